//! The native tests that need more than one module, in one binary.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

mod batch;
mod bench;
mod catalogue;
mod cli;
#[path = "../common/mod.rs"]
mod common;
mod doctor;
mod documents;
mod examples;
#[cfg(feature = "ssr")]
mod finding;
mod fuzz;
mod grammars;
mod guide;
#[cfg(feature = "ssr")]
mod history;
mod import;
mod insight;
mod layers;
mod library;
mod odd_values;
mod outputs;
mod page;
#[cfg(feature = "ssr")]
mod page_around;
mod params;
mod real_examples;
#[cfg(feature = "ssr")]
mod render;
mod rules;
mod schema;
#[cfg(feature = "ssr")]
mod session;
mod share;
mod styling;
mod supply;
mod templates;
mod time;
mod vectors;
mod verdict;
mod wire;
