//! Access keys and other credentials, by their shape and by what they are called: what has no place in a plan.

/// How the ID of a lasting access key begins.
pub const LASTING: &str = "LTAI";
/// How that of one begins which lasts for some hours.
pub const TEMPORARY: &str = "STS.";
/// The same of another kind.
const TEMPORARY_TOO: &str = "TMP.";

/// What names of a secret key have in them, in small letters and without what joins words.
pub static SECRET_NAMES: &[&str] = &["secret", "privatekey", "securitykey", "authkey"];
/// The same of a key's ID.
pub static ID_NAMES: &[&str] = &["accesskey", "accessid", "apikey", "credential"];
/// The same of a password.
pub static PASSWORD_NAMES: &[&str] = &["password", "passwd", "passphrase", "pwd"];
/// What a secret key, or both of them, are called for short.
pub static SHORT_SECRET_NAMES: &[&str] = &["sk", "aksk"];
/// The same of a key's ID.
pub static SHORT_ID_NAMES: &[&str] = &["ak", "akid"];

/// Whether a word is an access key's ID, or has one behind `_` or `-`: `LTAI` and 12 to 28 letters and digits for a lasting
/// key, `STS.` or `TMP.` and more for a temporary one (the documentation of RAM and of AssumeRole).
#[must_use]
pub fn is_key_id(word: &str) -> bool {
    let known = [LASTING, TEMPORARY, TEMPORARY_TOO].map(str::as_bytes);
    // Nearly every word of a plan is none.
    if !word.as_bytes().windows(LASTING.len()).any(|four| known.contains(&four)) {
        return false;
    }
    let plain = |rest: &str| rest.bytes().all(|b| b.is_ascii_alphanumeric());
    word.split(['_', '-']).any(|part| {
        let lasting = part.strip_prefix(LASTING);
        let temporary = part.strip_prefix(TEMPORARY).or_else(|| part.strip_prefix(TEMPORARY_TOO));
        lasting.is_some_and(|rest| (12..=28).contains(&rest.len()) && plain(rest))
            || temporary.is_some_and(|rest| rest.len() >= 12 && plain(rest))
    })
}

/// Whether a text is as long as an access key's secret, 30 letters and digits, and as mixed: of the 29 pairs of random
/// letters and digits some 18 are of two kinds, and of those in joined words fewer than `MIXED`.
#[must_use]
pub fn is_secret(text: &str) -> bool {
    let bytes = text.as_bytes();
    let kind = |byte: u8| (byte.is_ascii_uppercase(), byte.is_ascii_lowercase());
    bytes.len() == 30
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes.iter().any(u8::is_ascii_digit)
        && bytes.iter().any(u8::is_ascii_uppercase)
        && bytes.iter().any(u8::is_ascii_lowercase)
        && bytes.windows(2).filter(|pair| kind(pair[0]) != kind(pair[1])).count() >= MIXED
}

/// The fewest pairs of neighbours of two kinds in a secret. One in 200 has fewer.
const MIXED: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_a_shape() {
        // Put together here, so that no file holds what looks like a key.
        let lasting = format!("LTAI{}", "5tExample".repeat(2));
        assert!(is_key_id(&lasting) && is_key_id(&format!("STS.{}", "x".repeat(25))));
        assert!(is_key_id(&format!("key_{lasting}")) && is_key_id(&format!("a-{lasting}-b")));
        assert!(!is_key_id("LTAI") && !is_key_id("LTAI-x") && !is_key_id("/home"));
        let secret = "aB3".repeat(10);
        assert!(is_secret(&secret));
        assert!(!is_secret(&secret.to_lowercase()) && !is_secret(&secret[1..]));
        assert!(!is_secret("i-bp1567rc0o5rz8bxnltz"));
        for name in [
            "BackupPlanForProductionServer1",
            "NightlyBackupOfOrdersDatabase1",
            "AliyunHbrCrossAccountBackup01A",
        ] {
            assert!(name.len() == 30 && !is_secret(name), "{name}");
        }
    }
}
