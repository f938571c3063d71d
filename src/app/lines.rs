//! Which line of the request belongs to which place, and how the lines are marked: what the focus or the pointer is
//! on in the form, and where problems are.

use crate::app::ids;
use crate::app::session::Session;
use crate::output::sheet::Sheet;
use crate::output::{Format, json};
use crate::plan::draft::place_at;
use crate::plan::place::Place;
use crate::rules::Severity;
use crate::values::json::Node;
use crate::values::sorted::Map;

/// The most findings that lines are marked for.
const MARKED_FINDINGS: usize = 500;

/// The lines of a text, each with the place it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    places: Vec<Option<Place>>,
}

/// How a line is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Something is wrong there.
    Error,
    /// Something there is worth a look.
    Warning,
    /// The field with the focus writes it.
    Here,
}

impl Mark {
    /// The word in class names.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Mark::Error => "error",
            Mark::Warning => "warning",
            Mark::Here => "here",
        }
    }
}

impl Lines {
    /// The first lines of what a format wrote, at most so many.
    #[must_use]
    pub fn of(format: &Format, sheet: &Sheet, most: usize) -> Lines {
        // The request's own JSON is read, so that every value inside it has its lines.
        let is_request = *format == json::FORMAT;
        match is_request.then(|| Node::read(sheet.text())) {
            Some(Ok(root)) => Lines::of_json(sheet.text(), &root, most),
            _ => Lines { places: sheet.places().iter().take(most).cloned().collect() },
        }
    }

    /// The first lines of JSON that was read.
    #[must_use]
    pub fn of_json(text: &str, root: &Node<'_>, most: usize) -> Lines {
        let mut from = 0;
        let mut places = Vec::new();
        for line in text.split_inclusive('\n').take(most) {
            let indent = line.len() - line.trim_start().len();
            let place = place_at(root, from + indent);
            places.push((!place.steps().is_empty()).then_some(place));
            from += line.len();
        }
        Lines { places }
    }

    /// The place of a line, from 0.
    #[must_use]
    pub fn place(&self, line: usize) -> Option<&Place> {
        self.places.get(line)?.as_ref()
    }

    /// The lines of what is at an id in the form: of the place itself, or of the innermost one around it that has
    /// lines.
    #[must_use]
    pub fn at_id(&self, id: &str) -> Vec<bool> {
        let ids: Vec<Option<String>> =
            self.places.iter().map(|place| place.as_ref().map(ids::of)).collect();
        let within = |group: &str| -> Vec<bool> {
            ids.iter().map(|id| id.as_ref().is_some_and(|id| ids::is_within(id, group))).collect()
        };
        let mut group = id;
        loop {
            let lines = within(group);
            if lines.contains(&true) {
                return lines;
            }
            match group.rsplit_once('-') {
                Some((outer, _)) => group = outer,
                None => return lines,
            }
        }
    }

    /// The mark of each line.
    #[must_use]
    pub fn marks(&self, session: &Session) -> Vec<Option<Mark>> {
        let known: Vec<&Place> = self.places.iter().flatten().collect();
        let mut marks = Map::default();
        if let Some(here) = session.here.as_ref().and_then(|here| nearest(here, &known)) {
            marks.insert(here, Mark::Here);
        }
        let findings = session.report.findings.iter().filter(|finding| session.shows(finding));
        for finding in findings.take(MARKED_FINDINGS) {
            let mark = match finding.severity {
                Severity::Error => Mark::Error,
                Severity::Warning => Mark::Warning,
                Severity::Note => continue,
            };
            let Some(place) = nearest(&finding.place, &known) else { continue };
            let before = marks.get(&place).copied();
            if mark == Mark::Error || before.is_none_or(|before| before == Mark::Here) {
                marks.insert(place, mark);
            }
        }
        let mark = |place: &Place| {
            let mut around = std::iter::successors(Some(place.clone()), Place::parent);
            around.find_map(|place| marks.get(&place).copied())
        };
        self.places.iter().map(|place| place.as_ref().and_then(mark)).collect()
    }
}

/// The place itself, or the innermost one around it that is known; never the whole request.
fn nearest(place: &Place, known: &[&Place]) -> Option<Place> {
    std::iter::successors(Some(place.clone()), Place::parent)
        .find(|place| !place.steps().is_empty() && known.iter().any(|known| known.is_within(place)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::cli;
    use crate::params::plan::PLAN_NAME;

    const TEXT: &str = r#"{
  "PlanName": "a",
  "Rule": [
    {
      "RuleName": "daily",
      "Retention": 0
    }
  ]
}"#;

    fn lines() -> Lines {
        Lines::of(&json::FORMAT, &Sheet::of(TEXT), 100)
    }

    #[test]
    fn every_line_of_json_knows_its_value() {
        let lines = lines();
        let places: Vec<String> =
            (0..9).map(|line| lines.place(line).map_or("-".into(), Place::to_string)).collect();
        assert_eq!(
            places,
            [
                "-",
                "/PlanName",
                "/Rule",
                "/Rule/0",
                "/Rule/0/RuleName",
                "/Rule/0/Retention",
                "/Rule/0",
                "/Rule",
                "-"
            ]
        );
    }

    #[test]
    fn what_is_not_written_leads_to_what_is_around_it() {
        let on = |id| {
            let lines = lines().at_id(id);
            lines.iter().enumerate().filter(|(_, on)| **on).map(|(at, _)| at).collect::<Vec<_>>()
        };
        assert_eq!(on("Rule-1-Retention"), [5]);
        assert_eq!(on("Rule-1-Schedule"), [3, 4, 5, 6]);
        assert_eq!(on("PlanName"), [1]);
        assert_eq!(on("VaultId"), Vec::<usize>::new());
    }

    #[test]
    fn other_lines_come_from_where_the_format_says() {
        let name = Place::of(&PLAN_NAME);
        let mut sheet = Sheet::of("aliyun");
        sheet.line_of(&name, "  --PlanName a");
        let lines = Lines::of(&cli::FORMAT, &sheet, 100);
        assert_eq!((lines.place(0), lines.place(1)), (None, Some(&name)));
        assert_eq!(Lines::of(&cli::FORMAT, &sheet, 1).place(1), None);
    }
}
