//! SARIF 2.1.0, for code scanning.
//!
//! The whole catalogue comes first, so that results can follow one by one, however many there are.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::io::{self, Write};

use create_backup_plan::lang::Language;
use create_backup_plan::params::PAGE;
use create_backup_plan::rules::{self, Finding, Fix, Rule};
use create_backup_plan::values::json::{Span, Value};
use create_backup_plan::verdict::document::Document;
use create_backup_plan::verdict::lines::{Columns, Lines};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Checked, Format, Totals};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What stays as it is in a file's URI.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

#[derive(Debug)]
pub(crate) struct Sarif {
    language: Language,
    /// Whether a result has been written.
    begun: bool,
}

impl Sarif {
    pub(crate) fn new(language: Language) -> Self {
        Sarif { language, begun: false }
    }

    fn driver(&self) -> Value<'static> {
        Value::object([
            ("name", text(env!("CARGO_PKG_NAME"))),
            ("version", text(env!("CARGO_PKG_VERSION"))),
            ("informationUri", text(PAGE)),
            ("rules", Value::array(rules::all().map(|rule| self.rule(rule)))),
        ])
    }

    fn rule(&self, rule: &Rule) -> Value<'static> {
        let level = Value::object([("level", text(rule.severity.word()))]);
        let why = rule.why(self.language);
        Value::object([
            ("id", text(rule.id)),
            ("shortDescription", message(first_sentence(why))),
            ("fullDescription", message(why)),
            ("helpUri", text(PAGE)),
            ("defaultConfiguration", level),
        ])
    }
}

/// A text with findings, looked at once for all of them.
struct Found<'c> {
    checked: &'c Checked<'c>,
    language: Language,
    lines: Lines<'c>,
    artifact: Value<'static>,
    /// What the text says, where it says something and a fix may change it.
    document: Option<Document<'c>>,
}

impl<'c> Found<'c> {
    fn of(checked: &'c Checked<'c>, language: Language) -> Self {
        let fixable = checked.report.findings.iter().any(|finding| !finding.fixes.is_empty());
        Found {
            checked,
            language,
            lines: Lines::of(checked.text, Columns::Scalars),
            artifact: artifact(checked.file),
            document: Document::read(checked.text).ok().filter(|_| fixable),
        }
    }

    fn result(&self, finding: &Finding) -> Value<'static> {
        let index = rules::all().position(|rule| rule == finding.rule).unwrap_or_default();
        let place = finding.place.to_string();
        let logical =
            Value::object([("fullyQualifiedName", text(&place)), ("kind", text("property"))]);
        let mut physical = vec![("artifactLocation", self.artifact.clone())];
        if let Some(span) = finding.span {
            physical.push(("region", self.region(span)));
        }
        let location = Value::object([
            ("physicalLocation", Value::object(physical)),
            ("logicalLocations", Value::array([logical])),
        ]);
        let mut result = vec![
            ("ruleId", text(finding.rule.id)),
            ("ruleIndex", number(index)),
            ("level", text(finding.severity.word())),
            ("message", message(&finding.message.render(self.language))),
            ("locations", Value::array([location])),
        ];
        let fixes: Vec<_> = finding.fixes.iter().filter_map(|fix| self.fix(fix)).collect();
        if !fixes.is_empty() {
            result.push(("fixes", Value::array(fixes)));
        }
        Value::object(result)
    }

    fn fix(&self, fix: &Fix) -> Option<Value<'static>> {
        // A request written anew would carry along what may be a secret.
        let edits = self.document.as_ref()?.pieces(&fix.patch)?;
        let replacements = edits.into_iter().map(|edit| {
            Value::object([
                ("deletedRegion", self.region(edit.span)),
                ("insertedContent", message(&edit.text)),
            ])
        });
        let change = Value::object([
            ("artifactLocation", self.artifact.clone()),
            ("replacements", Value::array(replacements)),
        ]);
        Some(Value::object([
            ("description", message(&fix.title.render(self.language))),
            ("artifactChanges", Value::array([change])),
        ]))
    }

    /// Lines and columns of a span, and its bytes in the file.
    fn region(&self, span: Span) -> Value<'static> {
        let (start, end) = (self.lines.position(span.start), self.lines.position(span.end));
        let line = |line: usize| number(line + self.checked.lines_before);
        Value::object([
            ("startLine", line(start.line)),
            ("startColumn", number(start.column)),
            ("endLine", line(end.line)),
            ("endColumn", number(end.column)),
            ("byteOffset", number(span.start + self.checked.bytes_before)),
            ("byteLength", number(span.end.saturating_sub(span.start))),
        ])
    }
}

impl Format for Sarif {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let tool = Value::object([("driver", self.driver())]);
        write!(
            out,
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},"
        )?;
        write!(out, "\"columnKind\":\"unicodeCodePoints\",\"results\":[")
    }

    fn checked(&mut self, out: &mut dyn Write, checked: &Checked<'_>) -> io::Result<()> {
        if checked.report.findings.is_empty() {
            return Ok(());
        }
        let found = Found::of(checked, self.language);
        for finding in &checked.report.findings {
            let comma = if self.begun { "," } else { "" };
            self.begun = true;
            write!(out, "{comma}\n{}", found.result(finding))?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, totals: &Totals) -> io::Result<()> {
        let notices = totals.unread.iter().map(|sentence| {
            Value::object([("level", text("error")), ("message", message(sentence))])
        });
        let invocation = Value::object([
            ("executionSuccessful", Value::Bool(totals.unread.is_empty())),
            ("toolExecutionNotifications", Value::array(notices)),
        ]);
        writeln!(out, "\n],\"invocations\":[{invocation}]}}]}}")
    }
}

fn artifact(file: Option<&str>) -> Value<'static> {
    let uri = match file {
        None => "stdin".to_owned(),
        Some(file) => {
            let file = file.replace('\\', "/");
            let root = if file.starts_with('/') { "file://" } else { "" };
            format!("{root}{}", utf8_percent_encode(&file, PATH))
        }
    };
    Value::object([("uri", text(&uri))])
}

/// The first sentence of a text, English or Chinese.
fn first_sentence(text: &str) -> &str {
    let end = [". ", "。", "？"]
        .into_iter()
        .filter_map(|stop| text.find(stop).map(|at| at + stop.trim_end().len()))
        .min();
    &text[..end.unwrap_or(text.len())]
}

fn message(words: &str) -> Value<'static> {
    Value::object([("text", text(words))])
}

fn text(words: &str) -> Value<'static> {
    Value::owned_text(words)
}

fn number(number: usize) -> Value<'static> {
    Value::Number(number.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_stop() {
        assert_eq!(first_sentence("One, 1.5 long. Two."), "One, 1.5 long.");
        assert_eq!(first_sentence("第一句。第二句。"), "第一句。");
        assert_eq!(first_sentence("Only one."), "Only one.");
    }
}
