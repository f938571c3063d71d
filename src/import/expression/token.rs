//! The words of a text that is code or data in one of the usual languages: names, numbers, quoted texts, signs.
//!
//! It is one reading for all of them, so it is tolerant: what begins a comment in any of them ends the line in all.

use std::ops::Range;

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

/// How a text departs from JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Liberty {
    Comments,
    TypographicQuotes,
    SingleQuotes,
    BareNames,
    Commas,
    Unclosed,
}

/// The ways in which a text departs from JSON, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Liberties(pub(in crate::import) Vec<Liberty>);

impl Liberties {
    pub(in crate::import) fn add(&mut self, liberty: Liberty) {
        if !self.0.contains(&liberty) {
            self.0.push(liberty);
        }
    }
}

/// How many bytes an expression inside a text is looked for.
const LONGEST: usize = 1024;

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
    let mut lexer =
        Lexer { text, at: 0, quoting, tokens: Vec::new(), liberties: Liberties::default() };
    while lexer.step() {}
    (lexer.tokens, lexer.liberties)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    quoting: Quoting,
    tokens: Vec<Token>,
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
            self.push(start, Kind::Sign(sign));
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
        self.push(start, if is_json { Kind::Number(digits.to_owned()) } else { Kind::Other });
    }

    /// The quote that begins here, with what stands before it.
    fn open(&self) -> Option<Open> {
        let rest = self.rest();
        // Two letters at most, so that a long row of signs is not looked through from each of them.
        let is_prefix = |b: &u8| b.is_ascii_alphabetic() || matches!(b, b'$' | b'@');
        let prefix = rest.bytes().take(3).take_while(is_prefix).count();
        let (letters, quoted) = rest.split_at(prefix);
        if prefix > 2 || !letters.bytes().all(|b| b"rRbBfFuU$@".contains(&b)) {
            return None;
        }
        let raw = letters.contains(['r', 'R']);
        let verbatim = letters.contains('@');
        let fills = letters.contains(['f', 'F', '$']);
        let quote = quoted.chars().next()?;
        let open = |close: &'static str, length: usize| {
            Some(Open { length: prefix + length, close, raw, verbatim, fills })
        };
        match quote {
            '"' if quoted.starts_with("\"\"\"") && self.quoting != Quoting::Data => {
                open("\"\"\"", 3)
            }
            '\'' if quoted.starts_with("'''") && self.quoting != Quoting::Data => open("'''", 3),
            '"' if verbatim && self.quoting == Quoting::PowerShell => open("\n\"@", 1),
            '\'' if verbatim && self.quoting == Quoting::PowerShell => open("\n'@", 1),
            '"' => open("\"", 1),
            '\'' => open("'", 1),
            '`' if prefix == 0 && self.quoting == Quoting::Common => open("`", 1),
            '\u{201c}' | '\u{201d}' | '\u{201e}' if prefix == 0 => {
                open("\u{201d}", quote.len_utf8())
            }
            '\u{2018}' | '\u{2019}' if prefix == 0 => open("\u{2019}", quote.len_utf8()),
            _ => None,
        }
    }

    fn quoted(&mut self, start: usize, open: Open) {
        self.at += open.length;
        let mut text = String::new();
        let mut filled: Option<String> = None;
        let single = open.close == "'";
        let typographic = open.close.len() == 3 && !open.close.is_ascii();
        if typographic {
            self.liberties.add(Liberty::TypographicQuotes);
        } else if single {
            self.liberties.add(Liberty::SingleQuotes);
        }
        let plain =
            open.raw || open.verbatim || self.quoting == Quoting::PowerShell || open.close == "`";
        let minimal = single && matches!(self.quoting, Quoting::Php | Quoting::Ruby);
        loop {
            let rest = self.rest();
            let closes =
                rest.starts_with(open.close) || typographic && closes_typographic(open.close, rest);
            if closes {
                let length = if typographic { 3 } else { open.close.len() };
                self.at += length;
                let doubled = (open.verbatim || self.quoting == Quoting::PowerShell)
                    && self.rest().starts_with(open.close)
                    && length == 1;
                if !doubled {
                    break;
                }
                text.push_str(open.close);
                self.at += 1;
                continue;
            }
            let Some(c) = rest.chars().next() else {
                self.liberties.add(Liberty::Unclosed);
                break;
            };
            self.at += c.len_utf8();
            if c == '\n' && open.close.len() == 1 && open.close != "`" && self.ends_with_line() {
                self.liberties.add(Liberty::Unclosed);
                break;
            }
            match c {
                '\\' if minimal => {
                    let next = self.rest().chars().next().filter(|c| matches!(c, '\\' | '\''));
                    self.at += next.map_or(0, char::len_utf8);
                    text.push(next.unwrap_or('\\'));
                }
                '\\' if open.close == "`" => self.template_escape(&mut text),
                '\\' if !plain => self.escape(&mut text),
                '`' if self.quoting == Quoting::PowerShell && !single => {
                    if let Some(c) = self.rest().chars().next() {
                        self.at += c.len_utf8();
                        text.push(match c {
                            'n' => '\n',
                            'r' => '\r',
                            't' => '\t',
                            c => c,
                        });
                    }
                }
                c => match self.filling(c, &open) {
                    Some(name) => drop(filled.get_or_insert(name)),
                    None => text.push(c),
                },
            }
        }
        let kind = match filled {
            Some(name) => Kind::Filled(name),
            None if open.close.len() == 3 && open.close.is_ascii() => Kind::Text(dedented(text)),
            None if open.close.starts_with('\n') => Kind::Text(
                text.trim_start_matches(['\r', ' '])
                    .strip_prefix('\n')
                    .unwrap_or(&text)
                    .trim_end_matches('\r')
                    .to_owned(),
            ),
            None => Kind::Text(text),
        };
        self.push(start, kind);
    }

    /// Whether a quote that is open at the end of its line was left open by mistake: nothing closes it before the
    /// next line with one of its own.
    fn ends_with_line(&self) -> bool {
        self.quoting == Quoting::Common
    }

    /// What a text is filled in with here, if it is; the name is taken.
    fn filling(&mut self, c: char, open: &Open) -> Option<String> {
        let double = open.close != "'" && open.close != "'''" && open.close != "\n'@";
        let rest = self.rest();
        let dollar = c == '$' && double;
        let (skip, close) = match self.quoting {
            Quoting::Data if !open.fills => return None,
            _ if c == '$' && open.close == "`" && rest.starts_with('{') => (1, '}'),
            _ if c == '}' && open.fills && rest.starts_with('}') => {
                self.at += 1;
                return None;
            }
            _ if c == '{' && open.fills => {
                if rest.starts_with('{') {
                    self.at += 1;
                    return None;
                }
                (0, '}')
            }
            Quoting::Ruby if c == '#' && double && rest.starts_with('{') => (1, '}'),
            Quoting::Php if c == '{' && double && rest.starts_with('$') => (1, '}'),
            Quoting::Php | Quoting::PowerShell if dollar && rest.starts_with(['{', '(']) => {
                (1, if rest.starts_with('{') { '}' } else { ')' })
            }
            Quoting::Php | Quoting::PowerShell if dollar => {
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "_:".contains(c)));
                let name = &rest[..end.unwrap_or(rest.len())];
                if name.is_empty() {
                    return None;
                }
                self.at += name.len();
                return Some(name.to_owned());
            }
            _ => return None,
        };
        let inner = rest.get(skip..rest.floor_char_boundary(LONGEST))?;
        // An expression that is not closed on its line, or soon, is none.
        let line = inner.find('\n').unwrap_or(inner.len());
        let end = inner[..line].find(close)?;
        self.at += skip + end + close.len_utf8();
        let inner = inner[..end].trim();
        let is_named = inner.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '$');
        Some(if is_named { inner.to_owned() } else { String::new() })
    }

    /// In a template only what would end or fill it needs a backslash; Go's raw texts have none.
    fn template_escape(&mut self, text: &mut String) {
        match self.rest().chars().next() {
            Some(c @ ('`' | '$' | '\\')) => {
                self.at += 1;
                text.push(c);
            }
            _ => text.push('\\'),
        }
    }

    fn escape(&mut self, text: &mut String) {
        let Some(c) = self.rest().chars().next() else { return text.push('\\') };
        self.at += c.len_utf8();
        match c {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{c}'),
            '0' => text.push('\0'),
            '"' | '\'' | '\\' | '/' | '`' | '$' => text.push(c),
            '\n' => {}
            'u' | 'x' | 'U' => {
                let code = self.code(c);
                match code {
                    Some(code) => text.push(code),
                    None => text.extend(['\\', c]),
                }
            }
            // No escape: a path of Windows, most likely.
            c => text.extend(['\\', c]),
        }
    }

    /// The character of `\u00e9`, `\ud83d\ude00`, `\u{1f600}`, `\xe9`.
    fn code(&mut self, kind: char) -> Option<char> {
        let rest = self.rest();
        if let Some(inner) = rest.strip_prefix('{') {
            let digits = inner.split('}').next().filter(|digits| digits.len() <= 6)?;
            let code = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
            self.at += digits.len() + 2;
            return Some(code);
        }
        let length = match kind {
            'x' => 2,
            'u' => 4,
            _ => 8,
        };
        let hex = |text: &str, at: usize| u32::from_str_radix(text.get(at..at + length)?, 16).ok();
        let first = hex(rest, 0)?;
        if let (0xd800..=0xdbff, Some("\\u")) = (first, rest.get(4..6))
            && let Some(second @ 0xdc00..=0xdfff) = hex(rest, 6)
        {
            self.at += 10;
            return char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
        }
        let code = char::from_u32(first)?;
        self.at += length;
        Some(code)
    }
}

/// The quotes of a text.
#[derive(Clone, Copy)]
struct Open {
    length: usize,
    close: &'static str,
    raw: bool,
    verbatim: bool,
    fills: bool,
}

/// Typographic quotes close each other, in whatever direction they lean.
fn closes_typographic(close: &str, rest: &str) -> bool {
    let double = close == "\u{201d}";
    rest.starts_with(if double { ['\u{201c}', '\u{201d}'] } else { ['\u{2018}', '\u{2019}'] })
}

/// A text of several lines as Java takes it: without the line break after its opening quotes, and without the
/// indentation that all of its lines have.
fn dedented(text: String) -> String {
    let Some(body) = text.strip_prefix("\r\n").or_else(|| text.strip_prefix('\n')) else {
        return text;
    };
    let lines: Vec<&str> = body.split('\n').collect();
    let last = lines.len() - 1;
    let counted =
        lines.iter().enumerate().filter(|(at, line)| *at == last || !line.trim().is_empty());
    let indent =
        counted.map(|(_, line)| line.len() - line.trim_start_matches([' ', '\t']).len()).min();
    let indent = indent.unwrap_or(0);
    lines.iter().map(|line| line.get(indent..).unwrap_or("")).collect::<Vec<_>>().join("\n")
}
