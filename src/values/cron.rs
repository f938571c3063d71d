//! Cron expressions, as crontab(5) and Quartz write them, as far as they say one fixed interval.

use crate::values::interval::Interval;
use crate::values::time::{DAY, HOUR, MINUTE};
use crate::values::width::half_width;

/// The days of a week as names in a cron expression begin, from Sunday.
const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
/// The day of the week on which UNIX time begins, from Sunday: a Thursday.
const FIRST_WEEKDAY: i64 = 4;

/// A cron expression that runs at a fixed interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    /// The time from one run to the next: hours, one day or seven.
    pub interval: Interval,
    /// The same in seconds.
    period: i64,
    /// How long behind a multiple of the period it runs, in seconds since 1970 by the expression's own clock.
    offset: i64,
}

impl Cron {
    /// Whether a text is a cron expression, whatever it says: `0 2 * * *`, `0 0 2 ? * MON`, `@daily`.
    #[must_use]
    pub fn is_written(text: &str) -> bool {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let is_sign = |c: char| "*?/,-#".contains(half_width(c));
        // Names of months and days have three letters.
        let is_part = |part: &str| {
            part.chars().all(|c| half_width(c).is_ascii_digit())
                || part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let is_field = |field: &&str| field.split(is_sign).all(is_part);
        match fields[..] {
            [name] => name.strip_prefix('@').is_some_and(|name| nicknamed(name).is_some()),
            _ => {
                (5..=7).contains(&fields.len())
                    && fields.iter().all(is_field)
                    && fields.iter().any(|field| field.starts_with(['*', '?', '＊', '？']))
            }
        }
    }

    /// Reads an expression of five fields (crontab), or of six or seven (Quartz, with seconds in front and a year behind).
    /// `None` for what is no cron expression, and for what no single interval can say, such as two days of the week.
    #[must_use]
    pub fn read(text: &str) -> Option<Cron> {
        let text: String = text.trim().chars().map(half_width).collect();
        let text = match text.strip_prefix('@') {
            Some(name) => nicknamed(name)?,
            None => &text,
        };
        let fields: Vec<&str> = text.split_whitespace().collect();
        let (second, minute, hour, date, weekday, first_weekday) = match fields[..] {
            [minute, hour, day, month, weekday] => ("0", minute, hour, [day, month], weekday, 0),
            [second, minute, hour, day, month, weekday]
            | [second, minute, hour, day, month, weekday, "*"] => {
                (second, minute, hour, [day, month], weekday, 1)
            }
            _ => return None,
        };
        let offset = below(minute, 60)? * MINUTE + below(second, 60)?;
        if !date.iter().all(|field| is_any(field)) {
            return None;
        }
        let every_day = is_any(weekday);
        if let Some(hours) = step(hour).filter(|_| every_day) {
            let interval = Interval::hours(u64::try_from(hours).ok()?);
            return Some(Cron { interval, period: hours * HOUR, offset });
        }
        let offset = below(hour, 24)? * HOUR + offset;
        if every_day {
            return Some(Cron { interval: Interval::days(1), period: DAY, offset });
        }
        // With seconds and no `?` it may be of a program that counts the days as crontab does.
        if first_weekday == 1 && date[0] != "?" && below(weekday, 8).is_some() {
            return None;
        }
        let days = (day_of_week(weekday, first_weekday)? - FIRST_WEEKDAY).rem_euclid(7);
        Some(Cron { interval: Interval::days(7), period: 7 * DAY, offset: days * DAY + offset })
    }

    /// The first run at or after a moment, in UNIX seconds, by a clock that is `ahead` seconds ahead of UTC.
    #[must_use]
    pub fn next_run(&self, now: i64, ahead: i64) -> i64 {
        let wait = self.offset.wrapping_sub(now).wrapping_sub(ahead).rem_euclid(self.period);
        now.saturating_add(wait)
    }
}

/// What a name that stands for an expression stands for (crontab(5)), as far as a plan could.
fn nicknamed(name: &str) -> Option<&'static str> {
    Some(match name {
        "hourly" => "0 * * * *",
        "daily" | "midnight" => "0 0 * * *",
        "weekly" => "0 0 * * 0",
        _ => return None,
    })
}

fn is_any(field: &str) -> bool {
    matches!(field, "*" | "?" | "*/1")
}

/// A plain number below a limit.
fn below(field: &str, limit: i64) -> Option<i64> {
    let is_plain = !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
    field.parse().ok().filter(|number| is_plain && *number < limit)
}

