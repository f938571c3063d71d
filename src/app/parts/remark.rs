//! A remark with its sign.

use yew::prelude::*;

use crate::app::icons::drawn;
use crate::app::parts::rich::rich;

/// A remark, in which what stands between backticks is set as code.
pub(in crate::app) fn remark(icon: &'static str, text: &str) -> Html {
    html! {
        <p class="paste__note">
            { drawn(icon) }
            <span>{ rich(text) }</span>
        </p>
    }
}
