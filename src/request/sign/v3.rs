//! `ACS3-HMAC-SHA256`: the signature in a header, over the query, the signed headers and the body
//! (<https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature>).

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::request::credentials::Credentials;
use crate::request::sign::percent;
use crate::request::wire::Wire;
use crate::request::{ACTION, METHOD, Request, Signed, Target, VERSION};
use crate::values::time::Utc;

/// The name of the scheme, as it stands in the header and in what is signed.
pub const SCHEME: &str = "ACS3-HMAC-SHA256";

/// The request with its signature.
#[must_use]
pub fn sign(wire: &Wire, target: &Target, credentials: &Credentials) -> Signed {
    let body = percent::form(&sorted(&wire.body));
    let query = percent::query(&sorted(&wire.query));
    let payload = hex(&Sha256::digest(body.as_bytes()));
    let mut headers = vec![
        ("host", target.endpoint().host().to_owned()),
        ("x-acs-version", VERSION.to_owned()),
        ("x-acs-action", ACTION.to_owned()),
        ("x-acs-date", Utc(target.timestamp()).to_string()),
        ("x-acs-signature-nonce", target.nonce().to_owned()),
        ("content-type", "application/x-www-form-urlencoded".to_owned()),
        ("x-acs-content-sha256", payload.clone()),
    ];
    if let Some(token) = credentials.security_token() {
        headers.push(("x-acs-accesskey-id", credentials.access_key_id().to_owned()));
        headers.push(("x-acs-security-token", token.to_owned()));
    }
    let canonical = canonical(&query, &headers, &payload);
    let signed_names = names(&headers);
    let string_to_sign = format!("{SCHEME}\n{}", hex(&Sha256::digest(canonical.as_bytes())));
    let signature = hex(&hmac(credentials.access_key_secret(), &string_to_sign));
    let authorization = format!(
        "{SCHEME} Credential={},SignedHeaders={signed_names},Signature={signature}",
        credentials.access_key_id()
    );
    headers.push(("Authorization", authorization));
    let separator = if query.is_empty() { "" } else { "?" };
    Signed {
        request: Request {
            method: METHOD,
            url: format!("{}/{separator}{query}", target.endpoint()),
            headers: headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            body,
        },
        canonical,
        string_to_sign,
    }
}

/// Method, path, query, headers, their names, and the hash of the body, a line each. Every header ends its line,
/// so an empty one stands before the names.
fn canonical(query: &str, headers: &[(&str, String)], payload: &str) -> String {
    let mut sorted: Vec<&(&str, String)> = headers.iter().collect();
    sorted.sort_unstable_by_key(|(name, _)| *name);
    let lines: Vec<String> =
        sorted.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
    format!("{METHOD}\n/\n{query}\n{}\n{}\n{payload}", lines.concat(), names(headers))
}

/// The names of the signed headers, as they stand in the header of the signature.
fn names(headers: &[(&str, String)]) -> String {
    let mut names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.join(";")
}

/// Pairs in the order that they are signed in.
#[must_use]
pub fn sorted(pairs: &[(String, String)]) -> Vec<(String, String)> {
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable();
    pairs
}

fn hmac(secret: &str, text: &str) -> Vec<u8> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)]).collect()
}
