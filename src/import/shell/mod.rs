//! Commands as words, the way a shell takes them apart: bash and its kin, the Windows command prompt, PowerShell.
//!
//! Nothing runs. A variable that the text itself sets is filled in; any other, and what a command would print, makes
//! its word unresolved.

mod cmd;
mod posix;
mod powershell;
mod substitution;

use std::collections::HashMap;
use std::ops::Range;

use crate::import::credentials::{Credential, Seen};
use crate::import::liberty::{Liberties, Liberty};

/// A shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Dialect {
    Posix,
    Cmd,
    PowerShell,
}

/// A word as a program gets it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import) struct Word {
    pub(in crate::import) text: String,
    pub(in crate::import) span: Range<usize>,
    /// What stands for something that is not in the text: a variable's name, or nothing for the output of a command.
    pub(in crate::import) unresolved: Option<String>,
    /// The bytes of the text that it is missing at, with what is missing there.
    pub(in crate::import) holes: Vec<(usize, String)>,
    /// Whether any of it stood between quotes.
    pub(in crate::import) quoted: bool,
}

/// A program and its arguments.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Command {
    pub(in crate::import) words: Vec<Word>,
    /// What the text itself hands to the program's standard input.
    pub(in crate::import) input: Option<Word>,
    pub(in crate::import) liberties: Liberties,
}

impl Word {
    /// The word from a byte of its text on.
    pub(in crate::import) fn from(&self, at: usize) -> Word {
        let holes = self.holes.iter().filter(|(hole, _)| *hole >= at);
        let holes: Vec<(usize, String)> =
            holes.map(|(hole, name)| (hole - at, name.clone())).collect();
        Word {
            text: self.text.get(at..).unwrap_or_default().to_owned(),
            span: self.span.clone(),
            unresolved: holes.first().map(|(_, name)| name.clone()),
            holes,
            quoted: self.quoted,
        }
    }
}

/// The commands of a text.
#[derive(Default)]
pub(in crate::import) struct Script {
    pub(in crate::import) commands: Vec<Command>,
    /// Variables that were set to credentials.
    pub(in crate::import) seen: Seen,
}

/// Words that stand before a program and run it.
static BEFORE: &[&str] =
    &["sudo", "time", "exec", "env", "command", "nohup", "&", "do", "then", "call"];

/// How many bytes the values of variables may add to a text.
const EXPANSION: usize = 1 << 20;

/// Takes a text apart.
pub(in crate::import) fn script(text: &str) -> Script {
    let mut builder = Builder::default();
    match dialect(text) {
        Dialect::Posix => posix::read(text, &mut builder),
        Dialect::Cmd => cmd::read(text, &mut builder),
        Dialect::PowerShell => powershell::read(text, &mut builder),
    }
    builder.end_command(text.len());
    builder.script
}

/// The shell that a text is most likely for.
pub(in crate::import) fn dialect(text: &str) -> Dialect {
    let begins = |mark: &str| {
        text.trim_start().get(..mark.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(mark))
    };
    if begins("@echo ") {
        return Dialect::Cmd;
    }
    if begins("Start-Process") || begins("@'\n") || begins("@'\r") {
        return Dialect::PowerShell;
    }
    // What a script is about stands in comments above it, and may hold any value.
    let is_code = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let first = text.lines().map(str::trim_start).find(is_code).unwrap_or_default();
    if first.strip_prefix('$').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains(" = ")
    }) {
        return Dialect::PowerShell;
    }
    let mut continued = (0, 0, 0);
    for line in text.lines() {
        match line.trim_end().as_bytes().last() {
            Some(b'\\') => continued.0 += 1,
            Some(b'^') => continued.1 += 1,
            Some(b'`') => continued.2 += 1,
            _ => {}
        }
    }
    // How lines go on tells most; what a value holds could look like anything.
    let (posix, cmd, power) = continued;
    if posix > 0 && posix >= cmd.max(power) || text.contains(r"'\''") {
        return Dialect::Posix;
    }
    let has = |part: &str| text.contains(part);
    if cmd > power || has(" ^\"") {
        return Dialect::Cmd;
    }
    let marks = [
        "Invoke-RestMethod",
        "Invoke-WebRequest",
        "Start-Process",
        "$env:",
        "PS C:\\",
        "@{",
        "@'\n",
        "@\"\n",
        "@'\r",
        "@\"\r",
    ];
    if power > 0 || marks.iter().any(|part| has(part)) {
        return Dialect::PowerShell;
    }
    match (has(":\\>curl") || has(":\\>aliyun") || has_bare_drive(text), has("'")) {
        (true, false) => Dialect::Cmd,
        // The command prompt does not know these quotes.
        (true, true) => Dialect::PowerShell,
        (false, _) => Dialect::Posix,
    }
}

