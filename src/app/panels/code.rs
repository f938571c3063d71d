//! The text of the request, line by line: in colours, with the lines of the field that has the focus and of those
//! with problems marked. The line numbers are drawn by the style sheet, so that they are never copied.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::colour;
use crate::app::form::Form;
use crate::app::lines::{Lines, Mark};
use crate::app::{ids, words};
use crate::browser;
use crate::output::Syntax;
use crate::output::sheet::Sheet;
use crate::values::invisible::invisibles;

/// The most lines that are shown.
const SHOWN_LINES: usize = 400;
/// The most bytes of a line that are shown.
const SHOWN_BYTES: usize = 2_000;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct CodeProps {
    pub form: Form,
    pub sheet: Rc<Sheet>,
    pub wrap: bool,
    /// Where the text stands.
    pub shown: NodeRef,
    /// The id of what the pointer is on in the form.
    pub hovered: Option<AttrValue>,
}

/// The text. Whatever is not shown is still copied and saved.
///
/// The pointer on a line lights the field it comes from; a click on the line goes there.
#[component]
pub(in crate::app) fn Code(CodeProps { form, sheet, wrap, shown, hovered }: &CodeProps) -> Html {
    let text = sheet.text();
    let syntax = form.format.syntax;
    let read = use_memo((form.clone(), sheet.clone()), |(form, sheet)| {
        let lines = Lines::of(form.format, sheet, SHOWN_LINES);
        let marks = lines.marks(form);
        (lines, marks)
    });
    let (lines, marks) = &*read;
    let lit = hovered.as_ref().map(|id| lines.at_id(id)).unwrap_or_default();
    let cut = text.lines().nth(SHOWN_LINES).is_some()
        || text.lines().take(SHOWN_LINES).any(|line| line.len() > SHOWN_BYTES);
    html! {
        <>
            // A box that scrolls has to be reachable by keys.
            <pre
                class={classes!("code", wrap.then_some("code--wrap"))}
                tabindex="0"
                role="region"
                aria-label={form.text_of(form.format.title)}
                onmouseover={lights(shown)}
                onmouseleave={dims(shown)}
                onclick={leads(form, lines)}
            >
                <output class="code__body output" ref={shown.clone()} aria-live="off">
                    for (number, line) in text.lines().take(SHOWN_LINES).map(beginning).enumerate() {
                        <Line
                            text={line.to_owned()}
                            {syntax}
                            mark={mark(marks.get(number), lit.get(number))}
                            {number}
                            of={lines.place(number).map(ids::of)}
                        />
                    }
                </output>
            </pre>
            if cut { <p class="output__note">{ form.text_of(words::TRUNCATED) }</p> }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LineProps {
    text: AttrValue,
    syntax: Syntax,
    mark: Option<Mark>,
    /// Its number, from 0.
    number: usize,
    /// The id of the field it comes from.
    of: Option<AttrValue>,
}

/// A line, drawn anew when it has changed.
#[component]
fn Line(LineProps { text, syntax, mark, number, of }: &LineProps) -> Html {
    let marked = mark.map(|mark| format!("code__line--{}", mark.word()));
    html! {
        <span class={classes!("code__line", marked)} data-line={number.to_string()} data-of={of}>
            for (part, text) in colour::parts(text, *syntax) {
                if let Some(class) = part.class() {
                    <span {class}>{ seen(text) }</span>
                } else {
                    { seen(text) }
                }
            }
            // An empty box would be lost when the text is selected and copied by hand.
            if text.is_empty() { <br /> }
        </span>
    }
}

/// A text with its invisible characters in boxes of their own, which name them and in which they turn no direction. What
/// is selected and copied by hand is still the text.
fn seen(text: &str) -> Html {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, c) in invisibles(text).filter(|(_, c)| *c != '\t') {
        pieces.push(html! { { &text[from..at] } });
        from = at + c.len_utf8();
        let name = format!("U+{:04X}", u32::from(c));
        pieces.push(html! { <span class="code__unseen" data-name={name}>{ c }</span> });
    }
    pieces.push(html! { { &text[from..] } });
    pieces.into_iter().collect()
}

/// What marks a line: a field that the pointer is on marks what no problem does.
fn mark(mark: Option<&Option<Mark>>, lit: Option<&bool>) -> Option<Mark> {
    mark.copied().flatten().or_else(|| lit.is_some_and(|lit| *lit).then_some(Mark::Here))
}

/// Lights the field of the line that the pointer is on.
fn lights(shown: &NodeRef) -> Callback<MouseEvent> {
    let shown = shown.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(near) = shown.cast() {
            browser::light(&near, browser::attribute_around(&event, "data-of").as_deref());
        }
    })
}

fn dims(shown: &NodeRef) -> Callback<MouseEvent> {
    let shown = shown.clone();
    Callback::from(move |_| {
        if let Some(near) = shown.cast() {
            browser::light(&near, None);
        }
    })
}

/// Goes to the field of a line that is clicked, unless the click ends a selection.
fn leads(form: &Form, lines: &Lines) -> Callback<MouseEvent> {
    let (form, lines) = (form.clone(), lines.clone());
    Callback::from(move |event: MouseEvent| {
        let line = browser::attribute_around(&event, "data-line");
        let place = line.and_then(|line| lines.place(line.parse().ok()?).cloned());
        if let Some(place) = place.filter(|_| !browser::is_selecting(&event)) {
            form.act(Action::Find(place));
        }
    })
}

/// As much of a line as is shown.
fn beginning(line: &str) -> &str {
    &line[..line.floor_char_boundary(SHOWN_BYTES)]
}
