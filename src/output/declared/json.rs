//! Declarations as JSON, line by line.

use crate::output::declared::{Declared, Entry, Line};
use crate::plan::place::Place;
use crate::values::json::{quoted, write_text};

/// The entries as an object, two spaces a level.
#[must_use]
pub fn object(entries: &[Entry]) -> Vec<Line> {
    let mut writer = Writer::default();
    writer.object(None, entries);
    writer.lines
}

/// Objects as a list.
#[must_use]
pub fn list(objects: &[(Option<Place>, Vec<Entry>)]) -> Vec<Line> {
    let mut writer = Writer::default();
    writer.list(None, objects);
    writer.lines
}

/// Lines of JSON; the last one is still open, for what comes behind a value.
#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    level: usize,
}

impl Writer {
    fn line(&mut self, place: Option<&Place>, text: &str) {
        let mut line = "  ".repeat(self.level);
        line.push_str(text);
        self.lines.push(Line { place: place.cloned(), text: line });
    }

    /// Writes on, at the end of the last line.
    fn on(&mut self, text: &str) {
        match self.lines.last_mut() {
            Some(last) => last.text.push_str(text),
            None => self.line(None, text),
        }
    }

    fn object(&mut self, place: Option<&Place>, entries: &[Entry]) {
        if entries.is_empty() {
            return self.on("{}");
        }
        self.on("{");
        self.level += 1;
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                self.on(",");
            }
            self.line(entry.place.as_ref(), &format!("{}: ", quoted(&entry.name)));
            self.value(entry);
        }
        self.level -= 1;
        self.line(place, "}");
    }

    fn list(&mut self, place: Option<&Place>, objects: &[(Option<Place>, Vec<Entry>)]) {
        if objects.is_empty() {
            return self.on("[]");
        }
        self.on("[");
        self.level += 1;
        for (index, (place, entries)) in objects.iter().enumerate() {
            if index > 0 {
                self.on(",");
            }
            self.line(place.as_ref(), "");
            self.object(place.as_ref(), entries);
        }
        self.level -= 1;
        self.line(place, "]");
    }

    fn value(&mut self, entry: &Entry) {
        let place = entry.place.as_ref();
        match &entry.value {
            Declared::Text(text) => self.on(&quoted(text)),
            Declared::Number(number) => self.on(&number.to_string()),
            Declared::Bool(bool) => self.on(if *bool { "true" } else { "false" }),
            Declared::Expression(expression) => self.on(expression),
            Declared::Texts(texts) if texts.is_empty() => self.on("[]"),
            Declared::Texts(texts) => {
                self.on("[");
                self.level += 1;
                for (index, (place, text)) in texts.iter().enumerate() {
                    if index > 0 {
                        self.on(",");
                    }
                    let mut line = String::new();
                    write_text(&mut line, text);
                    self.line(Some(place), &line);
                }
                self.level -= 1;
                self.line(place, "]");
            }
            Declared::Json(value) => {
                let pretty = value.pretty();
                let mut lines = pretty.split('\n');
                self.on(lines.next().unwrap_or_default());
                for line in lines {
                    self.line(place, line);
                }
            }
            Declared::Block(entries) => self.object(place, entries),
            Declared::Blocks(objects) => self.list(place, objects),
        }
    }
}
