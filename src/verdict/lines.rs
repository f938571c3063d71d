//! Lines and columns of a text, for places that are known as bytes.

use std::ops::Range;

use crate::values::bytes::{equal, position};
use crate::values::json::Value;

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// Unicode scalar values, as people and most tools count. Spans are then in bytes, as files are read.
    #[default]
    Scalars,
    /// UTF-16 code units, as JavaScript and language servers count, in spans too.
    Utf16,
}

/// A line and a column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A text whose lines and columns have been counted once, so that asking for one costs the same however long the
/// text or the line is.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    columns: Columns,
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many columns stand before each block of bytes.
    before: Vec<usize>,
}

/// The bytes that are counted anew for each question.
const BLOCK: usize = 256;

/// The mark that some editors begin a file with; no editor counts it as a column.
const MARK: &str = "\u{feff}";

impl<'t> Lines<'t> {
    /// Counts a text.
    #[must_use]
    pub fn of(text: &'t str, columns: Columns) -> Self {
        let first = if text.starts_with(MARK) { MARK.len() } else { 0 };
        let (mut starts, mut before) = (vec![first], Vec::with_capacity(text.len() / BLOCK + 1));
        let mut counted = 0;
        for (block, bytes) in text.as_bytes().chunks(BLOCK).enumerate() {
            before.push(counted);
            counted += columns.count(bytes);
            // Most blocks of a request on one line have no line end, and that is soon seen.
            if position(bytes, |word| equal(word, b'\n')).is_some() {
                let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
                starts.extend(ends.map(|(at, _)| block * BLOCK + at + 1));
            }
        }
        // The end of the text may be where a block would begin.
        before.push(counted);
        Lines { text, columns, starts, before }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The line and column of a byte; of the end, for one beyond it.
    #[must_use]
    pub fn position(&self, at: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts[line - 1];
        Position { line, column: self.upto(at).saturating_sub(self.upto(start)) + 1 }
    }

    /// A range of bytes as JSON, with the line and column of its beginning:
    /// `{"start":0,"end":2,"line":1,"column":1}`.
    #[must_use]
    pub fn span(&self, bytes: &Range<usize>) -> Value<'static> {
        let number = |(name, number): (_, usize)| (name, Value::Number(number.to_string().into()));
        Value::object(self.members(bytes).map(number))
    }

    /// Writes the same at the end of another text.
    pub fn write_span(&self, out: &mut String, bytes: &Range<usize>) {
        let mut before = "{\"";
        for (name, number) in self.members(bytes) {
            out.push_str(before);
            out.push_str(name);
            out.push_str("\":");
            write_number(out, number);
            before = ",\"";
        }
        out.push('}');
    }

    fn members(&self, bytes: &Range<usize>) -> [(&'static str, usize); 4] {
        let offset = |at: usize| match self.columns {
            Columns::Scalars => at,
            Columns::Utf16 => self.upto(at),
        };
        let position = self.position(bytes.start);
        [
            ("start", offset(bytes.start)),
            ("end", offset(bytes.end)),
            ("line", position.line),
            ("column", position.column),
        ]
    }

    /// A line without its end, and the byte it begins at; nothing beyond the last.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<(&'t str, usize)> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        let line = self.text.get(start..end)?;
        Some((line.strip_suffix('\r').unwrap_or(line), start))
    }

    /// How many columns stand before a byte, from the beginning of the text.
    fn upto(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let block = at / BLOCK;
        self.before[block] + self.columns.count(&self.text.as_bytes()[block * BLOCK..at])
    }
}

fn write_number(out: &mut String, number: usize) {
    if number >= 10 {
        write_number(out, number / 10);
    }
    out.push(char::from(b"0123456789"[number % 10]));
}

impl Columns {
    /// The columns that some bytes of UTF-8 begin.
    fn count(self, bytes: &[u8]) -> usize {
        if bytes.is_ascii() {
            return bytes.len();
        }
        let scalars = bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        match self {
            Columns::Scalars => scalars,
            // Four bytes of UTF-8 are two units of UTF-16.
            Columns::Utf16 => scalars + bytes.iter().filter(|byte| **byte >= 0xf0).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn stands(text: &str, at: usize, scalars: (usize, usize), utf16: (usize, usize)) {
        for (columns, (line, column)) in [(Columns::Scalars, scalars), (Columns::Utf16, utf16)] {
            let lines = Lines::of(text, columns);
            assert_eq!(lines.position(at), Position { line, column }, "{columns:?}");
        }
    }

    #[test]
    fn lines_and_columns_begin_at_one() {
        stands("", 0, (1, 1), (1, 1));
        stands("ab\ncd", 1, (1, 2), (1, 2));
        stands("ab\ncd", 2, (1, 3), (1, 3));
        stands("ab\r\ncd", 4, (2, 1), (2, 1));
        stands("ab\n", 3, (2, 1), (2, 1));
        stands("ab", 99, (1, 3), (1, 3));
    }

    #[test]
    fn columns_count_characters_or_units() {
        stands("中é😀x", 9, (1, 4), (1, 5));
        stands("\u{feff}{}", 3, (1, 1), (1, 1));
        stands("\u{feff}{}", 0, (1, 1), (1, 1));
    }

    #[test]
    fn a_span_is_in_bytes_or_in_units() {
        let span = |columns| Lines::of("中😀xy", columns).span(&(7..9)).to_string();
        assert_eq!(span(Columns::Scalars), r#"{"start":7,"end":9,"line":1,"column":3}"#);
        assert_eq!(span(Columns::Utf16), r#"{"start":3,"end":5,"line":1,"column":4}"#);
    }

    #[test]
    fn blocks_make_no_difference() {
        for text in ["é😀".repeat(300), "x".repeat(BLOCK), "a\n".repeat(3 * BLOCK)] {
            let lines = Lines::of(&text, Columns::Utf16);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
                let expected = Position {
                    line: text[..at].matches('\n').count() + 1,
                    column: text[start..at].encode_utf16().count() + 1,
                };
                assert_eq!(lines.position(at), expected, "{at}");
            }
        }
    }

    #[test]
    fn a_line_comes_without_its_end() {
        let lines = Lines::of("\u{feff}{\r\n}\n", Columns::Scalars);
        assert_eq!(lines.line(1), Some(("{", 3)));
        assert_eq!(lines.line(2), Some(("}", 6)));
        assert_eq!(lines.line(3), Some(("", 8)));
        assert_eq!((lines.line(0), lines.line(4)), (None, None));
    }
}
