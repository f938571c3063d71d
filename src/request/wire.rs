//! A request as flat names and values, all text, in the two places they travel in.
//!
//! What cannot be read as its row says is still written, as its plain text, so that a plan with errors can be shown.
//! What has no row (unknown names, the common parameters of a call) is never sent.

use std::borrow::Cow;

use crate::params::{self, Kind, Param, Position};
use crate::plan::held::Held;
use crate::plan::place::Place;
use crate::plan::reading::{by_row, member};
use crate::values::json::{Member, Node, Span, Value};

/// A name and its value.
pub type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// A request in flat pairs, in the order of the API's page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wire<'a> {
    /// What travels in the URL's query.
    pub query: Vec<Pair<'a>>,
    /// What travels in the form body.
    pub body: Vec<Pair<'a>>,
}

impl<'a> Wire<'a> {
    /// Flattens a request.
    #[must_use]
    pub fn of(request: &'a Node<'_>) -> Self {
        let pairs = || Vec::with_capacity(params::ALL.len());
        let mut wire = Wire { query: pairs(), body: pairs() };
        let values = by_row(request);
        for param in params::ALL {
            if let Some(node) = values[param.order] {
                let pairs = match param.position {
                    Position::Query => &mut wire.query,
                    Position::Form => &mut wire.body,
                };
                flatten(pairs, param, Cow::Borrowed(param.name), node);
            }
        }
        wire
    }

    /// Every pair: the query's, then the body's.
    pub fn pairs(&self) -> impl Iterator<Item = &Pair<'a>> {
        self.query.iter().chain(&self.body)
    }

    /// Both places as JSON, each an object of texts.
    #[must_use]
    pub fn to_json(&self) -> Value<'_> {
        Value::object([("query", texts(&self.query)), ("body", texts(&self.body))])
    }
}

fn flatten<'a>(pairs: &mut Vec<Pair<'a>>, param: &Param, name: Cow<'a, str>, node: &'a Node<'_>) {
    match (param.kind, &node.value) {
        (_, Value::Null) => {}
        // Lists whose entries have names of their own: `Path.1`, `Rule.1.Schedule`.
        (Kind::Paths, Value::Array(entries)) => {
            for (index, entry) in entries.iter().enumerate() {
                plain(pairs, numbered(&name, index).into(), &entry.value);
            }
        }
        (Kind::BackupRules, Value::Array(entries)) => {
            for (index, entry) in entries.iter().enumerate() {
                let name = numbered(&name, index);
                if entry.members().is_none() {
                    plain(pairs, name.into(), &entry.value);
                    continue;
                }
                for row in param.members {
                    if let Some(node) = member(entry, row) {
                        flatten(pairs, row, [&name, ".", row.name].concat().into(), node);
                    }
                }
            }
        }
        (Kind::Object, Value::Text(text)) => {
            pairs.push((name, sendable(param, node, text)));
        }
        (_, value) => plain(pairs, name, value),
    }
}

/// The name of an entry of a list, which the API counts from 1.
fn numbered(list: &str, index: usize) -> String {
    [list, ".", &(index + 1).to_string()].concat()
}

/// The text of an object parameter, without the backslashes that documentation prints before its quotes: with them
/// it is not JSON.
fn sendable<'a>(param: &Param, node: &Node<'_>, text: &'a str) -> Cow<'a, str> {
    match Held::open(Place::of(param), node, false) {
        Ok(held) if held.is_escaped() => Cow::Owned(held.node().value.to_string()),
        _ => Cow::Borrowed(text),
    }
}

fn plain<'a>(pairs: &mut Vec<Pair<'a>>, name: Cow<'a, str>, value: &'a Value<'_>) {
    pairs.extend(text_of(value).map(|text| (name, text)));
}

/// A value as the one text that it travels as. Nothing and an array without entries send nothing.
#[must_use]
pub fn text_of<'v>(value: &'v Value<'_>) -> Option<Cow<'v, str>> {
    match value {
        Value::Null => None,
        Value::Array(entries) if entries.is_empty() => None,
        Value::Text(text) | Value::Number(text) => Some(Cow::Borrowed(text)),
        other => Some(Cow::Owned(other.to_string())),
    }
}

/// Names and values as a JSON object of texts.
#[must_use]
pub fn texts<T: AsRef<str>>(pairs: &[(T, T)]) -> Value<'_> {
    let members = pairs.iter().map(|(name, value)| Member {
        name: Cow::Borrowed(name.as_ref()),
        name_span: Span::default(),
        node: Value::Text(Cow::Borrowed(value.as_ref())).into(),
    });
    Value::Object(members.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn sends(request: &str, expected: &str) {
        let node = Node::read(request).expect("it is JSON");
        let wire = Wire::of(&node);
        let pairs: Vec<String> =
            wire.pairs().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(pairs.join(" "), expected);
    }

    #[test]
    fn lists_are_numbered_from_one() {
        sends(r#"{"Path":["/a","/b"]}"#, "Path.1=/a Path.2=/b");
        sends(
            r#"{"Rule":[{},{"Schedule":"I|0|P1D","Disabled":false}]}"#,
            "Rule.2.Schedule=I|0|P1D Rule.2.Disabled=false",
        );
    }

    #[test]
    fn nothing_and_empty_lists_leave_nothing_behind() {
        sends(r#"{"Path":[],"Rule":[],"Prefix":null,"Rule":null}"#, "");
        sends(r#"{"Path":["/a",null],"Rule":[{"RuleName":null}]}"#, "Path.1=/a");
    }

    #[test]
    fn a_given_empty_text_is_sent() {
        sends(r#"{"Prefix":"","Path":[""]}"#, "Prefix= Path.1=");
    }

    #[test]
    fn objects_are_one_compact_text_and_keep_their_nulls() {
        sends(r#"{"Detail":{ "a" : null, "b": 9007199254740993 }}"#, {
            r#"Detail={"a":null,"b":9007199254740993}"#
        });
        sends(r#"{"Detail":"{ \"a\": 1 }"}"#, r#"Detail={ "a": 1 }"#);
        sends(r#"{"Detail":"{\\\"a\\\": 1}"}"#, r#"Detail={"a":1}"#);
        sends(r#"{"Detail":"a: 1"}"#, "Detail=a: 1");
        sends(r#"{"Detail":""}"#, "Detail=");
    }

    #[test]
    fn the_last_of_two_equal_names_counts() {
        sends(r#"{"Retention":7,"Retention":8}"#, "Retention=8");
        sends(r#"{"Rule":[{"Retention":7,"Retention":null}]}"#, "");
    }

    #[test]
    fn what_cannot_be_read_is_written_plainly() {
        sends(
            r#"{"Retention":7.50,"Path":"/home","Rule":{"Retention":7},"Options":{"UseVSS":true}}"#,
            r#"Retention=7.50 Options={"UseVSS":true} Path=/home Rule={"Retention":7}"#,
        );
        sends(r#"{"Rule":["x"],"Disabled":"true"}"#, "Disabled=true Rule.1=x");
    }

    #[test]
    fn what_has_no_row_is_never_sent() {
        sends(r#"{"AccessKeySecret":"s","Action":"x","Rule":[{"Name":"n"}]}"#, "");
    }
}
