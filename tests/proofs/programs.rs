//! Programs that are run: with the official libraries, against a stand-in for the service.

use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use create_backup_plan::params::{self, Kind};
use create_backup_plan::request::credentials::{ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN};
use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{ACTION, VERSION};
use serde_json::{Value, json};

use crate::common::{requests, target, written};
use crate::model::{kept, model, with_capitals};
use crate::random::random_requests;
use crate::signature::{SECRET, is_signed_v3, pairs, query};
use crate::stand_in::{Received, answering};
use crate::tools::{folder, node_program, python};

/// What the service answers.
const DONE: &str =
    r#"{"Code":"200","Message":"successful","RequestId":"R-1","PlanId":"plan-1","Success":true}"#;
/// The same when it does not do it, and says so with the status of success.
const NOT_DONE: &str =
    r#"{"Code":"PlanExists","Message":"There is one.","RequestId":"R-2","Success":false}"#;
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
pub(crate) fn cases() -> Vec<String> {
    requests().chain(random_requests(100)).collect()
}

/// Pairs as the service reads them: an object is one whatever its spaces, and booleans have any case, since the Python
/// library writes `True`.
fn read<T: Into<String>>(pairs: impl IntoIterator<Item = (T, T)>) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = pairs
        .into_iter()
        .map(|(name, value)| {
            let (name, value) = (name.into(), value.into());
            let last = name.rsplit('.').next().unwrap_or_default();
            let row = params::of_wire(&name).map(|top| top.member(last).unwrap_or(top));
            let value = match row.map(|row| row.kind) {
                Some(Kind::Boolean) => value.to_lowercase(),
                Some(Kind::Object) => {
                    serde_json::from_str::<Value>(&value).map_or(value, |object| object.to_string())
                }
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
    let kept = kept(format, request);
    let wire = Wire::of(kept.root());
    assert_eq!(read(pairs(query(received))), read(wire.query), "{format}: {request}");
    assert_eq!(read(pairs(&received.body)), read(wire.body), "{format}: {request}");
}

/// How a program ended.
struct Ended {
    /// What it printed.
    out: String,
    /// What it said when it failed.
    error: Option<String>,
    /// The requests that a stand-in for the SDK got.
    requests: Vec<Value>,
}

/// What a runner of programs says of each, given one a line.
fn run(runner: &mut Command, programs: &[String]) -> Vec<Ended> {
    let lines = programs.join("\n");
    let mut child = with_keys(runner)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program is there");
    let mut input = child.stdin.take().expect("a pipe");
    let writer = thread::spawn(move || input.write_all(lines.as_bytes()).expect("a pipe"));
    let output = child.wait_with_output().expect("it ran");
    writer.join().expect("all was written");
    let answers = String::from_utf8(output.stdout).expect("UTF-8");
    let ended = |line: &str| {
        let answer: Value = serde_json::from_str(line).expect("JSON");
        Ended {
            out: answer["out"].as_str().expect("a text").to_owned(),
            error: answer["error"].as_str().map(str::to_owned),
            requests: answer["requests"].as_array().cloned().unwrap_or_default(),
        }
    };
    answers.lines().map(ended).collect()
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proofs").join(name)
}

fn run_python(programs: &[String]) -> Vec<Ended> {
    let lines: Vec<String> = programs.iter().map(|program| json!(program).to_string()).collect();
    run(python().arg(script("run.py")), &lines)
}

/// Programs are checked by the compiler, which must find nothing, before they are run.
fn run_typescript(programs: &[String]) -> Vec<Ended> {
    static FOLDERS: AtomicUsize = AtomicUsize::new(0);
    let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("typescript-{number}"));
    let _ = fs::remove_dir_all(&place);
    let scope = place.join("node_modules/@alicloud");
    fs::create_dir_all(&scope).expect("a folder");
    let packages = folder().join("node_modules");
    for name in ["@darabonba", "@types"] {
        symlink(packages.join(name), place.join("node_modules").join(name)).expect("a link");
    }
    for package in fs::read_dir(packages.join("@alicloud")).expect("packages") {
        let package = package.expect("a package");
        symlink(package.path(), scope.join(package.file_name())).expect("a link");
    }
    // A copy: what it needs is found from where it is.
    let stand_in = scope.join("hbr20170908");
    fs::create_dir(&stand_in).expect("a folder");
    for file in fs::read_dir(script("hbr20170908")).expect("files") {
        let file = file.expect("a file");
        fs::copy(file.path(), stand_in.join(file.file_name())).expect("a copy");
    }
    let options = json!({
        "compilerOptions": {
            "target": "es2022", "module": "commonjs", "moduleResolution": "bundler", "strict": true,
            "noUnusedLocals": true, "esModuleInterop": true, "skipLibCheck": true, "outDir": "out",
            "types": ["node"],
        },
        "include": ["*.ts"],
    });
    fs::write(place.join("tsconfig.json"), options.to_string()).expect("a file");
    let mut paths = Vec::new();
    for (index, program) in programs.iter().enumerate() {
        fs::write(place.join(format!("{index}.ts")), program).expect("a file");
        paths.push(place.join(format!("out/{index}.js")).display().to_string());
    }
    let checked = node_program("tsc").arg("-p").arg(&place).output().expect("the compiler");
    let said = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success(), "{said}");
    run(Command::new("node").arg(script("run.cjs")), &paths)
}

