//! Requests seen in public, with the verdict each one gets.

use std::fmt::Write as _;
use std::{env, fs};

use create_backup_plan::rules::check_text;
use serde_json::Value;

use crate::catalogue::world;

/// `UPDATE=1 cargo test` writes the verdicts anew; each was read against its source when it was first written.
#[test]
fn real_requests_get_the_verdicts_they_deserve() {
    let examples: Vec<Value> =
        serde_json::from_str(&fs::read_to_string("tests/data/real_examples.json").unwrap())
            .unwrap();
    let mut verdicts = String::new();
    for (index, example) in examples.iter().enumerate() {
        let source = example["source"].as_str().unwrap();
        let request = serde_json::to_string(&example["params"]).unwrap();
        let _ = writeln!(verdicts, "{index} {source}");
        for finding in check_text(&request, &world()).findings {
            let _ =
                writeln!(verdicts, "  {} {} {}", finding.severity, finding.rule.id, finding.place);
        }
    }
    let path = "tests/data/real_examples.verdicts.txt";
    if env::var_os("UPDATE").is_some() {
        fs::write(path, &verdicts).unwrap();
    }
    assert_eq!(
        verdicts,
        fs::read_to_string(path).unwrap(),
        "run with UPDATE=1 and read the difference"
    );
}
