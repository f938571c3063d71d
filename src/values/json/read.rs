//! Reading JSON.
//!
//! serde_json does it. A value is first taken as a borrowed [`RawValue`], whose place in the text is its span, and then
//! opened level by level; nothing here scans JSON by hand.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::lang::{Text, t};
use crate::values::json::{Member, Node, Span, Value};

/// How deep objects and arrays may stand in each other. The API's own shapes need five.
pub const MAX_DEPTH: usize = 64;

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
}
