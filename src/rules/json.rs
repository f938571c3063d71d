//! The request as JSON: that it can be read, and that its names are known.

use std::collections::{HashMap, HashSet};

use crate::lang::{Arg, Message, Text, t};
use crate::params::{self, Param};
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::credential::{self, is_secret_name};
use crate::rules::{Check, Finding, Fix, Report, Rule};
use crate::values::json::{JsonError, Member, Node, Span, Value};

rules! {
    /// A request that is not JSON says nothing at all; nothing in it can be judged until it can be read.
    NOT_JSON = "request/not-json", Error,
    "不是 JSON 的请求无法读取，其中的内容都无从判断。",
    bad ["text" "{\"SourceType\": \"OSS\"", "text" "", "text" "{'SourceType': 'OSS'}"],
    good ["oss" "{}"];

    /// The parameters of one call are the members of one object.
    NOT_OBJECT = "request/not-object", Error,
    "一次调用的参数是一个对象的成员。",
    bad ["text" "[]", "text" "\"SourceType\"", "text" "null"],
    good ["oss" "{}"];

    /// Of two members with one name every JSON reader keeps one and drops the other without a word, and not all keep
    /// the same.
    DUPLICATE_PARAMETER = "request/duplicate-parameter", Error,
    "同名成员只会保留一个，另一个被悄悄丢弃，且各种读取方式保留的不一定相同。",
    bad [
        "text" r#"{"SourceType":"ECS_FILE","Edition":"BASIC","Edition":"BASIC","InstanceId":"i-bp1567rc0o5rz8bxnltz"}"#,
        "ecs-file" r#"{"Options":"{\"UseVSS\":false,\"UseVSS\":false}"}"#,
    ],
    good ["ecs-file" "{}"];

    /// The page lists 33 parameters and 8 members of a backup rule. The service ignores any other name, so a value
    /// under a misspelt name is lost without an error.
    UNKNOWN_PARAMETER = "request/unknown-parameter", Error,
    "文档列出 33 个参数和备份规则的 8 个成员。其他名称会被服务忽略，写错名称的值就此丢失，也不报错。",
    bad [
        "ecs-file" r#"{"Paths":["/home"]}"#,
        "oss" r#"{"Prefix":null,"prefix":"photos/"}"#,
        "ots" r#"{"Rule":[{"Name":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7}]}"#,
    ],
    good ["oss" r#"{"Prefix":"photos/"}"#];

    /// Action, Version, the signature and their kind belong to the call, not to the plan. They are added when the
    /// request is built; one that stands in the request would be sent twice, and a key would end up in a file.
    COMMON_PARAMETER = "request/common-parameter", Warning,
    "Action、Version、签名等属于调用本身而非计划，生成请求时会自动加上；写在请求里会重复发送，密钥还会留在文件中。",
    bad ["ecs-file" r#"{"Action":"CreateBackupPlan"}"#, "oss" r#"{"RegionId":"cn-hangzhou"}"#],
    good ["ecs-file" "{}"];
}

/// The parameters that every call of the service's gateway has ("Common parameters", RPC and V3 signature pages).
pub static COMMON: &[&str] = &[
    "Action",
    "Version",
    "Format",
    "RegionId",
    "AccessKeyId",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureType",
    "SignatureVersion",
    "Timestamp",
    "SecurityToken",
];

/// Whether a rule speaks of a request that cannot be read.
pub(in crate::rules) fn is_unreadable(rule: &Rule) -> bool {
    *rule == NOT_JSON || *rule == NOT_OBJECT
}

/// The report on a text that is not JSON.
#[must_use]
pub fn not_json(error: &JsonError) -> Report {
    let message = Message::new(
        t(
            "Request is not JSON: expected {0}, but found {1}.",
            "请求不是 JSON：此处应为{0}，实际是{1}。",
        ),
        [Arg::Text(error.expected), error.found_there()],
    );
    let mut finding = Finding::new(&NOT_JSON, Place::ROOT, message);
    let length = error.found.map_or(0, char::len_utf8);
    finding.span = Some(Span { start: error.at, end: error.at + length });
    Report { findings: vec![finding] }
}

/// The report on JSON that is no object.
pub(in crate::rules) fn not_object(root: &Node<'_>) -> Report {
    let message = Message::new(
        t(
            "Request must be one JSON object, but is {0}. Put the parameters between braces.",
            "请求必须是一个 JSON 对象，实际是{0}，应将参数写在花括号内。",
        ),
        [Arg::Text(root.value.kind())],
    );
    let mut finding = Finding::new(&NOT_OBJECT, Place::ROOT, message);
    finding.span = Some(root.span);
    Report { findings: vec![finding] }
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    let root = check.reading.root;
    duplicates(check, &Trail { above: None, step: None }, root);
    names(check, || Place::ROOT, root, &params::ALL, true);
    let backup_rules = check.reading.node(&params::backup_rule::RULE).and_then(Node::entries);
    for (index, backup_rule) in backup_rules.unwrap_or_default().iter().enumerate() {
        let place = || Place::of(&params::backup_rule::RULE).index(index);
        names(check, place, backup_rule, params::backup_rule::RULE.members, false);
    }
}

/// The way to a value, for the place that is asked for only where something is wrong.
struct Trail<'t> {
    above: Option<&'t Trail<'t>>,
    step: Option<TrailStep<'t>>,
}

enum TrailStep<'t> {
    Name(&'t str),
    Index(usize),
}

impl<'t> Trail<'t> {
    fn to(&'t self, step: TrailStep<'t>) -> Trail<'t> {
        Trail { above: Some(self), step: Some(step) }
    }

    fn place(&self) -> Place {
        let above = self.above.map_or(Place::ROOT, Trail::place);
        match self.step {
            Some(TrailStep::Name(name)) => above.name(name),
            Some(TrailStep::Index(index)) => above.index(index),
            None => above,
        }
    }
}

