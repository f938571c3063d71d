//! JSON as it was written: where each value stands, duplicate names, the order of names, and numbers digit for
//! digit.
//!
//! The tree and how it is written stand here; [`Node::read`] makes it from text.

mod error;
mod number;
mod read;

use std::borrow::Cow;
use std::fmt;

pub use error::JsonError;
pub use number::{NotInteger, integer};
pub use read::MAX_DEPTH;

use crate::lang::{Text, t};
use crate::values::bytes::plain;

/// A range of bytes in the text that was read; empty at 0 for a value that was not read from text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The value.
    pub value: Value<'a>,
    /// Where it stands, quotes and brackets included.
    pub span: Span,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number as written: `9007199254740993`, `7.0`, `7e0`.
    Number(Cow<'a, str>),
    /// A text, unescaped.
    Text(Cow<'a, str>),
    /// An array.
    Array(Vec<Node<'a>>),
    /// An object, in the order written; a name may stand twice.
    Object(Vec<Member<'a>>),
}

/// A name and its value.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// The name, unescaped.
    pub name: Cow<'a, str>,
    /// Where the name stands, quotes included.
    pub name_span: Span,
    /// The value.
    pub node: Node<'a>,
}

/// Two nodes are equal when their values are; where they stand does not matter.
impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// Two members are equal when their names and values are.
impl PartialEq for Member<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.node == other.node
    }
}

impl<'a> From<Value<'a>> for Node<'a> {
    fn from(value: Value<'a>) -> Self {
        Node { value, span: Span::default() }
    }
}

impl<'a> Node<'a> {
    /// The same value, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> Node<'static> {
        Node { value: self.value.into_owned(), span: self.span }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The members, if it is an object.
    #[must_use]
    pub fn members(&self) -> Option<&[Member<'a>]> {
        match &self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The entries, if it is an array.
    #[must_use]
    pub fn entries(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::Array(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a name; of the last one where it stands twice, as every JSON reader takes it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Node<'a>> {
        self.members()?.iter().rev().find(|member| member.name == name).map(|member| &member.node)
    }
}

impl Value<'_> {
    /// A text of its own.
    #[must_use]
    pub fn owned_text(text: impl Into<String>) -> Value<'static> {
        Value::Text(Cow::Owned(text.into()))
    }

    /// A whole number.
    #[must_use]
    pub fn integer(number: i64) -> Value<'static> {
        Value::Number(Cow::Owned(number.to_string()))
    }

    /// An object from names and values.
    #[must_use]
    pub fn object<'a>(members: impl IntoIterator<Item = (&'static str, Value<'a>)>) -> Value<'a> {
        Value::Object(
            members
                .into_iter()
                .map(|(name, value)| Member {
                    name: Cow::Borrowed(name),
                    name_span: Span::default(),
                    node: value.into(),
                })
                .collect(),
        )
    }

    /// An array of values.
    #[must_use]
    pub fn array<'a>(values: impl IntoIterator<Item = Value<'a>>) -> Value<'a> {
        Value::Array(values.into_iter().map(Node::from).collect())
    }

    /// The same value, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Bool(bool) => Value::Bool(bool),
            Value::Number(number) => Value::Number(Cow::Owned(number.into_owned())),
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Array(entries) => {
                Value::Array(entries.into_iter().map(Node::into_owned).collect())
            }
            Value::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|member| Member {
                        name: Cow::Owned(member.name.into_owned()),
                        name_span: member.name_span,
                        node: member.node.into_owned(),
                    })
                    .collect(),
            ),
        }
    }

    /// The kind of value, as a message names it.
    #[must_use]
    pub fn kind(&self) -> Text {
        match self {
            Value::Null => t("null", "null"),
            Value::Bool(_) => t("a boolean", "布尔值"),
            Value::Number(_) => t("a number", "数字"),
            Value::Text(_) => t("text", "文本"),
            Value::Array(_) => t("an array", "数组"),
            Value::Object(_) => t("an object", "对象"),
        }
    }

    /// Whether it is `null`, blank text, `[]` or `{}`: as good as absent for verdicts.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Value::Null => true,
            Value::Text(text) => is_blank(text),
            Value::Array(entries) => entries.is_empty(),
            Value::Object(members) => members.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// Whether it is exactly `true`.
    #[must_use]
    pub fn is_true(&self) -> bool {
        matches!(self, Value::Bool(true))
    }

    /// Writes it as compact JSON at the end of another text.
    pub fn write(&self, out: &mut String) {
        write(out, self, None);
    }

    /// JSON over several lines, two spaces a level.
    #[must_use]
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        write(&mut out, self, Some(0));
        out
    }
}

