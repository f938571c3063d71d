//! The parts of the page, one file each.

pub mod action_bar;
pub mod announcer;
pub mod answer;
pub mod by_hand;
pub mod changes;
pub mod code;
pub mod finder;
pub mod dialogs;
pub mod guidance;
pub mod header;
pub mod jump;
pub mod keys;
pub mod many;
pub mod output;
pub mod paste;
pub mod presets;
pub mod problems;
pub mod rail;
pub mod section;
pub mod shortcuts;
pub mod share;
pub mod source;
pub mod stock;
pub mod summary;
pub mod tabs;
pub mod tools;
