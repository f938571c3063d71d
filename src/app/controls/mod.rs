//! The controls, one for each kind of value. `control` picks the one that a row asks for.

pub(in crate::app) mod backup_rules;
mod choice;
pub(in crate::app) mod day;
pub(in crate::app) mod retention;
mod list;
mod object;
mod raw;
pub(in crate::app) mod runs;
mod schedule;
mod speed_limit;
mod suggested;
mod text;

pub(in crate::app) use suggested::regions;
use yew::prelude::*;

use crate::app::controls::backup_rules::backup_rules;
use crate::app::controls::choice::{choice, flag};
use crate::app::controls::list::list;
use crate::app::controls::object::object;
use crate::app::controls::schedule::schedule;
use crate::app::controls::speed_limit::speed_limit;
use crate::app::controls::suggested::{pick, region, suggested};
use crate::app::controls::text::text;
use crate::app::form::Form;
use crate::app::part::Part;
use crate::app::parts::line::InputKind;
use crate::inventory::ResourceKind;
use crate::params::Kind;
use crate::plan::place::Place;

/// The field of a place, drawn anew when something it shows has changed.
pub(in crate::app) fn control(form: &Form, place: &Place) -> Html {
    html! { <Part {form} {place} /> }
}

/// The field of a place.
pub(in crate::app) fn field(form: &Form, place: &Place) -> Html {
    let Some(param) = place.param() else { return html! {} };
    let sort = ResourceKind::of_param(param).filter(|sort| !form.inventory.of(*sort).is_empty());
    if let Some(sort) = sort {
        return pick(form, place, sort);
    }
    match param.kind {
        Kind::Name { .. } | Kind::Verbatim => text(form, place, InputKind::Words, None),
        Kind::Id(_) => text(form, place, InputKind::Code, None),
        Kind::Integer { unit, .. } => text(form, place, InputKind::Digits, unit),
        Kind::Region => region(form, place),
        Kind::Choice(choices) => choice(form, place, choices),
        Kind::Suggested(choices) => suggested(form, place, choices),
        Kind::ZeroOne | Kind::Boolean => flag(form, place),
        Kind::Schedule => schedule(form, place),
        Kind::SpeedLimit => speed_limit(form, place),
        Kind::Paths | Kind::Texts(_) => list(form, place, false),
        Kind::ListText => list(form, place, true),
        Kind::Object | Kind::ObjectText => object(form, place),
        Kind::BackupRules => backup_rules(form, place),
    }
}

/// A share in hundredths of a percent, as a drawing takes it.
fn percentage(hundredths: u128) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
