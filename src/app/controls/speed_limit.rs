//! A speed limit: windows of the day with their bandwidth, and the API value.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::controls::raw::raw;
use crate::app::controls::schedule::typed;
use crate::app::form::Form;
use crate::app::later;
use crate::app::parts::act::RowAction;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::field::Field;
use crate::app::parts::group::group;
use crate::app::parts::line::{InputKind, Line};
use crate::app::structured::{self, Edge, Part};
use crate::app::{ids, words};
use crate::lang::Arg;
use crate::plan::place::Place;

/// The most windows that are shown: twice as many as a day has hours, so that a fault can be seen and mended.
const SHOWN_WINDOWS: usize = 48;

/// The field of a speed limit.
pub(in crate::app) fn speed_limit(form: &Form, place: &Place) -> Html {
    let wire = form.text(place);
    let windows = structured::windows(&wire);
    let is_open = windows.is_some();
    let windows = windows.unwrap_or_default();
    let faults = if form.is_wrong(place) { structured::window_faults(&wire) } else { Vec::new() };
    let extended = form.extended.contains(place) || windows.is_empty();
    let rows = windows.len() + usize::from(extended);
    let shown = rows.min(SHOWN_WINDOWS);
    let id = ids::of(place);
    html! {
        <Field {form} {place} group=true wide=true>
            { group(place, "windows", form.on(Action::Leave(place.clone())), html! { <>
                if is_open {
                    if let Some(later) = later::here() { { (later.day)(form, place) } }
                } else {
                    <p class="object__note">{ form.text_of(words::NOT_READABLE) }</p>
                }
                for index in 0..if is_open { shown } else { 0 } {
                    {
                        window(
                            form,
                            place,
                            index,
                            (
                                windows.get(index).copied().unwrap_or_default(),
                                faults.get(index).copied().unwrap_or_default(),
                            ),
                            index < windows.len(),
                        )
                    }
                }
                if shown < rows {
                    <p class="windows__more">
                        { form.say(words::MORE_ROWS, [Arg::count(rows - shown)]) }
                    </p>
                }
                if is_open {
                    <div>
                        {
                            Button::new(
                                form.text_of(words::ADD_WINDOW),
                                form.on(Action::AddRow(place.clone())),
                            )
                            .edits(form)
                            .look(Look::Small)
                            .id(format!("{id}-add"))
                            .icon("plus")
                            .draw()
                        }
                    </div>
                }
                { raw(form, place, Callback::noop()) }
            </> }) }
        </Field>
    }
}

fn window(
    form: &Form,
    place: &Place,
    index: usize,
    (parts, faults): ([&str; 3], [bool; 3]),
    removable: bool,
) -> Html {
    let ties = form.ties(place);
    let title = AttrValue::from(format!("{} {}", form.text_of(words::WINDOW), index + 1));
    let id = AttrValue::from(format!("{}-{}", ids::of(place), index + 1));
    let line = |edge: Edge| {
        let part = Part::Window(index, edge);
        let name = part.name(place);
        let value = form.typing_on(&name).unwrap_or_else(|| parts[edge as usize].to_owned().into());
        let label = [&*title, form.text_of(words::COLON), form.text_of(words::edge(edge))].concat();
        html! {
            {
                Line::new(ids::of_name(&name), name, value, typed(form, place, part))
                    .label(label)
                    .described_by(&ties.described_by)
                    .wrong(faults[edge as usize])
                    .holds(InputKind::Digits)
                    .edits(form)
                    .draw()
            }
        }
    };
    // Each input has these as its name.
    let name = |edge: Edge| {
        html! { <span class="part" aria-hidden="true">{ form.text_of(words::edge(edge)) }</span> }
    };
    html! {
        <>
        if index == 0 {
            <div class="windows__row windows__row--head" aria-hidden="true">
                { name(Edge::Start) }
                <span></span>
                { name(Edge::End) }
                { name(Edge::Bandwidth) }
            </div>
        }
        <div class="windows__row" key={index}>
            <span class="windows__cell">{ name(Edge::Start) }{ line(Edge::Start) }</span>
            <span class="windows__dash" aria-hidden="true">{ "–" }</span>
            <span class="windows__cell">
                { name(Edge::End) }
                <span class="affix">
                    { line(Edge::End) }
                    <span class="affix__unit">{ form.text_of(words::HOURS) }</span>
                </span>
            </span>
            <span class="windows__cell">
                { name(Edge::Bandwidth) }
                <span class="affix">
                    { line(Edge::Bandwidth) }
                    <span class="affix__unit">{ form.text_of(words::KBPS) }</span>
                </span>
            </span>
            { RowAction::Remove.button(form, (&id, &title), !removable, Action::RemoveWindow(place.clone(), index)) }
        </div>
        </>
    }
}
