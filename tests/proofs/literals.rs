//! Programs in languages that cannot be run here: parsed by their grammars, their literals read back by their rules.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::thread;

use create_backup_plan::request::wire::{Pair, Wire};
use serde_json::{Map, Value, json};

use crate::common::{target, written};
use crate::model::{kept, model, with_capitals};
use crate::programs::cases;
use crate::tools::python;

/// The requests that programs of a language make.
fn read_back(language: &str, programs: &[String]) -> Vec<Value> {
    let mut child = python()
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proofs/literals.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python");
    let mut input = child.stdin.take().expect("a pipe");
    let line = |text: &String| json!({ "language": language, "text": text }).to_string();
    let lines = programs.iter().map(line).collect::<Vec<_>>().join("\n");
    let writer = thread::spawn(move || input.write_all(lines.as_bytes()).expect("a pipe"));
    let output = child.wait_with_output().expect("Python");
    writer.join().expect("all was written");
    let answers = String::from_utf8(output.stdout).expect("UTF-8");
    let answers: Vec<Value> =
        answers.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), programs.len());
    let request = |(answer, program): (&Value, &String)| {
        assert_eq!(answer["error"], Value::Null, "{program}");
        answer["request"].clone()
    };
    answers.iter().zip(programs).map(request).collect()
}

fn texts(pairs: &[Pair<'_>]) -> Value {
    pairs.iter().map(|(name, value)| (name.to_string(), json!(value))).collect()
}

/// Both programs of a language hold the plan, and nothing that its grammar does not know.
#[track_caller]
fn holds_the_plan(language: &str) {
    let requests = cases();
    let write = |format: &str| -> Vec<String> {
        let write = |request: &String| written(format, request, &target(None)).expect("a program");
        requests.iter().map(write).collect()
    };
    let programs = write(language);
    let found = read_back(language, &programs);
    for ((found, request), program) in found.into_iter().zip(&requests).zip(&programs) {
        assert_eq!(with_capitals(found), model(&kept(language, request)), "{program}");
    }
    let programs = write(&format!("{language}-generic"));
    let found = read_back(language, &programs);
    for ((found, request), program) in found.into_iter().zip(&requests).zip(&programs) {
        let draft = kept("wire", request);
        let wire = Wire::of(draft.root());
        let places = [("Query", texts(&wire.query)), ("Body", texts(&wire.body))];
        let places = places.into_iter().filter(|(_, pairs)| *pairs != json!({}));
        let expected: Map<String, Value> =
            places.map(|(name, pairs)| (name.to_owned(), pairs)).collect();
        // An empty table is an empty list in PHP.
        let found = if found == json!([]) { json!({}) } else { with_capitals(found) };
        assert_eq!(found, Value::Object(expected), "{program}");
    }
}

#[test]
fn java_holds_the_plan() {
    holds_the_plan("java");
}

#[test]
fn go_holds_the_plan() {
    holds_the_plan("go");
}

#[test]
fn php_holds_the_plan() {
    holds_the_plan("php");
}

#[test]
fn csharp_holds_the_plan() {
    holds_the_plan("csharp");
}
