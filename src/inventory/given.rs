//! What the page around a form says an account has: entries as the service's answers have them, in lists under names of
//! JavaScript.

use crate::inventory::read::{id_name, usable};
use crate::inventory::{Inventory, ResourceKind};
use crate::values::json::{Member, Node};

/// The lists.
static LISTS: [(&str, ResourceKind); 5] = [
    ("vaults", ResourceKind::Vault),
    ("instances", ResourceKind::Instance),
    ("buckets", ResourceKind::Bucket),
    ("fileSystems", ResourceKind::FileSystem),
    ("tablestoreInstances", ResourceKind::Tablestore),
];

/// Whether an object holds such lists.
#[must_use]
pub fn is_given(members: &[Member<'_>]) -> bool {
    members.iter().any(|member| LISTS.iter().any(|(list, _)| *list == member.name))
}

/// What some lists say, and what is the first thing in them that says nothing, in a sentence for whoever wrote it. Everything
/// else is taken in all the same.
#[must_use]
pub fn given(lists: &[Member<'_>]) -> (Inventory, Option<String>) {
    let mut known = Inventory::default();
    let mut problem = None;
    for Member { name, node, .. } in lists {
        let Some((_, sort)) = LISTS.iter().find(|(list, _)| list == name) else {
            let names = LISTS.map(|(name, _)| name).join(", ");
            problem.get_or_insert(format!("There is no {name:?}. The lists are {names}."));
            continue;
        };
        let Some(entries) = node.entries() else {
            problem.get_or_insert(format!("{name} is no list."));
            continue;
        };
        let id = id_name(*sort);
        let has_none = |entry: &Node<'_>| entry.get(id).is_none_or(|id| id.value.is_blank());
        if let Some(index) = entries.iter().position(has_none) {
            problem.get_or_insert(format!("{name}[{index}] has no {id}."));
        }
        known.add_all(*sort, entries.iter().filter_map(|entry| usable(*sort, entry)));
    }
    (known, problem)
}
