//! A button: what it says, and what of it is seen.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::parts::word;

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

/// A button to draw. It has no state of its own, so it is no component: the form has some sixty of them, and each would
/// be compared and scheduled by itself at every key.
#[derive(Debug)]
pub(in crate::app) struct Button {
    text: AttrValue,
    onclick: Callback<MouseEvent>,
    about: Option<AttrValue>,
    id: Option<AttrValue>,
    icon: Option<&'static str>,
    look: Look,
    terse: bool,
    disabled: bool,
    left_out: bool,
    expanded: Option<bool>,
    pressed: Option<bool>,
}

impl Button {
    /// A button, what it says and what it does.
    pub(in crate::app) fn new(text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Self {
        Button {
            text: text.into(),
            onclick,
            about: None,
            id: None,
            icon: None,
            look: Look::Plain,
            terse: false,
            disabled: false,
            left_out: false,
            expanded: None,
            pressed: None,
        }
    }

    pub(in crate::app) fn look(self, look: Look) -> Self {
        Button { look, ..self }
    }

    pub(in crate::app) fn id(self, id: impl Into<AttrValue>) -> Self {
        Button { id: Some(id.into()), ..self }
    }

    pub(in crate::app) fn icon(self, icon: &'static str) -> Self {
        Button { icon: Some(icon), ..self }
    }

    /// What it is about, for those who do not see what it stands beside.
    pub(in crate::app) fn about(self, about: impl Into<AttrValue>) -> Self {
        Button { about: Some(about.into()), ..self }
    }

    /// Its text goes where there is little room.
    pub(in crate::app) fn terse(self) -> Self {
        Button { terse: true, ..self }
    }

    /// Whether it can do nothing now. It stays where it is and can have the focus.
    pub(in crate::app) fn disabled(self, disabled: bool) -> Self {
        Button { disabled, ..self }
    }

    /// It changes the plan: where that can only be read, there is no such button.
    pub(in crate::app) fn edits(self, form: &Form) -> Self {
        Button { left_out: form.frame.locked, ..self }
    }

    /// Whether what it opens is open.
    pub(in crate::app) fn expanded(self, expanded: bool) -> Self {
        Button { expanded: Some(expanded), ..self }
    }

    /// Whether it is pressed, for one that stays so.
    pub(in crate::app) fn pressed(self, pressed: bool) -> Self {
        Button { pressed: Some(pressed), ..self }
    }

    pub(in crate::app) fn draw(self) -> Html {
        let Button { text, about, id, icon, look, .. } = self;
        if self.left_out {
            return html! {};
        }
        let onclick = if self.disabled { Callback::noop() } else { self.onclick };
        html! {
            <button
                type="button"
                class={look.class()}
                part="button"
                {id}
                aria-disabled={self.disabled.then_some("true")}
                aria-expanded={self.expanded.map(word)}
                aria-pressed={self.pressed.map(word)}
                title={(look == Look::Icon || self.terse).then(|| text.clone())}
                {onclick}
            >
                if let Some(name) = icon { { drawn(name) } }
                <span class={if look == Look::Icon { "hidden" } else { "button__text" }}>{ text }</span>
                if let Some(about) = about { <span class="hidden">{ ": " }{ about }</span> }
            </button>
        }
    }
}
