//! What a copy brings along that is no part of the text: the marks of a comparison, the escapes of a page's source.

use std::borrow::Cow;

/// A text without the marks of a comparison, where it is one (the unified format of `diff`): the new version, in which every
/// byte stands where it did.
pub(in crate::import) fn newer(text: &str) -> Cow<'_, str> {
    if !is_comparison(text) {
        return Cow::Borrowed(text);
    }
    let mut newer = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let is_old = line.starts_with('-') || is_header(line);
        if is_old {
            newer.extend(line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        } else if let Some(line) = line.strip_prefix('+') {
            newer.push(' ');
            newer.push_str(line);
        } else {
            newer.push_str(line);
        }
    }
    Cow::Owned(newer)
}

fn is_header(line: &str) -> bool {
    ["diff ", "index ", "--- ", "+++ ", "@@ "].iter().any(|begin| line.starts_with(begin))
}

fn is_comparison(text: &str) -> bool {
    // What stands between two marked lines may be anything, but a name or a bracket begins what was put in.
    let puts_in = |line: &str| {
        let behind = line.strip_prefix('+').map(str::trim_start).unwrap_or_default();
        behind.starts_with(['"', '\'', '{', '}', '[', ']'])
            || behind.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let takes_out = |line: &str| line.starts_with('-') || line.starts_with("@@ ");
    text.lines().any(puts_in) && text.lines().any(takes_out)
}

/// The characters that escapes of HTML stand for, and the tags around code.
static ESCAPES: &[(&str, &str)] = &[
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", " "),
    ("<code>", ""),
    ("</code>", ""),
    ("<pre>", ""),
    ("</pre>", ""),
    ("<br>", "\n"),
    ("<br/>", "\n"),
    // Last, so that what it makes is not taken for another one.
    ("&amp;", "&"),
];

/// A text without the escapes of HTML, if it has those that no request has.
pub(in crate::import) fn unescaped(text: &str) -> Option<String> {
    let is_pair = |(at, escape): (usize, &str)| {
        let behind = &text[at + escape.len()..];
        let name = behind.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'));
        name.is_some_and(|end| end > 0 && behind[end..].starts_with('='))
    };
    if !text.contains("&quot;") && !text.match_indices("&amp;").any(is_pair) {
        return None;
    }
    let plain = ESCAPES.iter().fold(text.to_owned(), |text, (escape, plain)| {
        if text.contains(escape) { text.replace(escape, plain) } else { text }
    });
    Some(plain)
}
