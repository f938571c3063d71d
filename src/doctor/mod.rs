//! Why a signature is refused: the first byte that differs from what the service would have signed, and the usual cause.
//!
//! [`examine`] takes a failing request, the service's answer with what it would have signed, or both.
//!
//! What the service signs is taken from its answer, or worked out from the request by the rules of the scheme. What was
//! signed instead is taken from a text that was pasted beside it; with the keys, it is found by making each usual mistake
//! and comparing the signature. The keys stay in [`request`](crate::request): signatures are made there. Nothing that is
//! handed back holds a token or a signature.

mod difference;
mod look;
mod mistakes;
mod parts;
mod signed;
mod strings;

pub use difference::{Difference, Excerpt};

use crate::doctor::mistakes::Evidence;
use crate::doctor::parts::Parts;
use crate::doctor::signed::Signed;
use crate::doctor::strings::Strings;
use crate::guide::answer::{self, Answer};
use crate::import::MAX_BYTES;
use crate::import::sent;
use crate::lang::{Arg, Message, Text, t};
use crate::request::Scheme;
use crate::request::credentials::Credentials;
use crate::request::sign::v3;
use crate::request::wire::{Pair, Wire};
use crate::rules::COMMON;

/// What is to be examined.
#[derive(Clone, Copy, Debug)]
pub struct Case<'c> {
    /// The request, the answer, strings to sign: whatever there is, in one text.
    pub text: &'c str,
    /// The plan that should have been sent, to compare with what the service got where no request is in the text.
    pub plan: Option<&'c Wire<'c>>,
    /// The time, in UNIX seconds.
    pub now: Option<i64>,
    /// The keys that it should have been signed with.
    pub credentials: Option<&'c Credentials>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// How it is signed.
    pub scheme: Scheme,
    /// What was found in the text, in a few words each.
    pub seen: Vec<Text>,
    /// What is wrong, the likeliest first.
    pub findings: Vec<Finding>,
    /// Where what was signed begins to differ from what the service signs.
    pub difference: Option<Difference>,
    /// What is right, and what would tell more.
    pub remarks: Vec<Message>,
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is, in a stable word.
    pub id: &'static str,
    /// The parameter or header that it is about; empty for the request as a whole.
    pub place: Place,
    /// What it is, as a sentence.
    pub message: Message,
}

/// The name of a parameter or a header; empty for the request as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(String);

/// The longest word of a name, in bytes: that of the API's parameters, and more than any header has.
const LONGEST_WORD: usize = 20;

