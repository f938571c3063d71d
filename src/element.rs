//! The custom element `<create-backup-plan>`: registers it, mounts an [`App`] into each one on the page and takes it
//! out again, and shows what is left when the form has stopped. `static/element.js` is its other half.
//!
//! | attribute | meaning |
//! | --- | --- |
//! | `locale` | language of the form, a BCP 47 tag; without it the browser's |
//! | `theme` | `auto` (the default), `light` or `dark` |
//! | `density` | `compact` for narrow spacing |
//! | `source-type` | the source type to begin with |
//! | `credentials` | when present, the form may ask for credentials to sign with |
//! | `page` | when present, the form is the page itself and not a part of someone else's |
//! | `keep` | a name: the tab keeps the plan under it, in session storage, until it is closed; never a key. A page keeps its plan in any case |
//!
//! The shadow root is open. All elements share one style sheet and one WebAssembly instance.

use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot, console};
use yew::prelude::*;

use crate::app::{App, AppProps};
use crate::browser;
use crate::lang::{Language, Text, t};

/// The element's name.
pub const TAG: &str = "create-backup-plan";

/// The attributes the form follows while it is on the page.
pub const ATTRIBUTES: &[&str] =
    &["locale", "theme", "density", "source-type", "credentials", "page", "keep"];

/// What the form shows, then how that adapts to its width and its reader.
const STYLE: &str = concat!(
    include_str!("../static/theme.css"),
    include_str!("../static/style.css"),
    include_str!("../static/dialog.css"),
    include_str!("../static/insight.css"),
    include_str!("../static/finding.css"),
    include_str!("../static/tools.css"),
    include_str!("../static/guide.css"),
    include_str!("../static/signature.css"),
    include_str!("../static/adapt.css"),
);

const STOPPED: Text = t(
    "The form has stopped because of an error in it. Reload the page to start again.",
    "表单因内部错误而停止运行。请重新加载页面后再试。",
);
const PLAN_SO_FAR: Text = t("Your plan so far, to copy", "您目前填写的计划，可复制保存");

#[wasm_bindgen(module = "/static/element.js")]
extern "C" {
    fn define(
        tag: &str,
        css: &str,
        attributes: Vec<String>,
        connect: &JsValue,
        disconnect: &JsValue,
        change: &JsValue,
    );

    fn stop(element: &HtmlElement, sentence: &str, label: &str, plan: &str);
}

/// One Yew root and the element it serves now.
///
/// Yew never lets go of a root's listeners, and through them of its node. So a root is not dropped with its element:
/// it is emptied and kept in [`IDLE`] for the next one.
struct Slot {
    id: u32,
    element: Option<HtmlElement>,
    host: Element,
    root: Rc<RefCell<AppHandle<Root>>>,
    plan: Rc<RefCell<AttrValue>>,
    on_plan: Callback<AttrValue>,
}

thread_local! {
    static LIVE: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
    static IDLE: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// Registers the element. Runs once, when the WebAssembly is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    yew::set_custom_panic_hook(Box::new(show_stop));
    // Handed over for good: the element's definition lives as long as the page.
    let connect = Closure::<dyn Fn(HtmlElement, ShadowRoot) -> u32>::new(|element, root| {
        connect(element, &root)
    })
    .into_js_value();
    let disconnect = Closure::<dyn Fn(u32)>::new(disconnect).into_js_value();
    let change = Closure::<dyn Fn(u32)>::new(change).into_js_value();
    let attributes = ATTRIBUTES.iter().map(ToString::to_string).collect();
    define(TAG, STYLE, attributes, &connect, &disconnect, &change);
}

/// Mounts a form and answers with its number, which is 0 when there is no document to mount it in.
fn connect(element: HtmlElement, shadow: &ShadowRoot) -> u32 {
    let Some(mut slot) = IDLE.with_borrow_mut(Vec::pop).or_else(|| new_slot(&element)) else {
        return 0;
    };
    if shadow.append_child(&slot.host).is_err() {
        return 0;
    }
    let id = LAST_ID.get() + 1;
    LAST_ID.set(id);
    slot.id = id;
    let props = app_props(&element, &slot.on_plan);
    slot.element = Some(element);
    LIVE.with_borrow_mut(|live| live.push(slot));
    update(id, RootProps { form: Some((id, props)) });
    id
}

/// Takes a form out and drops all it held; its root waits for the next element.
fn disconnect(id: u32) {
    update(id, RootProps::default());
    let slot = LIVE.with_borrow_mut(|live| {
        let index = live.iter().position(|slot| slot.id == id)?;
        Some(live.swap_remove(index))
    });
    if let Some(mut slot) = slot {
        slot.element = None;
        slot.plan.take();
        slot.host.remove();
        IDLE.with_borrow_mut(|idle| idle.push(slot));
    }
}

/// Reads the element's attributes again.
fn change(id: u32) {
    let props = LIVE.with_borrow(|live| {
        let slot = live.iter().find(|slot| slot.id == id)?;
        Some(app_props(slot.element.as_ref()?, &slot.on_plan))
    });
    if let Some(props) = props {
        update(id, RootProps { form: Some((id, props)) });
    }
}

fn new_slot(element: &HtmlElement) -> Option<Slot> {
    let host = element.owner_document()?.create_element("div").ok()?;
    let root = Rc::new(RefCell::new(yew::Renderer::<Root>::with_root(host.clone()).render()));
    let plan = Rc::<RefCell<AttrValue>>::default();
    let on_plan = Callback::from({
        let plan = plan.clone();
        move |text| {
            plan.replace(text);
        }
    });
    Some(Slot { id: 0, element: None, host, root, plan, on_plan })
}

fn app_props(element: &HtmlElement, on_plan: &Callback<AttrValue>) -> AppProps {
    let text = |name| element.get_attribute(name).map(AttrValue::from).unwrap_or_default();
    AppProps {
        locale: text("locale"),
        theme: text("theme"),
        density: text("density"),
        source_type: text("source-type"),
        credentials: element.has_attribute("credentials"),
        page: element.has_attribute("page"),
        keep: text("keep"),
        on_plan: on_plan.clone(),
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
    // The lists may be borrowed when the panic comes from this file; then there is nothing to show it in.
    let _ = LIVE.try_with(|live| {
        let Ok(live) = live.try_borrow() else { return };
        for slot in live.iter() {
            let Some(element) = &slot.element else { continue };
            let language = language(element);
            let plan = slot.plan.try_borrow().map(|plan| plan.clone()).unwrap_or_default();
            stop(element, STOPPED.get(language), PLAN_SO_FAR.get(language), &plan);
        }
    });
}

fn language(element: &HtmlElement) -> Language {
    let wanted = element.get_attribute("locale");
    wanted
        .into_iter()
        .chain(browser::languages())
        .find_map(|tag| tag.parse().ok())
        .unwrap_or_default()
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