/// Whether a word is a path of Windows that no quote protects: a POSIX shell would take its backslashes away. A text that
/// uses what only such a shell has is for one all the same.
fn has_bare_drive(text: &str) -> bool {
    let is_posix = ["$", "export ", "\\\""].iter().any(|mark| text.contains(mark));
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    !is_posix && lines.flat_map(bare_words).any(is_windows_path)
}

/// The words of a line that no quote is open before.
fn bare_words(line: &str) -> impl Iterator<Item = &str> {
    let mut open = None;
    line.split_whitespace().filter(move |word| {
        let is_bare = open.is_none() && !word.starts_with(['"', '\'']);
        for c in word.chars().filter(|c| matches!(c, '"' | '\'')) {
            open = match open {
                None => Some(c),
                Some(quote) if quote == c => None,
                other => other,
            };
        }
        is_bare
    })
}

fn is_windows_path(word: &str) -> bool {
    let value = word.split_once('=').map_or(word, |(_, value)| value);
    match value.as_bytes() {
        [drive, b':', b'\\', next, ..] => drive.is_ascii_alphabetic() && *next != b'\\',
        [b'\\', b'\\', host, ..] => host.is_ascii_alphanumeric(),
        _ => false,
    }
}

impl Command {
    /// The name of the program, without its folder and `.exe`, and the words behind it.
    pub(in crate::import) fn program(&self) -> Option<(String, &[Word])> {
        let mut words = self.behind_prompt();
        while let [first, rest @ ..] = words {
            // `PS C:\>` and `C:\work>` are prompts, `X=1` sets a variable for the program.
            let prompt = matches!(first.text.as_str(), "$" | "%" | ">" | "PS" | "#" | "PS>")
                || first.text.ends_with('>') && !first.quoted;
            if prompt || BEFORE.contains(&first.text.as_str()) || assignment(first).is_some() {
                words = rest;
                continue;
            }
            // `C:\work>curl`
            let name = first.text.rsplit(['/', '\\', '>']).next().unwrap_or_default();
            let name = name.to_ascii_lowercase();
            return Some((name.strip_suffix(".exe").unwrap_or(&name).to_owned(), rest));
        }
        None
    }

    /// The words behind a prompt of several: `[root@web01 ~]# curl`, `root@web01:~$ curl`.
    fn behind_prompt(&self) -> &[Word] {
        // A value may end like one, but a program stands before it.
        let is_program = |word: &Word| {
            ["curl", "aliyun", "wget"].contains(&word.text.as_str())
                || BEFORE.contains(&word.text.as_str())
        };
        let is_end =
            |word: &Word| !word.quoted && word.text.ends_with(['#', '$', '%', '➜', '❯', 'λ']);
        let first = self.words.iter().take(LONGEST_PROMPT).take_while(|word| !is_program(word));
        let end = first.enumerate().find(|(_, word)| is_end(word)).map(|(at, _)| at + 1);
        end.and_then(|end| self.words.get(end..))
            .filter(|words| !words.is_empty())
            .unwrap_or(&self.words)
    }
}

/// How many words a prompt may have.
const LONGEST_PROMPT: usize = 3;

/// The variable that a word sets, and its value.
fn assignment(word: &Word) -> Option<(&str, &str)> {
    let (name, value) = word.text.split_once('=')?;
    is_name(name).then_some((name, value))
}