/// Whether a text can be the name of a parameter or a header. Where a text is torn, what stands at the place of one may
/// be a piece of a token or a signature.
fn is_name(text: &str) -> bool {
    let is_word = |word: &str| {
        word.len() <= LONGEST_WORD && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    text.len() <= 3 * LONGEST_WORD && text.split(['-', '_', '.']).all(is_word)
}

impl Place {
    fn new(name: &str) -> Self {
        Place(if is_name(name) { name.to_owned() } else { String::new() })
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl Finding {
    fn new(id: &'static str, place: Place, text: Text, args: impl Into<Vec<Arg>>) -> Self {
        Finding { id, place, message: Message::new(text, args) }
    }
}

impl Diagnosis {
    /// Whether something is wrong.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        !self.findings.is_empty() || self.difference.is_some()
    }
}

/// Examines a text; nothing, where there is no signature in it to examine.
#[must_use]
pub fn examine(case: &Case<'_>) -> Option<Diagnosis> {
    let text = &case.text[..case.text.floor_char_boundary(MAX_BYTES)];
    let strings = Strings::of(text);
    let sent = sent::find(text);
    let of_sent = sent.as_ref().and_then(Signed::of);
    let is_v3 = if strings.is_empty() { of_sent.as_ref()?.parts.is_v3() } else { strings.is_v3() };
    // A request of one scheme and an answer about the other do not belong together.
    let of_sent = of_sent.filter(|signed| signed.parts.is_v3() == is_v3);
    let mut diagnosis = Diagnosis {
        scheme: if is_v3 { Scheme::V3 } else { Scheme::V1 },
        seen: seen(&strings, of_sent.is_some(), is_v3),
        findings: Vec::new(),
        difference: None,
        remarks: Vec::new(),
    };
    if let (Some(signed), Some(sent)) = (&of_sent, &sent) {
        diagnosis.findings = if is_v3 {
            look::v3(sent, case.now)
        } else {
            look::v1(&signed.all, sent.method.as_deref(), true, case.now)
        };
    } else if let Some(Parts::V1 { method, pairs, .. }) = strings.parts() {
        diagnosis.findings = look::v1(&pairs, Some(&method), false, case.now);
    }
    diagnosis.compare(case, &strings, of_sent.as_ref());
    diagnosis.answered(text);
    Some(diagnosis)
}

fn seen(strings: &Strings, has_request: bool, is_v3: bool) -> Vec<Text> {
    let mut seen = Vec::new();
    if has_request {
        seen.push(if is_v3 {
            t("a request signed with V3", "使用 V3 签名的请求")
        } else {
            t("a request signed with V1", "使用 V1 签名的请求")
        });
    }
    if strings.right.is_some() {
        seen.push(match (strings.is_servers, is_v3) {
            (true, true) => t("the service's canonical request", "服务端的规范化请求"),
            (true, false) => t("the service's string to sign", "服务端的待签名字符串"),
            (false, true) => t("a second canonical request", "第二个规范化请求"),
            (false, false) => t("a second string to sign", "第二个待签名字符串"),
        });
    } else if strings.right_hash.is_some() {
        seen.push(t("the service's string to sign", "服务端的待签名字符串"));
    }
    if strings.own.is_some() {
        seen.push(if is_v3 {
            t("your canonical request", "您的规范化请求")
        } else {
            t("your string to sign", "您的待签名字符串")
        });
    } else if strings.own_hash.is_some() {
        seen.push(t("your string to sign", "您的待签名字符串"));
    }
    seen
}

const ALONE: Text = t(
    "Paste the request, the service's answer or your own string to sign beside it, to compare them.",
    "可再粘贴请求、服务的返回结果或您的待签名字符串，以便比较。",
);

impl Diagnosis {
    fn compare(&mut self, case: &Case<'_>, strings: &Strings, sent: Option<&Signed>) {
        let base = strings.right.as_deref().and_then(Parts::of);
        let base = base.or_else(|| sent.map(|sent| sent.parts.clone()));
        // A string of one's own alone is compared with the same, written by the rules.
        let is_alone = base.is_none();
        let Some(base) = base.or_else(|| strings.own.as_deref().and_then(Parts::of)) else {
            return self.compare_hashes(strings);
        };
        let right = strings.right.clone().unwrap_or_else(|| base.text());
        let right = right.as_str();
        if let Some(own) = &strings.own {
            if is_alone && own == right {
                return self.compare_hashes(strings);
            }
            return self.own(&base, own, right, case, sent);
        }
        if let Some(hash) =
            strings.own_hash.as_ref().filter(|hash| **hash != v3::hash(right.as_bytes()))
        {
            match mistakes::find(&base, right, Evidence::Hash(hash)) {
                Some(made) => self.made(&made, right),
                None => self.remark(t(
                    "Your string to sign has another hash than the service's canonical request. Paste your canonical request, too.",
                    "您的待签名字符串与服务端规范化请求的哈希不同，可再粘贴您的规范化请求。",
                )),
            }
            return;
        }
        // A request that does not carry what the service got was changed on the way, or is another one.
        if let Some(sent) = sent.filter(|sent| strings.right.is_some() && !sent.has_holes) {
            let method = if sent.has_method { sent.parts.method() } else { base.method() };
            if let Some(difference) = difference::first(&sent.parts.by(method).text(), right) {
                self.differs(difference);
                return;
            }
        }
        if sent.is_none()
            && let Some(plan) = case.plan
        {
            let expected = with_plan(&base, plan);
            match difference::first(&expected.text(), right) {
                Some(difference) => {
                    self.findings.push(Finding::new(
                        "other-plan",
                        difference.place.clone(),
                        t("What the service got is not this plan.", "服务端收到的不是此计划。"),
                        [],
                    ));
                    self.difference = Some(difference);
                }
                None => self.remark(t(
                    "What the service got is this plan, parameter for parameter.",
                    "服务端收到的正是此计划，参数完全一致。",
                )),
            }
        }
        if sent.is_none() {
            return self.remark(ALONE);
        }
        self.verify(case, &base, right, sent);
    }

    /// What was signed, against what the service signs.
    fn own(
        &mut self,
        base: &Parts,
        own: &str,
        right: &str,
        case: &Case<'_>,
        sent: Option<&Signed>,
    ) {
        let Some(difference) = difference::first(own, right) else {
            self.findings.push(Finding::new(
                "secret",
                Place::default(),
                t(
                    "The two strings are equal, so the secret is another one than the key's, or has a space or a line break at an end.",
                    "两个字符串完全相同，因此 Secret 与此 AccessKey 不符，或首尾有空格或换行。",
                ),
                [],
            ));
            return self.verify(case, base, right, sent);
        };
        // Where both say the same, one's own is also in one's own order.
        let same = Parts::of(own).filter(|parts| parts.text() == right);
        match mistakes::find(same.as_ref().unwrap_or(base), right, Evidence::Text(own)) {
            Some(made) => {
                self.causes(&made);
                self.difference = Some(difference);
            }
            None => self.differs(difference),
        }
    }

    /// The signature, against the one that the keys make.
    fn verify(&mut self, case: &Case<'_>, base: &Parts, right: &str, sent: Option<&Signed>) {
        let Some(sent) = sent.filter(|sent| !sent.signature.is_empty()) else { return };
        if sent.has_holes {
            return self.remark(t(
                "A part of the request is not in the text, such as the value of a variable, so the signature cannot be checked.",
                "请求的一部分（例如变量的值）不在文本中，无法核对签名。",
            ));
        }
        let Some(keys) = case.credentials else {
            return self.remark(t(
                "With the keys it was signed with, the signature itself can be checked.",
                "提供签名所用的密钥后，可以核对签名本身。",
            ));
        };
        if keys.access_key_id() != sent.key {
            self.findings.push(Finding::new(
                "other-key",
                Place::new(if base.is_v3() { "Credential" } else { "AccessKeyId" }),
                t(
                    "The request names another key than the one that is known here, so the signature cannot be checked with it.",
                    "请求中的 AccessKey 与此处已知的不同，无法用它核对签名。",
                ),
                [],
            ));
            return;
        }
        let methods: &[&str] = if sent.has_method { &[] } else { &["GET"] };
        for parts in
            std::iter::once(base.clone()).chain(methods.iter().map(|method| base.by(method)))
        {
            if mistakes::signature(&parts, &parts.text(), keys) == sent.signature {
                return self.remark(t(
                    "The signature is the one that these keys make of this request.",
                    "签名与用这些密钥对此请求计算的结果一致。",
                ));
            }
        }
        match mistakes::find(base, right, Evidence::Signature(&sent.signature, keys)) {
            Some(made) => self.made(&made, right),
            None => self.findings.push(Finding::new(
                "secret",
                Place::default(),
                t(
                    "These keys do not make this signature, with none of the usual mistakes: the secret is another one, or the request was changed after it was signed.",
                    "用这些密钥无法得到此签名，也不属于常见错误：Secret 不同，或签名后请求被改动。",
                ),
                [],
            )),
        }
    }

    fn made(&mut self, made: &mistakes::Made, right: &str) {
        self.causes(made);
        self.difference = difference::first(&made.text, right);
    }

    /// The mistakes that were made come first: they are what is wrong with the signature.
    fn causes(&mut self, made: &mistakes::Made) {
        let causes = made
            .mistakes
            .iter()
            .map(|mistake| Finding::new(mistake.id, Place::default(), mistake.cause, []));
        self.findings.splice(0..0, causes);
        if !made.is_certain {
            self.remark(t(
                "That explains the first difference; there are more.",
                "以上解释了第一处差异，之后还有其他差异。",
            ));
        }
    }

    /// A difference that no mistake of encoding explains: what it is about tells.
    fn differs(&mut self, difference: Difference) {
        let place = difference.place.clone();
        let args = [Arg::code(place.name())];
        let text = match place.name() {
            "" => t(
                "They differ outside of any parameter or header: another method, path or body.",
                "差异不在任何参数或请求头中：请求方法、路径或正文不同。",
            ),
            "host" => t(
                "The host that was signed is another one than the request went to. A proxy may have changed it.",
                "签名所用的主机名与请求实际发往的不同，可能被代理更改。",
            ),
            "content-type" => t(
                "The content type that was signed is another one than was sent. A client may have added a charset.",
                "签名所用的 content-type 与发送的不同，客户端可能附加了 charset。",
            ),
            "x-acs-content-sha256" => t(
                "The body that was signed is another one than was sent.",
                "签名所用的正文与发送的不同。",
            ),
            "SignatureNonce" | "Timestamp" | "x-acs-signature-nonce" | "x-acs-date" => t(
                "{0} differs: the two are not of the same request.",
                "{0} 不同：两者不是同一个请求。",
            ),
            _ => t(
                "They differ at {0}: another value, or a parameter that only one of them has.",
                "差异在 {0}：值不同，或该参数只存在于其中一个。",
            ),
        };
        self.findings.insert(0, Finding::new("difference", place, text, args));
        self.difference = Some(difference);
    }

    fn compare_hashes(&mut self, strings: &Strings) {
        let (Some(right), Some(own)) = (&strings.right_hash, &strings.own_hash) else {
            return self.remark(ALONE);
        };
        let same = right == own;
        let text = if same {
            t(
                "The two strings are equal, so the secret is another one than the key's, or has a space or a line break at an end.",
                "两个字符串完全相同，因此 Secret 与此 AccessKey 不符，或首尾有空格或换行。",
            )
        } else {
            t(
                "The hashes differ, so the canonical requests do. Paste both of those.",
                "哈希不同，说明规范化请求不同，可粘贴两者。",
            )
        };
        let id = if same { "secret" } else { "hash" };
        self.findings.push(Finding::new(id, Place::default(), text, []));
    }

    /// What the service's code says beyond the signature.
    fn answered(&mut self, text: &str) {
        let Some(Answer::Failed(failure)) = answer::read(text) else { return };
        let Some(code) = failure.explained() else { return };
        if code.name == "SignatureNonceUsed" {
            let place = if self.scheme == Scheme::V3 { v3::NONCE } else { "SignatureNonce" };
            self.findings.push(Finding::new("nonce-used", Place::new(place), code.advice, []));
        }
    }

    fn remark(&mut self, text: Text) {
        self.remarks.push(Message::new(text, []));
    }
}

/// The same request with a plan's parameters in place of its own.
fn with_plan(base: &Parts, plan: &Wire<'_>) -> Parts {
    let common = |pairs: &[(String, String)]| {
        let mut kept = pairs.to_vec();
        kept.retain(|(name, _)| COMMON.contains(&name.as_str()));
        kept
    };
    let owned = |(name, value): &Pair<'_>| (name.to_string(), value.to_string());
    let mut parts = base.clone();
    match &mut parts {
        Parts::V1 { pairs, .. } => {
            *pairs = common(pairs);
            pairs.extend(plan.pairs().map(owned));
        }
        // Of the body only a hash is there, which tells nothing of its order.
        Parts::V3 { query, .. } => {
            *query = common(query);
            query.extend(plan.query.iter().map(owned));
        }
    }
    parts
}
