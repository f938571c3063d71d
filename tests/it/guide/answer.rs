//! The service's answer, in every form it is pasted in.

use std::collections::BTreeSet;

use create_backup_plan::guide::answer::{Answer, Failure, read};
use create_backup_plan::guide::codes::{self, CODES};
use create_backup_plan::inventory::Inventory;
use create_backup_plan::lang::{LANGUAGES, Language};
use create_backup_plan::plan::place::Place;
use proptest::prelude::*;

use crate::catalogue::{laid_over, plan};
use crate::guide::{about, about_plan, pasted};

#[track_caller]
fn failed(name: &str) -> Failure {
    match read(&pasted(name)) {
        Some(Answer::Failed(failure)) => failure,
        other => panic!("{name}: {other:?}"),
    }
}

#[track_caller]
fn says(name: &str, code: &str, http: Option<u16>, message: &str) {
    let failure = failed(name);
    assert_eq!((&*failure.code, failure.http, &*failure.message), (code, http, message), "{name}");
    assert!(failure.request.is_some(), "{name}");
}

#[test]
fn a_plan_that_was_made_has_its_next_calls_ready() {
    let answer = read(&pasted("made.json")).unwrap();
    let Answer::Made { plan: Some(plan), request } = &answer else { panic!("{answer:?}") };
    assert_eq!(plan, "plan-000ehj3tmmd2mhkwgbkx");
    assert_eq!(request.as_deref(), Some("473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E"));
    let steps: Vec<String> = about_plan("oss", |subject| answer.next(subject))
        .into_iter()
        .map(|step| step.text)
        .collect();
    assert_eq!(
        steps,
        [
            "aliyun hbr DescribeBackupPlans --region cn-hangzhou --SourceType OSS --Filters.1.Key planId --Filters.1.Values.1 plan-000ehj3tmmd2mhkwgbkx",
            "aliyun hbr ExecuteBackupPlan --region cn-hangzhou --PlanId plan-000ehj3tmmd2mhkwgbkx --SourceType OSS --VaultId v-0003gxoksflhu46w185s",
            "aliyun hbr DisableBackupPlan --region cn-hangzhou --PlanId plan-000ehj3tmmd2mhkwgbkx --SourceType OSS --VaultId v-0003gxoksflhu46w185s",
            "aliyun hbr DeleteBackupPlan --region cn-hangzhou --PlanId plan-000ehj3tmmd2mhkwgbkx --SourceType OSS --VaultId v-0003gxoksflhu46w185s",
        ]
    );
}

#[test]
fn the_edition_goes_with_the_next_calls() {
    let answer = read(&pasted("made.json")).unwrap();
    let steps = about_plan("ecs-file-basic", |subject| answer.next(subject));
    assert!(
        steps
            .iter()
            .all(|step| step.text.ends_with("--Edition BASIC") || step.text.contains("planId"))
    );
}

