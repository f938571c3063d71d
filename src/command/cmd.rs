//! Texts as words of the Windows command prompt, typed or in a batch file: first its own characters are taken away, then
//! the program takes its arguments apart ([`argv`]).
//!
//! Between quotes no character means anything to it but `%`, and a quote cannot be escaped there. So what has a quote is
//! written with a caret before each of its characters instead, as browsers do when they copy a request "as cURL (cmd)".
//! A percent sign has no escape at the prompt: the caret behind it becomes part of the name of a variable that does not
//! exist, is left with it, and then goes as any caret does. In a batch file `%%` is one.

use crate::command::argv;

/// The most UTF-16 units of a line: <https://learn.microsoft.com/troubleshoot/windows-client/shell-experience/command-line-string-limitation>
pub const LONGEST: usize = 8191;

/// A text as one word at the prompt. The text has no control characters.
#[must_use]
pub fn typed(text: &str) -> String {
    match simple(text, text.contains('%')) {
        Some(word) => word,
        None => careted(text, false),
    }
}

/// A text as one word in a batch file. The text has no control characters.
#[must_use]
pub fn batched(text: &str) -> String {
    match simple(text, false) {
        Some(word) => word.replace('%', "%%"),
        None => careted(text, true),
    }
}

/// A word that needs no carets, unless something speaks against it.
fn simple(text: &str, not_quoted: bool) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:,=\\".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return Some(text.to_owned());
    }
    (!not_quoted && !text.contains('"')).then(|| argv::quoted(text))
}

fn careted(text: &str, batch: bool) -> String {
    let mut out = String::with_capacity(2 * text.len());
    let mut behind_percent = false;
    for c in argv::quoted(text).chars() {
        if batch && c == '%' {
            out.push('%');
        } else if behind_percent || "\"^&|<>()".contains(c) {
            out.push('^');
        }
        behind_percent = !batch && c == '%';
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_stay_bare() {
        assert_eq!(typed(r"C:\data"), r"C:\data");
        assert_eq!(typed("a&b|c ^ ! <>"), "\"a&b|c ^ ! <>\"");
        assert_eq!(typed(r"C:\my data\"), r#""C:\my data\\""#);
        assert_eq!(typed(""), "\"\"");
    }

    #[test]
    fn quotes_have_carets() {
        let word = r#"^"{\^"a\^":\^"b^&c d\^"}^""#;
        assert_eq!(typed(r#"{"a":"b&c d"}"#), word);
        assert_eq!(batched(r#"{"a":"b&c d"}"#), word);
    }

    #[test]
    fn nothing_is_a_variable() {
        assert_eq!(typed("%PATH%41%%"), r#"^"%^PATH%^41%^%^""#);
        assert_eq!(batched("%PATH%41"), r#""%%PATH%%41""#);
        assert_eq!(batched("\"%1\""), r#"^"\^"%%1\^"^""#);
    }
}
