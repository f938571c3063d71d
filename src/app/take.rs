//! Taking the request away: by the clipboard, or as a file.

use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::words;
use crate::app::written::Written;
use crate::browser;
use crate::insight::calendar::{self, MEDIA_TYPE};
use crate::insight::sentence;
use crate::lang::{Arg, Message};
use crate::output::Format;
use crate::params::backup_rule::{RULE, RULE_NAME};
use crate::params::plan::PLAN_NAME;
use crate::plan::place::Place;
use crate::values::schedule::Schedule;

/// Copies the request, whatever is wrong with it, and shows what is. `shown` is where it stands, to be selected when
/// the browser does not let it be copied.
pub fn copy(form: &Form, written: &Written, shown: &NodeRef) {
    let (form, shown) = (form.clone(), shown.clone());
    form.act(Action::Attempt);
    let Written::Text(sheet) = written.clone() else {
        form.act(Action::Done(Message::new(words::NOTHING_TO_COPY, [])));
        return;
    };
    let done = said(words::COPIED, form.format, written);
    spawn_local(async move {
        let done = if browser::copy(sheet.text()).await.is_ok() {
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
    let (Written::Text(sheet), Some(near)) = (written, shown.get()) else {
        form.act(Action::Done(Message::new(words::NOTHING_TO_COPY, [])));
        return;
    };
    let saved = browser::download(
        &near,
        &file_name(form.format),
        form.format.syntax.media_type(),
        sheet.text(),
    );
    form.act(Action::Done(match saved {
        Ok(()) => said(words::SAVED, form.format, written),
        Err(browser::Refused) => Message::new(words::SAVE_REFUSED, []),
    }));
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
    names.retain(|name| !name.trim().is_empty());
    let mut summary = form.text_of(words::insight::EVENT).to_owned();
    if !names.is_empty() {
        summary.push_str(form.text_of(words::COLON));
        summary.push_str(&names.join(form.text_of(words::COMMA)));
    }
    let about = sentence::plain(&form.sent, &form.clock, form.zone, language);
    let saved = near.get().zip(calendar::file(schedule, now, &summary, &about)).is_some_and(
        |(near, text)| browser::download(&near, &format!("{file}.ics"), MEDIA_TYPE, &text).is_ok(),
    );
    let done = if saved { words::insight::CALENDAR_SAVED } else { words::SAVE_REFUSED };
    form.act(Action::Done(Message::new(done, [])));
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
