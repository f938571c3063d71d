//! What the rules say together: what a verdict is, and cases that one example cannot show.

use create_backup_plan::lang::Language;
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::rules::{Report, World, check_text};

use crate::catalogue::{laid_over, plan, world};

fn report(over: &str, fragment: &str) -> Report {
    check_text(&laid_over(&plan(over), fragment), &world())
}

/// The rules and places that a fragment gets, notes aside.
#[track_caller]
fn gets(over: &str, fragment: &str, expected: &[(&str, &str)]) {
    let report = report(over, fragment);
    let found: Vec<(&str, String)> = report
        .findings
        .iter()
        .filter(|finding| finding.severity.word() != "note")
        .map(|finding| (finding.rule.id, finding.place.to_string()))
        .collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(id, place)| (*id, place.as_str())).collect();
    assert_eq!(found, expected);
}

/// What the request becomes by the first fix of a rule's first finding.
#[track_caller]
fn fixed(over: &str, fragment: &str, rule: &str) -> String {
    let request = laid_over(&plan(over), fragment);
    let report = check_text(&request, &world());
    let finding = report.findings.iter().find(|finding| finding.rule.id == rule).unwrap();
    let mut draft = Draft::read(&request).unwrap();
    draft.apply(&finding.fixes[0].patch).unwrap();
    draft.root().value.to_string()
}

