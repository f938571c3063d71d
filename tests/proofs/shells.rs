//! Commands and scripts run as a person would run them: through real shells, against a stand-in for the service.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use create_backup_plan::request::credentials::{
    ACCESS_KEY_ID, ACCESS_KEY_SECRET, Credentials, SECURITY_TOKEN,
};

use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{Request, Scheme, build};
use create_backup_plan::values::json::Node;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::common::{credentials, owned, requests, target, written};
use crate::random::random_requests;
use crate::signature::{SECRET, hex, is_signed_v1, is_signed_v3, pairs, query};
use crate::stand_in::{Received, answering, stand_in};

/// The shells that commands are pasted into.
pub(crate) static SHELLS: &[&str] = &["bash", "zsh", "dash"];

/// A shell with a script, and none of its owner's settings and keys.
pub(crate) fn shell(shell: &str, script: &str) -> Command {
    let mut command = Command::new(shell);
    command
        .args(if shell == "zsh" { &["-f", "-c"][..] } else { &["-c"] })
        .arg(script)
        .stdin(Stdio::null())
        .env("no_proxy", "*");
    for name in [ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN] {
        command.env_remove(name);
    }
    command
}

#[track_caller]
fn run(name: &str, script: &str) {
    let output = shell(name, script).output().expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && output.stdout == b"{}", "{name}: {script}\n{said}");
}

/// Fails unless the request is the one that was signed, and its signature is right.
#[track_caller]
pub(crate) fn is_what_was_signed(received: &Received, signed: &Request) {
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
    if signed.headers.is_empty() {
        is_signed_v1(received);
    } else {
        is_signed_v3(received);
    }
}

