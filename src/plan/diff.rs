//! What differs between two plans.

use std::collections::{BTreeMap, BTreeSet};

use crate::params;
use crate::params::Kind;
use crate::plan::draft::Draft;
use crate::plan::place::{Place, Step};
use crate::values::json::{Member, Node, Value};

/// A value that is another than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What was there, if anything was.
    pub before: Option<Value<'static>>,
    /// What is there now, if anything is.
    pub after: Option<Value<'static>>,
}

/// Every difference, in the order of the API's page, what it does not name at the end. Objects and backup rules are
/// compared inside; any other list is one value.
#[must_use]
pub fn changes(before: &Draft, after: &Draft) -> Vec<Change> {
    let mut changes = Vec::new();
    compare(&Place::ROOT, Some(before.root()), Some(after.root()), &mut changes);
    changes.sort_by_key(|change| change.place.top().map_or(usize::MAX, |param| param.order));
    changes
}

fn compare(
    place: &Place,
    before: Option<&Node<'static>>,
    after: Option<&Node<'static>>,
    changes: &mut Vec<Change>,
) {
    if before == after {
        return;
    }
    match (before.map(|node| &node.value), after.map(|node| &node.value)) {
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let (before, after) = (by_name(old), by_name(new));
            let mut seen = BTreeSet::new();
            for Member { name, .. } in old.iter().chain(new).filter(|m| seen.insert(&*m.name)) {
                let side = |nodes: &BTreeMap<&str, _>| nodes.get(&**name).copied();
                compare(&known(place, name), side(&before), side(&after), changes);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new)))
            if place.top().is_some_and(|top| top.kind == Kind::BackupRules)
                && place.steps().len() == 1 =>
        {
            for index in 0..old.len().max(new.len()) {
                compare(&place.index(index), old.get(index), new.get(index), changes);
            }
        }
        (before, after) => changes.push(Change {
            place: place.clone(),
            before: before.cloned(),
            after: after.cloned(),
        }),
    }
}

/// The values of an object; the last one where a name stands twice, as every JSON reader takes it.
fn by_name<'n>(members: &'n [Member<'static>]) -> BTreeMap<&'n str, &'n Node<'static>> {
    members.iter().map(|member| (&*member.name, &member.node)).collect()
}

/// The member of a place, by the row's own name where there is a row.
fn known(place: &Place, name: &str) -> Place {
    match place.steps() {
        [] => params::find(name).map_or_else(|| place.name(name), Place::of),
        [Step::Name(_), ..] => match place.top().and_then(|top| top.member(name)) {
            Some(member) => place.member(member),
            None => place.name(name),
        },
        [Step::Index(_), ..] => place.name(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn differ(before: &str, after: &str, expected: &[&str]) {
        let read = |text| Draft::read(text).unwrap();
        let changes = changes(&read(before), &read(after));
        let said = changes.iter().map(|Change { place, before, after }| {
            let side =
                |value: &Option<Value<'_>>| value.as_ref().map_or("-".into(), Value::to_string);
            format!("{place} {} {}", side(before), side(after))
        });
        assert_eq!(said.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_new_gone_or_other_is_a_change() {
        differ(
            r#"{"PlanName":"a","VaultId":"v","Foo":1}"#,
            r#"{"Bar":2,"VaultId":"v","Retention":7,"PlanName":"b"}"#,
            &[r#"/PlanName "a" "b""#, "/Retention - 7", "/Foo 1 -", "/Bar - 2"],
        );
    }

    #[test]
    fn objects_and_backup_rules_are_compared_inside() {
        differ(
            r#"{"Detail":{"doCopy":true},"Rule":[{"Retention":7}],"Path":["/a"]}"#,
            r#"{"Detail":{"doCopy":false},"Rule":[{"Retention":8},{}],"Path":["/a","/b"]}"#,
            &[
                "/Detail/doCopy true false",
                r#"/Path ["/a"] ["/a","/b"]"#,
                "/Rule/0/Retention 7 8",
                "/Rule/1 - {}",
            ],
        );
    }

    #[test]
    fn the_same_plan_in_another_order_is_no_change() {
        differ(r#"{"PlanName":"a","VaultId":"v"}"#, r#"{"VaultId":"v","PlanName":"a"}"#, &[]);
    }
}
