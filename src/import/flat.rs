//! From flat names to a tree, `Rule.1.Schedule` into `Rule[0].Schedule`, and from texts to the values that rows ask
//! for: [`Wire`](crate::request::wire::Wire) backwards.

use std::collections::{BTreeMap, HashMap};

use crate::import::names;
use crate::import::note::{Note, NoteKind};
use crate::import::tree::{Branch, Field, Tree};
use crate::lang::{Arg, t};
use crate::params::{Kind, Param};
use crate::values::json::{Node, Value};

/// How many parts a flat name may have. The API's own have three.
const MOST_PARTS: usize = 8;

/// Fields with flat names as a tree. Fields that have a plain name stay as they are; of two with the same name the last
/// counts, except that plain names of lists add to each other.
pub(in crate::import) fn unflatten(fields: Vec<Field>, notes: &mut Vec<Note>) -> Vec<Field> {
    let mut grown = Grown::default();
    for field in fields {
        let name = field.name.clone();
        let mut parts: Vec<&str> = name.split('.').collect();
        let is_flat = parts.len() > 1
            && parts.len() <= MOST_PARTS
            && parts.iter().all(|part| !part.is_empty())
            && (names::top(parts[0]).is_some() || parts.iter().any(|part| number(part).is_some()));
        if !is_flat {
            parts = vec![&name];
        }
        grown.put(&parts, field, notes);
    }
    grown.fields(notes)
}

/// Names under way to a tree, in the order they came in.
#[derive(Default)]
struct Grown {
    order: HashMap<String, usize>,
    named: Vec<(Field, Stem)>,
}

/// What grows under a name.
enum Stem {
    Leaf,
    Named(Grown),
    Numbered(BTreeMap<u64, Box<(Field, Stem)>>),
}

/// The number that a part of a name is; one beyond all counting comes last.
fn number(part: &str) -> Option<u64> {
    let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| part.parse().unwrap_or(u64::MAX))
}

impl Grown {
    fn put(&mut self, parts: &[&str], field: Field, notes: &mut Vec<Note>) {
        let Some((first, rest)) = parts.split_first() else { return };
        let key = names::top(first).map_or_else(|| (*first).to_owned(), |row| row.name.to_owned());
        let at = *self.order.entry(key).or_insert_with(|| {
            let empty = Branch::new(Tree::Null, field.value.span.clone());
            let named = Field {
                name: (*first).to_owned(),
                name_span: field.name_span.clone(),
                value: empty,
            };
            self.named.push((named, Stem::Leaf));
            self.named.len() - 1
        });
        if let Some(slot) = self.named.get_mut(at) {
            grow(slot, rest, field, notes);
        }
    }

    fn fields(self, notes: &mut Vec<Note>) -> Vec<Field> {
        self.named.into_iter().map(|slot| finished(slot, notes)).collect()
    }
}

/// Puts a value into a slot, or further down in it.
fn grow(slot: &mut (Field, Stem), rest: &[&str], field: Field, notes: &mut Vec<Note>) {
    let (named, stem) = slot;
    let Some((first, below)) = rest.split_first() else {
        let fresh = matches!(stem, Stem::Leaf) && named.value.tree == Tree::Null;
        let list = names::top(&named.name).is_some_and(|row| row.kind == Kind::Paths);
        if fresh {
            named.value = field.value;
        } else if list && matches!(stem, Stem::Leaf) {
            let before = std::mem::replace(&mut named.value.tree, Tree::Null);
            let mut entries = match before {
                Tree::List(entries) => entries,
                tree => vec![Branch::new(tree, named.value.span.clone())],
            };
            named.value.span.end = field.value.span.end;
            entries.push(field.value);
            named.value.tree = Tree::List(entries);
        } else {
            notes.push(twice(&field));
            named.value = field.value;
            *stem = Stem::Leaf;
        }
        return;
    };
    if matches!(stem, Stem::Leaf) && named.value.tree != Tree::Null {
        notes.push(twice(&field));
        named.value.tree = Tree::Null;
    }
    if let Some(number) = number(first) {
        if !matches!(stem, Stem::Numbered(_)) {
            replaced(stem, &field, notes);
            *stem = Stem::Numbered(BTreeMap::new());
        }
        if let Stem::Numbered(numbered) = stem {
            let slot = numbered.entry(number).or_insert_with(|| {
                let empty = Branch::new(Tree::Null, field.value.span.clone());
                let name_span = field.name_span.clone();
                Box::new((Field { name: String::new(), name_span, value: empty }, Stem::Leaf))
            });
            grow(slot, below, field, notes);
        }
    } else {
        if !matches!(stem, Stem::Named(_)) {
            replaced(stem, &field, notes);
            *stem = Stem::Named(Grown::default());
        }
        if let Stem::Named(grown) = stem {
            grown.put(rest, field, notes);
        }
    }
}

