//! What a reader says about a text besides the plan that it found there.

use std::ops::Range;

use crate::lang::{Arg, Message, Text};
use crate::plan::place::Place;

/// A remark about what was read.
///
/// It never quotes a value of the text: what is said about a credential cannot give it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What sort of remark it is.
    pub kind: NoteKind,
    /// The remark.
    pub message: Message,
    /// The place in the plan that it is about, where it is about one.
    pub place: Option<Place>,
    /// The bytes of the text that it is about.
    pub span: Option<Range<usize>>,
}

/// A sort of remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NoteKind {
    /// Nothing was found.
    Nothing,
    /// The text was too long, too deep, too much or cut off, and only a part was read.
    Limit,
    /// A key, a token or a signature was there and was left out.
    Credential,
    /// The text is about another operation or another product.
    OtherCall,
    /// A value stands for something that the text does not hold, and was left out.
    Unresolved,
    /// Something that is no part of the request was left out.
    Dropped,
    /// A name was replaced by the one that the request has.
    Renamed,
    /// What was written against the rules of its language was read as it was meant.
    Mended,
    /// Something was taken to be what it most likely is.
    Guessed,
}

impl NoteKind {
    /// Its stable name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            NoteKind::Nothing => "nothing",
            NoteKind::Limit => "limit",
            NoteKind::Credential => "credential",
            NoteKind::OtherCall => "other-call",
            NoteKind::Unresolved => "unresolved",
            NoteKind::Dropped => "dropped",
            NoteKind::Renamed => "renamed",
            NoteKind::Mended => "mended",
            NoteKind::Guessed => "guessed",
        }
    }

    /// Whether the plan lacks something that the text was meant to give it.
    #[must_use]
    pub fn is_loss(self) -> bool {
        matches!(self, NoteKind::Nothing | NoteKind::Limit | NoteKind::Unresolved)
    }
}

impl Note {
    /// A remark about the whole text.
    #[must_use]
    pub fn new(kind: NoteKind, text: Text, args: impl Into<Vec<Arg>>) -> Self {
        Note { kind, message: Message::new(text, args), place: None, span: None }
    }

    /// The same remark, about a part of the text.
    #[must_use]
    pub fn at(self, span: Range<usize>) -> Self {
        Note { span: Some(span), ..self }
    }

    /// The same remark, about a place in the plan.
    #[must_use]
    pub fn about(self, place: Place) -> Self {
        Note { place: Some(place), ..self }
    }
}
