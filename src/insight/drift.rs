//! How a schedule's runs move against the clock on the wall.
//!
//! An interval has a fixed number of seconds. A clock that is put forward or back does not follow, so a run that was
//! at 02:00 is at 03:00 from then on; and an interval that does not fit into days is at another hour each day.

use crate::insight::dates;
use crate::insight::runs::{Runs, SHOWN, Step};
use crate::insight::words;
use crate::insight::zone::{Clock, Zone};
use crate::lang::Language;
use crate::values::moment::Moment;
use crate::values::time::DAY;

/// The seconds of a week.
const WEEK: i64 = 7 * DAY;
/// The weeks that are searched for a change of the reader's clock: a year and a little.
const WEEKS: i64 = 53;

/// How runs move by the reader's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drift {
    /// The interval does not fit into days: the hours of one day are not those of the next.
    Wanders,
    /// From this run on the reader's clock shows another time: it was put forward by so many seconds, or back.
    Moves {
        /// The first run at another time.
        run: i64,
        /// Seconds.
        by: i64,
    },
}

/// How the runs move, if they do within a year or among the next ten.
#[must_use]
pub fn of(runs: &Runs, clock: &Clock) -> Option<Drift> {
    let Step::Seconds(step) = runs.step() else { return None };
    let day = u128::from(DAY.unsigned_abs());
    if !step.is_multiple_of(day) && !day.is_multiple_of(step) {
        return Some(Drift::Wanders);
    }
    let offset = |seconds| clock.offset(Zone::Local, seconds);
    let first = runs.next()?;
    let before = offset(first);
    let run = if step >= u128::from(WEEK.unsigned_abs()) {
        runs.upcoming().take(SHOWN).find(|run| offset(*run) != before)?
    } else {
        let later = |weeks: i64| first.checked_add(weeks * WEEK);
        let after = (1..=WEEKS).map_while(later).find(|moment| offset(*moment) != before)?;
        let change = change(after - WEEK, after, |moment| offset(moment) != before);
        runs.at_or_after(change).filter(|run| offset(*run) != before)?
    };
    let by = offset(run).checked_sub(before)?;
    // An hour more or less is the same hours again for what runs every hour.
    let unseen = step < day && u128::from(by.unsigned_abs()).is_multiple_of(step);
    (!unseen).then_some(Drift::Moves { run, by })
}

/// The first moment that is changed, between one that is not and one that is.
fn change(mut unchanged: i64, mut changed: i64, is_changed: impl Fn(i64) -> bool) -> i64 {
    while changed - unchanged > 1 {
        let middle = unchanged + (changed - unchanged) / 2;
        if is_changed(middle) {
            changed = middle;
        } else {
            unchanged = middle;
        }
    }
    changed
}

impl Drift {
    /// A sentence.
    #[must_use]
    pub fn say(self, runs: &Runs, clock: &Clock, language: Language) -> String {
        let Step::Seconds(step) = runs.step() else { return String::new() };
        let say = |text, args| words::say(text, args, language);
        let (run, by) = match self {
            Drift::Wanders => return say(words::WANDERS, vec![dates::length(step, language)]),
            Drift::Moves { run, by } => (run, by),
        };
        let day = dates::day(run, Zone::Local, clock, language);
        let after = dates::shown(run, Zone::Local, clock);
        // What the clock would show, had it not been put forward or back.
        let before = after.and_then(|after| Moment::of(after.seconds().checked_sub(by)?));
        match (before, after) {
            (Some(before), Some(after)) if step.is_multiple_of(u128::from(DAY.unsigned_abs())) => {
                say(words::MOVES, vec![day, dates::time(&before), dates::time(&after)])
            }
            _ => {
                let text = if by > 0 { words::MOVES_LATER } else { words::MOVES_EARLIER };
                say(text, vec![day, dates::length(u128::from(by.unsigned_abs()), language)])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A clock as in Berlin: put forward on 28 March 2027 and back on 31 October, at 01:00 UTC.
    const BERLIN: Clock = Clock {
        now: None,
        local: |seconds| {
            if (1_806_195_600..1_824_944_400).contains(&seconds) { 7_200 } else { 3_600 }
        },
    };

    fn drift(schedule: &str, clock: &Clock) -> Option<(Drift, String)> {
        let runs = Runs::of(&schedule.parse().unwrap(), 1_795_500_000);
        let drift = of(&runs, clock)?;
        Some((drift, drift.say(&runs, clock, Language::English)))
    }

    #[track_caller]
    fn says(schedule: &str, sentence: &str) {
        assert_eq!(drift(schedule, &BERLIN).map(|(_, said)| said).as_deref(), Some(sentence));
    }

    #[test]
    fn daily_runs_move_when_the_clock_is_put_forward() {
        says(
            "I|1795543200|P1D",
            "The interval is fixed: from 28 Mar 2027 runs move from 19:00 to 20:00 local time.",
        );
        says(
            "I|1795543200|P30D",
            "The interval is fixed: from 23 Apr 2027 runs move from 19:00 to 20:00 local time.",
        );
        says(
            "I|1795543200|PT4H",
            "The interval is fixed: from 28 Mar 2027 runs are 1 hour later by local time.",
        );
    }

    #[test]
    fn a_clock_put_back_makes_runs_earlier() {
        says(
            "I|1806300000|P1D",
            "The interval is fixed: from 31 Oct 2027 runs move from 08:00 to 07:00 local time.",
        );
    }

    #[test]
    fn hourly_runs_and_a_steady_clock_move_nothing() {
        assert_eq!(drift("I|1795543200|PT1H", &BERLIN), None);
        assert_eq!(drift("I|1795543200|P1D", &Clock::UNKNOWN), None);
        assert_eq!(drift("I|1795543200|P1M", &BERLIN), None);
    }

    #[test]
    fn an_interval_that_does_not_fit_into_days_wanders() {
        says("I|1795543200|PT5H", "Every 5 hours: not at the same time each day.");
        says("I|1795543200|P1DT1H", "Every 1 day 1 hour: not at the same time each day.");
        assert_eq!(drift("I|1795543200|PT8H", &Clock::UNKNOWN), None);
    }

    #[test]
    fn no_moment_is_too_late() {
        assert_eq!(drift(&format!("I|{}|P1D", i64::MAX), &BERLIN), None);
    }
}
