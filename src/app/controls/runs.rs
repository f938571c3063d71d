//! The next runs of a schedule, by every clock that matters, and as a calendar file.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::rich::rich;
use crate::app::take;
use crate::app::words::insight as words;
use crate::insight::policy::{self, Policy};
use crate::insight::runs::{Runs, SHOWN, Step};
use crate::insight::zone::{Zone, from_utc};
use crate::insight::{dates, drift};
use crate::lang::{Arg, Message};
use crate::params::plan::DISABLED;
use crate::plan::place::Place;
use crate::plan::reading::Reading;

/// How many runs are shown at first.
const FEW: usize = 4;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct NextRunsProps {
    pub form: Form,
    /// The place of the schedule.
    pub place: Place,
}

/// The next runs. Where a schedule has no effect, or is empty, there is nothing.
#[component]
pub(in crate::app) fn NextRuns(NextRunsProps { form, place }: &NextRunsProps) -> Html {
    let all = use_state_eq(|| false);
    let near = use_node_ref();
    let wire = form.text(place);
    let reading = Reading::of(form.sent.root());
    let Some(policy) = policy::at(&reading, place).filter(|_| !wire.trim().is_empty()) else {
        return html! {};
    };
    let Some(schedule) = policy.runs() else {
        return html! { <p class="runs runs--empty">{ form.text_of(words::RUNS_HERE) }</p> };
    };
    let runs = Runs::of(&schedule, form.clock.now.unwrap_or(schedule.start));
    let shown: Vec<i64> = runs.upcoming().take(if *all { SHOWN } else { FEW }).collect();
    let more = runs.upcoming().nth(FEW).is_some();
    let calendar = {
        let (form, place, near) = (form.clone(), place.clone(), near.clone());
        Callback::from(move |_| take::save_calendar(&form.latest(), &place, &schedule, &near))
    };
    let toggle = {
        let all = all.clone();
        Callback::from(move |_| all.set(!*all))
    };
    html! {
        <div class="runs" ref={near}>
            if !shown.is_empty() { { table(form, &shown) } }
            <div class="runs__foot">
                <div class="runs__says">
                    for line in says(form, &runs, &policy) { <p>{ rich(&line) }</p> }
                </div>
                if more {
                    {
                        Button::new(
                            form.say(words::MANY_RUNS, [Arg::count(if *all { FEW } else { SHOWN })]),
                            toggle,
                        )
                        .look(Look::Link)
                        .about(form.label(place))
                        .draw()
                    }
                }
                if !shown.is_empty() {
                    {
                        Button::new(form.text_of(words::CALENDAR_FILE), calendar)
                            .look(Look::Link)
                            .about(form.label(place))
                            .draw()
                    }
                }
            </div>
        </div>
    }
}

/// The runs by each clock. Clocks that show the same are one column.
fn table(form: &Form, runs: &[i64]) -> Html {
    let mut columns: Vec<Vec<Zone>> = Vec::new();
    for zone in Zone::ALL {
        let same = |column: &&mut Vec<Zone>| {
            let agrees =
                |run: &i64| form.clock.offset(column[0], *run) == form.clock.offset(zone, *run);
            runs.iter().all(agrees)
        };
        match columns.iter_mut().find(same) {
            Some(column) => column.push(zone),
            None => columns.push(vec![zone]),
        }
    }
    let class = |column: &[Zone]| {
        classes!(
            column.contains(&form.zone).then_some("runs__chosen"),
            (column == [Zone::Utc] && form.zone != Zone::Utc).then_some("runs__utc"),
        )
    };
    let title = |column: &[Zone]| {
        let names = column.iter().map(|zone| match zone {
            Zone::Local => form.text_of(words::LOCAL_TIME),
            zone => form.text_of(zone.label()),
        });
        names.collect::<Vec<_>>().join(form.text_of(crate::app::words::COMMA))
    };
    html! {
        <table class="runs__table">
            <caption class="hidden">{ form.text_of(words::NEXT_RUNS) }</caption>
            <thead>
                <tr>
                    <th scope="col"><span class="hidden">{ form.text_of(words::RUN) }</span></th>
                    for column in &columns {
                        <th scope="col" class={class(column)}>{ title(column) }</th>
                    }
                </tr>
            </thead>
            <tbody>
                for (index, run) in runs.iter().enumerate() {
                    <tr>
                        <td>{ index + 1 }</td>
                        for column in &columns {
                            <td class={class(column)}>
                                { dates::short(*run, column[0], &form.clock, form.language) }
                            </td>
                        }
                    </tr>
                }
            </tbody>
        </table>
    }
}

/// What there is to say about the runs.
fn says(form: &Form, runs: &Runs, policy: &Policy) -> Vec<String> {
    let mut lines = Vec::new();
    let off = form.sent.param(&DISABLED).is_some_and(|node| node.value.is_true());
    if off || policy.off {
        lines.push(form.text_of(words::NOT_WHILE_OFF).to_owned());
    }
    match (runs.step(), runs.missed(), runs.next()) {
        (Step::Months, ..) => lines.push(form.text_of(words::MONTHS_UNKNOWN).to_owned()),
        (Step::Fraction, ..) => lines.push(form.text_of(words::FRACTIONS_UNKNOWN).to_owned()),
        (_, _, None) => lines.push(form.text_of(words::NO_MORE_RUNS).to_owned()),
        (_, Some(missed @ 1..), Some(next)) => {
            let text = if missed == 1 { words::ONE_MISSED } else { words::MISSED };
            let zone = from_utc(form.clock.offset(form.zone, next));
            let next = dates::moment(next, form.zone, &form.clock, form.language);
            let args = [dates::thousands(missed), next, zone].map(Arg::Plain);
            lines.push(Message::new(text, args).render(form.language));
        }
        _ => {}
    }
    if let Some(drift) = drift::of(runs, &form.clock) {
        lines.push(drift.say(runs, &form.clock, form.language));
    }
    lines
}
