//! Taking the request away: by the clipboard, or as a file.

use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::words;
use crate::app::written::Written;
use crate::browser;
use crate::lang::{Arg, Message};
use crate::output::Format;

/// Copies the request, whatever is wrong with it, and shows what is. `shown` is where it stands, to be selected when
/// the browser does not let it be copied.
pub fn copy(form: &Form, written: &Written, shown: &NodeRef) {
    let (form, shown) = (form.clone(), shown.clone());
    form.act(Action::Attempt);
    let Written::Text(text) = written.clone() else {
        form.act(Action::Done(Message::new(words::NOTHING_TO_COPY, [])));
        return;
    };
    let done = said(words::COPIED, form.format, written);
    spawn_local(async move {
        let done = if browser::copy(&text).await.is_ok() {
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
    let (Written::Text(text), Some(near)) = (written, shown.get()) else {
        form.act(Action::Done(Message::new(words::NOTHING_TO_COPY, [])));
        return;
    };
    let saved =
        browser::download(&near, &file_name(form.format), form.format.syntax.media_type(), text);
    form.act(Action::Done(match saved {
        Ok(()) => said(words::SAVED, form.format, written),
        Err(browser::Refused) => Message::new(words::SAVE_REFUSED, []),
    }));
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
