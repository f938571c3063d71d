//! What must be so before a request is sent, and who may send it.

use create_backup_plan::guide::checklist::{Item, checklist};
use create_backup_plan::guide::{operation, policy};
use create_backup_plan::inventory::Inventory;
use create_backup_plan::lang::{LANGUAGES, Language};
use create_backup_plan::params::source::SourceType;
use create_backup_plan::rules::check_text;
use serde_json::json;

use crate::catalogue::{is_empty_talk, laid_over, plan, world};
use crate::guide::{about, about_plan, known};

fn ids(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.id).collect()
}

#[track_caller]
fn asks(over: &str, expected: &[&str]) {
    assert_eq!(ids(&about_plan(over, checklist)), expected, "{over}");
}

#[test]
fn each_source_type_has_its_own_list() {
    let ecs = ["service", "vault", "role", "resource", "cloud-assistant", "backup-client", "name"];
    asks("ecs-file", &ecs);
    asks(
        "ecs-windows",
        &[
            "service",
            "vault",
            "role",
            "resource",
            "cloud-assistant",
            "backup-client",
            "windows",
            "name",
        ],
    );
    asks(
        "ecs-file-basic",
        &["service", "role", "resource", "cloud-assistant", "backup-client", "one-basic-plan"],
    );
    asks("oss", &["service", "vault", "role", "resource", "name"]);
    asks("nas", &["service", "vault", "role", "resource", "mount-target", "name"]);
    asks("ots", &["service", "vault", "role", "resource", "tables", "name"]);
    asks("udm-ecs", &["service", "role", "resource", "name"]);
    asks("udm-snapshot-group", &["service", "role", "resource", "essd", "name"]);
    asks("sync", &["service", "client-group", "data-sources", "name"]);
}

#[test]
fn consistency_and_another_account_ask_for_more() {
    let consistent = laid_over(
        &plan("udm-ecs"),
        r#"{"Detail":{"appConsistent":true,"preScriptPath":"/tmp/pre.sh","postScriptPath":"/tmp/post.sh"}}"#,
    );
    let items = about(&consistent, &Inventory::default(), checklist);
    assert_eq!(ids(&items)[3..6], ["essd", "instance-role", "scripts"]);
    let crossed = laid_over(
        &plan("oss"),
        r#"{"CrossAccountType":"CROSS_ACCOUNT","CrossAccountUserId":1589753412345678,"CrossAccountRoleName":"BackupRole"}"#,
    );
    let items = about(&crossed, &Inventory::default(), checklist);
    let role = items.iter().find(|item| item.id == "cross-account-role").unwrap();
    assert_eq!(
        role.command.as_deref(),
        Some(
            "aliyun hbr CheckRole --region cn-hangzhou --CheckRoleType CrossAccountRole --CrossAccountUserId 1589753412345678 --CrossAccountRoleName BackupRole"
        )
    );
}

#[test]
fn what_is_known_of_the_account_is_seen_to() {
    let seen = |request: &str, answer: &str| {
        let known = known(answer);
        about(request, &known, checklist)
            .into_iter()
            .filter(|item| item.seen)
            .map(|item| item.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(seen(&plan("oss"), "vaults.json"), ["vault"]);
    assert_eq!(seen(&plan("oss"), "buckets.xml"), ["resource"]);
    let other =
        laid_over(&plan("oss"), r#"{"VaultId":"v-000abcd1efgh2ijkl3mn","Bucket":"photos-2026"}"#);
    assert!(seen(&other, "vaults.json").is_empty() && seen(&other, "buckets.xml").is_empty());
    assert_eq!(seen(&plan("ecs-file"), "instances.json"), ["resource"]);
}

#[test]
fn commands_quote_whatever_stands_in_the_plan() {
    let nasty = laid_over(
        &plan("nas"),
        r#"{"FileSystemId":"a'; rm -rf ~ #","VaultId":"-v $(id)","PlanName":"`x`"}"#,
    );
    for item in about(&nasty, &Inventory::default(), checklist) {
        let Some(command) = item.command else { continue };
        for raw in ["a'; rm", " $(id)", "`x`"] {
            if let Some(at) = command.find(raw) {
                assert!(command[..at].contains('\''), "{command}");
            }
        }
    }
}

#[test]
fn every_item_speaks_both_languages_and_names_its_source() {
    for over in ["ecs-windows", "ecs-file-basic", "oss", "nas", "ots", "udm-snapshot-group", "sync"]
    {
        for item in about_plan(over, checklist) {
            assert!(item.evidence.page.url.starts_with("https://"), "{}", item.id);
            for language in LANGUAGES.iter().copied() {
                let text = item.what.render(language);
                let end = if language == Language::English { '.' } else { '。' };
                assert!(text.ends_with(end) && !text.contains("{0}"), "{over}: {text}");
                assert!(!is_empty_talk(&text, language), "{over}: {text}");
            }
        }
    }
}

#[test]
fn the_policy_allows_this_call_alone() {
    let policy: serde_json::Value = serde_json::from_str(&policy::call()).unwrap();
    let expected = json!({
        "Version": "1",
        "Statement": [{"Effect": "Allow", "Action": "hbr:CreateBackupPlan", "Resource": "*"}]
    });
    assert_eq!(policy, expected);
}

#[test]
fn another_account_needs_a_role_that_trusts_the_service() {
    assert_eq!(about_plan("oss", policy::trust), None);
    let crossed = |more: &str| {
        laid_over(&plan("oss"), &format!(r#"{{"CrossAccountType":"CROSS_ACCOUNT"{more}}}"#))
    };
    let none = about(&crossed(""), &Inventory::default(), policy::trust).unwrap();
    assert_eq!(none.command, None);
    let request =
        crossed(r#","CrossAccountUserId":1589753412345678,"CrossAccountRoleName":"BackupRole""#);
    let trust = about(&request, &Inventory::default(), policy::trust).unwrap();
    assert_eq!((&*trust.account, &*trust.role), ("1589753412345678", "BackupRole"));
    let policy: serde_json::Value = serde_json::from_str(&trust.policy).unwrap();
    assert_eq!(policy["Statement"][0]["Principal"]["Service"][0], "crossbackup.hbr.aliyuncs.com");
    let command = trust.command.unwrap();
    assert!(
        command.starts_with(
            "aliyun ram CreateRole --RoleName BackupRole --AssumeRolePolicyDocument '{"
        )
    );
}

#[test]
fn the_better_operations_are_those_of_the_rule() {
    for (over, source) in [
        ("ecs-file", SourceType::EcsFile),
        ("oss", SourceType::Oss),
        ("nas", SourceType::Nas),
        ("ots", SourceType::Ots),
        ("udm-ecs", SourceType::UdmEcs),
        ("sync", SourceType::Sync),
    ] {
        let report = check_text(&plan(over), &world());
        let finding = report.findings.iter().find(|it| it.rule.id == "source-type/other-operation");
        let said = finding.map(|it| it.message.render(Language::English)).unwrap_or_default();
        let better = operation::better(source, false);
        assert_eq!(better.is_empty(), finding.is_none(), "{over}");
        assert!(better.iter().all(|operation| said.contains(operation.name)), "{said}");
    }
    assert!(operation::better(SourceType::EcsFile, true).is_empty());
}
