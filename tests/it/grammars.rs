//! Every grammar: what is read is written as it was read, and no text makes a reader fall over.

use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::rules::{Finding, Report, Severity, check_text};
use create_backup_plan::values::interval::Interval;
use create_backup_plan::values::json::{Node, Value, quoted};
use create_backup_plan::values::path::{PathKind, comparable, is_inside};
use create_backup_plan::values::schedule::{Parts, Schedule, seconds};
use create_backup_plan::values::speed_limit::{Window, is_flawless, overlaps, windows};
use jiff::Span;
use proptest::prelude::*;

use crate::catalogue::{laid_over, plan, world};

/// A duration of any parts, in the order of ISO 8601.
fn durations() -> impl Strategy<Value = String> {
    let part = |letter: &'static str| {
        proptest::option::of((0_u64..5_000).prop_map(move |n| format!("{n}{letter}")))
    };
    let date = (part("Y"), part("M"), part("D"));
    let time = (part("H"), part("M"), part("S"));
    (date, time).prop_map(|((y, m, d), (h, min, s))| {
        let join = |parts: [Option<String>; 3]| parts.into_iter().flatten().collect::<String>();
        let (date, time) = (join([y, m, d]), join([h, min, s]));
        if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
    })
}

/// A JSON value, numbers beyond 64 bits and lone surrogate escapes aside.
fn values() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            proptest::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Texts made of what requests are made of, which go further into the readers than any text does.
fn shreds() -> impl Strategy<Value = String> {
    let shred = prop_oneof![
        Just("I|"),
        Just("|"),
        Just("P1D"),
        Just("PT"),
        Just(":"),
        Just("0"),
        Just("24"),
        Just("-"),
        Just("."),
        Just("\\"),
        Just("\""),
        Just("["),
        Just("]"),
        Just("{"),
        Just("}"),
        Just("/"),
        Just("C:\\"),
        Just(" "),
        Just("*"),
        Just("｜"),
        Just("９"),
        Just("\u{200d}"),
        Just("\u{feff}"),
        Just("true"),
        Just("1602673264"),
        Just("\\u"),
        Just("'"),
        Just("UseVSS"),
        Just(","),
        Just("é"),
        Just("😀"),
        Just("\n"),
    ];
    proptest::collection::vec(shred, 0..24).prop_map(|shreds| shreds.concat())
}

