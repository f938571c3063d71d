//! The text of the request, line by line: in colours, with the lines of the field that has the focus and of those
//! with problems marked. The line numbers are drawn by the style sheet, so that they are never copied.

use yew::prelude::*;

use crate::app::colour::{self, Belongs, belongs};
use crate::app::form::Form;
use crate::app::words;
use crate::params;
use crate::plan::place::Place;
use crate::rules::Severity;

/// The most lines that are shown.
const SHOWN_LINES: usize = 400;
/// The most bytes of a line that are shown.
const SHOWN_BYTES: usize = 2_000;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct CodeProps {
    pub form: Form,
    pub text: AttrValue,
    pub wrap: bool,
    /// Where the text stands, for selecting it.
    pub shown: NodeRef,
}

/// The text. Whatever is not shown is still copied and saved.
#[component]
pub(in crate::app) fn Code(CodeProps { form, text, wrap, shown }: &CodeProps) -> Html {
    let syntax = form.format.syntax;
    let mut mark = None;
    let mut cut = text.lines().nth(SHOWN_LINES).is_some();
    let mut lines = Vec::new();
    for line in text.lines().take(SHOWN_LINES) {
        mark = match belongs(line, syntax) {
            Belongs::To(name) => marked(form, name),
            Belongs::On => mark,
            Belongs::Nowhere => None,
        };
        let (line, is_cut) = beginning(line);
        cut |= is_cut;
        lines.push((line, mark));
    }
    html! {
        <>
            // A box that scrolls has to be reachable by keys.
            <pre
                class={classes!("code", wrap.then_some("code--wrap"))}
                tabindex="0"
                aria-label={form.text_of(form.format.title)}
            >
                <output class="code__body output" ref={shown.clone()} aria-live="off">
                    for (line, mark) in lines {
                        <span class={classes!("code__line", mark)}>
                            for (part, text) in colour::parts(line, syntax) {
                                if let Some(class) = part.class() {
                                    <span {class}>{ text }</span>
                                } else {
                                    { text }
                                }
                            }
                            // An empty box would be lost when the text is selected and copied by hand.
                            if line.is_empty() { <br /> }
                        </span>
                    }
                </output>
            </pre>
            if cut { <p class="output__note">{ form.text_of(words::TRUNCATED) }</p> }
        </>
    }
}

/// The mark of the lines of a parameter: the worst that is shown about it, or that the focus is there.
fn marked(form: &Form, name: &str) -> Option<&'static str> {
    let param = params::find(name)?;
    let place = Place::of(param);
    let worst = form
        .report
        .within(&place)
        .filter(|finding| form.shows(finding))
        .map(|finding| finding.severity)
        .min();
    match worst {
        Some(Severity::Error) => Some("code__line--error"),
        Some(Severity::Warning) => Some("code__line--warning"),
        _ if form.here.as_ref().is_some_and(|here| here.is_within(&place)) => {
            Some("code__line--here")
        }
        _ => None,
    }
}

/// As much of a line as is shown, and whether that is not all.
fn beginning(line: &str) -> (&str, bool) {
    if line.len() <= SHOWN_BYTES {
        return (line, false);
    }
    (&line[..line.floor_char_boundary(SHOWN_BYTES)], true)
}
