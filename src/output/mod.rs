//! The forms a request can be taken away in, one file a form.
//!
//! None of them holds the secret of an access key. Two of them hold a signature made with it, and are nothing
//! without credentials; the command line's form signs nothing and reads the keys where it runs.

pub mod cli;
pub mod curl;
pub mod json;
pub mod shell;
pub mod signed_url;
pub mod wire;

use std::ptr;

use crate::lang::Text;
use crate::request::{NeedsCredentials, Target};
use crate::values::json::Node;

/// Every form, in the order it is offered.
pub static FORMATS: &[&Format] =
    &[&json::FORMAT, &curl::FORMAT, &signed_url::FORMAT, &cli::FORMAT, &wire::FORMAT];

/// A form a request can be taken away in.
#[derive(Debug)]
pub struct Format {
    /// Its stable name.
    pub id: &'static str,
    /// What the page calls it.
    pub title: Text,
    /// What it is good for, in a few words.
    pub about: Text,
    /// What it is written in.
    pub syntax: Syntax,
    /// Whether it holds a signature, and is of use only for
    /// [`VALID_MINUTES`](crate::request::VALID_MINUTES) and once.
    pub signs: bool,
    /// Writes a request, without a line break at the end.
    pub write: fn(&Node<'_>, &Target) -> Result<String, NeedsCredentials>,
}

/// What a format is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// JSON, whose objects have the parameters at a depth.
    Json {
        /// 1 where the parameters are the members of the whole.
        depth: usize,
    },
    /// Commands of a POSIX shell.
    Shell,
    /// Neither.
    Text,
}

impl Syntax {
    /// The extension of a file that holds it.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Syntax::Json { .. } => "json",
            Syntax::Shell => "sh",
            Syntax::Text => "txt",
        }
    }

    /// The media type of such a file.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Syntax::Json { .. } => "application/json",
            Syntax::Shell | Syntax::Text => "text/plain;charset=utf-8",
        }
    }
}

impl Format {
    /// The URL that carries everything, in what a format that has one wrote.
    #[must_use]
    pub fn url<'t>(&self, written: &'t str) -> Option<&'t str> {
        if *self == signed_url::FORMAT { written.lines().next() } else { None }
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Format {}

/// The form of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}
