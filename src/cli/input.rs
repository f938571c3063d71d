//! What is read: files and standard input, whole or line by line.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::PathBuf;

use create_backup_plan::lang::t;
use create_backup_plan::values::json::JsonError;

/// The most bytes that are read as one text: far more than a request has, and no more than memory.
const MOST_BYTES: u64 = 256 << 20;

/// Where a request comes from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

/// Why it cannot be read.
#[derive(Debug)]
pub(crate) struct Unread {
    /// The name of the source.
    pub(crate) name: String,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    Io(io::Error),
    Utf16,
    NotUtf8(usize),
    TooLong,
}

impl From<OsString> for Source {
    /// `-` is standard input.
    fn from(argument: OsString) -> Self {
        if argument == "-" { Source::Stdin } else { Source::File(argument.into()) }
    }
}

/// The name it is shown by, on one line and with nothing that a terminal would obey.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Stdin => f.write_str("<stdin>"),
            Source::File(path) => {
                let name = path.to_string_lossy();
                f.write_str(&name.replace(char::is_control, "\u{fffd}"))
            }
        }
    }
}

impl Source {
    /// The whole text.
    pub(crate) fn read(&self) -> Result<String, Unread> {
        let mut bytes = Vec::new();
        let mut input = self.open()?.take(MOST_BYTES + 1);
        let read = input.read_to_end(&mut bytes).map_err(|error| self.unread(Reason::Io(error)))?;
        if read as u64 > MOST_BYTES {
            return Err(self.unread(Reason::TooLong));
        }
        if is_utf16(&bytes) {
            return Err(self.unread(Reason::Utf16));
        }
        String::from_utf8(bytes)
            .map_err(|error| self.unread(Reason::NotUtf8(error.utf8_error().valid_up_to())))
    }

    /// The lines, one after another.
    pub(crate) fn lines(&self) -> Result<LineReader, Unread> {
        let mut input = BufReader::with_capacity(1 << 16, self.open()?);
        let beginning = input.fill_buf().map_err(|error| self.unread(Reason::Io(error)))?;
        if is_utf16(beginning) {
            return Err(self.unread(Reason::Utf16));
        }
        Ok(LineReader { source: self.clone(), input, bytes: Vec::new(), number: 0, start: 0 })
    }

    fn open(&self) -> Result<Box<dyn Read>, Unread> {
        match self {
            Source::Stdin => {
                let stdin = io::stdin();
                if stdin.is_terminal() {
                    super::complain("reading standard input; end it with Ctrl-D");
                }
                Ok(Box::new(stdin.lock()))
            }
            Source::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(error) => Err(self.unread(Reason::Io(error))),
            },
        }
    }

    fn unread(&self, reason: Reason) -> Unread {
        Unread { name: self.to_string(), reason }
    }
}

/// Whether bytes begin as UTF-16 does, with its mark or with JSON's first character, which is ASCII.
fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=0xff, ..] | [1..=0xff, 0, ..])
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.reason {
            Reason::Utf16 => write!(f, "{name} is UTF-16; save it as UTF-8"),
            Reason::NotUtf8(at) => {
                write!(f, "{name} is not UTF-8 text: byte {at} fits no character")
            }
            Reason::TooLong => {
                write!(f, "{name} is longer than {} MiB: no request is", MOST_BYTES >> 20)
            }
            Reason::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => write!(f, "{name} does not exist"),
                io::ErrorKind::IsADirectory => {
                    write!(f, "{name} is a directory; name the files in it")
                }
                io::ErrorKind::PermissionDenied => write!(f, "{name} may not be read by you"),
                _ => write!(f, "{name} cannot be read: {error}"),
            },
        }
    }
}

/// Reads a line at a time, however long the input is.
pub(crate) struct LineReader {
    source: Source,
    input: BufReader<Box<dyn Read>>,
    bytes: Vec<u8>,
    number: usize,
    start: usize,
}

/// A line with something on it.
#[derive(Debug)]
pub(crate) struct Line<'r> {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// The byte it begins at.
    pub(crate) start: usize,
    /// What it says, with the replacement character for bytes that fit none.
    pub(crate) text: Cow<'r, str>,
    /// Where it stops being UTF-8.
    pub(crate) broken: Option<JsonError>,
}

impl LineReader {
    /// Whether the next line is here already, so that asking for it does not wait.
    pub(crate) fn is_ready(&self) -> bool {
        self.input.buffer().contains(&b'\n')
    }

    /// The next line that is not blank; nothing at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Line<'_>>, Unread> {
        loop {
            self.start += self.bytes.len();
            self.bytes.clear();
            self.number += 1;
            let read = self.input.read_until(b'\n', &mut self.bytes);
            if read.map_err(|error| self.source.unread(Reason::Io(error)))? == 0 {
                return Ok(None);
            }
            if !self.bytes.trim_ascii().is_empty() {
                break;
            }
        }
        let bytes = self.bytes.strip_suffix(b"\n").unwrap_or(&self.bytes);
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        let (text, broken) = match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), None),
            Err(error) => {
                let broken = JsonError {
                    at: error.valid_up_to(),
                    expected: t("text in UTF-8", "UTF-8 文本"),
                    found: Some('\u{fffd}'),
                };
                (String::from_utf8_lossy(bytes), Some(broken))
            }
        };
        Ok(Some(Line { number: self.number, start: self.start, text, broken }))
    }
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

    #[test]
    fn a_name_keeps_to_its_line() {
        assert_eq!(Source::from(OsString::from("a\n\u{1b}b")).to_string(), "a\u{fffd}\u{fffd}b");
    }
}
