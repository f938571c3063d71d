//! The one place where keys, tokens and signatures are taken out of what was read, before it becomes a plan.
//!
//! They are known by the name they stand under, by their shape, and by having been seen under such a name elsewhere
//! in the same text.

use std::ops::Range;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::import::names::{self, fold};
use crate::import::note::{Note, NoteKind};
use crate::import::tree::{Branch, Field, Tree};
use crate::lang::{Arg, Text, t};
use crate::values::json::Node;
use crate::values::key::{
    ID_NAMES, PASSWORD_NAMES, SECRET_NAMES, SHORT_ID_NAMES, SHORT_SECRET_NAMES, is_key_id,
    is_secret,
};
use crate::values::sorted::Set;

/// What kind of credential it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Credential {
    AccessKeyId,
    AccessKeySecret,
    Token,
    Signature,
    Authorization,
    Cookie,
    Password,
}

/// Credentials that were seen: what kinds, and what they were, to know them again in another place.
#[derive(Default)]
pub(in crate::import) struct Seen {
    kinds: Vec<(Credential, Option<Range<usize>>)>,
    values: Vec<String>,
}

/// A value shorter than this is not looked for in other values: it may be a word.
const SHORTEST: usize = 8;
/// The fewest different characters of one: fewer stand in place of it.
const FEWEST: usize = 4;
/// The most bytes of a name and a password that are looked at.
const LONGEST_USER: usize = 1024;
/// How many different values are looked for.
const MOST: usize = 16;

impl Credential {
    fn label(self) -> Text {
        match self {
            Credential::AccessKeyId => t("An access key ID", "AccessKey ID"),
            Credential::AccessKeySecret => t("An access key secret", "AccessKey Secret"),
            Credential::Token => t("A security token", "STS Token"),
            Credential::Signature => t("A signature", "签名"),
            Credential::Authorization => t("An authorization header", "Authorization 请求头"),
            Credential::Cookie => t("A cookie", "Cookie"),
            Credential::Password => t("A password", "密码"),
        }
    }

    /// The kind of credential that stands under a name.
    pub(in crate::import) fn named(name: &str) -> Option<Credential> {
        // Names that long are no names; the rest of a text may follow an unclosed quote.
        if name.len() > 128 {
            return None;
        }
        Credential::spelled(name).or_else(|| {
            let has_word = |known: &[&str]| {
                words(name).any(|word| known.iter().any(|known| word.eq_ignore_ascii_case(known)))
            };
            if has_word(&["sk", "aksk", "skey"]) || name.contains("密钥") {
                Some(Credential::AccessKeySecret)
            } else if has_word(&["ak", "akid"]) {
                Some(Credential::AccessKeyId)
            } else if has_word(&["csrf", "ticket", "jwt"]) || is_session(&fold(name)) {
                Some(Credential::Token)
            } else if has_word(&["pass", "passcode"]) || name.contains("密码") {
                Some(Credential::Password)
            } else {
                None
            }
        })
    }

    /// The same of the names that are long enough to mean nothing else, wherever they stand.
    fn spelled(name: &str) -> Option<Credential> {
        let folded = fold(name);
        let has = |part: &str| folded.contains(part);
        let has_any = |parts: &[&str]| parts.iter().any(|part| has(part));
        let is_any = |names: &[&str]| names.contains(&&*folded);
        if has_any(SECRET_NAMES) || is_any(SHORT_SECRET_NAMES) {
            Some(Credential::AccessKeySecret)
        } else if (has_any(ID_NAMES)
            // `fetch` of a browser has an option of that name, and what stands inside others has names of its own.
            && folded != "credentials")
            || is_any(SHORT_ID_NAMES)
        {
            Some(Credential::AccessKeyId)
        } else if has("token") {
            Some(Credential::Token)
        } else if folded.ends_with("signature") {
            Some(Credential::Signature)
        } else if has("authorization") || has("bearer") || folded.ends_with("auth") {
            Some(Credential::Authorization)
        } else if has("cookie") {
            Some(Credential::Cookie)
        } else if has_any(PASSWORD_NAMES) {
            Some(Credential::Password)
        } else {
            None
        }
    }

    /// The kind of credential that a field is: by its name, or by a secret's shape where the name is no parameter's.
    fn of_field(field: &Field) -> Option<Credential> {
        Credential::named(&field.name).or_else(|| {
            let shaped = field.value.as_text().is_some_and(|text| is_secret(text.trim()));
            (shaped && !names::is_parameter(&field.name)).then_some(Credential::AccessKeySecret)
        })
    }

    /// The kind of credential that a text holds by its shape, or beside a name of one.
    fn within(text: &str) -> Option<Credential> {
        let mut rest = text;
        while let Some(start) = rest.find(is_word) {
            rest = &rest[start..];
            let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            if is_key_id(word) {
                return Some(Credential::AccessKeyId);
            }
            let assigned =
                behind.trim_start_matches(['"', '\'', '\\', ' ', '\t']).starts_with([':', '=']);
            // `ak:` may be anything; a longer name may not.
            if assigned
                && word.len() > 4
                && let Some(secret) = Credential::spelled(word)
            {
                return Some(secret);
            }
            let is_basic = is_same_word(word, "basic") && is_user(behind);
            if is_basic || is_same_word(word, "bearer") || word.starts_with("ACS3-HMAC-") {
                return Some(Credential::Authorization);
            }
            if behind.strip_prefix("://").and_then(user).is_some() {
                return Some(Credential::Password);
            }
            rest = behind;
        }
        None
    }
}

