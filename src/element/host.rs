//! What the element is told of its form: after each rendering, whatever is another than it was told before.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::AttrValue;

use crate::app::action::Origin;
use crate::app::form::Form;
use crate::app::host::HostEvent;
use crate::app::session::{Session, sendable};
use crate::app::words;
use crate::app::written::target;
use crate::element::Shown;
use crate::js::value;
use crate::plan::draft::Draft;
use crate::request::wire::Wire;
use crate::request::{ACTION, VERSION};
use crate::rules::Severity;
use crate::values::json::Value;
use crate::values::region;

#[wasm_bindgen]
extern "C" {
    /// The element's side, an object that `static/element.js` makes.
    #[wasm_bindgen(typescript_type = "object")]
    pub type Host;

    #[wasm_bindgen(method)]
    fn plan(this: &Host, text: &str);

    #[wasm_bindgen(method)]
    fn verdict(this: &Host, counts: JsValue, sentence: &str);

    #[wasm_bindgen(method)]
    fn dirty(this: &Host, is: bool);

    #[wasm_bindgen(method)]
    fn changed(this: &Host, event: &str);

    #[wasm_bindgen(method)]
    fn imported(this: &Host, from: &str);

    #[wasm_bindgen(method)]
    fn fire(this: &Host, event: &str, detail: JsValue);

    #[wasm_bindgen(method)]
    fn submitted(this: &Host, detail: JsValue);

    #[wasm_bindgen(method)]
    fn shown(this: &Host);
}

impl Clone for Host {
    fn clone(&self) -> Self {
        self.obj.clone().unchecked_into()
    }
}

/// What the element was told last.
#[derive(Default)]
pub(in crate::element) struct Told {
    sent: Option<Rc<Draft>>,
    start: Option<Rc<Draft>>,
    counts: Option<Counts>,
    sentence: String,
    dirty: bool,
    outward: u32,
    /// Whether the reader has changed the plan and is still at it.
    typing: bool,
    /// The plan that the page has: what it set, or was told once the reader had left a field.
    bound: Option<Rc<Draft>>,
    /// The region and the endpoint.
    address: (AttrValue, AttrValue),
}

impl Told {
    /// Whether a plan is the one that the page has while the reader is at another: a page that binds the plan both ways
    /// hands it back whenever it renders, and what is being typed would be lost.
    pub(in crate::element) fn is_bound(&self, draft: &Draft) -> bool {
        self.typing && self.bound.as_deref() == Some(draft)
    }
}

/// Tells the element what is another than before. It is called after each rendering.
///
/// The element's listeners are the page's: they may call back into the form, so nothing is borrowed while they run.
pub(in crate::element) fn tell(shown: &RefCell<Shown>, form: Form) {
    let (element, host) = (shown.borrow().element.clone(), shown.borrow().host.clone());
    let Some(host) = host else { return };
    let news = {
        let mut shown = shown.borrow_mut();
        let news = News::of(&form, &mut shown.told);
        shown.form = Some(form);
        news
    };
    let is_off = element.as_ref().is_some_and(is_off);
    for word in news {
        // It may have been switched off since the button was pressed.
        if is_off && matches!(word, News::HostEvent(HostEvent::Submitted, _)) {
            continue;
        }
        // The attribute says where the request goes, whoever chose it.
        if let (News::Addressed(region, _), Some(element)) = (&word, &element) {
            // It is refused only for a name that is none.
            let _ = element.set_attribute("region", region);
        }
        word.say(&host);
    }
    host.shown();
}

/// Whether an element is switched off, by itself or by a `<fieldset>` around it.
pub(in crate::element) fn is_off(element: &HtmlElement) -> bool {
    element.matches(":disabled").unwrap_or(false)
}

