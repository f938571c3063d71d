//! What is seen on a request without keys, in every form that requests are kept in; and that nothing gets out.

use create_backup_plan::import::sent;
use create_backup_plan::lang::LANGUAGES;
use create_backup_plan::output::FORMATS;
use proptest::prelude::*;

use super::*;
use crate::common::{credentials, requests, target, written};

/// A V3 command with one part of it changed.
fn changed(from: &str, to: &str) -> String {
    let v3 = V3::new();
    let command = v3.command(&sha256(SECRET, &string_v3(&v3.right())));
    assert!(command.contains(from), "{command}");
    command.replace(from, to)
}

fn changed_v1(from: &str, to: &str) -> String {
    let command = v1("k62v+kPhxLZpgDZfviansHCLmGA=");
    assert!(command.contains(from), "{command}");
    command.replacen(from, to, 1)
}

#[test]
fn a_wrong_part_of_v3_is_named() {
    for (from, to, expected) in [
        ("ACS3-HMAC-SHA256 ", "ACS3-RSA-SHA256 ", "other-scheme"),
        ("Credential=testid", "Credential=test id", "key-id-space"),
        ("Credential=testid", "Credential=STS.abc", "token-missing"),
        ("SignedHeaders=content-type;", "SignedHeaders=Content-Type;", "signed-headers-case"),
        (
            "SignedHeaders=content-type;host;",
            "SignedHeaders=host;content-type;",
            "signed-headers-unsorted",
        ),
        ("SignedHeaders=content-type;", "SignedHeaders=", "header-not-signed"),
        (
            "-H 'content-type: application/x-www-form-urlencoded'",
            "-H 'content-type:'",
            "signed-header-not-sent",
        ),
        ("--data-raw 'InstanceId", "--data-raw 'instanceId", "body-hash"),
        ("x-acs-date: 2026-03-27T00:00:00Z", "x-acs-date: 2026-03-27 00:00:00", "time-form"),
        ("x-acs-date: 2026-03-27T00:00:00Z", "x-acs-date: 2026-03-26T23:44:00Z", "time-past"),
        ("x-acs-date: 2026-03-27T00:00:00Z", "x-acs-date: 2026-03-27T08:00:00Z", "time-ahead"),
        ("host: hbr.cn-hangzhou", "host: hbr.cn-beijing", "other-host"),
        ("-X POST", "-X GET", "method"),
        ("-H 'x-acs-version: 2017-09-08'", "", "header-missing"),
        (",Signature=", ",Signature=zz", "signature-form"),
        (",SignedHeaders=", ", Signed=", "authorization-form"),
    ] {
        let diagnosis = diagnosed(&changed(from, to), None).unwrap();
        assert!(ids(&diagnosis).contains(&expected), "{expected}: {:?}", ids(&diagnosis));
    }
}

#[test]
fn a_wrong_part_of_v1_is_named() {
    for (from, to, expected) in [
        ("Timestamp=", "TimeStamp=", "name-misspelt"),
        ("&SignatureNonce=0450e7c1b3ef2f670978f58d2cbcd581", "", "parameter-missing"),
        ("&Format=JSON", "&Format=JSON&Action=CreateBackupPlan", "parameter-twice"),
        ("HMAC-SHA1", "HMAC-SHA256", "other-scheme"),
        ("SignatureVersion=1.0", "SignatureVersion=2.0", "other-scheme"),
        ("AccessKeyId=testid", "AccessKeyId=testid%0A", "key-id-space"),
        ("AccessKeyId=testid", "AccessKeyId=STS.testid", "token-missing"),
        ("2026-03-27T00%3A00%3A00Z", "2026-03-27T08%3A00%3A00%2B08%3A00", "time-form"),
        ("k62v%2B", "k62v+", "signature-not-encoded"),
        ("k62v%2B", "k62v%252B", "signature-encoded-twice"),
        ("k62v%2B", "", "signature-form"),
    ] {
        let diagnosis = diagnosed(&changed_v1(from, to), None).unwrap();
        assert!(ids(&diagnosis).contains(&expected), "{expected}: {:?}", ids(&diagnosis));
    }
}

