//! Commands of the Alibaba Cloud CLI: the built-in style (`CreateBackupPlan --Path.1 /home`), and the style of its
//! plugins (`create-backup-plan --path /home`).
//!
//! A plugin takes lists as repeated options or several words, and objects as `key=value` words or JSON (the CLI's user
//! guide, "Understand command parameters").

use std::ops::Range;

use crate::import::call::{Call, Spelling};
use crate::import::credentials::Credential;
use crate::import::names::{self, is_same};
use crate::import::note::{Note, NoteKind};
use crate::import::shell::{self, Command, Word};
use crate::import::tree::{Branch, Field, Tree};
use crate::import::{Read, Reader, flat, url};
use crate::lang::{Arg, Text, t};
use crate::params::{self, Kind, Param};

/// `cli`
pub static READER: Reader =
    Reader { id: "cli", title: t("an aliyun command", "aliyun 命令"), score, read };

/// The CLI.
const PROGRAM: &str = "aliyun";
/// The product's code.
pub(in crate::import) const PRODUCT: &str = "hbr";

fn score(text: &str) -> u8 {
    if mentions(text).next().is_some() {
        return 86;
    }
    if text.contains("aliyun ") { 30 } else { 0 }
}

/// Where a command of ours begins, whatever stands before it and whatever the space between its words.
fn mentions(text: &str) -> impl Iterator<Item = usize> {
    let is_ours = |at: &usize| {
        let behind = &text[at + PROGRAM.len()..];
        let behind = behind.strip_prefix(".exe").unwrap_or(behind);
        let product = behind.trim_start();
        product.len() < behind.len()
            && product.get(..PRODUCT.len()).is_some_and(|is| is.eq_ignore_ascii_case(PRODUCT))
    };
    text.match_indices(PROGRAM).map(|(at, _)| at).filter(is_ours)
}

/// Options of the CLI itself that take no value (`openapi/flags.go` and `config/flags.go` of aliyun/aliyun-cli).
static SWITCHES: &[&str] = &[
    "force",
    "secure",
    "insecure",
    "quiet",
    "dryrun",
    "cli-dry-run",
    "skip-secure-verify",
    "help",
    "verbose",
    "cli-ai-mode",
    "pager",
    "all-pages",
    "cli-verbose",
];

/// Options of the CLI itself that take one.
static WITH_VALUE: &[&str] = &[
    "profile",
    "mode",
    "language",
    "config-path",
    "retry-count",
    "retry-timeout",
    "read-timeout",
    "connect-timeout",
    "output",
    "waiter",
    "method",
    "header",
    "version",
    "user-agent",
    "cli-query",
    "log-level",
    "api-version",
    "body-file",
    "ram-role-name",
    "ram-role-arn",
    "role-session-name",
    "private-key",
    "key-pair-name",
    "external-id",
    "source-profile",
    "oidc-provider-arn",
    "oidc-token-file",
    "sts-region",
    "expired-seconds",
    "process-command",
    "roa-path",
    "style",
    "endpoint-type",
];

fn read(text: &str) -> Read {
    let mut read = commands(text);
    if !read.calls.is_empty() {
        return read;
    }
    // A command inside of a sentence or of a program stands between quotes. What is before it is blank, so that its words stand
    // where they do.
    let near = mentions(text).take_while(|at| *at < LONGEST_BEFORE).take(MAX_MENTIONS);
    for at in near {
        let Some(quote) = text[..at].chars().next_back().filter(|c| "`'\"".contains(*c)) else {
            continue;
        };
        let behind = &text[at..text.floor_char_boundary(at + LONGEST_COMMAND)];
        let mut ends = behind.match_indices(quote).map(|(end, _)| end);
        let Some(end) = ends.find(|end| !behind[..*end].ends_with('\\')) else { continue };
        let command = behind[..end].replace(&format!("\\{quote}"), &quote.to_string());
        let inner = commands(&(" ".repeat(at) + &command));
        read.calls.extend(inner.calls);
        read.seen.merge(inner.seen);
        read.notes.extend(inner.notes);
    }
    read
}

/// How many commands between quotes are looked for, in how many bytes, and the most that each may have.
const MAX_MENTIONS: usize = 64;
const LONGEST_BEFORE: usize = 1 << 16;
const LONGEST_COMMAND: usize = 1 << 16;

