//! The error summary: every error with a link to its field, after an attempt to take the request away.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::panels::problems::SHOWN_PROBLEMS;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::message::fixes;
use crate::app::parts::rich::rich;
use crate::app::{ids, words};
use crate::lang::Arg;
use crate::rules::{Finding, Severity};

/// The error summary. It takes the focus when it appears, and says what the fields say, word for word.
pub(in crate::app) fn summary(form: &Form) -> Html {
    // What the page says is said after an attempt of its own.
    let is_error = |finding: &&Finding| {
        finding.severity == Severity::Error && (form.attempts > 0 || finding.is_said())
    };
    let errors: Vec<&Finding> = form.report.findings.iter().filter(is_error).collect();
    if errors.is_empty() {
        return html! {};
    }
    let rest = errors.len().saturating_sub(SHOWN_PROBLEMS);
    let warnings = form.report.count(Severity::Warning);
    let mendable = errors.iter().filter(|finding| finding.remedy().is_some()).count();
    html! {
        <section class="summary" part="summary" id={ids::SUMMARY} tabindex="-1" aria-labelledby="summary-title">
            <h2 class="summary__title" id="summary-title">
                { drawn("error") }
                { form.text_of(words::THERE_IS_A_PROBLEM) }
            </h2>
            <ul class="summary__list">
                for finding in errors.into_iter().take(SHOWN_PROBLEMS) {
                    <li class="summary__item">
                        { way(form, finding, finding.severity.word()) }
                        { fixes(form, finding) }
                    </li>
                }
                if rest > 0 {
                    <li class="summary__item">{ form.say(words::MORE_FINDINGS, [Arg::count(rest)]) }</li>
                }
            </ul>
            if warnings > 0 {
                <p class="summary__rest">
                    { form.say(words::WARNINGS_BESIDES, [Arg::count(warnings)]) }
                </p>
            }
            if mendable > 1 && !form.frame.locked {
                {
                    Button::new(form.say(words::APPLY_ALL, [Arg::count(mendable)]), form.on(Action::FixAll))
                        .look(Look::Small)
                        .draw()
                }
            }
        </section>
    }
}

/// A finding's text, which leads to its field.
pub(in crate::app) fn way(form: &Form, finding: &Finding, tone: &'static str) -> Html {
    let text = rich(&finding.message.render(form.language));
    if form.leaves_out(&finding.place) {
        return text;
    }
    html! {
        <button
            type="button"
            class={classes!("link", format!("link--{tone}"))}
            onclick={form.on(Action::Find(finding.place.clone()))}
        >
            { text }
        </button>
    }
}
