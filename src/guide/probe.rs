//! Calls that change nothing, and how their answers tell whether something is so.

use crate::lang::Text;
use crate::values::json::quoted;

/// A call, and what its answer must be like.
#[derive(Clone, Debug, PartialEq)]
pub struct Probe {
    /// What it shows, where that is less than what must be so.
    pub what: Option<Text>,
    /// The command.
    pub command: String,
    /// What the answer must have and must not have.
    pub signs: Vec<Sign>,
    /// Whether the request comes to nothing without it.
    pub needed: bool,
}

/// A part of an answer in JSON, without space behind its colons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The answer must have it.
    Has(String),
    /// The answer must not have it.
    Lacks(String),
}

/// A name and the text it must have in the answer.
pub(in crate::guide) fn has(name: &str, text: &str) -> Sign {
    Sign::Has(pair(name, text))
}

/// A name and a text that it must not have in the answer.
pub(in crate::guide) fn lacks(name: &str, text: &str) -> Sign {
    Sign::Lacks(pair(name, text))
}

/// An answer of the service to a call that went well.
pub(in crate::guide) fn done() -> Sign {
    Sign::Has("\"Success\":true".to_owned())
}

fn pair(name: &str, text: &str) -> String {
    format!("{}:{}", quoted(name), quoted(text))
}
