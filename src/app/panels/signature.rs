//! How the request is signed, step by step, and why a signature is refused.
//!
//! What is pasted for the doctor may hold keys, so it never gets into the session: it lives in the box until the dialog is
//! closed.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::keys::KeyRing;
use crate::app::panels::keys::new_stamp;
use crate::app::panels::paste::Pasted;
use crate::app::parts::copyable::Copyable;
use crate::app::parts::dialog::Dialog;
use crate::app::parts::remark::{IN_DIALOG, remark};
use crate::app::parts::rich::rich;
use crate::app::parts::segment::Segment;
use crate::app::session::Stamp;
use crate::app::words::{self as common, signature as words};
use crate::app::written::target_at;
use crate::doctor::{Case, Diagnosis, Difference, Excerpt, examine};
use crate::lang::{Arg, Text};
use crate::output::signed_url;
use crate::request::sign::step::{NO_KEY_ID, Outcome, Step};
use crate::request::wire::Wire;
use crate::request::{Scheme, TargetError, steps};

/// The most bytes of a text that are shown; all of it is copied.
const SHOWN: usize = 4_000;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct SignatureProps {
    pub form: Form,
    pub keys: KeyRing,
    /// What is in the doctor's box.
    pub pasted: UseStateHandle<Pasted>,
}

