//! A moment as a calendar and a clock show it: `2026-11-25 02:00`. Whose clock it is, the caller knows.

use std::fmt;
use std::str::FromStr;

use crate::values::time::{CHINA, DAY, civil, days};
use crate::values::width::half_width;

/// The last year that is read or written.
const LAST_YEAR: i64 = 9999;

/// A date and a time of the Gregorian calendar, from 1970 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The year.
    pub year: i64,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
    /// The second.
    pub second: u8,
}

/// A text that is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotMoment;

impl Moment {
    /// What a clock shows that many seconds after the beginning of 1970; `None` outside the years that are written.
    #[must_use]
    pub fn of(seconds: i64) -> Option<Moment> {
        let (year, month, day) = civil(seconds.div_euclid(DAY));
        let second = seconds.rem_euclid(DAY);
        (1970..=LAST_YEAR).contains(&year).then(|| Moment {
            year,
            month: small(month),
            day: small(day),
            hour: small(second / 3_600),
            minute: small(second / 60 % 60),
            second: small(second % 60),
        })
    }

    /// Seconds since the beginning of 1970 by the same clock.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        days(self.year, i64::from(self.month), i64::from(self.day)) * DAY
            + i64::from(self.hour) * 3_600
            + i64::from(self.minute) * 60
            + i64::from(self.second)
    }

    /// The day of the week, 0 for Monday.
    #[must_use]
    pub fn weekday(&self) -> usize {
        // 1 January 1970 was a Thursday.
        usize::try_from((self.seconds().div_euclid(DAY) + 3).rem_euclid(7)).unwrap_or(0)
    }
}

/// A number that is already known to be below 100.
fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

/// Reads `2026-11-25 02:00`, also with seconds, with `T` or `/`, full-width, or without a time (which is midnight).
impl FromStr for Moment {
    type Err = NotMoment;

    fn from_str(text: &str) -> Result<Self, NotMoment> {
        let text: String = text.trim().chars().map(half_width).collect();
        let (date, time) = text.split_once([' ', 'T']).unwrap_or((&text, "0:00"));
        let date: Vec<i64> = numbers(date, &['-', '/', '.'])?;
        let time: Vec<i64> = numbers(time.trim(), &[':'])?;
        let ([year, month, day], [hour, minute, rest @ ..]) = (&date[..], &time[..]) else {
            return Err(NotMoment);
        };
        let second = match rest {
            [] => 0,
            [second] => *second,
            _ => return Err(NotMoment),
        };
        let fits = (1970..=LAST_YEAR).contains(year)
            && (1..=12).contains(month)
            && (1..=31).contains(day)
            && *hour < 24
            && *minute < 60
            && second < 60;
        let moment = Moment {
            year: *year,
            month: small(*month),
            day: small(*day),
            hour: small(*hour),
            minute: small(*minute),
            second: small(second),
        };
        // 31 November reads as 1 December, so it does not come back as it went in.
        if fits && Moment::of(moment.seconds()) == Some(moment) {
            Ok(moment)
        } else {
            Err(NotMoment)
        }
    }
}

/// The UNIX seconds of a date and time that says how far it is from UTC: `2026-11-25T02:00:00+08:00`, `…Z` (RFC 3339).
/// A fraction of a second, as `toISOString` of JavaScript writes one, is left out.
#[must_use]
pub fn instant(text: &str) -> Option<i64> {
    let text: String = text.trim().chars().map(half_width).collect();
    if let Some(utc) = text.strip_suffix(['Z', 'z']) {
        return whole_seconds(utc);
    }
    let sign = text.rfind(['+', '-']).filter(|at| text[..*at].contains(':'))?;
    let (hours, minutes) = text[sign + 1..].split_once(':')?;
    let two = |digits: &str| {
        (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| digits.parse::<i64>().ok())?
    };
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    let ahead = (hours < 24 && minutes < 60).then_some(hours * 3_600 + minutes * 60)?;
    let ahead = if text[sign..].starts_with('-') { -ahead } else { ahead };
    whole_seconds(&text[..sign]).map(|seconds| seconds - ahead)
}

