//! The day of a speed limit, drawn: height is bandwidth, a dashed outline is no limit, hatching is an overlap.
//!
//! Windows are added by dragging across hours and changed by dragging their edges, or by the arrow keys on an edge. The
//! fields below the picture do the same by typing.

use web_sys::Element;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::controls::percentage;
use crate::app::controls::schedule::typed;
use crate::app::form::Form;
use crate::app::parts::rich::stressed;
use crate::app::structured::{self, Edge, Part};
use crate::app::words::insight as words;
use crate::app::{ids, words as common};
use crate::browser;
use crate::insight::dates;
use crate::insight::throttle::{self, Day, Limit, Span};
use crate::plan::place::Place;
use crate::values::speed_limit::{self, Hours, LAST_HOUR};

/// The height of the hours, above the axis.
const TALL: u64 = 56;
/// The height of the highest bar, and of the lowest.
const HIGH: u64 = 46;
const LOW: u64 = 6;
/// From one number below the axis to the next.
const EVERY: usize = 3;
/// The characters that ten hours have room for in a wide form, and in a narrow one.
const WIDE: usize = 34;
const NARROW: usize = 16;
/// The hours that a page of keys goes.
const PAGE: u8 = 4;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct DayPictureProps {
    pub form: Form,
    pub place: Place,
}

/// An edge of a window, and its hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Handle {
    window: usize,
    edge: Edge,
    hour: u8,
}

/// What is being dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    /// A new window, from the hour where it began to the one where the pointer is, both included, and the free hours
    /// that it stays in.
    New(u8, u8, Hours),
    /// An edge of a window, and how far from it, in hours, it was taken hold of.
    Edge(Handle, f64),
}

/// The picture, with what it comes to.
#[component]
pub(in crate::app) fn DayPicture(DayPictureProps { form, place }: &DayPictureProps) -> Html {
    let drag = use_state_eq(|| None::<Drag>);
    let svg = use_node_ref();
    let wire = form.text(place);
    // While an edge is dragged, the picture shows what letting go would make of it.
    let text = match *drag {
        Some(Drag::Edge(Handle { window, edge, hour }, _)) => {
            structured::with_window(&wire, window, edge, &hour.to_string())
        }
        _ => wire.clone(),
    };
    let Ok(day) = Day::of(&text) else { return html! {} };
    let at = {
        let svg = svg.clone();
        move |event: &PointerEvent| {
            let svg = svg.cast::<Element>()?;
            Some(browser::across(&svg, event) * f64::from(LAST_HOUR))
        }
    };
    let begin = {
        let (drag, svg, at, spans) = (drag.clone(), svg.clone(), at.clone(), day.spans.clone());
        Callback::from(move |(event, handle): (PointerEvent, Option<Handle>)| {
            let (Some(hours), Some(svg)) = (at(&event), svg.cast::<Element>()) else { return };
            if event.button() != 0 {
                return;
            }
            let begun = match handle {
                Some(handle) => Some(Drag::Edge(handle, hours - f64::from(handle.hour))),
                None => free(&spans, within(hours))
                    .map(|free| Drag::New(within(hours), within(hours), free)),
            };
            if begun.is_some() {
                browser::hold_pointer(&svg, &event);
            }
            drag.set(begun);
        })
    };
    let onpointermove = {
        let (drag, wire) = (drag.clone(), wire.clone());
        Callback::from(move |event: PointerEvent| {
            let (Some(now), Some(hours)) = (*drag, at(&event)) else { return };
            drag.set(Some(match now {
                Drag::New(from, _, free) => {
                    Drag::New(from, within(hours).clamp(free.start, free.end - 1), free)
                }
                Drag::Edge(handle, held) => {
                    let hour = kept_apart(&wire, handle, nearest(hours - held));
                    Drag::Edge(Handle { hour, ..handle }, held)
                }
            }));
        })
    };
    let onpointerup = {
        let (drag, form, place, wire) = (drag.clone(), form.clone(), place.clone(), wire);
        Callback::from(move |_: PointerEvent| {
            match *drag {
                Some(Drag::New(from, to, _)) if from != to => add(&form, &place, &wire, from, to),
                Some(Drag::Edge(Handle { window, edge, hour }, _)) => {
                    let moved = structured::with_window(&wire, window, edge, &hour.to_string());
                    if moved != wire {
                        typed(&form, &place, Part::Window(window, edge)).emit(hour.to_string());
                    }
                }
                _ => {}
            }
            drag.set(None);
        })
    };
    let onpointercancel = {
        let drag = drag.clone();
        Callback::from(move |_: PointerEvent| drag.set(None))
    };
    let ondown = begin.reform(|event| (event, None));
    let windows = speed_limit::windows(&text).unwrap_or_default();
    let windows: Vec<Option<Hours>> = windows.iter().map(speed_limit::Window::hours).collect();
    html! {
        <figure class="figure" aria-label={form.text_of(words::BY_HOUR)}>
            <svg
                class="chart chart--day"
                ref={svg}
                height={(TALL + 16).to_string()}
                role="group"
                aria-label={day.say(form.language)}
                focusable="false"
                {onpointermove}
                {onpointerup}
                {onpointercancel}
            >
                if day.spans.iter().any(|span| matches!(span.limit, Limit::Clash(..))) {
                    <defs>
                        <pattern
                            id={hatch(place)}
                            width="6"
                            height="6"
                            patternUnits="userSpaceOnUse"
                            patternTransform="rotate(45)"
                        >
                            <path class="chart__hatch" d="M0 0v6" />
                        </pattern>
                    </defs>
                }
                <g aria-hidden="true">
                    { axis() }
                    for span in &day.spans { { drawn(form, place, span, day.highest()) } }
                    if let Some(Drag::New(from, to, _)) = *drag {
                        { rect("chart__bar chart__bar--new", from.min(to), from.max(to) + 1, HIGH) }
                    }
                    <rect class="chart__ground" width="100%" height={TALL.to_string()} onpointerdown={ondown} />
                </g>
                for (window, hours) in windows.into_iter().take(usize::from(LAST_HOUR)).enumerate() {
                    if let Some(Hours { start, end }) = hours {
                        { grip(form, place, Handle { window, edge: Edge::Start, hour: start }, (0, end - 1), &begin) }
                        { grip(form, place, Handle { window, edge: Edge::End, hour: end }, (start + 1, LAST_HOUR), &begin) }
                    }
                }
            </svg>
            <figcaption class="figure__caption">
                { stressed(&day.facts(form.language)) }
                if day.bytes().is_some_and(|bytes| bytes > 0) {
                    { form.text_of(common::SPACE) }
                    { form.text_of(words::KB_IS) }
                }
                <span class="figure__hint">{ form.text_of(words::DRAG) }</span>
            </figcaption>
        </figure>
    }
}