#[test]
fn the_masked_id_of_the_documentation_is_no_id() {
    let answer = read(r#"{"Code":"200","Success":true,"PlanId":"plan-*****","RequestId":"a"}"#);
    assert_eq!(answer, Some(Answer::Made { plan: None, request: Some("a".into()) }));
}

#[test]
fn errors_are_read_in_every_form() {
    says("no-permission.json", "NoPermission", None, "The RAM user is not authorized to do this.");
    says(
        "refused.json",
        "VaultNotExist",
        None,
        "The specified vault v-0003gxoksflhu46w185s does not exist.",
    );
    says("cli.txt", "ServiceNotActivated", None, "The service is not activated.");
    says(
        "python.txt",
        "Forbidden.RAM",
        Some(403),
        "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
    );
    says(
        "python-core.txt",
        "MissingSourceType",
        Some(400),
        "SourceType is mandatory for this action.",
    );
    says("go.txt", "Throttling.User", Some(400), "Request was denied due to user flow control.");
    says("curl.txt", "ResourceNotFound", Some(404), "The resource was not found: InstanceId.");
    says("error.xml", "SignatureNonceUsed", None, "Specified signature nonce was used already.");
}

#[test]
fn every_code_that_was_read_is_explained() {
    for name in [
        "no-permission.json",
        "refused.json",
        "cli.txt",
        "python.txt",
        "python-core.txt",
        "go.txt",
        "curl.txt",
        "error.xml",
        "signature.json",
    ] {
        assert!(failed(name).explained().is_some(), "{name}");
    }
}

#[test]
fn an_unknown_code_is_not_guessed_at() {
    let answer =
        read(r#"{"Code":"PlanQuotaGone","Message":"No more.","RequestId":"5F4A2E1C"}"#).unwrap();
    let Answer::Failed(failure) = &answer else { panic!("{answer:?}") };
    assert_eq!(failure.explained(), None);
    assert_eq!((&*failure.message, failure.request.as_deref()), ("No more.", Some("5F4A2E1C")));
    assert!(about_plan("oss", |subject| answer.next(subject)).is_empty());
    assert!(failure.places(|_| true).is_empty());
    for near in ["Throttlingx", "NoPermissions", "Missing", "MissingFoo"] {
        assert!(codes::find(near).is_none(), "{near}");
        let failure = Failure { code: near.into(), ..Failure::default() };
        assert!(failure.explained().is_none(), "{near}");
    }
}

#[test]
fn an_error_leads_to_its_fields() {
    let places = |code: &str, message: &str, given: &str| {
        let failure = Failure { code: code.into(), message: message.into(), ..Failure::default() };
        let places = failure.places(|param| given.split(' ').any(|name| name == param.name));
        places.iter().map(Place::to_string).collect::<Vec<_>>()
    };
    assert_eq!(places("VaultNotExist", "", "VaultId"), ["/VaultId"]);
    assert_eq!(places("ResourceNotFound", "", "Bucket VaultId"), ["/Bucket", "/VaultId"]);
    assert_eq!(places("ResourceNotFound", "no InstanceId.", "Bucket"), ["/InstanceId"]);
    assert_eq!(places("MissingSourceType", "", ""), ["/SourceType"]);
    assert_eq!(places("BadRequest", "SpeedLimitation", "SpeedLimit"), [] as [&str; 0]);
}

#[test]
fn failures_have_their_next_calls_ready() {
    let next = |name: &str, over: &str| {
        let answer = read(&pasted(name)).unwrap();
        about_plan(over, |subject| answer.next(subject))
            .into_iter()
            .map(|step| step.text)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        next("cli.txt", "oss"),
        ["aliyun hbr OpenHbrService --region cn-hangzhou --endpoint hbr.aliyuncs.com"]
    );
    assert_eq!(
        next("refused.json", "ots"),
        ["aliyun hbr DescribeVaults --region cn-hangzhou --VaultType OTS_BACKUP --Status CREATED"]
    );
    assert_eq!(next("curl.txt", "oss")[0], "aliyun oss stat oss://hbr-backup-oss");
    assert_eq!(
        next("curl.txt", "ecs-file")[0],
        r#"aliyun ecs DescribeInstances --RegionId cn-hangzhou --InstanceIds '["i-bp1567rc0o5rz8bxnltz"]'"#
    );
    assert!(next("no-permission.json", "oss")[0].contains("\"hbr:CreateBackupPlan\""));
}

#[test]
fn every_code_has_words_and_the_steps_it_can_take() {
    let mut names = BTreeSet::new();
    let crossed = laid_over(
        &plan("ecs-file"),
        r#"{"CrossAccountType":"CROSS_ACCOUNT","CrossAccountUserId":1589753412345678,"CrossAccountRoleName":"BackupRole"}"#,
    );
    let nas = plan("nas");
    for code in CODES {
        assert!(names.insert(code.name), "{} stands once", code.name);
        for language in LANGUAGES {
            for text in [code.means.get(*language), code.advice.get(*language)] {
                let end = if *language == Language::English { '.' } else { '。' };
                assert!(text.ends_with(end), "{}: {text}", code.name);
                assert!(!crate::catalogue::is_empty_talk(text, *language), "{}: {text}", code.name);
            }
        }
        let answer = Answer::Failed(Failure { code: code.name.to_owned(), ..Failure::default() });
        let request = if code.name.starts_with("Nas") { &nas } else { &crossed };
        let steps = about(request, &Inventory::default(), |subject| answer.next(subject));
        assert_eq!(steps.len(), code.next.len(), "{}: {steps:?}", code.name);
        assert!(codes::find(&format!("{}.Some", code.name)).is_some_and(|found| found == code));
    }
    assert!(names.len() > 40);
}

#[test]
fn no_credential_is_kept() {
    let key = format!("LTAI{}", "x".repeat(20));
    let token = format!("CAIS{}", "aB3".repeat(30));
    let text = pasted("signature.json").replace("{KEY}", &key).replace("{TOKEN}", &token);
    let kept = format!("{:?}", read(&text));
    assert!(kept.contains("SignatureDoesNotMatch"));
    assert!(
        !kept.contains(&key) && !kept.contains(&token) && !kept.contains("AccessKeyId"),
        "{kept}"
    );
    // Nor where a field is expected to hold something else.
    for field in ["Code", "RequestId", "PlanId", "Message"] {
        let text = format!(
            r#"{{"Code":"NoPermission","RequestId":"a","Success":false,"{field}":"{key}"}}"#
        );
        assert!(!format!("{:?}", read(&text)).contains(&key), "{field}");
    }
}

#[test]
fn other_texts_are_no_answers() {
    for text in [
        "",
        "Error: it did not work",
        "code: 403",
        r#"{"Code":"200","Message":"successful","RequestId":"a","Success":true}"#,
        r#"{"Code":"x"}"#,
        &plan("ecs-file"),
        "curl -X POST 'https://hbr.cn-hangzhou.aliyuncs.com/?SourceType=OSS' -H 'x-acs-action: CreateBackupPlan'",
        "const request = new CreateBackupPlanRequest({ sourceType: \"OSS\", bucket: \"abc\" });",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

proptest! {
    /// A key is not let through, wherever in an answer it stands and whatever stands around it.
    #[test]
    fn a_key_is_never_let_through(
        before in "[ -~]{0,30}",
        after in "[ -~]{0,30}",
        name in prop::sample::select(vec!["AccessKeyId", "SecurityToken", "Signature", "AccessKeySecret"]),
        joint in prop::sample::select(vec!["=", ": ", "%3D", "\": \"", " = "]),
    ) {
        let canary = "canary7f3a";
        let message = format!("{before} {name}{joint}{canary} {after}");
        let answer = serde_json::json!({"Code": "BadRequest", "RequestId": "a", "Message": message});
        prop_assert!(!format!("{:?}", read(&answer.to_string())).contains(canary), "{message}");
        let spoken = format!("ERROR: SDK.ServerError\nErrorCode: BadRequest\nRequestId: a\nMessage: {message}\n");
        prop_assert!(!format!("{:?}", read(&spoken)).contains(canary), "{spoken}");
    }
}
