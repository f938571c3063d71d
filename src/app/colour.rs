//! The parts of a line of code that are set in a colour. It only has to be right about what the formats write.

use crate::output::Syntax;

/// What a part of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Nothing in particular.
    Plain,
    /// A name.
    Key,
    /// A text.
    Text,
    /// A number or another literal.
    Number,
    /// What is for people.
    Comment,
}

impl Part {
    /// The class of the part.
    #[must_use]
    pub fn class(self) -> Option<&'static str> {
        match self {
            Part::Plain => None,
            Part::Key => Some("code__key"),
            Part::Text => Some("code__string"),
            Part::Number => Some("code__number"),
            Part::Comment => Some("code__comment"),
        }
    }
}

/// The parts of a line. Joined they are the line.
#[must_use]
pub fn parts(line: &str, syntax: Syntax) -> Vec<(Part, &str)> {
    let starts = |mark: &str| line.trim_start().starts_with(mark);
    let mut parts = match syntax {
        _ if syntax.comment().is_some_and(starts) => vec![(Part::Comment, line)],
        Syntax::Json | Syntax::Har => words(line, "\""),
        Syntax::Shell | Syntax::PowerShell | Syntax::Cmd => command(line),
        Syntax::Python
        | Syntax::TypeScript
        | Syntax::Java
        | Syntax::Go
        | Syntax::Php
        | Syntax::CSharp
        | Syntax::Hcl => words(line, "\"'`"),
        Syntax::Http => header(line),
        Syntax::Text => vec![(Part::Plain, line)],
    };
    parts.retain(|(_, text)| !text.is_empty());
    parts
}

/// Texts between quotes, numbers, words of the language, and names that get a value.
fn words<'l>(line: &'l str, quotes: &str) -> Vec<(Part, &'l str)> {
    let mut parts = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (part, length) = if quotes.contains(first) {
            let length = string_length(rest, first);
            let is_key = rest[length..].trim_start().starts_with(':');
            (if is_key { Part::Key } else { Part::Text }, length)
        } else if in_word(first) {
            let length = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
            (kind(&rest[..length], &rest[length..]), length)
        } else {
            let next = |c: char| quotes.contains(c) || in_word(c);
            (Part::Plain, rest.find(next).unwrap_or(rest.len()))
        };
        let (text, after) = rest.split_at(length);
        parts.push((part, text));
        rest = after;
    }
    parts
}

fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$')
}

/// What a word is, by what follows it.
fn kind(word: &str, after: &str) -> Part {
    let after = after.trim_start();
    let is_named = after.starts_with(':') || after.starts_with('=') && !after.starts_with("==");
    match word {
        "true" | "false" | "True" | "False" | "null" | "None" | "nil" => Part::Number,
        _ if word.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit()) => Part::Number,
        _ if is_named => Part::Key,
        _ => Part::Plain,
    }
}

/// The bytes of a text with its quotes, at the beginning of a line.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// An option and its value, with what goes on in the next line.
fn command(line: &str) -> Vec<(Part, &str)> {
    let indent = line.len() - line.trim_start().len();
    let (space, rest) = line.split_at(indent);
    let (word, value) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
    let is_option = word.starts_with('-');
    let ends = [" \\", " `", " ^"];
    let end = ends.iter().find_map(|end| value.ends_with(end).then_some(end.len())).unwrap_or(0);
    let (value, end) = value.split_at(value.len() - end);
    vec![
        (Part::Plain, space),
        (if is_option { Part::Key } else { Part::Plain }, word),
        (if is_option { Part::Text } else { Part::Plain }, value),
        (Part::Plain, end),
    ]
}

/// The name of a header and its value.
fn header(line: &str) -> Vec<(Part, &str)> {
    let name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    match line.split_once(": ") {
        Some((named, value)) if named.chars().all(name) => {
            let (named, joint) = line[..line.len() - value.len()].split_at(named.len());
            vec![(Part::Key, named), (Part::Plain, joint), (Part::Text, value)]
        }
        _ => vec![(Part::Plain, line)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn whole(line: &str, syntax: Syntax) -> Vec<(Part, &'static str)> {
        let line: &'static str = line.to_owned().leak();
        let parts = parts(line, syntax);
        assert_eq!(parts.iter().map(|(_, text)| *text).collect::<String>(), line);
        parts
    }

    #[test]
    fn json_has_names_texts_and_numbers() {
        assert_eq!(
            whole(r#"  "Retention": -7,"#, Syntax::Json),
            [
                (Part::Plain, "  "),
                (Part::Key, "\"Retention\""),
                (Part::Plain, ": "),
                (Part::Number, "-7"),
                (Part::Plain, ",")
            ]
        );
        assert_eq!(whole(r#""a\"b""#, Syntax::Json), [(Part::Text, r#""a\"b""#)]);
        whole("\"never closed \\", Syntax::Json);
        whole("é: [true, -1.5e3] 中", Syntax::Json);
    }

    #[test]
    fn a_command_has_options_and_values() {
        assert_eq!(
            whole("  --PlanName 'a b' \\", Syntax::Shell),
            [
                (Part::Plain, "  "),
                (Part::Key, "--PlanName"),
                (Part::Text, " 'a b'"),
                (Part::Plain, " \\")
            ]
        );
        assert_eq!(whole("  --a b ^", Syntax::Cmd).last(), Some(&(Part::Plain, " ^")));
        whole("", Syntax::Shell);
    }

    #[test]
    fn code_has_comments_names_texts_and_numbers() {
        assert_eq!(
            whole("    plan_name='it\\'s',", Syntax::Python),
            [
                (Part::Plain, "    "),
                (Part::Key, "plan_name"),
                (Part::Plain, "="),
                (Part::Text, "'it\\'s'"),
                (Part::Plain, ",")
            ]
        );
        assert_eq!(whole("  // 7", Syntax::Go), [(Part::Comment, "  // 7")]);
        assert!(whole("  .setRetention(7L)", Syntax::Java).contains(&(Part::Number, "7L")));
        assert_eq!(
            whole("host: a.b", Syntax::Http),
            [(Part::Key, "host"), (Part::Plain, ": "), (Part::Text, "a.b")]
        );
        whole("POST https://a/?b=c: d", Syntax::Http);
    }
}
