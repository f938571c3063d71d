//! Include and Exclude: lists of paths inside a text.

use std::collections::HashSet;

use crate::lang::{Arg, Message, t};
use crate::params::Param;
use crate::params::files::{EXCLUDE, INCLUDE, MAX_FILTER_LENGTH};
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::{Check, Fix, Rule};
use crate::values::json::{Node, Value};
use crate::values::path::listed;

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
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    one(check, &INCLUDE, &INCLUDE_FORMAT, &INCLUDE_PATH_LENGTH, &INCLUDE_TOTAL_LENGTH);
    one(check, &EXCLUDE, &EXCLUDE_FORMAT, &EXCLUDE_PATH_LENGTH, &EXCLUDE_TOTAL_LENGTH);
    contradiction(check);
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
    let included: HashSet<&str> =
        reading.filters(&INCLUDE).filter_map(|(_, entry)| entry.text()).collect();
    for (index, entry) in reading.filters(&EXCLUDE) {
        if entry.text().is_none_or(|path| !included.contains(path)) {
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
