//! A form that is mounted, as the element speaks to it.

use std::rc::Rc;
use std::sync::Arc;

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::app::action::{Action, IncomingPlan, Origin};
use crate::app::form::Form;
use crate::app::host::HostMessage;
use crate::app::ids;
use crate::app::later::{self, Later};
use crate::app::session::{Session, blank};
use crate::element::{follow, shown, unmount};
use crate::inventory;
use crate::js::calls;
use crate::js::options::{self, Options};
use crate::js::refusal::{Code, Refusal};
use crate::js::value;
use crate::lang::Language;
use crate::params::source::{SOURCE_TYPE, SourceType};
use crate::plan::draft::Draft;
use crate::plan::place::Place;
use crate::rules::Severity;
use crate::values::json::{Node, Value};
use crate::verdict::lines::{Columns, Lines};

/// A form in an element. It stands for nothing once it is unmounted.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Mounted {
    id: u32,
}

impl Mounted {
    pub(in crate::element) fn new(id: u32) -> Mounted {
        Mounted { id }
    }

    /// The form as it was shown last.
    fn form(&self) -> Option<Form> {
        shown(self.id)?.borrow().form.clone()
    }

    /// Has the page do something.
    fn act(&self, action: Action) {
        if let Some(form) = self.form() {
            form.act(Action::ByPage(Box::new(action)));
        }
    }

    fn begin_with(&self, draft: Draft, from: Origin) {
        let draft = Rc::new(draft);
        self.act(Action::Take(IncomingPlan { draft, region: None, endpoint: None, from }));
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the form out.
    pub fn unmount(&self) {
        unmount(self.id);
    }

    /// Reads the element's attributes again.
    pub fn follow(&self) {
        follow(self.id);
    }

    /// Shows everything anew, and says so.
    pub fn nudge(&self) {
        self.act(Action::Redraw);
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> JsValue {
        self.form().map(|form| value::to_js(&form.sent.root().value)).unwrap_or_default()
    }

    /// Begins with a plan, or with none; whether there is anything to show.
    ///
    /// # Errors
    /// What is no plan, and why.
    pub fn begin(&self, plan: &JsValue) -> Result<bool, JsValue> {
        let draft = match value::from_js(plan)? {
            None | Some(Value::Null) => {
                self.form().map(|form| blank(form.source().unwrap_or(SourceType::EcsFile)))
            }
            Some(plan) => Some(draft(plan)?),
        };
        let is_bound =
            |draft: &Draft| shown(self.id).is_some_and(|shown| shown.borrow().told.is_bound(draft));
        let draft = draft.filter(|draft| !is_bound(draft));
        let is_shown = draft.is_some();
        if let Some(draft) = draft {
            self.begin_with(draft, Origin::Start);
        }
        Ok(is_shown)
    }

    /// Goes on with a plan that the form gave as text.
    pub fn restore(&self, text: &str) {
        if let Ok(draft) = Draft::read(text) {
            self.begin_with(draft, Origin::Back);
        }
    }

    /// Takes a plan, as one step; where `how` has the mode `merge`, what is not given stays.
    ///
    /// # Errors
    /// What is no plan, and why.
    pub fn take(&self, plan: &JsValue, how: &JsValue) -> Result<(), JsValue> {
        let merges = Options::of(how, options::MODE)?.merges()?;
        let draft = draft(value::from_js(plan)?.unwrap_or(Value::Null))?;
        if merges {
            self.act(Action::Merge(Rc::new(draft)));
        } else {
            self.begin_with(draft, Origin::Page);
        }
        Ok(())
    }

    /// Takes in what the account is known to have, in place of what was known before.
    ///
    /// # Errors
    /// What in it is no list, or no entry of one. Everything else is taken in all the same.
    pub fn learn(&self, options: &JsValue) -> Result<(), JsValue> {
        let refuse = |what: String| Err(Refusal::new(Code::Option, what).into());
        let lists = match value::from_js(options)? {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Object(lists)) => lists,
            Some(_) => return refuse("options is an object with lists.".to_owned()),
        };
        let (known, problem) = inventory::given(&lists);
        self.act(Action::Know(Arc::new(known)));
        problem.map_or(Ok(()), |problem| refuse(format!("options: {problem}")))
    }

    /// Takes in what the page has to say, in place of what it said before. The same again says nothing new: what is done with
    /// stays so.
    ///
    /// # Errors
    /// Which message is none, and why.
    pub fn hear(&self, messages: &JsValue) -> Result<(), JsValue> {
        let heard = if messages.is_undefined() { Vec::new() } else { heard(messages)? };
        if self.form().is_none_or(|form| *form.given != *heard) {
            self.act(Action::Hear(heard));
        }
        Ok(())
    }

    /// What the page said that still stands.
    #[must_use]
    pub fn heard(&self) -> JsValue {
        let form = self.form();
        let heard = form.iter().flat_map(|form| form.still_heard()).map(|heard| {
            let text = |text: String| Value::Text(text.into());
            Value::object([
                ("pointer", text(heard.place.to_string())),
                ("message", text(heard.text.clone())),
                ("severity", text(heard.severity.word().to_owned())),
            ])
        });
        value::to_js(&Value::array(heard))
    }

    /// All that the rules and the page have to say.
    #[must_use]
    pub fn issues(&self) -> JsValue {
        let Some(form) = self.form() else { return JsValue::UNDEFINED };
        let verdict = calls::verdict(&form.report, None, form.language);
        Reflect::get(&verdict, &"issues".into()).unwrap_or_default()
    }

    /// Writes an output; what the target does not say is the form's.
    ///
    /// # Errors
    /// Those of [`calls::emit`].
    pub fn emit(&self, format: &JsValue, target: &JsValue) -> Result<JsValue, JsValue> {
        let Some(form) = self.form() else { return Ok(JsValue::UNDEFINED) };
        let mut own = vec![("language", Value::Text(form.language.tag().into()))];
        let places = [("region", &form.region), ("endpoint", &form.endpoint)];
        let given = places.into_iter().filter(|(_, text)| !text.trim().is_empty());
        own.extend(given.map(|(name, text)| (name, Value::owned_text(text.trim()))));
        let own = Object::from(value::to_js(&Value::object(own)));
        let target = if target.is_object() {
            Object::assign(&own, target.unchecked_ref()).into()
        } else {
            // What is no object is refused there.
            if target.is_undefined() { own.into() } else { target.clone() }
        };
        let later = later()?;
        Ok((later.emit)(format, &value::to_js(&form.sent.root().value), &target)?)
    }

    /// Reads the plans in a text and takes the first, as one step: what [`calls::import_text`] answers.
    ///
    /// # Errors
    /// When there is no plan in the text.
    pub fn import(&self, text: &JsString) -> Result<JsValue, JsValue> {
        let language = self.form().map(|form| form.language).unwrap_or_default();
        let (text, import) = (later()?.read)(text);
        let Some(plan) = import.plans.first() else {
            let notes = import.notes.iter().map(|note| note.message.render(language));
            let what = notes.collect::<Vec<_>>().join(" ");
            return Err(Refusal::new(Code::NoRequest, what).into());
        };
        let lines = Lines::of(&text, Columns::Utf16);
        let answer = value::to_js(&import.to_json(language, |span| lines.span(span)));
        self.act(Action::Take(IncomingPlan {
            draft: Rc::new(plan.draft.clone()),
            region: plan.region.clone().map(Into::into),
            endpoint: plan.endpoint.clone().map(Into::into),
            from: Origin::Page,
        }));
        Ok(answer)
    }

    /// Moves the focus to the field of a value; whether there is one.
    #[must_use]
    pub fn find(&self, pointer: &str) -> bool {
        let place = Place::of_pointer(pointer);
        match (self.form(), place) {
            (Some(form), Some(place)) if form.has_field(&place) => {
                self.act(Action::Find(place));
                true
            }
            _ => false,
        }
    }

    /// Takes the last step back; whether there was one.
    #[must_use]
    pub fn undo(&self) -> bool {
        self.step(Action::Undo, |session| session.undoes().is_some())
    }

    /// Takes the step again that was taken back last; whether there was one.
    #[must_use]
    pub fn redo(&self) -> bool {
        self.step(Action::Redo, |session| session.redoes().is_some())
    }

    fn step(&self, action: Action, can: fn(&Session) -> bool) -> bool {
        let can = self.form().is_some_and(|form| can(&form));
        if can {
            self.act(action);
        }
        can
    }

    /// Brings the plan back to what it was at the start.
    pub fn reset(&self) {
        self.act(Action::Reset);
    }

    /// Shows all errors, and moves the focus to their list.
    pub fn attempt(&self) {
        self.act(Action::Report);
    }

    /// Moves the focus into the form: to the list of errors, or else to the first field.
    pub fn focus(&self) {
        let first = ids::of(&Place::of(&SOURCE_TYPE));
        if let Some(form) = self.form() {
            let shown = form.attempts > 0 && !form.report.is_valid();
            self.act(Action::Focus(if shown { ids::SUMMARY.to_owned() } else { first }));
        }
    }
}

/// The part that comes later. The element awaits it before it asks for anything that needs it.
fn later() -> Result<&'static Later, JsValue> {
    later::here().ok_or_else(|| JsError::new("call `whole` first").into())
}