/// Whether a folded name is that of a session by which one is known; a session has a name and a length, too.
fn is_session(name: &str) -> bool {
    name == "session" || name.ends_with("sessionid")
}

/// Whether a name and a password follow a space, as behind `Basic` (RFC 7617): base64 of a text with a colon.
fn is_user(behind: &str) -> bool {
    let code = behind.strip_prefix(' ').unwrap_or_default();
    let end = code.bytes().take(LONGEST_USER).take_while(|b| !b.is_ascii_whitespace()).count();
    let code = code.get(..end).unwrap_or_default();
    BASE64_STANDARD.decode(code).is_ok_and(|pair| pair.contains(&b':'))
}

/// The name and the password before the host of a URL, behind its scheme (RFC 3986, 3.2.1). A slash in a password
/// should be encoded and often is not.
fn user(behind_scheme: &str) -> Option<&str> {
    let ends = |c: char| c.is_whitespace() || "\"'<>".contains(c);
    let near = &behind_scheme[..behind_scheme.floor_char_boundary(LONGEST_USER)];
    let (user, _) = near.split(ends).next()?.rsplit_once('@')?;
    let (_, password) = user.split_once(':')?;
    let before_slash = user.split('/').next()?;
    let port = password.split('/').next()?;
    // A name without a dot may be a host of the own network, or somebody who has a password: nothing is risked.
    let host = before_slash.split(':').next()?;
    let is_host = host.contains('.') || host == "localhost";
    let is_number = !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    let is_port = user.contains('/') && is_host && is_number;
    (before_slash.contains(':') && !is_port).then_some(user)
}

