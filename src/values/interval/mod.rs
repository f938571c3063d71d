//! How often a plan runs: an ISO 8601 duration such as `P1D` or `PT2H`.
//!
//! The grammar is ISO 8601-1:2019, 5.5.2: `PnYnMnDTnHnMnS` with at least one part, each at most once and in this
//! order, a fraction only in the last part, or `PnW` alone. Amounts are within 64 bits.

mod slips;

use std::fmt;
use std::str::FromStr;

/// The designators in their order, with the seconds of one; a month and a year have no fixed length.
const UNITS: [(Unit, char, bool, Option<u128>); 7] = [
    (Unit::Year, 'Y', false, None),
    (Unit::Month, 'M', false, None),
    (Unit::Week, 'W', false, Some(604_800)),
    (Unit::Day, 'D', false, Some(86_400)),
    (Unit::Hour, 'H', true, Some(3_600)),
    (Unit::Minute, 'M', true, Some(60)),
    (Unit::Second, 'S', true, Some(1)),
];

/// The seconds of a month and a year, where they are fewest and most.
const SHORTEST: Calendar = Calendar { month: 28 * 86_400, year: 365 * 86_400 };
const LONGEST: Calendar = Calendar { month: 31 * 86_400, year: 366 * 86_400 };

/// The seconds of the units that are not always as long.
#[derive(Clone, Copy)]
struct Calendar {
    month: u128,
    year: u128,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// `Y`
    Year,
    /// `M` before the `T`
    Month,
    /// `W`
    Week,
    /// `D`
    Day,
    /// `H`
    Hour,
    /// `M` after the `T`
    Minute,
    /// `S`
    Second,
}

/// One amount: `1.5H`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    unit: Unit,
    whole: u64,
    /// The digits behind the point and how many they are; 18 at most.
    fraction: Option<(u64, u32)>,
}

/// A duration longer than nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    parts: Vec<Part>,
}

/// Why a text is not an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IntervalError {
    /// Nothing between the bars.
    Empty,
    /// `-P1D`, with what it is without the sign, if that can be read.
    Negative {
        /// `P1D`
        meant: Option<String>,
    },
    /// `P0D`
    Zero,
    /// An amount beyond 64 bits.
    TooLarge,
    /// `30m`, `P30m`: months, unless minutes were meant.
    MinutesOrMonths {
        /// `PT30M`
        minutes: String,
    },
    /// Anything else, with the one reading that is left, if there is one: `1D` means `P1D`.
    Shape {
        /// What it plainly means.
        meant: Option<String>,
        /// What is wrong with it.
        slip: Slip,
    },
}

/// The usual slips in an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Slip {
    /// `1D`: no `P` in front.
    NoP,
    /// `P1H`: hours, minutes and seconds come after a `T`.
    NoT,
    /// `PT1D`: days come before the `T`.
    DaysAfterT,
    /// `P1DT`: nothing after the `T`.
    EmptyT,
    /// `P１D `: space around it, or full-width characters.
    Spelling,
    /// `p1d`: designators are capitals.
    LowerCase,
    /// `P`: no amount.
    NoAmount,
    /// Something else.
    Other,
}

impl Interval {
    /// The interval that a text is. Why one is none takes longer to say: [`str::parse`] does.
    #[must_use]
    pub fn read(text: &str) -> Option<Interval> {
        read(text).ok().filter(|interval| !interval.is_zero())
    }

    fn is_zero(&self) -> bool {
        self.parts.iter().all(Part::is_zero)
    }

    /// So many days.
    #[must_use]
    pub fn days(days: u64) -> Interval {
        Interval { parts: vec![Part { unit: Unit::Day, whole: days, fraction: None }] }
    }

    /// So many hours.
    #[must_use]
    pub fn hours(hours: u64) -> Interval {
        Interval { parts: vec![Part { unit: Unit::Hour, whole: hours, fraction: None }] }
    }

    /// The seconds it lasts, counting a month as 28 days and a year as 365: it never lasts less.
    #[must_use]
    pub fn shortest_seconds(&self) -> u128 {
        self.parts.iter().map(|part| part.seconds_by(SHORTEST)).sum()
    }

