//! Reading and writing single values of a draft, also inside a parameter that holds its object or list as text.

use std::borrow::Cow;

use crate::params::{Kind, Param};
use crate::plan::draft::{Draft, at};
use crate::plan::held::Held;
use crate::plan::place::{Place, Step};
use crate::values::json::{Node, Value};

/// The value at a place. Text that holds an object or a list is looked into.
#[must_use]
pub fn read<'d>(draft: &'d Draft, place: &Place) -> Option<Cow<'d, Node<'static>>> {
    if let Some(node) = draft.get(place) {
        return Some(Cow::Borrowed(node));
    }
    let top = place.top().filter(|_| place.steps().len() > 1)?;
    let opened = opened(draft, top)?;
    at(&wrapped(top, opened), place).cloned().map(Cow::Owned)
}

/// Writes or takes away the value at a place. What this leaves empty goes too, up to the parameter itself.
pub fn write(draft: &mut Draft, place: &Place, value: Option<Value<'static>>) {
    let top = place.top().filter(|top| writes_text(draft, top));
    let value = match value {
        Some(list @ (Value::Array(_) | Value::Object(_)))
            if top.is_some() && place.steps().len() == 1 =>
        {
            Some(Value::owned_text(list.to_string()))
        }
        value => value,
    };
    let in_text = top.filter(|_| place.steps().len() > 1);
    let Some(top) = in_text else {
        put(draft, place, value);
        return;
    };
    let empty = if top.kind == Kind::ListText { Value::array([]) } else { Value::object([]) };
    let mut inner = Draft::of(wrapped(top, opened(draft, top).unwrap_or(empty)));
    put(&mut inner, place, value);
    let text = inner.param(top).map(|node| Value::owned_text(node.value.to_string()));
    put(draft, &Place::of(top), text);
}

/// The entries of a list, also of one that is written as text; none where there is no list.
#[must_use]
pub fn entries(draft: &Draft, place: &Place) -> Vec<Node<'static>> {
    let parameter = place.top().filter(|_| place.steps().len() == 1);
    let list = match parameter {
        Some(top) => opened(draft, top),
        None => read(draft, place).map(|node| node.into_owned().value),
    };
    match list {
        Some(Value::Array(entries)) => entries,
        _ => Vec::new(),
    }
}

/// Writes a whole list; an empty one is absent.
pub fn write_entries(draft: &mut Draft, place: &Place, entries: Vec<Node<'static>>) {
    write(draft, place, (!entries.is_empty()).then_some(Value::Array(entries)));
}

/// Whether a structured parameter can be shown by its parts: it is absent, or what it holds can be read.
#[must_use]
pub fn is_open(draft: &Draft, param: &Param) -> bool {
    draft.param(param).is_none_or(|node| node.value.is_blank()) || opened(draft, param).is_some()
}

