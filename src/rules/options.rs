//! Options: the text of an object with a switch for VSS, or the level of the basic edition.

use crate::lang::{Arg, Message, t};
use crate::params::Kind;
use crate::params::files::{OPTIONS, PERFORMANCE_LEVEL, USE_VSS};
use crate::params::plan::EDITION;
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::Edition;
use crate::rules::{Check, Fix, plain};
use crate::values::json::{Node, Value};

rules! {
    /// The page: the text of a JSON object. The Chinese page and the official SDK print `["UseVSS":true]`, which is
    /// no JSON.
    FORMAT = "options/format", Error,
    "文档规定为 JSON 对象的文本。中文文档和官方 SDK 写作 `[\"UseVSS\":true]`，那不是 JSON。",
    bad [
        "ecs-file" r#"{"Options":"[\"UseVSS\":false]"}"#,
        "ecs-file" r#"{"Options":"UseVSS"}"#,
        "ecs-file" r#"{"Options":"[\"UseVSS\"]"}"#,
    ],
    good ["ecs-file" r#"{"Options":"{\"UseVSS\":false}"}"#];

    /// The page: true or false.
    USE_VSS_VALUE = "options/use-vss", Error,
    "文档规定为 true 或 false。",
    bad [
        "ecs-file" r#"{"Options":"{\"UseVSS\":\"false\"}"}"#,
        "ecs-file" r#"{"Options":"{\"UseVSS\":0}"}"#,
        "ecs-file" r#"{"Options":"{\"UseVSS\":\"on\"}"}"#,
    ],
    good ["ecs-file" r#"{"Options":"{\"UseVSS\":false}"}"#];

    /// The page knows UseVSS alone. The official skill for the BASIC edition adds performanceLevel, L0 or L1. The
    /// service ignores other keys.
    UNKNOWN_KEY = "options/unknown-key", Warning,
    "文档只有 UseVSS。基础版的官方 Skill 另有 performanceLevel，取值 L0 或 L1。其他键会被服务忽略。",
    bad [
        "ecs-file" r#"{"Options":"{\"UseVss\":false}"}"#,
        "ecs-file" r#"{"Options":"{\"UseVSS\":false,\"AdvPolicy\":{}}"}"#,
        "ecs-file" r#"{"Options":"{\"performanceLevel\":\"L0\"}"}"#,
        "ecs-file-basic" r#"{"Options":"{\"performanceLevel\":\"L2\"}"}"#,
    ],
    good ["ecs-file-basic" r#"{"Options":"{\"performanceLevel\":\"L1\"}"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    let Some(held) = check.open(&OPTIONS, &FORMAT) else {
        let text = check.reading.node(&OPTIONS).and_then(Node::text);
        if let (Some(found), Some(meant)) = (check.found(&FORMAT), text.and_then(bracketed)) {
            found.finding.message = Message::new(
                t(
                    "{0} must be an object, in braces. Write {1}.",
                    "{0}须为对象，用花括号，应写作 {1}。",
                ),
                [Arg::Label(Place::of(&OPTIONS).label()), Arg::value(&meant)],
            );
            found.try_fix(|| {
                Fix::write(
                    Arg::value(&meant),
                    [Op::Replace(Place::of(&OPTIONS), Value::owned_text(meant))],
                )
            });
        }
        return;
    };
    use_vss(check, held);
    if check.reading.is_basic() && held.is_true(&USE_VSS) {
        let inner = Place::ROOT.member(&USE_VSS);
        let (place, part) = held.pointed(&inner);
        let message = Message::new(
            t("{0} counts in the standard edition only. Remove it.", "{0}仅用于标准版，应移除。"),
            [Arg::Label(Place::of(&OPTIONS).member(&USE_VSS).label())],
        );
        check
            .find(&UNKNOWN_KEY, place, message)
            .part_if(part)
            .with(Place::of(&EDITION))
            .try_fix(|| Fix::remove(held.patch(&[Op::Remove(inner)])));
    }
    for member in held.node().members().unwrap_or_default() {
        if member.name == PERFORMANCE_LEVEL.name {
            performance_level(check, held, &member.node);
        } else if member.name != USE_VSS.name {
            let names = OPTIONS.members.iter().map(|row| row.name);
            let renamed =
                check.meant(&member.name, names).filter(|name| held.node().get(name).is_none());
            check.unknown_key(&UNKNOWN_KEY, held, member, renamed, false);
        }
    }
}

/// The object that was written with square brackets.
fn bracketed(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix('[')?.strip_suffix(']')?;
    let braced = format!("{{{inner}}}");
    Node::read(&braced).ok().map(|node| node.value.to_string())
}

fn use_vss(check: &mut Check<'_>, held: &Held<'_>) {
    let Some(node) = held.get(&USE_VSS).filter(|node| !matches!(node.value, Value::Bool(_))) else {
        return;
    };
    let inner = Place::ROOT.member(&USE_VSS);
    let (place, part) = held.pointed(&inner);
    let message = Message::new(
        t("{0} must be true or false, but is {1}.", "{0}须为 true 或 false，实际是 {1}。"),
        [
            Arg::Label(Place::of(&OPTIONS).member(&USE_VSS).label()),
            Arg::value(node.value.to_string()),
        ],
    );
    let meant = plain::boolean(&node.value);
    let finding = check.find(&USE_VSS_VALUE, place, message).part_if(part);
    if let Some(meant) = meant {
        finding.try_fix(|| {
            Fix::write(
                Arg::code(meant.to_string()),
                held.patch(&[Op::Replace(inner, Value::Bool(meant))]),
            )
        });
    }
}

fn performance_level(check: &mut Check<'_>, held: &Held<'_>, node: &Node<'_>) {
    let label = Arg::Label(Place::of(&OPTIONS).member(&PERFORMANCE_LEVEL).label());
    let Kind::Choice(levels) = PERFORMANCE_LEVEL.kind else { return };
    let known = node.text().is_some_and(|text| levels.iter().any(|level| level.value == text));
    let message = if !known {
        Message::new(
            t("{0} must be `L0` or `L1`, but is {1}.", "{0}须为 `L0` 或 `L1`，实际是 {1}。"),
            [label, Arg::value(node.value.to_string())],
        )
    } else if !check.reading.is_basic()
        && check.reading.edition != Edition::Unknown
        && check.reading.own(&OPTIONS).is_some()
    {
        Message::new(
            t("{0} counts in the basic edition only. Remove it.", "{0}仅用于基础版，应移除。"),
            [label],
        )
    } else {
        return;
    };
    let inner = Place::ROOT.member(&PERFORMANCE_LEVEL);
    let (place, part) = held.pointed(&inner);
    let finding = check.find(&UNKNOWN_KEY, place, message).part_if(part);
    if known {
        finding.with(Place::of(&EDITION)).try_fix(|| Fix::remove(held.patch(&[Op::Remove(inner)])));
    }
}
