//! The calendar file, read by RFC 5545 and nothing else.

use std::collections::BTreeSet;

use create_backup_plan::insight::calendar::{self, Series};
use create_backup_plan::insight::runs::Runs;
use create_backup_plan::values::schedule::Schedule;
use proptest::prelude::*;

use crate::insight::schedule;

/// The file of one schedule.
fn file(schedule: Schedule, now: i64, summary: &str, description: &str) -> Option<String> {
    let series = Series { schedule, summary: summary.to_owned(), key: summary.to_owned() };
    calendar::file(&[series], now, description)
}

/// An event as any reader of iCalendar would see it.
#[derive(Debug, Default, PartialEq)]
struct Event {
    uid: String,
    start: String,
    rule: Option<String>,
    summary: String,
    description: String,
}

/// Reads a file by RFC 5545, 3.1 and 3.3.11, and nothing else: unfolds lines, then takes back the escapes.
fn events(file: &str) -> Vec<Event> {
    assert!(file.ends_with("\r\n"));
    let lines: Vec<&str> = file.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    for line in &lines {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']));
    }
    let unfolded = lines.join("\r\n").replace("\r\n ", "");
    let mut events = Vec::new();
    let mut open: Option<Event> = None;
    for line in unfolded.split("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no property: {line}"));
        match (name, value, &mut open) {
            ("BEGIN", "VEVENT", open) => *open = Some(Event::default()),
            ("END", "VEVENT", open) => events.push(open.take().unwrap()),
            ("UID", uid, Some(event)) => event.uid = uid.into(),
            ("DTSTART", start, Some(event)) => event.start = start.into(),
            ("RRULE", rule, Some(event)) => event.rule = Some(rule.to_owned()),
            ("SUMMARY", text, Some(event)) => event.summary = unescaped(text),
            ("DESCRIPTION", text, Some(event)) => event.description = unescaped(text),
            _ => {}
        }
    }
    assert!(unfolded.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    assert!(unfolded.ends_with("END:VCALENDAR") && open.is_none());
    events
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => out.push(c),
                other => panic!("no escape: \\{other:?}"),
            },
            ';' | ',' => panic!("{c} stands bare in {text}"),
            c => out.push(c),
        }
    }
    out
}

/// The first ten moments of a file's events, by another library's calendar.
fn moments(events: &[Event]) -> Vec<i64> {
    let stamp = |text: &str| {
        let text = text.replace('Z', "+0000");
        jiff::Timestamp::strptime("%Y%m%dT%H%M%S%z", text).unwrap().as_second()
    };
    let [event] = events else {
        return events.iter().map(|event| stamp(&event.start)).collect();
    };
    let Some(rule) = &event.rule else { return vec![stamp(&event.start)] };
    let part =
        |name: &str| rule.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let unit = match part("FREQ").unwrap() {
        "DAILY" => 86_400,
        "HOURLY" => 3_600,
        other => panic!("{other}"),
    };
    let step = unit * part("INTERVAL").map_or(1, |interval| interval.parse().unwrap());
    (0..10).map(|number| stamp(&event.start) + number * step).collect()
}

proptest! {
    #[test]
    fn a_calendar_file_holds_the_next_runs(start in 0_i64..4_000_000_000, amount in 1_i64..400, unit in "(PxD|PTxH|PTxM|PTxS)", now in 0_i64..4_000_000_000, name in "\\PC{0,60}", about in any::<String>()) {
        let schedule = schedule(&format!("I|{start}|{}", unit.replace('x', &amount.to_string())));
        let written = file(schedule.clone(), now, &name, &about).unwrap();
        let events = events(&written);
        let runs: Vec<i64> = Runs::of(&schedule, now).upcoming().take(10).collect();
        prop_assert_eq!(moments(&events), runs);
        let kept: String = about.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        for event in &events {
            prop_assert_eq!(&event.summary, &name);
            prop_assert_eq!(&event.description, &kept);
        }
        let uids: BTreeSet<&str> = events.iter().map(|event| &*event.uid).collect();
        prop_assert_eq!(uids.len(), events.len());
        prop_assert_eq!(file(schedule, now, &name, &about), Some(written));
    }
}

#[test]
fn a_daily_plan_is_one_repeating_event_that_stays_the_same() {
    let at = |now| {
        let written = file(schedule("I|1795543200|P1D"), now, "Backup: home", "");
        events(&written.unwrap()).pop().unwrap()
    };
    let (first, later) = (at(1_795_500_000), at(1_796_000_000));
    assert_eq!(first.start, "20261124T180000Z");
    assert_eq!(first.rule.as_deref(), Some("FREQ=DAILY"));
    assert_eq!(first.uid, later.uid);
    assert_ne!(first.start, later.start);
}

#[test]
fn what_is_on_no_calendar_has_no_file() {
    assert_eq!(file(schedule("I|253402300800|P1D"), 0, "", ""), None);
    assert_eq!(file(schedule("I|0|P1M"), 5, "", ""), None);
    let last = file(schedule("I|253402300799|P1D"), 0, "", "").unwrap();
    assert_eq!(events(&last)[0].rule, None);
}
