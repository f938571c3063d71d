//! A schedule: the first run, the interval, the API value, and what they amount to.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::controls::raw::raw;
use crate::app::form::Form;
use crate::app::later;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::field::Field;
use crate::app::parts::group::group;
use crate::app::parts::line::{InputKind, Line};
use crate::app::parts::segment::Segment;
use crate::app::parts::select::Select;
use crate::app::structured::{self, Part, UNITS};
use crate::app::{ids, words};
use crate::insight::dates;
use crate::insight::words::unit as unit_word;
use crate::insight::zone::Zone;
use crate::lang::Arg;
use crate::plan::place::Place;
use crate::plan::preset::next_quiet_hour;
use crate::rules::Severity;
use crate::values::interval::Interval;
use crate::values::json::Value;
use crate::values::schedule::{Parts, Schedule, seconds};

/// The field of a schedule.
pub(in crate::app) fn schedule(form: &Form, place: &Place) -> Html {
    let wire = form.text(place);
    let runs = later::here().map(|later| (later.runs)(form, place)).unwrap_or_default();
    html! {
        <Field {form} {place} group=true wide=true below={runs}>
            { group(place, "schedule", form.on(Action::Leave(place.clone())), html! { <>
                <div class="schedule__parts">
                    { start(form, place, &wire) }
                    { read_as(form, place) }
                    { every(form, place, &wire) }
                </div>
                { raw(form, place, Callback::noop()) }
            </> }) }
        </Field>
    }
}

fn start(form: &Form, place: &Place, wire: &str) -> Html {
    let name = Part::Start.name(place);
    let id = ids::of_name(&name);
    let shown = || structured::start(wire, form.zone, &form.clock).into();
    let value = form.typing_on(&name).unwrap_or_else(shown);
    let ties = form.ties(place);
    let suggestion = form.clock.now.map(next_quiet_hour);
    let such = Schedule { start: suggestion.unwrap_or(SOME_NIGHT), interval: Interval::days(1) };
    let such = structured::start(&such.to_string(), form.zone, &form.clock);
    let has_start = Parts::read(wire).is_ok_and(|parts| seconds(parts.start.0).is_some());
    html! {
        <div class="schedule__part">
            <label class="part" for={id.clone()}>{ form.text_of(words::FIRST_RUN) }</label>
            {
                Line::new(id, name, value, typed(form, place, Part::Start))
                    .label(form.label_of_part(place, words::FIRST_RUN))
                    .described_by(format!("{} {}", ids::part_hint(place), ties.described_by))
                    .wrong(is_wrong_beside(form, place, "schedule/interval"))
                    .edits(form)
                    .draw()
            }
            <span class="part" id={ids::part_hint(place)}>
                { form.plain(words::FIRST_RUN_HINT, [Arg::Plain(such)]) }
            </span>
            if let Some(seconds) = suggestion && !has_start {
                {
                    Button::new(
                        form.plain(words::BEGIN_AT, [at(form, seconds, Zone::China)]),
                        begin(form, place, wire, seconds),
                    )
                    .edits(form)
                    .look(Look::Link)
                    .id(format!("{}-suggest", ids::of(place)))
                    .about(form.label(place))
                    .draw()
                }
            }
        </div>
    }
}

/// A moment for an example, where there is no clock: the first night of 2030 in UTC.
const SOME_NIGHT: i64 = 1_893_456_000;

/// Whether an error is shown that is not one of these rules, which are about the other part.
fn is_wrong_beside(form: &Form, place: &Place, others: &str) -> bool {
    form.findings_at(place)
        .any(|finding| finding.severity == Severity::Error && !finding.rule.id.starts_with(others))
}

/// Takes the suggested first run, daily unless an interval is there, and leaves the reader where it can be changed.
fn begin(form: &Form, place: &Place, wire: &str, seconds: i64) -> Callback<MouseEvent> {
    let daily = Schedule { start: seconds, interval: Interval::days(1) };
    let set = if wire.is_empty() {
        Action::Set(place.clone(), Value::owned_text(daily.to_string()))
    } else {
        Action::EditPart(place.clone(), Part::Start, seconds.to_string())
    };
    let there = Action::Focus(ids::of_name(&Part::Start.name(place)));
    let form = form.clone();
    Callback::from(move |_| {
        form.act(set.clone());
        form.act(there.clone());
    })
}

fn read_as(form: &Form, place: &Place) -> Html {
    let choices = Zone::ALL.map(|zone| (zone.word().into(), form.text_of(zone.label()).into()));
    html! {
        <div class="schedule__part">
            <span class="part">{ form.text_of(words::READ_AS) }</span>
            {
                Segment::new(
                    format!("{}-zone", ids::of(place)),
                    format!("{}.zone", place.wire_name()),
                    choices.to_vec(),
                    form.with(|index: usize| Action::ReadAs(Zone::ALL[index % Zone::ALL.len()])),
                )
                .label(form.label_of_part(place, words::READ_AS))
                .taken(Zone::ALL.iter().position(|zone| *zone == form.zone))
                .draw()
            }
        </div>
    }
}

fn every(form: &Form, place: &Place, wire: &str) -> Html {
    let name = Part::Every.name(place);
    let id = ids::of_name(&name);
    let (amount, read) = structured::every(wire);
    let unit = form.unit(place, wire);
    let ties = form.ties(place);
    // A unit that is not offered is there while it is the value's.
    let extra = read.filter(|unit| !UNITS.contains(unit));
    let choices =
        UNITS.iter().copied().chain(extra).map(|unit| {
            (unit.duration("1").into(), AttrValue::from(form.text_of(unit_word(unit))))
        });
    let unit_name = Part::Unit.name(place);
    html! {
        <div class="schedule__part">
            <label class="part" for={id.clone()}>{ form.text_of(words::THEN_EVERY) }</label>
            <div class="schedule__every">
                {
                    Line::new(
                        id,
                        name,
                        form.typing_on(&Part::Every.name(place)).unwrap_or_else(|| amount.into()),
                        typed(form, place, Part::Every),
                    )
                    .label(form.label_of_part(place, words::THEN_EVERY))
                    .described_by(ties.described_by)
                    .wrong(is_wrong_beside(form, place, "schedule/start"))
                    .holds(InputKind::Digits)
                    .edits(form)
                    .draw()
                }
                <Select
                    id={ids::of_name(&unit_name)}
                    name={unit_name}
                    label={form.label_of_part(place, words::UNIT)}
                    choices={choices.collect::<Vec<_>>()}
                    taken={unit.duration("1")}
                    disabled={form.frame.locked}
                    onchoose={typed(form, place, Part::Unit)}
                />
            </div>
        </div>
    }
}

/// What typing on a part does.
pub(super) fn typed(form: &Form, place: &Place, part: Part) -> Callback<String> {
    let place = place.clone();
    form.with(move |text| Action::EditPart(place.clone(), part, text))
}

/// A moment by the clock of a zone.
fn at(form: &Form, seconds: i64, zone: Zone) -> Arg {
    Arg::code(dates::moment(seconds, zone, &form.clock, form.language))
}
