//! A structured value as the API takes it, under its parts and live with them.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::parts::line::{Holds, Line};
use crate::app::structured::Part;
use crate::app::words;
use crate::plan::place::Place;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct RawProps {
    pub form: Form,
    pub place: Place,
    /// Whether leaving it is its own affair, not that of a group around it.
    #[prop_or_default]
    pub alone: bool,
}

/// The API value, to be read and to be typed on.
#[component]
pub(in crate::app) fn Raw(RawProps { form, place, alone }: &RawProps) -> Html {
    let ties = form.ties(place);
    let value = form.typing_on(&ties.name).unwrap_or_else(|| form.text(place).into());
    let oninput = {
        let place = place.clone();
        form.with(move |text| Action::EditPart(place.clone(), Part::Raw, text))
    };
    let onblur = if *alone { form.on(Action::Leave(place.clone())) } else { Callback::noop() };
    html! {
        <div class="wire">
            <label class="wire__label" for={&ties.id}>{ form.text_of(words::API_VALUE) }</label>
            <Line
                id={ties.id}
                name={ties.name}
                label={format!("{}: {}", form.label(place), form.text_of(words::API_VALUE))}
                {value}
                described_by={ties.described_by}
                wrong={ties.wrong}
                holds={Holds::Wire}
                {oninput}
                {onblur}
            />
        </div>
    }
}
