//! HCL, the language of Terraform, as far as it is literal (HCL Native Syntax Specification).

mod template;

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
        let name = if let Tree::Unresolved(name) = value { name } else { String::new() };
        Branch::new(Tree::Unresolved(name), start..self.at)
    }

    /// Passes over the rest of an expression.
    fn remainder(&mut self) {
        while let Some(c) = self.peek() {
            match c {
                '\n' | ',' | '}' | ']' | ')' | '#' => return,
                '{' | '[' | '(' => {
                    self.at += 1;
                    self.pass_group();
                }
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
            Some('(') if depth < MAX_DEPTH => self.parentheses(depth),
            Some(c) if c.is_ascii_digit() || c == '-' => {
                let end = rest[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'));
                let number = &rest[..end.map_or(rest.len(), |end| end + 1)];
                self.at += number.len();
                match crate::values::json::Node::read(number) {
                    Ok(_) => Tree::Number(number.to_owned()),
                    Err(_) => Tree::Unresolved(String::new()),
                }
            }
            _ => self.reference(depth),
        }
    }

    fn parentheses(&mut self, depth: usize) -> Tree {
        self.at += 1;
        self.space(true);
        let value = self.expression(depth + 1);
        self.space(true);
        if self.skip(")") {
            return value.tree;
        }
        self.pass_group();
        Tree::Unresolved(String::new())
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
            ("jsonencode", value) if alone && value.missing().is_none() => {
                value.into_value().map_or(unresolved, |value| Tree::Text(value.to_string()))
            }
            ("trimspace", Branch { tree: Tree::Text(text), .. }) if alone => {
                Tree::Text(text.trim().to_owned())
            }
            ("chomp", Branch { tree: Tree::Text(text), .. }) if alone => {
                Tree::Text(text.trim_end_matches(['\r', '\n']).to_owned())
            }
            (
                "tostring" | "tonumber" | "tobool" | "tolist" | "toset" | "sensitive"
                | "nonsensitive",
                value,
            ) if alone => value.tree,
            (_, Branch { tree: Tree::Unresolved(name), .. }) if !name.is_empty() => {
                Tree::Unresolved(name)
            }
            _ => unresolved,
        }
    }
}
