//! When a schedule runs, from a moment on: the next runs, and those that will not be made up.
//!
//! Runs are counted from the start in steps of the interval, and missed ones are not made up (the operation's page).
//! Every answer is worked out at once, however many runs lie between.

use crate::values::schedule::Schedule;

/// How many runs are looked at, and shown at most.
pub const SHOWN: usize = 10;

/// The runs of a schedule, seen from a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Runs {
    start: i64,
    now: i64,
    step: Step,
}

/// What lies between two runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many seconds, more than none.
    Seconds(u128),
    /// Months or years. They have no fixed length, and nothing says how the service counts them.
    Months,
    /// A part of a second.
    Fraction,
}

impl Runs {
    /// The runs of a schedule, seen from a moment in UNIX seconds.
    #[must_use]
    pub fn of(schedule: &Schedule, now: i64) -> Runs {
        let step = match schedule.interval.seconds() {
            Some(seconds) if seconds > 0 => Step::Seconds(seconds),
            _ if schedule.interval.counts_months() => Step::Months,
            _ => Step::Fraction,
        };
        Runs { start: schedule.start, now, step }
    }

    /// What lies between two runs.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// The first run at or after a moment; `None` when that is not known, or beyond 64 bits.
    #[must_use]
    pub fn at_or_after(&self, moment: i64) -> Option<i64> {
        if moment <= self.start {
            return Some(self.start);
        }
        self.run(self.before(moment)?)
    }

    /// The first run that will be made: at or after now.
    #[must_use]
    pub fn next(&self) -> Option<i64> {
        self.at_or_after(self.now)
    }

    /// How many runs lie before now. None of them is made up. `None` when that is not known.
    #[must_use]
    pub fn missed(&self) -> Option<u128> {
        self.before(self.now)
    }

    /// The last run before now.
    #[must_use]
    pub fn last_missed(&self) -> Option<i64> {
        self.run(self.missed()?.checked_sub(1)?)
    }

    /// The runs from now on, one after the other, as far as 64 bits reach. Of an interval whose length is not known,
    /// that is the start alone, while it is to come.
    pub fn upcoming(&self) -> impl Iterator<Item = i64> {
        let step = match self.step {
            Step::Seconds(seconds) => i64::try_from(seconds).ok(),
            Step::Months | Step::Fraction => None,
        };
        std::iter::successors(self.next(), move |run| run.checked_add(step?))
    }

    /// How many runs lie before a moment: those at start, start + step … that are less than it.
    fn before(&self, moment: i64) -> Option<u128> {
        let Ok(passed) = u128::try_from(i128::from(moment) - i128::from(self.start)) else {
            return Some(0);
        };
        match self.step {
            Step::Seconds(step) => Some(passed.div_ceil(step)),
            Step::Months | Step::Fraction => (passed == 0).then_some(0),
        }
    }

    /// The run of a number, from 0.
    fn run(&self, number: u128) -> Option<i64> {
        let Step::Seconds(step) = self.step else {
            return (number == 0).then_some(self.start);
        };
        let after = i128::try_from(number.checked_mul(step)?).ok()?;
        i64::try_from(i128::from(self.start).checked_add(after)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str, now: i64) -> Runs {
        Runs::of(&text.parse().unwrap(), now)
    }

    #[test]
    fn missed_runs_are_counted_and_the_next_is_found() {
        let runs = runs("I|100|PT1M", 250);
        assert_eq!(runs.missed(), Some(3), "100, 160 and 220");
        assert_eq!(runs.last_missed(), Some(220));
        assert_eq!(runs.next(), Some(280));
        assert_eq!(runs.upcoming().take(3).collect::<Vec<_>>(), [280, 340, 400]);
    }

    #[test]
    fn a_run_at_this_very_moment_is_still_made() {
        let runs = runs("I|100|PT1M", 160);
        assert_eq!((runs.missed(), runs.next()), (Some(1), Some(160)));
    }

    #[test]
    fn of_months_only_the_start_is_known() {
        let to_come = runs("I|100|P1M", 50);
        assert_eq!(to_come.upcoming().collect::<Vec<_>>(), [100]);
        assert_eq!((to_come.missed(), to_come.step()), (Some(0), Step::Months));
        let past = runs("I|100|P1M", 150);
        assert_eq!((past.next(), past.missed(), past.last_missed()), (None, None, None));
        assert_eq!(runs("I|0|PT0.5S", 5).step(), Step::Fraction);
    }

    #[test]
    fn no_number_is_too_large() {
        let end = i64::MAX;
        let each_second = runs(&format!("I|{}|PT1S", end - 1), end - 1);
        assert_eq!(each_second.upcoming().collect::<Vec<_>>(), [end - 1, end]);
        let once = runs(&format!("I|0|P{end}W"), 1);
        assert_eq!((once.missed(), once.next()), (Some(1), None));
        assert_eq!(runs("I|0|PT1S", i64::MAX).missed(), Some(u128::from(end.unsigned_abs())));
        assert_eq!(runs("I|5|PT1S", i64::MIN).next(), Some(5));
    }
}
