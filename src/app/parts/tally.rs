//! How many problems there are, each severity with its shape.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::shown::Counts;
use crate::app::words;
use crate::rules::Severity;

/// How much of the counts is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Extent {
    /// What there is none of, too.
    Whole,
    /// What there is some of.
    Some,
    /// The same, with the words only for those who do not see the shapes.
    Terse,
}

/// The counts of the three severities.
pub(in crate::app) fn tally(form: &Form, counts: Counts, extent: Extent) -> Html {
    let rows = [
        (Severity::Error, counts.errors),
        (Severity::Warning, counts.warnings),
        (Severity::Note, counts.notes),
    ];
    html! {
        <span class="tally">
            for (severity, count) in rows.into_iter().filter(|(_, count)| extent == Extent::Whole || *count > 0) {
                <span class={classes!("tally__item", (count > 0).then_some("tally__item--some"))}>
                    { drawn(severity.word()) }
                    if extent == Extent::Terse {
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

/// How a part of the form stands: its problems, what is still to be filled in, or that it is complete.
/// `begun` is whether anything was entered there.
pub(in crate::app) fn state(form: &Form, counts: Counts, begun: bool, extent: Extent) -> Html {
    let words_class = (extent == Extent::Terse).then_some("hidden");
    if counts.errors + counts.warnings + counts.notes > 0 {
        return tally(form, counts, extent);
    }
    if counts.pending > 0 {
        let text = form.say(words::TO_FILL_IN, [crate::lang::Arg::count(counts.pending)]);
        return html! {
            <span class="tally">
                <span class="tally__item">
                    { drawn("pending") }
                    <span class={words_class}>{ text }</span>
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
                <span class={words_class}>{ form.text_of(words::COMPLETE) }</span>
            </span>
        </span>
    }
}
