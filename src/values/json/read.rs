//! Reading JSON, in one pass.
//!
//! No library gives all of what a verdict needs at once: where each value and name stands, names that stand twice,
//! numbers digit for digit, texts that are borrowed where they can be. So the grammar (RFC 8259) is read here; a test
//! holds it to serde_json's reading of the same texts.

use std::borrow::Cow;

use crate::lang::{Text, t};
use crate::values::bytes::plain;
use crate::values::json::error::JsonError;
use crate::values::json::{Member, Node, Span, Value};

/// How deep objects and arrays may stand in each other. The API's own shapes need five.
pub const MAX_DEPTH: usize = 64;

/// What files of Windows begin with.
const BYTE_ORDER_MARK: char = '\u{feff}';

impl<'a> Node<'a> {
    /// Reads one JSON value.
    ///
    /// # Errors
    /// Where the text stops being JSON, or nests deeper than [`MAX_DEPTH`].
    pub fn read(text: &'a str) -> Result<Self, JsonError> {
        Node::read_from(text, 0)
    }

    /// Reads the JSON value of a file, which may begin with a byte order mark; spans count it in.
    ///
    /// JSON knows no such mark (RFC 8259, 8.1, lets whoever reads it ignore one), but editors on Windows write it.
    ///
    /// # Errors
    /// As [`Node::read`].
    pub fn read_file(text: &'a str) -> Result<Self, JsonError> {
        Node::read_from(
            text,
            if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 },
        )
    }

    fn read_from(text: &'a str, at: usize) -> Result<Self, JsonError> {
        let mut reader = Reader { text, at };
        let node = reader.value(0)?;
        match reader.peek_behind_space() {
            None => Ok(node),
            Some(_) => {
                Err(reader
                    .expected(t("nothing more after the value", "值的结尾（其后不应有内容）")))
            }
        }
    }

    /// Reads the JSON value at the beginning of a text, and says where it ends.
    ///
    /// # Errors
    /// As [`Node::read`], but for what stands behind the value. A number or a word must end there.
    pub fn read_first(text: &'a str) -> Result<(Self, usize), JsonError> {
        let mut reader = Reader { text, at: 0 };
        let node = reader.value(0)?;
        let ends = match node.value {
            Value::Text(_) | Value::Array(_) | Value::Object(_) => true,
            Value::Null | Value::Bool(_) | Value::Number(_) => {
                reader.peek().is_none_or(|byte| b" \n\r\t\"[]{},:".contains(&byte))
            }
        };
        if ends { Ok((node, reader.at)) } else { Err(reader.expected(VALUE)) }
    }
}

const VALUE: Text = t("a JSON value", "一个 JSON 值");
const LIST_GOES_ON: Text = t("`,` or `]`", "`,` 或 `]`");
const OBJECT_GOES_ON: Text = t("`,` or `}`", "`,` 或 `}`");
const ESCAPE: Text = t(
    "an escape such as `\\\\` (for a backslash) or `\\n`",
    "`\\\\`（表示反斜杠）或 `\\n` 这样的转义",
);
const CLOSING_QUOTE: Text = t("a closing `\"`", "结尾的 `\"`");
const SECOND_HALF: Text = t("the second half of a `\\u` pair", "`\\u` 代理对的后半部分");

