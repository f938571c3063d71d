//! The parts of a schedule and of a speed limit, as the form asks for them beside the API value.
//!
//! A part is shown from the API value and written into it. What cannot be read as a part is kept as it was typed, so
//! that the rules can say what is wrong with it.

use crate::insight::zone::{Clock, Zone};
use crate::plan::place::Place;
use crate::values::interval::{Interval, Unit};
use crate::values::moment::{Moment, instant};
use crate::values::schedule::seconds;
use crate::values::speed_limit;

/// The units that a schedule is offered in, the common ones.
pub static UNITS: &[Unit] = &[Unit::Minute, Unit::Hour, Unit::Day];

/// Every unit, for reading.
static EVERY_UNIT: &[Unit] =
    &[Unit::Day, Unit::Hour, Unit::Week, Unit::Minute, Unit::Second, Unit::Month, Unit::Year];

/// A control that holds a part of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it, as the API takes it.
    Raw,
    /// When a schedule runs first.
    Start,
    /// How many units lie between two runs.
    Every,
    /// The unit.
    Unit,
    /// One window of a speed limit, from 0, and what of it.
    Window(usize, Edge),
}

/// What a window of a speed limit consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The first hour.
    Start,
    /// The hour it ends at.
    End,
    /// KB/s.
    Bandwidth,
}

impl Edge {
    /// Every edge, in the order of the API value.
    pub const ALL: [Edge; 3] = [Edge::Start, Edge::End, Edge::Bandwidth];

    fn word(self) -> &'static str {
        match self {
            Edge::Start => "start",
            Edge::End => "end",
            Edge::Bandwidth => "bandwidth",
        }
    }
}

impl Part {
    /// The name of the part's control.
    #[must_use]
    pub fn name(self, place: &Place) -> String {
        let name = place.wire_name();
        match self {
            Part::Raw => name,
            Part::Start => format!("{name}.start"),
            Part::Every => format!("{name}.every"),
            Part::Unit => format!("{name}.unit"),
            Part::Window(index, edge) => format!("{name}.{}.{}", index + 1, edge.word()),
        }
    }
}

/// The start and the interval of an API value, however broken; `None` when it is not of that shape at all.
fn schedule(text: &str) -> Option<(&str, &str)> {
    if text.is_empty() {
        return Some(("", ""));
    }
    Some(text.strip_prefix("I|")?.split_once('|').unwrap_or((&text[2..], "")))
}

/// The first run, as a clock of that zone shows it; as it stands where it is no time.
#[must_use]
pub fn start(text: &str, zone: Zone, clock: &Clock) -> String {
    let Some((start, _)) = schedule(text) else { return String::new() };
    seconds(start)
        .and_then(|seconds| Moment::of(seconds.checked_add(clock.offset(zone, seconds))?))
        .map_or_else(|| start.to_owned(), |moment| moment.to_string())
}

/// The API value with another first run: a date and time by the clock of that zone, or UNIX seconds.
#[must_use]
pub fn with_start(text: &str, typed: &str, zone: Zone, clock: &Clock) -> String {
    let interval = schedule(text).map_or("", |(_, interval)| interval);
    let start = match typed.parse::<Moment>() {
        Ok(moment) => clock.seconds(zone, moment).to_string(),
        Err(_) => {
            instant(typed).map_or_else(|| typed.trim().to_owned(), |seconds| seconds.to_string())
        }
    };
    joined(&start, interval)
}

/// The amount and the unit of the interval; the interval as it stands where it is not one amount of one unit.
#[must_use]
pub fn every(text: &str) -> (String, Option<Unit>) {
    let Some((_, interval)) = schedule(text) else { return (String::new(), None) };
    for unit in EVERY_UNIT.iter().copied() {
        let frame = unit.duration("");
        let (before, after) = frame.split_at(frame.len() - 1);
        let amount = interval.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        if let Some(amount) = amount
            && !amount.contains(['Y', 'M', 'W', 'D', 'T', 'H', 'S'])
        {
            return (amount.to_owned(), Some(unit));
        }
    }
    (interval.to_owned(), None)
}

