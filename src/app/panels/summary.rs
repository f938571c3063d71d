//! The error summary: every error with a link to its field, after an attempt to take the request away.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::panels::problems::SHOWN_PROBLEMS;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::message::Fixes;
use crate::app::parts::rich::rich;
use crate::app::{ids, words};
use crate::lang::Arg;
use crate::rules::{Finding, Severity};

#[derive(Properties, PartialEq)]
pub(in crate::app) struct SummaryProps {
    pub form: Form,
}

/// The error summary. It takes the focus when it appears, and says what the fields say, word for word.
#[component]
pub(in crate::app) fn Summary(SummaryProps { form }: &SummaryProps) -> Html {
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    let errors: Vec<&Finding> = form.report.findings.iter().filter(is_error).collect();
    if form.attempts == 0 || errors.is_empty() {
        return html! {};
    }
    let rest = errors.len().saturating_sub(SHOWN_PROBLEMS);
    let fixes = errors.iter().filter(|finding| !finding.fixes.is_empty()).count();
    html! {
        <section class="summary" id={ids::SUMMARY} tabindex="-1" aria-labelledby="summary-title">
            <h2 class="summary__title" id="summary-title">
                { drawn("error") }
                { form.text_of(words::THERE_IS_A_PROBLEM) }
            </h2>
            <ul class="summary__list">
                for finding in errors.into_iter().take(SHOWN_PROBLEMS) {
                    <li class="summary__item">
                        <Link {form} finding={finding.clone()} />
                        <Fixes {form} finding={finding.clone()} />
                    </li>
                }
                if rest > 0 {
                    <li class="summary__item">{ form.say(words::MORE_FINDINGS, [Arg::count(rest)]) }</li>
                }
            </ul>
            if fixes > 1 {
                <Button
                    look={Look::Small}
                    text={form.say(words::APPLY_ALL, [Arg::count(fixes)])}
                    onclick={form.on(Action::FixAll)}
                />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub(in crate::app) struct LinkProps {
    pub form: Form,
    pub finding: Finding,
}

/// A finding's text, which leads to its field.
#[component]
pub(in crate::app) fn Link(LinkProps { form, finding }: &LinkProps) -> Html {
    html! {
        <button
            type="button"
            class={classes!("link", format!("link--{}", finding.severity))}
            onclick={form.on(Action::Find(finding.place.clone()))}
        >
            { rich(&finding.message.render(form.language)) }
        </button>
    }
}
