//! A text made free of the errors that have a fix.

use std::borrow::Cow;

use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::{Finding, Fixes, Report, Severity, World, check_text};
use crate::values::json::Span;
use crate::values::sorted::{Map, Set};
use crate::verdict::document::{Document, Edit, edited, in_order};

/// Mending stops once this many bytes have been checked again: a request is read a few times, and one of megabytes is not
/// read forever.
const MOST_READ: usize = 1 << 22;

/// A text free of the errors that have a fix.
#[derive(Clone, Debug, PartialEq)]
pub struct Mended<'t> {
    /// The text.
    pub text: Cow<'t, str>,
    /// What is left to say of it.
    pub report: Report,
}

/// Makes the [remedy](Finding::remedy) of every error, and again of every error that is left, for as long as there are
/// fewer of them each time, and says what is left. Warnings and notes are not touched; a text without mendable errors is
/// returned as it is.
#[must_use]
pub fn mend<'t>(text: &'t str, world: &World) -> Mended<'t> {
    // Whoever wants to be told of no fixes wants them made all the same.
    let offering = &World { fixes: Fixes::Offered, ..world.clone() };
    let mut text = Cow::Borrowed(text);
    let mut report = check_text(&text, offering);
    let mut left = MOST_READ;
    while let Some((better, better_report)) = step(&text, &report, offering, &mut left) {
        (text, report) = (Cow::Owned(better), better_report);
    }
    if world.fixes == Fixes::LeftOut {
        report.findings.iter_mut().for_each(|finding| finding.fixes.clear());
    }
    Mended { text, report }
}

/// A text with fewer errors and the report on it, if fixes lead to one before all that may be read has been.
fn step(text: &str, report: &Report, world: &World, left: &mut usize) -> Option<(String, Report)> {
    let fixes = compatible(text, report)?;
    // Fixes that are safe alone may not be together: two members renamed to one name. Then one goes alone.
    std::iter::once(&fixes[..]).chain(fixes.chunks(1)).find_map(|fixes| {
        if *left == 0 {
            return None;
        }
        *left = left.saturating_sub(text.len());
        let mut edits: Vec<Edit> = fixes.iter().flatten().cloned().collect();
        in_order(&mut edits);
        let better = edited(text, &edits);
        let after = check_text(&better, world);
        let fewer = after.count(Severity::Error) < report.count(Severity::Error);
        fewer.then_some((better, after))
    })
}

/// The edits of each fix that does not touch what an earlier one touches; nothing, when there is none.
fn compatible(text: &str, report: &Report) -> Option<Vec<Vec<Edit>>> {
    let document = Document::read(text).ok()?;
    let mut taken = Taken::default();
    let mut fixes: Vec<Vec<Edit>> = Vec::new();
    let errors = report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    for fix in errors.filter_map(Finding::remedy) {
        if fix.patch.iter().flat_map(Op::places).any(|place| taken.places.touches(place)) {
            continue;
        }
        let Some(edits) = document.edits(&fix.patch) else { continue };
        if !edits.iter().any(|edit| taken.overlaps(edit.span)) {
            // Errors come in their order in the text, so that most places belong behind the last one.
            for place in fix.patch.iter().flat_map(Op::places) {
                taken.places.add(place.clone());
            }
            for edit in &edits {
                taken.spans.insert(edit.span.start, edit.span.end);
            }
            fixes.push(edits);
        }
    }
    (!fixes.is_empty()).then_some(fixes)
}

/// What fixes touch already.
#[derive(Default)]
struct Taken {
    places: Set<Place>,
    /// Where each edit begins and ends; none is over another.
    spans: Map<usize, usize>,
}

impl Taken {
    fn overlaps(&self, span: Span) -> bool {
        let last = self.spans.at_or_before(&span.start.max(span.end.saturating_sub(1)));
        last.is_some_and(|(start, end)| *end > span.start || *start == span.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn mends(before: &str, after: &str) {
        assert_eq!(mend(before, &World::default()).text, after);
        assert_eq!(mend(after, &World::default()).text, after, "once is enough");
    }

    #[test]
    fn names_are_mended_and_the_rest_stays_as_it_was_written() {
        mends("{ \"sourceType\": \"OSS\",\n\t\"bucket\":\"abc\" , \"Prefix\":\"/\"}\n", {
            "{ \"SourceType\": \"OSS\",\n\t\"Bucket\":\"abc\" , \"Prefix\":\"/\"}\n"
        });
    }

    #[test]
    fn two_members_never_end_up_with_one_name() {
        mends(r#"{"prefix":"a","PREFIX":"b"}"#, r#"{"Prefix":"a","PREFIX":"b"}"#);
    }

    #[test]
    fn a_text_beyond_what_is_read_again_is_mended_once() {
        let long = "a".repeat(MOST_READ);
        let before = format!(r#"{{"SourceType":"OSS","bucket":"abc","Prefix":"{long}"}}"#);
        let after = before.replace("bucket", "Bucket");
        assert!(mend(&before, &World::default()).text == after, "the name is mended");
    }

    #[test]
    fn what_has_no_fix_stays() {
        mends("{\"Nonsense\": 1}", "{\"Nonsense\": 1}");
        mends("[1", "[1");
        mends("", "");
    }
}
