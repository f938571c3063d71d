//! A switch: what is on or off, with its words beside it.

use crate::app::parts::word;
use yew::prelude::*;

/// A switch with an id.
pub(in crate::app) fn switch(
    id: &'static str,
    text: &'static str,
    on: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button
            type="button"
            class="switch"
            {id}
            role="switch"
            aria-checked={word(on)}
            {onclick}
        >
            <span class="switch__track" aria-hidden="true"><span class="switch__thumb"></span></span>
            { text }
        </button>
    }
}
