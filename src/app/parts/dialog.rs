//! A dialog over the form: its title, what it holds, and the way out.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::parts::button::{Button, Look};
use crate::app::words;
use crate::browser;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct DialogProps {
    pub form: Form,
    pub which: Which,
    pub title: AttrValue,
    #[prop_or_default]
    pub wide: bool,
    pub children: Html,
}

/// A dialog. It is open while it is rendered, holds the focus, and Escape closes it.
#[component]
pub(in crate::app) fn Dialog(props: &DialogProps) -> Html {
    let DialogProps { form, which, title, wide, children } = props;
    let root = use_node_ref();
    use_effect_with(root.clone(), |root| {
        if let Some(dialog) = root.cast() {
            browser::show_modal(&dialog);
        }
    });
    let id = which.id();
    let title_id = format!("{id}-title");
    html! {
        <dialog
            class={classes!("dialog", wide.then_some("dialog--wide"))}
            {id}
            ref={root}
            aria-labelledby={title_id.clone()}
            onclose={form.on(Action::Close)}
        >
            <div class="dialog__head">
                <h2 class="dialog__title" id={title_id}>{ title }</h2>
                {
                    Button::new(form.text_of(words::CLOSE), form.on(Action::Close))
                        .look(Look::Icon)
                        .icon("x")
                        .draw()
                }
            </div>
            <div class="dialog__body">{ children.clone() }</div>
        </dialog>
    }
}