#[track_caller]
fn all_went_well(ends: &[Ended], programs: &[String]) {
    for (end, program) in ends.iter().zip(programs) {
        assert_eq!((end.out.as_str(), end.error.as_deref()), (PRINTED, None), "{program}");
    }
    assert_eq!(ends.len(), programs.len());
}

/// Programs of a format, run, with what arrived.
#[track_caller]
fn sends(format: &str, run: fn(&[String]) -> Vec<Ended>) {
    let requests = cases();
    let (address, server) = answering(vec![(200, DONE); requests.len()]);
    let target = target(Some(&address));
    let programs: Vec<String> = requests
        .iter()
        .map(|request| written(format, request, &target).expect("a program"))
        .collect();
    all_went_well(&run(&programs), &programs);
    let received = server.join().expect("the stand-in ran");
    for (received, request) in received.iter().zip(&requests) {
        arrived(received, format, request);
    }
}

/// A program says what the service said when it did not do it, and fails.
#[track_caller]
fn says_what_went_wrong(format: &str, run: fn(&[String]) -> Vec<Ended>) {
    let answers = [(200, NOT_DONE), (403, REFUSED)];
    let (address, server) = answering(answers.to_vec());
    let program =
        written(format, r#"{"SourceType":"OSS"}"#, &target(Some(&address))).expect("a program");
    let ends = run(&[program.clone(), program]);
    for (end, words) in ends
        .iter()
        .zip([["PlanExists", "There is one.", "R-2"], ["Forbidden.RAM", "Not allowed.", "R-3"]])
    {
        assert_eq!(end.out, "");
        let error = end.error.as_ref().expect("it failed");
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

#[test]
fn typescript_without_the_products_sdk_sends_the_plan() {
    sends("typescript-generic", run_typescript);
}

#[test]
fn typescript_says_what_went_wrong() {
    says_what_went_wrong("typescript-generic", run_typescript);
}

/// The SDK is not in the registry of the build machines: its declarations stand in for it, and what they are given is
/// compared.
#[test]
fn typescript_gives_the_products_sdk_the_plan() {
    let requests = cases();
    let write =
        |request: &String| written("typescript", request, &target(None)).expect("a program");
    let programs: Vec<String> = requests.iter().map(write).collect();
    let ends = run_typescript(&programs);
    all_went_well(&ends, &programs);
    for (end, request) in ends.iter().zip(&requests) {
        let [given] = end.requests.as_slice() else { panic!("one request: {request}") };
        assert_eq!(with_capitals(given.clone()), model(&kept("typescript", request)), "{request}");
    }
}
