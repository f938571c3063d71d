//! Write, check and sign requests for `CreateBackupPlan` (Alibaba Cloud Backup, product hbr, version 2017-09-08).
//!
//! **Draft → (rules) → Report**, and **Draft → (request) → Request → (output) → text.** One table of parameters and one
//! catalogue of rules drive the form, the validator, the wire format, the JSON Schema, the help texts and the command
//! line. A draft with errors can still be written: whoever asks for it sees the report first.
//!
//! Around that, [`insight`] says what a plan will do, [`import`] reads any text back into drafts, [`share`] puts one into
//! a link, and [`guide`] helps before it is sent and after, with what [`inventory`] knows of the account.
//!
//! The API owns the word *rule*: its `Rule` parameter is a list of **backup rules**. A **rule** without that word is
//! one of this project's validation rules.
//!
//! The modules stand in the order of their dependencies: one names only those above it, which a test holds.

pub mod lang;
pub mod values;
pub mod params;
pub mod plan;
pub mod insight;
pub mod inventory;
pub mod rules;
pub mod request;
pub mod command;
pub mod guide;
pub mod output;
pub mod share;
pub mod import;
pub mod doctor;
pub mod verdict;
pub mod schema;
#[cfg(feature = "js")]
pub mod js;
#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod element;
