//! What outlives the page: the plan that a link brings, and the plan that a tab keeps when it is loaded anew.
//!
//! Both are what [`Shared`] lets through, so that nothing else gets into an address or into storage.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::{Action, Coming, Origin};
use crate::app::form::Form;
use crate::app::words::share as words;
use crate::browser;
use crate::lang::{Message, Text};
use crate::share::{ShareError, Shared};

/// The name under which a tab keeps the plan.
const KEY: &str = "create-backup-plan";

/// Opens what the page's link brings, and keeps the plan for when the page is loaded anew. A form in someone else's
/// page does neither.
#[hook]
pub fn use_kept(form: &Form, root: &NodeRef, page: bool) {
    let with = form.clone();
    use_effect_with((root.clone(), page), move |(root, page)| {
        let near = root.get().filter(|_| *page);
        if let Some(near) = &near {
            if let Some(kept) = browser::kept(near, KEY).and_then(|kept| Shared::open(&kept).ok()) {
                take(&with, kept, Origin::Tab);
            }
            open(&with, near);
        }
        let listener = near.and_then(|near| {
            let (form, at) = (with.clone(), near.clone());
            browser::on_hash_change(&near, move || open(&form, &at))
        });
        move || drop(listener)
    });
    let shared = (form.draft.clone(), form.region.clone(), form.endpoint.clone());
    let begun = form.revision > 0;
    let root = root.clone();
    use_effect_with((shared, page, begun), move |((draft, region, endpoint), page, begun)| {
        if let Some(near) = root.get().filter(|_| *page && *begun) {
            browser::keep(&near, KEY, &Shared::of(draft, region, endpoint).fragment());
        }
    });
}

/// Opens the plan of the page's address, if there is one there, and takes it out of the address: what is then changed
/// must not be undone by loading the page anew.
fn open(form: &Form, near: &web_sys::Node) {
    let Some(fragment) = browser::fragment(near) else { return };
    match Shared::open(&fragment) {
        Ok(shared) => {
            take(form, shared, Origin::Link);
            say(form, words::LINK_OPENED);
        }
        Err(ShareError::NoPlan) => return,
        Err(ShareError::Newer) => say(form, words::LINK_NEWER),
        Err(ShareError::Damaged | ShareError::TooLong) => say(form, words::LINK_DAMAGED),
    }
    browser::forget_fragment(near);
}

fn take(form: &Form, shared: Shared, from: Origin) {
    let Shared { draft, region, endpoint, .. } = shared;
    form.act(Action::Take(Coming {
        draft: Rc::new(draft),
        region: Some(region.into()),
        endpoint: Some(endpoint.into()),
        from,
    }));
}

fn say(form: &Form, text: Text) {
    form.act(Action::Done(Message::new(text, [])));
}
