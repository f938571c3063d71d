//! Where each request of a file stands, read in pieces of any size: a JSON array of requests, a request on each line, or
//! requests of several lines one after another.
//!
//! Of an array only the brackets, the commas and the quotes are looked at; whether what stands between them is a
//! request is the rules' to say. So one broken request does not hide the others, and only brackets that do not match
//! end the reading. No more is kept than the one request that is not whole yet.

use std::borrow::Cow;

use crate::batch::entry::{Fits, Inside};
pub use crate::batch::shape::Shape;
use crate::batch::shape::{LONGEST_FIRST_LINE, first_line, is_open};
use crate::batch::stop::Stop;
use crate::lang::{Text, t};
use crate::values::json::JsonError;

/// A part of the file. All of them together are the file, byte for byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'p> {
    /// A request.
    Request(Slice<'p>),
    /// Where an array stops being one: from the beginning of the request that is being read to the byte that does not
    /// fit, or to the end of the file. Nothing after it is a request.
    Broken(Slice<'p>, Break),
    /// What stands between requests, before them and after them.
    Between(&'p [u8]),
}

/// A part of the file and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice<'p> {
    /// What it says.
    pub bytes: &'p [u8],
    /// The byte of the file it begins at.
    pub start: usize,
    /// How many lines of the file end before it.
    pub lines_before: usize,
    /// How many characters of its first line stand before it.
    pub columns_before: usize,
}

/// What does not fit at the end of a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    expected: Text,
    /// Whether its last character is what does not fit; the end of the file, if not.
    found: bool,
}

impl<'p> Slice<'p> {
    /// The text, with the replacement character for bytes that fit none, and where it stops being UTF-8.
    #[must_use]
    pub fn text(&self) -> (Cow<'p, str>, Option<JsonError>) {
        text(self.bytes)
    }
}

/// The text of some bytes, with the replacement character for those that fit none, and where it stops being UTF-8.
#[must_use]
pub fn text(bytes: &[u8]) -> (Cow<'_, str>, Option<JsonError>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => {
            let broken = JsonError {
                at: error.valid_up_to(),
                expected: t("text in UTF-8", "UTF-8 文本"),
                found: Some('\u{fffd}'),
            };
            (String::from_utf8_lossy(bytes), Some(broken))
        }
    }
}

impl Break {
    /// The same as an error of the slice's text.
    #[must_use]
    pub fn error(&self, text: &str) -> JsonError {
        let found = text.chars().next_back().filter(|_| self.found);
        JsonError {
            at: text.len() - found.map_or(0, char::len_utf8),
            expected: self.expected,
            found,
        }
    }
}

/// Whether bytes begin as UTF-16 does, with its mark or with JSON's first character, which is ASCII.
#[must_use]
pub fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=0xff, ..] | [1..=0xff, 0, ..])
}

/// The mark that some editors begin a UTF-8 file with.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a file in pieces.
#[derive(Debug)]
pub struct Reader {
    shape: Option<Shape>,
    most: usize,
    /// What has come of a piece that is not whole.
    held: Vec<u8>,
    /// Where in the file the next piece begins.
    at: usize,
    lines: usize,
    columns: usize,
    state: State,
    stop: Option<Stop>,
}

/// What may come next.
#[derive(Debug)]
enum State {
    /// Anything: not enough has come to know what the file is.
    Begin,
    /// A line.
    Line,
    /// The entry that an array begins with, or its end.
    First,
    /// An entry: after a comma, or after the one before it.
    Entry,
    /// More of an entry.
    Inside(Inside),
    /// A comma, or the end of the array.
    Next,
    /// Space.
    Over,
    /// Anything, and none of it is read.
    Stopped,
}

const VALUE: Text = t("a JSON value", "一个 JSON 值");
const COMMA: Text = t("a comma or `]`", "逗号或 `]`");
const NOTHING: Text = t("nothing after the array", "文件结尾（数组之后不应有内容）");