/// The hours without a limit around an hour that has none.
fn free(spans: &[Span], hour: u8) -> Option<Hours> {
    spans
        .iter()
        .find(|span| (span.hours.start..span.hours.end).contains(&hour))
        .filter(|span| span.limit == Limit::Free)
        .map(|span| span.hours)
}

/// Adds a window of whole hours, and leaves the reader where its bandwidth is typed.
fn add(form: &Form, place: &Place, wire: &str, from: u8, to: u8) {
    let index = structured::windows(wire).map_or(0, |windows| windows.len());
    let (start, end) = (from.min(to), from.max(to) + 1);
    let text = structured::with_window(wire, index, Edge::Start, &start.to_string());
    let text = structured::with_window(&text, index, Edge::End, &end.to_string());
    typed(form, place, Part::Raw).emit(text);
    let bandwidth = Part::Window(index, Edge::Bandwidth).name(place);
    form.act(Action::Focus(ids::of_name(&bandwidth)));
}

/// An hour that an edge can go to, so that its window keeps an hour.
fn kept_apart(wire: &str, Handle { window, edge, .. }: Handle, to: u8) -> u8 {
    let windows = speed_limit::windows(wire).unwrap_or_default();
    match (windows.get(window).and_then(speed_limit::Window::hours), edge) {
        (Some(hours), Edge::Start) => to.min(hours.end - 1),
        (Some(hours), Edge::End) => to.max(hours.start + 1),
        _ => to,
    }
}

/// An edge of a window: a slider, by pointer and by keys, between the hours it can go to.
fn grip(
    form: &Form,
    place: &Place,
    handle: Handle,
    (least, most): (u8, u8),
    begin: &Callback<(PointerEvent, Option<Handle>)>,
) -> Html {
    let Handle { window: index, edge, hour } = handle;
    let change = typed(form, place, Part::Window(index, edge));
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let to = match &*event.key() {
            "ArrowRight" | "ArrowUp" => hour.saturating_add(1),
            "ArrowLeft" | "ArrowDown" => hour.saturating_sub(1),
            "PageUp" => hour.saturating_add(PAGE),
            "PageDown" => hour.saturating_sub(PAGE),
            "Home" => least,
            "End" => most,
            _ => return,
        };
        event.prevent_default();
        change.emit(to.clamp(least, most).to_string());
    });
    let onpointerdown = begin.reform(move |event| (event, Some(handle)));
    let window = format!("{} {}", form.text_of(common::WINDOW), index + 1);
    let label = [&*window, form.text_of(common::COLON), form.text_of(common::edge(edge))].concat();
    let id = ids::of_name(&format!("{}-edge", Part::Window(index, edge).name(place)));
    // It lies inside its window, so that two windows side by side have an edge each to take hold of.
    let (x, grip) = if edge == Edge::Start { ("0", "1") } else { ("-24", "-4") };
    html! {
        <svg x={percent(hour)} y="0" width="1" height={TALL.to_string()} class="chart__edge" focusable="false">
            <g
                {id}
                class="chart__handle"
                role="slider"
                tabindex="0"
                aria-label={label}
                aria-orientation="horizontal"
                aria-valuemin={least.to_string()}
                aria-valuemax={most.to_string()}
                aria-valuenow={hour.to_string()}
                aria-valuetext={format!("{hour}:00")}
                aria-readonly={form.frame.locked.then_some("true")}
                {onkeydown}
                {onpointerdown}
            >
                <rect class="chart__reach" {x} width="24" height={TALL.to_string()} />
                <rect class="chart__grip" x={grip} y={(TALL - 18).to_string()} width="3" height="12" />
            </g>
        </svg>
    }
}

