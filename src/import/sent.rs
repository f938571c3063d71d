//! The HTTP request in a text as it is sent, credentials and all: a curl command of any shell, the text of a request,
//! an HTTP archive, or a URL.
//!
//! The doctor of signatures has to look at what was signed and at the signature. This is the one way by which they get
//! beyond `import`, and [`Sent`] prints nothing of itself.

use std::fmt;

use crate::import::curl::part::{Data, Part, parts};
use crate::import::{MAX_BYTES, curl, json, shell, url};
use crate::request::sign::percent;
use crate::values::json::Node;

/// A request as it is sent.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// The method; nothing, where the text does not say.
    pub method: Option<String>,
    /// The host, with a port if it has one; empty, where the text does not say.
    pub host: String,
    /// The path.
    pub path: String,
    /// The query, still encoded, without the question mark.
    pub query: String,
    /// The headers, in their order.
    pub headers: Vec<(String, String)>,
    /// The body; nothing, where the text does not say what it is.
    pub body: Option<String>,
    /// Whether something stands in it that the text does not hold: a variable, a file.
    pub has_holes: bool,
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sent({} {}{}…)", self.method.as_deref().unwrap_or("?"), self.host, self.path)
    }
}

impl Sent {
    /// The value of a header, by its name in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    fn is_signed(&self) -> bool {
        self.query.contains("Signature")
            || self.header("Authorization").is_some()
            || self.body.as_ref().is_some_and(|body| body.contains("Signature="))
    }

    fn take_url(&mut self, text: &str) {
        let text = text.trim().split('#').next().unwrap_or_default();
        let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
        let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
        let at = address.find('/').unwrap_or(address.len());
        let (host, path) = address.split_at(at);
        host.rsplit('@').next().unwrap_or_default().clone_into(&mut self.host);
        path.clone_into(&mut self.path);
        query.clone_into(&mut self.query);
    }

    fn add_to_query(&mut self, pairs: &str) {
        if !self.query.is_empty() && !pairs.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(pairs);
    }

    fn take_header(&mut self, line: &str) {
        if let Some((name, value)) = line.split_once(':') {
            self.headers.push((name.trim().to_owned(), value.trim().to_owned()));
        } else if let Some(name) = line.strip_suffix(';') {
            // How curl is told of a header without a value.
            self.headers.push((name.trim().to_owned(), String::new()));
        }
    }
}

/// The first request in a text, a signed one if there is one.
#[must_use]
pub fn find(text: &str) -> Option<Sent> {
    let text = &text[..text.floor_char_boundary(MAX_BYTES)];
    let found = [archive(text), commands(text), message(text), address(text)];
    let mut found = found.into_iter().flatten();
    let first = found.next()?;
    if first.is_signed() { Some(first) } else { found.find(Sent::is_signed).or(Some(first)) }
}

/// The request of a command. What stands before it may have quotes of its own, so it is looked for from its line on, too.
fn commands(text: &str) -> Option<Sent> {
    let of = |text: &str| {
        let script = shell::script(text);
        let sent = script.commands.iter().filter_map(|command| {
            let (program, words) = command.program()?;
            let parts = parts(words, command.input.as_ref());
            curl::PROGRAMS.contains(&program.as_str()).then(|| self::command(&program, &parts))?
        });
        let sent: Vec<Sent> = sent.collect();
        sent.iter().find(|sent| sent.is_signed()).or(sent.first()).cloned()
    };
    let begins = |line: &&str| {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || "$>&".contains(c));
        line.starts_with("curl") || line.starts_with("Invoke-")
    };
    of(text).or_else(|| {
        let line = text.lines().find(begins)?;
        of(&text[line.as_ptr().addr() - text.as_ptr().addr()..])
    })
}

/// The first signed request of an HTTP archive, or its first.
fn archive(text: &str) -> Option<Sent> {
    let archive = Node::read_file(text).ok()?;
    let entries = archive.get("log")?.get("entries")?.entries()?;
    let requests = entries.iter().filter_map(|entry| archived(entry.get("request")?));
    let mut found: Vec<Sent> = requests.collect();
    let at = found.iter().position(Sent::is_signed).unwrap_or(0);
    (at < found.len()).then(|| found.swap_remove(at))
}

