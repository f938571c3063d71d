//! What the form asks of the browser: the clock, randomness, the clipboard, a download, the reader's languages.
//!
//! This module and `element` are the only ones that call `web_sys`, `js_sys` or `gloo`, event types aside. Everything
//! here compiles natively and panics when it is called there, so nothing in a render body may call it.
//!
//! Globals are named bare, never through a `Window`: consoles that run their parts in a sandbox hand out a global
//! object that is no `Window`. What belongs to a document is taken from the node that asks.

mod address;
mod focus;
mod storage;
mod worker;

use std::ops::Range;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::{Interval, Timeout};
use js_sys::{Array, Date, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, Crypto, Element, Event, EventTarget, File, FocusEvent,
    HtmlAnchorElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
    Navigator, Node, PointerEvent, ScrollIntoViewOptions, ScrollLogicalPosition, Url, Window,
};

pub use crate::browser::address::{address, forget_fragment, fragment, on_hash_change};
pub use crate::browser::focus::{BEFORE, Focused, focus, focus_on, show_modal};
pub use crate::browser::storage::{Waiting, keep, keep_setting, kept};
pub use crate::browser::worker::{WorkerHandle, member, start_workers_by};
use crate::lang::Language;

/// How long a download's address is kept, in milliseconds: some browsers read it well after the click.
const DOWNLOAD_ADDRESS_LIFE: u32 = 60_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = crypto)]
    static CRYPTO: Crypto;

    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Navigator;

    // Not web_sys's: its clipboard is undefined on a page without HTTPS, and calling that could not be caught.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
}

/// The time, in whole seconds since 1970 UTC.
#[must_use]
pub fn now() -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a clock's milliseconds are far inside i64, and `as` saturates"
    )]
    let seconds = (Date::now() / 1000.0).floor() as i64;
    seconds
}

/// The time in milliseconds, to tell how long something takes.
#[must_use]
pub fn millis() -> f64 {
    Date::now()
}

/// How many seconds the reader's clock is ahead of UTC at a moment in UNIX seconds.
#[must_use]
pub fn local_offset(seconds: i64) -> i64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a moment that a date can hold is far below the first inexact integer"
    )]
    let date = Date::new(&JsValue::from_f64(seconds as f64 * 1000.0));
    let minutes_behind = date.get_timezone_offset();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "an offset is less than a day; of a moment beyond the calendar it is NaN, which becomes 0"
    )]
    let ahead = -(minutes_behind * 60.0) as i64;
    ahead
}

/// Calls a function again and again until what is returned is dropped.
pub fn every(milliseconds: u32, call: impl FnMut() + 'static) -> Interval {
    Interval::new(milliseconds, call)
}

/// Calls a function once, unless what is returned is dropped before.
pub fn after(milliseconds: u32, call: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(milliseconds, call)
}

/// Calls a function when the page of a node goes away, also into the browser's cache of pages.
#[must_use]
pub fn on_page_hide(near: &Node, call: impl FnMut() + 'static) -> Option<EventListener> {
    let window = window(near)?;
    let mut call = call;
    Some(EventListener::new(&window, "pagehide", move |_| call()))
}

/// Calls a function at each key that is pressed while nothing on the page of a node has the focus.
#[must_use]
pub fn on_idle_key(near: &Node, call: impl Fn(&KeyboardEvent) + 'static) -> Option<EventListener> {
    let document = near.owner_document()?;
    let body = EventTarget::from(document.body()?);
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        let idle = event.target().as_ref() == Some(&body);
        if let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|_| idle) {
            call(event);
        }
    }))
}

/// Calls functions when a pointer that is down goes up or is taken away, anywhere on a node's page, and when that is a
/// click on what a selector finds, before anything else hears of it. What a click has changed already, as that on a radio
/// button has, must not be drawn anew before it is heard.
#[must_use]
pub fn on_press(
    near: &Node,
    up: impl Fn() + Clone + 'static,
    (selector, click): (&'static str, impl Fn() + 'static),
) -> Vec<EventListener> {
    let Some(document) = near.owner_document() else { return Vec::new() };
    let options = EventListenerOptions::run_in_capture_phase();
    let cancelled = up.clone();
    vec![
        EventListener::new_with_options(&document, "pointerup", options, move |_| up()),
        EventListener::new_with_options(&document, "pointercancel", options, move |_| cancelled()),
        EventListener::new_with_options(&document, "click", options, move |event| {
            let at = event.composed_path().get(0).dyn_into::<Element>();
            if at.is_ok_and(|at| matches!(at.closest(selector), Ok(Some(_)))) {
                click();
            }
        }),
    ]
}