proptest! {
    #[test]
    fn an_interval_comes_back(text in durations()) {
        if let Ok(interval) = text.parse::<Interval>() {
            prop_assert_eq!(interval.to_string().parse::<Interval>(), Ok(interval));
        }
    }

    /// jiff reads ISO 8601 durations too; both take the same texts, and a day has 24 hours for both.
    #[test]
    fn jiff_reads_the_same_intervals(text in durations()) {
        let ours = text.parse::<Interval>();
        if let Ok(span) = text.parse::<Span>() {
            prop_assert_eq!(ours.is_ok(), !span.is_zero(), "{}", text);
            if let (Ok(interval), 0, 0) = (&ours, span.get_years(), span.get_months()) {
                let theirs = i128::from(span.get_days()) * 86_400
                    + i128::from(span.get_hours()) * 3_600
                    + i128::from(span.get_minutes()) * 60
                    + i128::from(span.get_seconds());
                prop_assert_eq!(interval.seconds().and_then(|n| i128::try_from(n).ok()), Some(theirs));
            }
        } else {
            prop_assert!(ours.is_err(), "{}", text);
        }
    }

    #[test]
    fn no_months_and_no_years_are_no_time(years in "0{1,3}", months in "0?", minutes in 1..10_000_u32) {
        let months = if months.is_empty() { String::new() } else { format!("{months}M") };
        let interval: Interval = format!("P{years}Y{months}T{minutes}M").parse().unwrap();
        prop_assert_eq!(interval.seconds(), Some(u128::from(minutes) * 60));
        prop_assert!(!interval.counts_months());
    }

    #[test]
    fn a_schedule_comes_back(start in 0..i64::MAX, interval in durations()) {
        let text = format!("I|{start}|{interval}");
        let parts = Parts::read(&text).unwrap();
        prop_assert_eq!(&text[parts.start.1.clone()], parts.start.0);
        prop_assert_eq!(&text[parts.interval.1.clone()], parts.interval.0);
        if let Ok(schedule) = text.parse::<Schedule>() {
            prop_assert_eq!(schedule.start, start);
            prop_assert_eq!(schedule.to_string().parse::<Schedule>(), Ok(schedule));
        }
    }

    #[test]
    fn the_next_run_is_in_the_rhythm(start in 0..9_999_999_999_i64, hours in 1..5_000_i64, now in 0..9_999_999_999_i64) {
        let schedule: Schedule = format!("I|{start}|PT{hours}H").parse().unwrap();
        let next = schedule.next_run(now).unwrap();
        prop_assert!(next >= now && next >= start);
        prop_assert_eq!((next - start) % (hours * 3_600), 0);
        prop_assert!(next == start || next - hours * 3_600 < now);
    }

    #[test]
    fn a_window_comes_back(list in proptest::collection::vec((0_u8..24, 1_u8..25, 1_u64..99_999), 1..5)) {
        let text = list.iter().map(|(s, e, b)| format!("{s}:{e}:{b}")).collect::<Vec<_>>().join("|");
        let read = windows(&text).unwrap();
        prop_assert_eq!(read.len(), list.len());
        for (window, (start, end, bandwidth)) in read.iter().zip(&list) {
            prop_assert_eq!(window.hours().is_some(), start < end);
            prop_assert_eq!(window.bandwidth(), Some(*bandwidth));
            prop_assert_eq!(&text[window.span.clone()], format!("{start}:{end}:{bandwidth}"));
        }
        // Two windows overlap exactly when some hour is in both.
        let shared = (0..24).any(|hour| list.iter().filter(|(s, e, _)| (s..e).contains(&&hour)).count() > 1);
        prop_assert_eq!(!overlaps(read.iter().map(Window::hours)).is_empty(), shared);
        prop_assert_eq!(is_flawless(&text), !shared && list.iter().all(|(s, e, _)| s < e));
    }

    #[test]
    fn no_text_is_too_much_for_a_reader(text in prop_oneof![any::<String>(), shreds()]) {
        let _ = (text.parse::<Interval>(), text.parse::<Schedule>(), windows(&text), seconds(&text));
        let _ = (PathKind::of(&text), Node::read(&text).map(Node::into_owned));
        for kind in [PathKind::Unix, PathKind::Windows] {
            let spelled = comparable(&text, kind);
            prop_assert!(!is_inside(&spelled, &spelled, kind));
        }
    }

    #[test]
    fn json_comes_back(value in values()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            let node = Node::read(&text).unwrap();
            prop_assert_eq!(&text[node.span.start..node.span.end], text.trim());
            for written in [node.value.to_string(), node.value.pretty()] {
                prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(&written).unwrap(), &value);
            }
        }
    }

    /// The reader takes what serde_json takes.
    #[test]
    fn json_is_json(text in shreds()) {
        prop_assert_eq!(Node::read(&text).is_ok(), serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{}", text);
    }

    #[test]
    fn a_text_is_quoted_as_json(text in any::<String>()) {
        prop_assert_eq!(serde_json::from_str::<String>(&quoted(&text)).unwrap(), text);
    }

    #[test]
    fn what_is_set_is_there(text in any::<String>(), index in 0_usize..3) {
        let mut draft = Draft::read(&plan("ecs-file")).unwrap();
        let place = Place::ROOT.name("Path").index(index);
        draft.set(&place, Value::owned_text(&*text));
        let at = draft.root().get("Path").unwrap().entries().unwrap();
        prop_assert_eq!(at[index.min(at.len() - 1)].text(), Some(&*text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    /// Any text in any parameter gets findings that point into it, and fixes that can be made.
    #[test]
    fn any_value_gets_a_verdict(
        text in prop_oneof![shreds(), any::<String>()],
        over in prop::sample::select(vec!["ecs-file", "ecs-windows", "oss", "nas", "ots", "udm-ecs", "sync"]),
        param in prop::sample::select(create_backup_plan::params::ALL.iter().map(|param| param.name).collect::<Vec<_>>()),
        wrapped in 0..3,
    ) {
        let value = match wrapped {
            0 => quoted(&text),
            1 => format!("[{}]", quoted(&text)),
            _ => format!("{{{}:{}}}", quoted(&text), quoted(&text)),
        };
        let request = laid_over(&plan(over), &format!("{{\"{param}\":{value}}}"));
        let draft = Draft::read(&request).unwrap();
        let before = check_text(&request, &world());
        for finding in &before.findings {
            let span = finding.span.unwrap();
            prop_assert!(request.get(span.start..span.end).is_some(), "{} {:?}", finding.rule.id, span);
            for fix in &finding.fixes {
                let mut fixed = draft.clone();
                prop_assert!(fixed.apply(&fix.patch).is_ok(), "{} {:?}", finding.rule.id, fix.patch);
                let after = check_text(&fixed.root().value.to_string(), &world());
                let count = |report: &Report, of: &Finding| {
                    let same = |other: &&Finding| other.rule == of.rule && other.place.top() == of.place.top();
                    report.findings.iter().filter(same).count()
                };
                prop_assert!(count(&after, finding) < count(&before, finding), "{} {:?}", finding.rule.id, fix.patch);
                for error in after.findings.iter().filter(|finding| finding.severity == Severity::Error) {
                    let added = count(&after, error) > count(&before, error);
                    prop_assert!(!added, "{} adds {}: {:?}", finding.rule.id, error.rule.id, fix.patch);
                }
            }
        }
    }

    #[test]
    fn any_text_gets_a_verdict(text in prop_oneof![any::<String>(), shreds()]) {
        for finding in check_text(&text, &world()).findings {
            let span = finding.span.unwrap();
            prop_assert!(text.get(span.start..span.end).is_some());
        }
    }
}
