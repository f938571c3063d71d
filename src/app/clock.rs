//! The time as the form knows it: handed in by whoever may ask the browser.

use crate::values::moment::Moment;

/// Seconds in an hour.
const HOUR: i64 = 3_600;

/// Whose clock a date and time are read by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// The reader's own.
    Local,
    /// Universal time, as UNIX seconds count it.
    Utc,
    /// China's, in which the service's documentation speaks.
    #[default]
    China,
}

impl Zone {
    /// Every zone, in the order it is offered.
    pub const ALL: [Zone; 3] = [Zone::Local, Zone::Utc, Zone::China];

    /// The value of its choice.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Zone::Local => "local",
            Zone::Utc => "utc",
            Zone::China => "china",
        }
    }
}

/// The present, and how far the reader's clock is ahead of UTC at any moment.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// UNIX seconds, once they are known.
    pub now: Option<i64>,
    /// Seconds that the reader's clock is ahead of UTC at a moment in UNIX seconds.
    pub local: fn(i64) -> i64,
}

impl Clock {
    /// A clock that knows nothing yet and takes the reader to be at UTC.
    pub const UNKNOWN: Clock = Clock { now: None, local: |_| 0 };

    /// How far a zone is ahead of UTC.
    #[must_use]
    pub fn offset(&self, zone: Zone, seconds: i64) -> i64 {
        match zone {
            Zone::Local => (self.local)(seconds),
            Zone::Utc => 0,
            Zone::China => 8 * HOUR,
        }
    }

    /// The UNIX seconds of a moment by the clock of a zone.
    #[must_use]
    pub fn seconds(&self, zone: Zone, moment: Moment) -> i64 {
        let shown = moment.seconds();
        // The offset at the wrong moment may be another one; asking again at the corrected one settles it, except in
        // the hour that a clock skips, which does not exist.
        let near = shown - self.offset(zone, shown);
        shown - self.offset(zone, near)
    }
}
