//! The drawing of what is kept: a bar for each backup, from its run to when it goes, and a moment to count them at.
//!
//! Everything is a share of the width, in ten-thousandths, so that whoever draws only has to scale it.

use crate::insight::kept::Kept;

/// The most bars that are drawn while backups live side by side; three more show how it goes on.
const SIDE_BY_SIDE: u128 = 9;
/// The bars beyond those that live side by side.
const BEYOND: u128 = 3;
/// The runs that are drawn of backups that are kept forever.
const OF_EVER: u128 = 8;
/// The width.
pub const WIDTH: u128 = 10_000;
/// The most marks along the axis.
const MARKS: u128 = 5;
/// A width of more hours than this is marked in days.
const LONG: u128 = 72;
/// A width of more days than this is not drawn: its marks would not fit.
const TOO_LONG: u128 = 10_000_000;

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The bars, in the order of their runs; at most 12.
    pub bars: Vec<Bar>,
    /// Where there is no backup at all, from and to.
    pub gaps: Vec<(u128, u128)>,
    /// The moment at which backups are counted.
    pub at: u128,
    /// The marks along the axis: where, and which number of the unit.
    pub marks: Vec<(u128, u128)>,
    /// Whether the marks are days, not hours.
    pub in_days: bool,
    /// How many runs one bar stands for.
    pub runs_a_bar: u128,
}

/// A backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its run.
    pub from: u128,
    /// When it goes, or the end of the width.
    pub to: u128,
    /// Whether it is there at the moment of the count.
    pub counted: bool,
}

impl Picture {
    /// The drawing; `None` when the times are too long to be marked.
    #[must_use]
    pub fn of(kept: &Kept) -> Option<Picture> {
        let runs_a_bar = kept.life.map_or(1, |life| life.div_ceil(kept.step * SIDE_BY_SIDE)).max(1);
        let step = kept.step.checked_mul(runs_a_bar)?;
        let most = kept.life.map(|life| life.div_ceil(step));
        let bars = most.map_or(OF_EVER, |most| most + BEYOND);
        let width = step.checked_mul(bars)?;
        if width / 86_400 > TOO_LONG {
            return None;
        }
        let share = |seconds: u128| (seconds.min(width) * WIDTH + width / 2) / width;
        let life = kept.first_goes();
        // Where most are there at once, in the middle of that part of an interval; of a gap, in its middle.
        let part = match (kept.life, kept.gap()) {
            (Some(life), Some(gap)) => life + gap / 2,
            (Some(life), None) if !life.is_multiple_of(step) => life % step / 2,
            _ => step / 2,
        };
        let at = match most {
            Some(most) => step * (most + 1) + part,
            None => width - step / 2,
        };
        let is_there = |run: u128| run <= at && life.is_none_or(|life| at < run + life);
        let runs = (0..bars).map(|number| number * step);
        let gaps = match (kept.life, kept.gap()) {
            (Some(life), Some(_)) => {
                runs.clone().map(|run| (share(run + life), share(run + step))).collect()
            }
            _ => Vec::new(),
        };
        let bars = runs
            .map(|run| Bar {
                from: share(run),
                to: life.map_or(WIDTH, |life| share(run + life)),
                counted: is_there(run),
            })
            .collect();
        let in_days = width > LONG * 3_600;
        let unit = if in_days { 86_400 } else { 3_600 };
        Some(Picture { bars, gaps, at: share(at), marks: marks(width, unit), in_days, runs_a_bar })
    }
}

/// Marks at round numbers of a unit: steps of 1, 2 or 5 and noughts.
fn marks(width: u128, unit: u128) -> Vec<(u128, u128)> {
    let units = (width / unit).max(1);
    let mut every = 1;
    let mut factors = [2, 5, 10].into_iter().cycle();
    let mut ten = 1;
    while units / every > MARKS {
        let factor = factors.next().unwrap_or(10);
        every = ten * factor;
        if factor == 10 {
            ten *= 10;
        }
    }
    (0..=width / unit / every)
        .map(|number| number * every)
        .map(|number| (number * unit * WIDTH / width, number))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::kept::Life;

    fn picture(interval: &str, life: Life, keeps_last: bool) -> Picture {
        Picture::of(&Kept::of(&interval.parse().unwrap(), life, keeps_last).unwrap()).unwrap()
    }

    #[test]
    fn a_week_of_daily_backups_is_drawn_one_bar_each() {
        let picture = picture("P1D", Life::Days(7), false);
        assert_eq!(picture.bars.len(), 10);
        assert_eq!(picture.bars.iter().filter(|bar| bar.counted).count(), 7);
        assert_eq!(
            picture.marks.iter().map(|(_, day)| *day).collect::<Vec<_>>(),
            [0, 2, 4, 6, 8, 10]
        );
        assert!(picture.in_days && picture.gaps.is_empty() && picture.runs_a_bar == 1);
    }

    #[test]
    fn a_gap_is_where_none_is_left() {
        let picture = picture("P7D", Life::Days(1), false);
        assert_eq!(picture.gaps.len(), 4);
        let (from, to) = picture.gaps[2];
        assert!((from..to).contains(&picture.at));
        assert!(picture.bars.iter().all(|bar| !bar.counted));
    }

    #[test]
    fn many_backups_share_a_bar() {
        let picture = picture("PT1H", Life::Days(30), false);
        assert_eq!(picture.runs_a_bar, 80);
        assert_eq!(picture.bars.len(), 12);
    }

    #[test]
    fn what_is_kept_for_ever_goes_on_to_the_end() {
        let picture = picture("P1D", Life::Ever, false);
        assert!(picture.bars.iter().all(|bar| bar.to == WIDTH && bar.counted));
    }

    #[test]
    fn what_no_axis_can_show_is_not_drawn() {
        let end = i64::MAX;
        let kept = Kept::of(&format!("P{end}D").parse().unwrap(), Life::Days(1), true).unwrap();
        assert_eq!(Picture::of(&kept), None);
    }
}
