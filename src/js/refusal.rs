//! Why a call from JavaScript is refused: an exception with a code, and where in the argument the reason stands.
//!
//! A message names what is wrong and never quotes a value: it may be a key.

use js_sys::{Error, RangeError, Reflect, TypeError};
use wasm_bindgen::JsValue;

use crate::plan::place::{Place, Step};

/// A call that cannot be answered. What is wrong with a *request* is no refusal but a finding.
#[derive(Clone, Debug)]
pub struct Refusal {
    code: Code,
    what: String,
    /// The way from the value up to the argument, the innermost step first.
    path: Vec<Step>,
    /// How many of the steps lead to what is meant; all of them, unless it lies further up.
    depth: usize,
    cause: Option<JsValue>,
}

/// The kinds of refusals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A value that JSON has no form for: a function, a symbol, `NaN`, a `Map`, half a character.
    NotJson,
    /// A whole number beyond `Number.MAX_SAFE_INTEGER`: what was meant may have been another one.
    UnsafeInteger,
    /// A value that contains itself.
    Cycle,
    /// Arrays and objects in each other, deeper than a request is read.
    TooDeep,
    /// More values or text than any request has.
    TooLarge,
    /// A getter, a `toJSON` or a proxy of the caller threw; what it threw is the error's `cause`.
    Threw,
    /// An option that is not known, or not of its kind.
    Option,
    /// Something that holds no request.
    NoRequest,
    /// The name of no format, rule or example.
    UnknownName,
    /// A signature was asked for, without keys or with keys that cannot sign.
    Credentials,
}

impl Code {
    /// Its stable name, the `code` of the exception.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Code::NotJson => "not-json",
            Code::UnsafeInteger => "unsafe-integer",
            Code::Cycle => "cycle",
            Code::TooDeep => "too-deep",
            Code::TooLarge => "too-large",
            Code::Threw => "threw",
            Code::Option => "option",
            Code::NoRequest => "no-request",
            Code::UnknownName => "unknown-name",
            Code::Credentials => "credentials",
        }
    }

    /// Whether it is a matter of how much, and not of what.
    fn is_of_range(self) -> bool {
        matches!(self, Code::UnsafeInteger | Code::TooDeep | Code::TooLarge)
    }
}

impl Refusal {
    /// A refusal; the sentence goes on behind the name of what is refused.
    #[must_use]
    pub fn new(code: Code, what: impl Into<String>) -> Refusal {
        Refusal { code, what: what.into(), path: Vec::new(), depth: usize::MAX, cause: None }
    }

    /// That code of the caller threw something.
    #[must_use]
    pub fn threw(cause: JsValue) -> Refusal {
        let what = "cannot be read: code of the caller threw (see `cause`)";
        Refusal { cause: Some(cause), ..Refusal::new(Code::Threw, what) }
    }

    /// The same refusal, of the value that lies so many steps inside the argument.
    #[must_use]
    pub fn at_depth(self, depth: usize) -> Refusal {
        Refusal { depth, ..self }
    }

    /// The same refusal, of an entry of an array.
    #[must_use]
    pub fn in_entry(mut self, index: usize) -> Refusal {
        self.path.push(Step::Index(index));
        self
    }

    /// The same refusal, of a member of an object.
    #[must_use]
    pub fn in_member(mut self, name: &str) -> Refusal {
        self.path.push(Step::Name(name.to_owned().into()));
        self
    }

    fn pointer(&self) -> String {
        let steps = self.path.iter().rev().take(self.depth);
        let place = steps.fold(Place::ROOT, |place, step| match step {
            Step::Name(name) => place.name(name),
            Step::Index(index) => place.index(*index),
        });
        place.to_string()
    }
}

/// A `RangeError` or a `TypeError` with a `code`, a `message` and a `pointer`, and a `cause` where something else was
/// thrown first.
impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> JsValue {
        let pointer = refusal.pointer();
        let of = if pointer.is_empty() { "the value" } else { &pointer };
        let message = match refusal.code {
            Code::Option | Code::NoRequest | Code::UnknownName | Code::Credentials => {
                refusal.what.clone()
            }
            _ => format!("{of} {}", refusal.what),
        };
        let error: Error = if refusal.code.is_of_range() {
            RangeError::new(&message).into()
        } else {
            TypeError::new(&message).into()
        };
        let members = [
            ("code", Some(JsValue::from_str(refusal.code.word()))),
            ("pointer", Some(JsValue::from_str(&pointer))),
            ("cause", refusal.cause),
        ];
        for (name, value) in members {
            if let Some(value) = value {
                // A new error takes any member.
                let _ = Reflect::set(&error, &name.into(), &value);
            }
        }
        error.into()
    }
}
