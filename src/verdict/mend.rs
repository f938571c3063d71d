//! A text made free of the errors that have a fix.

use std::borrow::Cow;

use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::{Fixes, Report, Severity, World, check_text};
use crate::values::json::Span;
use crate::values::sorted::{Map, Set};
use crate::verdict::document::{Document, Edit, edited, in_order};

/// The most bytes that are read while mending: a request is read a few times, and one of megabytes, in which each reading
/// tries only so many fixes, is not read forever.
const MOST_READ: usize = 1 << 22;

/// Makes the first fix of every error, and again of every error that is left, for as long as there are fewer of them
/// each time. Warnings and notes are not touched; a text without mendable errors is returned as it is.
#[must_use]
pub fn mend<'t>(text: &'t str, world: &World) -> Cow<'t, str> {
    // Whoever wants to be told of no fixes wants them made all the same.
    let world = &World { fixes: Fixes::Offered, ..world.clone() };
    let mut text = Cow::Borrowed(text);
    let mut report = check_text(&text, world);
    let mut read = 0;
    while read < MOST_READ
        && let Some((better, better_report)) = step(&text, &report, world)
    {
        read += better.len();
        (text, report) = (Cow::Owned(better), better_report);
    }
    text
}

/// A text with fewer errors and the report on it, if fixes lead to one.
fn step(text: &str, report: &Report, world: &World) -> Option<(String, Report)> {
    let fixes = compatible(text, report)?;
    // Fixes that are safe alone may not be together: two members renamed to one name. Then one goes alone.
    std::iter::once(&fixes[..]).chain(fixes.chunks(1)).find_map(|fixes| {
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
    for fix in errors.filter_map(|error| error.fixes.first()) {
        if fix.patch.iter().flat_map(Op::places).any(|place| taken.has(place)) {
            continue;
        }
        let Some(edits) = document.edits(&fix.patch) else { continue };
        if !edits.iter().any(|edit| taken.overlaps(edit.span)) {
            taken.places.extend(fix.patch.iter().flat_map(Op::places).cloned());
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
    /// Whether a place, one around it or one inside it is taken.
    fn has(&self, place: &Place) -> bool {
        let around = std::iter::successors(place.parent(), Place::parent);
        // In their order, places come right before those inside them.
        let inside = self.places.at_or_after(place);
        inside.is_some_and(|(other, ())| other.is_within(place))
            || around.into_iter().any(|above| self.places.contains(&above))
    }

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
        assert_eq!(mend(before, &World::default()), after);
        assert_eq!(mend(after, &World::default()), after, "once is enough");
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
    fn what_has_no_fix_stays() {
        mends("{\"Nonsense\": 1}", "{\"Nonsense\": 1}");
        mends("[1", "[1");
        mends("", "");
    }
}
