//! Texts between quotes: what stands in them, by the rules of each language, and where they end.

use crate::import::expression::token::{Kind, Lexer, Quoting, Token};
use crate::import::liberty::Liberty;

/// How many bytes an expression inside a text is looked for.
const LONGEST: usize = 1024;

/// How many bytes an object between quotes may have that its own quotes do not respect.
const LONGEST_INNER: usize = 1 << 16;
/// How many bytes are looked through for such ends in all: a text may be made to have one at every quote.
const MOST_LOOKED_THROUGH: usize = 1 << 26;

impl Lexer<'_> {
    /// The quote that begins here, with what stands before it.
    pub(super) fn open(&self) -> Option<Open> {
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

    pub(super) fn quoted(&mut self, start: usize, open: Open) {
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
        let mut plain =
            open.raw || open.verbatim || self.quoting == Quoting::PowerShell || open.close == "`";
        let minimal = single && matches!(self.quoting, Quoting::Php | Quoting::Ruby);
        if self.quoting == Quoting::Data && open.close == "\"" {
            if let Some(end) = self.inner_json() {
                self.liberties.add(Liberty::InnerQuotes);
                let inner = self.rest()[..end].to_owned();
                self.at += end + 1;
                return self.push(start, Kind::Text(inner));
            }
            if is_single_backslashed(self.rest()) {
                self.liberties.add(Liberty::Backslashes);
                plain = true;
            }
        }
        loop {
            let rest = self.rest();
            let closes =
                rest.starts_with(open.close) || typographic && closes_typographic(open.close, rest);
            if closes && self.is_inner_quote(start) {
                self.liberties.add(Liberty::InnerQuotes);
                text.push('"');
                self.at += 1;
                continue;
            }
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
                text.truncate(text.trim_end_matches(['\r', '\n']).len());
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
                // Where single ones stand for themselves, so may double ones.
                '\\' if plain && self.quoting == Quoting::Data && !open.raw => {
                    self.at += usize::from(self.rest().starts_with('\\'));
                    text.push('\\');
                }
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

    /// Whether a quote that is open at the end of its line was left open by mistake: in code, a text of several lines has
    /// quotes of its own.
    fn ends_with_line(&self) -> bool {
        self.quoting == Quoting::Common
    }

    /// The length of an object or a list that stands between quotes which its own quotes do not respect: `"["/tmp"]"`.
    fn inner_json(&mut self) -> Option<usize> {
        let rest = self.rest();
        let close = match rest.bytes().next()? {
            b'{' => "}\"",
            b'[' => "]\"",
            _ => return None,
        };
        let quote = rest[1..].trim_start().strip_prefix('"')?;
        if ends_value(quote) {
            return None;
        }
        let near = &rest[..rest.floor_char_boundary(LONGEST_INNER)];
        self.looked_through += near.len();
        if self.looked_through > MOST_LOOKED_THROUGH {
            return None;
        }
        let mut ends = near.match_indices(close).map(|(at, _)| at + 1);
        ends.find(|end| ends_value(&rest[end + 1..]))
    }

    /// Whether the quote that comes next belongs to the text, a value, which began at a byte: what follows it cannot follow a
    /// value, and another quote closes on the same line.
    fn is_inner_quote(&mut self, start: usize) -> bool {
        let is_value = matches!(self.tokens.last(), Some(Token { kind: Kind::Sign(":"), .. }))
            && self.open > 0;
        if self.quoting != Quoting::Data || !is_value || !self.text[start..].starts_with('"') {
            return false;
        }
        self.looked_through += LONGEST;
        if self.looked_through > MOST_LOOKED_THROUGH {
            return false;
        }
        let behind = &self.rest()[1..];
        let near = &behind[..behind.floor_char_boundary(LONGEST)];
        let line = near.split('\n').next().unwrap_or_default();
        let follows = behind.trim_start_matches([' ', '\t']);
        !ends_value(behind)
            && !follows.starts_with(['"', '#', '/', '+', '|', '&', '.', '?', '('])
            && !begins_member(follows)
            && line.match_indices('"').any(|(at, _)| ends_value(&line[at + 1..]))
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
pub(super) struct Open {
    length: usize,
    close: &'static str,
    raw: bool,
    verbatim: bool,
    fills: bool,
}

/// Whether a name and a colon come next: the comma before them was forgotten.
fn begins_member(behind: &str) -> bool {
    let end = behind.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    end.is_some_and(|end| end > 0 && behind[end..].trim_start().starts_with(':'))
}

/// Whether a value can end before a text.
fn ends_value(behind: &str) -> bool {
    let behind = behind.trim_start_matches([' ', '\t', '\r']);
    behind.is_empty() || behind.starts_with([',', ':', '}', ']', '\n', ';', ')'])
}

/// Whether a quoted text is a path of Windows whose backslashes are not doubled, as JSON asks for.
fn is_single_backslashed(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.next() == Some(b':')
        && bytes.next() == Some(b'\\')
        && bytes.next().is_some_and(|b| b != b'\\')
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
