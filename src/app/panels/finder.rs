//! How a field is found: the way into the jump dialog, and the switch of the narrowed view.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::switch::switch;
use crate::app::words;
use crate::app::words::finding;
use crate::app::{commands, shortcuts};
use crate::lang::Arg;

/// The button that opens the jump dialog.
pub(in crate::app) fn finder(form: &Form) -> Html {
    let key = shortcuts::of(form, &commands::JUMP).map(|keys| keys.key);
    html! {
        <button
            type="button"
            class="finder"
            id={Dialog::Jump.opener()}
            aria-haspopup="dialog"
            aria-keyshortcuts={key}
            onclick={form.on(Action::Open(Dialog::Jump))}
        >
            { drawn("search") }
            <span class="finder__text">{ form.text_of(finding::JUMP) }</span>
            if let Some(key) = key { <kbd class="cap" aria-hidden="true">{ key }</kbd> }
        </button>
    }
}

/// The switch of the narrowed view, and the button that lists the shortcuts.
pub(in crate::app) fn tools(form: &Form) -> Html {
    let on = form.narrowed.is_some();
    html! {
        <div class="rail__tools">
            { switch("narrow", form.text_of(finding::ONLY_REQUIRED), on, form.on(Action::Narrow(!on))) }
            {
                Button::new(form.text_of(finding::SHORTCUTS), form.on(Action::Open(Dialog::Shortcuts)))
                    .id(Dialog::Shortcuts.opener())
                    .look(Look::Quiet)
                    .icon("keyboard")
                    .draw()
            }
        </div>
    }
}

/// How many fields the narrowed view leaves out, and the way back to them.
pub(in crate::app) fn left_out(form: &Form) -> Html {
    let hidden = form.hidden();
    if hidden == 0 {
        return html! {};
    }
    let onclick = {
        let form = form.clone();
        Callback::from(move |_| {
            form.act(Action::Narrow(false));
            // The button goes with its line, and the focus must not be lost with it.
            form.act(Action::Focus("narrow".to_owned()));
        })
    };
    html! {
        <p class="left-out">
            { words::counted(hidden, finding::ONE_HIDDEN, finding::MANY_HIDDEN, form.language) }
            { " " }
            { Button::new(form.text_of(finding::SHOW_ALL), onclick).look(Look::Link).draw() }
        </p>
    }
}

/// What a query found, in words.
pub(in crate::app) fn result_count(form: &Form, total: usize, shown: usize) -> String {
    match total {
        0 => form.text_of(finding::NO_RESULT).to_owned(),
        total if total > shown => {
            form.say(finding::FIRST_RESULTS, [Arg::count(total), Arg::count(shown)])
        }
        total => words::counted(total, finding::ONE_RESULT, finding::MANY_RESULTS, form.language),
    }
}
