//! Output forms run as a person would run them: through real shells, against a stand-in for the service and for the
//! official command line.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};

use create_backup_plan::output::{FORMATS, find};
use create_backup_plan::request::credentials::Credentials;
use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{NeedsCredentials, Request, Scheme, Target, build};
use create_backup_plan::values::json::{Node, Value};

use crate::vectors;

/// What is hard on shells, encodings and terminals.
static NASTY: &[&str] = &[
    "it's \"quoted\" ''twice''",
    "back\\slash\\ C:\\data\\n",
    "$HOME ${HOME} $(id) `id` $((1+1))",
    "%41 %s %% !! !$ ^a^b #x ~ ~root",
    "* ? [a-z] {a,b} {1..3} | & ; < > ( ) = + @",
    "line\nbreak\r\nand\ttab \u{1b}[201~ \u{7f}\u{9b}",
    "@/etc/passwd",
    "-1",
    "--force=yes",
    "",
    "中文 é ﬁ \u{202e} 👨\u{200d}👩\u{200d}👧 𝒳",
];

fn requests() -> impl Iterator<Item = String> {
    let nasty = NASTY.iter().map(|text| {
        let text = || Value::owned_text(*text);
        Value::object([
            ("SourceType", Value::owned_text("UDM_ECS")),
            ("PlanName", text()),
            ("Path", Value::array([text(), text()])),
            ("Rule", Value::array([Value::object([("RuleName", text())])])),
            ("Detail", Value::object([("preScriptPath", text())])),
        ])
        .to_string()
    });
    let empty = ["{}".to_owned(), r#"{"SourceType":"OSS"}"#.to_owned()];
    nasty.chain(empty).chain(vectors::cases().map(|(_, request)| request))
}

fn target(endpoint: Option<&str>) -> Target {
    Target::new("cn-hangzhou", endpoint, 1_774_569_600, "0450e7c1b3ef2f670978f58d2cbcd581")
        .expect("a target")
}

fn credentials() -> Credentials {
    let token = Some("CAIS+it's/\"$token`\\==&x=1 y");
    Credentials::new("STS.example", "MARKED-SECRET", token).expect("credentials")
}

fn written(format: &str, request: &str, target: &Target) -> Result<String, NeedsCredentials> {
    (find(format).expect("a format").write)(&Node::read(request).expect("JSON"), target)
}

/// The shells that are installed.
fn shells() -> impl Iterator<Item = &'static str> {
    ["bash", "zsh", "dash"].into_iter().filter(|shell| {
        Command::new(shell).arg("-c").arg(":").status().is_ok_and(|status| status.success())
    })
}

struct Received {
    line: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// Takes a number of requests and answers them.
fn stand_in(requests: usize) -> (String, JoinHandle<Vec<Received>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let server = thread::spawn(move || {
        listener.incoming().take(requests).map(|stream| receive(stream.expect("a call"))).collect()
    });
    (address, server)
}

fn receive(mut stream: std::net::TcpStream) -> Received {
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let mut lines = reader.by_ref().lines().map(|line| line.expect("a line"));
    let line = lines.next().expect("a request line");
    let headers: Vec<(String, String)> = lines
        .take_while(|line| !line.is_empty())
        .map(|line| {
            let (name, value) = line.split_once(": ").expect("a header");
            (name.to_lowercase(), value.to_owned())
        })
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length: usize = length.expect("a content length").1.parse().expect("a number");
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("the body");
    stream
        .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")
        .expect("an answer");
    Received { line, headers, body: String::from_utf8(body).expect("ASCII") }
}

#[track_caller]
fn run(shell: &str, script: &str) {
    let output = Command::new(shell)
        .args(if shell == "zsh" { &["-f", "-c"][..] } else { &["-c"] })
        .arg(script)
        .stdin(Stdio::null())
        .env("no_proxy", "*")
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && output.stdout == b"{}", "{shell}: {script}\n{said}");
}

#[track_caller]
fn is_what_was_signed(received: &Received, signed: &Request) {
    let path = &signed.url[signed.url.find("/?").or(signed.url.rfind('/')).expect("a path")..];
    assert_eq!(received.line, format!("POST {path} HTTP/1.1"));
    assert_eq!(received.body, signed.body);
    for (name, value) in &signed.headers {
        let sent: Vec<&str> = received
            .headers
            .iter()
            .filter(|(sent, _)| *sent == name.to_lowercase())
            .map(|(_, value)| value.as_str())
            .collect();
        assert_eq!(sent, [value], "{name}");
    }
}

