//! What a copy brings along that is no part of the text: the marks of a comparison, the escapes of a page's source.

use std::borrow::Cow;

use crate::import::json;

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
    // The line that says where a part of it stands settles it.
    if text.lines().any(|line| line.starts_with("@@ -")) {
        return true;
    }
    // Else an old and a new line stand side by side, each a member of JSON or of YAML. Options of a command and lists begin
    // with hyphens, too.
    let content = |line: &str, mark: char| {
        let content = line.strip_prefix(mark).map(str::trim_start).unwrap_or_default();
        let is_name = content.starts_with(|c: char| c.is_ascii_alphabetic() || c == '"');
        is_name && content.contains(':') || content.starts_with(['{', '}', '[', ']'])
    };
    let lines = || text.lines();
    let pairs = lines().zip(lines().skip(1));
    let is_replaced = |(first, second): (&str, &str)| {
        content(first, '-') && content(second, '+') || content(first, '+') && content(second, '-')
    };
    !lines().any(|line| line.ends_with('\\')) && pairs.into_iter().any(is_replaced)
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
    // JSON without a fault is what it says.
    if json::is_strict(text) {
        return None;
    }
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
