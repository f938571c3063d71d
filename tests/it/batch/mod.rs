//! Many requests in one file.

mod plans;
mod reader;
