//! Ours, as the command line calls it: the verdict with everything that is known about each issue, and with nothing that
//! the others do not say.

use create_backup_plan::lang::Language;
use create_backup_plan::rules::{Fixes, World, check_text};
use create_backup_plan::verdict::Verdict;
use create_backup_plan::verdict::lines::{Columns, Lines};

use super::{Contender, FULL};

pub(super) fn contenders() -> [Contender; 2] {
    [
        contender("create-backup-plan", Fixes::Offered),
        contender("create-backup-plan, no fixes", Fixes::LeftOut),
    ]
}

fn contender(name: &'static str, fixes: Fixes) -> Contender {
    let world = World { fixes, ..World::default() };
    Contender::new(name, FULL, move |text, issues| {
        let report = check_text(text, &world);
        let lines = Lines::of(text, Columns::Scalars);
        let verdict = Verdict {
            report: &report,
            lines: Some(&lines),
            language: Language::English,
            file: None,
            line: None,
        };
        verdict.write(issues);
        report.is_valid()
    })
}
