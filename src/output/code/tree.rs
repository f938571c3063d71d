//! Values as source text, laid out over lines as the languages' formatters lay them out: one to a line, indented, and
//! each line with its place.

use crate::output::sheet::Sheet;
use crate::plan::place::Place;

/// What stands around the parts of a composite value.
#[derive(Clone, Debug)]
pub(super) struct Braces {
    /// What opens it, perhaps over several lines.
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    /// What stands behind each part but the last.
    pub(super) between: &'static str,
    /// What stands behind the last part.
    pub(super) last: &'static str,
    /// The whole value when it has no parts.
    pub(super) empty: &'static str,
}

/// A value with what stands before and behind it.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) before: String,
    pub(super) value: Source,
    pub(super) behind: &'static str,
    pub(super) place: Option<Place>,
}

/// A value in a language.
#[derive(Debug)]
pub(super) enum Source {
    /// A literal, on one line.
    Leaf(String),
    Group {
        braces: &'static Braces,
        items: Vec<Item>,
        /// Whether a value with one literal in it stays on one line.
        short: bool,
    },
}

impl Item {
    /// A value without a name: an entry of a list.
    pub(super) fn of(place: Place, value: Source) -> Item {
        Item { before: String::new(), value, behind: "", place: Some(place) }
    }

    /// The text on one line, where it is a literal or holds but one.
    fn on_one_line(&self) -> Option<String> {
        match &self.value {
            Source::Leaf(literal) => Some(literal.clone()),
            Source::Group { braces, items, .. } if items.is_empty() => {
                Some(braces.empty.to_owned())
            }
            Source::Group { braces, items, short: true } => match items.as_slice() {
                [Item { value: Source::Leaf(literal), before, behind, .. }] => {
                    // Braces on lines of their own have spaces around them on a shared one.
                    let space = if braces.open.contains('\n') { " " } else { "" };
                    let open = braces.open.replace('\n', " ");
                    let close = braces.close;
                    Some(format!("{open}{space}{before}{literal}{behind}{space}{close}"))
                }
                _ => None,
            },
            Source::Group { .. } => None,
        }
    }
}

/// How lines are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// One step of indentation.
    pub(super) step: &'static str,
    /// Whether values with names that stand on neighbouring lines are aligned, as `gofmt` does.
    pub(super) aligned: bool,
}

impl Layout {
    /// Writes a value at a depth, with what stands behind it on its last line.
    pub(super) fn write(self, sheet: &mut Sheet, item: &Item, depth: usize, behind: &str) {
        self.padded(sheet, item, depth, behind, 0);
    }

    fn padded(self, sheet: &mut Sheet, item: &Item, depth: usize, behind: &str, pad: usize) {
        let indent = self.step.repeat(depth);
        let put = |sheet: &mut Sheet, place: Option<&Place>, line: String| match place {
            Some(place) => sheet.line_of(place, line),
            None => sheet.line(line),
        };
        let before = &item.before;
        if let Some(value) = item.on_one_line() {
            // A list of one lights up with its entry.
            let place = match &item.value {
                Source::Group { items, .. } => {
                    items.first().and_then(|only| only.place.as_ref()).or(item.place.as_ref())
                }
                Source::Leaf(_) => item.place.as_ref(),
            };
            let space = " ".repeat(pad);
            let line = format!("{indent}{before}{space}{value}{}{behind}", item.behind);
            return put(sheet, place, line);
        }
        let Source::Group { braces, items, .. } = &item.value else { return };
        let open = braces.open.replace('\n', &format!("\n{indent}"));
        put(sheet, item.place.as_ref(), format!("{indent}{before}{open}"));
        let tail = format!("{}{behind}", item.behind);
        let pads = if self.aligned { pads(items) } else { vec![0; items.len()] };
        for (index, (inner, pad)) in items.iter().zip(pads).enumerate() {
            let is_last = index + 1 == items.len();
            let end = match (is_last, braces.close) {
                (false, _) => braces.between.to_owned(),
                // What has nothing to close it ends with its last part.
                (true, "") => format!("{}{tail}", braces.last),
                (true, _) => braces.last.to_owned(),
            };
            self.padded(sheet, inner, depth + 1, &end, pad);
        }
        if !braces.close.is_empty() {
            put(sheet, item.place.as_ref(), format!("{indent}{}{tail}", braces.close));
        }
    }
}

/// The spaces before each value: `gofmt` aligns those of neighbouring lines, and a value over several lines ends a
/// neighbourhood (`exprList` of <https://github.com/golang/go/blob/master/src/go/printer/nodes.go>).
fn pads(items: &[Item]) -> Vec<usize> {
    let width = |item: &Item| item.before.chars().count();
    let mut pads = vec![0; items.len()];
    let mut from = 0;
    while from < items.len() {
        let lines = items[from..].iter().take_while(|item| item.on_one_line().is_some()).count();
        let widest = items[from..from + lines].iter().map(width).max().unwrap_or(0);
        for (pad, item) in pads[from..].iter_mut().zip(&items[from..from + lines]) {
            *pad = widest - width(item);
        }
        from += lines.max(1);
    }
    pads
}
