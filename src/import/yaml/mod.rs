//! YAML, as far as requests and templates are written in it: block and flow collections, every kind of scalar, several
//! documents (YAML 1.2.2), and merge keys (<https://yaml.org/type/merge.html>). Complex keys and directives are not.
//!
//! It is all or nothing: a text with a line that is no YAML is none, and may be read in another way.

mod flow;
mod rows;

use std::collections::{HashMap, HashSet};

use crate::import::names;
use crate::import::tree::{Branch, Field, Tree};
use crate::import::{Read, Reader, json};
use crate::lang::t;
use crate::values::json::{MAX_DEPTH, Node};

/// `yaml`
pub static READER: Reader = Reader { id: "yaml", title: t("YAML", "YAML"), score, read };

/// The key whose value is merged into the mapping that it stands in.
const MERGE: &str = "<<";
/// How many lines are looked at to tell what a text is.
const LINES: usize = 200;

fn score(text: &str) -> u8 {
    if json::is_likely(text) {
        return 0;
    }
    let mut is_known = false;
    let mut is_nested = false;
    for line in text.trim_start_matches('\u{feff}').lines().take(LINES) {
        let content = line.trim_start().trim_start_matches("- ");
        if let Some(Key { name, rest, .. }) = key(content) {
            is_known |= names::top(&name).is_some();
            // What has a meaning at the beginning of a value.
            is_nested |= content[rest..].trim_start().starts_with(['[', '|', '>', '&', '!']);
        }
        is_nested |= content.len() < line.len() || line == "---" || line.contains(" # ");
    }
    // Names and values a line each are read as what they look like.
    if is_known && is_nested { 52 } else { 0 }
}

fn read(text: &str) -> Read {
    let mut read = Read::default();
    for document in values(text) {
        json::walk(document, &mut read);
    }
    read
}

/// The documents of a text, in which parameters have the types that they ask for.
pub(in crate::import) fn values(text: &str) -> Vec<Branch> {
    let mut documents = documents(text).unwrap_or_default();
    for document in &mut documents {
        rows::retype(document, text);
    }
    documents
}

/// The documents of a text; nothing, when it is no YAML.
fn documents(text: &str) -> Option<Vec<Branch>> {
    let mut documents = Vec::new();
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    for line in text[at..].split_inclusive('\n') {
        let content = line.trim_end();
        let marks = content == "---" || content == "..." || content.starts_with("--- #");
        if marks {
            document(text, &mut lines, &mut documents)?;
        } else if !(lines.is_empty() && content.starts_with('%')) {
            let trimmed = content.trim_start_matches(' ');
            // A tab is no indentation.
            if trimmed.starts_with('\t') {
                return None;
            }
            let indent = content.len() - trimmed.len();
            lines.push(Line { at: at + indent, indent, text: trimmed });
        }
        at += line.len();
    }
    document(text, &mut lines, &mut documents)?;
    Some(documents)
}

/// Puts the value of some lines, which are taken, behind others, if there is anything in them; nothing, when they are no
/// YAML.
fn document(text: &str, lines: &mut Vec<Line<'_>>, documents: &mut Vec<Branch>) -> Option<()> {
    let (lines, anchors) = (std::mem::take(lines), HashMap::new());
    let mut blocks = Blocks { text, lines, at: 0, anchors, copied: 0 };
    if blocks.peek().is_some() {
        documents.push(blocks.block(0, 0)?);
    }
    blocks.peek().is_none().then_some(())
}

/// A line, without what it is indented by.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// The byte at which its text begins.
    at: usize,
    indent: usize,
    text: &'t str,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.is_empty() || self.text.starts_with('#')
    }

    fn is_entry(&self) -> bool {
        self.text == "-" || self.text.starts_with("- ") || self.text.starts_with("-\t")
    }
}

struct Blocks<'t> {
    text: &'t str,
    lines: Vec<Line<'t>>,
    at: usize,
    /// The values that aliases stand for, by their names.
    anchors: HashMap<&'t str, Branch>,
    /// How many values have been kept for aliases, and put in their places.
    copied: usize,
}

