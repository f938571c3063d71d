//! From one problem to the next, in the order of the form.

use crate::app::session::Session;
use crate::plan::place::Place;
use crate::rules::Severity;
use crate::values::order::sort;

/// Where to look for another problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the end.
    Onward,
    /// Towards the beginning.
    Back,
}

impl Session {
    /// The place of the problem that comes before or after the field that has the focus; behind the last comes the
    /// first. Errors and warnings count, notes do not: those that are shown, and where there are none, what is still to be
    /// filled in.
    #[must_use]
    pub fn next_problem(&self, way: Way) -> Option<Place> {
        let order: Vec<usize> = self
            .sections()
            .into_iter()
            .flat_map(|(_, rows)| rows)
            .map(|param| param.order)
            .collect();
        // What belongs to no field stands under the source types, which come first.
        let rank = |place: &Place| {
            let row = place.top().and_then(|top| order.iter().position(|at| *at == top.order));
            (row.unwrap_or(0), place.clone())
        };
        let counts = self.counts();
        let none_shown = counts.errors + counts.warnings == 0;
        let findings = self.report.findings.iter();
        let problems = findings.filter(|finding| {
            finding.severity != Severity::Note
                && (none_shown || self.shows(finding))
                && !self.leaves_out(&finding.place)
        });
        let mut problems: Vec<(usize, Place)> =
            problems.map(|finding| rank(&finding.place)).collect();
        sort(&mut problems, Ord::cmp);
        problems.dedup();
        let here = self.here.as_ref().map(rank);
        let found = match way {
            Way::Onward => {
                let onward = problems.iter().find(|at| here.as_ref().is_none_or(|here| *at > here));
                onward.or(problems.first())
            }
            Way::Back => {
                let back =
                    problems.iter().rev().find(|at| here.as_ref().is_some_and(|here| *at < here));
                back.or(problems.last())
            }
        };
        found.map(|(_, place)| place.clone())
    }

    pub(in crate::app) fn go_to_problem(&mut self, way: Way) {
        if let Some(place) = self.next_problem(way) {
            self.find(&place);
        }
    }
}
