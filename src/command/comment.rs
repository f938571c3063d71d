//! Texts in comments of scripts, which hold what people wrote: a name must not end the comment and begin a command.

/// A text on one line, in its own direction: a space stands for whatever ends a line for some reader or turns the
/// direction of all that follows.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.chars().map(|c| if leaves_the_line(c) { ' ' } else { c }).collect()
}

/// The same behind `rem` of a batch file, which looks for variables even there, and takes other characters for the end of
/// the comment where they stand first.
#[must_use]
pub fn rem(text: &str) -> String {
    let text: String =
        one_line(text).chars().map(|c| if "%^&|<>\"".contains(c) { ' ' } else { c }).collect();
    format!("rem {}", text.trim())
}

fn leaves_the_line(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_comment() {
        assert_eq!(one_line("a\r\nb\u{2028}c\u{85}d\u{202e}e"), "a  b c d e");
        assert_eq!(rem("100% & more\n^"), "rem 100    more");
    }
}
