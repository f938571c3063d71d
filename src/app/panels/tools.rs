//! The tools of the strip at the top: steps back and forth, and plans that come from elsewhere or go there.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::form::Form;
use crate::app::parts::button::{Button, Look};
use crate::app::words::{batch, history, paste, share};
use crate::lang::{Arg, Text};

/// The tools. A widget has no address of its own to share, and may not start a worker.
pub(in crate::app) fn tools(form: &Form, page: bool) -> Html {
    let open = |dialog: Dialog, icon: &'static str, text: Text| {
        Button::new(form.text_of(text), form.on(Action::Open(dialog)))
            .look(Look::Quiet)
            .terse()
            .id(dialog.opener())
            .icon(icon)
            .draw()
    };
    html! {
        <div class="tools">
            if !form.frame.locked {
                { step(form, Action::Undo) }
                { step(form, Action::Redo) }
            }
            {
                Button::new(form.text_of(history::CHANGES), form.on(Action::Open(Dialog::Changes)))
                    .look(Look::Icon)
                    .id(Dialog::Changes.opener())
                    .icon("changes")
                    .draw()
            }
            if !form.frame.locked {
                <span class="tools__line" aria-hidden="true"></span>
                { open(Dialog::Paste, "paste", paste::OPEN) }
                { open(Dialog::Presets, "presets", share::PRESETS) }
            }
            if page {
                { open(Dialog::Batch, "many", batch::OPEN) }
                { open(Dialog::Share, "share", share::SHARE) }
            }
        </div>
    }
}

/// The button that undoes or redoes, which says what.
fn step(form: &Form, action: Action) -> Html {
    let redo = matches!(action, Action::Redo);
    let (what, named, nothing) = if redo {
        (form.redoes(), history::REDO_WHAT, history::NOTHING_TO_REDO)
    } else {
        (form.undoes(), history::UNDO_WHAT, history::NOTHING_TO_UNDO)
    };
    let text = match what {
        Some(what) => form.plain(named, [Arg::clone(what)]),
        None => form.text_of(nothing).to_owned(),
    };
    Button::new(text, form.on(action))
        .look(Look::Icon)
        .id(if redo { "redo" } else { "undo" })
        .icon(if redo { "redo" } else { "undo" })
        .disabled(what.is_none())
        .draw()
}
