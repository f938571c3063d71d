//! What is known about a field, for whoever asks: the facts of its row, and where the sources disagree.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::rich::rich;
use crate::app::words::finding;
use crate::app::{facts, ids, words};
use crate::lang::Arg;
use crate::params::remark::{Certainty, Remark};
use crate::plan::place::Place;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct HelpButtonProps {
    pub form: Form,
    pub place: Place,
    /// Whether the help is open.
    pub open: UseStateHandle<bool>,
}

#[derive(Properties, PartialEq)]
pub(in crate::app) struct HelpProps {
    pub form: Form,
    pub place: Place,
}

/// The button that opens and closes the help of a field.
#[component]
pub(in crate::app) fn HelpButton(HelpButtonProps { form, place, open }: &HelpButtonProps) -> Html {
    let onclick = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    html! {
        <Button
            look={Look::Icon}
            icon="help"
            id={ids::help(place)}
            text={form.text_of(finding::HELP)}
            about={form.label(place)}
            expanded={**open}
            {onclick}
        />
    }
}

/// The help of a field, opened in place.
#[component]
pub(in crate::app) fn Help(HelpProps { form, place }: &HelpProps) -> Html {
    let Some(param) = place.param() else { return html! {} };
    html! {
        <div class="help">
            <dl class="help__facts">
                for (about, fact) in facts::of(place, form.language) {
                    <dt>{ form.text_of(about) }</dt>
                    <dd>{ rich(&fact) }</dd>
                }
                <dt>{ form.text_of(words::SOURCE) }</dt>
                <dd>
                    <a href={param.reference()} target="_blank" rel="noreferrer">
                        { form.text_of(words::API_PAGE) }
                    </a>
                </dd>
            </dl>
            if !param.remarks.is_empty() {
                <ul class="help__remarks">
                    for remark in param.remarks { <Said {form} {remark} /> }
                </ul>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SaidProps {
    form: Form,
    remark: &'static Remark,
}

/// One remark, how sure it is, and where it is from.
#[component]
fn Said(SaidProps { form, remark }: &SaidProps) -> Html {
    html! {
        <li>
            <p>{ rich(form.text_of(remark.text)) }</p>
            <p class="help__source">
                <Sureness {form} certainty={remark.certainty} />
                <a href={remark.source.url} target="_blank" rel="noreferrer">
                    { form.text_of(remark.source.title) }
                </a>
            </p>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct SurenessProps {
    form: Form,
    certainty: Certainty,
}

/// A certainty: four squares, the fewer filled the less sure, and the words.
#[component]
fn Sureness(SurenessProps { form, certainty }: &SurenessProps) -> Html {
    let filled = Certainty::ALL.iter().filter(|other| *other >= certainty).count();
    html! {
        <span class="sureness">
            <svg class="sureness__squares" viewBox="0 0 37 7" aria-hidden="true" focusable="false">
                for index in 0..Certainty::ALL.len() {
                    <rect
                        class={if index < filled { "sureness__square sureness__square--filled" } else { "sureness__square" }}
                        x={(index * 10).to_string()}
                        y="0"
                        width="7"
                        height="7"
                    />
                }
            </svg>
            <span class="hidden">{ form.say(finding::CERTAINTY, [Arg::count(filled)]) }{ form.text_of(words::COMMA) }</span>
            { form.text_of(certainty.text()) }
        </span>
    }
}