#[test]
fn findings_stand_in_the_order_of_the_document_and_missing_ones_after_them() {
    let request = r#"{"Retention":0,"Path":["x","/a","y"],"SourceType":"NAS","PlanName":""}"#;
    let report = check_text(request, &World::default());
    let places: Vec<String> =
        report.findings.iter().map(|finding| finding.place.to_string()).collect();
    let expected = [
        "/Retention",
        "/Path/0",
        "/Path/2",
        "/SourceType",
        "/PlanName",
        "/BackupType",
        "/VaultId",
        "/Schedule",
        "/FileSystemId",
        "/CreateTime",
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_text_that_is_sent_as_it_is_has_no_backslashes_before_its_quotes() {
    let windows = r#"{"Path":["C:\\data"],"Options":"{\\\"UseVSS\\\":true}"}"#;
    gets("ecs-file", windows, &[("options/format", "/Options")]);
    assert!(
        fixed("ecs-file", windows, "options/format").contains(r#""Options":"{\"UseVSS\":true}""#)
    );
    for name in ["Include", "Exclude"] {
        let list = format!(r#"{{"{name}":"[\\\"/home/a\\\"]"}}"#);
        let rule = format!("{}/format", name.to_lowercase());
        gets("ecs-file", &list, &[(&rule, &format!("/{name}"))]);
    }
}

#[test]
fn nothing_but_space_is_named_wherever_it_stands() {
    for name in ["Edition", "CrossAccountType", "SpeedLimit", "Include", "Exclude", "Options"] {
        let place = format!("/{name}");
        gets("ecs-file", &format!(r#"{{"{name}":" "}}"#), &[("text/surrounding-space", &place)]);
    }
    gets("sync", r#"{"ChangeListPath":" "}"#, &[("text/surrounding-space", "/ChangeListPath")]);
}

#[test]
fn a_key_of_the_change_list_that_is_misspelt_or_empty_is_missing() {
    let missing = ("change-list-path/format", "/ChangeListPath");
    gets("sync", r#"{"ChangeListPath":"{\"dataSourceId\":\"\",\"path\":\"\"}"}"#, &[missing; 2]);
    let cased =
        r#"{"ChangeListPath":"{\"dataSourceId\":\"ds-000ht6o9k2w1x0l4w61a\",\"Path\":\"/c\"}"}"#;
    gets("sync", cased, &[missing, ("change-list-path/unknown-key", "/ChangeListPath")]);
    assert!(fixed("sync", cased, "change-list-path/unknown-key").contains(r#"\"path\":\"/c\""#));
}

#[test]
fn a_fix_does_not_move_its_error_to_another_entry() {
    let fixes = |over: &str, fragment: &str, rule: &str| {
        let report = report(over, fragment);
        report
            .findings
            .iter()
            .filter(|it| it.rule.id == rule)
            .map(|it| it.fixes.len())
            .sum::<usize>()
    };
    assert_eq!(fixes("ecs-file", r#"{"Path":"[\"/home\",7]"}"#, "type/mismatch"), 0);
    assert_eq!(fixes("ecs-file", r#"{"Path":"[\"/home\",\"/srv\"]"}"#, "type/mismatch"), 1);
    assert_eq!(fixes("udm-ecs", r#"{"Detail":{"diskIdList":"[7]"}}"#, "detail/type"), 0);
    assert_eq!(fixes("ecs-file", r#"{"Schedule":"I|4102444800|-P0D"}"#, "schedule/interval"), 0);
    assert_eq!(fixes("ecs-file", r#"{"Path":[""]}"#, "path/empty"), 0);
    assert_eq!(fixes("ecs-file", r#"{"Path":["/a",""]}"#, "path/empty"), 1);
}

#[test]
fn null_makes_room_for_a_name_that_was_meant() {
    let fragment = r#"{"PlanName":null,"planName":"x"}"#;
    let named = fixed("ecs-file", fragment, "request/unknown-parameter");
    assert!(named.contains(r#""PlanName":"x""#) && !named.contains("planName"), "{named}");
}

#[test]
fn an_empty_object_is_empty_as_text_too() {
    gets("udm-ecs", r#"{"Detail":"{}"}"#, &[("detail/expected", "/Detail")]);
}

#[test]
fn what_is_switched_off_has_no_next_run() {
    let past = r#"{"Schedule":"I|1602673264|P1D","Disabled":true}"#;
    let said = report("ecs-file", past);
    assert!(said.findings.iter().all(|finding| finding.rule.id != "schedule/start-in-past"));
}

#[test]
fn the_copy_of_an_instance_goes_elsewhere_and_not_for_ever() {
    let detail = |copy: &str| format!(r#"{{"Detail":{{"snapshotGroup":false,{copy}}}}}"#);
    let off = [("detail/copy-off", "/Detail/destinationRegionId")];
    gets("udm-ecs", &detail(r#""destinationRegionId":"cn-shanghai""#), &off);
    let same =
        detail(r#""doCopy":true,"destinationRegionId":"cn-hangzhou","destinationRetention":7"#);
    gets("udm-ecs", &same, &[("detail/copy-same-region", "/Detail/destinationRegionId")]);
    let ever = report("udm-ecs", &detail(r#""doCopy":true,"destinationRegionId":"cn-shanghai""#));
    assert!(ever.findings.iter().any(|finding| finding.rule.id == "detail/copy-for-ever"));
    assert!(ever.is_valid());
}

#[test]
fn a_month_is_as_long_as_its_longest() {
    let short = |days| format!(r#"{{"Schedule":"I|4102444800|P1M","Retention":{days}}}"#);
    let has = |days| {
        report("ecs-file", &short(days))
            .findings
            .iter()
            .any(|it| it.rule.id == "retention/shorter-than-interval")
    };
    assert!(has(30) && !has(31));
}

#[test]
fn what_cannot_be_read_counts_as_given() {
    gets("oss", r#"{"Retention":"a week"}"#, &[("type/mismatch", "/Retention")]);
    gets("oss", r#"{"Retention":""}"#, &[("type/mismatch", "/Retention")]);
    gets("nas", r#"{"Path":""}"#, &[("type/mismatch", "/Path")]);
    gets("oss", r#"{"Bucket":7}"#, &[("type/mismatch", "/Bucket")]);
    gets("ots", r#"{"Rule":"daily"}"#, &[("type/mismatch", "/Rule")]);
    gets("udm-ecs", r#"{"Detail":"{"}"#, &[("detail/format", "/Detail")]);
    gets("ecs-windows", r#"{"Options":"UseVSS"}"#, &[("options/format", "/Options")]);
}

#[test]
fn absent_null_and_empty_are_one_for_a_parameter() {
    for value in ["null", "\"\""] {
        gets("oss", &format!(r#"{{"VaultId":{value}}}"#), &[("vault-id/expected", "/VaultId")]);
    }
    gets(
        "oss",
        r#"{"VaultId":" "}"#,
        &[("vault-id/expected", "/VaultId"), ("text/surrounding-space", "/VaultId")],
    );
    gets("oss", r#"{"PlanName":""}"#, &[("plan-name/length", "/PlanName")]);
    gets("nas", r#"{"Path":[]}"#, &[("path/expected", "/Path")]);
}

#[test]
fn a_parameter_of_another_source_type_is_held_to_its_own_shape_alone() {
    let windows = r#"{"Path":["C:\\a","C:\\b"],"Options":"{\"UseVSS\":true}","Exclude":"[\"x\"]"}"#;
    gets(
        "oss",
        windows,
        &[
            ("applies/ignored", "/Path"),
            ("applies/ignored", "/Options"),
            ("applies/ignored", "/Exclude"),
        ],
    );
    gets(
        "oss",
        r#"{"CreateTime":0}"#,
        &[("applies/ignored", "/CreateTime"), ("create-time/value", "/CreateTime")],
    );
}

#[test]
fn a_schedule_under_an_hour_is_unusual_and_overlaps() {
    let found = report("ecs-file", r#"{"Schedule":"I|4102444800|PT30M"}"#);
    let ids: Vec<&str> = found.findings.iter().map(|finding| finding.rule.id).collect();
    assert!(
        ids.contains(&"schedule/interval-unusual") && ids.contains(&"schedule/overlapping-runs"),
        "{ids:?}"
    );
}

#[test]
fn both_parts_of_a_schedule_are_judged_at_once() {
    gets(
        "ecs-file",
        r#"{"Schedule":"I|tomorrow|1D"}"#,
        &[("schedule/start-time", "/Schedule"), ("schedule/interval", "/Schedule")],
    );
}

#[test]
fn a_plan_that_never_runs_says_so() {
    let schedule = r#"{"Rule":null,"Schedule":"I|4102444800|P1D"}"#;
    gets("ots", schedule, &[("schedule/ots-top-level", "/Schedule")]);
    let moved = fixed("ots", schedule, "schedule/ots-top-level");
    assert!(
        moved.ends_with(
            r#""Rule":[{"BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7}]}"#
        ),
        "{moved}"
    );
}

#[test]
fn a_start_in_the_past_says_when_the_next_run_is() {
    let found = report("ecs-file", r#"{"Schedule":"I|1602673264|P1D"}"#);
    let finding =
        found.findings.iter().find(|finding| finding.rule.id == "schedule/start-in-past").unwrap();
    assert_eq!(
        finding.message.render(Language::English),
        "Schedule starts in the past. It next runs at `2026-11-24T11:01:04Z`; missed runs are not made up."
    );
    let no_clock = World::default();
    let found =
        check_text(&laid_over(&plan("ecs-file"), r#"{"Schedule":"I|1602673264|P1D"}"#), &no_clock);
    assert!(found.findings.iter().all(|finding| finding.rule.id != "schedule/start-in-past"));
}

#[test]
fn fixes_write_what_was_meant() {
    let ends = |over, fragment, rule, end: &str| {
        let text = fixed(over, fragment, rule);
        assert!(text.contains(end), "{rule}: {text}");
    };
    ends(
        "ecs-file",
        r#"{"Schedule":" i ｜ 4102444800 ｜ P1D"}"#,
        "schedule/format",
        r#""I|4102444800|P1D""#,
    );
    ends(
        "ecs-file",
        r#"{"Schedule":"I|4102444800000|P1D"}"#,
        "schedule/start-in-milliseconds",
        "I|4102444800|P1D",
    );
    ends(
        "ecs-file",
        r#"{"Schedule":"I|4102444800|P2H"}"#,
        "schedule/interval",
        "I|4102444800|PT2H",
    );
    ends(
        "ecs-file",
        r#"{"Schedule":"I|2100-01-01T08:00:00+08:00|P1D"}"#,
        "schedule/start-time",
        "I|4102444800|P1D",
    );
    ends("ecs-file", r#"{"SpeedLimit":"22:6:1024"}"#, "speed-limit/hours", "22:24:1024|0:6:1024");
    ends("ecs-file", r#"{"SpeedLimit":"0|24|5120"}"#, "speed-limit/format", "0:24:5120");
    ends("ecs-file", r#"{"Include":"/a, /b"}"#, "include/format", r#"[\"/a\",\"/b\"]"#);
    ends(
        "ecs-file",
        r#"{"Options":"[\"UseVSS\":false]"}"#,
        "options/format",
        r#"{\"UseVSS\":false}"#,
    );
    ends("ots", r#"{"OtsDetail":["orders"]}"#, "ots-detail/format", r#"{"TableNames":["orders"]}"#);
    ends(
        "udm-ecs",
        r#"{"Detail":{"timeoutSeconds":60}}"#,
        "detail/unknown-key",
        r#"{"timeoutInSeconds":60}"#,
    );
    ends(
        "udm-ecs",
        r#"{"Detail":"{\"timeoutSeconds\":60}"}"#,
        "detail/unknown-key",
        r#""{\"timeoutInSeconds\":60}""#,
    );
    ends("oss", r#"{"Bucket":"oss://photos-2026/a"}"#, "bucket/name", r#""photos-2026""#);
    ends(
        "oss",
        r#"{"Bucket":null,"bucket":"abc"}"#,
        "request/unknown-parameter",
        r#""Bucket":"abc""#,
    );
}

#[test]
fn a_digit_beyond_two_to_the_53_is_kept() {
    let text =
        fixed("ecs-file", r#"{"CrossAccountUserId":9007199254740993}"#, "cross-account/unused");
    assert!(!text.contains("9007199254740993"));
    let kept = fixed(
        "ecs-file",
        r#"{"CrossAccountUserId":9007199254740993,"Retention":"7"}"#,
        "type/mismatch",
    );
    assert!(kept.contains("9007199254740993"), "{kept}");
}

#[test]
fn a_byte_order_mark_is_passed_over_and_counted() {
    let report = check_text("\u{feff}{\"SourceType\":7}", &World::default());
    let finding = &report.findings[0];
    assert_eq!(
        (finding.rule.id, finding.span.map(|span| (span.start, span.end))),
        ("type/mismatch", Some((17, 18)))
    );
}

#[test]
fn an_inner_place_is_marked_in_the_text_that_holds_it() {
    let request = r#"{"SourceType":"UDM_ECS","Detail":"{\"timeoutInSeconds\":\"60\"}"}"#;
    let report = check_text(request, &World::default());
    let finding = report.findings.iter().find(|finding| finding.rule.id == "detail/type").unwrap();
    let span = finding.span.unwrap();
    assert_eq!(
        (finding.place.to_string().as_str(), &request[span.start..span.end]),
        ("/Detail", r#"\"60\""#)
    );
}

#[test]
fn the_basic_edition_where_there_is_none_hides_nothing() {
    let oss = r#"{"Edition":"BASIC","CrossAccountType":"CROSS_ACCOUNT"}"#;
    gets(
        "oss",
        oss,
        &[
            ("edition/basic-source", "/Edition"),
            ("cross-account/required", "/CrossAccountUserId"),
            ("cross-account/required", "/CrossAccountRoleName"),
        ],
    );
}

#[test]
fn a_name_that_is_only_misspelt_is_one_fault() {
    gets("oss", r#"{"Bucket":null,"bucket":"abc"}"#, &[("request/unknown-parameter", "/bucket")]);
    let rule = r#"{"Rule":[{"RuleName":"a","BackupType":"COMPLETE","schedule":"I|4102444800|P1D","Retention":7}]}"#;
    gets("ots", rule, &[("request/unknown-parameter", "/Rule/0/schedule")]);
}

#[test]
fn what_comes_in_answers_is_no_parameter_of_nearly_that_name() {
    let nas = r#"{"CreateTime":null,"CreatedTime":1700000000}"#;
    let report = report("nas", nas);
    let said = report.findings.iter().find(|finding| finding.place.to_string() == "/CreatedTime");
    assert!(said.unwrap().fixes.is_empty());
}

#[test]
fn the_bucket_of_an_address_keeps_its_key() {
    let fixed =
        fixed("oss", r#"{"Bucket":"oss://hbr-backup-oss/photos/","Prefix":null}"#, "bucket/name");
    assert!(
        fixed.contains(r#""Bucket":"hbr-backup-oss""#) && fixed.contains(r#""Prefix":"photos/""#),
        "{fixed}"
    );
    let ending = report("oss", r#"{"Prefix":"*.jpg"}"#);
    let said = ending.findings.iter().find(|finding| finding.rule.id == "prefix/wildcard");
    assert!(said.unwrap().fixes.is_empty(), "the whole bucket is not what was meant");
}
