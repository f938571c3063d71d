//! The words of PowerShell (about_Quoting_Rules, about_Special_Characters, about_Parsing).
//!
//! A table in braces (`@{ … }`) and what stands in parentheses are one word each, as they stand.

use crate::import::shell::Builder;

pub(in crate::import::shell) fn read(text: &str, builder: &mut Builder) {
    Reader { text, at: 0, builder }.run();
}

struct Reader<'t, 'b> {
    text: &'t str,
    at: usize,
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

    fn run(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            let start = self.at;
            match c {
                '\n' | ';' | '|' => {
                    self.end_command(start);
                    self.at += 1;
                }
                c if c.is_whitespace() => {
                    self.builder.end_word(start);
                    self.at += c.len_utf8();
                }
                '#' if self.builder.word.is_none() => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                }
                _ => self.part(),
            }
        }
        self.end_command(self.text.len());
    }

    /// Ends a command; `$name = value` sets a variable.
    fn end_command(&mut self, at: usize) {
        self.builder.end_word(at);
        if let [name, equals, value] = self.builder.command.words.as_slice()
            && equals.text == "="
            && !equals.quoted
            && value.unresolved.is_none()
            && let Some(name) = &name.unresolved
        {
            let (name, value, span) = (name.clone(), value.text.clone(), value.span.clone());
            self.builder.command.words.clear();
            self.builder.set(&name, &value, span);
        }
        self.builder.end_command(at);
    }

    fn part(&mut self) {
        let start = self.at;
        let rest = self.rest();
        for (open, close) in [("@'", "\n'@"), ("@\"", "\n\"@")] {
            if let Some(inner) = rest.strip_prefix(open)
                && let Some((before, body)) = inner.split_once('\n')
                && before.trim().is_empty()
            {
                let (length, close) = if body.starts_with(&close[1..]) {
                    (0, close.len() - 1)
                } else {
                    (body.find(close).unwrap_or(body.len()), close.len())
                };
                let start_of_body = self.at + rest.len() - body.len();
                self.at = (start_of_body + length + close).min(self.text.len());
                self.builder.quote(start);
                let body = body[..length].trim_end_matches('\r');
                if open == "@\"" && body.contains('$') {
                    return self.expanded(start, body);
                }
                return self.builder.word(start).text.push_str(body);
            }
        }
        if let Some(name) = piped(rest) {
            self.at += closing(rest);
            return self.builder.expand(start, name);
        }
        if rest.starts_with("@{")
            || rest.starts_with("@(")
            || rest.starts_with('(')
            || rest.starts_with('{')
        {
            let length = closing(rest);
            self.builder.word(start).text.push_str(&rest[..length]);
            self.at += length;
            return;
        }
        match self.next() {
            Some('\'') => {
                self.builder.quote(start);
                while let Some(c) = self.next() {
                    if c == '\'' && !self.doubled('\'') {
                        break;
                    }
                    self.builder.push(start, c);
                }
            }
            Some('"') => self.double(start),
            Some('`') => {
                if self.rest().starts_with("\r\n") {
                    self.at += 2;
                } else if let Some(c) = self.next()
                    && c != '\n'
                {
                    self.builder.push(start, escaped(c));
                }
            }
            Some('$') => self.dollar(start),
            Some(c) => self.builder.push(start, c),
            None => {}
        }
    }

    fn doubled(&mut self, quote: char) -> bool {
        let doubled = self.rest().starts_with(quote);
        self.at += usize::from(doubled);
        doubled
    }

    fn double(&mut self, start: usize) {
        self.builder.quote(start);
        while let Some(c) = self.next() {
            match c {
                '"' if !self.doubled('"') => return,
                '`' => {
                    if let Some(c) = self.next() {
                        self.builder.push(start, escaped(c));
                    }
                }
                // Older versions hand `\"` to a program as it stands, which then takes it for a quote.
                '\\' if self.rest().starts_with("\"\"") => {
                    self.at += 2;
                    self.builder.push(start, '"');
                }
                '$' => self.dollar(start),
                c => self.builder.push(start, c),
            }
        }
    }

    /// A text in which variables are filled in.
    fn expanded(&mut self, start: usize, body: &str) {
        let mut inner = Reader { text: body, at: 0, builder: self.builder };
        while let Some(c) = inner.next() {
            match c {
                '$' => inner.dollar(start),
                '`' => {
                    if let Some(c) = inner.next() {
                        inner.builder.push(start, escaped(c));
                    }
                }
                c => inner.builder.push(start, c),
            }
        }
    }

    fn dollar(&mut self, start: usize) {
        let rest = self.rest();
        if rest.starts_with('(') {
            self.at += closing(rest);
            return self.builder.unresolved(start, "");
        }
        let braced = rest.starts_with('{');
        let name = if braced { &rest[1..] } else { rest };
        let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "_:".contains(c)));
        let name = &name[..end.unwrap_or(name.len())];
        if name.is_empty() {
            return self.builder.push(start, '$');
        }
        self.at = (self.at + name.len() + 2 * usize::from(braced)).min(self.text.len());
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        let constant = matches!(name.to_ascii_lowercase().as_str(), "true" | "false" | "null");
        if constant {
            return self.builder.word(start).text.push_str(&name.to_ascii_lowercase());
        }
        self.builder.expand(start, name);
    }
}

/// The variable of `($name | ConvertTo-Json …)`.
fn piped(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?.trim_start().strip_prefix('$')?;
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))?;
    let (name, behind) = inner.split_at(end);
    let behind = behind.trim_start();
    (behind.starts_with(')') || behind.trim_start_matches(['|', ' ']).starts_with("ConvertTo-Json"))
        .then_some(name)
}

/// What a backtick makes of a character.
fn escaped(c: char) -> char {
    match c {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        c => c,
    }
}

/// The length of what begins with a bracket, up to the one that closes it.
fn closing(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut quote: Option<char> = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '{' | '(' | '[') => depth += 1,
            (None, '}' | ')' | ']') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + c.len_utf8();
                }
            }
            _ => {}
        }
    }
    text.len()
}
