//! The way to a signature, step by step: what is done, and the exact text that comes of it.

use crate::lang::Text;

/// What stands for the ID of the access key while there is none.
pub const NO_KEY_ID: &str = "YOUR_ACCESS_KEY_ID";

/// A step on the way to a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// A short name, stable.
    pub id: &'static str,
    /// What comes of it.
    pub title: Text,
    /// What is done.
    pub about: Text,
    /// The text that comes of it.
    pub outcome: Outcome,
}

/// The text that comes of a step.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    /// This one, byte for byte.
    Text(String),
    /// It is never shown: it is the secret.
    Secret,
    /// There is none without keys.
    NeedsKeys,
}

impl Step {
    /// A step with its text; without one it needs keys.
    #[must_use]
    pub fn new(id: &'static str, title: Text, about: Text, text: Option<String>) -> Self {
        let outcome = text.map_or(Outcome::NeedsKeys, Outcome::Text);
        Step { id, title, about, outcome }
    }

    /// The text, where there is one to show.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Text(text) => Some(text),
            Outcome::Secret | Outcome::NeedsKeys => None,
        }
    }
}

/// Not the text: a token and the signature are in some.
impl std::fmt::Debug for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Outcome::Text(_) => "Text(…)",
            Outcome::Secret => "Secret",
            Outcome::NeedsKeys => "NeedsKeys",
        })
    }
}
