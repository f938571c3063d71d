//! What editors and readers are told of the element: all that there is, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::built::{packed, source};
use crate::consumer;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The element in the manifest.
fn element() -> Value {
    let manifest = json(&packed("custom-elements.json"));
    let declarations = manifest["modules"][0]["declarations"].as_array().unwrap();
    declarations.iter().find(|each| each["customElement"] == true).unwrap().clone()
}

/// The names in one of its lists, each of which must have a description.
#[track_caller]
fn names(element: &Value, list: &str) -> BTreeSet<String> {
    let entries = element[list].as_array().unwrap().iter();
    let name = |entry: &Value| {
        let said = entry["description"].as_str().unwrap_or_default();
        assert!(!said.is_empty(), "{list}: nothing is said of {entry}");
        entry["name"].as_str().unwrap().to_owned()
    };
    entries.filter(|entry| entry["static"] != true).map(name).collect()
}

fn strings(list: &Value) -> BTreeSet<String> {
    list.as_array().unwrap().iter().map(|each| each.as_str().unwrap().to_owned()).collect()
}

/// All words of the sources that begin and go on in a way.
fn words(files: &[&str], start: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(Path::new(ROOT).join(file)).unwrap();
        for (index, _) in text.match_indices(start) {
            let rest = &text[index + start.len()..];
            let end = rest.find(|letter: char| !letter.is_ascii_lowercase() && letter != '-');
            found.insert(rest[..end.unwrap_or(rest.len())].to_owned());
        }
    }
    found
}

#[test]
fn the_manifest_keeps_its_schema() {
    let schema = Path::new(ROOT)
        .join("tests/package/tools/node_modules/custom-elements-manifest/schema.json");
    let schema = json(&fs::read_to_string(schema).expect("scripts/setup test installs it"));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let manifest = json(&packed("custom-elements.json"));
    let wrong: Vec<String> = validator
        .iter_errors(&manifest)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_member_and_attribute_is_described() {
    packed("package.json");
    let script = Path::new(ROOT).join("tests/hosts/members.mjs");
    let class = json(&consumer::run(Command::new("node").arg(script)));
    let element = element();
    assert_eq!(names(&element, "members"), strings(&class["members"]));
    let described = names(&element, "attributes");
    let observed = strings(&class["attributes"]);
    assert!(observed.is_subset(&described), "{:?}", observed.difference(&described));
}

#[test]
fn every_event_and_state_is_described() {
    let element = element();
    let fired = words(&["static/element.js", "src/element/host.rs"], "\"cbp-");
    let fired: BTreeSet<String> = fired.iter().map(|name| format!("cbp-{name}")).collect();
    assert_eq!(names(&element, "events"), fired);
    let states = words(&["static/element.js", "src/element/host.rs"], "#state(\"");
    assert_eq!(names(&element, "cssStates"), states);
    // The types name the same events.
    let types = packed("shapes.d.ts");
    for event in fired {
        assert!(types.contains(&format!("\"{event}\": CreateBackupPlanEvent<")), "{event}");
    }
}

#[test]
fn editors_read_of_all_that_the_manifest_has() {
    let element = element();
    let (web_types, html, css) = (
        packed("web-types.json"),
        packed("vscode.html-custom-data.json"),
        packed("vscode.css-custom-data.json"),
    );
    for (list, files) in [
        ("attributes", vec![&web_types, &html]),
        ("events", vec![&web_types]),
        ("cssProperties", vec![&web_types, &css]),
        ("cssParts", vec![&web_types, &css]),
        ("cssStates", vec![&web_types, &css]),
    ] {
        let names = names(&element, list);
        assert!(!names.is_empty(), "{list}");
        for (name, file) in names.iter().flat_map(|name| files.iter().map(move |file| (name, file)))
        {
            assert!(file.contains(name.as_str()), "{list}: {name}");
        }
    }
}

#[test]
fn importing_the_element_costs_at_most_10_kilobytes() {
    let mut files = vec!["index.js".to_owned()];
    let mut bytes = 0;
    let mut next = 0;
    while let Some(file) = files.get(next) {
        let text = packed(file);
        bytes += text.len();
        next += 1;
        // What is imported by a call comes with the first element.
        for (index, _) in text.match_indices("\"./") {
            let name = text[index + 3..].split('"').next().unwrap_or_default().to_owned();
            let before = &text[..index];
            let comes_along = before.ends_with("from") || before.ends_with("import");
            if comes_along && !files.contains(&name) {
                files.push(name);
            }
        }
    }
    assert!(files.len() > 2 && !files.iter().any(|name| name.contains("glue")), "{files:?}");
    assert!(bytes <= 10 * 1024, "{bytes} in {files:?}");
}

#[test]
fn the_readme_shows_the_very_files_that_are_tested() {
    let readme = packed("README.md");
    for name in [
        "react/src/PlanForm.tsx",
        "react18/src/PlanForm.jsx",
        "vue/src/PlanForm.vue",
        "vue/vite.config.js",
        "svelte/src/PlanForm.svelte",
        "angular/src/plan-form.ts",
        "console-os/part.js",
    ] {
        assert!(readme.contains(source(name).trim_end()), "the README does not show {name}");
    }
}
