//! How findings are shown, one file a format.

mod github;
mod gitlab;
mod human;
mod json;
mod mask;
mod sarif;

use std::io::{self, Write};

use clap::ValueEnum;
use create_backup_plan::lang::{Language, Text, t};
use create_backup_plan::rules::{Report, Severity};
use create_backup_plan::verdict::checked::Checked;
use create_backup_plan::verdict::sarif::Sarif;

pub(crate) use human::{Human, Paint, visible};

/// The formats by name.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Name {
    /// For people: each finding with the line it is about
    #[default]
    Human,
    /// One verdict a request, each a line of JSON
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands that annotate a pull request on GitHub
    Github,
    /// A Code Quality report, for merge requests on GitLab
    Gitlab,
}

impl Name {
    /// Whether files are named as a repository has them, which is taken to be the working directory.
    pub(crate) fn is_of_a_repository(self) -> bool {
        matches!(self, Name::Sarif | Name::Github | Name::Gitlab)
    }
}

/// What a whole run found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Totals {
    /// How many requests were checked.
    pub(crate) requests: usize,
    /// How many errors they have.
    pub(crate) errors: usize,
    /// How many warnings.
    pub(crate) warnings: usize,
    /// How many notes.
    pub(crate) notes: usize,
    /// How many of the errors have a fix.
    pub(crate) fixable: usize,
    /// What was said about input that could not be read.
    pub(crate) unread: Vec<String>,
}

impl Totals {
    /// Counts one more request in.
    pub(crate) fn add(&mut self, report: &Report) {
        self.requests += 1;
        self.errors += report.count(Severity::Error);
        self.warnings += report.count(Severity::Warning);
        self.notes += report.count(Severity::Note);
        let fixable = |f: &&_| is_fixable_error(f);
        self.fixable += report.findings.iter().filter(fixable).count();
    }

    /// Counts the requests of others in, too.
    pub(crate) fn join(&mut self, other: &Totals) {
        self.requests += other.requests;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.fixable += other.fixable;
    }

    /// Whether something is as bad as that, or worse.
    pub(crate) fn has(&self, severity: Severity) -> bool {
        self.errors > 0
            || severity >= Severity::Warning && self.warnings > 0
            || severity >= Severity::Note && self.notes > 0
    }

    /// All of it in a sentence: "2 errors and 1 note in 3 requests."
    pub(crate) fn said(&self, language: Language) -> String {
        let counts = [
            (self.errors, ERROR),
            (self.warnings, t("warning", "个警告")),
            (self.notes, t("note", "条提示")),
        ];
        let counts: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| counted(count, what, language))
            .collect();
        let requests = counted(self.requests, t("request", "个请求"), language);
        match (language, counts.as_slice()) {
            (Language::English, []) => format!("{requests} checked, nothing found."),
            (Language::English, [one]) => format!("{one} in {requests}."),
            (Language::English, [most @ .., last]) => {
                format!("{} and {last} in {requests}.", most.join(", "))
            }
            (Language::Chinese, []) => format!("已检查 {requests}，未发现问题。"),
            (Language::Chinese, counts) => format!("{requests}中有 {}。", counts.join("、")),
        }
    }
}

const ERROR: Text = t("error", "个错误");

fn counted(count: usize, what: Text, language: Language) -> String {
    let plural = if count == 1 || language == Language::Chinese { "" } else { "s" };
    format!("{count} {}{plural}", what.get(language))
}

fn is_fixable_error(finding: &create_backup_plan::rules::Finding) -> bool {
    finding.severity == Severity::Error && finding.remedy().is_some()
}

/// Shows findings as they come.
pub(crate) trait Format {
    /// Whether what is shown of a request depends on those before it.
    fn is_in_order(&self) -> bool {
        false
    }

    /// Before the first request.
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// After each request.
    fn checked(&mut self, out: &mut dyn Write, checked: &Checked<'_>) -> io::Result<()>;

    /// After the last request.
    fn end(&mut self, _: &mut dyn Write, _: &Totals) -> io::Result<()> {
        Ok(())
    }
}

impl Name {
    /// The format of a name, for files that have several requests or one each.
    pub(crate) fn format(self, language: Language, paint: Paint, several: bool) -> Box<dyn Format> {
        match self {
            Name::Human => Box::new(Human::new(language, paint, several)),
            Name::Json => Box::new(json::Json::new(language, several)),
            Name::Sarif => Box::new(Sarif::new(language)),
            Name::Github => Box::new(github::Github::new(language)),
            Name::Gitlab => Box::new(gitlab::Gitlab::new(language)),
        }
    }
}
