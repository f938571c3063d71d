//! From any form a request is kept or shown in, back to a draft: [`output`](crate::output) backwards.
//!
//! [`read`] takes whatever text somebody has at hand and never fails: it gives the plans that it found, and notes on
//! what it left out and why. Each kind of text has a [`Reader`], in a file of its own, which finds calls; what becomes
//! of a call is the same for all of them (`call`). Keys, tokens and signatures never get into a plan (`credentials`);
//! whoever has to look at a signature reads the request by [`sent`].

pub mod answer;
mod call;
pub mod cli;
pub mod code;
mod config;
mod console;
mod copied;
mod credentials;
pub mod curl;
mod expression;
mod face;
mod flat;
pub mod har;
mod hcl;
pub mod json;
mod liberty;
pub mod link;
mod names;
pub mod note;
pub mod postman;
pub mod ros;
pub mod sent;
mod shell;
pub mod terraform;
mod tree;
pub mod url;
pub mod yaml;

use std::borrow::Cow;
use std::ops::Range;
use std::ptr;

use crate::import::call::Call;
use crate::import::credentials::Seen;
use crate::import::liberty::Liberty;
use crate::import::note::{Note, NoteKind};
use crate::lang::{Arg, Text, t};
use crate::plan::draft::Draft;
use crate::values::json::Member;

/// The most bytes of a text that are read.
pub const MAX_BYTES: usize = 4 << 20;
/// The most plans that are taken out of a text.
pub const MAX_PLANS: usize = 1000;
/// The most remarks that are made about one plan, and about the whole text.
pub const MAX_NOTES: usize = 100;

/// What was found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What kind of text it is; nothing, when it is none that is known.
    pub reader: Option<&'static Reader>,
    /// The plans, in the order of the text.
    pub plans: Vec<Found>,
    /// Remarks that concern no single plan.
    pub notes: Vec<Note>,
}

/// A plan that was found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The plan.
    pub draft: Draft,
    /// What tells it from the others: the plan's name, or the name it has in the text.
    pub title: Option<String>,
    /// The ID of the region it was to be sent to.
    pub region: Option<String>,
    /// The host it was to be sent to, where that is not the region's public one.
    pub endpoint: Option<String>,
    /// Remarks about it.
    pub notes: Vec<Note>,
}

/// A kind of text that plans are found in.
#[derive(Debug)]
pub struct Reader {
    /// Its stable name.
    pub id: &'static str,
    /// What the page calls it, as it stands inside a sentence.
    pub title: Text,
    /// How likely a text is of this kind, from 0 to 100.
    score: fn(&str) -> u8,
    /// Finds the calls in a text.
    read: fn(&str) -> Read,
}

