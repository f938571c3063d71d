//! A sentence with its quoted values.

use yew::prelude::*;

/// A sentence in which what stands between backticks is set as code.
pub fn rich(text: &str) -> Html {
    html! {
        for (index, part) in text.split('`').enumerate() {
            if index % 2 == 0 { { part } } else { <code>{ part }</code> }
        }
    }
}

/// The same for sentences in which it is what matters most.
pub fn stressed(text: &str) -> Html {
    html! {
        for (index, part) in text.split('`').enumerate() {
            if index % 2 == 0 { { part } } else { <strong>{ part }</strong> }
        }
    }
}
