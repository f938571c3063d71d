//! Checks JSON Lines, a request a line, as they come: for each line from standard input one verdict on standard output,
//! in the shape that `create-backup-plan check --jsonl --format json` writes. Memory does not grow with the input,
//! but for the names of the plans, which must not repeat.
//!
//! ```sh
//! cargo run --example bulk < requests.jsonl > verdicts.jsonl
//! ```
//!
//! Exits with 0 when no request has an error, with 1 otherwise.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use create_backup_plan::lang::Language;
use create_backup_plan::rules::{Names, World, check_text_among};
use create_backup_plan::verdict::Verdict;
use create_backup_plan::verdict::lines::{Columns, Lines};
use jiff::Timestamp;

fn main() -> io::Result<ExitCode> {
    let world = World { now: Some(Timestamp::now().as_second()), ..World::default() };
    let mut names = Names::default();
    let mut valid = true;
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let text = line?;
        let report = check_text_among(&text, &world, &mut names);
        valid &= report.is_valid();
        let lines = Lines::of(&text, Columns::Scalars);
        let language = Language::English;
        let verdict =
            Verdict { report: &report, lines: Some(&lines), language, file: None, line: None };
        writeln!(out, "{verdict}")?;
    }
    out.flush()?;
    Ok(if valid { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
