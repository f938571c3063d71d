//! `import`.

use crate::cli::{ends, file, json};

#[test]
fn one_plan_is_json_over_several_lines() {
    let command = "aliyun hbr CreateBackupPlan --SourceType OSS --Bucket b --Retention 7";
    let run = ends(&["import"], command, 0);
    assert_eq!(
        run.out,
        "{\n  \"SourceType\": \"OSS\",\n  \"Bucket\": \"b\",\n  \"Retention\": 7\n}\n"
    );
    assert_eq!(run.err, "");
}

#[test]
fn several_plans_are_json_lines_that_check_reads() {
    let commands = "aliyun hbr CreateBackupPlan --SourceType OSS\naliyun hbr CreateBackupPlan --SourceType NAS";
    let run = ends(&["import", &file("two.sh", commands)], "", 0);
    assert_eq!(run.out, "{\"SourceType\":\"OSS\"}\n{\"SourceType\":\"NAS\"}\n");
    let checked = ends(&["check", "--jsonl", "--format", "json"], &run.out, 1);
    assert_eq!(checked.out.lines().count(), 2);
}

#[test]
fn notes_name_their_place_and_never_a_credential() {
    let command = "aliyun hbr CreateBackupPlan --SourceType OSS \\\n  --access-key-secret testsecret-testsecret --Bucket $B";
    let path = file("notes.sh", command);
    let run = ends(&["import", &path], "", 1);
    assert_eq!(run.out, "{\n  \"SourceType\": \"OSS\"\n}\n");
    assert_eq!(
        run.err,
        format!(
            "{path}:2:3: credential: An access key secret was in the text and has been left out: a plan holds no credentials.\n\
             {path}:2:54: unresolved: Bucket is given by `B`, whose value is not in the text. It was left out.\n"
        )
    );
    let run = ends(&["import", "--lang", "zh"], command, 1);
    assert!(
        run.err.contains("<stdin>:2:3: credential: 文本中的 AccessKey Secret 已去除"),
        "{}",
        run.err
    );
}

#[test]
fn everything_can_be_had_as_one_object() {
    let command = "aliyun hbr CreateBackupPlan --region cn-beijing --SourceType OSS --Bucket $B";
    let found = json(&ends(&["import", "--format", "json"], command, 1).out);
    assert_eq!(found["reader"], "cli");
    assert_eq!(found["plans"][0]["request"]["SourceType"], "OSS");
    assert_eq!(found["plans"][0]["region"], "cn-beijing");
    let note = &found["plans"][0]["notes"][0];
    assert_eq!((&note["kind"], &note["pointer"]), (&"unresolved".into(), &"/Bucket".into()));
    assert_eq!(note["span"], serde_json::json!({"start": 74, "end": 76, "line": 1, "column": 75}));
}

#[test]
fn a_text_without_a_plan_ends_with_1_and_a_missing_file_with_2() {
    let run = ends(&["import"], "nothing of the kind", 1);
    assert_eq!(run.out, "");
    assert!(run.err.starts_with("<stdin>: nothing: There is no plan in this text."), "{}", run.err);
    let run = ends(&["import", "/nonexistent/plan.json"], "", 2);
    assert!(run.err.contains("does not exist"), "{}", run.err);
}

#[test]
fn the_region_that_a_request_has_no_place_for_is_said() {
    let call = |region| {
        format!("aliyun hbr CreateBackupPlan --region {region} --SourceType OSS --Bucket photos\n")
    };
    let run = ends(&["import"], &[call("cn-shanghai"), call("cn-beijing")].concat(), 0);
    let said = "It was to be sent to `cn-beijing`, `cn-shanghai`, which is no part of a request: name it by --region.\n";
    assert_eq!(run.err, said);
    // What is done without saying so.
    assert_eq!(ends(&["import"], &call("cn-hangzhou"), 0).err, "");
}

#[test]
fn a_line_that_is_no_json_is_said_and_takes_none_with_it() {
    let lines = "{\"SourceType\":\"OSS\",\"Bucket\":\"a\"}\n\n// the next\n{\"SourceType\":\"OSS\",\"Bucket\":\"b\",}\nnot json\n{\"SourceType\":\"NAS\"\n{\"SourceType\":\"NAS\"}\n";
    let run = ends(&["import"], lines, 1);
    assert_eq!(
        run.out,
        "{\"SourceType\":\"OSS\",\"Bucket\":\"a\"}\n{\"SourceType\":\"OSS\",\"Bucket\":\"b\"}\n\
         {\"SourceType\":\"NAS\"}\n{\"SourceType\":\"NAS\"}\n"
    );
    let left = "<stdin>:5:1: limit: This line cannot be read as JSON, and is left out.\n";
    assert!(run.err.contains(left), "{}", run.err);
    assert!(
        run.err.contains("<stdin>:6:1: limit: A bracket or a quote is not closed"),
        "{}",
        run.err
    );
}
