//! `ACS3-HMAC-SHA256`: the signature in a header, over the query, the signed headers and the body
//! (<https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature>).

use sha2::{Digest, Sha256};

use crate::lang::t;
use crate::request::credentials::Credentials;
use crate::request::sign::percent;
use crate::request::sign::step::{Outcome, Step};
use crate::request::wire::Wire;
use crate::request::{ACTION, METHOD, Request, Signed, Target, VERSION};
use crate::values::time::Utc;

/// The name of the scheme, as it stands in the header and in what is signed.
pub const SCHEME: &str = "ACS3-HMAC-SHA256";
/// The header of the hash of the body.
pub const CONTENT_SHA256: &str = "x-acs-content-sha256";
/// The header of the token of temporary keys.
pub const SECURITY_TOKEN: &str = "x-acs-security-token";
/// The header of the time.
pub const DATE: &str = "x-acs-date";
/// The header of what no other request has had.
pub const NONCE: &str = "x-acs-signature-nonce";

/// Every text on the way to a signature.
pub(in crate::request) struct Calculation {
    endpoint: String,
    query: String,
    body: String,
    payload: String,
    /// The headers, in the order they are sent.
    headers: Vec<(String, String)>,
    canonical_headers: String,
    names: String,
    canonical: String,
    hash: String,
    string_to_sign: String,
    /// The signature, and the header that it stands in; nothing without keys.
    signature: Option<(String, String)>,
}

impl Calculation {
    /// Calculates as far as the keys allow.
    pub(in crate::request) fn of(
        wire: &Wire<'_>,
        target: &Target,
        credentials: Option<&Credentials>,
    ) -> Self {
        let body = percent::form(&sorted(&wire.body));
        let query = percent::query(&sorted(&wire.query));
        let payload = hash(body.as_bytes());
        let mut headers = vec![
            ("host", target.endpoint().host().to_owned()),
            ("x-acs-version", VERSION.to_owned()),
            ("x-acs-action", ACTION.to_owned()),
            (DATE, Utc(target.timestamp()).to_string()),
            (NONCE, target.nonce().to_owned()),
            ("content-type", "application/x-www-form-urlencoded".to_owned()),
            (CONTENT_SHA256, payload.clone()),
        ];
        if let Some((keys, token)) =
            credentials.and_then(|keys| Some((keys, keys.security_token()?)))
        {
            headers.push(("x-acs-accesskey-id", keys.access_key_id().to_owned()));
            headers.push((SECURITY_TOKEN, token.to_owned()));
        }
        let headers: Vec<(String, String)> =
            headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let (canonical_headers, names) = (canonical_headers(&headers), names(&headers));
        let canonical =
            canonical_request(METHOD, "/", &query, &canonical_headers, &names, &payload);
        let hash = hash(canonical.as_bytes());
        let string_to_sign = string_to_sign(&hash);
        let signature = credentials.map(|keys| {
            let signature = signature(keys, "", &string_to_sign);
            let header = authorization(keys.access_key_id(), &names, &signature);
            (signature, header)
        });
        Calculation {
            endpoint: target.endpoint().to_string(),
            query,
            body,
            payload,
            headers,
            canonical_headers,
            names,
            canonical,
            hash,
            string_to_sign,
            signature,
        }
    }

    /// The request with its signature; nothing without keys.
    pub(in crate::request) fn into_signed(self) -> Option<Signed> {
        let (_, authorization) = self.signature?;
        let mut headers = self.headers;
        headers.push(("Authorization".to_owned(), authorization));
        let separator = if self.query.is_empty() { "" } else { "?" };
        let url = format!("{}/{separator}{}", self.endpoint, self.query);
        let request = Request { method: METHOD, url, headers, body: self.body };
        Some(Signed { request, canonical: self.canonical, string_to_sign: self.string_to_sign })
    }