#[test]
fn a_request_is_read_in_every_form() {
    let v3 = V3::new();
    let signature = sha256(SECRET, &string_v3(&v3.right()));
    let command = v3.command(&signature);
    let query = joined(&v3.query, encode);
    let mut lines: Vec<String> =
        v3.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    lines.push(format!(
        "Authorization: ACS3-HMAC-SHA256 Credential={ID},SignedHeaders={},Signature={signature}",
        v3.names()
    ));
    let head = lines.join("\n");
    let answer = "HTTP/1.1 400 Bad Request\n\n{\"Code\":\"SignatureDoesNotMatch\"}";
    let body = &v3.body;
    let data = format!("--data-raw '{body}'");
    let (last, value) = v3.query[v3.query.len() - 1];
    let pair = format!("&{last}={}", encode(value));
    assert!(command.contains(&data) && command.contains(&pair));
    for text in [
        command.clone(),
        command.replace("-H 'content-type: application/x-www-form-urlencoded' \\\n  ", ""),
        command.replace(&data, &format!("-d @- <<'EOF'\n{body}\nEOF\n")),
        command.replace(&data, &format!("-K - <<'EOF'\ndata = \"{body}\"\nEOF\n")),
        command.replace(&pair, "") + &format!(" \\\n  --url-query '{last}={value}'"),
        command.replace(&pair, "").replace("curl ", &format!("curl --url-query '{last}={value}' ")),
        format!("it's this:\n{command}"),
        command.replace(" \\\n  ", " "),
        format!("POST /?{query} HTTP/1.1\n{head}\n\n{body}\n\n{answer}"),
        format!("POST https://hbr.cn-hangzhou.aliyuncs.com/?{query}\n{head}\n\n{body}\n\n###\n"),
        format!("POST /?{query} HTTP/1.1\r\n{}\r\n\r\n{body}", lines.join("\r\n")),
        format!("* Trying\n> POST /?{query} HTTP/1.1\n> {}\n> \n< {answer}", lines.join("\n> ")),
    ] {
        assert!(!finds(&text, Some(&keys()), &[]).is_wrong());
    }
    let url = format!("https://hbr.aliyuncs.com/?{}", joined(PARAMS, encode));
    for method in ["GET", "POST"] {
        let string = format!("{method}&%2F&{}", encode(&joined(&sorted(PARAMS), encode)));
        let text = format!("{url}&Signature={}", encode(&sha1("testsecret&", &string)));
        assert!(
            !finds(&text, Some(&keys()), &[]).is_wrong(),
            "by a URL alone nobody knows the method"
        );
    }
}

/// curl sends the type of data by itself, and a signature must cover it.
#[test]
fn the_type_that_curl_adds_is_looked_at() {
    let mut v3 = V3::new();
    v3.headers.retain(|(name, _)| *name != "content-type");
    let command = v3.command(&sha256(SECRET, &string_v3(&v3.right())));
    finds(&command, Some(&keys()), &["header-not-signed"]);
    finds(&command.replace("-X POST", "-X POST -H 'Content-Type:'"), Some(&keys()), &[]);
    finds(&command.replace("--data-raw", "--json"), Some(&keys()), &["header-not-signed"]);
    let command = command.replace("curl -X POST", "wget --method POST");
    finds(&command.replace("--data-raw", "--post-data"), Some(&keys()), &["header-not-signed"]);
}

