//! Commands run as a person would run them: through real shells, against a stand-in for the service and for the
//! official command line.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{Request, Scheme, Target, build};
use create_backup_plan::values::json::Node;

use crate::common::{credentials, requests, target, written};
use crate::stand_in::{Received, stand_in};

/// The shells that commands are pasted into.
static SHELLS: &[&str] = &["bash", "zsh", "dash"];

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
    let (address, server) = stand_in(requests.len() * SHELLS.len());
    let target = target(Some(&address)).with_credentials(Some(credentials()));
    let mut expected = Vec::new();
    for request in &requests {
        let text = written(format, request, &target).expect("credentials are there");
        let command = &text[text.find("curl ").expect("a command")..];
        let wire = Wire::of(&Node::read(request).expect("JSON"));
        let signed = build(&wire, &target, scheme).expect("credentials are there").request;
        for shell in SHELLS {
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
        for shell in SHELLS {
            let output = Command::new(shell)
                .args(if *shell == "zsh" { &["-f", "-c"][..] } else { &["-c"] })
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
