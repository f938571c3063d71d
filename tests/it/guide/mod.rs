//! What helps around a request: answers, lists of resources, what to see to before, and many requests at once.

mod answer;
mod before;
#[cfg(feature = "ssr")]
mod form;
mod inventory;
mod many;

use std::fs;

use create_backup_plan::guide::Subject;
use create_backup_plan::inventory::Inventory;
use create_backup_plan::plan::draft::Draft;

use crate::catalogue::plan;

/// A pasted answer.
fn pasted(name: &str) -> String {
    fs::read_to_string(format!("tests/data/answers/{name}"))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What a pasted answer says the account has.
fn known(name: &str) -> Inventory {
    create_backup_plan::inventory::read(&pasted(name)).unwrap()
}

/// Does something with a plan sent to Hangzhou.
fn about<T>(request: &str, known: &Inventory, then: impl FnOnce(&Subject<'_>) -> T) -> T {
    let draft = Draft::read(request).unwrap();
    then(&Subject { request: draft.root(), region: "cn-hangzhou", known })
}

/// The same, with one of the complete plans and nothing known.
fn about_plan<T>(name: &str, then: impl FnOnce(&Subject<'_>) -> T) -> T {
    about(&plan(name), &Inventory::default(), then)
}
