//! What only several requests together show.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

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

/// The names of the plans of one batch, each with what is to be known of the first plan that has it: its number, unless
/// something else is said.
#[derive(Debug)]
pub struct Names<P = usize> {
    seen: HashMap<Name, P>,
    plans: usize,
}

impl<P> Default for Names<P> {
    fn default() -> Self {
        Names { seen: HashMap::default(), plans: 0 }
    }
}

impl<P> Names<P> {
    /// Takes the name of the next plan in; the earlier plan that has it already. What is to be known of this one, whose
    /// number counts from 1, is only asked for if it is the first. A request that cannot be read is no plan.
    pub fn take(&mut self, name: Option<Name>, plan: impl FnOnce(usize) -> P) -> Option<&P> {
        self.plans += 1;
        match self.seen.entry(name?) {
            Entry::Occupied(taken) => Some(taken.into_mut()),
            Entry::Vacant(free) => {
                free.insert(plan(self.plans));
                None
            }
        }
    }
}

impl Names {
    /// The same; the number of the earlier plan.
    pub fn next(&mut self, name: Option<Name>) -> Option<usize> {
        self.take(name, |number| number).copied()
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
