//! A file of many plans, checked beside the page: what `<create-backup-plan page>` shows of it.
//!
//! `BatchPanel` is all that the rest of the form knows. The plans stay with the worker; the page has the rows that are
//! in view, the sums, and the one plan that is looked at.

mod choose;
mod export;
mod filters;
pub mod job;
mod list;
pub mod message;
mod plan;
mod progress;
mod week;
pub mod work;

use std::cell::RefCell;
use std::rc::Rc;

use serde_wasm_bindgen::{from_value, to_value};
use wasm_bindgen::JsValue;
use web_sys::File;
use yew::prelude::*;

use crate::app::batch::choose::choose;
use crate::app::batch::export::{export, saved};
use crate::app::batch::filters::filters;
use crate::app::batch::job::{Event, Job, Trouble};
use crate::app::batch::list::{List, Window};
use crate::app::batch::message::{Filter, Question, Surroundings};
use crate::app::batch::plan::PlanInFull;
use crate::app::batch::progress::progress;
use crate::app::batch::week::week;
use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::parts::dialog::Dialog;
use crate::app::parts::rich::rich;
use crate::app::words::batch as words;
use crate::browser::{self, WorkerHandle};
use crate::import;
use crate::insight::zone::Zone;
use crate::lang::Arg;

/// The largest file that is taken, in bytes.
pub const MOST_BYTES: f64 = 536_870_912.0;
/// The most plans of a file.
pub const MOST_PLANS: usize = 400_000;
/// The longest plan of a file, in bytes.
pub const MOST_PLAN_BYTES: usize = 8 << 20;

/// The ends of the names of files that have many plans.
const ENDINGS: [&str; 2] = ["jsonl", "ndjson"];

/// Whether a file has many plans, as far as can be seen from outside: by its name, or by being too large for the box
/// for anything.
pub(in crate::app) fn is_of_many(file: &File) -> bool {
    looks_like_many(&file.name(), file.size())
}

fn looks_like_many(name: &str, size: f64) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a limit of a few megabytes is exact")]
    let large = size > import::MAX_BYTES as f64;
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ENDINGS.contains(&&*ending) || (large && ending == "json")
}

#[derive(Properties, PartialEq)]
pub(in crate::app) struct BatchProps {
    pub form: Form,
    /// The file that was chosen or dropped.
    pub file: UseStateHandle<Option<File>>,
}

/// The worker, while there is one.
type Worker = Rc<RefCell<Option<WorkerHandle>>>;

/// What every part of the panel works with.
#[derive(Clone, PartialEq)]
struct Panel {
    form: Form,
    job: UseReducerHandle<Job>,
    worker: Worker,
    filter: UseStateHandle<Filter>,
    /// Which of the plans that fit has the focus.
    active: UseStateHandle<usize>,
    window: UseStateHandle<Window>,
}

impl yew::html::ImplicitClone for Panel {}

impl Panel {
    /// Has the worker do something.
    fn call(&self, name: &str, given: &impl serde::Serialize) {
        if let (Some(worker), Ok(given)) = (&*self.worker.borrow(), to_value(given)) {
            worker.call(name, given, None);
        }
    }

    /// Shows other plans, from the first.
    fn narrow(&self, change: impl FnOnce(&mut Filter)) {
        let mut filter = (*self.filter).clone();
        change(&mut filter);
        if filter != *self.filter {
            self.filter.set(filter);
            self.active.set(0);
            self.window.set(Window::default());
        }
    }

    fn zone(&self) -> usize {
        Zone::ALL.iter().position(|zone| *zone == self.form.zone).unwrap_or(0)
    }
}

/// The dialog, and the check that goes on while it is closed.
#[component]
pub(in crate::app) fn BatchPanel(BatchProps { form, file }: &BatchProps) -> Html {
    let job = use_reducer(Job::default);
    let worker = use_memo((), |()| RefCell::new(None));
    let filter = use_state_eq(Filter::default);
    let active = use_state_eq(|| 0_usize);
    let window = use_state_eq(Window::default);
    let near = use_node_ref();
    let panel = Panel { form: form.clone(), job, worker, filter, active, window };
    use_check(&panel, file, &near);
    use_question(&panel);
    use_opened(&panel);
    // What the worker makes is saved from here, whether or not the dialog is open by then.
    let anchor = html! { <span hidden=true ref={near}></span> };
    if form.open != Some(Which::Batch) {
        return anchor;
    }
    let job = &panel.job;
    html! {
        <>
        { anchor }
        <Dialog {form} which={Which::Batch} title={form.text_of(words::TITLE)} wide=true>
            <div class="batch">
                { choose(&panel, file) }
                if job.name.is_some() {
                    if let Some(trouble) = job.trouble {
                        <div class="paste__note" role="alert">
                            { drawn("error") }
                            <span>{ rich(&said(form, trouble)) }</span>
                        </div>
                    } else {
                        { progress(&panel) }
                    }
                    if job.plans() > 0 {
                        { filters(&panel) }
                        <div class="batch__both">
                            <List panel={panel.clone()} />
                            <PlanInFull panel={panel.clone()} />
                        </div>
                        { week(&panel) }
                        { export(&panel) }
                    }
                }
            </div>
        </Dialog>
        </>
    }
}

