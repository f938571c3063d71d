//! Reads the list of resources that [`many`](crate::guide::many) makes requests of.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::guide::many::MOST;
use crate::inventory::{self, Inventory, ResourceKind};
use crate::lang::{Arg, Message, Text, t};
use crate::params::source::{CREATE_TIME, INSTANCE_NAME};
use crate::params::{self, Kind, Param};
use crate::plan::place::Place;
use crate::values::json::{JsonError, Node, Value};
use crate::values::moment::instant;

/// The highest number of a backup path or backup rule in a table's head.
const MOST_ENTRIES: usize = 64;
/// The most that is said about a list.
const MOST_PROBLEMS: usize = 100;

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
        let is_exact = |name: &str| params::find(top(name)).is_some();
        let is_key = |name: &str| top_of(name, kind) == Some(kind.param());
        if names.iter().any(|name| is_exact(name) || is_key(name)) {
            let rows = rows(list, separator).filter(|(_, cells)| {
                cells.iter().any(|cell| !cell.is_empty()) && !cells[0].starts_with('#')
            });
            read.table(rows, kind);
        } else if let Some(known) = inventory::read(list) {
            read.resources(known, kind);
        } else {
            read.words(list, kind, said);
        }
        read
    }

    fn problem<const N: usize>(&mut self, text: Text, args: [Arg; N]) {
        match self.problems.len() + 1 {
            MOST_PROBLEMS => self.problems.push(Message::new(
                t("More is wrong with the list than is said here.", "列表的问题不止这些。"),
                [],
            )),
            number if number < MOST_PROBLEMS => self.problems.push(Message::new(text, args)),
            _ => {}
        }
    }

    /// Names with commas, semicolons or space between them.
    fn words(&mut self, list: &str, kind: ResourceKind, said: impl Fn(&str) -> bool) {
        let lines: Vec<(usize, &str)> =
            (1..).zip(list.lines()).filter(|(_, line)| said(line)).take(2 * MOST + 1).collect();
        if let Some(line) = beside_ids(&lines, kind) {
            self.problem(
                t(
                    "Line {0} has more than IDs. Name the columns in a line above, such as `{1},PlanName`.",
                    "第 {0} 行不只有 ID，应在首行写明列名，如 `{1},PlanName`。",
                ),
                [Arg::count(line), Arg::Plain(kind.param().name.to_owned())],
            );
            return;
        }
        for (line, text) in lines {
            for id in words_of(text) {
                // More than are made, even where each is there twice, so that it can be said that there are more.
                if self.entries.len() > 2 * MOST {
                    return;
                }
                self.add(line, id);
            }
        }
    }

    fn add(&mut self, line: usize, id: &str) {
        self.entries.push(Entry { line, id: id.to_owned(), columns: Vec::new() });
    }

    /// What an answer lists.
    fn resources(&mut self, known: Inventory, kind: ResourceKind) {
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
    }

    /// A table whose first row names parameters.
    fn table(&mut self, mut rows: impl Iterator<Item = Row>, kind: ResourceKind) {
        let Some((_, head)) = rows.next() else { return };
        let mut columns = Columns::new(kind);
        let mut places: Vec<Option<Place>> = Vec::new();
        for name in &head {
            let place = columns.place(name, self).filter(|place| {
                let is_first = !places.contains(&Some(place.clone()));
                if !is_first {
                    self.twice(name);
                }
                is_first
            });
            places.push(place);
        }
        if !places.contains(&Some(columns.key.clone())) {
            self.problem(
                t("The table has no column {0}. Add it.", "表格缺少列 {0}，应添加。"),
                [Arg::code(kind.param().name)],
            );
            return;
        }
        for (line, cells) in rows.take(2 * MOST) {
            if cells.iter().skip(head.len()).any(|cell| !cell.is_empty()) {
                self.problem(
                    t(
                        "Line {0} has more cells than the table has columns. Put a cell with commas in quotes.",
                        "第 {0} 行的单元格多于表格的列。含逗号的单元格应加引号。",
                    ),
                    [Arg::count(line)],
                );
            }
            let cells = places.iter().cloned().zip(cells);
            let cells = cells.filter_map(|(place, cell)| Some((place?, cell))).collect();
            self.row(line, cells, &columns.key);
        }
    }

    /// One row, if it names a resource.
    fn row(&mut self, line: usize, mut cells: Vec<(Place, String)>, key: &Place) {
        let at = cells.iter().position(|(place, cell)| place == key && !cell.is_empty());
        match at.map(|at| cells.remove(at)) {
            Some((_, id)) => self.entries.push(Entry { line, id, columns: cells }),
            None => self.problem(
                t("Line {0} has no {1}, and is left out.", "第 {0} 行缺少 {1}，已略过。"),
                [Arg::count(line), Arg::code(key.wire_name())],
            ),
        }
    }

    fn twice(&mut self, name: &str) {
        self.problem(
            t(
                "The column {0} is there twice. The second is left out.",
                "列 {0} 出现两次，第二个已略过。",
            ),
            [Arg::value(name)],
        );
    }

    fn json(&mut self, list: &str, kind: ResourceKind) {
        let documents = self.documents(list);
        let mut entries: Vec<(usize, &Node<'_>)> = Vec::new();
        for (line, text, document) in &documents {
            match document.entries() {
                Some(all) => {
                    let mut lines = LineCount::new(text, *line);
                    entries.extend(all.iter().map(|entry| (lines.upto(entry.span.start), entry)));
                }
                None => entries.push((*line, document)),
            }
        }
        if let Some(known) = answer(list, &entries, kind) {
            let (given, used) = (entries.len(), known.of(kind).len());
            self.resources(known, kind);
            if documents.iter().all(|(.., document)| document.entries().is_some()) && used < given {
                self.problem(
                    t(
                        "Entries without an ID that could be used: {0} of {1}. They are left out.",
                        "没有可用 ID 的条目：{1} 项中有 {0} 项，已略过。",
                    ),
                    [Arg::count(given - used), Arg::count(given)],
                );
            }
            return;
        }
        let mut columns = Columns::new(kind);
        for (line, node) in entries.into_iter().take(2 * MOST) {
            if let Some(members) = node.members() {
                let mut cells: Vec<(Place, String)> = Vec::new();
                for member in members {
                    let Some(place) = columns.place(&member.name, self) else { continue };
                    if cells.iter().any(|(own, _)| *own == place) {
                        self.twice(&member.name);
                        continue;
                    }
                    let cell = match &member.node.value {
                        Value::Null => String::new(),
                        Value::Text(text) => text.trim().to_owned(),
                        other => other.to_string(),
                    };
                    cells.push((place, cell));
                }
                self.row(line, cells, &columns.key);
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
    }

    /// The JSON of a list, each with the line that it begins on and its text: one value, or one on each line.
    fn documents<'l>(&mut self, list: &'l str) -> Vec<(usize, &'l str, Node<'l>)> {
        let error = match Node::read(list) {
            Ok(node) => return vec![(1, list, node)],
            Err(error) => error,
        };
        let mut documents = Vec::new();
        for (index, line) in list.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match Node::read(line) {
                Ok(node) => documents.push((index + 1, line, node)),
                // Lines of their own are told by the first.
                Err(_) if documents.is_empty() => {
                    self.unread(LineCount::new(list, 1).upto(error.at), &error);
                    break;
                }
                Err(error) => self.unread(index + 1, &error),
            }
        }
        documents
    }

    fn unread(&mut self, line: usize, error: &JsonError) {
        self.problem(
            t(
                "Line {0} cannot be read as JSON: expected {1}, but found {2}.",
                "第 {0} 行不是可读取的 JSON：此处应为{1}，实际是{2}。",
            ),
            [Arg::count(line), Arg::Text(error.expected), error.found_there()],
        );
    }
}

