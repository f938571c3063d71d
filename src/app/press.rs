//! A pointer that is pressed: what leaving a field shows waits until it is up again.
//!
//! Pressing on a button takes the focus from a field, whose messages then appear and move the button away from under
//! the pointer: the click would be lost. A click on a button that takes the request away finds the field left: what is sent or copied is tidied first. What
//! other buttons do belongs to what was shown when they were aimed at.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;

use crate::app::action::Action;

/// The buttons that take the request away.
pub const TAKES_AWAY: &str = "#copy, #bar-copy, #download, #submit";

/// Whether the pointer is down, and what waits for it.
#[derive(Clone, Debug, Default)]
pub struct Press(Rc<RefCell<Option<Held>>>);

/// A pointer that is down.
#[derive(Debug, Default)]
struct Held {
    waiting: Vec<Action>,
    /// What hears of its going up, wherever it is by then.
    listeners: Vec<EventListener>,
}

impl Press {
    /// The pointer goes down; the listeners stay until it is up.
    pub fn down(&self, listeners: Vec<EventListener>) {
        self.0.borrow_mut().get_or_insert_default().listeners = listeners;
    }

    /// Whether the pointer is down.
    #[must_use]
    pub fn is_down(&self) -> bool {
        self.0.borrow().is_some()
    }

    /// The pointer is up: what has waited, in its order.
    #[must_use]
    pub fn up(&self) -> Vec<Action> {
        self.0.borrow_mut().take().map(|held| held.waiting).unwrap_or_default()
    }

    /// What has waited until now, while the pointer may still be down.
    #[must_use]
    pub fn waiting(&self) -> Vec<Action> {
        self.0
            .borrow_mut()
            .as_mut()
            .map(|held| std::mem::take(&mut held.waiting))
            .unwrap_or_default()
    }

    /// An action that may happen now; one that leaves a field waits while the pointer is down.
    #[must_use]
    pub fn pass(&self, action: Action) -> Option<Action> {
        match (&mut *self.0.borrow_mut(), action) {
            (Some(held), action @ (Action::Leave(_) | Action::LeaveList(_) | Action::Settle)) => {
                held.waiting.push(action);
                None
            }
            (_, action) => Some(action),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::place::Place;

    #[test]
    fn leaving_waits_for_the_pointer_and_nothing_else_does() {
        let press = Press::default();
        let leave = || Action::Leave(Place::ROOT);
        assert!(press.pass(leave()).is_some());
        press.down(Vec::new());
        assert!(press.pass(leave()).is_none());
        assert!(press.pass(Action::Attempt).is_some());
        assert_eq!(press.waiting().len(), 1);
        assert!(press.is_down() && press.pass(leave()).is_none());
        assert_eq!(press.up().len(), 1);
        assert!(!press.is_down() && press.up().is_empty() && press.pass(leave()).is_some());
    }
}
