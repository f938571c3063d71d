//! The details of a whole-instance backup.

use crate::lang::{Arg, Message, Text, t};
use crate::params::detail::{
    APP_CONSISTENT, DETAIL, DISK_ID_LIST, EXCLUDE_DISK_ID_LIST, POST_SCRIPT_PATH, PRE_SCRIPT_PATH,
    READ_ONLY, SNAPSHOT_GROUP, TIMEOUT_IN_SECONDS,
};
use crate::params::{Kind, Param};
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::integer as integer_of;
use crate::rules::report::Found;
use crate::rules::{Check, Fix, Rule, plain};
use crate::values::json::{Member, Node, Value, integer};

rules! {
    /// The page: an object, also as JSON text.
    FORMAT = "detail/format", Error,
    "文档规定为对象，也可为其 JSON 文本。",
    bad ["udm-ecs" r#"{"Detail":"snapshotGroup"}"#, "udm-ecs" r#"{"Detail":"[1]"}"#, "udm-ecs" r#"{"Detail":true}"#],
    good ["udm-ecs" r#"{"Detail":"{\\\"snapshotGroup\\\":false}"}"#];

    /// The page, the official provider and CreateBackupJob give each key its type.
    TYPE = "detail/type", Error,
    "文档、官方 Provider 和 CreateBackupJob 规定了每个键的类型。",
    bad [
        "udm-ecs" r#"{"Detail":{"EnableFsFreeze":"true"}}"#,
        "udm-ecs" r#"{"Detail":{"timeoutInSeconds":"60"}}"#,
        "udm-ecs" r#"{"Detail":{"timeoutInSeconds":1.5}}"#,
        "udm-ecs" r#"{"Detail":{"diskIdList":"d-bp1bmgwqh4m7pn3qjq4z, d-bp1bmgwqh4m7pn3qjq4y"}}"#,
        "udm-ecs" r#"{"Detail":{"diskIdList":[7]}}"#,
        "udm-ecs" r#"{"Detail":{"preScriptPath":null}}"#,
        "udm-ecs" r#"{"Detail":"{\"enableFsFreeze\":1}"}"#,
    ],
    good ["udm-ecs" r#"{"Detail":{"EnableFsFreeze":true,"timeoutInSeconds":60,"diskIdList":["d-bp1bmgwqh4m7pn3qjq4z"]}}"#];

    /// The service takes keys it does not know and ignores them. `timeoutSeconds` belongs to CreateBackupJob; some
    /// keys come back in answers only.
    UNKNOWN_KEY = "detail/unknown-key", Warning,
    "服务会接受不认识的键并忽略。`timeoutSeconds` 属于 CreateBackupJob；有些键只出现在返回结果中。",
    bad [
        "udm-ecs" r#"{"Detail":{"timeoutSeconds":60}}"#,
        "udm-ecs" r#"{"Detail":{"snapshotgroup":false}}"#,
        "udm-ecs" r#"{"Detail":{"EnableFsFreeze":true,"enableFsFreeze":true}}"#,
        "udm-ecs" r#"{"Detail":{"snapshotGroup":false,"osType":"linux"}}"#,
        "udm-ecs" r#"{"Detail":{"snapshotGroup":false,"compression":true}}"#,
    ],
    good ["udm-ecs" r#"{"Detail":{"enableFsFreeze":true}}"#];

    /// The user guide: application consistency runs a script before and one after the snapshot.
    APP_CONSISTENT_SCRIPTS = "detail/app-consistent-scripts", Error,
    "用户指南：应用一致性在快照前后各运行一个脚本。",
    bad [
        "udm-ecs" r#"{"Detail":{"appConsistent":true,"preScriptPath":"","postScriptPath":"/tmp/post.sh"}}"#,
        "udm-ecs" r#"{"Detail":{"appConsistent":true,"preScriptPath":"/tmp/pre.sh"}}"#,
    ],
    good ["udm-ecs" r#"{"Detail":{"appConsistent":false}}"#];

    /// The scripts run for application consistency alone.
    SCRIPTS_UNUSED = "detail/scripts-unused", Warning,
    "脚本只在应用一致性开启时运行。",
    bad ["udm-ecs" r#"{"Detail":{"appConsistent":false,"preScriptPath":"/tmp/pre.sh"}}"#, "udm-ecs" r#"{"Detail":{"postScriptPath":"/tmp/post.sh"}}"#],
    good ["udm-ecs" r#"{"Detail":{"appConsistent":false,"preScriptPath":""}}"#];

    /// The user guide: a snapshot group and application consistency exclude each other. The service takes both.
    GROUP_WITH_APP_CONSISTENT = "detail/snapshot-group-with-app-consistent", Warning,
    "用户指南：一致性快照组与应用一致性不能同时使用。服务会接受两者。",
    bad ["udm-snapshot-group" r#"{"Detail":{"snapshotGroup":true,"appConsistent":true,"preScriptPath":"/tmp/pre.sh","postScriptPath":"/tmp/post.sh"}}"#],
    good ["udm-snapshot-group" r#"{"Detail":{"snapshotGroup":true,"appConsistent":false}}"#];

    /// The user guide: a snapshot group needs ESSDs throughout. The request does not show the disks.
    GROUP_ESSD = "detail/snapshot-group-essd", Note,
    "用户指南：一致性快照组要求全部云盘为 ESSD。请求中看不出云盘类型。",
    bad ["udm-ecs" r#"{"Detail":{"snapshotGroup":true}}"#],
    good ["udm-ecs" r#"{"Detail":{"snapshotGroup":false}}"#];

    /// The user guide: application consistency needs ESSDs throughout, and a RAM role on the instance. The request shows
    /// neither.
    APP_ESSD = "detail/app-consistent-essd", Note,
    "用户指南：应用一致性要求全部云盘为 ESSD，且实例已授予 RAM 角色。请求中看不出这两点。",
    bad ["udm-ecs" r#"{"Detail":{"appConsistent":true,"preScriptPath":"/tmp/pre.sh","postScriptPath":"/tmp/post.sh"}}"#],
    good ["udm-ecs" r#"{"Detail":{"appConsistent":false}}"#];

    /// A time to wait is longer than nothing.
    TIMEOUT = "detail/timeout", Warning,
    "等待时间须大于零。",
    bad ["udm-ecs" r#"{"Detail":{"timeoutInSeconds":-5}}"#, "udm-ecs" r#"{"Detail":{"timeoutInSeconds":0}}"#],
    good ["udm-ecs" r#"{"Detail":{"timeoutInSeconds":60}}"#];

    /// The official SDK: disks to leave out are not looked at where the disks to back up are listed.
    DISKS_LEFT_OUT = "detail/disks-left-out", Warning,
    "官方 SDK：列出要备份的云盘后，排除的云盘不再生效。",
    bad ["udm-ecs" r#"{"Detail":{"diskIdList":["d-bp1bmgwqh4m7pn3qjq4z"],"excludeDiskIdList":["d-bp1bmgwqh4m7pn3qjq4y"]}}"#],
    good ["udm-ecs" r#"{"Detail":{"diskIdList":["d-bp1bmgwqh4m7pn3qjq4z"],"excludeDiskIdList":[]}}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    let Some(held) = check.open(&DETAIL, &FORMAT) else { return };
    for member in held.node().members().unwrap_or_default() {
        let is_of = |row: &&Param| member.name == row.name || row.alias == Some(&*member.name);
        match DETAIL.members.iter().copied().find(is_of) {
            Some(row) => value(check, held, row, member),
            None => unknown(check, held, member),
        }
    }
    for row in DETAIL.members {
        let Some(alias) = row.alias else { continue };
        if let (Some(own), Some(other)) = (held.node().get(row.name), held.node().get(alias)) {
            twice(check, held, row, alias, own.value == other.value);
        }
    }
    if DETAIL.applies(check.reading.source) {
        together(check, held);
    }
}

/// Whether a key's value has the type of its row.
fn value(check: &mut Check<'_>, held: &Held<'_>, row: &'static Param, member: &Member<'_>) {
    let (inner, node) = (Place::ROOT.name(&member.name), &member.node);
    let (expected, meant) = match (row.kind, &node.value) {
        (Kind::Boolean, Value::Bool(_)) => return,
        (Kind::Boolean, value) => {
            (t("true or false", "true 或 false"), plain::boolean(value).map(Value::Bool))
        }
        (Kind::Integer { .. }, Value::Number(number)) if integer(number).is_ok() => return,
        (Kind::Integer { .. }, value) => {
            (t("a whole number", "整数"), plain::integer(value).map(Value::integer))
        }
        (Kind::Texts(_), Value::Array(entries)) => {
            for (index, entry) in
                entries.iter().enumerate().filter(|(_, entry)| entry.text().is_none())
            {
                mismatch(check, held, &inner.index(index), row, t("text", "文本"), entry);
            }
            return;
        }
        (Kind::Texts(_), value) => (t("an array of texts", "文本数组"), plain::words(value)),
        (_, Value::Text(_)) => return,
        (_, _) => (t("text", "文本"), None),
    };
    let meant = meant.filter(|_| check.afford(held.cost()));
    let finding = mismatch(check, held, &inner, row, expected, node);
    if let Some(meant) = meant {
        finding.try_fix(|| {
            Fix::write(Arg::value(meant.to_string()), held.patch(&[Op::Replace(inner, meant)]))
        });
    }
}

fn mismatch<'c>(
    check: &'c mut Check<'_>,
    held: &Held<'_>,
    inner: &Place,
    row: &'static Param,
    expected: Text,
    node: &Node<'_>,
) -> Found<'c> {
    let message = Message::new(
        t("{0} must be {1}, but is {2}. Write {1}.", "{0}须为{1}，实际是{2}，应写成{1}。"),
        [
            Arg::Label(Place::of(&DETAIL).member(row).label()),
            Arg::Text(expected),
            Arg::value(node.value.to_string()),
        ],
    );
    let (place, part) = held.pointed_at(inner, Some(node));
    check.find(&TYPE, place, message).part_if(part)
}

fn unknown(check: &mut Check<'_>, held: &Held<'_>, member: &Member<'_>) {
    let name = &*member.name;
    if READ_ONLY.contains(&name) {
        let inner = Place::ROOT.name(name);
        let (place, part) = held.pointed_at(&inner, Some(&member.node));
        let offer = check.afford(held.cost());
        let message = Message::new(
            t(
                "{0}: {1} comes in answers only. Remove it.",
                "{0}：{1} 只出现在返回结果中，应移除。",
            ),
            [Arg::Label(held.place.label()), Arg::value(name)],
        );
        let finding = check.find(&UNKNOWN_KEY, place, message).part_if(part);
        if offer {
            finding.try_fix(|| Fix::remove(held.patch(&[Op::Remove(inner)])));
        }
        return;
    }
    let names = DETAIL.members.iter().map(|row| row.name);
    let renamed = check.meant(name, names).filter(|name| held.node().get(name).is_none());
    check.unknown_key(&UNKNOWN_KEY, held, member, renamed, false);
}

/// A key in both spellings.
fn twice(check: &mut Check<'_>, held: &Held<'_>, row: &Param, alias: &str, same: bool) {
    let inner = Place::ROOT.name(alias);
    let (place, part) = held.pointed(&inner);
    let message = Message::new(
        t("{0} has {1} in two spellings. Keep {2}.", "{0}中 {1} 有两种写法，应保留 {2}。"),
        [Arg::Label(held.place.label()), Arg::code(alias), Arg::code(row.name)],
    );
    let finding = check.find(&UNKNOWN_KEY, place, message).part_if(part);
    if same {
        finding.try_fix(|| Fix::remove(held.patch(&[Op::Remove(inner)])));
    }
}

/// What the keys say together.
fn together(check: &mut Check<'_>, held: &Held<'_>) {
    let consistent = held.is_true(&APP_CONSISTENT);
    let scripts = [&PRE_SCRIPT_PATH, &POST_SCRIPT_PATH];
    let label = |row: &'static Param| Arg::Label(held.place.member(row).label());
    let set = |row, on| held.patch(&[Op::Add(Place::ROOT.member(row), Value::Bool(on))]);
    let off = |row: &'static Param| Fix::switch_off(label(row), set(row, false));
    let without = |row: &'static Param| {
        Fix::remove_labelled(label(row), held.patch(&[Op::Remove(Place::ROOT.member(row))]))
    };
    let mut note = |rule: &'static Rule, row: &'static Param, text: Text| {
        let finding = check.find_held(rule, held, row, text);
        if *rule == SCRIPTS_UNUSED {
            let on = || {
                Fix::new(
                    t("Switch on {0}", "开启{0}"),
                    [label(&APP_CONSISTENT)],
                    set(&APP_CONSISTENT, true),
                )
            };
            finding.with(held.place_of(&APP_CONSISTENT)).choice(on).choice(|| without(row));
        } else if *rule == GROUP_WITH_APP_CONSISTENT {
            let finding = finding.with(held.place_of(&APP_CONSISTENT));
            finding.choice(|| off(row)).choice(|| off(&APP_CONSISTENT));
        } else if *rule == DISKS_LEFT_OUT {
            finding.choice(|| without(row));
        }
    };
    for missing in scripts.iter().filter(|row| consistent && !held.given(row)) {
        note(
            &APP_CONSISTENT_SCRIPTS,
            missing,
            t(
                "Enter the {^0}: application consistency runs both scripts.",
                "填写{0}：应用一致性需要运行两个脚本。",
            ),
        );
    }
    for unused in scripts.iter().filter(|row| held.is_off(&APP_CONSISTENT) && held.given(row)) {
        note(
            &SCRIPTS_UNUSED,
            unused,
            t(
                "{0} is not run without application consistency. Switch that on, or remove it.",
                "{0}只在应用一致性开启时运行，应开启它或移除脚本。",
            ),
        );
    }
    if held.get(&TIMEOUT_IN_SECONDS).and_then(integer_of).is_some_and(|seconds| seconds < 1) {
        note(
            &TIMEOUT,
            &TIMEOUT_IN_SECONDS,
            t(
                "{0} must be 1 second or more. Write a longer time.",
                "{0}至少为 1 秒，应写较长的时间。",
            ),
        );
    }
    if consistent && scripts.iter().all(|row| held.given(row)) && !held.is_true(&SNAPSHOT_GROUP) {
        note(
            &APP_ESSD,
            &APP_CONSISTENT,
            t(
                "{0} works only if every disk is an ESSD and the instance has a RAM role. Check both.",
                "{0}要求全部云盘为 ESSD 且实例已授予 RAM 角色，应核对。",
            ),
        );
    }
    if held.is_true(&SNAPSHOT_GROUP) {
        note(
            &GROUP_ESSD,
            &SNAPSHOT_GROUP,
            t(
                "{0} works only if every disk is an ESSD. Check the disks.",
                "{0}要求全部云盘为 ESSD，应核对云盘类型。",
            ),
        );
        if consistent {
            note(
                &GROUP_WITH_APP_CONSISTENT,
                &SNAPSHOT_GROUP,
                t(
                    "{0} and application consistency exclude each other. Switch one off.",
                    "{0}与应用一致性互斥，应关闭其一。",
                ),
            );
        }
    }
    if held.given(&DISK_ID_LIST) && held.given(&EXCLUDE_DISK_ID_LIST) {
        note(
            &DISKS_LEFT_OUT,
            &EXCLUDE_DISK_ID_LIST,
            t(
                "{0} has no effect where the disks to back up are listed. Remove one of the lists.",
                "{0}在列出要备份的云盘后不起作用，应移除其中一项。",
            ),
        );
    }
}
