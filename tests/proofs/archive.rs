//! Files that other programs send: the archive is sent by one that reads it, the text of the request as it is.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{Scheme, build};
use create_backup_plan::values::json::Node;

use crate::common::{credentials, requests, target, written};
use crate::random::random_requests;
use crate::shells::is_what_was_signed;
use crate::stand_in::stand_in;
use crate::tools::folder;

#[test]
fn an_archive_keeps_to_the_schema_and_is_sent_by_its_reader() {
    let requests: Vec<String> = requests().chain(random_requests(40)).collect();
    let (address, server) = stand_in(requests.len());
    let target = target(Some(&address)).with_credentials(Some(credentials()));
    let archives: Vec<String> = requests
        .iter()
        .map(|request| written("har", request, &target).expect("credentials are there"))
        .collect();
    let mut child = Command::new("node")
        .arg(folder().join("send-archives.mjs"))
        .env("no_proxy", "*")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js");
    let input = serde_json::to_string(&archives).unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    for (received, request) in server.join().expect("it ran").iter().zip(&requests) {
        let request = Node::read(request).expect("JSON");
        let wire = Wire::of(&request);
        let signed = build(&wire, &target, Scheme::V3).expect("credentials are there").request;
        is_what_was_signed(received, &signed);
    }
}

#[test]
fn the_text_of_a_request_is_what_was_signed() {
    let requests: Vec<String> = requests().chain(random_requests(80)).collect();
    let (address, server) = stand_in(requests.len());
    let target = target(Some(&address)).with_credentials(Some(credentials()));
    for request in &requests {
        let text = written("http", request, &target).expect("credentials are there");
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let (head, body) = match lines.iter().position(|line| line.is_empty()) {
            Some(end) => (&lines[..end], lines[end + 1..].join("\n")),
            None => (&lines[..], String::new()),
        };
        // The first line names the whole address; what travels is its path.
        let path = head[0].strip_prefix(&format!("POST {address}")).expect("the address");
        let headers = head[1..].join("\r\n");
        let length = body.len();
        let mut stream = TcpStream::connect(address.trim_start_matches("http://")).unwrap();
        write!(
            stream,
            "POST {path} HTTP/1.1\r\n{headers}\r\ncontent-length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
    }
    for (received, request) in server.join().expect("it ran").iter().zip(&requests) {
        let request = Node::read(request).expect("JSON");
        let wire = Wire::of(&request);
        let signed = build(&wire, &target, Scheme::V3).expect("credentials are there").request;
        is_what_was_signed(received, &signed);
    }
}
