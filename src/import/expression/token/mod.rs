//! The words of a text that is code or data in one of the usual languages: names, numbers, quoted texts, signs.
//!
//! It is one reading for all of them, so it is tolerant: what begins a comment in any of them ends the line in all.

mod quoted;

use std::ops::Range;

use crate::import::liberty::{Liberties, Liberty};

/// How a language quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum Quoting {
    /// A backslash escapes between any quotes, as in Python, JavaScript, Java, Go and C#.
    #[default]
    Common,
    /// PHP: single quotes know `\\` and `\'` only, double quotes fill in `$name`.
    Php,
    /// Ruby: like PHP, but `#{…}` is filled in.
    Ruby,
    /// PowerShell: a quote is doubled, a backtick escapes, double quotes fill in `$name`.
    PowerShell,
    /// Data, in which nothing is filled in.
    Data,
}

/// A word and the bytes it stands at.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) struct Token {
    pub(in crate::import) kind: Kind,
    pub(in crate::import) span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) enum Kind {
    Name(String),
    /// A number as JSON writes it.
    Number(String),
    Text(String),
    /// A text with something filled in, by the name of what that is.
    Filled(String),
    Sign(&'static str),
    Line,
    /// What is none of these.
    Other,
}

/// How many bytes behind two slashes are looked through.
const LONGEST_SUM: usize = 64;

/// Signs, longer ones first.
static SIGNS: &[&str] = &[
    "...", "===", "!==", "??=", "||=", "&&=", "**=", "<<=", "//=", "=>", "->", ":=", "::", "==",
    "!=", "//", "<=", ">=", "+=", "-=", ".=", "*=", "/=", "%=", "|=", "&=", "^=", "&&", "||", "??",
    "?.", "**", "{", "}", "[", "]", "(", ")", "<", ">", ",", ";", ":", "=", ".", "+", "-", "*",
    "/", "&", "!", "?", "|", "%", "@", "^", "~",
];

pub(in crate::import) fn tokens(text: &str, quoting: Quoting) -> (Vec<Token>, Liberties) {
    let liberties = Liberties::default();
    let (tokens, open, looked_through) = (Vec::new(), 0, 0);
    let mut lexer = Lexer { text, at: 0, quoting, tokens, open, looked_through, liberties };
    while lexer.step() {}
    (lexer.tokens, lexer.liberties)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    quoting: Quoting,
    tokens: Vec<Token>,
    /// How many brackets and braces are open.
    open: usize,
    /// How many bytes have been looked through for the end of a text whose quotes are not respected.
    looked_through: usize,
    liberties: Liberties,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn push(&mut self, start: usize, kind: Kind) {
        self.tokens.push(Token { kind, span: start..self.at });
    }

    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return false };
        let start = self.at;
        let line = || rest.find('\n').unwrap_or(rest.len());
        if c == '\n' {
            self.at += 1;
            self.push(start, Kind::Line);
        } else if c.is_whitespace() || c == '\u{feff}' {
            self.at += c.len_utf8();
        } else if rest.starts_with("\\\n") || rest.starts_with("\\\r\n") {
            // The line goes on in the next one.
            self.at += line() + 1;
        } else if rest.starts_with("//") && !self.divides() || c == '#' {
            self.liberties.add(Liberty::Comments);
            self.at += line();
        } else if rest.starts_with("/*") {
            self.liberties.add(Liberty::Comments);
            self.at += rest.find("*/").map_or(rest.len(), |end| end + 2);
        } else if let Some(open) = self.open() {
            self.quoted(start, open);
        } else if c.is_ascii_digit() {
            self.number(start);
        } else if c.is_alphabetic() || c == '_' || c == '$' {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'));
            self.at += end.unwrap_or(rest.len());
            self.push(start, Kind::Name(self.text[start..self.at].to_owned()));
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            self.at += sign.len();
            match *sign {
                "{" | "[" => self.open += 1,
                "}" | "]" => self.open = self.open.saturating_sub(1),
                _ => {}
            }
            self.push(start, Kind::Sign(sign));
        } else if let ('：' | '，', Quoting::Data) = (c, self.quoting) {
            self.liberties.add(Liberty::WideSigns);
            self.at += c.len_utf8();
            self.push(start, Kind::Sign(if c == '：' { ":" } else { "," }));
        } else {
            self.at += c.len_utf8();
            self.push(start, Kind::Other);
        }
        true
    }

    /// Whether two slashes divide, as in Python: between a value and a line of nothing but numbers and signs.
    fn divides(&self) -> bool {
        let is_value = matches!(
            self.tokens.last().map(|token| &token.kind),
            Some(Kind::Number(_) | Kind::Name(_) | Kind::Sign(")"))
        );
        let behind = self.rest().strip_prefix("//=").unwrap_or(&self.rest()[2..]).bytes();
        let mut behind = behind.take(LONGEST_SUM).skip_while(|b| *b == b' ');
        is_value
            && behind.next().is_some_and(|b| b.is_ascii_digit())
            && behind
                .take_while(|b| *b != b'\n')
                .all(|b| b.is_ascii_digit() || b" \t\r_+-*/%()[]{},;".contains(&b))
    }

    fn number(&mut self, start: usize) {
        let rest = self.rest();
        let mut end = 0;
        let bytes = rest.as_bytes();
        while let Some(byte) = bytes.get(end) {
            let sign = matches!(byte, b'+' | b'-') && matches!(bytes[end - 1], b'e' | b'E');
            let point = *byte == b'.' && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            if !(byte.is_ascii_alphanumeric() || *byte == b'_' || sign || point) {
                break;
            }
            end += 1;
        }
        self.at += end;
        let digits = rest[..end].replace('_', "");
        // `7L`, `7n`, `7u`
        let digits = digits.trim_end_matches(['L', 'l', 'n', 'u', 'U', 'm', 'M']);
        let is_json = crate::values::json::Node::read(digits).is_ok();
        // The ID of a file system may begin with zeros.
        let is_text = self.quoting == Quoting::Data && digits.bytes().all(|b| b.is_ascii_digit());
        let kind = if is_json {
            Kind::Number(digits.to_owned())
        } else if is_text {
            self.liberties.add(Liberty::Zeros);
            Kind::Text(digits.to_owned())
        } else {
            Kind::Other
        };
        self.push(start, kind);
    }
}
