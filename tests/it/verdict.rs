//! Verdicts on any text, and fixes as edits of the text they were found in.

use create_backup_plan::lang::{LANGUAGES, Language};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::patch::Op;
use create_backup_plan::rules::{Severity, World, check_text, examples};
use create_backup_plan::values::json::{Node, Value as Json};
use create_backup_plan::verdict::Verdict;
use create_backup_plan::verdict::catalogue::catalogue;
use create_backup_plan::verdict::document::{Document, edited};
use create_backup_plan::verdict::lines::{Columns, Lines};
use create_backup_plan::verdict::mend::mend;
use proptest::prelude::*;
use serde_json::Value;

use crate::catalogue::{requests, world};

/// The requests of the catalogue's bad examples.
fn bad_requests() -> impl Iterator<Item = String> {
    examples()
        .filter(|example| example.breaks && !["batch", "url"].contains(&example.over))
        .map(|example| requests(example).0)
}

fn verdict(text: &str, columns: Columns) -> Value {
    let report = check_text(text, &world());
    let lines = Lines::of(text, columns);
    let verdict = Verdict {
        report: &report,
        lines: Some(&lines),
        language: Language::English,
        file: None,
        line: None,
    };
    serde_json::from_str(&verdict.to_string()).unwrap()
}

#[test]
fn a_fix_in_the_text_is_the_fix_of_the_request() {
    let mut fixes = 0;
    for text in bad_requests() {
        let Ok(document) = Document::read(&text) else { continue };
        for finding in check_text(&text, &world()).findings {
            for fix in &finding.fixes {
                let edits = document.edits(&fix.patch).unwrap();
                let mut draft = Draft::read(&text).unwrap();
                draft.apply(&fix.patch).unwrap();
                let text = edited(&text, &edits);
                assert_eq!(
                    Node::read(&text).as_ref(),
                    Ok(draft.root()),
                    "{}: {text}",
                    finding.rule.id
                );
                fixes += 1;
            }
        }
    }
    assert!(fixes > 100, "only {fixes} fixes were tried");
}

#[test]
fn mending_leaves_no_error_with_a_fix() {
    for text in bad_requests() {
        let mended = mend(&text, &world()).text;
        let left = check_text(&mended, &world()).findings;
        let left: Vec<_> = left
            .iter()
            .filter(|finding| finding.severity == Severity::Error && finding.remedy().is_some())
            .map(|finding| finding.rule.id)
            .collect();
        assert!(left.is_empty(), "{left:?} in {mended}");
        assert_eq!(mend(&mended, &world()).text, mended);
    }
}

