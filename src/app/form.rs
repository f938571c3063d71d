//! What every component of the form gets: the session as it stands, and the way to change it.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use yew::html::ImplicitClone;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::ids;
use crate::app::session::Session;
use crate::app::words;
use crate::lang::{Arg, Text};
use crate::params::source::SOURCE_TYPE;
use crate::params::{Kind, Need};
use crate::plan::place::Place;
use crate::rules::Severity;

/// A session to show, and where actions go. Two are the same when they are of the same rendering.
#[derive(Clone, Debug)]
pub struct Form {
    session: Rc<Session>,
    dispatch: Callback<Action>,
    latest: Latest,
}

/// The session of the last rendering.
pub type Latest = Rc<RefCell<Rc<Session>>>;

/// The most messages that stand under one field.
pub const SHOWN_MESSAGES: usize = 12;

/// What ties a control to its label, its hint and its messages.
#[derive(Clone, Debug, PartialEq)]
pub struct Ties {
    /// The id.
    pub id: AttrValue,
    /// The name, which is the name on the wire.
    pub name: AttrValue,
    /// The ids of the hint and the messages.
    pub described_by: AttrValue,
    /// Whether an error is shown.
    pub wrong: bool,
}

impl Form {
    /// The form of a session, which becomes the latest.
    #[must_use]
    pub fn new(session: &Session, dispatch: Callback<Action>, latest: &Latest) -> Self {
        let session = Rc::new(session.clone());
        latest.replace(session.clone());
        Form { session, dispatch, latest: latest.clone() }
    }

    /// The form as it stands now. A part that was drawn a while ago, because nothing it shows has changed since, still
    /// holds the session of that time.
    #[must_use]
    pub fn latest(&self) -> Form {
        Form { session: self.latest.borrow().clone(), ..self.clone() }
    }

    /// Does something.
    pub fn act(&self, action: Action) {
        self.dispatch.emit(action);
    }

    /// Does the same thing at each event.
    #[must_use]
    pub fn on<E>(&self, action: Action) -> Callback<E> {
        self.dispatch.reform(move |_| action.clone())
    }

    /// Does what an event's value makes.
    #[must_use]
    pub fn with<V: 'static>(&self, action: impl Fn(V) -> Action + 'static) -> Callback<V> {
        self.dispatch.reform(action)
    }

    /// Leads to a field at each event, also from a dialog.
    #[must_use]
    pub fn leads_to<E>(&self, place: Place) -> Callback<E> {
        let form = self.clone();
        Callback::from(move |_| {
            form.act(Action::Close);
            form.act(Action::Find(place.clone()));
        })
    }

    /// A text in the form's language.
    #[must_use]
    pub fn text_of(&self, text: Text) -> &'static str {
        text.get(self.language)
    }

    /// A text with what fills it.
    #[must_use]
    pub fn say(&self, text: Text, args: impl Into<Vec<Arg>>) -> String {
        words::say(text, args, self.language)
    }

    /// The same, where nothing can be set as code.
    #[must_use]
    pub fn plain(&self, text: Text, args: impl Into<Vec<Arg>>) -> String {
        self.say(text, args).replace('`', "")
    }

    /// "3 errors".
    #[must_use]
    pub fn count_of(&self, severity: Severity, count: usize) -> String {
        words::count_of(severity, count, self.language)
    }

    /// What a person calls a place.
    #[must_use]
    pub fn label(&self, place: &Place) -> String {
        place.label().render(self.language)
    }

    /// What a part of a field is called: by the field, and by itself.
    #[must_use]
    pub fn label_of_part(&self, place: &Place, part: Text) -> String {
        [&self.label(place), self.text_of(words::COLON), self.text_of(part)].concat()
    }

    /// The word that says whether a field is to be filled in; none where another one says it.
    #[must_use]
    pub fn need_word(&self, place: &Place) -> Option<Text> {
        let param = place.param()?;
        // These have no field of their own beside the title of their section.
        if *param == SOURCE_TYPE || param.kind == Kind::BackupRules {
            return None;
        }
        match self.need(param) {
            Need::Required => Some(words::REQUIRED),
            Need::Expected => Some(words::EXPECTED),
            Need::Optional if param.order > 0 => Some(words::OPTIONAL),
            // Of a member, which has no order of its own, that would be said each time.
            Need::Optional => match self.missed(place)? {
                Severity::Error => Some(words::REQUIRED),
                Severity::Warning => Some(words::EXPECTED),
                Severity::Note => None,
            },
            Need::Idle | Need::Foreign => None,
        }
    }

    /// The ties of a place's control.
    #[must_use]
    pub fn ties(&self, place: &Place) -> Ties {
        let members = place.param().map_or(&[][..], |param| param.members);
        let need = self.need_word(place);
        let mut described_by = need.map_or_else(String::new, |_| ids::need(place) + " ");
        described_by.push_str(&ids::hint(place));
        for index in 0..self.findings(place, members).len().min(SHOWN_MESSAGES) {
            described_by.push(' ');
            described_by.push_str(&ids::message(place, index));
        }
        Ties {
            id: ids::of(place).into(),
            name: place.wire_name().into(),
            described_by: described_by.into(),
            wrong: self.is_wrong(place),
        }
    }
}

impl Deref for Form {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.session, &other.session)
    }
}

impl ImplicitClone for Form {}

impl ImplicitClone for Ties {}

/// A place is a few steps, most of them names of the table: handing one on costs next to nothing.
impl ImplicitClone for Place {}