#[track_caller]
fn a_command_sends_what_was_signed(format: &str, scheme: Scheme) {
    let requests: Vec<String> = requests().chain(random_requests(40)).collect();
    let (address, server) = stand_in(requests.len() * SHELLS.len());
    let target = target(Some(&address)).with_credentials(Some(credentials()));
    let mut expected = Vec::new();
    for request in &requests {
        let text = written(format, request, &target).expect("credentials are there");
        // What is a URL and nothing else is sent as its users would.
        let url = text.starts_with("http").then(|| format!("curl -X POST -d '' '{text}'"));
        let command =
            url.unwrap_or_else(|| text[text.find("curl ").expect("a command")..].to_owned());
        let request = Node::read(request).expect("JSON");
        let wire = Wire::of(&request);
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
fn a_signed_url_is_posted() {
    a_command_sends_what_was_signed("signed-url", Scheme::V1);
}

/// Runs a script of curl with keys in the environment.
fn run_with_keys(name: &str, script: &str, keys: &Credentials) -> Output {
    let mut command = shell(name, script);
    command.env(ACCESS_KEY_ID, keys.access_key_id()).env(ACCESS_KEY_SECRET, SECRET);
    if let Some(token) = keys.security_token() {
        command.env(SECURITY_TOKEN, token);
    }
    command.output().expect("a shell")
}

/// What the service says when there is a plan.
const MADE: &str = r#"{"Code":"200","PlanId":"plan-1","RequestId":"1","Success":true}"#;

#[test]
fn a_script_signs_and_sends_with_keys_of_the_environment() {
    let lasting = Credentials::new("testid", SECRET, None).expect("credentials");
    let keys = [credentials(), lasting];
    let requests: Vec<String> = requests().chain(random_requests(10)).collect();
    let shells = ["bash", "zsh"];
    let (address, server) = answering(vec![(200, MADE); requests.len() * shells.len()]);
    let target = target(Some(&address));
    let mut expected = Vec::new();
    for (index, request) in requests.iter().enumerate() {
        let script = written("curl-env", request, &target).expect("no credentials needed");
        assert!(!script.contains(SECRET));
        for name in shells {
            let keys = &keys[index % keys.len()];
            let output = run_with_keys(name, &script, keys);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{name}: {script}\n{said}");
            assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{MADE}\n"));
            expected.push((request, keys.security_token()));
        }
    }
    let mut nonces = HashSet::new();
    for (received, (request, token)) in server.join().expect("it ran").iter().zip(&expected) {
        is_signed_v3(received);
        let header = |name: &str| {
            received.headers.iter().find(|(sent, _)| sent == name).map(|(_, value)| value.as_str())
        };
        assert_eq!(header("x-acs-security-token"), *token);
        assert_eq!(header("x-acs-action"), Some("CreateBackupPlan"));
        assert!(nonces.insert(header("x-acs-signature-nonce").map(str::to_owned)));
        let request = Node::read(request).expect("JSON");
        let mut wire = Wire::of(&request);
        wire.query.sort();
        wire.body.sort();
        assert_eq!(pairs(query(received)), owned(&wire.query));
        assert_eq!(pairs(&received.body), owned(&wire.body));
    }
}

#[test]
fn a_script_fails_when_there_is_no_plan() {
    let refusals = [
        (400, r#"{"Code":"VaultNotExist","Message":"m","RequestId":"1"}"#),
        (200, r#"{"Code":"500","Message":"m","RequestId":"1","Success":false}"#),
    ];
    for name in ["bash", "zsh"] {
        let (address, server) = answering(refusals.to_vec());
        let script = written("curl-env", "{}", &target(Some(&address))).expect("none needed");
        for (status, answer) in refusals {
            let output = run_with_keys(name, &script, &credentials());
            assert_eq!(output.status.code(), Some(1));
            assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{answer}\n"));
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains(&format!("HTTP {status}")), "{said}");
        }
        server.join().expect("it ran");
        let output = run_with_keys(name, &script, &credentials());
        assert!(!output.status.success(), "nobody listens any more");
        let output = shell(name, &script).output().expect("a shell");
        assert!(!output.status.success());
        assert!(String::from_utf8_lossy(&output.stderr).contains(ACCESS_KEY_ID));
    }
}

#[test]
fn a_long_secret_is_hashed_as_the_key() {
    let script = written("curl-env", "{}", &target(None)).expect("none needed");
    let functions = &script[script.find("sha256()").unwrap()..script.find("payload=").unwrap()];
    for name in ["bash", "zsh"] {
        let secret = "\u{2a}".repeat(131);
        let script = format!("{functions}\nprintf %s text | hmac");
        let output = shell(name, &script).env(ACCESS_KEY_SECRET, &secret).output().unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key");
        mac.update(b"text");
        let right = hex(&mac.finalize().into_bytes());
        assert_eq!(String::from_utf8_lossy(&output.stdout), right, "{name}");
    }
}

/// Whoever pastes a script into zsh has its comments run, unless `interactive_comments` is set.
#[test]
fn a_script_that_is_pasted_runs_none_of_its_comments() {
    let marks =
        ["$(touch mark)", "`touch mark`", "; touch mark", "' ; touch mark #", "*(e:touch mark:)"];
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pasted");
    fs::create_dir_all(&folder).expect("a folder");
    for mark in marks {
        let request = serde_json::json!({
            "SourceType": "ECS_FILE", "PlanName": format!("a {mark}"), "BackupType": "COMPLETE", "InstanceId": "i-bp1567rc0o5rz8bxnltz",
            "VaultId": "v-0003gxoksflhu46w185s", "Schedule": "I|1602673264|P1D", "Retention": 7, "Path": [format!("/srv {mark}")],
        });
        for format in ["curl-env", "preflight", "policy-v2"] {
            let script = written(format, &request.to_string(), &target(None)).expect("none needed");
            let mut zsh = Command::new("zsh")
                .args(["-f", "-i", "-s"])
                .current_dir(&folder)
                .env_remove(ACCESS_KEY_ID)
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("zsh");
            // A shell that ends sooner takes no more.
            let _ = zsh.stdin.take().expect("a pipe").write_all(script.as_bytes());
            zsh.wait().expect("it ended");
            assert!(!folder.join("mark").exists(), "{format}: {script}");
        }
    }
    fs::remove_dir_all(&folder).expect("the folder");
}
