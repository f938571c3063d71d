//! The picture of what is kept, with what it says in words.

use yew::prelude::*;

use crate::app::controls::percentage;
use crate::app::form::Form;
use crate::app::parts::rich::stressed;
use crate::app::words::{SPACE, insight as words};
use crate::insight::dates;
use crate::insight::kept::Kept;
use crate::insight::picture::{Picture, WIDTH};
use crate::insight::policy::{self, Policy};
use crate::lang::Arg;
use crate::plan::place::Place;
use crate::plan::reading::Reading;

/// Where the bars begin, below the count.
const TOP: usize = 18;
/// From one bar to the next.
const PITCH: usize = 8;
/// The height of a bar.
const BAR: usize = 4;
/// The room of the numbers below the axis.
const FOOT: usize = 16;

/// What the plan's own schedule keeps; nothing for a source type that has none or keeps nothing.
pub(in crate::app) fn of_plan(form: &Form) -> Option<Html> {
    let reading = Reading::of(form.sent.root());
    let own = policy::own(&reading).filter(|_| !policy::keeps_nothing(&reading))?;
    Some(html! { <div class="kept kept--beside">{ figures(form, &own) }</div> })
}

/// What a backup rule keeps.
pub(in crate::app) fn of_rule(form: &Form, rule: &Place) -> Html {
    let reading = Reading::of(form.sent.root());
    match policy::at(&reading, rule).filter(|_| !policy::keeps_nothing(&reading)) {
        Some(policy) => html! { <div class="kept">{ figures(form, &policy) }</div> },
        None => html! {},
    }
}

fn figures(form: &Form, policy: &Policy) -> Html {
    let next = policy.next(form.clock.now);
    html! {
        <>
            { figure(form, policy, policy.kept(), next, false) }
            if policy.copy.is_some() {
                { figure(form, policy, policy.copies_kept(), next, true) }
            }
        </>
    }
}

fn figure(
    form: &Form,
    policy: &Policy,
    kept: Option<Kept>,
    next: Option<i64>,
    is_copy: bool,
) -> Html {
    let title = if is_copy { words::WHAT_COPY_KEEPS } else { words::WHAT_IS_KEPT };
    let Some(kept) = kept else {
        let known = policy.interval.is_some() && policy.life.known().is_some();
        let text = if known { words::KEPT_UNKNOWN } else { words::KEPT_HERE };
        return html! {
            <figure class="figure figure--empty"><p>{ form.text_of(text) }</p></figure>
        };
    };
    let picture = Picture::of(&kept);
    let says = kept.say(next, is_copy, form.zone, &form.clock, form.language);
    let shared = picture.as_ref().map_or(1, |picture| picture.runs_a_bar);
    html! {
        <figure class="figure" aria-label={form.text_of(title)}>
            if is_copy { <p class="figure__title">{ form.text_of(title) }</p> }
            if let Some(picture) = picture { { drawn(form, &kept, &picture) } }
            <figcaption class="figure__caption">
                { stressed(&says) }
                if shared > 1 {
                    { form.text_of(SPACE) }
                    { form.plain(words::RUNS_A_BAR, [Arg::Plain(dates::thousands(shared))]) }
                }
            </figcaption>
        </figure>
    }
}

/// The bars. What they show is said beside them, so that they themselves say nothing.
fn drawn(form: &Form, kept: &Kept, picture: &Picture) -> Html {
    let bottom = TOP + picture.bars.len() * PITCH;
    let top = (TOP - 2).to_string();
    let (height, foot) = ((bottom + FOOT).to_string(), (bottom + FOOT - 2).to_string());
    let bottom = bottom.to_string();
    let tall = (picture.bars.len() * PITCH + 2).to_string();
    let count = match kept.range() {
        Some(_) if !picture.gaps.is_empty() => form.plain(words::KEPT_NOW, [Arg::count(0)]),
        Some((_, most)) => form.plain(words::KEPT_NOW, [Arg::Plain(dates::thousands(most))]),
        None => form.plain(words::A_YEAR, [Arg::Plain(dates::thousands(kept.a_year()))]),
    };
    let at = percentage(picture.at);
    let last = picture.marks.len().saturating_sub(1);
    let unit = if picture.in_days { words::IN_DAYS } else { words::IN_HOURS };
    html! {
        <svg class="chart" {height} aria-hidden="true" focusable="false">
            for (x, _) in &picture.marks {
                <line class="chart__grid" x1={percentage(*x)} x2={percentage(*x)} y1={top.clone()} y2={bottom.clone()} />
            }
            for (from, to) in &picture.gaps {
                <rect
                    class="chart__gap"
                    x={percentage(*from)}
                    width={percentage(to - from)}
                    y={top.clone()}
                    height={tall.clone()}
                />
            }
            for (index, bar) in picture.bars.iter().enumerate() {
                <rect
                    class={if bar.counted { "chart__bar chart__bar--solid" } else { "chart__bar chart__bar--gone" }}
                    x={percentage(bar.from)}
                    width={percentage(bar.to.saturating_sub(bar.from).max(40))}
                    y={(TOP + index * PITCH + 2).to_string()}
                    height={BAR.to_string()}
                />
            }
            <line class="chart__now" x1={at.clone()} x2={at.clone()} y1={top} y2={bottom.clone()} />
            <text
                class="chart__text chart__text--on"
                x={at}
                y="11"
                text-anchor={if picture.at > WIDTH * 7 / 8 { "end" } else { "middle" }}
            >
                { count }
            </text>
            <line class="chart__axis" x1="0" x2="100%" y1={bottom.clone()} y2={bottom} />
            for (index, (x, number)) in picture.marks.iter().enumerate() {
                <text
                    class="chart__text"
                    x={percentage(*x)}
                    y={foot.clone()}
                    text-anchor={anchor(*x)}
                >
                    if index == last {
                        { form.plain(unit, [Arg::Plain(dates::thousands(*number))]) }
                    } else {
                        { dates::thousands(*number) }
                    }
                </text>
            }
        </svg>
    }
}

/// How a text stands to its point, so that it stays inside the picture.
fn anchor(x: u128) -> &'static str {
    if x < WIDTH / 20 {
        "start"
    } else if x > WIDTH * 9 / 10 {
        "end"
    } else {
        "middle"
    }
}
