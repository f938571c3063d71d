//! One request for each of many resources: a plan as the pattern, and a list of instances, buckets, file systems or
//! Tablestore instances.
//!
//! The list is names one a line, or with commas or spaces between them; or a table with a line of parameter names
//! (`InstanceId,PlanName,Path.1`) and then a line for each request, in commas, semicolons or tabs.

use std::collections::HashMap;

use crate::inventory::{Inventory, Resource, ResourceKind};
use crate::lang::{Arg, Message, t};
use crate::params::files::PATH;
use crate::params::plan::PLAN_NAME;
use crate::params::source::{CREATE_TIME, SOURCE_TYPE, SourceType, UDM_REGION_ID};
use crate::params::{self, Kind};
use crate::plan::draft::Draft;
use crate::plan::place::Place;
use crate::plan::reading::Reading;
use crate::rules::{Names, Report, Severity, World, check_among};
use crate::values::json::{Node, Value};

/// The most requests that are made of one list.
pub const MOST: usize = 1_000;
/// The longest list that is looked at, in bytes.
const MOST_BYTES: usize = 1 << 20;
/// The highest number of a backup path or backup rule in a table's head.
const MOST_ENTRIES: usize = 64;

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

/// A line of the list: the ID, and what its columns say otherwise than the pattern.
struct Entry {
    line: usize,
    id: String,
    columns: Vec<(Place, String)>,
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
        let (entries, problems) = entries(list, sort);
        many.problems = problems;
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
        request.set(place, value(place, text));
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

/// What a cell of a table stands for at a place.
fn value(place: &Place, text: &str) -> Value<'static> {
    let Some(param) = place.param() else { return Value::owned_text(text) };
    let is_whole = place.steps().len() == 1;
    let json = || Node::read(text).ok().map(|node| node.into_owned().value);
    let read = match param.kind {
        Kind::Integer { .. } | Kind::ZeroOne => json().filter(|it| matches!(it, Value::Number(_))),
        Kind::Boolean => json().filter(|it| matches!(it, Value::Bool(_))),
        Kind::Object | Kind::BackupRules | Kind::Texts(_) => json(),
        Kind::Paths if is_whole => json().or_else(|| Some(Value::array([Value::owned_text(text)]))),
        _ => None,
    };
    read.unwrap_or_else(|| Value::owned_text(text))
}

/// The entries of a list, and what is wrong with it.
fn entries(list: &str, sort: ResourceKind) -> (Vec<Entry>, Vec<Message>) {
    let list = list.strip_prefix('\u{feff}').unwrap_or(list);
    let said = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let head = list.lines().find(|line| said(line)).unwrap_or_default();
    let separator = ['\t', ';', ','].into_iter().find(|c| head.contains(*c)).unwrap_or(',');
    let names = rows(head, separator).next().map(|(_, cells)| cells).unwrap_or_default();
    let is_table =
        names.iter().any(|name| params::find(name.split('.').next().unwrap_or(name)).is_some());
    if is_table { table(list, separator, sort) } else { (words(list, said), Vec::new()) }
}

/// Names with commas, semicolons or space between them.
fn words(list: &str, said: impl Fn(&str) -> bool) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (index, line) in list.lines().enumerate().filter(|(_, line)| said(line)) {
        let separates = |c: char| c.is_whitespace() || ",;，；、\"'".contains(c);
        for id in line.split(separates).filter(|id| !id.is_empty()) {
            // One more than is made, so that it can be said that there are more.
            if entries.len() > 2 * MOST {
                return entries;
            }
            entries.push(Entry { line: index + 1, id: id.to_owned(), columns: Vec::new() });
        }
    }
    entries
}

/// A table whose first row names parameters.
fn table(list: &str, separator: char, sort: ResourceKind) -> (Vec<Entry>, Vec<Message>) {
    let mut problems = Vec::new();
    let mut all = rows(list, separator).filter(|(_, cells)| {
        cells.iter().any(|cell| !cell.is_empty()) && !cells[0].starts_with('#')
    });
    let Some((_, head)) = all.next() else { return (Vec::new(), problems) };
    let mut places = Vec::new();
    for name in &head {
        let place = place_of(name);
        if place.is_none() && !name.is_empty() {
            problems.push(Message::new(
                t("The column {0} is no parameter, and is left out.", "列 {0} 不是参数，已忽略。"),
                [Arg::value(name)],
            ));
        }
        places.push(place);
    }
    let id = Place::of(sort.param());
    let Some(key) = places.iter().position(|place| place.as_ref() == Some(&id)) else {
        problems.push(Message::new(
            t("The table has no column {0}. Add it.", "表格缺少列 {0}，应添加。"),
            [Arg::code(sort.param().name)],
        ));
        return (Vec::new(), problems);
    };
    let mut entries = Vec::new();
    for (line, cells) in all.take(2 * MOST) {
        let Some(id) = cells.get(key).filter(|id| !id.is_empty()) else {
            problems.push(Message::new(
                t("Line {0} has no {1}, and is left out.", "第 {0} 行缺少 {1}，已忽略。"),
                [Arg::count(line), Arg::code(sort.param().name)],
            ));
            continue;
        };
        let columns = places.iter().zip(&cells).enumerate().filter(|(column, _)| *column != key);
        let columns =
            columns.filter_map(|(_, (place, cell))| Some((place.clone()?, cell.clone()))).collect();
        entries.push(Entry { line, id: id.clone(), columns });
    }
    (entries, problems)
}

/// The place of a column: a parameter, a backup path (`Path.1`) or a member of a backup rule (`Rule.1.Schedule`).
fn place_of(name: &str) -> Option<Place> {
    let mut parts = name.split('.');
    let top = params::find(parts.next()?)?;
    let place = Place::of(top);
    let Some(number) = parts.next() else { return Some(place) };
    let number = number.parse().ok().filter(|number| (1..=MOST_ENTRIES).contains(number))?;
    let place = place.index(number - 1);
    match (top.kind, parts.next(), parts.next()) {
        (Kind::Paths, None, None) => Some(place),
        (Kind::BackupRules, Some(member), None) => Some(place.member(top.member(member)?)),
        _ => None,
    }
}

/// The rows of a table with the line each begins on. A cell in quotes may hold separators, line breaks and, doubled,
/// quotes (RFC 4180).
fn rows(text: &str, separator: char) -> impl Iterator<Item = (usize, Vec<String>)> {
    let mut chars = text.chars().peekable();
    let mut line = 1;
    std::iter::from_fn(move || {
        chars.peek()?;
        let began = line;
        let mut cells = vec![String::new()];
        let mut quoted = false;
        while let Some(c) = chars.next() {
            let cell = cells.last_mut()?;
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                    cell.push('"');
                }
                '"' if quoted || cell.trim().is_empty() => {
                    quoted = !quoted;
                    if quoted {
                        cell.clear();
                    }
                }
                '\n' => {
                    line += 1;
                    if !quoted {
                        break;
                    }
                    cell.push(c);
                }
                '\r' if !quoted => {}
                c if c == separator && !quoted => cells.push(String::new()),
                c => cell.push(c),
            }
        }
        Some((began, cells.iter().map(|cell| cell.trim().to_owned()).collect()))
    })
}
