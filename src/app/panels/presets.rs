//! The examples, to start from.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::{Action, IncomingPlan, Origin};
use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::icons::drawn_large;
use crate::app::parts::dialog::Dialog;
use crate::app::session::blank;
use crate::app::words::share as words;
use crate::params::source::SourceType;
use crate::plan::preset::{PRESETS, Preset};

/// The dialog with every example.
pub(in crate::app) fn presets_dialog(form: &Form) -> Html {
    html! {
        <Dialog {form} which={Which::Presets} title={form.text_of(words::PRESETS)}>
            <p>{ form.text_of(words::PRESETS_ABOUT) }</p>
            <ul class="presets">
                for (index, preset) in PRESETS.iter().copied().enumerate() {
                    { item(preset.id, preset.source.value(), [preset.title, preset.about].map(|text| form.text_of(text)), index == 0, take(form, preset)) }
                }
                { item("empty", "x", [words::EMPTY_PLAN, words::EMPTY_ABOUT].map(|text| form.text_of(text)), false, begin_anew(form)) }
            </ul>
        </Dialog>
    }
}

fn item(
    id: &str,
    icon: &'static str,
    [title, about]: [&'static str; 2],
    first: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <li key={id}>
            <button type="button" class="presets__item" autofocus={first} id={format!("preset-{id}")} {onclick}>
                { drawn_large(icon) }
                <span class="presets__title">{ title }</span>
                <span class="presets__about">{ about }</span>
            </button>
        </li>
    }
}

fn begin_anew(form: &Form) -> Callback<MouseEvent> {
    form.on(Action::Take(IncomingPlan {
        draft: Rc::new(blank(form.source().unwrap_or(SourceType::EcsFile))),
        region: None,
        endpoint: None,
        from: Origin::Empty,
    }))
}

/// Takes an example over: its first run is in the coming night.
pub(in crate::app) fn take(form: &Form, preset: &'static Preset) -> Callback<MouseEvent> {
    let form = form.clone();
    Callback::from(move |_| {
        // Without a clock there is no coming night; the first tick brings one.
        let Some(now) = form.clock.now else { return };
        form.act(Action::Take(IncomingPlan {
            draft: Rc::new(preset.draft(now, &form.region)),
            region: None,
            endpoint: None,
            from: Origin::Preset,
        }));
    })
}