/// How many values may be copied for aliases.
const COPIES: usize = 1 << 12;

impl<'t> Blocks<'t> {
    /// The next line with something in it.
    fn peek(&mut self) -> Option<Line<'t>> {
        while self.lines.get(self.at)?.is_blank() {
            self.at += 1;
        }
        self.lines.get(self.at).copied()
    }

    /// The value that begins with the next line, which is indented at least so far.
    fn block(&mut self, least: usize, depth: usize) -> Option<Branch> {
        let line = self.peek().filter(|line| line.indent >= least && depth <= MAX_DEPTH)?;
        if line.is_entry() {
            self.sequence(line.indent, depth)
        } else if key(line.text).is_some() {
            self.mapping(line.indent, depth)
        } else {
            self.inline(least.checked_sub(1), depth)
        }
    }

    fn sequence(&mut self, indent: usize, depth: usize) -> Option<Branch> {
        let mut entries = Vec::new();
        let start = self.peek()?.at;
        while let Some(line) = self.peek().filter(|line| line.indent == indent && line.is_entry()) {
            let inner = line.text[1..].trim_start();
            let width = line.text.len() - inner.len();
            if inner.is_empty() || inner.starts_with('#') {
                self.at += 1;
                entries.push(self.below(indent, false, line.at, depth)?);
                continue;
            }
            // What stands behind the hyphen is a value that is indented as far as it stands there.
            self.lines[self.at] = Line { at: line.at + width, indent: indent + width, text: inner };
            entries.push(self.node(indent, depth)?);
        }
        Some(Branch::new(Tree::List(entries), start..self.end()))
    }

    /// A value behind a hyphen: a collection that begins on the same line, or what stands there.
    fn node(&mut self, parent: usize, depth: usize) -> Option<Branch> {
        let line = *self.lines.get(self.at)?;
        if line.is_entry() || key(line.text).is_some() {
            return self.block(line.indent, depth + 1);
        }
        self.inline(Some(parent), depth + 1)
    }

    fn mapping(&mut self, indent: usize, depth: usize) -> Option<Branch> {
        let (mut fields, mut names) = (Vec::new(), HashSet::new());
        let start = self.peek()?.at;
        while let Some(line) = self.peek().filter(|line| line.indent == indent) {
            let Key { name, length, rest } = key(line.text)?;
            let name_span = line.at..line.at + length;
            let inner = line.text[rest..].trim_start();
            let value = if inner.is_empty() || inner.starts_with('#') {
                self.at += 1;
                self.below(indent, true, name_span.end, depth)?
            } else {
                let width = line.text.len() - inner.len();
                self.lines[self.at] =
                    Line { at: line.at + width, indent: indent + width, text: inner };
                self.inline(Some(indent), depth + 1)?
            };
            // No key may stand twice; who wrote it may not know which one counts.
            if !names.insert(name.clone()) {
                return None;
            }
            fields.push(Field { name, name_span, value });
        }
        Some(Branch::new(Tree::Map(merged(fields)?), start..self.end()))
    }

    /// The value on the lines under a key or a hyphen. The entries of a list may stand right under their key.
    fn below(&mut self, indent: usize, of_key: bool, at: usize, depth: usize) -> Option<Branch> {
        match self.peek() {
            Some(line) if line.indent > indent => self.block(indent + 1, depth + 1),
            Some(line) if of_key && line.indent == indent && line.is_entry() => {
                self.sequence(indent, depth + 1)
            }
            _ => Some(Branch::new(Tree::Null, at..at)),
        }
    }

    /// A scalar or a flow collection that begins where the line under way does, inside of a block with an indentation.
    fn inline(&mut self, parent: Option<usize>, depth: usize) -> Option<Branch> {
        let line = *self.lines.get(self.at)?;
        if let Some(anchored) = line.text.strip_prefix('&') {
            let (name, behind) = anchored.split_once(' ').unwrap_or((anchored, ""));
            let value = self.behind(line, behind.trim_start(), parent, depth)?;
            self.copied += value.count(COPIES);
            if self.copied > COPIES {
                return None;
            }
            self.anchors.insert(name, value.clone());
            return Some(value);
        }
        if let Some(tagged) = line.text.strip_prefix('!') {
            let (tag, behind) = tagged.split_once(' ').unwrap_or((tagged, ""));
            let value = self.behind(line, behind.trim_start(), parent, depth)?;
            return Some(function(tag, value));
        }
        match line.text.as_bytes().first()? {
            b'|' | b'>' => self.literal(line, parent),
            b'*' => {
                self.at += 1;
                // Without an anchor it is no alias, and the text no YAML.
                let name = line.text[1..].split(' ').next()?;
                self.copied += self.anchors.get(name)?.count(COPIES);
                let is_few = self.copied <= COPIES;
                self.anchors.get(name).filter(|_| is_few).cloned()
            }
            b'"' | b'\'' | b'{' | b'[' => {
                let (value, end) = flow::value(self.text, line.at, depth)?;
                self.go_to(end)?;
                Some(value)
            }
            _ => self.plain(line, parent),
        }
    }

    /// The value behind an anchor or a tag: on the same line, or else below.
    fn behind(
        &mut self,
        line: Line<'t>,
        behind: &'t str,
        parent: Option<usize>,
        depth: usize,
    ) -> Option<Branch> {
        if behind.is_empty() {
            self.at += 1;
            return self.below(parent.unwrap_or(0), parent.is_some(), line.at, depth);
        }
        let width = line.text.len() - behind.len();
        self.lines[self.at] =
            Line { at: line.at + width, indent: line.indent + width, text: behind };
        if depth > MAX_DEPTH { None } else { self.inline(parent, depth + 1) }
    }

    /// Goes on behind a byte, behind which its line has nothing.
    fn go_to(&mut self, end: usize) -> Option<()> {
        let behind = self.text[end..].split('\n').next().unwrap_or_default().trim();
        while self.lines.get(self.at).is_some_and(|line| line.at < end) {
            self.at += 1;
        }
        (behind.is_empty() || behind.starts_with('#')).then_some(())
    }

    /// A text without quotes, which may go on in lines that are indented further than the block it is in.
    fn plain(&mut self, line: Line<'t>, parent: Option<usize>) -> Option<Branch> {
        let mut text = String::new();
        let (mut next, mut breaks) = (line, 0);
        loop {
            let part = next.text.split(" #").next().unwrap_or_default().trim_end();
            if part.contains(": ") || part.ends_with(':') || part.starts_with(['@', '`', '%']) {
                return None;
            }
            match breaks {
                _ if text.is_empty() => {}
                0 => text.push(' '),
                breaks => text.extend(std::iter::repeat_n('\n', breaks)),
            }
            text.push_str(part);
            self.at += 1;
            // Empty lines between are ends of lines in the text.
            let behind = self.lines.get(self.at..).unwrap_or_default();
            let empty = behind.iter().take_while(|line| line.text.is_empty()).count();
            match behind.get(empty) {
                Some(line)
                    if !line.is_blank() && parent.is_none_or(|parent| line.indent > parent) =>
                {
                    next = *line;
                    self.at += empty;
                    breaks = empty;
                }
                _ => break,
            }
        }
        Some(Branch::new(scalar(&text), line.at..self.end()))
    }

    /// `|` keeps the ends of lines, `>` makes spaces of them. What stands at the end is no part of any value of ours.
    fn literal(&mut self, header: Line<'t>, parent: Option<usize>) -> Option<Branch> {
        let folds = header.text.starts_with('>');
        let signs = header.text[1..].split(" #").next().unwrap_or_default().trim_end();
        if !signs.bytes().all(|sign| matches!(sign, b'+' | b'-' | b'1'..=b'9')) {
            return None;
        }
        self.at += 1;
        let given = signs.bytes().find(u8::is_ascii_digit).map(|digit| usize::from(digit - b'0'));
        let mut indent = given.map(|given| parent.unwrap_or(0) + given);
        let mut text = String::new();
        let (mut breaks, mut was_deeper) = (0, false);
        while let Some(line) = self.lines.get(self.at).copied() {
            if line.text.is_empty() {
                breaks += 1;
                self.at += 1;
                continue;
            }
            if parent.is_some_and(|parent| line.indent <= parent) {
                break;
            }
            let deeper = line.indent.checked_sub(*indent.get_or_insert(line.indent))?;
            if !text.is_empty() {
                // Lines that are indented further stay on their own.
                let ends = match (folds && deeper == 0 && !was_deeper, breaks) {
                    (true, 0) => " ".to_owned(),
                    (true, breaks) => "\n".repeat(breaks),
                    (false, breaks) => "\n".repeat(breaks + 1),
                };
                text.push_str(&ends);
            }
            (breaks, was_deeper) = (0, deeper > 0);
            text.extend(std::iter::repeat_n(' ', deeper));
            text.push_str(line.text);
            self.at += 1;
        }
        Some(Branch::text(text, header.at..self.end()))
    }

    /// The end of the line before the next.
    fn end(&self) -> usize {
        self.at
            .checked_sub(1)
            .and_then(|last| self.lines.get(last))
            .map_or(0, |line| line.at + line.text.len())
    }
}

