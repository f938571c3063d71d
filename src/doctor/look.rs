//! What can be seen on a request without any secret: names, forms and times that the gateway does not take.

use crate::doctor::parts::pairs;
use crate::doctor::{Finding, LONGEST_WORD, Place, is_name};
use crate::import::sent::Sent;
use crate::lang::{Arg, Text, t};
use crate::request::sign::{v1, v3};
use crate::request::{ACTION, METHOD, VALID_MINUTES};
use crate::values::moment::instant;

/// The common parameters of V1 (<https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism>).
static COMMON: &[&str] = &[
    "AccessKeyId",
    "Action",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureVersion",
    "Timestamp",
    "Version",
    "Signature",
    "SecurityToken",
    "Format",
];
/// Of these, how many every signed request has.
const NEEDED: usize = 8;
/// The headers that every signed request has and signs
/// (<https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature>).
static HEADERS: &[&str] =
    &["host", "x-acs-action", "x-acs-version", v3::DATE, v3::NONCE, v3::CONTENT_SHA256];
/// How the ID of a temporary key begins.
const TEMPORARY: &str = "STS.";
/// The length of a signature in Base64: HMAC-SHA1 has 20 bytes.
const SHA1: usize = 28;
/// The length of a signature in hexadecimal: HMAC-SHA256 has 32 bytes.
const SHA256: usize = 64;

/// The parts of an `Authorization` header.
#[derive(Default)]
pub(in crate::doctor) struct Authorization<'a> {
    scheme: &'a str,
    pub(in crate::doctor) credential: &'a str,
    pub(in crate::doctor) signed: Vec<&'a str>,
    pub(in crate::doctor) signature: &'a str,
}

impl<'a> Authorization<'a> {
    pub(in crate::doctor) fn of(header: &'a str) -> Self {
        let (scheme, rest) = header.trim().split_once(' ').unwrap_or((header.trim(), ""));
        let mut parts = Authorization { scheme, ..Authorization::default() };
        for part in rest.split(',') {
            match part.trim().split_once('=') {
                Some(("Credential", id)) => parts.credential = id,
                Some(("SignedHeaders", names)) => {
                    // In a torn header the signature may have become a part of a name.
                    let names = names.split(';').filter(|name| !name.is_empty() && is_name(name));
                    parts.signed = names.collect();
                }
                Some(("Signature", signature)) => parts.signature = signature,
                _ => {}
            }
        }
        parts
    }
}

/// What is found, with what it is found in.
struct Found(Vec<Finding>);

impl Found {
    /// Something about a parameter or a header that the sentence names.
    fn name(&mut self, id: &'static str, name: &str, text: Text) {
        let place = Place::new(name);
        let shown = if place.name().is_empty() { "…" } else { place.name() };
        let args = [Arg::code(shown)];
        self.0.push(Finding::new(id, place, text, args));
    }

    fn add(&mut self, id: &'static str, place: &str, text: Text, args: impl Into<Vec<Arg>>) {
        self.0.push(Finding::new(id, Place::new(place), text, args));
    }
}

/// A value, unless it has a word as long as those of tokens and signatures.
fn shown(value: &str) -> Arg {
    let mut words = value.split(|c: char| !c.is_ascii_alphanumeric());
    Arg::value(if words.all(|word| word.len() <= LONGEST_WORD) { value } else { "…" })
}

/// What is seen on the parameters of V1. `whole` is false where only what was signed is known, without the signature.
pub(in crate::doctor) fn v1(
    params: &[(String, String)],
    method: Option<&str>,
    whole: bool,
    now: Option<i64>,
) -> Vec<Finding> {
    let mut found = Found(Vec::new());
    let get = |name: &str| {
        params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    };
    for name in &COMMON[..NEEDED] {
        if get(name).is_some() || *name == "Signature" && !whole {
            continue;
        }
        match params.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((wrong, _)) => found.add(
                "name-misspelt",
                wrong,
                t("{0} is spelt {1}.", "{0} 应写作 {1}。"),
                [Arg::code(wrong), Arg::code(*name)],
            ),
            None => found.name("parameter-missing", name, t("{0} is missing.", "缺少 {0}。")),
        }
    }
    for (index, (name, _)) in params.iter().enumerate() {
        if COMMON.contains(&name.as_str()) && params[..index].iter().any(|(known, _)| known == name)
        {
            found.name("parameter-twice", name, t("{0} is there twice.", "{0} 出现了两次。"));
        }
    }
    for (name, right) in
        [("SignatureMethod", v1::SIGNATURE_METHOD), ("SignatureVersion", v1::SIGNATURE_VERSION)]
    {
        if get(name).is_some_and(|value| value != right) {
            found.add(
                "other-scheme",
                name,
                t("{0} is not {1}.", "{0} 不是 {1}。"),
                [Arg::code(name), Arg::code(right)],
            );
        }
    }
    key(&mut found, "AccessKeyId", get("AccessKeyId"), "SecurityToken", get("SecurityToken"));
    time(&mut found, "Timestamp", get("Timestamp"), now);
    self::method(&mut found, get("Action"), method);
    if let Some(signature) = get("Signature") {
        signature_v1(&mut found, signature);
    }
    found.0
}