/// What curl does with data, of one piece and of several (its manual page).
#[test]
fn data_is_what_curl_sends() {
    const FORM: &str = "application/x-www-form-urlencoded";
    const JSON: &str = "application/json";
    for (options, kind, body) in [
        ("-d x -d y", Some(FORM), "x&y"),
        ("--data-urlencode 'a=b c' -d y", Some(FORM), "a=b%20c&y"),
        ("--json x --json y", Some(JSON), "xy"),
        ("-d x --json y", Some(JSON), "xy"),
        ("--json x -d y", Some(JSON), "x&y"),
        ("--json @- <<'EOF'\n{\n}\nEOF\n", Some(JSON), "{\n}\n"),
        ("-d @- <<'EOF'\n{\n}\nEOF\n", Some(FORM), "{}"),
        ("--data-raw @x", Some(FORM), "@x"),
        ("-d x -H 'Content-Type: text/plain'", Some("text/plain"), "x"),
        ("-d x -H 'Content-Type:'", None, "x"),
        ("-sG -d x", None, ""),
        ("-Gd x", None, ""),
        ("-s", None, ""),
    ] {
        let sent = sent::find(&format!("curl https://hbr.cn-hangzhou.aliyuncs.com/ {options}"));
        let sent = sent.unwrap();
        assert_eq!(sent.header("content-type"), kind, "{options}");
        assert_eq!(sent.body.as_deref(), Some(body), "{options}");
        let is_get = options.contains('G') || options == "-s";
        assert_eq!(sent.method.as_deref(), Some(if is_get { "GET" } else { "POST" }), "{options}");
        assert_eq!(sent.query, if options.contains('G') { "x" } else { "" }, "{options}");
        assert!(!sent.has_holes, "{options}");
    }
}

/// What is in a file, and how the parts of a form are put together, nobody can know from the text.
#[test]
fn what_the_text_does_not_hold_is_a_hole() {
    for data in [
        "-d @body.txt",
        "-F 'InstanceId=i-1'",
        "--data-binary @-",
        "-d \"$BODY\"",
        "--data-urlencode InstanceId@file",
        "-K options.txt",
        "-K \"$OPTIONS\"",
    ] {
        let sent = sent::find(&format!("curl https://hbr.cn-hangzhou.aliyuncs.com/ {data}"));
        assert!(sent.unwrap().has_holes, "{data}");
    }
    let table =
        "Invoke-RestMethod -Method POST -Uri https://hbr.cn-hangzhou.aliyuncs.com/ -Body @{a='b'}";
    assert!(sent::find(table).unwrap().has_holes);
    let sent = sent::find("curl https://hbr.cn-hangzhou.aliyuncs.com/ -d a=1 -b @jar").unwrap();
    assert!(!sent.has_holes && sent.body.as_deref() == Some("a=1"));
}

