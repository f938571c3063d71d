//! A Code Quality report, which GitLab shows in a merge request.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::io::{self, Write};

use create_backup_plan::lang::Language;
use create_backup_plan::rules::{Finding, Severity};
use create_backup_plan::values::json::Value;
use create_backup_plan::verdict::checked::Checked;
use create_backup_plan::verdict::fingerprint::Fingerprints;
use create_backup_plan::verdict::lines::{Columns, Lines};

use super::{Format, Totals};

#[derive(Debug)]
pub(crate) struct Gitlab {
    language: Language,
    fingerprints: Fingerprints,
    /// Whether a finding has been written.
    begun: bool,
}

impl Gitlab {
    pub(crate) fn new(language: Language) -> Self {
        Gitlab { language, fingerprints: Fingerprints::default(), begun: false }
    }

    fn issue(&mut self, checked: &Checked<'_>, lines: &Lines<'_>, finding: &Finding) -> String {
        let start = finding.span.unwrap_or_default().start;
        let line = checked.position(lines, start).line.to_string();
        // A path of the report is one of the repository.
        let path = checked.file.unwrap_or("stdin");
        let severity = match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        };
        let location = Value::object([
            ("path", text(path)),
            ("lines", Value::object([("begin", Value::Number(line.into()))])),
        ]);
        let issue = Value::object([
            ("description", text(&finding.message.render(self.language))),
            ("check_name", text(finding.rule.id)),
            ("fingerprint", text(&self.fingerprints.next(checked.file, finding))),
            ("severity", text(severity)),
            ("location", location),
        ]);
        issue.to_string()
    }
}

impl Format for Gitlab {
    fn is_in_order(&self) -> bool {
        true
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "[")
    }

    fn checked(&mut self, out: &mut dyn Write, checked: &Checked<'_>) -> io::Result<()> {
        let lines = Lines::of(checked.text, Columns::Scalars);
        for finding in &checked.report.findings {
            let comma = if self.begun { "," } else { "" };
            self.begun = true;
            write!(out, "{comma}\n{}", self.issue(checked, &lines, finding))?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, _: &Totals) -> io::Result<()> {
        writeln!(out, "\n]")
    }
}

fn text(words: &str) -> Value<'static> {
    Value::owned_text(words)
}