#[test]
fn a_choice_is_offered_and_left_to_the_reader() {
    let vss = r#"{"SourceType":"ECS_FILE","InstanceId":"i-bp1567rc0o5rz8bxnltz","Path":["C:\\a","D:\\b"],"Options":"{\"UseVSS\":true}"}"#;
    let hours = r#"{"SourceType":"OSS","Bucket":"abc","SpeedLimit":"18:22:5120|8:20:2048"}"#;
    for (text, rule, title, value) in [
        (vss, "vss/multiple-paths", "Switch off `VSS`", r#"{"UseVSS":false}"#),
        (hours, "speed-limit/overlap", "End the earlier one at 18:00", "18:22:5120|8:18:2048"),
    ] {
        let report = check_text(text, &world());
        let finding = report.findings.iter().find(|finding| finding.rule.id == rule).unwrap();
        let [fix] = &finding.fixes[..] else { panic!("{:?}", finding.fixes) };
        assert_eq!(fix.title.render(Language::English), title);
        assert!(fix.choice && finding.remedy().is_none());
        let [Op::Replace(_, written)] = &fix.patch[..] else { panic!("{:?}", fix.patch) };
        assert_eq!(*written, Json::owned_text(value));
        assert_eq!(mend(text, &world()).text, text);
    }
    // Choices that cannot all be tried take nothing from what is mended unasked.
    let windows: Vec<String> = (0..23).map(|hour| format!("{hour}:{}:1", hour + 2)).collect();
    let paths: Vec<String> = (0..1500).map(|path| format!("\"/{path}\"")).collect();
    let many = format!(
        r#"{{"SourceType":"OSS","Bucket":"abc","SpeedLimit":"{}","Retention":"7","Path":[{}]}}"#,
        windows.join("|"),
        paths.join(",")
    );
    assert!(mend(&many, &world()).text.contains(r#""Retention":7"#));
    // Hours behind the later window would be left without a limit.
    let inside = hours.replace("18:22", "18:19");
    let report = check_text(&inside, &world());
    let finding = report.findings.iter().find(|finding| finding.rule.id == "speed-limit/overlap");
    assert_eq!(finding.unwrap().fixes, []);
}

#[test]
fn what_has_no_error_is_returned_as_it_is() {
    let text = "\u{feff}{ \"SourceType\" :\t\"OSS\", \"Bucket\":\"hbr-backup-oss\" }\r\n";
    assert_eq!(mend(text, &world()).text, text);
}

#[test]
fn columns_are_counted_as_asked_for() {
    let text = "{\"😀\": 1, \"中\": 2}";
    let column = |columns| {
        let issues = verdict(text, columns)["issues"].as_array().unwrap().clone();
        let issue = issues.iter().find(|issue| issue["pointer"] == "/中").unwrap().clone();
        issue["span"]["column"].as_u64().unwrap()
    };
    assert_eq!((column(Columns::Scalars), column(Columns::Utf16)), (10, 11));
}

#[test]
fn the_catalogue_for_machines_has_every_rule_in_every_language() {
    for language in LANGUAGES.iter().copied() {
        let json: Value = serde_json::from_str(&catalogue(language).to_string()).unwrap();
        let rules = json.as_array().unwrap();
        assert_eq!(rules.len(), create_backup_plan::rules::all().count());
        for rule in rules {
            assert!(rule["why"].as_str().is_some_and(|why| !why.is_empty()));
            let examples = rule["examples"].as_array().unwrap();
            assert!(examples.iter().any(|example| example["breaks"] == true), "{}", rule["id"]);
        }
    }
}

/// Text that is nearly a request: a request of the catalogue with some characters changed.
fn nearly_a_request() -> impl Strategy<Value = String> {
    let texts: Vec<String> = bad_requests().filter(|text| text.len() < 2_000).collect();
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<char>(), 0..3), 0..4);
    (prop::sample::select(texts), changes).prop_map(|(text, changes)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (index, char, how) in changes {
            let at = index.index(chars.len().max(1));
            match how {
                0 if at < chars.len() => drop(chars.remove(at)),
                1 if at < chars.len() => chars[at] = char,
                _ => chars.insert(at, char),
            }
        }
        chars.into_iter().collect()
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), nearly_a_request()]
}

proptest! {
    #[test]
    fn every_finding_stands_in_its_text(text in any_text()) {
        for finding in check_text(&text, &World::default()).findings {
            let span = finding.span.expect("it was read from text");
            prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
        }
    }

    #[test]
    fn every_verdict_is_json_on_one_line(text in any_text()) {
        let report = check_text(&text, &World::default());
        for language in LANGUAGES.iter().copied() {
            let lines = Lines::of(&text, Columns::Utf16);
            let verdict = Verdict { report: &report, lines: Some(&lines), language, file: None, line: None };
            let json = verdict.to_string();
            prop_assert!(!json.contains('\n'));
            let json: Value = serde_json::from_str(&json).expect("JSON");
            prop_assert_eq!(json["valid"].as_bool(), Some(report.is_valid()));
        }
    }

    #[test]
    fn a_mended_text_is_no_worse_and_mended_once(text in any_text()) {
        let errors = |text: &str| check_text(text, &World::default()).count(Severity::Error);
        let mended = mend(&text, &World::default()).text;
        prop_assert!(errors(&mended) <= errors(&text));
        prop_assert_eq!(Node::read(&text).is_ok(), Node::read(&mended).is_ok());
        let again = mend(&mended, &World::default()).text.into_owned();
        prop_assert_eq!(again, mended.into_owned());
    }
}
