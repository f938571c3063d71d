//! Where an entry of an array ends: its brackets and its quotes, byte by byte.

use crate::lang::{Text, t};

/// An entry under way.
#[derive(Debug, Default)]
pub(in crate::batch) struct Inside {
    /// The brackets that are to be closed.
    open: Vec<u8>,
    quoted: bool,
    escaped: bool,
    /// Whether it is a number or a word, which is over where something else begins.
    word: bool,
}

/// What a byte is to an entry.
#[derive(Debug)]
pub(in crate::batch) enum Fits {
    /// A part of it.
    Yes,
    /// Its last byte.
    Ends,
    /// The first after it.
    IsOver,
    /// No part of it, and no end.
    No(Text),
}

impl Inside {
    /// Takes the next byte.
    pub(in crate::batch) fn take(&mut self, byte: u8) -> Fits {
        if self.quoted {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.quoted = false;
                    return self.closed();
                }
                // No text of JSON goes on after its line; one that is not closed would swallow what follows.
                b'\n' => return Fits::No(t("`\"` at the end of the text", "文本结尾的 `\"`")),
                _ => {}
            }
            return Fits::Yes;
        }
        match byte {
            b'"' | b'{' | b'[' if self.word => return Fits::IsOver,
            b'}' | b']' | b',' if self.open.is_empty() => return Fits::IsOver,
            b'"' => self.quoted = true,
            b'{' => self.open.push(b'}'),
            b'[' => self.open.push(b']'),
            b'}' | b']' => {
                if self.open.pop() != Some(byte) {
                    let closing = if byte == b'}' { t("`]`", "`]`") } else { t("`}`", "`}`") };
                    return Fits::No(closing);
                }
                return self.closed();
            }
            _ if self.open.is_empty() && byte.is_ascii_whitespace() => return Fits::IsOver,
            _ if self.open.is_empty() => self.word = true,
            _ => {}
        }
        Fits::Yes
    }

    /// Whether what comes is text, up to a quote, a backslash or the end of the line.
    pub(in crate::batch) fn is_in_text(&self) -> bool {
        self.quoted && !self.escaped
    }

    /// Whether it is a number or a word, which needs nothing to end it.
    pub(in crate::batch) fn is_word(&self) -> bool {
        self.word
    }

    fn closed(&self) -> Fits {
        if self.open.is_empty() { Fits::Ends } else { Fits::Yes }
    }
}
