//! A plan on its way from what was typed to what is sent.

pub mod diff;
pub mod draft;
pub mod held;
pub mod patch;
pub mod place;
pub mod preset;
pub mod reading;
