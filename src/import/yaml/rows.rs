//! What a value is by the parameter that it stands under: YAML has types of its own.

use std::ops::Range;

use crate::import::names;
use crate::import::tree::{Branch, Tree};
use crate::params::backup_rule::RULE;
use crate::params::{Kind, Param};
use crate::values::json::Node;

/// Gives values the form that parameters have which are texts: numbers without quotes, and JSON that YAML reads as a
/// collection.
pub(in crate::import::yaml) fn retype(branch: &mut Branch, text: &str) {
    match &mut branch.tree {
        Tree::Map(fields) => {
            for field in fields {
                let row = names::top(&field.name).or_else(|| names::of(RULE.members, &field.name));
                match row {
                    Some(row) => as_row_asks(row, &mut field.value, text),
                    None => retype(&mut field.value, text),
                }
            }
        }
        Tree::List(entries) => {
            for entry in entries {
                retype(entry, text);
            }
        }
        _ => {}
    }
}

fn as_row_asks(row: &'static Param, value: &mut Branch, text: &str) {
    let source = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default().trim();
    let is_text = !matches!(
        row.kind,
        Kind::Integer { .. }
            | Kind::ZeroOne
            | Kind::Boolean
            | Kind::Object
            | Kind::BackupRules
            | Kind::Paths
            | Kind::Texts(_)
    );
    match &value.tree {
        Tree::Number(number) if is_text => value.tree = Tree::Text(number.clone()),
        Tree::Bool(_) if is_text => value.tree = Tree::Text(source(&value.span).to_owned()),
        Tree::Map(_) | Tree::List(_) if matches!(row.kind, Kind::ObjectText | Kind::ListText) => {
            // What is JSON on one line already is sent as it stands.
            let json = source(&value.span);
            let is_json = !json.contains('\n') && Node::read(json).is_ok();
            let made = || value.clone().into_value().map(|value| value.to_string());
            if let Some(json) = if is_json { Some(json.to_owned()) } else { made() } {
                value.tree = Tree::Text(json);
            }
        }
        Tree::List(_) if matches!(row.kind, Kind::Paths | Kind::Texts(_)) => as_texts(value, text),
        Tree::Map(_) if !row.members.is_empty() => {
            let Tree::Map(fields) = &mut value.tree else { return };
            for field in fields {
                if let Some(row) = names::of(row.members, &field.name) {
                    as_row_asks(row, &mut field.value, text);
                }
            }
        }
        Tree::Map(_) | Tree::List(_) => retype(value, text),
        _ => {}
    }
}

/// A list of texts has no numbers.
fn as_texts(list: &mut Branch, text: &str) {
    let Tree::List(entries) = &mut list.tree else { return };
    for entry in entries {
        if matches!(entry.tree, Tree::Number(_) | Tree::Bool(_)) {
            let source = text.get(entry.span.clone()).unwrap_or_default().trim();
            entry.tree = Tree::Text(source.to_owned());
        }
    }
}
