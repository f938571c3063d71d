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
    /// The extension of a file that holds it.
    pub extension: &'static str,
    /// Whether it holds a signature, and is of use only for
    /// [`VALID_MINUTES`](crate::request::VALID_MINUTES) and once.
    pub signs: bool,
    /// Writes a request, without a line break at the end.
    pub write: fn(&Node<'_>, &Target) -> Result<String, NeedsCredentials>,
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
