//! An answer of DescribeBackupPlans: the plans that are there, as requests for new ones.
//!
//! An answer nests its lists (`Paths.Path`, `Rules.Rule`, `OtsDetail.TableNames.TableName`), gives objects as text,
//! and has members that no request has. The members are those of the response model in the official libraries
//! (`DescribeBackupPlansResponseBody` of alibabacloud-hbr-20170908).

use std::ops::Range;

use crate::import::json;
use crate::import::names::{self, is_same};
use crate::import::note::{Note, NoteKind};
use crate::import::tree::{Branch, Field, Tree};
use crate::import::{Read, Reader};
use crate::lang::{Arg, t};
use crate::params::backup_rule::RULE;
use crate::params::detail::{DETAIL, ENABLE_FS_FREEZE, READ_ONLY as READ_ONLY_DETAIL};
use crate::params::files::PATH;
use crate::params::source::{OTS_DETAIL, TABLE_NAMES};
use crate::params::sync::DEST_DATA_SOURCE_DETAIL;
use crate::values::json::Node;

/// `describe`
pub static READER: Reader = Reader {
    id: "describe",
    title: t("an answer of DescribeBackupPlans", "DescribeBackupPlans 的返回结果"),
    score: |text| if json::is_likely(text) && has_mark(text) { 90 } else { 0 },
    read,
};

/// What only an answer has at the top of a plan.
static READ_ONLY: &[&str] = &[
    "PlanId",
    "CreatedTime",
    "UpdatedTime",
    "BackupSourceGroupId",
    "BusinessStatus",
    "ClientId",
    "CreatedByTag",
    "HitTags",
    "InstanceGroupId",
    "LatestExecuteJobId",
    "LatestFinishJobId",
    "Resources",
    "TrialInfo",
];

/// What only an answer has in a backup rule.
static READ_ONLY_RULE: &[&str] = &["RuleId"];

/// Members of a list, and of the list inside it.
static NESTED: &[(&str, &str)] = &[("Paths", "Path"), ("Rules", "Rule")];

/// The member of a list of tables.
const TABLE_NAME: &str = "TableName";

fn has_mark(text: &str) -> bool {
    let marks =
        ["BackupPlans\"", "backupPlans\"", "backup_plans\"", "BackupPlans'", "backup_plans'"];
    marks.iter().any(|mark| text.contains(mark))
}

fn read(text: &str) -> Read {
    json::read(text)
}

/// Whether fields are those of a plan in an answer.
pub(in crate::import) fn is_plan(fields: &[Field]) -> bool {
    fields.iter().any(|field| {
        let nested = matches!(field.value.tree, Tree::Map(_))
            && NESTED.iter().any(|(outer, _)| is_same(outer, &field.name));
        // PlanId alone may be that of a request of a sibling call.
        nested || READ_ONLY[1..].iter().any(|name| is_same(name, &field.name))
    })
}

/// Makes the fields of an answer those of a request.
pub(in crate::import) fn to_request(fields: &mut Vec<Field>, notes: &mut Vec<Note>) {
    let mut dropped = Dropped::default();
    dropped.take(fields, READ_ONLY);
    for field in fields.iter_mut() {
        unnest(field);
        open(field);
    }
    // An answer names every member, and those that the plan does not have are blank.
    fields.retain(|field| !is_absent(&field.value));
    for field in fields.iter_mut() {
        if names::top(&field.name) == Some(&RULE)
            && let Tree::List(entries) = &mut field.value.tree
        {
            for entry in entries {
                if let Tree::Map(fields) = &mut entry.tree {
                    dropped.take(fields, READ_ONLY_RULE);
                    fields.retain(|field| !is_absent(&field.value));
                }
            }
        }
        if names::top(&field.name) == Some(&DETAIL)
            && let Tree::Map(fields) = &mut field.value.tree
        {
            dropped.take(fields, READ_ONLY_DETAIL);
            fields.retain(|field| field.value.tree != Tree::Null);
            for field in
                fields.iter_mut().filter(|field| is_same(ENABLE_FS_FREEZE.name, &field.name))
            {
                ENABLE_FS_FREEZE.name.clone_into(&mut field.name);
            }
        }
    }
    notes.extend(dropped.note());
}

/// What only answers have, for one note on all of it.
#[derive(Default)]
struct Dropped {
    names: Vec<&'static str>,
    span: Option<Range<usize>>,
}

impl Dropped {
    fn take(&mut self, fields: &mut Vec<Field>, names: &'static [&'static str]) {
        fields.retain(|field| {
            let Some(name) = names.iter().find(|name| is_same(name, &field.name)) else {
                return true;
            };
            if !is_absent(&field.value) && !self.names.contains(name) {
                self.names.push(name);
                self.span.get_or_insert_with(|| field.name_span.clone());
            }
            false
        });
    }

    fn note(self) -> Option<Note> {
        let span = self.span?;
        let text = t(
            "Left out, as only an answer has them: {0}.",
            "以下内容只出现在返回结果中，已去除：{0}。",
        );
        Some(Note::new(NoteKind::Dropped, text, [Arg::codes(self.names)] as [Arg; 1]).at(span))
    }
}

/// `Paths.Path` is `Path`, and its kind.
fn unnest(field: &mut Field) {
    for (outer, inner) in NESTED {
        if is_same(outer, &field.name) {
            if let Some(list) = within(&mut field.value, inner) {
                field.value = list;
            }
            // A library gives the list itself.
            if matches!(field.value.tree, Tree::List(_)) {
                (*inner).clone_into(&mut field.name);
            }
        }
    }
    debug_assert!(NESTED.iter().all(|(_, inner)| [PATH.name, RULE.name].contains(inner)));
    if names::top(&field.name) == Some(&OTS_DETAIL)
        && let Tree::Map(fields) = &mut field.value.tree
    {
        for field in fields.iter_mut().filter(|field| is_same(TABLE_NAMES.name, &field.name)) {
            if let Some(list) = within(&mut field.value, TABLE_NAME) {
                field.value = list;
            }
            TABLE_NAMES.name.clone_into(&mut field.name);
        }
        fields.retain(|field| !is_absent(&field.value));
    }
}

/// The member of an object, taken out of it.
fn within(branch: &mut Branch, name: &str) -> Option<Branch> {
    let Tree::Map(fields) = &mut branch.tree else { return None };
    let at = fields.iter().position(|field| is_same(name, &field.name))?;
    Some(fields.swap_remove(at).value)
}

/// Reads an object that is given as text.
fn open(field: &mut Field) {
    let row = names::top(&field.name);
    if row != Some(&DETAIL) && row != Some(&DEST_DATA_SOURCE_DETAIL) && row != Some(&OTS_DETAIL) {
        return;
    }
    if let Tree::Text(text) = &field.value.tree
        && let Ok(node) = Node::read(text)
        && node.members().is_some()
    {
        let mut opened = Branch::of(node, 0);
        opened.stand_at(&field.value.span);
        field.value = opened;
        unnest(field);
    }
}

/// Whether an answer says by a value that there is none.
fn is_absent(branch: &Branch) -> bool {
    match &branch.tree {
        Tree::Null => true,
        Tree::Text(text) => text.is_empty(),
        // No number of a plan can be 0 but that of kept snapshots, and 0 is what it is by itself.
        Tree::Number(number) => number == "0",
        Tree::List(entries) => entries.is_empty(),
        Tree::Map(fields) => fields.iter().all(|field| is_absent(&field.value)),
        Tree::Bool(_) | Tree::Unresolved(_) => false,
    }
}
