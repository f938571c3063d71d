//! `emit`: the forms, the target, the keys, and the known answers.

use create_backup_plan::output::FORMATS;
use create_backup_plan::request::credentials::{ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN};
use serde_json::Value;

use crate::catalogue::{laid_over, plan};
use crate::cli::{command, ends, finish, json};
use crate::common;

#[test]
fn emit_writes_every_form() {
    for format in FORMATS {
        let mut command =
            command(&["emit", format.id, "--timestamp", "2026-03-27T00:00:00Z", "--nonce", "n"]);
        command.env(ACCESS_KEY_ID, "LTAIexample").env(ACCESS_KEY_SECRET, "canary-8e1f");
        command.env(SECURITY_TOKEN, "token");
        let run = finish(command, plan("oss").as_bytes());
        assert_eq!(run.code, Some(0), "{}: {}", format.id, run.err);
        assert!(!run.out.is_empty() && run.out.ends_with('\n'));
        assert!(!format!("{run:?}").contains("canary"), "{}", format.id);
    }
}

#[test]
fn emit_takes_its_target_from_the_options() {
    let run = ends(&["emit", "cli", "--region", "eu-central-1"], &plan("oss"), 0);
    assert!(run.out.contains("--region eu-central-1"));
    let run =
        ends(&["emit", "cli", "--endpoint", "hbr-vpc.cn-hangzhou.aliyuncs.com"], &plan("oss"), 0);
    assert!(run.out.contains("--endpoint hbr-vpc.cn-hangzhou.aliyuncs.com"));
    let signed = || {
        let mut command = command(&["emit", "curl"]);
        command.env(ACCESS_KEY_ID, "LTAIexample").env(ACCESS_KEY_SECRET, "secret");
        let run = finish(command, plan("oss").as_bytes());
        run.out.lines().find(|line| line.contains("nonce")).unwrap().to_owned()
    };
    assert_ne!(signed(), signed(), "a nonce is never the same");
}

