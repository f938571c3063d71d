//! Dates, lengths of time and intervals in words.

use crate::insight::words;
use crate::insight::zone::{Clock, Zone};
use crate::lang::{Arg, Language, Message, Text};
use crate::values::interval::Interval;
use crate::values::moment::Moment;

/// The units that a length of time is said in, with the seconds of one.
const UNITS: [(u128, Text, Text); 4] = [
    (86_400, words::ONE_DAY, words::DAYS),
    (3_600, words::ONE_HOUR, words::HOURS),
    (60, words::ONE_MINUTE, words::MINUTES),
    (1, words::ONE_SECOND, words::SECONDS),
];

/// What the clock of a zone shows at a moment; `None` where no calendar reaches.
#[must_use]
pub fn shown(seconds: i64, zone: Zone, clock: &Clock) -> Option<Moment> {
    seconds.checked_add(clock.offset(zone, seconds)).and_then(Moment::of)
}

/// A moment by the clock of a zone: "Wed 25 Nov 2026, 02:00"; the seconds themselves where no calendar reaches.
#[must_use]
pub fn moment(seconds: i64, zone: Zone, clock: &Clock, language: Language) -> String {
    let Some(moment) = shown(seconds, zone, clock) else { return seconds.to_string() };
    let (weekday, date, time) =
        (weekday(moment.weekday(), language), date(&moment, language), time(&moment));
    match language {
        Language::English => format!("{weekday} {date}, {time}"),
        Language::Chinese => format!("{date}（{weekday}）{time}"),
    }
}

/// The same in little room, for a column: "Wed 25 Nov 02:00", with the year only when it is another than now.
#[must_use]
pub fn short(seconds: i64, zone: Zone, clock: &Clock, language: Language) -> String {
    let Some(moment) = shown(seconds, zone, clock) else { return seconds.to_string() };
    let now = clock.now.and_then(|now| shown(now, zone, clock));
    let date = if now.is_some_and(|now| now.year == moment.year) {
        day_and_month(&moment, language)
    } else {
        date(&moment, language)
    };
    let (weekday, time) = (weekday(moment.weekday(), language), time(&moment));
    match language {
        Language::English => format!("{weekday} {date} {time}"),
        Language::Chinese => format!("{date} {weekday} {time}"),
    }
}

/// The day of a moment: "25 Nov 2026"; the seconds themselves where no calendar reaches.
#[must_use]
pub fn day(seconds: i64, zone: Zone, clock: &Clock, language: Language) -> String {
    shown(seconds, zone, clock)
        .map_or_else(|| seconds.to_string(), |moment| date(&moment, language))
}

/// The time of day: "02:00", with seconds only where there are some.
#[must_use]
pub fn time(moment: &Moment) -> String {
    let Moment { hour, minute, second, .. } = moment;
    match second {
        0 => format!("{hour:02}:{minute:02}"),
        second => format!("{hour:02}:{minute:02}:{second:02}"),
    }
}

fn date(moment: &Moment, language: Language) -> String {
    let year = moment.year;
    match language {
        Language::English => format!("{} {year}", day_and_month(moment, language)),
        Language::Chinese => format!("{year} 年 {}", day_and_month(moment, language)),
    }
}

fn day_and_month(moment: &Moment, language: Language) -> String {
    let Moment { month, day, .. } = moment;
    match language {
        Language::English => {
            format!("{day} {}", words::MONTHS[usize::from(month.saturating_sub(1)) % 12])
        }
        Language::Chinese => format!("{month} 月 {day} 日"),
    }
}

/// "Wed": the day of the week, 0 for Monday.
#[must_use]
pub fn weekday(day: usize, language: Language) -> &'static str {
    words::WEEKDAYS[day % 7].get(language)
}

/// How often: "every day", "every 4 hours", "every 1 day 2 hours"; "every P1M12D", between backticks, where nothing says how
/// long that is.
#[must_use]
pub fn every(interval: &Interval, language: Language) -> String {
    match interval.single() {
        Some((1, unit)) => words::every_one(unit).get(language).to_owned(),
        Some((amount, unit)) => {
            let amount = format!("{amount} {}", words::unit(unit).get(language));
            words::EVERY.get(language).replace("{0}", &amount)
        }
        None => match interval.seconds() {
            Some(seconds) => words::EVERY.get(language).replace("{0}", &length(seconds, language)),
            None => Message::new(words::EVERY, [Arg::code(interval.to_string())]).render(language),
        },
    }
}

/// "7 days".
#[must_use]
pub fn days(count: i64, language: Language) -> String {
    counted(count.into(), words::ONE_DAY, words::DAYS, language)
}

/// How long, exactly: "6 days", "1 day 2 hours".
#[must_use]
pub fn length(seconds: u128, language: Language) -> String {
    let mut rest = seconds;
    let mut parts = Vec::new();
    for (size, one, many) in UNITS {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            parts.push(counted(i128::try_from(count).unwrap_or(i128::MAX), one, many, language));
        }
    }
    parts.join(" ")
}

/// A count with its word.
#[must_use]
pub fn counted(count: i128, one: Text, many: Text, language: Language) -> String {
    let text = if count == 1 { one } else { many };
    text.get(language).replace("{0}", &grouped(count.unsigned_abs(), count < 0))
}

/// A number with its digits in threes: "2,048".
#[must_use]
pub fn thousands(number: u128) -> String {
    grouped(number, false)
}

fn grouped(number: u128, negative: bool) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    if negative {
        text.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: i64 = 1_795_543_200;

    #[test]
    fn a_moment_is_said_with_its_weekday() {
        let say = |language| moment(RUN, Zone::China, &Clock::UNKNOWN, language);
        assert_eq!(say(Language::English), "Wed 25 Nov 2026, 02:00");
        assert_eq!(say(Language::Chinese), "2026 年 11 月 25 日（周三）02:00");
        assert_eq!(
            moment(i64::MAX, Zone::China, &Clock::UNKNOWN, Language::English),
            i64::MAX.to_string()
        );
    }

    #[test]
    fn a_column_leaves_out_the_year_of_now() {
        let clock = Clock::at(RUN);
        let say = |seconds| short(seconds, Zone::Utc, &clock, Language::English);
        assert_eq!(say(RUN), "Tue 24 Nov 18:00");
        assert_eq!(say(RUN + 40 * 86_400 + 7), "Sun 3 Jan 2027 18:00:07");
        assert_eq!(short(RUN, Zone::Utc, &clock, Language::Chinese), "11 月 24 日 周二 18:00");
    }

    #[test]
    fn an_interval_is_said_in_its_unit() {
        let say = |text: &str| every(&text.parse().unwrap(), Language::English);
        assert_eq!(say("P1D"), "every day");
        assert_eq!(say("PT4H"), "every 4 hours");
        assert_eq!(say("P1DT2H"), "every 1 day 2 hours");
        assert_eq!(say("P1M12D"), "every `P1M12D`");
    }

    #[test]
    fn a_length_is_exact() {
        assert_eq!(length(6 * 86_400, Language::English), "6 days");
        assert_eq!(length(86_400 + 7_200 + 1, Language::English), "1 day 2 hours 1 second");
        assert_eq!(length(90_000, Language::Chinese), "1 天 1 小时");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(thousands(12), "12");
    }
}
