//! Texts as literals of the languages, always on one line.
//!
//! Characters that show stand as they are, in every script: the files are UTF-8. Characters that do not show, or that
//! change the direction of what follows, are escaped, so that a reader sees them and no tool drops them.

use std::fmt::Write as _;

use crate::lang::unseen::is_unfit;

/// A text between double quotes, or between single ones where that takes fewer escapes, as Black and Prettier choose.
pub(super) fn python(text: &str) -> String {
    let quote = fewer_escapes(text);
    quoted(text, quote, &[('\n', "\\n"), ('\r', "\\r"), ('\t', "\\t")], |out, c| {
        match u32::from(c) {
            code @ ..0x100 => write!(out, "\\x{code:02x}"),
            code => write!(out, "\\u{code:04x}"),
        }
    })
}

/// The same for TypeScript.
pub(super) fn typescript(text: &str) -> String {
    let quote = fewer_escapes(text);
    quoted(text, quote, COMMON, four_digits)
}

/// A text between double quotes. A backslash before `u` is always one of two, which begin no Unicode escape (section 3.3
/// of <https://docs.oracle.com/javase/specs/jls/se17/html/jls-3.html>).
///
/// A literal has at most 65,535 bytes in a class file (section 4.4.7 of
/// <https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html>), so a longer text is joined from several.
pub(super) fn java(text: &str) -> String {
    let mut parts = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (at, c) in text.char_indices() {
        let length = match u32::from(c) {
            0 => 2,
            0x1_0000.. => 6,
            _ => c.len_utf8(),
        };
        if bytes + length > 65_535 {
            parts.push(quoted(&text[from..at], '"', COMMON, four_digits));
            (from, bytes) = (at, 0);
        }
        bytes += length;
    }
    let last = quoted(&text[from..], '"', COMMON, four_digits);
    if parts.is_empty() {
        return last;
    }
    parts.push(last);
    format!("String.join(\"\", {})", parts.join(", "))
}

/// A text between double quotes.
pub(super) fn csharp(text: &str) -> String {
    quoted(text, '"', COMMON, four_digits)
}

/// A text between double quotes, or between backquotes where that saves escaping quotes.
pub(super) fn go(text: &str) -> String {
    let is_plain = |c: char| c != '`' && c != '\\' && !is_unfit(c);
    // A reader of several languages takes `${` for the beginning of something to fill in.
    if text.contains('"') && !text.contains("${") && text.chars().all(is_plain) {
        return format!("`{text}`");
    }
    quoted(text, '"', COMMON, four_digits)
}

/// A text between single quotes, where `$` means nothing; between double quotes where a character must be escaped.
pub(super) fn php(text: &str) -> String {
    if !text.chars().any(is_unfit) {
        return format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"));
    }
    let named = &[('\n', "\\n"), ('\r', "\\r"), ('\t', "\\t"), ('$', "\\$")];
    quoted(text, '"', named, |out, c| write!(out, "\\u{{{:x}}}", u32::from(c)))
}

/// Escapes with a name that TypeScript, Java, Go and C# share.
const COMMON: &[(char, &str)] = &[('\n', "\\n"), ('\r', "\\r"), ('\t', "\\t")];

fn four_digits(out: &mut String, c: char) -> std::fmt::Result {
    write!(out, "\\u{:04x}", u32::from(c))
}

fn fewer_escapes(text: &str) -> char {
    let count = |quote: char| text.matches(quote).count();
    if count('\'') < count('"') { '\'' } else { '"' }
}

fn quoted(
    text: &str,
    quote: char,
    named: &[(char, &str)],
    numbered: fn(&mut String, char) -> std::fmt::Result,
) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        if let Some((_, escape)) = named.iter().find(|(named, _)| *named == c) {
            out.push_str(escape);
        } else if c == quote || c == '\\' {
            out.extend(['\\', c]);
        } else if is_unfit(c) {
            // Writing to a text cannot fail.
            let _ = numbered(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out.push(quote);
    out
}
