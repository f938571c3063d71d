//! Data synchronization: from where to where.

use crate::lang::{Arg, Message, t};
use crate::params::Kind;
use crate::params::sync::{
    CHANGE_LIST_PATH, DATA_SOURCE_ID, DEST_DATA_SOURCE_DETAIL, DEST_DATA_SOURCE_ID,
    DEST_SOURCE_TYPE,
};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::text::clean;
use crate::rules::{Check, Fix};
use crate::values::json::{Node, Value};

rules! {
    /// The page shows OSS alone; the other kinds are those of AddDataSource and of public requests. There may be
    /// more.
    DEST_SOURCE_TYPE_UNKNOWN = "dest-source-type/unknown", Note,
    "文档中只出现 OSS，其余来自 AddDataSource 和公开的请求，可能还有别的。",
    bad ["sync" r#"{"DestSourceType":"oss"}"#, "sync" r#"{"DestSourceType":"FTP"}"#],
    good ["sync" r#"{"DestSourceType":"COMMON_NAS"}"#];

    /// Copying a data source onto itself copies nothing.
    SAME = "dest-data-source/same", Warning,
    "将数据源同步到自身没有意义。",
    bad ["sync" r#"{"DestDataSourceId":"ds-000ht6o9k2w1x0l4w61a"}"#],
    good ["sync" r#"{"DestDataSourceId":"ds-000ht6o9k2w1x0l4w61b"}"#];

    /// The page: an object, also as JSON text.
    DEST_DETAIL_FORMAT = "dest-data-source-detail/format", Error,
    "文档规定为对象，也可为其 JSON 文本。",
    bad ["sync" r#"{"DestDataSourceDetail":"/"}"#, "sync" r#"{"DestDataSourceDetail":["/"]}"#],
    good ["sync" r#"{"DestDataSourceDetail":"{\"prefix\":\"/\"}"}"#];

    /// The page: the text of an object with dataSourceId and path.
    CHANGE_LIST_FORMAT = "change-list-path/format", Error,
    "文档规定为含 dataSourceId 和 path 的对象的文本。",
    bad [
        "sync" r#"{"ChangeListPath":"/changelist"}"#,
        "sync" r#"{"ChangeListPath":"{\"path\":\"/changelist\"}"}"#,
        "sync" r#"{"ChangeListPath":"{\"dataSourceId\":\"ds-123456789\",\"path\":7}"}"#,
    ],
    good ["sync" r#"{"ChangeListPath":"{\"dataSourceId\": \"ds-123456789\", \"path\": \"/changelist\"}"}"#];

    /// The page knows two keys.
    CHANGE_LIST_UNKNOWN_KEY = "change-list-path/unknown-key", Warning,
    "文档只有两个键。",
    bad [
        "sync" r#"{"ChangeListPath":"{\"dataSourceId\":\"ds-123456789\",\"path\":\"/changelist\",\"type\":\"csv\"}"}"#,
        "sync" r#"{"ChangeListPath":"{\"dataSourceId\":\"ds-123456789\",\"path\":\"/changelist\",\"Path\":\"/x\"}"}"#,
    ],
    good ["sync" r#"{"ChangeListPath":"{\"dataSourceId\":\"ds-123456789\",\"path\":\"/changelist\"}"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    dest_source_type(check);
    same(check);
    check.open(&DEST_DATA_SOURCE_DETAIL, &DEST_DETAIL_FORMAT);
    change_list(check);
}

fn dest_source_type(check: &mut Check<'_>) {
    let Kind::Suggested(kinds) = DEST_SOURCE_TYPE.kind else { return };
    let Some(text) = check.reading.node(&DEST_SOURCE_TYPE).and_then(Node::text).map(clean) else {
        return;
    };
    if text.is_empty() || kinds.iter().any(|kind| kind.value == text) {
        return;
    }
    let place = Place::of(&DEST_SOURCE_TYPE);
    let near = check.meant(&text, kinds.iter().map(|kind| kind.value));
    let message = Message::new(
        t(
            "{0} {1} has not been seen in public. Check it; `OSS` is the page's example.",
            "{0} {1} 未见于公开资料，应核对；文档示例为 `OSS`。",
        ),
        [Arg::Label(place.label()), Arg::value(&*text)],
    );
    let finding = check.find(&DEST_SOURCE_TYPE_UNKNOWN, place.clone(), message);
    if let Some(near) = near {
        finding.fix(|| Fix::write(Arg::code(near), [Op::Replace(place, Value::owned_text(near))]));
    }
}

fn same(check: &mut Check<'_>) {
    let (Some(from), Some(to)) =
        (check.reading.text(&DATA_SOURCE_ID), check.reading.text(&DEST_DATA_SOURCE_ID))
    else {
        return;
    };
    if from.trim() != to.trim() {
        return;
    }
    let place = Place::of(&DEST_DATA_SOURCE_ID);
    let message = Message::new(
        t(
            "{0} {1} is the source too. Choose another destination.",
            "{0} {1} 同时也是源端，应选择其他目的端。",
        ),
        [Arg::Label(place.label()), Arg::value(to)],
    );
    check.find(&SAME, place, message).with(Place::of(&DATA_SOURCE_ID));
}

fn change_list(check: &mut Check<'_>) {
    let Some(held) = check.open(&CHANGE_LIST_PATH, &CHANGE_LIST_FORMAT) else { return };
    let rows = CHANGE_LIST_PATH.members;
    let members = held.node().members().unwrap_or_default();
    for member in members.iter().filter(|member| rows.iter().all(|row| row.name != member.name)) {
        let renamed = check
            .meant(&member.name, rows.iter().map(|row| row.name))
            .filter(|name| held.node().get(name).is_none());
        check.unknown_key(&CHANGE_LIST_UNKNOWN_KEY, held, member, renamed, true);
    }
    for row in rows {
        let node = held.get(row);
        // An empty text is as good as none.
        let node = node.filter(|node| !node.value.is_blank());
        if node.is_some_and(|node| node.text().is_some()) {
            continue;
        }
        let (place, part) = held.pointed(&Place::ROOT.member(row));
        let label = Arg::Label(Place::of(&CHANGE_LIST_PATH).member(row).label());
        let message = match node {
            Some(node) => Message::new(
                t(
                    "{0} must be text, but is {1}. Write it in quotes.",
                    "{0}须为文本，实际是{1}，应加引号。",
                ),
                [label, Arg::Text(node.value.kind())],
            ),
            None => Message::new(
                t("Enter the {^0}, as {1}.", "填写{0}，写作 {1}。"),
                [label, Arg::code(format!("{{\"{}\":\"…\"}}", row.name))],
            ),
        };
        check.find(&CHANGE_LIST_FORMAT, place, message).part_if(part);
    }
}
