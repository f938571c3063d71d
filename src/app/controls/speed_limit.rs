//! A speed limit: windows of the day with their bandwidth, and the API value.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::controls::day::DayPicture;
use crate::app::controls::raw::Raw;
use crate::app::controls::schedule::typed;
use crate::app::form::Form;
use crate::app::parts::act::Act;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::field::Field;
use crate::app::parts::group::Group;
use crate::app::parts::line::{Holds, Line};
use crate::app::structured::{self, Edge, Part};
use crate::app::{ids, words};
use crate::lang::Arg;
use crate::plan::place::Place;

/// The most windows that are shown: twice as many as a day has hours, so that a fault can be seen and mended.
const SHOWN_WINDOWS: usize = 48;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct SpeedLimitProps {
    pub form: Form,
    pub place: Place,
}

/// The field of a speed limit.
#[component]
pub(in crate::app) fn SpeedLimit(SpeedLimitProps { form, place }: &SpeedLimitProps) -> Html {
    let wire = form.text(place);
    let windows = structured::windows(&wire);
    let is_open = windows.is_some();
    let windows = windows.unwrap_or_default();
    let extended = form.extended.contains(place) || windows.is_empty();
    let rows = windows.len() + usize::from(extended);
    let shown = rows.min(SHOWN_WINDOWS);
    let id = ids::of(place);
    html! {
        <Field {form} {place} group=true wide=true>
            <Group {place} class="windows" onleave={form.on(Action::Leave(place.clone()))}>
                if is_open {
                    <DayPicture {form} {place} />
                } else {
                    <p class="object__note">{ form.text_of(words::NOT_READABLE) }</p>
                }
                for index in 0..if is_open { shown } else { 0 } {
                    <Window
                        key={index}
                        {form}
                        {place}
                        {index}
                        parts={windows.get(index).unwrap_or(&[""; 3]).map(|part| part.to_owned().into())}
                        removable={index < windows.len()}
                    />
                }
                if shown < rows {
                    <p class="windows__more">
                        { form.say(words::MORE_ROWS, [Arg::count(rows - shown)]) }
                    </p>
                }
                if is_open {
                    <div>
                        <Button
                            look={Look::Small}
                            id={format!("{id}-add")}
                            icon="plus"
                            text={form.text_of(words::ADD_WINDOW)}
                            onclick={form.on(Action::AddRow(place.clone()))}
                        />
                    </div>
                }
                <Raw {form} {place} />
            </Group>
        </Field>
    }
}

#[derive(Properties, PartialEq)]
struct WindowProps {
    form: Form,
    place: Place,
    index: usize,
    /// Start, end and bandwidth.
    parts: [AttrValue; 3],
    removable: bool,
}

#[component]
fn Window(WindowProps { form, place, index, parts, removable }: &WindowProps) -> Html {
    let ties = form.ties(place);
    let title = AttrValue::from(format!("{} {}", form.text_of(words::WINDOW), index + 1));
    let id = AttrValue::from(format!("{}-{}", ids::of(place), index + 1));
    let line = |edge: Edge| {
        let part = Part::Window(*index, edge);
        let name = part.name(place);
        let label = format!("{title}: {}", form.text_of(words::edge(edge)));
        html! {
            <Line
                id={ids::of_name(&name)}
                {name}
                {label}
                value={&parts[edge as usize]}
                described_by={&ties.described_by}
                wrong={ties.wrong}
                holds={Holds::Digits}
                oninput={typed(form, place, part)}
            />
        }
    };
    html! {
        <div class="windows__row">
            <span>{ line(Edge::Start) }</span>
            <span class="windows__dash" aria-hidden="true">{ "–" }</span>
            <span class="affix">
                { line(Edge::End) }
                <span class="affix__unit">{ form.text_of(words::HOURS) }</span>
            </span>
            <span class="affix">
                { line(Edge::Bandwidth) }
                <span class="affix__unit">{ form.text_of(words::KBPS) }</span>
            </span>
            { Act::Remove.button(form, (&id, &title), !removable, Action::RemoveWindow(place.clone(), *index)) }
        </div>
    }
}
