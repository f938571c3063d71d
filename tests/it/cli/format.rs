//! How `check` shows what it finds.

use create_backup_plan::rules;
use serde_json::{Value, json};

use crate::catalogue::{laid_over, plan, requests};
use crate::cli::{command, ends, file, finish, json, relative, run};

#[test]
fn people_see_the_line_the_cause_and_the_cure() {
    let text = "{\n  \"SourceType\": \"OSS\",\n\t\"bucket\": \"备份\"\n}";
    let name = file("human.json", text);
    let run = ends(&["check", &name, "--level", "source-type/other-operation=note"], "", 1);
    let expected = format!(
        "{name}:3:2: error[request/unknown-parameter]: `bucket` is not a parameter. Write `Bucket`.\n  |\n\
         3 |     \"bucket\": \"备份\"\n  |     ^^^^^^^^\n  = fix: Rename to `Bucket`\n  = see: https://"
    );
    assert!(run.out.contains(&expected), "{}", run.out);
    let closing = run.out.lines().last().unwrap();
    assert!(closing.ends_with("in 1 request. 1 error can be fixed by `check --fix`."), "{closing}");
    assert!(!run.out.contains('\u{1b}'), "no colours but in a terminal");
}

#[test]
fn nothing_found_is_said() {
    let run = ends(&["check"], &plan("ecs-file-basic"), 0);
    assert_eq!(run.out, "1 request checked, nothing found.\n");
    let run = ends(&["check", "--lang", "zh"], &plan("ecs-file-basic"), 0);
    assert_eq!(run.out, "已检查 1 个请求，未发现问题。\n");
}

#[test]
fn programs_get_one_verdict_a_line() {
    let run = ends(&["check", "--format", "json"], "{\"Rule\":[{\"Name\":1}]}", 1);
    assert_eq!(run.out.lines().count(), 1);
    let verdict = json(&run.out);
    assert_eq!(verdict["valid"], false);
    let issues = verdict["issues"].as_array().unwrap();
    let issue = issues.iter().find(|issue| issue["pointer"] == "/Rule/0/Name").unwrap();
    assert_eq!(issue["span"], json!({"start": 10, "end": 16, "line": 1, "column": 11}));
    let keys: Vec<&String> = issue.as_object().unwrap().keys().collect();
    let all = ["fixes", "message", "pointer", "reference", "rule", "severity", "span"];
    assert_eq!(keys, all);
}

#[test]
fn several_files_are_told_apart() {
    let (one, two) = (file("one.json", plan("oss")), file("two.json", "{"));
    let run = ends(&["check", "--format", "json", &one, &two], "", 1);
    let verdicts: Vec<Value> = run.out.lines().map(json).collect();
    assert_eq!((&verdicts[0]["file"], &verdicts[0]["valid"]), (&json!(one), &json!(true)));
    assert_eq!((&verdicts[1]["file"], &verdicts[1]["valid"]), (&json!(two), &json!(false)));
}