impl Reader {
    /// Reads a file of lines, each a request of at most so many bytes.
    #[must_use]
    pub fn of_lines(most: usize) -> Self {
        Reader::new(Some(Shape::Lines), most)
    }

    /// Reads a file of any shape, with requests of at most so many bytes.
    #[must_use]
    pub fn of_either(most: usize) -> Self {
        Reader::new(None, most)
    }

    fn new(shape: Option<Shape>, most: usize) -> Self {
        let (held, state) = (Vec::new(), State::Begin);
        Reader { shape, most, held, at: 0, lines: 0, columns: 0, state, stop: None }
    }

    /// The shape of the file, once it is known.
    #[must_use]
    pub fn shape(&self) -> Option<Shape> {
        self.shape
    }

    /// Why nothing more is read, if that is so.
    #[must_use]
    pub fn stop(&self) -> Option<Stop> {
        self.stop
    }

    /// How many bytes have been handed on.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Takes the next bytes of the file, and hands on each piece that is whole.
    pub fn push(&mut self, bytes: &[u8], each: &mut dyn FnMut(Piece<'_>)) {
        if !matches!(self.state, State::Begin) {
            return self.read(bytes, each);
        }
        self.held.extend_from_slice(bytes);
        // Two bytes tell UTF-16, and a mark takes three.
        let needed = if self.held.first() == MARK.first() { MARK.len() } else { 2 };
        if self.at == 0 && self.held.len() < needed {
            return;
        }
        let is_space = self.unmarked(&self.held).trim_ascii_start().is_empty();
        if is_space && self.shape.is_none() && !is_utf16(&self.held) {
            let space = std::mem::take(&mut self.held);
            return self.between(&space, each);
        }
        if self.shape.is_some() || self.has_first_line() {
            self.begin(each);
        }
    }

    /// Bytes without the mark that only a file may begin with.
    fn unmarked<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        bytes.strip_prefix(MARK).filter(|_| self.at == 0).unwrap_or(bytes)
    }

    /// Whether enough has come to know what the file is: of one that begins with an object, its first line and what comes
    /// then.
    fn has_first_line(&self) -> bool {
        let text = self.unmarked(&self.held).trim_ascii_start();
        text.first() != Some(&b'{') || text.len() > LONGEST_FIRST_LINE || {
            first_line(text).is_some_and(|(_, rest)| !rest.is_empty())
        }
    }

