//! What controls and panels are put together from.

pub mod act;
pub mod button;
pub mod copyable;
pub mod dialog;
pub mod evidence;
pub mod field;
pub mod group;
pub mod help;
pub mod line;
pub mod link;
pub mod message;
pub mod remark;
pub mod rich;
pub mod segment;
pub mod select;
pub mod switch;
pub mod tally;
pub mod why;

/// What an attribute that is true or false says.
pub(in crate::app) fn word(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}