    /// The same, counting a month as 31 days and a year as 366: it never lasts more.
    #[must_use]
    pub fn longest_seconds(&self) -> u128 {
        self.parts.iter().map(|part| part.seconds_by(LONGEST)).sum()
    }

    /// The seconds it lasts, where that is a fixed whole number.
    #[must_use]
    pub fn seconds(&self) -> Option<u128> {
        self.parts.iter().map(Part::seconds).sum()
    }

    /// The amount and unit, when it is written with one part and no fraction: what two form fields can hold.
    #[must_use]
    pub fn single(&self) -> Option<(u64, Unit)> {
        match self.parts[..] {
            [Part { unit, whole, fraction: None }] => Some((whole, unit)),
            _ => None,
        }
    }

    /// Whether it counts in anything but whole days and hours.
    #[must_use]
    pub fn is_exotic(&self) -> bool {
        let is_usual = |part: &Part| matches!(part.unit, Unit::Day | Unit::Hour);
        self.parts.iter().any(|part| part.fraction.is_some() || !is_usual(part))
    }

    /// Whether it counts in months or years, which have no fixed length.
    #[must_use]
    pub fn counts_months(&self) -> bool {
        self.parts.iter().any(|part| part.unit.seconds().is_none() && !part.is_zero())
    }

    /// The same length in whole days, else in whole hours.
    #[must_use]
    pub fn in_days_or_hours(&self) -> Option<Interval> {
        let seconds = self.seconds()?;
        if seconds.is_multiple_of(86_400) {
            u64::try_from(seconds / 86_400).ok().map(Interval::days)
        } else if seconds.is_multiple_of(3_600) {
            u64::try_from(seconds / 3_600).ok().map(Interval::hours)
        } else {
            None
        }
    }
}

impl Part {
    fn seconds_by(&self, calendar: Calendar) -> u128 {
        let unit = match self.unit {
            Unit::Year => calendar.year,
            Unit::Month => calendar.month,
            unit => unit.seconds().unwrap_or(0),
        };
        let fraction = self
            .fraction
            .map_or(0, |(digits, length)| u128::from(digits) * unit / 10_u128.pow(length));
        u128::from(self.whole) * unit + fraction
    }

    fn seconds(&self) -> Option<u128> {
        if self.is_zero() {
            return Some(0); // No years are no time, however long a year is.
        }
        let unit = self.unit.seconds()?;
        let fraction = match self.fraction {
            None => 0,
            Some((digits, length)) => {
                let scale = 10_u128.pow(length);
                let scaled = u128::from(digits) * unit;
                scaled.is_multiple_of(scale).then_some(scaled / scale)?
            }
        };
        Some(u128::from(self.whole) * unit + fraction)
    }
}

impl Unit {
    /// The seconds of one; a month and a year have no fixed length.
    #[must_use]
    pub fn seconds(self) -> Option<u128> {
        UNITS.iter().find(|(unit, ..)| *unit == self).and_then(|(.., seconds)| *seconds)
    }

    /// An interval of so many of this unit, as text, zero included.
    #[must_use]
    pub fn duration(self, amount: &str) -> String {
        let (_, letter, after_t, _) =
            UNITS.iter().find(|(unit, ..)| *unit == self).copied().unwrap_or(UNITS[3]);
        format!("P{}{amount}{letter}", if after_t { "T" } else { "" })
    }
}

impl FromStr for Interval {
    type Err = IntervalError;

    fn from_str(text: &str) -> Result<Self, IntervalError> {
        if text.is_empty() {
            return Err(IntervalError::Empty);
        }
        match read(text) {
            Ok(interval) if interval.is_zero() => Err(IntervalError::Zero),
            Ok(interval) => Ok(interval),
            Err(Broken::TooLarge) => Err(IntervalError::TooLarge),
            Err(Broken::Shape) => Err(slips::explain(text)),
        }
    }
}

impl Part {
    fn is_zero(&self) -> bool {
        self.whole == 0 && self.fraction.is_none_or(|(digits, _)| digits == 0)
    }
}

