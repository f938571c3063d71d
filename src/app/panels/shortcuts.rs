//! The dialog that lists the keyboard shortcuts.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::panels::jump::caps;
use crate::app::parts::dialog::Dialog;
use crate::app::parts::switch::switch;
use crate::app::shortcuts::ALL;
use crate::app::words::finding;

/// The list of shortcuts.
pub(in crate::app) fn shortcuts_dialog(form: &Form) -> Html {
    html! {
        <Dialog {form} which={Which::Shortcuts} title={form.text_of(finding::SHORTCUTS)}>
            <table class="shortcuts">
                <thead>
                    <tr>
                        <th scope="col">{ form.text_of(finding::KEYS_HEAD) }</th>
                        <th scope="col">{ form.text_of(finding::DOES_HEAD) }</th>
                    </tr>
                </thead>
                <tbody>
                    for shortcut in ALL {
                        <tr class={(shortcut.keys.is_single() && !form.single_keys).then_some("shortcuts__off")}>
                            <td>{ caps(shortcut.keys) }</td>
                            <td>{ form.text_of(shortcut.command.title) }</td>
                        </tr>
                    }
                </tbody>
            </table>
            <p class="shortcuts__about">{ form.text_of(finding::SHORTCUTS_ABOUT) }</p>
            {
                switch(
                    "single-keys",
                    form.text_of(finding::SINGLE_KEYS),
                    form.single_keys,
                    form.on(Action::SetSingleKeys(!form.single_keys)),
                )
            }
        </Dialog>
    }
}