    /// Takes the end of the file.
    pub fn end(&mut self, each: &mut dyn FnMut(Piece<'_>)) {
        if matches!(self.state, State::Begin) {
            self.begin(each);
        }
        let rest = std::mem::take(&mut self.held);
        match &self.state {
            State::Line if !rest.is_empty() => self.line(&rest, each),
            State::Inside(inside) if inside.is_word() => {
                // A number or a word needs nothing to end it.
                self.request(&rest, each);
                self.broken(&[], COMMA, false, each);
            }
            State::Inside(_) => self.broken(&rest, t("the end of it", "该值的结尾"), false, each),
            State::Entry if self.shape == Some(Shape::Values) => self.between(&rest, each),
            State::First | State::Entry => self.broken(&rest, VALUE, false, each),
            State::Next => self.broken(&rest, COMMA, false, each),
            State::Begin | State::Line | State::Over | State::Stopped => self.between(&rest, each),
        }
    }

    /// Finds out what the file is, from its first bytes.
    fn begin(&mut self, each: &mut dyn FnMut(Piece<'_>)) {
        let held = std::mem::take(&mut self.held);
        let marked = self.unmarked(&held);
        let text = marked.trim_ascii_start();
        let first = text.first().copied();
        let shape = self.shape.or(match first {
            Some(b'[') => Some(Shape::Array),
            Some(b'{') if is_open(text) => Some(Shape::Values),
            Some(b'{') => Some(Shape::Lines),
            _ => None,
        });
        let stop = match (first, shape) {
            _ if self.at == 0 && is_utf16(&held) => Some(Stop::Utf16),
            (None, None) => Some(Stop::Empty),
            (_, None) => Some(Stop::Neither),
            _ => None,
        };
        // What comes before the first request is none's, and has been handed on where it came alone. Where each line is one,
        // whatever it is, that is the first line's.
        let before = if self.shape.is_none() { held.len() - text.len() } else { 0 };
        self.shape = shape;
        if let Some(stop) = stop {
            self.stopped(stop);
            return self.between(&held, each);
        }
        let (state, begin) = match shape {
            // The bracket is no request's either.
            Some(Shape::Array) => (State::First, before + 1),
            Some(Shape::Values) => (State::Entry, before),
            Some(Shape::Lines) | None => (State::Line, before),
        };
        self.state = state;
        self.between(&held[..begin], each);
        self.read(&held[begin..], each);
    }

    fn read(&mut self, bytes: &[u8], each: &mut dyn FnMut(Piece<'_>)) {
        match self.state {
            State::Line => self.read_lines(bytes, each),
            State::Stopped => self.between(bytes, each),
            _ => self.read_array(bytes, each),
        }
    }

    fn read_lines(&mut self, mut bytes: &[u8], each: &mut dyn FnMut(Piece<'_>)) {
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            let (line, rest) = bytes.split_at(end + 1);
            if self.held.is_empty() {
                self.line(line, each);
            } else {
                self.held.extend_from_slice(line);
                let line = std::mem::take(&mut self.held);
                self.line(&line, each);
                self.held = emptied(line);
            }
            if self.stop.is_some() {
                return self.between(rest, each);
            }
            bytes = rest;
        }
        self.hold(bytes, each);
    }

    /// A line, with its end.
    fn line(&mut self, line: &[u8], each: &mut dyn FnMut(Piece<'_>)) {
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if text.len() > self.most {
            self.too_long();
        } else if !text.trim_ascii().is_empty() {
            self.request(text, each);
            return self.between(&line[text.len()..], each);
        }
        self.between(line, each);
    }

    fn read_array(&mut self, bytes: &[u8], each: &mut dyn FnMut(Piece<'_>)) {
        // Where the piece begins that is being read.
        let mut from = 0;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let state = std::mem::replace(&mut self.state, State::Over);
            match state {
                State::Inside(mut inside) => {
                    if inside.is_in_text() {
                        // Most of a request is text, and most of a text is none of these.
                        let rest = bytes[at..].iter();
                        at += rest.take_while(|byte| !matches!(byte, b'"' | b'\\' | b'\n')).count();
                    }
                    let Some(&byte) = bytes.get(at) else {
                        self.state = State::Inside(inside);
                        break;
                    };
                    match inside.take(byte) {
                        Fits::Yes => self.state = State::Inside(inside),
                        Fits::No(expected) => {
                            self.broken_in(&bytes[from..=at], expected, true, each);
                            return self.between(&bytes[at + 1..], each);
                        }
                        fits => {
                            let end = if matches!(fits, Fits::Ends) { at + 1 } else { at };
                            let is_array = self.shape == Some(Shape::Array);
                            self.state = if is_array { State::Next } else { State::Entry };
                            self.request_in(&bytes[from..end], each);
                            if self.stop.is_some() {
                                return self.between(&bytes[end..], each);
                            }
                            from = end;
                            // What is over has not taken this byte.
                            if end == at {
                                continue;
                            }
                        }
                    }
                }
                state if byte.is_ascii_whitespace() => self.state = state,
                State::First | State::Entry if !matches!(byte, b',' | b']' | b'}' | b':') => {
                    self.between(&bytes[from..at], each);
                    from = at;
                    let mut inside = Inside::default();
                    inside.take(byte);
                    self.state = State::Inside(inside);
                }
                State::Next if byte == b',' => self.state = State::Entry,
                State::First | State::Next if byte == b']' => {}
                state => {
                    let expected = match state {
                        State::First | State::Entry => VALUE,
                        State::Next => COMMA,
                        _ => NOTHING,
                    };
                    self.between(&bytes[from..at], each);
                    self.broken(&bytes[at..=at], expected, true, each);
                    return self.between(&bytes[at + 1..], each);
                }
            }
            at += 1;
        }
        if matches!(self.state, State::Inside(_)) {
            self.hold(&bytes[from..], each);
        } else {
            self.between(&bytes[from..], each);
        }
    }

    /// Keeps the beginning of a request, unless it is too long already.
    fn hold(&mut self, bytes: &[u8], each: &mut dyn FnMut(Piece<'_>)) {
        self.held.extend_from_slice(bytes);
        // A line may end in two bytes that are no part of the request.
        if self.held.len() > self.most.saturating_add(1) {
            let held = std::mem::take(&mut self.held);
            self.too_long();
            self.between(&held, each);
        }
    }

    /// Hands on a request whose last part is here.
    fn request_in(&mut self, last: &[u8], each: &mut dyn FnMut(Piece<'_>)) {
        if self.held.is_empty() {
            return self.request(last, each);
        }
        self.held.extend_from_slice(last);
        let whole = std::mem::take(&mut self.held);
        self.request(&whole, each);
        self.held = emptied(whole);
    }

    fn request(&mut self, bytes: &[u8], each: &mut dyn FnMut(Piece<'_>)) {
        if bytes.len() > self.most {
            self.too_long();
            return self.between(bytes, each);
        }
        each(Piece::Request(self.slice(bytes)));
        self.pass(bytes);
    }

    fn between(&mut self, bytes: &[u8], each: &mut dyn FnMut(Piece<'_>)) {
        if !bytes.is_empty() {
            each(Piece::Between(bytes));
            self.pass(bytes);
        }
    }

    fn broken_in(
        &mut self,
        last: &[u8],
        expected: Text,
        found: bool,
        each: &mut dyn FnMut(Piece<'_>),
    ) {
        self.held.extend_from_slice(last);
        let whole = std::mem::take(&mut self.held);
        self.broken(&whole, expected, found, each);
    }

    fn broken(
        &mut self,
        bytes: &[u8],
        expected: Text,
        found: bool,
        each: &mut dyn FnMut(Piece<'_>),
    ) {
        if bytes.len() > self.most {
            self.too_long();
            return self.between(bytes, each);
        }
        each(Piece::Broken(self.slice(bytes), Break { expected, found }));
        let end = bytes.len() - usize::from(found);
        let line = self.lines + breaks(&bytes[..end]) + 1;
        let at = self.at + end;
        self.pass(bytes);
        self.stopped(Stop::Broken { line, at });
    }

    fn too_long(&mut self) {
        self.stopped(Stop::TooLong { line: self.lines + 1, most: self.most });
    }

    fn stopped(&mut self, stop: Stop) {
        self.state = State::Stopped;
        self.stop = Some(stop);
    }

    fn slice<'p>(&self, bytes: &'p [u8]) -> Slice<'p> {
        let (lines_before, columns_before) = (self.lines, self.columns);
        Slice { bytes, start: self.at, lines_before, columns_before }
    }

    /// Goes past some bytes.
    fn pass(&mut self, bytes: &[u8]) {
        let shown = if self.at == 0 { bytes.strip_prefix(MARK).unwrap_or(bytes) } else { bytes };
        self.at += bytes.len();
        let last = bytes.iter().rposition(|byte| *byte == b'\n');
        if let Some(last) = last {
            self.lines += breaks(bytes);
            self.columns = characters(&bytes[last + 1..]);
        } else {
            self.columns += characters(shown);
        }
    }
}

/// The room of what is no longer needed.
fn emptied(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.clear();
    bytes
}

fn breaks(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte == b'\n')).sum()
}

/// The characters that some bytes of UTF-8 begin.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_known_by_its_mark_or_its_zeros() {
        assert!(is_utf16(b"\xff\xfe{\0") && is_utf16(b"\xfe\xff\0{"));
        assert!(is_utf16(b"{\0\"\0") && is_utf16(b"\0{\0\""));
        assert!(!is_utf16(b"{}") && !is_utf16(b"") && !is_utf16(b"\xef\xbb\xbf{}"));
    }
}