impl PartialEq for Reader {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Reader {}

/// Every kind of text, in the order they are offered.
pub static READERS: &[&Reader] = &[
    &json::READER,
    &har::READER,
    &postman::READER,
    &url::READER,
    &curl::READER,
    &cli::READER,
    &terraform::READER,
    &ros::READER,
    &yaml::READER,
    &code::READER,
    &answer::READER,
    &link::READER,
];

/// What a reader made of a text.
#[derive(Default)]
struct Read {
    calls: Vec<Call>,
    /// Credentials that belong to all of the calls, or to none.
    seen: Seen,
    notes: Vec<Note>,
}

impl Read {
    fn is_full(&self) -> bool {
        self.calls.len() > MAX_PLANS
    }
}

/// What can be read.
const NOTHING: Text = t(
    "There is no plan in this text. Paste request JSON, YAML, a URL, a curl or aliyun command, an answer of DescribeBackupPlans, Terraform, a ROS template, SDK code, an HTTP archive or a Postman collection.",
    "这段文本中没有备份计划。可粘贴请求 JSON、YAML、URL、curl 或 aliyun 命令、DescribeBackupPlans 的返回结果、Terraform、ROS 模板、SDK 代码、HTTP 归档或 Postman 集合。",
);

const TOO_LONG: Text = t(
    "The text is longer than {0} MiB; only its beginning was read.",
    "文本超过 {0} MiB，只读取了开头部分。",
);

const TOO_MANY: Text = t(
    "There are more than {0} plans in the text; the others were not read.",
    "文本中的计划超过 {0} 个，其余未读取。",
);

/// Whether a name is that of a credential, in any spelling: no plan has such a member.
#[must_use]
pub fn is_credential(name: &str) -> bool {
    credentials::Credential::named(name).is_some()
}

/// Finds the plans in a text.
#[must_use]
pub fn read(text: &str) -> Import {
    let beginning = text.get(..text.floor_char_boundary(MAX_BYTES)).unwrap_or(text);
    let newer = copied::newer(beginning);
    let mut import = whole(&newer);
    if matches!(newer, Cow::Owned(_)) {
        import.notes.insert(0, Liberty::Comparison.note());
    }
    if beginning.len() < text.len() {
        let args = [Arg::count(MAX_BYTES >> 20)];
        import.notes.insert(0, Note::new(NoteKind::Limit, TOO_LONG, args));
    }
    if import.plans.len() > MAX_PLANS {
        import.plans.truncate(MAX_PLANS);
        import.notes.insert(0, Note::new(NoteKind::Limit, TOO_MANY, [Arg::count(MAX_PLANS)]));
    }
    if import.plans.is_empty() {
        import.reader = None;
        import.notes.insert(0, Note::new(NoteKind::Nothing, NOTHING, []));
    }
    import
}

/// The plans in a text, which may be the source of a page.
fn whole(text: &str) -> Import {
    let plans = |text: &str| blocks(text).unwrap_or_else(|| part(text, 0));
    let Some(plain) = copied::unescaped(text) else { return plans(text) };
    let mut import = plans(&plain);
    // What was read has other lengths than what was written.
    let notes = import.plans.iter_mut().flat_map(|plan| &mut plan.notes);
    for note in notes.chain(&mut import.notes) {
        note.span = None;
    }
    import.notes.insert(0, Liberty::Html.note());
    import
}

/// The plans in the fenced blocks of a page in Markdown; nothing, when it has no block with a plan.
fn blocks(text: &str) -> Option<Import> {
    let mut all: Option<Import> = None;
    for (start, block) in fenced(text) {
        let Import { reader, plans, notes } = part(block, start);
        if plans.is_empty() {
            continue;
        }
        let all =
            all.get_or_insert_with(|| Import { reader, plans: Vec::new(), notes: Vec::new() });
        // Documentation shows one plan in several languages.
        let new =
            plans.into_iter().filter(|plan| !all.plans.iter().any(|old| old.draft == plan.draft));
        let new: Vec<Found> = new.collect();
        all.plans.extend(new);
        all.notes.extend(notes);
        if all.plans.len() > MAX_PLANS {
            break;
        }
    }
    all
}

/// The fenced blocks of a page, with the bytes they begin at.
fn fenced(text: &str) -> Vec<(usize, &str)> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start_matches([' ', '\t', '>']);
        let fence = ["```", "~~~"].into_iter().find(|fence| trimmed.starts_with(fence));
        match (open, fence) {
            (Some((opened, start)), Some(fence)) if fence == opened => {
                blocks.push((start, &text[start..at]));
                open = None;
            }
            (None, Some(fence)) => open = Some((fence, at + line.len())),
            _ => {}
        }
        at += line.len();
    }
    if let Some((_, start)) = open {
        blocks.push((start, &text[start..]));
    }
    blocks
}

