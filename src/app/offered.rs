//! Which output formats the form offers: those that hold a signature only where it may ask for keys.

use crate::app::session::Session;
use crate::output::group::{GROUPS, Group};
use crate::output::{self, Format, Keys, cli, json};

/// Whether the form may ask for keys to sign with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signing {
    /// It may.
    #[default]
    Here,
    /// Whatever is signed is signed elsewhere.
    Elsewhere,
}

impl Session {
    /// Whether keys may be asked for.
    #[must_use]
    pub fn asks_for_keys(&self) -> bool {
        self.signing == Signing::Here
    }

    /// Whether a format is offered.
    #[must_use]
    pub fn offers(&self, format: &Format) -> bool {
        self.asks_for_keys() || !format.signs()
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

    /// Lets the form ask for keys, or no longer: what only keys can write is then not shown either.
    pub(in crate::app) fn sign(&mut self, signing: Signing) {
        self.signing = signing;
        if !self.offers(self.format) {
            let format = self.offered(self.format.group).next().unwrap_or(&json::FORMAT);
            self.choose(format);
        }
    }
}
