//! Tablestore: its vault, its tables, and the schedule that does nothing.

use crate::inventory::ResourceKind;
use crate::lang::{Arg, Message, t};
use crate::params::plan::{RETENTION, SCHEDULE, VAULT_ID};
use crate::params::source::{OTS_DETAIL, SourceType, TABLE_NAMES};
use crate::params::{Choice, Kind, backup_rule};
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::known::named;
use crate::rules::text::clean;
use crate::rules::{Check, Fix, plain};
use crate::values::json::{Node, Value};

rules! {
    /// Tablestore is backed up into vaults of a kind of their own, in the instance's region (the official metadata of
    /// DescribeVaults). The request does not show which kind a vault is.
    OTS_VAULT = "vault-id/ots-vault", Note,
    "表格存储只能备份到专用类型的备份库，且须与实例在同一地域（DescribeVaults 的官方元数据）。请求中看不出备份库类型。",
    bad ["ots-without-vault" r#"{"VaultId":"v-0003gxoksflhu46w185s"}"#],
    good ["ecs-file" "{}"];

    /// The service takes a top-level schedule for Tablestore and never runs by it (pull request 4861 of the official
    /// provider, which deprecated it).
    TOP_LEVEL = "schedule/ots-top-level", Warning,
    "服务接受表格存储的顶层执行周期，但从不按它执行（官方 Provider 的 PR 4861，并已将其弃用）。",
    bad ["ots" r#"{"Schedule":"I|4102444800|P1D"}"#],
    good ["ots" "{}"];

    /// The page and the official SDK: an object with the one member TableNames, a list of names. Answers of other
    /// calls nest the list once more.
    FORMAT = "ots-detail/format", Error,
    "文档和官方 SDK：对象，只有一个成员 TableNames，值为名称列表。其他调用的返回中列表多嵌套了一层。",
    bad [
        "ots" r#"{"OtsDetail":"orders"}"#,
        "ots" r#"{"OtsDetail":["orders"]}"#,
        "ots" r#"{"OtsDetail":{"TableNames":{"TableName":["orders"]}}}"#,
        "ots" r#"{"OtsDetail":{"TableNames":"orders"}}"#,
        "ots" r#"{"OtsDetail":{"TableNames":["orders",7]}}"#,
    ],
    good ["ots" r#"{"OtsDetail":"{\"TableNames\":[\"orders\"]}"}"#];

    /// Tablestore names a table with letters, digits and underscores, no digit first, 255 at most (its own page on naming).
    TABLE_NAME = "ots-detail/table-name", Warning,
    "表格存储的表名由字母、数字和下划线组成，首字符不能是数字，最多 255 个字符（表格存储命名规则）。",
    bad [
        "ots" r#"{"OtsDetail":{"TableNames":["*"]}}"#,
        "ots" r#"{"OtsDetail":{"TableNames":["orders,items"]}}"#,
        "ots" r#"{"OtsDetail":{"TableNames":["1st"]}}"#,
        "ots" r#"{"OtsDetail":{"TableNames":["订单"]}}"#,
    ],
    good ["ots" r#"{"OtsDetail":{"TableNames":["_orders_2","Orders"]}}"#];

    /// TableNames is the only member that the page and the SDK know.
    UNKNOWN_KEY = "ots-detail/unknown-key", Warning,
    "文档和 SDK 只有 TableNames 这一个成员。",
    bad ["ots" r#"{"OtsDetail":{"TableNames":["orders"],"Region":"cn-hangzhou"}}"#, "ots" r#"{"OtsDetail":{"tableNames":["orders"]}}"#],
    good ["ots" r#"{"OtsDetail":{"TableNames":["orders"]}}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    if check.reading.source == Some(SourceType::Ots) {
        vault(check);
        top_level(check);
    }
    if let Some(held) = check.open(&OTS_DETAIL, &FORMAT) {
        tables(check, held);
        unknown_keys(check, held);
    } else {
        bare_list(check);
    }
}

fn vault(check: &mut Check<'_>) {
    if check.reading.text(&VAULT_ID).is_none() {
        return;
    }
    // Where the vault's type is known, `known/vault-kind` has the word.
    let vault = named(check, ResourceKind::Vault);
    if vault.is_some_and(|vault| !vault.kind.is_empty()) {
        return;
    }
    let place = Place::of(&VAULT_ID);
    let message = Message::new(
        t(
            "{0}: check that it is a Tablestore vault (`OTS_BACKUP`) in the instance's region.",
            "{0}：确认它是实例所在地域的表格存储备份库（`OTS_BACKUP`）。",
        ),
        [Arg::Label(place.label())],
    );
    check.find(&OTS_VAULT, place, message);
}

fn top_level(check: &mut Check<'_>) {
    let Some(schedule) = check.reading.node(&SCHEDULE).filter(|node| !node.value.is_blank()) else {
        return;
    };
    let place = Place::of(&SCHEDULE);
    let label = Arg::Label(place.label());
    if check.reading.given(&backup_rule::RULE) {
        let message = Message::new(
            t(
                "{0} has no effect beside the backup rules of Tablestore. Remove it.",
                "表格存储已有备份规则时，{0}不起作用，应移除。",
            ),
            [label],
        );
        check.find(&TOP_LEVEL, place.clone(), message).fix(|| Fix::remove([Op::Remove(place)]));
        return;
    }
    let message = Message::new(
        t(
            "{0} has no effect for Tablestore: the plan would never run. Move it into a backup rule.",
            "{0}对表格存储不起作用，计划不会执行，应移入备份规则。",
        ),
        [label],
    );
    let mut members = vec![(backup_rule::SCHEDULE.name, schedule.value.clone().into_owned())];
    if let Kind::Choice([Choice { value, .. }, ..]) = backup_rule::BACKUP_TYPE.kind {
        members.insert(0, (backup_rule::BACKUP_TYPE.name, Value::owned_text(*value)));
    }
    if let Some(days) = check.reading.integer(&RETENTION) {
        members.push((backup_rule::RETENTION.name, Value::integer(days)));
    }
    let moved = Value::array([Value::object(members)]);
    check.find(&TOP_LEVEL, place.clone(), message).try_fix(|| {
        Fix::new(
            t("Move it into a backup rule", "移入备份规则"),
            [],
            [Op::Remove(place), Op::Add(Place::of(&backup_rule::RULE), moved)],
        )
    });
}

fn tables(check: &mut Check<'_>, held: &Held<'_>) {
    let Some(names) = held.get(&TABLE_NAMES) else { return };
    let inner = Place::ROOT.member(&TABLE_NAMES);
    let label = Arg::Label(Place::of(&OTS_DETAIL).label());
    let (at, flat) = match &names.value {
        Value::Array(entries) => match entries.iter().position(|entry| entry.text().is_none()) {
            None => return names_of(check, held, entries),
            Some(index) => (inner.index(index), None),
        },
        Value::Text(name) if !name.trim().is_empty() => (inner.clone(), plain::words(&names.value)),
        // Describe calls answer `{"TableName": […]}`.
        Value::Object(_) => {
            let nested = names.get("TableName").filter(|node| node.entries().is_some());
            (inner.clone(), nested.map(|node| node.clone().into_owned().value))
        }
        _ => (inner.clone(), None),
    };
    let message = Message::new(
        t(
            "{0} must be {1}, a flat list of names. Write it so.",
            "{0}须为 {1}，即一层名称列表，应照此写。",
        ),
        [label, Arg::code(r#"{"TableNames":["…"]}"#)],
    );
    let (place, part) = held.pointed(&at);
    let finding = check.find(&FORMAT, place, message).part_if(part);
    if let Some(flat) = flat {
        finding.try_fix(|| {
            Fix::new(
                t("Make it a flat list", "改为一层列表"),
                [],
                held.patch(&[Op::Replace(inner, flat)]),
            )
        });
    }
}

/// The longest name of a table, in characters.
const MAX_TABLE_NAME: usize = 255;

fn is_table_name(name: &str) -> bool {
    name.len() <= MAX_TABLE_NAME
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !name.starts_with(|first: char| first.is_ascii_digit())
}

fn names_of(check: &mut Check<'_>, held: &Held<'_>, entries: &[Node<'_>]) {
    for (index, entry) in entries.iter().enumerate() {
        // What stands around a name, and a name of nothing, are other rules'.
        let Some(name) = entry.text().map(clean).filter(|name| !is_table_name(name)) else {
            continue;
        };
        let inner = Place::ROOT.member(&TABLE_NAMES).index(index);
        let (place, part) = held.pointed_at(&inner, Some(entry));
        let text = if *name == *"*" {
            t(
                "{0} is `*`, which is no name. Leave the list out to back up every table.",
                "{0}是 `*`，不是表名；要备份全部数据表，不填此列表即可。",
            )
        } else {
            t(
                "{0} should be letters, digits and `_`, no digit first, but is {1}. Check it.",
                "{0}应为字母、数字和 `_`，且不以数字开头，实际是 {1}，应核对。",
            )
        };
        let label = Arg::Label(Place::of(&OTS_DETAIL).join(&inner).label());
        let message = Message::new(text, [label, Arg::value(&*name)]);
        check.find(&TABLE_NAME, place, message).part_if(part);
    }
}

fn unknown_keys(check: &mut Check<'_>, held: &Held<'_>) {
    for member in held.node().members().unwrap_or_default() {
        if member.name == TABLE_NAMES.name {
            continue;
        }
        let renamed = check
            .meant(&member.name, [TABLE_NAMES.name].into_iter())
            .filter(|_| held.get(&TABLE_NAMES).is_none());
        check.unknown_key(&UNKNOWN_KEY, held, member, renamed, true);
    }
}

/// A list of names that stands there without its object.
fn bare_list(check: &mut Check<'_>) {
    let Some(node) = check.reading.node(&OTS_DETAIL) else { return };
    let inner = node.text().and_then(|text| Node::read(text).ok());
    let list = inner.as_ref().unwrap_or(node);
    let entries = list.entries().unwrap_or_default();
    if entries.is_empty() || entries.iter().any(|entry| entry.text().is_none()) {
        return;
    }
    let value = Value::object([(TABLE_NAMES.name, list.clone().into_owned().value)]);
    let place = Place::of(&OTS_DETAIL);
    if let Some(finding) = check.found(&FORMAT) {
        finding.try_fix(|| Fix::write(Arg::value(value.to_string()), [Op::Replace(place, value)]));
    }
}
