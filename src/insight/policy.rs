//! What runs: the plan by its own schedule, and each of its backup rules.
//!
//! A backup rule without days of its own takes those of the plan. For Tablestore the plan's own schedule has no effect
//! (pull request 4861 of the official Terraform provider), and data synchronization keeps no backups.

use crate::insight::kept::{Kept, Life};
use crate::insight::runs::Runs;
use crate::params::backup_rule::{self, RULE};
use crate::params::plan::{
    BASIC_INTERVAL, BASIC_RETENTION, DISABLED, KEEP_LATEST_SNAPSHOTS, RETENTION, SCHEDULE,
};
use crate::params::source::SourceType;
use crate::params::{FOR_EVER, Param, detail};
use crate::plan::place::Place;
use crate::plan::reading::{Reading, integer, member};
use crate::values::interval::Interval;
use crate::values::json::Node;
use crate::values::schedule::Schedule;

/// What decides what runs and what is kept, besides the source type, the edition and the backup rules.
pub static READ: &[&Param] =
    &[&SCHEDULE, &RETENTION, &KEEP_LATEST_SNAPSHOTS, &DISABLED, &detail::DETAIL];

/// A value that may be missing, or not be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given<T> {
    /// Nothing is given.
    Absent,
    /// Something is given that cannot be read as this.
    Unreadable,
    /// The value.
    Is(T),
}

/// A copy in another region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Where it goes.
    pub region: Given<String>,
    /// How long it is kept there.
    pub life: Given<Life>,
}

/// One thing that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// When.
    pub schedule: Given<Schedule>,
    /// How often, where that is known: by the schedule, or by the edition.
    pub interval: Option<Interval>,
    /// How long each backup is kept.
    pub life: Given<Life>,
    /// Whether the last backup stays after its days are over.
    pub last_kept: Given<bool>,
    /// Whether it is switched off.
    pub off: bool,
    /// The copy, when there is one.
    pub copy: Option<Copy>,
}

impl<T> Given<T> {
    /// The value, where there is one.
    #[must_use]
    pub fn known(&self) -> Option<&T> {
        match self {
            Given::Is(value) => Some(value),
            Given::Absent | Given::Unreadable => None,
        }
    }

    fn of<'n>(node: Option<&'n Node<'n>>, read: impl Fn(&Node<'_>) -> Option<T>) -> Given<T> {
        match node.filter(|node| !node.value.is_blank()) {
            None => Given::Absent,
            Some(node) => read(node).map_or(Given::Unreadable, Given::Is),
        }
    }
}

impl Policy {
    /// Whether the last backup is known to stay.
    #[must_use]
    pub fn keeps_last(&self) -> bool {
        self.last_kept == Given::Is(true)
    }

    /// What is kept of its backups.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        Kept::of(self.interval.as_ref()?, *self.life.known()?, self.keeps_last())
    }

    /// What is kept of their copies. Nothing says that the last copy is kept longer.
    #[must_use]
    pub fn copies_kept(&self) -> Option<Kept> {
        let copy = self.copy.as_ref()?;
        Kept::of(self.interval.as_ref()?, *copy.life.known()?, false)
    }

    /// The first run that will be made, from a moment on; of the start, while the time is not known.
    #[must_use]
    pub fn next(&self, now: Option<i64>) -> Option<i64> {
        let runs = self.runs()?;
        Runs::of(&runs, now.unwrap_or(runs.start)).next()
    }

    /// When it runs: from the start of its schedule on, as often as it does.
    #[must_use]
    pub fn runs(&self) -> Option<Schedule> {
        let start = self.schedule.known()?.start;
        Some(Schedule { start, interval: self.interval.clone()? })
    }
}

/// The plan by its own schedule. Where that has no effect there is none.
#[must_use]
pub fn own(reading: &Reading<'_>) -> Option<Policy> {
    if reading.runs_by_rules_alone() {
        return None;
    }
    if reading.is_basic() {
        return Some(basic(reading));
    }
    let held = reading.held(&detail::DETAIL);
    let copy = held.as_ref().filter(|held| held.is_true(&detail::DO_COPY)).map(|held| Copy {
        region: Given::of(held.get(&detail::DESTINATION_REGION_ID), text),
        life: copy_life(held.get(&detail::DESTINATION_RETENTION)),
    });
    let schedule = Given::of(reading.own(&SCHEDULE), schedule);
    Some(Policy {
        interval: schedule.known().map(|schedule| schedule.interval.clone()),
        schedule,
        life: if keeps_nothing(reading) { Given::Absent } else { plan_life(reading) },
        last_kept: last_kept(reading),
        off: false,
        copy,
    })
}

