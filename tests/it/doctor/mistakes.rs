//! Each usual mistake, made by hand and found by the signature that comes of it, and by the string that was signed.

use super::*;

const KEY: &str = "testsecret&";

/// A V1 string to sign, made with other ways to encode and to sort.
fn v1_string(
    method: &str,
    params: &[(&str, &str)],
    encode: impl Fn(&str) -> String + Copy,
) -> String {
    format!("{method}&%2F&{}", encode(&joined(params, encode)))
}

/// The same, with the whole encoded by the rules.
fn encode_outside(params: &[(&str, &str)], inside: impl Fn(&str) -> String) -> String {
    format!("POST&%2F&{}", encode(&joined(params, inside)))
}

fn plus(text: &str) -> String {
    encode(text).replace("%20", "+")
}

fn java(text: &str) -> String {
    plus(text).replace("%2A", "*").replace('~', "%7E")
}

fn javascript(text: &str) -> String {
    let mut text = encode(text);
    for (usual, other) in [("%21", "!"), ("%27", "'"), ("%28", "("), ("%29", ")"), ("%2A", "*")] {
        text = text.replace(usual, other);
    }
    text
}

fn lower(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    text.bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02x}") })
        .collect()
}

/// What is signed by mistake in V1, and the mistakes.
fn wrong_v1() -> Vec<(String, Vec<&'static str>)> {
    let sorted = sorted(PARAMS);
    let mut without_case = PARAMS.to_vec();
    without_case.sort_by_key(|(name, _)| name.to_lowercase());
    let without_empty: Vec<_> = sorted.iter().filter(|(_, v)| !v.is_empty()).copied().collect();
    vec![
        (v1_string("POST", &sorted, plus), vec!["space-as-plus"]),
        (v1_string("POST", &sorted, |t| encode(t).replace("%2A", "*")), vec!["asterisk-left"]),
        (v1_string("POST", &sorted, |t| encode(t).replace('~', "%7E")), vec!["tilde-encoded"]),
        (v1_string("POST", &sorted, |t| encode(t).replace("%2F", "/")), vec!["slash-left"]),
        (v1_string("POST", &sorted, lower), vec!["lower-hex"]),
        (v1_string("POST", &sorted, java), vec!["space-as-plus", "asterisk-left", "tilde-encoded"]),
        (v1_string("POST", &sorted, javascript), vec!["asterisk-left", "marks-left"]),
        (encode_outside(&sorted, java), vec!["space-as-plus", "asterisk-left", "tilde-encoded"]),
        (encode_outside(&sorted, |t| encode(t).replace("%2A", "*")), vec!["asterisk-left"]),
        (v1_string("POST", PARAMS, encode), vec!["unsorted"]),
        (v1_string("POST", &without_case, encode), vec!["sorted-without-case"]),
        (v1_string("GET", &sorted, encode), vec!["other-method"]),
        (v1_string("GET", &sorted, plus), vec!["space-as-plus", "other-method"]),
        (v1_string("POST", &without_empty, encode), vec!["empty-left-out"]),
        (format!("{}\n", right_v1()), vec!["line-break-at-end"]),
        (right_v1().replacen("%2F", "/", 1), vec!["path-not-encoded"]),
    ]
}

#[test]
fn a_right_signature_is_called_right() {
    let text = v1(&sha1(KEY, &right_v1()));
    let diagnosis = finds(&text, Some(&keys()), &[]);
    assert!(!diagnosis.is_wrong() && diagnosis.difference.is_none());
    assert!(diagnosis.remarks[0].text.en.contains("is the one that these keys make"));
    let v3 = V3::new();
    let text = v3.command(&sha256(SECRET, &string_v3(&v3.right())));
    assert!(!finds(&text, Some(&keys()), &[]).is_wrong());
}

