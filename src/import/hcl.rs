//! HCL, the language of Terraform, as far as it is literal (HCL Native Syntax Specification).

use std::collections::HashMap;
use std::ops::Range;

use crate::import::tree::{Branch, Field, Tree};
use crate::values::json::MAX_DEPTH;

/// What stands between the braces of a block.
#[derive(Default)]
pub(in crate::import) struct Body {
    pub(in crate::import) attributes: Vec<Field>,
    pub(in crate::import) blocks: Vec<Block>,
}

/// A block: `resource "alicloud_hbr_vault" "example" { … }`.
pub(in crate::import) struct Block {
    pub(in crate::import) kind: String,
    pub(in crate::import) labels: Vec<String>,
    pub(in crate::import) body: Body,
    pub(in crate::import) span: Range<usize>,
}

/// What references stand for, where that is known.
pub(in crate::import) type Values = HashMap<String, Tree>;

/// How many bytes the values of references may add to a text.
const EXPANSION: usize = 1 << 20;

/// How many characters an interpolation is looked for; the literal text goes on where it does not end by then.
const LONGEST: usize = 1024;

/// Reads a text and fills in references; what is no HCL is passed over.
pub(in crate::import) fn body(text: &str, values: &Values) -> Body {
    Reader { text, at: 0, values, expanded: 0 }.body(0, false)
}

struct Reader<'t, 'v> {
    text: &'t str,
    at: usize,
    values: &'v Values,
    expanded: usize,
}

