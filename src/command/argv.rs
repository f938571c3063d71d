//! Texts as arguments on a command line of Windows, which a program takes apart itself (Microsoft, "Parsing C
//! command-line arguments": <https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments>).
//!
//! A quote is always written `\"`: what `""` means between quotes differs among programs, and Go's (`os/exec_windows.go`
//! of golang/go) is not that of Microsoft's newer libraries.

/// A text as one argument: bare where nothing in it separates arguments, else between quotes.
#[must_use]
pub fn word(text: &str) -> String {
    let special = |c: char| c == '"' || c.is_whitespace() || c.is_control();
    if text.is_empty() || text.contains(special) { quoted(text) } else { text.to_owned() }
}

/// A text as one argument between quotes. Backslashes are doubled where a quote follows them, and nowhere else.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    let mut slashes = 0;
    out.push('"');
    for c in text.chars() {
        if c == '"' {
            out.extend(std::iter::repeat_n('\\', slashes + 1));
        }
        slashes = if c == '\\' { slashes + 1 } else { 0 };
        out.push(c);
    }
    out.extend(std::iter::repeat_n('\\', slashes));
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backslashes_are_doubled_before_a_quote_only() {
        assert_eq!(word(r"C:\data\"), r"C:\data\");
        assert_eq!(word(r"C:\my data\"), r#""C:\my data\\""#);
        assert_eq!(word(r#"{"a":"b\\"}"#), r#""{\"a\":\"b\\\\\"}""#);
        assert_eq!(word(r#"a\"b"#), r#""a\\\"b""#);
        assert_eq!(word(""), r#""""#);
        assert_eq!(word("a\nb"), "\"a\nb\"");
    }
}
