//! Values that are worked out: told from literals, so that a part of one is not taken for the whole.

use crate::import::expression::parse::Parser;
use crate::import::expression::token::{Kind, Quoting, Token};
use crate::import::expression::{Expr, Head};

/// Signs between two values. Those of comparisons are brackets of types elsewhere, and no value of a request.
static SIGNS: &[&str] =
    &["+", "-", "*", "/", "%", "|", "&", "^", "**", "||", "&&", "??", "?", "==", "!="];
/// The same as words.
static WORDS: &[&str] = &["if", "unless", "or", "and", "for", "in", "is", "instanceof"];
/// Signs that no statement begins with: the line before goes on with them.
static GO_ON: &[&str] = &["+", "/", "%", "|", "||", "&&", "??", "?"];

impl Parser {
    /// A value: an expression that nothing is worked out of. One with an operator behind it is unknown as a whole.
    pub(in crate::import) fn value(&mut self, depth: usize) -> Expr {
        let expr = self.expression(depth);
        if matches!(self.quoting, Quoting::Data | Quoting::PowerShell) {
            return expr;
        }
        // `7 as i64`, `"OSS" as string`
        while matches!(self.peek(), Some(Kind::Name(name)) if name == "as") && !self.is_done() {
            self.pass();
            self.operand(depth);
        }
        let slice = !matches!(expr.head, Head::Name(_) | Head::Unknown) && self.is("[");
        if !slice && !self.is_operator(depth) {
            return expr;
        }
        let mut asked = false;
        while self.is("[") || self.is_operator(depth) || asked && self.is_else() {
            asked |= self.is("?") || matches!(self.peek(), Some(Kind::Name(name)) if name == "if");
            if self.is("[") {
                self.pass_group();
                continue;
            }
            self.pass();
            self.skip_lines();
            if ![")", "]", "}", ",", ";"].iter().any(|sign| self.is(sign)) {
                self.operand(depth);
            }
            if asked {
                self.skip_lines_before_else();
            }
        }
        let span = expr.span.start..self.end_of_last();
        Expr { head: Head::Unknown, links: Vec::new(), span }
    }

    /// Whether an operator comes next; it is passed to, where it begins a line that the value goes on in.
    fn is_operator(&mut self, depth: usize) -> bool {
        let ahead = self.behind_lines();
        let is = |signs: &[&str]| signs.iter().any(|sign| self.sign_at(ahead, sign));
        let found = if ahead == self.at {
            is(SIGNS) || self.is_word_at(ahead, WORDS)
        } else if depth > 0 {
            is(SIGNS) || self.is_word_at(ahead, &["if", "or", "and", "for"])
        } else {
            is(GO_ON)
        };
        if found {
            self.at = ahead;
        }
        found
    }

    fn is_else(&self) -> bool {
        self.is(":") || self.is_word_at(self.at, &["else"])
    }

    fn skip_lines_before_else(&mut self) {
        let ahead = self.behind_lines();
        if self.sign_at(ahead, ":") || self.is_word_at(ahead, &["else"]) {
            self.at = ahead;
        }
    }

    /// In a group texts are joined across lines, too, as Python does it.
    pub(super) fn skip_lines_before_text(&mut self) {
        let ahead = self.behind_lines();
        let is_text = matches!(
            self.tokens.get(ahead),
            Some(Token { kind: Kind::Text(_) | Kind::Filled(_), .. })
        );
        // A name follows where a text is followed by a sign: `"a": 1` without the comma before it.
        let is_name = [":", "=>", "="].iter().any(|sign| self.sign_at(ahead + 1, sign));
        if self.quoting == Quoting::Common && is_text && !is_name {
            self.at = ahead;
        }
    }

    fn behind_lines(&self) -> usize {
        let behind = self.tokens.get(self.at..).unwrap_or_default();
        self.at + behind.iter().take_while(|token| token.kind == Kind::Line).count()
    }

    fn is_word_at(&self, at: usize, words: &[&str]) -> bool {
        matches!(
            self.tokens.get(at),
            Some(Token { kind: Kind::Name(name), .. }) if words.contains(&name.as_str())
        )
    }
}
