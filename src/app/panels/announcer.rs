//! What a screen reader is told by itself, once typing has paused: how the request stands, with how many problems, and
//! what was done.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::panels::problems::verdict;
use crate::app::words;
use crate::app::written::target;
use crate::browser;
use crate::lang::Arg;
use crate::request::TargetError;
use crate::rules::Severity;

/// How long it must have been quiet, in milliseconds.
const QUIET: u32 = 1_000;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct AnnouncerProps {
    pub form: Form,
}

/// The one live region. It is polite, and says nothing twice.
#[component]
pub(in crate::app) fn Announcer(AnnouncerProps { form }: &AnnouncerProps) -> Html {
    let said = use_state_eq(AttrValue::default);
    let counts = form.counts();
    let count = |severity, count| form.count_of(severity, count);
    let (_, standing) = verdict(&counts);
    let is_quiet = counts.errors + counts.warnings == 0;
    let problems = if is_quiet {
        form.plain(words::ANNOUNCED_ALONE, [Arg::Text(standing)])
    } else {
        form.plain(
            words::ANNOUNCED,
            [
                Arg::Text(standing),
                Arg::Plain(count(Severity::Error, counts.errors)),
                Arg::Plain(count(Severity::Warning, counts.warnings)),
            ],
        )
    };
    // What is wrong with where the request goes stands beside no field of the plan.
    let problems = match target(form) {
        Err(TargetError::Endpoint(error)) => {
            format!("{} {problems}", form.text_of(words::endpoint_error(error)))
        }
        _ => problems,
    };
    let news = AttrValue::from(match (&form.done, form.still_heard().next()) {
        (Some(done), _) if is_quiet => done.render(form.language),
        (Some(done), _) => format!("{} {problems}", done.render(form.language)),
        // What the page says comes from elsewhere, and nobody waits for it at its field.
        (None, Some(heard)) => format!("{} {problems}", heard.text),
        (None, None) => problems,
    });
    // The same thing done twice is told twice: first the region is emptied.
    use_effect_with((news, form.deeds), {
        let said = said.clone();
        move |(news, _): &(AttrValue, u64)| {
            let news = news.clone();
            said.set(AttrValue::default());
            let timer = browser::after(QUIET, move || said.set(news));
            move || drop(timer)
        }
    });
    html! { <p class="hidden" role="status">{ &*said }</p> }
}
