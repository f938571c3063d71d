//! curl, and its cousins in PowerShell and wget, as people and the developer tools of browsers write them.

pub(in crate::import) mod part;

use crate::import::call::{Call, Spelling};
use crate::import::credentials::Credential;
use crate::import::curl::part::{Data, Part, parts};
use crate::import::note::{Note, NoteKind};
use crate::import::shell::{self, Word};
use crate::import::tree::{Branch, Tree};
use crate::import::{Read, Reader, json, names, url};
use crate::lang::{Arg, t};

/// `curl`
pub static READER: Reader =
    Reader { id: "curl", title: t("a curl command", "curl 命令"), score, read };

/// The programs that send a request.
pub(in crate::import) static PROGRAMS: &[&str] =
    &["curl", "wget", "http", "https", "invoke-restmethod", "invoke-webrequest", "irm", "iwr"];

fn score(text: &str) -> u8 {
    let begins = |line: &str| {
        let line = line.trim_start();
        line.starts_with("curl") || line.starts_with("Invoke-") || line.starts_with("wget ")
    };
    if text.lines().take(1000).any(begins) {
        return 85;
    }
    let within = ["curl ", "curl.exe ", "Invoke-RestMethod", "Invoke-WebRequest"];
    if within.iter().any(|name| text.contains(name)) { 40 } else { 0 }
}

/// What stands in JSON for something that is not in the text: a character that no text has (Unicode, 23.7).
const HOLE: &str = "\u{fdd0}";

/// Makes values with a hole in them unresolved, and takes members whose name has one.
fn open(branch: &mut Branch, variable: &str) {
    match &mut branch.tree {
        Tree::Text(text) if text.contains(HOLE) => {
            branch.tree = Tree::Unresolved(variable.to_owned());
        }
        Tree::Unresolved(name) if name.is_empty() => variable.clone_into(name),
        Tree::List(entries) => {
            for entry in entries {
                open(entry, variable);
            }
        }
        Tree::Map(fields) => {
            fields.retain(|field| !field.name.contains(HOLE));
            for field in fields {
                open(&mut field.value, variable);
            }
        }
        _ => {}
    }
}

fn read(text: &str) -> Read {
    let mut read = Read::default();
    let script = shell::script(text);
    read.seen = script.seen;
    for command in &script.commands {
        let Some((program, words)) = command.program() else { continue };
        if !PROGRAMS.contains(&program.as_str()) || read.is_full() {
            continue;
        }
        let mut sent = Sent::default();
        sent.call.notes.extend(command.liberties.notes());
        for part in parts(words, command.input.as_ref()) {
            sent.take(&part);
        }
        read.calls.push(sent.call);
    }
    read
}

struct Sent {
    call: Call,
}

impl Default for Sent {
    fn default() -> Self {
        Sent { call: Call { spelling: Spelling::Wire, ..Call::default() } }
    }
}

impl Sent {
    fn take(&mut self, part: &Part) {
        match part {
            Part::Bare(word) | Part::Url(word) => self.address(word),
            Part::Header(word) => self.header(word),
            Part::Data(word, Data::Plain) => self.body(word, &word.text),
            Part::Data(word, Data::Table) => {
                self.table(word.text.strip_prefix('@').unwrap_or_default(), word);
            }
            Part::Data(word, Data::Input { .. }) => self.body(word, word.text.trim()),
            Part::Data(word, Data::File) | Part::Elsewhere(word) => self.file(word),
            Part::Data(word, Data::Encode | Data::EncodeInQuery) => self.urlencode(word),
            Part::Data(word, Data::Form) => self.form(word),
            // A session of PowerShell is a variable; the cookies are in the lines above it.
            Part::Secret(Credential::Cookie, word) if word.unresolved.is_some() => {}
            Part::Secret(secret @ Credential::Cookie, word) => {
                self.call.secret(*secret, &word.text, word.span.clone());
            }
            Part::Secret(secret, word) => {
                // A name and a password: each may turn up again on its own.
                for part in word.text.split(':') {
                    self.call.secret(*secret, part, word.span.clone());
                }
            }
            Part::Method(_) | Part::ContentType(_) | Part::InQuery | Part::Json => {}
        }
    }

    /// A word that is no option: the URL, or for httpie a method or a pair.
    fn address(&mut self, word: &Word) {
        let text = word.text.trim();
        if text.contains("://") || text.contains('?') || text.contains(".aliyuncs.com") {
            // curl takes a host without a scheme.
            let text =
                if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
            url::url(&text, word.span.start, &mut self.call);
            if let Some(variable) = &word.unresolved {
                self.hole(variable, word);
            }
        }
    }

    fn body(&mut self, word: &Word, text: &str) {
        match &word.unresolved {
            Some(variable) => self.partial(word, variable),
            None => url::body(text, word.span.start, &mut self.call),
        }
    }

