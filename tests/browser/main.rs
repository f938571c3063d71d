//! The built page in a real Chromium: `dist/` served with the headers of Trunk.toml, driven by ChromeDriver.
//!
//! Run by `scripts/test`, or by hand after `trunk build`:
//! `cargo test --features browser-tests --test browser -- --test-threads=1`.
//!
//! Each test opens a [`harness::Page`] of its own and talks to it in plain blocking calls.

#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

mod boot;
mod driver;
mod embed;
mod form;
mod harness;
mod insight;
mod keyboard;
mod keys;
mod look;
mod newcomer;
mod rough;
mod server;
mod steps;
