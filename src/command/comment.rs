//! Texts in comments of scripts and programs, which hold what people wrote: a name must not end the comment and begin a command.

use crate::command::posix;
use crate::lang::unseen::is_unfit;

/// A text on one line, in its own direction: a space stands for whatever ends a line for some reader or turns the
/// direction of all that follows.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.chars().map(|c| if is_unfit(c) { ' ' } else { c }).collect()
}

/// How many characters a line of a comment has, where it can be broken.
const WIDTH: usize = 100;

/// The same in lines, broken behind spaces and Chinese commas and full stops.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut width = 0;
    for word in one_line(text).split_inclusive([' ', '，', '。', '；', '、']) {
        let length = word.trim_end().chars().count();
        if width + length > WIDTH && width > 0 {
            lines.push(line.trim_end().to_owned());
            line.clear();
            width = 0;
        }
        width += word.chars().count();
        line.push_str(word);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The same behind `rem` of a batch file, which looks for variables even there, and takes other characters for the end of
/// the comment where they stand first.
#[must_use]
pub fn rem(text: &str) -> String {
    let text: String =
        one_line(text).chars().map(|c| if "%^&|<>\"".contains(c) { ' ' } else { c }).collect();
    format!("rem {}", text.trim())
}

/// The same in lines of a script for POSIX shells. Whoever pastes one into zsh has every `#` taken for the name of a
/// command, unless `interactive_comments` is set there: a text in which a shell sees anything stands in quotes, behind the
/// command that does nothing.
#[must_use]
pub fn posix(text: &str) -> Vec<String> {
    let is_plain = |c: char| c.is_alphanumeric() || !c.is_ascii() || " _-+@./:,[]".contains(c);
    let lines = lines(text);
    if lines.iter().all(|line| line.chars().all(is_plain)) {
        return lines.iter().map(|line| format!("# {line}").trim_end().to_owned()).collect();
    }
    lines.iter().map(|line| format!(": {}", posix::quoted(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_comment() {
        assert_eq!(one_line("a\r\nb\u{2028}c\u{85}d\u{202e}e"), "a  b c d e");
        assert_eq!(rem("100% & more\n^"), "rem 100    more");
    }

    #[test]
    fn a_shell_that_knows_no_comments_sees_nothing_in_one() {
        assert_eq!(
            super::posix("Back up /home, 每天 at 02:00"),
            ["# Back up /home, 每天 at 02:00"]
        );
        assert_eq!(super::posix(""), ["#"]);
        for text in
            ["/$(x)", "a; b", "it's", "`x`", "a | b > c & d", "\\", "~", "=x", "x*", "!x", "#"]
        {
            let lines = super::posix(text);
            assert!(lines.iter().all(|line| line.starts_with(": '")), "{lines:?}");
        }
    }

    #[test]
    fn a_long_text_is_broken_and_keeps_every_word() {
        let text = format!("{} {}", "word ".repeat(40), "x".repeat(300));
        let lines = super::lines(&text);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().take(2).all(|line| line.chars().count() <= WIDTH));
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&lines.join(" ")), words(&text));
    }
}
