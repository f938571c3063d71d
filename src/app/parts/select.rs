//! A list to choose from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::icons::drawn;
use crate::browser;

#[derive(Properties, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is said of the list by itself")]
pub(in crate::app) struct SelectProps {
    pub id: AttrValue,
    pub name: AttrValue,
    /// Its label, where none stands beside it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    #[prop_or_default]
    pub wrong: bool,
    /// Whether nothing can be chosen.
    #[prop_or_default]
    pub disabled: bool,
    /// Without a frame until it is pointed at.
    #[prop_or_default]
    pub quiet: bool,
    /// Each value is the tag of the language that its text is in.
    #[prop_or_default]
    pub of_languages: bool,
    /// A value and a text for each choice.
    pub choices: Vec<(AttrValue, AttrValue)>,
    /// The value of the one that is taken.
    pub taken: AttrValue,
    pub onchoose: Callback<String>,
    #[prop_or_default]
    pub onblur: Callback<FocusEvent>,
}

/// A list to choose from.
#[component]
pub(in crate::app) fn Select(props: &SelectProps) -> Html {
    let SelectProps { id, name, label, described_by, disabled, choices, taken, onblur, .. } = props;
    let select = use_node_ref();
    // Once a reader has chosen, the browser no longer follows the attribute of the options.
    use_effect({
        let (select, taken) = (select.clone(), taken.clone());
        move || {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                browser::choose(&select, &taken);
            }
        }
    });
    let onchange = props.onchoose.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            onchange.emit(select.value());
        }
    });
    html! {
        <span class={classes!("select", props.quiet.then_some("select--quiet"))}>
            <select
                class="input select__control"
                part="input"
                disabled={*disabled}
                ref={select}
                {id}
                {name}
                aria-label={label}
                aria-describedby={described_by}
                aria-invalid={props.wrong.then_some("true")}
                {onchange}
                {onblur}
            >
                for (value, text) in choices {
                    <option key={value.to_string()} {value} lang={props.of_languages.then(|| value.clone())} selected={value == taken}>
                        { text }
                    </option>
                }
            </select>
            { drawn("caret") }
        </span>
    }
}
