//! Plans of each source type with a nasty text in every value that is a text.

use create_backup_plan::params::source::SourceType;
use create_backup_plan::params::{self, Kind, Param};
use create_backup_plan::values::json::{Node, Value};

use crate::common::{NASTY, requests};

/// The requests of every proof, those seen in public, and a plan of each source type for each nasty text.
pub(crate) fn plans() -> Vec<String> {
    let seen: serde_json::Value =
        serde_json::from_str(include_str!("../data/real_examples.json")).unwrap();
    let seen = seen.as_array().unwrap().iter().map(|example| example["params"].to_string());
    let sources = SourceType::ALL.into_iter();
    let nasty = sources.flat_map(|source| NASTY.iter().map(move |text| plan(source, text)));
    requests().chain(seen).chain(nasty).collect()
}

fn plan(source: SourceType, text: &str) -> String {
    let members = params::ALL.into_iter().filter(|param| param.applies(Some(source)));
    let members = members.filter_map(|param| match param.name {
        "SourceType" => Some((param.name, Value::owned_text(source.value()))),
        "CrossAccountType" => Some((param.name, Value::owned_text("CROSS_ACCOUNT"))),
        "Edition" => Some((param.name, Value::owned_text("STANDARD"))),
        "UdmRegionId" => Some((param.name, Value::owned_text("cn-hangzhou"))),
        "Options" => Some((param.name, Value::owned_text("{\"UseVSS\":true}"))),
        _ => Some((param.name, value(param, text)?)),
    });
    Value::object(members).to_string()
}

fn value(param: &'static Param, text: &str) -> Option<Value<'static>> {
    let words = || Value::owned_text(text);
    let members = |param: &'static Param| {
        Value::object(param.members.iter().filter_map(|row| Some((row.name, value(row, text)?))))
    };
    Some(match param.kind {
        Kind::Integer { .. } => Value::integer(7),
        Kind::ZeroOne => Value::integer(1),
        Kind::Boolean => Value::Bool(false),
        Kind::Paths | Kind::Texts(_) => {
            Value::Array(vec![Node::from(words()), Node::from(Value::owned_text("/"))])
        }
        Kind::BackupRules => Value::array([members(param), members(param)]),
        Kind::Object if param.members.is_empty() => return None,
        Kind::Object => members(param),
        _ => words(),
    })
}
