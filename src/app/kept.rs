//! What outlives the page: the plan that a link brings, the plan that a tab keeps when it is loaded anew, and the
//! output format that was shown with it.
//!
//! A plan is what [`Shared`] lets through, so that nothing else gets into an address or into storage.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::{Action, IncomingPlan, Origin};
use crate::app::form::Form;
use crate::app::words::share as words;
use crate::browser;
use crate::lang::{Arg, Message};
use crate::output;
use crate::share::{ShareError, Shared};

/// The name under which a tab keeps the plan of a page, and what every other name in its storage begins with.
pub const PAGE: &str = "create-backup-plan";

/// Opens what the page's link brings, and keeps the plan for when the page is loaded anew. A form in someone else's
/// page opens no link, and keeps its plan under a name that it is given. A link that does not open is handed on.
#[hook]
pub fn use_kept(
    form: &Form,
    root: &NodeRef,
    page: bool,
    name: &AttrValue,
    on_damaged: &Callback<String>,
) {
    let key = match name.as_str() {
        "" if page => Some(AttrValue::Static(PAGE)),
        "" => None,
        name => Some(AttrValue::from(format!("{PAGE}:{name}"))),
    };
    let with = form.clone();
    use_effect_with((root.clone(), key.clone()), move |(root, key)| {
        let near = root.get();
        let format = near.as_ref().zip(key.as_ref()).and_then(|(near, key)| {
            browser::kept(near, &of_format(key)).and_then(|id| output::find(&id))
        });
        if let Some(format) = format.filter(|format| with.offers(format)) {
            with.act(Action::ChooseFormat(format));
        }
        // The plan comes last: what there is to say of it is not to be cleared away.
        if let (Some(near), Some(key)) = (&near, key)
            && let Some(kept) =
                browser::kept(near, key).and_then(|kept| Shared::of_json(&kept).ok())
        {
            take(&with, kept, Origin::Tab);
        }
    });
    let (with, on_damaged) = (form.clone(), on_damaged.clone());
    use_effect_with((root.clone(), page), move |(root, opens)| {
        let listener = root.get().filter(|_| *opens).and_then(|near| {
            open(&with, &near, &on_damaged);
            let (form, at) = (with.clone(), near.clone());
            browser::on_hash_change(&near, move || open(&form, &at, &on_damaged))
        });
        move || drop(listener)
    });
    let shared = (form.draft.clone(), form.region.clone(), form.endpoint.clone());
    // The first rendering has not taken yet what was kept.
    let begun = form.revision > 0;
    let (at, of_shown) = (root.clone(), key.clone());
    use_effect_with((form.format, of_shown, begun), move |(format, key, begun)| {
        if let (Some(near), Some(key), true) = (at.get(), key, begun) {
            browser::keep(&near, &of_format(key), format.id);
        }
    });
    let waiting = use_memo((), |()| browser::Waiting::default());
    // The page may go before that, or the form, or it may be kept under another name. Before the next one waits.
    let to_leave = waiting.clone();
    use_effect_with((root.clone(), key.clone()), move |(root, _)| {
        let leaving = to_leave.clone();
        let listener =
            root.get().and_then(|near| browser::on_page_hide(&near, move || leaving.write()));
        move || {
            drop(listener);
            to_leave.write();
        }
    });
    let at = root.clone();
    use_effect_with((shared, key, begun), move |((draft, region, endpoint), key, begun)| {
        if let (Some(near), Some(key), true) = (at.get(), key.clone(), *begun) {
            let (draft, region, endpoint) = (draft.clone(), region.clone(), endpoint.clone());
            waiting.put(move || {
                browser::keep(&near, &key, &Shared::of(&draft, &region, &endpoint).to_json());
            });
        }
    });
}

/// The name under which a tab keeps the format that is shown.
fn of_format(key: &str) -> String {
    format!("{key}:format")
}

/// Opens the plan of the page's address, if there is one there, and takes it out of the address: what is then changed
/// must not be undone by loading the page anew.
fn open(form: &Form, near: &web_sys::Node, on_damaged: &Callback<String>) {
    let Some(fragment) = browser::fragment(near) else { return };
    match Shared::open(&fragment) {
        Ok(shared) => take(form, shared, Origin::Link),
        Err(ShareError::NoPlan) => return,
        Err(_) => on_damaged.emit(format!("#{fragment}")),
    }
    browser::forget_fragment(near);
}

fn take(form: &Form, shared: Shared, from: Origin) {
    let Shared { draft, region, endpoint, left_out, lost } = shared;
    let lost = lost.saturating_add(left_out.len());
    let taken = Action::Take(IncomingPlan {
        draft: Rc::new(draft),
        region: Some(region.into()),
        endpoint: Some(endpoint.into()),
        from,
    });
    // What was there before is no change that the reader makes.
    form.act(if from == Origin::Tab { Action::ByPage(Box::new(taken)) } else { taken });
    if lost > 0 {
        form.act(Action::Done(Message::new(words::LOST, [Arg::count(lost)])));
    }
}