    /// A table of PowerShell.
    fn table(&mut self, text: &str, word: &Word) {
        let (fields, _) = json::object(text);
        self.call.fields.extend(fields.into_iter().map(|field| url::standing(field, &word.span)));
    }

    /// Data with a variable in it: a form loses the pairs that it is in.
    fn partial(&mut self, word: &Word, variable: &str) {
        if json::is_likely(&word.text) {
            return self.partial_json(word);
        }
        if !word.text.contains('=') {
            return self.hole(variable, word);
        }
        let mut holes = word.holes.iter().peekable();
        let mut end = 0;
        for pair in word.text.split('&') {
            let start = end;
            end = start + pair.len() + 1;
            let mut missing = None;
            while let Some((_, name)) = holes.next_if(|(at, _)| *at < end) {
                missing.get_or_insert(name);
            }
            match (missing, pair.split_once('=')) {
                (None, _) => url::pairs(pair, word.span.start, &mut self.call),
                (Some(name), Some((param, _))) => {
                    url::unresolved(param, name, word.span.clone(), &mut self.call);
                }
                (Some(name), None) => self.hole(name, word),
            }
        }
    }

    /// The same of JSON, which loses the values that it is in.
    fn partial_json(&mut self, word: &Word) {
        let mut text = String::with_capacity(word.text.len() + HOLE.len() * word.holes.len());
        let mut end = 0;
        for (at, _) in &word.holes {
            text.push_str(word.text.get(end..*at).unwrap_or_default());
            text.push_str(HOLE);
            end = *at;
        }
        text.push_str(word.text.get(end..).unwrap_or_default());
        // Which of several stood where is not told: a value that has one is not known, whatever its name.
        let mut names = word.holes.iter().map(|(_, name)| name);
        let first = names.next().filter(|first| names.all(|name| name == *first));
        let name = first.map(String::as_str).unwrap_or_default();
        let (fields, notes) = json::object(&text);
        self.call.notes.extend(notes);
        for field in fields {
            let mut field = url::standing(field, &word.span);
            if field.name.contains(HOLE) {
                self.hole(name, word);
                continue;
            }
            open(&mut field.value, name);
            self.call.fields.push(field);
        }
    }

    /// `--data-urlencode`: `name=value`, `=value`, `value`, `name@file`; the value is not encoded.
    fn urlencode(&mut self, word: &Word) {
        let at = word.text.find(['=', '@']);
        let Some(at) = at else { return };
        let (name, value) = (&word.text[..at], &word.text[at + 1..]);
        if word.text.as_bytes()[at] == b'@' {
            return url::unresolved(name, value, word.span.clone(), &mut self.call);
        }
        match &word.unresolved {
            Some(variable) => url::unresolved(name, variable, word.span.clone(), &mut self.call),
            // `=value` and `name=value` with pairs inside are whole bodies that somebody encodes.
            None if name.is_empty() => url::pairs(value, word.span.start, &mut self.call),
            None => {
                let branch = Branch::text(value, word.span.clone());
                self.call.field(name, word.span.clone(), branch);
            }
        }
    }

    fn form(&mut self, word: &Word) {
        let Some((name, value)) = word.text.split_once('=') else { return };
        if value.starts_with(['@', '<']) || word.unresolved.is_some() {
            let file = word.unresolved.as_deref().unwrap_or_else(|| &value[1..]);
            return url::unresolved(name, file, word.span.clone(), &mut self.call);
        }
        // curl takes the quotes away which its manual page has around a value.
        let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        let branch = Branch::text(inner.unwrap_or(value), word.span.clone());
        self.call.field(name, word.span.clone(), branch);
    }

    fn header(&mut self, word: &Word) {
        if word.text.starts_with("@{") {
            let (fields, _) = json::object(&word.text[1..]);
            for field in fields {
                let value = field.value.as_text().unwrap_or_default();
                let line = format!("{}: {value}", field.name);
                url::header(&line, &word.span, &mut self.call);
            }
            return;
        }
        url::header(&word.text, &word.span, &mut self.call);
    }

    fn file(&mut self, word: &Word) {
        let note = Note::new(
            NoteKind::Unresolved,
            t(
                "The data is read from a file, whose content is not in the text.",
                "数据来自一个文件，文本中没有其内容。",
            ),
            [],
        );
        self.call.notes.push(note.at(word.span.clone()));
    }

    fn hole(&mut self, variable: &str, word: &Word) {
        let name = names::shown(variable).unwrap_or("…").to_owned();
        let note = Note::new(
            NoteKind::Unresolved,
            t(
                "A part of the request is given by {0}, whose value is not in the text.",
                "请求的一部分由 {0} 给出，文本中没有它的值。",
            ),
            [Arg::code(name)],
        );
        self.call.notes.push(note.at(word.span.clone()));
    }
}
