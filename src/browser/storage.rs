//! What the browser keeps: for a tab, or for the next visit.

use web_sys::{Node, Storage};

use crate::browser::window;

/// Keeps a text until the tab of a node's page is closed. A browser that keeps nothing, or is full, does without.
pub fn keep(near: &Node, key: &str, text: &str) {
    if let Some(storage) = of_tab(near) {
        let _ = storage.set_item(key, text);
    }
}

/// The text that the tab of a node's page keeps under a name.
#[must_use]
pub fn kept(near: &Node, key: &str) -> Option<String> {
    of_tab(near)?.get_item(key).ok()?
}

/// Keeps a setting of a node's page for its next visit; without a text the page has forgotten it by then.
pub fn keep_setting(near: &Node, key: &str, text: Option<&str>) {
    let storage = window(near).and_then(|window| window.local_storage().ok()?);
    let Some(storage) = storage else { return };
    let _ = match text {
        Some(text) => storage.set_item(key, text),
        None => storage.remove_item(key),
    };
}

fn of_tab(near: &Node) -> Option<Storage> {
    window(near)?.session_storage().ok()?
}
