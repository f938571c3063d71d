//! What is known about a field, for whoever asks: the facts of its row, and where the sources disagree.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::evidence::evidence;
use crate::app::parts::link::link;
use crate::app::parts::rich::rich;
use crate::app::words::finding;
use crate::app::{facts, ids, words};
use crate::plan::place::Place;

/// The button that opens and closes the help of a field.
pub(in crate::app) fn help_button(form: &Form, place: &Place, open: &UseStateHandle<bool>) -> Html {
    let onclick = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    Button::new(form.text_of(finding::HELP), onclick)
        .look(Look::Icon)
        .icon("help")
        .id(ids::help(place))
        .about(form.label(place))
        .expanded(**open)
        .draw()
}

/// The help of a field, opened in place.
pub(in crate::app) fn help(form: &Form, place: &Place) -> Html {
    let Some(param) = place.param() else { return html! {} };
    html! {
        <div class="help">
            <dl class="help__facts">
                for (about, fact) in facts::of(place, form.language) {
                    <dt>{ form.text_of(about) }</dt>
                    <dd>{ rich(&fact) }</dd>
                }
                <dt>{ form.text_of(words::SOURCE) }</dt>
                <dd>{ link(param.reference(), form.text_of(words::API_PAGE)) }</dd>
            </dl>
            if !param.remarks.is_empty() {
                <ul class="help__remarks">
                    for remark in param.remarks {
                        <li>
                            <p>{ rich(form.text_of(remark.text)) }</p>
                            { evidence(form, remark.evidence) }
                        </li>
                    }
                </ul>
            }
        </div>
    }
}
