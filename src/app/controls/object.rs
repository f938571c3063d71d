//! An object: a field for each key that is known, and the API value, which also holds any other.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::controls::control;
use crate::app::controls::raw::raw;
use crate::app::form::Form;
use crate::app::parts::field::Field;
use crate::app::{edit, words};
use crate::lang::Arg;
use crate::plan::place::Place;

/// The field of an object.
pub(in crate::app) fn object(form: &Form, place: &Place) -> Html {
    let Some(param) = place.param() else { return html! {} };
    let is_open = edit::is_open(&form.draft, param);
    let unknown: Vec<String> = edit::names(&form.draft, param)
        .into_iter()
        .filter(|name| param.member(name).is_none())
        .collect();
    html! {
        <Field {form} {place} group=true wide=true>
            if is_open {
                <div class="grid object">
                    for member in param.members.iter() {
                        <key={member.name}>{ control(form, &place.member(member)) }</>
                    }
                </div>
            } else {
                <p class="object__note">{ form.text_of(words::NOT_READABLE) }</p>
            }
            if !unknown.is_empty() {
                <p class="object__note">
                    { form.plain(words::ALSO_HOLDS, [Arg::codes(unknown.iter().map(String::as_str))]) }
                </p>
            }
            { raw(form, place, form.on(Action::Leave(place.clone()))) }
        </Field>
    }
}
