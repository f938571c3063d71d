//! The strip at the top: where the request goes, and how the form looks.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::controls::regions;
use crate::app::form::Form;
use crate::app::icons::drawn_large;
use crate::app::panels::tools::tools;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::line::{InputKind, Line};
use crate::app::parts::select::Select;
use crate::app::written::target;
use crate::app::{ids, words};
use crate::lang::LANGUAGES;
use crate::request::TargetError;
use crate::request::endpoint::{Endpoint, EndpointError};

/// The strip at the top.
pub(in crate::app) fn header(form: &Form, page: bool) -> Html {
    let languages =
        LANGUAGES.iter().map(|language| (language.tag().into(), language.name().into()));
    html! {
        <div class="bar" part="toolbar" role={page.then_some("banner")}>
            if page {
                if form.has_outputs() {
                    <button
                        type="button"
                        class="skip button"
                        onclick={form.on(Action::Focus(ids::OUTPUT.to_owned()))}
                    >
                        { form.text_of(words::SKIP) }
                    </button>
                }
                <h1 class="bar__brand">{ drawn_large("mark") }{ form.text_of(words::TITLE) }</h1>
            } else {
                // Who sees the page has read its title; the headings below need one above them all the same.
                <h2 class="hidden">{ form.text_of(words::TITLE) }</h2>
            }
            if form.frame.locked { <span class="bar__locked">{ form.text_of(words::READ_ONLY) }</span> }
            <div class="bar__target">
                <Target {form} />
            </div>
            <div class="bar__tools">
                { tools(form, page) }
                if !(form.frame.language && form.frame.theme) {
                    <span class="tools__line" aria-hidden="true"></span>
                }
                if !form.frame.language { <Select
                    id="Language"
                    name="Language"
                    label={form.text_of(words::LANGUAGE)}
                    quiet=true
                    of_languages=true
                    choices={languages.collect::<Vec<_>>()}
                    taken={form.language.tag()}
                    onchoose={form.with(|tag: String| Action::SetLanguage(tag.parse().unwrap_or_default()))}
                /> }
                if !form.frame.theme { {
                    Button::new(
                        form.text_of(words::theme(form.theme)),
                        form.on(Action::SetTheme(form.theme.next())),
                    )
                    .look(Look::Icon)
                    .icon("theme")
                    .draw()
                } }
            </div>
        </div>
    }
}

/// What happens when one of these is left.
fn left(form: &Form, then: impl Fn() + 'static) -> Callback<FocusEvent> {
    let form = form.clone();
    Callback::from(move |_| {
        then();
        form.act(Action::Settle);
    })
}

#[derive(Properties)]
struct TargetProps {
    form: Form,
}

/// The list of regions is long, and nothing but these is shown of the form.
impl PartialEq for TargetProps {
    fn eq(&self, other: &Self) -> bool {
        let shown = |form: &Form| (form.language, form.region.clone(), form.endpoint.clone());
        shown(&self.form) == shown(&other.form)
    }
}

/// The region, and the endpoint where it is another than the region's own.
#[component]
fn Target(TargetProps { form }: &TargetProps) -> Html {
    let other = use_state_eq(|| false);
    let mut choices = regions(form);
    let is_known = choices.iter().any(|(id, _)| *id == form.region);
    choices.push((AttrValue::default(), form.text_of(words::OTHER).into()));
    let typed = *other || !is_known;
    let onchoose = {
        let form = form.clone();
        Callback::from(move |id: String| {
            other.set(id.is_empty());
            if !id.is_empty() {
                form.act(Action::SetRegion(id.into()));
                form.act(Action::Settle);
            }
        })
    };
    let own = Endpoint::of_region(&form.region).map(|endpoint| endpoint.host().to_owned());
    let own = AttrValue::from(own.unwrap_or_default());
    // While it is typed on it stays as typed; an empty one is the region's own once it is left.
    let typing = use_state_eq(|| None::<AttrValue>);
    let set = if form.endpoint.is_empty() { own.clone() } else { form.endpoint.clone() };
    let endpoint = (*typing).clone().unwrap_or(set);
    let ontype = {
        let (form, typing) = (form.clone(), typing.clone());
        Callback::from(move |host: String| {
            // The region's own is no endpoint of the reader's: it follows the region.
            let other = if host.trim() == own.as_str() { String::new() } else { host.clone() };
            typing.set(Some(host.into()));
            form.act(Action::SetEndpoint(other.into()));
        })
    };
    // What is wrong is said once the field is left.
    let naming = use_state_eq(|| false);
    let wrong = match target(form) {
        Err(TargetError::Endpoint(error)) if typing.is_none() && !*naming => Some(error),
        _ => None,
    };
    let region_wrong = wrong == Some(EndpointError::Region);
    let onname = {
        let (form, naming) = (form.clone(), naming.clone());
        Callback::from(move |id: String| {
            naming.set(true);
            form.act(Action::SetRegion(id.into()));
        })
    };
    // What is wrong is wrong with one of them.
    let trouble = |is: bool| if is { "target-trouble" } else { "" };
    let endpoint_wrong = wrong.is_some() && !region_wrong;
    html! {
        <>
            <label class="bar__label" for={ids::REGION}>{ form.text_of(words::REGION) }</label>
            <Select
                id={ids::REGION}
                name={ids::REGION}
                quiet=true
                {choices}
                taken={if typed { AttrValue::default() } else { form.region.clone() }}
                disabled={form.frame.locked}
                {onchoose}
            />
            if typed {
                {
                    Line::new("RegionId-other", "RegionId.other", &form.region, onname)
                        .label(form.text_of(words::OTHER_REGION))
                        .holds(InputKind::Code)
                        .wrong(region_wrong)
                        .described_by(trouble(region_wrong))
                        .onblur(left(form, move || naming.set(false)))
                        .edits(form)
                        .draw()
                }
            }
            <span class="bar__endpoint">
                {
                    Line::new(ids::ENDPOINT, ids::ENDPOINT, endpoint, ontype)
                        .label(form.text_of(words::ENDPOINT))
                        .holds(InputKind::Code)
                        .wrong(endpoint_wrong)
                        .described_by(trouble(endpoint_wrong))
                        .onblur(left(form, move || typing.set(None)))
                        .edits(form)
                        .draw()
                }
            </span>
            if let Some(error) = wrong {
                <span class="bar__trouble" id="target-trouble">
                    { form.text_of(words::endpoint_error(error)) }
                </span>
            }
        </>
    }
}
