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
    "页面规定同一仓库、同一数据源类型内名称唯一。两个同名计划中，后一个会在前一个创建之后被拒绝。",
    bad ["batch" r#"[{},{"Path":["/srv"]}]"#],
    good ["batch" r#"[{},{"PlanName":"nightly-srv"},{"VaultId":"v-0006t3tspuq2ej7p62qs"}]"#];
}

/// The names of the plans of one batch.
#[derive(Debug, Default)]
pub struct Names {
    seen: HashMap<(SourceType, String, String), usize>,
    plans: usize,
}

impl Names {
    /// Takes the next plan in; its finding, when an earlier one has its name.
    pub(in crate::rules) fn next(&mut self, reading: &Reading<'_>) -> Option<Finding> {
        self.plans += 1;
        let name = reading.text(&PLAN_NAME)?;
        let vault = reading.text(&VAULT_ID).unwrap_or_default();
        let key = (reading.source?, vault.to_owned(), name.to_owned());
        let first = *self.seen.entry(key).or_insert(self.plans);
        (first != self.plans).then(|| {
            let place = Place::of(&PLAN_NAME);
            let message = Message::new(
                t(
                    "{0} {1} is that of plan {2} too, with the same vault. Choose another name.",
                    "{0} {1} 与第 {2} 个计划重名，且仓库相同，应换一个名称。",
                ),
                [Arg::Label(place.label()), Arg::value(name), Arg::count(first)],
            );
            Finding::new(&UNIQUE, place, message)
        })
    }
}
