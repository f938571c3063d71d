//! `sign` and `doctor`.

use create_backup_plan::request::credentials::{ACCESS_KEY_ID, ACCESS_KEY_SECRET};
use serde_json::Value;

use crate::catalogue::{laid_over, plan};
use crate::cli::{Run, command, ends, file, finish, json};
use crate::common;

const AT: [&str; 4] = ["--timestamp", "2026-03-27T00:00:00Z", "--nonce", "n"];

/// With the keys of the tests.
fn with_keys(args: &[&str], input: &str) -> Run {
    let mut command = command(args);
    command.env(ACCESS_KEY_ID, "testid").env(ACCESS_KEY_SECRET, "canary-8e1f");
    let run = finish(command, input.as_bytes());
    assert!(!format!("{run:?}").contains("canary"), "{run:?}");
    run
}

fn text<'v>(steps: &'v Value, id: &str) -> &'v str {
    let step = steps.as_array().unwrap().iter().find(|step| step["id"] == id).unwrap();
    step["text"].as_str().unwrap()
}

#[test]
fn the_steps_of_a_vector_are_those_of_the_official_sdk() {
    for (case, request) in common::cases() {
        let env = |name: &str| case["env"][name].as_str().unwrap();
        let sign = |scheme| {
            let mut command = command(&[
                "sign",
                "--scheme",
                scheme,
                "--format",
                "json",
                "--region",
                env("region_id"),
                "--timestamp",
                env("timestamp"),
                "--nonce",
                env("nonce"),
            ]);
            command.env(ACCESS_KEY_ID, env("access_key_id"));
            command.env(ACCESS_KEY_SECRET, env("access_key_secret"));
            if let Some(token) = case["env"]["security_token"].as_str() {
                command.env("ALIBABA_CLOUD_SECURITY_TOKEN", token);
            }
            let run = finish(command, request.as_bytes());
            assert_eq!(run.code, Some(0), "{}", run.err);
            json(&run.out)
        };
        let v3 = sign("v3");
        assert_eq!(text(&v3, "canonical-request"), case["v3"]["canonical_request"]);
        assert_eq!(text(&v3, "string-to-sign"), case["v3"]["string_to_sign"]);
        assert_eq!(text(&v3, "authorization"), case["v3"]["headers"]["Authorization"]);
        assert_eq!(text(&v3, "body"), case["v3"]["body"]);
        let v1 = sign("v1");
        assert_eq!(text(&v1, "string-to-sign"), case["v1_plain"]["post"]["string_to_sign"]);
        assert_eq!(text(&v1, "signature"), case["v1_plain"]["post"]["signature"]);
        assert_eq!(text(&v1, "url"), case["v1_plain"]["post"]["url"]);
    }
}

#[test]
fn without_keys_the_steps_end_before_the_signature() {
    let run = ends(&[&["sign"], &AT[..]].concat(), &plan("oss"), 0);
    assert!(run.out.contains("   | POST\n   | /\n   | "), "{}", run.out);
    assert!(run.out.contains("needs keys: set ALIBABA_CLOUD_ACCESS_KEY_ID"), "{}", run.out);
    let run = ends(&[&["sign", "--scheme", "v1"], &AT[..]].concat(), &plan("oss"), 0);
    assert!(run.out.contains("YOUR_ACCESS_KEY_ID"), "{}", run.out);
    let run = ends(&[&["sign", "--lang", "zh"], &AT[..]].concat(), &plan("oss"), 0);
    assert!(run.out.contains("待签名字符串"), "{}", run.out);
    assert_eq!(ends(&["sign"], "[]", 2).out, "");
}

