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

    /// The place of all of it on one line: a list of one lights up with its entry.
    fn place_on_one_line(&self) -> Option<&Place> {
        match &self.value {
            Source::Group { items, .. } if items.len() == 1 => items[0].place.as_ref(),
            _ => self.place.as_ref(),
        }
    }

    /// The text on one line, where it is a literal or a list of few of them.
    fn on_one_line(&self, most: usize) -> Option<String> {
        match &self.value {
            Source::Leaf(literal) => Some(literal.clone()),
            Source::Group { braces, items, .. } if items.is_empty() => {
                Some(braces.empty.to_owned())
            }
            Source::Group { braces, items, short: true } if items.len() <= most => {
                let leaf = |item: &Item| match &item.value {
                    Source::Leaf(literal) => {
                        Some(format!("{}{literal}{}", item.before, item.behind))
                    }
                    Source::Group { .. } => None,
                };
                let leaves: Option<Vec<String>> = items.iter().map(leaf).collect();
                // Braces on lines of their own have spaces around them on a shared one.
                let space = if braces.open.contains('\n') { " " } else { "" };
                let open = braces.open.replace('\n', " ");
                let inner = leaves?.join(", ");
                Some(format!("{open}{space}{inner}{space}{}", braces.close))
            }
            Source::Group { .. } => None,
        }
    }
}

/// How many literals a list on one line has at most: more would not fit there.
const MOST_ON_ONE_LINE: usize = 40;

/// A name, with its colon and space, before which Prettier does not break a line: shorter than an indentation and
/// three.
const SHORT_NAME: usize = 7;

/// How lines are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// One step of indentation.
    pub(super) step: &'static str,
    /// Whether values with names that stand on neighbouring lines are aligned, as `gofmt` does.
    pub(super) aligned: bool,
    /// The columns within which a list of literals stays on one line, and beyond which a text goes to a line of its own,
    /// as Prettier does. Without them each entry of a list has its line.
    pub(super) columns: Option<usize>,
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
        let line = |value: &str| {
            let space = " ".repeat(pad);
            format!("{indent}{before}{space}{value}{}{behind}", item.behind)
        };
        let fits = |line: &str| self.columns.is_none_or(|columns| width(line) <= columns);
        let most = if self.columns.is_some() { MOST_ON_ONE_LINE } else { 1 };
        let is_leaf = matches!(item.value, Source::Leaf(_));
        if let Some(value) = item.on_one_line(most) {
            let whole = line(&value);
            if fits(&whole) || is_leaf && width(before) < SHORT_NAME {
                return put(sheet, item.place_on_one_line(), whole);
            }
            if is_leaf {
                put(sheet, item.place.as_ref(), format!("{indent}{}", before.trim_end()));
                let value = format!("{indent}{}{value}{}{behind}", self.step, item.behind);
                return put(sheet, item.place.as_ref(), value);
            }
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
    let columns = |item: &Item| item.before.chars().count();
    let mut pads = vec![0; items.len()];
    let mut from = 0;
    while from < items.len() {
        let lines = items[from..].iter().take_while(|item| item.on_one_line(1).is_some()).count();
        let widest = items[from..from + lines].iter().map(columns).max().unwrap_or(0);
        for (pad, item) in pads[from..].iter_mut().zip(&items[from..from + lines]) {
            *pad = widest - columns(item);
        }
        from += lines.max(1);
    }
    pads
}

/// How many columns a text takes where each character has the same width: two for those of East Asia.
fn width(text: &str) -> usize {
    let of = |c: char| match u32::from(c) {
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xff00..=0xff60
        | 0x1_f300..=0x1_faff
        | 0x2_0000..=0x3_ffff => 2,
        _ => 1,
    };
    text.chars().map(of).sum()
}
