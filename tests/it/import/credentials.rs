//! Nothing of a credential gets into what was read: not into a plan, a title, a host, a note, nor what is printed.

use create_backup_plan::import::note::NoteKind;
use create_backup_plan::import::read;
use create_backup_plan::lang::Language;
use proptest::prelude::*;

use crate::import::{samples, shown};

/// Texts with `CANARY` wherever a credential can stand, and `COPY` where one repeats it.
static TEXTS: &[&str] = &[
    r#"{"SourceType":"OSS","AccessKeyId":"CANARY","Detail":{"accessKeySecret":"CANARY"},"Rule":[{"SecurityToken":"CANARY","RuleName":"x"}]}"#,
    r#"{"SourceType":"OSS","Bucket":"COPY","Secret":{"a":["CANARY"]},"PlanName":"COPY","COPY":1,"Path":["COPY","/a"]}"#,
    r#"{"SourceType":"OSS","Options":"{\"AccessKeySecret\":\"CANARY\"}","Include":"[\"accessKeyId=CANARY\"]"}"#,
    r#"{"SourceType":"OSS","Detail":"{\\\"access_key_secret\\\":\\\"CANARY\\\"}"}"#,
    r#"{"SourceType":"OSS","Detail":"{\"\u0061ccessKeySecret\":\"CANARY\"}"}"#,
    r#"{"env":{"access_key_secret":"CANARY","token":"CANARY"},"request":{"SourceType":"OSS","Bucket":"COPY"},"region":"COPY"}"#,
    "{SourceType: 'OSS', 'access-key-secret': 'CANARY', // AccessKeySecret: CANARY\n Bucket: 'b'}",
    "https://user:CANARY@hbr.cn-hangzhou.aliyuncs.com/?SourceType=OSS&AccessKeyId=CANARY&Signature=CANARY&SecurityToken=CANARY&Bucket=COPY",
    "SourceType=OSS\nAccessKeySecret=CANARY\nSecurityToken: CANARY\nBucket=COPY",
    "SourceType=OSS&Prefix=https%3A%2F%2Fx%2F%3FSignature%3DCANARY&Bucket=a",
    "POST /?SourceType=OSS HTTP/1.1\nAuthorization: ACS3-HMAC-SHA256 Credential=CANARY,Signature=CANARY\nCookie: a=CANARY\nx-acs-security-token: CANARY\n\nBucket=COPY",
    "curl -u 'me:CANARY' -b 'a=CANARY' -H 'Authorization: Bearer CANARY' --oauth2-bearer CANARY 'https://h/?SourceType=OSS&AccessKeyId=CANARY' -d 'SecurityToken=CANARY&Bucket=COPY'",
    "export ALIBABA_CLOUD_ACCESS_KEY_SECRET=CANARY\ncurl 'https://h/?SourceType=OSS' -d \"Bucket=$ALIBABA_CLOUD_ACCESS_KEY_SECRET&PlanName=COPY\"",
    "SECURITY_TOKEN=CANARY aliyun hbr CreateBackupPlan --SourceType OSS --Bucket COPY",
    "curl ^\"https://h/?SourceType=OSS^&Signature=CANARY^\" ^\n -H ^\"Cookie: CANARY^\" --data-raw ^\"Bucket=b^\"",
    "Invoke-RestMethod -Uri 'https://h/?SourceType=OSS' -Headers @{ Authorization = 'CANARY'; Cookie = \"CANARY\" } -Token CANARY -Body @{ Bucket = 'b'; AccessKeySecret = 'CANARY' }",
    "aliyun hbr CreateBackupPlan --access-key-id CANARY --access-key-secret=CANARY --sts-token CANARY --SourceType OSS --Bucket COPY --SecurityToken CANARY --header 'Authorization=CANARY'",
    "provider \"alicloud\" {\n access_key = \"CANARY\"\n secret_key = \"CANARY\"\n security_token = \"CANARY\"\n}\nvariable \"secret_key\" { default = \"CANARY\" }\nresource \"alicloud_hbr_oss_backup_plan\" \"COPY\" {\n bucket = var.secret_key\n prefix = \"COPY\"\n password = \"CANARY\"\n}",
    "locals { k = \"CANARY\" }\nprovider \"alicloud\" { secret_key = \"CANARY\" }\nresource \"alicloud_hbr_oss_backup_plan\" \"x\" { bucket = local.k }",
    "config = Config(access_key_id='CANARY', access_key_secret=\"CANARY\", security_token='CANARY')\nrequest = CreateBackupPlanRequest(source_type='OSS', bucket='COPY')",
    "client = AcsClient('CANARY', 'CANARY', 'cn-hangzhou')\nrequest = CommonRequest()\nrequest.add_query_param('SourceType', 'OSS')\nrequest.add_query_param('AccessKeyId', 'CANARY')\nrequest.add_query_param('Bucket', 'COPY')",
    "secret = 'CANARY'\nrequest = CreateBackupPlanRequest(source_type='OSS', bucket=secret, plan_name='COPY')",
    "DefaultProfile profile = DefaultProfile.getProfile(\"cn-hangzhou\", \"CANARY\", \"CANARY\");\nCreateBackupPlanRequest r = new CreateBackupPlanRequest();\nr.setSourceType(\"OSS\");\nr.setBucket(\"COPY\");\nr.setSecurityToken(\"CANARY\");",
    "config := &openapi.Config{AccessKeyId: tea.String(\"CANARY\"), AccessKeySecret: tea.String(\"CANARY\")}\nclient, err := hbr.NewClientWithAccessKey(\"cn-hangzhou\", \"CANARY\", \"CANARY\")\nr := &hbr.CreateBackupPlanRequest{SourceType: tea.String(\"OSS\"), Bucket: tea.String(\"COPY\")}",
    "const c = new Config({ accessKeyId: 'CANARY', accessKeySecret: `CANARY` });\nconst r = new CreateBackupPlanRequest({ sourceType: 'OSS', bucket: 'COPY', prefix: `${'CANARY'}` });",
    "<?php\nAlibabaCloud::accessKeyClient('CANARY', 'CANARY')->asDefaultClient();\n$r = new CreateBackupPlanRequest(['sourceType' => 'OSS', 'bucket' => 'COPY']);",
    "fetch('https://h/?SourceType=OSS', { headers: { Authorization: 'CANARY', cookie: 'CANARY' }, body: 'AccessKeyId=CANARY&Bucket=b' })",
    "{\"BackupPlans\":{\"BackupPlan\":[{\"PlanId\":\"p\",\"SourceType\":\"OSS\",\"Secret\":\"CANARY\",\"Detail\":\"{\\\"token\\\":\\\"CANARY\\\"}\",\"Bucket\":\"COPY\"}]}}",
    "HTTPS_PROXY=http://u:CANARY@p curl 'https://h/?SourceType=OSS' -d Bucket=COPY",
    "aliyun configure set --access-key-secret CANARY\naliyun hbr CreateBackupPlan --SourceType OSS --Bucket COPY",
    "os.Setenv(\"ALIBABA_CLOUD_ACCESS_KEY_SECRET\", \"CANARY\")\nr := &hbr.CreateBackupPlanRequest{SourceType: tea.String(\"OSS\"), Bucket: tea.String(\"COPY\")}",
    r#"{"SourceType":"OSS","pwd":"CANARY","auth":"CANARY","Prefix":"https://me:CANARY@h/"}"#,
    "AccessKeySecret:\n  - CANARY\nSourceType: OSS\nBucket: COPY",
    "curl --data-binary @- https://h/ <<EOF\n{\"SourceType\":\"OSS\",\"AccessKeySecret\":\"CANARY\",\"PlanName\":\"$X\"}\nEOF\n",
    "Run this:\n```\naliyun hbr CreateBackupPlan --access-key-secret CANARY --SourceType OSS\n```\n",
];

