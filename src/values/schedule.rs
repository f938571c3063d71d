//! When a plan runs: `I|{start}|{interval}`, start in UNIX seconds, interval as ISO 8601 duration.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use crate::values::cron::Cron;
use crate::values::interval::{Interval, IntervalError};
use crate::values::width::half_width;

/// A schedule that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The first run, in UNIX seconds.
    pub start: i64,
    /// The time from one run to the next.
    pub interval: Interval,
}

/// A text in three parts, whatever stands in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The second part and where it stands in the text.
    pub start: (&'a str, Range<usize>),
    /// The third part and where it stands in the text.
    pub interval: (&'a str, Range<usize>),
}

/// Why a text is not a schedule in three parts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormatError {
    /// A cron expression, also behind `C|{start}|`, which is the form of another operation.
    Cron {
        /// What it says, if that is one interval.
        said: Option<Cron>,
        /// The start before which nothing runs, in UNIX seconds.
        after: Option<i64>,
    },
    /// Not three parts, or another first letter; with what it plainly means, if it does.
    Parts {
        /// The same schedule, written as it should be.
        meant: Option<String>,
    },
}

/// Why a text is not a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScheduleError {
    /// Not three parts.
    Format(FormatError),
    /// The start is not a whole number of seconds.
    Start,
    /// The interval cannot be read.
    Interval(IntervalError),
}

impl<'a> Parts<'a> {
    /// Takes a text apart at its bars.
    ///
    /// # Errors
    /// When there are not three parts or the first is not `I`.
    pub fn read(text: &'a str) -> Result<Self, FormatError> {
        if let Some(parts) = Parts::split(text) {
            return Ok(parts);
        }
        Err(cron(text).unwrap_or_else(|| FormatError::Parts { meant: meant(text) }))
    }

    fn split(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix("I|")?;
        let (start, interval) = rest.split_once('|')?;
        let from = 2 + start.len() + 1;
        (!interval.contains('|'))
            .then(|| Parts { start: (start, 2..from - 1), interval: (interval, from..text.len()) })
    }
}

/// The cron expression in a text that has one instead of a schedule.
fn cron(text: &str) -> Option<FormatError> {
    let is_policy = text.trim_start().starts_with(['C', 'c']);
    let parts: Vec<&str> = text.split(['|', '｜']).collect();
    let (expression, start) = match parts[..] {
        [_, expression] if is_policy => (expression, None),
        [_, start, expression] if is_policy => (expression, Some(seconds(start.trim()))),
        _ if is_policy && parts.len() > 1 => ("", None),
        _ if Cron::is_written(text) => (text, None),
        _ => return None,
    };
    // A start that cannot be read may be any.
    let said = if start == Some(None) { None } else { Cron::read(expression) };
    Some(FormatError::Cron { said, after: start.flatten() })
}

/// The schedule that a text with loose spelling plainly is: spaces, full-width bars and digits, a small `i`.
fn meant(text: &str) -> Option<String> {
    let tidy: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let tidy = match tidy.split_once('|') {
        Some(("i" | "I", rest)) => format!("I|{rest}"),
        // Only the letter is missing: `1602673264|P1D`.
        Some((start, interval))
            if !interval.contains('|') && start.bytes().all(|b| b.is_ascii_digit()) =>
        {
            format!("I|{tidy}")
        }
        _ => return None,
    };
    Schedule::of(&Parts::split(&tidy)?).is_ok().then_some(tidy)
}

impl FromStr for Schedule {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, ScheduleError> {
        Schedule::of(&Parts::read(text).map_err(ScheduleError::Format)?)
    }
}

