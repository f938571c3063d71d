//! Every text of a request that a rule about texts looks at, with what is needed to point at it and to rewrite it.

use std::ops::Range;

use crate::lang::{Arg, Message};
use crate::params::{self, Kind, Param};
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::Reading;
use crate::rules::report::Found;
use crate::rules::{Check, Rule};
use crate::values::json::{Node, Value, is_blank};

/// A text and where it stands.
#[derive(Debug)]
pub(in crate::rules) struct Spot<'a> {
    /// The row that says what kind of text it is.
    pub(in crate::rules) row: &'static Param,
    /// The text.
    pub(in crate::rules) text: &'a str,
    place: Where<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Where<'a> {
    Top,
    Entry(usize),
    BackupRule(usize),
    Held(&'a Held<'a>, Inner),
}

/// Where a text stands in what a parameter holds.
#[derive(Clone, Copy, Debug)]
enum Inner {
    /// It is an entry of the list.
    Entry(usize),
    /// It is the value of a key.
    Key(&'static Param),
    /// It is an entry of the list that a key has.
    EntryOf(&'static Param, usize),
}

impl Inner {
    fn place(self) -> Place {
        match self {
            Inner::Entry(index) => Place::ROOT.index(index),
            Inner::Key(row) => Place::ROOT.member(row),
            Inner::EntryOf(row, index) => Place::ROOT.member(row).index(index),
        }
    }
}

impl Spot<'_> {
    fn inner(&self) -> Place {
        match self.place {
            Where::Top => Place::of(self.row),
            Where::Entry(index) => Place::of(self.row).index(index),
            Where::BackupRule(index) => {
                Place::of(&params::backup_rule::RULE).index(index).member(self.row)
            }
            Where::Held(held, inner) => held.place.join(&inner.place()),
        }
    }

    /// Where it is pointed at, and which part of that value it is.
    pub(in crate::rules) fn pointed(&self) -> (Place, Option<Range<usize>>) {
        match self.place {
            Where::Held(held, inner) => held.pointed(&inner.place()),
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
        match self.place {
            Where::Held(held, inner) => held.patch(&[Op::Replace(inner.place(), value)]),
            _ => vec![Op::Replace(self.inner(), value)],
        }
    }

    /// The change that takes the text away.
    pub(in crate::rules) fn remove(&self) -> Vec<Op> {
        match self.place {
            Where::Held(held, inner) => held.patch(&[Op::Remove(inner.place())]),
            _ => vec![Op::Remove(self.inner())],
        }
    }

    /// What rewriting it costs: the length of the text that is written anew.
    pub(in crate::rules) fn cost(&self) -> usize {
        match self.place {
            Where::Held(held, _) => self.text.len() + held.cost(),
            _ => self.text.len(),
        }
    }

    /// Whether it is an entry of a list.
    pub(in crate::rules) fn is_entry(&self) -> bool {
        matches!(self.place, Where::Entry(_) | Where::Held(_, Inner::Entry(_) | Inner::EntryOf(..)))
    }

    /// The backup rule whose text it is.
    pub(in crate::rules) fn backup_rule(&self) -> Option<usize> {
        match self.place {
            Where::BackupRule(index) => Some(index),
            _ => None,
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
    ) -> Found<'_> {
        let (place, part) = spot.pointed();
        self.find(rule, place, message).part_if(part)
    }
}

impl Found<'_> {
    /// The breach is in a part of a spot's text, where that part can be told in the request.
    pub(in crate::rules) fn part_of(self, spot: &Spot<'_>, part: Range<usize>) -> Self {
        match spot.place {
            // Escapes within escapes: the whole inner text stays marked.
            Where::Held(held, _) if held.in_text => self,
            _ => self.part(part),
        }
    }
}

/// Every text of a request, in no particular order.
pub(in crate::rules) fn spots<'a>(reading: &'a Reading<'a>) -> Vec<Spot<'a>> {
    let mut spots = Vec::with_capacity(32);
    let mut add = |row, node: &'a Node<'a>, place| {
        if let Some(text) = node.text() {
            spots.push(Spot { row, text, place });
        }
    };
    for param in params::ALL {
        let Some(node) = reading.node(param) else { continue };
        match param.kind {
            kind if kind.holds_json() => {
                if node.text().is_some_and(is_blank) {
                    add(param, node, Where::Top);
                }
                if let Some(Ok(held)) = reading.opened(param) {
                    inside(held, param, &mut |row, node, inner| {
                        add(row, node, Where::Held(held, inner));
                    });
                }
            }
            Kind::Paths => {
                for (index, entry) in node.entries().unwrap_or_default().iter().enumerate() {
                    add(param, entry, Where::Entry(index));
                }
            }
            Kind::BackupRules => {
                for (index, backup_rule) in node.entries().unwrap_or_default().iter().enumerate() {
                    for row in param.members {
                        if let Some(node) = backup_rule.get(row.name) {
                            add(row, node, Where::BackupRule(index));
                        }
                    }
                }
            }
            _ => add(param, node, Where::Top),
        }
    }
    spots
}

/// The values inside a parameter that holds an object or a list.
fn inside<'a>(
    held: &'a Held<'a>,
    param: &'static Param,
    add: &mut impl FnMut(&'static Param, &'a Node<'a>, Inner),
) {
    for (index, entry) in held.node().entries().unwrap_or_default().iter().enumerate() {
        add(param, entry, Inner::Entry(index));
    }
    for row in param.members {
        let Some(node) = held.get(row) else { continue };
        add(row, node, Inner::Key(row));
        for (index, entry) in node.entries().unwrap_or_default().iter().enumerate() {
            add(row, entry, Inner::EntryOf(row, index));
        }
    }
}