fn commands(text: &str) -> Read {
    let mut read = Read::default();
    let script = shell::script(text);
    read.seen = script.seen;
    let mut others = Vec::new();
    for command in &script.commands {
        let Some(words) = arguments(command).filter(|_| !read.is_full()) else { continue };
        let call = Call { spelling: Spelling::Own, ..Call::default() };
        let mut given = Given { call, words: Vec::new(), is_dashed: false, stray: None };
        given.call.notes.extend(command.liberties.notes());
        given.arguments(words);
        given.tell();
        match given.words.as_slice() {
            [product, action, ..] if product.eq_ignore_ascii_case(PRODUCT) => {
                given.call.action = Some(action.clone());
            }
            [product, ..] => {
                others.push(other(product, command.words.first()));
                read.seen.merge(given.call.seen);
                continue;
            }
            [] => {
                read.seen.merge(given.call.seen);
                continue;
            }
        }
        read.calls.push(given.call);
    }
    // A script that does other things too is none of our business.
    if read.calls.is_empty() {
        read.notes.extend(others.into_iter().next());
    }
    read
}

/// The words behind `aliyun`: also where another program runs it, or what stands before it is a prompt of several words.
fn arguments(command: &Command) -> Option<&[Word]> {
    match command.program() {
        Some((program, words)) if program == PROGRAM => return Some(words),
        // What only prints a command.
        Some((program, _)) if program == "echo" || program == "printf" => return None,
        _ => {}
    }
    let runs = |pair: &[Word]| {
        let name = pair[0].text.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = name.strip_suffix(".exe").unwrap_or(name);
        name == PROGRAM && pair[1].text.eq_ignore_ascii_case(PRODUCT)
    };
    let at = command.words.windows(2).position(runs)?;
    command.words.get(at + 1..)
}

fn other(product: &str, at: Option<&Word>) -> Note {
    let product = names::shown(product).unwrap_or("…");
    let text = if product == PRODUCT {
        t(
            "The operation that this command of {0} calls is not in the text.",
            "文本中没有这条 {0} 命令调用的接口。",
        )
    } else {
        t(
            "This command is for {0}, not for Cloud Backup ({1}).",
            "这条命令针对的是 {0}，不是云备份（{1}）。",
        )
    };
    let note = Note::new(NoteKind::OtherCall, text, [Arg::code(product), Arg::code(PRODUCT)]);
    Note { span: at.map(|word| word.span.clone()), ..note }
}

struct Given {
    call: Call,
    /// The product and the operation: words that are neither options nor their values.
    words: Vec<String>,
    /// Whether an option has another mark than two hyphens.
    is_dashed: bool,
    /// Where the first word is that belongs to nothing.
    stray: Option<Range<usize>>,
}

impl Given {
    fn arguments(&mut self, words: &[Word]) {
        let mut words = words;
        while let [first, rest @ ..] = words {
            words = rest;
            let Some((name, own)) = self.option_of(first) else {
                // The product and the operation; any other word was meant for an option.
                let is_bare = first.unresolved.is_none() && !first.text.starts_with(DASHES);
                if is_bare && self.words.len() < 2 {
                    self.words.push(first.text.clone());
                } else {
                    self.stray.get_or_insert_with(|| first.span.clone());
                }
                continue;
            };
            let mut values: Vec<&Word> = Vec::new();
            let is_switch = SWITCHES.contains(&name.as_str());
            // What is joined to the name is the value; else the words up to the next option are.
            while let ([next, rest @ ..], true) = (words, own.is_none() && !is_switch) {
                if self.option_of(next).is_some() {
                    break;
                }
                values.push(next);
                words = rest;
                if !takes_more(&name) {
                    break;
                }
            }
            let own = own.as_ref();
            let values: Vec<&Word> = own.into_iter().chain(values).collect();
            self.option(&name, first, &values);
        }
    }

    /// Notes how the words had to be read.
    fn tell(&mut self) {
        let dashed = self.is_dashed.then(|| Note::new(NoteKind::Mended, DASHED, []));
        let stray = self.stray.take().map(|at| Note::new(NoteKind::Dropped, STRAY, []).at(at));
        self.call.notes.extend(dashed.into_iter().chain(stray));
    }

