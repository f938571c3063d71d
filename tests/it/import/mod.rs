//! Reading back what a request is kept in.

mod attacks;
mod credentials;
mod damaged;
mod distracting;
mod round_trip;
mod rough;
mod samples;
mod sound;
mod tables;
mod worked;

use create_backup_plan::import::{Import, read};
use create_backup_plan::lang::Language;

/// The files that plans are read from, with their names.
pub(crate) fn samples() -> Vec<(String, String)> {
    let mut samples: Vec<(String, String)> = std::fs::read_dir("tests/data/import")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.is_file() && path.extension().is_none_or(|extension| extension != "tsv")
        })
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    samples.sort();
    samples
}

/// What was found, as the command line and JavaScript show it.
pub(crate) fn shown(text: &str, import: &Import, language: Language) -> String {
    use create_backup_plan::verdict::lines::{Columns, Lines};
    let lines = Lines::of(text, Columns::Scalars);
    import.to_json(language, |span| lines.span(span)).pretty()
}

/// The requests of a text, each as compact JSON.
pub(crate) fn requests(text: &str) -> Vec<String> {
    read(text).plans.iter().map(|plan| plan.draft.root().value.to_string()).collect()
}
