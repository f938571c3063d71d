//! Requests made with the official Python SDK, with the nonce and the time held fixed: ours are equal byte for byte.

use std::collections::BTreeMap;

use create_backup_plan::request::credentials::Credentials;
use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{Scheme, Target, build};
use create_backup_plan::values::json::Node;
use serde_json::Value;

use crate::common::cases;

pub(crate) fn target(case: &Value) -> Target {
    let env = &case["env"];
    let text = |name: &str| env[name].as_str().expect(name);
    let credentials = Credentials::new(
        text("access_key_id"),
        text("access_key_secret"),
        env["security_token"].as_str(),
    );
    let timestamp: jiff::Timestamp = text("timestamp").parse().expect("a time");
    Target::new(text("region_id"), None, timestamp.as_second(), text("nonce"))
        .expect("a target")
        .with_credentials(Some(credentials.expect("credentials")))
}

fn map<T: AsRef<str>>(pairs: &[(T, T)]) -> BTreeMap<&str, &str> {
    pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).collect()
}

#[track_caller]
fn same<T: AsRef<str>>(ours: &[(T, T)], theirs: &Value, what: &str) {
    let theirs: BTreeMap<&str, &str> = theirs
        .as_object()
        .expect("an object")
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().expect("text")))
        .collect();
    assert_eq!(map(ours), theirs, "{what}");
    assert_eq!(ours.len(), theirs.len(), "{what}: no name twice");
}

#[test]
fn every_request_is_flattened_as_the_sdk_does() {
    for (case, request) in cases() {
        let node = Node::read(&request).expect("JSON");
        let wire = Wire::of(&node);
        same(&wire.query, &case["wire"]["query"], &case["id"].to_string());
        same(&wire.body, &case["wire"]["body"], &case["id"].to_string());
    }
}

#[test]
fn every_endpoint_is_the_sdks() {
    for (case, _) in cases() {
        assert_eq!(target(&case).endpoint().host(), case["endpoint"], "{}", case["id"]);
    }
}

#[test]
fn every_v1_signature_is_equal_byte_for_byte() {
    for (case, request) in cases() {
        let node = Node::read(&request).expect("JSON");
        let signed = build(&Wire::of(&node), &target(&case), Scheme::V1).expect("credentials");
        let theirs = &case["v1_plain"]["post"];
        assert_eq!(signed.string_to_sign, theirs["string_to_sign"], "{}", case["id"]);
        assert_eq!(signed.request.url, theirs["url"], "{}", case["id"]);
        assert!(signed.request.body.is_empty() && signed.request.headers.is_empty());
    }
}

#[test]
fn every_v3_signature_is_equal_byte_for_byte() {
    for (case, request) in cases() {
        let node = Node::read(&request).expect("JSON");
        let signed = build(&Wire::of(&node), &target(&case), Scheme::V3).expect("credentials");
        let theirs = &case["v3"];
        assert_eq!(signed.canonical, theirs["canonical_request"], "{}", case["id"]);
        assert_eq!(signed.string_to_sign, theirs["string_to_sign"], "{}", case["id"]);
        assert_eq!(signed.request.method, theirs["method"]);
        assert_eq!(signed.request.url, theirs["url"], "{}", case["id"]);
        assert_eq!(signed.request.body, theirs["body"], "{}", case["id"]);
        same(&signed.request.headers, &theirs["headers"], &case["id"].to_string());
    }
}

#[test]
fn the_secret_is_nowhere_in_a_signed_request() {
    for (case, request) in cases() {
        let node = Node::read(&request).expect("JSON");
        let target = target(&case);
        let secret = case["env"]["access_key_secret"].as_str().expect("a secret");
        for scheme in [Scheme::V1, Scheme::V3] {
            let signed = build(&Wire::of(&node), &target, scheme).expect("credentials");
            assert!(!format!("{signed:?}{target:?}").contains(secret), "{}", case["id"]);
        }
    }
}