    fn option(&mut self, name: &str, at: &Word, values: &[&Word]) {
        let first = values.first().copied();
        let text = first.map(|word| word.text.as_str()).unwrap_or_default();
        // `--Detail-FILE detail.json`
        if let Some(name) = name.strip_suffix("-FILE") {
            return url::unresolved(name, text, at.span.clone(), &mut self.call);
        }
        if let Some(secret) = Credential::named(name) {
            return self.call.secret(secret, text, at.span.clone());
        }
        match names::fold(name).as_str() {
            "region" | "regionid" | "bizregionid" | "bizregion" | "hbrregionid" => {
                if first.is_some_and(|word| word.unresolved.is_none()) {
                    self.call.region = Some(text.to_owned());
                }
                return;
            }
            "endpoint" => {
                self.call.host = Some(text.to_owned());
                return;
            }
            "body" => return url::body(text.trim(), at.span.start, &mut self.call),
            "header" => return url::header(text, &at.span, &mut self.call),
            _ => {}
        }
        if WITH_VALUE.contains(&name) || SWITCHES.contains(&name) {
            return;
        }
        let row = names::top(name);
        // `--path` of a plugin adds to a list; `--Path` of the built-in style is what it is.
        if let Some(row) = row.filter(|row| row.kind == Kind::Paths && row.name != name)
            && !values.is_empty()
        {
            let span = at.span.start..values.last().map_or(at.span.end, |word| word.span.end);
            return self.extend(name, Branch::new(Tree::List(entries(row, values)), span), at);
        }
        let is_parameter = row.is_some() || name.starts_with(|c: char| c.is_ascii_uppercase());
        if !is_parameter {
            return self.unknown(name, at);
        }
        let span = at.span.start..values.last().map_or(at.span.end, |word| word.span.end);
        match values {
            // A backup rule with nothing in it.
            [] if row.is_some_and(|row| row.kind == Kind::BackupRules) => {
                self.extend(name, Branch::new(Tree::Map(Vec::new()), span), at);
            }
            // An option without a value is a switch that is on.
            [] if row.is_none_or(|row| row.kind == Kind::Boolean) => {
                self.call.field(name, span.clone(), Branch::text("true", span));
            }
            [] => self.empty(name, at),
            values => {
                if let Some(branch) = value(row, values) {
                    self.add(row, name, branch, at);
                }
            }
        }
    }

    /// Puts a value in: a repeated option of a list adds to it.
    fn add(&mut self, row: Option<&'static Param>, name: &str, branch: Branch, at: &Word) {
        if row.is_some_and(|row| row.kind == Kind::BackupRules) {
            return self.extend(name, branch, at);
        }
        self.call.field(name, at.span.clone(), branch);
    }

    /// Adds an entry or several to a list.
    fn extend(&mut self, name: &str, branch: Branch, at: &Word) {
        let more = match branch.tree {
            Tree::List(entries) => entries,
            tree => vec![Branch::new(tree, branch.span.clone())],
        };
        let there = self.call.fields.iter_mut().find(|field| is_same(&field.name, name));
        if let Some(Field { value: Branch { tree: Tree::List(entries), .. }, .. }) = there {
            entries.extend(more);
            return;
        }
        let list = Branch::new(Tree::List(more), branch.span);
        self.call.field(name, at.span.clone(), list);
    }

    /// An option's name and the value that is joined to it. Word processors make one dash of two hyphens.
    fn option_of(&mut self, word: &Word) -> Option<(String, Option<Word>)> {
        // The one short option (`config/flags.go` of aliyun/aliyun-cli).
        if word.text == "-p" && !word.quoted {
            return Some(("profile".to_owned(), None));
        }
        let option = option(word).or_else(|| {
            let text = word.text.strip_prefix(DASHES)?;
            // A value may begin with a hyphen.
            let name = text.split(['=', '.', ' ']).next().unwrap_or_default();
            let is_name = params::find(name).is_some();
            let mended = Word { text: format!("--{text}"), ..word.clone() };
            option(&mended).filter(|_| is_name && !word.quoted)
        })?;
        self.is_dashed |= !word.text.starts_with("--");
        Some(option)
    }

