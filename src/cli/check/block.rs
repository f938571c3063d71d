//! Requests that came together, and what a thread makes of them.

use std::borrow::Cow;
use std::sync::Arc;

use create_backup_plan::batch::reader::{Break, Piece, Slice};
use create_backup_plan::rules::{Earlier, Name, Report, World, check_text_with, not_json};
use create_backup_plan::verdict::checked::Checked;
use create_backup_plan::verdict::mend::mend;

use super::names::{Holder, Names};
use crate::cli::format::{Format, Totals};

/// How the requests of a source are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It is one.
    Whole,
    /// Each line is one.
    Lines,
    /// It is a JSON array of them, or each line is one.
    Batch,
}

/// Requests that came together.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// The name of their file, where it is shown.
    pub(super) file: Option<Arc<str>>,
    bytes: Vec<u8>,
    parts: Vec<Part>,
}

/// A piece of a source.
#[derive(Debug)]
struct Part {
    kind: Kind,
    /// Where it ends in the block's bytes; it begins where the one before it ends.
    end: usize,
    start: usize,
    lines_before: usize,
    columns_before: usize,
}

#[derive(Debug)]
enum Kind {
    Request,
    Broken(Break),
    Between,
}

/// What a thread made of a block.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// The name of the file, where it is shown.
    pub(super) file: Option<Arc<str>>,
    /// How many bytes of the source this was.
    pub(super) bytes: usize,
    /// What goes to standard output with --fix.
    pub(super) mended: Vec<u8>,
    /// What is shown.
    pub(super) said: Vec<u8>,
    /// What was found and is yet to be shown, where that must be in order.
    pub(super) found: Vec<Found<'static>>,
    pub(super) totals: Totals,
}

/// A request that has been checked.
#[derive(Debug)]
pub(super) struct Found<'t> {
    text: Cow<'t, str>,
    start: usize,
    lines_before: usize,
    columns_before: usize,
    report: Report,
    /// What it wants to be called, unless it could not be read.
    claim: Option<Claim>,
}

/// The name of a request, if it has one: among several requests, no other may have it.
#[derive(Debug)]
struct Claim(Option<Name>);

