//! The commands, what they share, and how they end: 0 when all is valid, 1 when something is not, 2 when the command
//! could not do its work.

mod check;
mod emit;
mod format;
mod guide;
mod import;
mod input;
mod many;
mod options;
mod preview;
mod show;
mod signature;
mod vectors;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Write, check and sign CreateBackupPlan requests of Alibaba Cloud Backup.
#[derive(Debug, Parser)]
#[command(name = "create-backup-plan", version, propagate_version = true, max_term_width = 100)]
#[command(
    after_help = "Exit status: 0 all is well, 1 an error was found or something had to be left out, 2 wrong usage or a \
    file that cannot be read. Where 1 means more than that, the help of a command says so."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check requests: what is wrong, where, and how to fix it
    Check(check::Args),
    /// Write a request as a command, a program, a template …
    Emit(emit::Args),
    /// Read a request from any form it is kept in: a URL, a command, Terraform, code …
    Import(import::Args),
    /// Say what an answer of the service means, and what to do next
    Explain(guide::ExplainArgs),
    /// Show how a request is signed, step by step
    Sign(signature::SignArgs),
    /// Find why a signature is refused: the first byte that differs, and the usual cause
    Doctor(signature::DoctorArgs),
    /// List what to verify before a request is sent that no check can see
    Checklist(guide::ChecklistArgs),
    /// Write the RAM policy that allows the call, or the trust policy of the role in another account
    Policy(guide::PolicyArgs),
    /// Write one request for each of many instances, buckets or file systems
    Many(many::Args),
    /// Say what a plan will do: when it runs, what it keeps, its speed limit
    Preview(preview::PreviewArgs),
    /// Write a whole plan to start from, or list those there are
    Example(preview::ExampleArgs),
    /// List the rules, or explain one
    Rules(show::RulesArgs),
    /// Print the JSON Schema of a request
    Schema(show::SchemaArgs),
    /// List the formats that `emit` writes
    Formats(show::FormatsArgs),
}

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing is wrong.
    Good,
    /// The input has errors.
    Bad,
    /// Some of the input could not be read, as has been said already.
    Unread,
}

/// Why a command could not do its work.
#[derive(Debug)]
enum Failure {
    /// What to say about it.
    Said(String),
    /// Standard output could not be written to.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}

/// What a shell says of a program whose reader went away: 128 and the number of SIGPIPE.
const CUT_OFF: u8 = 141;

/// Does what the arguments ask for.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Printing fails only when nobody listens.
            let _ = error.print();
            return ExitCode::from(u8::from(error.use_stderr()) * 2);
        }
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let ended = cli.command.run(&mut out).and_then(|outcome| {
        out.flush()?;
        Ok(outcome)
    });
    match ended {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Bad) => ExitCode::from(1),
        Ok(Outcome::Unread) => ExitCode::from(2),
        // Whoever reads the output has seen enough: `… | head`. What is wrong with the rest is not known.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is still in the buffer has nowhere to go.
            let (_, _) = out.into_parts();
            ExitCode::from(CUT_OFF)
        }
        Err(Failure::Output(error)) => fail(&format!("cannot write the output: {error}")),
        Err(Failure::Said(sentence)) => fail(&sentence),
    }
}

impl Command {
    fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        match self {
            Command::Check(args) => check::run(&args, out),
            Command::Emit(args) => emit::run(&args, out),
            Command::Import(args) => import::run(&args, out),
            Command::Explain(args) => guide::explain(&args, out),
            Command::Sign(args) => signature::sign(&args, out),
            Command::Doctor(args) => signature::examine(&args, out),
            Command::Checklist(args) => guide::checklist(&args, out),
            Command::Policy(args) => guide::policy(&args, out),
            Command::Many(args) => many::run(&args, out),
            Command::Preview(args) => preview::preview(&args, out),
            Command::Example(args) => preview::example(&args, out),
            Command::Rules(args) => show::rules(&args, out),
            Command::Schema(args) => show::schema(&args, out),
            Command::Formats(args) => show::formats(&args, out),
        }
    }
}

/// Says why on standard error.
fn fail(sentence: &str) -> ExitCode {
    complain(sentence);
    ExitCode::from(2)
}

/// Writes a line on standard error; when that is closed, nobody wants to know.
fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "create-backup-plan: {sentence}");
}