#[track_caller]
fn a_command_sends_what_was_signed(format: &str, scheme: Scheme) {
    let requests: Vec<String> = requests().collect();
    let shells: Vec<&str> = shells().collect();
    let (address, server) = stand_in(requests.len() * shells.len());
    let target = target(Some(&address)).with_credentials(Some(credentials()));
    let mut expected = Vec::new();
    for request in &requests {
        let text = written(format, request, &target).expect("credentials are there");
        let command = &text[text.find("curl ").expect("a command")..];
        let wire = Wire::of(&Node::read(request).expect("JSON"));
        let signed = build(&wire, &target, scheme).expect("credentials are there").request;
        for shell in &shells {
            run(shell, &command.replacen("curl ", "curl -qsS ", 1));
            expected.push(signed.clone());
        }
    }
    let received = server.join().expect("the stand-in ran");
    for (received, signed) in received.iter().zip(&expected) {
        is_what_was_signed(received, signed);
    }
}

#[test]
fn a_curl_command_sends_what_was_signed() {
    a_command_sends_what_was_signed("curl", Scheme::V3);
}

#[test]
fn a_signed_url_is_sent_by_the_command_under_it() {
    a_command_sends_what_was_signed("signed-url", Scheme::V1);
}

#[test]
fn a_signed_url_stands_alone_on_the_first_line() {
    for (case, request) in vectors::cases() {
        let text = written("signed-url", &request, &vectors::target(&case)).expect("credentials");
        assert_eq!(text.lines().next(), case["v1_plain"]["post"]["url"].as_str());
    }
}

/// The arguments as the official command line would see them.
fn arguments(request: &str, target: &Target) -> Vec<String> {
    let mut arguments = vec!["hbr".to_owned(), "CreateBackupPlan".to_owned()];
    arguments.extend(["--region".to_owned(), target.region().to_owned()]);
    for (name, value) in Wire::of(&Node::read(request).expect("JSON")).pairs() {
        if value.starts_with('-') {
            arguments.push(format!("--{name}={value}"));
        } else {
            arguments.extend([format!("--{name}"), value.clone()]);
        }
    }
    arguments
}

/// A folder with an `aliyun` that prints its arguments, each closed by a NUL.
fn stub() -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("stub");
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("aliyun");
    std::fs::write(&file, "#!/bin/sh\nprintf '%s\\0' \"$@\"\n").expect("a script");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o755)).expect("permissions");
    folder
}

#[test]
fn a_cli_command_hands_over_every_value_as_it_is() {
    let target = target(None);
    let path = format!("{}:{}", stub().display(), std::env::var("PATH").expect("a path"));
    for request in requests() {
        let command = written("cli", &request, &target).expect("no credentials needed");
        for shell in shells() {
            let output = Command::new(shell)
                .args(if shell == "zsh" { &["-f", "-c"][..] } else { &["-c"] })
                .arg(&command)
                .env("PATH", &path)
                .output()
                .expect("a shell");
            let said = String::from_utf8(output.stdout).expect("UTF-8");
            let seen: Vec<&str> = said.split_terminator('\0').collect();
            assert_eq!(seen, arguments(&request, &target), "{shell}: {command}");
        }
    }
}

#[test]
fn a_cli_command_names_an_endpoint_of_its_own() {
    let target = target(Some("hbr-vpc.cn-hangzhou.aliyuncs.com"));
    let command = written("cli", "{}", &target).expect("no credentials needed");
    assert_eq!(
        command,
        "aliyun hbr CreateBackupPlan \\\n  --region cn-hangzhou \\\n  --endpoint hbr-vpc.cn-hangzhou.aliyuncs.com"
    );
}

#[test]
fn json_keeps_order_and_digits() {
    let request = r#"{"SourceType":"OSS","CrossAccountUserId":9007199254740993,"Path":[]}"#;
    assert_eq!(
        written("json", request, &target(None)).as_deref(),
        Ok(
            "{\n  \"SourceType\": \"OSS\",\n  \"CrossAccountUserId\": 9007199254740993,\n  \"Path\": []\n}"
        )
    );
}

#[test]
fn wire_is_the_two_places_as_json() {
    for (case, request) in vectors::cases() {
        let text = written("wire", &request, &target(None)).expect("no credentials needed");
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(json, case["wire"]);
    }
}

#[test]
fn without_credentials_only_signatures_are_missing() {
    for format in FORMATS {
        let text = written(format.id, r#"{"SourceType":"OSS"}"#, &target(None));
        assert_eq!(text.is_err(), format.signs, "{}", format.id);
    }
}

#[test]
fn the_secret_is_in_no_output() {
    let target = target(None).with_credentials(Some(credentials()));
    for request in requests() {
        for format in FORMATS {
            let text = written(format.id, &request, &target).expect("credentials are there");
            assert!(!text.contains("MARKED-SECRET"), "{}", format.id);
        }
    }
}
