//! The texts of signatures in what was pasted: strings to sign and canonical requests, the service's and one's own.
//!
//! The gateway answers a wrong V1 signature with `… server string to sign is:POST&%2F&…` (seen in dromara/SMS4J #34), and
//! a wrong V3 signature with `… server StringToSign is [ACS3-HMAC-SHA256\n…] server CanonicalRequest is [POST\n/\n…]`.
//! Both come inside JSON, XML and the exceptions of SDKs, with the escapes of those.

use crate::doctor::parts::Parts;
use crate::request::sign::v3::{self, SCHEME};

/// The methods that a string may begin with.
pub(in crate::doctor) static METHODS: &[&str] =
    &["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"];
/// The most beginnings that are followed to an end: most of what begins so is none.
const MOST_TRIES: usize = 16;
/// The most bytes of a canonical request.
const LONGEST: usize = 1 << 20;
/// How far back the words stand that say whose a string is.
const LABEL: usize = 48;
/// How often what is escaped may have been escaped again.
const MOST_ESCAPES: usize = 3;

/// A text of a signature.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::doctor) struct Found {
    /// The text, without the escapes of what it stood in.
    pub(in crate::doctor) text: String,
    /// Whether the service says that it made it.
    pub(in crate::doctor) is_servers: bool,
}

/// The texts of signatures that stand in what was pasted.
pub(in crate::doctor) struct Strings {
    /// What the service signs.
    pub(in crate::doctor) right: Option<String>,
    /// What was signed.
    pub(in crate::doctor) own: Option<String>,
    /// The hash of what the service signs, of V3 where nothing more is there.
    pub(in crate::doctor) right_hash: Option<String>,
    /// The hash of what was signed.
    pub(in crate::doctor) own_hash: Option<String>,
    /// Whether the text says whose they are.
    pub(in crate::doctor) is_servers: bool,
}

impl Strings {
    pub(in crate::doctor) fn of(text: &str) -> Strings {
        let mut found = canonical(text);
        if found.is_empty() {
            found = v1(text);
        }
        let mut hashes = hashes(text);
        let take = |found: &mut Vec<Found>| {
            // The service's own is known by its label; of two without one the second is taken for it.
            let servers = found.iter().position(|found| found.is_servers);
            let at = servers.or((found.len() > 1).then_some(1));
            let right = at.map(|at| found.remove(at).text);
            let own = (!found.is_empty()).then(|| found.remove(0).text);
            (right, own, servers.is_some())
        };
        let (right, own, is_servers) = take(&mut found);
        let (right_hash, own_hash, _) = take(&mut hashes);
        let of = |text: &Option<String>, hash: Option<String>| {
            hash.or_else(|| text.as_ref().map(|text| v3::hash(text.as_bytes())))
        };
        let (right_hash, own_hash) = (of(&right, right_hash), of(&own, own_hash));
        Strings { right, own, right_hash, own_hash, is_servers }
    }

    pub(in crate::doctor) fn is_empty(&self) -> bool {
        self.right.is_none()
            && self.own.is_none()
            && self.right_hash.is_none()
            && self.own_hash.is_none()
    }

    pub(in crate::doctor) fn is_v3(&self) -> bool {
        let text = self.right.as_ref().or(self.own.as_ref());
        text.is_none_or(|text| text.contains('\n'))
    }

    /// What they say: the service's, or one's own.
    pub(in crate::doctor) fn parts(&self) -> Option<Parts> {
        Parts::of(self.right.as_ref().or(self.own.as_ref())?)
    }
}

/// The strings to sign of V1 in a text.
pub(in crate::doctor) fn v1(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut tries = 0;
    // In JSON and XML an ampersand may be escaped.
    for and in ["&", r"\u0026", "&amp;"] {
        let middle = format!("{and}%2F{and}");
        let middles = [middle.clone(), middle.replace("2F", "2f"), format!("{and}/{and}")];
        for middle in middles {
            for (at, _) in text.match_indices(&middle) {
                let before = &text[..at];
                let Some(method) = METHODS.iter().find(|method| before.ends_with(**method)) else {
                    continue;
                };
                tries += 1;
                if tries > MOST_TRIES {
                    return found;
                }
                let start = at - method.len();
                let rest = &text[at + middle.len()..];
                let end = end(rest);
                let string = text[start..at + middle.len() + end].replace(and, "&");
                let string = Found { text: string, is_servers: is_servers(&text[..start]) };
                if !found.contains(&string) {
                    found.push(string);
                }
            }
        }
    }
    found
}

/// Where a string to sign ends. What a lax encoder leaves as it is belongs to it: an apostrophe does unless it closes a
/// quotation.
fn end(text: &str) -> usize {
    let closes = |at: usize| {
        let behind = text[at + 1..].chars().next();
        behind.is_none_or(|c| c.is_whitespace() || ",}])".contains(c))
    };
    let ends = |(at, c): &(usize, char)| {
        c.is_whitespace() || "\"<>[]{}\\`,;".contains(*c) || *c == '\'' && closes(*at)
    };
    text.char_indices().find(ends).map_or(text.len(), |(at, _)| at)
}

