//! What the arguments of a command say of the request that it sends.
//!
//! Options that say nothing about the request are passed over, known or not (curl's manual page).

use crate::import::config;
use crate::import::credentials::Credential;
use crate::import::shell::Word;

/// What an argument says of the request.
#[derive(Debug)]
pub(in crate::import) enum Part {
    /// No option: the address, or for httpie a method or a pair.
    Bare(Word),
    /// The address.
    Url(Word),
    /// The method.
    Method(Word),
    /// A header, or a table of them as PowerShell has it.
    Header(Word),
    /// The value of one header, for which PowerShell has an option.
    ContentType(Word),
    /// A part of the body, or of the query.
    Data(Word, Data),
    /// The data that comes next is JSON.
    Json,
    /// More options, in a file that the text does not hold.
    Elsewhere(Word),
    /// Whatever data there is goes into the query.
    InQuery,
    /// Something that only its owner should know.
    Secret(Credential, Word),
}

/// How data is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Data {
    /// As it is sent.
    Plain,
    /// As a table of PowerShell, of which the program makes a form.
    Table,
    /// On standard input, which the text holds; line breaks in it are sent where that is `verbatim`.
    Input { verbatim: bool },
    /// By the name of a file, which the text does not hold.
    File,
    /// As `name=value`, of which the value is still to be encoded.
    Encode,
    /// The same, for the query.
    EncodeInQuery,
    /// As a field of a form of several parts.
    Form,
}

/// What the words behind a program say. Of its standard input there is one: what reads it first has all of it.
pub(in crate::import) fn parts(words: &[Word], mut input: Option<&Word>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let (option, own) = split(word);
        let Some(option) = option else {
            parts.push(Part::Bare(word.clone()));
            continue;
        };
        if has_flag(word, &option, 'G') {
            parts.push(Part::InQuery);
        }
        let mut value = || own.clone().or_else(|| words.next().cloned());
        match option.as_str() {
            "--get" => parts.push(Part::InQuery),
            "-X" | "--request" | "-Method" => parts.extend(value().map(Part::Method)),
            "-H" | "--header" | "-Headers" => parts.extend(value().map(Part::Header)),
            "-ContentType" => parts.extend(value().map(Part::ContentType)),
            "--url" | "-Uri" => parts.extend(value().map(Part::Url)),
            "-d" | "--data" | "--data-ascii" | "--data-binary" | "--data-raw" | "--json"
            | "--post-data" | "-Body" | "--body-data" => {
                if option == "--json" {
                    parts.push(Part::Json);
                }
                parts.extend(value().map(|value| data(&option, value, &mut input)));
            }
            "--data-urlencode" => {
                parts.extend(value().map(|value| Part::Data(value, Data::Encode)));
            }
            "--url-query" => {
                parts.extend(value().map(|value| Part::Data(value, Data::EncodeInQuery)));
            }
            "-F" | "--form" | "--form-string" => {
                parts.extend(value().map(|value| Part::Data(value, Data::Form)));
            }
            "-K" | "--config" => {
                let Some(file) = value() else { continue };
                match input.take_if(|_| file.text == "-") {
                    // What is in it has no other input.
                    Some(input) => parts.extend(self::parts(&config::words(input), None)),
                    None => parts.push(Part::Elsewhere(file)),
                }
            }
            option => match secret(option) {
                Some(secret) => parts.extend(value().map(|value| Part::Secret(secret, value))),
                None if WITH_VALUE.contains(&option) => drop(value()),
                None => {}
            },
        }
    }
    parts
}

/// What stands behind one of the options for data: the data, or where it is.
fn data(option: &str, value: Word, input: &mut Option<&Word>) -> Part {
    let Some(file) = value.text.strip_prefix('@').filter(|_| option != "--data-raw") else {
        return Part::Data(value, Data::Plain);
    };
    if file.starts_with('{') {
        return Part::Data(value, Data::Table);
    }
    match input.take_if(|_| file == "-") {
        Some(input) => {
            let verbatim = matches!(option, "--data-binary" | "--json");
            Part::Data(input.clone(), Data::Input { verbatim })
        }
        None => Part::Data(value, Data::File),
    }
}

/// Whether a word has a letter among those that need no value: `-G`, `-sG`, and `-Gd a=b`, whose option is `-d`.
fn has_flag(word: &Word, option: &str, flag: char) -> bool {
    let text = word.text.as_str();
    let end = match option.as_bytes() {
        [b'-', letter] => text.bytes().position(|byte| byte == *letter).map_or(0, |at| at + 1),
        // A word of PowerShell is longer.
        _ if option == text && text.len() <= 3 && !text.starts_with("--") => text.len(),
        _ => 0,
    };
    text[..end].contains(flag)
}

/// What an option tells that only its owner should know.
fn secret(option: &str) -> Option<Credential> {
    match option {
        "-b" | "--cookie" | "-WebSession" => Some(Credential::Cookie),
        "--oauth2-bearer" | "-Token" => Some(Credential::Token),
        "-u" | "--user" | "-U" | "--proxy-user" | "--aws-sigv4" | "--password"
        | "--http-password" | "-Credential" => Some(Credential::Password),
        _ => None,
    }
}

/// Options with a value that is no part of the request, so that it is not taken for a URL (curl's manual page).
static WITH_VALUE: &[&str] = &[
    "-A",
    "--user-agent",
    "-c",
    "--cookie-jar",
    "-e",
    "--referer",
    "-E",
    "--cert",
    "-m",
    "--max-time",
    "-o",
    "--output",
    "-r",
    "--range",
    "-T",
    "--upload-file",
    "-w",
    "--write-out",
    "-x",
    "--proxy",
    "-C",
    "-D",
    "--dump-header",
    "-P",
    "-Q",
    "-t",
    "-y",
    "-Y",
    "-z",
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
    "--resolve",
    "--retry",
    "--retry-delay",
    "--retry-max-time",
    "--trace",
    "--trace-ascii",
    "--unix-socket",
    "-OutFile",
    "-TimeoutSec",
    "-UserAgent",
    "-SessionVariable",
    "-Certificate",
];

/// An option and the value that is joined to it.
fn split(word: &Word) -> (Option<String>, Option<Word>) {
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
