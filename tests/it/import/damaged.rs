//! Requests as people paste them: cut out of pages, chats and terminals, with what that does to them.

use create_backup_plan::import::note::NoteKind;
use create_backup_plan::import::read;

use crate::import::requests;

/// A text, the requests in it, and the kinds of the notes on it.
#[track_caller]
fn gives(text: &str, plans: &[&str], kinds: &[NoteKind]) {
    let import = read(text);
    let notes = import.plans.iter().flat_map(|plan| &plan.notes).chain(&import.notes);
    let found: Vec<NoteKind> = notes.map(|note| note.kind).collect();
    assert_eq!(requests(text), plans, "{text}");
    assert_eq!(found, kinds, "{text}");
}

use NoteKind::{Credential, Dropped, Limit, Mended, OtherCall, Renamed, Unresolved};

#[test]
fn json_that_was_written_by_hand() {
    gives(
        r#"{"SourceType":"ECS_FILE","Path":["C:\new","D:\Users\temp"]}"#,
        &[r#"{"SourceType":"ECS_FILE","Path":["C:\\new","D:\\Users\\temp"]}"#],
        &[Mended],
    );
    // JSON without a fault is what it says.
    for text in [
        r#"{"SourceType":"ECS_FILE","Path":["C:\\new"]}"#,
        r#"{"SourceType":"ECS_FILE","Path":["C:\new"]}"#,
    ] {
        gives(text, &[text], &[]);
    }
    gives(
        r#"{"SourceType":"ECS_FILE","Path":["/home" "/var"]}"#,
        &[r#"{"SourceType":"ECS_FILE","Path":["/home","/var"]}"#],
        &[Mended],
    );
    gives(
        r#"{"SourceType":"ECS_FILE","Options":"{"UseVSS":true}","Exclude":"["/proc", "/a]b"]"}"#,
        &[
            r#"{"SourceType":"ECS_FILE","Options":"{\"UseVSS\":true}","Exclude":"[\"/proc\", \"/a]b\"]"}"#,
        ],
        &[Mended],
    );
    gives(
        r#"{"SourceType":"OSS","PlanName":"say "hi" now","Prefix":"{"}"#,
        &[r#"{"SourceType":"OSS","PlanName":"say \"hi\" now","Prefix":"{"}"#],
        &[Mended],
    );
    gives(
        r#"{"SourceType":"NAS","FileSystemId":005494}"#,
        &[r#"{"SourceType":"NAS","FileSystemId":"005494"}"#],
        &[Mended],
    );
    gives(
        "{“SourceType”：“OSS”，“Retention”：7}",
        &[r#"{"SourceType":"OSS","Retention":7}"#],
        &[Mended, Mended],
    );
    gives(
        "\"SourceType\": \"OSS\",\n\"Retention\": 7,\n",
        &[r#"{"SourceType":"OSS","Retention":7}"#],
        &[Mended],
    );
    gives(
        "{\n  \"SourceType\": \"OSS\",\n-  \"Retention\": 7,\n+  \"Retention\": 30\n}",
        &[r#"{"SourceType":"OSS","Retention":30}"#],
        &[Mended],
    );
    // A quoted word of a sentence ends where it seems to.
    gives(r#"The "plan" is {"SourceType":"OSS"} and "done"."#, &[r#"{"SourceType":"OSS"}"#], &[]);
}

#[test]
fn what_is_cut_off_is_a_loss() {
    gives(
        "{\"SourceType\":\"ECS_FILE\",\"Path\":[\"/home\",\"/va\n",
        &[r#"{"SourceType":"ECS_FILE","Path":["/home","/va"]}"#],
        &[Limit],
    );
    gives(
        "aliyun hbr CreateBackupPlan --SourceType OSS --PlanName 'a",
        &[r#"{"SourceType":"OSS","PlanName":"a"}"#],
        &[Limit],
    );
}

#[test]
fn commands_of_another_shell_or_of_none() {
    gives(
        r"aliyun hbr CreateBackupPlan --SourceType ECS_FILE --Path.1 C:\Users\data --Path.2 \\nas\share",
        &[r#"{"SourceType":"ECS_FILE","Path":["C:\\Users\\data","\\\\nas\\share"]}"#],
        &[],
    );
    gives(
        "aliyun hbr CreateBackupPlan --SourceType OSS --Schedule I|1602673264|P1D --Bucket b",
        &[r#"{"SourceType":"OSS","Schedule":"I|1602673264|P1D","Bucket":"b"}"#],
        &[Mended],
    );
    gives(
        "aliyun hbr CreateBackupPlan --SourceType=ECS_FILE --SpeedLimit 8:18:1024|18:22:512 | jq .",
        &[r#"{"SourceType":"ECS_FILE","SpeedLimit":"8:18:1024|18:22:512"}"#],
        &[Mended],
    );
    gives(
        "curl -X POST https://hbr.cn-hangzhou.aliyuncs.com/?SourceType=OSS&PlanName=p & wait",
        &[r#"{"SourceType":"OSS","PlanName":"p"}"#],
        &[Mended],
    );
    gives(
        "aliyun hbr CreateBackupPlan --SourceType OSS --PlanName “p 1” –Retention 7 -Bucket b",
        &[r#"{"SourceType":"OSS","PlanName":"p 1","Retention":7,"Bucket":"b"}"#],
        &[Mended, Mended],
    );
    gives(
        "aliyun hbr CreateBackupPlan --SourceType OSS --PlanName my plan --Bucket --Disabled",
        &[r#"{"SourceType":"OSS","PlanName":"my","Disabled":true}"#],
        &[Unresolved, Dropped],
    );
    gives(
        "aliyun hbr CreateBackupPlan \\ \n  --SourceType OSS\n  --Bucket b\n",
        &[r#"{"SourceType":"OSS","Bucket":"b"}"#],
        &[Mended],
    );
    gives(
        "curl https://hbr.cn-hangzhou.aliyuncs.com/ --form 'SourceType=\"OSS\"'",
        &[r#"{"SourceType":"OSS"}"#],
        &[],
    );
}

#[test]
fn commands_inside_of_something() {
    for text in [
        "[root@web01 ~]# aliyun hbr CreateBackupPlan --SourceType OSS",
        "root@web01:~$ aliyun hbr CreateBackupPlan --SourceType OSS",
        "Run `aliyun hbr CreateBackupPlan --SourceType OSS` today.",
        "os.system('aliyun hbr CreateBackupPlan --SourceType OSS')",
        "RUN aliyun hbr CreateBackupPlan --SourceType OSS",
        "docker run --rm cli aliyun hbr CreateBackupPlan --SourceType OSS",
        "if ! aliyun hbr CreateBackupPlan --SourceType OSS; then exit 1; fi",
        "aliyun\u{a0}hbr CreateBackupPlan --SourceType OSS",
        "steps:\n  - run: aliyun hbr CreateBackupPlan --SourceType OSS\n",
        "[root@web01 ~]# curl -d SourceType=OSS 'https://hbr.cn-hangzhou.aliyuncs.com/'",
    ] {
        assert_eq!(requests(text), [r#"{"SourceType":"OSS"}"#], "{text}");
    }
    gives(
        "<code>aliyun hbr CreateBackupPlan --SourceType OSS --Schedule &quot;I|1|P1D&quot;</code>",
        &[r#"{"SourceType":"OSS","Schedule":"I|1|P1D"}"#],
        &[Mended],
    );
}

#[test]
fn what_only_asks_is_no_plan() {
    gives(
        "aliyun hbr CreateBackupPlan --SourceType OSS\naliyun hbr DescribeBackupPlans --SourceType OSS\n",
        &[r#"{"SourceType":"OSS"}"#],
        &[OtherCall],
    );
    gives("aliyun hbr DeleteBackupPlan --SourceType OSS", &[], &[NoteKind::Nothing, OtherCall]);
}

#[test]
fn urls_of_any_length_and_number() {
    let host = "https://hbr.cn-hangzhou.aliyuncs.com/";
    gives(
        &format!("{host}?SourceType=OSS&PlanName=a\n{host}?SourceType=OSS&PlanName=b\n"),
        &[r#"{"SourceType":"OSS","PlanName":"a"}"#, r#"{"SourceType":"OSS","PlanName":"b"}"#],
        &[],
    );
    gives(
        &format!("{host}?SourceType=OSS&Vaul\ntId=v-1\n&Bucket=photos\nThanks!"),
        &[r#"{"SourceType":"OSS","VaultId":"v-1","Bucket":"photos"}"#],
        &[Mended],
    );
    gives(
        "http(s)://[Endpoint]/?Action=CreateBackupPlan\n&SourceType=OSS\n&<Common request parameters>\n",
        &[r#"{"SourceType":"OSS"}"#],
        &[Dropped],
    );
    gives(
        &format!("Why does <{host}?SourceType=OSS&PlanName=p> fail?"),
        &[r#"{"SourceType":"OSS","PlanName":"p"}"#],
        &[],
    );
    gives(
        "/?SourceType=OSS&PlanName=p HTTP/1.1\nHost: hbr.cn-hangzhou.aliyuncs.com\n",
        &[r#"{"SourceType":"OSS","PlanName":"p"}"#],
        &[],
    );
    gives(
        "https://api.aliyun.com/api/hbr/2017-09-08/CreateBackupPlan?params=%7B%22SourceType%22%3A%22OSS%22%7D&lang=GO",
        &[r#"{"SourceType":"OSS"}"#],
        &[],
    );
}

#[test]
fn several_on_one_line_and_several_kinds() {
    for text in [
        "SourceType=OSS, Retention=7",
        "SourceType=OSS; Retention=7",
        "SourceType=OSS Retention=7",
        "SourceType：OSS\nRetention：7",
    ] {
        gives(text, &[r#"{"SourceType":"OSS","Retention":7}"#], &[]);
    }
    gives(
        r#"[{"SourceType":"OSS","PlanName":"a"},{"InstanceId":"i-1"}]"#,
        &[r#"{"SourceType":"OSS","PlanName":"a"}"#, r#"{"InstanceId":"i-1"}"#],
        &[],
    );
    gives(
        "aliyun hbr CreateBackupPlan --SourceType OSS --PlanName a\n{\"SourceType\":\"OSS\",\"PlanName\":\"c\"}\n",
        &[r#"{"SourceType":"OSS","PlanName":"a"}"#],
        &[Limit],
    );
    gives(
        r#"{"eventName":"CreateBackupPlan","requestParameters":{"AcsHost":"h","RequestId":"x","SourceType":"OSS"}}"#,
        &[r#"{"SourceType":"OSS"}"#],
        &[Dropped],
    );
}

#[test]
fn yaml() {
    gives(
        "SourceType: NAS\nPlanName: 2026 # the year\nKeepLatestSnapshots: 1\nSchedule: >-\n  I|1602673264|P1D\nPath:\n- \"/va r\" # logs\nExclude: [\"/a\", \"/b\"]\n",
        &[
            r#"{"SourceType":"NAS","PlanName":"2026","KeepLatestSnapshots":1,"Schedule":"I|1602673264|P1D","Path":["/va r"],"Exclude":"[\"/a\", \"/b\"]"}"#,
        ],
        &[],
    );
    gives(
        "SourceType: OSS\nPrefix: k/\n---\nSourceType: OSS\nBucket: y\n",
        &[r#"{"SourceType":"OSS","Prefix":"k/"}"#, r#"{"SourceType":"OSS","Bucket":"y"}"#],
        &[],
    );
    gives(
        "source_type: UDM_ECS\ndetail: {EnableFsFreeze: true, timeoutInSeconds: 60}\n# end\nrule:\n- Schedule: I|1|P1D\n",
        &[
            r#"{"SourceType":"UDM_ECS","Detail":{"EnableFsFreeze":true,"timeoutInSeconds":60},"Rule":[{"Schedule":"I|1|P1D"}]}"#,
        ],
        &[Renamed],
    );
}

#[test]
fn secrets_of_any_name() {
    let secret = "aB3".repeat(10);
    for name in ["ALIYUN_SK", "hbrSk", "OSS_AK2", "db.pass", "c_csrf", "SecurityKey", "whatever"] {
        gives(
            &format!("{{\"SourceType\":\"OSS\",\"{name}\":\"{secret}\"}}"),
            &[r#"{"SourceType":"OSS"}"#],
            &[Credential],
        );
    }
}
