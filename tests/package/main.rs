//! The npm package as its users have it: packed, installed into an empty folder, imported in Node.js, compiled against,
//! bundled, and run in a browser under a strict policy.
//!
//! Run by `scripts/test`, or by hand after `scripts/package`:
//! `cargo test --features package-tests --test package`, with `TEST_BROWSER=firefox` before it for Firefox instead of
//! Chromium.

#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

#[path = "../browser/browser.rs"]
#[expect(dead_code, reason = "a page of the package needs less than one of the form")]
mod browser;
#[path = "../common/mod.rs"]
mod common;
#[path = "../browser/driver.rs"]
#[expect(dead_code, reason = "a page of the package needs less than one of the form")]
mod driver;
#[path = "../browser/engine.rs"]
#[expect(dead_code, reason = "a page of the package needs less than one of the form")]
mod engine;
mod bill;
mod consumer;
mod native;
mod node;
mod pages;
mod signing;
mod site;
mod types;
