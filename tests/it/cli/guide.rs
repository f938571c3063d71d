//! `explain`, `checklist`, `policy`, `many`, and `--known`.

use std::fs;

use crate::catalogue::{laid_over, plan};
use crate::cli::{ends, file, json};

fn answer(name: &str) -> String {
    fs::read_to_string(format!("tests/data/answers/{name}")).unwrap()
}

#[test]
fn explain_says_what_an_answer_means_and_what_to_do() {
    let plan = file("explained.json", plan("oss"));
    let run = ends(&["explain", "--plan", &plan], &answer("refused.json"), 1);
    for part in [
        "No plan was made.",
        "VaultNotExist: There is no such vault",
        "It concerns: Vault ID (VaultId)",
        "Request ID: 9B1DEB4D-3B7D-5BAD-9BDD-2B0D7B3DCB6D",
        "\naliyun hbr DescribeVaults --region cn-hangzhou --VaultType STANDARD --Status CREATED",
    ] {
        assert!(run.out.contains(part), "{part}\n{}", run.out);
    }
    let run = ends(&["explain", "--lang", "zh"], &answer("made.json"), 0);
    assert!(
        run.out.contains("计划已创建。") && run.out.contains("ExecuteBackupPlan"),
        "{}",
        run.out
    );
    let run = ends(&["explain"], "{\"Code\":\"Odd\",\"RequestId\":\"a\"}", 1);
    assert!(run.out.contains("not in any public list"), "{}", run.out);
    let run = ends(&["explain"], &answer("error.xml"), 1);
    assert!(run.out.contains("\ncreate-backup-plan doctor\n"), "{}", run.out);
    let run = ends(&["explain"], "hello", 2);
    assert!(run.err.contains("no answer"), "{}", run.err);
}

#[test]
fn checklist_marks_what_is_known() {
    let vaults = file("vaults.json", answer("vaults.json"));
    let run = ends(&["checklist", "--known", &vaults], &plan("oss"), 0);
    assert!(run.out.contains("[ ] Cloud Backup is activated"), "{}", run.out);
    assert!(
        run.out.contains("[x] The vault v-0003gxoksflhu46w185s is in cn-hangzhou"),
        "{}",
        run.out
    );
    assert!(run.out.contains("\n    aliyun oss stat oss://hbr-backup-oss\n"), "{}", run.out);
    let run = ends(&["checklist"], "[]", 2);
    assert!(run.err.contains("no request in JSON"), "{}", run.err);
}

#[test]
fn policy_writes_the_permission_or_the_trust() {
    let run = ends(&["policy"], "", 0);
    assert_eq!(json(&run.out)["Statement"][0]["Action"], "hbr:CreateBackupPlan");
    let crossed =
        file("crossed.json", laid_over(&plan("oss"), r#"{"CrossAccountType":"CROSS_ACCOUNT"}"#));
    let run = ends(&["policy", "--trust", &crossed], "", 0);
    assert_eq!(json(&run.out)["Statement"][0]["Action"], "sts:AssumeRole");
    let own = file("own.json", plan("oss"));
    assert!(ends(&["policy", "--trust", &own], "", 2).err.contains("no role is needed"));
}

#[test]
fn many_writes_what_check_reads_and_the_shell_runs() {
    let pattern = file("pattern.json", plan("oss"));
    let run = ends(&["many", &pattern], "photos-2026\nvideos-2026\n", 0);
    assert!(
        run.err.contains("Every name ends with the ID")
            && run.err.contains("2 requests, 0 with errors.")
    );
    let checked = ends(&["check", "--jsonl", "--format", "json"], &run.out, 0);
    assert_eq!(checked.out.lines().count(), 2);
    let list = file("list.txt", "photos-2026");
    let run = ends(&["many", &pattern, "--list", &list, "--format", "script"], "", 0);
    assert!(
        run.out.starts_with("#!/bin/sh\n") && run.out.contains("--Bucket photos-2026"),
        "{}",
        run.out
    );
}

#[test]
fn many_writes_nothing_with_errors_unless_forced() {
    let pattern = file("wrong.json", laid_over(&plan("oss"), r#"{"Retention":0}"#));
    let run = ends(&["many", &pattern], "photos-2026", 1);
    assert!(
        run.out.is_empty() && run.err.contains("photos-2026: error[retention/minimum]"),
        "{run:?}"
    );
    assert!(!ends(&["many", &pattern, "--force"], "photos-2026", 0).out.is_empty());
    assert!(ends(&["many", &pattern, "--force"], "", 1).out.is_empty());
}

#[test]
fn a_list_that_is_too_long_is_not_cut_in_silence() {
    let pattern = file("long.json", plan("oss"));
    let list: Vec<String> = (0..1_100).map(|number| format!("photos-{number}")).collect();
    let list = list.join("\n");
    assert!(ends(&["many", &pattern], &list, 1).out.is_empty());
    assert_eq!(ends(&["many", &pattern, "--force"], &list, 0).out.lines().count(), 1_000);
}

#[test]
fn what_is_known_is_compared_with() {
    let vaults = file("known.json", answer("vaults.json"));
    let other = laid_over(&plan("oss"), r#"{"VaultId":"v-0006t3tspuq2ej7p62qs"}"#);
    let run = ends(&["check", "--known", &vaults], &other, 0);
    assert!(run.out.contains("warning[known/vault-kind]"), "{}", run.out);
    assert!(!ends(&["check"], &other, 0).out.contains("known/"));
    let run = ends(&["emit", "json", "--known", &vaults], &other, 0);
    assert!(run.err.contains("warning[known/vault-kind]"), "{}", run.err);
    let none = file("none.json", plan("oss"));
    assert!(ends(&["check", "--known", &none], &other, 2).err.contains("is no answer"));
}
