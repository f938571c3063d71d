//! The link to this plan.

use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::dialog::Dialog;
use crate::app::parts::remark::{STRIP, remark};
use crate::app::words::{self as common, share as words};
use crate::browser;
use crate::lang::{Arg, Message};
use crate::share::{SAFE_LENGTH, Shared};

#[derive(Properties, PartialEq)]
pub(in crate::app) struct ShareProps {
    pub form: Form,
}

/// The dialog with the link to this plan.
#[component]
pub(in crate::app) fn ShareDialog(ShareProps { form }: &ShareProps) -> Html {
    let input = use_node_ref();
    let address = use_state_eq(String::new);
    let said = use_state_eq(|| None::<Message>);
    use_effect_with(input.clone(), {
        let address = address.clone();
        move |input| {
            if let Some(near) = input.get() {
                address.set(browser::address(&near));
            }
        }
    });
    let shared = Shared::of(&form.sent, &form.region, &form.endpoint);
    let link = AttrValue::from(format!("{}#{}", &*address, shared.fragment()));
    let length = link.chars().count();
    let copy = {
        let (link, input, said) = (link.clone(), input.clone(), said.clone());
        Callback::from(move |_| {
            let (link, input, said) = (link.clone(), input.clone(), said.clone());
            spawn_local(async move {
                let done = if browser::copy(&link).await.is_ok() {
                    Message::new(words::LINK_COPIED, [Arg::count(link.chars().count())])
                } else {
                    if let Some(input) = input.cast::<HtmlInputElement>() {
                        input.select();
                    }
                    Message::new(common::COPY_REFUSED, [])
                };
                said.set(Some(done));
            });
        })
    };
    html! {
        <Dialog {form} which={Which::Share} title={form.text_of(words::SHARE_TITLE)}>
            <p>{ form.text_of(words::SHARE_ABOUT) }</p>
            <div class="share">
                <input
                    ref={input}
                    class="input input--mono"
                    part="input"
                    id="share-link"
                    name="Link"
                    aria-label={form.text_of(words::LINK_LABEL)}
                    readonly=true
                    autofocus=true
                    value={link}
                />
                {
                    Button::new(form.text_of(words::COPY_LINK), copy)
                        .id("copy-link")
                        .look(Look::Primary)
                        .icon("copy")
                        .draw()
                }
            </div>
            <p class="share__done" role="status">
                if let Some(said) = &*said { { said.render(form.language) } }
            </p>
            if length > SAFE_LENGTH {
                { remark(STRIP, "warning", &form.say(words::LINK_LONG, [Arg::count(length)])) }
            }
            if !shared.left_out.is_empty() {
                {
                    remark(
                        STRIP,
                        "warning",
                        &form.plain(words::LEFT_OUT, [Arg::codes(shared.left_out.iter().map(String::as_str))]),
                    )
                }
            }
        </Dialog>
    }
}