/// The names that the object of a parameter holds; none where there is no object.
#[must_use]
pub fn names(draft: &Draft, param: &Param) -> Vec<String> {
    match opened(draft, param) {
        Some(Value::Object(members)) => {
            members.into_iter().map(|member| member.name.into_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a change inside a parameter is written as text: it holds text now, or it is a text parameter.
fn writes_text(draft: &Draft, top: &Param) -> bool {
    if !top.kind.holds_json() {
        return false;
    }
    match draft.param(top).filter(|node| !node.value.is_blank()) {
        Some(node) => node.text().is_some(),
        None => matches!(top.kind, Kind::ObjectText | Kind::ListText),
    }
}

/// The object or list that a parameter holds.
fn opened(draft: &Draft, top: &Param) -> Option<Value<'static>> {
    let node = draft.param(top)?;
    let array = match top.kind {
        Kind::ListText | Kind::Paths | Kind::BackupRules => true,
        Kind::Object | Kind::ObjectText => false,
        _ => return None,
    };
    Held::open(Place::of(top), node, array).ok().map(|held| held.into_node().into_owned().value)
}

fn wrapped(top: &Param, value: Value<'static>) -> Node<'static> {
    let mut whole = Draft::default();
    whole.set(&Place::of(top), value);
    whole.root().clone()
}

fn put(draft: &mut Draft, place: &Place, value: Option<Value<'static>>) {
    let Some(value) = value else {
        draft.remove(place);
        prune(draft, place);
        return;
    };
    draft.set(place, value);
}

/// Removes the objects and arrays above a place that have become empty. An entry of an array stays: it has a number
/// that others count from.
fn prune(draft: &mut Draft, place: &Place) {
    let mut above = place.parent();
    while let Some(place) = above {
        let is_member = matches!(place.steps().last(), Some(Step::Name(_)));
        let is_empty = draft.get(&place).is_some_and(|node| match &node.value {
            Value::Array(entries) => entries.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        });
        if !is_member || !is_empty {
            return;
        }
        draft.remove(&place);
        above = place.parent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::{backup_rule, detail, files, source};

    #[track_caller]
    fn json(draft: &Draft, expected: &str) {
        assert_eq!(draft.root().value.to_string(), expected);
    }

    #[test]
    fn a_member_of_a_text_parameter_is_written_as_text() {
        let mut draft = Draft::default();
        let vss = Place::of(&files::OPTIONS).member(&files::USE_VSS);
        write(&mut draft, &vss, Some(Value::Bool(true)));
        json(&draft, r#"{"Options":"{\"UseVSS\":true}"}"#);
        assert_eq!(read(&draft, &vss).unwrap().value, Value::Bool(true));
        write(&mut draft, &vss, None);
        json(&draft, "{}");
    }

    #[test]
    fn an_object_is_written_as_it_was_given() {
        let mut draft = Draft::default();
        let group = Place::of(&detail::DETAIL).member(&detail::SNAPSHOT_GROUP);
        write(&mut draft, &group, Some(Value::Bool(true)));
        json(&draft, r#"{"Detail":{"snapshotGroup":true}}"#);
        draft.set(&Place::of(&detail::DETAIL), Value::owned_text(r#"{"other":1}"#));
        write(&mut draft, &group, Some(Value::Bool(false)));
        json(&draft, r#"{"Detail":"{\"other\":1,\"snapshotGroup\":false}"}"#);
    }

    #[test]
    fn a_list_that_is_text_is_read_and_written_as_a_list() {
        let mut draft = Draft::default();
        let exclude = Place::of(&files::EXCLUDE);
        let text = |text: &str| Node::from(Value::owned_text(text));
        write(&mut draft, &exclude.index(0), Some(Value::owned_text("/a")));
        assert_eq!(entries(&draft, &exclude), [text("/a")]);
        write_entries(&mut draft, &exclude, vec![text("/b"), text("/a")]);
        json(&draft, r#"{"Exclude":"[\"/b\",\"/a\"]"}"#);
        write_entries(&mut draft, &exclude, Vec::new());
        json(&draft, "{}");
    }

    #[test]
    fn an_emptied_list_takes_its_object_with_it() {
        let mut draft = Draft::default();
        let tables = Place::of(&source::OTS_DETAIL).member(&source::TABLE_NAMES);
        write(&mut draft, &tables.index(0), Some(Value::owned_text("orders")));
        json(&draft, r#"{"OtsDetail":{"TableNames":["orders"]}}"#);
        write(&mut draft, &tables.index(0), None);
        json(&draft, "{}");
    }

    #[test]
    fn an_emptied_backup_rule_keeps_its_number() {
        let mut draft = Draft::default();
        let name = Place::of(&backup_rule::RULE).index(0).member(&backup_rule::RULE_NAME);
        write(&mut draft, &name, Some(Value::owned_text("daily")));
        write(&mut draft, &name, None);
        json(&draft, r#"{"Rule":[{}]}"#);
    }
}
