//! What has the focus, and what gets it when that is gone or a dialog closes.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlDialogElement, HtmlElement, ShadowRoot};

use crate::browser::bring_into_view;

/// Gives the focus to the first of these ids that is there, and brings all of its field into view. [`BEFORE`] stands for
/// what had it before a dialog was opened.
pub fn focus(root: &Element, ids: &[String]) {
    let found = ids.iter().find_map(|id| {
        let is_before = id == BEFORE;
        let selector = if is_before { format!("[{MARK}]") } else { format!("[id='{id}']") };
        let element = root.query_selector(&selector).ok()??;
        if is_before {
            let _ = element.remove_attribute(MARK); // It is not there any more.
        }
        element.dyn_into::<HtmlElement>().ok()
    });
    let Some(found) = found else { return };
    let _ = found.focus(); // What cannot take it is in view all the same.
    bring_into_view(&found.closest(".field").ok().flatten().unwrap_or_else(|| found.into()));
}

/// What has the focus in the form, and what it stands in, the innermost first.
#[derive(Clone, Debug, Default)]
pub struct Focused(Rc<RefCell<Vec<Element>>>);

/// What the keyboard can go to. Of radio buttons that is the one that is chosen.
const STOPS: &str = "button:not([disabled]):not([tabindex='-1']), input:not([disabled], [type='radio']:not(:checked)), \
    select:not([disabled]), textarea, summary, a[href], [tabindex='0']";

impl Focused {
    /// Remembers what takes the focus.
    pub fn enter(&self, event: &FocusEvent) {
        let path = event.composed_path();
        let elements = path.iter().filter_map(|node| node.dyn_into::<Element>().ok());
        *self.0.borrow_mut() = elements.collect();
    }

    /// Gives the focus to what is nearest to where it was, when what had it is gone: a row that was removed, a button that
    /// has done its work. Browsers leave it nowhere then, and the keyboard would have to begin anew.
    pub fn keep(&self, root: &Element) {
        let gone = self.0.borrow().first().is_some_and(|element| !element.is_connected());
        if !gone {
            return;
        }
        let around = std::mem::take(&mut *self.0.borrow_mut());
        // Somewhere else it is where the reader has put it.
        let document = root.owner_document();
        let active = document.as_ref().and_then(web_sys::Document::active_element);
        if active.is_some_and(|active| active.local_name() != "body") {
            return;
        }
        let left = around.into_iter().skip(1).filter(|element| root.contains(Some(element)));
        let stop = left
            .filter_map(|element| element.query_selector(STOPS).ok().flatten())
            .find_map(|stop| stop.dyn_into::<HtmlElement>().ok());
        if let Some(stop) = stop {
            focus_on(&stop);
        }
    }
}

/// Opens a dialog over everything else and gives it the focus. What had it is marked, for [`focus`] to find.
pub fn show_modal(dialog: &HtmlDialogElement) {
    if let Ok(root) = dialog.get_root_node().dyn_into::<ShadowRoot>() {
        if let Ok(Some(marked)) = root.query_selector(&format!("[{MARK}]")) {
            let _ = marked.remove_attribute(MARK);
        }
        if let Some(active) = root.active_element() {
            let _ = active.set_attribute(MARK, ""); // A name like any other.
        }
    }
    // One that is open already, or has left the document, stays as it is.
    let _ = dialog.show_modal();
}

/// Stands for what had the focus before a dialog was opened, whatever its id.
pub const BEFORE: &str = "before";
/// The attribute that it has while the dialog is open.
const MARK: &str = "data-before";

/// Gives the focus to a control.
pub fn focus_on(control: &HtmlElement) {
    // What cannot take it stays without.
    let _ = control.focus();
}
