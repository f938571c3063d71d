//! What is wrong with a text that is not an interval.

use super::{IntervalError, Slip, read};
use crate::values::width::half_width;

/// Names the slip in a text that is not an interval, and what it means where only one reading is left.
pub(super) fn explain(text: &str) -> IntervalError {
    if let Some(tail) = text.strip_prefix(['-', '\u{2212}'])
        && (read(tail).is_ok() || tail.contains(|c: char| c.is_ascii_digit()))
    {
        return IntervalError::Negative { meant: read(tail).is_ok().then(|| tail.to_owned()) };
    }
    if matches!(text, "P" | "PT" | "p" | "pt" | "T") {
        return IntervalError::Shape { meant: None, slip: Slip::NoAmount };
    }
    let tidy: String = text.trim().chars().map(half_width).collect();
    let upper = tidy.to_ascii_uppercase();
    let bare = upper.strip_prefix('P').unwrap_or(&upper);
    let no_t = bare.strip_prefix('T').unwrap_or(bare);
    // The candidates from the nearest to the farthest; the first that can be read is what was meant.
    let candidates = [
        (tidy, Slip::Spelling),
        (upper.clone(), Slip::LowerCase),
        (format!("P{upper}"), Slip::NoP),
        (format!("P{}", bare.trim_end_matches('T')), Slip::EmptyT),
        (format!("P{no_t}"), if upper.starts_with('P') { Slip::DaysAfterT } else { Slip::NoP }),
        (
            days_before_t(no_t),
            match (upper.starts_with('P'), bare.starts_with('T')) {
                (true, true) => Slip::DaysAfterT,
                (true, false) => Slip::NoT,
                (false, _) => Slip::NoP,
            },
        ),
        (format!("PT{no_t}"), if upper.starts_with('P') { Slip::NoT } else { Slip::NoP }),
    ];
    for (candidate, slip) in candidates {
        // `M` is months before the `T` and minutes after it: a guess, unless a `P` in front of a large one or a `T` was there.
        let guess = slip == Slip::NoP || slip == Slip::LowerCase && text.contains('m');
        let ambiguous = guess && candidate.contains('M') && !candidate.contains('T');
        if let Ok(interval) = read(&candidate) {
            if interval.is_zero() {
                return IntervalError::Zero;
            }
            let minutes = format!("PT{no_t}");
            // Beside years or days they can only be months.
            return if ambiguous && read(&minutes).is_ok() {
                IntervalError::MinutesOrMonths { minutes }
            } else {
                IntervalError::Shape { meant: Some(candidate), slip }
            };
        }
    }
    IntervalError::Shape { meant: None, slip: Slip::Other }
}

/// `1D12H` with its `T` where it belongs: `P1DT12H`.
fn days_before_t(amounts: &str) -> String {
    let (days, time) = amounts.split_once('D').unwrap_or(("", amounts));
    format!("P{days}DT{}", time.strip_prefix('T').unwrap_or(time))
}
