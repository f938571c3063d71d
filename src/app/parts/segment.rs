//! A few choices side by side, one of them taken.

use yew::prelude::*;

use crate::app::form::{Form, Ties};

/// A group of radio buttons that looks like one control. Its id is that of the button the Tab key stops at.
#[derive(Debug)]
pub(in crate::app) struct Segment {
    id: AttrValue,
    name: AttrValue,
    choices: Vec<(AttrValue, AttrValue)>,
    onchoose: Callback<usize>,
    labelled_by: Option<AttrValue>,
    label: Option<AttrValue>,
    described_by: Option<AttrValue>,
    wrong: bool,
    disabled: bool,
    taken: Option<usize>,
}

impl Segment {
    /// A group, given a value and a text for each choice, and what happens when one is taken.
    pub(in crate::app) fn new(
        id: impl Into<AttrValue>,
        name: impl Into<AttrValue>,
        choices: Vec<(AttrValue, AttrValue)>,
        onchoose: Callback<usize>,
    ) -> Self {
        Segment {
            id: id.into(),
            name: name.into(),
            choices,
            onchoose,
            labelled_by: None,
            label: None,
            described_by: None,
            wrong: false,
            disabled: false,
            taken: None,
        }
    }

    /// Its label, where nothing beside it is one.
    pub(in crate::app) fn label(self, label: impl Into<AttrValue>) -> Self {
        Segment { label: Some(label.into()), ..self }
    }

    /// The id of what names it.
    pub(in crate::app) fn labelled_by(self, id: impl Into<AttrValue>) -> Self {
        Segment { labelled_by: Some(id.into()), ..self }
    }

    /// What is said of the field it stands in.
    pub(in crate::app) fn tied(self, ties: &Ties) -> Self {
        Segment { described_by: Some(ties.described_by.clone()), wrong: ties.wrong, ..self }
    }

    /// Which choice is taken.
    pub(in crate::app) fn taken(self, taken: Option<usize>) -> Self {
        Segment { taken, ..self }
    }

    /// It changes the plan: where that can only be read, nothing can be chosen.
    pub(in crate::app) fn edits(self, form: &Form) -> Self {
        Segment { disabled: form.frame.locked, ..self }
    }

    pub(in crate::app) fn draw(self) -> Html {
        let Segment { id, name, choices, onchoose, taken, wrong, .. } = self;
        let stop = taken.unwrap_or(0);
        html! {
            <div
                class={if wrong { "segment segment--wrong" } else { "segment" }}
                role="radiogroup"
                aria-labelledby={self.labelled_by}
                aria-label={self.label}
                aria-describedby={self.described_by}
                aria-invalid={wrong.then_some("true")}
            >
                for (index, (value, text)) in choices.into_iter().enumerate() {
                    <label class="segment__item">
                        <input
                            type="radio"
                            class="segment__input"
                            disabled={self.disabled}
                            id={(index == stop).then(|| id.clone())}
                            name={name.clone()}
                            {value}
                            checked={taken == Some(index)}
                            onchange={onchoose.reform(move |_| index)}
                        />
                        <span class="segment__text">{ text }</span>
                    </label>
                }
            </div>
        }
    }
}
