//! A plan on its way from what was typed to what is sent.
//!
//! [`draft::Draft`] is the request itself, right or wrong. A [`place::Place`] is where a value stands in it, a
//! [`patch::Op`] a change of one; [`reading::Reading`] says what the values mean, and [`preset::PRESETS`] are whole plans
//! to start from.

pub mod diff;
pub mod draft;
pub mod held;
pub mod patch;
pub mod place;
pub mod preset;
pub mod reading;