fn archived(request: &Node<'_>) -> Option<Sent> {
    let text = |node: &Node<'_>, name: &str| Some(node.get(name)?.text()?.to_owned());
    let mut sent = Sent { method: text(request, "method"), ..Sent::default() };
    sent.take_url(&text(request, "url")?);
    for header in request.get("headers").and_then(Node::entries).unwrap_or_default() {
        sent.headers.extend(text(header, "name").zip(text(header, "value")));
    }
    let data = request.get("postData");
    sent.body = Some(data.and_then(|data| text(data, "text")).unwrap_or_default());
    // Archives may hold the fields of a form instead, which is not what was hashed.
    sent.has_holes = data.is_some_and(|data| data.get("text").is_none());
    Some(sent)
}

/// The request of a command.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is what another option says")]
struct Command {
    sent: Sent,
    /// The data, where there is any; of several pieces.
    data: Option<String>,
    /// Pairs for the query, whatever the address has.
    pairs: Vec<String>,
    in_query: bool,
    /// Whether the next piece is JSON.
    is_json: bool,
    has_address: bool,
    /// The media type that curl names where the command names none.
    implied: Option<&'static str>,
    /// Whether curl is told to name none.
    untyped: bool,
}

const CONTENT_TYPE: &str = "content-type";

fn command(program: &str, parts: &[Part]) -> Option<Sent> {
    let mut command = Command::default();
    for part in parts {
        command.take(part);
    }
    let Command { mut sent, data, pairs, in_query, has_address, implied, untyped, .. } = command;
    let method = if data.is_none() || in_query { "GET" } else { "POST" };
    sent.method.get_or_insert_with(|| method.to_owned());
    let adds_type = matches!(program, "curl" | "wget") && !in_query && !untyped;
    let implied = implied.filter(|_| adds_type);
    if let Some(implied) = implied.filter(|_| sent.header(CONTENT_TYPE).is_none()) {
        sent.headers.push((CONTENT_TYPE.to_owned(), implied.to_owned()));
    }
    let data = data.unwrap_or_default();
    for pair in pairs {
        sent.add_to_query(&pair);
    }
    if in_query {
        sent.add_to_query(&data);
        sent.body = Some(String::new());
    } else {
        sent.body = Some(data);
    }
    has_address.then_some(sent)
}

impl Command {
    fn take(&mut self, part: &Part) {
        let sent = &mut self.sent;
        if let Part::Bare(word)
        | Part::Url(word)
        | Part::Method(word)
        | Part::Header(word)
        | Part::ContentType(word)
        | Part::Elsewhere(word)
        | Part::Data(word, _) = part
        {
            sent.has_holes |= word.unresolved.is_some();
        }
        match part {
            Part::Bare(word) if self.has_address || !word.text.contains(['.', ':']) => {}
            Part::Bare(word) | Part::Url(word) => {
                sent.take_url(&word.text);
                self.has_address = true;
            }
            Part::Method(word) => sent.method = Some(word.text.to_ascii_uppercase()),
            Part::Header(word) => self.header(&word.text),
            Part::ContentType(word) => {
                sent.headers.push((CONTENT_TYPE.to_owned(), word.text.clone()));
            }
            Part::Data(word, Data::EncodeInQuery) => self.pairs.push(urlencoded(&word.text)),
            Part::Json => self.is_json = true,
            Part::Elsewhere(_) => sent.has_holes = true,
            Part::Data(word, how) => self.data(&word.text, *how),
            Part::InQuery => self.in_query = true,
            Part::Secret(..) => {}
        }
    }

    fn header(&mut self, text: &str) {
        // A name alone is how curl is told not to send what it would send by itself.
        match text.trim_end().strip_suffix(':').filter(|name| !name.contains(':')) {
            Some(name) => self.untyped |= name.eq_ignore_ascii_case(CONTENT_TYPE),
            None => headers(&mut self.sent, text),
        }
    }