impl Schedule {
    /// The schedule that a text is. Why one is none takes longer to say: [`str::parse`] does.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let parts = Parts::split(text)?;
        Some(Schedule {
            start: seconds(parts.start.0)?,
            interval: Interval::read(parts.interval.0)?,
        })
    }

    fn of(parts: &Parts<'_>) -> Result<Self, ScheduleError> {
        Ok(Schedule {
            start: seconds(parts.start.0).ok_or(ScheduleError::Start)?,
            interval: parts.interval.0.parse().map_err(ScheduleError::Interval)?,
        })
    }

    /// The first run at or after a moment, where the interval has a fixed length in seconds.
    #[must_use]
    pub fn next_run(&self, now: i64) -> Option<i64> {
        let step = i128::try_from(self.interval.seconds()?).ok().filter(|step| *step > 0)?;
        let (start, now) = (i128::from(self.start), i128::from(now));
        let behind = (now - start).max(0);
        i64::try_from(start + (behind + step - 1) / step * step).ok()
    }
}

/// A whole, non-negative number of seconds within 64 bits.
#[must_use]
pub fn seconds(text: &str) -> Option<i64> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "I|{}|{}", self.start, self.interval)
    }
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScheduleError::Format(FormatError::Cron { .. }) => {
                f.write_str("expected `I|…`, but found a cron expression")
            }
            ScheduleError::Format(FormatError::Parts { .. }) => {
                f.write_str("expected `I|{start}|{interval}`")
            }
            ScheduleError::Start => {
                f.write_str("expected a whole number of UNIX seconds as the start")
            }
            ScheduleError::Interval(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ScheduleError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn format_error(text: &str, meant: Option<&str>) {
        assert_eq!(
            Parts::read(text),
            Err(FormatError::Parts { meant: meant.map(str::to_owned) }),
            "{text}"
        );
    }

    #[test]
    fn the_parts_know_where_they_stand() {
        let text = "I|1602673264|P1D";
        let parts = Parts::read(text).expect("three parts");
        assert_eq!(&text[parts.start.1], "1602673264");
        assert_eq!(&text[parts.interval.1], "P1D");
        assert_eq!(
            Parts::read("I||").map(|parts| (parts.start.1, parts.interval.1)),
            Ok((2..2, 3..3))
        );
    }

    #[test]
    fn plain_slips_are_understood() {
        format_error(" i | 1602673264 | P1D ", Some("I|1602673264|P1D"));
        format_error("I｜1602673264｜P1D", Some("I|1602673264|P1D"));
        format_error("1602673264|P1D", Some("I|1602673264|P1D"));
        format_error("P1D", None);
        format_error("I|1602673264|P1D|", None);
        format_error("i|x|P1D", None);
        for text in ["C|1602673264|0 0 2 * * ?", "C|0 2 * * *", "0 2 * * *", "@daily"] {
            assert!(
                matches!(Parts::read(text), Err(FormatError::Cron { said: Some(_), .. })),
                "{text}"
            );
        }
        for text in [
            "C|soon|0 0 2 * * ?",
            "C|1602673264|0 0 2 1 * ?",
            "C|1602673264|",
            "C|1602673264|0 0 2 * * ?|",
            "0 2 * * 1-5",
        ] {
            assert!(
                matches!(Parts::read(text), Err(FormatError::Cron { said: None, .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn the_next_run_is_never_before_now() {
        let schedule: Schedule = "I|100|PT1H".parse().expect("a schedule");
        assert_eq!(schedule.next_run(0), Some(100));
        assert_eq!(schedule.next_run(100), Some(100));
        assert_eq!(schedule.next_run(101), Some(3700));
        assert_eq!(schedule.next_run(i64::MAX), None);
    }

    #[test]
    fn what_is_wrong_is_said_in_a_sentence() {
        let said = |text: &str| text.parse::<Schedule>().expect_err(text).to_string();
        assert_eq!(said("C|0 0 * * *"), "expected `I|…`, but found a cron expression");
        assert_eq!(said("I|1"), "expected `I|{start}|{interval}`");
        assert_eq!(said("I|soon|P1D"), "expected a whole number of UNIX seconds as the start");
        let interval = "1D".parse::<Interval>().expect_err("no interval").to_string();
        assert_eq!(said("I|1|1D"), interval);
    }
}
