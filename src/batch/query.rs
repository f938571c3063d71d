//! Which plans of a file are looked at.

use crate::batch::plans::{Plan, Plans, Standing};
use crate::batch::week::{self, Starts};
use crate::insight::zone::{Clock, Zone};
use crate::params::source::SourceType;
use crate::rules::{self, Rule};

/// What a plan must be to be looked at; what is not given does not matter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// How bad the worst of it is.
    pub standing: Option<Standing>,
    /// A rule that it breaks.
    pub rule: Option<&'static Rule>,
    /// What it backs up.
    pub source: Option<SourceType>,
    /// A part of its name, in upper or lower case.
    pub text: String,
    /// Whether another plan has its name; those of one name then stand together.
    pub repeated: bool,
    /// The day and the hour that it starts in, by the clock of a zone.
    pub hour: Option<(usize, usize, Zone)>,
}

impl Query {
    /// Which of all plans these are.
    #[must_use]
    pub fn of(&self, plans: &Plans, clock: &Clock) -> Vec<usize> {
        let text = self.text.trim().to_lowercase();
        let all = plans.all();
        let rule = self.rule.and_then(rules::position);
        let fits = |plan: &Plan| {
            self.standing.is_none_or(|standing| plan.standing() == standing)
                && rule.is_none_or(|at| plan.rules.contains(&at))
                && self.source.is_none_or(|source| plan.source == Some(source))
                && (!self.repeated || plan.is_repeated())
                && (text.is_empty() || plan.name.to_lowercase().contains(&text))
                && self.hour.is_none_or(|(day, hour, zone)| {
                    let mut runs = plan.starts.iter().flat_map(Starts::of_week);
                    runs.any(|run| week::hour(run, zone, clock) == Some((day, hour)))
                })
        };
        let mut found: Vec<usize> = (0..all.len()).filter(|index| fits(&all[*index])).collect();
        if self.repeated {
            found.sort_by_key(|index| (all[*index].first.unwrap_or(*index), *index));
        }
        found
    }
}
