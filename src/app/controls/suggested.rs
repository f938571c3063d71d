//! A text for which some values are known: they are offered, and any other may be typed.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::controls::text::edit;
use crate::app::form::Form;
use crate::app::panels::stock::misfit;
use crate::app::parts::field::Field;
use crate::app::parts::line::{InputKind, Line};
use crate::app::parts::select::Select;
use crate::app::words;
use crate::inventory::{Resource, ResourceKind};
use crate::lang::{self, Arg};
use crate::params::Choice;
use crate::plan::place::Place;
use crate::values::region::{REGIONS, Region};

/// What stands for "other" among the choices; no value of the API looks like it.
const OTHER: &str = "…";

/// A text with the values that public pages show.
pub(in crate::app) fn suggested(form: &Form, place: &Place, choices: &[Choice]) -> Html {
    let known = choices.iter().map(|choice| {
        let label = form.text_of(choice.label);
        let text = if label == choice.value {
            label.to_owned()
        } else {
            format!("{label} {}", choice.value)
        };
        (choice.value.into(), text.into())
    });
    html! { <OrOther {form} {place} known={known.collect::<Vec<_>>()} other={words::OTHER_VALUE} /> }
}

/// A region.
pub(in crate::app) fn region(form: &Form, place: &Place) -> Html {
    html! { <OrOther {form} {place} known={regions(form)} other={words::OTHER_REGION} /> }
}

/// One of those that the account is known to have; what does not fit the plan says why.
pub(in crate::app) fn pick(form: &Form, place: &Place, sort: ResourceKind) -> Html {
    let text = |resource: &Resource| {
        let parts = [&resource.name, &resource.id, &resource.kind, &resource.region];
        let parts: Vec<&str> =
            parts.into_iter().map(|part| &**part).filter(|part| !part.is_empty()).collect();
        let misfits = resource.misfits(sort, form.source(), Some(&form.region));
        let text = parts.join(" · ");
        if misfits.is_empty() { text } else { format!("{text} ({})", misfit(form, &misfits)) }
    };
    let known = form.inventory.of(sort).iter();
    let known = known.map(|resource| (resource.id.clone().into(), text(resource).into()));
    html! {
        <OrOther
            {form}
            {place}
            known={known.collect::<Vec<_>>()}
            other={words::OTHER_VALUE}
            pick={sort}
        />
    }
}

/// Every region with its name and ID.
pub(in crate::app) fn regions(form: &Form) -> Vec<(AttrValue, AttrValue)> {
    let text = |region: &Region| {
        let name = form.text_of(region.name);
        if region.open {
            format!("{name} {}", region.id)
        } else {
            form.plain(words::CLOSED, [Arg::Text(region.name), Arg::code(region.id)])
        }
    };
    REGIONS.iter().map(|region| (region.id.into(), text(region).into())).collect()
}

#[derive(Properties, PartialEq)]
struct OrOtherProps {
    form: Form,
    place: Place,
    known: Vec<(AttrValue, AttrValue)>,
    /// The label of the line for another value.
    other: lang::Text,
    /// What is picked, where more follows from it than its own value.
    #[prop_or_default]
    pick: Option<ResourceKind>,
}

#[component]
fn OrOther(OrOtherProps { form, place, known, other, pick }: &OrOtherProps) -> Html {
    let asked = use_state_eq(|| false);
    let ties = form.ties(place);
    let text = form.text(place);
    let is_known = text.is_empty() || known.iter().any(|(value, _)| *value == text);
    let typed = *asked || !is_known;
    let ends = [
        (AttrValue::default(), form.text_of(words::NOT_SET).into()),
        (OTHER.into(), form.text_of(words::OTHER).into()),
    ];
    let [none, some_other] = ends;
    let choices: Vec<_> =
        std::iter::once(none).chain(known.iter().cloned()).chain([some_other]).collect();
    let onchoose = {
        let (form, place, pick) = (form.clone(), place.clone(), *pick);
        Callback::from(move |value: String| {
            asked.set(value == OTHER);
            match value.as_str() {
                // What is there stays, to be typed on.
                OTHER => {}
                "" => form.act(Action::Remove(place.clone())),
                _ => form.act(match pick {
                    Some(sort) => Action::Pick(sort, value),
                    None => Action::Edit(place.clone(), value),
                }),
            }
            form.act(Action::Settle);
        })
    };
    html! {
        <Field {form} {place}>
            <span class="stack">
                <Select
                    id={&ties.id}
                    name={&ties.name}
                    described_by={&ties.described_by}
                    wrong={ties.wrong}
                    {choices}
                    taken={if typed { AttrValue::from(OTHER) } else { text.clone().into() }}
                    disabled={form.frame.locked}
                    {onchoose}
                    onblur={form.on(Action::Leave(place.clone()))}
                />
                if typed {
                    {
                        Line::new(
                            format!("{}-other", ties.id),
                            format!("{}.other", ties.name),
                            text,
                            edit(form, place),
                        )
                        .label(form.label_of_part(place, *other))
                        .described_by(ties.described_by)
                        .wrong(ties.wrong)
                        .holds(InputKind::Code)
                        .onblur(form.on(Action::Leave(place.clone())))
                        .edits(form)
                        .draw()
                    }
                }
            </span>
        </Field>
    }
}