#[test]
fn the_doctor_finds_what_is_wrong_with_a_request() {
    let emit = [&["emit", "curl"], &AT[..]].concat();
    let right = with_keys(&emit, &plan("oss")).out;
    let now = ["doctor", "--now", "2026-03-27T00:01:00Z"];
    let run = with_keys(&now, &right);
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(run.out.contains("Nothing wrong was found."), "{}", run.out);
    let run = with_keys(&["doctor", "--now", "2026-03-27T01:00:00Z"], &right);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("- x-acs-date: The signature is 60 minutes old"), "{}", run.out);
    let run =
        with_keys(&now, &right.replace("x-acs-version: 2017-09-08", "x-acs-version: 2017-09-09"));
    assert!(
        run.out.contains("the secret is another one, or the request was changed"),
        "{}",
        run.out
    );
    assert_eq!(ends(&["doctor"], "hello", 2).out, "");
}

#[test]
fn the_doctor_shows_the_first_byte_that_differs() {
    let steps = [&["sign", "--scheme", "v1", "--format", "json"], &AT[..]].concat();
    let named = laid_over(&plan("oss"), r#"{"PlanName":"a b"}"#);
    let steps = json(&with_keys(&steps, &named).out);
    let right = text(&steps, "string-to-sign");
    let wrong = right.replace("%2520", "%2B");
    let input = format!(
        "{wrong}\n{{\"Code\":\"SignatureDoesNotMatch\",\"RequestId\":\"a\",\"Message\":\"server string to sign is:{right}\"}}"
    );
    let at = right.find("%2520").unwrap() + 2;
    let args = ["doctor", "--now", "2026-03-27T00:01:00Z"];
    let run = ends(&args, &input, 1);
    assert!(run.out.contains("A space was encoded as +. Encode it as %20."), "{}", run.out);
    assert!(run.out.contains(&format!("Equal for {at} bytes, then:")), "{}", run.out);
    let lines: Vec<&str> = run.out.lines().collect();
    let marker = lines.iter().position(|line| line.trim() == "^").unwrap();
    let column = lines[marker].find('^').unwrap();
    let of = |line: &str| line.chars().nth(column).unwrap();
    assert_eq!((of(lines[marker - 2]), of(lines[marker - 1])), ('B', '5'), "{}", run.out);
    let found = json(&ends(&[&args[..], &["--format", "json"]].concat(), &input, 1).out);
    assert_eq!(
        (&found["findings"][0]["id"], &found["scheme"]),
        (&"space-as-plus".into(), &"v1".into())
    );
    assert_eq!(
        (&found["difference"]["at"], &found["difference"]["place"]),
        (&at.into(), &"PlanName".into())
    );
    let other = file("other-plan.json", laid_over(&named, r#"{"PlanName":"a c"}"#));
    let answer = input.lines().nth(1).unwrap();
    let run = ends(&[&args[..], &["--plan", &other]].concat(), answer, 1);
    assert!(run.out.contains("PlanName: What the service got is not this plan."), "{}", run.out);
    let same = file("same-plan.json", named);
    ends(&[&args[..], &["--plan", &same]].concat(), answer, 0);
}

#[test]
fn without_keys_nothing_is_called_right_that_was_not_checked() {
    let plan = plan("oss");
    let signed = with_keys(&[&["emit", "curl"], &AT[..]].concat(), &plan).out;
    let signed = signed.replace("Retention=30", "Retention=31");
    let now = ["doctor", "--now", "2026-03-27T00:00:00Z"];
    let run = ends(&now, &signed, 0);
    assert!(run.out.contains("The signature itself was not checked."), "{}", run.out);
    assert!(!run.out.contains("Nothing wrong was found"), "{}", run.out);
    assert_eq!(with_keys(&now, &signed).code, Some(1));
}

#[test]
fn a_request_with_errors_is_signed_and_said_to_have_them() {
    let run = ends(&["sign"], r#"{"SourceType":"OSS"}"#, 0);
    assert!(run.err.contains("has errors, which `check` tells"), "{}", run.err);
    assert!(!ends(&["sign"], &plan("oss"), 0).err.contains("has errors"));
}
