//! The command line; `cli` has its commands.
//!
//! It uses the library as anyone would, and adds what the library leaves to its callers: files, the clock, random
//! numbers, the environment, and how findings look in a terminal, in a log and in a code scanner.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