/// Compact JSON: no space, text beyond ASCII as it is.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.write(&mut out);
        f.write_str(&out)
    }
}

/// Whether a text is nothing but space, if it is anything.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// A text as a JSON literal, quotes included.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_text(&mut out, text);
    out
}

fn write(out: &mut String, value: &Value<'_>, indent: Option<usize>) {
    let line = |out: &mut String, level: usize| {
        if indent.is_some() {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", level));
        }
    };
    let level = indent.unwrap_or(0);
    let inner = indent.map(|level| level + 1);
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(bool) => out.push_str(if *bool { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number),
        Value::Text(text) => write_text(out, text),
        Value::Array(entries) => {
            out.push('[');
            for (index, entry) in entries.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                line(out, level + 1);
                write(out, &entry.value, inner);
            }
            if !entries.is_empty() {
                line(out, level);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                line(out, level + 1);
                write_text(out, &member.name);
                out.push_str(if indent.is_some() { ": " } else { ":" });
                write(out, &member.node.value, inner);
            }
            if !members.is_empty() {
                line(out, level);
            }
            out.push('}');
        }
    }
}

/// Writes a text as a JSON literal, quotes included.
pub fn write_text(out: &mut String, text: &str) {
    use fmt::Write as _;
    out.push('"');
    let mut rest = text;
    // What needs an escape is ASCII, so a byte is enough to find it and text can be cut there.
    loop {
        let at = plain(rest.as_bytes());
        out.push_str(&rest[..at]);
        let Some(byte) = rest.as_bytes().get(at) else { break };
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            8 => out.push_str("\\b"),
            12 => out.push_str("\\f"),
            control => {
                let _ = write!(out, "\\u{control:04x}");
            }
        }
        rest = &rest[at + 1..];
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Node<'_> {
        Node::read(text).expect(text)
    }

    #[test]
    fn values_are_equal_wherever_they_stand() {
        let node = read(r#"{"a":[1,"x"]}"#);
        assert_eq!(node, read(" { \"a\" : [ 1, \"x\" ] }"));
        assert_eq!(node.clone().into_owned(), node);
        let others = [r#"{"b":[1,"x"]}"#, r#"{"a":[1,"y"]}"#, r#"{"a":[1]}"#, r#"{"a":[1.0,"x"]}"#];
        for other in others {
            assert_ne!(node, read(other), "{other}");
        }
    }

    #[test]
    fn what_says_nothing_is_blank() {
        for blank in ["null", r#""""#, r#"" \t\u3000""#, "[]", "{}"] {
            assert!(read(blank).value.is_blank(), "{blank}");
        }
        for said in ["0", "false", r#""x""#, r#"[""]"#, r#"{"a":null}"#] {
            assert!(!read(said).value.is_blank(), "{said}");
        }
    }

    #[test]
    fn it_is_written_as_serde_json_writes_it() {
        let text = r#"{"a":[],"b":{},"c":[1,[2,{"d":null}]],"e\"\\\n\r\t\b\f\u0001\u007fé😀":{"f":true,"g":"/"}}"#;
        let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(read(text).value.to_string(), value.to_string());
        assert_eq!(read(text).value.pretty(), format!("{value:#}"));
        assert_eq!(quoted("a\"\u{1f}"), "\"a\\\"\\u001f\"");
    }
}