/// 128 random bits as 32 lower-case hexadecimal digits, from the browser's cryptographic source; `None` where it
/// has none, because a nonce that can be guessed is worse than none.
#[must_use]
pub fn nonce() -> Option<String> {
    let mut bytes = [0; 16];
    CRYPTO.with(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)).ok()?;
    Some(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// The language of a BCP 47 tag, if that is one of ours, or else the first of the reader's languages that is.
#[must_use]
pub fn language(wanted: &str) -> Language {
    wanted.parse().unwrap_or_else(|_| {
        let languages = NAVIGATOR.with(Navigator::languages);
        let ours = languages.iter().find_map(|tag| tag.as_string()?.parse().ok());
        ours.unwrap_or_default()
    })
}

/// The browser did not do what it was asked: it lacks the means, the page has not the right, or the reader refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Puts a text on the clipboard. Call it from a click: browsers want to see that a person asked.
///
/// When it is refused, show the text selected so that it can be copied by hand.
pub async fn copy(text: &str) -> Result<(), Refused> {
    let written = write_text(text).map_err(|_| Refused)?;
    JsFuture::from(written).await.map_err(|_| Refused)?;
    Ok(())
}

/// Saves a text as a file. `near` is any node of the form: the download starts in its document.
pub fn download(near: &Node, name: &str, media_type: &str, text: &str) -> Result<(), Refused> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options);
    offer(near, name, &blob.map_err(|_| Refused)?).ok_or(Refused)
}

/// Saves what a worker has made as a file, likewise.
pub fn download_made(near: &Node, name: &str, made: &JsValue) -> Result<(), Refused> {
    made.dyn_ref().and_then(|made| offer(near, name, made)).ok_or(Refused)
}

fn offer(near: &Node, name: &str, blob: &Blob) -> Option<()> {
    let document = near.owner_document()?;
    let link = document.create_element("a").ok()?.unchecked_into::<HtmlAnchorElement>();
    let address = Url::create_object_url_with_blob(blob).ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(DOWNLOAD_ADDRESS_LIFE, move || {
        // Nothing to do about a failure: the address goes with the page.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}

/// Why the text of a file cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is larger than asked for.
    TooLarge,
    /// It is no text, or cannot be read at all.
    NoText,
}

/// The text of a file, UTF-8, of at most so many bytes.
pub async fn text_of(file: &File, most: usize) -> Result<String, FileError> {
    #[expect(clippy::cast_precision_loss, reason = "a limit of a few megabytes is exact")]
    if file.size() > most as f64 {
        return Err(FileError::TooLarge);
    }
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::NoText)?;
    let bytes = Uint8Array::new(&bytes).to_vec();
    let text = String::from_utf8(bytes).map_err(|_| FileError::NoText)?;
    if text.contains('\0') { Err(FileError::NoText) } else { Ok(text) }
}

/// The file that was chosen in an input, which is empty afterwards: the same file can be chosen again.
#[must_use]
pub fn file_of(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Calls a function with a text that is pasted where nothing is typed on, anywhere on a node's page, and with one that
/// is pasted on a line of the form and is more than that line can mean.
#[must_use]
pub fn on_paste(
    near: &Node,
    is_more: impl Fn(&str) -> bool + 'static,
    mut call: impl FnMut(String) + 'static,
) -> Option<EventListener> {
    let document = near.owner_document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document, "paste", options, move |event| {
        let Some(text) = event.dyn_ref::<ClipboardEvent>().and_then(pasted) else { return };
        if text.trim().is_empty() {
            return;
        }
        if !is_typed_on(event) || is_on_line(event) && is_more(&text) {
            // By then the box may have the focus, and would take the text in once more.
            event.prevent_default();
            call(text);
        }
    }))
}

fn pasted(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text").ok()
}

/// Whether an event goes to a control that text is typed on.
#[must_use]
pub fn is_typed_on(event: &Event) -> bool {
    let target = event.composed_path().get(0).dyn_into::<Element>();
    target.is_ok_and(|target| {
        matches!(
            target.closest(
                "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]"
            ),
            Ok(Some(_))
        )
    })
}

/// Whether an event goes to a line of text of the form itself, and of no dialog.
fn is_on_line(event: &Event) -> bool {
    let target = event.composed_path().get(0).dyn_into::<HtmlInputElement>();
    target.is_ok_and(|line| matches!(line.closest("dialog"), Ok(None)))
}

/// Brings an element into view, and moves nothing else than it must.
pub fn reveal(root: &Element, id: &str) {
    if let Some(found) = root.query_selector(&format!("[id='{id}']")).ok().flatten() {
        bring_into_view(&found);
    }
}

/// Scrolls until an element is in view, and no further.
pub fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The id of the element that takes the focus, when one loses it to another.
#[must_use]
pub fn entered(event: &FocusEvent) -> Option<String> {
    Some(event.related_target()?.dyn_ref::<Element>()?.id())
}

/// Where across an element a pointer is: 0 at its left edge, 1 at its right.
#[must_use]
pub fn across(element: &Element, event: &PointerEvent) -> f64 {
    let bounds = element.get_bounding_client_rect();
    if bounds.width() <= 0.0 {
        return 0.0;
    }
    ((f64::from(event.client_x()) - bounds.left()) / bounds.width()).clamp(0.0, 1.0)
}

