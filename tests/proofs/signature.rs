//! The signature of a request that arrived, checked as the service would: by what arrived alone. It is written apart from
//! what is tested, after the documentation
//! (<https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature>).

use base64::Engine as _;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::stand_in::Received;

/// The secret of the keys that tests sign with.
pub(crate) const SECRET: &str = "MARKED-SECRET";

/// Names and values of the query or of a form, decoded.
pub(crate) fn pairs(encoded: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| {
        percent_decode_str(&text.replace('+', " ")).decode_utf8().expect("UTF-8").into_owned()
    };
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').expect("a pair");
        (decoded(name), decoded(value))
    };
    encoded.split('&').filter(|pair| !pair.is_empty()).map(pair).collect()
}

/// The query of a request line.
pub(crate) fn query(received: &Received) -> &str {
    let target = received.line.split(' ').nth(1).expect("a target");
    target.strip_prefix('/').expect("the path /").trim_start_matches('?')
}

/// A text as RFC 3986 encodes it.
fn encoded(text: &str) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    utf8_percent_encode(text, PLAIN).to_string()
}

/// Bytes in small hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    bytes.concat()
}

/// Fails unless the request has a V3 signature that is right.
#[track_caller]
pub(crate) fn is_signed_v3(received: &Received) {
    let header = |name: &str| {
        let found: Vec<&str> = received
            .headers
            .iter()
            .filter(|(sent, _)| sent == name)
            .map(|(_, value)| value.as_str())
            .collect();
        assert_eq!(found.len(), 1, "one {name}");
        found[0]
    };
    let payload = hex(&Sha256::digest(received.body.as_bytes()));
    assert_eq!(header("x-acs-content-sha256"), payload);
    let authorization = header("authorization");
    let parts = authorization.strip_prefix("ACS3-HMAC-SHA256 ").expect("the scheme");
    let part = |name: &str| {
        parts.split(',').find_map(|part| part.strip_prefix(name)).expect("a part of the header")
    };
    let names: Vec<&str> = part("SignedHeaders=").split(';').collect();
    assert!(names.is_sorted());
    // Everything that the service reads must be signed.
    for (name, _) in &received.headers {
        let must = name == "host" || name == "content-type" || name.starts_with("x-acs-");
        assert!(!must || names.contains(&name.as_str()), "{name} is not signed");
    }
    for name in ["x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce"] {
        assert!(names.contains(&name), "{name} is not there");
    }
    // Libraries may write the query in another way than they sign it, such as `+` for a space.
    let mut query = pairs(query(received));
    query.sort_unstable();
    let query: Vec<String> =
        query.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    let headers: Vec<String> =
        names.iter().map(|name| format!("{name}:{}\n", header(name))).collect();
    let headers = headers.concat();
    let canonical =
        format!("POST\n/\n{}\n{headers}\n{}\n{payload}", query.join("&"), names.join(";"));
    let text = format!("ACS3-HMAC-SHA256\n{}", hex(&Sha256::digest(&canonical)));
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).expect("a key");
    mac.update(text.as_bytes());
    assert_eq!(part("Signature="), hex(&mac.finalize().into_bytes()), "{canonical}");
}

/// Fails unless the request has a V1 signature that is right.
#[track_caller]
pub(crate) fn is_signed_v1(received: &Received) {
    let encoded = query(received);
    let (signed, signature) = encoded.rsplit_once("&Signature=").expect("a signature");
    let mut sorted: Vec<&str> = signed.split('&').collect();
    sorted.sort_unstable_by_key(|pair| pair.split('=').next());
    // What is encoded once has no other characters to encode than these.
    let encoded = sorted.join("&").replace('%', "%25").replace('=', "%3D").replace('&', "%26");
    let mut mac = Hmac::<Sha1>::new_from_slice(format!("{SECRET}&").as_bytes()).expect("a key");
    mac.update(format!("POST&%2F&{encoded}").as_bytes());
    let right = base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes());
    let given = percent_decode_str(signature).decode_utf8().expect("UTF-8");
    assert_eq!(given, right);
}
