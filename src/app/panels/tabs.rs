//! The output formats, as tabs.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::{ids, words};
use crate::output::FORMATS;

/// The tabs. Arrow keys go from one to the next and show it: no format takes long to write.
pub(in crate::app) fn tabs(form: &Form) -> Html {
    let onkeydown = {
        let form = form.clone();
        Callback::from(move |event: KeyboardEvent| {
            let at = FORMATS.iter().position(|format| *format == form.format).unwrap_or(0);
            let last = FORMATS.len() - 1;
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % FORMATS.len(),
                "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            form.act(Action::ChooseFormat(FORMATS[to]));
            form.act(Action::Focus(ids::tab(FORMATS[to].id)));
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={form.text_of(words::FORMATS)} {onkeydown}>
            for format in FORMATS.iter().copied() {
                <button
                    key={format.id}
                    type="button"
                    class="tabs__tab"
                    role="tab"
                    id={ids::tab(format.id)}
                    aria-selected={if format == form.format { "true" } else { "false" }}
                    aria-controls={ids::PANEL}
                    tabindex={if format == form.format { "0" } else { "-1" }}
                    onclick={form.on(Action::ChooseFormat(format))}
                >
                    { form.text_of(format.title) }
                </button>
            }
        </div>
    }
}
