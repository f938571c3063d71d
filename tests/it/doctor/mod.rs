//! The doctor of signatures: every usual mistake is made by an independent signer, and found.

mod answers;
mod mistakes;
mod requests;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use create_backup_plan::doctor::{Case, Diagnosis, examine};
use create_backup_plan::request::credentials::Credentials;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::common::NOW;

const ID: &str = "testid";
const SECRET: &str = "testsecret";

fn keys() -> Credentials {
    Credentials::new(ID, SECRET, None).unwrap()
}

fn diagnosed(text: &str, keys: Option<&Credentials>) -> Option<Diagnosis> {
    examine(&Case { text, plan: None, now: Some(NOW), credentials: keys })
}

fn ids(diagnosis: &Diagnosis) -> Vec<&'static str> {
    diagnosis.findings.iter().map(|finding| finding.id).collect()
}

#[track_caller]
fn finds(text: &str, keys: Option<&Credentials>, expected: &[&str]) -> Diagnosis {
    let diagnosis = diagnosed(text, keys).unwrap_or_else(|| panic!("no signature in {text}"));
    assert_eq!(ids(&diagnosis), expected, "{diagnosis:#?}\n{text}");
    diagnosis
}

fn sha1(key: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(text.as_bytes());
    BASE64_STANDARD.encode(mac.finalize().into_bytes())
}

fn sha256(key: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(text.as_bytes());
    hex(&mac.finalize().into_bytes())
}

fn hash(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

fn encode(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    text.bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// What is hard to encode, as parameters, in an order that is none.
const PARAMS: &[(&str, &str)] = &[
    ("SourceType", "ECS_FILE"),
    ("PlanName", "it's (a) *nightly* ~plan/1!"),
    ("Prefix", ""),
    ("AccessKeyId", ID),
    ("Action", "CreateBackupPlan"),
    ("Format", "JSON"),
    ("SignatureMethod", "HMAC-SHA1"),
    ("SignatureVersion", "1.0"),
    ("SignatureNonce", "0450e7c1b3ef2f670978f58d2cbcd581"),
    ("Timestamp", "2026-03-27T00:00:00Z"),
    ("Version", "2017-09-08"),
    ("instanceLike", "x"),
];

fn joined(params: &[(&str, &str)], encode: impl Fn(&str) -> String) -> String {
    let pairs = params.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn sorted(params: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let mut params = params.to_vec();
    params.sort_unstable();
    params
}

/// The string to sign of V1, by the rules.
fn right_v1() -> String {
    format!("POST&%2F&{}", encode(&joined(&sorted(PARAMS), encode)))
}

/// A V1 request in a curl command, with a signature.
fn v1(signature: &str) -> String {
    let query = joined(PARAMS, encode);
    let signature = encode(signature);
    format!(
        "curl -X POST 'https://hbr.cn-hangzhou.aliyuncs.com/?{query}&Signature={signature}' --data-raw ''"
    )
}

/// A V3 request: its headers, its body and the text that is signed.
struct V3 {
    query: Vec<(&'static str, &'static str)>,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl V3 {
    fn new() -> V3 {
        let body = "InstanceId=i-1&Path.1=%2Fhome+x".to_owned();
        let mut headers = vec![
            ("host", "hbr.cn-hangzhou.aliyuncs.com".to_owned()),
            ("x-acs-version", "2017-09-08".to_owned()),
            ("x-acs-action", "CreateBackupPlan".to_owned()),
            ("x-acs-date", "2026-03-27T00:00:00Z".to_owned()),
            ("x-acs-signature-nonce", "0450e7c1b3ef2f670978f58d2cbcd581".to_owned()),
            ("content-type", "application/x-www-form-urlencoded".to_owned()),
            ("x-acs-content-sha256", hash(&body)),
        ];
        headers.sort();
        let query = vec![
            ("SourceType", "ECS_FILE"),
            ("PlanName", "it's (a) *nightly* ~plan/1!"),
            ("BackupType", "COMPLETE"),
        ];
        V3 { query, headers, body }
    }

    fn names(&self) -> String {
        self.headers.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";")
    }

    /// The canonical request, with the query and the hash of the body that are handed in.
    fn canonical(&self, method: &str, query: &str, hash: &str) -> String {
        let lines = self.headers.iter().map(|(name, value)| format!("{name}:{value}\n"));
        let headers = lines.collect::<Vec<_>>().concat();
        format!("{method}\n/\n{query}\n{headers}\n{}\n{hash}", self.names())
    }

    fn right(&self) -> String {
        self.canonical("POST", &joined(&sorted(&self.query), encode), &hash(&self.body))
    }

    /// A curl command that sends it with a signature.
    fn command(&self, signature: &str) -> String {
        let mut lines = vec![format!(
            "curl -X POST 'https://hbr.cn-hangzhou.aliyuncs.com/?{}'",
            joined(&self.query, encode)
        )];
        lines.extend(self.headers.iter().map(|(name, value)| format!("-H '{name}: {value}'")));
        lines.push(format!(
            "-H 'Authorization: ACS3-HMAC-SHA256 Credential={ID},SignedHeaders={},Signature={signature}'",
            self.names()
        ));
        lines.push(format!("--data-raw '{}'", self.body));
        lines.join(" \\\n  ")
    }
}

fn string_v3(canonical: &str) -> String {
    format!("ACS3-HMAC-SHA256\n{}", hash(canonical))
}
