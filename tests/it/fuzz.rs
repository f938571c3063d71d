//! The texts that `scripts/fuzz` kept, each tried again.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

#[test]
fn what_fuzzing_kept_still_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    for target in targets::TARGETS {
        let texts = fs::read_to_string(corpus.join(format!("{}.jsonl", target.name))).unwrap();
        assert!(!texts.is_empty(), "{} has no text", target.name);
        for line in texts.lines() {
            let text: String = serde_json::from_str(line).unwrap();
            let read = std::panic::catch_unwind(|| target.run(text.as_bytes()));
            assert!(read.is_ok(), "{} breaks on {line}", target.name);
        }
    }
}
