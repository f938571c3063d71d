//! The kind of each value: text, integer, boolean, array, object.

use crate::lang::{Arg, Message, Text, t};
use crate::params::backup_rule::{self, DESTINATION_RETENTION};
use crate::params::plan::RETENTION;
use crate::params::source::CREATE_TIME;
use crate::params::{self, Kind, Param};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::report::Found;
use crate::rules::{Check, Fix, plain};
use crate::values::json::{Node, NotInteger, Value, integer, is_blank};
use crate::values::moment::{by_china, nas_time};

rules! {
    /// The API's metadata gives every parameter a type. Its gateway turns some others into it and refuses the rest;
    /// which, it does not say.
    TYPE_MISMATCH = "type/mismatch", Error,
    "API 元数据为每个参数规定了类型。网关会转换其中一些、拒绝其余，但没有说明是哪些。",
    bad [
        "ecs-file" r#"{"Retention":"7"}"#,
        "ecs-file" r#"{"Retention":7.0}"#,
        "ecs-file" r#"{"Retention":"30天"}"#,
        "ecs-file" r#"{"Disabled":"true"}"#,
        "ecs-file" r#"{"KeepLatestSnapshots":true}"#,
        "ecs-file" r#"{"Path":"/home"}"#,
        "ecs-file" r#"{"Path":"[\"/home\",\"/srv\"]"}"#,
        "ecs-file" r#"{"Path":["/home",null]}"#,
        "ecs-file" r#"{"Include":["/home"]}"#,
        "ecs-file" r#"{"Options":{"UseVSS":false}}"#,
        "ots" r#"{"Rule":{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7}}"#,
        "nas" r#"{"FileSystemId":5494}"#,
        "oss" r#"{"Disabled":""}"#,
        "nas" r#"{"CreateTime":"2020-12-08T14:15:17Z"}"#,
        "nas" r#"{"CreateTime":"2020-12-08 22:15"}"#,
    ],
    good ["ecs-file" r#"{"Retention":7,"Disabled":true,"KeepLatestSnapshots":1,"Path":["/home","/srv"]}"#];

    /// Integers are 64 bits wide (int32 and int64 in the metadata). A larger one, or one with a fraction, cannot
    /// arrive as it was meant.
    INTEGER_RANGE = "type/integer-range", Error,
    "整数宽 64 位（元数据中的 int32、int64）。更大的数或带小数的数无法按原意送达。",
    bad [
        "ecs-file" r#"{"Retention":7.5}"#,
        "ecs-file" r#"{"CrossAccountType":null,"Retention":9223372036854775808}"#,
    ],
    good ["ecs-file" r#"{"Retention":30}"#];

    /// The page: a name has 1 to 64 characters.
    PLAN_NAME_LENGTH = "plan-name/length", Error,
    "文档规定名称长度为 1 到 64 个字符。",
    bad [
        "ecs-file" r#"{"PlanName":""}"#,
        "ecs-file" r#"{"PlanName":"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"}"#,
    ],
    good [
        "ecs-file" r#"{"PlanName":"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg"}"#,
        "ecs-file" r#"{"PlanName":"一个中文名称的备份计划😀"}"#,
    ];

    /// The page: "Set the value to COMPLETE". In a backup rule Tablestore also has INCREMENTAL (the official SDK).
    BACKUP_TYPE_VALUE = "backup-type/value", Error,
    "文档规定取值为 COMPLETE；备份规则中表格存储还可用 INCREMENTAL（官方 SDK）。",
    bad [
        "ecs-file" r#"{"BackupType":"FULL"}"#,
        "oss" r#"{"BackupType":"complete"}"#,
        "udm-ecs" r#"{"Rule":[{"BackupType":"INCREMENTAL","Schedule":"I|4102444800|P1D"}],"Schedule":null}"#,
    ],
    good ["ots" r#"{"Rule":[{"BackupType":"INCREMENTAL","Schedule":"I|4102444800|P1D"}]}"#];

    /// The page and the official SDK list two account types.
    CROSS_ACCOUNT_TYPE_VALUE = "cross-account-type/value", Error,
    "文档和官方 SDK 只列出两种账号类型。",
    bad ["ecs-file" r#"{"CrossAccountType":"self_account"}"#, "oss" r#"{"CrossAccountType":"OTHER"}"#],
    good ["ecs-file" r#"{"CrossAccountType":"SELF_ACCOUNT"}"#];

    /// The page: 0 does not retain the latest snapshot, 1 retains it.
    KEEP_LATEST_SNAPSHOTS_VALUE = "keep-latest-snapshots/value", Error,
    "文档规定 0 为不保留、1 为保留。",
    bad ["ecs-file" r#"{"KeepLatestSnapshots":2}"#],
    good ["ecs-file" r#"{"KeepLatestSnapshots":0}"#];

    /// The page: BASIC or STANDARD.
    EDITION_VALUE = "edition/value", Error,
    "文档规定取值为 BASIC 和 STANDARD。",
    bad ["ecs-file" r#"{"Edition":"standard"}"#, "ecs-file" r#"{"Edition":"PRO"}"#],
    good ["ecs-file" r#"{"Edition":"STANDARD"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    for param in params::ALL {
        let Some(node) = check.reading.node(param) else { continue };
        let place = || Place::of(param);
        value(check, param, &place, node);
        if matches!(param.kind, Kind::BackupRules) {
            for (index, entry) in node.entries().unwrap_or_default().iter().enumerate() {
                backup_rule(check, &|| place().index(index), entry, param.members);
            }
        }
    }
    lengths_and_choices(check);
}

fn backup_rule(
    check: &mut Check<'_>,
    place: &impl Fn() -> Place,
    entry: &Node<'_>,
    rows: &[&'static Param],
) {
    if entry.members().is_none() {
        mismatch(check, &place(), entry, t("an object", "对象"));
        return;
    }
    for row in rows {
        if let Some(node) = entry.get(row.name).filter(|node| node.value != Value::Null) {
            value(check, row, &|| place().member(row), node);
        }
    }
}

/// Whether a value has the JSON type of its row.
fn value(check: &mut Check<'_>, row: &'static Param, place: &impl Fn() -> Place, node: &Node<'_>) {
    match row.kind {
        Kind::Integer { .. } | Kind::ZeroOne => whole_number(check, row, place, node),
        Kind::Boolean => boolean(check, place, node),
        Kind::Paths => paths(check, place, node),
        Kind::BackupRules => backup_rules(check, place, node),
        // An object has a rule of its own for its format.
        Kind::Object | Kind::Texts(_) => {}
        Kind::ListText | Kind::ObjectText => {
            if node.text().is_none() {
                let place = place();
                let finding =
                    mismatch(check, &place, node, t("text that holds JSON", "内含 JSON 的文本"));
                if matches!(node.value, Value::Array(_) | Value::Object(_)) {
                    finding.try_fix(|| {
                        let text = Value::owned_text(node.value.to_string());
                        let title = t("Write it as JSON text", "写成 JSON 文本");
                        Fix::new(title, [], [Op::Replace(place, text)])
                    });
                }
            }
        }
        _ => {
            if node.text().is_none() {
                let number = match (&node.value, row.kind) {
                    // The zeros that it may begin with are lost already.
                    (_, Kind::Id(_)) => None,
                    (Value::Number(number), _) => Some(number.to_string()),
                    _ => None,
                };
                let place = place();
                let finding = mismatch(check, &place, node, t("text", "文本"));
                if let Some(number) = number {
                    write(finding, &place, Value::owned_text(number));
                }
            }
        }
    }
}

fn whole_number(check: &mut Check<'_>, row: &Param, place: &impl Fn() -> Place, node: &Node<'_>) {
    let expected = t("a whole number", "整数");
    if matches!(&node.value, Value::Number(number) if integer(number).is_ok()) {
        return;
    }
    let place = &place();
    match &node.value {
        Value::Number(number) => match integer(number) {
            Ok(_) => {}
            Err(NotInteger::Spelling(meant)) => {
                let message = Message::new(
                    t(
                        "{0} must be a whole number. Write {1} as {2}.",
                        "{0}必须是整数。将{1}写作{2}。",
                    ),
                    [Arg::Label(place.label()), Arg::value(number), Arg::code(meant.to_string())],
                );
                let finding = check.find(&TYPE_MISMATCH, place.clone(), message);
                write(finding, place, Value::integer(meant));
            }
            Err(problem) => {
                let text = match problem {
                    NotInteger::Fraction => t(
                        "{0} must be a whole number, but is {1}. Leave the fraction out.",
                        "{0}必须是整数，实际是{1}，应去掉小数部分。",
                    ),
                    _ => t(
                        "{0} must fit in 64 bits, but is {1}. Write a smaller number.",
                        "{0}必须在 64 位以内，实际是{1}，应写较小的数。",
                    ),
                };
                let message = Message::new(text, [Arg::Label(place.label()), Arg::value(number)]);
                check.find(&INTEGER_RANGE, place.clone(), message);
            }
        },
        Value::Text(text) => {
            // Answers that list file systems have the time as text.
            let moment = || nas_time(text).filter(|_| *row == CREATE_TIME);
            let days = || {
                plain::days(text).filter(|_| {
                    [&RETENTION, &backup_rule::RETENTION, &DESTINATION_RETENTION].contains(&row)
                })
            };
            let meant = plain::integer(&node.value).or_else(moment).or_else(days);
            if let Some(seconds) = by_china(text).filter(|_| *row == CREATE_TIME) {
                return date(check, place, text, seconds);
            }
            let blank = text.trim().is_empty();
            let finding = mismatch(check, place, node, expected);
            match meant {
                Some(number) => write(finding, place, Value::integer(number)),
                None if blank => remove(finding, place),
                None => {}
            }
        }
        Value::Bool(bool) if row.kind == Kind::ZeroOne => {
            let number = i64::from(*bool);
            let finding = mismatch(check, place, node, t("0 or 1", "0 或 1"));
            write(finding, place, Value::integer(number));
        }
        _ => {
            mismatch(check, place, node, expected);
        }
    }
}

/// A date and time of no zone, where UNIX seconds belong.
fn date(check: &mut Check<'_>, place: &Place, text: &str, seconds: i64) {
    let message = Message::new(
        t(
            "{0} must be UNIX seconds, but is the date {1}. By UTC+8 that is {2}.",
            "{0}须为 UNIX 秒，实际是日期 {1}，按 UTC+8 应为 {2}。",
        ),
        [Arg::Label(place.label()), Arg::value(text), Arg::Number(seconds.into())],
    );
    let finding = check.find(&TYPE_MISMATCH, place.clone(), message);
    write(finding, place, Value::integer(seconds));
}

fn boolean(check: &mut Check<'_>, place: &impl Fn() -> Place, node: &Node<'_>) {
    if matches!(node.value, Value::Bool(_)) {
        return;
    }
    let place = &place();
    let meant = plain::boolean(&node.value);
    let blank = node.text().is_some_and(|text| text.trim().is_empty());
    let finding = mismatch(check, place, node, t("true or false", "true 或 false"));
    match meant {
        Some(meant) => write(finding, place, Value::Bool(meant)),
        None if blank => remove(finding, place),
        None => {}
    }
}

fn paths(check: &mut Check<'_>, place: &impl Fn() -> Place, node: &Node<'_>) {
    let Some(entries) = node.entries() else {
        let place = &place();
        let meant = plain::list(&node.value);
        // Without any path the whole instance is backed up: an empty text is no wish for that.
        let finding = mismatch(check, place, node, t("an array of texts", "文本数组"));
        if let Some(meant) = meant {
            write(finding, place, meant);
        }
        return;
    };
    let more = entries.iter().any(|entry| entry.text().is_some_and(|path| !is_blank(path)));
    for (index, entry) in entries.iter().enumerate() {
        if entry.text().is_none() {
            let place = place().index(index);
            let null = entry.value == Value::Null;
            let finding = mismatch(check, &place, entry, t("text", "文本"));
            if null && more {
                remove(finding, &place);
            }
        }
    }
}

fn backup_rules(check: &mut Check<'_>, place: &impl Fn() -> Place, node: &Node<'_>) {
    if node.entries().is_some() {
        return;
    }
    let place = &place();
    let meant = match &node.value {
        Value::Object(_) => Some(Value::Array(vec![node.clone().into_owned()])),
        Value::Text(text) => match Node::read(text).map(Node::into_owned) {
            Ok(inner) if inner.entries().is_some() => Some(inner.value),
            Ok(inner) if inner.members().is_some() => Some(Value::Array(vec![inner])),
            _ => None,
        },
        _ => None,
    };
    let blank = node.text().is_some_and(|text| text.trim().is_empty());
    let finding = mismatch(check, place, node, t("an array of objects", "对象数组"));
    match meant {
        Some(meant) => write(finding, place, meant),
        None if blank => remove(finding, place),
        None => {}
    }
}

fn mismatch<'c>(
    check: &'c mut Check<'_>,
    place: &Place,
    node: &Node<'_>,
    expected: Text,
) -> Found<'c> {
    let label = called(place);
    let message = match node.text().filter(|text| !text.trim().is_empty()) {
        Some(text) => Message::new(
            t("{0} must be {1}, but is the text {2}.", "{0}必须是{1}，实际是文本 {2}。"),
            [label, Arg::Text(expected), Arg::value(text)],
        ),
        None => Message::new(
            t("{0} must be {1}, but is {2}.", "{0}必须是{1}，实际是{2}。"),
            [label, Arg::Text(expected), Arg::Text(node.value.kind())],
        ),
    };
    check.find(&TYPE_MISMATCH, place.clone(), message)
}

/// What a place is called in a sentence: a switch by its name on the wire, because its label is a sentence itself.
fn called(place: &Place) -> Arg {
    match place.param().map(|param| param.kind) {
        Some(Kind::Boolean | Kind::ZeroOne) => Arg::code(place.wire_name()),
        _ => Arg::Label(place.label()),
    }
}

fn write(finding: Found<'_>, place: &Place, value: Value<'static>) {
    finding.try_fix(|| {
        let shown = match &value {
            Value::Array(_) => None,
            Value::Text(text) => Some(Arg::value(text)),
            value => Some(Arg::value(value.to_string())),
        };
        let patch = [Op::Replace(place.clone(), value)];
        match shown {
            Some(shown) => Fix::write(shown, patch),
            None => Fix::new(t("Make it an array", "改为数组"), [], patch),
        }
    });
}

fn remove(finding: Found<'_>, place: &Place) {
    finding.try_fix(|| Fix::remove([Op::Remove(place.clone())]));
}

fn lengths_and_choices(check: &mut Check<'_>) {
    use crate::params::source::SourceType;
    use crate::params::{backup_rule, cross_account, plan};

    if let Some(name) = check.reading.node(&plan::PLAN_NAME).and_then(Node::text) {
        plan_name(check, name);
    }
    let reading = &check.reading;
    let mut choices: Vec<(&'static crate::rules::Rule, Place, &Node<'_>, &'static Param, bool)> =
        Vec::new();
    for (rule, param) in [
        (&BACKUP_TYPE_VALUE, &plan::BACKUP_TYPE),
        (&CROSS_ACCOUNT_TYPE_VALUE, &cross_account::CROSS_ACCOUNT_TYPE),
        (&EDITION_VALUE, &plan::EDITION),
    ] {
        if let Some(node) = reading.node(param) {
            choices.push((rule, Place::of(param), node, param, true));
        }
    }
    let incremental = reading.source.is_none_or(|source| source == SourceType::Ots);
    for (index, entry) in reading.given_backup_rules() {
        if let Some(node) = entry.get(backup_rule::BACKUP_TYPE.name) {
            let place =
                Place::of(&backup_rule::RULE).index(index).member(&backup_rule::BACKUP_TYPE);
            choices.push((&BACKUP_TYPE_VALUE, place, node, &backup_rule::BACKUP_TYPE, incremental));
        }
    }
    for (rule, place, node, row, all) in choices {
        choice(check, rule, &place, node, row, all);
    }
    if let Some(Value::Number(number)) =
        check.reading.node(&plan::KEEP_LATEST_SNAPSHOTS).map(|node| &node.value)
        && integer(number).is_ok_and(|number| !(0..=1).contains(&number))
    {
        let place = Place::of(&plan::KEEP_LATEST_SNAPSHOTS);
        let message = Message::new(
            t(
                "{0} must be 0 or 1, but is {1}. Write 1 to keep the last backup.",
                "{0}必须是 0 或 1，实际是{1}。保留最新备份写 1。",
            ),
            [called(&place), Arg::value(number)],
        );
        check.find(&KEEP_LATEST_SNAPSHOTS_VALUE, place, message);
    }
}

fn plan_name(check: &mut Check<'_>, name: &str) {
    let Kind::Name { max: Some(max) } = params::plan::PLAN_NAME.kind else { return };
    let place = Place::of(&params::plan::PLAN_NAME);
    let length = name.chars().count();
    if name.trim().is_empty() {
        let message = Message::new(
            t("Enter the {^0}, 1 to {1} characters.", "填写{0}，1 到 {1} 个字符。"),
            [Arg::Label(place.label()), Arg::count(max)],
        );
        check.find(&PLAN_NAME_LENGTH, place, message);
    } else if length > max {
        let message = Message::new(
            t(
                "{0} must be {1} characters or fewer, but has {2}. Shorten it.",
                "{0}最多 {1} 个字符，实际有 {2} 个，应缩短。",
            ),
            [Arg::Label(place.label()), Arg::count(max), Arg::count(length)],
        );
        check.find(&PLAN_NAME_LENGTH, place, message);
    }
}

/// Whether a text is one of its row's choices; without `all`, only the first one is.
pub(in crate::rules) fn choice(
    check: &mut Check<'_>,
    rule: &'static crate::rules::Rule,
    place: &Place,
    node: &Node<'_>,
    row: &'static Param,
    all: bool,
) {
    let (Kind::Choice(choices), Some(text)) = (row.kind, node.text()) else { return };
    let choices = if all { choices } else { &choices[..1] };
    if text.trim().is_empty() || choices.iter().any(|choice| choice.value == text) {
        return;
    }
    let names = choices.iter().map(|choice| choice.value);
    let meant = match choices {
        [only] => Some(only.value),
        _ => crate::values::near::meant(text, names.clone()),
    };
    let sentence = if choices.len() == 1 {
        t("{0} must be {2}, but is {1}.", "{0}必须是 {2}，实际是 {1}。")
    } else {
        t("{0} must be one of {2}, but is {1}.", "{0}必须是 {2} 之一，实际是 {1}。")
    };
    let message =
        Message::new(sentence, [Arg::Label(place.label()), Arg::value(text), Arg::codes(names)]);
    let finding = check.find(rule, place.clone(), message);
    if let Some(meant) = meant {
        write(finding, place, Value::owned_text(meant));
    }
}
