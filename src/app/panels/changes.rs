//! What differs between two plans, as a table.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::parts::button::Button;
use crate::app::parts::dialog::Dialog;
use crate::app::typed;
use crate::app::words::{self as common, history as words};
use crate::lang::Arg;
use crate::plan::diff::{self, Change};
use crate::values::direction::straight;
use crate::values::json::Value;

/// The most changes that are shown.
const SHOWN_CHANGES: usize = 200;
/// The most characters of a value that are shown.
const SHOWN_CHARS: usize = 300;

/// The dialog with what has changed since the start.
pub(in crate::app) fn changes_dialog(form: &Form) -> Html {
    let changes = diff::changes(&form.start, &form.draft);
    html! {
        <Dialog {form} which={Which::Changes} title={form.text_of(words::CHANGES)} wide=true>
            if changes.is_empty() {
                <p>{ form.text_of(words::NO_CHANGES) }</p>
            } else {
                { table(form, None, &changes) }
                if !form.frame.locked {
                    <div class="dialog__foot">
                        {
                            Button::new(form.text_of(words::RESET_TO_START), form.on(Action::Reset))
                                .id("reset")
                                .icon("undo")
                                .draw()
                        }
                    </div>
                }
            }
        </Dialog>
    }
}

/// Changes as a table: the field, what was there, what is there now. The region is no parameter, and comes first.
pub(in crate::app) fn table(form: &Form, region: Option<&str>, changes: &[Change]) -> Html {
    let rest = changes.len().saturating_sub(SHOWN_CHANGES);
    // Where there is no room for columns, each value says which one it is.
    let (before, after) = (form.text_of(words::BEFORE), form.text_of(words::AFTER));
    html! {
        <>
            <table class="changes">
                <thead>
                    <tr>
                        <th scope="col">{ form.text_of(words::FIELD) }</th>
                        <th scope="col">{ form.text_of(words::BEFORE) }</th>
                        <th scope="col">{ form.text_of(words::AFTER) }</th>
                    </tr>
                </thead>
                <tbody>
                    if let Some(region) = region {
                        <tr class="changes__row--changed">
                            <th scope="row">{ form.text_of(common::REGION) }</th>
                            <td data-label={before}><code class="changes__value">{ &form.region }</code></td>
                            <td data-label={after}><code class="changes__value">{ region }</code></td>
                        </tr>
                    }
                    for change in changes.iter().take(SHOWN_CHANGES) {
                        <tr class={class(change)}>
                            <th scope="row">
                                { form.label(&change.place) }
                                { " " }
                                <code class="field__name">{ change.place.wire_name() }</code>
                            </th>
                            <td data-label={before}>{ side(form, change.before.as_ref()) }</td>
                            <td data-label={after}>{ side(form, change.after.as_ref()) }</td>
                        </tr>
                    }
                </tbody>
            </table>
            if rest > 0 { <p>{ form.say(common::MORE_FINDINGS, [Arg::count(rest)]) }</p> }
        </>
    }
}

fn class(change: &Change) -> &'static str {
    match (&change.before, &change.after) {
        (None, _) => "changes__row--added",
        (_, None) => "changes__row--removed",
        _ => "changes__row--changed",
    }
}

fn side(form: &Form, value: Option<&Value<'static>>) -> Html {
    let Some(value) = value else {
        return html! { <span class="changes__none">{ form.text_of(common::NOT_SET) }</span> };
    };
    let text = typed::text(&value.clone().into());
    let mut shown = straight(&text.chars().take(SHOWN_CHARS).collect::<String>());
    if text.chars().nth(SHOWN_CHARS).is_some() {
        shown.push('…');
    }
    html! { <code class="changes__value">{ shown }</code> }
}
