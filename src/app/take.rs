//! Taking the request away: by the clipboard, or as a file.

use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::host::By;
use crate::app::words;
use crate::app::written::Written;
use crate::browser;
use crate::insight::calendar::{self, MEDIA_TYPE, Series};
use crate::insight::sentence;
use crate::lang::{Arg, Message};
use crate::output::Format;
use crate::params::backup_rule::{RULE, RULE_NAME};
use crate::params::plan::PLAN_NAME;
use crate::plan::place::Place;
use crate::request::SIGNS;
use crate::values::schedule::Schedule;

/// Copies the request, whatever is wrong with it, and shows what is. `shown` is where it stands, to be selected when
/// the browser does not let it be copied.
pub fn copy(form: &Form, written: &Written, shown: &NodeRef) {
    let (form, shown) = (form.clone(), shown.clone());
    form.act(Action::Attempt);
    let Written::Text(sheet) = written.clone() else {
        form.act(Action::Done(nothing(written)));
        return;
    };
    let done = said(words::COPIED, form.format, written);
    spawn_local(async move {
        let done = if browser::copy(sheet.text()).await.is_ok() {
            form.act(Action::Taken(form.format, By::Clipboard));
            done
        } else {
            if let Some(shown) = shown.cast::<Element>() {
                browser::select(&shown);
            }
            Message::new(words::COPY_REFUSED, [])
        };
        form.act(Action::Done(done));
    });
}

/// Saves the request as a file, likewise.
pub fn save(form: &Form, written: &Written, shown: &NodeRef) {
    form.act(Action::Attempt);
    let Written::Text(sheet) = written else {
        form.act(Action::Done(nothing(written)));
        return;
    };
    let file = File { name: &file_name(form.format), media_type: form.format.syntax.media_type() };
    let done = said(words::SAVED, form.format, written);
    let mark = if sheet.text().is_ascii() { "" } else { form.format.syntax.byte_order_mark() };
    let text = format!("{mark}{}", sheet.text());
    let saved = file.save(shown, Some(&text));
    form.act(Action::Done(saved_or_refused(saved, done)));
    if saved {
        form.act(Action::Taken(form.format, By::File));
    }
}

/// A file to save.
#[derive(Clone, Copy, Debug)]
pub struct File<'f> {
    /// Its name.
    pub name: &'f str,
    /// Its media type.
    pub media_type: &'f str,
}

impl File<'_> {
    /// Saves a text, if there is one, and gives whether it could be saved. `near` is any node of the form.
    #[must_use]
    pub fn save(self, near: &NodeRef, text: Option<&str>) -> bool {
        near.get().zip(text).is_some_and(|(near, text)| {
            browser::download(&near, self.name, self.media_type, text).is_ok()
        })
    }
}

/// What is to be said of a file that was saved, or could not be.
#[must_use]
pub fn saved_or_refused(saved: bool, done: Message) -> Message {
    if saved { done } else { Message::new(words::SAVE_REFUSED, []) }
}

/// Saves the next runs of a schedule for a calendar. `near` is any node of the form.
pub fn save_calendar(form: &Form, place: &Place, schedule: &Schedule, near: &NodeRef) {
    let language = form.language;
    let now = form.clock.now.unwrap_or(schedule.start);
    let mut names: Vec<String> = vec![form.text(&Place::of(&PLAN_NAME))];
    let mut file = "create-backup-plan".to_owned();
    if let Some(index) = place.rule_index() {
        names.push(form.text(&Place::of(&RULE).index(index).member(&RULE_NAME)));
        file = format!("{file}.rule-{}", index + 1);
    }
    let about = sentence::plain(&form.sent, &form.clock, form.zone, language);
    let series = Series::of(schedule.clone(), place, &names, language);
    let text = calendar::file(&[series], now, &about);
    let file = File { name: &format!("{file}.ics"), media_type: MEDIA_TYPE };
    let done = Message::new(words::insight::CALENDAR_SAVED, []);
    let saved = file.save(near, text.as_deref());
    form.act(Action::Done(saved_or_refused(saved, done)));
}

/// Why there is no text to take away.
fn nothing(written: &Written) -> Message {
    let why = match written {
        Written::NoTarget(error) => words::endpoint_error(*error),
        // In a build that signs nothing there are no words about keys.
        Written::NeedsKeys if SIGNS => {
            return Message::new(words::NOTHING_TO_COPY, [Arg::Text(words::USE_KEYS)]);
        }
        _ => words::COMING,
    };
    Message::new(why, [])
}

fn said(sentence: crate::lang::Text, format: &Format, written: &Written) -> Message {
    let text = words::line_count(written.lines());
    Message::new(sentence, [Arg::Text(format.title), Arg::count(written.lines()), Arg::Text(text)])
}

/// `create-backup-plan.json`, but `create-backup-plan.curl.sh`: several formats share an extension.
fn file_name(format: &Format) -> String {
    let extension = format.syntax.extension();
    if format.id == extension {
        format!("create-backup-plan.{extension}")
    } else {
        format!("create-backup-plan.{}.{extension}", format.id)
    }
}
