//! Texts with more in them than the plan, which is found all the same: clients, other calls, other clouds, wrappers.

use create_backup_plan::import::read;

use crate::import::requests;

#[track_caller]
fn gives(text: &str, plan: &str) {
    assert_eq!(requests(text), [plan], "{text}");
}

#[test]
fn what_is_called_on_a_client_is_no_secret() {
    let plan = r#"{"SourceType":"OSS","Bucket":"photos-bucket"}"#;
    for call in [
        "client.useBucket('photos-bucket');",
        "ossClient.doesBucketExist(\"photos-bucket\");",
        "bucket, err := client.Bucket(\"photos-bucket\")",
    ] {
        gives(
            &format!(
                "{call}\nnew CreateBackupPlanRequest({{sourceType:'OSS', bucket:'photos-bucket'}})"
            ),
            plan,
        );
    }
}

#[test]
fn what_makes_a_client_takes_secrets() {
    let secret = "abcdefghijABCDEFGHIJ0123456789";
    for client in ["RPCClient.new", "Client.create", "Client.from_keys", "new AcsClient", "sign"] {
        let text = format!(
            "client = {client}(\"cn-hangzhou\", \"LTAI5tAbcdefghijklmnopqr\", \"{secret}\")\nrequest = CreateBackupPlanRequest(source_type='OSS', plan_name='{secret}')"
        );
        gives(&text, r#"{"SourceType":"OSS"}"#);
    }
}

#[test]
fn a_session_has_a_name_that_is_no_secret() {
    gives(
        "aliyun hbr CreateBackupPlan --PlanName nightly-backup-home --SourceType OSS --mode RamRoleArn --role-session-name nightly-backup",
        r#"{"PlanName":"nightly-backup-home","SourceType":"OSS"}"#,
    );
    gives(
        r#"{"SourceType":"OSS","PlanName":"9f86d081-nightly","JSESSIONID":"9f86d081"}"#,
        r#"{"SourceType":"OSS"}"#,
    );
}

#[test]
fn a_password_with_asterisks_is_one() {
    gives(
        r#"{"SourceType":"OSS","PlanName":"x Sup3r**Secret! y","Password":"Sup3r**Secret!"}"#,
        r#"{"SourceType":"OSS"}"#,
    );
}

#[test]
fn a_masked_key_takes_no_masked_id_along() {
    gives(
        "aliyun hbr CreateBackupPlan --access-key-secret ******** --SourceType OSS --VaultId 'v-0001********yz'",
        r#"{"SourceType":"OSS","VaultId":"v-0001********yz"}"#,
    );
    gives(
        "aliyun hbr CreateBackupPlan --access-key-secret xxxxxxxx --SourceType ECS_FILE --InstanceId i-bp1xxxxxxxxxxxx",
        r#"{"SourceType":"ECS_FILE","InstanceId":"i-bp1xxxxxxxxxxxx"}"#,
    );
}

#[test]
fn other_calls_of_an_archive_are_no_plans() {
    let entry =
        |url: &str| format!(r#"{{"request":{{"method":"GET","url":"{url}","headers":[]}}}}"#);
    let archive = |urls: &[&str]| {
        let entries: Vec<String> = urls.iter().map(|url| entry(url)).collect();
        format!(r#"{{"log":{{"entries":[{}]}}}}"#, entries.join(","))
    };
    let ours = "https://hbr.cn-hangzhou.aliyuncs.com/?Action=CreateBackupPlan&Bucket=photos";
    gives(
        &archive(&["https://cdn.example.com/r.png?path=/home&detail=1", ours]),
        r#"{"Bucket":"photos"}"#,
    );
    assert!(requests(&archive(&["https://cdn.example.com/r.png?path=/home"])).is_empty());
}

#[test]
fn a_request_in_a_wrapper_with_common_names_is_the_request() {
    let plan = r#"{"SourceType":"OSS","Bucket":"photos"}"#;
    let quoted = serde_json::to_string(plan).unwrap();
    gives(&format!(r#"{{"path":"/","httpMethod":"POST","body":{quoted}}}"#), plan);
    gives(&format!(r#"{{"id":"1","detail-type":"x","detail":{plan}}}"#), plan);
    // What hides in a plan and is none, as a backup rule, does not stand in for it.
    for text in [
        r#"{"VaultId":"v-0001","Rules":[{"RuleName":"a","Schedule":"I|1|P1D","BackupType":"COMPLETE","Retention":7}]}"#,
        r#"{"VaultId":"v-0001","Extra":{"VaultId":"v-0002","Schedule":"x","BackupType":"COMPLETE"}}"#,
    ] {
        let found = requests(text);
        assert!(found.len() == 1 && found[0].starts_with(r#"{"VaultId":"v-0001""#), "{found:?}");
    }
    // What says little and holds nothing is the plan.
    gives(
        r#"{"Path":["/home"],"Rule":[{"Schedule":"I|1|P1D","Retention":7,"BackupType":"COMPLETE"}]}"#,
        {
            r#"{"Path":["/home"],"Rule":[{"Schedule":"I|1|P1D","Retention":7,"BackupType":"COMPLETE"}]}"#
        },
    );
}

#[test]
fn json_escaped_once_more_keeps_what_is_in_it() {
    gives(
        r#"{\"SourceType\":\"ECS_FILE\",\"Include\":\"[\\\"/home\\\"]\"}"#,
        r#"{"SourceType":"ECS_FILE","Include":"[\"/home\"]"}"#,
    );
    gives(
        r#"params = {"SourceType": "ECS_FILE", "Path": ["C:\\data"], "Include": "[\"/home\"]"}"#,
        r#"{"SourceType":"ECS_FILE","Path":["C:\\data"],"Include":"[\"/home\"]"}"#,
    );
}

#[test]
fn a_line_is_not_split_inside_its_json() {
    gives(
        "SourceType=UDM_ECS\nRule=[{\"Schedule\":\"I|1631685600|P1D\",\"Retention\":7}]",
        r#"{"SourceType":"UDM_ECS","Rule":[{"Schedule":"I|1631685600|P1D","Retention":7}]}"#,
    );
    gives(
        "SourceType=OSS; Path=[\"/home\", \"/srv; old\"]; Retention=7",
        r#"{"SourceType":"OSS","Path":["/home","/srv; old"],"Retention":7}"#,
    );
}

#[test]
fn variables_of_a_batch_file_are_no_escapes_of_a_url() {
    gives(
        "@echo off\r\nset ECS_ID=i-bp1567rc0o5rz8bxnltz\r\naliyun hbr CreateBackupPlan --SourceType ECS_FILE --InstanceId %ECS_ID%\r\n",
        r#"{"SourceType":"ECS_FILE","InstanceId":"i-bp1567rc0o5rz8bxnltz"}"#,
    );
}

#[test]
fn short_options_are_known() {
    gives(
        "aliyun -p prod hbr CreateBackupPlan --SourceType OSS --Bucket photos",
        r#"{"SourceType":"OSS","Bucket":"photos"}"#,
    );
    let signed = "curl -H'x-acs-action: CreateBackupPlan' -Haccept:text/xml 'https://hbr.cn-hangzhou.aliyuncs.com/?SourceType=OSS&Bucket=photos'";
    gives(signed, r#"{"SourceType":"OSS","Bucket":"photos"}"#);
}

#[test]
fn a_resource_goes_where_its_own_provider_says() {
    let providers = "provider \"aws\" {\n region = \"us-east-1\"\n}\nprovider \"alicloud\" {\n region = \"cn-beijing\"\n}\nprovider \"alicloud\" {\n alias = \"sh\"\n region = \"cn-shanghai\"\n}\n";
    let resource = |provider: &str| {
        format!(
            "{providers}resource \"alicloud_hbr_oss_backup_plan\" \"x\" {{\n {provider}bucket = \"b\"\n}}\n"
        )
    };
    for (provider, region) in [("", "cn-beijing"), ("provider = alicloud.sh\n ", "cn-shanghai")] {
        let import = read(&resource(provider));
        assert_eq!(import.plans[0].region.as_deref(), Some(region));
    }
}

#[test]
fn blocks_in_a_state_are_objects() {
    gives(
        r#"{"resources":[{"type":"alicloud_hbr_server_backup_plan","name":"x","instances":[{"attributes":{"instance_id":"i-bp1567rc0o5rz8bxnltz","retention":7,"detail":[{"app_consistent":true,"destination_region_id":"","disk_id_list":[]}]}}]}]}"#,
        r#"{"SourceType":"UDM_ECS","InstanceId":"i-bp1567rc0o5rz8bxnltz","Retention":7,"Detail":{"appConsistent":true},"BackupType":"COMPLETE"}"#,
    );
}

#[test]
fn merge_keys_are_merged() {
    gives(
        "base: &b\n  VaultId: v-0001\n  Retention: 7\nplan:\n  <<: *b\n  SourceType: OSS\n  Retention: 30\n",
        r#"{"SourceType":"OSS","Retention":30,"VaultId":"v-0001"}"#,
    );
}

#[test]
fn copies_have_an_end() {
    let references = r#"{"Ref":"P"},"#.repeat(100_000);
    let template = format!(
        r#"{{"ROSTemplateFormatVersion":"2015-09-01","Parameters":{{"P":{{"Default":"{}"}}}},"Resources":{{"x":{{"Type":"ALIYUN::HBR::OssBackupPlan","Properties":{{"Path":[{}"/a"]}}}}}}}}"#,
        "a".repeat(1 << 20),
        references
    );
    let length = |text: &str| requests(text).iter().map(String::len).sum::<usize>();
    assert!(length(&template) < 4 << 20);
    let body = format!("{{\"SourceType\":\"OSS\",\"Prefix\":\"{}\"}}", "a".repeat(1 << 20));
    let many = "-d @- ".repeat(20_000);
    assert!(
        length(&format!("curl {many} https://hbr.aliyuncs.com/ <<EOF\n{body}\nEOF\n")) < 4 << 20
    );
}
