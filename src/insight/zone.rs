//! Whose clock a moment is read by, and the time as the caller knows it.

use crate::lang::{Text, t};
use crate::values::moment::Moment;
use crate::values::time::CHINA;

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

    /// What a person calls it.
    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Zone::Local => t("Local", "本地"),
            Zone::Utc => t("UTC", "UTC"),
            Zone::China => t("UTC+8", "UTC+8"),
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

    /// A clock that shows a time, in UNIX seconds, and takes the reader to be at UTC.
    #[must_use]
    pub const fn at(now: i64) -> Clock {
        Clock { now: Some(now), ..Clock::UNKNOWN }
    }

    /// How far a zone is ahead of UTC.
    #[must_use]
    pub fn offset(&self, zone: Zone, seconds: i64) -> i64 {
        match zone {
            Zone::Local => (self.local)(seconds),
            Zone::Utc => 0,
            Zone::China => CHINA,
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

/// How far a clock is ahead of UTC, as people write it: "UTC", "UTC+8", "UTC-3:30".
#[must_use]
pub fn from_utc(ahead: i64) -> String {
    let (sign, distance) = (if ahead < 0 { '-' } else { '+' }, ahead.unsigned_abs());
    match (distance / 3_600, distance / 60 % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_from_utc_is_written_as_people_do() {
        assert_eq!(from_utc(0), "UTC");
        assert_eq!(from_utc(CHINA), "UTC+8");
        assert_eq!(from_utc(-12_600), "UTC-3:30");
        assert_eq!(from_utc(20_700), "UTC+5:45");
    }
}
