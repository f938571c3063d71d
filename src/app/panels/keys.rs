//! Keys to sign with: a closed box, and inputs that nothing but the key ring reads.

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::keys::KeyRing;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::remark::{STRIP, remark};
use crate::app::parts::word;
use crate::app::session::Stamp;
use crate::app::words;
use crate::browser;
use crate::lang::{Arg, Message, Text};
use crate::output::ram_policy;
use crate::request::VALID_MINUTES;
use crate::request::credentials::{CredentialPart, CredentialsError};
use crate::values::time::Utc;

/// How long keys are kept, in milliseconds.
const KEPT: u32 = 5 * 60 * 1000;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct KeysProps {
    pub form: Form,
    pub keys: KeyRing,
}

/// The box. Its inputs are not controlled: a value that Yew held would stay in its tree.
#[component]
pub(in crate::app) fn KeysPanel(KeysProps { form, keys }: &KeysProps) -> Html {
    let inputs = [use_node_ref(), use_node_ref(), use_node_ref()];
    // What is wrong, and with which input, where it is one's.
    let trouble = use_state_eq(|| None::<(Text, Option<usize>)>);
    let revealed = use_state_eq(|| false);
    // Counts what was typed and entered: each begins the time anew after which all is forgotten.
    let touched = use_state(|| 0_u32);
    let forget = {
        let (form, keys, inputs) = (form.clone(), keys.clone(), inputs.clone());
        Callback::from(move |()| {
            let were_typed = (0..inputs.len()).any(|index| !held(&inputs[index]).is_empty());
            clear(&inputs);
            if !keys.is_empty() {
                keys.forget();
                form.act(Action::Stamp(None));
            } else if !were_typed {
                return;
            }
            form.act(Action::Done(Message::new(words::FORGOTTEN, [])));
        })
    };
    // Each signature is a use of the keys.
    use_effect_with((*touched, form.stamp.clone()), {
        let forget = forget.clone();
        move |(touched, _)| {
            let timer = (*touched > 0).then(|| browser::after(KEPT, move || forget.emit(())));
            move || drop(timer)
        }
    });
    // Who signs has agreed to sign what they see: not the plan that a link puts in its place, and where that is sent.
    use_effect_with(form.linked, {
        let forget = forget.clone();
        move |_| forget.emit(())
    });
    use_effect_with((), {
        let (forget, near) = (forget.clone(), inputs[0].clone());
        let (form, keys) = (form.clone(), keys.clone());
        move |()| {
            let listener =
                near.get().and_then(|near| browser::on_page_hide(&near, move || forget.emit(())));
            // A box that is taken away takes the keys with it.
            move || {
                drop(listener);
                keys.forget();
                form.act(Action::Stamp(None));
            }
        }
    });
    use_stamp(form, keys);
    let touch = { move || touched.set(*touched + 1) };
    let enter = {
        let (form, keys, inputs) = (form.clone(), keys.clone(), inputs.clone());
        let (trouble, touch) = (trouble.clone(), touch.clone());
        Callback::from(move |()| {
            let [id, secret, token] = [0, 1, 2].map(|index| held(&inputs[index]));
            match keys.put(id, secret, token) {
                Ok(()) => {
                    clear(&inputs);
                    let stamp = new_stamp();
                    trouble.set(stamp.is_none().then_some((words::NO_NONCE, None)));
                    form.act(Action::Stamp(stamp));
                    form.act(Action::Done(Message::new(words::SIGNED_NOW, [])));
                }
                Err(error) => {
                    let index = input_of(error);
                    trouble.set(Some((words::keys_error(error), index)));
                    if let Some(input) =
                        index.and_then(|index| inputs[index].cast::<HtmlInputElement>())
                    {
                        browser::focus_on(&input);
                    }
                }
            }
            touch();
        })
    };
    let onkeydown = {
        let enter = enter.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                enter.emit(());
            }
        })
    };
    // What is not seen any more is not to be entered any more.
    let ontoggle = {
        let inputs = inputs.clone();
        Callback::from(move |event: Event| {
            if browser::is_open(&event) {
                let fold = event.target_dyn_into::<Element>();
                fold.iter().for_each(browser::bring_into_view);
            } else {
                clear(&inputs);
            }
        })
    };
    let wrong = trouble.and_then(|(_, index)| index);
    let labels = [words::ACCESS_KEY_ID, words::ACCESS_KEY_SECRET, words::SECURITY_TOKEN];
    let names = ["AccessKeyId", "AccessKeySecret", "SecurityToken"];
    html! {
        <details class="fold keys" {ontoggle}>
            <summary class="fold__title keys__title">{ form.text_of(words::KEYS) }</summary>
            <p class="keys__about" id="keys-about">{ form.text_of(words::KEYS_ABOUT) }</p>
            <div class="keys__fields">
                for (index, ((name, label), input)) in names.into_iter().zip(labels).zip(&inputs).enumerate() {
                    <label class="keys__label" for={name}>{ form.text_of(label) }</label>
                    <input
                        class="input input--mono"
                        part="input"
                        id={name}
                        {name}
                        type={if name == "AccessKeyId" || *revealed { "text" } else { "password" }}
                        autocomplete="off"
                        autocapitalize="off"
                        autocorrect="off"
                        spellcheck="false"
                        aria-invalid={(wrong == Some(index)).then_some("true")}
                        aria-describedby={if wrong == Some(index) { "keys-trouble keys-about" } else { "keys-about" }}
                        onkeydown={onkeydown.clone()}
                        ref={input.clone()}
                        oninput={let touch = touch.clone(); Callback::from(move |_| touch())}
                    />
                }
            </div>
            if let Some(hint) = keys.hint() {
                { remark(STRIP, "key", &form.say(words::KEYS_IN_USE, [Arg::code(hint)])) }
            }
            if let Some((trouble, _)) = *trouble {
                <p class="keys__trouble" id="keys-trouble" role="alert">{ form.text_of(trouble) }</p>
            }
            if keys.is_long_lived() {
                {
                    remark(
                        STRIP,
                        "warning",
                        &form.say(words::LONG_LIVED, [Arg::Text(ram_policy::FORMAT.title)]),
                    )
                }
            }
            <div class="row">
                {
                    Button::new(form.text_of(words::USE_KEYS), enter.reform(|_| ()))
                        .look(Look::Small)
                        .icon("key")
                        .draw()
                }
                { Button::new(form.text_of(words::FORGET), forget.reform(|_| ())).look(Look::Small).draw() }
                { reveal(form, &inputs[0], &revealed) }
            </div>
        </details>
    }
}

