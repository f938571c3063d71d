//! Reads the list of resources that [`many`](crate::guide::many) makes requests of.

use crate::guide::many::MOST;
use crate::inventory::{self, Inventory, ResourceKind};
use crate::lang::{Arg, Message, Text, t};
use crate::params::{self, Kind, Param};
use crate::plan::place::Place;
use crate::values::json::{JsonError, Node, Value};

/// The highest number of a backup path or backup rule in a table's head.
const MOST_ENTRIES: usize = 64;

/// What a list says.
#[derive(Default)]
pub(in crate::guide) struct List {
    /// A resource each, in their order.
    pub(in crate::guide) entries: Vec<Entry>,
    /// What is wrong with it.
    pub(in crate::guide) problems: Vec<Message>,
    /// What it knows of the resources besides.
    pub(in crate::guide) known: Inventory,
}

/// A line of the list: the ID, and what its columns say otherwise than the pattern.
pub(in crate::guide) struct Entry {
    pub(in crate::guide) line: usize,
    pub(in crate::guide) id: String,
    pub(in crate::guide) columns: Vec<(Place, String)>,
}

/// A row of a table: its line, and its cells.
type Row = (usize, Vec<String>);

impl List {
    pub(in crate::guide) fn read(list: &str, kind: ResourceKind) -> List {
        let list = list.strip_prefix('\u{feff}').unwrap_or(list);
        let mut read = List::default();
        if list.trim_start().starts_with(['[', '{']) {
            read.json(list, kind);
            return read;
        }
        let said = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let head = list.lines().find(|line| said(line)).unwrap_or_default();
        let separator = ['\t', ';', ','].into_iter().find(|c| head.contains(*c)).unwrap_or(',');
        let names = rows(head, separator).next().map(|(_, cells)| cells).unwrap_or_default();
        // A bucket may be called `path`: what only looks like a parameter makes no table unless the resource is there.
        let is_exact =
            |name: &String| params::find(name.split('.').next().unwrap_or(name)).is_some();
        let is_key = |name: &String| top_of(name, kind) == Some(kind.param());
        if names.iter().any(|name| is_exact(name) || is_key(name)) {
            let rows = rows(list, separator).filter(|(_, cells)| {
                cells.iter().any(|cell| !cell.is_empty()) && !cells[0].starts_with('#')
            });
            read.table(rows, kind);
        } else {
            read.words(list, said);
        }
        read
    }

    fn problem<const N: usize>(&mut self, text: Text, args: [Arg; N]) {
        self.problems.push(Message::new(text, args));
    }

    /// Names with commas, semicolons or space between them.
    fn words(&mut self, list: &str, said: impl Fn(&str) -> bool) {
        for (index, line) in list.lines().enumerate().filter(|(_, line)| said(line)) {
            let separates = |c: char| c.is_whitespace() || ",;，；、\"'".contains(c);
            for id in line.split(separates).filter(|id| !id.is_empty()) {
                // One more than is made, so that it can be said that there are more.
                if self.entries.len() > 2 * MOST {
                    return;
                }
                self.add(index + 1, id);
            }
        }
    }

    fn add(&mut self, line: usize, id: &str) {
        self.entries.push(Entry { line, id: id.to_owned(), columns: Vec::new() });
    }

    /// A table whose first row names parameters.
    fn table(&mut self, rows: impl IntoIterator<Item = Row>, kind: ResourceKind) {
        let mut rows = rows.into_iter();
        let Some((_, head)) = rows.next() else { return };
        let places = self.places(&head, kind);
        let id = Place::of(kind.param());
        let Some(key) = places.iter().position(|place| place.as_ref() == Some(&id)) else {
            self.problem(
                t("The table has no column {0}. Add it.", "表格缺少列 {0}，应添加。"),
                [Arg::code(kind.param().name)],
            );
            return;
        };
        for (line, cells) in rows.take(2 * MOST) {
            let Some(id) = cells.get(key).filter(|id| !id.is_empty()) else {
                self.problem(
                    t("Line {0} has no {1}, and is left out.", "第 {0} 行缺少 {1}，已略过。"),
                    [Arg::count(line), Arg::code(kind.param().name)],
                );
                continue;
            };
            if cells.iter().skip(head.len()).any(|cell| !cell.is_empty()) {
                self.problem(
                    t(
                        "Line {0} has more cells than the table has columns. Put a cell with commas in quotes.",
                        "第 {0} 行的单元格多于表格的列。含逗号的单元格应加引号。",
                    ),
                    [Arg::count(line)],
                );
            }
            let columns =
                places.iter().zip(&cells).enumerate().filter(|(column, _)| *column != key);
            let columns = columns
                .filter_map(|(_, (place, cell))| Some((place.clone()?, cell.clone())))
                .collect();
            self.entries.push(Entry { line, id: id.clone(), columns });
        }
    }

