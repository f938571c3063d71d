//! What the forms write, and what is never in it.

use create_backup_plan::output::group::GROUPS;
use create_backup_plan::output::{FORMATS, of_group};

use crate::common::{cases, credentials, requests, sheet, target, written};
use crate::vectors;

#[test]
fn a_signed_url_stands_alone() {
    for (case, request) in cases() {
        let text = written("signed-url", &request, &vectors::target(&case)).expect("credentials");
        assert_eq!(Some(&*text), case["v1_plain"]["post"]["url"].as_str());
    }
}

#[test]
fn a_cli_command_names_an_endpoint_of_its_own() {
    let target = target(Some("hbr-vpc.cn-hangzhou.aliyuncs.com"));
    let command = written("cli", "{}", &target).expect("no credentials needed");
    assert_eq!(
        command,
        "aliyun hbr CreateBackupPlan \\\n  --region cn-hangzhou \\\n  --endpoint hbr-vpc.cn-hangzhou.aliyuncs.com"
    );
}

#[test]
fn json_keeps_order_and_digits() {
    let request = r#"{"SourceType":"OSS","CrossAccountUserId":9007199254740993,"Path":[]}"#;
    assert_eq!(
        written("json", request, &target(None)).as_deref(),
        Ok(
            "{\n  \"SourceType\": \"OSS\",\n  \"CrossAccountUserId\": 9007199254740993,\n  \"Path\": []\n}"
        )
    );
}

#[test]
fn wire_is_the_two_places_as_json() {
    for (case, request) in cases() {
        let text = written("wire", &request, &target(None)).expect("no credentials needed");
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(json, case["wire"]);
    }
}

#[test]
fn without_credentials_only_signatures_are_missing() {
    for format in FORMATS {
        let text = written(format.id, r#"{"SourceType":"OSS"}"#, &target(None));
        assert_eq!(text.is_err(), format.signs(), "{}", format.id);
    }
}

#[test]
fn the_secret_is_in_no_output() {
    let target = target(None).with_credentials(Some(credentials()));
    for request in requests() {
        for format in FORMATS {
            let text = written(format.id, &request, &target).expect("credentials are there");
            assert!(!text.contains("MARKED-SECRET"), "{}", format.id);
        }
    }
}

#[test]
fn a_form_stands_with_those_of_its_group_and_kind() {
    let in_order: Vec<&str> =
        GROUPS.iter().flat_map(|group| of_group(group)).map(|format| format.id).collect();
    let ids: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
    assert_eq!(ids, in_order);
    for (index, format) in FORMATS.iter().enumerate() {
        let others = FORMATS
            .iter()
            .enumerate()
            .filter(|(_, it)| it.group == format.group && it.kind == format.kind);
        let others: Vec<usize> = others.map(|(at, _)| at).collect();
        assert_eq!(others.len(), others[others.len() - 1] - others[0] + 1, "{}", format.id);
        assert_eq!(
            others.len() > 1,
            format.variant.is_some(),
            "{} needs a variant or none",
            format.id
        );
        assert_eq!(
            ids.iter().position(|id| *id == format.id),
            Some(index),
            "{} is there twice",
            format.id
        );
    }
}

#[test]
fn every_line_has_a_place_or_none() {
    let target = target(None).with_credentials(Some(credentials()));
    for request in requests() {
        for format in FORMATS {
            let sheet = sheet(format.id, &request, &target).expect("credentials are there");
            assert_eq!(sheet.places().len(), sheet.text().split('\n').count(), "{}", format.id);
            assert!(!sheet.text().ends_with('\n'), "{}", format.id);
        }
    }
}
