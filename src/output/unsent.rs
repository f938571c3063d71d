//! What a request holds that no call carries: names that CreateBackupPlan does not have, and a name given twice.

use crate::lang::{Arg, Message, Text, t};
use crate::output::sheet::Loss;
use crate::params::backup_rule::RULE;
use crate::params::{self, Kind, Param};
use crate::plan::place::Place;
use crate::plan::reading::member;
use crate::request::ACTION;
use crate::values::json::{Member, Node, Value};
use crate::values::sorted::Set;

const NO_PARAMETER: Text = t(
    "{0} has no parameter of this name, so it is not sent.",
    "{0} 没有此名称的参数，因此不会发送。",
);
const TWICE: Text = t(
    "The name stands twice; the value that comes last is sent.",
    "该名称出现两次；发送的是最后一个值。",
);
const EMPTY: Text = t("An empty list sends nothing.", "空列表不会发送任何内容。");

/// The values of a request that are in none of its [`Wire`](crate::request::wire::Wire)'s pairs, though they are there.
#[must_use]
pub fn unsent(request: &Node<'_>) -> Vec<Loss> {
    let mut losses = Vec::new();
    of(request.members().unwrap_or_default(), &Place::ROOT, &params::ALL, &mut losses);
    let rules = member(request, &RULE).and_then(Node::entries).unwrap_or_default();
    for (index, entry) in rules.iter().enumerate() {
        let place = Place::of(&RULE).index(index);
        of(entry.members().unwrap_or_default(), &place, RULE.members, &mut losses);
    }
    losses
}

fn of(members: &[Member<'_>], at: &Place, rows: &[&'static Param], losses: &mut Vec<Loss>) {
    let first = losses.len();
    let mut later = Set::default();
    for Member { name, node, .. } in members.iter().rev() {
        let row = rows.iter().find(|row| row.name == *name);
        let is_last = row.is_none_or(|row| !later.contains(&row.name));
        row.inspect(|row| later.add(row.name));
        let reason = match row {
            // `null` is as good as absent.
            _ if node.value == Value::Null => continue,
            None => Message::new(NO_PARAMETER, [Arg::code(ACTION)]),
            Some(_) if !is_last => Message::new(TWICE, []),
            Some(row) if sends_nothing(row, &node.value) => Message::new(EMPTY, []),
            Some(_) => continue,
        };
        // The service makes the same plan of what it is sent, with or without them.
        losses.push(Loss { place: at.name(name), reason, harmless: true });
    }
    losses[first..].reverse();
}

/// Whether a value that should be no list is an empty one.
fn sends_nothing(row: &Param, value: &Value<'_>) -> bool {
    let is_list = matches!(row.kind, Kind::Paths | Kind::BackupRules);
    !is_list && matches!(value, Value::Array(entries) if entries.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn leaves_out(request: &str, expected: &[&str]) {
        let node = Node::read(request).expect("it is JSON");
        let losses = unsent(&node);
        let places: Vec<String> = losses.iter().map(|loss| loss.place.to_string()).collect();
        assert_eq!(places, expected);
    }

    #[test]
    fn names_that_there_are_not_are_left_out() {
        leaves_out(r#"{"SourceType":"OSS","Bucket":"abc"}"#, &[]);
        leaves_out(r#"{"b":1,"SourceType":"OSS","bucket":"abc","None":null}"#, &["/b", "/bucket"]);
        leaves_out(r#"{"Rule":[{},{"Name":"n","Retention":7}]}"#, &["/Rule/1/Name"]);
    }

    #[test]
    fn the_last_of_two_equal_names_is_sent() {
        leaves_out(r#"{"Prefix":"a","Prefix":"b"}"#, &["/Prefix"]);
        leaves_out(r#"{"Prefix":"a","Prefix":null}"#, &["/Prefix"]);
    }

    #[test]
    fn an_empty_list_is_nothing_where_none_belongs() {
        leaves_out(r#"{"Detail":[],"Path":[],"Rule":[]}"#, &["/Detail"]);
    }
}
