//! The custom element `<create-backup-plan>`: mounts an [`App`] into each one on a page, takes it out again, and shows
//! what is left when the form has stopped. `static/element.js` is its other half: the class, with all that is public.
//!
//! The shadow root is open. All elements share one style sheet a document and one WebAssembly instance.

mod batch;
mod host;
mod mounted;

use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot, console};
use yew::prelude::*;

use crate::app::form::Form;
use crate::app::frame::Frame;
use crate::app::{App, AppProps};
use crate::app::{later, settings};
use crate::browser;
pub use crate::element::batch::{Batch, on_worker};
use crate::element::host::{Host, Told, is_off};
pub use crate::element::mounted::Mounted;
use crate::js::value;
use crate::lang::{Text, t};
use crate::output::FORMATS;
use crate::output::group::GROUPS;
use crate::params::sections::SECTIONS;
use crate::request::SIGNS;
use crate::rules::{self, Level, Rule};

/// What the form shows, then how that adapts to its width and its reader.
const STYLE: &str = concat!(
    include_str!("../../static/theme.css"),
    include_str!("../../static/style.css"),
    include_str!("../../static/dialog.css"),
    include_str!("../../static/insight.css"),
    include_str!("../../static/finding.css"),
    include_str!("../../static/tools.css"),
    include_str!("../../static/guide.css"),
    include_str!("../../static/signature.css"),
    include_str!("../../static/batch.css"),
    include_str!("../../static/adapt.css"),
);

/// The word of the attribute `outputs` that leaves no output.
const NO_OUTPUTS: &str = "none";

const STOPPED: Text = t(
    "The form has stopped because of an error in it. Reload the page to start again.",
    "表单因内部错误而停止运行。重新加载页面后再试。",
);
const PLAN_SO_FAR: Text = t("Your plan so far, to copy", "您目前填写的计划，可复制保存");

/// One Yew root and the element it serves now.
///
/// Yew never lets go of a root's listeners, and through them of its node. So a root is not dropped with its element:
/// it is emptied and kept in [`IDLE`] for the next one.
struct Slot {
    id: u32,
    element: Option<HtmlElement>,
    host: Element,
    root: Rc<RefCell<AppHandle<Root>>>,
    shown: Rc<RefCell<Shown>>,
    on_shown: Callback<Form>,
}

/// What a root shows now, and whom it tells.
#[derive(Default)]
struct Shown {
    element: Option<HtmlElement>,
    form: Option<Form>,
    host: Option<Host>,
    told: Told,
}

thread_local! {
    static LIVE: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
    static IDLE: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
    static ON_STOP: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Runs once, when the WebAssembly is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    yew::set_custom_panic_hook(Box::new(show_stop));
}

/// The style sheet of the form.
#[wasm_bindgen]
#[must_use]
pub fn style() -> String {
    STYLE.to_owned()
}

/// Has a function called once when the form has stopped, with a sentence that says so and a label for the plan so far.
#[wasm_bindgen(js_name = onStop)]
pub fn on_stop(call: Function) {
    ON_STOP.replace(Some(call));
}

/// Has all of the form come: `emit` and `import` need it.
///
/// # Errors
/// When it cannot be fetched.
#[wasm_bindgen]
pub async fn whole() -> Result<(), JsError> {
    later::come().await?;
    Ok(())
}

/// A text of JSON as a value, with all digits of its numbers.
#[wasm_bindgen]
#[must_use]
pub fn parse(text: &str) -> JsValue {
    value::text_to_js(text)
}

/// Mounts a form into the shadow root of an element, and tells `host` what happens in it. Nothing when there is no
/// document to mount it in.
#[wasm_bindgen]
#[must_use]
pub fn mount(element: HtmlElement, shadow: &ShadowRoot, host: Host) -> Option<Mounted> {
    let mut slot = IDLE.with_borrow_mut(Vec::pop).or_else(|| new_slot(&element))?;
    shadow.replace_children_with_node_1(&slot.host);
    let id = LAST_ID.get() + 1;
    LAST_ID.set(id);
    slot.id = id;
    warn_of_unknown_words(&element);
    warn_without_signing(&element);
    let props = app_props(&element, &slot.on_shown);
    slot.element = Some(element.clone());
    let (element, host) = (Some(element), Some(host));
    slot.shown.replace(Shown { element, host, ..Shown::default() });
    LIVE.with_borrow_mut(|live| live.push(slot));
    update(id, RootProps { form: Some((id, props)) });
    Some(Mounted::new(id))
}

/// Takes a form out and drops all it held; its root waits for the next element.
fn unmount(id: u32) {
    update(id, RootProps::default());
    let slot = LIVE.with_borrow_mut(|live| {
        let index = live.iter().position(|slot| slot.id == id)?;
        Some(live.swap_remove(index))
    });
    if let Some(mut slot) = slot {
        slot.element = None;
        slot.shown.take();
        slot.host.remove();
        IDLE.with_borrow_mut(|idle| idle.push(slot));
    }
}

/// Reads the element's attributes again.
fn follow(id: u32) {
    let props = LIVE.with_borrow(|live| {
        let slot = live.iter().find(|slot| slot.id == id)?;
        Some(app_props(slot.element.as_ref()?, &slot.on_shown))
    });
    if let Some(props) = props {
        update(id, RootProps { form: Some((id, props)) });
    }
}

