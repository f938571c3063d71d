//! Builds the pages, each once in a run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::consumer;

/// The folder of the pages' sources.
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hosts");

/// The files that are served: a folder for each page.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("hosts")
}

/// Builds a page by its own tools.
pub(crate) fn build(page: &str) {
    static BUILT: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    if !built.insert(page.to_owned()) {
        return;
    }
    install();
    let into = folder().join(page);
    // What an earlier run left is of an earlier package.
    let _ = fs::remove_dir_all(&into);
    match page {
        "angular" => run(page, "ng", &["build", "--output-path"], &into),
        "webpack" => {
            run(page, "webpack", &["--output-path"], &into);
            copy(&Path::new(SOURCES).join("webpack/index.html"), &into.join("index.html"));
        }
        "console-os" => {
            run(page, "vite", &["build", "--logLevel", "warn", "--outDir"], &into);
            // A part is one script, as the sandbox wants it.
            for part in ["part.js", "bundled.js"] {
                let mut bundle = consumer::page_tool("esbuild");
                bundle.args([part, "--bundle", "--minify", "--target=es2022"]);
                bundle.arg(format!("--outfile={}", into.join(part).display()));
                consumer::run(bundle.current_dir(Path::new(SOURCES).join(page)));
            }
            copy(&package(SOURCES), &into.join("create-backup-plan"));
        }
        "react" | "react18" | "svelte" | "vue" => {
            if page == "react" {
                check_types(page);
            }
            run(page, "vite", &["build", "--logLevel", "warn", "--outDir"], &into);
        }
        plain => {
            copy(&Path::new(SOURCES).join(plain), &into);
            for shared in ["start.js", "page.js"] {
                copy(&Path::new(SOURCES).join(shared), &into.join(shared));
            }
            copy(&package(SOURCES), &into.join("create-backup-plan"));
        }
    }
}

fn run(page: &str, program: &str, arguments: &[&str], into: &Path) {
    let program = Path::new(SOURCES).join("node_modules/.bin").join(program);
    assert!(program.exists(), "{} is missing: run `scripts/setup test`", program.display());
    let mut command = Command::new(program);
    command.args(arguments).arg(into).current_dir(Path::new(SOURCES).join(page));
    consumer::run(&mut command);
}

/// Vite drops types without a look at them.
fn check_types(page: &str) {
    let folder = Path::new(SOURCES).join(page);
    let program = folder.join("node_modules/.bin/tsc");
    assert!(program.exists(), "{} is missing: run `scripts/setup test`", program.display());
    consumer::run(Command::new(program).arg("--project").arg(&folder));
}

/// Puts the packed package where the tools look for packages.
fn install() {
    static INSTALLED: OnceLock<()> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        let unpacked = package(SOURCES);
        let _ = fs::remove_dir_all(&unpacked);
        fs::create_dir_all(&unpacked).unwrap();
        consumer::run(
            Command::new("tar")
                .args(["--strip-components=1", "-xzf"])
                .arg(consumer::packed())
                .arg("-C")
                .arg(&unpacked),
        );
        // Angular copies files from its own folder only.
        let own = package(&format!("{SOURCES}/angular"));
        let _ = fs::remove_dir_all(&own);
        copy(&unpacked, &own);
    });
}

/// The folder of the installed package, beside the sources that need it.
fn package(beside: &str) -> PathBuf {
    Path::new(beside).join("node_modules/create-backup-plan")
}

/// A file of the installed package.
pub(crate) fn packed(name: &str) -> String {
    install();
    let path = package(SOURCES).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file of the pages' sources.
pub(crate) fn source(name: &str) -> String {
    fs::read_to_string(Path::new(SOURCES).join(name)).unwrap()
}

/// Copies a file, or a folder with all in it.
fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
        return;
    }
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}