/// The canonical requests of V3 in a text.
pub(in crate::doctor) fn canonical(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut tries = 0;
    for method in METHODS {
        // A real line break, or one that is escaped.
        for (at, _) in text.match_indices(method) {
            let rest = &text[at..];
            let behind = &rest[method.len()..];
            let breaks = behind.starts_with('\n') || behind.starts_with("\r\n");
            let is_escaped = !breaks && behind.starts_with('\\');
            // The path follows at once, whatever a line break is written as.
            let path = behind.trim_start_matches(['\r', '\n', '\\', 'r', 'n']);
            if !breaks && !is_escaped || !path.starts_with('/') {
                continue;
            }
            tries += 1;
            if tries > MOST_TRIES {
                return found;
            }
            if let Some(canonical) = whole(&unescaped(rest, is_escaped)) {
                let string = Found { text: canonical, is_servers: is_servers(&text[..at]) };
                if !found.contains(&string) {
                    found.push(string);
                }
            }
        }
    }
    found
}

/// The hashes in the strings to sign of V3 in a text.
pub(in crate::doctor) fn hashes(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, _) in text.match_indices(SCHEME).take(MOST_TRIES) {
        let behind = &text[at + SCHEME.len()..];
        let behind = behind.trim_start_matches(['\\', 'n', 'r', '\n', '\r']);
        let is_own_line = behind.len() < text.len() - at - SCHEME.len();
        let end = behind.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(behind.len());
        if is_own_line && end == HASH {
            let string =
                Found { text: behind[..end].to_owned(), is_servers: is_servers(&text[..at]) };
            if !found.contains(&string) {
                found.push(string);
            }
        }
    }
    found
}

/// The characters of a SHA-256 in hexadecimal.
pub(in crate::doctor) const HASH: usize = 64;

/// A canonical request from its beginning to the hash of the body, which ends it.
fn whole(text: &str) -> Option<String> {
    let mut end = 0;
    for (number, line) in text.split('\n').enumerate() {
        let plain = line.trim_end_matches('\r');
        match number {
            // The path, as it is in every call of this API.
            1 if !plain.starts_with('/') => return None,
            0..5 => {}
            _ => {
                let digits = plain.bytes().take_while(u8::is_ascii_hexdigit).count();
                let stops =
                    !plain[digits..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == ':');
                if digits == HASH && stops {
                    return Some(text[..end + HASH].replace("\r\n", "\n"));
                }
            }
        }
        // No request has that many headers.
        if number > 100 {
            return None;
        }
        end += line.len() + 1;
    }
    None
}

/// A text without the escapes of JSON, once or several times over.
fn unescaped(text: &str, is_escaped: bool) -> String {
    let mut text = text[..text.floor_char_boundary(LONGEST)].to_owned();
    for _ in 0..MOST_ESCAPES {
        // Once the method has a line of its own, all escapes are gone.
        let first = text.split('\n').next().unwrap_or_default();
        if !is_escaped || METHODS.contains(&first.trim_end()) {
            break;
        }
        text = text
            .replace("\\\\", "\u{0}")
            .replace("\\r", "\r")
            .replace("\\n", "\n")
            .replace("\\u0026", "&")
            .replace("\\\"", "\"")
            .replace('\u{0}', "\\");
    }
    text
}

/// Whether the words before a string say that the service made it.
fn is_servers(before: &str) -> bool {
    let label = &before[before.ceil_char_boundary(before.len().saturating_sub(LABEL))..];
    label.to_ascii_lowercase().contains("server")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn a_string_to_sign_is_found_in_whatever_it_stands_in() {
        let string = "POST&%2F&A%3Db%26C%3Dd";
        for (text, servers) in [
            (
                r#"{"Message":"x. server string to sign is:POST&%2F&A%3Db%26C%3Dd","Code":"x"}"#,
                true,
            ),
            (r#"{"Message":"x. server string to sign is:POST\u0026%2F\u0026A%3Db%26C%3Dd"}"#, true),
            ("<M>server string to sign is:POST&amp;%2F&amp;A%3Db%26C%3Dd</M>", true),
            ("x server StringToSign is [POST&%2F&A%3Db%26C%3Dd] y", true),
            ("my string: POST&%2F&A%3Db%26C%3Dd\n", false),
        ] {
            let found = v1(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].text.as_str(), found[0].is_servers), (string, servers), "{text}");
        }
    }

    #[test]
    fn a_canonical_request_is_found_escaped_or_not() {
        let request = format!("POST\n/\nA=b\nhost:x\nx-acs-date:y\n\nhost;x-acs-date\n{HEX}");
        let escaped = request.replace('\n', "\\n");
        for (text, servers) in [
            (request.clone(), false),
            (format!("server CanonicalRequest is [{request}]"), true),
            (format!("{{\"Message\":\"server CanonicalRequest is [{escaped}]\"}}"), true),
            (format!("server CanonicalRequest is [{}]", escaped.replace('\\', "\\\\")), true),
            (format!("mine:\n{}\n", request.replace('\n', "\r\n")), false),
        ] {
            let found = canonical(&text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((&found[0].text, found[0].is_servers), (&request, servers), "{text}");
        }
        assert!(canonical("POST\nAND MORE\n").is_empty());
        let found = hashes(&format!("server StringToSign is [{SCHEME}\\n{HEX}]"));
        assert_eq!((found.len(), found[0].text.as_str()), (1, HEX));
    }
}
