//! A text to take away, with the button that copies it.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::form::Form;
use crate::app::parts::button::{Button, Look};
use crate::app::words::{self as common, guide as words};
use crate::browser;
use crate::lang::Text;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct CopyableProps {
    pub form: Form,
    pub text: AttrValue,
    /// What it is, for those who do not see what it stands under.
    pub about: AttrValue,
    /// The most bytes that are shown of it; all of it is copied.
    #[prop_or(usize::MAX)]
    pub most: usize,
}

/// The text, and whether it was copied: said beside the button, because what is behind a dialog says nothing.
#[component]
pub(in crate::app) fn Copyable(CopyableProps { form, text, about, most }: &CopyableProps) -> Html {
    let said = use_state_eq(|| None::<Text>);
    let shown = use_node_ref();
    use_effect_with(text.clone(), {
        let said = said.clone();
        move |_| said.set(None)
    });
    let onclick = {
        let (text, said, shown) = (text.clone(), said.clone(), shown.clone());
        Callback::from(move |_| {
            let (text, said, shown) = (text.clone(), said.clone(), shown.clone());
            spawn_local(async move {
                let copied = browser::copy(&text).await.is_ok();
                if let Some(shown) = shown.cast().filter(|_| !copied) {
                    browser::select(&shown);
                }
                said.set(Some(if copied { words::COPIED_IT } else { common::COPY_REFUSED }));
            });
        })
    };
    let copied = *said == Some(words::COPIED_IT);
    html! {
        <div class="copyable">
            <code class="copyable__text" ref={shown}>
                if text.len() > *most {
                    { &text[..text.floor_char_boundary(*most)] }
                    { "…" }
                } else {
                    { wrapped(text) }
                }
            </code>
            {
                Button::new(form.text_of(words::COPY_IT), onclick)
                    .look(Look::Icon)
                    .icon(if copied { "success" } else { "copy" })
                    .about(about)
                    .draw()
            }
            <span class={if copied { "hidden" } else { "copyable__said" }} role="status">
                if let Some(said) = *said { { form.text_of(said) } }
            </span>
        </div>
    }
}

/// The text, with the options of a command kept whole where its line is broken: a browser would break after their
/// hyphens.
fn wrapped(text: &AttrValue) -> Html {
    if !text.starts_with("aliyun ") || text.contains('\n') {
        return html! { { text } };
    }
    html! {
        for (index, part) in text.split(" --").enumerate() {
            if index > 0 { { " " } }
            <span class="copyable__part">{ if index > 0 { "--" } else { "" } }{ part }</span>
        }
    }
}
