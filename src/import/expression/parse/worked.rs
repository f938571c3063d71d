//! Values that are worked out: told from literals, so that a part of one is not taken for the whole.
//!
//! Sums, differences and products of whole numbers are known (`24 * 60 * 60`); nothing else is.

use crate::import::expression::parse::Parser;
use crate::import::expression::token::{Kind, Quoting, Token};
use crate::import::expression::{Expr, Head};

/// Signs between two values.
static SIGNS: &[&str] = &[
    "+", "-", "*", "/", "//", "%", "|", "&", "^", "**", "||", "&&", "??", "?", "==", "!=", "===",
    "!==", "<=", ">=",
];
/// Signs that are brackets of types, too, and begin the lines of quotations; between two values they compare or shift.
static ANGLES: &[&str] = &["<", ">"];
/// The same as words.
static WORDS: &[&str] = &["if", "unless", "or", "and", "for", "in", "is", "instanceof"];
/// Signs that no statement begins with: the line before goes on with them.
static GO_ON: &[&str] = &["+", "/", "%", "|", "||", "&&", "??", "?"];

impl Parser {
    /// A value: an expression that nothing is worked out of. One with an operator behind it is unknown as a whole.
    pub(in crate::import) fn value(&mut self, depth: usize) -> Expr {
        let start = self.span().start;
        let mut is_worked = self.pass_prefixes();
        let expr = self.expression(depth);
        // `7 as i64`, `"OSS" as string`
        while matches!(self.peek(), Some(Kind::Name(name)) if name == "as") && !self.is_done() {
            self.pass();
            self.operand(depth);
        }
        let mut whole = Whole::of(&expr).filter(|_| !is_worked);
        let slice = !matches!(expr.head, Head::Name(_) | Head::Unknown) && self.is("[");
        is_worked |= slice;
        let mut asked = false;
        while is_worked && self.is("[") || self.is_operator(depth) || asked && self.is_else() {
            is_worked = true;
            asked |= self.is("?") || matches!(self.peek(), Some(Kind::Name(name)) if name == "if");
            if self.is("[") {
                whole = None;
                self.pass_group();
                continue;
            }
            let sign = if let Some(Kind::Sign(sign)) = self.peek() { *sign } else { "" };
            self.pass();
            // `<<`, `>>`, `>>>`
            while ANGLES.contains(&sign) && self.is(sign) {
                self.pass();
            }
            self.skip_lines();
            let is_prefixed = self.pass_prefixes();
            if [")", "]", "}", ",", ";"].iter().any(|sign| self.is(sign)) {
                whole = None;
            } else {
                let operand = self.operand(depth);
                whole = whole.filter(|_| !is_prefixed).and_then(|whole| whole.and(sign, &operand));
            }
            if asked {
                self.skip_lines_before_else();
            }
        }
        let sum = whole.and_then(Whole::total);
        if !is_worked && (sum.is_none() || matches!(expr.head, Head::Number(_))) {
            return expr;
        }
        let head = sum.map_or(Head::Unknown, |sum| Head::Number(sum.to_string()));
        let span = start..self.end_of_last().max(start);
        Expr { head, links: Vec::new(), span }
    }

    /// Passes over what stands before a value and makes another one of it: `!`, `not`, the minus of a name.
    fn pass_prefixes(&mut self) -> bool {
        let start = self.at;
        loop {
            let is_number =
                matches!(self.tokens.get(self.at + 1), Some(Token { kind: Kind::Number(_), .. }));
            if self.at == start && is_number && self.skip("+") {
                return false;
            }
            let is_prefix = self.is("!")
                || self.is("~")
                || self.is("+")
                || self.is("-") && !is_number
                || self.is_word_at(self.at, &["not", "typeof"]);
            if !is_prefix {
                return self.at > start;
            }
            self.pass();
        }
    }

    /// Whether an operator comes next; it is passed to, where it begins a line that the value goes on in.
    fn is_operator(&mut self, depth: usize) -> bool {
        let ahead = self.behind_lines();
        let is = |signs: &[&str]| signs.iter().any(|sign| self.sign_at(ahead, sign));
        // In a table of PowerShell a pipe hands the value on.
        if self.quoting == Quoting::PowerShell && is(&["|"]) {
            return false;
        }
        let found = if ahead == self.at {
            is(SIGNS) || is(ANGLES) || self.is_word_at(ahead, WORDS)
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

/// A sum of whole numbers under way. It is worked out in 32 bits: beyond that the languages do not agree.
#[derive(Clone, Copy)]
struct Whole {
    sum: i32,
    /// The last term, which a product may still go on with.
    term: i32,
}

impl Whole {
    fn of(expr: &Expr) -> Option<Whole> {
        if let (Head::Sum(parts), true) = (&expr.head, expr.links.is_empty()) {
            let (first, rest) = parts.split_first()?;
            return rest.iter().try_fold(Whole::of(first)?, |whole, part| whole.and("+", part));
        }
        Some(Whole { sum: 0, term: number(expr)? })
    }

    fn and(self, sign: &str, operand: &Expr) -> Option<Whole> {
        let number = number(operand)?;
        Some(match sign {
            "*" => Whole { term: self.term.checked_mul(number)?, ..self },
            "+" => Whole { sum: self.total()?, term: number },
            "-" => Whole { sum: self.total()?, term: number.checked_neg()? },
            _ => return None,
        })
    }

    fn total(self) -> Option<i32> {
        self.sum.checked_add(self.term)
    }
}

fn number(expr: &Expr) -> Option<i32> {
    match (&expr.head, expr.links.is_empty()) {
        (Head::Number(number), true) => number.parse().ok(),
        _ => None,
    }
}