/// What a form shows now.
fn shown(id: u32) -> Option<Rc<RefCell<Shown>>> {
    LIVE.with_borrow(|live| Some(live.iter().find(|slot| slot.id == id)?.shown.clone()))
}

fn new_slot(element: &HtmlElement) -> Option<Slot> {
    let host = element.owner_document()?.create_element("div").ok()?;
    let root = Rc::new(RefCell::new(yew::Renderer::<Root>::with_root(host.clone()).render()));
    let shown = Rc::<RefCell<Shown>>::default();
    let on_shown = Callback::from({
        let shown = shown.clone();
        move |form| host::tell(&shown, form)
    });
    Some(Slot { id: 0, element: None, host, root, shown, on_shown })
}

fn app_props(element: &HtmlElement, on_shown: &Callback<Form>) -> AppProps {
    let text = |name| element.get_attribute(name).map(AttrValue::from).unwrap_or_default();
    let list = |name| {
        let words = element.get_attribute(name)?;
        Some(words.split_ascii_whitespace().map(str::to_owned).collect())
    };
    let disabled = is_off(element);
    let frame = Frame {
        keys: element.has_attribute("credentials"),
        sections: list("sections"),
        outputs: list("outputs"),
        levels: text("levels").split_ascii_whitespace().filter_map(level).collect(),
        locked: element.has_attribute("readonly") || disabled,
        disabled,
        submit: element.get_attribute("submit").map(AttrValue::from),
        language: !element.has_attribute("page") && element.has_attribute("locale"),
        theme: !element.has_attribute("page") && element.has_attribute("theme"),
    };
    AppProps {
        locale: text("locale"),
        theme: text("theme"),
        density: text("density"),
        source_type: text("source-type"),
        region: text("region"),
        frame: Rc::new(frame),
        page: element.has_attribute("page"),
        single_keys: text("single-keys") != settings::OFF,
        keep: text("keep"),
        on_shown: on_shown.clone(),
    }
}

/// What is made of a rule: `id/shape=note`.
fn level(word: &str) -> Option<(&'static Rule, Level)> {
    let (rule, level) = word.split_once('=')?;
    Some((rules::find(rule)?, level.parse().ok()?))
}

/// Says in the console which words of an attribute are none: a misspelt one would otherwise just be missing.
fn warn_of_unknown_words(element: &HtmlElement) {
    let is_section = |word: &str| SECTIONS.iter().any(|section| section.id == word);
    let is_output = |word: &str| {
        word == NO_OUTPUTS
            || FORMATS.iter().any(|format| format.id == word)
            || GROUPS.iter().any(|group| group.id == word)
    };
    warn_of(element, "sections", is_section);
    warn_of(element, "outputs", is_output);
    warn_of(element, "levels", |word| level(word).is_some());
}

fn warn_of(element: &HtmlElement, attribute: &str, is_known: impl Fn(&str) -> bool) {
    let words = element.get_attribute(attribute).unwrap_or_default();
    for word in words.split_ascii_whitespace().filter(|word| !is_known(word)) {
        let sentence = format!("create-backup-plan: {attribute} has no {word:?}");
        console::warn_1(&sentence.into());
    }
}

/// Says in the console that the form will not ask for keys, where the page wants it to and this build cannot.
fn warn_without_signing(element: &HtmlElement) {
    if !SIGNS && element.has_attribute("credentials") {
        let sentence = "create-backup-plan: this build cannot sign, so credentials does nothing; import create-backup-plan/signing";
        console::warn_1(&sentence.into());
    }
}

/// Hands new props to a root. Yew renders later, in a microtask, so nothing of the form runs while these are borrowed.
fn update(id: u32, props: RootProps) {
    let root = LIVE.with_borrow(|live| Some(live.iter().find(|slot| slot.id == id)?.root.clone()));
    if let Some(root) = root {
        root.borrow_mut().update(props);
    }
}

/// The panic hook: nothing of the form can run any more, so plain DOM says so in every element, and shows the plan.
fn show_stop(info: &PanicHookInfo<'_>) {
    // Where, but not what: the text of a panic may quote a value, and a value may be a secret.
    if let Some(place) = info.location() {
        console::error_1(
            &format!("create-backup-plan stopped at {}:{}", place.file(), place.line()).into(),
        );
    }
    // The lists may be borrowed when the panic comes from this file; then the browser's language has to do.
    let of_first = LIVE.try_with(|live| {
        live.try_borrow().ok()?.first()?.element.as_ref()?.get_attribute("locale")
    });
    let language = browser::language(&of_first.ok().flatten().unwrap_or_default());
    let _ = ON_STOP.try_with(|call| {
        if let Ok(Some(call)) = call.try_borrow().as_deref() {
            // It is the last thing that is called; what it throws concerns nobody.
            let _ = call.call2(
                &JsValue::UNDEFINED,
                &STOPPED.get(language).into(),
                &PLAN_SO_FAR.get(language).into(),
            );
        }
    });
}

/// What a root shows: the form of the element with this number, or nothing while it is idle.
#[derive(Properties, Clone, Default, PartialEq)]
struct RootProps {
    #[prop_or_default]
    form: Option<(u32, AppProps)>,
}

#[component]
fn Root(RootProps { form }: &RootProps) -> Html {
    // The key makes a new element's form a new form, with none of the state of the one before.
    match form {
        Some((id, props)) => html! { <App key={*id} ..props.clone() /> },
        None => html! {},
    }
}