/// The hours of `*`, `*/6` and `0/6`, where they make up a day.
fn step(field: &str) -> Option<i64> {
    if is_any(field) {
        return Some(1);
    }
    let hours = field.strip_prefix("*/").or(field.strip_prefix("0/"))?;
    below(hours, 24).filter(|hours| *hours > 0 && 24 % hours == 0)
}

/// A day of the week from Sunday: of its name, and of a number that counts Sunday as `first`.
fn day_of_week(field: &str, first: i64) -> Option<i64> {
    let name = field.to_ascii_lowercase();
    let named = WEEKDAYS.iter().position(|day| *day == name);
    if let Some(day) = named {
        return i64::try_from(day).ok();
    }
    // crontab(5) also has 7 for Sunday; Quartz ends with 7 for Saturday.
    below(field, 8).filter(|day| *day >= first).map(|day| (day - first) % 7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::time::{CHINA, Utc};

    /// 2026-11-30T22:00:00Z, a Monday; by China's clock 06:00 on Tuesday.
    const NOW: i64 = 1_796_076_000;

    #[track_caller]
    fn runs(text: &str, interval: &str, next: &str) {
        assert!(Cron::is_written(text), "{text}");
        let cron = Cron::read(text).unwrap_or_else(|| panic!("{text}"));
        let next_run = Utc(cron.next_run(NOW, CHINA)).to_string();
        assert_eq!(
            (cron.interval.to_string().as_str(), next_run.as_str()),
            (interval, next),
            "{text}"
        );
    }

    #[test]
    fn what_runs_at_an_interval_is_read() {
        assert_eq!(Utc(NOW).to_string(), "2026-11-30T22:00:00Z");
        runs("0 2 * * *", "P1D", "2026-12-01T18:00:00Z");
        runs("30 6 * * ?", "P1D", "2026-11-30T22:30:00Z");
        runs("0 6 * * *", "P1D", "2026-11-30T22:00:00Z");
        runs("0 0 2 * * ?", "P1D", "2026-12-01T18:00:00Z");
        runs("15 0 2 ? * * *", "P1D", "2026-12-01T18:00:15Z");
        runs("@daily", "P1D", "2026-12-01T16:00:00Z");
        runs("@hourly", "PT1H", "2026-11-30T22:00:00Z");
        runs("５ ＊/6 * * *", "PT6H", "2026-11-30T22:05:00Z");
        runs("0 0 0/12 * * ?", "PT12H", "2026-12-01T04:00:00Z");
    }

    #[test]
    fn both_ways_of_counting_days_are_known() {
        let sunday = "2026-12-05T18:00:00Z";
        for text in ["0 2 * * 0", "0 2 * * 7", "0 2 * * sun", "0 0 2 ? * 1", "0 0 2 * * SUN"] {
            runs(text, "P7D", sunday);
        }
        runs("0 2 * * 6", "P7D", "2026-12-04T18:00:00Z");
        runs("0 0 2 ? * 7", "P7D", "2026-12-04T18:00:00Z");
        // Tuesday, two hours ago and an hour ahead.
        runs("0 4 * * 2", "P7D", "2026-12-07T20:00:00Z");
        runs("0 7 * * tue", "P7D", "2026-11-30T23:00:00Z");
        runs("@weekly", "P7D", "2026-12-05T16:00:00Z");
    }

    #[test]
    fn what_no_interval_says_is_not_read() {
        for text in [
            "0 2 1 * *",
            "0 2 * 1 *",
            "0 2 * * 1-5",
            "0 2 * * 1,3",
            "0 2,14 * * *",
            "*/30 * * * *",
            "0 */5 * * *",
            "0 */6 * * 1",
            "0 24 * * *",
            "60 2 * * *",
            "0 0 2 ? * 0",
            "0 2 * * 8",
            "0 0 2 * * 1",
            "0 0 2 ? * 1 2030",
            "0 0 2 L * ?",
        ] {
            assert!(Cron::is_written(text), "{text}");
            assert_eq!(Cron::read(text), None, "{text}");
        }
        for text in [
            "",
            "P1D",
            "0 2 3 4 5",
            "daily",
            "@reboot",
            "every day at 2 o clock *",
            "* * *",
            "I|1|P1D",
        ] {
            assert!(!Cron::is_written(text), "{text}");
        }
    }

    #[test]
    fn no_moment_is_too_far() {
        let cron = Cron::read("@weekly").expect("a week");
        for now in [i64::MIN, i64::MAX] {
            let _ = cron.next_run(now, CHINA);
        }
    }
}
