//! The words of the Windows command prompt: first its own characters are taken away, then the program takes its
//! arguments apart, by the rules of the C runtime (Microsoft, "Parsing C command-line arguments").

use crate::import::shell::Builder;

/// A character of a command line and the byte it stands at; `Err` for a variable's name.
type Piece = (usize, Result<char, String>);

pub(in crate::import::shell) fn read(text: &str, builder: &mut Builder) {
    for (start, line) in lines(text) {
        arguments(&line, builder);
        builder.end_command(start);
    }
}

/// The words of a command line as a program gets it, all of which stands at one byte.
pub(in crate::import::shell) fn command_line(text: &str, at: usize, builder: &mut Builder) {
    let line: Vec<Piece> = text.chars().map(|c| (at, Ok(c))).collect();
    arguments(&line, builder);
}

/// Whether a text is a batch file, where `%%` is one percent sign.
fn is_batch(text: &str) -> bool {
    text.lines().take(20).any(|line| {
        let line = line.trim_start().trim_start_matches('@');
        let word = line.split(' ').next().unwrap_or_default();
        ["echo", "rem", "setlocal"].iter().any(|name| word.eq_ignore_ascii_case(name))
    })
}

/// The command lines, without carets, with the byte each ends at.
fn lines(text: &str) -> Vec<(usize, Vec<Piece>)> {
    let mut lines = Vec::new();
    let mut line: Vec<Piece> = Vec::new();
    let mut quoted = false;
    let batch = is_batch(text);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '^' if !quoted => {
                // A caret takes the end of its line along, and makes the next character an ordinary one.
                let Some((at, c)) = chars.next() else { break };
                match c {
                    '\r' | '\n' => {
                        if c == '\r' {
                            chars.next_if(|(_, c)| *c == '\n');
                        }
                        if let Some((at, _)) = chars.next_if(|(_, c)| matches!(c, '\r' | '\n')) {
                            chars.next_if(|(_, c)| *c == '\n' && text.as_bytes()[at] == b'\r');
                            line.push((at, Ok('\n')));
                        }
                    }
                    c => line.push((at, Ok(c))),
                }
            }
            '"' => {
                quoted = !quoted;
                line.push((at, Ok(c)));
            }
            '%' if batch && text[at + 1..].starts_with('%') => {
                chars.next();
                line.push((at, Ok(c)));
            }
            '%' => match variable(&text[at + 1..]) {
                Some(name) => {
                    while chars.next_if(|(next, _)| *next <= at + 1 + name.len()).is_some() {}
                    line.push((at, Err(name.to_owned())));
                }
                None => line.push((at, Ok(c))),
            },
            '\r' | '\n' => {
                quoted = false;
                lines.push((at, std::mem::take(&mut line)));
            }
            '&' | '|' if !quoted => lines.push((at, std::mem::take(&mut line))),
            c => line.push((at, Ok(c))),
        }
    }
    lines.push((text.len(), line));
    lines
}

/// The variable of `%NAME%`, behind its first sign. Two hexadecimal digits are those of a URL, by themselves or with such
/// behind the second sign: `%EC%9D`, but not `%ECS_ID%`.
fn variable(rest: &str) -> Option<&str> {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))?;
    let name = &rest[..end];
    let behind = rest[end..].strip_prefix('%')?;
    let is_code = |text: &str| text.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    let is_escape = is_code(rest) && (name.len() == 2 || is_code(behind));
    (super::is_name(name) && !is_escape).then_some(name)
}

fn arguments(line: &[Piece], builder: &mut Builder) {
    let mut quoted = false;
    let mut index = 0;
    while let Some((at, piece)) = line.get(index) {
        index += 1;
        let at = *at;
        let is =
            |index: usize, c: char| matches!(line.get(index), Some((_, Ok(next))) if *next == c);
        match piece {
            Err(name) => builder.expand(at, name),
            Ok('\\') => {
                let behind = line.get(index..).unwrap_or_default();
                let more = behind.iter().take_while(|(_, piece)| *piece == Ok('\\')).count();
                let slashes = 1 + more;
                index += slashes - 1;
                let before_quote = is(index, '"');
                let made = if before_quote { slashes / 2 } else { slashes };
                for _ in 0..made {
                    builder.push(at, '\\');
                }
                if before_quote && slashes % 2 == 1 {
                    index += 1;
                    builder.push(at, '"');
                }
            }
            Ok('"') if quoted && is(index, '"') => {
                index += 1;
                builder.push(at, '"');
            }
            Ok('"') => {
                quoted = !quoted;
                builder.quote(at);
            }
            Ok(' ' | '\t') if !quoted => builder.end_word(at),
            Ok(c) => builder.push(at, *c),
        }
    }
}
