//! JSON: requests, one or many, bare or inside something else.

use crate::import::answer;
use crate::import::call::{Call, Spelling};
use crate::import::credentials::Credential;
use crate::import::expression::Parser;
use crate::import::expression::token::Quoting;
use crate::import::names::{self, is_same};
use crate::import::note::{Note, NoteKind};
use crate::import::tree::{Branch, Field, Tree};
use crate::import::{MAX_PLANS, Read, Reader};
use crate::lang::{Text, t};
use crate::params::plan::PLAN_NAME;
use crate::params::source::SOURCE_TYPE;
use crate::values::json::{MAX_DEPTH, Node};

/// `json`
pub static READER: Reader = Reader { id: "json", title: t("JSON", "JSON"), score, read };

fn score(text: &str) -> u8 {
    if is_likely(text) || is_fragment(text) {
        return 60;
    }
    // An object in the middle of something else.
    let has = |name: &str| text.contains(name);
    if has("{") && (has(SOURCE_TYPE.name) || has(PLAN_NAME.name)) { 20 } else { 0 }
}

/// Names under which a call keeps its parameters apart: what travels in the query, and what in the body.
static PLACES: &[&str] = &["query", "body", "form", "formData", "queries"];

/// Names that tell objects of sibling calls from plans, though they share other names.
static OF_OTHERS: &[&str] = &["JobId", "SnapshotId", "VaultName", "VaultType", "PolicyId"];

/// Whether a text begins like JSON.
pub(in crate::import) fn is_likely(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    text.starts_with(['{', '[']) || text.starts_with("\"{") || text.starts_with("\"[")
}

/// Whether a text is members of a request without the braces around them.
fn is_fragment(text: &str) -> bool {
    let name = text.trim_start().strip_prefix('"').and_then(|text| text.split_once('"'));
    name.is_some_and(|(name, behind)| {
        names::top(name).is_some() && behind.trim_start().starts_with(':')
    })
}

pub(in crate::import) fn read(text: &str) -> Read {
    let mut read = Read::default();
    if is_fragment(text) {
        let quote = text.find('"').unwrap_or_default();
        for mut value in values(&format!("{{{}}}", &text[quote..]), &mut read) {
            value.stand_at(&(quote..text.len()));
            walk(value, &mut read);
        }
        return read;
    }
    for value in values(text, &mut read) {
        walk(value, &mut read);
    }
    read
}

/// Finds the calls in a value.
pub(in crate::import) fn walk(value: Branch, read: &mut Read) {
    Walk { read }.root(value);
}

/// The fields of a body or a table that is one object, and what there is to say about how it is written.
pub(in crate::import) fn object(text: &str) -> (Vec<Field>, Vec<Note>) {
    let mut read = Read::default();
    let fields = values(text, &mut read).into_iter().find_map(|value| match value.tree {
        Tree::Map(fields) => Some(fields),
        _ => None,
    });
    (fields.unwrap_or_default(), read.notes)
}

/// The values of a text that is JSON, JSON Lines, several values after another, or nearly so.
pub(in crate::import) fn values(text: &str, read: &mut Read) -> Vec<Branch> {
    let json = text.trim_start_matches('\u{feff}');
    let base = text.len() - json.len();
    if let Some(values) = strict(json, base) {
        return values;
    }
    if is_lines(json) {
        return lines(json, base, read);
    }
    // Documentation prints JSON with a backslash before every quote.
    if let Some(mut values) = unescaped(text).and_then(|plain| strict(&plain, 0)) {
        read.notes.push(Note::new(NoteKind::Mended, ESCAPED, []));
        for value in &mut values {
            value.stand_at(&(0..text.len()));
        }
        return values;
    }
    loose(text, read)
}

/// Whether a text is JSON Lines: objects on lines of their own, at the least the first and half of the others.
fn is_lines(json: &str) -> bool {
    let mut lines = json.lines().filter(|line| !line.trim().is_empty());
    let is_first = lines
        .next()
        .is_some_and(|line| Node::read(line).is_ok_and(|node| node.members().is_some()));
    let (mut count, mut objects) = (0, 0);
    for line in lines {
        count += 1;
        objects += usize::from(line.trim_start().starts_with('{'));
    }
    is_first && count > 0 && 2 * objects >= count
}

/// Whether a line says nothing, or nothing but what people write between lines.
fn is_remark(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with("//") || line.starts_with('#')
}

/// The lines of JSON Lines, and what there is to say of those that are not quite JSON.
fn lines(json: &str, base: usize, read: &mut Read) -> Vec<Branch> {
    let mut values = Vec::new();
    let mut at = base;
    for line in json.split_inclusive('\n') {
        match Node::read(line) {
            Ok(node) => values.push(Branch::of(node, at)),
            Err(_) if is_remark(line) => {}
            Err(_) => {
                // Here, and not in the text as a whole, so that what is not closed ends with its line.
                let mut own = Read::default();
                let mut meant = loose(line, &mut own);
                let span = at..at + line.trim_end().len();
                for value in &mut meant {
                    value.stand_at(&span);
                }
                if meant.is_empty() {
                    let text = t(
                        "This line cannot be read as JSON, and is left out.",
                        "此行不是可读取的 JSON，已略过。",
                    );
                    own.notes.push(Note::new(NoteKind::Limit, text, []));
                }
                values.extend(meant);
                // Nobody reads a thousand of them.
                let room = MAX_PLANS.saturating_sub(read.notes.len());
                let notes = own.notes.into_iter().take(room);
                read.notes.extend(notes.map(|note| Note { span: Some(span.clone()), ..note }));
            }
        }
        at += line.len();
    }
    values
}

