//! A text, an ID, or a whole number with what it counts.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::parts::field::Field;
use crate::app::parts::line::{InputKind, Line};
use crate::lang;
use crate::plan::place::Place;

/// A line to type a value on. Numbers are typed as text, too: a browser's number field drops what it cannot read.
pub(in crate::app) fn text(
    form: &Form,
    place: &Place,
    holds: InputKind,
    unit: Option<lang::Text>,
) -> Html {
    let ties = form.ties(place);
    let line = html! {
        {
            Line::new(ties.id, ties.name, form.text(place), edit(form, place))
                .described_by(ties.described_by)
                .wrong(ties.wrong)
                .holds(holds)
                .onblur(form.on(Action::Leave(place.clone())))
                .edits(form)
                .draw()
        }
    };
    html! {
        <Field {form} {place}>
            if let Some(unit) = unit {
                <span class="affix">
                    { line }
                    <span class="affix__unit">{ form.text_of(unit) }</span>
                </span>
            } else {
                { line }
            }
        </Field>
    }
}

/// What typing at a place does.
pub(super) fn edit(form: &Form, place: &Place) -> Callback<String> {
    let place = place.clone();
    form.with(move |text| Action::Edit(place.clone(), text))
}