    /// What the columns of a table are, each for the first time.
    fn places(&mut self, head: &[String], kind: ResourceKind) -> Vec<Option<Place>> {
        let mut places: Vec<Option<Place>> = Vec::new();
        for name in head {
            let mut place = place_of(name, kind);
            if place.is_none() && !name.is_empty() {
                self.problem(
                    t(
                        "The column {0} is no parameter, and is left out.",
                        "列 {0} 不是参数，已略过。",
                    ),
                    [Arg::value(name)],
                );
            }
            if place.is_some() && places.contains(&place) {
                self.problem(
                    t(
                        "The column {0} is there twice. The second is left out.",
                        "列 {0} 出现两次，第二个已略过。",
                    ),
                    [Arg::value(name)],
                );
                place = None;
            }
            places.push(place);
        }
        places
    }

    fn json(&mut self, list: &str, kind: ResourceKind) {
        let documents = match documents(list) {
            Ok(documents) => documents,
            Err(problem) => return self.problems.push(problem),
        };
        let line_of = |at: usize| 1 + list[..at].matches('\n').count();
        let entries: Vec<(usize, &Node<'_>)> = documents
            .iter()
            .flat_map(|(begin, document)| {
                let entries = document.entries().unwrap_or(std::slice::from_ref(document));
                entries.iter().map(move |entry| (begin + entry.span.start, entry))
            })
            .map(|(at, entry)| (line_of(at), entry))
            .take(2 * MOST)
            .collect();
        let names_parameters = |(_, node): &(usize, &Node<'_>)| {
            node.members()
                .is_some_and(|all| all.iter().all(|one| top_of(&one.name, kind).is_some()))
        };
        if let Some(known) = inventory::read(list).filter(|_| !entries.iter().all(names_parameters))
        {
            for resource in known.of(kind) {
                self.add(1, &resource.id);
            }
            if self.entries.is_empty() {
                self.problem(
                    t("The list has no {0} that could be used.", "列表中没有可用的 {0}。"),
                    [Arg::code(kind.param().name)],
                );
            }
            self.known = known;
            return;
        }
        let mut head: Vec<&str> = Vec::new();
        let mut objects = Vec::new();
        for (line, node) in entries {
            if let Some(members) = node.members() {
                let new = members.iter().map(|member| &*member.name);
                let new: Vec<&str> = new.filter(|name| !head.contains(name)).collect();
                head.extend(new);
                objects.push((line, node));
            } else if let Some(id) = node.text().map(str::trim).filter(|id| !id.is_empty()) {
                self.add(line, id);
            } else {
                self.problem(
                    t(
                        "Line {0} is neither a name nor an object, and is left out.",
                        "第 {0} 行既不是名称也不是对象，已略过。",
                    ),
                    [Arg::count(line)],
                );
            }
        }
        if objects.is_empty() {
            return;
        }
        let cell = |node: &Node<'_>, name: &str| match node.get(name).map(|node| &node.value) {
            None | Some(Value::Null) => String::new(),
            Some(Value::Text(text)) => text.trim().to_owned(),
            Some(other) => other.to_string(),
        };
        let rows = objects.into_iter().map(|(line, node)| {
            (line, head.iter().map(|name| cell(node, name)).collect::<Vec<_>>())
        });
        let head = (1, head.iter().map(|name| (*name).to_owned()).collect());
        self.table(std::iter::once(head).chain(rows.collect::<Vec<_>>()), kind);
    }
}

