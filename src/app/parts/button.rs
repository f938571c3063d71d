//! A button: what it says, and what of it is seen.

use yew::prelude::*;

use crate::app::frame::use_locked;
use crate::app::icons::drawn;

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum Look {
    /// A frame and a text.
    #[default]
    Plain,
    /// The one that matters most.
    Primary,
    /// A small one with a frame.
    Small,
    /// A small one without a frame.
    Quiet,
    /// A small icon, with its text for those who do not see it.
    Icon,
    /// As a link looks.
    Link,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Plain => "button",
            Look::Primary => "button button--primary",
            Look::Small => "button button--small",
            Look::Quiet => "button button--small button--quiet",
            Look::Icon => "button button--small button--quiet button--icon",
            Look::Link => "button button--link",
        }
    }
}

#[derive(Properties, PartialEq)]
pub(in crate::app) struct ButtonProps {
    /// What it says.
    pub text: AttrValue,
    /// What it is about, for those who do not see what it stands beside.
    #[prop_or_default]
    pub about: AttrValue,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    #[prop_or_default]
    pub icon: Option<&'static str>,
    #[prop_or_default]
    pub look: Look,
    /// Whether its text goes where there is little room.
    #[prop_or_default]
    pub terse: bool,
    #[prop_or_default]
    pub disabled: bool,
    /// Whether it changes the plan: where that can only be read, there is no such button.
    #[prop_or_default]
    pub edits: bool,
    /// Whether what it opens is open.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// Whether it is pressed, for one that stays so.
    #[prop_or_default]
    pub pressed: Option<bool>,
    pub onclick: Callback<MouseEvent>,
}

/// A button. One that cannot do anything now stays where it is and can have the focus.
#[component]
pub(in crate::app) fn Button(props: &ButtonProps) -> Html {
    let ButtonProps {
        text,
        about,
        id,
        icon,
        look,
        terse,
        disabled,
        expanded,
        pressed,
        onclick,
        edits,
    } = props;
    if use_locked() && *edits {
        return html! {};
    }
    let word = |flag: bool| if flag { "true" } else { "false" };
    let onclick = if *disabled { Callback::noop() } else { onclick.clone() };
    html! {
        <button
            type="button"
            class={look.class()}
            part="button"
            {id}
            aria-disabled={disabled.then_some("true")}
            aria-expanded={expanded.map(word)}
            aria-pressed={pressed.map(word)}
            title={(*look == Look::Icon || *terse).then(|| text.clone())}
            {onclick}
        >
            if let Some(name) = icon { { drawn(name) } }
            <span class={if *look == Look::Icon { "hidden" } else { "button__text" }}>{ text }</span>
            if !about.is_empty() { <span class="hidden">{ ": " }{ about }</span> }
        </button>
    }
}