/// The basic edition runs daily and keeps 30 days, whatever else is given.
fn basic(reading: &Reading<'_>) -> Policy {
    Policy {
        schedule: Given::of(reading.own(&SCHEDULE), schedule),
        interval: Some(Interval::days(BASIC_INTERVAL)),
        life: Given::Is(Life::Days(BASIC_RETENTION)),
        last_kept: last_kept(reading),
        off: false,
        copy: None,
    }
}

/// A backup rule, by its number from 0; none where the list has no object there.
#[must_use]
pub fn backup_rule(reading: &Reading<'_>, index: usize) -> Option<Policy> {
    let entry = reading.own(&RULE)?.entries()?.get(index)?;
    entry.members()?;
    Some(of_rule(reading, entry))
}

fn of_rule(reading: &Reading<'_>, entry: &Node<'_>) -> Policy {
    let given = |param: &Param| member(entry, param);
    let is_true = |param: &Param| given(param).is_some_and(|node| node.value.is_true());
    let schedule = Given::of(given(&backup_rule::SCHEDULE), schedule);
    let life = Given::of(given(&backup_rule::RETENTION), days);
    let copy = is_true(&backup_rule::DO_COPY).then(|| Copy {
        region: Given::of(given(&backup_rule::DESTINATION_REGION_ID), text),
        life: copy_life(given(&backup_rule::DESTINATION_RETENTION)),
    });
    Policy {
        interval: schedule.known().map(|schedule| schedule.interval.clone()),
        schedule,
        life: if life == Given::Absent { plan_life(reading) } else { life },
        last_kept: last_kept(reading),
        off: is_true(&backup_rule::DISABLED),
        copy,
    }
}

/// All that runs, with the place of each: the plan by its own schedule (the root), and each backup rule. What is switched
/// off is not among them, nor are the rules of a basic plan, which runs daily.
pub fn running<'r>(reading: &'r Reading<'r>) -> impl Iterator<Item = (Place, Policy)> + 'r {
    let own = own(reading).map(|own| (Place::ROOT, own));
    let of_rules = reading
        .backup_rules()
        .map(|(index, entry)| (Place::of(&RULE).index(index), of_rule(reading, entry)));
    let off = reading.is_true(&DISABLED);
    own.into_iter().chain(of_rules).filter(move |(_, policy)| !off && !policy.off)
}

/// The policy whose schedule stands at a place: the plan's own, or that of a backup rule.
#[must_use]
pub fn at(reading: &Reading<'_>, place: &Place) -> Option<Policy> {
    match place.rule_index() {
        None => own(reading),
        Some(index) => backup_rule(reading, index),
    }
}

/// Whether the source type makes no backups that could be kept.
#[must_use]
pub fn keeps_nothing(reading: &Reading<'_>) -> bool {
    reading.source == Some(SourceType::Sync)
}

/// Whether the last backup stays.
fn last_kept(reading: &Reading<'_>) -> Given<bool> {
    Given::of(reading.own(&KEEP_LATEST_SNAPSHOTS), |node| integer(node).map(|number| number == 1))
}

fn plan_life(reading: &Reading<'_>) -> Given<Life> {
    Given::of(reading.own(&RETENTION), days)
}

fn days(node: &Node<'_>) -> Option<Life> {
    integer(node).and_then(|days| u64::try_from(days).ok()).filter(|days| *days > 0).map(Life::Days)
}

/// How long a copy is kept: forever, unless days are given.
fn copy_life(node: Option<&Node<'_>>) -> Given<Life> {
    let read = |node: &Node<'_>| {
        if integer(node) == Some(FOR_EVER) { Some(Life::Ever) } else { days(node) }
    };
    match Given::of(node, read) {
        Given::Absent => Given::Is(Life::Ever),
        other => other,
    }
}

fn schedule(node: &Node<'_>) -> Option<Schedule> {
    node.text()?.parse().ok()
}

fn text(node: &Node<'_>) -> Option<String> {
    node.text().map(|text| text.trim().to_owned())
}
