//! What only several requests together show.

use std::collections::HashMap;

use crate::lang::{Arg, Message, t};
use crate::params::plan::{PLAN_NAME, VAULT_ID};
use crate::params::source::SourceType;
use crate::plan::place::Place;
use crate::plan::reading::Reading;
use crate::rules::Finding;

rules! {
    /// The page: a name is unique for a source type within a vault. The second plan of two is refused, after the
    /// first has been created.
    UNIQUE = "plan-name/unique", Warning,
    "文档规定同一备份库、同一数据源类型内名称唯一。两个同名计划中，后一个会在前一个创建之后被拒绝。",
    bad ["batch" r#"[{},{"Path":["/srv"]}]"#],
    good ["batch" r#"[{},{"PlanName":"nightly-srv"},{"VaultId":"v-0006t3tspuq2ej7p62qs"}]"#];
}

/// What makes a plan's name its own: the name, the source type and the vault.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    source: SourceType,
    vault: String,
    text: String,
}

impl Name {
    /// The name of a request; nothing while there is none, or its source type cannot be read.
    #[must_use]
    pub fn of(reading: &Reading<'_>) -> Option<Name> {
        let text = reading.text(&PLAN_NAME)?.to_owned();
        let vault = reading.text(&VAULT_ID).unwrap_or_default().to_owned();
        Some(Name { source: reading.source?, vault, text })
    }
}

/// Which earlier request has a name already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// The one of this number, from 1.
    Plan(usize),
    /// The one at this place: `plans.jsonl:17`.
    At(String),
}

/// The names of the plans of one batch.
#[derive(Debug, Default)]
pub struct Names {
    seen: HashMap<Name, usize>,
    plans: usize,
}

impl Names {
    /// Takes the name of the next plan in; the number of the earlier plan that has it already, from 1. A request that
    /// cannot be read is no plan.
    pub fn next(&mut self, name: Option<Name>) -> Option<usize> {
        self.plans += 1;
        let first = *self.seen.entry(name?).or_insert(self.plans);
        (first != self.plans).then_some(first)
    }
}

/// The finding about a plan that has the name of an earlier one.
pub(in crate::rules) fn repeated(reading: &Reading<'_>, earlier: Earlier) -> Finding {
    let name = reading.text(&PLAN_NAME).unwrap_or_default();
    let place = Place::of(&PLAN_NAME);
    let (text, which) = match earlier {
        Earlier::Plan(number) => (
            t(
                "{0} {1} is that of plan {2} too, with the same vault. Choose another name.",
                "{0} {1} 与第 {2} 个计划重名，且备份库相同，应换一个名称。",
            ),
            Arg::count(number),
        ),
        Earlier::At(at) => (
            t(
                "{0} {1} is that of the plan in {2} too, with the same vault. Choose another name.",
                "{0} {1} 与 {2} 中的计划重名，且备份库相同，应换一个名称。",
            ),
            Arg::code(at),
        ),
    };
    let message = Message::new(text, [Arg::Label(place.label()), Arg::value(name), which]);
    Finding::new(&UNIQUE, place, message)
}
