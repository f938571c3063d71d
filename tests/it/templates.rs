//! What templates and policies leave out, and where they send what they have.

use std::collections::BTreeSet;

use create_backup_plan::import::read;
use create_backup_plan::lang::Language;
use create_backup_plan::output::FORMATS;
use create_backup_plan::request::Target;

use crate::common::{NOW, sheet, target, written};

#[track_caller]
fn loses(format: &str, request: &str, expected: &[(&str, &str)]) {
    let sheet = sheet(format, request, &target(None)).expect("no credentials needed");
    let losses: Vec<(String, String)> = sheet
        .losses()
        .iter()
        .map(|loss| (loss.place.wire_name(), loss.reason.render(Language::English)))
        .collect();
    let losses: Vec<(&str, &str)> = losses.iter().map(|(at, why)| (&**at, &**why)).collect();
    assert_eq!(losses, expected, "{}", sheet.text());
}

#[test]
fn what_is_left_out_is_not_told_as_if_it_were_done() {
    let rules = r#"{"SourceType":"UDM_ECS","InstanceId":"i-bp1567rc0o5rz8bxnltz","Retention":7,"Rule":[{"RuleName":"nightly-rule","Schedule":"I|4102444800|P1D","Retention":7}]}"#;
    let text = written("terraform", rules, &target(None)).expect("no credentials needed");
    let text = text.replace("\n# ", " ");
    assert!(text.contains("No schedule yet"), "{text}");
    assert!(text.contains("cannot be applied without `schedule`"), "{text}");
    assert!(!text.contains("nightly-rule"), "{text}");
    // Where there is no resource there is nothing to apply.
    let text = written("terraform", r#"{"SourceType":"SYNC"}"#, &target(None)).expect("the same");
    assert!(text.lines().all(|line| line.starts_with('#')), "{text}");
}

const ECS: &str = "alicloud_hbr_ecs_backup_plan";

#[test]
fn a_template_says_what_it_has_no_argument_for() {
    loses(
        "terraform",
        r#"{"SourceType":"ECS_FILE","KeepLatestSnapshots":1,"Edition":"BASIC","Bucket":"b"}"#,
        &[
            ("Bucket", &format!("`{ECS}` has no argument for `Bucket`.")),
            ("KeepLatestSnapshots", &format!("`{ECS}` has no argument for `KeepLatestSnapshots`.")),
            (
                "Edition",
                &format!(
                    "`{ECS}` makes plans of the standard edition only. The aliyun CLI and the SDK code carry `Edition`."
                ),
            ),
        ],
    );
    loses(
        "ros",
        r#"{"SourceType":"NAS","CreateTime":1607436917}"#,
        &[(
            "CreateTime",
            "`ALIYUN::HBR::NasBackupPlan` leaves `CreateTime` out, and the service takes that.",
        )],
    );
    loses(
        "terraform",
        r#"{"SourceType":"OTS","Rule":[{"Schedule":"I|0|P1D","DoCopy":true},7]}"#,
        &[
            ("Rule.1.DoCopy", "`alicloud_hbr_ots_backup_plan` has no argument for `DoCopy`."),
            (
                "Rule.2",
                "`alicloud_hbr_ots_backup_plan` takes `Rule` only as a list of backup rules, which this value is not.",
            ),
        ],
    );
    loses(
        "terraform",
        r#"{"SourceType":"UDM_ECS","UdmRegionId":"cn-beijing","Detail":{"enableWriters":false,"timeout":1}}"#,
        &[
            (
                "Detail.enableWriters",
                "`alicloud_hbr_server_backup_plan` always sends true as `enableWriters`.",
            ),
            ("Detail.timeout", "`alicloud_hbr_server_backup_plan` has no argument for `timeout`."),
            (
                "UdmRegionId",
                "`alicloud_hbr_server_backup_plan` always sends the region of its provider, which here is `cn-hangzhou`, as `UdmRegionId`.",
            ),
        ],
    );
}

#[test]
fn what_is_meant_anyway_is_not_lost() {
    loses("terraform", r#"{"SourceType":"OSS","Edition":"STANDARD","Path":[]}"#, &[]);
    loses(
        "terraform",
        r#"{"SourceType":"UDM_ECS","BackupType":"COMPLETE","UdmRegionId":"cn-hangzhou","Detail":{"enableWriters":true}}"#,
        &[],
    );
    loses("policy-v2", r#"{"SourceType":"NAS","FileSystemId":"0","Path":["/"]}"#, &[]);
    loses("terraform-policy", r#"{"SourceType":"ECS_FILE","Options":"{\"UseVSS\":false}"}"#, &[]);
}

#[test]
fn a_plan_without_a_resource_is_refused_whole() {
    for format in ["terraform", "ros"] {
        for request in ["{}", r#"{"SourceType":"SYNC"}"#, r#"{"SourceType":7,"PlanName":"a"}"#] {
            let sheet = sheet(format, request, &target(None)).expect("no credentials needed");
            let places: Vec<String> =
                sheet.losses().iter().map(|loss| loss.place.wire_name()).collect();
            assert_eq!(places, ["SourceType"]);
            assert_eq!(read(sheet.text()).plans, []);
        }
    }
    loses(
        "policy-v2",
        r#"{"SourceType":"SYNC"}"#,
        &[(
            "SourceType",
            "There are no policies for the source type `SYNC`. Keep to CreateBackupPlan.",
        )],
    );
}

#[test]
fn a_value_that_would_be_read_otherwise_is_left_out() {
    loses(
        "ros",
        r#"{"SourceType":"ECS_FILE","Options":"{\"UseVSS\":{\"Ref\":\"ALIYUN::Region\"}}"}"#,
        &[(
            "Options",
            "`ALIYUN::HBR::EcsBackupPlan` would take what stands in `Options` for a call of a template function.",
        )],
    );
    let sheet = sheet(
        "terraform",
        "{\"SourceType\":\"OSS\",\"Prefix\":\"cafe\u{301}/\",\"PlanName\":\"é\"}",
        &target(None),
    )
    .expect("no credentials needed");
    assert_eq!(sheet.losses().len(), 1);
    assert_eq!(sheet.losses()[0].place.wire_name(), "Prefix");
    assert!(!sheet.text().contains("prefix") && sheet.text().contains("\"é\""));
}

#[test]
fn a_policy_says_what_does_not_carry_over() {
    loses(
        "policy-v2",
        r#"{"SourceType":"OTS","Rule":[{"RuleName":"a","Schedule":"I|0|P1D"},{"Disabled":true,"Schedule":"I|0|P7D"},{"Schedule":"I|0|P1D","DoCopy":true,"DestinationRegionId":"cn-beijing","DestinationRetention":-1}]}"#,
        &[
            ("Rule.1.RuleName", "The rules of a policy have no names."),
            ("Rule.2", "A policy has no rules that are switched off: backup rule 2 is left out."),
            (
                "Rule.3.DestinationRetention",
                "A policy keeps copies for 1 to 364,635 days and not forever. Add `Retention` to the rule of the type `REPLICATION` first.",
            ),
        ],
    );
    loses(
        "policy-v2",
        r#"{"SourceType":"NAS","CreateTime":1607436917,"Path":["/a"],"Edition":"BASIC"}"#,
        &[
            (
                "Path",
                "A binding has no paths for the source type NAS: it takes the whole file system.",
            ),
            (
                "CreateTime",
                "A binding finds the file system by its ID alone and has no parameter for `CreateTime`.",
            ),
            (
                "Edition",
                "A policy makes backups of the standard edition. For the basic edition keep to CreateBackupPlan.",
            ),
        ],
    );
    loses(
        "terraform-policy",
        r#"{"SourceType":"ECS_FILE","Options":"{\"UseVSS\":true,\"performanceLevel\":\"L0\"}"}"#,
        &[
            (
                "Options",
                "`alicloud_hbr_policy_binding` has no argument for the VSS of files. The script of CLI calls has it.",
            ),
            ("Options", "The advanced options of a binding have no `performanceLevel`."),
        ],
    );
}

#[test]
fn one_retention_is_that_of_the_lifecycle_and_several_are_each_rules_own() {
    let rules = |request: &str| {
        let text = written("policy-v2", request, &target(None)).expect("no credentials needed");
        (text.matches("\"BACKUP\"").count(), text.matches("\"TRANSITION\"").count())
    };
    assert_eq!(rules(r#"{"SourceType":"OSS","Schedule":"I|0|P1D","Retention":7}"#), (1, 1));
    let several = r#"{"SourceType":"OTS","Retention":7,"Rule":[{"Schedule":"I|0|P1D"},{"Schedule":"I|0|P7D","Retention":30}]}"#;
    assert_eq!(rules(several), (2, 0));
}

#[test]
fn an_endpoint_of_its_own_is_named() {
    let other = target(Some("hbr-vpc.cn-hangzhou.aliyuncs.com"));
    let plan = r#"{"SourceType":"OSS","Bucket":"b","VaultId":"v-0001"}"#;
    for format in ["terraform", "terraform-policy", "policy-v2", "preflight"] {
        let text = written(format, plan, &other).expect("no credentials needed");
        assert!(text.contains("hbr-vpc.cn-hangzhou.aliyuncs.com"), "{text}");
    }
    let here =
        Target::new("cn-hangzhou", Some("http://127.0.0.1:8080"), NOW, "n").expect("a target");
    for (target, endpoint) in
        [(other, "hbr-vpc.cn-hangzhou.aliyuncs.com"), (here, "http://127.0.0.1:8080")]
    {
        let text = written("terraform", plan, &target).expect("no credentials needed");
        assert_eq!(read(&text).plans[0].endpoint.as_deref(), Some(endpoint), "{text}");
    }
}

#[test]
fn looking_asks_the_service_at_its_own_endpoint_and_others_at_theirs() {
    let other = target(Some("hbr-vpc.cn-hangzhou.aliyuncs.com"));
    let plan = r#"{"SourceType":"ECS_FILE","InstanceId":"i-bp1","VaultId":"v-0001"}"#;
    let text = written("preflight", plan, &other).expect("no credentials needed");
    for line in text.lines().filter(|line| line.starts_with("  aliyun ")) {
        assert_eq!(line.contains("hbr-vpc"), line.starts_with("  aliyun hbr "), "{line}");
    }
}

/// Words that blame or beg (the project's message lint).
static ENGLISH: &[&str] = &["please", "sorry", "valid", "invalid", "oops", "illegal", "forbidden"];

#[test]
fn losses_are_plain_sentences_in_both_languages() {
    let mut texts = BTreeSet::new();
    for request in [
        r#"{"SourceType":"ECS_FILE","Bucket":"b","Edition":"BASIC","Options":"{\"UseVSS\":true,\"a\":{\"Ref\":1}}","Detail":"x"}"#,
        r#"{"SourceType":"NAS","CreateTime":1,"Path":["/a"],"PlanName":"\u2126","Options":"x"}"#,
        r#"{"SourceType":"OTS","OtsDetail":"x","Rule":[7,{"RuleName":"a","DoCopy":true},{"Disabled":true}]}"#,
        r#"{"SourceType":"UDM_ECS","UdmRegionId":"cn-beijing","Detail":{"enableWriters":false,"a":1}}"#,
        r#"{"SourceType":"UDM_ECS","Detail":"x"}"#,
        r#"{"SourceType":"SYNC"}"#,
        "{}",
    ] {
        for format in FORMATS.iter().filter(|format| !format.signs()) {
            let sheet = sheet(format.id, request, &target(None)).expect("no credentials needed");
            texts.extend(
                sheet.losses().iter().map(|loss| (loss.reason.text.en, loss.reason.text.zh)),
            );
        }
    }
    assert!(texts.len() > 20, "{}", texts.len());
    for (en, zh) in texts {
        let words: Vec<String> =
            en.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        assert!(!ENGLISH.iter().any(|word| words.iter().any(|other| other == word)), "{en}");
        let blames = ["无效", "非法", "抱歉"].iter().any(|word| zh.contains(word));
        assert!(!blames && !zh.replace("请求", "").contains('请'), "{zh}");
        assert!(en.ends_with('.') && zh.ends_with('。'), "{en} {zh}");
        assert_eq!(en.matches('{').count(), zh.matches('{').count(), "{en} {zh}");
    }
}

#[test]
fn the_largest_plan_is_written() {
    let path = format!("\"{}\"", "/é".repeat(32_768));
    let rule = r#"{"RuleName":"r","Schedule":"I|0|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-beijing","DestinationRetention":7}"#;
    for source in ["ECS_FILE", "OTS"] {
        let request = format!(
            "{{\"SourceType\":\"{source}\",\"Path\":[{}],\"Rule\":[{}]}}",
            vec![&*path; 20].join(","),
            vec![rule; 10_000].join(",")
        );
        for format in FORMATS.iter().filter(|format| !format.signs()) {
            let sheet = sheet(format.id, &request, &target(None)).expect("no credentials needed");
            assert!(!sheet.text().is_empty());
        }
    }
}
