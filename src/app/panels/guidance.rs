//! Before the request is sent: what no check can see, and who may send it. Closed until it is asked for.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::form::Form;
use crate::app::later;
use crate::app::panels::before::Before;
use crate::app::panels::to_come::to_come;
use crate::app::parts::button::{Button, Look};
use crate::app::words::guide as words;
use crate::browser;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct GuidanceProps {
    pub form: Form,
}

/// The box. What is in it is made only while it is open.
#[component]
pub(in crate::app) fn Guidance(GuidanceProps { form }: &GuidanceProps) -> Html {
    let open = use_state_eq(|| false);
    let fold = use_node_ref();
    use_effect_with((*open, fold.clone()), |(open, fold)| {
        if let Some(fold) = fold.cast::<HtmlElement>().filter(|_| *open) {
            browser::bring_into_view(&fold);
        }
    });
    let onclick = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            open.set(!*open);
        })
    };
    let before = later::here().filter(|_| *open).map(|later| (later.before)(form));
    html! {
        <div class="guide-box">
            <details class="fold guide" open={*open} ref={fold}>
                <summary class="fold__title" id="before" {onclick}>
                    { form.text_of(words::BEFORE) }
                    if let Some(Before { seen, .. }) = &before {
                        <span class="guide__count">{ seen }</span>
                    }
                </summary>
                if let Some(Before { body, .. }) = before {
                    <div class="guide__body">{ body }</div>
                } else if *open {
                    { to_come(form) }
                }
            </details>
            <span class="guide-box__more">
                {
                    Button::new(form.text_of(words::MANY), form.on(Action::Open(Dialog::Many)))
                        .look(Look::Quiet)
                        .id(Dialog::Many.opener())
                        .icon("many")
                        .draw()
                }
            </span>
        </div>
    }
}
