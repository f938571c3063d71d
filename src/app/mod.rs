//! The form: what `<create-backup-plan>` shows. It takes everything from its props and calls no browser interface
//! itself; that is `browser`'s and `element`'s work, so that every component renders natively in a test.

pub mod clock;
pub mod colour;
pub mod dates;
pub mod edit;
pub mod ids;
pub mod keys;
pub mod rows;
pub mod sentence;
pub mod session;
pub mod shown;
pub mod structured;
pub mod typed;
pub mod typing;
pub mod words;
pub mod written;

use serde_json::json;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the page around the form decides, by the element's attributes.
#[derive(Properties, Clone, Debug, Default, PartialEq)]
pub struct AppProps {
    /// The language to speak, as a BCP 47 tag; empty: the browser's.
    #[prop_or_default]
    pub locale: AttrValue,
    /// `light`, `dark`, or anything else for the reader's own choice.
    #[prop_or_default]
    pub theme: AttrValue,
    /// `compact`, or anything else for the usual spacing.
    #[prop_or_default]
    pub density: AttrValue,
    /// The source type to begin with; empty: the form's own first.
    #[prop_or_default]
    pub source_type: AttrValue,
    /// Whether the form may ask for credentials to sign with.
    #[prop_or_default]
    pub credentials: bool,
    /// Whether the form is the whole page, not a part of someone else's.
    #[prop_or_default]
    pub page: bool,
    /// Told the plan's JSON whenever it changes, so that it outlives the form. Never handed credentials.
    #[prop_or_default]
    pub on_plan: Callback<AttrValue>,
}

/// The form.
#[component]
pub fn App(props: &AppProps) -> Html {
    let name = use_state(AttrValue::default);
    let plan = AttrValue::from(json!({ "PlanName": name.as_str() }).to_string());
    use_effect_with(plan.clone(), {
        let on_plan = props.on_plan.clone();
        move |plan| on_plan.emit(plan.clone())
    });
    let oninput = Callback::from({
        let name = name.clone();
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                name.set(AttrValue::from(input.value()));
            }
        }
    });
    html! {
        <main class="app">
            <h1>{ "Create a backup plan" }</h1>
            <label>
                { "Plan name" }
                <input name="PlanName" autocomplete="off" value={(*name).clone()} {oninput} />
            </label>
            <pre><output class="output">{ plan }</output></pre>
        </main>
    }
}
