//! The built page in real browsers: `dist/` served with the headers of Trunk.toml, driven by WebDriver.
//!
//! Run by `scripts/test`, or by hand after `trunk build`:
//! `cargo test --features browser-tests --test browser`, with `TEST_BROWSER=firefox` before it for
//! Firefox instead of Chromium. A test that an engine cannot run says so and passes.
//!
//! Each test opens a [`harness::Page`] of its own and talks to it in plain blocking calls.

#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

mod batch;
mod boot;
mod bound;
mod browser;
mod canary;
mod console;
mod driver;
mod element;
mod embed;
mod engine;
mod finding;
mod form;
mod guide;
mod handed_over;
mod harness;
mod insight;
mod isolation;
mod keyboard;
mod keys;
mod look;
mod newcomer;
mod rough;
mod server;
mod signature;
mod ways;
mod steps;
mod themes;
