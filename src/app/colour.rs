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
        }
    }
}

/// The parts of a line. Joined they are the line.
#[must_use]
pub fn parts(line: &str, syntax: Syntax) -> Vec<(Part, &str)> {
    match syntax {
        Syntax::Json { .. } => json(line),
        Syntax::Shell => shell(line),
        Syntax::Text => vec![(Part::Plain, line)],
    }
}

/// What a line says about the parameter that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs<'l> {
    /// To the parameter of this name, as the lines after it that say nothing else.
    To(&'l str),
    /// To the same as the line before it.
    On,
    /// To none.
    Nowhere,
}

/// The parameter that a line of a format belongs to.
#[must_use]
pub fn belongs(line: &str, syntax: Syntax) -> Belongs<'_> {
    let (at_depth, ends) = match syntax {
        Syntax::Json { depth } => (line.strip_prefix(&"  ".repeat(depth)), "\""),
        Syntax::Shell => (line.strip_prefix("  "), "--"),
        Syntax::Text => (None, ""),
    };
    match at_depth {
        None => Belongs::Nowhere,
        Some(rest) => match rest.strip_prefix(ends) {
            Some(name) => Belongs::To(name.split(['"', '.', ' ', '=']).next().unwrap_or_default()),
            // Deeper lines, and the bracket that ends them.
            None if rest.starts_with([' ', ']', '}']) => Belongs::On,
            None => Belongs::Nowhere,
        },
    }
}

fn json(line: &str) -> Vec<(Part, &str)> {
    let mut parts = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let (part, length) = if rest.starts_with('"') {
            let length = string_length(rest);
            let is_key = rest[length..].trim_start().starts_with(':');
            (if is_key { Part::Key } else { Part::Text }, length)
        } else if rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
            let end = rest.find([',', ' ', '}', ']']).unwrap_or(rest.len());
            (Part::Number, end)
        } else {
            let inner = |c: char| c == '"' || c == '-' || c.is_ascii_alphanumeric();
            (Part::Plain, rest.find(inner).unwrap_or(rest.len()))
        };
        let (text, after) = rest.split_at(length);
        parts.push((part, text));
        rest = after;
    }
    parts
}

/// The bytes of a JSON string with its quotes, at the beginning of a text.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn shell(line: &str) -> Vec<(Part, &str)> {
    let indent = line.len() - line.trim_start().len();
    let (space, rest) = line.split_at(indent);
    let mut parts = vec![(Part::Plain, space)];
    let (word, value) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
    let is_option = word.starts_with('-');
    parts.push((if is_option { Part::Key } else { Part::Plain }, word));
    let (value, end) = value.strip_suffix(" \\").map_or((value, ""), |value| (value, " \\"));
    parts.push((if is_option { Part::Text } else { Part::Plain }, value));
    parts.push((Part::Plain, end));
    parts.retain(|(_, text)| !text.is_empty());
    parts
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
            whole(r#"  "Retention": 7,"#, Syntax::Json { depth: 1 }),
            [
                (Part::Plain, "  "),
                (Part::Key, "\"Retention\""),
                (Part::Plain, ": "),
                (Part::Number, "7"),
                (Part::Plain, ",")
            ]
        );
        assert_eq!(whole(r#""a\"b""#, Syntax::Json { depth: 1 }), [(Part::Text, r#""a\"b""#)]);
        whole("\"never closed \\", Syntax::Json { depth: 1 });
        whole("é: [true, -1.5e3] 中", Syntax::Json { depth: 1 });
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
        whole("", Syntax::Shell);
    }

    #[test]
    fn a_line_belongs_to_its_parameter() {
        let json = |depth, line| belongs(line, Syntax::Json { depth });
        assert_eq!(json(1, "  \"Rule\": ["), Belongs::To("Rule"));
        assert_eq!(json(1, "      \"Retention\": 7"), Belongs::On);
        assert_eq!(json(1, "  ],"), Belongs::On);
        assert_eq!(json(1, "}"), Belongs::Nowhere);
        assert_eq!(json(2, "    \"Rule.1.Schedule\": \"\""), Belongs::To("Rule"));
        assert_eq!(json(2, "  \"body\": {"), Belongs::Nowhere);
        assert_eq!(belongs("  --Rule.2.Retention 7", Syntax::Shell), Belongs::To("Rule"));
        assert_eq!(belongs("aliyun hbr CreateBackupPlan \\", Syntax::Shell), Belongs::Nowhere);
    }
}
