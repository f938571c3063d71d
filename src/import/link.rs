//! A link that this page made: `…#p=1.…`.

use crate::import::call::Call;
use crate::import::note::{Note, NoteKind};
use crate::import::tree::{Branch, Tree};
use crate::import::{Read, Reader};
use crate::lang::t;
use crate::share::Shared;

/// `link`
pub static READER: Reader = Reader {
    id: "link",
    title: t("a link to a plan", "计划链接"),
    score: |text| if link(text).is_some() { 95 } else { 0 },
    read,
};

/// What stands before the plan in a link.
const MARK: &str = "#p=";

/// The link in a text, up to the next space or quote.
fn link(text: &str) -> Option<&str> {
    let mark = text.find(MARK)?;
    let ends = |c: char| c.is_whitespace() || "\"'<>)]".contains(c);
    let word = text[..mark].rsplit(ends).next().unwrap_or_default();
    let start = mark - word.len();
    let link = text.get(start..)?;
    link.get(..link.find(ends).unwrap_or(link.len()))
}

fn read(text: &str) -> Read {
    let mut read = Read::default();
    let Some(link) = link(text) else { return read };
    let start = link.as_ptr().addr() - text.as_ptr().addr();
    let span = start..start + link.len();
    let shared = match Shared::open(link) {
        Ok(shared) => shared,
        Err(error) => {
            read.notes.push(Note::new(NoteKind::Nothing, error.text(), []).at(span));
            return read;
        }
    };
    let mut root = Branch::of(shared.draft.root().clone(), 0);
    root.stand_at(&span);
    let Tree::Map(fields) = root.tree else { return read };
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    let (region, host) = (given(shared.region), given(shared.endpoint));
    read.calls.push(Call { fields, region, host, ..Call::default() });
    read
}
