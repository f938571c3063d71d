//! What is read: files and standard input, whole or as they come.

use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use create_backup_plan::batch::reader::{Piece, Reader, is_utf16};
use create_backup_plan::batch::stop::Stop;
use create_backup_plan::lang::Language;

use super::Failure;

/// How many bytes are read at once.
const AT_ONCE: usize = 1 << 16;

/// The most bytes that are read as one text: far more than a request has, and no more than memory.
const MOST_BYTES: u64 = 256 << 20;

/// The longest of many requests, in bytes: a line or a bracket that never ends must not take in all that follows.
pub(crate) const LONGEST: usize = 64 << 20;

/// Where a request comes from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

/// Who takes what a source is made of.
pub(crate) trait Taker {
    /// The next piece.
    fn take(&mut self, piece: Piece<'_>);

    /// All that has come so far has been handed on, and more may be long in coming. Whether it is wanted.
    fn pause(&mut self) -> bool;
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
    Again,
    Stopped(Stop),
}

/// Whether standard input has been taken. What it held is gone then.
static TAKEN: AtomicBool = AtomicBool::new(false);

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

/// A text of UTF-16 with its mark before it; nothing, where a character is broken.
fn utf16(bytes: &[u8]) -> Option<String> {
    if !bytes.starts_with(&[0xff, 0xfe]) && !bytes.starts_with(&[0xfe, 0xff]) {
        return None;
    }
    let is_little = bytes[0] == 0xff;
    let unit = |pair: &[u8]| {
        let pair = [pair[0], pair[1]];
        if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    };
    let units = bytes[2..].chunks_exact(2);
    if !units.remainder().is_empty() {
        return None;
    }
    String::from_utf16(&units.map(unit).collect::<Vec<u16>>()).ok()
}

impl Source {
    /// The same file, named from the working directory, if it lies in it.
    pub(crate) fn relative(&self) -> Source {
        let here = std::env::current_dir().unwrap_or_default();
        match self {
            Source::File(path) => {
                let path = path.strip_prefix(here).unwrap_or(path);
                Source::File(path.strip_prefix(".").unwrap_or(path).to_owned())
            }
            Source::Stdin => Source::Stdin,
        }
    }

    /// The whole text.
    pub(crate) fn read(&self) -> Result<String, Unread> {
        let mut bytes = Vec::new();
        let mut input = self.open()?.take(MOST_BYTES + 1);
        let read = input.read_to_end(&mut bytes).map_err(|error| self.unread(Reason::Io(error)))?;
        if read as u64 > MOST_BYTES {
            return Err(self.unread(Reason::TooLong));
        }
        // As older versions of PowerShell write what a command prints.
        if is_utf16(&bytes) {
            return utf16(&bytes).ok_or_else(|| self.unread(Reason::Utf16));
        }
        String::from_utf8(bytes)
            .map_err(|error| self.unread(Reason::NotUtf8(error.utf8_error().valid_up_to())))
    }

    /// Takes the text apart as it comes, until there is no more or nobody wants it.
    pub(crate) fn pour(&self, mut reader: Reader, into: &mut impl Taker) -> Result<(), Unread> {
        let mut input = self.open()?;
        let mut buffer = vec![0; AT_ONCE];
        loop {
            let count = match input.read(&mut buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read.map_err(|error| self.unread(Reason::Io(error)))?,
            };
            if count == 0 {
                break;
            }
            reader.push(&buffer[..count], &mut |piece| into.take(piece));
            if !into.pause() {
                return Ok(());
            }
        }
        reader.end(&mut |piece| into.take(piece));
        into.pause();
        match reader.stop() {
            // Where an array breaks off is a finding like any other; nothing at all is no requests.
            None | Some(Stop::Broken { .. } | Stop::Empty) => Ok(()),
            Some(Stop::Utf16) => Err(self.unread(Reason::Utf16)),
            Some(stop) => Err(self.unread(Reason::Stopped(stop))),
        }
    }

    /// How many bytes there are to read, where that is known before.
    pub(crate) fn size(&self) -> Option<u64> {
        let Source::File(path) = self else { return None };
        std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|file| file.len())
    }

    fn open(&self) -> Result<Box<dyn Read>, Unread> {
        match self {
            Source::Stdin if TAKEN.swap(true, Ordering::Relaxed) => Err(self.unread(Reason::Again)),
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

impl From<Unread> for Failure {
    fn from(unread: Unread) -> Self {
        Failure::Said(unread.to_string())
    }
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
            Reason::Again => write!(f, "{name} can be read once: name files for the others"),
            Reason::Stopped(stop) => {
                write!(f, "{name}: {}", stop.message().render(Language::English))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_to_its_line() {
        assert_eq!(Source::from(OsString::from("a\n\u{1b}b")).to_string(), "a\u{fffd}\u{fffd}b");
    }
}
