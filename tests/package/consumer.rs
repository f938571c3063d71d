//! A project that has installed the package, and the programs that are run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::{fs, process};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A folder in which nothing is installed but the package, from what `npm pack` made of it.
pub(crate) fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("package");
        // What an earlier run left is of an earlier package.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("package.json"), r#"{ "private": true, "type": "module" }"#).unwrap();
        let mut install = Command::new("npm");
        install.args(["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund"]);
        run(install.arg(packed()).current_dir(&folder));
        folder
    })
}

/// What `npm pack` made.
pub(crate) fn packed() -> PathBuf {
    let packages = fs::read_dir(Path::new(ROOT).join("pkg")).into_iter().flatten().flatten();
    packages
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "tgz"))
        .expect("pkg/ holds the packed package: scripts/package makes it")
}

/// The folder of the installed package.
pub(crate) fn installed() -> PathBuf {
    folder().join("node_modules/create-backup-plan")
}

/// Puts a file of the project there, and gives its path.
pub(crate) fn write(name: &str, text: &str) -> PathBuf {
    let path = folder().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

/// Puts a script of this test there, and gives its path.
pub(crate) fn script(name: &str) -> PathBuf {
    let path = Path::new(ROOT).join("tests/package/scripts").join(name);
    write(name, &fs::read_to_string(path).unwrap())
}

/// Runs a file by Node.js and gives what it prints.
pub(crate) fn node(file: &Path) -> String {
    run(Command::new("node").arg(file).current_dir(folder()))
}

/// A program of the packages that check and build.
pub(crate) fn tool(name: &str) -> Command {
    program("tests/package/tools", name)
}

/// A program of the packages that the page is built with.
pub(crate) fn page_tool(name: &str) -> Command {
    program("scripts/tools", name)
}

fn program(packages: &str, name: &str) -> Command {
    let program = Path::new(ROOT).join(packages).join("node_modules/.bin").join(name);
    assert!(program.exists(), "{} is missing: run `scripts/setup test`", program.display());
    let mut command = Command::new(program);
    command.current_dir(folder());
    command
}

/// Runs a program that must succeed and gives what it prints.
#[track_caller]
pub(crate) fn run(command: &mut Command) -> String {
    let Output { status, stdout, stderr }: process::Output = command.output().unwrap();
    let (said, complained) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(status.success(), "{command:?} failed:\n{said}{complained}");
    said.into_owned()
}
