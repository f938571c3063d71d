//! Checks files of request JSON: says what is wrong, where, and what to write instead, and shows each request as it
//! would be with its errors mended.
//!
//! ```sh
//! cargo run --example check -- plan.json another.json
//! ```
//!
//! Exits with 0 when no request has an error, with 1 otherwise.
#![expect(clippy::print_stdout, reason = "a program says what it found")]

use std::error::Error;
use std::process::ExitCode;
use std::{env, fs};

use create_backup_plan::lang::Language;
use create_backup_plan::rules::{self, World};
use create_backup_plan::verdict::lines::{Columns, Lines};
use create_backup_plan::verdict::mend::mend;
use jiff::Timestamp;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    // A start in the past is only known with a clock, and a copy to the plan's own region with a region.
    let world = World {
        now: Some(Timestamp::now().as_second()),
        region: Some("cn-hangzhou".to_owned()),
        ..World::default()
    };
    let mut valid = true;
    for file in env::args().skip(1) {
        let text = fs::read_to_string(&file)?;
        let report = rules::check_text(&text, &world);
        valid &= report.is_valid();

        let lines = Lines::of(&text, Columns::Scalars);
        for finding in &report.findings {
            let at = lines.position(finding.span.unwrap_or_default().start);
            let message = finding.message.render(Language::English);
            let (severity, rule) = (finding.severity, finding.rule.id);
            println!("{file}:{}:{}: {severity}[{rule}]: {message}", at.line, at.column);
            for fix in &finding.fixes {
                println!("  fix: {}", fix.title.render(Language::English));
            }
        }
        let mended = mend(&text, &world).text;
        if mended != text {
            println!("{file}, mended:\n{mended}");
        }
    }
    Ok(if valid { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