/// The input that an error is about.
fn input_of(error: CredentialsError) -> Option<usize> {
    match error {
        CredentialsError::NoId => Some(CredentialPart::Id.index()),
        CredentialsError::NoSecret => Some(CredentialPart::Secret.index()),
        CredentialsError::NoToken => Some(CredentialPart::Token.index()),
        CredentialsError::Character(part) => Some(part.index()),
        CredentialsError::NotBuilt => None,
    }
}

/// A button that shows what is typed, until it is pressed again or left. In a frame of a page of strangers, which may be
/// drawn over it, it does nothing.
fn reveal(form: &Form, near: &NodeRef, revealed: &UseStateHandle<bool>) -> Html {
    let turn = {
        let (near, revealed) = (near.clone(), revealed.clone());
        move |_: MouseEvent| {
            let is_safe = near.get().is_some_and(|near| !browser::is_among_strangers(&near));
            revealed.set(!*revealed && is_safe);
        }
    };
    let leave = {
        let revealed = revealed.clone();
        move |_: FocusEvent| revealed.set(false)
    };
    html! {
        <button
            type="button"
            class="button button--small button--quiet"
            part="button"
            aria-pressed={word(**revealed)}
            onclick={turn}
            onblur={leave}
        >
            { form.text_of(words::REVEAL) }
        </button>
    }
}

/// When the request was signed, the beginning of the ID of the key it was signed with, and a button to sign it anew.
pub(in crate::app) fn signed(form: &Form, hint: &str, stamp: &Stamp) -> Html {
    let time = Utc(stamp.time).to_string();
    let args = [Arg::code(hint), Arg::code(time), Arg::Number(VALID_MINUTES.into())];
    let onclick = {
        let form = form.clone();
        Callback::from(move |_| form.act(Action::Stamp(new_stamp())))
    };
    html! {
        <p class="output__note">
            <span>{ form.plain(words::SIGNED, args) }</span>
            { Button::new(form.text_of(words::SIGN_ANEW), onclick).look(Look::Link).draw() }
        </p>
    }
}

/// Signs the request anew whenever it or its address changes.
#[hook]
fn use_stamp(form: &Form, keys: &KeyRing) {
    let signed = (form.sent.clone(), form.region.clone(), form.endpoint.clone());
    let (form, keys) = (form.clone(), keys.clone());
    use_effect_with(signed, move |_| {
        if !keys.is_empty() {
            form.act(Action::Stamp(new_stamp()));
        }
    });
}

/// The time and a nonce of this moment; nothing where the browser has no randomness.
pub(in crate::app) fn new_stamp() -> Option<Stamp> {
    Some(Stamp { time: browser::now(), nonce: browser::nonce()?.into() })
}

/// What an input holds.
fn held(input: &NodeRef) -> String {
    input.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// Leaves nothing in the inputs.
fn clear(inputs: &[NodeRef]) {
    for input in inputs.iter().filter_map(NodeRef::cast::<HtmlInputElement>) {
        browser::clear(&input);
    }
}
