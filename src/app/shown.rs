//! Which findings are shown where, and when (the display rules of the form).
//!
//! Everything is checked always. A problem shows once its field has been left with something in it, and goes the
//! moment it is mended; after an attempt to copy, every problem shows. Each finding shows beside one field.

use crate::app::session::Session;
use crate::params::sections::{SECTIONS, Section};
use crate::params::source::SOURCE_TYPE;
use crate::params::{self, Basic, Need, Param};
use crate::plan::place::Place;
use crate::rules::{Finding, Severity};
use crate::values::order::sort;

/// How many findings there are of each severity, and how many of the errors are not shown yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors that are shown.
    pub errors: usize,
    /// Warnings that are shown.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
    /// What is missing or wrong in fields that were not left yet, and what is still an example's.
    pub pending: usize,
    /// Warnings that are shown of something that is missing.
    pub missing: usize,
    /// Whether the request is edited as JSON that cannot be read.
    pub unread: bool,
}

impl Session {
    /// Whether a finding is shown.
    #[must_use]
    pub fn shows(&self, finding: &Finding) -> bool {
        self.all_shown
            || finding.severity == Severity::Note
            || std::iter::once(&finding.place)
                .chain(&finding.with)
                .any(|place| self.left.touches(place))
    }

    /// The places of other fields whose findings come from this one, too.
    #[must_use]
    pub fn see(&self, place: &Place) -> Vec<&Place> {
        let mut places: Vec<&Place> = self
            .report
            .findings
            .iter()
            .filter(|finding| finding.with.contains(place) && self.shows(finding))
            .map(|finding| &finding.place)
            .collect();
        places.dedup();
        places
    }

    /// The findings of a field, the worst first: at its place and inside it, but not those inside one of the members
    /// that have fields of their own.
    #[must_use]
    pub fn findings(&self, place: &Place, members: &[&Param]) -> Vec<&Finding> {
        let elsewhere = |finding: &&Finding| {
            members.iter().any(|member| finding.place.is_within(&place.member(member)))
        };
        let mut findings: Vec<&Finding> = self
            .report
            .within(place)
            .filter(|finding| self.shows(finding))
            .filter(|finding| !elsewhere(finding))
            .collect();
        worst_first(&mut findings);
        findings
    }

    /// The findings about a place itself, and nothing inside it.
    pub fn findings_at(&self, place: &Place) -> impl Iterator<Item = &Finding> {
        self.report
            .within(place)
            .filter(move |finding| finding.place == *place && self.shows(finding))
    }

    /// Whether an error is shown at a place or inside it.
    #[must_use]
    pub fn is_wrong(&self, place: &Place) -> bool {
        self.report
            .within(place)
            .any(|finding| finding.severity == Severity::Error && self.shows(finding))
    }

    /// The rows of a section that the form shows.
    #[must_use]
    pub fn rows(&self, section: &'static Section) -> Vec<&'static Param> {
        let source = self.source();
        let given = |param: &Param| self.draft.param(param).is_some();
        section
            .rows(source, given)
            .filter(|param| !self.basic || param.basic != Basic::Ignored || given(param))
            .collect()
    }

    /// Whether the form shows the field of a value.
    #[must_use]
    pub fn has_field(&self, place: &Place) -> bool {
        place.top().is_some_and(|top| self.sections().iter().any(|(_, rows)| rows.contains(&top)))
    }

    /// Whether the page leaves out the section that a value belongs to, so that nothing leads there.
    #[must_use]
    pub fn leaves_out(&self, place: &Place) -> bool {
        let of = |top: &Param| SECTIONS.iter().find(|section| section.params.contains(&top));
        place.top().and_then(of).is_some_and(|section| !self.frame.shows(section))
    }

    /// The sections that the form shows, with their rows: first those with something the source type needs, then
    /// those where everything is optional.
    #[must_use]
    pub fn sections(&self) -> Vec<(&'static Section, Vec<&'static Param>)> {
        let source = self.source();
        let is_needed = |(_, rows): &(_, Vec<&Param>)| {
            rows.iter().any(|param| matches!(param.need(source), Need::Required | Need::Expected))
        };
        let (mut sections, optional): (Vec<_>, Vec<_>) = SECTIONS
            .iter()
            .filter(|section| self.frame.shows(section))
            .map(|section| (section, self.rows(section)))
            .filter(|(_, rows)| !rows.is_empty())
            .partition(is_needed);
        sections.extend(optional);
        sections
    }

    /// What was entered and is not sent, because it belongs to other source types.
    #[must_use]
    pub fn not_sent(&self) -> Vec<&'static Param> {
        let source = self.source();
        self.draft
            .members()
            .iter()
            .filter_map(|member| params::find(&member.name))
            .filter(|param| !param.applies(source))
            .collect()
    }

