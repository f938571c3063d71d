//! The examples, to start from.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::{Action, Coming, Origin};
use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::icons::drawn_large;
use crate::app::parts::dialog::Dialog;
use crate::app::words::share as words;
use crate::plan::preset::{PRESETS, Preset};

/// The dialog with every example.
pub(in crate::app) fn presets_dialog(form: &Form) -> Html {
    html! {
        <Dialog {form} which={Which::Presets} title={form.text_of(words::PRESETS)}>
            <p>{ form.text_of(words::PRESETS_ABOUT) }</p>
            <ul class="presets">
                for (index, preset) in PRESETS.iter().copied().enumerate() {
                    <li key={preset.id}>
                        <button
                            type="button"
                            class="presets__item"
                            autofocus={index == 0}
                            id={format!("preset-{}", preset.id)}
                            onclick={take(form, preset)}
                        >
                            { drawn_large(preset.source.value()) }
                            <span class="presets__title">{ form.text_of(preset.title) }</span>
                            <span class="presets__about">{ form.text_of(preset.about) }</span>
                        </button>
                    </li>
                }
            </ul>
        </Dialog>
    }
}

/// Takes an example over: its first run is in the coming night.
pub(in crate::app) fn take(form: &Form, preset: &'static Preset) -> Callback<MouseEvent> {
    let form = form.clone();
    Callback::from(move |_| {
        // Without a clock there is no coming night; the first tick brings one.
        let Some(now) = form.clock.now else { return };
        form.act(Action::Take(Coming {
            draft: Rc::new(preset.draft(now, &form.region)),
            region: None,
            endpoint: None,
            from: Origin::Preset(preset),
        }));
    })
}