/// The JSON of a list with the byte that each begins at: one value, or one on each line.
fn documents(list: &str) -> Result<Vec<(usize, Node<'_>)>, Message> {
    let whole = match Node::read(list) {
        Ok(node) => return Ok(vec![(0, node)]),
        Err(error) => error,
    };
    let unread = |error: JsonError| {
        let found = error.found_there();
        Message::new(
            t(
                "The list cannot be read as JSON: expected {0}, but found {1}.",
                "列表不是可读取的 JSON：此处应为{0}，实际是{1}。",
            ),
            [Arg::Text(error.expected), found],
        )
    };
    let mut documents = Vec::new();
    for line in list.lines().filter(|line| !line.trim().is_empty()) {
        let begin = line.as_ptr().addr() - list.as_ptr().addr();
        match Node::read(line) {
            Ok(node) => documents.push((begin, node)),
            // Lines of their own are told by the first.
            Err(_) if documents.is_empty() => return Err(unread(whole)),
            Err(error) => return Err(unread(error)),
        }
    }
    Ok(documents)
}

/// What a cell of a table stands for at a place.
pub(in crate::guide) fn value(place: &Place, text: &str) -> Value<'static> {
    let Some(param) = place.param() else { return Value::owned_text(text) };
    let is_whole = place.steps().len() == 1;
    let json = || Node::read(text).ok().map(|node| node.into_owned().value);
    let read = match param.kind {
        Kind::Integer { .. } | Kind::ZeroOne => json().filter(|it| matches!(it, Value::Number(_))),
        Kind::Boolean => json().filter(|it| matches!(it, Value::Bool(_))),
        Kind::Object | Kind::BackupRules | Kind::Texts(_) => json(),
        Kind::Paths if is_whole => json().or_else(|| Some(Value::array([Value::owned_text(text)]))),
        _ => None,
    };
    read.unwrap_or_else(|| Value::owned_text(text))
}

/// The parameter that the head of a column names: as the API writes it, in another spelling (`instance_id`,
/// `Instance ID`), by its label, or by `ID` for the resource itself.
fn top_of(name: &str, kind: ResourceKind) -> Option<&'static Param> {
    let top = name.split('.').next().unwrap_or(name);
    if let Some(param) = params::find(top) {
        return Some(param);
    }
    let plain = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
    };
    let wanted = plain(top);
    if wanted == "id" {
        return Some(kind.param());
    }
    let is_it = |param: &&&Param| {
        [param.name, param.label.en, param.label.zh].into_iter().any(|own| plain(own) == wanted)
    };
    params::ALL.iter().find(is_it).copied()
}

/// The place of a column: a parameter, a backup path (`Path.1`) or a member of a backup rule (`Rule.1.Schedule`).
fn place_of(name: &str, kind: ResourceKind) -> Option<Place> {
    let mut parts = name.split('.');
    let top = top_of(parts.next()?, kind)?;
    let place = Place::of(top);
    let Some(number) = parts.next() else { return Some(place) };
    let number = number.parse().ok().filter(|number| (1..=MOST_ENTRIES).contains(number))?;
    let place = place.index(number - 1);
    match (top.kind, parts.next(), parts.next()) {
        (Kind::Paths, None, None) => Some(place),
        (Kind::BackupRules, Some(member), None) => Some(place.member(top.member(member)?)),
        _ => None,
    }
}

/// The rows of a table with the line each begins on. A cell in quotes may hold separators, line breaks and, doubled,
/// quotes (RFC 4180).
fn rows(text: &str, separator: char) -> impl Iterator<Item = (usize, Vec<String>)> {
    let mut chars = text.chars().peekable();
    let mut line = 1;
    std::iter::from_fn(move || {
        chars.peek()?;
        let began = line;
        let mut cells = vec![String::new()];
        let mut quoted = false;
        while let Some(c) = chars.next() {
            let cell = cells.last_mut()?;
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                    cell.push('"');
                }
                '"' if quoted || cell.trim().is_empty() => {
                    quoted = !quoted;
                    if quoted {
                        cell.clear();
                    }
                }
                '\n' => {
                    line += 1;
                    if !quoted {
                        break;
                    }
                    cell.push(c);
                }
                '\r' if !quoted => {}
                c if c == separator && !quoted => cells.push(String::new()),
                c => cell.push(c),
            }
        }
        Some((began, cells.iter().map(|cell| cell.trim().to_owned()).collect()))
    })
}
