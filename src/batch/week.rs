//! How many plans start in each hour of a week.

use crate::batch::plans::Plan;
use crate::insight::dates::shown;
use crate::insight::zone::{Clock, Zone};
use crate::values::interval::Interval;
use crate::values::time::{DAY, MINUTE};

/// The days of a week.
pub const DAYS: usize = 7;
/// The hours of a day.
pub const HOURS: usize = 24;

/// A week in seconds.
const WEEK: i64 = 7 * DAY;
/// A quarter of an hour: no zone's clock is off by a part of one.
const QUARTER: i64 = 15 * MINUTE;

/// When something runs next, and how often from then on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Starts {
    /// UNIX seconds.
    pub next: i64,
    /// The seconds from one run to the next; nothing where months count, of which none is in a week twice.
    every: Option<i64>,
}

impl Starts {
    /// The runs from one on, an interval apart.
    #[must_use]
    pub fn of(next: i64, interval: Option<&Interval>) -> Starts {
        let every = interval.and_then(Interval::seconds);
        Starts { next, every: every.and_then(|seconds| i64::try_from(seconds).ok()) }
    }

    /// The runs of seven days from the next one on; of those that are closer together than a quarter of an hour, one in
    /// each.
    pub fn of_week(&self) -> impl Iterator<Item = i64> + use<> {
        let Starts { next, every } = *self;
        let step = every.map_or(WEEK, |every| every.max(QUARTER));
        (0..WEEK)
            .step_by(usize::try_from(step).unwrap_or(usize::MAX))
            .map_while(move |after| next.checked_add(after))
    }
}

/// The hours of a week by the clock of a zone, Monday first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// How many plans start in each hour of each day, over the seven days from their next start on. A plan counts once in
    /// an hour, and in each hour that one of its backup rules starts in.
    pub hours: [[usize; HOURS]; DAYS],
    /// How many plans have no next start that is known.
    pub unknown: usize,
}

impl Week {
    /// The week of some plans.
    pub fn of<'p>(plans: impl IntoIterator<Item = &'p Plan>, zone: Zone, clock: &Clock) -> Week {
        let mut week = Week::default();
        for plan in plans {
            let runs = plan.starts.iter().flat_map(Starts::of_week);
            let mut hours: Vec<(usize, usize)> =
                runs.filter_map(|run| hour(run, zone, clock)).collect();
            hours.sort_unstable();
            hours.dedup();
            week.unknown += usize::from(hours.is_empty());
            for (day, hour) in hours {
                week.hours[day][hour] += 1;
            }
        }
        week
    }

    /// The most plans in an hour.
    #[must_use]
    pub fn most(&self) -> usize {
        self.hours.iter().flatten().copied().max().unwrap_or(0)
    }
}

/// The day and the hour of a moment.
pub(in crate::batch) fn hour(run: i64, zone: Zone, clock: &Clock) -> Option<(usize, usize)> {
    let moment = shown(run, zone, clock)?;
    Some((moment.weekday(), usize::from(moment.hour)))
}
