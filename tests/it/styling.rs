//! What a page may style of the form stands in the element's reference, in static/element.js, and nothing else does.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The most custom properties that the form reads: each is a promise to keep.
const MOST_PROPERTIES: usize = 30;

#[test]
fn every_property_that_the_style_sheets_read_is_described() {
    let sheets = all("static", "css");
    let read: BTreeSet<String> =
        sheets.split("var(--cbp-").skip(1).map(|rest| format!("--cbp-{}", word(rest))).collect();
    assert!(read.len() > 10 && read.len() <= MOST_PROPERTIES, "{read:?}");
    let described: BTreeSet<String> = lines("@cssprop ")
        .map(|line| {
            let name = line.split_once('[').unwrap().1;
            word(name).to_owned()
        })
        .collect();
    assert_eq!(read, described);
}

#[test]
fn every_part_of_the_form_is_described() {
    let sources = all("src/app", "rs");
    let is_part = |rest: &str| rest.starts_with("=\"") || rest.starts_with("={");
    let parts: BTreeSet<String> = sources
        .split(" part")
        .skip(1)
        .filter(|rest| is_part(rest))
        .map(|rest| word(rest.split_once('"').unwrap().1).to_owned())
        .collect();
    let described: BTreeSet<String> =
        lines("@csspart ").map(|line| word(&line).to_owned()).collect();
    assert_eq!(parts, described);
}

#[test]
fn no_private_property_comes_in_from_the_page() {
    let theme = fs::read_to_string(root().join("static/theme.css")).unwrap();
    let rule = theme.split_once("\n.app {\n").unwrap().1.split_once("\n}").unwrap().0;
    let sheets = all("static", "css");
    let read: BTreeSet<&str> = sheets.split("var(--_").skip(1).map(word).collect();
    assert!(read.len() > 30, "{read:?}");
    let unset: Vec<&&str> =
        read.iter().filter(|name| !rule.contains(&format!("--_{name}:"))).collect();
    assert!(unset.is_empty(), "`.app` of theme.css should set {unset:?}");
}

/// The lines of the element's reference that begin with a tag, from there on.
fn lines(tag: &str) -> impl Iterator<Item = String> {
    let reference = fs::read_to_string(root().join("static/element.js")).unwrap();
    let found: Vec<String> = reference
        .lines()
        .filter_map(|line| Some(line.trim_start_matches(" * ").strip_prefix(tag)?.to_owned()))
        .collect();
    found.into_iter()
}

/// The word of small letters, digits and hyphens that a text begins with.
fn word(text: &str) -> &str {
    let end = text.find(|letter: char| {
        !letter.is_ascii_lowercase() && !letter.is_ascii_digit() && letter != '-'
    });
    &text[..end.unwrap_or(text.len())]
}

/// The text of all files of a folder and the folders in it.
fn all(folder: &str, extension: &str) -> String {
    let mut text = String::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                text += &fs::read_to_string(path).unwrap();
            }
        }
    }
    text
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
