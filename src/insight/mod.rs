//! What a plan will do: when it runs, what is kept, how fast it may be, and all of it in sentences.
//!
//! [`sentence::plain`] tells it whole; [`runs::Runs`] has the moments, [`kept::Kept`] the backups that live at once,
//! [`calendar`] a file for a calendar.
//!
//! Nothing here judges a plan; that is the work of `rules`. Everything is worked out from a draft, and from the time
//! and the reader's zone, which the caller hands in. All of it is closed arithmetic: no input makes it long.

pub mod calendar;
pub mod dates;
pub mod drift;
pub mod kept;
pub mod phrases;
pub mod picture;
pub mod policy;
pub mod preview;
pub mod runs;
pub mod sentence;
mod telling;
pub mod throttle;
pub mod words;
pub mod zone;
