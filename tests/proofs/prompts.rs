//! curl commands of Windows: parsed, taken apart as its shells would, and then given to a real curl.

use std::io::Write;
use std::process::{Command, Stdio};

use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{Request, Scheme, build};
use create_backup_plan::values::json::Node;

use crate::common::{credentials, requests, target, written};
use crate::parsed::{Asked, parsed};
use crate::random::random_requests;
use crate::shells::is_what_was_signed;
use crate::stand_in::stand_in;
use crate::windows::{arguments, command_lines, powershell_text};

/// Runs curl with arguments and a standard input.
#[track_caller]
fn curl(arguments: &[String], input: &str) {
    let mut child = Command::new("curl")
        .arg("-qsS")
        .args(arguments)
        .env("no_proxy", "*")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("curl");
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stdout == b"{}", "{arguments:?}\n{input}");
}

/// Has every command of a format taken apart and sent: into curl's arguments and its standard input.
#[track_caller]
fn sends(format: &str, language: &'static str, apart: impl Fn(&str) -> (Vec<String>, String)) {
    let requests: Vec<String> = requests().chain(random_requests(80)).collect();
    let (address, server) = stand_in(requests.len());
    let target = target(Some(&address)).with_credentials(Some(credentials()));
    let texts: Vec<String> = requests
        .iter()
        .map(|request| written(format, request, &target).expect("credentials are there"))
        .collect();
    let asked: Vec<Asked<'_>> =
        texts.iter().map(|text| Asked { language, text, nodes: &[], within: "" }).collect();
    parsed(&asked);
    let mut expected: Vec<Request> = Vec::new();
    for (request, text) in requests.iter().zip(&texts) {
        let (arguments, input) = apart(text);
        curl(&arguments, &input);
        let request = Node::read(request).expect("JSON");
        let wire = Wire::of(&request);
        expected.push(build(&wire, &target, Scheme::V3).expect("credentials").request);
    }
    for (received, signed) in server.join().expect("it ran").iter().zip(&expected) {
        is_what_was_signed(received, signed);
    }
}

#[test]
fn a_curl_command_of_powershell_sends_what_was_signed() {
    sends("curl-powershell", "powershell", |text| {
        // `@'`, lines that are taken as they are, and `'@` at the beginning of one.
        let inner = text.strip_prefix("@'\n").expect("a text");
        let (input, command) = inner.split_once("\n'@").expect("the end of the text");
        assert_eq!(command, " | curl.exe --config '-'");
        (vec!["--config".to_owned(), "-".to_owned()], format!("{input}\n"))
    });
}

#[test]
fn a_curl_command_of_cmd_sends_what_was_signed() {
    for (format, batch) in [("curl-cmd", false), ("curl-bat", true)] {
        sends(format, "batch", |text| {
            let lines = command_lines(text, batch);
            let line = lines.iter().find_map(|line| line.strip_prefix("curl ")).expect("curl");
            (arguments(line), String::new())
        });
    }
}

#[test]
fn a_script_of_powershell_holds_what_is_to_be_sent() {
    let requests: Vec<String> = requests().chain(random_requests(80)).collect();
    let texts: Vec<String> = requests
        .iter()
        .map(|request| written("curl-env-powershell", request, &target(None)).expect("none"))
        .collect();
    let asked: Vec<Asked<'_>> = texts
        .iter()
        .map(|text| Asked {
            language: "powershell",
            text,
            nodes: &["assignment_expression"],
            within: "program",
        })
        .collect();
    for ((request, text), found) in requests.iter().zip(&texts).zip(parsed(&asked)) {
        let value = |name: &str| {
            let start = format!("${name} = ");
            let found = found.iter().find_map(|text| text.strip_prefix(&start)).expect("it");
            let Some(list) = found.strip_prefix("-join @(") else { return powershell_text(found) };
            let lines = list.strip_suffix(')').expect("a list").trim().lines();
            lines.map(|line| powershell_text(line.trim())).collect()
        };
        assert_eq!(value("endpoint"), "https://hbr.cn-hangzhou.aliyuncs.com");
        let target = target(None).with_credentials(Some(credentials()));
        let request = Node::read(request).expect("JSON");
        let wire = Wire::of(&request);
        let signed = build(&wire, &target, Scheme::V3).expect("credentials").request;
        let query = signed.url.split_once("/?").map_or("", |(_, query)| query);
        assert_eq!(value("query"), query, "{text}");
        assert_eq!(value("body"), signed.body, "{text}");
    }
}
