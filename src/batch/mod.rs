//! Many requests in one file, however large: where each of them stands, how it fares, and what they come to together.
//!
//! [`reader`] takes a file apart as its bytes come. [`plans::Plans`] checks each request and keeps a few dozen bytes of
//! it: what a list shows and what it can be filtered by. Its messages are made anew when someone asks for them, from
//! its bytes in the file. [`mended`] writes the file again without the errors that have a fix, and [`csv`] a table of
//! what was found.

pub mod csv;
mod entry;
pub mod mended;
pub mod plans;
pub mod query;
pub mod reader;
mod shape;
pub mod stop;
pub mod week;
