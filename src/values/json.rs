//! JSON as it was written: where each value stands, duplicate names, the order of names, and numbers digit for
//! digit.
//!
//! serde_json does the reading. A value is first taken as a borrowed [`RawValue`], whose place in the text is its
//! span, and then opened level by level; nothing here scans JSON by hand.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::lang::{Text, t};

/// How deep objects and arrays may stand in each other. The API's own shapes need five.
pub const MAX_DEPTH: usize = 64;

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

/// Where a text stops being JSON, and what should stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The byte where reading stopped.
    pub at: usize,
    /// What was expected there.
    pub expected: Text,
    /// What stands there; `None` at the end of the text.
    pub found: Option<char>,
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
    /// Reads one JSON value.
    ///
    /// # Errors
    /// Where the text stops being JSON, or nests deeper than [`MAX_DEPTH`].
    pub fn read(text: &'a str) -> Result<Self, JsonError> {
        let raw: &RawValue =
            serde_json::from_str(text).map_err(|error| JsonError::locate(text, &error))?;
        open(text, raw.get(), 0)
    }

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
            Value::Text(text) => text.trim().is_empty(),
            Value::Array(entries) => entries.is_empty(),
            Value::Object(members) => members.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        }
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
        write(&mut out, self, None);
        f.write_str(&out)
    }
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
    while let Some(at) = rest.bytes().position(|b| b < b' ' || b == b'"' || b == b'\\') {
        out.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
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
    out.push_str(rest);
    out.push('"');
}

/// Opens one value that stands inside `text`.
fn open<'a>(text: &'a str, raw: &'a str, depth: usize) -> Result<Node<'a>, JsonError> {
    let start = offset(text, raw);
    let span = Span { start, end: start + raw.len() };
    let failed = |error: serde_json::Error| JsonError::locate(raw, &error).moved(start, text);
    let value = match raw.as_bytes().first() {
        Some(b'"') => Value::Text(unescape(raw).map_err(failed)?),
        Some(b'{' | b'[') if depth == MAX_DEPTH => {
            return Err(JsonError {
                at: start,
                expected: t("at most 64 levels of nesting", "最多 64 层嵌套"),
                found: raw.chars().next(),
            });
        }
        Some(b'{') => {
            let pairs =
                serde_json::Deserializer::from_str(raw).deserialize_map(Pairs).map_err(failed)?;
            let mut members = Vec::with_capacity(pairs.len());
            for (name, value) in pairs {
                let name_start = offset(text, name.get());
                let unescaped = unescape(name.get()).map_err(|error| {
                    JsonError::locate(name.get(), &error).moved(name_start, text)
                })?;
                members.push(Member {
                    name: unescaped,
                    name_span: Span { start: name_start, end: name_start + name.get().len() },
                    node: open(text, value.get(), depth + 1)?,
                });
            }
            Value::Object(members)
        }
        Some(b'[') => {
            let entries =
                serde_json::Deserializer::from_str(raw).deserialize_seq(Entries).map_err(failed)?;
            Value::Array(
                entries
                    .into_iter()
                    .map(|entry| open(text, entry.get(), depth + 1))
                    .collect::<Result<_, _>>()?,
            )
        }
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'n') => Value::Null,
        _ => Value::Number(Cow::Borrowed(raw)),
    };
    Ok(Node { value, span })
}

/// Where a part stands in the text it was borrowed from.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}