/// Each member with how often its name has come by then.
fn counted<'n, 'a>(members: &'n [Member<'a>]) -> impl Iterator<Item = (&'n Member<'a>, usize)> {
    /// Objects up to this size are looked through; larger ones get a table.
    const SMALL: usize = 32;
    let mut table: Option<HashMap<&str, usize>> = (members.len() > SMALL).then(HashMap::new);
    members.iter().enumerate().map(move |(at, member)| {
        let times = if let Some(table) = &mut table {
            let times = table.entry(&member.name).or_default();
            *times += 1;
            *times
        } else {
            1 + members[..at].iter().filter(|other| other.name == member.name).count()
        };
        (member, times)
    })
}

/// Names that stand twice, in any object of the request.
fn duplicates(check: &mut Check<'_>, trail: &Trail<'_>, node: &Node<'_>) {
    match &node.value {
        Value::Object(members) => {
            for (member, times) in counted(members) {
                let inner = trail.to(TrailStep::Name(&member.name));
                // Only the first repetition is reported: a third says nothing new.
                if times == 2 {
                    let message = Message::new(
                        t("{0} stands twice. Keep one of the two.", "{0} 出现了两次，只保留一个。"),
                        [Arg::value(&member.name)],
                    );
                    let found = check.find(&DUPLICATE_PARAMETER, inner.place(), message).named();
                    found.finding.span = Some(member.name_span).filter(|span| span.end > 0);
                }
                duplicates(check, &inner, &member.node);
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                duplicates(check, &trail.to(TrailStep::Index(index)), entry);
            }
        }
        _ => {}
    }
}

/// Names that stand twice in an object that a parameter holds as text.
pub(in crate::rules) fn duplicates_held(check: &mut Check<'_>, held: &Held<'_>) {
    for (member, times) in counted(held.node().members().unwrap_or_default()) {
        if times != 2 {
            continue;
        }
        let inner = Place::ROOT.name(&member.name);
        let (place, part) = held.pointed_at(&inner, Some(&member.node));
        let message = Message::new(
            t("{0} has {1} twice. Keep one of the two.", "{0}中 {1} 出现了两次，只保留一个。"),
            [Arg::Label(held.place.label()), Arg::value(&member.name)],
        );
        check.find(&DUPLICATE_PARAMETER, place, message).part_if(part);
    }
}

