//! Feeds libFuzzer's inputs to the target that `FUZZ_TARGET` names: `scripts/fuzz` builds and runs this.
#![no_main]

#[path = "../targets.rs"]
mod targets;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;

use crate::targets::{TARGETS, Target};

static TARGET: OnceLock<&'static Target> = OnceLock::new();

fuzz_target!(
    init: {
        let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
        let found = TARGETS.iter().find(|target| target.name == name);
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        let found = found.unwrap_or_else(|| panic!("FUZZ_TARGET is one of {}", names.join(", ")));
        TARGET.get_or_init(|| found);
    },
    |bytes: &[u8]| {
        if let Some(target) = TARGET.get() {
            target.run(bytes);
        }
    }
);
