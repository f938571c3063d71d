//! A pointer that is pressed: what leaving a field shows waits until it is up again.
//!
//! Pressing on a button takes the focus from a field, whose messages then appear and move the button away from under
//! the pointer: the click would be lost.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::action::Action;

/// Whether the pointer is down, and what waits for it.
#[derive(Clone, Debug, Default)]
pub struct Press(Rc<RefCell<Option<Vec<Action>>>>);

impl Press {
    /// The pointer goes down.
    pub fn down(&self) {
        self.0.borrow_mut().get_or_insert_default();
    }

    /// The pointer is up: what has waited, in its order.
    #[must_use]
    pub fn up(&self) -> Vec<Action> {
        self.0.borrow_mut().take().unwrap_or_default()
    }

    /// An action that may happen now; one that leaves a field waits while the pointer is down.
    #[must_use]
    pub fn pass(&self, action: Action) -> Option<Action> {
        match (&mut *self.0.borrow_mut(), action) {
            (Some(waiting), action @ (Action::Leave(_) | Action::LeaveList(_))) => {
                waiting.push(action);
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
        press.down();
        assert!(press.pass(leave()).is_none());
        assert!(press.pass(Action::Attempt).is_some());
        assert_eq!(press.up().len(), 1);
        assert!(press.up().is_empty() && press.pass(leave()).is_some());
    }
}
