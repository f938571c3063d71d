//! A sentence with its quoted values.

use yew::prelude::*;

use crate::values::direction::straight;

/// The most characters that are kept on one line: they fit in the narrowest window.
const UNBROKEN: usize = 28;

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
            if index % 2 == 0 {
                { part }
            } else {
                // An ID or a date is read as a whole; a long one has to be broken.
                <strong class={(part.chars().count() <= UNBROKEN).then_some("unbroken")}>
                    { straight(part) }
                </strong>
            }
        }
    }
}
