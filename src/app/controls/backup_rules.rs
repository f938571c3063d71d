//! The backup rules: a bordered item each, which shows its fields or a summary of them.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::controls::control;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::later;
use crate::app::parts::act::RowAction;
use crate::app::parts::button::Button;
use crate::app::parts::message::Message;
use crate::app::parts::tally::{Extent, tally};
use crate::app::parts::word;
use crate::app::{edit, ids, words};
use crate::insight::dates;
use crate::lang::Arg;
use crate::params::backup_rule::{
    BACKUP_TYPE, DISABLED, MAX_BACKUP_RULES, RETENTION, RULE_NAME, SCHEDULE,
};
use crate::params::sections::BACKUP_RULE;
use crate::plan::place::Place;
use crate::values::schedule::Schedule;

/// The most backup rules that are shown. The API takes [`MAX_BACKUP_RULES`]; thousands would make the form slow.
pub(in crate::app) const SHOWN_ITEMS: usize = 100;

/// The list of backup rules.
pub(in crate::app) fn backup_rules(form: &Form, place: &Place) -> Html {
    let count = edit::entries(&form.draft, place).len();
    let shown = count.min(SHOWN_ITEMS);
    let id = ids::of(place);
    html! {
        <div class="repeat" role="group" aria-label={form.label(place)}>
            for (index, number) in form.backup_rules.iter().take(shown).enumerate() {
                <Item key={*number} {form} place={place.index(index)} {index} number={*number} {count} />
            }
            if count == 0 {
                <p class="repeat__none">{ form.text_of(words::NO_BACKUP_RULES) }</p>
            }
            if shown < count {
                <p class="repeat__none">{ form.say(words::MORE_ROWS, [Arg::count(count - shown)]) }</p>
            }
            <div class="repeat__messages">
                for (index, finding) in form.findings_at(place).enumerate() {
                    <Message {form} finding={finding.clone()} id={ids::message(place, index)} />
                }
            </div>
            <div class="row">
                {
                    Button::new(form.text_of(words::ADD_BACKUP_RULE), form.on(Action::AddBackupRule))
                        .edits(form)
                        .id(format!("{id}-add"))
                        .icon("plus")
                        .draw()
                }
                if count > 0 {
                    <span class="repeat__count">
                        { form.say(words::COUNT, [Arg::count(count), Arg::count(MAX_BACKUP_RULES)]) }
                    </span>
                }
            </div>
        </div>
    }
}

#[derive(Properties)]
struct ItemProps {
    form: Form,
    place: Place,
    index: usize,
    /// A number that stays with it, wherever it is moved.
    number: u32,
    /// How many there are.
    count: usize,
}

impl PartialEq for ItemProps {
    fn eq(&self, other: &Self) -> bool {
        let parts = |item: &Self| (item.index, item.number, item.count);
        parts(self) == parts(other) && self.form.shows_same(&other.form, &self.place)
    }
}

/// A backup rule.
#[component]
fn Item(ItemProps { form, place, index, number, count }: &ItemProps) -> Html {
    let (index, number, count) = (*index, *number, *count);
    let open = !form.folded.contains(&number);
    let id = ids::of(place);
    let name = form.text(&place.member(&RULE_NAME));
    let title = format!("{} {}", form.text_of(words::BACKUP_RULE), index + 1);
    html! {
        <section class={classes!("repeat__item", open.then_some("repeat__item--open"))} aria-label={title.clone()}>
            <div class="repeat__head">
                <button
                    type="button"
                    class="repeat__fold"
                    id={id.clone()}
                    aria-expanded={word(open)}
                    onclick={form.on(Action::Fold(number))}
                >
                    { drawn(if open { "caret" } else { "right" }) }
                    <span class="repeat__title">
                        { title.clone() }
                        if !name.is_empty() { { form.text_of(words::COLON) }{ name } }
                    </span>
                </button>
                <span class="repeat__about">{ about(form, place) }</span>
                { tally(form, form.counted(form.report.within(place)), Extent::Terse) }
                { acts(form, place, index, &title.into(), count) }
            </div>
            <div class="repeat__messages">
                for (index, finding) in form.findings_at(place).enumerate() {
                    <Message {form} finding={finding.clone()} id={ids::message(place, index)} />
                }
            </div>
            if open {
                <div class="grid repeat__body">
                    for member in BACKUP_RULE {
                        <key={member.name}>{ control(form, &place.member(member)) }</>
                    }
                    if let Some(later) = later::here() { { (later.kept_by_rule)(form, place) } }
                </div>
            }
        </section>
    }
}

