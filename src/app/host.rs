//! What the page around the form is told, and what it says to the form.

use std::rc::Rc;

use crate::app::action::Origin;
use crate::app::ids;
use crate::app::session::Session;
use crate::app::written::target;
use crate::output::{Format, json};
use crate::plan::place::Place;
use crate::rules::Severity;
use crate::values::json::Node;

/// Something that the reader did, and the page around the form wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// A whole plan was taken over.
    Imported(Origin),
    /// An output was taken away.
    Taken(&'static Format, By),
    /// The plan is to be handed to the page, and has no errors.
    Submitted,
}

/// How an output was taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By the clipboard.
    Clipboard,
    /// As a file.
    File,
}

impl By {
    /// The word in events.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            By::Clipboard => "clipboard",
            By::File => "file",
        }
    }
}

/// How the plan was changed last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whether it was the page around the form, not the reader.
    pub by_page: bool,
    /// Whether it is complete: something was chosen, or what was typed on has been left.
    pub settled: bool,
    /// Whether it was the page that said where the request goes.
    pub addressed_by_page: bool,
}

impl Default for Change {
    fn default() -> Self {
        Change { by_page: true, settled: true, addressed_by_page: true }
    }
}

/// Something the page around the form has to say about a value.
#[derive(Clone, Debug, PartialEq)]
pub struct HostMessage {
    /// Where.
    pub place: Place,
    /// How bad it is.
    pub severity: Severity,
    /// The sentence.
    pub text: String,
    /// What stood there when it was said; it is said of nothing else.
    pub of: Option<Node<'static>>,
}

impl Session {
    pub(in crate::app) fn tell(&mut self, outward: HostEvent) {
        self.outward = (self.outward.0 + 1, Some(outward));
    }

    /// Hands the plan to the page, unless it has errors, or there is no such address: then it leads there.
    pub(in crate::app) fn submit(&mut self) {
        if self.frame.disabled {
            return;
        }
        // What the page said of an earlier try is the page's to say again.
        self.hear(Vec::new());
        self.report_errors();
        if self.report.is_valid() && !self.has_unread_json() {
            match target(self) {
                Ok(_) => self.tell(HostEvent::Submitted),
                Err(_) => self.focus_on([ids::ENDPOINT.to_owned()]),
            }
        }
    }

    /// Shows what keeps the plan from being handed over: its errors, or that what the reader has in view cannot be read.
    pub(in crate::app) fn report_errors(&mut self) {
        if self.has_unread_json() {
            self.choose(&json::FORMAT);
            self.by_hand(false);
        } else {
            self.attempt();
        }
    }

    /// Hears what the page has to say, in place of what it said before.
    pub(in crate::app) fn hear(&mut self, heard: Vec<HostMessage>) {
        self.given = heard.clone().into();
        let held = |heard: HostMessage| {
            let place = self.nearest(heard.place);
            HostMessage { of: self.sent.get(&place).cloned(), place, ..heard }
        };
        self.heard = heard.into_iter().map(held).collect();
        let places = self.heard.iter().map(|heard| heard.place.clone());
        Rc::make_mut(&mut self.left).extend(places);
        self.judge();
    }

    /// The place that is there, of a value that may not be: in a row that is missing, the list.
    fn nearest(&self, mut place: Place) -> Place {
        while let Some(outer) = place.parent().filter(|outer| !outer.steps().is_empty()) {
            if self.sent.get(&outer).is_some() {
                break;
            }
            place = outer;
        }
        place
    }

    /// What the page said of values that are still there, or there again.
    pub fn still_heard(&self) -> impl Iterator<Item = &HostMessage> {
        self.heard.iter().filter(|heard| self.sent.get(&heard.place) == heard.of.as_ref())
    }
}