    /// The steps, in their order.
    pub(in crate::request) fn into_steps(self) -> Vec<Step> {
        let (signature, authorization) = self.signature.unzip();
        vec![
            Step::new(
                "query",
                t("Sorted query", "排序后的查询字符串"),
                t(
                    "The parameters of the URL, sorted by name, byte by byte. Names and values are percent-encoded: a space is `%20`, `*` is `%2A`, `~` stays.",
                    "URL 中的参数，按名称的字节顺序排序。名称和值做百分号编码：空格为 `%20`，`*` 为 `%2A`，`~` 不变。",
                ),
                Some(self.query),
            ),
            Step::new(
                "body",
                t("Body", "正文"),
                t("The form exactly as it is sent.", "与实际发送完全一致的表单。"),
                Some(self.body),
            ),
            Step::new(
                "payload-hash",
                t("Hash of the body", "正文哈希"),
                t(
                    "SHA-256 of the body's bytes, in lower-case hexadecimal. It is sent as `x-acs-content-sha256`.",
                    "正文字节的 SHA-256，小写十六进制，以 `x-acs-content-sha256` 发送。",
                ),
                Some(self.payload),
            ),
            Step::new(
                "headers",
                t("Canonical headers", "规范化请求头"),
                t(
                    "`host`, `content-type` and every `x-acs-` header: `name:value`, a line each, names in lower case and sorted, values without space around them.",
                    "`host`、`content-type` 和所有 `x-acs-` 请求头：每行一个 `name:value`，名称小写并排序，值去除首尾空格。",
                ),
                Some(self.canonical_headers),
            ),
            Step::new(
                "signed-headers",
                t("Signed headers", "参与签名的请求头"),
                t("Their names in the same order, joined by `;`.", "按同样顺序用 `;` 连接的名称。"),
                Some(self.names),
            ),
            Step::new(
                "canonical-request",
                t("Canonical request", "规范化请求"),
                t(
                    "Method, path, query, headers, names and hash, a line each. The headers end with a line break of their own, so an empty line stands before the names.",
                    "请求方法、路径、查询字符串、请求头、名称和哈希，各占一行。请求头自带换行，因此名称之前有一个空行。",
                ),
                Some(self.canonical),
            ),
            Step::new(
                "request-hash",
                t("Hash of the canonical request", "规范化请求的哈希"),
                t("SHA-256, in lower-case hexadecimal.", "SHA-256，小写十六进制。"),
                Some(self.hash),
            ),
            Step::new(
                "string-to-sign",
                t("String to sign", "待签名字符串"),
                t(
                    "The name of the scheme, and that hash on the next line.",
                    "签名算法名称，下一行是该哈希。",
                ),
                Some(self.string_to_sign),
            ),
            Step {
                id: "key",
                title: t("Key", "密钥"),
                about: t(
                    "The access key secret as it is, with nothing behind it. It is never shown.",
                    "AccessKey Secret 本身，后面不加任何字符，从不显示。",
                ),
                outcome: Outcome::Secret,
            },
            Step::new(
                "signature",
                t("Signature", "签名"),
                t(
                    "HMAC-SHA256 of the string to sign with that key, in lower-case hexadecimal.",
                    "用该密钥对待签名字符串计算 HMAC-SHA256，小写十六进制。",
                ),
                signature,
            ),
            Step::new(
                "authorization",
                t("Authorization header", "Authorization 请求头"),
                t(
                    "The scheme, the key's ID, the names and the signature; no space behind the commas.",
                    "签名算法、AccessKey ID、名称和签名，逗号后没有空格。",
                ),
                authorization,
            ),
        ]
    }
}

/// The headers with their values, a line each, sorted by name. Every header ends its line.
#[must_use]
pub fn canonical_headers(headers: &[(String, String)]) -> String {
    let mut sorted: Vec<&(String, String)> = headers.iter().collect();
    sorted.sort_by_key(|(name, _)| name);
    sorted.iter().flat_map(|(name, value)| [name, ":", value, "\n"]).collect()
}

/// The names of headers, as they stand in the header of the signature.
#[must_use]
pub fn names(headers: &[(String, String)]) -> String {
    let mut names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.join(";")
}

/// Pairs in the order that they are signed in.
#[must_use]
pub fn sorted<T: AsRef<str>>(pairs: &[(T, T)]) -> Vec<(&str, &str)> {
    let pairs = pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
    let mut pairs: Vec<(&str, &str)> = pairs.collect();
    pairs.sort_unstable();
    pairs
}

/// The request as one text. Since every header ends its line, an empty one stands before the names.
#[must_use]
pub fn canonical_request(
    method: &str,
    path: &str,
    query: &str,
    headers: &str,
    names: &str,
    payload: &str,
) -> String {
    format!("{method}\n{path}\n{query}\n{headers}\n{names}\n{payload}")
}

/// What the signature is over, of the hash of the canonical request.
#[must_use]
pub fn string_to_sign(hash: &str) -> String {
    format!("{SCHEME}\n{hash}")
}

/// The signature of a text. `behind` is what stands behind the secret in the key; anything but nothing is a mistake,
/// which a doctor looks for.
#[must_use]
pub fn signature(credentials: &Credentials, behind: &str, text: &str) -> String {
    hex(&credentials.secret().hmac_sha256(behind, text))
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn authorization(id: &str, names: &str, signature: &str) -> String {
    format!("{SCHEME} Credential={id},SignedHeaders={names},Signature={signature}")
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)].into());
        text.push(DIGITS[usize::from(byte & 0xf)].into());
    }
    text
}