#[test]
fn every_mistake_of_v1_is_found_by_its_signature() {
    for (string, expected) in wrong_v1() {
        let diagnosis = finds(&v1(&sha1(KEY, &string)), Some(&keys()), &expected);
        let at = string.bytes().zip(right_v1().bytes()).take_while(|(a, b)| a == b).count();
        assert_eq!(diagnosis.difference.map(|found| found.at), Some(at), "{expected:?}");
    }
    let twice = joined(&sorted(PARAMS), str::to_owned);
    let raw = format!("POST&%2F&{}", encode(&twice));
    finds(&v1(&sha1(KEY, &raw)), Some(&keys()), &["not-encoded"]);
    finds(&v1(&sha1(SECRET, &right_v1())), Some(&keys()), &["key-ending"]);
    finds(&v1(&sha1("testsecret\n&", &right_v1())), Some(&keys()), &["secret-line-break"]);
    finds(&v1(&sha1("testsecret &", &right_v1())), Some(&keys()), &["secret-space"]);
    finds(&v1(&sha1("another&", &right_v1())), Some(&keys()), &["secret"]);
}

#[test]
fn every_mistake_of_v1_is_found_by_the_string_that_was_signed() {
    let right = right_v1();
    for (string, expected) in wrong_v1() {
        // A line break at the end is lost when text is copied.
        if expected == ["line-break-at-end"] {
            continue;
        }
        let text = format!("mine: {string}\nserver string to sign is:{right}");
        let diagnosis = diagnosed(&text, None).unwrap();
        assert_eq!(ids(&diagnosis), expected, "{text}");
        let at = string.bytes().zip(right.bytes()).take_while(|(a, b)| a == b).count();
        assert_eq!(diagnosis.difference.unwrap().at, at);
    }
}

#[test]
fn every_mistake_of_v3_is_found() {
    let v3 = V3::new();
    let right = v3.right();
    let query = joined(&sorted(&v3.query), encode);
    let body = hash(&v3.body);
    let lines = right.replace("\n\ncontent-type;", "\ncontent-type;");
    for (canonical, expected) in [
        (v3.canonical("POST", &joined(&sorted(&v3.query), plus), &body), &["space-as-plus"][..]),
        (v3.canonical("POST", &joined(&sorted(&v3.query), lower), &body), &["lower-hex"]),
        (v3.canonical("POST", &joined(&v3.query, encode), &body), &["unsorted"]),
        (v3.canonical("GET", &query, &body), &["other-method"]),
        (v3.canonical("POST", &query, &hash("")), &["empty-body-signed"]),
        (format!("{right}\n"), &["line-break-at-end"]),
        (lines, &["empty-line-missing"]),
    ] {
        let text = v3.command(&sha256(SECRET, &string_v3(&canonical)));
        let diagnosis = finds(&text, Some(&keys()), expected);
        let at = canonical.bytes().zip(right.bytes()).take_while(|(a, b)| a == b).count();
        assert_eq!(diagnosis.difference.unwrap().at, at, "{expected:?}");
    }
    let text = v3.command(&sha256(SECRET, &right));
    finds(&text, Some(&keys()), &["not-hashed"]);
    let text = v3.command(&sha256(KEY, &string_v3(&right)));
    finds(&text, Some(&keys()), &["key-ending"]);
    let text = v3.command(&sha256("testsecret\n", &string_v3(&right)));
    finds(&text, Some(&keys()), &["secret-line-break"]);
    let text = v3.command(&sha256("another", &string_v3(&right)));
    finds(&text, Some(&keys()), &["secret"]);
}

#[test]
fn v1_signs_what_travels_in_the_body_too() {
    let (query, body) = PARAMS.split_at(9);
    let command = |signature: &str| {
        format!(
            "curl 'https://hbr.aliyuncs.com/?{}&Signature={}' -d '{}'",
            joined(query, encode),
            encode(signature),
            joined(body, encode)
        )
    };
    let right = v1_string("POST", &sorted(PARAMS), encode);
    assert!(!finds(&command(&sha1(KEY, &right)), Some(&keys()), &[]).is_wrong());
    let wrong = v1_string("POST", &sorted(query), encode);
    finds(&command(&sha1(KEY, &wrong)), Some(&keys()), &["body-not-signed"]);
}

#[test]
fn a_signature_of_another_key_is_not_checked() {
    let other = Credentials::new("otherid", SECRET, None).unwrap();
    finds(&v1(&sha1(KEY, &right_v1())), Some(&other), &["other-key"]);
}
