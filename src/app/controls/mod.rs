//! The controls, one for each kind of value. `Control` picks the one that a row asks for.

mod backup_rules;
mod choice;
mod day;
pub(in crate::app) mod retention;
mod list;
mod object;
mod raw;
mod runs;
mod schedule;
mod speed_limit;
mod suggested;
mod text;

pub(in crate::app) use suggested::regions;
use yew::prelude::*;

use crate::app::controls::backup_rules::BackupRules;
use crate::app::controls::choice::{ChoiceControl, Flag};
use crate::app::controls::list::List;
use crate::app::controls::object::Object;
use crate::app::controls::schedule::Schedule;
use crate::app::controls::speed_limit::SpeedLimit;
use crate::app::controls::suggested::{Pick, Region, Suggested};
use crate::app::controls::text::Text;
use crate::app::form::Form;
use crate::app::parts::line::Holds;
use crate::inventory::Sort;
use crate::params::Kind;
use crate::plan::place::Place;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct ControlProps {
    pub form: Form,
    pub place: Place,
}

/// The field of a place.
#[component]
pub(in crate::app) fn Control(ControlProps { form, place }: &ControlProps) -> Html {
    let Some(param) = place.param() else { return html! {} };
    let sort = Sort::of_param(param).filter(|sort| !form.inventory.of(*sort).is_empty());
    if let Some(sort) = sort {
        return html! { <Pick {form} {place} {sort} /> };
    }
    match param.kind {
        Kind::Name { .. } | Kind::Verbatim => html! { <Text {form} {place} /> },
        Kind::Id(_) => html! { <Text {form} {place} holds={Holds::Code} /> },
        Kind::Integer { unit, .. } => {
            html! { <Text {form} {place} holds={Holds::Digits} {unit} /> }
        }
        Kind::Region => html! { <Region {form} {place} /> },
        Kind::Choice(choices) => html! { <ChoiceControl {form} {place} {choices} /> },
        Kind::Suggested(choices) => html! { <Suggested {form} {place} {choices} /> },
        Kind::ZeroOne | Kind::Boolean => html! { <Flag {form} {place} /> },
        Kind::Schedule => html! { <Schedule {form} {place} /> },
        Kind::SpeedLimit => html! { <SpeedLimit {form} {place} /> },
        Kind::Paths | Kind::Texts(_) => html! { <List {form} {place} /> },
        Kind::ListText => html! { <List {form} {place} raw=true /> },
        Kind::Object | Kind::ObjectText => html! { <Object {form} {place} /> },
        Kind::BackupRules => html! { <BackupRules {form} {place} /> },
    }
}
