//! Named values as a template or a call declares them, each with the place of the plan that it comes from; and the
//! two languages that they are written in.

pub mod hcl;
pub mod json;

use std::borrow::Cow;

use crate::plan::place::Place;
use crate::request::wire::text_of;
use crate::values::json::{self as values, Value};

/// A name and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name, in the spelling of whoever reads it.
    pub name: Cow<'static, str>,
    /// Where the value comes from, if it is one of the plan's.
    pub place: Option<Place>,
    /// The value.
    pub value: Declared,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Declared {
    /// A text.
    Text(String),
    /// A 64-bit integer.
    Number(i64),
    /// `true` or `false`.
    Bool(bool),
    /// A list of texts.
    Texts(Vec<(Place, String)>),
    /// Any value of JSON.
    Json(Value<'static>),
    /// What is worked out where the text runs, in its own language.
    Expression(String),
    /// An object.
    Block(Vec<Entry>),
    /// A list of objects.
    Blocks(Vec<(Option<Place>, Vec<Entry>)>),
}

/// A line, and the place that the value on it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Where the value comes from.
    pub place: Option<Place>,
    /// The line.
    pub text: String,
}

impl Entry {
    /// A value of the plan.
    #[must_use]
    pub fn of(name: &'static str, place: &Place, value: Declared) -> Entry {
        Entry { name: Cow::Borrowed(name), place: Some(place.clone()), value }
    }

    /// A text that is none of the plan's.
    #[must_use]
    pub fn fixed(name: &'static str, text: &str) -> Entry {
        Entry { name: Cow::Borrowed(name), place: None, value: Declared::Text(text.to_owned()) }
    }
}

impl Declared {
    /// A value as a text, as it travels; nothing for `null`.
    #[must_use]
    pub fn text(value: &Value<'_>) -> Option<Declared> {
        text_of(value).map(|text| Declared::Text(text.into_owned()))
    }

    /// A number where it is an integer, else its text, for whoever reads it to judge.
    #[must_use]
    pub fn number(value: &Value<'_>) -> Option<Declared> {
        match value {
            Value::Number(number) => match values::integer(number) {
                Ok(integer) => Some(Declared::Number(integer)),
                Err(_) => Declared::text(value),
            },
            other => Declared::text(other),
        }
    }

    /// A boolean where it is one, else its text.
    #[must_use]
    pub fn bool(value: &Value<'_>) -> Option<Declared> {
        match value {
            Value::Bool(bool) => Some(Declared::Bool(*bool)),
            other => Declared::text(other),
        }
    }

    /// A list of the texts in a list, else the text of the value. A list without entries is nothing.
    #[must_use]
    pub fn texts(value: &Value<'_>, place: &Place) -> Option<Declared> {
        let Value::Array(entries) = value else { return Declared::text(value) };
        let texts = entries.iter().enumerate();
        let texts = texts
            .filter_map(|(at, entry)| Some((place.index(at), text_of(&entry.value)?.into_owned())));
        let texts: Vec<(Place, String)> = texts.collect();
        (!texts.is_empty()).then_some(Declared::Texts(texts))
    }
}
