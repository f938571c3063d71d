//! Every text of a request that a rule about texts looks at, with what is needed to point at it and to rewrite it.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use crate::lang::{Arg, Message};
use crate::params::{self, Kind, Param};
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::Reading;
use crate::rules::{Check, Finding, Rule};
use crate::values::json::{Node, Value};

/// A text and where it stands.
#[derive(Debug)]
pub(in crate::rules) struct Spot<'a> {
    /// The row that says what kind of text it is.
    pub(in crate::rules) row: &'static Param,
    /// The text.
    pub(in crate::rules) text: Cow<'a, str>,
    place: Where<'a>,
}

#[derive(Debug)]
enum Where<'a> {
    Top,
    Entry(usize),
    BackupRule(usize),
    Held(Rc<Held<'a>>, Place),
}

impl Spot<'_> {
    fn inner(&self) -> Place {
        match &self.place {
            Where::Top => Place::of(self.row),
            Where::Entry(index) => Place::of(self.row).index(*index),
            Where::BackupRule(index) => {
                Place::of(&params::backup_rule::RULE).index(*index).member(self.row)
            }
            Where::Held(held, inner) => held.place.join(inner),
        }
    }

    /// Where it is pointed at, and which part of that value it is.
    pub(in crate::rules) fn pointed(&self) -> (Place, Option<Range<usize>>) {
        match &self.place {
            Where::Held(held, inner) => held.pointed(inner),
            _ => (self.inner(), None),
        }
    }

    /// What a person calls it, down to the member inside.
    pub(in crate::rules) fn label(&self) -> Arg {
        Arg::Label(self.inner().label())
    }

    /// The change that writes another text here.
    pub(in crate::rules) fn rewrite(&self, text: impl Into<String>) -> Vec<Op> {
        let value = Value::owned_text(text);
        match &self.place {
            Where::Held(held, inner) => held.patch(&[Op::Replace(inner.clone(), value)]),
            _ => vec![Op::Replace(self.inner(), value)],
        }
    }

    /// The change that takes the text away.
    pub(in crate::rules) fn remove(&self) -> Vec<Op> {
        match &self.place {
            Where::Held(held, inner) => held.patch(&[Op::Remove(inner.clone())]),
            _ => vec![Op::Remove(self.inner())],
        }
    }

    /// What rewriting it costs: the length of the text that is written anew.
    pub(in crate::rules) fn cost(&self) -> usize {
        match &self.place {
            Where::Held(held, _) => self.text.len() + held.cost(),
            _ => self.text.len(),
        }
    }

    /// Whether it is the text of a parameter itself.
    pub(in crate::rules) fn is_top(&self) -> bool {
        matches!(self.place, Where::Top)
    }
}

impl Check<'_> {
    /// Notes a breach at a spot.
    pub(in crate::rules) fn find_at(
        &mut self,
        rule: &'static Rule,
        spot: &Spot<'_>,
        message: Message,
    ) -> &mut Finding {
        let (place, part) = spot.pointed();
        self.find(rule, place, message).part_if(part)
    }
}

impl Finding {
    /// The breach is in a part of a spot's text, where that part can be told in the request.
    pub(in crate::rules) fn part_of(&mut self, spot: &Spot<'_>, part: Range<usize>) -> &mut Self {
        match &spot.place {
            // Escapes within escapes: the whole inner text stays marked.
            Where::Held(held, _) if held.in_text => self,
            _ => self.part(part),
        }
    }
}

/// Every text of a request, in no particular order.
pub(in crate::rules) fn spots<'a>(reading: &Reading<'a>) -> Vec<Spot<'a>> {
    let mut spots = Vec::new();
    for param in params::ALL {
        let Some(node) = reading.node(param) else { continue };
        match param.kind {
            Kind::Object | Kind::ObjectText | Kind::ListText => held(&mut spots, param, node),
            Kind::Paths => {
                for (index, entry) in node.entries().unwrap_or_default().iter().enumerate() {
                    push(&mut spots, param, entry, Where::Entry(index));
                }
            }
            Kind::BackupRules => {
                for (index, backup_rule) in node.entries().unwrap_or_default().iter().enumerate() {
                    for row in param.members {
                        if let Some(node) = backup_rule.get(row.name) {
                            push(&mut spots, row, node, Where::BackupRule(index));
                        }
                    }
                }
            }
            _ => push(&mut spots, param, node, Where::Top),
        }
    }
    spots
}

fn push<'a>(spots: &mut Vec<Spot<'a>>, row: &'static Param, node: &'a Node<'a>, place: Where<'a>) {
    if let Some(text) = node.text() {
        spots.push(Spot { row, text: Cow::Borrowed(text), place });
    }
}

/// The texts inside a parameter that holds an object or a list.
fn held<'a>(spots: &mut Vec<Spot<'a>>, param: &'static Param, node: &'a Node<'a>) {
    let list = param.kind == Kind::ListText;
    let Ok(held) = Held::open(Place::of(param), node, list) else { return };
    let held = Rc::new(held);
    let mut add = |row, node: &Node<'a>, inner: Place| {
        if let Some(text) = node.text() {
            let text = Cow::Owned(text.to_owned());
            spots.push(Spot { row, text, place: Where::Held(Rc::clone(&held), inner) });
        }
    };
    for (index, entry) in held.node.entries().unwrap_or_default().iter().enumerate() {
        add(param, entry, Place::ROOT.index(index));
    }
    for row in param.members {
        let Some(node) = held.get(row) else { continue };
        let inner = Place::ROOT.member(row);
        add(row, node, inner.clone());
        for (index, entry) in node.entries().unwrap_or_default().iter().enumerate() {
            add(row, entry, inner.index(index));
        }
    }
}
