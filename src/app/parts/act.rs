//! What can be done with a row or an item as a whole: a small button at its end.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::parts::button::{Button, Look};
use crate::app::words;
use crate::lang::Text;

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum RowAction {
    /// Make another one like it.
    Copy,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Take it away.
    Remove,
}

impl RowAction {
    /// The button of a row or an item, given the item's id and what a person calls it.
    pub(in crate::app) fn button(
        self,
        form: &Form,
        (id, about): (&AttrValue, &AttrValue),
        disabled: bool,
        action: Action,
    ) -> Html {
        Button::new(form.text_of(self.text()), form.on(action))
            .look(Look::Icon)
            .id(format!("{id}-{}", self.word()))
            .icon(self.icon())
            .about(about)
            .disabled(disabled)
            .edits(form)
            .draw()
    }

    /// The end of the button's id.
    fn word(self) -> &'static str {
        match self {
            RowAction::Copy => "copy",
            RowAction::Up => "up",
            RowAction::Down => "down",
            RowAction::Remove => "remove",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            RowAction::Remove => "x",
            act => act.word(),
        }
    }

    fn text(self) -> Text {
        match self {
            RowAction::Copy => words::DUPLICATE,
            RowAction::Up => words::MOVE_UP,
            RowAction::Down => words::MOVE_DOWN,
            RowAction::Remove => words::REMOVE,
        }
    }
}
