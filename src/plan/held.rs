//! An object that a parameter holds: given as an object, or as JSON text.
//!
//! A rule looks at both in the same way. What it points at and how a fix is written differ: inside an object the
//! pointer goes all the way and the fix changes one member; inside text the pointer stops at the parameter, a mark
//! shows the inner part, and the fix writes the whole text anew.

use std::ops::Range;

use crate::params::Param;
use crate::plan::draft::at;
use crate::plan::patch::{Op, apply};
use crate::plan::place::Place;
use crate::values::json::{JsonError, Node, Value};

/// A value inside a parameter.
#[derive(Clone, Debug)]
pub struct Held<'a> {
    /// Where the parameter stands.
    pub place: Place,
    /// Whether it was given as text.
    pub in_text: bool,
    value: Inner<'a>,
}

/// What a parameter holds.
#[derive(Clone, Debug)]
enum Inner<'a> {
    /// It stands in the request itself.
    Given(&'a Node<'a>),
    /// It was read from text.
    Read(Node<'a>),
    /// It was read from text without backslashes that stand there, so its marks are not those of the text.
    Unescaped(Node<'a>),
}

/// Why a parameter holds nothing that can be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotHeld {
    /// A text that is not JSON.
    NotJson(JsonError),
    /// JSON of another kind than asked for.
    Kind,
}

impl<'a> Held<'a> {
    /// Opens a value that should be an object (or, for a list, an array).
    ///
    /// Text is also taken with the backslashes that documentation prints before its quotes.
    ///
    /// # Errors
    /// When it is neither the value nor text that holds it.
    pub fn open(place: Place, node: &'a Node<'a>, array: bool) -> Result<Self, NotHeld> {
        let fits = |node: &Node<'_>| match node.value {
            Value::Object(_) => !array,
            Value::Array(_) => array,
            _ => false,
        };
        let Some(text) = node.text() else {
            return if fits(node) { Ok(Held::in_place(place, node)) } else { Err(NotHeld::Kind) };
        };
        match Node::read(text) {
            Ok(inner) if fits(&inner) => {
                Ok(Held { place, in_text: true, value: Inner::Read(inner) })
            }
            Ok(_) => Err(NotHeld::Kind),
            Err(error) => {
                let plain = text.replace("\\\"", "\"");
                match Node::read(&plain) {
                    Ok(inner) if plain != *text && fits(&inner) => {
                        let value = Inner::Unescaped(inner.into_owned());
                        Ok(Held { place, in_text: true, value })
                    }
                    _ => Err(NotHeld::NotJson(error)),
                }
            }
        }
    }

    /// A value that stands in the request itself, such as an entry of a list.
    #[must_use]
    pub fn in_place(place: Place, node: &'a Node<'a>) -> Self {
        Held { place, in_text: false, value: Inner::Given(node) }
    }

    /// Whether its text has backslashes before its quotes, which make it no JSON.
    #[must_use]
    pub fn is_escaped(&self) -> bool {
        matches!(self.value, Inner::Unescaped(_))
    }

    /// What it holds.
    #[must_use]
    pub fn node(&self) -> &Node<'a> {
        match &self.value {
            Inner::Given(node) => node,
            Inner::Read(node) | Inner::Unescaped(node) => node,
        }
    }

    /// What it holds, taken out.
    #[must_use]
    pub fn into_node(self) -> Node<'a> {
        match self.value {
            Inner::Given(node) => node.clone(),
            Inner::Read(node) | Inner::Unescaped(node) => node,
        }
    }

    /// The member of a row, `null` counting as a value.
    #[must_use]
    pub fn get(&self, param: &Param) -> Option<&Node<'a>> {
        let alias = || param.alias.and_then(|alias| self.node().get(alias));
        self.node().get(param.name).or_else(alias)
    }

    /// Whether a member of a name is what [`get`](Held::get) gives for a row.
    #[must_use]
    pub fn is_of(&self, param: &Param, name: &str) -> bool {
        param.name == name || param.alias == Some(name) && self.node().get(param.name).is_none()
    }

    /// Whether a member is exactly `true`.
    #[must_use]
    pub fn is_true(&self, param: &Param) -> bool {
        self.get(param).is_some_and(|node| node.value.is_true())
    }

    /// Whether a switch is off: left out or `false`. What cannot be read may mean either.
    #[must_use]
    pub fn is_off(&self, param: &Param) -> bool {
        self.get(param).is_none_or(|node| matches!(node.value, Value::Bool(false) | Value::Null))
    }

    /// Whether a member says something.
    #[must_use]
    pub fn given(&self, param: &Param) -> bool {
        self.get(param).is_some_and(|node| !node.value.is_blank())
    }

    /// Where an inner value is pointed at, and which part of the parameter's text it is.
    #[must_use]
    pub fn pointed(&self, inner: &Place) -> (Place, Option<Range<usize>>) {
        let node = if self.in_text { at(self.node(), inner) } else { None };
        self.pointed_at(inner, node)
    }

    /// [`pointed`](Held::pointed), for a value that has been found already: looking for each of many members costs
    /// time.
    #[must_use]
    pub fn pointed_at(
        &self,
        inner: &Place,
        node: Option<&Node<'_>>,
    ) -> (Place, Option<Range<usize>>) {
        if !self.in_text {
            return (self.place.join(inner), None);
        }
        let marked = matches!(self.value, Inner::Read(_));
        let mark = node.filter(|_| marked).map(|node| node.span.start..node.span.end);
        (self.place.clone(), mark)
    }

    /// What a patch costs: the length of the text that it writes anew, if it does.
    #[must_use]
    pub fn cost(&self) -> usize {
        if self.in_text { self.node().span.end } else { 1 }
    }

    /// Where a row's value is pointed at, or where it would stand.
    #[must_use]
    pub fn place_of(&self, param: &Param) -> Place {
        self.pointed(&Place::ROOT.member(param)).0
    }

    /// The patch that makes changes inside, given by their inner places.
    #[must_use]
    pub fn patch(&self, ops: &[Op]) -> Vec<Op> {
        if self.in_text {
            let mut node = self.node().clone();
            for op in ops {
                // The places come from this very value, so every change can be made.
                let _ = apply(&mut node, op);
            }
            return vec![Op::Replace(
                self.place.clone(),
                Value::owned_text(node.value.to_string()),
            )];
        }
        ops.iter().map(|op| op.moved(&|place| self.place.join(place))).collect()
    }
}