/// Notes that what grew under a name gives way to something else.
fn replaced(stem: &Stem, field: &Field, notes: &mut Vec<Note>) {
    if !matches!(stem, Stem::Leaf) {
        notes.push(twice(field));
    }
}

fn finished((mut named, stem): (Field, Stem), notes: &mut Vec<Note>) -> Field {
    match stem {
        Stem::Leaf => {}
        Stem::Named(grown) => named.value.tree = Tree::Map(grown.fields(notes)),
        Stem::Numbered(numbered) => {
            let in_line = numbered.keys().zip(1..).all(|(number, expected)| *number == expected);
            if !in_line {
                let note = Note::new(
                    NoteKind::Guessed,
                    t(
                        "The numbers of {0} do not run from 1 without a gap; its entries were put in their order.",
                        "{0} 的编号不是从 1 起连续的，各项已按编号顺序排列。",
                    ),
                    [Arg::code(&named.name)],
                );
                notes.push(note.at(named.name_span.clone()));
            }
            let entries = numbered.into_values().map(|slot| finished(*slot, notes).value);
            named.value.tree = Tree::List(entries.collect());
        }
    }
    named
}

fn twice(field: &Field) -> Note {
    let shown = names::shown(&field.name).unwrap_or("…").to_owned();
    Note::new(
        NoteKind::Dropped,
        t(
            "{0} is there more than once; the last value counts.",
            "{0} 出现多次，以最后一个值为准。",
        ),
        [Arg::code(shown)],
    )
    .at(field.name_span.clone())
}

/// A text as the value that its row asks for, where it is one: `7`, `true`, JSON of a list or an object.
///
/// JSON stays text where writing it anew would change a byte of what is sent.
pub(in crate::import) fn typed(row: &'static Param, branch: &mut Branch) {
    match &mut branch.tree {
        Tree::Text(text) => {
            if let Some(tree) = of_text(row.kind, text, branch.span.start) {
                branch.tree = tree;
            }
            if let Tree::List(_) = branch.tree {
                typed_entries(row, branch);
            }
        }
        Tree::List(_) => typed_entries(row, branch),
        // A list of one, as some callers write it.
        _ => {}
    }
}

/// Takes from JSON that a text of several lines holds the space around it, which only the way it is written asks for.
/// A text that is no JSON stays.
pub(in crate::import) fn trimmed(row: &'static Param, branch: &mut Branch) {
    let holds_json = row.kind.holds_json();
    if let Tree::Text(text) = &mut branch.tree
        && holds_json
        && text.contains('\n')
        && text.trim().len() < text.len()
        && Node::read(text).is_ok()
    {
        *text = text.trim().to_owned();
    }
}

fn typed_entries(row: &'static Param, branch: &mut Branch) {
    let (Kind::BackupRules, Tree::List(entries)) = (row.kind, &mut branch.tree) else { return };
    for entry in entries {
        if let Tree::Map(fields) = &mut entry.tree {
            for field in fields {
                if let Some(row) = names::in_code(row.members, &field.name) {
                    typed(row, &mut field.value);
                }
            }
        }
    }
}

fn of_text(kind: Kind, text: &str, base: usize) -> Option<Tree> {
    let json = || Node::read(text).ok();
    match kind {
        Kind::Integer { .. } | Kind::ZeroOne => {
            matches!(json()?.value, Value::Number(_)).then(|| Tree::Number(text.trim().to_owned()))
        }
        // The gateway takes any case; the official Python library sends `True`.
        Kind::Boolean if text.eq_ignore_ascii_case("true") => Some(Tree::Bool(true)),
        Kind::Boolean if text.eq_ignore_ascii_case("false") => Some(Tree::Bool(false)),
        Kind::Paths | Kind::BackupRules | Kind::Texts(_) => {
            let node = json().filter(|node| node.entries().is_some())?;
            Some(Branch::of(node, base).tree)
        }
        Kind::Object => {
            let node = json().filter(|node| node.members().is_some())?;
            (node.value.to_string() == text).then(|| Branch::of(node, base).tree)
        }
        _ => None,
    }
}
