//! The programs that outputs are tried with.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the packages for Node.js and Python.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proofs/tools")
}

/// Python, with the packages of `requirements.txt`.
pub(crate) fn python() -> Command {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/python/bin/python");
    assert!(python.exists(), "{} is missing: run `scripts/setup test`", python.display());
    let mut command = Command::new(python);
    // A warning of a package is no part of an answer; a proxy is no part of this machine.
    command.args(["-I", "-W", "ignore"]).env("no_proxy", "*").env_remove("PYTHONPATH");
    command
}

/// A program of the packages of `package.json`.
pub(crate) fn node_program(name: &str) -> Command {
    let program = folder().join("node_modules/.bin").join(name);
    assert!(program.exists(), "{} is missing: run `scripts/setup test`", program.display());
    Command::new(program)
}
