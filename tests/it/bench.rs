//! The corpus of the benchmarks knows its verdicts without asking a validator. Ours must have the same.

use create_backup_plan::rules::{World, check_text};

#[path = "../bench/native/src/corpus/mod.rs"]
#[expect(dead_code, reason = "only the requests are of interest here")]
mod corpus;

#[test]
fn our_verdicts_are_those_of_the_corpus() {
    let mut broken = Vec::new();
    for number in 0..2_000 {
        let case = corpus::case(number);
        let report = check_text(&case.text, &World::default());
        assert_eq!(report.is_valid(), case.faults.is_empty(), "{} {:?}", case.text, case.faults);
        if let [rule] = case.faults[..] {
            let found = report.findings.iter().any(|finding| finding.rule.id == rule);
            assert!(found, "{rule} in {}", case.text);
            broken.push(rule);
        }
    }
    broken.sort_unstable();
    broken.dedup();
    assert!(broken.len() > 40, "{}", broken.len());
}
