//! curl, and its cousins in PowerShell and wget, as people and the developer tools of browsers write them.
//!
//! Options that say nothing about the request are passed over, known or not (curl's manual page).

use crate::import::call::{Call, Spelling};
use crate::import::credentials::Credential;
use crate::import::note::{Note, NoteKind};
use crate::import::shell::{self, Word};
use crate::import::tree::{Branch, Tree};
use crate::import::{Read, Reader, config, json, names, url};
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

/// Options with a value that is no part of the request, so that it is not taken for a URL (curl's manual page).
pub(in crate::import) static WITH_VALUE: &[&str] = &[
    "-A",
    "--user-agent",
    "-b",
    "--cookie",
    "-c",
    "--cookie-jar",
    "-e",
    "--referer",
    "-E",
    "--cert",
    "-F",
    "--form",
    "-m",
    "--max-time",
    "-o",
    "--output",
    "-r",
    "--range",
    "-T",
    "--upload-file",
    "-u",
    "--user",
    "-w",
    "--write-out",
    "-x",
    "--proxy",
    "-X",
    "--request",
    "-C",
    "-D",
    "--dump-header",
    "-P",
    "-Q",
    "-t",
    "-U",
    "--proxy-user",
    "-y",
    "-Y",
    "-z",
    "--aws-sigv4",
    "--cacert",
    "--capath",
    "--ciphers",
    "--connect-timeout",
    "--connect-to",
    "--interface",
    "--key",
    "--limit-rate",
    "--max-redirs",
    "--noproxy",
    "--oauth2-bearer",
    "--resolve",
    "--retry",
    "--retry-delay",
    "--retry-max-time",
    "--trace",
    "--trace-ascii",
    "--unix-socket",
    "-ContentType",
    "-Method",
    "-OutFile",
    "-TimeoutSec",
    "-UserAgent",
    "-WebSession",
    "-SessionVariable",
    "-Credential",
    "-Certificate",
];

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
        sent.arguments(words, command.input.as_ref());
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
    fn arguments(&mut self, words: &[Word], mut input: Option<&Word>) {
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let (option, own) = split(word);
            let Some(option) = option else {
                self.address(word);
                continue;
            };
            let mut value = || own.clone().or_else(|| words.next().cloned());
            match option.as_str() {
                "-d" | "--data" | "--data-ascii" | "--data-binary" | "--json" | "--post-data"
                | "-Body" | "--body-data" => {
                    if let Some(value) = value() {
                        self.data(&value, &mut input, true);
                    }
                }
                "--data-raw" => {
                    if let Some(value) = value() {
                        self.data(&value, &mut input, false);
                    }
                }
                "--data-urlencode" | "--url-query" => {
                    if let Some(value) = value() {
                        self.urlencode(&value);
                    }
                }
                "-F" | "--form" | "--form-string" => {
                    if let Some(value) = value() {
                        self.form(&value);
                    }
                }
                "-H" | "--header" | "-Headers" => {
                    if let Some(value) = value() {
                        self.header(&value);
                    }
                }
                "-K" | "--config" => {
                    let is_input = value().is_some_and(|value| value.text == "-");
                    if let Some(input) = input.take_if(|_| is_input) {
                        // What is in it has no other input.
                        self.arguments(&config::words(input), None);
                    }
                }
                "--url" | "-Uri" => {
                    if let Some(value) = value() {
                        self.address(&value);
                    }
                }
                "-b" | "--cookie" | "-WebSession" => {
                    // A session of PowerShell is a variable; the cookies are in the lines above it.
                    if let Some(value) = value().filter(|value| value.unresolved.is_none()) {
                        self.call.secret(Credential::Cookie, &value.text, value.span);
                    }
                }
                "-u" | "--user" | "-U" | "--proxy-user" | "--oauth2-bearer" | "--aws-sigv4"
                | "--password" | "--http-password" | "-Credential" | "-Token" => {
                    if let Some(value) = value() {
                        let secret = if option.contains("bearer") || option == "-Token" {
                            Credential::Token
                        } else {
                            Credential::Password
                        };
                        // A name and a password: each may turn up again on its own.
                        for part in value.text.split(':') {
                            self.call.secret(secret, part, value.span.clone());
                        }
                    }
                }
                option if WITH_VALUE.contains(&option) => drop(value()),
                _ => {}
            }
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

    /// Of the input there is one: what reads it first has all of it.
    fn data(&mut self, word: &Word, input: &mut Option<&Word>, files: bool) {
        let text = word.text.as_str();
        if let Some(table) = text.strip_prefix('@').filter(|table| table.starts_with('{')) {
            return self.table(table, word);
        }
        if let Some(file) = text.strip_prefix('@').filter(|_| files) {
            match input.take_if(|_| file == "-") {
                Some(input) => self.body(input, input.text.trim()),
                None => self.file(word),
            }
            return;
        }
        self.body(word, text);
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

/// An option and the value that is joined to it.
pub(in crate::import) fn split(word: &Word) -> (Option<String>, Option<Word>) {
    let text = word.text.as_str();
    if !text.starts_with('-') || text.len() < 2 {
        return (None, None);
    }
    let part = |at: usize| word.from(at);
    if text.starts_with("--") {
        return match text.split_once('=') {
            Some((name, _)) => (Some(name.to_owned()), Some(part(name.len() + 1))),
            None => (Some(text.to_owned()), None),
        };
    }
    // `-dname=value`, `-XPOST`, and several letters that need no value: `-sSd name=value`.
    let with_value = |c: char| "AbcCdDeEFHKmoPQrtTuUwxXyYz".contains(c);
    let name = text.split(':').next().unwrap_or(text);
    let is_word = name.len() > 3
        && name[1..].starts_with(|c: char| c.is_ascii_uppercase())
        && name[2..].starts_with(|c: char| c.is_ascii_lowercase())
        && name[1..].bytes().all(|byte| byte.is_ascii_alphabetic())
        // `-Haccept:text/xml` is a header.
        && (!name.starts_with("-H") || name.eq_ignore_ascii_case("-Headers"));
    if is_word {
        // PowerShell: any case, and `-Name:value`.
        let value = (name.len() < text.len()).then(|| part(name.len() + 1));
        return (Some(known_case(name)), value);
    }
    for (at, c) in text.char_indices().skip(1) {
        if with_value(c) {
            let behind = at + c.len_utf8();
            return (Some(format!("-{c}")), (behind < text.len()).then(|| part(behind)));
        }
    }
    (Some(text.to_owned()), None)
}

/// A PowerShell option as it is written here.
fn known_case(name: &str) -> String {
    let known = [
        "-Uri",
        "-Body",
        "-Headers",
        "-Method",
        "-ContentType",
        "-WebSession",
        "-Credential",
        "-Token",
    ];
    let found = known.iter().find(|known| known.eq_ignore_ascii_case(name));
    found.map_or_else(|| name.to_owned(), |known| (*known).to_owned())
}
