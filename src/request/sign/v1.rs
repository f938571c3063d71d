//! HMAC-SHA1, the RPC scheme: the signature is one more parameter, over all the others
//! (<https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism>).
//!
//! Superseded by [`v3`](super::v3); what it is still good for is a URL that carries everything.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::lang::t;
use crate::request::credentials::Credentials;
use crate::request::sign::percent;
use crate::request::sign::step::{NO_KEY_ID, Outcome, Step};
use crate::request::wire::Wire;
use crate::request::{ACTION, METHOD, Request, Signed, Target, VERSION};
use crate::values::time::Utc;

/// The name of the method, as it stands among the parameters.
pub const SIGNATURE_METHOD: &str = "HMAC-SHA1";
/// The version of the scheme, likewise.
pub const SIGNATURE_VERSION: &str = "1.0";
/// What stands behind the secret in the key: other schemes have a second secret there.
pub const BEHIND_SECRET: &str = "&";

/// Every text on the way to a signature.
pub(in crate::request) struct Calculation {
    endpoint: String,
    canonical: String,
    string_to_sign: String,
    /// The signature; nothing without keys.
    signature: Option<String>,
}

impl Calculation {
    /// Calculates as far as the keys allow.
    pub(in crate::request) fn of(
        wire: &Wire<'_>,
        target: &Target,
        credentials: Option<&Credentials>,
    ) -> Self {
        let time = Utc(target.timestamp()).to_string();
        let common = [
            ("AccessKeyId", credentials.map_or(NO_KEY_ID, Credentials::access_key_id)),
            ("Action", ACTION),
            ("Format", "JSON"),
            ("SignatureMethod", SIGNATURE_METHOD),
            ("SignatureNonce", target.nonce()),
            ("SignatureVersion", SIGNATURE_VERSION),
            ("Timestamp", &time),
            ("Version", VERSION),
        ];
        let token = credentials.and_then(Credentials::security_token);
        let own = wire.pairs().map(|(name, value)| (name.as_ref(), value.as_ref()));
        let token = token.map(|token| ("SecurityToken", token));
        let mut pairs: Vec<(&str, &str)> = own.chain(common).chain(token).collect();
        pairs.sort_unstable();
        let canonical = percent::query(&pairs);
        let string_to_sign = string_to_sign(METHOD, &canonical);
        let signature = credentials.map(|keys| signature(keys, BEHIND_SECRET, &string_to_sign));
        let endpoint = target.endpoint().to_string();
        Calculation { endpoint, canonical, string_to_sign, signature }
    }

    /// The request with every parameter in its URL, and the signature last; nothing without keys.
    pub(in crate::request) fn into_signed(self) -> Option<Signed> {
        let url = self.url()?;
        let Calculation { canonical, string_to_sign, .. } = self;
        let request = Request { method: METHOD, url, headers: Vec::new(), body: String::new() };
        Some(Signed { request, canonical, string_to_sign })
    }

    /// The steps, in their order.
    pub(in crate::request) fn into_steps(self) -> Vec<Step> {
        let url = self.url();
        vec![
            Step::new(
                "query",
                t("Sorted parameters", "排序后的参数"),
                t(
                    "All parameters, those of a body too, but not `Signature`: sorted by name, byte by byte. Names and values are percent-encoded: a space is `%20`, `*` is `%2A`, `~` stays.",
                    "除 `Signature` 外的全部参数（包括正文中的），按名称的字节顺序排序。名称和值做百分号编码：空格为 `%20`，`*` 为 `%2A`，`~` 不变。",
                ),
                Some(self.canonical),
            ),
            Step::new(
                "string-to-sign",
                t("String to sign", "待签名字符串"),
                t(
                    "The method, `&%2F&`, and the sorted parameters, percent-encoded once more.",
                    "请求方法、`&%2F&`，以及再做一次百分号编码的排序后参数。",
                ),
                Some(self.string_to_sign),
            ),
            Step {
                id: "key",
                title: t("Key", "密钥"),
                about: t(
                    "The access key secret with `&` behind it. It is never shown.",
                    "AccessKey Secret 后加 `&`，从不显示。",
                ),
                outcome: Outcome::Secret,
            },
            Step::new(
                "signature",
                t("Signature", "签名"),
                t(
                    "HMAC-SHA1 of the string to sign with that key, in Base64.",
                    "用该密钥对待签名字符串计算 HMAC-SHA1，再做 Base64 编码。",
                ),
                self.signature,
            ),
            Step::new(
                "url",
                t("URL to POST to", "用 POST 发送的 URL"),
                t(
                    "The parameters, and the signature as one more, percent-encoded: a `+` in it must travel as `%2B`.",
                    "参数之后加上签名，签名也做百分号编码：其中的 `+` 须写作 `%2B`。",
                ),
                url,
            ),
        ]
    }

    fn url(&self) -> Option<String> {
        let signature = percent::encode(self.signature.as_ref()?);
        Some([&self.endpoint, "/?", &self.canonical, "&Signature=", &signature].concat())
    }
}

/// What the signature is over: the method, the path `/` and the sorted parameters, each encoded.
#[must_use]
pub fn string_to_sign(method: &str, canonical: &str) -> String {
    [method, "&%2F&", &percent::encode(canonical)].concat()
}

/// The signature of a text. `behind` is what stands behind the secret in the key; anything but [`BEHIND_SECRET`] is a
/// mistake, which a doctor looks for.
#[must_use]
pub fn signature(credentials: &Credentials, behind: &str, text: &str) -> String {
    STANDARD.encode(credentials.secret().hmac_sha1(behind, text))
}
