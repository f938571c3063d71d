//! Workflow commands, which GitHub turns into annotations of a pull request:
//! `::error file=plan.json,line=3,endLine=3,col=14,endColumn=18,title=schedule/interval::…`
//!
//! Of each kind GitHub shows the first ten of a step; the log has them all.
//!
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use std::io::{self, Write};

use create_backup_plan::lang::Language;
use create_backup_plan::rules::{Finding, Severity};
use create_backup_plan::verdict::checked::Checked;
use create_backup_plan::verdict::lines::{Columns, Lines};

use super::{Format, Totals};

#[derive(Debug)]
pub(crate) struct Github {
    language: Language,
}

impl Github {
    pub(crate) fn new(language: Language) -> Self {
        Github { language }
    }

    fn message(&self, finding: &Finding) -> String {
        let mut message = finding.message.render(self.language);
        for fix in &finding.fixes {
            let title = fix.title.render(self.language);
            message.push('\n');
            message.push_str(fix.word().get(self.language));
            message.push_str(&title);
        }
        message.push('\n');
        message.push_str(&finding.reference());
        message
    }
}

impl Format for Github {
    fn checked(&mut self, out: &mut dyn Write, checked: &Checked<'_>) -> io::Result<()> {
        let lines = Lines::of(checked.text, Columns::Scalars);
        for finding in &checked.report.findings {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            write!(out, "::{command} ")?;
            if let Some(file) = checked.file {
                write!(out, "file={},", property(file))?;
                if let Some(span) = finding.span {
                    let position = |at| checked.position(&lines, at);
                    let (start, end) = (position(span.start), position(span.end));
                    write!(out, "line={},endLine={},", start.line, end.line)?;
                    // Columns of two lines are refused.
                    if start.line == end.line {
                        write!(out, "col={},endColumn={},", start.column, end.column)?;
                    }
                }
            }
            let title = property(finding.rule.id);
            writeln!(out, "title={title}::{}", data(&self.message(finding)))?;
        }
        Ok(())
    }

    /// What could not be read, and then what is in the log and may not be among the annotations.
    fn end(&mut self, out: &mut dyn Write, totals: &Totals) -> io::Result<()> {
        for sentence in &totals.unread {
            writeln!(out, "::error ::{}", data(sentence))?;
        }
        if totals.requests > 0 {
            writeln!(out, "{}", totals.said(self.language))?;
        }
        Ok(())
    }
}

/// A message, escaped as the runner reads it (`escapeData` of actions/toolkit, `command.ts`).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, escaped as the runner reads it (`escapeProperty` of actions/toolkit, `command.ts`).
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_command_is_escaped() {
        assert_eq!(data("100%\r\n::error::x, y"), "100%25%0D%0A::error::x, y");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
