//! A few choices side by side, one of them taken.

use yew::prelude::*;

use crate::app::frame::use_locked;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct SegmentProps {
    pub id: AttrValue,
    pub name: AttrValue,
    /// The id of what names the group, or its label where nothing beside it does.
    #[prop_or_default]
    pub labelled_by: Option<AttrValue>,
    #[prop_or_default]
    pub label: Option<AttrValue>,
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    #[prop_or_default]
    pub wrong: bool,
    /// A value and a text for each choice.
    pub choices: Vec<(AttrValue, AttrValue)>,
    /// Which choice is taken.
    pub taken: Option<usize>,
    pub onchoose: Callback<usize>,
}

/// A group of radio buttons that looks like one control. Its id is that of the button the Tab key stops at.
#[component]
pub(in crate::app) fn Segment(props: &SegmentProps) -> Html {
    let SegmentProps { id, name, labelled_by, label, described_by, choices, taken, .. } = props;
    let disabled = use_locked();
    let stop = taken.unwrap_or(0);
    html! {
        <div
            class={classes!("segment", props.wrong.then_some("segment--wrong"))}
            role="radiogroup"
            aria-labelledby={labelled_by}
            aria-label={label}
            aria-describedby={described_by}
            aria-invalid={props.wrong.then_some("true")}
        >
            for (index, (value, text)) in choices.iter().enumerate() {
                <label class="segment__item">
                    <input
                        type="radio"
                        class="segment__input"
                        {disabled}
                        id={(index == stop).then(|| id.clone())}
                        {name}
                        {value}
                        checked={*taken == Some(index)}
                        onchange={props.onchoose.reform(move |_| index)}
                    />
                    <span class="segment__text">{ text }</span>
                </label>
            }
        </div>
    }
}