/// The API value with another interval; without an amount there is none.
#[must_use]
pub fn with_every(text: &str, amount: &str, unit: Unit) -> String {
    let start = schedule(text).map_or("", |(start, _)| start);
    let interval = if amount.is_empty() {
        String::new()
    } else {
        whole_interval(amount).unwrap_or_else(|| unit.duration(amount))
    };
    joined(start, &interval)
}

/// The interval that was typed where an amount belongs: `P1D`, `1D`, `4h`.
fn whole_interval(typed: &str) -> Option<String> {
    let typed = typed.to_ascii_uppercase();
    if typed.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let written = [typed.clone(), format!("P{typed}"), format!("PT{typed}")];
    written.into_iter().find(|interval| interval.parse::<Interval>().is_ok())
}

fn joined(start: &str, interval: &str) -> String {
    if start.is_empty() && interval.is_empty() {
        String::new()
    } else {
        format!("I|{start}|{interval}")
    }
}

/// The windows of a speed limit, whatever stands in their parts; `None` when they are not of three parts each.
#[must_use]
pub fn windows(text: &str) -> Option<Vec<[&str; 3]>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let windows = speed_limit::windows(text).ok()?;
    Some(windows.iter().map(|window| [window.start, window.end, window.bandwidth]).collect())
}

/// The API value with one part of one window changed; a window beyond the last is added.
#[must_use]
pub fn with_window(text: &str, index: usize, edge: Edge, typed: &str) -> String {
    let mut windows = windows(text).unwrap_or_default();
    if index >= windows.len() {
        windows.push([""; 3]);
    }
    let index = index.min(windows.len() - 1);
    let part = part_of_window(typed);
    windows[index][edge as usize] = &part;
    joined_windows(&windows)
}

/// What is typed for a part of a window, without what stands between parts and windows: of `09:00` the hour, and what is no
/// whole hour stays wrong.
fn part_of_window(typed: &str) -> String {
    let typed = typed.replace('：', ":");
    let part = match typed.split_once(':') {
        Some((hour, minutes)) if minutes.trim().chars().all(|c| c == '0') => hour,
        _ => &typed,
    };
    part.replace(':', ".").replace('|', "/")
}

/// The API value without a window.
#[must_use]
pub fn without_window(text: &str, index: usize) -> String {
    let mut windows = windows(text).unwrap_or_default();
    if index < windows.len() {
        windows.remove(index);
    }
    joined_windows(&windows)
}

/// The API value without windows that have nothing in them; as it is, when it cannot be taken apart.
#[must_use]
pub fn without_blank_windows(text: &str) -> String {
    let Some(mut windows) = windows(text) else { return text.to_owned() };
    windows.retain(|window| window.iter().any(|part| !part.trim().is_empty()));
    joined_windows(&windows)
}

fn joined_windows(windows: &[[&str; 3]]) -> String {
    windows.iter().map(|window| window.join(":")).collect::<Vec<_>>().join("|")
}