/// Whatever this project signs is right in the eyes of the doctor.
#[test]
fn every_signed_format_is_found_to_be_right() {
    let target = target(None).with_credentials(Some(credentials()));
    let mut count = 0;
    for format in FORMATS.iter().filter(|format| format.signs()) {
        for request in requests() {
            let text = written(format.id, &request, &target).unwrap();
            let Some(diagnosis) = diagnosed(&text, Some(&credentials())) else {
                panic!("{}: no signature in {text}", format.id)
            };
            assert!(!diagnosis.is_wrong(), "{} {diagnosis:#?}\n{text}", format.id);
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}

#[test]
fn what_was_read_prints_nothing_of_itself() {
    let sent = sent::find(&v1("k62v+kPhxLZpgDZfviansHCLmGA=")).unwrap();
    let printed = format!("{sent:?}");
    assert!(!printed.contains("k62v") && !printed.contains(ID), "{printed}");
}

/// All that a diagnosis says, in every language.
fn said(diagnosis: &Diagnosis) -> String {
    let mut all = format!("{diagnosis:?}");
    for finding in &diagnosis.findings {
        for language in LANGUAGES {
            all.push_str(&finding.message.render(*language));
        }
    }
    all
}

/// A piece of what signatures are made of, or any character.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "AccessKeyId",
        "SecurityToken",
        "Signature",
        "Timestamp",
        "SignatureNonce",
        "Credential=",
        "SignedHeaders=",
        "x-acs-security-token:",
        "x-acs-accesskey-id:",
        "host",
        ";",
        ",",
        "%3D",
        "%3d",
        "%26",
        "%25",
        "%",
        "=",
        "&",
        ":",
        "\n",
        "\\n",
        " ",
        "'",
        "a",
        "LTAIexample",
        "STS.",
        "%C3",
        "+",
        "*",
    ];
    prop_oneof![
        3 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

proptest! {
    /// However a text is torn, nothing of a token or a signature is said.
    #[test]
    fn no_credential_gets_out(at in 0_usize..3000, cut in 0_usize..400, swap in 0_usize..3000, c in any::<char>()) {
        let token = "CAISMARKED0token1for2the3tests4";
        let v3 = V3::new();
        let canonical = v3.right().replace("x-acs-version:", &format!("x-acs-security-token:{token}\nx-acs-version:"));
        let signature = sha256(SECRET, &string_v3(&v3.right()));
        let string = right_v1().replace("%26Timestamp", &format!("%26SecurityToken%3D{token}%26Timestamp"));
        let url = v1(&sha1("testsecret&", &string)).replace("&Timestamp", &format!("&SecurityToken={token}&Timestamp"));
        for text in [
            format!("{canonical}\nserver CanonicalRequest is [{canonical}]"),
            format!("{}\n{canonical}", v3.command(&signature).replace("-H 'x-acs-version", &format!("-H 'x-acs-security-token: {token}' -H 'x-acs-version"))),
            format!("{string}\nserver string to sign is:{string}"),
            format!("{url}\n{string}"),
        ] {
            let mut chars: Vec<char> = text.chars().collect();
            let from = at.min(chars.len());
            let to = (from + cut).min(chars.len());
            chars.drain(from..to);
            let swap = swap.min(chars.len());
            chars.insert(swap, c);
            let torn: String = chars.into_iter().collect();
            if let Some(diagnosis) = diagnosed(&torn, Some(&keys())) {
                let said = said(&diagnosis);
                // A piece this long could not be guessed.
                for piece in [&token[..24], &token[7..], &signature[..24], &signature[40..]] {
                    prop_assert!(!said.contains(piece), "{piece}: {said}\n{torn}");
                }
            }
        }
    }

    /// Pieces of what signatures are made of, in any order and with any characters between them.
    #[test]
    fn any_pieces_are_examined(pieces in prop::collection::vec(piece(), 0..24), other in prop::collection::vec(piece(), 0..24)) {
        let (one, other) = (pieces.concat(), other.concat());
        let end = hash("");
        for text in [
            format!("POST&%2F&{one}\nserver string to sign is:POST&%2F&{other}"),
            format!("POST\n/\n{one}\nhost:x\n\nhost\n{end}\nserver CanonicalRequest is [POST\n/\n{other}\nhost:x\n\nhost\n{end}]"),
            format!("curl 'https://x/?{one}' -H 'Authorization: ACS3-HMAC-SHA256 {other}'"),
            format!("POST /?{one} HTTP/1.1\n{other}\n\n{one}"),
        ] {
            let _ = diagnosed(&text, Some(&keys()));
        }
    }

    #[test]
    fn any_text_is_examined(text in "(?s).{0,300}", method in "(GET|POST)", rest in "[ -~\n]{0,300}") {
        let _ = diagnosed(&text, Some(&keys()));
        let _ = diagnosed(&format!("{method}&%2F&{rest}"), Some(&keys()));
        let _ = diagnosed(&format!("{method}\n/{rest}\n{}", hash("")), Some(&keys()));
        let _ = diagnosed(&format!("curl 'https://x/?Signature={rest}'"), Some(&keys()));
    }
}

#[test]
fn a_text_full_of_beginnings_ends_with_an_answer() {
    for part in [
        "POST&%2F&",
        "POST\n/\n",
        "POST\\n/\\n",
        "curl -H a: https://x/?Signature=b\n",
        "ACS3-HMAC-SHA256\n",
        "Signature=a&",
    ] {
        let _ = diagnosed(&part.repeat((1 << 20) / part.len()), Some(&keys()));
    }
    let long = format!("{}{}", right_v1(), "%26a%3D%2520".repeat(100_000));
    let _ = diagnosed(
        &format!("{long}\nserver string to sign is:{}", long.replace("%2520", "%2B")),
        Some(&keys()),
    );
}
