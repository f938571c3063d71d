//! The whole job by keyboard alone, for each source type: from an empty form to a copied request without an error.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::form::ROOT;
use crate::harness::Page;

#[test]
fn ecs_files() {
    let fields = [
        ("PlanName", "nightly-home"),
        ("InstanceId", "i-bp1567rc0o5rz8bxnltz"),
        ("VaultId", "v-0003gxoksflhu46w185s"),
        ("Schedule.start", "2030-11-25 02:00"),
        ("Schedule.every", "1"),
        ("Retention", "7"),
        ("Path.1", "/home"),
        ("Include.1", "/home/alice"),
        ("Exclude.1", "/home/*/.cache"),
        ("SpeedLimit.1.start", "8"),
        ("SpeedLimit.1.end", "20"),
        ("SpeedLimit.1.bandwidth", "2048"),
    ];
    let expected = json!({
        "SourceType": "ECS_FILE", "BackupType": "COMPLETE", "PlanName": "nightly-home",
        "InstanceId": "i-bp1567rc0o5rz8bxnltz", "VaultId": "v-0003gxoksflhu46w185s",
        "Schedule": "I|1921773600|P1D", "Retention": 7, "Path": ["/home"],
        "Include": "[\"/home/alice\"]", "Exclude": "[\"/home/*/.cache\"]", "SpeedLimit": "8:20:2048",
    });
    plan(0, &fields, &expected);
}

#[test]
fn oss_bucket() {
    let fields = [
        ("PlanName", "photos"),
        ("Bucket", "photos-of-2026"),
        ("VaultId", "v-0003gxoksflhu46w185s"),
        ("Prefix", "raw/"),
        ("Schedule", "I|1921773600|P1D"),
        ("Retention", "30"),
    ];
    let expected = json!({
        "SourceType": "OSS", "BackupType": "COMPLETE", "PlanName": "photos", "Bucket": "photos-of-2026",
        "VaultId": "v-0003gxoksflhu46w185s", "Prefix": "raw/", "Schedule": "I|1921773600|P1D", "Retention": 30,
    });
    plan(1, &fields, &expected);
}

#[test]
fn nas_files() {
    let fields = [
        ("PlanName", "shares"),
        ("FileSystemId", "005494"),
        ("VaultId", "v-0003gxoksflhu46w185s"),
        ("CreateTime", "1607436917"),
        ("Schedule.start", "1921773600"),
        ("Schedule.every", "12"),
        ("Schedule.unit", "h"),
        ("Retention", "7"),
        ("Path.1", "/"),
    ];
    let expected = json!({
        "SourceType": "NAS", "BackupType": "COMPLETE", "PlanName": "shares", "FileSystemId": "005494",
        "VaultId": "v-0003gxoksflhu46w185s", "CreateTime": 1_607_436_917, "Schedule": "I|1921773600|PT12H",
        "Retention": 7, "Path": ["/"],
    });
    plan(2, &fields, &expected);
}

#[test]
fn tablestore() {
    let fields = [
        ("PlanName", "orders"),
        ("InstanceName", "orders-prod"),
        ("VaultId", "v-0003gxoksflhu46w185s"),
        ("OtsDetail.TableNames.1", "orders"),
        ("Retention", "7"),
        ("Rule-add", " "),
        ("Rule.1.RuleName", "daily"),
        ("Rule.1.Schedule.start", "2030-11-25 02:00"),
        ("Rule.1.Schedule.every", "1"),
        ("Rule.1.Retention", "7"),
    ];
    let expected = json!({
        "SourceType": "OTS", "BackupType": "COMPLETE", "PlanName": "orders", "InstanceName": "orders-prod",
        "VaultId": "v-0003gxoksflhu46w185s", "OtsDetail": { "TableNames": ["orders"] }, "Retention": 7,
        "Rule": [{ "BackupType": "COMPLETE", "RuleName": "daily", "Schedule": "I|1921773600|P1D", "Retention": 7 }],
    });
    plan(3, &fields, &expected);
}

#[test]
fn whole_ecs() {
    let fields = [
        ("PlanName", "machine"),
        ("InstanceId", "i-bp1567rc0o5rz8bxnltz"),
        ("UdmRegionId", "China (Hang"),
        ("Schedule", "I|1921773600|P1D"),
        ("Retention", "7"),
        ("Detail.appConsistent", "\u{e014}\u{e014}"),
    ];
    let expected = json!({
        "SourceType": "UDM_ECS", "BackupType": "COMPLETE", "PlanName": "machine",
        "InstanceId": "i-bp1567rc0o5rz8bxnltz", "UdmRegionId": "cn-hangzhou", "Schedule": "I|1921773600|P1D",
        "Retention": 7, "Detail": { "appConsistent": false },
    });
    plan(4, &fields, &expected);
}

#[test]
fn data_sync() {
    let fields = [
        ("PlanName", "move"),
        ("ClusterId", "cl-0004i0nlngorvgjpl7ck"),
        ("DataSourceId", "ds-000cov4ufudxklj24zdk"),
        ("Schedule", "I|1921773600|P1D"),
        ("DestSourceType", "OSS"),
        ("DestDataSourceId", "ds-000cov4ufudxklj24zdl"),
        ("DestDataSourceDetail.prefix", "/"),
    ];
    let expected = json!({
        "SourceType": "SYNC", "BackupType": "COMPLETE", "PlanName": "move", "ClusterId": "cl-0004i0nlngorvgjpl7ck",
        "DataSourceId": "ds-000cov4ufudxklj24zdk", "Schedule": "I|1921773600|P1D", "DestSourceType": "OSS",
        "DestDataSourceId": "ds-000cov4ufudxklj24zdl", "DestDataSourceDetail": { "prefix": "/" },
    });
    plan(5, &fields, &expected);
}

#[test]
fn formats_are_tabs() {
    let page = Page::open("/");
    page.tab_to("tab-json");
    for id in ["tab-curl", "tab-cli"] {
        page.press_key(Key::Right);
        page.until(id, &format!("{ROOT}.activeElement?.id === '{id}'"));
    }
    page.form(0).says(".output", "aliyun hbr CreateBackupPlan");
    page.press_key(Key::Home);
    page.form(0).says(".output", "\"SourceType\"");
}

/// Fills in the fields, in the order in which the Tab key comes to them, and copies the request.
#[track_caller]
fn plan(source: usize, fields: &[(&str, &str)], expected: &Value) {
    let page = Page::open("/");
    page.allow_copying();
    page.tab_to("SourceType");
    for _ in 0..source {
        page.press_key(Key::Right);
    }
    for (name, keys) in fields {
        page.tab_to(name);
        page.press(keys);
    }
    page.tab_to("copy");
    page.press(" ");
    page.form(0).says(".pane__size", "Copied JSON");
    let copied: Value = serde_json::from_str(&page.copied()).unwrap();
    assert_eq!(&copied, expected);
    assert_eq!(page.form(0).count(".summary"), 0);
}