fn signature_v1(found: &mut Found, signature: &str) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    if signature.contains(' ') {
        found.add(
            "signature-not-encoded",
            "Signature",
            t(
                "A `+` of the signature travels as it is and arrives as a space. Encode it as `%2B`.",
                "签名中的 `+` 未编码，到达时变成空格，应编码为 `%2B`。",
            ),
            [],
        );
    } else if signature.contains('%') {
        found.add(
            "signature-encoded-twice",
            "Signature",
            t("The signature was encoded twice.", "签名被编码了两次。"),
            [],
        );
    } else if signature.len() != SHA1 || !signature.bytes().all(plain) {
        found.add(
            "signature-form",
            "Signature",
            t(
                "The signature is not the Base64 of an HMAC-SHA1, which has {0} characters. It may be cut off, or made by another hash.",
                "签名不是 HMAC-SHA1 的 Base64（应为 {0} 个字符），可能被截断，或使用了其他哈希算法。",
            ),
            [Arg::count(SHA1)],
        );
    }
}

/// What is seen on the headers and the body of V3.
pub(in crate::doctor) fn v3(sent: &Sent, now: Option<i64>) -> Vec<Finding> {
    let mut found = Found(Vec::new());
    let header = sent.header("Authorization").unwrap_or_default();
    let parts = Authorization::of(header);
    if header.is_empty() {
        found.name("header-missing", "Authorization", t("{0} is missing.", "缺少 {0}。"));
    } else {
        authorization(&mut found, &parts);
        signed_headers(&mut found, &parts, sent);
    }
    for name in HEADERS.iter().skip(1) {
        if sent.header(name).is_none() {
            found.name("header-missing", name, t("{0} is missing.", "缺少 {0}。"));
        }
    }
    let token = sent.header(v3::SECURITY_TOKEN);
    key(&mut found, "Credential", Some(parts.credential), v3::SECURITY_TOKEN, token);
    time(&mut found, v3::DATE, sent.header(v3::DATE), now);
    method(&mut found, sent.header("x-acs-action"), sent.method.as_deref());
    if let Some(host) =
        sent.header("host").filter(|host| !sent.host.is_empty() && *host != sent.host)
    {
        let args = [shown(host), shown(&sent.host)];
        found.add(
            "other-host",
            "host",
            t(
                "The header says {0}, while the request goes to {1}.",
                "请求头为 {0}，而请求发往 {1}。",
            ),
            args,
        );
    }
    if let Some((hash, body)) = sent.header(v3::CONTENT_SHA256).zip(sent.body.as_deref()) {
        body_hash(&mut found, hash, body, sent.has_holes);
    }
    let in_query = pairs(&sent.query);
    if let Some((name, _)) = in_query.iter().find(|(name, _)| name.starts_with("Signature")) {
        found.name(
            "schemes-mixed",
            name,
            t(
                "{0} belongs to V1, while the header is of V3. Send one of the two.",
                "{0} 属于 V1，而请求头属于 V3，只应使用其中一种。",
            ),
        );
    }
    found.0
}

fn authorization(found: &mut Found, parts: &Authorization<'_>) {
    let place = "Authorization";
    if parts.scheme != v3::SCHEME {
        found.add(
            "other-scheme",
            place,
            t("{0} is not {1}.", "{0} 不是 {1}。"),
            [Arg::code(place), Arg::code(v3::SCHEME)],
        );
    }
    let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if parts.credential.is_empty() || parts.signed.is_empty() || parts.signature.is_empty() {
        found.add(
            "authorization-form",
            place,
            t(
                "It is not written as `Credential=…,SignedHeaders=…,Signature=…`.",
                "格式不是 `Credential=…,SignedHeaders=…,Signature=…`。",
            ),
            [],
        );
    } else if parts.signature.len() != SHA256 || !parts.signature.bytes().all(hexadecimal) {
        found.add(
            "signature-form",
            place,
            t(
                "The signature is not {0} hexadecimal digits in small letters. It may be cut off, or in Base64.",
                "签名不是 {0} 位小写十六进制，可能被截断，或使用了 Base64。",
            ),
            [Arg::count(SHA256)],
        );
    }
}

fn signed_headers(found: &mut Found, parts: &Authorization<'_>, sent: &Sent) {
    let place = "SignedHeaders";
    let signed = &parts.signed;
    if signed.iter().any(|name| name.chars().any(char::is_uppercase)) {
        found.add(
            "signed-headers-case",
            place,
            t("The names are not in lower case.", "名称不是小写。"),
            [],
        );
    }
    if !signed.is_sorted() {
        found.add(
            "signed-headers-unsorted",
            place,
            t("The names are not sorted.", "名称没有排序。"),
            [],
        );
    }
    for name in signed {
        if sent.header(name).is_none() && !name.eq_ignore_ascii_case("host") {
            found.name(
                "signed-header-not-sent",
                name,
                t("{0} is signed but not sent.", "{0} 参与了签名，但没有发送。"),
            );
        }
    }
    let names = sent.headers.iter().map(|(name, _)| name.to_ascii_lowercase());
    let must = names.filter(|name| name.starts_with("x-acs-") || name == "content-type");
    for name in must.chain(["host".to_owned()]) {
        if !signed.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            found.name(
                "header-not-signed",
                &name,
                t("{0} is sent but not signed.", "{0} 已发送，但没有参与签名。"),
            );
        }
    }
}