/// Whether a text can be a variable's name.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// Commands under way.
#[derive(Default)]
struct Builder {
    script: Script,
    command: Command,
    word: Option<Word>,
    variables: HashMap<String, String>,
    expanded: usize,
}

impl Builder {
    /// The word under way, begun here if there is none.
    fn word(&mut self, at: usize) -> &mut Word {
        self.word.get_or_insert_with(|| Word { span: at..at, ..Word::default() })
    }

    fn push(&mut self, at: usize, c: char) {
        self.word(at).text.push(c);
    }

    /// A quote begins, so that there is a word even if nothing is in it.
    fn quote(&mut self, at: usize) {
        self.word(at).quoted = true;
    }

    fn has_words(&self) -> bool {
        self.word.is_some() || !self.command.words.is_empty()
    }

    fn took(&mut self, liberty: Liberty) {
        self.command.liberties.add(liberty);
    }

    fn unresolved(&mut self, at: usize, name: &str) {
        let word = self.word(at);
        word.unresolved.get_or_insert_with(|| name.to_owned());
        word.holes.push((word.text.len(), name.to_owned()));
    }

    /// Fills in a variable.
    fn expand(&mut self, at: usize, name: &str) {
        let value = self.variables.get(name);
        match value.filter(|value| self.expanded + value.len() <= EXPANSION).cloned() {
            Some(value) => {
                self.expanded += value.len();
                self.word(at).text.push_str(&value);
            }
            None => self.unresolved(at, name),
        }
    }

    fn set(&mut self, name: &str, value: &str, span: Range<usize>) {
        if let Some(secret) = Credential::named(name) {
            self.script.seen.add(secret, value, Some(span));
        } else {
            self.script.seen.add_user(value, span);
            self.variables.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Takes the word under way back, if it is a number.
    fn drop_number(&mut self) {
        let is_number = |word: &mut Word| {
            !word.quoted && !word.text.is_empty() && word.text.bytes().all(|b| b.is_ascii_digit())
        };
        self.word.take_if(is_number);
    }

    fn end_word(&mut self, at: usize) {
        if let Some(mut word) = self.word.take() {
            word.span.end = at;
            self.command.words.push(word);
        }
    }

    fn end_command(&mut self, at: usize) {
        self.end_word(at);
        let command = std::mem::take(&mut self.command);
        // `X=1`, `export X=1`, `set X=1`: variables of the shell itself.
        let words = match command.words.as_slice() {
            [first, rest @ ..]
                if ["export", "set", "local", "declare", "readonly"]
                    .contains(&first.text.as_str()) =>
            {
                rest
            }
            words => words,
        };
        if !words.is_empty() && words.iter().all(|word| assignment(word).is_some()) {
            for (name, _) in words.iter().filter_map(assignment) {
                self.variables.remove(name);
            }
            let set: Vec<(String, String, Range<usize>)> = words
                .iter()
                .filter(|word| word.unresolved.is_none())
                .filter_map(|word| assignment(word).map(|(name, value)| (word, name, value)))
                .map(|(word, name, value)| (name.to_owned(), value.to_owned(), word.span.clone()))
                .collect();
            for (name, value, span) in set {
                self.set(&name, &value, span);
            }
            return;
        }
        // A variable for one program only may be a credential all the same.
        for word in &command.words {
            let Some((name, value)) = assignment(word) else { break };
            if let Some(secret) = Credential::named(name) {
                self.script.seen.add(secret, value, Some(word.span.clone()));
            } else {
                self.script.seen.add_user(value, word.span.clone());
            }
        }
        if !command.words.is_empty() {
            self.script.commands.push(command);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_says_nothing_of_the_shell() {
        for (text, shell) in [
            ("# Back up ^\"all ^\n$id = $env:ID\n", Dialect::PowerShell),
            ("# Back up ^\"all\n\n  $a = @(\n", Dialect::PowerShell),
            ("$ curl https://example.com -d a=1", Dialect::Posix),
        ] {
            assert!(dialect(text) == shell, "{text}");
        }
    }
}
