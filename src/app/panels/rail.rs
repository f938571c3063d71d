//! The list of sections at the side, each with how it stands.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::parts::tally::State;
use crate::app::{ids, words};
use crate::plan::place::Place;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct RailProps {
    pub form: Form,
}

/// The list of sections. They are buttons: a link would change the address of a page that may not be ours.
#[component]
pub(in crate::app) fn Rail(RailProps { form }: &RailProps) -> Html {
    let here = form.here.as_ref().and_then(Place::top);
    html! {
        <nav class="rail" aria-label={form.text_of(words::SECTIONS)}>
            <ul class="rail__list">
                for (section, rows) in form.sections() {
                    <li key={section.id}>
                        <button
                            type="button"
                            class="rail__link"
                            aria-current={here.is_some_and(|here| rows.contains(&here)).then_some("true")}
                            onclick={form.on(Action::Focus(ids::section(section.id)))}
                        >
                            <span class="rail__title">{ form.text_of(section.title) }</span>
                            <span class="rail__state">
                                <State {form} counts={form.counts_of(&rows)} begun={form.has_begun(&rows)} terse=true />
                            </span>
                        </button>
                    </li>
                }
            </ul>
        </nav>
    }
}
