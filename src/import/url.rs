//! URLs, query strings, form bodies, HTTP requests, and lines of a name and its value.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::import::call::{Call, Spelling};
use crate::import::credentials::Credential;
use crate::import::json;
use crate::import::liberty::Liberty;
use crate::import::names;
use crate::import::note::{Note, NoteKind};
use crate::import::tree::{Branch, Field, Tree};
use crate::import::{Read, Reader};
use crate::lang::{Arg, t};
use crate::rules::COMMON;

/// `url`
pub static READER: Reader =
    Reader { id: "url", title: t("a URL or parameters", "URL 或参数"), score, read };

/// How many lines are looked at to tell what a text is.
const LINES: usize = 200;

fn score(text: &str) -> u8 {
    let text = trimmed(text);
    if json::is_likely(text) {
        return 0;
    }
    let first = text.lines().next().unwrap_or_default();
    if is_url(first) && first.contains('?') || !requests(text).is_empty() {
        return 80;
    }
    if !text.contains(char::is_whitespace) && text.contains('=') {
        return 70;
    }
    if !addresses(text).is_empty() {
        return 12;
    }
    let lines = || text.lines().take(LINES).filter(|line| !line.trim().is_empty());
    let known = lines().filter_map(line).filter(|(name, _)| is_known(name)).count();
    // A page of prose or code has such a line too.
    if known > 0 && 2 * known >= lines().count() { 50 } else { 0 }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// What a URL begins with; the documentation leaves the scheme open.
static SCHEMES: &[&str] = &["https://", "http://", "http(s)://"];

fn is_url(text: &str) -> bool {
    SCHEMES.iter().any(|scheme| text.starts_with(scheme))
}

/// `POST /?Action=… HTTP/1.1`; the documentation has such lines without a method.
pub(in crate::import) fn request_line(line: &str) -> Option<&str> {
    if line.starts_with("/?") && line.contains(" HTTP/") {
        return line.split(' ').next();
    }
    let (method, rest) = line.split_once(' ')?;
    let target = rest.split(' ').next()?;
    let is_method = ["POST", "GET", "PUT"].contains(&method);
    (is_method && (target.starts_with('/') || is_url(target))).then_some(target)
}

/// A URL in a text.
struct Address {
    /// The byte it begins at.
    at: usize,
    text: String,
    /// Whether it was broken off.
    is_joined: bool,
}

/// The URLs in a text that have a parameter of ours, with the bytes they begin at. One that goes on in the next lines is
/// whole: with an ampersand before each, or broken off anywhere, as mail and chats do it.
fn addresses(text: &str) -> Vec<Address> {
    let mut addresses: Vec<Address> = Vec::new();
    let mut open = false;
    for line in text.lines().take(LINES) {
        let at = offset(text, line);
        let trimmed = line.trim();
        if let Some(start) = SCHEMES.iter().filter_map(|scheme| line.find(scheme)).min() {
            // A URL on a line of its own may hold anything but a space.
            let is_alone = start == line.len() - line.trim_start().len();
            let ends = |c: char| c.is_whitespace() || !is_alone && "\"'<>`".contains(c);
            let address = line[start..].split(ends).next().unwrap_or_default();
            // The end of a sentence is none of the URL.
            let close = ['.', ',', ';', ':', '!', '?', ')'];
            let address = if is_alone { address } else { address.trim_end_matches(close) };
            open = start + address.len() == line.trim_end().len() && address.contains('?');
            addresses.push(Address { at: at + start, text: address.to_owned(), is_joined: false });
        } else if let Some(address) = addresses.last_mut().filter(|_| open) {
            let joins = trimmed.starts_with(['&', '?']);
            let is_rest = !trimmed.contains(char::is_whitespace) && trimmed.contains(['=', '%']);
            open = joins || is_rest;
            if open {
                // A pair of its own is no rest of the value before it.
                let name = trimmed.split('=').next().unwrap_or_default();
                if !joins && is_of_call(name) {
                    address.text.push('&');
                }
                address.text.push_str(trimmed);
                address.is_joined |= !joins;
            }
        }
    }
    addresses.retain(|address| {
        let query = address.text.split_once('?').map_or("", |(_, query)| query);
        let names = query.split('&').filter_map(|pair| Some(pair.split_once('=')?.0));
        names.clone().any(is_known) || names.into_iter().any(|name| name == "params")
    });
    addresses
}

/// Whether a name is that of a parameter, flat or not.
fn is_known(name: &str) -> bool {
    names::top(name.split('.').next().unwrap_or_default()).is_some()
}

/// Whether a name is that of a parameter, also one that every call has, or of a credential.
fn is_of_call(name: &str) -> bool {
    is_known(name)
        || COMMON.iter().any(|common| names::is_same(common, name))
        || Credential::named(name).is_some()
}

fn read(text: &str) -> Read {
    let mut read = Read::default();
    let body = trimmed(text);
    let base = body.as_ptr().addr() - text.as_ptr().addr();
    for request in requests(body) {
        let mut call = Call { spelling: Spelling::Wire, ..Call::default() };
        let first = request.lines().next().unwrap_or_default();
        let target = request_line(first).unwrap_or_default();
        url(target, base + offset(body, target), &mut call);
        message(request, base + offset(body, request), &mut call);
        read.calls.push(call);
        if read.is_full() {
            break;
        }
    }
    if !read.calls.is_empty() {
        return read;
    }
    for Address { at, text, is_joined } in addresses(body) {
        let mut call = Call { spelling: Spelling::Wire, ..Call::default() };
        call.notes.extend(is_joined.then(|| Liberty::BrokenUrl.note()));
        url(&text, base + at, &mut call);
        read.calls.push(call);
    }
    if !read.calls.is_empty() {
        return read;
    }
    let first = body.lines().next().unwrap_or_default();
    let mut call = Call { spelling: Spelling::Wire, ..Call::default() };
    if is_url(first) || !body.contains(char::is_whitespace) {
        // What stands under a URL may be the command that sends it.
        url(first, base, &mut call);
    } else {
        self::lines(body, base, &mut call);
    }
    read.calls.push(call);
    read
}

/// The texts of HTTP requests. In an `.http` file there are comments before each, and a line of `###` between two.
fn requests(text: &str) -> Vec<&str> {
    let mut requests = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find("\n###").map_or(rest.len(), |at| at + 1);
        let (mut section, more) = rest.split_at(end);
        rest = more.trim_start_matches('#');
        // What stands behind the mark is a title.
        let is_passed = |line: &str| {
            let line = line.trim();
            line.is_empty() || line.starts_with('#') || line.starts_with("//")
        };
        if !more.is_empty() {
            rest = rest.split_once('\n').map_or("", |(_, below)| below);
        }
        while let Some((_, below)) = section.split_once('\n').filter(|(line, _)| is_passed(line)) {
            section = below;
        }
        if request_line(section.lines().next().unwrap_or_default()).is_some() {
            requests.push(section);
        }
    }
    requests
}

fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}

/// Lines of a name and its value each. Under a name without one may be a list, one entry a line, as YAML writes it.
fn lines(body: &str, base: usize, call: &mut Call) {
    let mut above: Option<Above> = None;
    for text in body.lines() {
        let at = base + offset(body, text);
        let trimmed = text.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let indent = text.len() - text.trim_start().len();
        let entry = trimmed.strip_prefix("- ");
        if let Some(above) = &mut above
            && (indent > above.indent || indent == above.indent && entry.is_some())
        {
            above.take(entry, at..at + text.len(), call);
            continue;
        }
        above = None;
        let several = several(trimmed);
        if several.len() > 1 {
            for (name, value) in several {
                parameter(name, value, at, call);
            }
            continue;
        }
        match line(text) {
            Some((name, value)) => {
                if value.is_empty() && trimmed.ends_with(':') {
                    above = Some(Above { indent, field: call.fields.len(), is_told: false });
                }
                parameter(name, value, at, call);
            }
            None if text.contains('&') => pairs(trimmed, at, call),
            None => {}
        }
    }
}

/// The names and values of a line that has several, each with the name of a parameter: `SourceType=OSS, Retention=7`.
fn several(text: &str) -> Vec<(&str, &str)> {
    for sign in [',', ';', ' '] {
        let parts = outside(text, sign).into_iter().map(str::trim).filter(|part| !part.is_empty());
        let is_plain = |value: &str| !value.contains('=') || value.starts_with(['[', '{', '"']);
        let is_pair = |(name, value): &(&str, &str)| is_of_call(name) && is_plain(value.trim());
        let pairs: Option<Vec<_>> = parts.map(|part| line(part).filter(is_pair)).collect();
        if let Some(pairs) = pairs.filter(|pairs| pairs.len() > 1) {
            return pairs;
        }
    }
    Vec::new()
}

