//! Dates and intervals in words.

use crate::app::clock::{Clock, Zone};
use crate::app::words;
use crate::lang::{Arg, Language};
use crate::values::interval::Interval;
use crate::values::moment::Moment;

/// A moment by the clock of a zone: "Wed 25 Nov 2026, 02:00"; the seconds themselves where no calendar reaches.
#[must_use]
pub fn moment(seconds: i64, zone: Zone, clock: &Clock, language: Language) -> String {
    let shown = seconds.checked_add(clock.offset(zone, seconds)).and_then(Moment::of);
    let Some(moment) = shown else { return seconds.to_string() };
    let weekday = words::WEEKDAYS[moment.weekday() % 7].get(language);
    let Moment { year, month, day, hour, minute, .. } = moment;
    match language {
        Language::English => {
            let month = words::MONTHS[usize::from(month - 1) % 12];
            format!("{weekday} {day} {month} {year}, {hour:02}:{minute:02}")
        }
        Language::Chinese => {
            format!("{year} 年 {month} 月 {day} 日（{weekday}）{hour:02}:{minute:02}")
        }
    }
}

/// How often: "every day", "every 4 hours", "every P1DT2H".
#[must_use]
pub fn every(interval: &Interval, language: Language) -> String {
    match interval.single() {
        Some((1, unit)) => words::every_one(unit).get(language).to_owned(),
        Some((amount, unit)) => {
            let amount = format!("{amount} {}", words::unit(unit).get(language));
            words::EVERY.get(language).replace("{0}", &amount)
        }
        None => words::say(words::EVERY, [Arg::code(interval.to_string())], language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_said_with_its_weekday() {
        let say = |language| moment(1_795_543_200, Zone::China, &Clock::UNKNOWN, language);
        assert_eq!(say(Language::English), "Wed 25 Nov 2026, 02:00");
        assert_eq!(say(Language::Chinese), "2026 年 11 月 25 日（周三）02:00");
        assert_eq!(
            moment(i64::MAX, Zone::China, &Clock::UNKNOWN, Language::English),
            i64::MAX.to_string()
        );
    }

    #[test]
    fn an_interval_is_said_in_its_unit() {
        let say = |text: &str| every(&text.parse().unwrap(), Language::English);
        assert_eq!(say("P1D"), "every day");
        assert_eq!(say("PT4H"), "every 4 hours");
        assert_eq!(say("P1DT2H"), "every `P1DT2H`");
    }
}