#[test]
fn emit_writes_nothing_of_a_request_with_errors_unless_forced() {
    let bad = laid_over(&plan("oss"), r#"{"Retention":0}"#);
    let run = ends(&["emit", "wire"], &bad, 1);
    assert!(run.out.is_empty() && run.err.contains("error[retention/minimum]"), "{run:?}");
    assert!(!run.err.contains("note["), "notes are for check");
    let run = ends(&["emit", "wire", "--force"], &bad, 0);
    assert!(run.out.contains("\"Retention\": \"0\"") && run.err.contains("retention/minimum"));
    for unreadable in ["{", "[]", "", "null"] {
        let run = ends(&["emit", "json", "--force"], unreadable, 1);
        assert_eq!(run.out, "");
    }
}

#[test]
fn emit_names_the_keys_that_are_missing() {
    let run = ends(&["emit", "curl"], &plan("oss"), 2);
    assert!(run.err.contains(ACCESS_KEY_ID) && run.err.contains(ACCESS_KEY_SECRET), "{}", run.err);
    let mut half = command(&["emit", "curl"]);
    half.env(ACCESS_KEY_ID, "LTAIexample");
    let run = finish(half, plan("oss").as_bytes());
    assert!(run.code == Some(2) && run.err.contains(ACCESS_KEY_SECRET), "{}", run.err);
}

#[test]
fn emit_warns_of_a_url_that_is_too_long() {
    let paths: Vec<String> = (0..20).map(|n| format!("/{n}{}", "a".repeat(500))).collect();
    let request = laid_over(&plan("ecs-file"), &serde_json::json!({ "Path": paths }).to_string());
    for (format, warned) in [("signed-url", true), ("curl", false)] {
        let mut command = command(&["emit", format]);
        command.env(ACCESS_KEY_ID, "LTAIexample").env(ACCESS_KEY_SECRET, "secret");
        let run = finish(command, request.as_bytes());
        assert_eq!(run.code, Some(0));
        assert_eq!(run.err.contains("warning[url/too-long]"), warned, "{}", run.err);
    }
}

#[test]
fn vectors_are_those_of_the_official_sdk() {
    let run = ends(&["emit", "vectors", "--jsonl"], common::VECTORS, 0);
    let answers: Vec<Value> = run.out.lines().map(json).collect();
    let cases: Vec<(Value, String)> = common::cases().collect();
    assert_eq!(answers.len(), cases.len());
    for (answer, (case, _)) in answers.iter().zip(&cases) {
        assert_eq!(answer["id"], case["id"]);
        assert_eq!(answer["wire"], case["wire"]);
        assert_eq!(answer["v1_url"], case["v1_plain"]["post"]["url"]);
        assert_eq!(answer["v1_string_to_sign"], case["v1_plain"]["post"]["string_to_sign"]);
        for part in ["url", "headers", "body", "canonical_request"] {
            assert_eq!(answer["v3"][part], case["v3"][part], "{} {part}", case["id"]);
        }
        assert!(answer["curl"].as_str().unwrap().starts_with("curl -X POST '"));
        assert!(!answer.to_string().contains(case["env"]["access_key_secret"].as_str().unwrap()));
    }
}

#[test]
fn a_broken_case_stops_nothing_and_says_no_secret() {
    let first = common::VECTORS.lines().next().unwrap();
    let broken = first.replace("\"nonce\"", "\"noce\"");
    let input = format!("{broken}\n{{\"access_key_secret\":\"canary\n{first}\n");
    let run = ends(&["emit", "vectors", "--jsonl"], &input, 1);
    assert_eq!(run.out.lines().count(), 1);
    assert!(run.err.contains("line 1: no text `env.nonce`"), "{}", run.err);
    assert!(!run.err.contains("canary") && !run.err.contains("ExampleSecret"), "{}", run.err);
}

#[test]
fn the_region_of_emit_is_the_region_of_the_rules() {
    let copied = laid_over(
        &plan("udm-ecs"),
        r#"{"UdmRegionId":null,"Schedule":null,"Rule":[{"Schedule":"I|4102444800|P1D","DoCopy":true,"DestinationRegionId":"cn-hangzhou"}]}"#,
    );
    let run = ends(&["emit", "json"], &copied, 0);
    assert!(run.err.contains("rule/copy-same-region"), "{}", run.err);
}

#[test]
fn half_an_access_key_stops_only_what_is_signed() {
    let half = |format| {
        let mut command = command(&["emit", format]);
        command.env(ACCESS_KEY_ID, "LTAIexample");
        finish(command, plan("oss").as_bytes())
    };
    assert_eq!(half("json").code, Some(0));
    let refused = half("curl");
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains(ACCESS_KEY_SECRET), "{}", refused.err);
}

#[test]
fn a_rule_weighs_what_check_lets_it_weigh() {
    let plan = r#"{"SourceType":"OSS","Bucket":"photos","PlanName":"n","BackupType":"COMPLETE","VaultId":"v-0003gxoksflhu46w185s","Schedule":"I|4102444800|P1D","Retention":7,"Owner":"me"}"#;
    let level = "request/unknown-parameter=warning";
    ends(&["emit", "wire"], plan, 1);
    let run = ends(&["emit", "wire", "--level", level], plan, 0);
    assert!(run.err.contains("warning[request/unknown-parameter]"), "{}", run.err);
}

#[test]
fn what_no_plan_is_another_one_without_stops_nothing() {
    let run = ends(&["emit", "terraform"], &plan("nas"), 0);
    assert!(
        run.out.contains("alicloud_hbr_nas_backup_plan") && run.err.contains("CreateTime"),
        "{}",
        run.err
    );
    ends(&["emit", "policy-v2"], &plan("nas"), 0);
    let changed = laid_over(&plan("ecs-file"), r#"{"KeepLatestSnapshots":1}"#);
    ends(&["emit", "terraform"], &changed, 1);
    ends(&["emit", "terraform", "--force"], &changed, 0);
}

#[test]
fn nothing_is_not_written_whoever_insists() {
    for format in ["terraform", "ros"] {
        let run = ends(&["emit", format, "--force"], &plan("sync"), 1);
        assert!(run.out.is_empty() && run.err.contains("Nothing was written."), "{}", run.err);
    }
}
