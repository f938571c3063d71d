//! Texts: quoted ones and those of several lines, with the references in them filled in.

use crate::import::hcl::Reader;
use crate::import::tree::{Branch, Tree};

/// How many characters of an interpolation are read; one that does not end by then, or on its line, is unknown.
const LONGEST: usize = 1024;

impl Reader<'_, '_> {
    /// Puts the value of a reference into a text; its name, if there is none.
    fn fill(&mut self, name: &str, text: &mut String) -> Option<String> {
        match self.value(name) {
            Tree::Text(value) | Tree::Number(value) => text.push_str(&value),
            Tree::Bool(bool) => text.push_str(if bool { "true" } else { "false" }),
            _ => {
                let is_reference = name.starts_with(char::is_alphabetic);
                return Some(if is_reference { name.to_owned() } else { String::new() });
            }
        }
        None
    }

    /// A quoted template.
    pub(super) fn template(&mut self) -> Branch {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        let mut filled: Option<String> = None;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            match c {
                '"' => break,
                '\n' => {
                    // A quote that is open at the end of its line was never closed.
                    self.at -= 1;
                    break;
                }
                '\\' => self.escape(&mut text),
                '$' | '%' => match self.interpolation(c) {
                    Some(name) => filled = filled.or(self.fill(&name, &mut text)),
                    None => text.push(c),
                },
                c => text.push(c),
            }
        }
        let tree = filled.map_or(Tree::Text(text), Tree::Unresolved);
        Branch::new(tree, start..self.at)
    }

    fn escape(&mut self, text: &mut String) {
        let Some(c) = self.peek() else { return text.push('\\') };
        self.at += c.len_utf8();
        match c {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            '"' | '\\' => text.push(c),
            'u' | 'U' => {
                let length = if c == 'u' { 4 } else { 8 };
                let code =
                    self.rest().get(..length).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                match code.and_then(char::from_u32) {
                    Some(code) => {
                        self.at += length;
                        text.push(code);
                    }
                    None => text.extend(['\\', c]),
                }
            }
            c => text.extend(['\\', c]),
        }
    }

    /// `${…}` and `%{…}`, whose first sign has been read; doubled, it is the sign itself.
    fn interpolation(&mut self, sign: char) -> Option<String> {
        let rest = self.rest();
        if rest.starts_with(sign) && rest[1..].starts_with('{') {
            self.at += 1;
            return None;
        }
        let inner = rest.strip_prefix('{')?;
        let mut open = 1_usize;
        let mut read = 0;
        for (at, c) in inner.char_indices().take(LONGEST) {
            match c {
                '{' => open += 1,
                '}' => open -= 1,
                '\n' => break,
                _ => {}
            }
            if open == 0 {
                self.at += at + 2;
                return Some(inner[..at].trim().to_owned());
            }
            read = at + c.len_utf8();
        }
        // What was looked through is not looked through again, so that a row of signs is soon read.
        self.at += 1 + read;
        Some(String::new())
    }

    /// `<<EOF`, `<<-EOF`: the lines up to the word, with the line break behind the last, as Terraform keeps it.
    pub(super) fn heredoc(&mut self) -> Tree {
        let mut rest = &self.rest()[2..];
        let indented = rest.starts_with('-');
        rest = rest.strip_prefix('-').unwrap_or(rest);
        let (head, body) = rest.split_once('\n').unwrap_or((rest, ""));
        let end = head.trim();
        let mut at = 0;
        let mut lines: Vec<&str> = Vec::new();
        let mut closed = 0;
        for line in body.split_inclusive('\n') {
            if line.trim() == end {
                closed = line.trim_end_matches(['\r', '\n']).len();
                break;
            }
            at += line.len();
            lines.push(line);
        }
        self.at = self.text.len() - body.len() + at + closed;
        if indented {
            let indent = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
            let least = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min();
            let least = least.unwrap_or(0);
            lines = lines.iter().map(|line| line.get(least..).unwrap_or("\n")).collect();
        }
        let text = lines.concat();
        let mut inner = Reader { text: &text, at: 0, values: self.values, expanded: self.expanded };
        let mut out = String::new();
        let mut filled: Option<String> = None;
        while let Some(c) = inner.peek() {
            inner.at += c.len_utf8();
            match c {
                '$' | '%' => match inner.interpolation(c) {
                    Some(name) => filled = filled.or(inner.fill(&name, &mut out)),
                    None => out.push(c),
                },
                c => out.push(c),
            }
        }
        self.expanded = inner.expanded;
        filled.map_or(Tree::Text(out), Tree::Unresolved)
    }
}
