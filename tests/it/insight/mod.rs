//! What a plan will do: held against slow oracles, an independent reader, and every combination of what can be sent.

mod calendar;
mod day;
mod kept;
mod runs;
mod sentence;

use create_backup_plan::insight::zone::Clock;
use create_backup_plan::values::schedule::Schedule;

/// 24 November 2026, with a reader one hour ahead of UTC.
const CLOCK: Clock = Clock { now: Some(1_795_500_000), local: |_| 3_600 };

fn schedule(text: &str) -> Schedule {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A sentence is one line with nothing left to fill in, and its marks are paired.
#[track_caller]
fn whole(sentence: &str) {
    assert!(!sentence.is_empty());
    assert!(!sentence.contains(char::is_control), "{sentence:?}");
    assert!(!sentence.contains(['\u{2028}', '\u{2029}', '\u{202e}', '\u{2066}']), "{sentence:?}");
    for number in 0..9 {
        assert!(!sentence.contains(&format!("{{{number}}}")), "{sentence:?}");
    }
    assert_eq!(sentence.matches('`').count() % 2, 0, "{sentence:?}");
}
