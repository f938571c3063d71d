//! SARIF 2.1.0, for code scanning.
//!
//! The whole catalogue comes first, so that results can follow one by one, however many there are.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
//!
//! It has what GitHub asks for
//! (<https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning>).

use std::fmt::Write as _;
use std::path::MAIN_SEPARATOR;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::lang::Language;
use crate::params::PAGE;
use crate::rules::{self, Finding, Fix, Rule, Severity};
use crate::values::json::{Span, Value};
use crate::verdict::catalogue::{BREAKS, KEEPS};
use crate::verdict::checked::Checked;
use crate::verdict::document::Document;
use crate::verdict::fingerprint::Fingerprints;
use crate::verdict::lines::{Columns, Lines};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The folder that names of files are relative to; GitHub and others take it for the root of the repository.
const ROOT: &str = "%SRCROOT%";

/// The name of the fingerprint. GitHub looks for one of another name, and makes it from the lines around a result.
const FINGERPRINT: &str = "place/v1";

/// What stays as it is in a file's URI.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// The log of one run, written as its requests are checked.
#[derive(Debug)]
pub struct Sarif {
    language: Language,
    fingerprints: Fingerprints,
    /// Whether a result has been written.
    begun: bool,
}

impl Sarif {
    /// A log in a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Sarif { language, fingerprints: Fingerprints::default(), begun: false }
    }

    /// Writes what comes before the first request.
    pub fn begin(&self, out: &mut String) {
        let tool = Value::object([("driver", self.driver())]);
        let _ = write!(
            out,
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},\
             \"columnKind\":\"unicodeCodePoints\",\"results\":["
        );
    }

    /// Writes what was found in the next request.
    pub fn checked(&mut self, checked: &Checked<'_>, out: &mut String) {
        if checked.report.findings.is_empty() {
            return;
        }
        let found = Found::of(checked, self.language);
        for finding in &checked.report.findings {
            let comma = if self.begun { "," } else { "" };
            self.begun = true;
            let fingerprint = self.fingerprints.next(checked.file, finding);
            let _ = write!(out, "{comma}\n{}", found.result(finding, &fingerprint));
        }
    }

    /// Writes what comes after the last request, with what is to be said of input that could not be read.
    pub fn end(&self, unread: &[String], out: &mut String) {
        let notices = unread.iter().map(|sentence| {
            Value::object([("level", text("error")), ("message", message(sentence))])
        });
        let invocation = Value::object([
            ("executionSuccessful", Value::Bool(unread.is_empty())),
            ("toolExecutionNotifications", Value::array(notices)),
        ]);
        let _ = writeln!(out, "\n],\"invocations\":[{invocation}]}}]}}");
    }

    fn driver(&self) -> Value<'static> {
        Value::object([
            ("name", text(env!("CARGO_PKG_NAME"))),
            ("version", text(env!("CARGO_PKG_VERSION"))),
            ("semanticVersion", text(env!("CARGO_PKG_VERSION"))),
            ("informationUri", text(PAGE)),
            ("rules", Value::array(rules::all().map(|rule| self.rule(rule)))),
        ])
    }

    fn rule(&self, rule: &'static Rule) -> Value<'static> {
        let level = Value::object([("level", text(rule.severity.word()))]);
        let why = rule.why(self.language);
        Value::object([
            ("id", text(rule.id)),
            ("shortDescription", message(first_sentence(why))),
            ("fullDescription", message(why)),
            ("help", self.help(rule)),
            ("helpUri", text(PAGE)),
            ("defaultConfiguration", level),
            ("properties", properties(rule)),
        ])
    }

    /// Why a rule exists, and a request of either kind.
    fn help(&self, rule: &'static Rule) -> Value<'static> {
        let mut plain = vec![rule.why(self.language).to_owned()];
        let mut markdown = plain.clone();
        for (breaks, title) in [(true, BREAKS), (false, KEEPS)] {
            let mut examples = rules::examples().filter(|example| example.rule == rule);
            if let Some(example) = examples.find(|example| example.breaks == breaks) {
                let title = title.get(self.language);
                let (example, _) = example.shown(self.language);
                plain.push(format!("{title}\n{example}"));
                markdown.push(format!("{title}\n\n```json\n{example}\n```"));
            }
        }
        let (plain, markdown) = (plain.join("\n\n"), markdown.join("\n\n"));
        Value::object([("text", text(&plain)), ("markdown", text(&markdown))])
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
            document: if fixable { Document::read(checked.text).ok() } else { None },
        }
    }

    fn result(&self, finding: &Finding, fingerprint: &str) -> Value<'static> {
        let index = rules::position(finding.rule).unwrap_or_default();
        let mut physical = vec![("artifactLocation", self.artifact.clone())];
        if let Some(span) = finding.span {
            physical.push(("region", self.region(span)));
        }
        let mut location = vec![("physicalLocation", Value::object(physical))];
        let place = finding.place.to_string();
        if !place.is_empty() {
            let logical =
                Value::object([("fullyQualifiedName", text(&place)), ("kind", text("property"))]);
            location.push(("logicalLocations", Value::array([logical])));
        }
        let mut result = vec![
            ("ruleId", text(finding.rule.id)),
            ("ruleIndex", number(index)),
            ("level", text(finding.severity.word())),
            ("message", message(&finding.message.render(self.language))),
            ("locations", Value::array([Value::object(location)])),
            ("partialFingerprints", Value::object([(FINGERPRINT, text(fingerprint))])),
        ];
        // Who reads a log may make its fixes unasked.
        let fixes = finding.fixes.iter().filter(|fix| !fix.choice);
        let fixes: Vec<_> = fixes.filter_map(|fix| self.fix(fix)).collect();
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
        let position = |at| self.checked.position(&self.lines, at);
        let (start, end) = (position(span.start), position(span.end));
        Value::object([
            ("startLine", number(start.line)),
            ("startColumn", number(start.column)),
            ("endLine", number(end.line)),
            ("endColumn", number(end.column)),
            ("byteOffset", number(span.start + self.checked.bytes_before)),
            ("byteLength", number(span.end.saturating_sub(span.start))),
        ])
    }
}

