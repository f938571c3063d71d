//! The element of the npm package in pages of others: each is built with its own tools against the packed package, and
//! used by keys and clicks.
//!
//! Run by `scripts/test`, or by hand after `scripts/package`:
//! `cargo test --features hosts-tests --test hosts`, with `TEST_BROWSER=firefox` before it for Firefox instead of Chromium.

#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

#[path = "../browser/browser.rs"]
mod browser;
mod built;
mod console_os;
#[path = "../package/consumer.rs"]
#[expect(dead_code, reason = "these pages have their packages in their own folder")]
mod consumer;
mod described;
#[path = "../browser/driver.rs"]
mod driver;
#[path = "../browser/engine.rs"]
mod engine;
#[path = "../browser/harness.rs"]
#[expect(dead_code, reason = "an embedded form is used less than one that is the page")]
mod harness;
mod life;
mod pages;
mod server;
mod strict;
#[path = "../browser/ways.rs"]
#[expect(dead_code, reason = "an embedded form is used less than one that is the page")]
mod ways;