fn body_hash(found: &mut Found, hash: &str, body: &str, has_holes: bool) {
    let of = |text: &str| v3::hash(text.as_bytes()) == hash;
    if of(body) || has_holes {
        return;
    }
    let text = if hash.eq_ignore_ascii_case(&v3::hash(body.as_bytes())) {
        t("The hash is in capitals. Write it in small letters.", "哈希使用了大写字母，应为小写。")
    } else if of(&format!("{body}\n")) || of(&format!("{body}\r\n")) {
        t(
            "The hash is that of the body with a line break behind it.",
            "此哈希对应末尾多一个换行的正文。",
        )
    } else if of("") {
        t(
            "The hash is that of an empty body, while a body is sent.",
            "此哈希对应空正文，而实际发送了正文。",
        )
    } else if of(&body.replace('+', "%20")) || of(&body.replace("%20", "+")) {
        t(
            "The hash is that of the body with its spaces encoded otherwise. Hash the very bytes that are sent.",
            "此哈希对应空格编码方式不同的正文，应对实际发送的字节计算哈希。",
        )
    } else {
        t(
            "The hash is not that of the body: the body was changed after it was signed, or another one was hashed.",
            "此哈希与正文不符：签名后正文被改动，或对其他内容计算了哈希。",
        )
    };
    found.add("body-hash", v3::CONTENT_SHA256, text, []);
}

/// What is seen on the ID of the key, and on the token that a temporary one needs.
fn key(found: &mut Found, place: &str, id: Option<&str>, token_place: &str, token: Option<&str>) {
    let Some(id) = id else { return };
    if id.contains(char::is_whitespace) {
        found.add(
            "key-id-space",
            place,
            t("A space or a line break stands in the key's ID.", "AccessKey ID 中有空格或换行。"),
            [],
        );
    }
    if id.starts_with(TEMPORARY) && token.is_none_or(str::is_empty) {
        found.name(
            "token-missing",
            token_place,
            t("The key is a temporary one, and {0} is missing.", "使用了临时密钥，但缺少 {0}。"),
        );
    }
}

/// What is seen on the time.
fn time(found: &mut Found, place: &str, time: Option<&str>, now: Option<i64>) {
    let Some(time) = time else { return };
    let form = "0000-00-00T00:00:00Z";
    let fits = time.len() == form.len()
        && time
            .bytes()
            .zip(form.bytes())
            .all(|(byte, form)| if form == b'0' { byte.is_ascii_digit() } else { byte == form });
    let seconds = instant(time);
    if !fits || seconds.is_none() {
        found.add(
            "time-form",
            place,
            t(
                "{0} is no time such as {1}: UTC, to the second, with `T` and `Z`.",
                "{0} 不是 {1} 形式的时间：UTC，精确到秒，带 `T` 和 `Z`。",
            ),
            [shown(time), Arg::code("2026-03-27T00:00:00Z")],
        );
        return;
    }
    let Some(off) = seconds.zip(now).map(|(time, now)| now - time) else { return };
    let minutes = off.abs() / 60;
    if off.abs() <= i64::from(VALID_MINUTES) * 60 {
        return;
    }
    let args = [Arg::Number(minutes.into()), Arg::Number(VALID_MINUTES.into())];
    if off > 0 {
        found.add(
            "time-past",
            place,
            t(
                "The signature is {0} minutes old, and good for {1}. Sign again.",
                "签名已有 {0} 分钟，有效期为 {1} 分钟，应重新签名。",
            ),
            args,
        );
    } else {
        // A clock of a zone ahead of UTC, written as if it were UTC.
        let is_zone = minutes % 30 <= 1 || minutes % 30 >= 29;
        let text = if is_zone {
            t(
                "The time is {0} minutes ahead, as local time written as UTC is.",
                "时间超前 {0} 分钟，像是把本地时间当作 UTC。",
            )
        } else {
            t("The time is {0} minutes ahead: a clock is wrong.", "时间超前 {0} 分钟，时钟不准。")
        };
        found.add("time-ahead", place, text, args);
    }
}

fn method(found: &mut Found, action: Option<&str>, method: Option<&str>) {
    if action == Some(ACTION) && method.is_some_and(|method| method != METHOD) {
        found.add(
            "method",
            "",
            t("{0} takes {1} only.", "{0} 仅支持 {1}。"),
            [Arg::code(ACTION), Arg::code(METHOD)],
        );
    }
}
