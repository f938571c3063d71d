//! Include and Exclude: lists of paths inside a text.

use std::borrow::Cow;

use crate::lang::{Arg, Message, t};
use crate::params::Param;
use crate::params::files::{EXCLUDE, INCLUDE, MAX_FILTER_LENGTH, PATH};
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::{Check, Fix, Rule};
use crate::values::json::{Node, Value};
use crate::values::order::sort;
use crate::values::path::{PathKind, comparable, has_wildcard, is_inside, listed};

rules! {
    /// The page: the text of a JSON array of paths.
    INCLUDE_FORMAT = "include/format", Error,
    "页面规定为 JSON 路径数组的文本。",
    bad [
        "ecs-file" r#"{"Include":"/home/*.pdf"}"#,
        "ecs-file" r#"{"Include":"/home/*.pdf, /home/*.txt"}"#,
        "ecs-file" r#"{"Include":"{\"path\":\"/home\"}"}"#,
        "ecs-file" r#"{"Include":"[\"/home\""}"#,
        "ecs-file" r#"{"Include":"[7]"}"#,
    ],
    good ["ecs-file" r#"{"Include":"[\"/home/*.pdf\"]"}"#];

    /// The page: the text of a JSON array of paths.
    EXCLUDE_FORMAT = "exclude/format", Error,
    "页面规定为 JSON 路径数组的文本。",
    bad ["ecs-file" r#"{"Exclude":"/var\n/proc"}"#, "ecs-file" r#"{"Exclude":"['/var']"}"#],
    good ["ecs-file" r#"{"Exclude":"[\"/var\", \"/proc\"]"}"#];

    /// The page: up to 255 characters.
    INCLUDE_PATH_LENGTH = "include/path-length", Error,
    "页面规定最多 255 个字符。",
    bad ["long-include" "256"],
    good ["long-include" "251"];

    /// The page: up to 255 characters.
    EXCLUDE_PATH_LENGTH = "exclude/path-length", Error,
    "页面规定最多 255 个字符。",
    bad ["long-exclude" "256"],
    good ["long-exclude" "251"];

    /// The page can be read as 255 characters a path; other pages count the whole text, so more is not safe.
    INCLUDE_TOTAL_LENGTH = "include/total-length", Warning,
    "页面可理解为每条路径 255 个字符；其他页面按整段文本计算，因此超出并不稳妥。",
    bad ["long-include" "252"],
    good ["long-include" "251"];

    /// The page can be read as 255 characters a path; other pages count the whole text, so more is not safe.
    EXCLUDE_TOTAL_LENGTH = "exclude/total-length", Warning,
    "页面可理解为每条路径 255 个字符；其他页面按整段文本计算，因此超出并不稳妥。",
    bad ["long-exclude" "252"],
    good ["long-exclude" "251"];

    /// What is included and excluded at once is one or the other; which, no page says.
    CONTRADICTION = "filter/contradiction", Warning,
    "同时包含又排除的路径只能算其一，没有页面说明算哪个。",
    bad ["ecs-file" r#"{"Include":"[\"/home/a\",\"/home/b\"]","Exclude":"[\"/home/b\"]"}"#],
    good ["ecs-file" r#"{"Include":"[\"/home/a\"]","Exclude":"[\"/home/b\"]"}"#];

    /// What is excluded is not backed up, and here that is all of a path: the plan runs, and keeps nothing of it.
    EXCLUDES_PATH = "exclude/whole-path", Warning,
    "排除的内容不会备份，而这里排除了整条路径：计划照常执行，却不保留其中任何内容。",
    bad [
        "ecs-file" r#"{"Exclude":"[\"/home\"]"}"#,
        "ecs-file" r#"{"Path":["/home/a"],"Exclude":"[\"/home/\"]"}"#,
    ],
    good ["ecs-file" r#"{"Exclude":"[\"/home/tmp\",\"/homes\"]"}"#];

    /// Only files below the paths are backed up, so what lies elsewhere cannot be included.
    INCLUDE_OUTSIDE = "include/outside-paths", Warning,
    "只备份路径之下的文件，其他位置的内容无法通过包含路径加入。",
    bad ["ecs-file" r#"{"Include":"[\"/var/log\"]"}"#],
    good ["ecs-file" r#"{"Include":"[\"/home/a\",\"/\",\"/var/*.log\"]"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    one(check, &INCLUDE, &INCLUDE_FORMAT, &INCLUDE_PATH_LENGTH, &INCLUDE_TOTAL_LENGTH);
    one(check, &EXCLUDE, &EXCLUDE_FORMAT, &EXCLUDE_PATH_LENGTH, &EXCLUDE_TOTAL_LENGTH);
    contradiction(check);
    beside_paths(check);
}

fn one(
    check: &mut Check<'_>,
    param: &'static Param,
    format: &'static Rule,
    path: &'static Rule,
    total: &'static Rule,
) {
    let place = Place::of(param);
    let Some(held) = check.open(param, format) else {
        let list = check.reading.node(param).and_then(Node::text).and_then(list_of);
        if let (Some(finding), Some(list)) = (check.found(format), list) {
            finding.try_fix(|| {
                Fix::write(Arg::value(&list), [Op::Replace(place, Value::owned_text(list))])
            });
        }
        return;
    };
    let entries = held.node().entries().unwrap_or_default();
    let mut too_long = false;
    for (index, entry) in entries.iter().enumerate() {
        let label = || Arg::Label(place.index(index).label());
        let at = || held.pointed_at(&Place::ROOT.index(index), Some(entry));
        let Some(text) = entry.text() else {
            let (at, part) = at();
            let message = Message::new(
                t(
                    "{0} must be text, but is {1}. Write it in quotes.",
                    "{0}须为文本，实际是{1}，应加引号。",
                ),
                [label(), Arg::Text(entry.value.kind())],
            );
            check.find(format, at, message).part_if(part);
            continue;
        };
        let length = text.chars().count();
        if length > MAX_FILTER_LENGTH {
            too_long = true;
            let message = Message::new(
                t(
                    "{0} must be {1} characters or fewer, but has {2}. Shorten it.",
                    "{0}最多 {1} 个字符，实际有 {2} 个，应缩短。",
                ),
                [label(), Arg::count(MAX_FILTER_LENGTH), Arg::count(length)],
            );
            let (at, part) = at();
            check.find(path, at, message).part_if(part);
        }
    }
    let whole = whole_length(check, param, held);
    if whole > MAX_FILTER_LENGTH && !too_long {
        let message = Message::new(
            t(
                "{0} has {1} characters as a whole; other pages allow {2}. Shorten it.",
                "{0}整段有 {1} 个字符，其他页面只允许 {2} 个，应缩短。",
            ),
            [Arg::Label(place.label()), Arg::count(whole), Arg::count(MAX_FILTER_LENGTH)],
        );
        check.find(total, place, message);
    }
}

/// The characters of the text that is sent.
fn whole_length(check: &Check<'_>, param: &Param, held: &Held<'_>) -> usize {
    match check.reading.node(param).and_then(Node::text) {
        Some(text) => text.chars().count(),
        None => held.node().value.to_string().chars().count(),
    }
}

/// The JSON of a list that was written with commas, lines or single quotes.
fn list_of(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(inner) = Node::read(text) {
        return inner.text().map(|path| Value::array([Value::owned_text(path)]).to_string());
    }
    if text.starts_with(['[', '{', '"']) {
        let double = text.replace('\'', "\"");
        let list = Node::read(&double).ok().filter(|node| node.entries().is_some())?;
        return Some(list.value.to_string());
    }
    let paths = listed(text);
    (!paths.is_empty()).then(|| Value::array(paths.into_iter().map(Value::owned_text)).to_string())
}

fn contradiction(check: &mut Check<'_>) {
    let reading = check.reading;
    let Some(excluded) = reading.held(&EXCLUDE) else { return };
    let mut included: Vec<&str> =
        reading.filters(&INCLUDE).filter_map(|(_, entry)| entry.text()).collect();
    sort(&mut included, Ord::cmp);
    for (index, entry) in reading.filters(&EXCLUDE) {
        if entry.text().is_none_or(|path| included.binary_search(&path).is_err()) {
            continue;
        }
        let inner = Place::ROOT.index(index);
        let (place, part) = excluded.pointed_at(&inner, Some(entry));
        let message = Message::new(
            t(
                "{0} is {1}, and Include has it too. Remove it from one of them.",
                "{0} {1} 也在包含路径中，应从其中之一移除。",
            ),
            [
                Arg::Label(Place::of(&EXCLUDE).join(&inner).label()),
                Arg::value(entry.text().unwrap_or_default()),
            ],
        );
        check.find(&CONTRADICTION, place, message).part_if(part).with(Place::of(&INCLUDE));
    }
}

/// A path that is written out, as it compares with others.
type Spelt<'a> = (PathKind, Cow<'a, str>);

fn spelt(path: &str) -> Option<Spelt<'_>> {
    let kind = PathKind::of(path).filter(|_| !has_wildcard(path))?;
    Some((kind, comparable(path, kind)))
}

/// Whether Include and Exclude have to do with the paths at all. Only what is written out, without a wildcard, can be
/// told.
fn beside_paths(check: &mut Check<'_>) {
    let reading = check.reading;
    if reading.held(&EXCLUDE).is_none() && reading.held(&INCLUDE).is_none() {
        return;
    }
    let paths: Vec<(usize, Option<Spelt<'_>>)> =
        reading.paths().map(|(index, path)| (index, spelt(path))).collect();
    let holds = |outer: &Spelt<'_>, inner: &Spelt<'_>| {
        outer.0.is_windows() == inner.0.is_windows()
            && (outer.1 == inner.1 || is_inside(&inner.1, &outer.1, outer.0))
    };
    for (param, rule) in [(&EXCLUDE, &EXCLUDES_PATH), (&INCLUDE, &INCLUDE_OUTSIDE)] {
        let Some(held) = reading.held(param) else { continue };
        for (index, entry) in reading.filters(param) {
            let Some(own) = entry.text().and_then(spelt) else { continue };
            let known = || paths.iter().filter_map(|(index, path)| Some((*index, path.as_ref()?)));
            let inner = Place::ROOT.index(index);
            let label = || Arg::Label(Place::of(param).join(&inner).label());
            let value = || Arg::value(entry.text().unwrap_or_default());
            let message = if *param == EXCLUDE {
                let Some((path, _)) = known().find(|(_, path)| holds(&own, path)) else { continue };
                Message::new(
                    t(
                        "{0} {1} holds all of path {2}: nothing of it is backed up. Remove one of them.",
                        "{0} {1} 包含第 {2} 条路径的全部内容，该路径不会备份，应移除其一。",
                    ),
                    [label(), value(), Arg::count(path + 1)],
                )
            } else {
                let all_known = !paths.is_empty() && paths.iter().all(|(_, path)| path.is_some());
                if !all_known || known().any(|(_, path)| holds(path, &own) || holds(&own, path)) {
                    continue;
                }
                Message::new(
                    t(
                        "{0} {1} lies in none of the paths: nothing there is backed up. Add it there.",
                        "{0} {1} 不在任何路径之下，不会备份，应加入路径。",
                    ),
                    [label(), value()],
                )
            };
            let (place, part) = held.pointed_at(&inner, Some(entry));
            check.find(rule, place, message).part_if(part).with(Place::of(&PATH));
        }
    }
}
