//! One box for anything: what is pasted or dropped there is read, shown against the form, and taken over on request.
//!
//! The text itself may hold keys, so it never gets into the session: it lives in the box until that is closed.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{DragEvent, File, HtmlInputElement, HtmlTextAreaElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::action::{Action, IncomingPlan, Origin};
use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::panels::answer::answer_panel;
use crate::app::panels::changes;
use crate::app::panels::source::not_sent;
use crate::app::panels::stock::{stock_panel, use_lists};
use crate::app::parts::button::{Button, Look};
use crate::app::parts::dialog::Dialog;
use crate::app::parts::remark::{IN_DIALOG, OUTCOME, remark};
use crate::app::parts::select::Select;
use crate::app::session::{sendable, source};
use crate::app::words::{self as common, paste as words};
use crate::browser;
use crate::guide::{self, Recognised};
use crate::import::note::{Note, NoteKind};
use crate::import::{self, Found, Import};
use crate::lang::{Arg, Text};
use crate::params;
use crate::plan::diff;
use crate::rules::{self, Severity};
use crate::values::direction::straight;

/// The most remarks that are shown.
const SHOWN_NOTES: usize = 30;
/// The longest text, in bytes, that the box shows to edit.
const MOST_EDITED: usize = 100_000;
/// The rows of the box.
const ROWS: &str = "8";

#[derive(Properties, PartialEq)]
pub(in crate::app) struct PasteProps {
    pub form: Form,
    /// What is in the box.
    pub pasted: UseStateHandle<Pasted>,
}

/// What is in the box.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::app) struct Pasted {
    pub text: AttrValue,
    /// Why a file could not be read.
    pub trouble: Option<Trouble>,
}

/// Names in requests and in code that makes them, without what joins their words.
const NAMES: [&str; 7] = [
    "planname",
    "sourcetype",
    "backuptype",
    "vaultid",
    "retention",
    "createbackupplan",
    "alicloudhbr",
];

/// Whether a text plainly says a plan, and no single value of one: it has two of the names that plans are written with.
pub(in crate::app) fn is_of_a_plan(text: &str) -> bool {
    let plain: String =
        text.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase()).collect();
    NAMES.iter().filter(|name| plain.contains(*name)).nth(1).is_some()
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Trouble {
    NoText,
    TooLarge,
}

impl Pasted {
    pub(in crate::app) fn of(text: impl Into<AttrValue>) -> Pasted {
        Pasted { text: text.into(), trouble: None }
    }
}

/// The dialog with the box.
#[component]
pub(in crate::app) fn PasteDialog(PasteProps { form, pasted }: &PasteProps) -> Html {
    let read = use_memo(pasted.text.clone(), |text| import::read(text));
    let other = use_memo(pasted.text.clone(), |text| guide::recognise(text));
    let chosen = use_state_eq(|| 0_usize);
    // An answer is no plan, whatever else could be read from it.
    let plans = if other.is_none() { &read.plans[..] } else { &[] };
    let found = plans.get(*chosen).or(plans.first());
    let oninput = {
        let (pasted, chosen) = (pasted.clone(), chosen.clone());
        Callback::from(move |event: InputEvent| {
            let area = event.target_unchecked_into::<HtmlTextAreaElement>();
            chosen.set(0);
            pasted.set(Pasted::of(area.value()));
        })
    };
    let onfile = {
        let (form, pasted) = (form.clone(), pasted.clone());
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(file) = browser::file_of(&input) {
                take_file(&form, file, &pasted);
            }
        })
    };
    html! {
        <Dialog {form} which={Which::Paste} title={form.text_of(words::TITLE)} wide=true>
            <p id="paste-about">{ form.text_of(words::ABOUT) }</p>
            if pasted.text.len() > MOST_EDITED {
                { held(form, pasted) }
            } else {
                <textarea
                    class="input input--mono paste__text"
                    part="input"
                    id="paste-text"
                    name="Pasted"
                    rows={ROWS}
                    aria-label={form.text_of(words::BOX)}
                    aria-describedby="paste-about"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    autofocus=true
                    value={&pasted.text}
                    {oninput}
                />
            }
            <p class="paste__file">
                <label class="button button--small" part="button" for="paste-file">
                    { drawn("paste") }
                    <span class="button__text">{ form.text_of(words::CHOOSE_FILE) }</span>
                </label>
                <input class="hidden" type="file" id="paste-file" name="PastedFile" onchange={onfile} />
                <span class="paste__drop">{ form.text_of(words::OR_DROP) }</span>
            </p>
            <p class="hidden" role="status">{ found.map(|found| heard(form, &read, found)) }</p>
            // A plan is told in short, and is there to be read.
            <div class="paste__result" aria-live={found.is_none().then_some("polite")}>
                if let Some(trouble) = pasted.trouble {
                    { remark(IN_DIALOG, "error", form.text_of(trouble_text(trouble))) }
                } else if let Some(Recognised::Answer(answer)) = &*other {
                    { answer_panel(form, answer) }
                } else if let Some(Recognised::Inventory(inventory)) = &*other {
                    { stock_panel(form, inventory) }
                } else if !pasted.text.trim().is_empty() {
                    { result(form, &read, found, &chosen) }
                }
            </div>
            if let Some(Recognised::Inventory(inventory)) = other.as_ref().as_ref().filter(|it| !it.is_empty()) {
                <div class="dialog__foot">
                    { use_lists(form, inventory) }
                    { Button::new(form.text_of(common::CANCEL), form.on(Action::Close)).draw() }
                </div>
            }
            if let Some(found) = found {
                <div class="dialog__foot">
                    {
                        Button::new(form.text_of(words::APPLY), apply(form, found))
                            .id("paste-apply")
                            .look(Look::Primary)
                            .draw()
                    }
                    { Button::new(form.text_of(common::CANCEL), form.on(Action::Close)).draw() }
                </div>
            }
        </Dialog>
    }
}

