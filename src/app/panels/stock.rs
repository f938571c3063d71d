//! What an answer says the account has, before the form takes it over as lists to pick from.

use std::sync::Arc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::remark::{OUTCOME, remark};
use crate::app::words::{self as common, guide as words};
use crate::inventory::{Inventory, Misfit, Resource, ResourceKind};
use crate::lang::{Arg, Message, Text};

/// The most resources that are shown.
const SHOWN: usize = 12;

/// What was learned, and how each of it fits the plan.
pub(in crate::app) fn stock_panel(form: &Form, inventory: &Inventory) -> Html {
    if inventory.is_empty() {
        return html! { <p>{ form.text_of(words::LISTS_NOTHING) }</p> };
    }
    let all = ResourceKind::ALL
        .into_iter()
        .flat_map(|sort| inventory.of(sort).iter().map(move |resource| (sort, resource)));
    let count = all.clone().count();
    html! {
        <section class="stock" aria-label={form.text_of(words::KNOWN)}>
            { remark(OUTCOME, "success", &form.say(words::LEARNED, [Arg::Plain(counted(form, inventory))])) }
            <table class="changes stock__table">
                <thead>
                    <tr>
                        for title in [words::ID, words::NAME, words::KIND, words::WHERE, words::FITS] {
                            <th scope="col">{ form.text_of(title) }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (sort, resource) in all.take(SHOWN) {
                        <tr>
                            <th scope="row"><code>{ &resource.id }</code></th>
                            <td>{ &resource.name }</td>
                            <td>{ &resource.kind }</td>
                            <td>{ &resource.region }</td>
                            <td>{ fit(form, sort, resource) }</td>
                        </tr>
                    }
                </tbody>
            </table>
            if count > SHOWN {
                <p>{ form.say(common::MORE_FINDINGS, [Arg::count(count - SHOWN)]) }</p>
            }
            <p class="stock__about">{ form.text_of(words::LISTS_ABOUT) }</p>
        </section>
    }
}

/// The button that takes the lists over.
pub(in crate::app) fn use_lists(form: &Form, inventory: &Inventory) -> Html {
    let onclick = {
        let (form, inventory) = (form.clone(), Arc::new(inventory.clone()));
        let done = counted(&form, &inventory);
        Callback::from(move |_| {
            form.act(Action::Learn(inventory.clone()));
            form.act(Action::Close);
            let done = Message::new(words::LEARNED_DONE, [Arg::Plain(done.clone())]);
            form.act(Action::Done(done));
        })
    };
    html! {
        { Button::new(form.text_of(words::USE_LISTS), onclick).id("use-lists").look(Look::Primary).draw() }
    }
}

/// "2 vaults, 1 bucket".
fn counted(form: &Form, inventory: &Inventory) -> String {
    let sorts = ResourceKind::ALL.into_iter().map(|sort| (sort, inventory.of(sort).len()));
    let said = sorts
        .filter(|(_, count)| *count > 0)
        .map(|(sort, count)| form.say(sort.counted(count), [Arg::count(count)]));
    said.collect::<Vec<_>>().join(form.text_of(common::COMMA))
}

/// Whether the plan can use it, in words. What another source type backs up is no matter of this plan.
fn fit(form: &Form, sort: ResourceKind, resource: &Resource) -> Html {
    let source = form.source();
    if sort != ResourceKind::Vault && source.and_then(ResourceKind::of_source) != Some(sort) {
        return html! { "–" };
    }
    let misfits = resource.misfits(sort, source, Some(&form.region));
    html! {
        if misfits.is_empty() {
            <span class="stock__fit">{ drawn("success") }{ form.text_of(words::FIT) }</span>
        } else {
            <span class="stock__fit">{ drawn("warning") }{ misfit(form, &misfits) }</span>
        }
    }
}

/// Why a plan cannot use a resource: "other region, not ready".
pub(in crate::app) fn misfit(form: &Form, misfits: &[Misfit]) -> String {
    let text = |misfit: &Misfit| -> Text {
        match misfit {
            Misfit::Kind => words::MISFIT_KIND,
            Misfit::Status => words::MISFIT_STATUS,
            Misfit::Region => words::MISFIT_REGION,
        }
    };
    let texts: Vec<&str> = misfits.iter().map(|misfit| form.text_of(text(misfit))).collect();
    texts.join(form.text_of(common::COMMA))
}
