//! How much bandwidth a backup may take: windows `{start}:{end}:{KB/s}`, hours 0 to 24, joined by `|`.

use std::fmt;
use std::ops::Range;

use crate::values::width::half_width;

/// The last hour a window may end at.
pub const LAST_HOUR: u8 = 24;

/// One window, whatever stands in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window<'a> {
    /// The hour it starts, as written.
    pub start: &'a str,
    /// The hour it ends, as written.
    pub end: &'a str,
    /// The bandwidth in KB/s, as written.
    pub bandwidth: &'a str,
    /// Where the window stands in the text.
    pub span: Range<usize>,
}

/// A window whose hours can be read and are in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The first hour.
    pub start: u8,
    /// The hour it ends.
    pub end: u8,
}

impl Hours {
    /// How many hours they are.
    #[must_use]
    pub fn count(&self) -> u8 {
        self.end - self.start
    }
}

/// Why a text is not a list of windows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormatError {
    /// A schedule stands here.
    Schedule,
    /// Bars where colons belong: `8|20|2048`.
    Bars {
        /// The same, with colons.
        meant: Option<String>,
    },
    /// A window has not three parts, or a bar has nothing beside it.
    Shape {
        /// What it plainly means, if it does.
        meant: Option<String>,
    },
}

/// Takes a text apart into windows.
///
/// # Errors
/// When a window has not three parts by `:`, with the slip named.
pub fn windows(text: &str) -> Result<Vec<Window<'_>>, FormatError> {
    split(text).ok_or_else(|| explain(text))
}

fn split(text: &str) -> Option<Vec<Window<'_>>> {
    let mut at = 0;
    text.split('|')
        .map(|window| {
            let (start, rest) = window.split_once(':')?;
            let (end, bandwidth) =
                rest.split_once(':').filter(|(_, bandwidth)| !bandwidth.contains(':'))?;
            let span = at..at + window.len();
            at = span.end + 1;
            Some(Window { start, end, bandwidth, span })
        })
        .collect()
}

fn explain(text: &str) -> FormatError {
    let tidy: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    if tidy.starts_with("I|") || tidy.starts_with("i|") {
        return FormatError::Schedule;
    }
    if !tidy.contains(':') && tidy.contains('|') {
        let numbers: Vec<&str> = tidy.split('|').collect();
        let whole =
            numbers.len().is_multiple_of(3) && numbers.iter().all(|number| is_number(number));
        let meant = whole.then(|| {
            numbers.chunks(3).map(|window| window.join(":")).collect::<Vec<_>>().join("|")
        });
        return FormatError::Bars { meant: meant.filter(|text| is_flawless(text)) };
    }
    let joined: String = tidy
        .replace([',', ';'], "|")
        .split('|')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("|");
    FormatError::Shape { meant: Some(joined).filter(|text| is_flawless(text)) }
}

/// Whether every rule of a speed limit holds; what a fix may write.
#[must_use]
pub fn is_flawless(text: &str) -> bool {
    let Some(windows) = split(text) else { return false };
    let hours: Option<Vec<Hours>> = windows.iter().map(Window::hours).collect();
    let bandwidths = windows.iter().all(|window| window.bandwidth().is_some());
    hours.is_some_and(|hours| overlaps(hours.iter().copied().map(Some)).is_empty()) && bandwidths
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

impl Window<'_> {
    /// The hours, where both can be read and the start comes first.
    #[must_use]
    pub fn hours(&self) -> Option<Hours> {
        let (start, end) = (hour(self.start)?, hour(self.end)?);
        (start < end).then_some(Hours { start, end })
    }

    /// The two windows of one that runs over midnight: `22:6:1024` is `22:24:1024` and `0:6:1024`.
    #[must_use]
    pub fn split_at_midnight(&self) -> Option<String> {
        let (start, end) = (hour(self.start)?, hour(self.end)?);
        if start <= end || start == LAST_HOUR {
            return None;
        }
        let bandwidth = self.bandwidth;
        Some(match end {
            0 => format!("{start}:{LAST_HOUR}:{bandwidth}"),
            _ => format!("{start}:{LAST_HOUR}:{bandwidth}|0:{end}:{bandwidth}"),
        })
    }

    /// The bandwidth in KB/s, at least 1.
    #[must_use]
    pub fn bandwidth(&self) -> Option<u64> {
        is_number(self.bandwidth)
            .then(|| self.bandwidth.parse::<i64>().ok())
            .flatten()
            .filter(|kb| *kb >= 1)
            .map(i64::unsigned_abs)
    }
}

