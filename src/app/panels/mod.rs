//! The parts of the page, one file each.

pub mod action_bar;
pub mod announcer;
pub mod code;
pub mod finder;
pub mod header;
pub mod jump;
pub mod keys;
pub mod output;
pub mod problems;
pub mod rail;
pub mod section;
pub mod shortcuts;
pub mod source;
pub mod summary;
pub mod tabs;
