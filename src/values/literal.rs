//! A JSON text literal as it stands in a document: where a part of its text is, escapes and all.

use std::ops::Range;

use crate::values::json::Span;

/// A literal, quotes included, and where it begins in its document.
///
/// A part of a value that is JSON inside text is marked this way in the text the reader sees. Parts that are asked
/// for in ascending order cost one walk through the literal altogether.
#[derive(Clone, Debug)]
pub struct Literal<'a> {
    text: &'a str,
    begins: usize,
    /// Where the walk is: in the literal, and in the text that it makes.
    at: (usize, usize),
}

impl<'a> Literal<'a> {
    /// A literal that begins at a byte of its document.
    #[must_use]
    pub fn new(text: &'a str, begins: usize) -> Self {
        Literal { text, begins, at: (1, 0) }
    }

    /// Where the bytes of a part of the text stand in the document.
    pub fn span(&mut self, part: &Range<usize>) -> Span {
        if part.start < self.at.1 {
            self.at = (1, 0);
        }
        self.at = self.walked(self.at, part.start);
        let (end, _) = self.walked(self.at, part.end);
        Span { start: self.begins + self.at.0, end: self.begins + end }
    }

    /// The first place at or behind a byte of the text.
    fn walked(&self, (mut raw, mut plain): (usize, usize), to: usize) -> (usize, usize) {
        let last = self.text.len().saturating_sub(1);
        while plain < to && raw < last {
            let (step, made) = escape_at(self.text, raw);
            raw += step;
            plain += made;
        }
        (raw.min(last), plain)
    }
}

/// The length of the character or escape at `raw`, and of the bytes it makes.
fn escape_at(literal: &str, raw: usize) -> (usize, usize) {
    let rest = &literal.as_bytes()[raw..];
    if rest[0] != b'\\' {
        return (1, 1);
    }
    if rest.get(1) != Some(&b'u') {
        return (2, 1);
    }
    let hex = |at: usize| {
        literal
            .get(raw + at..raw + at + 4)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .unwrap_or(0)
    };
    match hex(2) {
        0xd800..=0xdbff => (12, 4),
        0..0x80 => (6, 1),
        0x80..0x800 => (6, 2),
        _ => (6, 3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_an_escaped_text_is_found_in_its_literal() {
        let literal = r#""a\"\u00e9\ud83d\ude00z""#;
        let at = "a\"é😀z".find('z').expect("it is there");
        let mut within = Literal::new(literal, 10);
        for _ in 0..2 {
            let span = within.span(&(at..at + 1));
            assert_eq!(&literal[span.start - 10..span.end - 10], "z");
            let span = within.span(&(1..4));
            assert_eq!(&literal[span.start - 10..span.end - 10], r#"\"\u00e9"#);
        }
        let end = within.span(&(99..100));
        assert_eq!((end.start, end.end), (10 + literal.len() - 1, 10 + literal.len() - 1));
    }
}