#[test]
fn sarif_has_what_code_scanning_needs() {
    let name = file("a b,%25.json", "{\n  \"SourceType\": \"OSS\",\n  \"bucket\": \"😀\"\n}");
    let run = ends(&["check", "--format", "sarif", &name, "no-such-file.json"], "", 2);
    let sarif = json(&run.out);
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let listed = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(listed.len(), rules::all().count());
    for rule in listed {
        assert!(rule["shortDescription"]["text"].as_str().is_some_and(|text| text.ends_with('.')));
        let help = &rule["help"]["text"];
        assert!(
            help.as_str().unwrap().starts_with(rule["fullDescription"]["text"].as_str().unwrap())
        );
        let severity = rule["properties"]["problem.severity"].as_str().unwrap();
        assert!(["error", "warning", "recommendation"].contains(&severity), "{severity}");
        assert!(
            ["error", "warning", "note"]
                .contains(&rule["defaultConfiguration"]["level"].as_str().unwrap())
        );
    }
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(listed[index]["id"], result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(
            region["startLine"].as_u64() >= Some(1) && region["startColumn"].as_u64() >= Some(1)
        );
        assert!(result["message"]["text"].is_string());
    }
    let result =
        results.iter().find(|result| result["ruleId"] == "request/unknown-parameter").unwrap();
    let location = &result["locations"][0]["physicalLocation"];
    let uri = location["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.ends_with("/a%20b%2C%2525.json"), "{uri}");
    assert_eq!(uri.starts_with("file:///"), relative(&name) == name, "{uri}");
    let region = json!({"startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 11, "byteOffset": 27, "byteLength": 8});
    assert_eq!(location["region"], region);
    let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["deletedRegion"], region);
    assert_eq!(change["insertedContent"]["text"], "\"Bucket\"");
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notice = invocation["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert_eq!(notice, "no-such-file.json does not exist");
}

#[test]
fn sarif_help_shows_both_kinds_of_request() {
    let run = ends(&["check", "--format", "sarif"], &plan("ecs-file-basic"), 0);
    let sarif = json(&run.out);
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let rule = rules.iter().find(|rule| rule["id"] == "rule/copy-off").unwrap();
    let markdown = rule["help"]["markdown"].as_str().unwrap();
    let fences = markdown.matches("```json\n{\"Schedule\":null,\"Rule\":[").count();
    assert!(markdown.contains("Breaks it:") && fences == 2, "{markdown}");
}

#[test]
fn files_of_the_repository_are_named_from_its_root() {
    for name in ["tests/data/plans/oss.json", "./tests/data/plans/oss.json"] {
        let run = ends(&["check", "--format", "sarif", name], "", 0);
        let sarif = json(&run.out);
        let location = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        let expected = json!({"uri": "tests/data/plans/oss.json", "uriBaseId": "%SRCROOT%"});
        assert_eq!(location["artifactLocation"], expected);
        let run = ends(&["check", "--format", "gitlab", name], "", 0);
        assert_eq!(json(&run.out)[0]["location"]["path"], "tests/data/plans/oss.json");
    }
}

/// The fingerprints that each format gives the findings of a text.
fn fingerprints(text: &str) -> Vec<Vec<String>> {
    let name = file("fingerprints.jsonl", text);
    let check = |format| {
        let run = ends(&["check", "--jsonl", "--format", format, &name], "", 1);
        json(&run.out)
    };
    let list = |list: &Value, pointer: &str| {
        let entries = list.as_array().unwrap().iter();
        entries.map(|entry| entry.pointer(pointer).unwrap().as_str().unwrap().to_owned()).collect()
    };
    let sarif = check("sarif");
    let results = &sarif["runs"][0]["results"];
    vec![list(results, "/partialFingerprints/place~1v1"), list(&check("gitlab"), "/fingerprint")]
}

#[test]
fn a_finding_is_known_again_when_lines_move() {
    let request = r#"{"SourceType":"OSS","bucket":"abc","Bucket":"a"}"#;
    let before = fingerprints(&format!("{request}\n{request}\n"));
    assert_eq!(fingerprints(&format!("\n\n{request}\n\n {request}\n")), before);
    for found in before {
        let mut unique = found.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), found.len(), "{found:?}");
        assert!(found.len() > 4);
    }
}

#[test]
fn gitlab_gets_what_its_report_needs() {
    let name = file("gitlab.json", "{\n  \"SourceType\": \"OSS\",\n  \"bucket\": \"abc\"\n}");
    let run = ends(&["check", "--format", "gitlab", &name, "no-such-file.json"], "", 2);
    let report = json(&run.out);
    let issues = report.as_array().unwrap();
    for issue in issues {
        let keys: Vec<&String> = issue.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["check_name", "description", "fingerprint", "location", "severity"]);
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().unwrap()));
    }
    let issue =
        issues.iter().find(|issue| issue["check_name"] == "request/unknown-parameter").unwrap();
    assert_eq!(issue["location"], json!({"path": relative(&name), "lines": {"begin": 3}}));
    assert_eq!(issue["description"], "`bucket` is not a parameter. Write `Bucket`.");
    assert_eq!(issue["severity"], "major");
    let run = ends(&["check", "--format", "gitlab"], &plan("ecs-file-basic"), 0);
    assert_eq!(json(&run.out), json!([]));
}

