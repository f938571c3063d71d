//! `check` of many requests: arrays, lines, several threads.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::catalogue::{laid_over, plan};
use crate::cli::{NOW, ends, file, json, rules_of, run};

/// Enough plans for many blocks, of which some are wrong and some have names of others.
fn plans(count: usize) -> Vec<String> {
    let plan = plan("ecs-file");
    let fragment = |index: usize| match index % 10 {
        3 => json!({"PlanName": format!("plan-{}", index / 20)}),
        5 => json!({"PlanName": format!("plan-{index}"), "Retention": 0}),
        7 => json!({"PlanName": "x".repeat(index % 60 + 1), "bucket": "é"}),
        _ => json!({"PlanName": format!("plan-{index}")}),
    };
    (0..count)
        .map(|index| json(&laid_over(&plan, &fragment(index).to_string())).to_string())
        .collect()
}

#[test]
fn threads_make_no_difference() {
    let lines = file("threads.jsonl", plans(400).join("\n"));
    for format in ["json", "human", "sarif", "github", "gitlab"] {
        let args = ["check", "--jsonl", "--format", format, NOW[0], NOW[1], &lines, &lines];
        let of = |threads| run(&[&args[..], &["--threads", threads]].concat(), "");
        let one = of("1");
        assert_eq!(one.code, Some(1));
        assert!(one.out.contains("plan-name/unique"));
        for threads in ["2", "5"] {
            let several = of(threads);
            assert!(several.out == one.out, "{format} with {threads} threads is another");
        }
    }
}

#[test]
fn an_array_is_as_good_as_lines() {
    let plans = plans(100);
    let lines = file("same.jsonl", plans.join("\n"));
    let array = file("same.json", format!("\u{feff} [{}\n]\n", plans.join(" ,\n")));
    let verdicts = |mode, name: &str| {
        ends(&["check", mode, "--format", "json", NOW[0], NOW[1], name], "", 1).out
    };
    let of_lines = verdicts("--jsonl", &lines);
    assert_eq!(of_lines.lines().count(), 100);
    assert_eq!(verdicts("--batch", &lines), of_lines);
    assert_eq!(verdicts("--batch", &array), of_lines);
    // Both at once, and a name in one is known in the other.
    let run =
        ends(&["check", "--batch", "--format", "json", NOW[0], NOW[1], &lines, &array], "", 1);
    let last = json(run.out.lines().last().unwrap());
    assert_eq!(last["file"], json!(array));
    assert!(rules_of(&last).contains(&"plan-name/unique"));
}

#[test]
fn a_finding_in_an_array_says_where_it_is() {
    let text = "[{\"é\": 1}, {\"é\": 2},\n {\n\"x\": 3}]";
    let array = file("places.json", text);
    let run = ends(&["check", "--batch", &array], "", 1);
    for place in ["places.json:1:3: ", "places.json:1:13: ", "places.json:3:1: "] {
        assert!(
            run.out.contains(&format!("{place}error[request/unknown-parameter]")),
            "{place} in {}",
            run.out
        );
    }
    let run = ends(&["check", "--batch", "--format", "sarif", &array], "", 1);
    let log = json(&run.out);
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
        let start = number("byteOffset");
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        assert_eq!(number("startColumn"), text[line_start..start].chars().count() + 1, "{result}");
        assert_eq!(number("startLine"), text[..start].matches('\n').count() + 1);
    }
}

#[test]
fn an_array_that_breaks_off_is_said_and_what_came_before_is_checked() {
    let good = &plans(1)[0];
    let array = file("broken.json", format!("[{good},\n{good} {good}]"));
    let run = ends(&["check", "--batch", "--format", "json", NOW[0], NOW[1], &array], "", 1);
    let verdicts: Vec<Value> = run.out.lines().map(json).collect();
    assert_eq!(verdicts.len(), 3);
    assert_eq!((&verdicts[0]["valid"], &verdicts[1]["valid"]), (&json!(true), &json!(true)));
    assert_eq!(rules_of(&verdicts[2]), ["request/not-json"]);
    let run = ends(&["check", "--batch", NOW[0], NOW[1], &array], "", 1);
    assert!(run.out.contains("broken.json:2:"), "{}", run.out);
    assert!(run.out.contains("expected a comma or `]`"), "{}", run.out);
}

#[test]
fn what_is_no_file_of_requests_is_said() {
    let table = file("table.csv", "PlanName,Path\nx,/a\n");
    let run = ends(&["check", "--batch", &table], "", 2);
    assert!(
        run.err.contains("table.csv: The file is neither a JSON array nor JSON Lines"),
        "{}",
        run.err
    );
    let utf16: Vec<u8> = "[{}]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let run = ends(&["check", "--batch", &file("utf16-array.json", utf16)], "", 2);
    assert!(run.err.contains("is UTF-16; save it as UTF-8"), "{}", run.err);
    ends(&["check", "--batch", "--format", "json"], "", 0);
    ends(&["check", "--batch", "--format", "json"], "[]", 0);
    ends(&["check", "--batch", "--jsonl"], "", 2);
    ends(&["check", "--jsonl", "--threads", "0"], "", 2);
}

#[test]
fn fix_keeps_the_shape_of_an_array() {
    let good = &plans(1)[0];
    let wrong = good.replace("\"PlanName\"", "\"planName\"");
    let array = |plan: &str| format!("[ {plan}\n,\t12 , {plan} ]\r\n");
    let run = run(&["check", "--batch", "--fix", NOW[0], NOW[1]], &array(&wrong));
    assert_eq!(run.out, array(good));
    assert!(run.err.contains("request/not-object"));
    let run = ends(&["check", "--batch", "--fix", "a.json", "b.json"], "", 2);
    assert!(run.err.contains("--fix writes one file"), "{}", run.err);
}

#[test]
fn a_file_of_many_blocks_is_read_to_its_end() {
    let mut text = String::from("[");
    for index in 0..4_000 {
        let comma = if index > 0 { "," } else { "" };
        write!(text, "{comma}{{\"x{index}\":\"{}\"}}", "y".repeat(index % 90)).unwrap();
    }
    text.push(']');
    let array = file("large.json", &text);
    let run = ends(&["check", "--batch", "--format", "json", &array], "", 1);
    assert_eq!(run.out.lines().count(), 4_000);
    for (index, line) in run.out.lines().enumerate().step_by(777) {
        assert!(line.contains(&format!("\"/x{index}\"")), "{index}: {line}");
    }
}
