//! Signatures: one file a scheme, and what both show of the way to one.
//!
//! Each scheme has a `Calculation`, which holds every text on that way. The signature is made of these texts, and the
//! steps that people see are the same texts.

pub mod percent;
pub mod step;
pub mod v1;
pub mod v3;