/// What GitHub sorts and filters rules by.
fn properties(rule: &Rule) -> Value<'static> {
    let severity = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "recommendation",
    };
    let subject = rule.id.split('/').next().unwrap_or_default();
    Value::object([("tags", Value::array([text(subject)])), ("problem.severity", text(severity))])
}

fn artifact(file: Option<&str>) -> Value<'static> {
    let Some(file) = file else {
        return Value::object([("uri", text("stdin"))]);
    };
    let uri = uri(file, MAIN_SEPARATOR);
    let mut artifact = vec![("uri", text(&uri))];
    if !uri.starts_with("file:") {
        artifact.push(("uriBaseId", text(ROOT)));
    }
    Value::object(artifact)
}

/// The URI of a file (RFC 8089 for one whose name says where it is on the machine), relative otherwise.
fn uri(file: &str, separator: char) -> String {
    let file = file.replace(separator, "/");
    let file = file.strip_prefix("./").unwrap_or(&file);
    let encode = |path| utf8_percent_encode(path, PATH);
    match file.split_once(':') {
        Some((drive, path)) if separator == '\\' && drive.len() == 1 => {
            format!("file:///{drive}:{}", encode(path))
        }
        _ if separator == '\\' && file.starts_with("//") => format!("file:{}", encode(file)),
        _ if file.starts_with('/') => format!("file://{}", encode(file)),
        _ => encode(file).to_string(),
    }
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
    fn a_file_has_a_uri_on_every_system() {
        assert_eq!(uri("plans/a b.json", '/'), "plans/a%20b.json");
        assert_eq!(uri("./plans/a.json", '/'), "plans/a.json");
        assert_eq!(uri("a\\b:c.json", '/'), "a%5Cb%3Ac.json");
        assert_eq!(uri("/tmp/a.json", '/'), "file:///tmp/a.json");
        assert_eq!(uri("plans\\a.json", '\\'), "plans/a.json");
        assert_eq!(uri("C:\\plans\\a.json", '\\'), "file:///C:/plans/a.json");
        assert_eq!(uri("\\\\host\\share\\a.json", '\\'), "file://host/share/a.json");
    }

    #[test]
    fn a_sentence_ends_at_its_stop() {
        assert_eq!(first_sentence("One, 1.5 long. Two."), "One, 1.5 long.");
        assert_eq!(first_sentence("第一句。第二句。"), "第一句。");
        assert_eq!(first_sentence("Only one."), "Only one.");
    }
}