/// How the plan stands: the detail of `cbp-validity`.
#[derive(Clone, Copy, PartialEq, Eq, serde::Serialize)]
struct Counts {
    valid: bool,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// Something to tell.
enum News {
    Plan(String),
    Verdict(Counts, String),
    Dirty(bool),
    Changed(&'static str),
    Addressed(AttrValue, AttrValue),
    HostEvent(HostEvent, Form),
}

impl News {
    /// What is another than what was told; afterwards that was told, too.
    fn of(form: &Form, told: &mut Told) -> Vec<News> {
        let mut news = Vec::new();
        let is_first = told.sent.is_none();
        let same =
            |known: &Option<Rc<Draft>>, now| known.as_ref().is_some_and(|it| Rc::ptr_eq(it, now));
        // Most renderings are of the same plan, and that is seen without reading it.
        let (had, began) = (same(&told.sent, &form.sent), same(&told.start, &form.start));
        let changed = !had && told.sent.as_ref() != Some(&form.sent);
        if !had {
            told.sent = Some(form.sent.clone());
        }
        if changed {
            news.push(News::Plan(form.sent.root().value.pretty()));
        }
        // What the page says itself is no news to it.
        let count = |severity| {
            let of_rules = form.report.findings.iter().filter(|it| !it.is_said());
            of_rules.filter(|it| it.severity == severity).count()
        };
        let errors = count(Severity::Error);
        let counts = Counts {
            valid: errors == 0 && !form.has_unread_json(),
            errors,
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        };
        let sentence = sentence(form);
        if told.counts != Some(counts) || told.sentence != sentence {
            told.counts = Some(counts);
            told.sentence.clone_from(&sentence);
            news.push(News::Verdict(counts, sentence));
        }
        if changed || !began {
            told.start = Some(form.start.clone());
            let dirty = *form.sent != sendable(&form.start);
            if told.dirty != dirty {
                told.dirty = dirty;
                news.push(News::Dirty(dirty));
            }
        }
        if changed && !is_first && !form.change.by_page {
            news.push(News::Changed("cbp-input"));
            told.typing = true;
        }
        if told.typing && form.change.settled {
            news.push(News::Changed("cbp-change"));
            told.typing = false;
        }
        if !told.typing {
            told.bound = Some(form.sent.clone());
        }
        let address = (form.region.clone(), form.endpoint.clone());
        if told.address != address {
            // A region that is being typed is none yet.
            let is_whole = address.0.is_empty() || region::find(&address.0).is_some();
            if !is_first && !form.change.addressed_by_page && is_whole {
                news.push(News::Addressed(address.0.clone(), address.1.clone()));
            }
            told.address = address;
        }
        if let (number, Some(outward)) = form.outward
            && told.outward != number
        {
            told.outward = number;
            news.push(News::HostEvent(outward, form.clone()));
        }
        news
    }

    fn say(self, host: &Host) {
        match self {
            News::Plan(text) => host.plan(&text),
            News::Verdict(counts, sentence) => {
                // Four plain members: there is nothing that could fail.
                let counts = serde_wasm_bindgen::to_value(&counts).unwrap_or_default();
                host.verdict(counts, &sentence);
            }
            News::Dirty(is) => host.dirty(is),
            News::Changed(event) => host.changed(event),
            News::Addressed(region, endpoint) => {
                let detail = detail([("region", &*region), ("endpoint", &*endpoint)]);
                host.fire("cbp-region", detail);
            }
            News::HostEvent(HostEvent::Imported(from), _) => host.imported(match from {
                Origin::Preset => "example",
                Origin::Link => "link",
                _ => "paste",
            }),
            News::HostEvent(HostEvent::Taken(format, by), _) => {
                host.fire("cbp-copy", detail([("format", format.id), ("by", by.word())]));
            }
            News::HostEvent(HostEvent::Submitted, form) => host.submitted(request(&form)),
        }
    }
}

/// "2 errors", which a browser may show beside the form. What the page says itself keeps no `<form>` from being sent: the
/// page would have to take it back first.
fn sentence(session: &Session) -> String {
    if session.has_unread_json() {
        return words::UNREAD.get(session.language).to_owned();
    }
    let errors = session.report.findings.iter().filter(|it| it.severity == Severity::Error);
    match errors.filter(|it| !it.is_said()).count() {
        0 => String::new(),
        errors => words::count_of(Severity::Error, errors, session.language),
    }
}

/// What an event carries that carries texts alone.
fn detail(texts: [(&'static str, &str); 2]) -> JsValue {
    value::to_js(&Value::object(texts.map(|(name, text)| (name, Value::owned_text(text)))))
}

/// The request as it is sent, unsigned.
fn request(form: &Form) -> JsValue {
    let Ok(target) = target(form) else { return Object::new().into() };
    let wire = Wire::of(form.sent.root());
    let text = |text: &str| Value::owned_text(text);
    let mut request = Value::object([
        ("plan", form.sent.root().value.clone()),
        ("action", text(ACTION)),
        ("version", text(VERSION)),
        ("region", text(target.region())),
        ("endpoint", text(target.endpoint().host())),
    ]);
    if let (Value::Object(members), Value::Object(places)) =
        (&mut request, wire.to_json().into_owned())
    {
        members.extend(places);
    }
    value::to_js(&request)
}