/// JSON whose quotes all have a backslash, without it.
fn unescaped(text: &str) -> Option<String> {
    let begins = text.trim_start().trim_start_matches(['{', '[', ' ', '\n', '\r', '\t']);
    if !begins.starts_with("\\\"") {
        return None;
    }
    // It is what stands between the quotes of a text, where it is that as a whole: texts in it have more backslashes.
    let line = text.replace(['\n', '\r', '\t'], " ");
    let inside =
        Node::read(&format!("\"{line}\"")).ok().and_then(|node| node.text().map(str::to_owned));
    Some(inside.unwrap_or_else(|| text.replace("\\\"", "\"")))
}

/// Values between whatever else, read as they are meant.
fn loose(text: &str, read: &mut Read) -> Vec<Branch> {
    let mut parser = Parser::new(text, quoting(text));
    let mut values = Vec::new();
    while !parser.is_done() && values.len() <= MAX_PLANS {
        if parser.is("{") || parser.is("[") {
            values.push(parser.expression(0).into_branch());
        } else {
            parser.pass();
        }
    }
    read.notes.extend(parser.liberties.notes());
    values
}

/// How a table or an object is quoted: a script's own way, else as data is.
fn quoting(text: &str) -> Quoting {
    let table = text.lines().any(|line| {
        let line = line.trim_start_matches(['{', ' ', '\t']);
        let name = line
            .trim_start_matches(['"', '\''])
            .trim_start_matches(|c: char| c.is_alphanumeric() || c == '.');
        let behind = name.trim_start_matches(['"', '\'', ' ']).strip_prefix('=');
        // Behind a name of its own JSON is JSON.
        behind.is_some_and(|value| !value.trim_start().starts_with(['{', '[']))
            && !line.contains("=>")
    });
    if table { Quoting::PowerShell } else { Quoting::Data }
}

/// Whether a text is JSON, one value or several.
pub(in crate::import) fn is_strict(text: &str) -> bool {
    is_likely(text) && strict(text.trim_start_matches('\u{feff}'), 0).is_some()
}

fn strict(json: &str, base: usize) -> Option<Vec<Branch>> {
    let mut values = Vec::new();
    let mut at = 0;
    while let rest = &json[at..]
        && rest.contains(|c: char| !matches!(c, ' ' | '\n' | '\r' | '\t'))
    {
        let (node, length) = Node::read_first(rest).ok()?;
        values.push(Branch::of(node, base + at));
        at += length;
    }
    Some(values)
}

const ESCAPED: Text = t(
    "Every quote has a backslash before it; the text was read without them.",
    "每个引号前都有反斜杠，已按没有反斜杠读取。",
);

/// The calls in a tree: an object that is none itself is looked into.
struct Walk<'r> {
    read: &'r mut Read,
}

/// The longest name, region or host that is carried along the way to a call, in bytes: each step has a copy.
const MAX_WORD: usize = 256;

/// What the way to a call says about it.
#[derive(Clone, Default)]
struct Way {
    title: Option<String>,
    region: Option<String>,
    host: Option<String>,
    action: Option<String>,
    in_answer: bool,
}

