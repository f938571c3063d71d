//! A module names only modules above it: the `pub mod` lines of `src/lib.rs` are the layers, the lowest first.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn no_module_names_one_below_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = modules(&fs::read_to_string(source.join("lib.rs")).unwrap());
    assert!(modules.len() > 1, "src/lib.rs lists its modules one `pub mod` a line");

    let mut wrong = vec![];
    for (index, module) in modules.iter().enumerate() {
        for file in files(&source, module) {
            for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
                let below = named(line)
                    .find(|name| modules[index + 1..].iter().any(|module| module == name));
                if let Some(below) = below {
                    wrong.push(format!(
                        "{}:{}: `{module}` names `{below}`",
                        file.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "these name a module that src/lib.rs lists below their own:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn paths_are_found_in_a_line() {
    assert_eq!(named("use crate::lang::Text;").collect::<Vec<_>>(), ["lang"]);
    assert_eq!(named("f(crate::a_b(), &crate::c::D)").collect::<Vec<_>>(), ["a_b", "c"]);
    assert_eq!(named("other_crate::x, $crate::plan::y").collect::<Vec<_>>(), ["plan"]);
    assert_eq!(named("use crate::{lang::Text, plan};").collect::<Vec<_>>(), ["lang", "plan"]);
}

/// The modules that a `lib.rs` declares, in its order.
fn modules(lib: &str) -> Vec<String> {
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// The files of a module: its own, or all of its folder.
fn files(source: &Path, module: &str) -> Vec<PathBuf> {
    let file = source.join(module).with_extension("rs");
    if file.exists() {
        return vec![file];
    }
    let mut files = vec![];
    let mut folders = vec![source.join(module)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The top-level modules that a line names by `crate::…`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    let mut names = vec![];
    for (index, _) in line.match_indices("crate::") {
        // `other_crate::` is not ours; `$crate::` is.
        if line[..index].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let path = &line[index + "crate::".len()..];
        match path.strip_prefix('{') {
            Some(group) => names
                .extend(group.split(['}', ';']).next().unwrap_or(group).split(',').map(first_word)),
            None => names.push(first_word(path)),
        }
    }
    names.into_iter()
}

fn first_word(path: &str) -> &str {
    let path = path.trim_start();
    path.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or(path)
}
