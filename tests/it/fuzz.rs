//! The texts that `scripts/fuzz` kept, each tried again.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

#[test]
fn what_fuzzing_kept_still_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    for target in targets::TARGETS {
        let texts: Vec<_> = fs::read_dir(corpus.join(target.name)).unwrap().collect();
        assert!(!texts.is_empty(), "{} has no text", target.name);
        for text in texts {
            let path = text.unwrap().path();
            let read = std::panic::catch_unwind(|| target.run(&fs::read(&path).unwrap()));
            assert!(read.is_ok(), "{} breaks it", path.display());
        }
    }
}
