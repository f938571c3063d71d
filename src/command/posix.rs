//! Texts as words of a POSIX shell, bash and zsh included, typed or in a script.

use std::fmt::Write as _;

/// A text as one word: bare where no shell sees anything in it, else quoted.
#[must_use]
pub fn word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:,=".contains(c);
    // zsh takes a word that begins with an equals sign for the path of a program.
    let is_bare = !text.is_empty() && !text.starts_with('=') && text.chars().all(plain);
    if is_bare { text.to_owned() } else { quoted(text) }
}

/// A text as one word between single quotes, where no character means anything: not `$`, not a backtick, not `!`.
///
/// Control characters other than the line break are written as `printf` makes them: pasted into a terminal, they
/// would be keys (a tab completes, an escape sequence can end the paste). NUL is lost, as no word can hold it.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    for c in text.chars() {
        match c {
            '\'' => out.push_str(r"'\''"),
            c if c.is_control() && c != '\n' => {
                out.push_str("'\"$(printf '");
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    // Writing to a text cannot fail.
                    let _ = write!(out, "\\{byte:03o}");
                }
                out.push_str("')\"'");
            }
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_stay_bare() {
        assert_eq!(word("cn-hangzhou"), "cn-hangzhou");
        assert_eq!(word("/home/a.b:c,d"), "/home/a.b:c,d");
        assert_eq!(word("--a=b"), "--a=b");
    }

    #[test]
    fn everything_else_stands_between_quotes() {
        assert_eq!(word(""), "''");
        assert_eq!(word("I|1602673264|P1D"), "'I|1602673264|P1D'");
        assert_eq!(word("~"), "'~'");
        assert_eq!(word("=a"), "'=a'");
        assert_eq!(word("$(x) `y` !z \\ \"\n中"), "'$(x) `y` !z \\ \"\n中'");
        assert_eq!(word("it's"), r"'it'\''s'");
    }

    #[test]
    fn control_characters_are_not_pasted() {
        assert_eq!(word("a\tb"), r#"'a'"$(printf '\011')"'b'"#);
        assert_eq!(word("\u{9b}"), r#"''"$(printf '\302\233')"''"#);
    }
}