/// The schema of the standard (`Schemata/sarif-schema-2.1.0.json` of oasis-tcs/sarif-spec).
#[test]
fn sarif_follows_its_schema() {
    let mut schema = json(include_str!("../../data/sarif-schema-2.1.0.json"));
    // Its pattern for languages is no regular expression.
    for part in ["run", "toolComponent"] {
        schema["definitions"][part]["properties"]["language"] = json!(true);
    }
    let schema = jsonschema::draft7::new(&schema).unwrap();
    let every = rules::examples()
        .filter(|example| example.breaks && !["batch", "url"].contains(&example.over))
        .map(|example| {
            // A line that is no JSON stays as it is; a request is put on one line.
            let text = requests(example).0;
            serde_json::from_str::<Value>(&text).map_or(text, |request| request.to_string())
        })
        .collect::<Vec<_>>()
        .join("\n");
    for (args, input) in
        [(&["--jsonl"][..], every.as_str()), (&[], "{"), (&["no-such-file.json"], "")]
    {
        let run = run(&[&["check", "--format", "sarif"], args].concat(), input);
        let sarif = json(&run.out);
        let said: Vec<String> = schema.iter_errors(&sarif).map(|error| error.to_string()).collect();
        assert!(said.is_empty(), "{said:?}");
    }
}

#[test]
fn sarif_is_whole_when_nothing_is_found_and_counts_lines() {
    let run = ends(&["check", "--format", "sarif"], &plan("ecs-file-basic"), 0);
    assert_eq!(json(&run.out)["runs"][0]["results"], json!([]));
    let run = ends(&["check", "--format", "sarif", "--jsonl"], "\n{}\n", 1);
    let region =
        json(&run.out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"].clone();
    assert_eq!(region["artifactLocation"]["uri"], "stdin");
    assert_eq!(
        (&region["region"]["startLine"], &region["region"]["byteOffset"]),
        (&json!(2), &json!(1))
    );
}

#[test]
fn github_reads_its_commands() {
    let name =
        file("a,b:c%.json", "{\n\"SourceType\":\"OSS\",\"Bucket\":\"abc\",\"x\\n::error::y\":1}");
    let run = ends(&["check", "--format", "github", &name], "", 1);
    let line = run.out.lines().find(|line| line.contains("unknown-parameter")).unwrap();
    let file = relative(&name).replace('%', "%25").replace(':', "%3A").replace(',', "%2C");
    let begins = format!(
        "::error file={file},line=2,endLine=2,col=35,endColumn=50,title=request/unknown-parameter::"
    );
    assert!(line.starts_with(&begins), "{line}");
    let (commands, said) = run.out.trim_end().rsplit_once('\n').unwrap();
    assert!(said.ends_with("in 1 request."), "{said}");
    for line in commands.lines() {
        let command = line.strip_prefix("::").and_then(|rest| rest.split([' ']).next()).unwrap();
        assert!(["error", "warning", "notice"].contains(&command), "{line}");
    }
}

#[test]
fn github_gets_no_columns_of_two_lines_and_hears_of_what_was_not_read() {
    let name = file("lines.json", "{\n\"SourceType\": \"OSS\",\n\"Bucket\": [\n1\n]\n}");
    let run = ends(&["check", "--format", "github", &name, "no-such-file.json"], "", 2);
    let finding = format!("::error file={},line=3,endLine=5,title=", relative(&name));
    assert!(run.out.contains(&finding), "{}", run.out);
    assert!(run.out.contains("\n::error ::no-such-file.json does not exist\n"), "{}", run.out);
}

#[test]
fn a_secret_in_a_request_is_not_repeated() {
    let whole = laid_over(
        &plan("oss"),
        r#"{"AccessKeySecret":"canary-1","SecurityToken":{"a":"canary-2"},"prefix":"x","Retention":0}"#,
    );
    let minified = json(&whole).to_string();
    let cut_short = whole.trim_end().trim_end_matches('}').to_owned();
    for request in [&whole, &minified, &cut_short] {
        for format in ["human", "json", "github", "gitlab", "sarif"] {
            let run = ends(&["check", "--format", format], request, 1);
            assert!(!run.out.contains("canary"), "{}", run.out);
        }
        let run = run(&["emit", "wire", "--force"], request);
        assert!(!run.out.contains("canary") && !run.err.contains("canary"), "{run:?}");
    }
}

#[test]
fn colours_can_be_asked_for_and_refused() {
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = command(&["check"]);
        command.envs(variables.iter().copied());
        finish(command, b"{}").out.contains("\u{1b}[")
    };
    assert!(!coloured(&[]), "nobody sees them in a pipe");
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "0")]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}
