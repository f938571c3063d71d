//! The dialog that is open.

use yew::prelude::*;

use crate::app::dialog::Dialog;
use crate::app::form::Form;
use crate::app::panels::changes::changes_dialog;
use crate::app::panels::many::ManyDialog;
use crate::app::panels::paste::{PasteDialog, Pasted};
use crate::app::panels::presets::presets_dialog;
use crate::app::panels::share::ShareDialog;

/// The dialog that is open, if one is.
pub(in crate::app) fn dialogs(form: &Form, pasted: &UseStateHandle<Pasted>) -> Html {
    match form.open {
        Some(Dialog::Changes) => changes_dialog(form),
        Some(Dialog::Many) => html! { <ManyDialog {form} /> },
        Some(Dialog::Presets) => presets_dialog(form),
        Some(Dialog::Share) => html! { <ShareDialog {form} /> },
        None => html! {},
        Some(Dialog::Paste) => html! { <PasteDialog {form} {pasted} /> },
    }
}