    fn empty(&mut self, name: &str, at: &Word) {
        let shown = names::shown(name).unwrap_or("…");
        let note = Note::new(
            NoteKind::Unresolved,
            t("{0} has no value. It was left out.", "{0} 没有值，已略过。"),
            [Arg::code(format!("--{shown}"))],
        );
        self.call.notes.push(note.at(at.span.clone()));
    }

    fn unknown(&mut self, name: &str, at: &Word) {
        let shown = names::shown(name).unwrap_or("…");
        let note = Note::new(
            NoteKind::Dropped,
            t(
                "{0} is no option that says anything about a plan; it was passed over.",
                "选项 {0} 与备份计划无关，已略过。",
            ),
            [Arg::code(format!("--{shown}"))],
        );
        self.call.notes.push(note.at(at.span.clone()));
    }
}

/// What stands before an option, or should: word processors make dashes of hyphens.
const DASHES: [char; 3] = ['-', '\u{2013}', '\u{2014}'];

const DASHED: Text = t(
    "Options without two plain hyphens were read as if they had them.",
    "选项前不是两个普通连字符，已按两个连字符读取。",
);

const STRAY: Text = t(
    "A word belongs to no option and was passed over. Put a value with spaces in quotes.",
    "有一个词不属于任何选项，已略过；含空格的值应加引号。",
);

/// An option's name, and the value that is joined to it.
fn option(word: &Word) -> Option<(String, Option<Word>)> {
    let text = word.text.strip_prefix("--")?;
    let (name, value) = match text.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (text, None),
    };
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    let value = value.map(|value| Word { text: value.to_owned(), ..word.clone() });
    plain.then(|| (name.to_owned(), value))
}

/// Whether an option takes all the words up to the next one.
fn takes_more(name: &str) -> bool {
    let list = |row: &Param| matches!(row.kind, Kind::Paths | Kind::BackupRules | Kind::Object);
    !name.contains('.') && names::top(name).is_some_and(list)
}

/// The entries of a plugin's list: JSON is what it says, and commas separate the entries in a single word
/// (`aliyun-openapi-runtime/argparser/argparser.go` of aliyun/aliyun-cli).
fn entries(row: &'static Param, words: &[&Word]) -> Vec<Branch> {
    let mut entries = Vec::new();
    for word in words {
        let mut branch =
            value(None, &[word]).unwrap_or_else(|| Branch::text("", word.span.clone()));
        flat::typed(row, &mut branch);
        match branch.tree {
            Tree::List(inner) => entries.extend(inner.into_iter().map(|mut entry| {
                entry.stand_at(&word.span);
                entry
            })),
            Tree::Text(text) if words.len() == 1 && text.contains(',') => {
                entries.extend(text.split(',').map(|part| Branch::text(part, word.span.clone())));
            }
            tree => entries.push(Branch::new(tree, word.span.clone())),
        }
    }
    entries
}

/// The value of an option's words.
fn value(row: Option<&'static Param>, words: &[&Word]) -> Option<Branch> {
    let one = |word: &Word| match &word.unresolved {
        Some(variable) => Branch::new(Tree::Unresolved(variable.clone()), word.span.clone()),
        None => Branch::text(word.text.clone(), word.span.clone()),
    };
    let (first, last) = (words.first()?, words.last()?);
    let span = first.span.start..last.span.end;
    let is_object = row.is_some_and(|row| matches!(row.kind, Kind::BackupRules | Kind::Object));
    if is_object
        && words.iter().all(|word| !word.text.starts_with(['{', '[']) && word.text.contains('='))
    {
        return Some(Branch::new(Tree::Map(members(row?, words)), span));
    }
    if let [word] = words {
        return Some(one(word));
    }
    Some(Branch::new(Tree::List(words.iter().map(|word| one(word)).collect()), span))
}

/// `key=value` words as an object.
fn members(row: &'static Param, words: &[&Word]) -> Vec<Field> {
    let field = |word: &&Word| {
        let (name, value) = word.text.split_once('=')?;
        let mut branch = match &word.unresolved {
            Some(variable) => Branch::new(Tree::Unresolved(variable.clone()), word.span.clone()),
            None => Branch::text(value, word.span.clone()),
        };
        if let Some(row) = names::of(row.members, name) {
            flat::typed(row, &mut branch);
        }
        Some(Field { name: name.to_owned(), name_span: word.span.clone(), value: branch })
    };
    words.iter().filter_map(field).collect()
}
