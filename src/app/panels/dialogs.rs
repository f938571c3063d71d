//! The dialog that is open.

use web_sys::File;
use yew::prelude::*;

use crate::app::batch::BatchPanel;
use crate::app::commands::CommandContext;
use crate::app::dialog::Dialog;
use crate::app::keys::KeyRing;
use crate::app::panels::changes::changes_dialog;
use crate::app::panels::jump::Jump;
use crate::app::panels::many::ManyDialog;
use crate::app::panels::paste::{PasteDialog, Pasted};
use crate::app::panels::presets::presets_dialog;
use crate::app::panels::share::ShareDialog;
use crate::app::panels::shortcuts::shortcuts_dialog;
use crate::app::panels::signature::SignatureDialog;
use crate::request::SIGNS;

/// The dialog that is open, if one is. The list for many requests and the file of many plans stay when
/// their dialogs are closed.
pub(in crate::app) fn dialogs(
    context: &CommandContext,
    keys: &KeyRing,
    pasted: &UseStateHandle<Pasted>,
    many: &UseStateHandle<AttrValue>,
    file: &UseStateHandle<Option<File>>,
) -> Html {
    let form = &context.form;
    html! {
        <>
            { open(context, keys, pasted, many) }
            if context.page { <BatchPanel {form} {file} /> }
        </>
    }
}

fn open(
    context: &CommandContext,
    keys: &KeyRing,
    pasted: &UseStateHandle<Pasted>,
    many: &UseStateHandle<AttrValue>,
) -> Html {
    let form = &context.form;
    match form.open {
        Some(Dialog::Changes) => changes_dialog(form),
        Some(Dialog::Many) => html! { <ManyDialog {form} list={many} /> },
        Some(Dialog::Presets) => presets_dialog(form),
        Some(Dialog::Share) => html! { <ShareDialog {form} /> },
        Some(Dialog::Jump) => html! { <Jump {context} /> },
        Some(Dialog::Shortcuts) => shortcuts_dialog(form),
        Some(Dialog::Signature) if SIGNS => html! { <SignatureDialog {form} {keys} {pasted} /> },
        // What checks a file of many plans is there all the time: it goes on while it is closed.
        Some(Dialog::Signature | Dialog::Batch) | None => html! {},
        Some(Dialog::Paste) => html! { <PasteDialog {form} {pasted} /> },
    }
}