enum Broken {
    Shape,
    TooLarge,
}

/// The grammar, and nothing else.
fn read(text: &str) -> Result<Interval, Broken> {
    let mut rest = text.strip_prefix('P').ok_or(Broken::Shape)?;
    let mut parts: Vec<Part> = Vec::new();
    let mut after_t = false;
    let mut next = 0;
    while !rest.is_empty() {
        if let Some(tail) = rest.strip_prefix('T') {
            if after_t || tail.is_empty() {
                return Err(Broken::Shape);
            }
            (after_t, rest) = (true, tail);
        }
        if parts.last().is_some_and(|part| part.fraction.is_some() || part.unit == Unit::Week) {
            return Err(Broken::Shape);
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit()).ok_or(Broken::Shape)?;
        let (whole, tail) = rest.split_at(digits);
        let (fraction, tail) = match tail.strip_prefix(['.', ',']) {
            None => (None, tail),
            Some(tail) => {
                let end = tail.find(|c: char| !c.is_ascii_digit()).ok_or(Broken::Shape)?;
                (Some(&tail[..end]), &tail[end..])
            }
        };
        let letter = tail.chars().next().ok_or(Broken::Shape)?;
        let index = UNITS
            .iter()
            .position(|(_, designator, time, _)| *designator == letter && *time == after_t)
            .filter(|index| *index >= next)
            .ok_or(Broken::Shape)?;
        let unit = UNITS[index].0;
        if whole.is_empty()
            || fraction.is_some_and(str::is_empty)
            || (unit == Unit::Week && !parts.is_empty())
        {
            return Err(Broken::Shape);
        }
        parts.push(Part {
            unit,
            whole: whole.parse::<i64>().map_err(|_| Broken::TooLarge)?.unsigned_abs(),
            fraction: fraction.map(read_fraction).transpose()?,
        });
        next = index + 1;
        rest = &tail[letter.len_utf8()..];
    }
    if parts.is_empty() { Err(Broken::Shape) } else { Ok(Interval { parts }) }
}

fn read_fraction(digits: &str) -> Result<(u64, u32), Broken> {
    let kept = digits.trim_end_matches('0');
    match u32::try_from(kept.len()) {
        Ok(0) => Ok((0, 0)),
        Ok(length @ ..=18) => {
            kept.parse().map(|number| (number, length)).map_err(|_| Broken::TooLarge)
        }
        _ => Err(Broken::TooLarge),
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut after_t = false;
        for part in &self.parts {
            let Some((_, letter, time, _)) = UNITS.iter().find(|(unit, ..)| *unit == part.unit)
            else {
                continue;
            };
            if *time && !after_t {
                f.write_str("T")?;
                after_t = true;
            }
            write!(f, "{}", part.whole)?;
            match part.fraction {
                Some((digits, length @ 1..)) => {
                    write!(f, ".{digits:0width$}", width = length as usize)?;
                }
                Some((_, 0)) => f.write_str(".0")?,
                None => {}
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

impl fmt::Display for IntervalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            IntervalError::Empty => "expected an interval such as `P1D`, but found nothing",
            IntervalError::Negative { .. } => {
                "expected an interval longer than nothing, but found a negative one"
            }
            IntervalError::Zero => "expected an interval longer than nothing, but found zero",
            IntervalError::TooLarge => "expected an amount within 64 bits, but found a larger one",
            IntervalError::MinutesOrMonths { .. } | IntervalError::Shape { .. } => {
                "expected an ISO 8601 duration such as `P1D` or `PT2H`"
            }
        })
    }
}

