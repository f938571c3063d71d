//! The part of the form that comes after its first screen: every output but the request's own JSON, everything that is
//! read in, and the dialogs.
//!
//! In WebAssembly it is a file of its own, so that the form can be filled in before that file is there. What is
//! reached through [`Later`] and from nowhere else is in it: `scripts/tools/split.mjs` cuts there.
#![expect(
    clippy::unnecessary_wraps,
    reason = "to what is cut off the macro adds that it may not come"
)]

use std::cell::Cell;

use js_sys::JsString;
use wasm_bindgen::JsValue;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::batch::work::{Checking, Work};
use crate::app::commands::CommandContext;
use crate::app::controls::day::DayPicture;
use crate::app::controls::retention;
use crate::app::controls::runs::NextRuns;
use crate::app::form::Form;
use crate::app::keys::KeyRing;
use crate::app::panels::before::{Before, before};
use crate::app::panels::by_hand::ByHand;
use crate::app::panels::dialogs::dialogs;
use crate::app::panels::keys::KeysPanel;
use crate::app::panels::paste::Pasted;
use crate::app::parts::why::why;
use crate::import::Import;
use crate::js::calls;
use crate::js::imported;
use crate::js::refusal::Refusal;
use crate::output::sheet::Sheet;
use crate::output::{Format, Order};
use crate::plan::place::Place;
use crate::request::{NeedsCredentials, SIGNS};
use crate::rules::Finding;

/// Draws the dialog that is open, with the keys, what was pasted, the list for many requests and the file of many plans.
type Dialogs = fn(
    &CommandContext,
    &KeyRing,
    &UseStateHandle<Pasted>,
    &UseStateHandle<AttrValue>,
    &UseStateHandle<Option<File>>,
) -> Html;

/// What the part does.
#[derive(Debug)]
pub struct Later {
    /// Writes the request in a form.
    pub write: fn(&Format, &Order<'_>) -> Result<Sheet, NeedsCredentials>,
    /// `import` of the element: finds the plans in a text, and gives the text as it was read.
    pub read: fn(&JsString) -> (String, Import),
    /// Draws the dialog that is open.
    pub(in crate::app) dialogs: Dialogs,
    /// Draws what is to be seen to before the request is sent.
    pub before: fn(&Form) -> Before,
    /// Draws the next runs of the schedule at a place.
    pub(in crate::app) runs: fn(&Form, &Place) -> Html,
    /// Draws the day of the speed limit at a place.
    pub(in crate::app) day: fn(&Form, &Place) -> Html,
    /// Draws what the plan's own schedule keeps.
    pub(in crate::app) kept_by_plan: fn(&Form) -> Option<Html>,
    /// Draws what the backup rule at a place keeps.
    pub(in crate::app) kept_by_rule: fn(&Form, &Place) -> Html,
    /// Draws the request's JSON to edit, with what the pointer is on in the form lit.
    pub(in crate::app) by_hand: fn(&Form, &AttrValue, Option<&AttrValue>) -> Html,
    /// Draws where keys are typed in.
    pub(in crate::app) keys: fn(&Form, &KeyRing) -> Html,
    /// Draws why something is wrong.
    pub(in crate::app) why: fn(&Form, &Finding) -> Html,
    /// Begins to check a file of many plans, in a worker.
    pub check: fn(JsValue) -> Box<dyn Checking>,
    /// `emit` of the element.
    pub emit: fn(&JsValue, &JsValue, &JsValue) -> Result<JsValue, Refusal>,
}

static LATER: Later = Later {
    write: Format::write,
    read: imported::read,
    dialogs,
    before,
    runs: |form, place| html! { <NextRuns {form} {place} /> },
    day: |form, place| html! { <DayPicture {form} {place} /> },
    kept_by_plan: retention::of_plan,
    kept_by_rule: retention::of_rule,
    by_hand: |form, text, hovered| html! { <ByHand {form} {text} hovered={hovered.cloned()} /> },
    // A build that cannot sign has no box for keys, here neither.
    keys: |form, keys| html! { if SIGNS { <KeysPanel {form} {keys} /> } },
    why,
    check: |surroundings| Box::new(Work::new(surroundings)),
    emit: calls::emit,
};

/// Whether the part is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadState {
    /// On its way.
    Loading,
    /// There.
    Loaded,
    /// It could not be fetched.
    Failed,
}

/// Has the part come once the form is there, and again when that was asked for after it had failed.
#[hook]
pub fn use_later(form: &Form) {
    let form = form.clone();
    use_effect_with(form.later, move |state| {
        if *state == LoadState::Loading {
            spawn_local(async move {
                let state =
                    if come().await.is_ok() { LoadState::Loaded } else { LoadState::Failed };
                form.act(Action::LaterPart(state));
            });
        }
    });
}

thread_local! {
    static HERE: Cell<Option<&'static Later>> = const { Cell::new(None) };
}

/// The part, if it is there.
#[must_use]
pub fn here() -> Option<&'static Later> {
    if cfg!(target_family = "wasm") { HERE.get() } else { Some(&LATER) }
}

/// Whether the part is there already, for a form that begins.
#[must_use]
pub fn load_state() -> LoadState {
    if here().is_some() { LoadState::Loaded } else { LoadState::Loading }
}

/// Has the part come.
///
/// # Errors
/// When it cannot be fetched or used.
pub async fn come() -> Result<&'static Later, SplitLoaderError> {
    let later = fetched().await?;
    HERE.set(Some(later));
    Ok(later)
}

#[wasm_split(later, fallible)]
fn fetched() -> Result<&'static Later, SplitLoaderError> {
    Ok(&LATER)
}
