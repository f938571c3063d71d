//! The day of a speed limit: each hour with its limit, the hours where windows overlap, and how much a day can pass.
//!
//! Hours are those of the day, 0 to 24, in a zone that the API's page does not name. It gives bandwidth in KB/s and
//! does not say how many bytes a KB has; here it is 1,000, as in the units that sums are given in.

use crate::insight::dates;
use crate::insight::words;
use crate::lang::{Arg, Language, Message, Text};
use crate::values::speed_limit::{self, FormatError, Hours, LAST_HOUR};

/// The bytes of one KB.
const KB: u128 = 1_000;
/// The seconds of an hour.
const HOUR: u128 = 3_600;
/// The most windows that are named where they overlap.
const NAMED: usize = 3;
/// The units of a sum of bytes, each a thousand times the one before.
const UNITS: [&str; 11] = ["B", "KB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB", "RB", "QB"];

/// A day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The hours from 0 to 24, those of one kind together.
    pub spans: Vec<Span>,
    /// The numbers of the windows, from 0, whose hours cannot be read, so that they are in no span.
    pub unread: Vec<usize>,
}

/// Hours in a row that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The hours.
    pub hours: Hours,
    /// What holds there.
    pub limit: Limit,
}

/// What holds in an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// No window.
    Free,
    /// One window: its number, from 0, and its KB/s, where they can be read.
    One(usize, Option<u64>),
    /// Several windows, whose numbers these are, and the highest of their KB/s. Which of them counts is not said
    /// anywhere.
    Clash(Vec<usize>, Option<u64>),
}

impl Limit {
    /// The KB/s that pass at most.
    #[must_use]
    pub fn at_most(&self) -> Option<u64> {
        match self {
            Limit::Free => None,
            Limit::One(_, bandwidth) | Limit::Clash(_, bandwidth) => *bandwidth,
        }
    }
}

impl Day {
    /// The day of a speed limit; an empty one limits nothing.
    ///
    /// # Errors
    /// When it cannot be taken apart into windows.
    pub fn of(text: &str) -> Result<Day, FormatError> {
        let windows = if text.is_empty() { Vec::new() } else { speed_limit::windows(text)? };
        let read: Vec<_> =
            windows.iter().map(|window| (window.hours(), window.bandwidth())).collect();
        let mut spans: Vec<Span> = Vec::new();
        for start in 0..LAST_HOUR {
            let limit = limit(&read, start);
            match spans.last_mut().filter(|span| span.limit == limit) {
                Some(span) => span.hours.end = start + 1,
                None => spans.push(Span { hours: Hours { start, end: start + 1 }, limit }),
            }
        }
        let unread = read.iter().enumerate().filter(|(_, (hours, _))| hours.is_none());
        Ok(Day { spans, unread: unread.map(|(index, _)| index).collect() })
    }

    /// How many hours have no limit.
    #[must_use]
    pub fn free_hours(&self) -> u8 {
        self.spans
            .iter()
            .filter(|span| span.limit == Limit::Free)
            .map(|span| span.hours.count())
            .sum()
    }

    /// The bytes that pass at most in a day's limited hours; `None` while a bandwidth cannot be read.
    #[must_use]
    pub fn bytes(&self) -> Option<u128> {
        self.spans
            .iter()
            .filter(|span| span.limit != Limit::Free)
            .map(|span| {
                let a_second = u128::from(span.limit.at_most()?) * KB;
                Some(a_second * HOUR * u128::from(span.hours.count()))
            })
            .sum()
    }

    /// The highest KB/s of the day.
    #[must_use]
    pub fn highest(&self) -> Option<u64> {
        self.spans.iter().filter_map(|span| span.limit.at_most()).max()
    }