fn axis() -> Html {
    html! {
        <>
            for hour in (0..=LAST_HOUR).step_by(EVERY) {
                <line class="chart__grid" x1={percent(hour)} x2={percent(hour)} y1="0" y2={TALL.to_string()} />
                <text
                    class={if hour % 6 == 0 { "chart__text" } else { "chart__text chart__text--tight" }}
                    x={percent(hour)}
                    y={(TALL + 14).to_string()}
                    text-anchor={match hour { 0 => "start", LAST_HOUR => "end", _ => "middle" }}
                >
                    { format!("{hour:02}") }
                </text>
            }
            <line class="chart__axis" x1="0" x2="100%" y1={TALL.to_string()} y2={TALL.to_string()} />
        </>
    }
}

/// Hours that are alike.
fn drawn(form: &Form, place: &Place, span: &Span, highest: Option<u64>) -> Html {
    let Hours { start, end } = span.hours;
    let height = match (span.limit.at_most(), highest) {
        (Some(bandwidth), Some(highest)) if highest > 0 => {
            let share = u128::from(bandwidth) * u128::from(HIGH) / u128::from(highest);
            u64::try_from(share).unwrap_or(HIGH).clamp(LOW, HIGH)
        }
        _ => HIGH,
    };
    let (class, label) = match &span.limit {
        Limit::Free => ("chart__bar chart__bar--free", form.text_of(words::FREE).to_owned()),
        Limit::One(_, Some(bandwidth)) => {
            let bandwidth = dates::thousands((*bandwidth).into());
            let whole = format!("{bandwidth} {}", form.text_of(common::KBPS));
            let label = if fits(&whole, span, WIDE) { whole } else { bandwidth };
            ("chart__bar chart__bar--limit", label)
        }
        Limit::One(_, None) => ("chart__bar chart__bar--new", String::new()),
        Limit::Clash(windows, _) => ("chart__bar--clash", throttle::named(windows, form.language)),
    };
    let free = span.limit == Limit::Free;
    // A label stands in its bar, or above one that is too low for it.
    let y = match height {
        _ if free => TALL - 20,
        ..18 => TALL - height - 4,
        _ => TALL - 6,
    };
    let hatching =
        matches!(span.limit, Limit::Clash(..)).then(|| format!("url(#{})", hatch(place)));
    html! {
        <>
            if hatching.is_some() { { rect("chart__ground--clash", start, end, height) } }
            <rect
                {class}
                x={percent(start)}
                width={percent(end - start)}
                y={(TALL - height).to_string()}
                height={height.to_string()}
                fill={hatching.clone()}
            />
            if fits(&label, span, WIDE) {
                <text
                    class={classes!(
                        "chart__text",
                        (!free).then_some("chart__text--on"),
                        hatching.is_some().then_some("chart__text--over"),
                        (!fits(&label, span, NARROW)).then_some("chart__text--tight"),
                    )}
                    x={middle(start, end)}
                    y={y.to_string()}
                    text-anchor="middle"
                >
                    { label }
                </text>
            }
        </>
    }
}

/// Whether a label has room above its hours, given how many of its characters ten hours have room for.
fn fits(label: &str, span: &Span, ten_hours: usize) -> bool {
    // A Chinese character is as wide as two of the others; an edge needs room, too.
    let width: usize = label.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    (width + 2) * 10 <= usize::from(span.hours.count()) * ten_hours
}

fn rect(class: &'static str, start: u8, end: u8, height: u64) -> Html {
    html! {
        <rect
            {class}
            x={percent(start)}
            width={percent(end.saturating_sub(start))}
            y={(TALL - height).to_string()}
            height={height.to_string()}
        />
    }
}

/// The id of a picture's hatching.
fn hatch(place: &Place) -> String {
    format!("{}-hatch", ids::of(place))
}

/// Hours as a share of the day.
fn percent(hours: u8) -> String {
    share(u32::from(hours) * 2)
}

fn middle(start: u8, end: u8) -> String {
    share(u32::from(start) + u32::from(end))
}

/// Half hours as a share of the day.
fn share(halves: u32) -> String {
    percentage(u128::from(halves * 10_000 / (u32::from(LAST_HOUR) * 2)))
}

/// The hour that a point of the day lies in.
fn within(hours: f64) -> u8 {
    clock(hours.floor()).min(LAST_HOUR - 1)
}

/// The full hour that is nearest to a point of the day.
fn nearest(hours: f64) -> u8 {
    clock(hours.round())
}

fn clock(hours: f64) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the day is clamped to it, and `as` makes 0 of what is no number"
    )]
    let hours = hours.clamp(0.0, f64::from(LAST_HOUR)) as u8;
    hours
}
