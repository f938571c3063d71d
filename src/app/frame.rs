//! What the page around the form decides: what the form may ask for, what it shows and offers, whether the plan can be
//! changed.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::history::StepKind;
use crate::app::session::Session;
use crate::app::words;
use crate::lang::Message;
use crate::output::Format;
use crate::params::sections::Section;
use crate::request::SIGNS;
use crate::rules::{Level, Rule};

/// What the page around the form decides.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a decision of its own")]
pub struct Frame {
    /// Whether the form may ask for keys to sign with.
    pub keys: bool,
    /// The ids of the sections to show; none given: all of them.
    pub sections: Option<Vec<String>>,
    /// The ids of formats and of groups of them to offer; none given: all of them.
    pub outputs: Option<Vec<String>>,
    /// What is made of rules where that is not what the catalogue says.
    pub levels: Vec<(&'static Rule, Level)>,
    /// Whether the plan can be read only.
    pub locked: bool,
    /// Whether the form as a whole is switched off, so that it hands over nothing.
    pub disabled: bool,
    /// What the button says that hands the plan to the page, empty for its own words; none: there is no such button.
    pub submit: Option<AttrValue>,
    /// Whether the page chooses the language.
    pub language: bool,
    /// Whether the page chooses the colours.
    pub theme: bool,
}

impl Default for Frame {
    fn default() -> Self {
        Frame {
            keys: true,
            sections: None,
            outputs: None,
            levels: Vec::new(),
            locked: false,
            disabled: false,
            submit: None,
            language: false,
            theme: false,
        }
    }
}

impl Frame {
    /// Whether a section is shown.
    #[must_use]
    pub fn shows(&self, section: &Section) -> bool {
        self.sections.as_ref().is_none_or(|ids| ids.iter().any(|id| id == section.id))
    }

    /// Whether a format is offered.
    #[must_use]
    pub fn offers(&self, format: &Format) -> bool {
        let listed = self
            .outputs
            .as_ref()
            .is_none_or(|ids| ids.iter().any(|id| id == format.id || id == format.group.id));
        listed && (self.keys || !format.signs())
    }

    /// Whether an action is the page's to make: it would change a plan that can be read only.
    #[must_use]
    pub(in crate::app) fn refuses(&self, action: &Action) -> bool {
        let brings_a_plan = |dialog: &Dialog| matches!(dialog, Dialog::Paste | Dialog::Presets);
        self.locked
            && match action {
                Action::Undo | Action::Redo => true,
                Action::Open(dialog) => brings_a_plan(dialog),
                action => StepKind::of(action).is_some(),
            }
    }
}

impl Session {
    /// Whether keys may be asked for.
    #[must_use]
    pub fn asks_for_keys(&self) -> bool {
        SIGNS && self.frame.keys
    }

    /// Whether there is any output to show.
    #[must_use]
    pub fn has_outputs(&self) -> bool {
        !self.groups().is_empty()
    }

    pub(in crate::app) fn refuse(&mut self) {
        self.done = Some(Message::new(words::LOCKED, []));
    }
}
