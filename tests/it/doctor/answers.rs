//! What the service answers, in every form it comes in, against what was signed.

use super::*;

fn answer(string: &str) -> String {
    format!(
        r#"{{"RequestId":"7A4A78A8-FEA6-57F0-9ABC-F34866CA740C","Message":"Specified signature is not matched with our calculation. server string to sign is:{string}","HostId":"hbr.cn-hangzhou.aliyuncs.com","Code":"SignatureDoesNotMatch","Recommend":"https://api.aliyun.com/troubleshoot?q=SignatureDoesNotMatch&product=hbr"}}"#
    )
}

fn answer_v3(canonical: &str) -> String {
    let message = format!(
        "Specified signature does not match our calculation. server StringToSign is [{}] server CanonicalRequest is [{canonical}]",
        string_v3(canonical)
    );
    serde_json::json!({ "Code": "SignatureDoesNotMatch", "Message": message, "RequestId": "a" })
        .to_string()
}

#[test]
fn equal_strings_mean_another_secret() {
    let right = right_v1();
    let text = format!("{right}\n\n{}", answer(&right));
    finds(&text, None, &["secret"]);
    let right = V3::new().right();
    finds(&format!("{right}\n\n{}", answer_v3(&right)), None, &["secret"]);
    let string = string_v3(&right);
    finds(&format!("{string}\nserver StringToSign is [{string}]"), None, &["secret"]);
}

#[test]
fn an_answer_alone_says_what_it_can() {
    let diagnosis = finds(&answer(&right_v1()), None, &[]);
    assert!(diagnosis.seen[0].en.contains("service's string"));
    let old = right_v1().replace("2026-03-27T00", "2026-03-26T00");
    finds(&answer(&old), None, &["time-past"]);
    let misspelt = right_v1().replace("Timestamp", "TimeStamp");
    finds(&answer(&misspelt), None, &["name-misspelt"]);
}

#[test]
fn an_answer_is_read_in_every_form() {
    let right = right_v1();
    let wrong = right.replace("%2520", "%2B");
    for form in [
        answer(&right),
        answer(&right).replace('&', "\\u0026"),
        format!(
            "<Error><Code>SignatureDoesNotMatch</Code><Message>x server string to sign is:{}</Message></Error>",
            right.replace('&', "&amp;")
        ),
        format!(
            "ERROR: SDK.ServerError\nErrorCode: SignatureDoesNotMatch\nRequestId: x\nMessage: Specified signature is not matched with our calculation. server string to sign is:{right}"
        ),
        format!(
            "Tea.exceptions.TeaException: Error: SignatureDoesNotMatch code: 400, x server string to sign is:{right} request id: x Response: {{'a': 'b'}}"
        ),
    ] {
        finds(&format!("{wrong}\n{form}"), None, &["space-as-plus"]);
        finds(&format!("{form}\n{wrong}"), None, &["space-as-plus"]);
    }
    let v3 = V3::new();
    let wrong = v3.right().replace("%20", "+");
    for form in [
        answer_v3(&v3.right()),
        format!(
            "Tea.exceptions.TeaException: Error: SignatureDoesNotMatch code: 400, server CanonicalRequest is [{}] request id: x",
            v3.right()
        ),
        format!(
            "{{'Message': 'server CanonicalRequest is [{}]'}}",
            v3.right().replace('\n', "\\n")
        ),
    ] {
        finds(&format!("{wrong}\n{form}"), None, &["space-as-plus"]);
        let command = v3.command(&sha256(SECRET, &string_v3(&wrong)));
        finds(&format!("{command}\n\n{form}"), Some(&keys()), &["space-as-plus"]);
        finds(&format!("{command}\n\n{form}"), None, &[]);
    }
}

#[test]
fn what_changed_on_the_way_is_named() {
    let v3 = V3::new();
    let command = v3.command(&sha256(SECRET, &string_v3(&v3.right())));
    let changed = v3.right().replace("host:hbr.cn-hangzhou", "host:proxy");
    let diagnosis =
        finds(&format!("{command}\n{}", answer_v3(&changed)), Some(&keys()), &["difference"]);
    let difference = diagnosis.difference.unwrap();
    assert_eq!(difference.place.name(), "host");
    assert_eq!((&*difference.signed.here, &*difference.right.here), ("h", "p"));
    let changed =
        v3.right().replace("x-www-form-urlencoded", "x-www-form-urlencoded; charset=utf-8");
    let diagnosis = finds(&format!("{command}\n{}", answer_v3(&changed)), None, &["difference"]);
    assert_eq!(diagnosis.difference.unwrap().place.name(), "content-type");
}

#[test]
fn a_plan_is_compared_with_what_arrived() {
    let request = |name: &str| {
        let request = format!(r#"{{"SourceType":"ECS_FILE","PlanName":"{name}","Prefix":""}}"#);
        create_backup_plan::values::json::Node::read(&request).unwrap().into_owned()
    };
    let text = answer(&right_v1().replace("%26instanceLike%3Dx", ""));
    let with = |name: &str| {
        let request = request(name);
        let wire = create_backup_plan::request::wire::Wire::of(&request);
        examine(&Case { text: &text, plan: Some(&wire), now: Some(NOW), credentials: None })
            .unwrap()
    };
    assert!(!with("it's (a) *nightly* ~plan/1!").is_wrong());
    let diagnosis = with("it's (a) *nightly* ~plan/2!");
    assert_eq!(ids(&diagnosis), ["other-plan"]);
    assert_eq!(diagnosis.difference.unwrap().place.name(), "PlanName");
}

#[test]
fn a_string_of_ones_own_is_held_against_the_rules() {
    let right = right_v1();
    assert!(!finds(&right, None, &[]).is_wrong());
    finds(&right.replace("%2520", "%2B"), None, &["space-as-plus"]);
    finds(&right.replace("%252A", "%2A"), None, &["asterisk-left"]);
    let v3 = V3::new().right();
    assert!(!finds(&v3, None, &[]).is_wrong());
    finds(&v3.replace("%20", "+"), None, &["space-as-plus"]);
    let sourced = v3
        .replace("BackupType=COMPLETE&", "")
        .replace("SourceType=ECS_FILE", "SourceType=ECS_FILE&BackupType=COMPLETE");
    let diagnosis = finds(&sourced, None, &["unsorted"]);
    assert_eq!(diagnosis.difference.unwrap().place.name(), "BackupType");
}

#[test]
fn a_nonce_that_was_used_is_told_of() {
    let text = format!(
        "{}\n\n{{\"Code\":\"SignatureNonceUsed\",\"Message\":\"x\",\"RequestId\":\"a\"}}",
        v1(&sha1("testsecret&", &right_v1()))
    );
    finds(&text, Some(&keys()), &["nonce-used"]);
}

#[test]
fn nothing_to_examine_is_nothing() {
    for text in
        ["", "hello", "{}", "POST", "POST\n/\n", r#"{"SourceType":"OSS"}"#, "curl https://x"]
    {
        assert_eq!(diagnosed(text, None), None, "{text}");
    }
}
