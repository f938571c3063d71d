//! When a plan runs, counted one by one.

use create_backup_plan::insight::drift;
use create_backup_plan::insight::preview::to_json;
use create_backup_plan::insight::runs::Runs;
use create_backup_plan::insight::zone::Clock;
use create_backup_plan::lang::{LANGUAGES, Language};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::values::json::Node;
use create_backup_plan::values::moment::instant;
use create_backup_plan::values::schedule::Schedule;
use proptest::prelude::*;

use crate::insight::{schedule, whole};

/// The runs of a schedule counted one by one: how many lie before a moment, and the next ones.
fn counted(start: i64, step: i64, now: i64) -> (u128, Vec<i64>) {
    let (mut run, mut missed) = (start, 0);
    while run < now {
        run += step;
        missed += 1;
    }
    (missed, (0..10).map(|number| run + number * step).collect())
}

/// What a program reads is a moment that programs have: the year 9999 is the last of RFC 3339, and of a `Date`'s texts.
#[test]
fn no_run_is_told_of_that_has_no_date() {
    for (start, runs) in [("253402214400", 1), ("253402300800", 0), ("9223372036854775807", 0)] {
        let text = format!(r#"{{"SourceType":"OSS","Schedule":"I|{start}|P1D","Retention":7}}"#);
        let told = Node::from(to_json(
            &Draft::read(&text).unwrap(),
            &Clock::at(1_795_564_800),
            Language::English,
        ));
        let policies = told.get("policies").and_then(Node::entries).unwrap();
        let listed = policies[0].get("runs").and_then(Node::entries).unwrap();
        assert_eq!(listed.len(), runs, "{start}");
        assert!(listed.iter().all(|run| instant(run.text().unwrap()).is_some()), "{start}");
    }
}

proptest! {
    #[test]
    fn runs_are_those_that_counting_finds(start in 0_i64..5_000_000, step in 1_i64..100_000, now in 0_i64..9_000_000) {
        prop_assume!((now - start) / step < 20_000);
        let runs = Runs::of(&schedule(&format!("I|{start}|PT{step}S")), now);
        let (missed, next) = counted(start, step, now);
        prop_assert_eq!(runs.missed(), Some(missed));
        prop_assert_eq!(runs.upcoming().take(10).collect::<Vec<_>>(), &*next);
        prop_assert_eq!(runs.next(), Some(next[0]));
        prop_assert_eq!(runs.last_missed(), (missed > 0).then(|| next[0] - step));
    }

    #[test]
    fn any_schedule_and_moment_are_answered(start in 0..=i64::MAX, amount in 1..=i64::MAX, unit in "(P[0-9]{0,3}\\.?5?D|PxD|PxW|PTxH|PTxM|PTxS|PxM|PxY|P1YTxS)", now: i64) {
        let interval = unit.replace('x', &amount.to_string());
        let Ok(schedule) = format!("I|{start}|{interval}").parse::<Schedule>() else { return Ok(()) };
        let runs = Runs::of(&schedule, now);
        if let Some(next) = runs.next() {
            prop_assert!(next >= now && next >= start);
        }
        if let Some(last) = runs.last_missed() {
            prop_assert!(last < now);
        }
        let upcoming: Vec<i64> = runs.upcoming().take(10).collect();
        prop_assert!(upcoming.is_sorted_by(|a, b| a < b));
        prop_assert_eq!(upcoming.first().copied(), runs.next());
        let changing = Clock { now: Some(now), local: |seconds| if seconds % 40_000_000 > 20_000_000 { 7_200 } else { 3_600 } };
        if let Some(drift) = drift::of(&runs, &changing) {
            for language in LANGUAGES {
                whole(&drift.say(&runs, &changing, *language));
            }
        }
    }
}
