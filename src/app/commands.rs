//! What can be done from anywhere in the form: found by its name in the jump dialog, and some of it by a shortcut.
//!
//! To add one, write it here and list it in [`ALL`]; its keys, if it has any, go into `shortcuts`.

use yew::prelude::*;

use crate::app::dialog::Dialog;
use crate::app::form::Form;
use crate::app::next_problem::Way;
use crate::app::session::{Action, Session};
use crate::app::take;
use crate::app::words::finding as words;
use crate::app::written::Written;
use crate::lang::Text;

/// What a command works with.
#[derive(Clone, PartialEq, Debug)]
pub struct Desk {
    /// The form.
    pub form: Form,
    /// The request as it is taken away.
    pub written: Written,
    /// Where that stands.
    pub shown: NodeRef,
}

impl yew::html::ImplicitClone for Desk {}

/// Something that can be done.
#[derive(Debug)]
pub struct Command {
    /// A short name, for ids.
    pub id: &'static str,
    /// What it does, in a few words.
    pub title: Text,
    /// Its icon.
    pub icon: &'static str,
    /// Whether there is anything for it to do.
    pub can: fn(&Session) -> bool,
    /// Does it.
    pub run: fn(&Desk),
}

impl PartialEq for Command {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Command {}

/// Every command, in the order they are listed.
pub static ALL: &[&Command] =
    &[&JUMP, &NEXT_PROBLEM, &PREVIOUS_PROBLEM, &COPY, &DOWNLOAD, &NARROW, &THEME, &SHORTCUTS];

/// What a command is unless it says otherwise.
const BASE: Command =
    Command { id: "", title: words::JUMP, icon: "right", can: |_| true, run: |_| () };

/// Opens the jump dialog.
pub static JUMP: Command = Command {
    id: "jump",
    title: words::JUMP,
    icon: "search",
    run: |desk| desk.form.act(Action::Open(Dialog::Jump)),
    ..BASE
};

/// Goes to the next problem.
pub static NEXT_PROBLEM: Command = Command {
    id: "next-problem",
    title: words::NEXT_PROBLEM,
    icon: "down",
    can: |session| session.next_problem(Way::Onward).is_some(),
    run: |desk| desk.form.act(Action::GoToProblem(Way::Onward)),
};

/// Goes to the previous problem.
pub static PREVIOUS_PROBLEM: Command = Command {
    id: "previous-problem",
    title: words::PREVIOUS_PROBLEM,
    icon: "up",
    can: |session| session.next_problem(Way::Back).is_some(),
    run: |desk| desk.form.act(Action::GoToProblem(Way::Back)),
};

/// Copies the request.
pub static COPY: Command = Command {
    id: "copy",
    title: words::COPY_REQUEST,
    icon: "copy",
    run: |desk| take::copy(&desk.form, &desk.written, &desk.shown),
    ..BASE
};

/// Saves the request as a file.
pub static DOWNLOAD: Command = Command {
    id: "download",
    title: words::SAVE_REQUEST,
    icon: "download",
    run: |desk| take::save(&desk.form, &desk.written, &desk.shown),
    ..BASE
};

/// Shows what is required only, or everything.
pub static NARROW: Command = Command {
    id: "narrow",
    title: words::TOGGLE_REQUIRED,
    icon: "filter",
    run: |desk| desk.form.act(Action::Narrow(desk.form.narrowed.is_none())),
    ..BASE
};

/// Changes the colours.
pub static THEME: Command = Command {
    id: "theme",
    title: words::OTHER_COLOURS,
    icon: "theme",
    run: |desk| desk.form.act(Action::SetTheme(desk.form.theme.next())),
    ..BASE
};

/// Lists the shortcuts.
pub static SHORTCUTS: Command = Command {
    id: "shortcuts",
    title: words::SHORTCUTS,
    icon: "keyboard",
    run: |desk| desk.form.act(Action::Open(Dialog::Shortcuts)),
    ..BASE
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_command_has_an_id_of_its_own() {
        for (index, command) in ALL.iter().enumerate() {
            assert!(!command.id.is_empty() && !ALL[..index].contains(command), "{}", command.id);
        }
    }
}
