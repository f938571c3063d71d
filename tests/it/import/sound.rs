//! Requests that look as if something had been done to them, and are what they say.

use create_backup_plan::import::read;

use crate::import::requests;

#[track_caller]
fn is(text: &str, plan: &str) {
    assert_eq!(requests(text), [plan], "{text}");
}

#[test]
fn json_without_a_fault() {
    for text in [
        r#"{"SourceType":"OSS","PlanName":"x &quot;y&quot;","Bucket":"b"}"#,
        r#"{"SourceType":"OSS","Prefix":"R&amp;D=1/<br>"}"#,
        r#"{"SourceType":"OSS","Prefix":"logs/ticket=5/","PlanName":"ticket: OPS-42"}"#,
        r#"{"SourceType":"OTS","Rule":[{"RuleName":"aB3aB3aB3aB3aB3aB3aB3aB3aB3aB3"}]}"#,
    ] {
        is(text, text);
    }
}

#[test]
fn data_that_is_nearly_json() {
    is(r#"{"SourceType":"OSS" PlanName:"x"}"#, r#"{"SourceType":"OSS","PlanName":"x"}"#);
    is(r#"{"SourceType":"OSS","PlanName":"a" + "b"}"#, r#"{"SourceType":"OSS","PlanName":"ab"}"#);
    is("{'SourceType':'OSS','PlanName':'it' 's'}", r#"{"SourceType":"OSS","PlanName":"its"}"#);
    is(
        r#"{"SourceType":"OSS","PlanName":"x".trim(),"Bucket":"b"}"#,
        r#"{"SourceType":"OSS","Bucket":"b"}"#,
    );
    is(r#"{"SourceType":"OSS" "PlanName":"x"}"#, r#"{"SourceType":"OSS","PlanName":"x"}"#);
}

#[test]
fn scripts_of_a_posix_shell() {
    is(
        "VAULT=v-1\n# backs up C:\\data\naliyun hbr CreateBackupPlan --SourceType ECS_FILE --VaultId $VAULT",
        r#"{"SourceType":"ECS_FILE","VaultId":"v-1"}"#,
    );
    is(
        r#"aliyun hbr CreateBackupPlan --SourceType ECS_FILE --PlanName "from C:\data" --Path.1 C:\\data"#,
        r#"{"SourceType":"ECS_FILE","PlanName":"from C:\\data","Path":["C:\\data"]}"#,
    );
    is(
        "curl -d PlanName=50% -d SourceType=OSS https://hbr.cn-hangzhou.aliyuncs.com/",
        r#"{"PlanName":"50%","SourceType":"OSS"}"#,
    );
    is(
        "aliyun hbr CreateBackupPlan --SourceType OSS --VaultId “$VAULT” --Bucket b",
        r#"{"SourceType":"OSS","Bucket":"b"}"#,
    );
    is(
        "aliyun hbr CreateBackupPlan --SourceType ECS_FILE --Options “{\"UseVSS\":true}” --PlanName ‘p q’",
        r#"{"SourceType":"ECS_FILE","Options":"{\"UseVSS\":true}","PlanName":"p q"}"#,
    );
    is(
        "aliyun hbr CreateBackupPlan --SourceType OSS --PlanName -Nightly --Disabled 2>&1 | tee log",
        r#"{"SourceType":"OSS","PlanName":"-Nightly","Disabled":true}"#,
    );
    is(
        r#"subprocess.run("aliyun hbr CreateBackupPlan --SourceType OSS --PlanName \"a b\" --Retention 7")"#,
        r#"{"SourceType":"OSS","PlanName":"a b","Retention":7}"#,
    );
    is(
        "curl 'https://hbr.cn-hangzhou.aliyuncs.com/' \\\n-d SourceType=OSS \\\n-d PlanName=x\n+ echo done\n",
        r#"{"SourceType":"OSS","PlanName":"x"}"#,
    );
    assert!(requests("echo aliyun hbr CreateBackupPlan --SourceType OSS").is_empty());
}

#[test]
fn urls_in_sentences_and_above_other_lines() {
    let host = "https://hbr.cn-hangzhou.aliyuncs.com/";
    let secret = format!("{host}?SourceType=OSS&PlanName=x\nsk=abcdefghijk12");
    is(&secret, r#"{"SourceType":"OSS","PlanName":"x"}"#);
    is(
        &format!("{host}?SourceType=OSS&PlanName=a\nRetention=7\nBucket=photos"),
        r#"{"SourceType":"OSS","PlanName":"a","Retention":7,"Bucket":"photos"}"#,
    );
    is(
        &format!("Try {host}?SourceType=OSS&Bucket=photos, please."),
        r#"{"SourceType":"OSS","Bucket":"photos"}"#,
    );
    is("SourceType=OSS, PlanName=x, sk=abcdefghijk12", r#"{"SourceType":"OSS","PlanName":"x"}"#);
}

#[test]
fn a_program_that_also_asks_for_plans() {
    is(
        "r = CommonRequest()\nr.set_action_name('CreateBackupPlan')\nr.add_query_param('SourceType','OSS')\nr.add_query_param('PlanName','x')\nclient.do_action_with_exception(r)\nq = CommonRequest()\nq.set_action_name('DescribeBackupPlans')\n",
        r#"{"SourceType":"OSS","PlanName":"x"}"#,
    );
}

#[test]
fn lines_of_parameters_are_no_yaml() {
    is(
        "SourceType: OSS\nExclude: *.tmp\nPath:\n - *.log\n",
        r#"{"SourceType":"OSS","Exclude":"*.tmp","Path":["*.log"]}"#,
    );
    is("SourceType: OSS\nPlanName: plan #5\n", r#"{"SourceType":"OSS","PlanName":"plan #5"}"#);
    is(
        "SourceType: OSS\nPath:\n- 2024\n- True\n",
        r#"{"SourceType":"OSS","Path":["2024","True"]}"#,
    );
    is("SourceType: ECS_FILE\nPath: [/a, /b]\n", r#"{"SourceType":"ECS_FILE","Path":["/a","/b"]}"#);
    // A key that stands twice is told.
    let import = read("SourceType: OSS\nPlanName: x\nPlanName: y\nPath:\n - x\n");
    assert!(import.plans[0].notes.iter().any(|note| note.kind.word() == "dropped"), "{import:?}");
}

#[test]
fn a_comparison_of_two_versions() {
    is(
        "--- a/p\n+++ b/p\n@@ -1,3 +1,3 @@\n SourceType: ECS_FILE\n Path:\n-- /a\n+- /b\n",
        r#"{"SourceType":"ECS_FILE","Path":["/b"]}"#,
    );
    is(
        "@@ -1,2 +1 @@\n {\"SourceType\": \"OSS\", \"Retention\":\n-7}\n+30}",
        r#"{"SourceType":"OSS","Retention":30}"#,
    );
}

#[test]
fn several_plans_in_one_call_of_the_console_are_told() {
    let text = r#"action=multi&product=hbr&actions=[{"action":"CreateBackupPlan","params":{"SourceType":"OSS"}},{"action":"CreateBackupPlan","params":{"SourceType":"NAS"}}]"#;
    is(text, r#"{"SourceType":"OSS"}"#);
    assert!(read(text).plans[0].notes.iter().any(|note| note.kind.is_loss()));
}

#[test]
fn values_of_a_collection() {
    let collection = |request: &str| {
        format!(
            r#"{{"info":{{"schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}},"item":[{{"name":"n","request":{request}}}]}}"#
        )
    };
    is(
        &collection(
            r#"{"body":{"mode":"urlencoded","raw":"x=y","urlencoded":[{"key":"SourceType","value":"OSS"},{"key":"Retention","value":7}]},"url":"https://h/"}"#,
        ),
        r#"{"SourceType":"OSS","Retention":7}"#,
    );
    is(
        &collection(r#"{"url":{"raw":"https://h/?SourceType=OSS&VaultId={{vault}}"}}"#),
        r#"{"SourceType":"OSS"}"#,
    );
    is(&collection(r#""https://h/?SourceType=OSS""#), r#"{"SourceType":"OSS"}"#);
    is(
        &collection(r#"{"url":{"query":[{"key":"SourceType","value":"OSS"}]}}"#),
        r#"{"SourceType":"OSS"}"#,
    );
}

#[test]
fn a_command_far_down_in_a_text_is_passed_over_and_a_hundred_thousand_words_are_read() {
    let far =
        format!("{}\nRun `aliyun hbr CreateBackupPlan --SourceType OSS` now", "x".repeat(70_000));
    assert!(read(&far).plans.is_empty());
    let words = format!(
        "aliyun hbr CreateBackupPlan --SourceType OSS{}{}",
        " x".repeat(50_000),
        " -X".repeat(50_000)
    );
    is(&words, r#"{"SourceType":"OSS"}"#);
}
