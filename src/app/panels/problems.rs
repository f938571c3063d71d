//! The verdict, the counts, and on request everything that was found.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::panels::summary::way;
use crate::app::parts::message::fixes;
use crate::app::parts::tally::{Extent, tally};
use crate::app::parts::word;
use crate::app::shown::Counts;
use crate::app::words;
use crate::lang::{Arg, Text};
use crate::rules::{Finding, Severity};
use crate::values::order::sort;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct ProblemsProps {
    pub form: Form,
}

/// The most problems that are listed: beyond that the list is no help, and drawing it would make the form slow.
pub(in crate::app) const SHOWN_PROBLEMS: usize = 50;

/// The status row and under it the list. The list opens by itself once copying was tried.
#[component]
pub(in crate::app) fn Problems(ProblemsProps { form }: &ProblemsProps) -> Html {
    let opened = use_state_eq(|| None);
    let open = opened.unwrap_or(form.attempts > 0);
    let counts = form.counts();
    let (icon, title) = verdict(&counts);
    let toggle = Callback::from(move |_| opened.set(Some(!open)));
    let mut listed = listed(form);
    let rest = listed.len().saturating_sub(SHOWN_PROBLEMS);
    listed.truncate(SHOWN_PROBLEMS);
    html! {
        <div class="problems">
            <button
                type="button"
                class={classes!("status", format!("status--{icon}"))}
                aria-expanded={word(open)}
                onclick={toggle}
            >
                { drawn(icon) }
                <span class="status__title">{ form.text_of(title) }</span>
                // Of a text that cannot be read nothing is counted.
                if !counts.unread { { tally(form, counts, Extent::Whole) } }
                <span class="hidden">{ form.text_of(words::COLON) }{ form.text_of(words::PROBLEMS) }</span>
                { drawn(if open { "caret" } else { "right" }) }
            </button>
            if open {
                <ul class="problems__list" tabindex="0" aria-label={form.text_of(words::PROBLEMS)}>
                    if listed.is_empty() {
                        <li class="problems__none">{ form.text_of(words::NO_PROBLEMS) }</li>
                    }
                    for (state, finding) in listed {
                        <li class="problems__item">
                            if state == State::Empty {
                                { drawn("pending") }
                                { way(form, finding, "pending") }
                            } else {
                                { drawn(finding.severity.word()) }
                                <span>
                                    <span class="hidden">{ form.text_of(words::severity(finding.severity)) }</span>
                                    { way(form, finding, finding.severity.word()) }
                                </span>
                                <span class="problems__acts">{ fixes(form, finding) }</span>
                            }
                        </li>
                    }
                    if rest > 0 {
                        <li class="problems__none">{ form.say(words::MORE_FINDINGS, [Arg::count(rest)]) }</li>
                    }
                </ul>
            }
        </div>
    }
}

/// How a finding stands in the list, the first first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Error,
    Warning,
    /// Nothing was entered yet, and nothing is held against anyone.
    Empty,
    Note,
}

/// What is listed: what shows beside the fields, and what is yet to be filled in.
fn listed(form: &Form) -> Vec<(State, &Finding)> {
    let state = |finding: &Finding| match finding.severity {
        _ if !form.shows(finding) => {
            form.draft.get(&finding.place).is_none().then_some(State::Empty)
        }
        Severity::Error => Some(State::Error),
        Severity::Warning => Some(State::Warning),
        Severity::Note => Some(State::Note),
    };
    let findings = form.report.findings.iter();
    let mut listed: Vec<(State, &Finding)> =
        findings.filter_map(|finding| Some((state(finding)?, finding))).collect();
    sort(&mut listed, |(one, _), (other, _)| one.cmp(other));
    listed
}

/// What is to be said about the request as a whole, and its shape.
pub(in crate::app) fn verdict(counts: &Counts) -> (&'static str, Text) {
    if counts.unread {
        ("error", words::UNREAD)
    } else if counts.errors > 0 {
        ("error", words::TO_MEND)
    } else if counts.pending + counts.missing > 0 {
        ("pending", words::NOT_READY)
    } else if counts.warnings > 0 {
        ("warning", words::WORTH_A_LOOK)
    } else {
        ("success", words::READY)
    }
}
