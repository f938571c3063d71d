//! The request as JSON to edit: the form follows what is typed, and problems stand at their lines.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::ids;
use crate::app::lines::{Lines, Mark};
use crate::app::parts::button::{Button, Look};
use crate::app::parts::rich::rich;
use crate::app::words::{self as common, share as words};
use crate::browser;
use crate::lang::Arg;
use crate::plan::draft::place_at;
use crate::rules::{self, Finding, Severity};
use crate::values::json::{Node, Span};
use crate::verdict::lines::{Columns, Lines as Counted};

/// The most lines that are numbered and marked.
const NUMBERED_LINES: usize = 2_000;
/// The most problems that are told.
const SHOWN_PROBLEMS: usize = 8;
/// The fewest rows of the box.
const ROWS: usize = 14;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct ByHandProps {
    pub form: Form,
    pub text: AttrValue,
    /// The id of what the pointer is on in the form.
    pub hovered: Option<AttrValue>,
}

/// The request as JSON to edit.
#[component]
pub(in crate::app) fn ByHand(ByHandProps { form, text, hovered }: &ByHandProps) -> Html {
    let area = use_node_ref();
    let read = use_memo((form.clone(), text.clone()), |(form, text)| Read::of(form, text));
    let lit = read.lines.as_ref().zip(hovered.as_ref()).map(|(lines, id)| lines.at_id(id));
    let mark = |line: usize| {
        let is_lit = lit.as_ref().is_some_and(|lit| lit.get(line) == Some(&true));
        read.marks.get(line).copied().flatten().or(is_lit.then_some(Mark::Here))
    };
    let oninput = form
        .with(Action::EditJson)
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    html! {
        <div class="by-hand">
            <p class="output__note" id="by-hand-about">
                if read.lines.is_some() {
                    { drawn("edit") }
                    <span>{ form.text_of(words::EDIT_ABOUT) }</span>
                } else {
                    { drawn("warning") }
                    <span>{ form.text_of(words::EDIT_BROKEN) }</span>
                    {
                        Button::new(form.text_of(words::DISCARD), form.on(Action::RewriteJson))
                            .look(Look::Small)
                            .draw()
                    }
                }
            </p>
            <div class="by-hand__box">
                <div class="by-hand__gutter" aria-hidden="true">
                    for line in 0..read.marks.len().min(NUMBERED_LINES) {
                        <span class={classes!("by-hand__number", mark(line).map(|mark| format!("by-hand__number--{}", mark.word())))}>
                            { line + 1 }
                        </span>
                    }
                </div>
                <textarea
                    ref={area.clone()}
                    class="by-hand__text"
                    id={ids::BY_HAND}
                    name="RequestJson"
                    aria-label={form.text_of(common::OUTPUT)}
                    aria-describedby="by-hand-about by-hand-problems"
                    aria-invalid={(!read.is_valid).then_some("true")}
                    rows={read.marks.len().max(ROWS).to_string()}
                    wrap="off"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    readonly={form.frame.locked}
                    value={text}
                    {oninput}
                    onblur={form.on(Action::Settle)}
                    onkeyup={lights(text)}
                    onclick={lights(text)}
                />
            </div>
            <ul class="by-hand__problems" id="by-hand-problems">
                for (line, finding) in read.problems.iter().take(SHOWN_PROBLEMS) {
                    <li class={format!("by-hand__problem by-hand__problem--{}", finding.severity)}>
                        { drawn(if finding.severity == Severity::Error { "error" } else { "warning" }) }
                        <button type="button" class="link" onclick={goes_to(&area, text, finding)}>
                            { form.say(words::LINE, [Arg::count(line + 1)]) }
                            { rich(&finding.message.render(form.language)) }
                        </button>
                    </li>
                }
            </ul>
        </div>
    }
}

