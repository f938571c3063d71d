//! How far the check has come.

use yew::prelude::*;

use crate::app::batch::job::{Event, share};
use crate::app::batch::{MOST_PLANS, Panel};
use crate::app::parts::button::{Button, Look};
use crate::app::parts::remark::{IN_DIALOG, remark};
use crate::app::words::{self as common, batch as words};
use crate::insight::dates::thousands;
use crate::lang::Arg;

/// The name of the file, the bar, how fast it goes, and what ended it.
pub(in crate::app::batch) fn progress(panel: &Panel) -> Html {
    let (form, job) = (&panel.form, &panel.job);
    let title = match (job.runs(), job.cancelled) {
        (true, _) => words::CHECKING,
        (false, true) => words::CANCELLED,
        (false, false) => words::CHECKED,
    };
    let name = job.name.clone().unwrap_or_default();
    let (seconds, share) = (job.seconds(), job.share());
    let plans = number(job.plans());
    let mut facts = vec![form.say(words::PLANS, [plans])];
    if !job.runs() {
        // What the file was checked for.
        facts.push(form.say(words::HAVE_ERRORS, [number(job.spoken.0.standings[0])]));
    }
    facts.extend([
        form.say(words::RATE, [Arg::Plain(thousands(whole(count(job.plans()) / seconds)))]),
        form.say(words::ELAPSED, [Arg::Plain(format!("{seconds:.1}"))]),
    ]);
    if job.runs() && share > 0.0 {
        let left = whole((seconds / share - seconds).ceil());
        facts.push(form.say(words::LEFT, [Arg::Plain(left.to_string())]));
    }
    html! {
        <div class="batch__progress">
            <p class="batch__title" id="batch-progress">
                { form.say(title, [Arg::Plain(name.to_string())]) }
            </p>
            if job.runs() {
                <progress
                    class="batch__bar"
                    max="1000"
                    value={whole(share * 1_000.0).to_string()}
                    aria-labelledby="batch-progress"
                />
            }
            <p class="batch__facts">{ facts.join(form.text_of(common::COMMA)) }</p>
            if job.runs() { { stop(panel) } } else { { stopped(panel) } }
            <p class="hidden" role="status">{ spoken(panel) }</p>
        </div>
    }
}

/// The button that stops what is under way.
pub(in crate::app::batch) fn stop(panel: &Panel) -> Html {
    let onclick = {
        let panel = panel.clone();
        Callback::from(move |_| {
            panel.job.dispatch(Event::Cancelled);
            panel.call("cancel", &());
        })
    };
    Button::new(panel.form.text_of(words::CANCEL), onclick)
        .id("batch-cancel")
        .look(Look::Small)
        .icon("x")
        .draw()
}

/// Why not all of the file was read.
fn stopped(panel: &Panel) -> Html {
    let (form, job) = (&panel.form, &panel.job);
    let full = job.plans() >= MOST_PLANS;
    let full = full.then(|| form.say(words::FULL, [number(MOST_PLANS)]));
    html! {
        for said in full.into_iter().chain(job.view.stop.clone()) {
            { remark(IN_DIALOG, "warning", &said) }
        }
    }
}

/// The same for those who do not see the bar, now and then.
fn spoken(panel: &Panel) -> String {
    let (form, job) = (&panel.form, &panel.job);
    let (said, _) = &job.spoken;
    let plans: usize = said.standings.iter().sum();
    if said.ended {
        return form.say(words::ALL_READ, [number(plans), number(said.standings[0])]);
    }
    if plans == 0 {
        return String::new();
    }
    let percent = whole(share(said, job.size) * 100.0).to_string();
    form.say(words::PERCENT, [Arg::Plain(percent), number(plans)])
}

/// A count with its thousands apart.
pub(in crate::app::batch) fn number(count: usize) -> Arg {
    Arg::Plain(thousands(count as u128))
}

#[expect(clippy::cast_precision_loss, reason = "there are never so many plans")]
fn count(plans: usize) -> f64 {
    plans as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is shown is no less than nothing, and `as` saturates"
)]
pub(in crate::app::batch) fn whole(number: f64) -> u128 {
    number as u128
}