impl Block {
    pub(super) fn new(file: Option<Arc<str>>) -> Self {
        Block { file, ..Block::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Takes in another piece.
    pub(super) fn add(&mut self, piece: &Piece<'_>) {
        let (kind, slice) = match *piece {
            Piece::Request(slice) => (Kind::Request, slice),
            Piece::Broken(slice, broken) => (Kind::Broken(broken), slice),
            Piece::Between(bytes) => {
                let slice = Slice { bytes, start: 0, lines_before: 0, columns_before: 0 };
                (Kind::Between, slice)
            }
        };
        self.bytes.extend_from_slice(slice.bytes);
        let Slice { start, lines_before, columns_before, .. } = slice;
        let end = self.bytes.len();
        self.parts.push(Part { kind, end, start, lines_before, columns_before });
    }

    /// A block with one request.
    pub(super) fn whole(file: Option<Arc<str>>, text: String) -> Self {
        let part = Part {
            kind: Kind::Request,
            end: text.len(),
            start: 0,
            lines_before: 0,
            columns_before: 0,
        };
        Block { file, bytes: text.into_bytes(), parts: vec![part] }
    }
}

impl Block {
    /// Checks each request by itself. With --fix they are mended first, and written.
    pub(super) fn check(
        &self,
        world: &World,
        how: How,
        mut fix: Option<&mut Vec<u8>>,
    ) -> Vec<Found<'_>> {
        let mut found = Vec::with_capacity(self.parts.len());
        let mut begin = 0;
        for part in &self.parts {
            let slice = Slice {
                bytes: &self.bytes[begin..part.end],
                start: part.start,
                lines_before: part.lines_before,
                columns_before: part.columns_before,
            };
            begin = part.end;
            match part.kind {
                Kind::Request => {
                    let of = Found::of(&slice, world, fix.is_some());
                    if let Some(out) = fix.as_deref_mut() {
                        of.write(&slice, how, out);
                    }
                    found.push(of);
                }
                Kind::Broken(broken) => {
                    let (text, _) = slice.text();
                    let report = not_json(&broken.error(&text));
                    found.push(Found::new(&slice, text, report, None));
                    if let Some(out) = fix.as_deref_mut() {
                        out.extend_from_slice(slice.bytes);
                    }
                }
                Kind::Between => {
                    if let Some(out) = fix.as_deref_mut().filter(|_| how == How::Batch) {
                        out.extend_from_slice(slice.bytes);
                    }
                }
            }
        }
        found
    }

    /// Takes the names of what was found, once all blocks before this one have theirs: which of them have a name that is
    /// taken, each with the request that has it.
    pub(super) fn take_names(
        &self,
        found: &mut [Found<'_>],
        how: How,
        names: &mut Names,
    ) -> Vec<(usize, Earlier)> {
        let take = |(index, found): (usize, &mut Found<'_>)| {
            let Claim(name) = found.claim.take()?;
            let line = (how != How::Whole).then_some(found.lines_before + 1);
            let holder = |number| Holder { number, file: self.file.clone(), line };
            Some((index, names.take(name, holder)?.earlier()))
        };
        found.iter_mut().enumerate().filter_map(take).collect()
    }

    /// Shows what was found, or leaves that to whoever has them all in order.
    pub(super) fn done(
        &self,
        found: Vec<Found<'_>>,
        mended: Vec<u8>,
        format: &mut dyn Format,
    ) -> Done {
        let mut done = Done { bytes: self.bytes.len(), mended, ..Done::default() };
        for found in found {
            done.totals.add(&found.report);
            if format.is_in_order() {
                done.found.push(found.into_owned());
            } else {
                // A vector takes all that is written.
                let _ = format.checked(&mut done.said, &found.checked(self.file.as_deref()));
            }
        }
        done.file.clone_from(&self.file);
        done
    }
}

impl<'t> Found<'t> {
    fn new(slice: &Slice<'_>, text: Cow<'t, str>, report: Report, claim: Option<Claim>) -> Self {
        let Slice { start, lines_before, columns_before, .. } = *slice;
        Found { text, start, lines_before, columns_before, report, claim }
    }

    fn of(slice: &Slice<'t>, world: &World, fix: bool) -> Self {
        let (text, broken) = slice.text();
        if let Some(error) = broken {
            return Found::new(slice, text, not_json(&error), None);
        }
        let text = match text {
            Cow::Borrowed(text) if fix => mend(text, world).text,
            text => text,
        };
        let mut claim = None;
        let report = check_text_with(&text, world, |reading| {
            claim = Some(Claim(Name::of(reading)));
            None
        });
        Found::new(slice, text, report, claim)
    }

    /// Writes the mended request. One that is a line or a file of its own ends as a line does.
    fn write(&self, slice: &Slice<'_>, how: How, out: &mut Vec<u8>) {
        if how == How::Batch {
            let readable = std::str::from_utf8(slice.bytes).is_ok();
            out.extend_from_slice(if readable { self.text.as_bytes() } else { slice.bytes });
            return;
        }
        out.extend_from_slice(self.text.as_bytes());
        if !self.text.ends_with('\n') {
            out.push(b'\n');
        }
    }

    /// Checks it again, now that it is known which one has its name.
    pub(super) fn repeat(&mut self, world: &World, earlier: Earlier) {
        self.report = check_text_with(&self.text, world, |_| Some(earlier));
    }

    /// What a format shows.
    pub(super) fn checked<'f>(&'f self, file: Option<&'f str>) -> Checked<'f> {
        Checked {
            file,
            text: &self.text,
            lines_before: self.lines_before,
            columns_before: self.columns_before,
            bytes_before: self.start,
            report: &self.report,
        }
    }

    fn into_owned(self) -> Found<'static> {
        let text = Cow::Owned(self.text.into_owned());
        Found {
            text,
            start: self.start,
            lines_before: self.lines_before,
            columns_before: self.columns_before,
            report: self.report,
            claim: self.claim,
        }
    }
}