/// An hour of the day, 0 to 24.
#[must_use]
pub fn hour(text: &str) -> Option<u8> {
    is_number(text).then(|| text.parse().ok()).flatten().filter(|hour| *hour <= LAST_HOUR)
}

/// Each window that shares an hour with an earlier one, behind the first of those.
#[must_use]
pub fn overlaps(windows: impl Iterator<Item = Option<Hours>>) -> Vec<(usize, usize)> {
    let mut owner: [Option<usize>; LAST_HOUR as usize] = [None; LAST_HOUR as usize];
    let mut pairs = Vec::new();
    for (index, hours) in windows.enumerate() {
        let Some(hours) = hours else { continue };
        let hours = usize::from(hours.start)..usize::from(hours.end);
        pairs.extend(owner[hours.clone()].iter().flatten().min().map(|first| (*first, index)));
        for hour in hours {
            owner[hour].get_or_insert(index);
        }
    }
    pairs
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FormatError::Schedule => "expected windows such as `0:24:5120`, but found a schedule",
            FormatError::Bars { .. } => "expected `:` inside a window, but found `|`",
            FormatError::Shape { .. } => "expected windows such as `0:24:5120`, joined by `|`",
        })
    }
}

impl std::error::Error for FormatError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fails(text: &str, expected: &FormatError) {
        assert_eq!(windows(text).as_ref(), Err(expected), "{text}");
    }

    #[test]
    fn windows_know_where_they_stand() {
        let text = "0:8:5120|18:24:1024";
        let spans: Vec<&str> =
            windows(text).expect("two windows").iter().map(|w| &text[w.span.clone()]).collect();
        assert_eq!(spans, ["0:8:5120", "18:24:1024"]);
    }

    #[test]
    fn hours_and_bandwidths_are_digits_alone() {
        let of = |text: &str| {
            let windows = windows(text).expect("a window");
            (windows[0].hours().map(|hours| hours.count()), windows[0].bandwidth().is_some())
        };
        assert_eq!(of("8:20:2048"), (Some(12), true));
        assert_eq!(of("+8:20:+2048"), (None, false));
        assert_eq!(of("20:8:"), (None, false));
    }

    #[test]
    fn each_slip_is_named_once() {
        fails("I|1602673264|PT2H", &FormatError::Schedule);
        fails("8|20|2048", &FormatError::Bars { meant: Some("8:20:2048".into()) });
        fails("8|20", &FormatError::Bars { meant: None });
        fails("0:24:5120|", &FormatError::Shape { meant: Some("0:24:5120".into()) });
        fails("0:8:1, 8:24:2", &FormatError::Shape { meant: Some("0:8:1|8:24:2".into()) });
        fails("0：24：5120", &FormatError::Shape { meant: Some("0:24:5120".into()) });
        fails("5120", &FormatError::Shape { meant: None });
        fails("", &FormatError::Shape { meant: None });
    }

    #[test]
    fn a_window_over_midnight_is_two() {
        let split = |text: &str| windows(text).expect(text)[0].split_at_midnight();
        assert_eq!(split("22:6:1024").as_deref(), Some("22:24:1024|0:6:1024"));
        assert_eq!(split("22:0:1024").as_deref(), Some("22:24:1024"));
        assert_eq!(split("6:22:1024"), None);
        assert_eq!(split("6:6:1024"), None);
        assert_eq!(split("24:6:1024"), None);
    }

    #[test]
    fn two_windows_that_share_an_hour_are_found() {
        let at = |text: &str| overlaps(windows(text).expect(text).iter().map(Window::hours));
        assert_eq!(at("0:8:1|8:24:1"), []);
        assert_eq!(at("8:20:2048|18:22:5120"), [(0, 1)]);
        assert_eq!(at("0:1:1|5:9:1|8:10:1"), [(1, 2)]);
        assert_eq!(at("0:4:1|2:6:1|10:14:1|5:11:1"), [(0, 1), (1, 3)]);
    }
}
