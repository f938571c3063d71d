//! Texts of a service or a program without what could be a credential: a refused signature is answered with the whole
//! text that was to be signed, the ID of the access key and a token among it.

use crate::values::key::{
    ID_NAMES, LASTING, PASSWORD_NAMES, SECRET_NAMES, SHORT_ID_NAMES, SHORT_SECRET_NAMES, TEMPORARY,
    is_key_id,
};

/// The most characters of a message that are kept.
const MOST: usize = 400;
/// What stands for something that is not shown.
const HIDDEN: &str = "…";

/// How the names of what is never shown end, in small letters and without anything that joins words.
static NAMES: &[&str] =
    &["accesskeyid", "accesskeysecret", "secretkey", "securitytoken", "ststoken"];
/// The same of those that are also words of a sentence: only what a sign joins to them is their value.
static WORDS: &[&str] = &["token", "signature", "authorization"];

/// From here on a message repeats the request.
static REPEATS: &[&str] =
    &["string to sign", "stringtosign", "canonicalrequest", "canonical request"];

/// A text on one line without anything that could be a credential, cut to a length that can be read.
#[must_use]
pub fn concealed(text: &str) -> String {
    // Before all else: what stands between two parts of a key is not to hide that they are one.
    let text: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    // ASCII letters keep their length, so what is found in one is at the same place in the other.
    let lower = text.to_ascii_lowercase();
    let end = REPEATS.iter().filter_map(|words| lower.find(words)).min();
    let mut out = String::new();
    let mut after = After::Nothing;
    let shown = &text[..end.unwrap_or(text.len())];
    for word in words(shown) {
        if !word.starts_with(is_part) {
            out.push_str(word);
            after = after.joined_by(word);
            continue;
        }
        let is_value = matches!(after, After::Name | After::Joint) && !is_joint(word);
        out.push_str(if is_value || is_credential(word) { HIDDEN } else { word });
        after = after.word(word);
    }
    let mut line: String =
        out.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MOST + 1).collect();
    let is_cut = line.chars().nth(MOST).is_some();
    if is_cut {
        line.pop();
    }
    if (is_cut || end.is_some()) && !line.ends_with(HIDDEN) {
        line.push_str(HIDDEN);
    }
    line
}

/// What comes before a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    /// Nothing that matters.
    Nothing,
    /// A word that may be a name.
    Word,
    /// A name.
    Name,
    /// A sign that joins a name to its value.
    Joint,
}

impl After {
    /// After signs: a name and its value are joined by few of them, `=`, `": "`, `%3D`.
    fn joined_by(self, signs: &str) -> After {
        let joins = signs.chars().count() <= 4 && !signs.contains(['\n', ',', ';', '&']);
        match self {
            _ if !joins => After::Nothing,
            After::Word if signs.contains(['=', ':', '%', '"', '\'', '：']) => After::Joint,
            After::Word => After::Nothing,
            before => before,
        }
    }

    /// After a word.
    fn word(self, word: &str) -> After {
        let name: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let ends = |names: &[&str]| names.iter().any(|known| name.ends_with(known));
        if ends(NAMES) {
            After::Name
        } else if ends(WORDS) || is_name_of_key(word, &name) {
            After::Word
        } else if self != After::Nothing && (is_joint(word) || name == "bearer" || name == "basic")
        {
            // These stand between a name and its value.
            self
        } else {
            After::Nothing
        }
    }
}

/// Whether a word names a key or a password. A code of the service that speaks of one has a dot:
/// `InvalidAccessKeyId.NotFound`.
fn is_name_of_key(word: &str, name: &str) -> bool {
    let has_any = |names: &[&str]| names.iter().any(|known| name.contains(known));
    let is_short = SHORT_ID_NAMES.contains(&name) || SHORT_SECRET_NAMES.contains(&name);
    is_short
        || !word.contains('.') && [SECRET_NAMES, ID_NAMES, PASSWORD_NAMES].into_iter().any(has_any)
}

/// Whether a character can be part of a credential.
#[must_use]
pub fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_+/.~".contains(c)
}

