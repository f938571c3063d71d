//! What is kept: how many backups live at a time, when the first one goes, and whether there are times without any.
//!
//! A backup is counted from the moment of its run, and lives as long as its retention says from then on. The service
//! may remove one a little later than that, and a run that fails makes none: neither can be known beforehand.

use crate::insight::dates;
use crate::insight::telling::strong;
use crate::insight::words;
use crate::insight::zone::{Clock, Zone};
use crate::lang::Language;
use crate::values::interval::Interval;
use crate::values::time::DAY;

/// The days of a year, for "so many a year".
const YEAR: u128 = 365;

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// So many days, 1 or more.
    Days(u64),
    /// For ever.
    Ever,
}

/// What is kept of runs at equal distances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Seconds from one run to the next, more than none.
    pub step: u128,
    /// Seconds that a backup is kept, more than none; `None` forever.
    pub life: Option<u128>,
    /// Whether the last backup stays after its time is over.
    pub keeps_last: bool,
}

impl Kept {
    /// What is kept of an interval's runs; `None` for an interval without a fixed length.
    #[must_use]
    pub fn of(interval: &Interval, life: Life, keeps_last: bool) -> Option<Kept> {
        let step = interval.seconds().filter(|step| *step > 0)?;
        let life = match life {
            Life::Days(days) => Some(u128::from(days.max(1)) * u128::from(DAY.unsigned_abs())),
            Life::Ever => None,
        };
        Some(Kept { step, life, keeps_last })
    }

    /// The fewest and the most backups at one time, once as many runs were made as the most are; `None` when
    /// they grow without end.
    #[must_use]
    pub fn range(&self) -> Option<(u128, u128)> {
        let life = self.life?;
        let fewest = (life / self.step).max(u128::from(self.keeps_last));
        Some((fewest, life.div_ceil(self.step)))
    }

    /// Seconds from the first run to when its backup goes; `None` for never.
    #[must_use]
    pub fn first_goes(&self) -> Option<u128> {
        let life = self.life?;
        Some(if self.keeps_last { life.max(self.step) } else { life })
    }

    /// Seconds between two runs in which no backup is left, when there are such.
    #[must_use]
    pub fn gap(&self) -> Option<u128> {
        let gap = self.step.checked_sub(self.life?)?;
        (gap > 0 && !self.keeps_last).then_some(gap)
    }

    /// How many backups a year of 365 days adds, in whole ones.
    #[must_use]
    pub fn a_year(&self) -> u128 {
        YEAR * u128::from(DAY.unsigned_abs()) / self.step
    }

    /// All of it in words, what matters most between backticks. `next` is the first run that will be made, where
    /// that is known; a copy is spoken of as such.
    #[must_use]
    pub fn say(
        &self,
        next: Option<i64>,
        is_copy: bool,
        zone: Zone,
        clock: &Clock,
        language: Language,
    ) -> String {
        let say = |text, args| words::say(text, args, language);
        let length = |seconds| dates::length(seconds, language);
        let (one, many) = if is_copy {
            (words::ONE_COPY, words::COPIES)
        } else {
            (words::ONE_BACKUP, words::BACKUPS)
        };
        let counted = |count: u128| {
            strong(&dates::counted(i128::try_from(count).unwrap_or(i128::MAX), one, many, language))
        };
        let mut sentences = Vec::new();
        let Some((fewest, most)) = self.range() else {
            return match self.a_year() {
                0 => say(words::GROWS_SLOWLY, vec![length(self.step)]),
                count => say(words::GROWS, vec![counted(count)]),
            };
        };
        sentences.push(if fewest == most {
            say(words::AT_A_TIME, vec![counted(most)])
        } else {
            say(words::FROM_TO, vec![dates::thousands(fewest), counted(most)])
        });
        if let Some(after) = self.first_goes() {
            let goes = i64::try_from(after).ok().and_then(|after| next?.checked_add(after));
            sentences.push(match goes {
                Some(goes) if dates::shown(goes, zone, clock).is_some() => {
                    say(words::FIRST_GOES, vec![strong(&dates::day(goes, zone, clock, language))])
                }
                _ => say(words::FIRST_GOES_AFTER, vec![strong(&length(after))]),
            });
        }
        sentences.push(match self.gap() {
            Some(gap) => say(words::WITHOUT_FOR, vec![strong(&length(gap)), length(self.step)]),
            None => say(words::NEVER_WITHOUT, vec![]),
        });
        sentences.join(words::SPACE.get(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(interval: &str, days: u64, keeps_last: bool) -> Kept {
        Kept::of(&interval.parse().unwrap(), Life::Days(days), keeps_last).unwrap()
    }

    #[test]
    fn a_week_of_daily_backups_is_seven() {
        let kept = kept("P1D", 7, false);
        assert_eq!(kept.range(), Some((7, 7)));
        assert_eq!((kept.first_goes(), kept.gap()), (Some(604_800), None));
    }

    #[test]
    fn what_does_not_divide_goes_up_and_down() {
        assert_eq!(kept("P2D", 7, false).range(), Some((3, 4)));
        assert_eq!(kept("PT5H", 1, false).range(), Some((4, 5)));
    }

    #[test]
    fn a_retention_below_the_interval_leaves_none_unless_the_last_is_kept() {
        let short = kept("P7D", 1, false);
        assert_eq!((short.range(), short.gap()), (Some((0, 1)), Some(6 * 86_400)));
        let with_last = kept("P7D", 1, true);
        assert_eq!((with_last.range(), with_last.gap()), (Some((1, 1)), None));
        assert_eq!(with_last.first_goes(), Some(7 * 86_400));
    }

    #[test]
    fn what_is_kept_for_ever_grows() {
        let ever =
            |interval: &str| Kept::of(&interval.parse().unwrap(), Life::Ever, false).unwrap();
        assert_eq!((ever("P1D").range(), ever("P1D").a_year()), (None, 365));
        assert_eq!(ever("P400D").a_year(), 0);
    }

    #[test]
    fn it_is_said_in_both_languages() {
        let say = |kept: Kept, language| {
            kept.say(Some(1_795_543_200), false, Zone::China, &Clock::UNKNOWN, language)
        };
        assert_eq!(
            say(kept("P1D", 7, false), Language::English),
            "`7 backups` at a time. The first goes on `2 Dec 2026`. Never without one."
        );
        assert_eq!(
            say(kept("P7D", 1, false), Language::English),
            "0 to `1 backup` at a time. The first goes on `26 Nov 2026`. \
             None is left for `6 days` of every 7 days."
        );
        assert_eq!(
            say(kept("P7D", 1, false), Language::Chinese),
            "同一时间有 0～`1 个备份`。第一个在 `2026 年 11 月 26 日`到期。\
             每 7 天中有 `6 天`一份也没有。"
        );
    }

    #[test]
    fn no_number_is_too_large() {
        let kept = kept("PT1S", u64::MAX, true);
        assert_eq!(kept.range().map(|(_, most)| most), Some(u128::from(u64::MAX) * 86_400));
        let said = kept.say(Some(i64::MAX), true, Zone::Utc, &Clock::UNKNOWN, Language::Chinese);
        assert!(said.contains("份副本"), "{said}");
        let end = i64::MAX;
        assert!(Kept::of(&format!("P{end}W").parse().unwrap(), Life::Days(1), false).is_some());
    }
}
