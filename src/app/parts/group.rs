//! Controls that are left together.

use yew::prelude::*;

use crate::app::ids;
use crate::browser;
use crate::plan::place::Place;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct GroupProps {
    /// The place whose id all their ids begin with.
    pub place: Place,
    #[prop_or_default]
    pub class: Classes,
    pub onleave: Callback<()>,
    pub children: Html,
}

/// Controls that make one value. Going from one to the next is not leaving; going elsewhere is.
#[component]
pub(in crate::app) fn Group(props: &GroupProps) -> Html {
    let GroupProps { place, class, onleave, children } = props;
    let id = ids::of(place);
    let onleave = onleave.clone();
    let onfocusout = move |event: FocusEvent| {
        let stays = browser::entered(&event).is_some_and(|entered| ids::is_within(&entered, &id));
        if !stays {
            onleave.emit(());
        }
    };
    html! { <div class={class.clone()} {onfocusout}>{ children.clone() }</div> }
}
