//! A remark with its sign.

use yew::prelude::*;

use crate::app::icons::drawn;
use crate::app::parts::rich::rich;

/// A remark in a dialog.
pub(in crate::app) const IN_DIALOG: &str = "paste__note";
/// What a dialog has come to.
pub(in crate::app) const OUTCOME: &str = "paste__kind";
/// A strip above an output.
pub(in crate::app) const STRIP: &str = "output__note";
/// The same, of what stands in the way.
pub(in crate::app) const OBSTACLE: &str = "output__note output__note--error";

/// A remark that looks one of these ways, in which what stands between backticks is set as code.
pub(in crate::app) fn remark(class: &'static str, icon: &'static str, text: &str) -> Html {
    html! {
        <p {class}>
            { drawn(icon) }
            <span>{ rich(text) }</span>
        </p>
    }
}
