//! The words of PowerShell (about_Quoting_Rules, about_Special_Characters, about_Parsing).
//!
//! A table in braces (`@{ … }`) and what stands in parentheses are one word each, as they stand. A list of texts is read
//! where it is joined (`-join @( … )`) or is the command line of `Start-Process`.

use crate::import::shell::{Builder, cmd};

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
                '|' if self.hands_over(start) => self.at += 1,
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

    /// Whether what stands before a pipe is a text, which is then the input of the command behind it.
    fn hands_over(&mut self, at: usize) -> bool {
        self.builder.end_word(at);
        let words = &mut self.builder.command.words;
        let is_text = match words.as_slice() {
            [text] => text.quoted,
            [name, equals, text] => name.unresolved.is_some() && equals.text == "=" && text.quoted,
            _ => false,
        };
        if is_text {
            self.builder.command.input = words.pop();
            words.clear();
        }
        is_text
    }

    /// Ends a command; `$name = value` sets a variable.
    fn end_command(&mut self, at: usize) {
        self.builder.end_word(at);
        self.join();
        self.start_process();
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

    /// Makes `$name = -join @( … )` a text.
    fn join(&mut self) {
        if let [_, equals, operator, list] = self.builder.command.words.as_mut_slice()
            && equals.text == "="
            && operator.text.eq_ignore_ascii_case("-join")
            && let Some(texts) = texts(&list.text)
        {
            list.text = texts.concat();
            self.builder.command.words.remove(2);
        }
    }

    /// Makes `Start-Process program -ArgumentList @( … )` the command that it runs: the list is joined by spaces, and
    /// the program takes its arguments apart.
    fn start_process(&mut self) {
        let words = &self.builder.command.words;
        let [first, program, options @ ..] = words.as_slice() else { return };
        if !first.text.eq_ignore_ascii_case("Start-Process") {
            return;
        }
        let is_list = |text: &str| text.eq_ignore_ascii_case("-ArgumentList");
        let behind = options.iter().skip_while(|word| !is_list(&word.text)).nth(1);
        let Some(list) = behind else { return };
        let line = texts(&list.text).map_or_else(|| list.text.clone(), |texts| texts.join(" "));
        let (program, at) = (program.clone(), list.span.start);
        self.builder.command.words = vec![program];
        cmd::command_line(&line, at, self.builder);
        self.builder.end_word(at);
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

/// The texts of a list, if it is nothing but literal ones: `'a'`, and `('a' + [char]10 + 'b')`.
fn texts(list: &str) -> Option<Vec<String>> {
    let inner = list.strip_prefix("@(")?.strip_suffix(')')?;
    let mut rest = inner.trim_start_matches([',', ' ', '\t', '\r', '\n']);
    let mut texts = Vec::new();
    while !rest.is_empty() {
        let is_sum = rest.starts_with('(');
        rest = rest.trim_start_matches('(').trim_start();
        let mut text = String::new();
        loop {
            rest = operand(rest, &mut text)?;
            match rest.trim_start_matches([' ', '\t']).strip_prefix('+') {
                Some(more) => rest = more.trim_start(),
                None => break,
            }
        }
        if is_sum {
            rest = rest.trim_start().strip_prefix(')')?;
        }
        texts.push(text);
        rest = rest.trim_start_matches([',', ' ', '\t', '\r', '\n']);
    }
    Some(texts)
}

/// Adds a literal to a text, and gives what is behind it.
fn operand<'t>(rest: &'t str, text: &mut String) -> Option<&'t str> {
    if let Some(number) = rest.strip_prefix("[char]") {
        let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        text.push(char::from_u32(number[..end].parse().ok()?)?);
        return Some(&number[end..]);
    }
    let mut chars = rest.strip_prefix(is_quote)?.chars();
    while let Some(c) = chars.next() {
        if is_quote(c) {
            if !chars.as_str().starts_with(is_quote) {
                return Some(chars.as_str());
            }
            chars.next();
        }
        text.push(c);
    }
    None
}

/// Whether a character is a single quote to PowerShell, typographic ones included.
fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}'..='\u{201b}')
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
