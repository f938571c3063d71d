//! One request for each of many resources: a plan as the pattern, and a list of instances, buckets, file systems or
//! Tablestore instances.
//!
//! The list is names one a line, or with commas or spaces between them; a table with a line of parameter names
//! (`InstanceId,PlanName,Path.1`) and then a line for each request, in commas, semicolons or tabs; or JSON: an array of
//! names or of objects with such members, one of them on each line, or the answer of a call that lists resources.

use std::collections::HashMap;
use std::sync::Arc;

use crate::guide::list::{self, Entry, List};
use crate::inventory::{Inventory, Resource, ResourceKind};
use crate::lang::{Arg, Message, t};
use crate::params::files::PATH;
use crate::params::plan::PLAN_NAME;
use crate::params::source::{CREATE_TIME, SOURCE_TYPE, SourceType, UDM_REGION_ID};
use crate::plan::draft::Draft;
use crate::plan::place::Place;
use crate::plan::reading::Reading;
use crate::rules::{Names, Report, Severity, World, check_among};
use crate::values::json::Value;

/// The most requests that are made of one list.
pub const MOST: usize = 1_000;
/// The longest list that is looked at, in bytes.
const MOST_BYTES: usize = 1 << 20;

/// What in a plan's name stands for the ID, for the name and for the number of the resource.
pub const PLACEHOLDERS: [&str; 3] = ["{id}", "{name}", "{n}"];

/// The requests of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Many {
    /// The requests, in the order of the list.
    pub requests: Vec<One>,
    /// What the list says and cannot be done.
    pub problems: Vec<Message>,
    /// Whether the list goes on behind what requests are made of.
    pub cut: bool,
    /// Whether the pattern's name had nothing that tells plans apart, and the ID was put behind it.
    pub named: bool,
}

/// One request of many.
#[derive(Clone, Debug, PartialEq)]
pub struct One {
    /// The line of the list, from 1.
    pub line: usize,
    /// The resource it is for.
    pub id: String,
    /// The request.
    pub request: Draft,
    /// What the rules say about it.
    pub report: Report,
}

impl Many {
    /// Makes the requests.
    #[must_use]
    pub fn of(list: &str, pattern: &Draft, world: &World) -> Many {
        let mut many = Many::default();
        let reading = Reading::of(pattern.root());
        let Some(sort) = reading.source.and_then(ResourceKind::of_source) else {
            many.problems.push(Message::new(
                t(
                    "Choose a {^0} that backs up one resource: a list cannot make data sync or an unknown type.",
                    "选择备份单个资源的{0}：列表不能用于数据同步或未知类型。",
                ),
                [Arg::Label(Place::of(&SOURCE_TYPE).label())],
            ));
            return many;
        };
        if list.len() > MOST_BYTES {
            many.problems.push(too_many());
            many.cut = true;
            return many;
        }
        let List { entries, problems, known } = List::read(list, sort);
        many.problems = problems;
        // What the list knows of a resource holds for its request, too.
        let known = Arc::new(Inventory::clone(&world.known).with(known));
        let world = &World { known, ..world.clone() };
        let name = reading.text(&PLAN_NAME).map(str::to_owned);
        let named_by_column = entries.first().is_some_and(|entry| {
            entry.columns.iter().any(|(place, _)| place.top() == Some(&PLAN_NAME))
        });
        let telling =
            name.as_ref().is_none_or(|name| PLACEHOLDERS.iter().any(|mark| name.contains(mark)));
        many.named = !telling && !named_by_column && !entries.is_empty();
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut names = Names::default();
        for entry in entries {
            // With columns a resource may have several plans, told apart by name.
            let earlier = seen.insert(entry.id.clone(), entry.line);
            if let Some(first) = earlier.filter(|_| !named_by_column) {
                many.problems.push(Message::new(
                    t(
                        "Line {0} repeats {1} of line {2}. One request is made for both.",
                        "第 {0} 行与第 {2} 行的 {1} 重复，只生成一个请求。",
                    ),
                    [Arg::count(entry.line), Arg::value(&entry.id), Arg::count(first)],
                ));
                continue;
            }
            if many.requests.len() == MOST {
                many.problems.push(too_many());
                many.cut = true;
                break;
            }
            let number = many.requests.len() + 1;
            let suffix = if many.named { "-{id}" } else { "" };
            let pattern_name = name.as_ref().map(|name| format!("{name}{suffix}"));
            let request =
                fill(pattern, pattern_name.as_deref(), sort, &entry, number, &world.known);
            let report = check_among(request.root(), world, &mut names);
            many.requests.push(One { line: entry.line, id: entry.id, request, report });
        }
        many
    }

