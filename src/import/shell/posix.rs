//! The words of bash, zsh and other POSIX shells (Shell Command Language, POSIX.1-2017, 2.2 and 2.3; `$'…'` is bash's).

use crate::import::liberty::Liberty;
use crate::import::shell::substitution::{closing, document, printed};
use crate::import::shell::{Builder, Word, is_name};

pub(in crate::import::shell) fn read(text: &str, builder: &mut Builder) {
    Reader { text, at: 0, heredocs: Vec::new(), depth: 0, builder }.run();
}

/// The longest value that is mended, in bytes.
const LONGEST: usize = 4096;
/// How deep commands are looked for in what other commands print.
const MAX_DEPTH: usize = 4;

struct Reader<'t, 'b> {
    text: &'t str,
    at: usize,
    /// The words that end the documents which begin on the next line, and whether tabs before lines go.
    heredocs: Vec<(Word, bool)>,
    /// How many substitutions this stands in.
    depth: usize,
    builder: &'b mut Builder,
}

impl<'t> Reader<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip(&mut self, part: &str) -> bool {
        let found = self.rest().starts_with(part);
        if found {
            self.at += part.len();
        }
        found
    }

    fn run(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            let start = self.at;
            match c {
                '\r' if self.rest().starts_with("\r\n") => self.at += 1,
                '\n' if self.goes_on() => {
                    self.builder.took(Liberty::Continuation);
                    self.builder.end_word(start);
                    self.at += 1;
                }
                '\n' => {
                    self.builder.end_word(start);
                    self.at += 1;
                    self.documents();
                    self.builder.end_command(start);
                }
                c if c.is_whitespace() => {
                    self.builder.end_word(start);
                    self.at += c.len_utf8();
                }
                '|' | '&' if self.is_of_value(c) => {
                    self.builder.took(Liberty::ShellSigns);
                    self.at += 1;
                    self.builder.push(start, c);
                }
                ';' | '&' | '|' | '(' | ')' => {
                    self.builder.end_command(start);
                    self.at += 1;
                }
                '#' if self.builder.word.is_none() => self.comment(),
                '<' | '>' if self.builder.word.is_none() => self.redirection(),
                '<' if self.placeholder() => {}
                '<' | '>' => {
                    // `2>&1`: the number says what is redirected.
                    self.builder.drop_number();
                    self.builder.end_word(start);
                    self.redirection();
                }
                _ => self.part(),
            }
        }
    }

    /// Whether the command under way goes on in the next line without saying so: no command begins with two hyphens.
    fn goes_on(&self) -> bool {
        let next = self.rest()[1..].trim_start_matches([' ', '\t']);
        let behind = next.strip_prefix("--").unwrap_or_default();
        self.heredocs.is_empty()
            && self.builder.has_words()
            && behind.starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// Whether nothing but space stands before the end of the line, and some does.
    fn is_blank_to_end(&self) -> bool {
        let behind = self.rest().trim_start_matches([' ', '\t', '\r']);
        self.rest().starts_with([' ', '\t']) && behind.starts_with('\n')
    }

    /// Whether a sign that ends a command was meant as a part of the word under way: `I|1602673264|P1D`,
    /// `8:18:1024|18:22:512`, and the ampersand of a URL.
    fn is_of_value(&self, sign: char) -> bool {
        let Some(word) = self.builder.word.as_ref().filter(|word| word.text.len() < LONGEST) else {
            return false;
        };
        let behind = &self.rest()[1..];
        if sign == '&' {
            let pair = behind.split(|c: char| c.is_whitespace() || c == '&').next();
            return word.text.contains('?')
                && pair.is_some_and(|pair| {
                    pair.split_once('=').is_some_and(|(name, _)| {
                        !name.is_empty()
                            && name
                                .bytes()
                                .all(|b| b.is_ascii_alphanumeric() || b".-_~%".contains(&b))
                    })
                });
        }
        let value = word.text.rsplit('=').next().unwrap_or_default();
        let is_list = value == "I" || value.starts_with("I|") || value.contains(':');
        let behind = behind.strip_prefix('P').unwrap_or(behind);
        let behind = behind.strip_prefix('T').unwrap_or(behind);
        is_list && behind.starts_with(|c: char| c.is_ascii_digit())
    }

    /// A comment, unless it is a command behind the prompt of a superuser.
    fn comment(&mut self) {
        let line = self.rest().split('\n').next().unwrap_or_default();
        let behind = line.trim_start_matches('#').trim_start();
        if self.builder.command.words.is_empty()
            && (behind.starts_with("aliyun ") || behind.starts_with("curl "))
        {
            self.at += line.len() - behind.len();
        } else {
            self.at += line.len();
        }
    }

    /// `<REGION_ID>`: where documentation leaves a word to its reader.
    fn placeholder(&mut self) -> bool {
        let inner = &self.rest()[1..];
        let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || "_- ".contains(c)));
        let Some(end) = end.filter(|end| *end > 0 && inner[*end..].starts_with('>')) else {
            return false;
        };
        let start = self.at;
        self.builder.unresolved(start, &inner[..end]);
        self.at += end + 2;
        true
    }

    /// A redirection and its target, neither of which the program gets; but a document is its input.
    fn redirection(&mut self) {
        if self.placeholder() {
            return;
        }
        if self.skip("<<<") {
            let word = self.bare_word();
            self.builder.command.input = word;
            return;
        }
        if self.skip("<<") {
            let tabs = self.skip("-");
            if let Some(word) = self.bare_word() {
                self.heredocs.push((word, tabs));
            }
            return;
        }
        let start = self.at;
        while self.rest().starts_with(['<', '>', '&']) {
            self.at += 1;
        }
        if self.at == start {
            self.at += 1;
        }
        self.bare_word();
    }

    /// The next word, which does not become one of the command's.
    fn bare_word(&mut self) -> Option<Word> {
        while self.rest().starts_with([' ', '\t']) {
            self.at += 1;
        }
        let outer = self.builder.word.take();
        while let Some(c) = self.rest().chars().next() {
            if c.is_whitespace() || ";&|()<>".contains(c) {
                break;
            }
            self.part();
        }
        std::mem::replace(&mut self.builder.word, outer)
    }

    /// The documents that the line before announced.
    fn documents(&mut self) {
        for (end, tabs) in std::mem::take(&mut self.heredocs) {
            let start = self.at;
            let mut text = String::new();
            while !self.rest().is_empty() {
                let line = self.rest().split_inclusive('\n').next().unwrap_or_default();
                self.at += line.len();
                let shown = if tabs { line.trim_start_matches('\t') } else { line };
                if shown.trim_end_matches(['\r', '\n']) == end.text {
                    break;
                }
                text.push_str(shown);
            }
            let outer = self.builder.word.take();
            self.builder.quote(start);
            self.filled(start, &text, end.quoted);
            let word = std::mem::replace(&mut self.builder.word, outer);
            self.builder.command.input = word.map(|word| Word { span: start..self.at, ..word });
        }
    }

    /// Puts a document into the word under way: one whose end is not quoted has its variables filled in.
    fn filled(&mut self, start: usize, text: &str, literal: bool) {
        if literal {
            return self.builder.word(start).text.push_str(text);
        }
        let (heredocs, depth) = (Vec::new(), self.depth);
        let mut inner = Reader { text, at: 0, heredocs, depth, builder: self.builder };
        while let Some(c) = inner.next() {
            inner.quoted(start, c);
        }
    }

    /// One part of a word: a quoted text, an escape, a variable, a character.
    fn part(&mut self) {
        let start = self.at;
        if self.skip("$'") {
            return self.ansi_c(start);
        }
        if self.skip("$\"") {
            return self.double(start);
        }
        match self.next() {
            Some('\'') => {
                self.builder.quote(start);
                let inner = self.rest().split('\'').next().unwrap_or_default();
                self.builder.word(start).text.push_str(inner);
                self.at += inner.len();
                if !self.skip("'") {
                    self.builder.took(Liberty::Unclosed);
                }
            }
            Some('"') => self.double(start),
            Some(c) if is_typographic(c) && self.typographic(start) => {}
            Some('\\') if self.is_blank_to_end() => {
                self.builder.took(Liberty::Continuation);
                self.at += self.rest().find('\n').map_or(0, |end| end + 1);
            }
            Some('\\') => {
                if !self.skip("\n")
                    && !self.skip("\r\n")
                    && let Some(c) = self.next()
                {
                    self.builder.push(start, c);
                }
            }
            Some('$') => self.dollar(start),
            Some('`') => {
                let inner = self.rest().split('`').next().unwrap_or_default();
                self.at = (self.at + inner.len() + 1).min(self.text.len());
                self.builder.unresolved(start, "");
            }
            Some(c) => self.builder.push(start, c),
            None => {}
        }
    }

    fn double(&mut self, start: usize) {
        self.builder.quote(start);
        while let Some(c) = self.next() {
            match c {
                '"' => return,
                '\\' if self.skip("\"") => self.builder.push(start, '"'),
                c => self.quoted(self.at - c.len_utf8(), c),
            }
        }
        self.builder.took(Liberty::Unclosed);
    }

    /// A value between quotes that a word processor has bent, the first of which has been read; whether it is one.
    fn typographic(&mut self, start: usize) -> bool {
        let begins = self.builder.word.as_ref().is_none_or(|word| word.text.ends_with('='));
        let near = &self.rest()[..self.rest().floor_char_boundary(LONGEST)];
        let line = near.split('\n').next().unwrap_or_default();
        // JSON between such quotes has plain ones of its own.
        let option = line.find(" --").unwrap_or(line.len());
        let end = line[..option].rfind(is_typographic).or_else(|| line.find(is_typographic));
        let end = end.or_else(|| line.find('"')).filter(|_| begins);
        let Some(inner) = end.map(|end| &line[..end]) else { return false };
        self.builder.took(Liberty::TypographicQuotes);
        self.builder.quote(start);
        self.filled(start, inner, false);
        self.at += inner.len();
        self.next();
        true
    }

    /// A character between double quotes or in a document, which has been read.
    fn quoted(&mut self, at: usize, c: char) {
        match c {
            '\\' => match self.rest().chars().next() {
                Some('\n') => self.at += 1,
                Some(c @ ('$' | '`' | '\\')) => {
                    self.at += 1;
                    self.builder.push(at, c);
                }
                _ => self.builder.push(at, '\\'),
            },
            '$' => self.dollar(at),
            '`' => {
                let inner = self.rest().split('`').next().unwrap_or_default();
                self.at = (self.at + inner.len() + 1).min(self.text.len());
                self.builder.unresolved(at, "");
            }
            c => self.builder.push(at, c),
        }
    }

    /// What a dollar sign makes, which has been read.
    fn dollar(&mut self, start: usize) {
        if self.skip("(") {
            return self.substitution(start);
        }
        if self.skip("{") {
            let inner = self.rest().split('}').next().unwrap_or_default();
            self.at = (self.at + inner.len() + 1).min(self.text.len());
            let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            let (name, _) = inner.split_at(end.unwrap_or(inner.len()));
            return self
                .builder
                .expand(start, if is_name(name) && end.is_none() { name } else { inner });
        }
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let name = &rest[..end.unwrap_or(rest.len())];
        if is_name(name) {
            self.at += name.len();
            self.builder.expand(start, name);
        } else if let Some(c @ ('0'..='9' | '@' | '*' | '?' | '#' | '!' | '$')) =
            rest.chars().next()
        {
            self.at += 1;
            self.builder.unresolved(start, &format!("${c}"));
        } else {
            self.builder.push(start, '$');
        }
    }

    /// `$(…)`. What `printf` makes of a literal is known, and so is a document that `cat` prints.
    fn substitution(&mut self, start: usize) {
        let inner = &self.rest()[..closing(self.rest())];
        self.at = (self.at + inner.len() + 1).min(self.text.len());
        if let Some(printed) = printed(inner) {
            self.builder.quote(start);
            return self.builder.word(start).text.push_str(&printed);
        }
        let document = inner.trim_start().strip_prefix("cat").and_then(document);
        if let Some((document, literal)) = document {
            self.builder.quote(start);
            return self.filled(start, document.trim_end_matches(['\r', '\n']), literal);
        }
        self.builder.unresolved(start, "");
        self.commands(inner);
    }

    /// The commands of a substitution, which run as any other: `answer=$(curl …)`.
    fn commands(&mut self, inner: &'t str) {
        if self.depth == MAX_DEPTH {
            return;
        }
        let from = inner.as_ptr().addr() - self.text.as_ptr().addr();
        let (word, command) = (self.builder.word.take(), std::mem::take(&mut self.builder.command));
        let text = &self.text[..from + inner.len()];
        let (heredocs, depth) = (Vec::new(), self.depth + 1);
        Reader { text, at: from, heredocs, depth, builder: self.builder }.run();
        self.builder.end_command(text.len());
        (self.builder.word, self.builder.command) = (word, command);
    }

    /// `$'…'`
    fn ansi_c(&mut self, start: usize) {
        self.builder.quote(start);
        let mut bytes: Vec<u8> = Vec::new();
        while let Some(c) = self.next() {
            match c {
                '\'' => break,
                '\\' => self.escape(&mut bytes),
                c => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        self.builder.word(start).text.push_str(&String::from_utf8_lossy(&bytes));
    }

    /// An escape of `$'…'` (Bash Reference Manual, 3.1.2.4), whose backslash has been read.
    fn escape(&mut self, bytes: &mut Vec<u8>) {
        let Some(c) = self.next() else { return };
        let plain = match c {
            'a' => 7,
            'b' => 8,
            'e' | 'E' => 27,
            'f' => 12,
            'n' => b'\n',
            'r' => b'\r',
            't' => b'\t',
            'v' => 11,
            '\\' | '\'' | '"' | '?' => c as u8,
            '0'..='7' => {
                self.at -= 1;
                // Three octal digits may be more than a byte; bash keeps the low eight bits.
                let code = self.digits(3, 8);
                return bytes.push((code & 0xff) as u8);
            }
            'x' => {
                let code = self.digits(2, 16);
                return bytes.push((code & 0xff) as u8);
            }
            'u' | 'U' => {
                let code = self.digits(if c == 'u' { 4 } else { 8 }, 16);
                let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
                return bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
            c => {
                bytes.push(b'\\');
                return bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        };
        bytes.push(plain);
    }

    fn digits(&mut self, most: usize, radix: u32) -> u32 {
        let digits: String =
            self.rest().chars().take(most).take_while(|c| c.is_digit(radix)).collect();
        self.at += digits.len();
        u32::from_str_radix(&digits, radix).unwrap_or(0)
    }
}

fn is_typographic(c: char) -> bool {
    matches!(c, '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}')
}