/// The words of a name: `ALIYUN_SK`, `my-sk`, `hbrSk`, `sk2`.
fn words(name: &str) -> impl Iterator<Item = &str> {
    let bytes = name.as_bytes();
    let is_letter = |at: usize| bytes[at].is_ascii_alphabetic();
    let begins = move |at: usize| {
        is_letter(at)
            && (at == 0
                || !is_letter(at - 1)
                || bytes[at].is_ascii_uppercase() && !bytes[at - 1].is_ascii_uppercase())
    };
    (0..bytes.len()).filter(move |at| begins(*at)).filter_map(move |start| {
        let length =
            (start + 1..bytes.len()).take_while(|at| is_letter(*at) && !begins(*at)).count();
        name.get(start..=start + length)
    })
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

fn is_same_word(word: &str, other: &str) -> bool {
    word.eq_ignore_ascii_case(other)
}

impl Seen {
    /// Remembers a credential that a reader came upon and did not take into a plan.
    pub(in crate::import) fn add(
        &mut self,
        secret: Credential,
        value: &str,
        span: Option<Range<usize>>,
    ) {
        if !self.kinds.iter().any(|(kind, _)| *kind == secret) {
            self.kinds.push((secret, span));
        }
        let value = value.trim();
        // Asterisks in place of a secret stand in place of others, too.
        let is_mask = value.chars().collect::<Set<char>>().keys().nth(FEWEST - 1).is_none();
        let is_new = !is_mask && self.values.len() < MOST && !self.has_value(value);
        if value.len() >= SHORTEST && is_new {
            self.values.push(value.to_owned());
        }
    }

    /// Knows what others have seen, too.
    pub(in crate::import) fn know(&mut self, others: &Seen) {
        self.values.extend_from_slice(&others.values);
    }

    /// Takes over what others have seen, to speak about it, too.
    pub(in crate::import) fn merge(&mut self, others: Seen) {
        for (secret, span) in others.kinds {
            self.add(secret, "", span);
        }
        for value in others.values {
            if self.values.len() < MOST && !self.has_value(&value) {
                self.values.push(value);
            }
        }
    }

    /// Remembers the name and the password in a URL, if there are any.
    pub(in crate::import) fn add_user(&mut self, text: &str, span: Range<usize>) {
        let Some(user) = text.split_once("://").and_then(|(_, behind)| user(behind)) else {
            return;
        };
        for part in user.splitn(2, ':') {
            self.add(Credential::Password, part, Some(span.clone()));
        }
    }

    fn has_value(&self, text: &str) -> bool {
        self.values.iter().any(|value| text.contains(value.as_str()))
    }

    /// Whether nothing of a short text, such as a host or a title, is a credential.
    pub(in crate::import) fn allows(&self, text: &str) -> bool {
        !self.has_value(text) && !is_secret(text) && Credential::within(text).is_none()
    }

    /// Takes all credentials out of fields. Values that repeat one are found wherever they stand.
    pub(in crate::import) fn sweep(&mut self, fields: &mut Vec<Field>) {
        self.take_named(fields);
        self.take_shaped(fields);
    }

    /// Takes the fields whose names are those of credentials.
    fn take_named(&mut self, fields: &mut Vec<Field>) {
        fields.retain_mut(|field| {
            if let Some(secret) = Credential::of_field(field) {
                self.remember(secret, &field.value);
                return false;
            }
            self.take_named_within(&mut field.value);
            true
        });
    }

    fn take_named_within(&mut self, branch: &mut Branch) {
        match &mut branch.tree {
            Tree::Map(fields) => self.take_named(fields),
            Tree::List(entries) => {
                for entry in entries {
                    self.take_named_within(entry);
                }
            }
            _ => {}
        }
    }

    fn remember(&mut self, secret: Credential, branch: &Branch) {
        let span = Some(branch.span.clone());
        match &branch.tree {
            Tree::Text(text) | Tree::Number(text) => self.add(secret, text, span),
            Tree::List(entries) => {
                for entry in entries {
                    self.remember(secret, entry);
                }
            }
            Tree::Map(fields) => {
                for field in fields {
                    self.remember(secret, &field.value);
                }
            }
            // A variable holds no secret that could be read here; `null` neither.
            Tree::Unresolved(_) | Tree::Null | Tree::Bool(_) => {}
        }
    }

    /// Takes the fields whose values have the shape of credentials or repeat one.
    fn take_shaped(&mut self, fields: &mut Vec<Field>) {
        fields.retain_mut(|field| self.allows(&field.name) && self.keeps(&mut field.value));
    }

    fn keeps(&mut self, branch: &mut Branch) -> bool {
        match &mut branch.tree {
            Tree::Text(text) => {
                let secret = self.within(text);
                if let Some(secret) = secret {
                    self.add(secret, "", Some(branch.span.clone()));
                }
                secret.is_none()
            }
            Tree::Map(fields) => {
                self.take_shaped(fields);
                true
            }
            Tree::List(entries) => {
                entries.retain_mut(|entry| self.keeps(entry));
                true
            }
            Tree::Number(number) => !self.has_value(number),
            Tree::Unresolved(name) => {
                if !self.allows(name) {
                    name.clear();
                }
                true
            }
            Tree::Null | Tree::Bool(_) => true,
        }
    }

    /// The kind of credential in a text, which may be JSON with one in it.
    fn within(&self, text: &str) -> Option<Credential> {
        if let Some(secret) = Credential::within(text) {
            return Some(secret);
        }
        if self.has_value(text) {
            return Some(Credential::AccessKeySecret);
        }
        if !text.contains('\\') {
            return None;
        }
        // Escapes hide what a JSON reader would see.
        let inner = Node::read(text).ok()?;
        self.within_json(&Branch::of(inner, 0))
    }

    fn within_json(&self, branch: &Branch) -> Option<Credential> {
        match &branch.tree {
            Tree::Text(text) if self.has_value(text) => Some(Credential::AccessKeySecret),
            Tree::Text(text) => Credential::within(text),
            Tree::List(entries) => entries.iter().find_map(|entry| self.within_json(entry)),
            Tree::Map(fields) => fields.iter().find_map(|field| {
                Credential::named(&field.name).or_else(|| self.within_json(&field.value))
            }),
            _ => None,
        }
    }

    /// One note on each kind that was seen.
    pub(in crate::import) fn notes(&self) -> impl Iterator<Item = Note> {
        self.kinds.iter().map(|(secret, span)| {
            let note = Note::new(
                NoteKind::Credential,
                t(
                    "{0} was in the text and has been left out: a plan holds no credentials.",
                    "文本中的{0}已去除：备份计划不包含凭据。",
                ),
                [Arg::Text(secret.label())],
            );
            Note { span: span.clone(), ..note }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_credentials_are_known_in_any_spelling() {
        for name in [
            "AccessKeyId",
            "access_key",
            "accessKeySecret",
            "x-acs-security-token",
            "Signature",
            "ak",
            "Cookie",
            "ALIYUN_SK",
            "hbrSk",
            "OSS_AK2",
            "SecurityKey",
            "login_aliyunid_ticket",
            "c_csrf",
            "db.pass",
        ] {
            assert!(Credential::named(name).is_some(), "{name}");
        }
        for name in [
            "SignatureMethod",
            "SignatureNonce",
            "Path",
            "Disk",
            "task",
            "DiskSkip",
            "passed",
            "Bypass",
        ] {
            assert_eq!(Credential::named(name), None, "{name}");
        }
    }

    #[test]
    fn no_parameter_has_the_name_of_a_credential() {
        for param in crate::params::ALL {
            assert_eq!(Credential::named(param.name), None);
            for member in param.members {
                assert_eq!(Credential::named(member.name), None);
            }
        }
    }

    #[test]
    fn the_shape_of_a_key_is_known() {
        let lasting = format!("LTAI{}", "x".repeat(20));
        assert_eq!(Credential::within(&format!("[\"{lasting}\"]")), Some(Credential::AccessKeyId));
        assert_eq!(Credential::within("https://x/?AccessKeyId=a"), Some(Credential::AccessKeyId));
        assert_eq!(Credential::within("/data/secrets/x"), None);
    }
}