/// Which parts of each window of a speed limit are wrong: start, end and bandwidth, in the order of
/// [`Edge::ALL`].
#[must_use]
pub fn window_faults(text: &str) -> Vec<[bool; 3]> {
    let windows = speed_limit::windows(text).unwrap_or_default();
    let mut faults: Vec<[bool; 3]> = windows
        .iter()
        .map(|window| {
            let [start, end] =
                [window.start, window.end].map(|text| speed_limit::hour(text).is_none());
            let turned = !start && !end && window.hours().is_none();
            [start || turned, end || turned, window.bandwidth().is_none()]
        })
        .collect();
    for (one, other) in speed_limit::overlaps(windows.iter().map(speed_limit::Window::hours)) {
        for index in [one, other] {
            faults[index][0] = true;
            faults[index][1] = true;
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOCK: Clock = Clock { now: Some(0), local: |_| 3_600 };

    #[test]
    fn a_first_run_is_read_in_the_chosen_zone() {
        let in_china = with_start("", "2026-11-25 02:00", Zone::China, &CLOCK);
        assert_eq!(in_china, "I|1795543200|");
        assert_eq!(start(&in_china, Zone::China, &CLOCK), "2026-11-25 02:00");
        assert_eq!(start(&in_china, Zone::Utc, &CLOCK), "2026-11-24 18:00");
        assert_eq!(start(&in_china, Zone::Local, &CLOCK), "2026-11-24 19:00");
        assert_eq!(with_start(&in_china, "2026-11-24 19:00", Zone::Local, &CLOCK), in_china);
    }

    #[test]
    fn seconds_are_taken_as_they_are_and_slips_are_kept() {
        assert_eq!(with_start("I||P1D", "1602673264", Zone::Utc, &CLOCK), "I|1602673264|P1D");
        assert_eq!(
            with_start("I||P1D", "2026-11-25T02:00:00+08:00", Zone::Utc, &CLOCK),
            "I|1795543200|P1D"
        );
        assert_eq!(with_start("I||P1D", "tomorrow", Zone::Utc, &CLOCK), "I|tomorrow|P1D");
        assert_eq!(start("I|tomorrow|P1D", Zone::Utc, &CLOCK), "tomorrow");
    }

    #[test]
    fn an_interval_is_an_amount_of_a_unit() {
        assert_eq!(with_every("I|5|", "4", Unit::Hour), "I|5|PT4H");
        assert_eq!(with_every("I|5|", "1D", Unit::Hour), "I|5|P1D");
        assert_eq!(with_every("I|5|", "p1dt2h", Unit::Day), "I|5|P1DT2H");
        assert_eq!(with_every("I|5|", "4h", Unit::Day), "I|5|PT4H");
        assert_eq!(every("I|5|PT4H"), ("4".to_owned(), Some(Unit::Hour)));
        assert_eq!(every("I|5|P1DT2H"), ("P1DT2H".to_owned(), None));
        assert_eq!(every("I|5|1D"), ("1D".to_owned(), None));
        assert_eq!(every("I|5|PxD"), ("x".to_owned(), Some(Unit::Day)));
        assert_eq!(with_every("I||P1D", "", Unit::Day), "");
    }

    #[test]
    fn windows_are_changed_one_part_at_a_time() {
        let text = with_window("", 0, Edge::Start, "8");
        assert_eq!(text, "8::");
        let text = with_window(&text, 0, Edge::End, "20");
        assert_eq!(with_window(&text, 0, Edge::Bandwidth, "2048"), "8:20:2048");
        assert_eq!(with_window("8:20:1", 7, Edge::Start, "20"), "8:20:1|20::");
        for typed in ["9:", "9:0", "9:00", "9：00"] {
            assert_eq!(with_window("8:20:1", 0, Edge::Start, typed), "9:20:1", "{typed}");
        }
        assert_eq!(with_window("8:20:1", 0, Edge::Start, "9:30"), "9.30:20:1");
        assert_eq!(with_window("8:20:1", 0, Edge::End, "20|"), "8:20/:1");
        assert_eq!(without_blank_windows("::|8:20:1|::"), "8:20:1");
        assert_eq!(without_blank_windows("0|24|5120"), "0|24|5120");
        assert_eq!(without_window("8:20:1|20:22:2", 0), "20:22:2");
    }

    #[test]
    fn only_what_is_wrong_about_a_window_is() {
        let faults = |text| window_faults(text);
        assert_eq!(faults("8:20:5120|20:22:"), [[false; 3], [false, false, true]]);
        assert_eq!(faults("8:20:1|18:22:1"), [[true, true, false]; 2]);
        assert_eq!(faults("20:8:1|x:9:1"), [[true, true, false], [true, false, false]]);
        assert_eq!(faults("0|24|1"), Vec::<[bool; 3]>::new());
    }
}
