//! A moment in UNIX seconds, written as the API's signatures and the page's texts want it.

use std::fmt;
use std::ops::RangeInclusive;

/// The seconds of a day; UNIX time has no leap seconds.
pub const DAY: i64 = 86_400;
/// The seconds of a minute.
pub const MINUTE: i64 = 60;
/// The seconds of an hour.
pub const HOUR: i64 = 3_600;
/// How far China's clock is ahead of UTC, in seconds; it has no summer time.
pub const CHINA: i64 = 8 * HOUR;

/// The days of 400 years of the Gregorian calendar.
const ERA: i64 = 146_097;
/// The days from 1 March of the year 0 to 1970-01-01.
const DAYS_FROM_MARCH_OF_YEAR_0: i64 = 719_468;

/// A number of seconds this long or longer is milliseconds or finer: 12 digits of seconds is the year 5138.
const MILLISECOND_DIGITS: usize = 12;

/// The seconds that a number of milliseconds, microseconds or nanoseconds plainly means; `None` for seconds.
#[must_use]
pub fn in_seconds(number: i64) -> Option<i64> {
    let is_finer = |number: i64| number.unsigned_abs().to_string().len() >= MILLISECOND_DIGITS;
    let mut seconds = number;
    while is_finer(seconds) {
        seconds /= 1000;
    }
    (seconds != number).then_some(seconds)
}

/// The moment that a number reads as a date of, by China's clock, in UNIX seconds: `20261201`, `202612010200` and
/// `20261201020000`. Taken for seconds, these are in the year 1970 or in one that nobody means.
#[must_use]
pub fn calendar(number: i64) -> Option<i64> {
    let digits = number.checked_ilog10()? + 1;
    let (date, clock) = match digits {
        8 => (number, 0),
        12 => (number / 10_000, number % 10_000 * 100),
        14 => (number / 1_000_000, number % 1_000_000),
        _ => return None,
    };
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
    let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100);
    let is_time = hour < 24 && minute < 60 && second < 60;
    let midnight = days(year, month, day);
    let is_date = YEARS.contains(&year) && civil(midnight) == (year, month, day);
    (is_date && is_time).then(|| midnight * DAY + hour * HOUR + minute * MINUTE + second - CHINA)
}

/// The years of which a number of digits is taken for a date.
const YEARS: RangeInclusive<i64> = 1990..=2099;

/// A moment in UNIX seconds, written in UTC: `2026-03-27T00:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Utc(pub i64);

impl fmt::Display for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.0.div_euclid(DAY));
        let second = self.0.rem_euclid(DAY);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// The year, month and day of a number of days since 1970-01-01, in the Gregorian calendar.
///
/// Years begin in March here, so that the leap day is the last of its year, and 400 of them (an era) always have
/// 146,097 days (`civil_from_days` of <https://howardhinnant.github.io/date_algorithms.html>).
pub(in crate::values) fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + DAYS_FROM_MARCH_OF_YEAR_0;
    let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}

/// The number of days from 1970-01-01 to a date: [`civil`] the other way round (`days_from_civil` of the same page).
pub(in crate::values) fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_FROM_MARCH_OF_YEAR_0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_in_utc() {
        assert_eq!(Utc(0).to_string(), "1970-01-01T00:00:00Z");
        assert_eq!(Utc(-1).to_string(), "1969-12-31T23:59:59Z");
        assert_eq!(Utc(1_709_251_199).to_string(), "2024-02-29T23:59:59Z");
        assert_eq!(Utc(4_102_444_800).to_string(), "2100-01-01T00:00:00Z");
    }

    #[test]
    fn every_date_has_its_day() {
        for day in (-1_000_000..1_000_000).step_by(41) {
            let (year, month, of_month) = civil(day);
            assert_eq!(days(year, month, of_month), day);
        }
    }

    #[test]
    fn dates_without_marks_are_known() {
        let moment = calendar(20_261_201_020_000);
        assert_eq!(
            moment.map(|moment| Utc(moment).to_string()).as_deref(),
            Some("2026-11-30T18:00:00Z")
        );
        assert_eq!(calendar(202_612_010_200), moment);
        assert_eq!(calendar(20_261_201), moment.map(|moment| moment - 2 * HOUR));
        for number in [
            0,
            -20_261_201,
            20_261_301,
            20_260_229,
            20_261_200,
            202_612_012_400,
            1_795_543_200,
            17_955_432,
            4_102_444_800_000,
        ] {
            assert_eq!(calendar(number), None, "{number}");
        }
    }

    #[test]
    fn no_moment_is_out_of_range() {
        assert_eq!(Utc(i64::MIN).to_string(), "-292277022657-01-27T08:29:52Z");
        assert_eq!(Utc(i64::MAX).to_string(), "292277026596-12-04T15:30:07Z");
    }
}
