//! What stands between quotes, brackets and braces, over as many lines as it takes.

use std::collections::HashSet;

use crate::import::tree::{Branch, Field, Tree};
use crate::import::yaml::scalar;
use crate::values::json::MAX_DEPTH;

/// The value that begins at a byte, and where it ends.
pub(in crate::import::yaml) fn value(
    text: &str,
    at: usize,
    depth: usize,
) -> Option<(Branch, usize)> {
    let mut flow = Flow { text, at };
    let value = flow.value(depth)?;
    Some((value, flow.at))
}

/// The text between the quotes that begin at a byte, and where they end.
pub(in crate::import::yaml) fn quoted(text: &str, at: usize) -> Option<(String, usize)> {
    let mut flow = Flow { text, at };
    let inner = flow.quoted()?;
    Some((inner, flow.at))
}

struct Flow<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Flow<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip(&mut self, sign: char) -> bool {
        let is = self.rest().starts_with(sign);
        self.at += if is { sign.len_utf8() } else { 0 };
        is
    }

    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let behind = rest.trim_start();
            self.at += rest.len() - behind.len();
            if !behind.starts_with('#') {
                return;
            }
            self.at += behind.find('\n').unwrap_or(behind.len());
        }
    }

    fn value(&mut self, depth: usize) -> Option<Branch> {
        if depth > MAX_DEPTH {
            return None;
        }
        let start = self.at;
        let tree = match self.rest().chars().next()? {
            '"' | '\'' => Tree::Text(self.quoted()?),
            '[' => self.list(depth)?,
            '{' => self.map(depth)?,
            _ => scalar(&self.plain()),
        };
        Some(Branch::new(tree, start..self.at))
    }

    fn list(&mut self, depth: usize) -> Option<Tree> {
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            self.skip_space();
            if self.skip(']') {
                return Some(Tree::List(entries));
            }
            entries.push(self.value(depth + 1)?);
            self.separator(']')?;
        }
    }

    fn map(&mut self, depth: usize) -> Option<Tree> {
        self.at += 1;
        let (mut fields, mut names) = (Vec::new(), HashSet::new());
        loop {
            self.skip_space();
            if self.skip('}') {
                return Some(Tree::Map(fields));
            }
            let start = self.at;
            let name = match self.rest().chars().next()? {
                '"' | '\'' => self.quoted()?,
                _ => self.plain(),
            };
            let name_span = start..self.at;
            self.skip_space();
            let value = if self.skip(':') {
                self.skip_space();
                match self.rest().chars().next()? {
                    ',' | '}' => Branch::new(Tree::Null, self.at..self.at),
                    _ => self.value(depth + 1)?,
                }
            } else {
                Branch::new(Tree::Null, self.at..self.at)
            };
            if !names.insert(name.clone()) {
                return None;
            }
            fields.push(Field { name, name_span, value });
            self.separator('}')?;
        }
    }

    /// A comma, or the end of the collection, which is left.
    fn separator(&mut self, close: char) -> Option<()> {
        self.skip_space();
        (self.skip(',') || self.rest().starts_with(close)).then_some(())
    }

    /// A text without quotes, which ends where the collection goes on. It may stand on several lines.
    fn plain(&mut self) -> String {
        let rest = self.rest();
        let ends = |(at, c): (usize, char)| {
            let behind = rest[at + c.len_utf8()..].chars().next();
            match c {
                ',' | '[' | ']' | '{' | '}' => true,
                ':' => behind.is_none_or(|c| c.is_whitespace() || "[]{},".contains(c)),
                '#' => rest[..at].ends_with([' ', '\n']),
                _ => false,
            }
        };
        let end = rest.char_indices().find(|pair| ends(*pair)).map_or(rest.len(), |(at, _)| at);
        // At least one sign, so that reading goes on.
        let end = end.max(rest.chars().next().map_or(0, char::len_utf8));
        self.at += end;
        let lines: Vec<&str> = rest[..end].lines().map(str::trim).collect();
        lines.join(" ").trim_end().to_owned()
    }

    fn quoted(&mut self) -> Option<String> {
        let quote = self.next()?;
        let mut text = String::new();
        loop {
            match self.next()? {
                c if c == quote => {
                    // Single quotes know one escape: they are doubled.
                    if quote == '"' || !self.skip('\'') {
                        return Some(text);
                    }
                    text.push('\'');
                }
                '\\' if quote == '"' => self.escape(&mut text)?,
                '\n' => self.fold(&mut text),
                c => text.push(c),
            }
        }
    }

    /// The end of a line is a space, and an empty line an end of one.
    fn fold(&mut self, text: &mut String) {
        let kept = text.trim_end_matches([' ', '\t', '\r']).len();
        text.truncate(kept);
        let rest = self.rest();
        let behind = rest.trim_start();
        let breaks = rest[..rest.len() - behind.len()].matches('\n').count();
        self.at += rest.len() - behind.len();
        match breaks {
            0 => text.push(' '),
            breaks => text.extend(std::iter::repeat_n('\n', breaks)),
        }
    }

    /// An escape between double quotes (YAML 1.2.2, 5.7), whose backslash has been read.
    fn escape(&mut self, text: &mut String) -> Option<()> {
        let c = self.next()?;
        let code = |flow: &mut Self, length: usize| {
            let digits = flow.rest().get(..length)?;
            flow.at += length;
            char::from_u32(u32::from_str_radix(digits, 16).ok()?)
        };
        text.push(match c {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '0' => '\0',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'x' => code(self, 2)?,
            'u' => code(self, 4)?,
            'U' => code(self, 8)?,
            '\n' | '\r' => {
                let rest = self.rest();
                self.at += rest.len() - rest.trim_start().len();
                return Some(());
            }
            'e' => '\u{1b}',
            'a' => '\u{7}',
            'v' => '\u{b}',
            '_' => '\u{a0}',
            'N' => '\u{85}',
            'L' => '\u{2028}',
            'P' => '\u{2029}',
            '"' | '\\' | '/' | ' ' | '\t' => c,
            _ => return None,
        });
        Some(())
    }
}