    fn data(&mut self, text: &str, how: Data) {
        let is_json = std::mem::take(&mut self.is_json);
        if is_json {
            self.implied = Some("application/json");
        } else if how != Data::Form {
            self.implied.get_or_insert("application/x-www-form-urlencoded");
        }
        let piece = match how {
            Data::Encode => urlencoded(text),
            // What curl reads it sends without line breaks, unless it is told to.
            Data::Input { verbatim: false } => text.replace(['\r', '\n'], ""),
            _ => text.to_owned(),
        };
        match &mut self.data {
            Some(data) => {
                // Pieces of JSON are joined as they are.
                if !is_json {
                    data.push('&');
                }
                data.push_str(&piece);
            }
            None => self.data = Some(piece),
        }
        // What is in a file is not known, nor what a program makes of a table or of the fields of a form.
        let is_file = how == Data::Encode && names_file(text);
        self.sent.has_holes |= is_file || matches!(how, Data::File | Data::Table | Data::Form);
    }
}

/// Whether `--data-urlencode` has the name of a file: `@file`, `name@file`.
fn names_file(text: &str) -> bool {
    text.find(['=', '@']).is_some_and(|at| text[at..].starts_with('@'))
}

/// A header, or a table of them as PowerShell has it.
fn headers(sent: &mut Sent, text: &str) {
    let Some(table) = text.strip_prefix('@').filter(|table| table.starts_with('{')) else {
        return sent.take_header(text);
    };
    let (fields, _) = json::object(table);
    for field in fields {
        let value = field.value.as_text().unwrap_or_default().to_owned();
        sent.headers.push((field.name, value));
    }
}

/// `name=value` and `=value`, of which the value is not encoded yet (curl's manual page).
fn urlencoded(text: &str) -> String {
    match text.split_once('=') {
        Some(("", value)) => percent::encode(value),
        Some((name, value)) => format!("{name}={}", percent::encode(value)),
        None => percent::encode(text),
    }
}

/// The text of a request: `POST /?… HTTP/1.1`, headers, an empty line and the body. curl's log of one has `> ` before each
/// line, and no body.
fn message(text: &str) -> Option<Sent> {
    let is_log = |line: &str| line.starts_with("> ");
    let mut lines =
        text.lines().map(|line| (is_log(line), line.strip_prefix("> ").unwrap_or(line)));
    let (logged, first, target) =
        lines.find_map(|(logged, line)| Some((logged, line, url::request_line(line)?)))?;
    let mut sent = Sent { method: first.split(' ').next().map(str::to_owned), ..Sent::default() };
    sent.take_url(target);
    if target.starts_with('/') {
        sent.host.clear();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        (sent.path, sent.query) = (path.to_owned(), query.to_owned());
    }
    for (_, line) in lines.by_ref() {
        if line.trim_matches(['>', ' ', '\r']).is_empty() {
            break;
        }
        sent.take_header(line);
    }
    if !logged {
        // A form is one line; what follows an empty line is something else, such as the answer.
        let body = lines.map(|(_, line)| line).skip_while(|line| line.trim().is_empty());
        let is_json = sent.header("content-type").is_some_and(|value| value.contains("json"));
        let ends = if is_json { &["HTTP/", "###"][..] } else { &["HTTP/", "###", "{", "<"] };
        let mut body = body
            .take_while(|line| !line.is_empty() && !ends.iter().any(|end| line.starts_with(end)));
        sent.body = Some(body.next().unwrap_or_default().trim_end().to_owned());
    }
    Some(sent)
}

/// A URL with parameters of a call, or its query alone.
fn address(text: &str) -> Option<Sent> {
    let ends = |c: char| c.is_whitespace() || "\"'<>`".contains(c);
    let is_call = |word: &&str| {
        ["Signature=", "AccessKeyId=", "Action="].iter().any(|name| word.contains(name))
    };
    let word = text.split(ends).filter(|word| word.contains('=')).find(is_call)?;
    let mut sent = Sent::default();
    match word.find("http") {
        Some(at) if word[at..].contains("://") => sent.take_url(&word[at..]),
        _ => {
            let query = word.split_once('?').map_or(word, |(_, query)| query);
            query.clone_into(&mut sent.query);
        }
    }
    Some(sent)
}