    /// The day hour by hour, as one sentence for those who do not see it drawn.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        let spans = self.spans.iter().map(|span| {
            let hours = [Arg::Number(span.hours.start.into()), Arg::Number(span.hours.end.into())];
            let (text, more) = match &span.limit {
                Limit::Free if self.unread.is_empty() => (words::FREE_FROM_TO, None),
                // A window that is not drawn may be there.
                Limit::Free => (words::UNKNOWN_FROM_TO, None),
                Limit::One(_, Some(bandwidth)) => {
                    (words::LIMITED_FROM_TO, Some(dates::thousands((*bandwidth).into())))
                }
                Limit::One(window, None) => (words::UNREAD_FROM_TO, Some((window + 1).to_string())),
                Limit::Clash(windows, _) => (words::CLASH_FROM_TO, Some(named(windows, language))),
            };
            let args: Vec<Arg> = hours.into_iter().chain(more.map(Arg::Plain)).collect();
            Message::new(text, args).render(language)
        });
        let spans: Vec<String> = spans.collect();
        let said = spans.join(words::SEMICOLON.get(language));
        format!("{}{}", capitalised(&said), words::STOP.get(language))
    }

    /// What it comes to, in sentences, what matters most between backticks.
    #[must_use]
    pub fn facts(&self, language: Language) -> String {
        let say = |text: Text, args: Vec<Arg>| Message::new(text, args).render(language);
        let free = self.free_hours();
        if free == LAST_HOUR && self.unread.is_empty() {
            return words::NO_LIMIT_AT_ALL.get(language).to_owned();
        }
        let mut sentences = Vec::new();
        if free < LAST_HOUR {
            sentences.push(match self.bytes() {
                Some(bytes) => {
                    say(words::PASS_AT_MOST, vec![Arg::Plain(format!("`{}`", amount(bytes)))])
                }
                None => words::PASS_UNKNOWN.get(language).to_owned(),
            });
            if self.unread.is_empty() {
                let hours =
                    dates::counted(free.into(), words::ONE_FREE_HOUR, words::FREE_HOURS, language);
                sentences.push(hours);
            }
        }
        for span in &self.spans {
            if let Limit::Clash(windows, _) = &span.limit {
                let hours =
                    [Arg::Number(span.hours.start.into()), Arg::Number(span.hours.end.into())];
                let args =
                    [Arg::Plain(named(windows, language))].into_iter().chain(hours).collect();
                sentences.push(say(words::OVERLAP, args));
            }
        }
        if !self.unread.is_empty() {
            sentences.push(say(words::NOT_DRAWN, vec![Arg::Plain(named(&self.unread, language))]));
        }
        sentences.join(words::SPACE.get(language))
    }
}

/// A sentence with its first letter large; before it may stand a mark of what matters.
pub(in crate::insight) fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    let at = text.len() - text.trim_start_matches('`').len();
    if let Some(first) = text.get_mut(at..=at) {
        first.make_ascii_uppercase();
    }
    text
}

/// What holds in the hour that begins then.
fn limit(windows: &[(Option<Hours>, Option<u64>)], start: u8) -> Limit {
    let holds = |hours: &Hours| (hours.start..hours.end).contains(&start);
    let mut numbers = Vec::new();
    let mut highest = Some(0);
    for (number, (hours, bandwidth)) in windows.iter().enumerate() {
        if hours.as_ref().is_some_and(holds) {
            highest = highest.zip(*bandwidth).map(|(a, b)| a.max(b));
            numbers.push(number);
        }
    }
    match numbers[..] {
        [] => Limit::Free,
        [one] => Limit::One(one, highest),
        _ => Limit::Clash(numbers, highest),
    }
}

/// The numbers of windows as a person counts them: "1, 2", the first few of them.
#[must_use]
pub fn named(windows: &[usize], language: Language) -> String {
    let mut names: Vec<String> =
        windows.iter().take(NAMED).map(|number| (number + 1).to_string()).collect();
    if windows.len() > NAMED {
        names.push("…".to_owned());
    }
    names.join(words::COMMA.get(language))
}

