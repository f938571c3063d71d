//! What a plan will do, for machines: one JSON shape for the command line and for JavaScript; and as a calendar.
//!
//! ```json
//! {"says":"…","policies":[{"pointer":"","runs":["2026-03-27T18:00:00Z"],"kept":"…","copiesKept":null}],
//!  "speedLimit":"…"}
//! ```

use crate::insight::calendar::{self, Series};
use crate::insight::kept::Kept;
use crate::insight::policy::{self, Policy};
use crate::insight::runs::{Runs, SHOWN};
use crate::insight::sentence;
use crate::insight::throttle::Day;
use crate::insight::zone::{Clock, Zone};
use crate::lang::Language;
use crate::params::backup_rule::RULE_NAME;
use crate::params::files::SPEED_LIMIT;
use crate::params::plan::PLAN_NAME;
use crate::plan::draft::Draft;
use crate::plan::place::Place;
use crate::plan::reading::Reading;
use crate::values::json::{Node, Value};
use crate::values::moment::Moment;
use crate::values::time::Utc;

/// All that runs of a plan, with the place of each: see [`policy::running`].
#[must_use]
pub fn policies(draft: &Draft) -> Vec<(Place, Policy)> {
    policy::running(&Reading::of(draft.root())).collect()
}

/// The next runs of what runs, in UNIX seconds; none where no schedule or no time is known, and none after the year
/// 9999, which no calendar, no RFC 3339 and no `Date` has.
#[must_use]
pub fn next_runs(policy: &Policy, clock: &Clock) -> Vec<i64> {
    let known = policy.runs().zip(clock.now);
    known.map_or_else(Vec::new, |(schedule, now)| {
        let runs = Runs::of(&schedule, now);
        runs.upcoming().take(SHOWN).take_while(|run| Moment::of(*run).is_some()).collect()
    })
}

/// What a plan will do, as JSON. Sentences speak of China's clock, as the service's pages do; runs are in UTC.
#[must_use]
pub fn to_json(draft: &Draft, clock: &Clock, language: Language) -> Value<'static> {
    let policies = policies(draft).into_iter().map(|(place, policy)| {
        let next = policy.next(clock.now);
        let kept = |kept: Option<Kept>, is_copy| {
            kept.map_or(Value::Null, |kept| {
                Value::owned_text(plain(&kept.say(next, is_copy, Zone::China, clock, language)))
            })
        };
        let runs = next_runs(&policy, clock).into_iter();
        Value::object([
            ("pointer", Value::owned_text(place.to_string())),
            ("runs", Value::array(runs.map(|run| Value::owned_text(Utc(run).to_string())))),
            ("kept", kept(policy.kept(), false)),
            ("copiesKept", kept(policy.copies_kept(), true)),
        ])
    });
    Value::object([
        ("says", Value::owned_text(sentence::plain(draft, clock, Zone::China, language))),
        ("policies", Value::array(policies)),
        ("speedLimit", speed_limit(draft, language).map_or(Value::Null, Value::owned_text)),
    ])
}

/// The day of a speed limit and what it comes to, in sentences; nothing where there is no limit that can be read.
#[must_use]
pub fn speed_limit(draft: &Draft, language: Language) -> Option<String> {
    let day = Day::of(Reading::of(draft.root()).text(&SPEED_LIMIT)?).ok()?;
    Some(format!("{} {}", day.say(language), plain(&day.facts(language))))
}

/// A calendar file (RFC 5545) of all that runs; nothing where nothing does.
#[must_use]
pub fn to_calendar(draft: &Draft, clock: &Clock, language: Language) -> Option<String> {
    let text = |node: Option<&Node<'_>>| node.and_then(Node::text).unwrap_or_default().to_owned();
    let runs = policies(draft).into_iter().filter_map(|(place, policy)| {
        let name = place.rule_index().map(|_| text(draft.get(&place.member(&RULE_NAME))));
        let names = [text(draft.param(&PLAN_NAME)), name.unwrap_or_default()];
        Some(Series::of(policy.runs()?, &place, &names, language))
    });
    let says = sentence::plain(draft, clock, Zone::China, language);
    calendar::file(&runs.collect::<Vec<_>>(), clock.now?, &says)
}

/// A sentence without the marks of what matters in it.
#[must_use]
pub fn plain(marked: &str) -> String {
    marked.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_and_its_backup_rules_are_told() {
        let text =
            r#"{"SourceType":"OSS","Bucket":"b","Schedule":"I|1774569600|P1D","Retention":7}"#;
        let draft = Draft::read(text).expect("JSON");
        let clock = Clock { now: Some(1_774_569_601), ..Clock::UNKNOWN };
        let json = to_json(&draft, &clock, Language::English);
        let json = Node::from(json);
        let first = &json.get("policies").and_then(Node::entries).expect("policies")[0];
        assert_eq!(first.get("pointer").and_then(Node::text), Some(""));
        let runs = first.get("runs").and_then(Node::entries).expect("runs");
        assert_eq!((runs.len(), runs[0].text()), (SHOWN, Some("2026-03-28T00:00:00Z")));
        assert!(first.get("kept").and_then(Node::text).expect("a sentence").contains('7'));
        assert!(to_calendar(&draft, &clock, Language::English).is_some());
        assert!(to_calendar(&draft, &Clock::UNKNOWN, Language::English).is_none());
    }

    #[test]
    fn what_is_switched_off_does_not_run() {
        let clock = Clock::at(1_774_569_601);
        let told = |text: &str| {
            let draft = Draft::read(text).expect("JSON");
            (policies(&draft).len(), to_calendar(&draft, &clock, Language::English))
        };
        let rules = |off: &str| {
            format!(
                r#"{{"SourceType":"OTS","PlanName":"orders","Rule":[{{"RuleName":"old","Schedule":"I|1774569600|P1D"{off}}},{{"RuleName":"live","Schedule":"I|1774569600|P7D"}}]{{}}}}"#
            )
        };
        let (count, file) = told(&rules("").replace("{}", ""));
        let file = file.expect("two events");
        assert_eq!((count, file.matches("BEGIN:VEVENT").count()), (2, 2));
        assert!(file.contains("SUMMARY:Backup: orders\\, live\r\n"), "{file}");
        let uids: Vec<&str> = file.lines().filter(|line| line.starts_with("UID:")).collect();
        assert_ne!(uids[0], uids[1]);
        let (count, file) = told(&rules(r#","Disabled":true"#).replace("{}", ""));
        let file = file.expect("one event");
        assert!(count == 1 && file.contains("live") && file.contains("INTERVAL=7"), "{file}");
        assert_eq!(told(&rules("").replace("{}", r#","Disabled":true"#)), (0, None));
    }

    #[test]
    fn the_basic_edition_runs_daily_whatever_is_written() {
        let text = r#"{"SourceType":"ECS_FILE","Edition":"BASIC","Schedule":"I|1774569600|P7D"}"#;
        let draft = Draft::read(text).expect("JSON");
        let runs = next_runs(&policies(&draft)[0].1, &Clock::at(1_774_569_601));
        assert_eq!(runs[1] - runs[0], 86_400);
    }

    #[test]
    fn an_empty_plan_runs_nothing() {
        let json = Node::from(to_json(&Draft::default(), &Clock::at(0), Language::English));
        let policies = json.get("policies").and_then(Node::entries).expect("policies");
        for policy in policies {
            assert_eq!(policy.get("runs").and_then(Node::entries).map(<[_]>::len), Some(0));
        }
        assert_eq!(json.get("speedLimit").map(|node| &node.value), Some(&Value::Null));
    }
}
