//! Signatures: one file a scheme.

pub mod percent;
pub mod v1;
pub mod v3;
