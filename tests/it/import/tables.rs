//! Small texts, and what each is read as.

use create_backup_plan::import::read;
use create_backup_plan::lang::Language;
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::share::{ShareError, Shared};

/// A text, its reader, its plans, and its notes as kind and message.
#[track_caller]
fn reads(text: &str, reader: &str, plans: &[&str], notes: &[&str]) {
    let import = read(text);
    let all = import.plans.iter().flat_map(|plan| &plan.notes).chain(&import.notes);
    let all: Vec<String> = all
        .map(|note| format!("{}: {}", note.kind.word(), note.message.render(Language::English)))
        .collect();
    assert_eq!(crate::import::requests(text), plans, "{text}");
    assert_eq!(import.reader.map(|reader| reader.id), Some(reader), "{text}");
    assert_eq!(all, notes, "{text}");
}

/// The same without notes.
#[track_caller]
fn is(text: &str, reader: &str, plan: &str) {
    reads(text, reader, &[plan], &[]);
}

#[test]
fn json_in_its_wrappings() {
    is("\u{feff} {\"Bucket\": \"b\"}\n", "json", r#"{"Bucket":"b"}"#);
    is(r#"{"data":{"request":{"SourceType":"OSS"}}}"#, "json", r#"{"SourceType":"OSS"}"#);
    is(r#""{\"SourceType\":\"OSS\"}""#, "json", r#"{"SourceType":"OSS"}"#);
    is(r#"{"body":"{\"SourceType\":\"OSS\"}"}"#, "json", r#"{"SourceType":"OSS"}"#);
    is(
        r#"{"query":{"SourceType":"OSS","Retention":"7"},"body":{"Path.1":"/a"}}"#,
        "json",
        r#"{"SourceType":"OSS","Retention":7,"Path":["/a"]}"#,
    );
    reads(
        r#"{"source_type":"OSS","Bucket":"b","bucket":"c"}"#,
        "json",
        &[r#"{"SourceType":"OSS","Bucket":"b","bucket":"c"}"#],
        &["renamed: `source_type` was read as `SourceType`."],
    );
}

#[test]
fn json_that_is_not_quite_json() {
    reads(
        "{\"SourceType\": \"OSS\", \"Bucket\": \"b\"",
        "json",
        &[r#"{"SourceType":"OSS","Bucket":"b"}"#],
        &["limit: A bracket or a quote is not closed; the text was read as far as it goes."],
    );
    reads(
        "config = {SourceType: \"OSS\", Path: [\"/a\",],}",
        "json",
        &[r#"{"SourceType":"OSS","Path":["/a"]}"#],
        &[
            "mended: Names without quotes were read as if they had them.",
            "mended: An extra comma was ignored.",
        ],
    );
}

#[test]
fn flat_names_become_a_tree() {
    is(
        "SourceType=OTS&Rule.2.RuleName=b&Rule.1.RuleName=a&Rule.1.Retention=7&Rule.1.Disabled=True",
        "url",
        r#"{"SourceType":"OTS","Rule":[{"RuleName":"a","Retention":7,"Disabled":true},{"RuleName":"b"}]}"#,
    );
    is(
        "SourceType=OTS&OtsDetail.TableNames.1=t",
        "url",
        r#"{"SourceType":"OTS","OtsDetail":{"TableNames":["t"]}}"#,
    );
    is(
        "SourceType=OSS&Retention=007&CrossAccountUserId=9007199254740993",
        "url",
        r#"{"SourceType":"OSS","Retention":"007","CrossAccountUserId":9007199254740993}"#,
    );
    reads(
        "SourceType=OSS&Path.0=/a&Path.99999999999999999999=/b&Path.7=/c",
        "url",
        &[r#"{"SourceType":"OSS","Path":["/a","/c","/b"]}"#],
        &[
            "guessed: The numbers of `Path` do not run from 1 without a gap; its entries were put in their order.",
        ],
    );
    reads(
        "SourceType=OSS&Bucket=%ff",
        "url",
        &["{\"SourceType\":\"OSS\",\"Bucket\":\"\u{fffd}\"}"],
        &["guessed: An escaped byte is no part of a UTF-8 character; it was read as `\u{fffd}`."],
    );
}

#[test]
fn shells_quote_in_their_own_ways() {
    let plan = r#"{"SourceType":"OSS","PlanName":"it's \"x\""}"#;
    for command in [
        r#"--PlanName 'it'\''s "x"'"#,
        r#"--PlanName "it's \"x\"""#,
        r"--PlanName $'it\'s \x22x\u0022'",
        "--PlanName it\\'s\\ \\\"x\\\"",
        "--PlanName \"it's\"\\\n' \"x\"'",
        r#"--PlanName="it's \"x\"""#,
        "--PlanName \"$NAME\" --force # a comment",
    ] {
        is(
            &format!(
                "NAME='it'\\''s \"x\"'\n$ aliyun hbr CreateBackupPlan --SourceType OSS {command}"
            ),
            "cli",
            plan,
        );
    }
    is(
        "C:\\>aliyun hbr CreateBackupPlan --SourceType OSS ^\r\n --PlanName \"it's \"\"x\"\"\"",
        "cli",
        plan,
    );
    is(
        "PS C:\\> aliyun hbr CreateBackupPlan --SourceType OSS `\n --PlanName 'it''s \"x\"'",
        "cli",
        plan,
    );
}

#[test]
fn lists_come_in_many_ways() {
    let plan = r#"{"SourceType":"NAS","Path":["/a","/b"]}"#;
    for options in [
        "--Path.1 /a --Path.2 /b",
        "--path /a /b",
        "--path /a --path /b",
        r#"--Path '["/a","/b"]'"#,
    ] {
        is(&format!("aliyun hbr create-backup-plan --source-type NAS {options}"), "cli", plan);
    }
    for code in ["path=['/a', \"/b\"]", "path=list(['/a'\n,'/b',])", "path=[PREFIX + 'a', f'/b']"] {
        is(
            &format!("PREFIX = '/'\nr = CreateBackupPlanRequest(source_type='NAS', {code})"),
            "code",
            plan,
        );
    }
}

#[test]
fn a_call_of_another_kind_is_named() {
    reads(
        "aliyun hbr UpdateBackupPlan --PlanId plan-1 --UpdatePaths true --PlanName x",
        "cli",
        &[r#"{"PlanName":"x"}"#],
        &[
            "other-call: This calls `UpdateBackupPlan`, not `CreateBackupPlan`. Its parameters were read as those of a new plan.",
            "dropped: Left out, as a new plan has none: `PlanId`, `UpdatePaths`.",
        ],
    );
    reads(
        "request = UpdateBackupPlanRequest(plan_name='x')",
        "code",
        &[r#"{"PlanName":"x"}"#],
        &[
            "other-call: This calls `UpdateBackupPlan`, not `CreateBackupPlan`. Its parameters were read as those of a new plan.",
        ],
    );
}

#[test]
fn a_place_is_told_by_the_address() {
    #[track_caller]
    fn goes(text: &str, region: Option<&str>, endpoint: Option<&str>) {
        let import = read(text);
        let [plan] = import.plans.as_slice() else { panic!("{text}") };
        assert_eq!(
            (plan.region.as_deref(), plan.endpoint.as_deref()),
            (region, endpoint),
            "{text}"
        );
    }
    goes("https://hbr.cn-beijing.aliyuncs.com/?SourceType=OSS", Some("cn-beijing"), None);
    goes(
        "https://hbr-vpc.cn-beijing.aliyuncs.com/?SourceType=OSS",
        Some("cn-beijing"),
        Some("hbr-vpc.cn-beijing.aliyuncs.com"),
    );
    goes(
        "https://hbr.aliyuncs.com/?SourceType=OSS&RegionId=cn-wulanchabu",
        Some("cn-wulanchabu"),
        Some("hbr.aliyuncs.com"),
    );
    goes("http://localhost:8080/?SourceType=OSS", None, Some("http://localhost:8080"));
    goes("http://evil.example/?SourceType=OSS", None, None);
    goes(
        "aliyun hbr CreateBackupPlan --region cn-beijing --endpoint hbr.cn-hangzhou.aliyuncs.com --Bucket b",
        Some("cn-beijing"),
        Some("hbr.cn-hangzhou.aliyuncs.com"),
    );
    goes("aliyun hbr CreateBackupPlan --region $R --Bucket b", None, None);
}

#[test]
fn terraform_is_read_as_terraform_reads_it() {
    let resource =
        |body: &str| format!("resource \"alicloud_hbr_oss_backup_plan\" \"x\" {{\n{body}\n}}");
    let is = |body: &str, plan: &str| is(&resource(body), "terraform", plan);
    is(
        "bucket = \"a$${b}\" /* c = 1 */ // d\n disabled = true",
        r#"{"SourceType":"OSS","Bucket":"a${b}","Disabled":true}"#,
    );
    is("prefix = <<-EOT\n    a\n      b\n    EOT", r#"{"SourceType":"OSS","Prefix":"a\n  b\n"}"#);
    is(
        "prefix = trimspace(\"a\")\n lifecycle { ignore_changes = [bucket] }",
        r#"{"SourceType":"OSS","Prefix":"a"}"#,
    );
    reads(
        &resource(
            "bucket = alicloud_oss_bucket.b[0].id\n schedule = \"I|${time_static.t.unix}|P1D\"",
        ),
        "terraform",
        &[r#"{"SourceType":"OSS"}"#],
        &[
            "unresolved: Bucket is given by `alicloud_oss_bucket.b[0].id`, whose value is not in the text. It was left out.",
            "unresolved: Schedule is given by `time_static.t.unix`, whose value is not in the text. It was left out.",
        ],
    );
}

#[test]
fn a_link_of_the_page_is_opened() {
    let request = r#"{"SourceType":"OSS","Bucket":"b","Prefix":""}"#;
    let draft = Draft::read(request).unwrap();
    let fragment = Shared::of(&draft, "cn-beijing", "").fragment();
    let text = format!("See <https://example.com/plan/#{fragment}> there.");
    is(&text, "link", request);
    assert_eq!(read(&text).plans[0].region.as_deref(), Some("cn-beijing"));
    let cut = &format!("https://example.com/#{fragment}")[..40];
    assert_eq!(read(cut).notes[1].message.text, ShareError::Damaged.text());
}

#[test]
fn what_is_no_plan_is_none() {
    for text in [
        "",
        " \n",
        "{}",
        "[]",
        "null",
        "hello",
        "https://example.com/",
        "{\"a\":1}",
        "curl -I https://example.com",
        "a=b",
    ] {
        let import = read(text);
        assert_eq!((import.plans.len(), import.reader), (0, None), "{text}");
        assert_eq!(import.notes[0].kind.word(), "nothing", "{text}");
    }
}

#[test]
fn a_version_before_the_product_is_not_taken_for_it() {
    is(
        "aliyun --version 2017-09-08 hbr CreateBackupPlan --force --SourceType OSS",
        "cli",
        r#"{"SourceType":"OSS"}"#,
    );
}
