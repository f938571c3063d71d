//! Fixes that the reader asks for: one, or all that can be made.

use std::rc::Rc;

use crate::app::ids;
use crate::app::session::Session;
use crate::plan::draft::Draft;
use crate::plan::patch::Op;
use crate::rules::{Finding, Severity};

/// The most fixes that are made at once: enough for every rule of a full list of backup rules, and soon over.
const MOST_FIXES: usize = 256;

impl Session {
    pub(in crate::app) fn fix(&mut self, patch: &[Op]) {
        let mut draft = Draft::clone(&self.draft);
        // A patch that no longer fits belongs to a report that is gone.
        if draft.apply(patch).is_ok() {
            self.typing = None;
            for op in patch {
                let (Op::Add(place, _)
                | Op::Replace(place, _)
                | Op::Remove(place)
                | Op::Move { to: place, .. }) = op;
                self.keep(place);
                Rc::make_mut(&mut self.left).add(place.clone());
            }
            self.adopt(draft);
            // The button that was pressed is gone with what it mended.
            if let Some(place) = patch.last().and_then(|op| op.places().last()) {
                self.focus_on(ids::leading_to(place));
            }
        }
    }

    pub(in crate::app) fn fix_all(&mut self) {
        // A fix may mend what another one would, or uncover it: each is chosen from the report as it is then.
        let mut passed_over = 0;
        for _ in 0..MOST_FIXES {
            let errors =
                self.report.findings.iter().filter(|finding| finding.severity == Severity::Error);
            let mut fixes = errors.filter_map(Finding::remedy);
            let Some(patch) = fixes.nth(passed_over).map(|fix| fix.patch.clone()) else { break };
            let (before, count) = (self.clone(), self.report.count(Severity::Error));
            self.fix(&patch);
            if self.report.count(Severity::Error) >= count {
                *self = before;
                passed_over += 1;
            }
        }
        let next = if self.report.is_valid() { ids::OUTPUT } else { ids::SUMMARY };
        self.focus_on([next.to_owned()]);
    }
}
