//! A sentence with its quoted values.

use yew::prelude::*;

use crate::values::direction::straight;

/// A sentence in which what stands between backticks is set as code.
pub fn rich(text: &str) -> Html {
    html! {
        for (index, part) in text.split('`').enumerate() {
            if index % 2 == 0 { { part } } else { <code>{ straight(part) }</code> }
        }
    }
}

/// The same for sentences in which it is what matters most.
pub fn stressed(text: &str) -> Html {
    html! {
        for (index, part) in text.split('`').enumerate() {
            if index % 2 == 0 { { part } } else { <strong>{ straight(part) }</strong> }
        }
    }
}
