//! What has been typed or pasted: any value at any place, always representable.

use std::fmt;

use crate::params::Param;
use crate::plan::patch::{self, Op};
use crate::plan::place::{Place, Step};
use crate::values::json::{JsonError, Member, Node, Span, Value};

/// A request as it stands, right or wrong. The root is always an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    root: Node<'static>,
}

/// Why a text is no draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// It is not JSON.
    NotJson(JsonError),
    /// It is JSON, but no object.
    NotObject,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::NotJson(error) => error.fmt(f),
            Unreadable::NotObject => {
                f.write_str("expected an object, but found another JSON value")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

impl Default for Draft {
    fn default() -> Self {
        Draft { root: Value::Object(Vec::new()).into() }
    }
}

impl Draft {
    /// Reads request JSON, which may begin with a byte order mark; spans stay those of the text.
    ///
    /// # Errors
    /// When the text is not one JSON object.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let root = Node::read_file(text).map_err(Unreadable::NotJson)?;
        match root.value {
            Value::Object(_) => Ok(Draft { root: root.into_owned() }),
            _ => Err(Unreadable::NotObject),
        }
    }

    /// A draft of an object; of nothing, for any other value.
    #[must_use]
    pub fn of(root: Node<'static>) -> Self {
        match root.value {
            Value::Object(_) => Draft { root },
            _ => Draft::default(),
        }
    }

    /// The whole request.
    #[must_use]
    pub fn root(&self) -> &Node<'static> {
        &self.root
    }

    /// The value at a place.
    #[must_use]
    pub fn get(&self, place: &Place) -> Option<&Node<'static>> {
        at(&self.root, place)
    }

    /// The value of a parameter.
    #[must_use]
    pub fn param(&self, param: &Param) -> Option<&Node<'static>> {
        self.root.get(param.name)
    }

    /// Puts a value at a place, making what is missing above it. A place that cannot be (an entry beyond the end of
    /// an array, a member of a text) replaces what is in the way.
    pub fn set(&mut self, place: &Place, value: Value<'static>) {
        put(&mut self.root, place.steps(), value.into());
    }

    /// Takes the value at a place away; nothing happens when there is none. An object or array that this leaves
    /// empty stays.
    pub fn remove(&mut self, place: &Place) {
        let _ = patch::apply(&mut self.root, &Op::Remove(place.clone()));
    }

    /// The members, in their order.
    #[must_use]
    pub fn members(&self) -> &[Member<'static>] {
        self.root.members().unwrap_or_default()
    }
}

/// The value at a place in any tree.
#[must_use]
pub fn at<'n, 'a>(root: &'n Node<'a>, place: &Place) -> Option<&'n Node<'a>> {
    place.steps().iter().try_fold(root, |node, step| match step {
        Step::Name(name) => node.get(name),
        Step::Index(index) => node.entries()?.get(*index),
    })
}

/// The place of the innermost value whose text, or whose name, a byte of the whole text belongs to.
#[must_use]
pub fn place_at(root: &Node<'_>, offset: usize) -> Place {
    let holds = |from: usize, span: Span| (from..=span.end).contains(&offset);
    let mut place = Place::ROOT;
    let mut node = root;
    loop {
        let inner = match &node.value {
            Value::Object(members) => members
                .iter()
                .find(|member| holds(member.name_span.start, member.node.span))
                .map(|member| (place.name(&member.name), &member.node)),
            Value::Array(entries) => entries
                .iter()
                .enumerate()
                .find(|(_, entry)| holds(entry.span.start, entry.span))
                .map(|(index, entry)| (place.index(index), entry)),
            _ => None,
        };
        let Some(inner) = inner else { return place };
        (place, node) = inner;
    }
}

fn put(node: &mut Node<'static>, steps: &[Step], new: Node<'static>) {
    let Some((step, rest)) = steps.split_first() else {
        *node = new;
        return;
    };
    match step {
        Step::Name(name) => {
            if !matches!(node.value, Value::Object(_)) {
                node.value = Value::Object(Vec::new());
            }
            if let Value::Object(members) = &mut node.value {
                let at =
                    members.iter().rposition(|member| member.name == *name).unwrap_or_else(|| {
                        members.push(Member {
                            name: name.clone(),
                            name_span: Span::default(),
                            node: Value::Null.into(),
                        });
                        members.len() - 1
                    });
                put(&mut members[at].node, rest, new);
            }
        }
        Step::Index(index) => {
            if !matches!(node.value, Value::Array(_)) {
                node.value = Value::Array(Vec::new());
            }
            if let Value::Array(entries) = &mut node.value {
                if *index >= entries.len() {
                    entries.push(Value::Null.into());
                }
                let at = (*index).min(entries.len() - 1);
                put(&mut entries[at], rest, new);
            }
        }
    }
}
