//! Programs that are run: with the official libraries, against a stand-in for the service.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, thread};

use create_backup_plan::params::{self, Kind};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::request::credentials::{
    ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN,
};
use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{ACTION, VERSION};
use serde_json::{Value, json};

use crate::common::{requests, sheet, target, written};
use crate::random::random_requests;
use crate::signature::{SECRET, is_signed_v3, pairs, query};
use crate::stand_in::{Received, answering};
use crate::tools::{folder, node_program, python};

/// What the service answers.
const DONE: &str = r#"{"Code":"200","Message":"successful","RequestId":"R-1","PlanId":"plan-1","Success":true}"#;
/// The same when it does not do it, and says so with the status of success.
const NOT_DONE: &str = r#"{"Code":"PlanExists","Message":"There is one.","RequestId":"R-2","Success":false}"#;
/// An error of the gateway.
const REFUSED: &str = r#"{"Code":"Forbidden.RAM","Message":"Not allowed.","RequestId":"R-3"}"#;

/// What a program prints when all is well.
const PRINTED: &str = "PlanId: plan-1\nRequestId: R-1\n";

fn with_keys(command: &mut Command) -> &mut Command {
    command
        .env(ACCESS_KEY_ID, "STS.example")
        .env(ACCESS_KEY_SECRET, SECRET)
        .env(SECURITY_TOKEN, "CAIS+it's/$token==")
        .env("ALIBABA_CLOUD_IMDS_V1_DISABLED", "true")
}

/// Requests for programs: the hard ones, the official ones, and random ones.
fn cases() -> Vec<String> {
    requests().chain(random_requests(100)).collect()
}

/// A request without what a format says it leaves out.
fn kept(format: &str, request: &str) -> String {
    let mut draft = Draft::read(request).expect("a JSON object");
    for loss in sheet(format, request, &target(None)).expect("no credentials needed").losses().iter().rev() {
        draft.remove(&loss.place);
    }
    draft.root().value.to_string()
}

/// Pairs as the service reads them: an object is one whatever its spaces, and booleans have any case, since the Python
/// library writes `True`.
fn read(pairs: impl IntoIterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = pairs
        .into_iter()
        .map(|(name, value)| {
            let last = name.rsplit('.').next().unwrap_or_default();
            let row = params::of_wire(&name).map(|top| top.member(last).unwrap_or(top));
            let value = match row.map(|row| row.kind) {
                Some(Kind::Boolean) => value.to_lowercase(),
                Some(Kind::Object) => serde_json::from_str::<Value>(&value)
                    .map_or(value, |object| object.to_string()),
                _ => value,
            };
            (name, value)
        })
        .collect();
    pairs.sort();
    pairs
}

#[track_caller]
fn arrived(received: &Received, format: &str, request: &str) {
    is_signed_v3(received);
    for (name, value) in [("x-acs-action", ACTION), ("x-acs-version", VERSION)] {
        assert!(received.headers.contains(&(name.to_owned(), value.to_owned())), "{name}");
    }
    let root = Draft::read(&kept(format, request)).expect("a JSON object");
    let wire = Wire::of(root.root());
    assert_eq!(read(pairs(query(received))), read(wire.query), "{format}: {request}");
    assert_eq!(read(pairs(&received.body)), read(wire.body), "{format}: {request}");
}

/// What each Python program printed, and how it failed.
fn run_python(programs: &[String]) -> Vec<(String, Option<String>)> {
    let mut child = with_keys(&mut python())
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proofs/run.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python");
    let mut input = child.stdin.take().expect("a pipe");
    let lines: String = programs.iter().map(|program| format!("{}\n", json!(program))).collect();
    let writer = thread::spawn(move || input.write_all(lines.as_bytes()).expect("a pipe"));
    let output = child.wait_with_output().expect("Python");
    writer.join().expect("all was written");
    answers(&output.stdout)
}

fn answers(output: &[u8]) -> Vec<(String, Option<String>)> {
    let lines = String::from_utf8(output.to_vec()).expect("UTF-8");
    let answer = |line: &str| {
        let answer: Value = serde_json::from_str(line).expect("JSON");
        let error = answer["error"].as_str().map(str::to_owned);
        (answer["out"].as_str().expect("a text").to_owned(), error)
    };
    lines.lines().map(answer).collect()
}

/// Programs of a format, run, with what arrived.
#[track_caller]
fn sends(format: &str, run: fn(&[String]) -> Vec<(String, Option<String>)>) {
    let requests = cases();
    let (address, server) = answering(vec![(200, DONE); requests.len()]);
    let target = target(Some(&address));
    let programs: Vec<String> =
        requests.iter().map(|request| written(format, request, &target).expect("a program")).collect();
    let answers = run(&programs);
    for ((out, error), program) in answers.iter().zip(&programs) {
        assert_eq!((out.as_str(), error.as_deref()), (PRINTED, None), "{program}");
    }
    assert_eq!(answers.len(), programs.len());
    let received = server.join().expect("the stand-in ran");
    for (received, request) in received.iter().zip(&requests) {
        arrived(received, format, request);
    }
}

/// A program says what the service said when it did not do it, and fails.
#[track_caller]
fn says_what_went_wrong(format: &str, run: fn(&[String]) -> Vec<(String, Option<String>)>) {
    let answers = [(200, NOT_DONE), (403, REFUSED)];
    let (address, server) = answering(answers.to_vec());
    let program =
        written(format, r#"{"SourceType":"OSS"}"#, &target(Some(&address))).expect("a program");
    let ends = run(&[program.clone(), program]);
    for ((out, error), words) in
        ends.iter().zip([["PlanExists", "There is one.", "R-2"], ["Forbidden.RAM", "Not allowed.", "R-3"]])
    {
        assert_eq!(out, "");
        let error = error.as_ref().expect("it failed");
        assert!(words.iter().all(|word| error.contains(word)), "{error}");
        assert!(!error.contains("Traceback"), "{error}");
    }
    server.join().expect("the stand-in ran");
}

#[test]
fn python_with_the_products_sdk_sends_the_plan() {
    sends("python", run_python);
}

#[test]
fn python_without_it_sends_the_plan() {
    sends("python-generic", run_python);
}

#[test]
fn python_says_what_went_wrong() {
    says_what_went_wrong("python", run_python);
    says_what_went_wrong("python-generic", run_python);
}
