//! The address of a page, and what stands behind `#` in it.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::Node;

use crate::browser::window;

/// The address of a node's page without what stands behind `#`.
#[must_use]
pub fn address(near: &Node) -> String {
    let location = near.owner_document().and_then(|document| document.location());
    let address = location.and_then(|location| location.href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// What stands behind `#` in the address of a node's page, if anything does.
#[must_use]
pub fn fragment(near: &Node) -> Option<String> {
    let hash = near.owner_document()?.location()?.hash().ok()?;
    Some(hash.strip_prefix('#')?.to_owned()).filter(|fragment| !fragment.is_empty())
}

/// Takes what stands behind `#` out of the address of a node's page, without a step in its history.
pub fn forget_fragment(near: &Node) {
    let window = window(near);
    if let Some(history) = window.and_then(|window| window.history().ok()) {
        // A page whose address must not be changed keeps it.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address(near)));
    }
}

/// Calls a function when what stands behind `#` in the address of a node's page changes.
#[must_use]
pub fn on_hash_change(near: &Node, call: impl FnMut() + 'static) -> Option<EventListener> {
    let window = window(near)?;
    let mut call = call;
    Some(EventListener::new(&window, "hashchange", move |_| call()))
}
