//! Texts with a grammar of their own, one type a file: schedules, intervals, speed limits, JSON.
//!
//! Each reads itself from text, writes itself back, and says what is wrong by a kind that a rule turns into a sentence.

pub mod bytes;
pub mod case;
pub mod cron;
pub mod direction;
pub mod documents;
pub mod id;
pub mod interval;
pub mod invisible;
pub mod json;
pub mod key;
pub mod literal;
pub mod moment;
pub mod near;
pub mod nfc;
pub mod order;
pub mod path;
pub mod region;
pub mod schedule;
pub mod sorted;
pub mod speed_limit;
pub mod time;
pub mod width;
pub mod xml;