fn draft(plan: Value<'static>) -> Result<Draft, JsValue> {
    match plan {
        Value::Object(_) => Ok(Draft::of(plan.into())),
        other => {
            let kind = other.kind().get(Language::English);
            let what = format!("A plan is an object, and this is {kind}.");
            Err(Refusal::new(Code::NoRequest, what).into())
        }
    }
}

/// What a message of the page looks like. What is found wrong with one would quote what was given.
const MESSAGES: &str = "messages are a list of { pointer, message, severity }, each a text.";

fn heard(messages: &JsValue) -> Result<Vec<HostMessage>, JsValue> {
    let messages = value::from_js(messages).ok().flatten().map(Node::from);
    let heard = match messages.as_ref().and_then(Node::entries) {
        Some(messages) => messages.iter().map(one_heard).collect(),
        None => Err(MESSAGES.to_owned()),
    };
    heard.map_err(|what: String| Refusal::new(Code::Option, what).into())
}

fn one_heard(message: &Node<'_>) -> Result<HostMessage, String> {
    let text = |name| message.get(name).and_then(Node::text);
    let (Some(pointer), Some(text)) = (text("pointer"), text("message")) else {
        return Err(MESSAGES.to_owned());
    };
    let severity = match message.get("severity").map(|node| &node.value) {
        None | Some(Value::Null) => Severity::Error,
        Some(Value::Text(word)) => word
            .parse()
            .map_err(|_| format!("A severity is error, warning or note, not {word:?}."))?,
        Some(_) => return Err(MESSAGES.to_owned()),
    };
    let place = Place::of_pointer(pointer)
        .ok_or_else(|| format!("{pointer:?} is no JSON Pointer: it begins with a slash."))?;
    Ok(HostMessage { place, severity, text: text.to_owned(), of: None })
}