fn said(form: &Form, trouble: Trouble) -> String {
    let (text, arg) = match trouble {
        Trouble::TooLarge => (words::TOO_LARGE, Some(format!("{}", MOST_BYTES / 1_048_576.0))),
        Trouble::NoWorker => (words::NO_WORKER, None),
        Trouble::Read => (words::CANNOT_READ, None),
        Trouble::Stop => (words::STOPPED, None),
    };
    form.say(text, arg.map(Arg::Plain).into_iter().collect::<Vec<_>>())
}

/// Checks a file once it is chosen.
#[hook]
fn use_check(panel: &Panel, file: &UseStateHandle<Option<File>>, near: &NodeRef) {
    let (panel, near) = (panel.clone(), near.clone());
    use_effect_with((**file).clone(), move |file: &Option<File>| {
        let Some(file) = file else { return };
        // What was checked before, and whoever checked it, is gone.
        panel.worker.take();
        let (name, size) = (AttrValue::from(file.name()), file.size());
        panel.job.dispatch(Event::Chosen(name.clone(), size, browser::millis()));
        panel.narrow(|filter| *filter = Filter::default());
        if size > MOST_BYTES {
            return;
        }
        let job = panel.job.dispatcher();
        let hear = move |word: Option<JsValue>| {
            let Some(word) = word else { return job.dispatch(Event::Alone(Trouble::Stop)) };
            if let Some(what) = browser::member(&word, "what").as_string() {
                let made = browser::member(&word, "saved");
                job.dispatch(Event::Saved(saved(&near, &what, &name, &made)));
            } else if let Ok(word) = from_value(word) {
                job.dispatch(Event::Heard(word, browser::millis()));
            }
        };
        let Some(handle) = WorkerHandle::start(hear) else {
            return panel.job.dispatch(Event::Alone(Trouble::NoWorker));
        };
        let world =
            Surroundings { now: panel.form.clock.now, region: panel.form.region.to_string() };
        let given = to_value(&Given { world });
        handle.call("check", given.unwrap_or_default(), Some(file));
        panel.worker.replace(Some(handle));
    });
}

/// What a check is given besides the file.
#[derive(serde::Serialize)]
struct Given {
    world: Surroundings,
}

/// Asks for what is in view, whenever that or the plans change.
#[hook]
fn use_question(panel: &Panel) {
    let question = Question {
        filter: (*panel.filter).clone(),
        zone: panel.zone(),
        language: panel.form.language.tag().to_owned(),
        from: panel.window.from,
        count: panel.window.count,
        // It is looked at when it is whole, and working it out takes a while.
        week: !panel.job.runs(),
    };
    let open = panel.form.open == Some(Which::Batch);
    let panel = panel.clone();
    let ended = panel.job.progress.ended;
    let plans = (panel.job.name.clone(), panel.job.plans(), ended);
    use_effect_with((open, question, plans), move |(open, question, (_, plans, ended))| {
        if *open && (*plans > 0 || *ended) {
            panel.call("ask", question);
        }
    });
}

/// Asks for the plan that has the focus, in full.
#[hook]
fn use_opened(panel: &Panel) {
    let index = list::active_row(panel).map(|row| row.index);
    let language = panel.form.language.tag();
    let name = panel.job.name.clone();
    let panel = panel.clone();
    use_effect_with((index, language, name), move |(index, language, _)| {
        if let Some(index) = index {
            panel.call("open", &Wanted { index: *index, language });
        }
    });
}

/// The plan that is wanted in full.
#[derive(serde::Serialize)]
struct Wanted {
    index: usize,
    language: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_many_plans_is_known_by_its_name_and_its_size() {
        assert!(looks_like_many("Plans.JSONL", 1.0) && looks_like_many("a.ndjson", 1.0));
        assert!(looks_like_many("a.json", 1e7));
        assert!(!looks_like_many("a.json", 1e5) && !looks_like_many("a.txt", 1e7));
    }
}
