//! Ours, as the command line calls it: the verdict with everything that is known about each issue.

use create_backup_plan::lang::Language;
use create_backup_plan::rules::{World, check_text};
use create_backup_plan::verdict::Verdict;
use create_backup_plan::verdict::lines::{Columns, Lines};

use super::{Contender, FULL};

pub(super) fn contender() -> Contender {
    let world = World::default();
    Contender::new("create-backup-plan", FULL, move |text, issues| {
        let report = check_text(text, &world);
        let lines = Lines::of(text, Columns::Scalars);
        let verdict = Verdict {
            report: &report,
            lines: Some(&lines),
            language: Language::English,
            file: None,
        };
        verdict.write(issues);
        report.is_valid()
    })
}