/// What stands in place of the box for a text that is too long for one: a browser takes seconds for each key there.
fn held(form: &Form, pasted: &UseStateHandle<Pasted>) -> Html {
    let length = pasted.text.chars().count();
    let empty = {
        let pasted = pasted.clone();
        Callback::from(move |_| pasted.set(Pasted::default()))
    };
    html! {
        <p class="paste__kind">
            { drawn("note") }
            <span>{ form.say(words::LONG, [Arg::count(length)]) }</span>
            { Button::new(form.text_of(words::EMPTY), empty).id("paste-empty").look(Look::Small).draw() }
        </p>
    }
}

/// What a screen reader is told of a plan that was read.
fn heard(form: &Form, read: &Import, found: &Found) -> String {
    let changes = diff::changes(&form.draft, &found.draft).len();
    let kind = read.reader.map(|reader| form.say(words::RECOGNISED, [Arg::Text(reader.title)]));
    let changes = form.say(words::CHANGES, [Arg::count(changes)]);
    kind.into_iter().chain([changes]).collect::<Vec<_>>().join(form.text_of(common::SPACE))
}

/// What was read: its kind, which plan of it, what that changes, and what there is to say about it.
fn result(
    form: &Form,
    read: &Import,
    found: Option<&Found>,
    chosen: &UseStateHandle<usize>,
) -> Html {
    let notes = read.notes.iter().chain(found.into_iter().flat_map(|found| &found.notes));
    let (keys, notes): (Vec<&Note>, Vec<&Note>) =
        notes.partition(|note| note.kind == NoteKind::Credential);
    html! {
        <>
            if let Some(reader) = read.reader {
                { remark(OUTCOME, "success", &form.say(words::RECOGNISED, [Arg::Text(reader.title)])) }
            }
            { which(form, read, chosen) }
            if let Some(found) = found { { against(form, found) } }
            { remarks(form, words::REMOVED_KEYS, &keys) }
            { remarks(form, words::NOTES, &notes) }
        </>
    }
}

/// The choice among several plans.
fn which(form: &Form, read: &Import, chosen: &UseStateHandle<usize>) -> Html {
    if read.plans.len() < 2 {
        return html! {};
    }
    let title = |(index, found): (usize, &Found)| {
        let unnamed = || form.say(words::UNNAMED, [Arg::count(index + 1)]);
        let title = found.title.as_deref().map_or_else(unnamed, straight);
        (AttrValue::from(index.to_string()), AttrValue::from(title))
    };
    let onchoose = {
        let chosen = chosen.clone();
        Callback::from(move |index: String| chosen.set(index.parse().unwrap_or(0)))
    };
    html! {
        <div class="paste__which">
            <label class="part" for="paste-which">
                { form.say(words::WHICH_OF, [Arg::count(read.plans.len())]) }
            </label>
            <Select
                id="paste-which"
                name="PastedPlan"
                choices={read.plans.iter().enumerate().map(title).collect::<Vec<_>>()}
                taken={chosen.to_string()}
                {onchoose}
            />
        </div>
    }
}