impl std::error::Error for IntervalError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn ok(text: &str, seconds: Option<u128>) {
        let interval: Interval = text.parse().expect(text);
        assert_eq!(interval.seconds(), seconds, "{text}");
        assert_eq!(interval.to_string(), text);
    }

    #[test]
    fn the_shortest_length_counts_fractions_and_the_shortest_months() {
        let shortest = |text: &str| text.parse::<Interval>().expect(text).shortest_seconds();
        assert_eq!(shortest("P0.5D"), 43_200);
        assert_eq!(shortest("PT1.25H"), 4_500);
        assert_eq!(shortest("P1M"), 28 * 86_400);
        assert_eq!(shortest("P1Y2M1D"), (365 + 56 + 1) * 86_400);
        assert_eq!(shortest("P0.5Y"), 365 * 43_200);
        let longest = |text: &str| text.parse::<Interval>().expect(text).longest_seconds();
        assert_eq!(longest("P1Y2M1D"), (366 + 62 + 1) * 86_400);
        assert_eq!(longest("PT1.25H"), 4_500);
    }

    #[track_caller]
    fn slip(text: &str, meant: Option<&str>, slip: Slip) {
        assert_eq!(
            text.parse::<Interval>(),
            Err(IntervalError::Shape { meant: meant.map(str::to_owned), slip }),
            "{text}"
        );
    }

    #[test]
    fn durations_of_the_page_and_of_official_tools_are_read() {
        ok("P1D", Some(86_400));
        ok("PT1H", Some(3_600));
        ok("PT24H", Some(86_400));
        ok("P21D", Some(21 * 86_400));
        ok("P2W", Some(1_209_600));
        ok("P1Y2M3DT4H5M6S", None);
        ok("PT0.5H", Some(1_800));
        ok("P1DT12H", Some(129_600));
        ok("PT0.333S", None);
    }

    #[test]
    fn slips_are_named_with_what_was_meant() {
        slip("1D", Some("P1D"), Slip::NoP);
        slip("P1H", Some("PT1H"), Slip::NoT);
        slip("PT1D", Some("P1D"), Slip::DaysAfterT);
        slip("P1DT", Some("P1D"), Slip::EmptyT);
        slip("p1d", Some("P1D"), Slip::LowerCase);
        slip("2H", Some("PT2H"), Slip::NoP);
        slip("T2H", Some("PT2H"), Slip::NoP);
        for text in ["5M", "5m", "P5m", "p5m"] {
            let minutes = "PT5M".to_owned();
            assert_eq!(text.parse::<Interval>(), Err(IntervalError::MinutesOrMonths { minutes }));
        }
        slip("P", None, Slip::NoAmount);
        slip("PT", None, Slip::NoAmount);
        slip("daily", None, Slip::Other);
        slip("P1.5DT1H", None, Slip::Other);
        slip("P1W1D", None, Slip::Other);
        slip("P1D1D", None, Slip::Other);
        slip("P D", None, Slip::Other);
        slip("P1.D", None, Slip::Other);
        slip("P1Y1W", None, Slip::Other);
    }

    #[test]
    fn nothing_and_less_than_nothing_are_no_interval() {
        assert_eq!("".parse::<Interval>(), Err(IntervalError::Empty));
        assert_eq!("P0D".parse::<Interval>(), Err(IntervalError::Zero));
        assert_eq!("PT0.0S".parse::<Interval>(), Err(IntervalError::Zero));
        assert_eq!(
            "-P1D".parse::<Interval>(),
            Err(IntervalError::Negative { meant: Some("P1D".into()) })
        );
        assert_eq!("P9223372036854775808D".parse::<Interval>(), Err(IntervalError::TooLarge));
    }

    #[test]
    fn an_amount_of_a_unit_is_an_interval() {
        for (unit, letter) in [(Unit::Month, "P3M"), (Unit::Day, "P3D"), (Unit::Minute, "PT3M")] {
            assert_eq!(unit.duration("3"), letter);
            assert_eq!(letter.parse::<Interval>().expect(letter).single(), Some((3, unit)));
        }
    }

    #[test]
    fn weeks_and_fractions_have_an_exact_plain_form() {
        let plain = |text: &str| {
            text.parse::<Interval>().expect(text).in_days_or_hours().map(|i| i.to_string())
        };
        assert_eq!(plain("P2W").as_deref(), Some("P14D"));
        assert_eq!(plain("P0.5D").as_deref(), Some("PT12H"));
        assert_eq!(plain("PT1.5H"), None);
        assert_eq!(plain("P1M"), None);
    }
}
