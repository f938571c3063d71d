//! The bar at the bottom: of a narrow form, where the output pane is far away, and of one that hands its plan to the page
//! around it.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::panels::problems::verdict;
use crate::app::parts::button::{Button, Look};
use crate::app::written::Written;
use crate::app::{ids, take, words};
use crate::rules::Severity;

/// How the request stands, the way to it, and Copy.
pub(in crate::app) fn action_bar(form: &Form, written: &Written, shown: &NodeRef) -> Html {
    let counts = form.counts();
    let (icon, title) = verdict(&counts);
    let says = match (counts.errors, counts.warnings) {
        (0, 0) => form.text_of(title).to_owned(),
        (0, warnings) => form.count_of(Severity::Warning, warnings),
        (errors, _) => form.count_of(Severity::Error, errors),
    };
    let copy = {
        let (form, written, shown) = (form.clone(), written.clone(), shown.clone());
        Callback::from(move |_| take::copy(&form, &written, &shown))
    };
    html! {
        <section class="actions" aria-label={form.text_of(words::ACTIONS)}>
            <span class="actions__state">
                { drawn(icon) }
                <span>
                    { says }
                    if let Some(done) = &form.done {
                        <span class="actions__done">{ done.render(form.language) }</span>
                    }
                </span>
            </span>
            if form.has_outputs() {
                // Beside the pane they would say what it says.
                <span class="actions__far">
                    {
                        Button::new(
                            form.text_of(words::OUTPUT),
                            form.on(Action::Focus(ids::OUTPUT.to_owned())),
                        )
                        .icon("down")
                        .draw()
                    }
                    {
                        Button::new(form.text_of(words::COPY), copy)
                            .look(if form.frame.submit.is_some() { Look::Plain } else { Look::Primary })
                            .id("bar-copy")
                            .icon("copy")
                            .about(form.text_of(form.format.title))
                            .draw()
                    }
                </span>
            }
            if let Some(says) = &form.frame.submit {
                {
                    Button::new(
                        if says.is_empty() { form.text_of(words::SUBMIT).into() } else { says.clone() },
                        form.on(Action::Submit),
                    )
                    .id("submit")
                    .look(Look::Primary)
                    .disabled(form.frame.disabled)
                    .draw()
                }
            }
        </section>
    }
}
