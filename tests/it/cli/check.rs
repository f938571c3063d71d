//! `check`: what it reads, how it ends, and what it mends.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::catalogue::{laid_over, plan};
use crate::cli::{NOW, command, ends, file, finish, json, relative, rules_of, run};

#[test]
fn a_verdict_decides_how_check_ends() {
    ends(&["check", NOW[0], NOW[1]], &plan("ecs-file"), 0);
    ends(&["check", NOW[0], NOW[1], "-"], &laid_over(&plan("oss"), r#"{"Prefix":"/a"}"#), 0);
    ends(&["check"], "{}", 1);
    ends(&["check"], "", 1);
    let good = file("good.json", plan("oss"));
    ends(&["check", &good], "", 0);
    ends(&["check", &good, "-"], "[]", 1);
}

/// Lines of every kind, with the rules that the verdicts name.
fn mixed_lines() -> Vec<u8> {
    let basic = json(&plan("ecs-file-basic")).to_string();
    let mut lines = Vec::new();
    for line in [basic.as_bytes(), b"", b" \t", b"{\"a\":", b"\xff\xfe{", b"[]\r", b"{\"\xc3(\":1}"]
    {
        lines.extend_from_slice(line);
        lines.push(b'\n');
    }
    lines.extend_from_slice(basic.as_bytes());
    lines
}

#[test]
fn each_line_gets_its_verdict() {
    let lines = file("mixed.jsonl", mixed_lines());
    let run = ends(&["check", "--jsonl", "--format", "json", &lines], "", 1);
    let verdicts: Vec<Value> = run.out.lines().map(json).collect();
    let found: Vec<Vec<&str>> = verdicts.iter().map(rules_of).collect();
    let (not_json, not_object) = (vec!["request/not-json"], vec!["request/not-object"]);
    let none = Vec::new();
    assert_eq!(
        found.iter().collect::<Vec<_>>(),
        [&none, &not_json, &not_json, &not_object, &not_json, &none]
    );
    assert!(verdicts.iter().all(|verdict| verdict.get("file").is_none()));

    let run = ends(&["check", "--jsonl", "--format", "json", &lines, &lines], "", 1);
    assert!(run.out.lines().all(|line| json(line)["file"] == json!(lines)));

    let run = ends(&["check", "--jsonl", &lines], "", 1);
    for place in
        ["mixed.jsonl:4:6: ", "mixed.jsonl:5:1: ", "mixed.jsonl:6:1: ", "mixed.jsonl:7:3: "]
    {
        assert!(run.out.contains(place), "{place} in {}", run.out);
    }
}

#[test]
fn a_name_is_unique_over_the_whole_batch() {
    let lines = format!("{0}\n{0}\n", json(&plan("ecs-file")));
    let run = ends(&["check", "--jsonl", "--format", "json", NOW[0], NOW[1]], &lines, 0);
    let verdicts: Vec<Value> = run.out.lines().map(json).collect();
    assert!(!rules_of(&verdicts[0]).contains(&"plan-name/unique"));
    assert!(rules_of(&verdicts[1]).contains(&"plan-name/unique"));
    let file = file("unique.jsonl", format!("\n{lines}"));
    let run = ends(&["check", "--jsonl", NOW[0], NOW[1], &file], "", 0);
    assert!(run.out.contains(&format!("that of the plan in `{file}:2`")), "{}", run.out);
}

#[test]
fn a_name_that_is_taken_names_the_file_that_has_it() {
    let [one, other] =
        ["one.json", "other.json"].map(|name| file(name, json(&plan("ecs-file")).to_string()));
    let run = ends(&["check", NOW[0], NOW[1], &one, &other], "", 0);
    assert!(run.out.contains(&format!("that of the plan in `{one}` too")), "{}", run.out);
}

#[test]
fn an_answer_does_not_wait_for_the_end_of_the_input() {
    let mut child = command(&["check", "--jsonl", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..3 {
        input.write_all(b"{}\n").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(json(&line)["valid"], false);
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_reader_that_leaves_is_no_fault_and_no_verdict() {
    let mut child = command(&["check", "--jsonl", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // Fails as soon as the program is gone.
    let lines = "{}\n".repeat(1_000);
    while input.write_all(lines.as_bytes()).is_ok() {}
    let output = child.wait_with_output().unwrap();
    // As a program that SIGPIPE ends: neither that all is valid, nor that something is not.
    assert_eq!((output.status.code(), output.stderr), (Some(141), Vec::new()));
}

#[test]
fn a_file_of_older_powershell_is_read() {
    let text = "\u{feff}{\"SourceType\":\"OSS\"}";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (name, bytes) in [("little.json", little), ("big.json", big)] {
        let run = ends(&["import", &file(name, bytes)], "", 0);
        assert_eq!(run.out, "{\n  \"SourceType\": \"OSS\"\n}\n");
    }
}

#[test]
fn a_text_of_another_form_is_told_by_its_name() {
    let yaml = "SourceType: OSS\nPath:\n- /a\n";
    let run = ends(&["check"], yaml, 1);
    let command = "create-backup-plan import | create-backup-plan check\n";
    assert!(run.out.contains(&format!("can be read as YAML: {command}")), "{}", run.out);
    let run = ends(&["check", &file("a plan.yaml", yaml)], "", 1);
    assert!(run.out.contains("/a plan.yaml' | create-backup-plan check\n"), "{}", run.out);
    let run = ends(&["check"], "nothing of ours", 1);
    assert!(!run.out.contains("can be read as"), "{}", run.out);
}

#[test]
fn requests_in_another_arrangement_are_told_by_the_option() {
    let pretty = "{\n  \"SourceType\": \"OSS\"\n}\n";
    let run = ends(&["check", "--jsonl"], pretty, 1);
    let help = "help: a request over several lines is checked with --batch instead of --jsonl";
    assert_eq!(run.out.matches(help).count(), 1, "{}", run.out);
    // One after another, as `jq` and `import` write them.
    let run = ends(&["check", "--batch", "--format", "json"], &pretty.repeat(2), 1);
    let lines: Vec<Value> = run.out.lines().map(|line| json(line)["line"].clone()).collect();
    assert_eq!(lines, [1, 4]);
    let lines = "{\"SourceType\":\"OSS\"}\n{\"SourceType\":\"NAS\"}\n";
    let run = ends(&["check"], lines, 1);
    assert!(
        run.out.contains("can be read as JSON: create-backup-plan check --batch\n"),
        "{}",
        run.out
    );
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    // Half of a pair of units.
    let utf16 = [0xff, 0xfe, b'{', 0, 0x3d, 0xd8, b'}', 0];
    let cases = [
        (folder.to_owned(), "is a directory"),
        (format!("{folder}/nothing-here.json"), "does not exist"),
        (file("utf16.json", utf16), "is UTF-16; save it as UTF-8"),
        (file("bare-utf16.json", b"{\0}\0"), "is UTF-16; save it as UTF-8"),
        (file("latin1.json", b"{\"\xe9\":1}"), "is not UTF-8 text: byte 2"),
    ];
    for (name, reason) in &cases {
        let run = ends(&["check", name], "", 2);
        assert!(run.err.contains(name) && run.err.contains(reason), "{}", run.err);
        assert_eq!(run.out, "");
        ends(&["emit", "json", name], "", 2);
    }
    // The others are checked all the same.
    let good = file("beside.json", plan("oss"));
    let run = ends(&["check", "--format", "json", &cases[1].0, &good], "", 2);
    assert_eq!(json(&run.out)["valid"], true);
}

#[test]
fn marks_and_line_ends_of_windows_are_taken() {
    let text = format!("\u{feff}{}", plan("ecs-file-basic").replace('\n', "\r\n"));
    ends(&["check"], &text, 0);
    ends(&["check", "--jsonl"], "\u{feff}{\"SourceType\":\"OSS\",\"Bucket\":\"abc\"}\r\n", 0);
    let run = ends(&["check", "--format", "json"], "\u{feff}{\r\n\"x\":1}", 1);
    let issues = json(&run.out)["issues"].clone();
    let issue =
        issues.as_array().unwrap().iter().find(|issue| issue["pointer"] == "/x").unwrap().clone();
    assert_eq!(issue["span"], json!({"start": 6, "end": 9, "line": 2, "column": 1}));
}

#[test]
fn wrong_usage_is_explained() {
    let says = |args: &[&str], word: &str| {
        let run = ends(args, "", 2);
        assert!(run.err.contains(word), "{args:?}: {}", run.err);
        assert_eq!(run.out, "");
    };
    says(&[], "Usage:");
    says(&["chekc"], "check");
    says(&["check", "--level", "id/shpae=note"], "did you mean `id/shape`?");
    says(&["check", "--level", "id/shape"], "RULE=LEVEL");
    says(&["check", "--level", "id/shape=fatal"], "`error`, `warning`, `note` or `off`");
    says(&["check", "--now", "tomorrow"], "2026-03-27T00:00:00Z");
    says(&["check", "--lang", "fr"], "`en` or `zh`");
    says(&["check", "--region", "Hangzhou"], "cn-hangzhou");
    says(&["check", "--fix", "a.json", "b.json"], "--jsonl");
    says(&["rules", "schedule/intervall"], "did you mean `schedule/interval`?");
    says(&["emit", "crul"], "did you mean `curl`?");
    says(&["emit", "vectors"], "--jsonl");
    says(&["emit", "json", "--endpoint", "http://example.com"], "https://");
}

#[test]
fn fixes_are_left_out_for_who_wants_none() {
    let wrong = laid_over(&plan("ecs-file"), r#"{"Retention":"7"}"#);
    let human = run(&["check"], &wrong).out;
    let plain = run(&["check", "--no-fixes"], &wrong).out;
    assert!(human.contains("Write `7`") && !plain.contains("Write `7`"), "{human}\n{plain}");
    let issues = json(&run(&["check", "--format", "json", "--no-fixes"], &wrong).out);
    assert_eq!(issues["issues"][0]["fixes"], serde_json::json!([]));
    ends(&["check", "--fix", "--no-fixes"], &wrong, 2);
}

#[test]
fn levels_times_and_regions_reach_the_rules() {
    let past = laid_over(&plan("ecs-file"), r#"{"Schedule":"I|1602673264|P1D"}"#);
    let found = |args: &[&str], input: &str| {
        let mut all = vec!["check", "--format", "json"];
        all.extend_from_slice(args);
        let run = run(&all, input);
        rules_of(&json(&run.out)).join(" ")
    };
    assert!(found(&["--now", "2026-11-24T12:00:00Z"], &past).contains("schedule/start-in-past"));
    assert!(!found(&["--now", "2020-01-01T00:00:00+08:00"], &past).contains("start-in-past"));
    let copy = laid_over(
        &plan("udm-ecs"),
        r#"{"UdmRegionId":null,"Schedule":null,"Rule":[{"BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","DoCopy":true,"DestinationRegionId":"cn-hangzhou"}]}"#,
    );
    assert!(found(&["--region", "cn-hangzhou"], &copy).contains("rule/copy-same-region"));
    assert!(!found(&[], &copy).contains("rule/copy-same-region"));
    ends(&["check", "--level", "schedule/start-in-past=error"], &past, 1);
    ends(&["check", "--level", "request/not-json=note"], "{", 1);
    ends(&["check", "--level", "request/not-json=off"], "{", 1);
    assert!(!found(&["--level", "schedule/start-in-past=off"], &past).contains("start-in-past"));
    assert!(ends(&["check", "--level", "id/shape=fatal"], "{}", 2).err.contains("or `off`"));
}

#[test]
fn who_calls_says_what_fails_and_what_is_shown() {
    let warned = laid_over(&plan("ecs-file"), r#"{"Schedule":"I|1602673264|P1D","PlanName":null}"#);
    let now = "2026-11-24T12:00:00Z";
    let exits = |args: &[&str], code| {
        let all: Vec<&str> = ["check", "--now", now].iter().chain(args).copied().collect();
        ends(&all, &warned, code).out
    };
    let all = exits(&[], 0);
    assert!(all.contains("note[schedule/start-in-past]") && all.contains("warning["), "{all}");
    exits(&["--fail-on", "warning"], 1);
    exits(&["--fail-on", "note"], 1);
    assert_eq!(exits(&["--severity", "error"], 0), "1 request checked, nothing found.\n");
    // What is not shown does not fail either.
    exits(&["--severity", "error", "--fail-on", "note"], 0);
    let shown = exits(&["--severity", "warning"], 0);
    assert!(shown.contains("warning[") && !shown.contains("note["), "{shown}");
    let sarif = exits(&["--severity", "error", "--format", "sarif"], 0);
    assert_eq!(json(&sarif)["runs"][0]["results"], serde_json::json!([]));
    assert!(ends(&["check", "--fail-on", "fatal"], "{}", 2).err.contains("expected `error`"));
}

#[test]
fn fix_writes_a_request_without_mendable_errors() {
    let text = "{\n  \"SourceType\": \"oss\",\n  \"bucket\": \"abc\",\n  \"Retention\": \"7\",\n  \"Prefix\": \"/a\"\n}\n";
    let run = ends(&["check", "--fix"], text, 0);
    assert_eq!(
        run.out,
        text.replace("oss", "OSS").replace("bucket", "Bucket").replace("\"7\"", "7")
    );
    assert!(run.err.contains("warning[prefix/leading-slash]"), "a warning stays: {}", run.err);
    let again = ends(&["check", "--fix"], &run.out, 0);
    assert_eq!(again.out, run.out);
    let run = ends(&["check", "--fix"], "{\"Nonsense\": 1}", 1);
    assert_eq!(run.out, "{\"Nonsense\": 1}\n");
}

#[test]
fn fix_mends_each_line() {
    let lines = "{\"source_type\":\"OSS\",\"Bucket\":\"abc\"}\n\n{\"SourceType\":\"OSS\",\"bucket\":\"abc\"}\n";
    let run = ends(&["check", "--fix", "--jsonl"], lines, 0);
    assert_eq!(run.out, "{\"SourceType\":\"OSS\",\"Bucket\":\"abc\"}\n".repeat(2));
    let run = finish(command(&["check", "--fix", "--jsonl"]), &mixed_lines());
    assert_eq!((run.code, run.out.lines().count()), (Some(1), 6));
}

#[test]
fn standard_input_is_read_once() {
    let run = ends(&["check", "-", "-"], "{\"SourceType\":\"OSS\"}", 2);
    assert!(run.err.contains("<stdin> can be read once: name files for the others"), "{}", run.err);
    assert!(!run.out.contains("request/not-json"), "{}", run.out);
}

#[test]
fn a_region_that_is_not_known_is_doubted() {
    let plan = plan("oss");
    for args in [["check", "--region"], ["emit", "--region"]] {
        let [command, option] = args;
        let format: &[&str] = if command == "emit" { &["curl-env"] } else { &[] };
        let args = [&[command], format, &[option, "cn-hanghzou"]].concat();
        let said = "there is no known region `cn-hanghzou`; did you mean `cn-hangzhou`?";
        assert!(ends(&args, &plan, 0).err.contains(said), "{command}");
    }
}

#[test]
fn machines_get_the_names_of_a_repository() {
    let path = file("relative.json", "{}");
    for format in ["gitlab", "github"] {
        let run = ends(&["check", "--format", format, &path], "", 1);
        assert!(run.out.contains(relative(&path)), "{format}: {}", run.out);
        assert_eq!(run.out.contains(&path), relative(&path) == path, "{format}: {}", run.out);
    }
}

#[test]
fn a_verdict_among_others_says_on_which_line_its_request_begins() {
    let line = |verdict: &str| json(verdict)["line"].as_u64();
    let lines = |args: &[&str], text: &str| -> Vec<Option<u64>> {
        let run = run(&[&["check", "--format", "json"], args].concat(), text);
        run.out.lines().map(line).collect()
    };
    let text = "{\"SourceType\":\"OSS\"}\n\n{}\nnone\n";
    assert_eq!(lines(&["--jsonl"], text), [Some(1), Some(3), Some(4)]);
    assert_eq!(lines(&["--batch"], "[\n{},\n\n{}]\n"), [Some(2), Some(4)]);
    assert_eq!(lines(&[], "{}"), [None]);
}
