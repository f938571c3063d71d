//! What JavaScript may call: values in and out, options, and the functions of the npm package.
//!
//! Only conversions stand here. What is right, what is written and what is said about it is the core's, in the very
//! shapes that the command line prints.

pub mod calls;
pub mod imported;
pub mod options;
pub mod refusal;
pub mod value;
