//! Outputs that are run by what they are written for, or at least parsed by its grammar. What that takes, `scripts/setup`
//! installs; see `tools`.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

#[path = "../common/mod.rs"]
mod common;
mod aliyun;
mod archive;
mod literals;
mod model;
mod parsed;
mod pipelines;
mod plans;
mod programs;
mod prompts;
mod proof;
mod random;
mod scripts;
mod shells;
mod signature;
mod stand_in;
mod templates;
mod tools;
mod windows;
