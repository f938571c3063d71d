//! From words to expressions.

mod group;
mod worked;

use std::ops::Range;

use crate::import::expression::token::{Kind, Quoting, Token, tokens};
use crate::import::expression::{Entry, Expr, Head, Link};
use crate::import::liberty::Liberties;
use crate::values::json::MAX_DEPTH;

/// Reads expressions one after another.
pub(in crate::import) struct Parser {
    tokens: Vec<Token>,
    at: usize,
    end: usize,
    quoting: Quoting,
    /// Whether the group under way is a list.
    in_list: bool,
    pub(in crate::import) liberties: Liberties,
}

/// Words before an expression that do not change what it says.
static BEFORE: &[&str] = &[
    "new", "await", "return", "const", "let", "var", "final", "val", "export", "static", "public",
    "private",
];

impl Parser {
    pub(in crate::import) fn new(text: &str, quoting: Quoting) -> Self {
        let (tokens, liberties) = tokens(text, quoting);
        Parser { tokens, at: 0, end: text.len(), quoting, in_list: false, liberties }
    }

    fn peek(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    pub(in crate::import) fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The bytes of the next word.
    pub(in crate::import) fn span(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.end..self.end, |token| token.span.clone())
    }

    fn end_of_last(&self) -> usize {
        self.at
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map_or(0, |token| token.span.end)
    }

    pub(in crate::import) fn is(&self, sign: &str) -> bool {
        self.sign_at(self.at, sign)
    }

    fn sign_at(&self, at: usize, sign: &str) -> bool {
        matches!(self.tokens.get(at), Some(Token { kind: Kind::Sign(found), .. }) if *found == sign)
    }

    pub(in crate::import) fn skip(&mut self, sign: &str) -> bool {
        let is = self.is(sign);
        self.at += usize::from(is);
        is
    }

    /// Passes over one word, or over a quoted text.
    pub(in crate::import) fn pass(&mut self) {
        self.at += 1;
    }

    fn skip_lines(&mut self) {
        while self.peek() == Some(&Kind::Line) {
            self.at += 1;
        }
    }

    /// The next expression; always takes at least one word, if there is one.
    pub(in crate::import) fn expression(&mut self, depth: usize) -> Expr {
        let first = self.operand(depth);
        // Texts that are joined: `"a" + "b"`, `"a" "b"`.
        let mut parts = vec![first];
        loop {
            let is_text = matches!(
                parts.last().map(|part| (&part.head, part.links.is_empty())),
                Some((Head::Text(_) | Head::Filled(_), true))
            );
            let mark = self.at;
            // In a list of data, texts that stand side by side are two, and the comma between them was forgotten; elsewhere the
            // second may be a name.
            let stands_apart =
                self.quoting == Quoting::Data && (self.in_list || self.sign_at(self.at + 1, ":"));
            let may_join = is_text && !stands_apart;
            if may_join && depth > 0 {
                self.skip_lines_before_text();
            }
            let adjacent = may_join && matches!(self.peek(), Some(Kind::Text(_) | Kind::Filled(_)));
            if !adjacent {
                // In PHP a plus adds numbers, also those in texts.
                let joined = self.quoting != Quoting::Php && self.skip("+") || self.skip(".");
                if !joined {
                    break;
                }
                self.skip_lines();
                if !matches!(
                    self.peek(),
                    Some(Kind::Text(_) | Kind::Filled(_) | Kind::Name(_) | Kind::Number(_))
                ) {
                    self.at = mark;
                    break;
                }
            }
            let part = self.operand(depth);
            parts.push(part);
        }
        if parts.len() == 1 {
            return parts.swap_remove(0);
        }
        let span = parts[0].span.start..self.end_of_last();
        Expr { head: Head::Sum(parts), links: Vec::new(), span }
    }

    fn operand(&mut self, depth: usize) -> Expr {
        let start = self.span().start;
        let mut makes = self.is_value_place(depth);
        let mut is_new = false;
        while self.is("&") || self.is("*") || self.is("!") || self.is("@") || self.is_before() {
            is_new = matches!(self.peek(), Some(Kind::Name(name)) if name == "new");
            makes |= is_new || self.is("&");
            self.at += 1;
        }
        let head = self.head(depth);
        let mut expr = Expr { head, links: Vec::new(), span: start..self.end_of_last() };
        if expr.head != Head::Unknown {
            self.links(&mut expr, depth, makes, is_new);
        }
        expr.span.end = self.end_of_last().max(expr.span.start);
        expr
    }

