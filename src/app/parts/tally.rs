//! How many problems there are, each severity with its shape.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::shown::Counts;
use crate::app::words;
use crate::rules::Severity;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct TallyProps {
    pub form: Form,
    pub counts: Counts,
    /// Whether what there is none of is shown, too.
    #[prop_or_default]
    pub whole: bool,
    /// Whether the words are only for those who do not see the shapes.
    #[prop_or_default]
    pub terse: bool,
}

/// The counts of the three severities.
#[component]
pub(in crate::app) fn Tally(TallyProps { form, counts, whole, terse }: &TallyProps) -> Html {
    let rows = [
        (Severity::Error, counts.errors),
        (Severity::Warning, counts.warnings),
        (Severity::Note, counts.notes),
    ];
    html! {
        <span class="tally">
            for (severity, count) in rows.into_iter().filter(|(_, count)| *whole || *count > 0) {
                <span class={classes!("tally__item", (count > 0).then_some("tally__item--some"))}>
                    { drawn(severity.word()) }
                    if *terse {
                        <span aria-hidden="true">{ count }</span>
                        <span class="hidden">{ form.count_of(severity, count) }</span>
                    } else {
                        { form.count_of(severity, count) }
                    }
                </span>
            }
        </span>
    }
}

#[derive(Properties, PartialEq)]
pub(in crate::app) struct StateProps {
    pub form: Form,
    pub counts: Counts,
    /// Whether anything was entered there.
    pub begun: bool,
    #[prop_or_default]
    pub terse: bool,
}

/// How a part of the form stands: its problems, what is still to be filled in, or that it is complete.
#[component]
pub(in crate::app) fn State(StateProps { form, counts, begun, terse }: &StateProps) -> Html {
    if counts.errors + counts.warnings + counts.notes > 0 {
        return html! { <Tally {form} counts={*counts} terse={*terse} /> };
    }
    if counts.pending > 0 {
        let text = form.say(words::TO_FILL_IN, [crate::lang::Arg::count(counts.pending)]);
        return html! {
            <span class="tally">
                <span class="tally__item">
                    { drawn("pending") }
                    <span class={terse.then_some("hidden")}>{ text }</span>
                </span>
            </span>
        };
    }
    if !begun {
        return html! {};
    }
    html! {
        <span class="tally">
            <span class="tally__item">
                { drawn("success") }
                <span class={terse.then_some("hidden")}>{ form.text_of(words::COMPLETE) }</span>
            </span>
        </span>
    }
}
