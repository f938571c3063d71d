//! Where something is written down, and how sure that makes us.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::parts::link::link;
use crate::app::words::{self, finding};
use crate::lang::Arg;
use crate::params::evidence::{Certainty, Evidence};

/// A line with both.
pub(in crate::app) fn evidence(form: &Form, Evidence { page, certainty }: Evidence) -> Html {
    html! {
        <p class="evidence">
            { sureness(form, certainty) }
            { link(page.url, form.text_of(page.title)) }
        </p>
    }
}

/// A certainty: four squares, the fewer filled the less sure, and the words.
pub(in crate::app) fn sureness(form: &Form, certainty: Certainty) -> Html {
    let filled = Certainty::ALL.iter().filter(|other| **other >= certainty).count();
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
