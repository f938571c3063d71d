//! What can be done from anywhere in the form: found by its name in the jump dialog, and some of it by a shortcut.
//!
//! To add one, write it here and list it in [`ALL`]; its keys, if it has any, go into `shortcuts`.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::form::Form;
use crate::app::next_problem::Way;
use crate::app::session::Session;
use crate::app::take;
use crate::app::words::{batch, finding as words, history, paste, share, signature};
use crate::app::written::Written;
use crate::lang::Text;
use crate::request::SIGNS;

/// What a command works with.
#[derive(Clone, PartialEq, Debug)]
pub struct CommandContext {
    /// The form.
    pub form: Form,
    /// The request as it is taken away.
    pub written: Written,
    /// Where that stands.
    pub shown: NodeRef,
    /// Whether the form is the page itself.
    pub page: bool,
}

impl yew::html::ImplicitClone for CommandContext {}

/// Something that can be done.
#[derive(Debug)]
pub struct Command {
    /// A short name, for ids.
    pub id: &'static str,
    /// What it does, in a few words.
    pub title: Text,
    /// Whether only a form that is the page itself can do it.
    pub page: bool,
    /// Whether it is there to change the plan, which some forms can only read.
    pub edits: bool,
    /// Whether there is anything for it to do.
    pub can: fn(&Session) -> bool,
    /// Does it.
    pub run: fn(&CommandContext),
}

impl PartialEq for Command {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Command {}

impl Command {
    /// Whether it would do anything in a form as it stands.
    #[must_use]
    pub fn is_useful(&self, session: &Session) -> bool {
        !(self.edits && session.frame.locked) && (self.can)(session)
    }
}

/// Every command, in the order they are listed.
pub static ALL: &[&Command] = &[
    &JUMP,
    &NEXT_PROBLEM,
    &PREVIOUS_PROBLEM,
    &COPY,
    &DOWNLOAD,
    &UNDO,
    &REDO,
    &CHANGES,
    &PASTE,
    &PRESETS,
    &BATCH,
    &SHARE,
    &SIGNATURE,
    &NARROW,
    &THEME,
    &SHORTCUTS,
];

/// What a command is unless it says otherwise.
const BASE: Command =
    Command { id: "", title: words::JUMP, page: false, edits: false, can: |_| true, run: |_| () };

/// Opens the jump dialog.
pub static JUMP: Command = Command {
    id: "jump",
    title: words::JUMP,
    run: |context| context.form.act(Action::Open(Dialog::Jump)),
    ..BASE
};

/// Goes to the next problem.
pub static NEXT_PROBLEM: Command = Command {
    id: "next-problem",
    title: words::NEXT_PROBLEM,
    can: |session| session.next_problem(Way::Onward).is_some(),
    run: |context| context.form.act(Action::GoToProblem(Way::Onward)),
    ..BASE
};

/// Goes to the previous problem.
pub static PREVIOUS_PROBLEM: Command = Command {
    id: "previous-problem",
    title: words::PREVIOUS_PROBLEM,
    can: |session| session.next_problem(Way::Back).is_some(),
    run: |context| context.form.act(Action::GoToProblem(Way::Back)),
    ..BASE
};

/// Copies the request.
pub static COPY: Command = Command {
    id: "copy",
    title: words::COPY_REQUEST,
    can: Session::has_outputs,
    run: |context| take::copy(&context.form, &context.written, &context.shown),
    ..BASE
};

/// Saves the request as a file.
pub static DOWNLOAD: Command = Command {
    id: "download",
    title: words::SAVE_REQUEST,
    can: Session::has_outputs,
    run: |context| take::save(&context.form, &context.written, &context.shown),
    ..BASE
};

/// Shows what is required only, or everything.
pub static NARROW: Command = Command {
    id: "narrow",
    title: words::TOGGLE_REQUIRED,
    run: |context| context.form.act(Action::Narrow(context.form.narrowed.is_none())),
    ..BASE
};

/// Takes the last step back.
pub static UNDO: Command = Command {
    id: "undo",
    title: history::UNDO,
    edits: true,
    can: |session| session.undoes().is_some(),
    run: |context| context.form.act(Action::Undo),
    ..BASE
};

/// Takes the step again that was taken back last.
pub static REDO: Command = Command {
    id: "redo",
    title: history::REDO,
    edits: true,
    can: |session| session.redoes().is_some(),
    run: |context| context.form.act(Action::Redo),
    ..BASE
};

/// Lists what has changed.
pub static CHANGES: Command = Command {
    id: "changes",
    title: history::CHANGES,
    run: |context| context.form.act(Action::Open(Dialog::Changes)),
    ..BASE
};

/// Opens the box for anything.
pub static PASTE: Command = Command {
    id: "paste",
    title: paste::OPEN,
    edits: true,
    run: |context| context.form.act(Action::Open(Dialog::Paste)),
    ..BASE
};

/// Lists the examples.
pub static PRESETS: Command = Command {
    id: "presets",
    title: share::PRESETS,
    edits: true,
    run: |context| context.form.act(Action::Open(Dialog::Presets)),
    ..BASE
};

/// Checks a file of many plans.
pub static BATCH: Command = Command {
    id: "batch",
    title: batch::COMMAND,
    page: true,
    run: |context| context.form.act(Action::Open(Dialog::Batch)),
    ..BASE
};

/// Makes a link to the plan.
pub static SHARE: Command = Command {
    id: "share",
    title: share::SHARE,
    page: true,
    run: |context| context.form.act(Action::Open(Dialog::Share)),
    ..BASE
};

/// Shows how the request is signed, and examines a signature that is refused.
pub static SIGNATURE: Command = Command {
    id: "signature",
    title: signature::COMMAND,
    can: |_| SIGNS,
    run: |context| context.form.act(Action::Open(Dialog::Signature)),
    ..BASE
};

/// Changes the colours.
pub static THEME: Command = Command {
    id: "theme",
    title: words::OTHER_COLOURS,
    can: |session| !session.frame.theme,
    run: |context| context.form.act(Action::SetTheme(context.form.theme.next())),
    ..BASE
};

/// Lists the shortcuts.
pub static SHORTCUTS: Command = Command {
    id: "shortcuts",
    title: words::SHORTCUTS,
    run: |context| context.form.act(Action::Open(Dialog::Shortcuts)),
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
