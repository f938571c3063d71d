//! The service's answer in words: what it means, which fields it concerns, and what to do next.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::copyable::Copyable;
use crate::app::parts::evidence::sureness;
use crate::app::parts::rich::rich;
use crate::app::words::{guide as words, signature};
use crate::guide::answer::{Answer, Failure};
use crate::lang::Arg;
use crate::plan::place::Place;
use crate::request::SIGNS;

/// The answer, explained.
pub(in crate::app) fn answer_panel(form: &Form, answer: &Answer) -> Html {
    let steps = answer.next(&form.subject());
    let icon = if matches!(answer, Answer::Made { .. }) { "success" } else { "error" };
    html! {
        <section class="answer" aria-label={form.text_of(words::ANSWER)}>
            <h3 class="answer__title">
                { drawn(icon) }
                { form.text_of(answer.title()) }
            </h3>
            {
                match answer {
                    Answer::Made { plan: Some(plan), .. } => html! {
                        <p>{ rich(&form.say(words::PLAN_ID, [Arg::code(&**plan)])) }</p>
                    },
                    Answer::Made { plan: None, .. } => html! {},
                    Answer::Failed(failure) => explained(form, failure),
                }
            }
            <p class="answer__facts">{ facts(form, answer) }</p>
            if !steps.is_empty() {
                <h3 class="dialog__kicker">{ form.text_of(words::NEXT) }</h3>
                <ol class="answer__steps">
                    for step in steps {
                        <li class="answer__step">
                            <span>{ form.text_of(step.what) }</span>
                            <Copyable {form} text={step.text} about={form.text_of(step.what)} />
                        </li>
                    }
                </ol>
            }
        </section>
    }
}

/// What the code means, the service's own words, and the fields.
fn explained(form: &Form, failure: &Failure) -> Html {
    let places = failure.places(|param| form.sent.param(param).is_some());
    html! {
        <>
            <p>
                <code class="answer__code">{ &failure.code }</code>
                { " " }
                if let Some(code) = failure.explained() {
                    { form.text_of(code.means) }
                    { " " }
                    { form.text_of(code.advice) }
                    { " " }
                    <span class="evidence">{ sureness(form, code.certainty) }</span>
                } else {
                    { form.text_of(words::UNLISTED) }
                }
            </p>
            if SIGNS && failure.is_of_signature() {
                <p>
                    {
                        Button::new(
                            form.text_of(signature::EXAMINE),
                            form.on(Action::Open(Dialog::Signature)),
                        )
                        .id("examine")
                        .look(Look::Small)
                        .icon("key")
                        .draw()
                    }
                </p>
            }
            if !failure.message.is_empty() {
                <p class="answer__message">
                    { form.say(words::SERVICE_SAYS, [Arg::Plain(failure.message.clone())]) }
                </p>
            }
            if !places.is_empty() {
                <h3 class="dialog__kicker">{ form.text_of(words::CONCERNS) }</h3>
                <ul class="answer__fields">
                    for place in places { <li>{ way(form, &place) }</li> }
                </ul>
            }
        </>
    }
}

/// A button that leads to a field; the dialog closes on the way.
fn way(form: &Form, place: &Place) -> Html {
    html! {
        { Button::new(form.label(place), form.leads_to(place.clone())).look(Look::Link).draw() }
    }
}

/// The status and the ID of the request.
fn facts(form: &Form, answer: &Answer) -> String {
    let status = match answer {
        Answer::Failed(failure) => failure.http,
        Answer::Made { .. } => None,
    };
    let status = status.map(|status| form.say(words::HTTP_STATUS, [Arg::Number(status.into())]));
    let request =
        answer.request().map(|id| form.say(words::REQUEST_ID, [Arg::Plain(id.to_owned())]));
    status
        .into_iter()
        .chain(request)
        .collect::<Vec<_>>()
        .join(form.text_of(crate::app::words::COMMA))
}
