//! A section of the form.

use yew::prelude::*;

use crate::app::controls::control;
use crate::app::form::Form;
use crate::app::ids;
use crate::app::later;
use crate::app::panels::source::{self, source_cards};
use crate::app::parts::help::{help, help_button};
use crate::app::parts::tally::{Extent, state};
use crate::params::plan::RETENTION;
use crate::params::sections::Section;
use crate::params::source::SOURCE_TYPE;
use crate::params::{Kind, Param};
use crate::plan::place::Place;

#[derive(Properties)]
pub(in crate::app) struct SectionProps {
    pub form: Form,
    pub section: &'static Section,
    /// Its rows for this source type; the narrowed view leaves out some.
    pub rows: Vec<&'static Param>,
}

impl PartialEq for SectionProps {
    fn eq(&self, other: &Self) -> bool {
        let (form, before) = (&self.form, &other.form);
        self.section == other.section
            && self.rows == other.rows
            && form.in_view(&self.rows) == before.in_view(&self.rows)
            && self.rows.iter().all(|row| form.shows_same(before, &Place::of(row)))
            // What stands there besides its fields.
            && (!self.rows.contains(&&SOURCE_TYPE) || source::is_same(form, before))
            && (!self.rows.contains(&&RETENTION) || form.keeps_same(before))
    }
}

/// A section: its title, how it stands, and its fields.
#[component]
pub(in crate::app) fn SectionPanel(SectionProps { form, section, rows }: &SectionProps) -> Html {
    let id = ids::section(section.id);
    let title = format!("{id}-title");
    // These two have no label of their own beside the title.
    let is_bare = |param: &Param| *param == SOURCE_TYPE || param.kind == Kind::BackupRules;
    let kept = later::here()
        .filter(|_| rows.contains(&&RETENTION))
        .and_then(|later| (later.kept_by_plan)(form));
    let bare = rows.iter().copied().find(|param| is_bare(param)).map(Place::of);
    let open = use_state_eq(|| false);
    html! {
        <section class="section" part="section" aria-labelledby={title.clone()}>
            <div class="section__head">
                <h2 class="section__title" id={title}>
                    <span tabindex="-1" {id}>{ form.text_of(section.title) }</span>
                </h2>
                if let Some(place) = &bare {
                    <code class="field__name">{ place.wire_name() }</code>
                    { help_button(form, place, &open) }
                }
                <p class="section__about">{ form.text_of(section.about) }</p>
                { state(form, form.counts_of(rows), form.has_begun(rows), Extent::Some) }
            </div>
            if let (Some(place), true) = (&bare, *open) { { help(form, place) } }
            <div class={classes!("grid", kept.is_some().then_some("grid--pictured"))}>
                for param in form.in_view(rows) {
                    if *param == SOURCE_TYPE {
                        <key={param.name}>{ source_cards(form) }</>
                    } else {
                        <key={param.name}>{ control(form, &Place::of(param)) }</>
                    }
                }
                { kept }
            </div>
        </section>
    }
}