/// A text that is being read.
struct Reader<'a> {
    text: &'a str,
    /// The byte that comes next.
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn peek_behind_space(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other,
            }
        }
    }

    /// Takes the next byte if it is one of some.
    fn takes(&mut self, is: impl Fn(u8) -> bool) -> bool {
        let takes = self.peek().is_some_and(is);
        self.at += usize::from(takes);
        takes
    }

    fn value(&mut self, depth: usize) -> Result<Node<'a>, JsonError> {
        let next = self.peek_behind_space();
        let start = self.at;
        let value = match next {
            Some(b'"') => Value::Text(self.string()?),
            Some(b'{' | b'[') if depth == MAX_DEPTH => {
                let text = t("at most 64 levels of nesting", "不超过 64 层的嵌套");
                return Err(self.expected(text));
            }
            Some(b'{') => Value::Object(self.members(depth + 1)?),
            Some(b'[') => Value::Array(self.entries(depth + 1)?),
            Some(b'-' | b'0'..=b'9') => Value::Number(Cow::Borrowed(self.number()?)),
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            _ => return Err(self.expected(VALUE)),
        };
        Ok(Node { value, span: Span { start, end: self.at } })
    }

    fn members(&mut self, depth: usize) -> Result<Vec<Member<'a>>, JsonError> {
        self.at += 1;
        // Only the outermost object is sure to be there once.
        let mut members = Vec::with_capacity(if depth == 1 { 16 } else { 0 });
        if self.peek_behind_space() == Some(b'}') {
            self.at += 1;
            return Ok(members);
        }
        loop {
            let (name, name_span) = self.name(!members.is_empty())?;
            let node = self.value(depth)?;
            members.push(Member { name, name_span, node });
            match self.peek_behind_space() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(members);
                }
                _ => return Err(self.expected(OBJECT_GOES_ON)),
            }
        }
    }

    /// A name with its colon.
    fn name(&mut self, behind_comma: bool) -> Result<(Cow<'a, str>, Span), JsonError> {
        match self.peek_behind_space() {
            Some(b'"') => {}
            None => return Err(self.expected(OBJECT_GOES_ON)),
            Some(b'}') if behind_comma => {
                return Err(self.expected(t(
                    "another value after the comma, or no comma",
                    "逗号后的下一项（或去掉逗号）",
                )));
            }
            Some(_) => {
                let text = t("a name in double quotes", "用双引号括起的名称");
                return Err(self.expected(text));
            }
        }
        let start = self.at;
        let name = self.string()?;
        let span = Span { start, end: self.at };
        match self.peek_behind_space() {
            Some(b':') => self.at += 1,
            None => return Err(self.expected(OBJECT_GOES_ON)),
            Some(_) => return Err(self.expected(t("`:` after the name", "名称后的 `:`"))),
        }
        Ok((name, span))
    }

    fn entries(&mut self, depth: usize) -> Result<Vec<Node<'a>>, JsonError> {
        self.at += 1;
        let mut entries = Vec::new();
        match self.peek_behind_space() {
            Some(b']') => {
                self.at += 1;
                return Ok(entries);
            }
            None => return Err(self.expected(LIST_GOES_ON)),
            Some(_) => {}
        }
        loop {
            entries.push(self.value(depth)?);
            match self.peek_behind_space() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(entries);
                }
                _ => return Err(self.expected(LIST_GOES_ON)),
            }
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, JsonError> {
        for byte in word.bytes() {
            if !self.takes(|next| next == byte) {
                return Err(match self.peek() {
                    None => self.expected(VALUE),
                    Some(_) => {
                        self.expected(t("`true`, `false` or `null`", "`true`、`false` 或 `null`"))
                    }
                });
            }
        }
        Ok(value)
    }

    /// A number, as it is written.
    fn number(&mut self) -> Result<&'a str, JsonError> {
        let start = self.at;
        self.takes(|byte| byte == b'-');
        if self.takes(|byte| byte == b'0') {
            if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                let text = t("no digit after a leading zero", "不带前导零的数字");
                return Err(self.expected(text));
            }
        } else {
            self.digits()?;
        }
        if self.takes(|byte| byte == b'.') {
            self.digits()?;
        }
        if self.takes(|byte| matches!(byte, b'e' | b'E')) {
            self.takes(|byte| matches!(byte, b'+' | b'-'));
            self.digits()?;
        }
        Ok(&self.text[start..self.at])
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        while self.takes(|byte| byte.is_ascii_digit()) {}
        if self.at == start { Err(self.no_number()) } else { Ok(()) }
    }

    fn no_number(&mut self) -> JsonError {
        // At the end of the text, what was begun is what is wrong.
        self.at = self.at.min(self.text.len() - 1);
        self.expected(t("a number such as `7`", "`7` 这样的数字"))
    }

    /// A text without its quotes, borrowed where it has no escapes.
    fn string(&mut self) -> Result<Cow<'a, str>, JsonError> {
        self.at += 1;
        let plain = self.plain();
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut text = String::from(plain);
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => text.push(self.escape()?),
                None => return Err(self.expected(CLOSING_QUOTE)),
                Some(control) => {
                    let text = match control {
                        b'\t' => t("`\\t` for a tab inside text", "以 `\\t` 表示的制表符"),
                        b'\n' | b'\r' => t(
                            "an escape such as `\\n` for a line break inside text",
                            "以 `\\n` 这样的转义表示的换行",
                        ),
                        _ => t(
                            "an escape such as `\\u0000` for a control character inside text",
                            "以 `\\u0000` 这样的转义表示的控制字符",
                        ),
                    };
                    return Err(self.error(self.at, text));
                }
            }
            text.push_str(self.plain());
        }
    }

    /// What comes before the next quote, backslash or control character.
    fn plain(&mut self) -> &'a str {
        let start = self.at;
        self.at += plain(&self.text.as_bytes()[start..]);
        &self.text[start..self.at]
    }

    /// The character that an escape stands for.
    fn escape(&mut self) -> Result<char, JsonError> {
        self.at += 1;
        let escape = self.peek();
        let char = match escape {
            Some(b'"' | b'\\' | b'/') => char::from(escape.unwrap_or_default()),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code_point();
            }
            None => return Err(self.expected(CLOSING_QUOTE)),
            Some(_) => return Err(self.expected(ESCAPE)),
        };
        self.at += 1;
        Ok(char)
    }

    /// The character of a `\u` escape, or of two that are a pair.
    fn code_point(&mut self) -> Result<char, JsonError> {
        let first = self.hex()?;
        let mut point = first;
        if (0xd800..0xdc00).contains(&first) {
            for byte in [b'\\', b'u'] {
                if !self.takes(|next| next == byte) {
                    let closed = self.peek().is_some();
                    return Err(self.expected(if closed { SECOND_HALF } else { CLOSING_QUOTE }));
                }
            }
            let second = self.hex()?;
            if (0xdc00..0xe000).contains(&second) {
                point = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            }
        }
        // Half a pair is no character.
        char::from_u32(point).ok_or_else(|| self.error(self.at - 1, SECOND_HALF))
    }

    /// The number of four hexadecimal digits.
    fn hex(&mut self) -> Result<u32, JsonError> {
        let Some(digits) = self.text.as_bytes()[self.at..].first_chunk::<4>() else {
            self.at = self.text.len();
            return Err(self.expected(CLOSING_QUOTE));
        };
        let number = digits.iter().try_fold(0, |number, digit| {
            char::from(*digit).to_digit(16).map(|digit| number << 4 | digit)
        });
        self.at += 4;
        number.ok_or_else(|| {
            self.at -= 1;
            self.expected(ESCAPE)
        })
    }

    /// That something else should stand at the next byte.
    fn expected(&self, expected: Text) -> JsonError {
        // A line that breaks off inside a word is looked at from where the next one begins.
        self.error(self.at + usize::from(self.peek() == Some(b'\n')), expected)
    }

    fn error(&self, at: usize, expected: Text) -> JsonError {
        let at = self.text.floor_char_boundary(at);
        JsonError { at, expected, found: self.text[at..].chars().next() }
    }
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
            "expected an escape such as `\\n` for a line break inside text, but found a line break",
        );
        fails("\n\n{\"a\":tru}", 10, "expected `true`, `false` or `null`, but found `}`");
    }

    #[test]
    fn a_half_surrogate_is_an_error_where_it_stands() {
        let error = Node::read(r#"{"a":"\ud800"}"#).expect_err("half a pair");
        assert_eq!(error.expected.en, "the second half of a `\\u` pair");
        assert!(error.at >= 6, "{}", error.at);
    }

    /// Where serde_json stops, as [`JsonError::at`] counts: at the byte, not behind it.
    fn serde_stops_at(text: &str) -> Option<usize> {
        let error = serde_json::from_str::<&serde_json::value::RawValue>(text).err()?;
        if error.is_eof() {
            return Some(text.len());
        }
        let lines = text.split_inclusive('\n').take(error.line() - 1);
        let behind = lines.map(str::len).sum::<usize>() + error.column();
        // For this one error it points before the byte.
        let before = error.to_string().starts_with("control character");
        let at = if before || error.column() == 0 { behind } else { behind - 1 };
        Some(text.floor_char_boundary(at))
    }

    /// Every beginning of a text, and every text with one other byte, is taken as far as serde_json takes it.
    #[test]
    fn every_slip_is_found_where_serde_json_finds_it() {
        let text = " {\"a\\u00e9\": [-1.50e+7, 0, true,\n null, {}, [ ], \"é\\n\\\"😀 plain text\"]\t, \"b\":false} ";
        let check = |text: &str| {
            assert_eq!(
                Node::read(text).err().map(|error| error.at),
                serde_stops_at(text),
                "{text}"
            );
        };
        for (at, old) in text.char_indices() {
            check(&text[..at]);
            let behind = &text[at + old.len_utf8()..];
            for new in "\"\\/{}[]:,-+.0 1eEtu\n\tx\u{1}é".chars() {
                check(&format!("{}{new}{behind}", &text[..at]));
                check(&format!("{}{new}{old}{behind}", &text[..at]));
            }
            check(&format!("{}{behind}", &text[..at]));
        }
    }

    #[test]
    fn the_first_of_several_values_is_read() {
        let first = |text| Node::read_first(text).map(|(node, end)| (node.value.to_string(), end));
        assert_eq!(first(" [1]{}"), Ok(("[1]".to_owned(), 4)));
        assert_eq!(first("\"a\"b"), Ok(("\"a\"".to_owned(), 3)));
        assert_eq!(first("12 x"), Ok(("12".to_owned(), 2)));
        assert!(first("12x").is_err() && first("nullx").is_err() && first(" ").is_err());
    }

    #[test]
    fn deep_nesting_ends_with_an_answer() {
        let text = "[".repeat(100_000) + &"]".repeat(100_000);
        assert_eq!(Node::read(&text).expect_err("too deep").at, MAX_DEPTH);
    }
}
