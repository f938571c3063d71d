//! The plans that fit, of which only those in view are there: a list of any length costs the same.
//!
//! It is a listbox by the ARIA Authoring Practices: it has the focus, and says which of its options is the active one.

use crate::app::parts::word;
use web_sys::Element;
use yew::prelude::*;

use crate::app::batch::Panel;
use crate::app::batch::message::Row;
use crate::app::batch::progress::number;
use crate::app::icons::drawn;
use crate::app::parts::tally::{Extent, tally};
use crate::app::shown::Counts;
use crate::app::words::batch as words;
use crate::browser;
use crate::lang::Arg;
use crate::params::source::SourceType;

/// The height of a row, in pixels: `.batch__row` of batch.css has the same.
const HEIGHT: usize = 36;
/// The rows that are there above and below those in view.
const AROUND: usize = 12;
/// The rows of a page, for the keys that go by pages.
const PAGE: usize = 8;

/// The rows that are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app::batch) struct Window {
    pub(in crate::app::batch) from: usize,
    pub(in crate::app::batch) count: usize,
}

impl Default for Window {
    fn default() -> Self {
        Window::around(0, 0)
    }
}

impl Window {
    /// The rows of a box that is scrolled so far and so high, in pixels.
    fn around(top: i32, height: i32) -> Window {
        let rows = |pixels: i32| usize::try_from(pixels).unwrap_or(0) / HEIGHT;
        let from = rows(top).saturating_sub(AROUND);
        // In steps, so that not each pixel asks anew.
        let from = from - from % (AROUND / 2);
        Window { from, count: rows(height).max(PAGE) + 3 * AROUND }
    }
}

/// The row that has the focus, once it is there.
pub(in crate::app::batch) fn active_row(panel: &Panel) -> Option<&Row> {
    let view = &panel.job.view;
    // What is there may still be the answer to an earlier question.
    let fresh = view.of.filter == *panel.filter;
    view.rows.get(panel.active.checked_sub(view.of.from)?).filter(|_| fresh)
}

#[derive(Properties, PartialEq)]
pub(in crate::app::batch) struct ListProps {
    pub(in crate::app::batch) panel: Panel,
}

/// The list.
#[component]
pub(in crate::app::batch) fn List(ListProps { panel }: &ListProps) -> Html {
    let scroller = use_node_ref();
    let (form, view) = (&panel.form, &panel.job.view);
    let last = view.fit.saturating_sub(1);
    let onscroll = {
        let (panel, scroller) = (panel.clone(), scroller.clone());
        Callback::from(move |_: Event| {
            if let Some(scroller) = scroller.cast::<Element>() {
                let (top, height) = browser::scrolled(&scroller);
                panel.window.set(Window::around(top, height));
            }
        })
    };
    let onkeydown = {
        let (panel, scroller) = (panel.clone(), scroller.clone());
        Callback::from(move |event: KeyboardEvent| {
            let active = (*panel.active).min(last);
            let to = match event.key().as_str() {
                "ArrowDown" => (active + 1).min(last),
                "ArrowUp" => active.saturating_sub(1),
                "PageDown" => (active + PAGE).min(last),
                "PageUp" => active.saturating_sub(PAGE),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            panel.active.set(to);
            let edge = |row: usize| i32::try_from(row * HEIGHT).unwrap_or(i32::MAX);
            if let Some(scroller) = scroller.cast() {
                browser::scroll_to(&scroller, edge(to)..edge(to + 1));
            }
        })
    };
    // Another filter begins at the top.
    use_effect_with((*panel.filter).clone(), {
        let scroller = scroller.clone();
        move |_| {
            if let Some(scroller) = scroller.cast::<Element>() {
                browser::scroll_to(&scroller, 0..0);
            }
        }
    });
    let above = view.of.from.min(view.fit);
    let below = view.fit.saturating_sub(above + view.rows.len());
    html! {
        <div class="batch__list">
            <p class="batch__fit" role="status">
                // Before all is read nothing is known to be missing.
                if view.fit == 0 {
                    if panel.job.progress.ended { { form.text_of(words::NONE_FIT) } }
                } else {
                    { form.say(words::FIT, [number(view.fit), number(panel.job.plans())]) }
                }
            </p>
            <div
                class="batch__scroller"
                role="listbox"
                tabindex="0"
                id="batch-list"
                aria-label={form.text_of(words::LIST)}
                aria-activedescendant={active_row(panel).map(option)}
                ref={scroller}
                {onscroll}
                {onkeydown}
            >
                { space(above) }
                for (offset, row) in view.rows.iter().enumerate() {
                    { shown(panel, above + offset, row) }
                }
                { space(below) }
            </div>
        </div>
    }
}

/// Room for rows that are not there. An SVG, because the policy of the page allows no styles of single elements.
fn space(rows: usize) -> Html {
    let height = (rows * HEIGHT).to_string();
    html! { <svg class="batch__space" aria-hidden="true" role="presentation" width="1" {height} /> }
}

fn option(row: &Row) -> String {
    format!("batch-plan-{}", row.index)
}

fn shown(panel: &Panel, position: usize, row: &Row) -> Html {
    let form = &panel.form;
    let active = position == *panel.active;
    let [errors, warnings, notes] = row.counts;
    let counts = Counts { errors, warnings, notes, ..Counts::default() };
    let source = row.source.and_then(|at| SourceType::ALL.get(at));
    let onclick = {
        let active = panel.active.clone();
        Callback::from(move |_: MouseEvent| active.set(position))
    };
    html! {
        <div
            class={classes!("batch__row", active.then_some("batch__row--active"))}
            role="option"
            key={row.index}
            id={option(row)}
            aria-selected={word(active)}
            aria-posinset={(position + 1).to_string()}
            aria-setsize={panel.job.view.fit.to_string()}
            {onclick}
        >
            <span class="batch__name">
                if row.name.is_empty() { { form.text_of(words::UNNAMED) } } else { { &row.name } }
            </span>
            <span class="batch__counts">
                if errors + warnings + notes == 0 {
                    { drawn("success") }<span class="hidden">{ form.text_of(words::FINE) }</span>
                } else {
                    { tally(form, counts, Extent::Terse) }
                }
            </span>
            <span class="batch__source">
                if let Some(source) = source { { form.text_of(source.label()) } }
            </span>
            <span class="batch__line">
                if let Some(first) = row.first {
                    { form.say(words::SAME_AS, [number(first + 1)]) }
                } else {
                    { form.say(words::ON_LINE, [Arg::Plain(row.line.to_string())]) }
                }
            </span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_in_view_are_there_and_some_around_them() {
        for top in (0..40_000).step_by(7) {
            let window = Window::around(top, 400);
            let first = usize::try_from(top).unwrap() / HEIGHT;
            assert!(window.from <= first && first - window.from < 2 * AROUND);
            assert!(window.from + window.count > first + 400 / HEIGHT + AROUND / 2);
        }
        assert_eq!(Window::around(0, 0), Window::around(100, 0), "a few pixels ask for nothing");
    }
}