/// The plans in a part of a text, by the reader that it is likeliest for and finds one.
fn part(text: &str, start: usize) -> Import {
    let mut readers: Vec<(u8, &'static Reader)> =
        READERS.iter().map(|reader| ((reader.score)(text), *reader)).collect();
    readers.retain(|(score, _)| *score > 0);
    readers.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let mut first: Option<Import> = None;
    for (_, reader) in readers {
        let read = (reader.read)(text);
        let taken: Vec<Range<usize>> = read.calls.iter().filter_map(Call::span).collect();
        let mut import = settled(reader, read, text, start);
        if !import.plans.is_empty() {
            if let Some(note) = unread(reader, &import, &taken, text, start) {
                import.notes.push(note);
            }
            return import;
        }
        first.get_or_insert(import);
    }
    first.unwrap_or(Import { reader: None, plans: Vec::new(), notes: Vec::new() })
}

/// The kinds of text that are written below one another, and the longest text that is looked through for another kind.
static MIXED: &[&Reader] = &[&json::READER, &url::READER, &curl::READER, &cli::READER];
const MOST_MIXED: usize = 1 << 16;

/// A note where another reader finds a plan beside those that were found.
fn unread(
    reader: &'static Reader,
    found: &Import,
    taken: &[Range<usize>],
    text: &str,
    start: usize,
) -> Option<Note> {
    if !MIXED.contains(&reader) || text.len() > MOST_MIXED {
        return None;
    }
    // What says no more than a plan that was found is its pattern, or a copy.
    let is_known = |draft: &Draft| {
        let has = |plan: &Found, member: &Member<'_>| {
            plan.draft.root().get(&member.name).is_some_and(|node| node.value == member.node.value)
        };
        found.plans.iter().any(|plan| draft.members().iter().all(|member| has(plan, member)))
    };
    let taken: Vec<Range<usize>> = taken.iter().map(|span| lines_of(text, span)).collect();
    let others = MIXED.iter().filter(|other| **other != reader && (other.score)(text) > 0);
    for other in others {
        for call in (other.read)(text).calls {
            let Some(span) = call.span() else { continue };
            // What stands in the lines of a plan is a part of it.
            let is_beside =
                taken.iter().all(|taken| span.start >= taken.end || span.end <= taken.start);
            let is_request = json::is_request(&call.fields);
            if is_beside
                && is_request
                && call.settle(&Seen::default()).is_ok_and(|more| !is_known(&more.draft))
            {
                let note = Note::new(NoteKind::Limit, UNREAD, [Arg::Text(other.title)]);
                return Some(note.at(start + span.start..start + span.start));
            }
        }
    }
    None
}

/// The lines that a part of a text stands in.
fn lines_of(text: &str, span: &Range<usize>) -> Range<usize> {
    let (start, end) = (span.start.min(text.len()), span.end.min(text.len()));
    let before = text.as_bytes()[..start].iter().rposition(|byte| *byte == b'\n');
    let behind = text.as_bytes()[end..].iter().position(|byte| *byte == b'\n');
    before.map_or(0, |at| at + 1)..behind.map_or(text.len(), |at| end + at)
}

const UNREAD: Text = t(
    "There is more in the text that may be a request: {0}. It was not read; paste it by itself.",
    "文本中还有可能是请求的内容：{0}。此处未读取，应单独粘贴。",
);

/// What a reader found, as plans. The text that it read begins at `start` of the whole one.
fn settled(reader: &'static Reader, read: Read, text: &str, start: usize) -> Import {
    let notes = read.seen.notes().chain(read.notes).collect();
    let mut import = Import { reader: Some(reader), plans: Vec::new(), notes };
    for call in read.calls {
        match call.settle(&read.seen) {
            Ok(found) => import.plans.push(found),
            Err(notes) => import.notes.extend(notes),
        }
    }
    import.notes.truncate(MAX_NOTES);
    let plans = import.plans.iter_mut().flat_map(|plan| &mut plan.notes);
    for span in plans.chain(&mut import.notes).filter_map(|note| note.span.as_mut()) {
        // What quotes and escapes stand for has another length than they: a place that was counted in there can miss a
        // character.
        let (first, last) =
            (text.floor_char_boundary(span.start), text.ceil_char_boundary(span.end));
        *span = first.min(last) + start..last + start;
    }
    import
}
