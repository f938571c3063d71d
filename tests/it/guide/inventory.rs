//! Answers that list resources.

use create_backup_plan::guide::{Recognised, recognise};
use create_backup_plan::inventory::{Inventory, Misfit, ResourceKind, read};
use create_backup_plan::params::source::SourceType;
use proptest::prelude::*;

use crate::guide::{known, pasted};

/// Each resource of a sort as `id name kind region status`.
fn lines(inventory: &Inventory, sort: ResourceKind) -> Vec<String> {
    let line = |it: &create_backup_plan::inventory::Resource| {
        [&*it.id, &*it.name, &*it.kind, &*it.region, &*it.status].join("|")
    };
    inventory.of(sort).iter().map(line).collect()
}

#[test]
fn vaults_have_a_type_a_region_and_a_status() {
    assert_eq!(
        lines(&known("vaults.json"), ResourceKind::Vault),
        [
            "v-0003gxoksflhu46w185s|nightly|STANDARD|cn-hangzhou|CREATED",
            "v-0006t3tspuq2ej7p62qs|tables|OTS_BACKUP|cn-hangzhou|CREATED",
            "v-000abcd1efgh2ijkl3mn|上海|STANDARD|cn-shanghai|INITIALIZING",
        ],
        "the masked one is no vault"
    );
}

#[test]
fn instances_have_a_system() {
    let inventory = known("instances.json");
    assert_eq!(
        lines(&inventory, ResourceKind::Instance),
        [
            "i-bp1567rc0o5rz8bxnltz|web-1|Alibaba Cloud Linux 3.2104 LTS 64位|cn-hangzhou|Running",
            "i-bp1gtjxuuvwj17zr0000|files|Windows Server 2022|cn-hangzhou|Stopped",
        ]
    );
    let systems: Vec<_> =
        inventory.of(ResourceKind::Instance).iter().map(|it| it.windows).collect();
    assert_eq!(systems, [Some(false), Some(true)]);
}

#[test]
fn buckets_are_read_from_xml_and_from_the_table() {
    assert_eq!(
        lines(&known("buckets.xml"), ResourceKind::Bucket),
        ["hbr-backup-oss||Standard|cn-hangzhou|", "photos-2026||IA|cn-shanghai|"]
    );
    assert_eq!(
        lines(&known("buckets.txt"), ResourceKind::Bucket),
        ["examplebucket1||Standard|cn-hangzhou|", "examplebucket2||Archive|cn-shenzhen|"]
    );
}

#[test]
fn file_systems_have_a_creation_time_in_either_zone() {
    let inventory = known("file-systems.json");
    let times: Vec<_> =
        inventory.of(ResourceKind::FileSystem).iter().map(|it| it.created).collect();
    assert_eq!(times, [Some(1_603_163_444), Some(1_495_870_986)]);
}

#[test]
fn tablestore_instances_are_known_by_name() {
    assert_eq!(
        lines(&known("tablestore.json"), ResourceKind::Tablestore),
        ["orders-db|orders|SSD|cn-hangzhou|normal"]
    );
}

#[test]
fn several_answers_are_read_from_one_paste() {
    let text = format!(
        "$ aliyun hbr DescribeVaults\n{}\n$ aliyun ecs DescribeInstances\n{}\n$ ossutil ls\n{}",
        pasted("vaults.json"),
        pasted("instances.json"),
        pasted("buckets.txt")
    );
    let inventory = read(&text).unwrap();
    let counts = ResourceKind::ALL.map(|sort| inventory.of(sort).len());
    assert_eq!(counts, [3, 2, 2, 0, 0]);
}

#[test]
fn wrapped_filtered_and_empty_answers_are_answers() {
    let one = r#"{"VaultId":"v-1","VaultType":"STANDARD"}"#;
    for text in [
        format!(r#"{{"statusCode":200,"body":{{"Vaults":{{"Vault":[{one}]}}}}}}"#),
        format!(r#"{{"Vaults":[{one}]}}"#),
        format!("[{one}]"),
        "<DescribeVaultsResponse><Vaults><Vault><VaultId>v-1</VaultId><VaultType>STANDARD</VaultType></Vault></Vaults></DescribeVaultsResponse>"
            .to_owned(),
    ] {
        assert_eq!(read(&text).unwrap().of(ResourceKind::Vault).len(), 1, "{text}");
    }
    for empty in [r#"{"Vaults":{"Vault":[]}}"#, r#"{"Buckets":[]}"#, "<A><Buckets/></A>"] {
        assert!(read(empty).unwrap().is_empty(), "{empty}");
    }
}

#[test]
fn a_request_and_a_list_of_plans_are_no_inventory() {
    for text in [
        &*pasted("plans.json"),
        &*pasted("made.json"),
        &*crate::catalogue::plan("ecs-file"),
        r#"[{"InstanceId":"i-1","SourceType":"ECS_FILE"}]"#,
        r#"{"Instances":{"Instance":[{"DBInstanceId":"rm-1"}]}}"#,
        "ossutil cp oss://bucket/key .",
        "",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(recognise(&pasted("plans.json")), None);
}

#[test]
fn a_text_is_recognised() {
    for name in ["vaults.json", "instances.json", "buckets.xml", "buckets.txt", "tablestore.json"] {
        assert!(matches!(recognise(&pasted(name)), Some(Recognised::Inventory(_))), "{name}");
    }
    for name in ["made.json", "cli.txt", "python.txt", "go.txt", "curl.txt", "error.xml"] {
        assert!(matches!(recognise(&pasted(name)), Some(Recognised::Answer(_))), "{name}");
    }
    assert_eq!(recognise(&crate::catalogue::plan("oss")), None);
}

#[test]
fn what_does_not_fit_a_plan_is_told() {
    let inventory = known("vaults.json");
    let misfits = |source, region| {
        inventory
            .of(ResourceKind::Vault)
            .iter()
            .map(|vault| vault.misfits(ResourceKind::Vault, Some(source), Some(region)))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        misfits(SourceType::Ots, "cn-hangzhou"),
        [vec![Misfit::Kind], vec![], vec![Misfit::Kind, Misfit::Status, Misfit::Region]]
    );
    assert_eq!(misfits(SourceType::Oss, "cn-hangzhou")[0], []);
}

proptest! {
    #[test]
    fn any_text_is_looked_at_without_a_panic(text in any::<String>()) {
        let _ = recognise(&text);
    }

    /// Texts of the pieces that answers are made of.
    #[test]
    fn broken_answers_are_looked_at_without_a_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", "\"Vaults\":", "\"Vault\":", "\"VaultId\":\"v-1\"", ",", "\"Code\":\"X\"",
            "\"RequestId\":\"a\"", "<A>", "</A>", "<B/>", "<![CDATA[", "]]>", "&#x41;", "oss://a", "oss-cn-x ",
            "Error: Abc", " request id: x", "code: 403, ", "HTTP/1.1 403", "\n", "\u{1f600}", "Message:", "'",
        ]), 0..40),
    ) {
        let _ = recognise(&pieces.concat());
    }
}
