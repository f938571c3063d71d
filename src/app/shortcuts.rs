//! The keyboard shortcuts: one table, read by whoever listens and by the dialog that lists them.
//!
//! A key that writes a character works only while no text is typed, and can be switched off, as success criterion 2.1.4
//! of WCAG 2.2 asks: who speaks to the computer may say one by mistake. The keys leave alone what browsers and screen
//! readers use: Alt with an arrow opens a list of choices and moves the cursor of a Mac by paragraphs, so problems are
//! gone through by F8, as in editors of code.

use yew::prelude::*;

use crate::app::commands::{self, Command};
use crate::app::session::Session;
use crate::browser;

/// The cap of the key that most shortcuts are held with: either, because both are heard on any keyboard.
const MAIN: &str = "Ctrl / ⌘";

/// The cap of the key for capitals.
const SHIFT: &str = "Shift";

/// Keys that are pressed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// The last of them, as `KeyboardEvent.key` names it; a letter in lower case.
    pub key: &'static str,
    /// Whether Ctrl, or ⌘ on a Mac, is held.
    pub main: bool,
    /// Whether Shift is held. A character is what it is with or without.
    pub shift: bool,
}

/// What keys do.
#[derive(Debug)]
pub struct Shortcut {
    /// The keys.
    pub keys: Keys,
    /// Whether they work while a text is typed, too.
    pub typing: bool,
    /// What they do.
    pub command: &'static Command,
}

/// Every shortcut, in the order they are listed. Of two for one command the first is the one to learn.
pub static ALL: &[Shortcut] = &[
    Shortcut { keys: alone("/"), typing: false, command: &commands::JUMP },
    Shortcut { keys: with_main("Enter"), typing: true, command: &commands::COPY },
    // Where a text is typed, these are the browser's own.
    Shortcut { keys: with_main("z"), typing: false, command: &commands::UNDO },
    Shortcut { keys: shifted(with_main("z")), typing: false, command: &commands::REDO },
    Shortcut { keys: with_main("y"), typing: false, command: &commands::REDO },
    Shortcut { keys: alone("F8"), typing: true, command: &commands::NEXT_PROBLEM },
    Shortcut { keys: shifted(alone("F8")), typing: true, command: &commands::PREVIOUS_PROBLEM },
    Shortcut { keys: alone("?"), typing: false, command: &commands::SHORTCUTS },
];

/// A key without any other.
#[must_use]
pub const fn alone(key: &'static str) -> Keys {
    Keys { key, main: false, shift: false }
}

/// A key with Ctrl, or ⌘ on a Mac.
#[must_use]
pub const fn with_main(key: &'static str) -> Keys {
    Keys { key, main: true, shift: false }
}

/// The same keys with Shift.
#[must_use]
pub const fn shifted(keys: Keys) -> Keys {
    Keys { shift: true, ..keys }
}

/// A key that was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "so many keys can be held, each by itself")]
pub struct Pressed {
    /// `KeyboardEvent.key`.
    pub key: String,
    /// Whether Ctrl or ⌘ is held.
    pub main: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether the focus is where a text is typed.
    pub typing: bool,
}

impl Pressed {
    fn of(event: &KeyboardEvent) -> Pressed {
        Pressed {
            key: event.key(),
            main: event.ctrl_key() || event.meta_key(),
            // On some keyboards a `/` needs AltGr, which browsers tell as Ctrl and Alt.
            alt: event.alt_key(),
            shift: event.shift_key(),
            typing: browser::is_typed_on(event),
        }
    }
}

impl Keys {
    /// What stands on each key, in the order they are pressed.
    #[must_use]
    pub fn caps(self) -> Vec<String> {
        let main = self.main.then(|| MAIN.to_owned());
        let shift = self.shift.then(|| SHIFT.to_owned());
        let key =
            if self.is_character() { self.key.to_ascii_uppercase() } else { self.key.to_owned() };
        main.into_iter().chain(shift).chain([key]).collect()
    }

    /// Whether the last of them writes a character.
    fn is_character(self) -> bool {
        self.key.chars().count() == 1
    }

    /// Whether they write a character, with no key held that would make them mean something else.
    #[must_use]
    pub fn is_single(self) -> bool {
        self.is_character() && !self.main
    }

    fn are(self, pressed: &Pressed) -> bool {
        // A character alone may need Shift or AltGr on a keyboard; AltGr is Ctrl and Alt to a browser.
        let held = if self.is_single() {
            pressed.main == pressed.alt
        } else {
            pressed.main == self.main && !pressed.alt && pressed.shift == self.shift
        };
        held && pressed.key.eq_ignore_ascii_case(self.key)
    }
}

/// The command that a pressed key asks for, and that has something to do. While a dialog is open there is none.
#[must_use]
pub fn asked(session: &Session, pressed: &Pressed) -> Option<&'static Command> {
    let works = |shortcut: &&Shortcut| {
        // A text that nothing was typed on since the last step has nothing of its own to take back.
        let steps = [&commands::UNDO, &commands::REDO].contains(&shortcut.command);
        shortcut.typing || !pressed.typing || steps && !session.is_typed_on()
    };
    let shortcut = on(session).filter(|shortcut| shortcut.keys.are(pressed)).find(works)?;
    (session.open.is_none() && shortcut.command.is_useful(session)).then_some(shortcut.command)
}

