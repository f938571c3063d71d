//! The command line, run as a person or a pipeline would run it.

mod batch;
mod check;
mod emit;
mod format;
mod guide;
mod import;
mod preview;
mod show;
mod signature;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use create_backup_plan::request::credentials::{ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN};
use serde_json::Value;

const NOW: [&str; 2] = ["--now", "2026-11-24T12:00:00Z"];

/// What a run said, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_create-backup-plan"));
    command.args(args);
    for variable in [ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN, "CLICOLOR_FORCE", "NO_COLOR"]
    {
        command.env_remove(variable);
    }
    command
}

pub(crate) fn finish(mut command: Command, input: &[u8]) -> Run {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // From another thread, as a pipe holds only so much; a program that wants no input may have ended already.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn run(args: &[&str], input: &str) -> Run {
    finish(command(args), input.as_bytes())
}

#[track_caller]
fn ends(args: &[&str], input: &str, code: i32) -> Run {
    let run = run(args, input);
    assert_eq!(run.code, Some(code), "{args:?}\n{}\n{}", run.out, run.err);
    run
}

/// A file of a test's own.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A file's name from the working directory. Where the build is kept outside the repository, that is the one it has.
pub(crate) fn relative(name: &str) -> &str {
    let here = std::env::current_dir().unwrap();
    Path::new(name).strip_prefix(here).map_or(name, |path| path.to_str().unwrap())
}

pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

pub(crate) fn rules_of(verdict: &Value) -> Vec<&str> {
    verdict["issues"].as_array().unwrap().iter().map(|i| i["rule"].as_str().unwrap()).collect()
}