/// The words of a line that may be names.
fn words_of(line: &str) -> impl Iterator<Item = &str> {
    let separates = |c: char| c.is_whitespace() || ",;，；、\"'".contains(c);
    line.split(separates).filter(|word| !word.is_empty())
}

/// The first line of a list of IDs that has something else, too: in a table without names of columns each cell would be a
/// resource, and in a line of such names each of them.
fn beside_ids(lines: &[(usize, &str)], kind: ResourceKind) -> Option<usize> {
    let has_id = |line: &str| words_of(line).any(|word| kind.is_id(word));
    let is_mixed = |line: &str| has_id(line) && !words_of(line).all(|word| kind.is_id(word));
    let is_head = |index: usize| index == 0 && lines.iter().any(|(_, line)| has_id(line));
    let found = lines
        .iter()
        .enumerate()
        .find(|(index, (_, line))| is_mixed(line) || is_head(*index) && !has_id(line));
    found.map(|(_, (number, _))| *number)
}

/// The line of each of several places in a text, one after another.
struct LineCount<'l> {
    text: &'l str,
    at: usize,
    line: usize,
}

impl<'l> LineCount<'l> {
    /// Counts from a line that the text begins on.
    fn new(text: &'l str, line: usize) -> Self {
        LineCount { text, at: 0, line }
    }