    /// How many requests have an error.
    #[must_use]
    pub fn wrong(&self) -> usize {
        self.requests.iter().filter(|one| !one.report.is_valid()).count()
    }

    /// How many requests have a warning and no error.
    #[must_use]
    pub fn doubtful(&self) -> usize {
        let warned = |one: &&One| one.report.is_valid() && one.report.count(Severity::Warning) > 0;
        self.requests.iter().filter(warned).count()
    }

    /// The requests as JSON, one a line: what `check --jsonl` reads.
    #[must_use]
    pub fn json_lines(&self) -> String {
        let mut lines = String::new();
        for one in &self.requests {
            lines.push_str(&one.request.root().value.to_string());
            lines.push('\n');
        }
        lines
    }
}

fn too_many() -> Message {
    Message::new(
        t(
            "The list is too long: {0} requests are made at most. Split it.",
            "列表过长：最多生成 {0} 个请求，应拆分。",
        ),
        [Arg::count(MOST)],
    )
}

/// The request for one entry: the pattern with its ID, its name and what its columns say.
fn fill(
    pattern: &Draft,
    name: Option<&str>,
    sort: ResourceKind,
    entry: &Entry,
    number: usize,
    known: &Inventory,
) -> Draft {
    let mut request = pattern.clone();
    let resource = known.find(sort, &entry.id);
    request.set(&Place::of(sort.param()), Value::owned_text(&*entry.id));
    of_the_resource(&mut request, sort, resource);
    if let Some(name) = name {
        let of_resource =
            |resource: &Resource| Some(resource.name.clone()).filter(|name| !name.is_empty());
        let called = resource.and_then(of_resource).unwrap_or_else(|| entry.id.clone());
        let values = [&*entry.id, &*called, &*number.to_string()];
        request.set(&Place::of(&PLAN_NAME), Value::owned_text(filled(name, values)));
    }
    // A table that has paths has all of them.
    if entry.columns.iter().any(|(place, _)| place.top() == Some(&PATH)) {
        request.remove(&Place::of(&PATH));
    }
    for (place, text) in entry.columns.iter().filter(|(_, text)| !text.is_empty()) {
        request.set(place, list::value(place, text));
    }
    request
}

/// What belongs to the pattern's own resource is no one else's: the creation time of a file system, the region of an
/// instance where it is known.
fn of_the_resource(request: &mut Draft, sort: ResourceKind, resource: Option<&Resource>) {
    if sort == ResourceKind::FileSystem {
        let place = Place::of(&CREATE_TIME);
        match resource.and_then(|resource| resource.created) {
            Some(created) => request.set(&place, Value::integer(created)),
            None => request.remove(&place),
        }
    }
    let whole = Reading::of(request.root()).source == Some(SourceType::UdmEcs);
    if let Some(region) =
        resource.map(|resource| &resource.region).filter(|it| whole && !it.is_empty())
    {
        request.set(&Place::of(&UDM_REGION_ID), Value::owned_text(&**region));
    }
}

/// A name with its placeholders filled, in one go: what is put in is not looked at again.
fn filled(name: &str, values: [&str; 3]) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let mark = PLACEHOLDERS.iter().zip(values).find(|(mark, _)| rest.starts_with(**mark));
        if let Some((mark, value)) = mark {
            out.push_str(value);
            rest = &rest[mark.len()..];
        } else {
            out.push('{');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}
