//! A request that has been checked, and where it stands among others.

use crate::rules::Report;
use crate::verdict::lines::{Lines, Position};

/// A request that has been checked.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'c> {
    /// The name of its file; nothing for standard input.
    pub file: Option<&'c str>,
    /// Its text.
    pub text: &'c str,
    /// How many lines of the file come before the text.
    pub lines_before: usize,
    /// How many characters of its first line come before the text.
    pub columns_before: usize,
    /// How many bytes of the file come before the text.
    pub bytes_before: usize,
    /// What was found.
    pub report: &'c Report,
}

impl Checked<'_> {
    /// The line and column in the file of a byte of the text, whose lines have been counted.
    #[must_use]
    pub fn position(&self, lines: &Lines<'_>, at: usize) -> Position {
        let Position { line, column } = lines.position(at);
        let columns_before = if line == 1 { self.columns_before } else { 0 };
        Position { line: line + self.lines_before, column: column + columns_before }
    }
}
