//! Ways to mend a breach, and the few things they all say.

use crate::lang::{Arg, Message, Text, t};
use crate::plan::patch::Op;

/// Whether a report offers ways to mend what it finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fixes {
    /// Each breach comes with those that are known, and those that might do harm have been tried.
    #[default]
    Offered,
    /// None are made, which takes less time.
    LeftOut,
}

/// A way to mend a breach.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does: "Write `P1D`".
    pub title: Message,
    /// The change.
    pub patch: Vec<Op>,
    /// Whether it takes a decision that is the reader's, such as which of two values stays. It is never made unasked.
    pub choice: bool,
    /// Whether it must be tried before it is offered, because what it does depends on other values.
    pub(in crate::rules) doubtful: bool,
}

impl Fix {
    /// The word before its title: what can be made at once, or what the reader may choose.
    #[must_use]
    pub fn word(&self) -> Text {
        if self.choice { t("choice: ", "可选：") } else { t("fix: ", "修复：") }
    }

    /// A fix with a title of its own.
    pub(in crate::rules) fn new(
        title: Text,
        args: impl Into<Vec<Arg>>,
        patch: impl Into<Vec<Op>>,
    ) -> Fix {
        Fix {
            title: Message::new(title, args),
            patch: patch.into(),
            choice: false,
            doubtful: false,
        }
    }

    /// Writes another value, which the title shows.
    pub(in crate::rules) fn write(shown: Arg, patch: impl Into<Vec<Op>>) -> Fix {
        Fix::new(t("Write {0}", "写作 {0}"), [shown], patch)
    }

    /// Takes away what the breach is about.
    pub(in crate::rules) fn remove(patch: impl Into<Vec<Op>>) -> Fix {
        Fix::new(t("Remove it", "移除"), [], patch)
    }

    /// Takes away a value that the title names.
    pub(in crate::rules) fn remove_labelled(what: Arg, patch: impl Into<Vec<Op>>) -> Fix {
        Fix::new(t("Remove {0}", "移除{0}"), [what], patch)
    }

    /// Switches off what the title names.
    pub(in crate::rules) fn switch_off(what: Arg, patch: impl Into<Vec<Op>>) -> Fix {
        Fix::new(t("Switch off {0}", "关闭{0}"), [what], patch)
    }

    /// Gives a value another name.
    pub(in crate::rules) fn rename(name: &str, patch: impl Into<Vec<Op>>) -> Fix {
        Fix::new(t("Rename to {0}", "改名为 {0}"), [Arg::code(name)], patch)
    }
}
