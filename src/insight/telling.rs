//! How values and lists are written in the sentence about a plan.

use crate::insight::kept::Life;
use crate::insight::zone::{Clock, Zone};
use crate::insight::{dates, phrases, words};
use crate::lang::{Arg, Language, Message, Text, t};
use crate::params::Param;
use crate::params::source::{OTS_DETAIL, TABLE_NAMES};
use crate::plan::held::Held;
use crate::plan::place::Place;
use crate::plan::reading::Reading;
use crate::values::json::{Node, Value};

/// How many entries of a list are named; the rest is counted.
const NAMED: usize = 3;

/// A draft to be told of, and how.
pub(in crate::insight) struct Says<'s> {
    pub(in crate::insight) reading: &'s Reading<'s>,
    pub(in crate::insight) clock: &'s Clock,
    pub(in crate::insight) zone: Zone,
    pub(in crate::insight) language: Language,
}

impl Says<'_> {
    pub(in crate::insight) fn life(&self, life: Life) -> String {
        match life {
            Life::Days(days) => strong(&self.days(days)),
            Life::Ever => strong(phrases::FOR_EVER.get(self.language)),
        }
    }

    pub(in crate::insight) fn days(&self, days: u64) -> String {
        dates::counted(days.into(), words::ONE_DAY, words::DAYS, self.language)
    }

    /// That a parameter cannot be read, as a clause.
    pub(in crate::insight) fn odd(&self, param: &Param) -> String {
        self.say(phrases::UNREADABLE, &[param.label.get(self.language).to_owned()])
    }

    /// The same as a sentence.
    pub(in crate::insight) fn unreadable(&self, param: &Param) -> String {
        format!("{}{}", self.odd(param), words::STOP.get(self.language))
    }

    pub(in crate::insight) fn tables(&self) -> String {
        if !self.reading.given(&OTS_DETAIL) {
            return phrases::EVERY_TABLE.get(self.language).to_owned();
        }
        match self.reading.held(&OTS_DETAIL) {
            Some(held) => self.list(held.get(&TABLE_NAMES), phrases::EVERY_TABLE),
            None => phrases::CANNOT_BE_READ.get(self.language).to_owned(),
        }
    }

    /// The entries of a list, also of one that is given as text; when there are none, what that means.
    pub(in crate::insight) fn list(&self, node: Option<&Node<'_>>, empty: Text) -> String {
        let Some(node) = node.filter(|node| !node.value.is_blank()) else {
            return empty.get(self.language).to_owned();
        };
        match Held::open(Place::ROOT, node, true) {
            Ok(held) if held.node().entries().is_some_and(<[_]>::is_empty) => {
                empty.get(self.language).to_owned()
            }
            Ok(held) => self.entries(held.node()),
            Err(_) => phrases::CANNOT_BE_READ.get(self.language).to_owned(),
        }
    }

    /// The first entries of a list by name, the rest by their number.
    pub(in crate::insight) fn entries(&self, list: &Node<'_>) -> String {
        let Some(entries) = list.entries() else {
            return phrases::CANNOT_BE_READ.get(self.language).to_owned();
        };
        let mut named: Vec<String> =
            entries.iter().take(NAMED).map(|entry| self.shown(entry)).collect();
        if entries.len() > NAMED {
            named.push(self.say(phrases::AND_MORE, &[(entries.len() - NAMED).to_string()]));
        }
        named.join(words::COMMA.get(self.language))
    }

    pub(in crate::insight) fn value(&self, param: &Param) -> String {
        match self.reading.own(param).filter(|node| !node.value.is_blank()) {
            Some(node) => self.shown(node),
            None => phrases::NOT_GIVEN.get(self.language).to_owned(),
        }
    }

    /// A text as it is, a number's digits; anything else where one of these belongs cannot be read.
    pub(in crate::insight) fn shown(&self, node: &Node<'_>) -> String {
        match &node.value {
            Value::Text(text) => self.quoted(text),
            Value::Number(number) => self.quoted(number),
            _ => phrases::CANNOT_BE_READ.get(self.language).to_owned(),
        }
    }

    /// A value between backticks, on one line and cut as messages cut it.
    pub(in crate::insight) fn quoted(&self, value: &str) -> String {
        Message::new(t("{0}", "{0}"), [Arg::value(value)]).render(self.language)
    }

    /// A text with what fills it, marks included.
    pub(in crate::insight) fn say(&self, text: Text, args: &[String]) -> String {
        let mut parts = text.get(self.language).split('{');
        let mut said = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (index, after) = part.split_once('}').unwrap_or_default();
            let arg = index.parse().ok().and_then(|index: usize| args.get(index));
            let arg = arg.map_or("", |arg| arg);
            // Chinese has a space beside a value, but none between its own words.
            let is_words = arg.chars().next().is_some_and(|first| !first.is_ascii());
            if self.language == Language::Chinese && is_words {
                said.truncate(said.trim_end().len());
                said.push_str(arg);
                said.push_str(after.trim_start());
            } else {
                said.push_str(arg);
                said.push_str(after);
            }
        }
        said
    }
}

/// What matters most.
pub(in crate::insight) fn strong(text: &str) -> String {
    format!("`{text}`")
}
