//! HMAC-SHA1, the RPC scheme: the signature is one more parameter, over all the others
//! (<https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism>).
//!
//! Superseded by [`v3`](super::v3); what it is still good for is a URL that carries everything.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use crate::request::credentials::Credentials;
use crate::request::sign::percent;
use crate::request::wire::Wire;
use crate::request::{ACTION, METHOD, Request, Signed, Target, VERSION};
use crate::values::time::Utc;

/// The request with every parameter in its URL, and the signature last.
#[must_use]
pub fn sign(wire: &Wire, target: &Target, credentials: &Credentials) -> Signed {
    let mut pairs: Vec<(String, String)> = wire.pairs().cloned().collect();
    let mut common = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
    common("AccessKeyId", credentials.access_key_id());
    common("Action", ACTION);
    common("Format", "JSON");
    common("SignatureMethod", "HMAC-SHA1");
    common("SignatureNonce", target.nonce());
    common("SignatureVersion", "1.0");
    common("Timestamp", &Utc(target.timestamp()).to_string());
    common("Version", VERSION);
    if let Some(token) = credentials.security_token() {
        common("SecurityToken", token);
    }
    pairs.sort_unstable();
    let canonical = percent::query(&pairs);
    let string_to_sign = format!("{METHOD}&%2F&{}", percent::encode(&canonical));
    let signature = percent::encode(&STANDARD.encode(hmac(credentials, &string_to_sign)));
    Signed {
        request: Request {
            method: METHOD,
            url: format!("{}/?{canonical}&Signature={signature}", target.endpoint()),
            headers: Vec::new(),
            body: String::new(),
        },
        canonical,
        string_to_sign,
    }
}

/// The key is the secret and an ampersand, behind which other schemes have a second secret.
fn hmac(credentials: &Credentials, text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha1>::new_from_slice(&credentials.v1_key())
        .expect("HMAC takes a key of any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}