impl<'t> Reader<'t, '_> {
    /// The value of a reference.
    fn value(&mut self, name: &str) -> Tree {
        let value = self.values.get(name);
        if let Some(Tree::Text(text) | Tree::Number(text)) = value {
            self.expanded += text.len();
        }
        let value = value.filter(|_| self.expanded <= EXPANSION);
        value.cloned().unwrap_or_else(|| Tree::Unresolved(name.to_owned()))
    }

    /// Puts the value of a reference into a text; its name, if there is none.
    fn fill(&mut self, name: &str, text: &mut String) -> Option<String> {
        match self.value(name) {
            Tree::Text(value) | Tree::Number(value) => text.push_str(&value),
            Tree::Bool(bool) => text.push_str(if bool { "true" } else { "false" }),
            _ => return Some(name.to_owned()),
        }
        None
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self, part: &str) -> bool {
        let found = self.rest().starts_with(part);
        self.at += if found { part.len() } else { 0 };
        found
    }

    /// Passes over space and comments.
    fn space(&mut self, lines: bool) {
        loop {
            let rest = self.rest();
            match rest.chars().next() {
                Some('\n') if !lines => return,
                Some(c) if c.is_whitespace() || c == '\u{feff}' => self.at += c.len_utf8(),
                Some('#') => self.at += rest.find('\n').unwrap_or(rest.len()),
                Some('/') if rest.starts_with("//") => {
                    self.at += rest.find('\n').unwrap_or(rest.len());
                }
                Some('/') if rest.starts_with("/*") => {
                    self.at += rest.find("*/").map_or(rest.len(), |end| end + 2);
                }
                _ => return,
            }
        }
    }

    fn name(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        if !rest.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return None;
        }
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'));
        let name = &rest[..end.unwrap_or(rest.len())];
        self.at += name.len();
        Some(name)
    }

    fn body(&mut self, depth: usize, closed: bool) -> Body {
        let mut body = Body::default();
        loop {
            self.space(true);
            let start = self.at;
            let Some(c) = self.peek() else { return body };
            if c == '}' && closed {
                self.at += 1;
                return body;
            }
            let Some(name) = self.name() else {
                self.pass();
                continue;
            };
            let name_span = start..self.at;
            self.space(false);
            if self.rest().starts_with('=') && !self.rest().starts_with("==") {
                self.at += 1;
                self.space(false);
                let value = self.expression(depth);
                body.attributes.push(Field { name: name.to_owned(), name_span, value });
                continue;
            }
            let mut labels = Vec::new();
            loop {
                self.space(false);
                if self.peek() == Some('"') {
                    let label = self.template();
                    labels.push(label.as_text().unwrap_or_default().to_owned());
                } else if let Some(label) = self.name() {
                    labels.push(label.to_owned());
                } else {
                    break;
                }
            }
            if !self.skip("{") {
                continue;
            }
            if depth >= MAX_DEPTH {
                self.pass_group();
                continue;
            }
            let inner = self.body(depth + 1, true);
            let span = start..self.at;
            body.blocks.push(Block { kind: name.to_owned(), labels, body: inner, span });
        }
    }

    /// Passes over one character, or one text between quotes.
    fn pass(&mut self) {
        match self.peek() {
            Some('"') => drop(self.template()),
            Some(c) => self.at += c.len_utf8(),
            None => {}
        }
    }

    /// Passes over what is within brackets, whose opening one has been read.
    fn pass_group(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            self.space(true);
            match self.peek() {
                Some('{' | '[' | '(') => open += 1,
                Some('}' | ']' | ')') => open -= 1,
                None => return,
                _ => {}
            }
            self.pass();
        }
    }

    /// An expression up to the end of its line, or of its place in a list.
    fn expression(&mut self, depth: usize) -> Branch {
        let start = self.at;
        let value = self.operand(depth);
        let end = self.at;
        self.space(false);
        let ends = self.peek().is_none_or(|c| matches!(c, '\n' | ',' | '}' | ']' | ')' | ':'));
        if ends {
            return Branch::new(value, start..end);
        }
        // An operator, an index, a condition: it is worked out.
        self.remainder();
        let name = self.text[start..self.at].trim_end();
        let name = if let Tree::Unresolved(name) = value { name } else { name.to_owned() };
        Branch::new(Tree::Unresolved(name), start..self.at)
    }

    /// Passes over the rest of an expression.
    fn remainder(&mut self) {
        while let Some(c) = self.peek() {
            match c {
                '\n' | ',' | '}' | ']' | ')' => return,
                '{' | '[' | '(' => {
                    self.at += 1;
                    self.pass_group();
                }
                '#' => return,
                _ => self.pass(),
            }
        }
    }

    fn operand(&mut self, depth: usize) -> Tree {
        let rest = self.rest();
        match self.peek() {
            Some('"') => self.template().tree,
            Some('<') if rest.starts_with("<<") => self.heredoc(),
            Some('[' | '{') if depth >= MAX_DEPTH => {
                self.at += 1;
                self.pass_group();
                Tree::Unresolved(String::new())
            }
            Some('[') => self.list(depth),
            Some('{') => self.object(depth),
            Some(c) if c.is_ascii_digit() || c == '-' => {
                let end = rest[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'));
                let number = &rest[..end.map_or(rest.len(), |end| end + 1)];
                self.at += number.len();
                match crate::values::json::Node::read(number) {
                    Ok(_) => Tree::Number(number.to_owned()),
                    Err(_) => Tree::Unresolved(number.to_owned()),
                }
            }
            _ => self.reference(depth),
        }
    }

    fn list(&mut self, depth: usize) -> Tree {
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            self.space(true);
            if self.skip("]") || self.peek().is_none() {
                return Tree::List(entries);
            }
            if self.skip(",") {
                continue;
            }
            // `[for x in y : z]`
            if self.rest().starts_with("for ") {
                self.pass_group();
                return Tree::Unresolved(String::new());
            }
            let before = self.at;
            entries.push(self.expression(depth + 1));
            if self.at == before {
                self.pass();
            }
        }
    }

    fn object(&mut self, depth: usize) -> Tree {
        self.at += 1;
        let mut fields = Vec::new();
        loop {
            self.space(true);
            if self.skip("}") || self.peek().is_none() {
                return Tree::Map(fields);
            }
            if self.skip(",") {
                continue;
            }
            if self.rest().starts_with("for ") {
                self.pass_group();
                return Tree::Unresolved(String::new());
            }
            let start = self.at;
            let name = if self.peek() == Some('"') {
                self.template().as_text().unwrap_or_default().to_owned()
            } else {
                self.name().unwrap_or_default().to_owned()
            };
            let name_span = start..self.at;
            self.space(true);
            if self.at > start && (self.skip("=") || self.skip(":")) {
                self.space(true);
                let value = self.expression(depth + 1);
                fields.push(Field { name, name_span, value });
            } else if self.at == start {
                self.pass();
            }
        }
    }

    /// `var.region`, `alicloud_hbr_vault.example.id`, `jsonencode({ … })`, `true`
    fn reference(&mut self, depth: usize) -> Tree {
        let start = self.at;
        let Some(name) = self.name() else { return Tree::Unresolved(String::new()) };
        match name {
            "true" => return Tree::Bool(true),
            "false" => return Tree::Bool(false),
            "null" => return Tree::Null,
            _ => {}
        }
        if self.rest().starts_with('(') {
            self.at += 1;
            return self.function(name, depth);
        }
        loop {
            let rest = self.rest();
            if let Some(inner) = rest.strip_prefix('.') {
                let end = inner.find(|c: char| !(c.is_alphanumeric() || "_-*".contains(c)));
                self.at += 1 + end.unwrap_or(inner.len());
            } else if rest.starts_with('[') {
                self.at += 1;
                self.pass_group();
            } else {
                break;
            }
        }
        self.value(&self.text[start..self.at])
    }

    /// A function, whose opening parenthesis has been read. `jsonencode` of literals is known, and so are those that
    /// hand their value on.
    fn function(&mut self, name: &str, depth: usize) -> Tree {
        let unresolved = Tree::Unresolved(format!("{name}()"));
        if depth >= MAX_DEPTH {
            self.pass_group();
            return unresolved;
        }
        self.space(true);
        let value = self.expression(depth + 1);
        self.space(true);
        let alone = self.skip(")");
        if !alone {
            self.pass_group();
        }
        match (name, value) {
            ("jsonencode", value) if alone && is_whole(&value) => {
                value.into_value().map_or(unresolved, |value| Tree::Text(value.to_string()))
            }
            (
                "tostring" | "tonumber" | "tobool" | "tolist" | "toset" | "trimspace" | "sensitive"
                | "nonsensitive",
                value,
            ) if alone => value.tree,
            (_, Branch { tree: Tree::Unresolved(name), .. }) if !name.is_empty() => {
                Tree::Unresolved(name)
            }
            _ => unresolved,
        }
    }

    /// A quoted template.
    fn template(&mut self) -> Branch {
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
        for (at, c) in inner.char_indices().take(LONGEST) {
            match c {
                '{' => open += 1,
                '}' => open -= 1,
                '\n' => return None,
                _ => {}
            }
            if open == 0 {
                self.at += at + 2;
                return Some(inner[..at].trim().to_owned());
            }
        }
        None
    }

    /// `<<EOF`, `<<-EOF`: the lines up to the word, with the line break behind the last, as Terraform keeps it.
    fn heredoc(&mut self) -> Tree {
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

fn is_whole(branch: &Branch) -> bool {
    match &branch.tree {
        Tree::Unresolved(_) => false,
        Tree::List(entries) => entries.iter().all(is_whole),
        Tree::Map(fields) => fields.iter().all(|field| is_whole(&field.value)),
        _ => true,
    }
}
