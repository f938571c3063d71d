//! Declarations in HCL, formatted as `terraform fmt` does (`hclwrite/format.go` of hashicorp/hcl).

use crate::lang::unseen::is_unfit;
use crate::output::declared::{Declared, Entry, Line};
use crate::plan::place::Place;

/// A block: its head, its entries and its end.
#[must_use]
pub fn block(head: &str, entries: &[Entry]) -> Vec<Line> {
    let mut lines = Vec::new();
    write_block(&mut lines, None, head, entries, 0);
    lines
}

fn line(lines: &mut Vec<Line>, place: Option<&Place>, level: usize, text: &str) {
    let indent = "  ".repeat(level);
    lines.push(Line { place: place.cloned(), text: format!("{indent}{text}") });
}

fn write_block(
    lines: &mut Vec<Line>,
    place: Option<&Place>,
    head: &str,
    entries: &[Entry],
    level: usize,
) {
    if entries.is_empty() {
        return line(lines, place, level, &format!("{head} {{}}"));
    }
    line(lines, place, level, &format!("{head} {{"));
    body(lines, entries, level + 1);
    line(lines, place, level, "}");
}

/// The entries between the braces of a block: attributes first, then the blocks, each behind an empty line.
fn body(lines: &mut Vec<Line>, entries: &[Entry], level: usize) {
    let is_block = |entry: &&Entry| matches!(entry.value, Declared::Block(_) | Declared::Blocks(_));
    let attributes: Vec<&Entry> = entries.iter().filter(|entry| !is_block(entry)).collect();
    // The equals signs of neighbours stand below each other; a value of several lines ends the neighbourhood.
    for run in attributes.split_inclusive(|entry| is_long(entry)) {
        let aligned = run.iter().filter(|entry| !is_long(entry));
        let width = aligned.map(|entry| entry.name.len()).max().unwrap_or(0);
        for entry in run {
            attribute(lines, entry, width, level);
        }
    }
    for entry in entries.iter().filter(is_block) {
        let one = [(entry.place.clone(), Vec::new())];
        let (blocks, single) = match &entry.value {
            Declared::Blocks(blocks) => (blocks.as_slice(), None),
            Declared::Block(inner) => (one.as_slice(), Some(inner)),
            _ => continue,
        };
        for (place, inner) in blocks {
            if !lines.last().is_none_or(|last| last.text.ends_with('{')) {
                lines.push(Line::default());
            }
            write_block(lines, place.as_ref(), &entry.name, single.unwrap_or(inner), level);
        }
    }
}

/// Whether a value takes several lines.
fn is_long(entry: &Entry) -> bool {
    matches!(&entry.value, Declared::Texts(texts) if texts.len() > 1)
}

fn attribute(lines: &mut Vec<Line>, entry: &Entry, width: usize, level: usize) {
    let place = entry.place.as_ref();
    if let Declared::Texts(texts) = &entry.value
        && is_long(entry)
    {
        line(lines, place, level, &format!("{} = [", entry.name));
        for (place, text) in texts {
            line(lines, Some(place), level + 1, &format!("{},", quoted(text)));
        }
        return line(lines, place, level, "]");
    }
    let value = match &entry.value {
        Declared::Text(text) => quoted(text),
        Declared::Number(number) => number.to_string(),
        Declared::Bool(bool) => bool.to_string(),
        Declared::Expression(expression) => expression.clone(),
        Declared::Json(value) => quoted(&value.to_string()),
        Declared::Texts(texts) => {
            let texts: Vec<String> = texts.iter().map(|(_, text)| quoted(text)).collect();
            format!("[{}]", texts.join(", "))
        }
        Declared::Block(_) | Declared::Blocks(_) => return,
    };
    line(lines, place, level, &format!("{:width$} = {value}", entry.name));
}

/// A text as a quoted template without any interpolation (HCL Native Syntax Specification, "Quoted Templates").
#[must_use]
pub fn quoted(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // `${` and `%{` begin an interpolation; doubled, the sign is itself.
            '$' | '%' if chars.peek() == Some(&'{') => out.extend([c, c]),
            // Seen by nobody, or turning what follows around: better read as what it is.
            c if is_unfit(c) => {
                // Writing to a text cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