    /// The findings that belong to no field of the form.
    #[must_use]
    pub fn homeless(&self) -> Vec<&Finding> {
        let rows: Vec<&Param> = self.sections().into_iter().flat_map(|(_, rows)| rows).collect();
        self.report
            .findings
            .iter()
            .filter(|finding| finding.place.top().is_none_or(|top| !rows.contains(&top)))
            .collect()
    }

    /// How much is to be said about some findings.
    pub fn counted<'f>(&self, findings: impl Iterator<Item = &'f Finding>) -> Counts {
        let mut counts = Counts::default();
        for finding in findings {
            match finding.severity {
                Severity::Note => counts.notes += 1,
                _ if !self.shows(finding) => counts.pending += 1,
                Severity::Error => counts.errors += 1,
                Severity::Warning => {
                    counts.warnings += 1;
                    counts.missing += usize::from(finding.rule.is_of_what_is_missing());
                }
            }
        }
        counts
    }

    /// How much is to be said about a section.
    #[must_use]
    pub fn counts_of(&self, rows: &[&'static Param]) -> Counts {
        // What belongs to no field stands above the first.
        let is_first = rows.contains(&&SOURCE_TYPE);
        let is_own = |finding: &&Finding| match finding.place.top() {
            Some(top) => rows.contains(&top),
            None => is_first,
        };
        let mut counts = self.counted(self.report.findings.iter().filter(is_own));
        let own = |place: &&Place| place.top().is_some_and(|top| rows.contains(&top));
        counts.pending += self.samples.iter().filter(own).count();
        counts
    }

    /// Whether anything is given in a section.
    #[must_use]
    pub fn has_begun(&self, rows: &[&'static Param]) -> bool {
        rows.iter().any(|param| self.sent.param(param).is_some())
    }

    /// How much is to be said about the whole request.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = self.counted(self.report.findings.iter());
        counts.unread = self.has_unread_json();
        counts.pending += self.samples.len();
        counts
    }

    /// Whether a parameter is needed now: the source type, the edition and the other parameters decide.
    #[must_use]
    pub fn need(&self, param: &Param) -> Need {
        let need = param.need(self.source());
        let excused = self.basic && param.basic != Basic::Same || self.does_without(param);
        if need == Need::Expected && excused { Need::Optional } else { need }
    }

    /// How badly a value is missed that is not there, such as the region of a copy that is switched on.
    #[must_use]
    pub fn missed(&self, place: &Place) -> Option<Severity> {
        let findings = self.report.within(place).filter(|finding| finding.place == *place);
        findings.map(|finding| finding.severity).min().filter(|_| self.draft.get(place).is_none())
    }

    /// Whether a parameter is not there, and no rule misses it: a plan that runs by backup rules has no schedule.
    fn does_without(&self, param: &Param) -> bool {
        let place = Place::of(param);
        self.sent.param(param).is_none() && self.report.within(&place).next().is_none()
    }
}

/// Puts findings in the order of their severity, and leaves those of one severity in theirs.
pub fn worst_first(findings: &mut [&Finding]) {
    sort(findings, |one, other| one.severity.cmp(&other.severity));
}
