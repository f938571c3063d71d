//! The parts of a line of code that are set in a colour. It only has to be right about what the formats write.

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

/// The parts of a line, by the extension of a file it may stand in. Joined they are the line.
#[must_use]
pub fn parts<'l>(line: &'l str, extension: &str) -> Vec<(Part, &'l str)> {
    match extension {
        "json" => json(line),
        "sh" => shell(line),
        _ => vec![(Part::Plain, line)],
    }
}

/// The parameter that a line begins to speak of, as the formats write it; lines after it go on with the same.
#[must_use]
pub fn parameter<'l>(line: &'l str, extension: &str) -> Option<&'l str> {
    let rest = match extension {
        "json" => line.strip_prefix("  \"").or_else(|| line.strip_prefix("    \""))?,
        "sh" => line.strip_prefix("  --")?,
        _ => return None,
    };
    let name = rest.split(['"', '.', ' ', '=']).next()?;
    // A deeper line of JSON may be a text of a list: only what is followed by a colon is a name.
    (extension == "sh" || rest.contains("\": ")).then_some(name)
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
    fn whole(line: &str, extension: &str) -> Vec<(Part, &'static str)> {
        let line: &'static str = line.to_owned().leak();
        let parts = parts(line, extension);
        assert_eq!(parts.iter().map(|(_, text)| *text).collect::<String>(), line);
        parts
    }

    #[test]
    fn json_has_names_texts_and_numbers() {
        assert_eq!(
            whole(r#"  "Retention": 7,"#, "json"),
            [
                (Part::Plain, "  "),
                (Part::Key, "\"Retention\""),
                (Part::Plain, ": "),
                (Part::Number, "7"),
                (Part::Plain, ",")
            ]
        );
        assert_eq!(whole(r#""a\"b""#, "json"), [(Part::Text, r#""a\"b""#)]);
        whole("\"never closed \\", "json");
        whole("é: [true, -1.5e3] 中", "json");
    }

    #[test]
    fn a_command_has_options_and_values() {
        assert_eq!(
            whole("  --PlanName 'a b' \\", "sh"),
            [
                (Part::Plain, "  "),
                (Part::Key, "--PlanName"),
                (Part::Text, " 'a b'"),
                (Part::Plain, " \\")
            ]
        );
        whole("", "sh");
    }

    #[test]
    fn a_line_belongs_to_its_parameter() {
        assert_eq!(parameter("  \"Path\": [", "json"), Some("Path"));
        assert_eq!(parameter("    \"/home\"", "json"), None);
        assert_eq!(parameter("    \"Rule.1.Schedule\": \"\"", "json"), Some("Rule"));
        assert_eq!(parameter("  --Rule.2.Retention 7", "sh"), Some("Rule"));
    }
}
