//! What the browser keeps: for a tab, or for the next visit.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::{Node, Storage};

use crate::browser::{after, window};

/// How long after the last change a plan is kept, in milliseconds. Measured: writing it takes 0.1 to 0.5 ms, which no key
/// needs to wait for.
const AFTER: u32 = 300;

/// What is to be kept once nothing has changed for a while.
#[derive(Default)]
pub struct Waiting {
    write: RefCell<Option<Box<dyn FnOnce()>>>,
    timer: RefCell<Option<Timeout>>,
}

impl Waiting {
    /// Takes the place of what has waited so far.
    pub fn put(self: &Rc<Self>, write: impl FnOnce() + 'static) {
        self.write.replace(Some(Box::new(write)));
        let waiting = self.clone();
        self.timer.replace(Some(after(AFTER, move || waiting.write())));
    }

    /// Keeps it now.
    pub fn write(&self) {
        // Taken first: what is called may put the next one here.
        let write = self.write.take();
        if let Some(write) = write {
            write();
        }
    }
}

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiting").finish_non_exhaustive()
    }
}

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
