//! A list of texts: one a row, with buttons to move and remove it, and a box to paste many lines into.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::controls::raw::raw;
use crate::app::controls::text::edit;
use crate::app::form::Form;
use crate::app::parts::act::RowAction;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::field::Field;
use crate::app::parts::group::group;
use crate::app::parts::line::{InputKind, Line};
use crate::app::{edit as draft, ids, typed, words};
use crate::browser;
use crate::lang::Arg;
use crate::params::Kind;
use crate::params::files::MAX_PATHS;
use crate::plan::place::Place;

/// The most rows that are shown. A list of thousands, which is far beyond what the API takes, would make the form slow.
const SHOWN_ROWS: usize = 100;

/// The field of a list. It begins with an empty row, so that there is something to type on. A list that the API takes
/// as one text shows that, too.
pub(in crate::app) fn list(form: &Form, place: &Place, as_text: bool) -> Html {
    let entries = draft::entries(&form.draft, place);
    let given = entries.len();
    let extended = form.extended.contains(place) || given == 0;
    let shown = given.min(SHOWN_ROWS);
    let blank = usize::from(extended && shown == given);
    let described_by = form.ties(place).described_by;
    html! {
        <Field {form} {place} group=true wide={is_paths(place)}>
            { group(place, "stack", form.on(Action::LeaveList(place.clone())), html! { <>
                <div class="lines">
                    for index in 0..shown + blank {
                        <Row
                            key={index}
                            {form}
                            list={place}
                            {index}
                            {given}
                            value={entries.get(index).map(typed::text).unwrap_or_default()}
                            described_by={&described_by}
                        />
                    }
                    if shown < given {
                        <p class="lines__more">
                            { form.say(words::MORE_ROWS, [Arg::count(given - shown)]) }
                        </p>
                    }
                    <Foot {form} {place} {given} />
                </div>
                if as_text { { raw(form, place, Callback::noop()) } }
            </> }) }
        </Field>
    }
}

#[derive(Properties)]
struct RowProps {
    form: Form,
    list: Place,
    index: usize,
    /// How many entries the list has.
    given: usize,
    value: AttrValue,
    /// The ids of the list's hint and messages.
    described_by: AttrValue,
}

impl PartialEq for RowProps {
    fn eq(&self, other: &Self) -> bool {
        let parts = |row: &Self| (row.index, row.given);
        parts(self) == parts(other)
            && self.list == other.list
            && self.value == other.value
            && self.described_by == other.described_by
            && self.form.says_same(&other.form, &self.list.index(self.index))
    }
}

/// A row of a list.
#[component]
fn Row(RowProps { form, list, index, given, value, described_by }: &RowProps) -> Html {
    let (index, given) = (*index, *given);
    let place = &list.index(index);
    let id = AttrValue::from(ids::of(place));
    let label = AttrValue::from(form.label(place));
    let item = (&id, &label);
    let onkeydown = {
        let (form, list) = (form.clone(), list.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                form.act(Action::AddRow(list.clone()));
            }
        })
    };
    let onlines = {
        let list = list.clone();
        form.with(move |text| Action::PasteRows(list.clone(), text))
    };
    let is_given = index < given;
    let to = |to: usize| Action::MoveRow(list.clone(), index, to);
    html! {
        <div class={classes!("lines__row", form.is_wrong(place).then_some("lines__row--wrong"))}>
            <span class="lines__number" aria-hidden="true">{ index + 1 }</span>
            {
                Line::new(&id, place.wire_name(), value, edit(form, place))
                    .label(label.clone())
                    .described_by(described_by)
                    .wrong(form.is_wrong(place))
                    .holds(InputKind::Code)
                    .onblur(form.on(Action::Leave(place.clone())))
                    .onkeydown(onkeydown)
                    .onlines(onlines)
                    .edits(form)
                    .draw()
            }
            { RowAction::Up.button(form, item, !is_given || index == 0, to(index.saturating_sub(1))) }
            { RowAction::Down.button(form, item, !is_given || index + 1 >= given, to(index + 1)) }
            { RowAction::Remove.button(form, item, !is_given && index == 0, Action::RemoveRow(list.clone(), index)) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FootProps {
    form: Form,
    place: Place,
    given: usize,
}

#[component]
fn Foot(FootProps { form, place, given }: &FootProps) -> Html {
    let open = use_state_eq(|| false);
    let area = use_node_ref();
    let id = ids::of(place);
    let lines = format!("{id}-lines");
    let opener = format!("{id}-paste");
    use_effect_with((*open, area.clone()), |(open, area)| {
        if let Some(area) = area.cast().filter(|_| *open) {
            browser::focus_on(&area);
        }
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let cancel = {
        let (form, open, opener) = (form.clone(), open.clone(), opener.clone());
        Callback::from(move |()| {
            open.set(false);
            form.act(Action::Focus(opener.clone()));
        })
    };
    let onkeydown = {
        let cancel = cancel.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                cancel.emit(());
            }
        })
    };
    let add = {
        let (form, place, area, open) = (form.clone(), place.clone(), area.clone(), open.clone());
        Callback::from(move |_| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                form.act(Action::PasteRows(place.clone(), area.value()));
            }
            open.set(false);
        })
    };
    html! {
        <>
            <div class="lines__foot">
                {
                    Button::new(form.text_of(words::ADD), form.on(Action::AddRow(place.clone())))
                        .edits(form)
                        .look(Look::Quiet)
                        .id(format!("{id}-add"))
                        .icon("plus")
                        .about(form.label(place))
                        .draw()
                }
                {
                    Button::new(form.text_of(words::PASTE_LINES), toggle)
                        .edits(form)
                        .look(Look::Quiet)
                        .id(opener)
                        .icon("paste")
                        .about(form.label(place))
                        .expanded(*open)
                        .draw()
                }
                if is_paths(place) && *given > 0 {
                    <span class="lines__count">
                        { form.say(words::COUNT, [Arg::count(*given), Arg::count(MAX_PATHS)]) }
                    </span>
                }
            </div>
            if *open {
                <div class="lines__paste">
                    <label class="part" for={lines.clone()}>{ form.text_of(words::LINES) }</label>
                    <textarea
                        class="input input--mono"
                        part="input"
                        id={lines}
                        rows="5"
                        ref={area}
                        {onkeydown}
                        spellcheck="false"
                        autocomplete="off"
                    />
                    <span class="row">
                        {
                            Button::new(form.text_of(words::ADD_LINES), add)
                                .edits(form)
                                .look(Look::Small)
                                .id(format!("{id}-lines-add"))
                                .about(form.label(place))
                                .draw()
                        }
                        {
                            Button::new(form.text_of(words::CANCEL), cancel.reform(|_| ()))
                                .look(Look::Quiet)
                                .id(format!("{id}-lines-cancel"))
                                .draw()
                        }
                    </span>
                </div>
            }
        </>
    }
}

/// Paths may be long, and there is a limit to how many there are.
fn is_paths(place: &Place) -> bool {
    place.param().is_some_and(|param| param.kind == Kind::Paths)
}
