//! What can be taken away: the fixed file, a log for code scanning, a table.

use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::app::batch::Panel;
use crate::app::batch::filters::of;
use crate::app::batch::job::Event;
use crate::app::batch::progress::{stop, whole};
use crate::app::parts::button::Button;
use crate::app::take::saved_or_refused;
use crate::app::words::batch as words;
use crate::browser;
use crate::lang::{Arg, Message, Text};

/// What can be taken away: a name that the worker knows it by, and what it is called.
const FILES: [(&str, Text); 3] =
    [(FIXED, words::SAVE_FIXED), ("sarif", words::SAVE_SARIF), ("csv", words::SAVE_CSV)];

/// The file that has all plans, whichever are listed.
const FIXED: &str = "fixed";

/// What the worker is told of it.
#[derive(serde::Serialize)]
struct Wanted {
    what: &'static str,
    language: &'static str,
}

/// The buttons.
pub(in crate::app::batch) fn export(panel: &Panel) -> Html {
    let (form, job) = (&panel.form, &panel.job);
    let busy = job.runs() || job.saving.is_some() || job.trouble.is_some();
    let disabled = |what: &str| busy || what != FIXED && job.view.fit == 0;
    let save = |what: &'static str| {
        let panel = panel.clone();
        Callback::from(move |_| {
            panel.job.dispatch(Event::Saving);
            panel.call("save", &Wanted { what, language: panel.form.language.tag() });
        })
    };
    let listed = job.view.fit;
    let title = |what: &str, text: Text| {
        if what == FIXED || listed == job.plans() {
            return AttrValue::from(form.text_of(text));
        }
        of(panel, form.text_of(text), listed).into()
    };
    html! {
        <div class="batch__export">
            <p class="stock__about">{ form.text_of(words::SAVE_ABOUT) }</p>
            <div class="dialog__foot">
                for (what, text) in FILES {
                    {
                        Button::new(title(what, text), save(what))
                            .id(format!("batch-{what}"))
                            .icon("download")
                            .disabled(disabled(what))
                            .draw()
                    }
                }
                if job.saving.is_some() { { stop(panel) } }
                <span role="status">
                    if let Some(share) = job.saving {
                        { form.say(words::SAVING, [Arg::Plain(whole(share * 100.0).to_string())]) }
                    } else if let Some(done) = &job.done {
                        { done.render(form.language) }
                    }
                </span>
            </div>
        </div>
    }
}

/// Saves what the worker has made, and gives what is to be said of it.
pub(in crate::app::batch) fn saved(
    near: &NodeRef,
    what: &str,
    name: &str,
    made: &JsValue,
) -> Option<Message> {
    if made.is_null() {
        // The reader stopped it.
        return None;
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "json"));
    let file = match what {
        FIXED => format!("{stem}.{FIXED}.{ending}"),
        what => format!("{stem}.{what}"),
    };
    let saved = near.get().is_some_and(|near| browser::download_made(&near, &file, made).is_ok());
    Some(saved_or_refused(saved, Message::new(words::SAVED, [Arg::Plain(file)])))
}
