//! At the side: the way to any field, the list of sections, each with how it stands, and the narrowed view.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::panels::finder::{finder, tools};
use crate::app::parts::tally::{Extent, state};
use crate::app::words;
use crate::app::words::finding;
use crate::params::Param;
use crate::params::sections::Section;
use crate::plan::place::Place;

/// The rail. Sections are buttons: a link would change the address of a page that may not be ours.
pub(in crate::app) fn rail(form: &Form) -> Html {
    let here = form.here.as_ref().and_then(Place::top);
    html! {
        <nav class="rail" aria-label={form.text_of(finding::FIELDS)}>
            { finder(form) }
            <ul class="rail__list" aria-label={form.text_of(words::SECTIONS)}>
                for (section, rows) in form.sections() {
                    { entry(form, section, &rows, here.is_some_and(|here| rows.contains(&here))) }
                }
            </ul>
            { tools(form) }
        </nav>
    }
}

/// A section, and whether the focus is in it. One that the narrowed view leaves out stays in its place, and leads to
/// its fields all the same.
fn entry(form: &Form, section: &'static Section, rows: &[&'static Param], here: bool) -> Html {
    let hidden = form.in_view(rows).is_empty();
    html! {
        <li key={section.id}>
            <button
                type="button"
                class={classes!("rail__link", hidden.then_some("rail__link--hidden"))}
                aria-current={here.then_some("true")}
                onclick={form.on(Action::Reveal(section))}
            >
                <span class="rail__title">{ form.text_of(section.title) }</span>
                <span class="rail__state">
                    if hidden {
                        <span class="hidden">{ form.text_of(finding::NOTHING_NEEDED) }</span>
                    } else {
                        { state(form, form.counts_of(rows), form.has_begun(rows), Extent::Terse) }
                    }
                </span>
            </button>
        </li>
    }
}
