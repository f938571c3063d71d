//! Access keys that have come into a plan: a plan is kept, shared and logged, and a key that was is a key to revoke.

use crate::lang::{Arg, Message, t};
use crate::params::Kind;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::spot::Spot;
use crate::rules::{Check, Fix};
use crate::values::json::Member;
use crate::values::key::{is_key_id, is_secret};

rules! {
    /// The secret of a key and the token of a temporary one are no parameters of any call: whoever reads the request can
    /// act as their owner. Once they stood in a file they are to be revoked.
    MEMBER = "request/credential", Error,
    "AccessKey Secret 和 STS Token 不是任何调用的参数：读到请求的人可以冒用身份。写进过文件的密钥应当作废。",
    bad [
        "oss" r#"{"AccessKeySecret":"testsecret"}"#,
        "oss" r#"{"SecurityToken":"testtoken"}"#,
        "oss" r#"{"access_key_secret":"testsecret"}"#,
    ],
    good ["oss" r#"{"PlanName":"secret santa"}"#];

    /// A value that has the shape of an access key was pasted into the wrong box. The plan would carry it wherever it
    /// goes.
    VALUE = "text/credential", Warning,
    "形似访问密钥的值多半是误粘贴，会随计划四处流传。",
    bad [
        "oss" r#"{"PlanName":"LTAIexampleexample"}"#,
        "oss" r#"{"PlanName":"nightly LTAIexampleexample"}"#,
        "oss" r#"{"PlanName":"Ex4mpl3Ex4mpl3Ex4mpl3Ex4mpl3Ex"}"#,
    ],
    good ["oss" r#"{"PlanName":"LTAI"}"#, "oss" r#"{"PlanName":"BackupPlanForProductionServer1"}"#];
}

/// The names of what nobody else may know, without what joins their words. The ID of a key is known to whoever sees a
/// request; it is a common parameter.
static NAMES: &[&str] =
    &["accesskeysecret", "secretaccesskey", "accesssecret", "securitytoken", "ststoken"];

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    for spot in check.spots {
        // Paths and prefixes hold words of any shape.
        let is_word = matches!(spot.row.kind, Kind::Name { .. } | Kind::Id(_) | Kind::Region);
        if is_word && looks_like_a_key(spot.text) {
            value(check, spot);
        }
    }
}

/// Whether a member's name is that of a secret.
pub(in crate::rules) fn is_secret_name(member: &Member<'_>) -> bool {
    let letters = member.name.bytes().filter(u8::is_ascii_alphanumeric);
    let folded = letters.map(|byte| byte.to_ascii_lowercase());
    NAMES.iter().any(|name| folded.clone().eq(name.bytes()))
}

/// Whether a value has the shape of an access key's ID or secret.
pub(in crate::rules) fn looks_like_a_key(text: &str) -> bool {
    // IDs are in small letters.
    if !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    let text = text.trim();
    is_secret(text) || is_key_id(text) || text.contains(' ') && text.split(' ').any(is_key_id)
}

fn value(check: &mut Check<'_>, spot: &Spot<'_>) {
    let message = Message::new(
        t(
            "{0} looks like an access key. Take it out, and revoke the key if the plan was shared.",
            "{0}形似访问密钥，应移除；若计划已分享，应作废该密钥。",
        ),
        [spot.label()],
    );
    check.find_at(&VALUE, spot, message).try_fix(|| Fix::remove(spot.remove()));
}

/// Notes a secret among the members of an object.
pub(in crate::rules) fn member(check: &mut Check<'_>, place: Place, name: &str) {
    let message = Message::new(
        t(
            "{0} is a secret and no parameter. Remove it, and revoke the key if others have seen it.",
            "{0} 是机密而非参数，应移除；若他人见过，应作废该密钥。",
        ),
        [Arg::value(name)],
    );
    check
        .find(&MEMBER, place.clone(), message)
        .named()
        .fix(|| Fix::new(t("Remove {0}", "移除 {0}"), [Arg::value(name)], [Op::Remove(place)]));
}
