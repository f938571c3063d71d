//! What no check can see and is to be seen to before the request is sent, and who may send it.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::guide::key;
use crate::app::icons::drawn;
use crate::app::parts::copyable::Copyable;
use crate::app::parts::evidence::evidence;
use crate::app::parts::link::link;
use crate::app::parts::rich::rich;
use crate::app::words::{BETWEEN, guide as words};
use crate::guide::checklist::{Item, checklist};
use crate::guide::{operation, policy};
use crate::lang::Arg;

/// The list, and how much of it is seen to.
#[derive(Debug)]
pub struct Before {
    /// "2 of 5", in words.
    pub seen: String,
    /// The list and what follows it.
    pub body: Html,
}

/// Draws it.
pub(in crate::app) fn before(form: &Form) -> Before {
    let items = checklist(&form.subject());
    let done = items.iter().filter(|item| item.seen || form.has_ticked(item)).count();
    let body = html! {
        <>
            { better(form) }
            <h3 class="guide__title">{ form.text_of(words::CHECKLIST) }</h3>
            <ul class="guide__list">
                for item in &items { <li class="guide__item" key={item.id}>{ row(form, item) }</li> }
            </ul>
            <h3 class="guide__title">{ form.text_of(words::PERMISSIONS) }</h3>
            { permissions(form) }
        </>
    };
    Before { seen: form.say(words::SEEN_OF, [Arg::count(done), Arg::count(items.len())]), body }
}

/// The operations that the page advises instead, under what the rule says of them.
fn better(form: &Form) -> Html {
    let operations = form.source().map(|source| operation::better(source, form.basic));
    let operations = operations.unwrap_or_default();
    if operations.is_empty() {
        return html! {};
    }
    html! {
        <p class="guide__better">
            { drawn("note") }
            <span>
                { form.text_of(words::OTHER_WAYS) }
                for (index, operation) in operations.iter().enumerate() {
                    { if index > 0 { form.text_of(BETWEEN) } else { "" } }
                    { link(operation.url, operation.name) }
                }
            </span>
        </p>
    }
}

/// An item: a tick, what must be so, the command that shows it, and where that is written down.
fn row(form: &Form, item: &Item) -> Html {
    let what = item.what.render(form.language);
    html! {
        <>
            if item.seen {
                <p class="guide__what">
                    { drawn("success") }
                    <span>
                        { rich(&what) }
                        { " " }
                        <span class="guide__seen">{ form.text_of(words::SEEN) }</span>
                    </span>
                </p>
            } else {
                <label class="guide__what">
                    <input
                        type="checkbox"
                        class="guide__tick"
                        name={format!("Before.{}", item.id)}
                        checked={form.has_ticked(item)}
                        onchange={form.on(Action::TickOff(key(item)))}
                    />
                    <span>{ rich(&what) }</span>
                </label>
            }
            if let Some(command) = &item.command {
                <Copyable {form} text={command.clone()} about={what.replace('`', "")} />
            }
            { evidence(form, item.evidence) }
        </>
    }
}

/// Who may send the request, and for another account's data the role there.
fn permissions(form: &Form) -> Html {
    let trust = policy::trust(&form.subject());
    let named = |text: &str| {
        if text.is_empty() { Arg::Text(words::NOT_NAMED) } else { Arg::value(text) }
    };
    html! {
        <>
            <p>{ form.text_of(words::CALL_POLICY) }</p>
            <Copyable {form} text={policy::call()} about={form.text_of(words::POLICY)} />
            { evidence(form, policy::CALL_EVIDENCE) }
            if let Some(trust) = trust {
                <p>{ rich(&form.say(words::TRUST_ABOUT, [named(&trust.account), named(&trust.role)])) }</p>
                <Copyable {form} text={trust.policy} about={form.text_of(words::TRUST_POLICY)} />
                if let Some(command) = trust.command {
                    <p>{ form.text_of(words::TRUST_COMMAND) }</p>
                    <Copyable {form} text={command} about={form.text_of(words::TRUST_COMMAND)} />
                }
                { evidence(form, policy::TRUST_EVIDENCE) }
            }
        </>
    }
}