/// A JSON text literal, borrowed where it has no escapes.
fn unescape(literal: &str) -> Result<Cow<'_, str>, serde_json::Error> {
    let inner = &literal[1..literal.len() - 1];
    if inner.contains('\\') {
        serde_json::from_str(literal).map(Cow::Owned)
    } else {
        Ok(Cow::Borrowed(inner))
    }
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(&'de RawValue, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = seq.next_element()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

const TRAILING_COMMA: Text =
    t("another value after the comma, or no comma", "逗号后应有另一个值，或去掉逗号");

/// What serde_json says, by the beginning of its sentence, and what we say was expected.
static EXPECTED: &[(&str, Text)] = &[
    ("expected `:`", t("`:` after the name", "名称后的 `:`")),
    ("expected `,` or `]`", t("`,` or `]`", "`,` 或 `]`")),
    ("expected `,` or `}`", t("`,` or `}`", "`,` 或 `}`")),
    ("EOF while parsing a list", t("`,` or `]`", "`,` 或 `]`")),
    ("EOF while parsing an object", t("`,` or `}`", "`,` 或 `}`")),
    ("EOF while parsing a string", t("a closing `\"`", "结尾的 `\"`")),
    ("expected ident", t("`true`, `false` or `null`", "`true`、`false` 或 `null`")),
    ("key must be a string", t("a name in double quotes", "用双引号括起的名称")),
    (
        "trailing comma",
        t("another value after the comma, or no comma", "逗号后应有另一个值，或去掉逗号"),
    ),
    ("trailing characters", t("nothing more after the value", "值后不应再有内容")),
    ("invalid escape", t("an escape such as `\\n` or `\\u00e9`", "`\\n` 或 `\\u00e9` 这样的转义")),
    ("invalid unicode", t("a whole Unicode character", "完整的 Unicode 字符")),
    ("lone leading surrogate", t("the second half of a `\\u` pair", "`\\u` 代理对的后半部分")),
    (
        "unexpected end of hex escape",
        t("the second half of a `\\u` pair", "`\\u` 代理对的后半部分"),
    ),
    (
        "control character",
        t(
            "an escape such as `\\n` for a line break inside text",
            "文本内的换行应写作 `\\n` 这样的转义",
        ),
    ),
    ("invalid number", t("a number such as `7`", "`7` 这样的数字")),
];

impl JsonError {
    /// Turns serde_json's line and column into a byte, and its sentence into ours.
    fn locate(text: &str, error: &serde_json::Error) -> JsonError {
        let line_start = text
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum::<usize>();
        let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
        if error.is_eof() {
            at = text.len();
        }
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let said = error.to_string();
        let expected = EXPECTED
            .iter()
            .find(|(beginning, _)| said.starts_with(beginning))
            .map_or(t("a JSON value", "一个 JSON 值"), |(_, expected)| *expected);
        // For this one error serde_json points before the character, not at it.
        if said.starts_with("control character") {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
        let found = text[at..].chars().next();
        // After a comma serde_json asks for a name; what is wrong is the comma.
        let expected = if said.starts_with("key must") && found == Some('}') {
            TRAILING_COMMA
        } else {
            expected
        };
        JsonError { at, expected, found }
    }

    /// The same error, in a text of which the one that was read begins at `start`.
    fn moved(mut self, start: usize, text: &str) -> JsonError {
        self.at += start;
        self.found = text.get(self.at..).and_then(|rest| rest.chars().next());
        self
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, but found ", self.expected.en)?;
        match self.found {
            Some(found) if found.is_control() => write!(f, "`{}`", found.escape_debug()),
            Some(found) => write!(f, "`{found}`"),
            None => f.write_str("the end of the text"),
        }
    }
}

impl std::error::Error for JsonError {}

/// How a whole number was written, if it was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotInteger {
    /// `7.0`, `7e0`: not as an integer, though the value is one.
    Spelling(i64),
    /// `7.5`
    Fraction,
    /// Beyond 64 bits.
    Range,
}

/// Reads a JSON number as a 64-bit integer.
///
/// # Errors
/// How it misses being one.
pub fn integer(number: &str) -> Result<i64, NotInteger> {
    if !number.contains(['.', 'e', 'E']) {
        return number.parse().map_err(|_| NotInteger::Range);
    }
    // `-12.340e+2`: shift the point by the exponent and look at what is left behind it.
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('-').trim_start_matches('0');
    if significant.is_empty() {
        return Err(NotInteger::Spelling(0));
    }
    let Ok(exponent) = exponent.trim_start_matches('+').parse::<i32>() else {
        return Err(if exponent.starts_with('-') {
            NotInteger::Fraction
        } else {
            NotInteger::Range
        });
    };
    let shift = i64::from(exponent) - i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    if shift < 0 {
        let dropped = usize::try_from(-shift).unwrap_or(usize::MAX);
        let zeros = digits.len() - digits.trim_end_matches('0').len();
        if zeros < dropped {
            return Err(NotInteger::Fraction);
        }
        return digits[..digits.len() - dropped]
            .parse()
            .map(NotInteger::Spelling)
            .map_or(Err(NotInteger::Range), Err);
    }
    // More than 19 zeros cannot fit, whatever stands before them.
    if shift > 19 {
        return Err(NotInteger::Range);
    }
    let zeros = usize::try_from(shift).unwrap_or(0);
    format!("{digits}{}", "0".repeat(zeros))
        .parse()
        .map(NotInteger::Spelling)
        .map_or(Err(NotInteger::Range), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fails(text: &str, at: usize, said: &str) {
        let error = Node::read(text).expect_err("it should not be read");
        assert_eq!((error.at, error.to_string().as_str()), (at, said));
    }

    #[test]
    fn a_value_keeps_its_place_order_and_digits() {
        let text = r#" {"b": 9007199254740993, "a":["x\u00e9", 7.50]} "#;
        let node = Node::read(text).expect("it is JSON");
        let members = node.members().expect("an object");
        assert_eq!(members.iter().map(|m| &*m.name).collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!(&text[members[0].node.span.start..members[0].node.span.end], "9007199254740993");
        assert_eq!(&text[members[1].name_span.start..members[1].name_span.end], "\"a\"");
        assert_eq!(node.value.to_string(), "{\"b\":9007199254740993,\"a\":[\"xé\",7.50]}");
    }

    #[test]
    fn the_last_of_two_equal_names_counts() {
        let node = Node::read(r#"{"a":1,"a":2}"#).expect("it is JSON");
        assert_eq!(node.get("a").map(|node| node.value.to_string()).as_deref(), Some("2"));
        assert_eq!(node.members().map(<[_]>::len), Some(2));
    }

    #[test]
    fn an_error_names_its_byte_and_what_was_expected() {
        fails("", 0, "expected a JSON value, but found the end of the text");
        fails("{\"a\":1", 6, "expected `,` or `}`, but found the end of the text");
        fails("{\"a\" 1}", 5, "expected `:` after the name, but found `1`");
        fails("{'a':1}", 1, "expected a name in double quotes, but found `'`");
        fails(
            "{\"a\":1,}",
            7,
            "expected another value after the comma, or no comma, but found `}`",
        );
        fails("[\"UseVSS\":true]", 9, "expected `,` or `]`, but found `:`");
        fails("{\"a\":1} x", 8, "expected nothing more after the value, but found `x`");
        fails(
            "{\"é\":\"a\nb\"}",
            8,
            "expected an escape such as `\\n` for a line break inside text, but found `\\n`",
        );
        fails("\n\n{\"a\":tru}", 10, "expected `true`, `false` or `null`, but found `}`");
    }

    #[test]
    fn a_half_surrogate_is_an_error_where_it_stands() {
        let error = Node::read(r#"{"a":"\ud800"}"#).expect_err("half a pair");
        assert_eq!(error.expected.en, "the second half of a `\\u` pair");
        assert!(error.at >= 6, "{}", error.at);
    }

    #[test]
    fn deep_nesting_ends_with_an_answer() {
        let text = "[".repeat(100_000) + &"]".repeat(100_000);
        assert_eq!(Node::read(&text).expect_err("too deep").at, MAX_DEPTH);
    }

    #[test]
    fn whole_numbers_are_exact_and_other_spellings_named() {
        assert_eq!(integer("9223372036854775807"), Ok(i64::MAX));
        assert_eq!(integer("-9223372036854775808"), Ok(i64::MIN));
        assert_eq!(integer("9223372036854775808"), Err(NotInteger::Range));
        assert_eq!(integer("7.0"), Err(NotInteger::Spelling(7)));
        assert_eq!(integer("7e0"), Err(NotInteger::Spelling(7)));
        assert_eq!(integer("-70e-1"), Err(NotInteger::Spelling(-7)));
        assert_eq!(integer("1.25e2"), Err(NotInteger::Spelling(125)));
        assert_eq!(integer("7.5"), Err(NotInteger::Fraction));
        assert_eq!(integer("1e-400000000000"), Err(NotInteger::Fraction));
        assert_eq!(integer("1e400000000000"), Err(NotInteger::Range));
        assert_eq!(integer("0e9"), Err(NotInteger::Spelling(0)));
        assert_eq!(integer("1e19"), Err(NotInteger::Range));
    }
}