/// Runs of characters that can be part of a credential, and runs of those that cannot.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = is_part(rest.chars().next()?);
        let end = rest.find(|c| is_part(c) != is_word).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// Whether it only joins a name to its value where both were percent-encoded: `%3D`, `%22%3A%22`.
fn is_joint(word: &str) -> bool {
    matches!(word, "3D" | "3d" | "3A" | "3a" | "22" | "20" | "253D")
}

/// Whether a word looks like the ID of an access key, a token, a secret, or a signature in hexadecimal.
fn is_credential(word: &str) -> bool {
    let is_hash = word.len() >= 40 && word.bytes().all(|b| b.is_ascii_hexdigit());
    is_hash || has_secret_shape(word)
}

/// Whether a word looks like the ID of an access key, a token, or a secret.
#[must_use]
pub fn has_secret_shape(word: &str) -> bool {
    let upper = |c: &char| c.is_ascii_uppercase();
    let has = |is: fn(&char) -> bool| word.chars().any(|c| is(&c));
    // Behind an encoded character the first letters belong to that.
    let ids = [LASTING, TEMPORARY];
    let is_id = is_key_id(word)
        || ids.iter().any(|id| word.find(id).is_some_and(|at| word.len() - at >= 12));
    let is_mixed = word.chars().any(|c| upper(&c))
        && has(char::is_ascii_lowercase)
        && has(char::is_ascii_digit);
    // A secret has 30 letters and digits, a signature 28 and more; words of that length have no digits or no capitals.
    let run = word.split(['-', '_', '.', '/']).map(str::len).max().unwrap_or_default();
    is_id || (is_mixed && run >= 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(text: &str, shown: &str) {
        assert_eq!(concealed(text), shown);
    }

    #[test]
    fn a_message_stays_as_it_is() {
        let text = "The specified vault v-0003gxoksflhu46w185s does not exist, see https://api.aliyun.com/troubleshoot?q=VaultNotExist";
        shows(text, text);
        shows("a\n\tb\u{1b}[2J", "a b[2J");
        shows(" a \u{1b} b\u{7} ", "a b");
        shows("The Access Key is disabled.", "The Access Key is disabled.");
    }

    #[test]
    fn what_was_to_be_signed_is_left_out() {
        shows(
            "Specified signature is not matched with our calculation. server string to sign is:POST&%2F&AccessKeyId%3Dtestid",
            "Specified signature is not matched with our calculation. server…",
        );
    }

    #[test]
    fn keys_and_tokens_are_hidden() {
        shows("AccessKeyId=testid&Action=X", "AccessKeyId=…&Action=X");
        shows("\"SecurityToken\": \"abc\", x", "\"SecurityToken\": \"…\", x");
        shows("Authorization: Bearer abc", "Authorization: … …");
        shows("Authorization: Basic abc", "Authorization: … …");
        shows("“AccessKeySecret”：“abc”, pwd=abc", "“AccessKeySecret”：“…”, pwd=…");
        shows("AccessKeyId%3Dtestid%26Action", "AccessKeyId%…%26Action");
        shows("passwd=abc, apikey: \"abc\"; SecretId: abc", "passwd=…, apikey: \"…\"; SecretId: …");
        shows("secret_value=abc, sk=abc, ak: abc", "secret_value=…, sk=…, ak: …");
        shows("no path /mnt/TMP.backup-2024", "no path /mnt/TMP.backup-2024");
        shows(&format!("key TMP.{} is off", "x".repeat(20)), "key … is off");
        shows(
            "InvalidAccessKeyId.NotFound: Specified access key is not found.",
            "InvalidAccessKeyId.NotFound: Specified access key is not found.",
        );
        shows("a signature nonce, the token was used", "a signature nonce, the token was used");
        let id = format!("LTAI{}", "x".repeat(20));
        shows(&format!("key {id} is off"), "key … is off");
        shows(&format!("key {}\u{7}{} is off", &id[..9], &id[9..]), "key … is off");
        let secret: String = ["aB3dE6", "gH9jK2", "mN5pQ8", "sT1vW4", "yZ7bC0"].concat();
        shows(&format!("with {secret}"), "with …");
        shows(&"ab ".repeat(500), &format!("{}…", &"ab ".repeat(134)[..400]));
    }
}