    fn upto(&mut self, at: usize) -> usize {
        let passed = self.text.get(self.at..at).unwrap_or_default();
        self.line += passed.matches('\n').count();
        self.at = at.max(self.at);
        self.line
    }
}

/// What a list has that is an answer, or the entries of one: these have members that are no parameters, and none that a
/// request of this kind could take from them.
fn answer(list: &str, entries: &[(usize, &Node<'_>)], kind: ResourceKind) -> Option<Inventory> {
    // Entries of answers have these, too.
    let shared = [kind.param(), &INSTANCE_NAME, &CREATE_TIME];
    let is_own = |name: &str| params::find(top(name)).is_some_and(|param| !shared.contains(&param));
    let mut objects = entries.iter().filter_map(|(_, node)| node.members());
    if objects.any(|members| members.iter().any(|member| is_own(&member.name))) {
        return None;
    }
    let own = entries.iter().map(|(_, node)| node.value.to_string()).collect::<Vec<_>>();
    let own = format!("[{}]", own.join(","));
    inventory::read(&own)
        .filter(|known| !known.of(kind).is_empty())
        .or_else(|| inventory::read(list).filter(|_| entries.len() == 1))
}

/// What names of columns stand for.
struct Columns {
    kind: ResourceKind,
    key: Place,
    places: HashMap<String, Option<Place>>,
}

impl Columns {
    fn new(kind: ResourceKind) -> Self {
        Columns { kind, key: Place::of(kind.param()), places: HashMap::new() }
    }

    /// The place of a column. One that has none is a problem, once.
    fn place(&mut self, name: &str, list: &mut List) -> Option<Place> {
        if let Some(place) = self.places.get(name) {
            return place.clone();
        }
        let place = place_of(name, self.kind);
        if place.is_none() && !name.is_empty() {
            list.problem(
                t("The column {0} is no parameter, and is left out.", "列 {0} 不是参数，已略过。"),
                [Arg::value(name)],
            );
        }
        self.places.insert(name.to_owned(), place.clone());
        place
    }
}

/// What a cell of a table stands for at a place.
pub(in crate::guide) fn value(place: &Place, text: &str) -> Value<'static> {
    let Some(param) = place.param() else { return Value::owned_text(text) };
    let is_whole = place.steps().len() == 1;
    let json = || Node::read(text).ok().map(|node| node.into_owned().value);
    let read = match param.kind {
        Kind::Integer { .. } | Kind::ZeroOne => {
            // Tables of file systems have the time as text.
            let moment = || instant(text).filter(|_| *param == CREATE_TIME).map(Value::integer);
            json().filter(|it| matches!(it, Value::Number(_))).or_else(moment)
        }
        Kind::Boolean => json().filter(|it| matches!(it, Value::Bool(_))),
        Kind::Object | Kind::BackupRules | Kind::Texts(_) => json(),
        Kind::Paths if is_whole => json().or_else(|| Some(Value::array([Value::owned_text(text)]))),
        _ => None,
    };
    read.unwrap_or_else(|| Value::owned_text(text))
}

/// The name of a column without what stands behind its first full stop.
fn top(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// The parameter that the head of a column names: as the API writes it, in another spelling (`instance_id`,
/// `Instance ID`), by its label, or by `ID` for the resource itself.
fn top_of(name: &str, kind: ResourceKind) -> Option<&'static Param> {
    let top = top(name);
    if let Some(param) = params::find(top) {
        return Some(param);
    }
    // No name is longer.
    if top.is_empty() || top.len() > 100 {
        return None;
    }
    let name = plain(top);
    // Of the resource itself the end of its label is enough: `实例 ID` of `ECS 实例 ID`.
    let is_own = |label: &str| name.ends_with("id") && plain(label).ends_with(&name);
    let label = kind.param().label;
    if is_own(label.zh) || is_own(label.en) {
        return Some(kind.param());
    }
    PLAIN.get(&*name).copied()
}

/// The parameters by their names and labels, in lower case and without what is neither letter nor digit.
static PLAIN: LazyLock<HashMap<String, &'static Param>> = LazyLock::new(|| {
    let names = |param: &'static Param| {
        [param.label.zh, param.label.en, param.name].map(|name| (plain(name), param))
    };
    params::ALL.iter().copied().flat_map(names).collect()
});

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
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