/// Names that are not in the table.
fn names(
    check: &mut Check<'_>,
    place: impl Fn() -> Place,
    object: &Node<'_>,
    rows: &[&'static Param],
    top: bool,
) {
    let members = object.members().unwrap_or_default();
    let mut seen = HashSet::new();
    for member in members {
        let known = if top {
            params::find(&member.name).is_some()
        } else {
            rows.iter().any(|row| row.name == member.name)
        };
        if known || !seen.insert(&*member.name) {
            continue;
        }
        let place = place();
        let inner = place.name(&member.name);
        if is_secret_name(member) {
            credential::member(check, inner, &member.name);
            continue;
        }
        if top && COMMON.iter().any(|common| common.eq_ignore_ascii_case(&member.name)) {
            let message = Message::new(
                t(
                    "{0} belongs to the call, not to the plan. Remove it; it is added on sending.",
                    "{0} 属于调用本身而非计划，应移除；发送时会自动加上。",
                ),
                [Arg::value(&member.name)],
            );
            check.find(&COMMON_PARAMETER, inner.clone(), message).named().fix(|| {
                Fix::new(
                    t("Remove {0}", "移除 {0}"),
                    [Arg::value(&member.name)],
                    [Op::Remove(inner)],
                )
            });
            continue;
        }
        unknown(check, &place, members, member, rows);
    }
}

/// What DescribeBackupPlans says of a plan and no request does. Near as some are to a parameter, they mean another thing:
/// `CreatedTime` is the plan's, `CreateTime` the file system's.
const OF_ANSWERS: &[&str] = &["PlanId", "CreatedTime", "UpdatedTime"];

/// What is to be said of a name that stands where no such name belongs: inside what, or beside what, it does belong.
fn elsewhere(name: &str, top: bool) -> (Text, Option<&'static str>) {
    if top && OF_ANSWERS.contains(&name) {
        return (
            t("{0} comes in answers only. Remove it.", "{0} 只出现在返回结果中，应移除。"),
            None,
        );
    }
    // `Rule.1.Schedule`: a request as it travels.
    if top && name.contains('.') && Place::of_wire(name).is_some() {
        return (
            t(
                "{0} is the flat form in which a request travels. Write lists and objects; `import` makes them.",
                "{0} 是请求传输时的平铺形式，应写成列表和对象，可用 `import` 转换。",
            ),
            None,
        );
    }
    let holder =
        params::ALL.iter().find(|param| param.members.iter().any(|member| member.name == name));
    match holder {
        _ if !top && params::find(name).is_some() => (
            t(
                "{0} is no member of a backup rule. Move it out: it belongs beside Rule.",
                "{0} 不是备份规则的成员，应移到 Rule 之外。",
            ),
            None,
        ),
        Some(holder) if top => (
            t(
                "{0} is no parameter by itself. Move it into {1}.",
                "{0} 不是独立的参数，应移入 {1}。",
            ),
            Some(holder.name),
        ),
        _ => (
            t(
                "{0} is not a parameter of CreateBackupPlan. Remove it or check its name.",
                "{0} 不是 CreateBackupPlan 的参数，应移除或核对名称。",
            ),
            None,
        ),
    }
}

fn unknown(
    check: &mut Check<'_>,
    place: &Place,
    members: &[Member<'_>],
    member: &Member<'_>,
    rows: &[&'static Param],
) {
    let inner = place.name(&member.name);
    let meant = if OF_ANSWERS.contains(&&*member.name) {
        None
    } else {
        check.meant(&member.name, rows.iter().map(|row| row.name))
    };
    let near = meant.and_then(|name| rows.iter().find(|row| row.name == name));
    let Some(near) = near else {
        let (text, holder) = elsewhere(&member.name, place.steps().is_empty());
        let args = [Arg::value(&member.name)].into_iter().chain(holder.map(Arg::code));
        let message = Message::new(text, args.collect::<Vec<_>>());
        check.find(&UNKNOWN_PARAMETER, inner, message).named();
        return;
    };
    let there = members.iter().find(|other| other.name == near.name).map(|other| &other.node.value);
    // `null` is as good as absent, and makes room.
    let free = there.is_none_or(|value| *value == Value::Null);
    let text = if free {
        t("{0} is not a parameter. Write {1}.", "{0} 不是参数名，应写作 {1}。")
    } else {
        t(
            "{0} is not a parameter, and {1} is given already. Remove it.",
            "{0} 不是参数名，且 {1} 已经存在，应移除。",
        )
    };
    let message = Message::new(text, [Arg::value(&member.name), Arg::code(near.name)]);
    let to = place.name(near.name);
    if free {
        check.renamed.add(to.clone());
    }
    let finding = check.find(&UNKNOWN_PARAMETER, inner.clone(), message).named();
    if free {
        finding.try_fix(|| {
            let room = there.map(|_| Op::Remove(to.clone()));
            let patch = room.into_iter().chain([Op::Move { from: inner, to }]);
            Fix::rename(near.name, patch.collect::<Vec<_>>())
        });
    } else if there == Some(&member.node.value) {
        // It says nothing that is not said.
        finding.try_fix(|| Fix::remove([Op::Remove(inner)]));
    }
}