fn acts(form: &Form, place: &Place, index: usize, title: &AttrValue, count: usize) -> Html {
    let id = AttrValue::from(ids::of(place));
    let item = (&id, title);
    let list = place.parent().unwrap_or_default();
    let to = |to: usize| Action::MoveRow(list.clone(), index, to);
    html! {
        <span class="repeat__acts">
            { RowAction::Copy.button(form, item, false, Action::DuplicateBackupRule(index)) }
            { RowAction::Up.button(form, item, index == 0, to(index.saturating_sub(1))) }
            { RowAction::Down.button(form, item, index + 1 >= count, to(index + 1)) }
            { RowAction::Remove.button(form, item, false, Action::RemoveRow(list.clone(), index)) }
        </span>
    }
}

/// "Complete, every day, kept 7 days".
fn about(form: &Form, place: &Place) -> String {
    let text = |param| form.text(&place.member(param));
    let mut parts = Vec::new();
    let backup_type = text(&BACKUP_TYPE);
    if !backup_type.is_empty() {
        parts.push(words::choice(&BACKUP_TYPE, &backup_type, form.language));
    }
    parts.push(match text(&SCHEDULE).parse::<Schedule>() {
        Ok(schedule) => dates::every(&schedule.interval, form.language).replace('`', ""),
        Err(_) => form.text_of(words::NO_SCHEDULE).to_owned(),
    });
    let days = text(&RETENTION);
    if let Ok(days) = days.parse::<i64>() {
        parts.push(words::kept(days, form.language));
    }
    let disabled = form.value(&place.member(&DISABLED));
    if disabled.is_some_and(|node| node.value.is_true()) {
        parts.push(form.text_of(words::SWITCHED_OFF).to_owned());
    }
    parts.join(form.text_of(words::COMMA))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use std::rc::Rc;

    use tokio::runtime::Builder;
    use yew::LocalServerRenderer;

    use super::*;
    use crate::app::action::{IncomingPlan, Origin};
    use crate::app::panels::section::{SectionPanel, SectionProps};
    use crate::app::session::Session;
    use crate::lang::Language;
    use crate::params::backup_rule::RULE;
    use crate::params::source::SourceType;
    use crate::plan::draft::Draft;

    #[test]
    fn of_thousands_the_first_hundred_are_shown() {
        let request = format!(r#"{{"SourceType":"OTS","Rule":[{}{{}}]}}"#, "{},".repeat(2_999));
        let draft = Rc::new(Draft::read(&request).unwrap());
        let coming = IncomingPlan { draft, region: None, endpoint: None, from: Origin::Preset };
        let session = Session::new(SourceType::Ots, Language::English).after(Action::Take(coming));
        let session = Rc::new(session);
        let sections = session.sections().into_iter();
        let (section, rows) = sections.into_iter().find(|(_, rows)| rows.contains(&&RULE)).unwrap();
        let form = Form::new(&session, Callback::noop(), &Rc::new(session.clone().into()));
        let renderer =
            LocalServerRenderer::<SectionPanel>::with_props(SectionProps { form, section, rows });
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let html = runtime.block_on(renderer.hydratable(false).render());
        assert_eq!(html.matches("class=\"repeat__item").count(), SHOWN_ITEMS);
        assert!(html.contains("The request has 2900 more"), "{html}");
    }
}