/// The dialog. It begins with the doctor where there is something to examine.
#[component]
pub(in crate::app) fn SignatureDialog(props: &SignatureProps) -> Html {
    let SignatureProps { form, keys, pasted } = props;
    let doctor = use_state_eq(|| !pasted.text.is_empty());
    let v1 = use_state_eq(|| *form.format == signed_url::FORMAT);
    // Without keys nothing is signed, and the steps are still those of this moment.
    let stamp = use_state_eq(|| None::<Stamp>);
    use_effect_with((), {
        let stamp = stamp.clone();
        move |()| stamp.set(new_stamp())
    });
    let choose = |chosen: &UseStateHandle<bool>| {
        let chosen = chosen.clone();
        Callback::from(move |index| chosen.set(index == 1))
    };
    let choices = |values: [&'static str; 2], texts: [Text; 2]| -> Vec<(AttrValue, AttrValue)> {
        let choice =
            |(value, text): (&'static str, Text)| (value.into(), form.text_of(text).into());
        values.into_iter().zip(texts).map(choice).collect()
    };
    html! {
        <Dialog {form} which={Which::Signature} title={form.text_of(words::TITLE)} wide=true>
            <div class="signature__bar">
                {
                    Segment::new(
                        "signature-view",
                        "SignatureView",
                        choices(["steps", "doctor"], [words::STEPS, words::DOCTOR]),
                        choose(&doctor),
                    )
                    .label(form.text_of(words::VIEW))
                    .taken(Some(usize::from(*doctor)))
                    .draw()
                }
                if !*doctor {
                    {
                        Segment::new(
                            "signature-scheme",
                            "SignatureScheme",
                            choices(["v3", "v1"], [words::V3, words::V1]),
                            choose(&v1),
                        )
                        .label(form.text_of(words::SCHEME))
                        .taken(Some(usize::from(*v1)))
                        .draw()
                    }
                }
            </div>
            if *doctor {
                { doctor_view(form, keys, pasted) }
            } else {
                { steps_view(form, keys, form.stamp.as_ref().or(stamp.as_ref()), *v1) }
            }
        </Dialog>
    }
}

fn steps_view(form: &Form, keys: &KeyRing, stamp: Option<&Stamp>, v1: bool) -> Html {
    let target = match target_at(form, stamp) {
        Ok(target) => target.with_credentials(keys.credentials()),
        Err(error) => {
            let text = match error {
                TargetError::Endpoint(error) => common::endpoint_error(error),
                TargetError::Nonce => common::NO_NONCE,
            };
            return remark(IN_DIALOG, "error", form.text_of(text));
        }
    };
    let has_token = target.credentials().is_some_and(|keys| keys.security_token().is_some());
    // The ID of the key stands in every text of V1, and in none of V3 before the signature.
    let (scheme, without_keys) =
        if v1 { (Scheme::V1, words::ID_STANDS) } else { (Scheme::V3, words::WITHOUT_KEYS) };
    html! {
        <>
            <p>{ form.text_of(words::STEPS_ABOUT) }</p>
            if target.credentials().is_none() {
                { remark(IN_DIALOG, "key", &form.say(without_keys, [Arg::code(NO_KEY_ID)])) }
            }
            if has_token { { remark(IN_DIALOG, "warning", form.text_of(words::HAS_TOKEN)) } }
            <ol class="signature__steps">
                for step in steps(&Wire::of(form.sent.root()), &target, scheme) {
                    <li class="signature__step" key={step.id}>{ step_view(form, step) }</li>
                }
            </ol>
        </>
    }
}

/// A step: open, so that all of them can be read through, and closed when it is in the way.
fn step_view(form: &Form, step: Step) -> Html {
    let title = form.text_of(step.title);
    let about = rich(form.text_of(step.about));
    html! {
        <details open=true>
            <summary class="signature__title">{ title }</summary>
            <p class="signature__about">{ about }</p>
            {
                match step.outcome {
                    Outcome::Text(text) if text.is_empty() => html! {
                        <p class="signature__none">{ form.text_of(words::EMPTY) }</p>
                    },
                    Outcome::Text(text) => html! { <Copyable {form} {text} about={title} most={SHOWN} /> },
                    Outcome::NeedsKeys => html! {
                        <p class="signature__none">{ form.text_of(words::NEEDS_KEYS) }</p>
                    },
                    Outcome::Secret => html! {},
                }
            }
        </details>
    }
}

fn doctor_view(form: &Form, keys: &KeyRing, pasted: &UseStateHandle<Pasted>) -> Html {
    let oninput = {
        let pasted = pasted.clone();
        Callback::from(move |event: InputEvent| {
            pasted.set(Pasted::of(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
        })
    };
    html! {
        <>
            <p id="doctor-about">{ form.text_of(words::DOCTOR_ABOUT) }</p>
            <textarea
                class="input input--mono paste__text"
                part="input"
                id="doctor-text"
                name="Examined"
                rows="8"
                aria-label={form.text_of(words::BOX)}
                aria-describedby="doctor-about"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                autofocus=true
                value={&pasted.text}
                {oninput}
            />
            <div class="signature__result" aria-live="polite">
                if !pasted.text.trim().is_empty() { { result(form, keys, &pasted.text) } }
            </div>
        </>
    }
}

fn result(form: &Form, keys: &KeyRing, text: &str) -> Html {
    let (credentials, wire) = (keys.credentials(), Wire::of(form.sent.root()));
    // A plan that is not finished is not the one that was sent.
    let is_own = form.report.is_valid() && form.draft != form.start;
    let case = Case {
        text,
        plan: is_own.then_some(&wire),
        now: form.clock.now,
        credentials: credentials.as_ref(),
    };
    let Some(diagnosis) = examine(&case) else {
        return remark(IN_DIALOG, "note", form.text_of(words::NOTHING));
    };
    let seen: Vec<&str> = diagnosis.seen.iter().map(|seen| form.text_of(*seen)).collect();
    let seen = seen.join(form.text_of(common::COMMA));
    html! {
        <>
            <p class="signature__seen">{ form.say(words::SEEN, [Arg::Plain(seen)]) }</p>
            if !diagnosis.is_wrong() { { remark(IN_DIALOG, "success", form.text_of(words::NOTHING_WRONG)) } }
            { findings(form, &diagnosis) }
            if let Some(difference) = &diagnosis.difference { { compared(form, difference) } }
            for said in &diagnosis.remarks { { remark(IN_DIALOG, "note", &said.render(form.language)) } }
        </>
    }
}

fn findings(form: &Form, diagnosis: &Diagnosis) -> Html {
    if diagnosis.findings.is_empty() {
        return html! {};
    }
    html! {
        <ul class="paste__notes">
            for finding in &diagnosis.findings {
                <li class="paste__note">
                    { drawn("error") }
                    <span>
                        if !finding.place.name().is_empty() {
                            <code>{ finding.place.name() }</code>
                            { form.text_of(common::COLON) }
                        }
                        { rich(&finding.message.render(form.language)) }
                    </span>
                </li>
            }
        </ul>
    }
}

/// Both sides around the first byte that differs.
fn compared(form: &Form, difference: &Difference) -> Html {
    let at = Arg::count(difference.at);
    let text = match difference.place.name() {
        "" => form.say(words::EQUAL_FOR, [at]),
        name => form.say(words::EQUAL_IN, [at, Arg::code(name)]),
    };
    let sides = [(words::SIGNED, &difference.signed), (words::RIGHT, &difference.right)];
    html! {
        <div class="compared">
            <p>{ rich(&text) }</p>
            <dl class="compared__sides">
                for (label, Excerpt { before, here, after }) in sides {
                    <dt>{ form.text_of(label) }</dt>
                    <dd class="compared__text">
                        { before }
                        <mark>{ if here.is_empty() { form.text_of(words::END) } else { here } }</mark>
                        { after }
                    </dd>
                }
            </dl>
        </div>
    }
}
