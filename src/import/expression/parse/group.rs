//! What stands between brackets, braces and parentheses.

use crate::import::expression::parse::Parser;
use crate::import::expression::token::{Kind, Quoting, Token};
use crate::import::expression::{Entry, Expr, Head};
use crate::import::liberty::Liberty;

impl Parser {
    /// The entries of a group, whose opening sign comes next, up to its closing one.
    pub(in crate::import) fn group(&mut self, close: &str, depth: usize) -> Vec<Entry> {
        let outer = std::mem::replace(&mut self.in_list, close == "]");
        let entries = self.entries(close, depth);
        self.in_list = outer;
        entries
    }

    fn entries(&mut self, close: &str, depth: usize) -> Vec<Entry> {
        self.at += 1;
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let mut commas = 0;
            while self.peek() == Some(&Kind::Line) || self.is(",") || self.is(";") {
                commas += usize::from(self.is(","));
                self.at += 1;
            }
            let is_close = self.is(close);
            if commas > 1 || commas == 1 && (is_close || entries.is_empty()) {
                self.liberties.add(Liberty::Commas);
            }
            if is_close {
                self.at += 1;
                return entries;
            }
            // A group that another one's end closes was left open.
            if self.is_done() || ["}", "]", ")"].iter().any(|sign| self.is(sign)) {
                self.liberties.add(Liberty::Unclosed);
                return entries;
            }
            if commas == 0 && !entries.is_empty() && self.quoting == Quoting::Data {
                self.liberties.add(Liberty::MissingCommas);
            }
            let entry = self.entry(depth);
            entries.push(entry);
        }
    }

    fn entry(&mut self, depth: usize) -> Entry {
        let start = self.span();
        while self.skip("...") || self.skip("**") {}
        if self.span() != start && ["}", "]", ")"].iter().any(|sign| self.is(sign)) {
            let value = Expr { head: Head::Unknown, links: Vec::new(), span: start };
            return Entry { name: None, value };
        }
        if let Some((name, width)) = self.key() {
            let span = self.span();
            self.at += width;
            self.skip_lines();
            // `{"a":}` and the `1:` of a slice have no value.
            let is_empty = ["}", "]", ")"].iter().any(|sign| self.is(sign));
            let value = if is_empty {
                Expr { head: Head::Unknown, links: Vec::new(), span: span.end..span.end }
            } else {
                self.value(depth + 1)
            };
            return Entry { name: Some((name, span)), value };
        }
        // `["key"] = value`
        if self.is("[")
            && let Some(Token { kind: Kind::Text(name), span }) = self.tokens.get(self.at + 1)
            && self.sign_at(self.at + 2, "]")
            && (self.sign_at(self.at + 3, "=") || self.sign_at(self.at + 3, ":"))
        {
            let name = (name.clone(), span.clone());
            self.at += 4;
            return Entry { name: Some(name), value: self.value(depth + 1) };
        }
        let braced = self.is("{");
        let value = self.value(depth + 1);
        // `{ "key", value }`, in a dictionary of C#
        if let (Expr { head: Head::Group(pair), links, .. }, true) = (&value, braced)
            && let ([Entry { name: None, value: key }, Entry { name: None, value }], true) =
                (pair.as_slice(), links.is_empty())
            && let Head::Text(name) = &key.head
        {
            return Entry { name: Some((name.clone(), key.span.clone())), value: value.clone() };
        }
        Entry { name: None, value }
    }

    /// A name that a value follows, and how many words it takes with the sign behind it.
    fn key(&mut self) -> Option<(String, usize)> {
        let (name, bare) = match self.peek()? {
            Kind::Text(name) => (name.clone(), false),
            Kind::Name(name) | Kind::Number(name) => (name.clone(), true),
            _ => return None,
        };
        // Names with hyphens or dots, as tables of PowerShell and YAML-like data have them.
        let mut ahead = self.at + 1;
        let mut name = name;
        while bare
            && (self.sign_at(ahead, "-") || self.sign_at(ahead, "."))
            && let Some(Token { kind: Kind::Name(part) | Kind::Number(part), .. }) =
                self.tokens.get(ahead + 1)
        {
            if !self.is_separator_behind(ahead + 2) {
                break;
            }
            name.push_str(if self.sign_at(ahead, "-") { "-" } else { "." });
            name.push_str(part);
            ahead += 2;
        }
        let separated = ["=>", ":", "="].iter().any(|sign| self.sign_at(ahead, sign));
        if !separated {
            return None;
        }
        if bare {
            self.liberties.add(Liberty::BareNames);
        }
        Some((name, ahead + 1 - self.at))
    }

    fn is_separator_behind(&self, mut at: usize) -> bool {
        for _ in 0..8 {
            if ["=>", ":", "="].iter().any(|sign| self.sign_at(at, sign)) {
                return true;
            }
            if !(self.sign_at(at, "-") || self.sign_at(at, ".")) {
                return false;
            }
            at += 2;
        }
        false
    }

    /// Passes over a group, whatever is in it.
    pub(super) fn pass_group(&mut self) {
        let mut open = 0_usize;
        while let Some(kind) = self.peek() {
            match kind {
                Kind::Sign("{" | "[" | "(") => open += 1,
                Kind::Sign("}" | "]" | ")") => open = open.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return;
            }
        }
    }

    pub(super) fn pass_to(&mut self, sign: &str) {
        while !self.is_done() && self.peek() != Some(&Kind::Line) {
            if self.skip(sign) {
                return;
            }
            self.at += 1;
        }
    }
}
