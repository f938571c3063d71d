//! One verdict a request, each on a line of its own.

use std::io::{self, Write};

use create_backup_plan::lang::Language;
use create_backup_plan::verdict::Verdict;
use create_backup_plan::verdict::checked::Checked;
use create_backup_plan::verdict::lines::{Columns, Lines};

use super::Format;

#[derive(Debug)]
pub(crate) struct Json {
    language: Language,
    /// Whether files have several requests.
    several: bool,
    /// Used again for each line.
    line: String,
}

impl Json {
    pub(crate) fn new(language: Language, several: bool) -> Self {
        Json { language, several, line: String::new() }
    }
}

impl Format for Json {
    fn checked(&mut self, out: &mut dyn Write, checked: &Checked<'_>) -> io::Result<()> {
        let found = !checked.report.findings.is_empty();
        let lines = found.then(|| Lines::of(checked.text, Columns::Scalars));
        self.line.clear();
        Verdict {
            report: checked.report,
            lines: lines.as_ref(),
            language: self.language,
            file: checked.file,
            line: self.several.then_some(checked.lines_before + 1),
        }
        .write(&mut self.line);
        self.line.push('\n');
        out.write_all(self.line.as_bytes())
    }
}