/// The key that a line begins with.
struct Key {
    name: String,
    /// How many bytes it has, quotes included.
    length: usize,
    /// Where what stands behind its colon begins.
    rest: usize,
}

/// The longest key, in bytes.
const LONGEST_KEY: usize = 256;

fn key(line: &str) -> Option<Key> {
    let (name, length) = if line.starts_with(['"', '\'']) {
        flow::quoted(line, 0)?
    } else {
        let near = &line[..line.floor_char_boundary(LONGEST_KEY)];
        let end = near.find(": ").or_else(|| near.find(":\t")).or_else(|| {
            let end = near.strip_suffix(':')?.len();
            (near.len() == line.len()).then_some(end)
        })?;
        let name = near[..end].trim_end();
        if name.is_empty()
            || name.starts_with(|c| "[]{}&*!|>%@`#,?".contains(c))
            || name.contains(" #")
        {
            return None;
        }
        (name.to_owned(), name.len())
    };
    let behind = &line[length..];
    let colon = behind.len() - behind.trim_start().len();
    let rest = length + colon + 1;
    let is_key = line[length + colon..].starts_with(':')
        && (rest == line.len() || line[rest..].starts_with([' ', '\t']));
    is_key.then_some(Key { name, length, rest })
}

/// The value of a text without quotes (YAML 1.2.2, 10.3.2). A number with zeros before it is none.
pub(in crate::import::yaml) fn scalar(text: &str) -> Tree {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Tree::Null,
        "true" | "True" | "TRUE" => Tree::Bool(true),
        "false" | "False" | "FALSE" => Tree::Bool(false),
        _ => {
            let begins = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            if begins && Node::read(text).is_ok() {
                Tree::Number(text.to_owned())
            } else {
                Tree::Text(text.to_owned())
            }
        }
    }
}

