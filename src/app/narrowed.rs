//! The narrowed view: only what the source type needs, and whatever holds something.
//!
//! A field is hidden only while it is optional, empty and without any finding, so nothing hidden is ever wrong, and
//! nothing that is sent is out of sight. One that was entered, or led to, stays until the view is narrowed anew: fields
//! must not come and go under the pointer.

use std::rc::Rc;

use crate::app::ids;
use crate::app::session::Session;
use crate::params::sections::Section;
use crate::params::{Need, Param};
use crate::plan::place::Place;

impl Session {
    /// Whether the narrowed view leaves a parameter out.
    #[must_use]
    pub fn hides(&self, param: &Param) -> bool {
        let Some(kept) = &self.narrowed else { return false };
        let place = Place::of(param);
        !matches!(self.need(param), Need::Required | Need::Expected)
            && self.draft.param(param).is_none()
            && !kept.contains(&place)
            && self.report.within(&place).next().is_none()
    }

    /// The rows that are in view.
    #[must_use]
    pub fn in_view(&self, rows: &[&'static Param]) -> Vec<&'static Param> {
        rows.iter().copied().filter(|param| !self.hides(param)).collect()
    }

    /// How many fields the narrowed view leaves out.
    #[must_use]
    pub fn hidden(&self) -> usize {
        let sections = self.sections();
        sections.iter().flat_map(|(_, rows)| rows).filter(|param| self.hides(param)).count()
    }

    pub(in crate::app) fn narrow(&mut self, narrow: bool) {
        let here = self.here.as_ref().and_then(Place::top).map(Place::of);
        self.narrowed = narrow.then(|| Rc::new(here.into_iter().collect()));
    }

    /// Keeps the field of a place in view.
    pub(in crate::app) fn keep(&mut self, place: &Place) {
        if let (Some(kept), Some(top)) = (&mut self.narrowed, place.top()) {
            let top = Place::of(top);
            if !kept.contains(&top) {
                Rc::make_mut(kept).add(top);
            }
        }
    }

    /// Brings a section into view with all its fields, and the focus to its title.
    pub(in crate::app) fn reveal(&mut self, section: &'static Section) {
        if self.in_view(&self.rows(section)).is_empty() {
            for param in section.params {
                self.keep(&Place::of(param));
            }
        }
        self.focus_on([ids::section(section.id)]);
    }
}