impl Walk<'_> {
    fn root(mut self, value: Branch) {
        let way = Way::default();
        match value.tree {
            Tree::Map(fields) if knows(&fields, 1) && !is_request(&fields) => {
                self.little(fields, &way);
            }
            _ => self.value(value, &way, 0),
        }
    }

    /// An object with few of a plan's names: an event or an answer with a request inside, which has common names itself,
    /// else a plan that says little.
    fn little(&mut self, fields: Vec<Field>, way: &Way) {
        let may_hold = |field: &&Field| {
            names::top(&field.name).is_none() || field.value.as_map().is_some_and(is_request)
        };
        let others: Vec<Field> = fields.iter().filter(may_hold).cloned().collect();
        let before = self.read.calls.len();
        let seen = std::mem::take(&mut self.read.seen);
        self.map(others, way, 0);
        // A backup rule, or whatever else has a few of the names, is no plan that hides in another one.
        let is_plan = |call: &Call| {
            let names = [SOURCE_TYPE.name, PLAN_NAME.name];
            call.fields.iter().any(|field| names.iter().any(|name| is_same(name, &field.name)))
        };
        if self.read.calls[before..].iter().any(is_plan) {
            self.read.seen.merge(seen);
        } else {
            self.read.calls.truncate(before);
            self.read.seen = seen;
            self.call(fields, way, false);
        }
    }

    fn value(&mut self, value: Branch, way: &Way, depth: usize) {
        if depth > MAX_DEPTH || self.read.is_full() {
            return;
        }
        match value.tree {
            Tree::Map(fields) => self.map(fields, way, depth),
            Tree::List(entries) => {
                let is_request = |entry: &Branch| entry.as_map().is_some_and(is_request);
                let among = entries.iter().any(is_request);
                for entry in entries {
                    match entry.tree {
                        // Beside a request, what says little is one, too.
                        Tree::Map(fields) if among && is_lesser(&fields) => {
                            self.call(fields, way, false);
                        }
                        _ => self.value(entry, way, depth + 1),
                    }
                }
            }
            // JSON inside a text, as logs and messages have it.
            Tree::Text(text) if is_likely(&text) => {
                if let Ok(node) = Node::read(text.trim()) {
                    let mut inner = Branch::of(node, 0);
                    inner.stand_at(&value.span);
                    self.value(inner, way, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn map(&mut self, fields: Vec<Field>, way: &Way, depth: usize) {
        if is_request(&fields) {
            return self.call(fields, way, false);
        }
        let mut way = way.clone();
        for field in &fields {
            let text = field.value.as_text().filter(|text| text.len() <= MAX_WORD);
            let Some(text) = text else { continue };
            match names::fold(&field.name).as_str() {
                "region" | "regionid" => way.region = Some(text.to_owned()),
                "endpoint" | "host" => way.host = Some(text.to_owned()),
                "action" => way.action = Some(text.to_owned()),
                _ => {}
            }
        }
        let fields = match self.places(fields, &way) {
            Ok(()) => return,
            Err(fields) => fields,
        };
        for field in fields {
            if let Some(secret) = Credential::named(&field.name) {
                let value = field.value.as_text().unwrap_or_default();
                self.read.seen.add(secret, value, Some(field.value.span.clone()));
                continue;
            }
            let in_answer = way.in_answer || is_same(&field.name, "BackupPlans");
            let way = Way { in_answer, title: title(&field).or(way.title.clone()), ..way.clone() };
            self.value(field.value, &way, depth + 1);
        }
    }

    /// A call that keeps its query and its body apart.
    fn places(&mut self, fields: Vec<Field>, way: &Way) -> Result<(), Vec<Field>> {
        let is_place = |field: &Field| PLACES.iter().any(|place| is_same(place, &field.name));
        let inner = fields.iter().filter(|field| is_place(field));
        let all: Vec<Field> =
            inner.filter_map(|field| field.value.as_map()).flatten().cloned().collect();
        if !is_request(&all) {
            return Err(fields);
        }
        self.call(all, way, true);
        Ok(())
    }

    fn call(&mut self, fields: Vec<Field>, way: &Way, apart: bool) {
        let is_answer = way.in_answer || answer::is_plan(&fields);
        let is_wire = apart || fields.iter().any(|field| is_numbered(&field.name));
        let spelling = match (is_answer, is_wire) {
            (true, _) => Spelling::Own,
            (false, true) => Spelling::Wire,
            (false, false) => Spelling::Api,
        };
        self.read.calls.push(Call {
            spelling,
            fields,
            is_answer,
            title: way.title.clone(),
            region: way.region.clone(),
            host: way.host.clone(),
            action: way.action.clone(),
            ..Call::default()
        });
    }
}

/// What a name says about the plan under it, if it is more than a word that wraps one.
fn title(field: &Field) -> Option<String> {
    let nothing = [
        "createbackupplan",
        "request",
        "params",
        "parameters",
        "data",
        "backupplans",
        "backupplan",
        "body",
        "plans",
    ];
    let plain =
        field.name.len() <= MAX_WORD && !nothing.contains(&names::fold(&field.name).as_str());
    (plain && field.value.as_map().is_some()).then(|| field.name.clone())
}

fn is_numbered(name: &str) -> bool {
    let mut parts = name.split('.');
    parts.next().is_some_and(|first| names::top(first).is_some())
        && parts.next().is_some_and(|part| part.parse::<u32>().is_ok())
}

/// Whether fields have so many names of parameters, in any spelling.
fn knows(fields: &[Field], most: usize) -> bool {
    let known =
        |field: &&Field| names::top(field.name.split('.').next().unwrap_or_default()).is_some();
    fields.iter().filter(known).take(most).count() == most
}

/// Whether fields may be the parameters of a call, and are not of another one.
fn is_lesser(fields: &[Field]) -> bool {
    let is_other = |field: &Field| OF_OTHERS.iter().any(|name| is_same(name, &field.name));
    knows(fields, 1) && !fields.iter().any(is_other)
}

/// Whether fields are the parameters of a call.
pub(in crate::import) fn is_request(fields: &[Field]) -> bool {
    let has = |name: &str| fields.iter().any(|field| is_same(name, &field.name));
    !OF_OTHERS.iter().any(|name| has(name))
        && (has(SOURCE_TYPE.name) || has(PLAN_NAME.name) || knows(fields, 3))
}