/// A plan against the form.
fn against(form: &Form, found: &Found) -> Html {
    let changes = diff::changes(&form.draft, &found.draft);
    let region = found.region.as_deref().filter(|region| *region != form.region.as_str());
    let sent = sendable(&found.draft);
    let report = rules::check(sent.root(), &form.world());
    let source = source(&found.draft);
    let count = |severity| Arg::Plain(form.count_of(severity, report.count(severity)));
    html! {
        <>
            if changes.is_empty() && region.is_none() {
                <p>{ form.text_of(words::SAME) }</p>
            } else {
                <h3 class="dialog__kicker">{ form.text_of(words::WHAT_CHANGES) }</h3>
                { changes::table(form, region, &changes) }
            }
            for param in found.draft.members().iter().filter_map(|member| params::find(&member.name)) {
                if !param.applies(source) {
                    { remark(IN_DIALOG, "note", &not_sent(form, param)) }
                }
            }
            if report.count(Severity::Error) + report.count(Severity::Warning) > 0 {
                {
                    remark(
                        IN_DIALOG,
                        if report.is_valid() { "warning" } else { "error" },
                        &form.say(
                            words::AFTERWARDS,
                            [count(Severity::Error), count(Severity::Warning)],
                        ),
                    )
                }
            }
        </>
    }
}

fn remarks(form: &Form, title: Text, notes: &[&Note]) -> Html {
    if notes.is_empty() {
        return html! {};
    }
    let rest = notes.len().saturating_sub(SHOWN_NOTES);
    html! {
        <>
            <h3 class="dialog__kicker">{ form.text_of(title) }</h3>
            <ul class="paste__notes">
                for note in notes.iter().take(SHOWN_NOTES) {
                    <li>{ remark(IN_DIALOG, icon(note.kind), &note.message.render(form.language)) }</li>
                }
                if rest > 0 { <li>{ form.say(words::MORE_NOTES, [Arg::count(rest)]) }</li> }
            </ul>
        </>
    }
}

fn icon(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Nothing | NoteKind::OtherCall => "error",
        NoteKind::Credential => "key",
        NoteKind::Limit | NoteKind::Unresolved | NoteKind::Guessed => "warning",
        NoteKind::Dropped | NoteKind::Renamed | NoteKind::Mended => "note",
    }
}

fn trouble_text(trouble: Trouble) -> Text {
    match trouble {
        Trouble::NoText => words::NO_TEXT,
        Trouble::TooLarge => words::TOO_LARGE,
    }
}

fn apply(form: &Form, found: &Found) -> Callback<MouseEvent> {
    let owned = |text: &Option<String>| text.clone().map(AttrValue::from);
    let coming = IncomingPlan {
        draft: Rc::new(found.draft.clone()),
        region: owned(&found.region),
        endpoint: owned(&found.endpoint),
        from: Origin::Paste,
    };
    form.on(Action::Take(coming))
}

thread_local! {
    /// The number of the file that was chosen or dropped last: one before it may take longer to read.
    static LAST_FILE: Cell<u32> = const { Cell::new(0) };
}

/// Reads a file that was chosen or dropped into the box, if that is still open once it has been read.
pub(in crate::app) fn take_file(form: &Form, file: File, pasted: &UseStateHandle<Pasted>) {
    let (form, pasted) = (form.clone(), pasted.clone());
    let mine = LAST_FILE.get() + 1;
    LAST_FILE.set(mine);
    spawn_local(async move {
        let read = match browser::text_of(&file, import::MAX_BYTES).await {
            Ok(text) => Pasted::of(text),
            Err(browser::FileError::TooLarge) => {
                Pasted { trouble: Some(Trouble::TooLarge), ..Pasted::default() }
            }
            Err(browser::FileError::NoText) => {
                Pasted { trouble: Some(Trouble::NoText), ..Pasted::default() }
            }
        };
        if form.latest().is_box_open() && LAST_FILE.get() == mine {
            pasted.set(read);
        }
    });
}

/// The first file of a drop.
pub(in crate::app) fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// The text of a drop without files.
pub(in crate::app) fn dropped_text(event: &DragEvent) -> String {
    event.data_transfer().and_then(|data| data.get_data("text").ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_told_from_a_value() {
        for text in [
            r#"{"SourceType":"OSS","Bucket":"b","PlanName":"p"}"#,
            "aliyun hbr CreateBackupPlan --PlanName p",
            "https://hbr.cn-hangzhou.aliyuncs.com/?Action=CreateBackupPlan&SourceType=OSS",
            "request.set_plan_name('p')\nrequest.set_vault_id('v')",
            "resource \"alicloud_hbr_oss_backup_plan\" \"p\" {\n  vault_id = \"v\"\n}",
            "plan-name: p\nsource-type: NAS",
        ] {
            assert!(is_of_a_plan(text), "{text}");
        }
        for text in [
            "",
            "nightly-home",
            "retention test of my plan",
            r#"["/home/vault", "/srv"]"#,
            "I|1602673264|P1D",
            "v-0003gxoksflhu46w0185",
        ] {
            assert!(!is_of_a_plan(text), "{text}");
        }
    }
}
