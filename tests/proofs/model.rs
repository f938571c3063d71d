//! A request as the typed models of SDKs hold it.

use create_backup_plan::params::{self, Kind, Param};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::plan::reading::member;
use create_backup_plan::request::wire::text_of;
use create_backup_plan::values::json::Node;
use serde_json::{Map, Value, json};

use crate::common::{sheet, target};

/// A request without what a format says it leaves out.
pub(crate) fn kept(format: &str, request: &str) -> Draft {
    let mut draft = Draft::read(request).expect("a JSON object");
    let sheet = sheet(format, request, &target(None)).expect("no credentials needed");
    for loss in sheet.losses().iter().rev() {
        draft.remove(&loss.place);
    }
    draft
}

/// What a model of it holds, by the API's names.
pub(crate) fn model(draft: &Draft) -> Value {
    members(draft.root(), &params::ALL, &Place::ROOT)
}

fn members(object: &Node<'_>, rows: &[&'static Param], place: &Place) -> Value {
    let mut map = Map::new();
    for row in rows {
        let value = member(object, row).and_then(|node| value(row, node, &place.member(row)));
        map.extend(value.map(|value| (row.name.to_owned(), value)));
    }
    Value::Object(map)
}

fn value(row: &'static Param, node: &Node<'_>, place: &Place) -> Option<Value> {
    let text = text_of(&node.value)?;
    let entries = node.entries().unwrap_or_default();
    let read = || serde_json::from_str(&text).expect("JSON");
    Some(match row.kind {
        Kind::Integer { .. } | Kind::ZeroOne | Kind::Boolean | Kind::Object => read(),
        Kind::Paths => json!(entries.iter().map(|entry| text_of(&entry.value)).collect::<Vec<_>>()),
        Kind::BackupRules => {
            entries.iter().map(|entry| members(entry, row.members, place)).collect()
        }
        _ => json!(text),
    })
}

/// The same with the names of a language as the API's: those of the request, of a backup rule and of the tables of an
/// instance begin with a capital there.
pub(crate) fn with_capitals(value: Value) -> Value {
    let Value::Object(map) = value else { return value };
    let named = map.into_iter().map(|(name, value)| {
        let name = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
        let value = match (name.as_str(), value) {
            ("Rule", Value::Array(rules)) => rules.into_iter().map(with_capitals).collect(),
            ("OtsDetail", value) => with_capitals(value),
            (_, value) => value,
        };
        (name, value)
    });
    named.collect()
}
