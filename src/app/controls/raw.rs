//! A structured value as the API takes it, under its parts and live with them.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::parts::line::{InputKind, Line};
use crate::app::structured::Part;
use crate::app::words;
use crate::plan::place::Place;

/// The API value, to be read and to be typed on. Within a group, leaving it is the affair of that.
pub(in crate::app) fn raw(form: &Form, place: &Place, leave: Callback<FocusEvent>) -> Html {
    let ties = form.ties(place);
    let value = form.typing_on(&ties.name).unwrap_or_else(|| form.text(place).into());
    let oninput = {
        let place = place.clone();
        form.with(move |text| Action::EditPart(place.clone(), Part::Raw, text))
    };
    html! {
        <div class="wire">
            <label class="wire__label" for={&ties.id}>{ form.text_of(words::API_VALUE) }</label>
            {
                Line::new(ties.id, ties.name, value, oninput)
                    .label(form.label_of_part(place, words::API_VALUE))
                    .described_by(ties.described_by)
                    .wrong(ties.wrong)
                    .holds(InputKind::Wire)
                    .onblur(leave)
                    .edits(form)
                    .draw()
            }
        </div>
    }
}
