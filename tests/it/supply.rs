//! What the project is built upon: licences, sources and hashes, by what `.deny.toml` says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn cargo(arguments: &[&str]) -> Vec<u8> {
    let mut cargo = Command::new(env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    cargo.args(arguments).args(["--locked", "--offline"]);
    let output = cargo.current_dir(ROOT).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn rules() -> toml::Table {
    fs::read_to_string(Path::new(ROOT).join(".deny.toml")).unwrap().parse().unwrap()
}

fn texts(list: &toml::Value) -> BTreeSet<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// Whether an SPDX expression can be met with these licences. `AND` binds closer than `OR`.
fn can_be_met(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let one_of = |text: &str| text.split(" OR ").any(|licence| allowed.contains(licence.trim()));
    if let Some((group, rest)) = expression.strip_prefix('(').and_then(|rest| rest.split_once(')'))
    {
        return one_of(group)
            && rest.trim().strip_prefix("AND ").is_none_or(|rest| can_be_met(rest, allowed));
    }
    expression
        .split(" OR ")
        .any(|part| part.split(" AND ").all(|licence| allowed.contains(licence.trim())))
}

#[test]
fn every_crate_has_a_licence_that_is_allowed() {
    let rules = rules();
    let allowed = texts(&rules["licenses"]["allow"]);
    let exceptions: BTreeMap<&str, BTreeSet<&str>> = rules["licenses"]["exceptions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|exception| (exception["crate"].as_str().unwrap(), texts(&exception["allow"])))
        .collect();
    let metadata = cargo(&["metadata", "--format-version=1", "--all-features"]);
    let metadata: Value = serde_json::from_slice(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "all crates are looked at");
    for package in packages {
        let name = package["name"].as_str().unwrap();
        // Some still write a slash for what SPDX writes with OR.
        let licence = package["license"].as_str().unwrap_or_default().replace('/', " OR ");
        let more = exceptions.get(name).is_some_and(|more| can_be_met(&licence, more));
        assert!(can_be_met(&licence, &allowed) || more, "{name} has the licence {licence:?}");
    }
}

#[test]
fn expressions_are_read() {
    let allowed = BTreeSet::from(["MIT", "Zlib"]);
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0", false),
        ("(MIT OR Apache-2.0) AND Zlib", true),
        ("(MIT OR Apache-2.0) AND GPL-3.0", false),
        ("MIT AND GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(can_be_met(expression, &allowed), expected, "{expression}");
    }
}

#[test]
fn no_crate_is_in_the_webassembly_twice() {
    let what = [
        "--no-default-features",
        "--features=app,headless,signing",
        "--target=wasm32-unknown-unknown",
    ];
    let how =
        ["tree", "--edges=normal,no-proc-macro", "--duplicates", "--depth=0", "--prefix=none"];
    let doubles = String::from_utf8(cargo(&[&how[..], &what].concat())).unwrap();
    // These only run while compiling, or are nothing but what does.
    let compile = ["syn ", "thiserror ", "thiserror-impl "];
    let doubles: Vec<&str> =
        doubles.lines().filter(|line| !compile.iter().any(|name| line.starts_with(name))).collect();
    assert!(doubles.iter().all(|line| line.is_empty()), "{doubles:#?}");
}

/// Every crate and every package of npm comes from where such packages come from, with a hash that what is fetched has to
/// have.
#[test]
fn everything_comes_from_its_registry_with_a_hash() {
    let lock = fs::read_to_string(Path::new(ROOT).join("Cargo.lock")).unwrap();
    let lock: toml::Table = lock.parse().unwrap();
    let mut sources = BTreeSet::new();
    for package in lock["package"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        if name != env!("CARGO_PKG_NAME") {
            let source = package.get("source").and_then(|source| source.as_str());
            sources.insert(source.unwrap_or_default().to_owned());
            assert!(package.get("checksum").is_some(), "{name} has no hash");
        }
    }
    // One registry, and nothing of git.
    assert!(
        sources.len() == 1 && sources.iter().all(|source| source.starts_with("registry+")),
        "{sources:?}"
    );
    let mut seen = 0;
    for path in lock_files(Path::new(ROOT)) {
        let lock: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for (name, package) in lock["packages"].as_object().unwrap() {
            if !name.contains("node_modules/") || package["link"] == true {
                continue;
            }
            let what = format!("{name} in {}", path.display());
            // Where it says no place, it is the registry that npm is set to.
            assert_eq!(package.get("resolved"), None, "{what}");
            assert!(
                package["integrity"].as_str().is_some_and(|hash| hash.starts_with("sha512-")),
                "{what}"
            );
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} packages of npm were looked at");
}

/// The lock files of npm in the project's own folders.
fn lock_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir()
            && !name.starts_with('.')
            && !["node_modules", "target", "dist", "pkg"].contains(&&*name)
        {
            found.extend(lock_files(&path));
        } else if name == "package-lock.json" {
            found.push(path);
        }
    }
    found
}
