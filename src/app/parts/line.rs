//! A line to type on.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::form::Form;

/// What is typed on a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum InputKind {
    /// Words.
    #[default]
    Words,
    /// An ID or a path, in a font that tells its letters apart.
    Code,
    /// A value as the API takes it: the line grows with it.
    Wire,
    /// Digits, if all goes well.
    Digits,
}

/// A line to type on. What is typed goes out as it is; nothing is corrected under the cursor.
#[derive(Debug)]
pub(in crate::app) struct Line {
    id: AttrValue,
    name: AttrValue,
    value: AttrValue,
    oninput: Callback<String>,
    label: Option<AttrValue>,
    described_by: Option<AttrValue>,
    wrong: bool,
    holds: InputKind,
    readonly: bool,
    onblur: Callback<FocusEvent>,
    onkeydown: Callback<KeyboardEvent>,
    onlines: Option<Callback<String>>,
}

impl Line {
    /// A line, what stands on it, and what typing does.
    pub(in crate::app) fn new(
        id: impl Into<AttrValue>,
        name: impl Into<AttrValue>,
        value: impl Into<AttrValue>,
        oninput: Callback<String>,
    ) -> Self {
        Line {
            id: id.into(),
            name: name.into(),
            value: value.into(),
            oninput,
            label: None,
            described_by: None,
            wrong: false,
            holds: InputKind::Words,
            readonly: false,
            onblur: Callback::noop(),
            onkeydown: Callback::noop(),
            onlines: None,
        }
    }

    /// Its label, where none stands beside it.
    pub(in crate::app) fn label(self, label: impl Into<AttrValue>) -> Self {
        Line { label: Some(label.into()), ..self }
    }

    /// The ids of what is said of it; empty: nothing is.
    pub(in crate::app) fn described_by(self, ids: impl Into<AttrValue>) -> Self {
        Line { described_by: Some(ids.into()).filter(|ids: &AttrValue| !ids.is_empty()), ..self }
    }

    pub(in crate::app) fn wrong(self, wrong: bool) -> Self {
        Line { wrong, ..self }
    }

    pub(in crate::app) fn holds(self, holds: InputKind) -> Self {
        Line { holds, ..self }
    }

    /// It changes the plan: where that can only be read, so can the line.
    pub(in crate::app) fn edits(self, form: &Form) -> Self {
        Line { readonly: form.frame.locked, ..self }
    }

    pub(in crate::app) fn onblur(self, onblur: Callback<FocusEvent>) -> Self {
        Line { onblur, ..self }
    }

    pub(in crate::app) fn onkeydown(self, onkeydown: Callback<KeyboardEvent>) -> Self {
        Line { onkeydown, ..self }
    }

    /// Who is told a pasted text of several lines, in place of the line.
    pub(in crate::app) fn onlines(self, onlines: Callback<String>) -> Self {
        Line { onlines: Some(onlines), ..self }
    }

    pub(in crate::app) fn draw(self) -> Html {
        let Line { id, name, value, label, described_by, readonly, onblur, onkeydown, .. } = self;
        let invalid = self.wrong.then_some("true");
        if self.holds == InputKind::Wire {
            let read = |event: Event| event.target_unchecked_into::<HtmlTextAreaElement>().value();
            let oninput = self.oninput.reform(move |event: InputEvent| read(event.into()));
            let onchange = self.oninput.reform(read);
            return html! {
                <textarea
                    class="input input--mono"
                    part="input"
                    rows="1"
                    {readonly}
                    {id}
                    {name}
                    {value}
                    aria-label={label}
                    aria-describedby={described_by}
                    aria-invalid={invalid}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    {oninput}
                    {onchange}
                    {onblur}
                />
            };
        }
        let read = |event: Event| event.target_unchecked_into::<HtmlInputElement>().value();
        let oninput = self.oninput.reform(move |event: InputEvent| read(event.into()));
        // What fills in a form by itself may tell of the change alone, not of the typing.
        let onchange = self.oninput.reform(read);
        let onpaste = self.onlines.map(|onlines| {
            Callback::from(move |event: Event| {
                if let Some(text) = lines(&event) {
                    event.prevent_default();
                    onlines.emit(text);
                }
            })
        });
        html! {
            <input
                type="text"
                {readonly}
                class={if self.holds == InputKind::Code { "input input--mono" } else { "input" }}
                part="input"
                {id}
                {name}
                {value}
                aria-label={label}
                aria-describedby={described_by}
                aria-invalid={invalid}
                inputmode={(self.holds == InputKind::Digits).then_some("numeric")}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                {oninput}
                {onchange}
                {onblur}
                {onkeydown}
                {onpaste}
            />
        }
    }
}

/// A pasted text, when it has several lines: a line to type on would join them into one.
fn lines(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<ClipboardEvent>()?;
    let text = event.clipboard_data()?.get_data("text").ok()?;
    text.trim().contains(['\n', '\r']).then_some(text)
}