/// What is to be shown of a text, wherever the pointer is.
struct Read {
    is_valid: bool,
    /// The problems, each with its line, from 0.
    problems: Vec<(usize, Finding)>,
    /// The mark of each line.
    marks: Vec<Option<Mark>>,
    /// Which line belongs to which place, if it is JSON.
    lines: Option<Lines>,
}

impl Read {
    fn of(form: &Form, text: &str) -> Read {
        let report = rules::check_text(text, &form.world());
        let root = Node::read_file(text).ok();
        let whole = root.as_ref().map(|root| root.span);
        let counted = Counted::of(text, Columns::Scalars);
        let line_of = |finding: &Finding| Some(counted.position(finding.span?.start).line - 1);
        let is_valid = report.is_valid();
        let problems: Vec<(usize, Finding)> = report
            .findings
            .into_iter()
            .filter(|finding| finding.severity != Severity::Note)
            // What is missing stands nowhere; its field tells of it.
            .filter(|finding| finding.place.steps().is_empty() || finding.span != whole)
            .filter_map(|finding| Some((line_of(&finding)?, finding)))
            .collect();
        let found = problems.iter().map(|(line, finding)| (*line, finding.severity));
        let marks = marks(text.split('\n').count(), found);
        let lines = root.as_ref().map(|root| Lines::of_json(text, root, NUMBERED_LINES));
        Read { is_valid, problems, marks, lines }
    }
}

/// The mark of each line: its worst problem, wherever in the line that stands.
fn marks(lines: usize, problems: impl Iterator<Item = (usize, Severity)>) -> Vec<Option<Mark>> {
    let mut marks = vec![None; lines];
    for (line, severity) in problems {
        let mark = if severity == Severity::Error { Mark::Error } else { Mark::Warning };
        if mark == Mark::Error || marks[line].is_none() {
            marks[line] = Some(mark);
        }
    }
    marks
}

/// Lights the field that the line with the cursor belongs to.
fn lights<E: Into<Event> + 'static>(text: &AttrValue) -> Callback<E> {
    let text = text.clone();
    Callback::from(move |event: E| {
        let area = event.into().target_unchecked_into::<HtmlTextAreaElement>();
        let Ok(root) = Node::read_file(&text) else { return };
        let offset = bytes_in(&text, browser::cursor(&area));
        browser::light(&area, Some(&ids::of(&place_at(&root, offset))));
    })
}

/// Puts the cursor where a finding is.
fn goes_to(area: &NodeRef, text: &str, finding: &Finding) -> Callback<MouseEvent> {
    let Span { start, end } = finding.span.unwrap_or_default();
    let units = units_in(text, start)..units_in(text, end);
    let area = area.clone();
    Callback::from(move |_| {
        if let Some(area) = area.cast::<HtmlTextAreaElement>() {
            browser::select_part(&area, units.clone());
        }
    })
}

/// How many bytes the first UTF-16 code units of a text are, in which browsers count.
fn bytes_in(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    let taken = text.chars().take_while(|c| {
        let fits = left > 0;
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    taken.map(char::len_utf8).sum()
}

/// How many UTF-16 code units the first bytes of a text are.
fn units_in(text: &str, bytes: usize) -> u32 {
    let units: usize = text.get(..bytes).unwrap_or(text).chars().map(char::len_utf16).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_a_byte_and_back() {
        let text = "a文😀b";
        for (units, bytes) in [(0, 0), (1, 1), (2, 4), (4, 8), (5, 9)] {
            assert_eq!(bytes_in(text, units), bytes);
            assert_eq!(units_in(text, bytes), units);
        }
        assert_eq!(bytes_in(text, 99), text.len());
    }

    #[test]
    fn a_line_has_the_mark_of_its_worst_problem() {
        use Severity::{Error, Warning};
        let problems = [(0, Warning), (0, Error), (2, Error), (2, Warning), (3, Warning)];
        assert_eq!(
            marks(4, problems.into_iter()),
            [Some(Mark::Error), None, Some(Mark::Error), Some(Mark::Warning)]
        );
    }
}