/// Bytes with three digits: "125 GB", "1.84 TB".
#[must_use]
pub fn amount(bytes: u128) -> String {
    let mut unit = 0;
    let mut size = 1;
    // What would be rounded up to the next unit is written in it.
    while unit + 1 < UNITS.len() && bytes >= size * 1_000 - size / 2 {
        size *= 1_000;
        unit += 1;
    }
    let whole = bytes / size;
    let digits = match whole {
        100.. => 0,
        10.. => 1,
        _ => 2,
    };
    let scale = 10_u128.pow(digits);
    let (scaled, half) = ((bytes % size) * scale / size, (bytes % size) * scale % size * 2 >= size);
    let rounded = whole * scale + scaled + u128::from(half && size > 1);
    let text = match digits {
        0 => dates::thousands(rounded),
        digits => {
            let text =
                format!("{}.{:0width$}", rounded / scale, rounded % scale, width = digits as usize);
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    };
    format!("{text} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::of(text).expect(text)
    }

    #[test]
    fn hours_without_a_window_are_free() {
        let day = day("8:20:2048|20:22:5120");
        let spans: Vec<(u8, u8, Option<u64>)> = day
            .spans
            .iter()
            .map(|span| (span.hours.start, span.hours.end, span.limit.at_most()))
            .collect();
        assert_eq!(
            spans,
            [(0, 8, None), (8, 20, Some(2048)), (20, 22, Some(5120)), (22, 24, None)]
        );
        assert_eq!(day.free_hours(), 10);
        assert_eq!(day.bytes(), Some((2048 * 12 + 5120 * 2) * 3600 * 1000));
        assert_eq!(
            day.facts(Language::English),
            "Limited hours pass at most `125 GB` a day. 10 hours have no limit."
        );
        assert_eq!(
            day.say(Language::English),
            "No limit from 0 to 8; 2,048 KB/s from 8 to 20; 5,120 KB/s from 20 to 22; no limit from 22 to 24."
        );
    }

    #[test]
    fn hours_of_two_windows_are_named() {
        let day = day("8:20:2048|18:22:5120");
        assert_eq!(day.spans[2].limit, Limit::Clash(vec![0, 1], Some(5120)));
        assert_eq!(
            day.facts(Language::English),
            "Limited hours pass at most `147 GB` a day. 10 hours have no limit. \
             Windows 1, 2 overlap from 18 to 20."
        );
        assert_eq!(
            day.facts(Language::Chinese),
            "限速时段每天最多传输 `147 GB`。10 个小时不限速。时段 1、2 在 18 时至 20 时重叠。"
        );
    }

    #[test]
    fn what_cannot_be_read_is_not_guessed() {
        let day = day("8:x:2048|20:22:");
        assert_eq!(day.unread, [0]);
        assert_eq!(day.bytes(), None);
        assert!(
            day.facts(Language::English).contains("Window 1"),
            "{}",
            day.facts(Language::English)
        );
        assert!(Day::of("5120").is_err());
    }

    #[test]
    fn an_empty_limit_is_no_limit() {
        assert_eq!((day("").free_hours(), day("").bytes()), (24, Some(0)));
    }

    #[test]
    fn amounts_have_three_digits() {
        assert_eq!(amount(125_337_600_000), "125 GB");
        assert_eq!(amount(1_843_200_000), "1.84 GB");
        assert_eq!(amount(999_999), "1 MB");
        assert_eq!(amount(999), "999 B");
        assert_eq!(amount(12_340), "12.3 KB");
        assert_eq!(amount(99_960), "100 KB");
        assert!(amount(u128::MAX).ends_with(" QB"));
    }

    #[test]
    fn no_bandwidth_is_too_high() {
        let day = day("0:24:9223372036854775807");
        assert_eq!(day.bytes(), Some(9_223_372_036_854_775_807 * 86_400 * 1000));
    }
}
