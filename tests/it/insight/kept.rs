//! What is kept, held against a simulation.

use create_backup_plan::insight::kept::{Kept, Life};
use create_backup_plan::insight::picture::{Picture, WIDTH};
use create_backup_plan::insight::zone::Zone;
use create_backup_plan::lang::LANGUAGES;
use proptest::prelude::*;

use crate::insight::{CLOCK, schedule, whole};

/// How many backups are there at a moment, when each run is looked at.
fn alive(kept: &Kept, at: u128) -> u128 {
    let runs = (0..).map(|number| number * kept.step).take_while(|run| *run <= at);
    let last = at / kept.step * kept.step;
    runs.filter(|run| {
        kept.life.is_none_or(|life| at < run + life) || (kept.keeps_last && *run == last)
    })
    .count() as u128
}

proptest! {
    #[test]
    fn what_is_kept_is_what_a_simulation_keeps(step in 1_u128..40, life in 1_u128..200, keeps_last: bool) {
        let kept = Kept { step, life: Some(life), keeps_last };
        let (fewest, most) = kept.range().unwrap();
        let steady = most * step;
        let counts: Vec<u128> = (steady..steady + 2 * step).map(|at| alive(&kept, at)).collect();
        prop_assert_eq!(counts.iter().min(), Some(&fewest));
        prop_assert_eq!(counts.iter().max(), Some(&most));
        let without = counts[..usize::try_from(step).unwrap()].iter().filter(|count| **count == 0).count();
        prop_assert_eq!(kept.gap().unwrap_or(0), without as u128);
        // The first backup goes once a later moment has one fewer than there were runs.
        let goes = (0..2_000).find(|at| alive(&kept, *at) <= *at / step).unwrap();
        prop_assert_eq!(kept.first_goes(), Some(goes));
    }

    #[test]
    fn a_picture_shows_what_is_kept(step in 1_u128..2_000_000, life in 1_u128..40_000_000, ever: bool, keeps_last: bool) {
        let kept = Kept { step, life: (!ever).then_some(life), keeps_last };
        let picture = Picture::of(&kept).unwrap();
        prop_assert!((1..=12).contains(&picture.bars.len()));
        for bar in &picture.bars {
            prop_assert!(bar.from <= bar.to && bar.to <= WIDTH);
        }
        prop_assert!(picture.marks.len() <= 7 && picture.marks.iter().all(|(x, _)| *x <= WIDTH));
        prop_assert!(picture.at <= WIDTH);
        let counted = picture.bars.iter().filter(|bar| bar.counted).count() as u128;
        if let (1, Some((_, most))) = (picture.runs_a_bar, kept.range()) {
            let none_left = kept.gap().is_some();
            prop_assert_eq!(counted, if none_left { 0 } else { most });
        }
    }

    #[test]
    fn any_retention_is_told(days in 1..=u64::MAX, seconds in 1..=i64::MAX, next in proptest::option::of(any::<i64>()), keeps_last: bool, is_copy: bool) {
        let schedule = schedule(&format!("I|0|PT{seconds}S"));
        for life in [Life::Days(days), Life::Ever] {
            let kept = Kept::of(&schedule.interval, life, keeps_last).unwrap();
            let _ = Picture::of(&kept);
            for language in LANGUAGES {
                whole(&kept.say(next, is_copy, Zone::Local, &CLOCK, *language));
            }
        }
    }
}
