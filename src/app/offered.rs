//! Which output formats the form offers: those the page around it lists, and of them what holds a signature only where
//! the form may ask for keys.

use std::rc::Rc;

use crate::app::frame::Frame;
use crate::app::session::Session;
use crate::output::group::{GROUPS, Group};
use crate::output::{self, FORMATS, Format, Keys, cli, json};

impl Session {
    /// Whether a format is offered.
    #[must_use]
    pub fn offers(&self, format: &Format) -> bool {
        self.frame.offers(format)
    }

    /// The formats of a group that are offered.
    pub fn offered(&self, group: &Group) -> impl Iterator<Item = &'static Format> {
        output::of_group(group).filter(|format| self.offers(format))
    }

    /// The groups that have a format to offer.
    #[must_use]
    pub fn groups(&self) -> Vec<&'static Group> {
        GROUPS.iter().copied().filter(|group| self.offered(group).next().is_some()).collect()
    }

    /// The format to take when there are no keys for a signature: of the same kind, or else the command of the Alibaba
    /// Cloud CLI.
    #[must_use]
    pub fn without_keys(&self) -> &'static Format {
        let format = self.format;
        output::of_group(format.group)
            .find(|other| other.kind == format.kind && other.keys == Keys::Found)
            .unwrap_or(&cli::FORMAT)
    }

    pub(in crate::app) fn choose(&mut self, format: &'static Format) {
        self.format = format;
        // What was done with another output is no news of this one.
        self.done = None;
        let others = self.chosen.iter().filter(|other| other.group != format.group);
        self.chosen = others.copied().chain([format]).collect();
    }

    /// Shows the format of a group that was chosen last, or its first.
    pub(in crate::app) fn choose_group(&mut self, group: &'static Group) {
        let last = self.chosen.iter().copied().find(|it| it.group == group && self.offers(it));
        if let Some(format) = last.or_else(|| self.offered(group).next()) {
            self.choose(format);
        }
    }

    /// Follows the page around the form: what is no longer offered is not shown either.
    pub(in crate::app) fn follow(&mut self, frame: Rc<Frame>) {
        let judged = self.frame.levels == frame.levels;
        self.frame = frame;
        if !judged {
            self.judge();
        }
        if !self.offers(self.format) {
            let of_group = self.offered(self.format.group).next();
            let format = of_group.or_else(|| FORMATS.iter().copied().find(|it| self.offers(it)));
            self.choose(format.unwrap_or(&json::FORMAT));
        }
    }
}