#[track_caller]
fn is_clean(text: &str, canary: &str) {
    let import = read(text);
    let debug = format!("{import:?}");
    assert!(!debug.contains(canary), "{text}\n{debug}");
    for language in [Language::English, Language::Chinese] {
        assert!(!shown(text, &import, language).contains(canary), "{text}");
    }
}

#[test]
fn a_name_and_password_in_base64_are_known_and_a_word_behind_basic_is_not_lost() {
    let basic = ["dXNlc", "jpwYXNz", "d29yZA=="].concat();
    is_clean(&format!(r#"{{"SourceType":"OSS","x":"Basic {basic}"}}"#), &basic);
    let kept = read(r#"{"SourceType":"OSS","PlanName":"Basic retention"}"#);
    assert_eq!(kept.plans[0].title.as_deref(), Some("Basic retention"));
}

fn with(text: &str, canary: &str) -> String {
    text.replace("CANARY", canary).replace("COPY", canary)
}

#[test]
fn no_credential_gets_through() {
    for text in TEXTS {
        let text = with(text, "testcanary0123456789");
        is_clean(&text, "testcanary0123456789");
        let import = read(&text);
        assert_eq!(import.plans.len(), 1, "{text}");
        let notes = import.plans[0].notes.iter().chain(&import.notes);
        assert!(notes.clone().any(|note| note.kind == NoteKind::Credential), "{text}\n{import:?}");
    }
}

#[test]
fn the_id_of_a_key_is_known_by_its_shape() {
    let id = format!("LTAI{}", "x1".repeat(10));
    for text in [
        format!(
            r#"{{"SourceType":"OSS","Bucket":"{id}","Include":"[\"{id}\"]","Path":["/a","{id}"]}}"#
        ),
        format!("aliyun hbr CreateBackupPlan --SourceType OSS --PlanName {id}"),
        format!(
            "r = CreateBackupPlanRequest(source_type='OSS', plan_name='{id}')\nclient.call('{id}')"
        ),
    ] {
        is_clean(&text, &id);
    }
    let kept = r#"{"SourceType":"OSS","Bucket":"ltai-logs","Prefix":"LTAI/"}"#;
    assert_eq!(crate::import::requests(kept), [kept]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn credentials_do_not_get_through_in_any_spelling(canary in "[a-zA-Z0-9+/=_.-]{16,40}") {
        for text in TEXTS {
            is_clean(&with(text, &canary), &canary);
        }
    }

    /// A text that is cut, or has lost a piece, is read as something else; even so nothing gets through where the name
    /// of the credential is still there.
    #[test]
    fn a_mangled_text_gives_nothing_away(index in 0..TEXTS.len(), cut in 0_usize..200) {
        let canary = "testcanary0123456789";
        let text = with(TEXTS[index], canary);
        let end = text.floor_char_boundary(text.len().saturating_sub(cut));
        let head = &text[..end];
        prop_assume!(!head.ends_with("testcanary") );
        let import = read(head);
        // What repeats a credential is known only by the credential itself.
        if TEXTS[index].contains("COPY") {
            return Ok(());
        }
        prop_assert!(!format!("{import:?}").contains(canary), "{}\n{:?}", head, import);
    }
}

#[test]
fn samples_hold_credentials_and_give_none_away() {
    for (name, text) in samples() {
        let import = read(&text);
        let all = format!("{import:?}{}", shown(&text, &import, Language::English));
        for canary in ["testid-", "testsecret-", "testtoken-", "testcookie-", "testsignature"] {
            assert!(!all.contains(canary), "{name}: {canary}\n{all}");
        }
    }
}

#[test]
fn what_only_sounds_like_a_credential_raises_no_alarm() {
    for text in [
        "fetch(\"https://hbr.cn-hangzhou.aliyuncs.com/?Action=CreateBackupPlan&SourceType=OSS&Bucket=photos\", {\n  \"headers\": {},\n  \"body\": null,\n  \"method\": \"POST\",\n  \"credentials\": \"include\"\n});",
        "Invoke-WebRequest -UseBasicParsing -Uri \"https://hbr.cn-hangzhou.aliyuncs.com/?Action=CreateBackupPlan&SourceType=OSS&Bucket=photos\" -Method \"POST\" -WebSession $session",
    ] {
        let read = read(text);
        let found = read.plans.iter().flat_map(|found| &found.notes);
        let alarms = read.notes.iter().chain(found).filter(|it| it.kind == NoteKind::Credential);
        assert_eq!(alarms.count(), 0, "{text}");
        assert_eq!(read.plans.len(), 1, "{text}");
    }
}
