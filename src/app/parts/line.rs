//! A line to type on.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::frame::use_locked;

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

#[derive(Properties, PartialEq)]
pub(in crate::app) struct LineProps {
    pub id: AttrValue,
    pub name: AttrValue,
    pub value: AttrValue,
    /// Its label, where none stands beside it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    #[prop_or_default]
    pub wrong: bool,
    #[prop_or_default]
    pub holds: InputKind,
    pub oninput: Callback<String>,
    #[prop_or_default]
    pub onblur: Callback<FocusEvent>,
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
    /// Told a pasted text of several lines, in place of the line.
    #[prop_or_default]
    pub onlines: Option<Callback<String>>,
}

/// A line to type on. What is typed goes out as it is; nothing is corrected under the cursor.
#[component]
pub(in crate::app) fn Line(props: &LineProps) -> Html {
    let LineProps { id, name, value, label, described_by, onblur, onkeydown, .. } = props;
    let locked = use_locked();
    let mono = matches!(props.holds, InputKind::Code | InputKind::Wire);
    let class = classes!("input", mono.then_some("input--mono"));
    let invalid = props.wrong.then_some("true");
    if props.holds == InputKind::Wire {
        let read = |event: Event| event.target_unchecked_into::<HtmlTextAreaElement>().value();
        let oninput = props.oninput.reform(move |event: InputEvent| read(event.into()));
        let onchange = props.oninput.reform(read);
        return html! {
            <textarea
                {class}
                part="input"
                rows="1"
                readonly={locked}
                {id}
                {name}
                {value}
                aria-label={label}
                aria-describedby={described_by.clone().filter(|ids| !ids.is_empty())}
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
    let oninput = props.oninput.reform(move |event: InputEvent| read(event.into()));
    // What fills in a form by itself may tell of the change alone, not of the typing.
    let onchange = props.oninput.reform(read);
    let onpaste = props.onlines.clone().map(|onlines| {
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
            readonly={locked}
            {class}
            part="input"
            {id}
            {name}
            {value}
            aria-label={label}
            aria-describedby={described_by.clone().filter(|ids| !ids.is_empty())}
            aria-invalid={invalid}
            inputmode={(props.holds == InputKind::Digits).then_some("numeric")}
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

/// A pasted text, when it has several lines: a line to type on would join them into one.
fn lines(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<ClipboardEvent>()?;
    let text = event.clipboard_data()?.get_data("text").ok()?;
    text.trim().contains(['\n', '\r']).then_some(text)
}