/// Does what a key asks for, and keeps the browser from doing something of its own.
pub fn follow(context: &commands::CommandContext, event: &KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    if let Some(command) = asked(&context.form, &Pressed::of(event)) {
        event.prevent_default();
        (command.run)(context);
    }
}

/// The shortcuts that are on.
fn on(session: &Session) -> impl Iterator<Item = &'static Shortcut> {
    let single_keys = session.single_keys;
    ALL.iter().filter(move |shortcut| single_keys || !shortcut.keys.is_single())
}

/// The keys of a command.
#[must_use]
pub fn of(session: &Session, command: &Command) -> Option<Keys> {
    on(session).find(|shortcut| shortcut.command == command).map(|shortcut| shortcut.keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;
    use crate::params::files::PATH;
    use crate::plan::place::Place;

    fn key(key: &str) -> Pressed {
        Pressed { key: key.to_owned(), ..Pressed::default() }
    }

    #[track_caller]
    fn asks(pressed: &Pressed, command: Option<&Command>) {
        assert_eq!(asked(&Session::default(), pressed), command, "{pressed:?}");
    }

    #[test]
    fn a_character_works_only_while_no_text_is_typed() {
        asks(&key("/"), Some(&commands::JUMP));
        asks(&Pressed { typing: true, ..key("/") }, None);
        asks(&Pressed { shift: true, ..key("?") }, Some(&commands::SHORTCUTS));
        asks(&Pressed { main: true, ..key("/") }, None);
        asks(&Pressed { alt: true, ..key("/") }, None);
        asks(&Pressed { main: true, alt: true, ..key("/") }, Some(&commands::JUMP));
    }

    #[test]
    fn a_character_by_itself_can_be_switched_off() {
        let off = Session::default().after(Action::SetSingleKeys(false));
        assert_eq!(asked(&off, &key("/")), None);
        assert_eq!(asked(&off, &Pressed { shift: true, ..key("?") }), None);
        assert_eq!(of(&off, &commands::JUMP), None);
        assert_eq!(asked(&off, &Pressed { main: true, ..key("Enter") }), Some(&commands::COPY));
        let on = off.after(Action::SetSingleKeys(true));
        assert_eq!(asked(&on, &key("/")), Some(&commands::JUMP));
    }

    #[test]
    fn other_keys_work_everywhere_with_just_what_they_ask_for() {
        asks(&Pressed { main: true, typing: true, ..key("Enter") }, Some(&commands::COPY));
        asks(&key("Enter"), None);
        asks(&Pressed { main: true, shift: true, ..key("Enter") }, None);
    }

    #[test]
    fn undo_is_the_browsers_own_where_a_text_is_typed() {
        let changed = Session::default().after(Action::SetRegion("cn-shanghai".into()));
        let undo = Pressed { main: true, ..key("z") };
        assert_eq!(asked(&changed, &undo), Some(&commands::UNDO));
        assert_eq!(asked(&changed, &Pressed { typing: true, ..undo.clone() }), None);
        // After a row was removed the focus is in another, on which nothing has been typed.
        let row = |index| Place::of(&PATH).index(index);
        let rows = Session::default()
            .after(Action::Edit(row(0), "/a".into()))
            .after(Action::AddRow(Place::of(&PATH)))
            .after(Action::Edit(row(1), "/b".into()))
            .after(Action::RemoveRow(Place::of(&PATH), 1));
        let typing = Pressed { typing: true, ..undo.clone() };
        assert_eq!(asked(&rows, &typing), Some(&commands::UNDO));
        assert_eq!(asked(&rows.after(Action::Edit(row(0), "/ab".into())), &typing), None);
        let undone = changed.after(Action::Undo);
        let redo = Pressed { shift: true, main: true, ..key("Z") };
        assert_eq!(asked(&undone, &redo), Some(&commands::REDO));
        assert_eq!(asked(&undone, &Pressed { main: true, ..key("y") }), Some(&commands::REDO));
        assert_eq!(asked(&undone, &undo), None, "there is nothing to undo");
    }

    #[test]
    fn the_caps_of_keys_stand_in_their_order() {
        assert_eq!(shifted(with_main("z")).caps(), ["Ctrl / ⌘", "Shift", "Z"]);
        assert_eq!(alone("/").caps(), ["/"]);
    }

    #[test]
    fn keys_without_anything_to_do_are_left_to_the_browser() {
        asks(&Pressed { main: true, shift: true, ..key("z") }, None);
    }

    #[test]
    fn no_two_shortcuts_have_the_same_keys() {
        for (index, shortcut) in ALL.iter().enumerate() {
            assert!(ALL[..index].iter().all(|other| other.keys != shortcut.keys));
        }
    }
}