/// Sends all that a pointer does to an element until it is up, wherever it goes.
pub fn hold_pointer(element: &Element, event: &PointerEvent) {
    // A pointer that has gone meanwhile cannot be held, and does nothing more either.
    let _ = element.set_pointer_capture(event.pointer_id());
}

fn window(near: &Node) -> Option<Window> {
    near.owner_document()?.default_view()
}

/// Says in the title of a node's page how things stand there. For a form that is the page itself.
pub fn set_title(near: &Node, title: &str) {
    if let Some(document) = near.owner_document() {
        document.set_title(title);
    }
}

/// Names the language of a node's page. For a form that is the page itself.
pub fn set_language(near: &Node, tag: &str) {
    let page = near.owner_document().and_then(|document| document.document_element());
    if let Some(page) = page {
        // An element always takes this attribute.
        let _ = page.set_attribute("lang", tag);
    }
}

/// Selects all that an element shows, to be copied by hand.
pub fn select(element: &Element) {
    let window = window(element);
    if let Some(selection) = window.and_then(|window| window.get_selection().ok().flatten()) {
        // A selection that cannot be made leaves the one that is there.
        let _ = selection.select_all_children(element);
    }
}

/// Whether some text of an event's page is selected, in whichever shadow root.
#[must_use]
pub fn is_selecting(event: &Event) -> bool {
    let target = event.composed_path().get(0).dyn_into::<Node>();
    let window = target.ok().and_then(|node| window(&node));
    let selection = window.and_then(|window| window.get_selection().ok().flatten());
    // Not its type: of a selection inside a shadow root that tells of the root's element.
    selection.is_some_and(|selection| !String::from(selection.to_string()).is_empty())
}

/// Has a list of choices take the one with this value.
pub fn choose(select: &HtmlSelectElement, value: &str) {
    if select.value() != value {
        select.set_value(value);
    }
}

/// Where the cursor is in a text that is edited, in UTF-16 code units.
#[must_use]
pub fn cursor(area: &HtmlTextAreaElement) -> u32 {
    area.selection_start().ok().flatten().unwrap_or(0)
}

/// Gives the focus to a text that is edited and selects a part of it, in UTF-16 code units.
pub fn select_part(area: &HtmlTextAreaElement, part: Range<u32>) {
    // What cannot take the focus or a selection stays as it is.
    let _ = area.focus();
    let _ = area.set_selection_range(part.start, part.end);
}

/// An attribute of the innermost element around an event that has it.
#[must_use]
pub fn attribute_around(event: &Event, attribute: &str) -> Option<String> {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    target.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// Lights the field of the control with this id, or of the innermost one around it, and no other. `near` is any
/// element of the form.
pub fn light(near: &Element, id: Option<&str>) {
    let Ok(Some(app)) = near.closest(".app") else { return };
    if let Ok(Some(lit)) = app.query_selector("[data-lit]") {
        // An attribute that is not there is not removed.
        let _ = lit.remove_attribute("data-lit");
    }
    let around = std::iter::successors(id, |id| id.rsplit_once('-').map(|(outer, _)| outer));
    let field = around
        .filter(|id| !id.is_empty())
        .find_map(|id| app.query_selector(&format!("[data-field='{id}']")).ok().flatten());
    if let Some(field) = field {
        let _ = field.set_attribute("data-lit", "");
    }
}

/// What a CSS property comes to at an element; empty when the element is in no document.
#[must_use]
pub fn computed(element: &Element, property: &str) -> String {
    let window = window(element);
    let style = window.and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}

/// Whether the page of a node stands in a frame of a page from elsewhere.
#[must_use]
pub fn is_among_strangers(near: &Node) -> bool {
    let Some(window) = window(near) else {
        return false;
    };
    let is_framed = window.top().is_ok_and(|top| top.as_ref() != Some(&window));
    // Only a page of the same origin may see the frame around this one.
    is_framed && !matches!(window.frame_element(), Ok(Some(_)))
}

/// Whether what an event goes to is open: a box that was just unfolded.
#[must_use]
pub fn is_open(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.has_attribute("open"))
}

/// Leaves nothing in an input.
pub fn clear(input: &HtmlInputElement) {
    input.set_value("");
}

/// How far a box is scrolled and how high it is, in pixels.
#[must_use]
pub fn scrolled(scroller: &Element) -> (i32, i32) {
    (scroller.scroll_top(), scroller.client_height())
}

/// Scrolls a box no further than needed to show a part of what it holds, in pixels from its top.
pub fn scroll_to(scroller: &Element, part: Range<i32>) {
    let (top, height) = scrolled(scroller);
    if part.start < top {
        scroller.set_scroll_top(part.start);
    } else if part.end > top + height {
        scroller.set_scroll_top(part.end - height);
    }
}
