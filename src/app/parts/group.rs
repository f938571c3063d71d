//! Controls that are left together.

use yew::prelude::*;

use crate::app::ids;
use crate::browser;
use crate::plan::place::Place;

/// Controls that make one value, whose ids all begin with that of its place. Going from one to the next is not leaving;
/// going elsewhere is.
pub(in crate::app) fn group(
    place: &Place,
    class: &'static str,
    onleave: Callback<()>,
    controls: Html,
) -> Html {
    let id = ids::of(place);
    let onfocusout = move |event: FocusEvent| {
        let stays = browser::entered(&event).is_some_and(|entered| ids::is_within(&entered, &id));
        if !stays {
            onleave.emit(());
        }
    };
    html! { <div {class} {onfocusout}>{ controls }</div> }
}
