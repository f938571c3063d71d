//! The next runs as a calendar file (iCalendar, RFC 5545), for whatever calendar a person keeps.
//!
//! An interval of whole days or whole hours is one event that repeats for as long as the plan does. Any other is an
//! event for each of the next ten runs, because calendars rarely know repetitions that are finer. A run has no known
//! length, so an event has none and does not mark its reader as busy.

use sha2::{Digest, Sha256};

use crate::insight::phrases::COLON;
use crate::insight::runs::{Runs, SHOWN, Step};
use crate::insight::words;
use crate::lang::Language;
use crate::plan::place::Place;
use crate::values::moment::Moment;
use crate::values::schedule::Schedule;

/// The media type of the file (RFC 5545, 8.1).
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// The most octets of a line, its break not counted (RFC 5545, 3.1).
const LINE: usize = 75;
/// The repetitions that calendars know, with the seconds of one.
const FREQUENCIES: [(u128, &str); 2] = [(86_400, "DAILY"), (3_600, "HOURLY")];

/// What the events of a plan are called: "Backup: nightly, daily", by its name and that of its backup rule.
fn summary(names: &[String], language: Language) -> String {
    let names: Vec<&str> =
        names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    let event = words::EVENT.get(language);
    if names.is_empty() {
        return event.to_owned();
    }
    format!("{event}{}{}", COLON.get(language), names.join(words::COMMA.get(language)))
}

/// A schedule on a calendar.
#[derive(Clone, Debug)]
pub struct Series {
    /// When it runs.
    pub schedule: Schedule,
    /// What its events are called.
    pub summary: String,
    /// What tells it from the other schedules of all plans, in whatever language it is shown.
    pub key: String,
}

impl Series {
    /// The schedule of a plan, or of a backup rule at a place, by the name of the plan and that of the rule.
    #[must_use]
    pub fn of(schedule: Schedule, place: &Place, names: &[String], language: Language) -> Series {
        let key = format!("{}\0{place}", names.first().map_or("", |name| name));
        Series { schedule, summary: summary(names, language), key }
    }
}

/// The file of the runs of some schedules from a moment on; `None` when none of the runs is on a calendar.
#[must_use]
pub fn file(all: &[Series], now: i64, description: &str) -> Option<String> {
    let mut out = String::new();
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", "-//create-backup-plan//create-backup-plan//EN");
    line(&mut out, "CALSCALE", "GREGORIAN");
    let empty = out.len();
    for series in all {
        events(&mut out, series, now, description);
    }
    let has_events = out.len() > empty;
    line(&mut out, "END", "VCALENDAR");
    has_events.then_some(out)
}

fn events(out: &mut String, series: &Series, now: i64, description: &str) {
    let Series { schedule, summary, key } = series;
    let runs = Runs::of(schedule, now);
    let moments: Vec<String> = runs.upcoming().take(SHOWN).map_while(stamp).collect();
    let rule = rule(runs.step()).filter(|_| moments.len() > 1);
    let events = if rule.is_some() { 1 } else { moments.len() };
    let made = stamp(now).unwrap_or_else(|| "19700101T000000Z".to_owned());
    let mut line = |name: &str, value: &str| line(out, name, value);
    for moment in &moments[..events] {
        line("BEGIN", "VEVENT");
        // A repeating event stays the same one, whichever of its runs is the next.
        let which = if rule.is_some() { "" } else { moment };
        line("UID", &uid(&[key, &schedule.to_string(), which]));
        line("DTSTAMP", &made);
        line("DTSTART", moment);
        if let Some(rule) = &rule {
            line("RRULE", rule);
        }
        line("SUMMARY", &escaped(summary));
        if !description.is_empty() {
            line("DESCRIPTION", &escaped(description));
        }
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
}

fn line(out: &mut String, name: &str, value: &str) {
    fold(out, &format!("{name}:{value}"));
}

/// A moment in UTC: `20261124T180000Z`; `None` where no calendar reaches.
fn stamp(seconds: i64) -> Option<String> {
    let Moment { year, month, day, hour, minute, second } = Moment::of(seconds)?;
    Some(format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z"))
}

fn rule(step: Step) -> Option<String> {
    let Step::Seconds(step) = step else { return None };
    let (unit, frequency) = FREQUENCIES.iter().find(|(unit, _)| step.is_multiple_of(*unit))?;
    Some(match step / unit {
        1 => format!("FREQ={frequency}"),
        interval => format!("FREQ={frequency};INTERVAL={interval}"),
    })
}

/// The same for the same event, so that a calendar that has it already does not get it twice.
fn uid(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\0"));
    let first = digest.iter().take(16).fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
    format!("{first:032x}@create-backup-plan")
}

/// A text as RFC 5545, 3.3.11 has it; other control characters, which it cannot hold, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a line, folded between characters so that no part is too long.
fn fold(out: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        length += c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}
