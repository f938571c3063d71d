//! What a check found, for machines, and what mends it.
//!
//! [`Verdict`] is one JSON shape for the command line and for JavaScript, with [`lines`](lines::Lines) and columns;
//! [`mend::mend`] makes a text free of the errors that have a fix, [`document`] turns one fix into edits of the text;
//! [`catalogue`](catalogue::catalogue) lists the rules, and [`sarif`] writes what was found in many requests for code
//! scanning.

pub mod catalogue;
pub mod checked;
pub mod document;
pub mod fingerprint;
pub mod lines;
pub mod mend;
pub mod sarif;

use std::fmt::{self, Write as _};

use crate::lang::Language;
use crate::rules::{Finding, Fix, Report};
use crate::values::json::write_text;
use crate::verdict::lines::Lines;

/// A report as JSON, on one line:
///
/// ```json
/// {"valid":false,"issues":[{"rule":"…","severity":"error","pointer":"/Path","message":"…","reference":"…",
///  "fixes":[{"title":"…","patch":[{"op":"remove","path":"/Path"}]}],"span":{"start":0,"end":2,"line":1,"column":1}}]}
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Verdict<'v> {
    /// What was found.
    pub report: &'v Report,
    /// The text that was checked, where it was one: findings then have a span.
    pub lines: Option<&'v Lines<'v>>,
    /// The language of messages and titles.
    pub language: Language,
    /// Which of several files it was.
    pub file: Option<&'v str>,
    /// On which line of its file the request begins, from 1, where a file has several.
    pub line: Option<usize>,
}

impl Verdict<'_> {
    /// Writes it at the end of another text.
    pub fn write(&self, out: &mut String) {
        out.push('{');
        if let Some(file) = self.file {
            member(out, "\"file\":", file);
            out.push(',');
        }
        if let Some(line) = self.line {
            let _ = write!(out, "\"line\":{line},");
        }
        out.push_str("\"valid\":");
        out.push_str(if self.report.is_valid() { "true" } else { "false" });
        out.push_str(",\"issues\":");
        // What is put together before it is written; one text for all.
        let mut said = String::new();
        list(out, &self.report.findings, |out, finding| self.issue(out, &mut said, finding));
        out.push('}');
    }

    fn issue(&self, out: &mut String, said: &mut String, finding: &Finding) {
        member(out, "{\"rule\":", finding.rule.id);
        member(out, ",\"severity\":", finding.severity.word());
        said.clear();
        let _ = finding.place.write_pointer(said);
        member(out, ",\"pointer\":", said);
        said.clear();
        finding.message.render_into(said, self.language);
        member(out, ",\"message\":", said);
        said.clear();
        finding.write_reference(said);
        member(out, ",\"reference\":", said);
        out.push_str(",\"fixes\":");
        list(out, &finding.fixes, |out, fix| self.fix(out, said, fix));
        if let (Some(lines), Some(span)) = (self.lines, finding.span) {
            out.push_str(",\"span\":");
            lines.write_span(out, &(span.start..span.end));
        }
        out.push('}');
    }

    fn fix(&self, out: &mut String, said: &mut String, fix: &Fix) {
        said.clear();
        fix.title.render_into(said, self.language);
        member(out, "{\"title\":", said);
        out.push_str(",\"patch\":");
        list(out, &fix.patch, |out, op| op.write(out));
        if fix.choice {
            out.push_str(",\"choice\":true");
        }
        out.push('}');
    }
}

impl fmt::Display for Verdict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.write(&mut out);
        f.write_str(&out)
    }
}

fn member(out: &mut String, name: &str, text: &str) {
    out.push_str(name);
    write_text(out, text);
}

fn list<T>(out: &mut String, items: &[T], mut write: impl FnMut(&mut String, &T)) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{World, check_text};
    use crate::verdict::lines::Columns;

    fn json(text: &str, file: Option<&str>, language: Language) -> String {
        let report = check_text(text, &World::default());
        let lines = Lines::of(text, Columns::Scalars);
        Verdict { report: &report, lines: Some(&lines), language, file, line: None }.to_string()
    }

    #[test]
    fn an_issue_says_all_it_knows() {
        let all = json("{\n  \"中\": 1, \"prefix\": \"a\"}", None, Language::English);
        assert!(all.starts_with("{\"valid\":false,\"issues\":[{"), "{all}");
        let issue =
            all.split("{\"rule\":").find(|issue| issue.contains("/prefix\"")).expect("an issue");
        assert_eq!(
            issue,
            "\"request/unknown-parameter\",\"severity\":\"error\",\"pointer\":\"/prefix\",\
             \"message\":\"`prefix` is not a parameter. Write `Prefix`.\",\
             \"reference\":\"https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-createbackupplan\",\
             \"fixes\":[{\"title\":\"Rename to `Prefix`\",\
             \"patch\":[{\"op\":\"move\",\"from\":\"/prefix\",\"path\":\"/Prefix\"}]}],\
             \"span\":{\"start\":14,\"end\":22,\"line\":2,\"column\":11}},",
        );
    }

    #[test]
    fn a_file_comes_first() {
        let json = json("[", Some("a \"b\".json"), Language::Chinese);
        assert!(json.starts_with(r#"{"file":"a \"b\".json","valid":false,"#), "{json}");
    }

    #[test]
    fn without_a_text_there_is_no_span() {
        let report = check_text("[", &World::default());
        let verdict = Verdict {
            report: &report,
            lines: None,
            language: Language::English,
            file: None,
            line: None,
        };
        assert!(!verdict.to_string().contains("span"));
    }
}
