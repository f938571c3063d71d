//! The command line: `create-backup-plan check`, `emit`, `many`, `explain`, `checklist`, `policy`, `rules`, `schema` and
//! `formats`.
//!
//! It uses the library as anyone would, and adds what the library leaves to its callers: files, the clock, random
//! numbers, the environment, and how findings look in a terminal, in a log and in a code scanner.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
