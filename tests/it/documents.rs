//! The documents: where their links lead, and that those in two languages show the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every document that a reader meets.
fn documents() -> Vec<PathBuf> {
    let folders = [".", "docs", "static/package", "tests/bench"];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect()
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Where the links of a document lead, outside its blocks of code.
fn links(text: &str) -> Vec<&str> {
    let prose = text.split("\n```").step_by(2);
    let behind = prose.flat_map(|prose| prose.split("](").skip(1));
    behind.filter_map(|rest| rest.split_once(')')).map(|(link, _)| link).collect()
}

/// The anchors that GitHub makes of a document's headings.
fn anchors(text: &str) -> Vec<String> {
    let titles = text.lines().filter(|line| line.starts_with('#'));
    let plain = |title: &str| title.trim_start_matches('#').trim().to_lowercase();
    let kept = |letter: &char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_');
    let anchor = |title| plain(title).chars().filter(kept).collect::<String>().replace(' ', "-");
    titles.map(anchor).collect()
}

#[test]
fn every_link_of_a_document_leads_somewhere() {
    let mut followed = 0;
    for document in documents() {
        let text = read(&document);
        for link in links(&text).into_iter().filter(|link| !link.contains("://")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = document.parent().expect("it is in a folder").join(file);
            let there = if file.is_empty() { &document } else { &target };
            assert!(there.exists(), "{}: {link}", document.display());
            let found = anchor.is_empty() || anchors(&read(there)).iter().any(|own| own == anchor);
            assert!(found, "{}: there is no heading for {link}", document.display());
            followed += 1;
        }
    }
    assert!(followed > 20, "only {followed} links were found");
}

/// What is the same in every language: programs, links, how the sections stand in each other.
#[test]
fn the_readme_shows_the_same_in_both_languages() {
    let [en, zh] = ["README.md", "README.zh-CN.md"].map(read);
    let code = |text: &str| -> Vec<String> {
        let blocks = text.split("\n```").skip(1).step_by(2);
        // Comments are prose.
        let said = |line: &&str| !line.trim_start().starts_with("//");
        let bare =
            |line: &str| line.split("   # ").next().unwrap_or_default().trim_end().to_owned();
        blocks.flat_map(|block| block.lines().filter(said).map(bare).collect::<Vec<_>>()).collect()
    };
    assert_eq!(code(&en), code(&zh));
    let headings = |text: &str| -> Vec<usize> {
        let titles = text.lines().filter(|line| line.starts_with('#'));
        titles.map(|title| title.bytes().take_while(|byte| *byte == b'#').count()).collect()
    };
    assert_eq!(headings(&en), headings(&zh));
    let files = |text: &str| -> Vec<String> {
        let other = |link: &&str| !link.starts_with(['#']) && !link.starts_with("README");
        links(text).into_iter().filter(other).map(str::to_owned).collect()
    };
    assert_eq!(files(&en), files(&zh));
}

/// What the command line answers in the README is what it answers.
#[test]
fn the_readme_shows_what_the_command_line_says() {
    let program = env!("CARGO_BIN_EXE_create-backup-plan");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    fs::create_dir_all(&folder).unwrap();
    let example = Command::new(program).args(["example", "sync"]).output().unwrap();
    let plan = String::from_utf8(example.stdout).unwrap().replace("P1D", "1D");
    fs::write(folder.join("plan.json"), plan).unwrap();
    let mut check = Command::new(program);
    check.env_remove("CLICOLOR_FORCE");
    let answer = check.args(["check", "plan.json"]).current_dir(&folder).output().unwrap();
    let answer =
        String::from_utf8(answer.stdout).unwrap() + &String::from_utf8(answer.stderr).unwrap();
    let first = answer.lines().next().unwrap();
    let last = answer.trim_end().lines().last().unwrap();
    for readme in ["README.md", "README.zh-CN.md"] {
        let readme = read(readme);
        assert!(readme.contains(&format!("\n{first}\n")), "{first}");
        assert!(readme.contains(&format!("\n{last}\n")), "{last}");
    }
}