/// The parts of a text between signs that stand outside quotes and brackets: in JSON they are its own.
fn outside(text: &str, sign: char) -> Vec<&str> {
    let (mut parts, mut from, mut depth, mut quoted) = (Vec::new(), 0, 0_usize, false);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '"' if before != '\\' => quoted = !quoted,
            '[' | '{' if !quoted => depth += 1,
            ']' | '}' if !quoted => depth = depth.saturating_sub(1),
            c if c == sign && !quoted && depth == 0 => {
                parts.push(&text[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
        before = c;
    }
    parts.push(&text[from..]);
    parts
}

/// A name whose value stands on the lines under it.
struct Above {
    indent: usize,
    field: usize,
    /// Whether it has been said that there is more than texts.
    is_told: bool,
}

impl Above {
    fn take(&mut self, entry: Option<&str>, at: Range<usize>, call: &mut Call) {
        let Some(field) = call.fields.get_mut(self.field) else { return };
        let plain = |entry: &&str| !entry.contains(": ") && !entry.ends_with(':');
        let entry = entry.map(str::trim);
        let quoted = entry.and_then(unquoted).map(str::to_owned);
        let text = quoted.or_else(|| entry.filter(plain).map(str::to_owned));
        let (false, Some(text)) = (self.is_told, text) else {
            if !self.is_told {
                field.value.tree = Tree::Unresolved(String::new());
            }
            self.is_told = true;
            return;
        };
        let entry = Branch::text(text, at);
        if let Tree::List(entries) = &mut field.value.tree {
            entries.push(entry);
        } else {
            field.value.tree = Tree::List(vec![entry]);
        }
    }
}

/// What stands between quotes, if nothing in it needs them.
fn unquoted(text: &str) -> Option<&str> {
    let text = text.strip_suffix(',').unwrap_or(text);
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
    (!inner.contains([quote, '\\'])).then_some(inner)
}

/// A line of a name and its value.
fn line(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    if text.contains('&') && text.split('&').skip(1).all(|pair| pair.contains('=')) {
        return None;
    }
    let at = text.find(['=', ':', '：', '\t'])?;
    let sign = text[at..].chars().next().map_or(1, char::len_utf8);
    let (name, value) = (text[..at].trim_end(), &text[at + sign..]);
    // `name = "value"`, as files of settings have it.
    let is_spaced = name.len() < at && value.starts_with(' ');
    // `Name: value` as developer tools show it; a space belongs to a value only behind an equals sign.
    let value = if text.as_bytes()[at] == b'=' && !is_spaced { value } else { value.trim() };
    let value = unquoted(value.trim()).unwrap_or(value);
    let name = name.trim_matches('"');
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    (!name.is_empty() && name.len() <= 64 && name.bytes().all(plain)).then_some((name, value))
}

/// A value on a line of its own: encoded only if it could have come from a URL, and then has an escape.
fn parameter(name: &str, value: &str, at: usize, call: &mut Call) {
    let span = at..at + name.len() + value.len() + 1;
    let encoded = value.contains('%')
        && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%+*".contains(&b));
    let value = if encoded { decoded(value, false, &span, call) } else { value.to_owned() };
    call.field(name, span.clone(), Branch::text(value, span));
}

/// The headers and the body of an HTTP request.
fn message(text: &str, base: usize, call: &mut Call) {
    let mut lines = text.split_inclusive('\n');
    lines.next();
    let mut body = None;
    for line in lines {
        let at = offset(text, line);
        if line.trim().is_empty() {
            body = Some(at + line.len());
            break;
        }
        // A long query may go on in the next lines.
        let more = line.trim();
        if more.starts_with(['?', '&']) {
            pairs(more, base + at + line.len() - line.trim_start().len(), call);
            continue;
        }
        header(line, &(base + at..base + at + line.len()), call);
    }
    let body = body.and_then(|at| Some((at, text.get(at..)?.trim_end())));
    if let Some((at, body)) = body.filter(|(_, body)| !body.is_empty()) {
        self::body(body, base + at, call);
    }
}

/// A header: who sends and where to is told by some, and some are credentials.
pub(in crate::import) fn header(line: &str, at: &Range<usize>, call: &mut Call) {
    let Some((name, value)) = line.split_once(':') else { return };
    let (name, value) = (name.trim(), value.trim());
    match name.to_ascii_lowercase().as_str() {
        "x-acs-action" => call.action = Some(value.to_owned()),
        "x-acs-version" => {
            let value = Branch::text(value, at.clone());
            call.field("Version", at.clone(), value);
        }
        "host" => {
            call.host.get_or_insert_with(|| value.to_owned());
        }
        _ => {
            if let Some(secret) = Credential::named(name) {
                call.secret(secret, value, at.clone());
            }
        }
    }
}

/// A body: JSON, or a form.
pub(in crate::import) fn body(text: &str, at: usize, call: &mut Call) {
    if json::is_likely(text) {
        let (fields, notes) = json::object(text);
        call.notes.extend(notes);
        let span = at..at + text.len();
        call.fields.extend(fields.into_iter().map(|field| standing(field, &span)));
        return;
    }
    pairs(text, at, call);
}

/// A field of an inner text, whose bytes cannot be told apart among the quotes and escapes around it.
pub(in crate::import) fn standing(mut field: Field, span: &Range<usize>) -> Field {
    field.name_span = span.clone();
    field.value.stand_at(span);
    field
}

/// A URL, or a query string without one.
pub(in crate::import) fn url(text: &str, at: usize, call: &mut Call) {
    let text = text.trim_end();
    let text = text.split('#').next().unwrap_or_default();
    let has_address = is_url(text) || text.starts_with('/');
    let (address, query) = match text.split_once('?') {
        Some((address, query)) => (address, query),
        None if has_address => (text, ""),
        None => ("", text),
    };
    if let Some((scheme, rest)) = address.split_once("://") {
        let authority = rest.split('/').next().unwrap_or_default();
        let host = match authority.rsplit_once('@') {
            // Whoever writes a name and a password before the host gives a credential away.
            Some((user, host)) => {
                call.secret(Credential::Password, user, at..at + address.len());
                host
            }
            None => authority,
        };
        if !host.is_empty() {
            call.host = Some(format!("{scheme}://{host}"));
        }
    }
    pairs(query, at + text.len() - query.len(), call);
}

/// Names and values between ampersands, encoded.
pub(in crate::import) fn pairs(text: &str, at: usize, call: &mut Call) {
    for pair in text.split(['&', '\n']) {
        let start = at + offset(text, pair);
        let pair = pair.trim_matches(['\r', ' ', '\t', '?']);
        // `<Common request parameters>`: where documentation leaves something to its reader.
        if pair.is_empty() || pair.starts_with('<') {
            continue;
        }
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let span = start..start + pair.len();
        let name = decoded(name, true, &span, call);
        let value = decoded(value, true, &span, call);
        let value = Branch::text(value, span.end - pair.len().min(span.len())..span.end);
        call.field(&name, span, value);
    }
}

/// A name or a value without its escapes; `+` is a space in forms (WHATWG URL Standard, 5.1).
fn decoded(text: &str, plus: bool, span: &Range<usize>, call: &mut Call) -> String {
    let spaced = if plus { text.replace('+', " ") } else { text.to_owned() };
    let bytes = percent_decode_str(&spaced);
    if let Ok(text) = bytes.clone().decode_utf8() {
        return text.into_owned();
    }
    let note = Note::new(
        NoteKind::Guessed,
        t(
            "An escaped byte is no part of a UTF-8 character; it was read as {0}.",
            "有转义的字节不属于任何 UTF-8 字符，已读作 {0}。",
        ),
        [Arg::code("\u{fffd}")],
    );
    call.notes.push(note.at(span.clone()));
    bytes.decode_utf8_lossy().into_owned()
}

/// A value that is unresolved, under its name.
pub(in crate::import) fn unresolved(name: &str, variable: &str, at: Range<usize>, call: &mut Call) {
    let value = Branch::new(Tree::Unresolved(variable.to_owned()), at.clone());
    call.field(name, at, value);
}