/// The UNIX seconds of a time as NAS writes it: `2020-01-05T16:00:00Z`, in older answers `2017-05-27T15:43:06CST`, by
/// China's clock.
#[must_use]
pub fn nas_time(text: &str) -> Option<i64> {
    match text.trim().strip_suffix("CST") {
        Some(china) => by_china(china),
        None => instant(text),
    }
}

/// The UNIX seconds of a date and time of China's clock.
#[must_use]
pub fn by_china(text: &str) -> Option<i64> {
    text.parse::<Moment>().ok().map(|moment| moment.seconds() - CHINA)
}

fn whole_seconds(text: &str) -> Option<i64> {
    let text = match text.rsplit_once('.') {
        Some((whole, fraction)) => {
            let digits = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
            // Of a second: a minute has none.
            (digits && whole.matches(':').count() == 2).then_some(whole)?
        }
        None => text,
    };
    text.parse::<Moment>().ok().map(|moment| moment.seconds())
}

fn numbers(text: &str, separators: &[char]) -> Result<Vec<i64>, NotMoment> {
    text.split(separators)
        .map(|digits| {
            let plain =
                (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten().ok_or(NotMoment)
        })
        .collect()
}

/// `2026-11-25 02:00`, with seconds only where there are some.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Moment { year, month, day, hour, minute, second } = self;
        write!(f, "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")?;
        if *second > 0 {
            write!(f, ":{second:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for NotMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date and time such as `2026-11-25 02:00`")
    }
}

impl std::error::Error for NotMoment {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str, seconds: i64) {
        assert_eq!(text.parse::<Moment>().map(|moment| moment.seconds()), Ok(seconds));
    }

    #[test]
    fn dates_and_times_are_read_as_people_write_them() {
        read("1970-01-01 00:00", 0);
        read("2026-11-25 02:00", 1_795_572_000);
        read(" 2026/11/25T2:00:07 ", 1_795_572_007);
        read("２０２６-11-25　02：00", 1_795_572_000);
        read("2024-02-29", 1_709_164_800);
    }

    #[test]
    fn what_is_on_no_calendar_is_refused() {
        for text in
            ["", "2026-11-31 02:00", "2023-02-29", "2026-11-25 24:00", "25 Nov", "1795572000"]
        {
            assert_eq!(text.parse::<Moment>(), Err(NotMoment), "{text}");
        }
    }

    #[test]
    fn an_instant_says_how_far_it_is_from_utc() {
        assert_eq!(instant("2026-11-25T02:00:00Z"), Some(1_795_572_000));
        assert_eq!(instant("2026-11-25 10:00+08:00"), Some(1_795_572_000));
        assert_eq!(instant("2026-11-24T21:30:00-04:30"), Some(1_795_572_000));
        assert_eq!(instant("2026-11-25T02:00:00.000Z"), Some(1_795_572_000));
        assert_eq!(instant("2026-11-25T10:00:00.987654321+08:00"), Some(1_795_572_000));
        for text in [
            "2026-11-25T02:00:00",
            "2026-11-25",
            "+08:00",
            "2026-11-25T02:00+8",
            "2026-11-25T02:00+8:00",
            "2026-11-25T02:00+08:0",
            "2026-11-25T02:00+24:00",
            "2026-11-25T02:00+08:60",
            "2026-11-25T02:00+0a:00",
            "2026-11-25T02:00:00.Z",
            "2026-11-25T02:00:00.+08:00",
            "2026-11-25T02:00.5Z",
            "2026-11-25T02:00:00.5x+08:00",
            "Z",
            "é-08:00",
            "",
        ] {
            assert_eq!(instant(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_comes_back() {
        for day in (0..2_900_000).step_by(17) {
            let seconds = day * DAY + 7;
            if let Some(moment) = Moment::of(seconds) {
                assert_eq!(moment.seconds(), seconds);
                assert_eq!(moment.to_string().parse(), Ok(moment));
            }
        }
        assert_eq!(Moment::of(253_402_300_799).unwrap().to_string(), "9999-12-31 23:59:59");
        assert_eq!(Moment::of(253_402_300_800), None);
        assert_eq!(Moment::of(-1), None);
    }

    #[test]
    fn weekdays_are_counted_from_monday() {
        assert_eq!(Moment::of(0).unwrap().weekday(), 3);
        assert_eq!("2026-11-25".parse::<Moment>().unwrap().weekday(), 2);
    }
}