    /// Whether a value must stand here: then braces behind a type hold what it is made of, and are no block.
    fn is_value_place(&self, depth: usize) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.tokens.get(before));
        match before.map(|token| &token.kind) {
            // Outside of any group a colon is that of a type, and a block follows.
            Some(Kind::Sign(":" | "(" | "," | "[" | "{")) => depth > 0,
            Some(Kind::Sign(sign)) => ["=", ":=", "=>", "&"].contains(sign),
            Some(Kind::Name(name)) => name == "return",
            _ => false,
        }
    }

    fn is_before(&self) -> bool {
        let next_is_name =
            matches!(self.tokens.get(self.at + 1).map(|token| &token.kind), Some(Kind::Name(_)));
        matches!(self.peek(), Some(Kind::Name(name)) if next_is_name && BEFORE.contains(&name.as_str()))
    }

    fn head(&mut self, depth: usize) -> Head {
        let Some(kind) = self.peek().cloned() else { return Head::Unknown };
        match kind {
            Kind::Sign("[" | "{" | "(") if depth >= MAX_DEPTH => {
                self.pass_group();
                Head::Unknown
            }
            Kind::Sign("[") if self.is_go_type() => {
                self.pass_type();
                if self.is("{") { self.braces(depth) } else { Head::Unknown }
            }
            Kind::Sign("[") => Head::Group(self.group("]", depth)),
            Kind::Sign("{") => self.braces(depth),
            Kind::Sign("(") => self.parentheses(depth),
            Kind::Sign("-") => {
                self.at += 1;
                match self.peek().cloned() {
                    Some(Kind::Number(number)) => {
                        self.at += 1;
                        Head::Number(format!("-{number}"))
                    }
                    _ => Head::Unknown,
                }
            }
            Kind::Number(number) => {
                self.at += 1;
                Head::Number(number)
            }
            Kind::Text(text) => {
                self.at += 1;
                Head::Text(text)
            }
            Kind::Filled(name) => {
                self.at += 1;
                Head::Filled(name)
            }
            Kind::Name(name) => {
                self.at += 1;
                self.name(name, depth)
            }
            Kind::Sign(_) | Kind::Line | Kind::Other => {
                self.at += 1;
                Head::Unknown
            }
        }
    }

    fn name(&mut self, name: String, depth: usize) -> Head {
        match name.as_str() {
            "true" | "True" | "TRUE" | "$true" => return Head::Bool(true),
            "false" | "False" | "FALSE" | "$false" => return Head::Bool(false),
            "null" | "None" | "nil" | "undefined" | "NULL" | "$null" => return Head::Null,
            _ => {}
        }
        // `map[string]interface{}{ … }`
        if name == "map" && self.is("[") {
            self.pass_type();
            if self.is("{") {
                return self.braces(depth);
            }
        }
        // `array( … )` of older PHP
        if name == "array" && self.is("(") && depth < MAX_DEPTH {
            return Head::Group(self.group(")", depth));
        }
        Head::Name(name)
    }

    fn links(&mut self, expr: &mut Expr, depth: usize, makes: bool, is_new: bool) {
        let mut is_type = makes && matches!(&expr.head, Head::Name(name) if is_capital(name));
        loop {
            let mark = self.at;
            // A chain goes on in the next line with a dot or an arrow.
            while self.peek() == Some(&Kind::Line) && self.goes_on() {
                self.skip_lines();
            }
            // In PHP a dot joins texts: `'a' . $b`.
            let joins = matches!(
                self.tokens.get(self.at + 1),
                Some(Token { kind: Kind::Name(name), .. }) if name.starts_with('$')
            );
            if self.is(".") && !joins || self.is("->") || self.is("::") || self.is("?.") {
                let Some(Token { kind: Kind::Name(name), span }) = self.tokens.get(self.at + 1)
                else {
                    self.at = mark;
                    return;
                };
                is_type = makes && is_capital(name);
                expr.links.push(Link::Member(name.clone(), span.clone()));
                self.at += 2;
            } else if self.is("(")
                && !(expr.links.is_empty() && matches!(expr.head, Head::Text(_) | Head::Number(_)))
            {
                if depth >= MAX_DEPTH {
                    return self.pass_group();
                }
                expr.links.push(Link::Call(self.group(")", depth)));
                // `new Type() { … }`
                is_type &= is_new;
            } else if self.is("[") && matches!(expr.head, Head::Name(_)) {
                if depth >= MAX_DEPTH {
                    return self.pass_group();
                }
                if self.sign_at(self.at + 1, "]") {
                    // `new String[] { … }`
                    self.at += 2;
                    is_type = makes;
                    continue;
                }
                self.at += 1;
                self.skip_lines();
                let index = self.expression(depth + 1);
                self.skip_lines();
                if !self.skip("]") {
                    self.pass_to("]");
                }
                expr.links.push(Link::Index(Box::new(index)));
            } else if self.is("<") && self.generic() {
                is_type = makes;
            } else if is_type && self.is_brace_ahead() {
                if depth >= MAX_DEPTH {
                    return self.pass_group();
                }
                self.skip_lines();
                expr.links.push(Link::Braces(self.group("}", depth)));
                is_type = false;
            } else {
                self.at = mark;
                return;
            }
        }
    }

    /// Whether a brace comes next, perhaps on the next line, as C# is written.
    fn is_brace_ahead(&self) -> bool {
        let lines = (self.at..)
            .take_while(|at| matches!(self.tokens.get(*at), Some(Token { kind: Kind::Line, .. })));
        let ahead = self.at + lines.take(2).count();
        self.sign_at(ahead, "{")
    }

    fn goes_on(&self) -> bool {
        let behind = self.tokens.get(self.at..).unwrap_or_default();
        let ahead = behind.iter().position(|token| token.kind != Kind::Line);
        ahead.map(|ahead| self.at + ahead).is_some_and(|at| {
            [".", "->", "?."].iter().any(|sign| self.sign_at(at, sign))
                && matches!(self.tokens.get(at + 1), Some(Token { kind: Kind::Name(_), .. }))
        })
    }

    /// `<string, object>`: passes over it, if it closes soon and something is made of the type.
    fn generic(&mut self) -> bool {
        let mut open = 0_usize;
        for at in self.at..(self.at + 32).min(self.tokens.len()) {
            match &self.tokens[at].kind {
                Kind::Sign("<") => open += 1,
                Kind::Sign(">") if open == 1 => {
                    let made = ["(", "{", "["].iter().any(|sign| self.sign_at(at + 1, sign))
                        || matches!(self.tokens.get(at + 1), Some(Token { kind: Kind::Line, .. }));
                    if made {
                        self.at = at + 1;
                    }
                    return made;
                }
                Kind::Sign(">") => open -= 1,
                Kind::Name(_) | Kind::Sign("," | "." | "?" | "[" | "]" | "::") => {}
                _ => return false,
            }
        }
        false
    }

    /// `[]string{`, `[]*hbr.Rule{`, `[2]string{`
    fn is_go_type(&self) -> bool {
        let close = self.at
            + 1
            + usize::from(matches!(
                self.tokens.get(self.at + 1),
                Some(Token { kind: Kind::Number(_), .. })
            ));
        self.sign_at(close, "]")
            && matches!(
                self.tokens.get(close + 1).map(|token| &token.kind),
                Some(Kind::Name(_) | Kind::Sign("*" | "["))
            )
    }

    /// Passes over a type of Go, up to the brace that opens its value.
    fn pass_type(&mut self) {
        while let Some(kind) = self.peek() {
            match kind {
                // `interface{}` and `struct{}`
                Kind::Name(name) if name == "interface" || name == "struct" => {
                    self.at += 1;
                    if self.is("{") && self.sign_at(self.at + 1, "}") {
                        self.at += 2;
                    }
                }
                Kind::Name(_) | Kind::Number(_) | Kind::Sign("*" | "[" | "]" | ".") => self.at += 1,
                _ => return,
            }
        }
    }

    fn braces(&mut self, depth: usize) -> Head {
        if depth >= MAX_DEPTH {
            self.pass_group();
            return Head::Unknown;
        }
        Head::Group(self.group("}", depth))
    }

    /// A value in parentheses, a cast, or a tuple.
    fn parentheses(&mut self, depth: usize) -> Head {
        let entries = self.group(")", depth);
        let is_cast = matches!(
            entries.as_slice(),
            [Entry { name: None, value: Expr { head: Head::Name(_), .. } }]
        ) && matches!(
            self.peek(),
            Some(Kind::Text(_) | Kind::Number(_) | Kind::Name(_) | Kind::Filled(_))
        );
        if is_cast {
            return self.head(depth + 1);
        }
        match <[Entry; 1]>::try_from(entries) {
            Ok([Entry { name: None, value }]) if value.links.is_empty() => value.head,
            Ok([entry]) if entry.name.is_none() => Head::Sum(vec![entry.value]),
            Ok(entries) => Head::Group(entries.into()),
            Err(entries) => Head::Group(entries),
        }
    }
}

fn is_capital(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}
