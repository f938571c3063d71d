//! Why a text is no JSON.

use std::fmt;

use crate::lang::{Arg, Language, Message, Text, t};

/// Where a text stops being JSON, and what should stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The byte where reading stopped.
    pub at: usize,
    /// What was expected there.
    pub expected: Text,
    /// What stands there; `None` at the end of the text.
    pub found: Option<char>,
}

impl JsonError {
    /// What stands there, for a message.
    #[must_use]
    pub fn found_there(&self) -> Arg {
        match self.found {
            None => Arg::Text(t("the end of the text", "文本结尾")),
            Some('\t') => Arg::Text(t("a tab", "制表符")),
            Some('\n' | '\r') => Arg::Text(t("a line break", "换行")),
            Some(control) if control.is_control() => {
                Arg::code(format!("U+{:04X}", u32::from(control)))
            }
            Some(found) => Arg::value(found.to_string()),
        }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = Message::new(t("{0}", "{0}"), [self.found_there()]).render(Language::English);
        write!(f, "expected {}, but found {found}", self.expected.en)
    }
}

impl std::error::Error for JsonError {}
