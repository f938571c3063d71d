//! What stands in place of a part of the form that is still to come.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::later::LoadState;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::dialog::Dialog;
use crate::app::words;

/// The dialog that was opened, before what is in it is there.
pub(in crate::app) fn dialog_to_come(form: &Form, which: Which) -> Html {
    html! {
        <Dialog {form} {which} title={form.text_of(words::COMING)}>{ to_come(form) }</Dialog>
    }
}

/// That it comes; or that it could not be fetched, and the way to try again.
pub(in crate::app) fn to_come(form: &Form) -> Html {
    match form.later {
        LoadState::Loaded => html! {},
        LoadState::Loading => {
            html! { <p class="output__note" role="status">{ form.text_of(words::COMING) }</p> }
        }
        LoadState::Failed => html! {
            <div class="output__note output__note--error" role="alert">
                { drawn("error") }
                <span>{ form.text_of(words::MISSING) }</span>
                {
                    Button::new(
                        form.text_of(words::TRY_AGAIN),
                        form.on(Action::LaterPart(LoadState::Loading)),
                    )
                    .look(Look::Small)
                    .draw()
                }
            </div>
        },
    }
}
