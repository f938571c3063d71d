//! Where the file is chosen.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::app::batch::Panel;
use crate::app::icons::drawn;
use crate::app::words::batch as words;
use crate::browser;

/// What the file is, and the control that takes one.
pub(in crate::app::batch) fn choose(panel: &Panel, file: &UseStateHandle<Option<File>>) -> Html {
    let form = &panel.form;
    let onchange = {
        let file = file.clone();
        Callback::from(move |event: yew::prelude::Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(chosen) = browser::file_of(&input) {
                file.set(Some(chosen));
            }
        })
    };
    let text = if panel.job.name.is_some() { words::ANOTHER } else { words::CHOOSE };
    html! {
        <>
            <p id="batch-about">{ form.text_of(words::ABOUT) }</p>
            <p class="paste__file">
                <label class="button button--small" part="button" for="batch-file">
                    { drawn("paste") }
                    <span class="button__text">{ form.text_of(text) }</span>
                </label>
                <input
                    class="hidden"
                    type="file"
                    id="batch-file"
                    name="BatchFile"
                    accept=".json,.jsonl,.ndjson,application/json"
                    aria-describedby="batch-about"
                    {onchange}
                />
                <span class="paste__drop">{ form.text_of(words::OR_DROP) }</span>
            </p>
        </>
    }
}
