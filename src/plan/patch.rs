//! Changes to a plan, as RFC 6902 JSON Patch: what a fix is made of.

use crate::plan::draft::Draft;
use crate::plan::place::{Place, Step};
use crate::values::json::{Member, Node, Span, Value, write_text};

/// One operation.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// Puts a value where none is, or instead of the one that is there.
    Add(Place, Value<'static>),
    /// Puts a value instead of the one that is there.
    Replace(Place, Value<'static>),
    /// Takes a value away.
    Remove(Place),
    /// Gives a value another name.
    Move {
        /// Where it is.
        from: Place,
        /// Where it goes.
        to: Place,
    },
}

/// A change that cannot be made to a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced(pub Place);

impl std::fmt::Display for Misplaced {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "expected a place in the request, but found `{}`", self.0)
    }
}

impl std::error::Error for Misplaced {}

impl Op {
    /// The places it is about.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        let (place, other) = match self {
            Op::Add(place, _) | Op::Replace(place, _) | Op::Remove(place) => (place, None),
            Op::Move { from, to } => (from, Some(to)),
        };
        std::iter::once(place).chain(other)
    }

    /// The same change at other places.
    #[must_use]
    pub fn moved(&self, moved: &impl Fn(&Place) -> Place) -> Op {
        match self {
            Op::Add(place, value) => Op::Add(moved(place), value.clone()),
            Op::Replace(place, value) => Op::Replace(moved(place), value.clone()),
            Op::Remove(place) => Op::Remove(moved(place)),
            Op::Move { from, to } => Op::Move { from: moved(from), to: moved(to) },
        }
    }

    /// Writes the operation as a JSON object at the end of another text.
    pub fn write(&self, out: &mut String) {
        let mut pointer = String::new();
        let mut member = |before: &str, place: &Place| {
            pointer.clear();
            let _ = place.write_pointer(&mut pointer);
            out.push_str(before);
            write_text(out, &pointer);
        };
        let value = match self {
            Op::Add(place, value) => {
                member("{\"op\":\"add\",\"path\":", place);
                Some(value)
            }
            Op::Replace(place, value) => {
                member("{\"op\":\"replace\",\"path\":", place);
                Some(value)
            }
            Op::Remove(place) => {
                member("{\"op\":\"remove\",\"path\":", place);
                None
            }
            Op::Move { from, to } => {
                member("{\"op\":\"move\",\"from\":", from);
                member(",\"path\":", to);
                None
            }
        };
        if let Some(value) = value {
            out.push_str(",\"value\":");
            value.write(out);
        }
        out.push('}');
    }
}

impl Draft {
    /// Makes every change, or none.
    ///
    /// # Errors
    /// The first place that is not in the draft; the root, when what is left is no object.
    pub fn apply(&mut self, patch: &[Op]) -> Result<(), Misplaced> {
        let mut root = self.root().clone();
        for op in patch {
            apply(&mut root, op)?;
        }
        if root.members().is_none() {
            return Err(Misplaced(Place::ROOT));
        }
        *self = Draft::of(root);
        Ok(())
    }
}

/// Makes one change to any value.
///
/// # Errors
/// The place, when it is not in the value.
pub fn apply(root: &mut Node<'_>, op: &Op) -> Result<(), Misplaced> {
    match op {
        Op::Add(place, value) => put(root, place, value.clone().into()),
        Op::Replace(place, value) => {
            *find(root, place.steps()).ok_or_else(|| Misplaced(place.clone()))? =
                value.clone().into();
            Ok(())
        }
        Op::Remove(place) => take(root, place).map(drop),
        Op::Move { from, to } => {
            // A rename stays where the old name stood.
            if from.parent() == to.parent()
                && let (Some(Step::Name(old)), Some(Step::Name(new))) =
                    (from.steps().last(), to.steps().last())
                && let Some(above) = from.parent()
                && let Some(Node { value: Value::Object(members), .. }) = find(root, above.steps())
                && members.iter().any(|member| member.name == *old)
            {
                // What had the new name gives way (RFC 6902, 4.4).
                members.retain(|member| member.name != *new || new == old);
                if let Some(member) = members.iter_mut().rev().find(|member| member.name == *old) {
                    member.name.clone_from(new);
                }
                return Ok(());
            }
            let node = take(root, from)?;
            put(root, to, node)
        }
    }
}

fn find<'n, 'a>(node: &'n mut Node<'a>, steps: &[Step]) -> Option<&'n mut Node<'a>> {
    let Some((step, rest)) = steps.split_first() else { return Some(node) };
    let next = match (step, &mut node.value) {
        (Step::Name(name), Value::Object(members)) => members
            .iter_mut()
            .rev()
            .find(|member| member.name == *name)
            .map(|member| &mut member.node),
        (Step::Index(index), Value::Array(entries)) => entries.get_mut(*index),
        _ => None,
    };
    find(next?, rest)
}

fn put<'a>(root: &mut Node<'a>, place: &Place, node: Node<'a>) -> Result<(), Misplaced> {
    let misplaced = || Misplaced(place.clone());
    let Some((last, above)) = place.steps().split_last() else {
        *root = node;
        return Ok(());
    };
    match (last, &mut find(root, above).ok_or_else(misplaced)?.value) {
        (Step::Name(name), Value::Object(members)) => {
            match members.iter_mut().rev().find(|member| member.name == *name) {
                Some(member) => member.node = node,
                None => {
                    members.push(Member { name: name.clone(), name_span: Span::default(), node });
                }
            }
            Ok(())
        }
        (Step::Index(index), Value::Array(entries)) if *index <= entries.len() => {
            entries.insert(*index, node);
            Ok(())
        }
        _ => Err(misplaced()),
    }
}

fn take<'a>(root: &mut Node<'a>, place: &Place) -> Result<Node<'a>, Misplaced> {
    let misplaced = || Misplaced(place.clone());
    let (last, above) = place.steps().split_last().ok_or_else(misplaced)?;
    match (last, &mut find(root, above).ok_or_else(misplaced)?.value) {
        (Step::Name(name), Value::Object(members)) => {
            // A name that stands twice goes altogether.
            let at =
                members.iter().rposition(|member| member.name == *name).ok_or_else(misplaced)?;
            let node = members.remove(at).node;
            members.retain(|member| member.name != *name);
            Ok(node)
        }
        (Step::Index(index), Value::Array(entries)) if *index < entries.len() => {
            Ok(entries.remove(*index))
        }
        _ => Err(misplaced()),
    }
}