/// `!Ref X` is `{"Ref": "X"}`, and `!Sub X` is `{"Fn::Sub": "X"}`; the tags of YAML itself change nothing here.
fn function(tag: &str, value: Branch) -> Branch {
    if tag.is_empty() || tag.starts_with('!') || !tag.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return value;
    }
    let name = if tag == "Ref" { tag.to_owned() } else { format!("Fn::{tag}") };
    let span = value.span.clone();
    let field = Field { name, name_span: span.clone(), value };
    Branch::new(Tree::Map(vec![field]), span)
}

/// Fields with those of the mappings that are merged into them: what stands there itself counts, then what comes first.
fn merged(mut fields: Vec<Field>) -> Option<Vec<Field>> {
    let Some(at) = fields.iter().position(|field| field.name == MERGE) else { return Some(fields) };
    let merged = match fields.remove(at).value.tree {
        Tree::List(entries) => entries,
        tree => vec![Branch::new(tree, 0..0)],
    };
    let mut names: HashSet<String> = fields.iter().map(|field| field.name.clone()).collect();
    for mapping in merged {
        let Tree::Map(others) = mapping.tree else { return None };
        fields.extend(others.into_iter().filter(|field| names.insert(field.name.clone())));
    }
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Option<String> {
        let documents = documents(text)?.into_iter();
        let values: Vec<String> =
            documents.filter_map(|branch| Some(branch.into_value()?.to_string())).collect();
        Some(values.join(" "))
    }

    #[test]
    fn every_kind_of_value_is_read() {
        for (text, value) in [
            ("a: 1\nb: two # not this\nc:\nd: '#x'\n", r##"{"a":1,"b":"two","c":null,"d":"#x"}"##),
            ("a:\n- 1\n- b: x\n  c: y\n-\n  - z\n", r#"{"a":[1,{"b":"x","c":"y"},["z"]]}"#),
            ("a: >-\n  b\n  c\n\n  d\ne: |\n  f\n   g\n", r#"{"a":"b c\nd","e":"f\n g"}"#),
            ("a: |2\n    b\n   c\nd: >\n  e\n    f\n  g\n", r#"{"a":"  b\n c","d":"e\n  f\ng"}"#),
            ("a: b\n\n  c\nd: [e\n  f, g]\n", r#"{"a":"b\nc","d":["e f","g"]}"#),
            ("a: \"x\\\r\n  y\\e\"\n-\t".trim_end_matches(['-', '\t']), r#"{"a":"xy\u001b"}"#),
            ("a: &x {b: 1}\nc: *x\n", r#"{"a":{"b":1},"c":{"b":1}}"#),
            ("\u{feff}a:\n  - b\n-\tc\n".split("-\t").next().unwrap(), r#"{"a":["b"]}"#),
            ("a: {b: c, 'd': [e, \"f\", 7]}\n", r#"{"a":{"b":"c","d":["e","f",7]}}"#),
            ("a: \"x\\ty\\u00e9\"\nb: 'it''s'\n", r#"{"a":"x\tyé","b":"it's"}"#),
            (
                "a: one\n  two\nb: 007\nc: true\nd: ~\n",
                r#"{"a":"one two","b":"007","c":true,"d":null}"#,
            ),
            ("---\na: 1\n---\n# none\n---\na: 2\n...\n", r#"{"a":1} {"a":2}"#),
            ("a: !Ref B\nc: !Sub 'x-${D}'\n", r#"{"a":{"Ref":"B"},"c":{"Fn::Sub":"x-${D}"}}"#),
            ("a: &x\n  b: 1\nc: &y d\n", r#"{"a":{"b":1},"c":"d"}"#),
            ("- a\n- - b\n  - c\n", r#"["a",["b","c"]]"#),
            ("a:\r\n  - b\r\n  # c\r\n\r\n  - d\r\n", r#"{"a":["b","d"]}"#),
            (
                "a: I|1602673264|P1D\nb: http://x/?y=z\n",
                r#"{"a":"I|1602673264|P1D","b":"http://x/?y=z"}"#,
            ),
        ] {
            assert_eq!(json(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_yaml_is_left_to_others() {
        for text in [
            "a: b: c\n",
            "a\nb: c\n",
            "a: [1\n",
            "a: 'b\n",
            "a: 1\n   b: 2\n",
            "a: \"x\" y\n",
            "a: *b\n",
            "a: 1\na: 2\n",
            "a:\n\tb: 1\n",
            "a: |\n    b\n   c\n",
        ] {
            assert_eq!(json(text), None, "{text}");
        }
    }
}
