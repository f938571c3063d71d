//! How far a long run has come, on one line of the terminal that is written again and again.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use create_backup_plan::insight::dates::thousands;

use crate::cli::input::Source;

/// How long a run must take to be worth a line.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line is written.
const BEAT: Duration = Duration::from_millis(100);
/// The width of the bar.
const WIDTH: usize = 24;

/// The line.
#[derive(Debug)]
pub(super) struct Progress {
    /// Whether anyone sees it.
    seen: bool,
    /// How many bytes there are to read, where that is known.
    total: Option<u64>,
    begun: Instant,
    next: Duration,
    bytes: u64,
    /// Whether it is on the terminal now.
    drawn: bool,
}

impl Progress {
    pub(super) fn new(sources: &[Source], seen: bool) -> Self {
        let total = sources.iter().filter(|_| seen).map(Source::size).sum();
        Progress { seen, total, begun: Instant::now(), next: PATIENCE, bytes: 0, drawn: false }
    }

    /// So many bytes more are done, and so many requests in all.
    pub(super) fn step(&mut self, bytes: usize, requests: usize) {
        self.bytes += bytes as u64;
        if !self.seen {
            return;
        }
        let passed = self.begun.elapsed();
        if passed >= self.next {
            self.next = passed + BEAT;
            self.drawn = true;
            self.write(&format!("\r{}\u{1b}[K", line(self.bytes, self.total, requests, passed)));
        }
    }

    /// Leaves the terminal as it was.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.drawn) {
            self.write("\r\u{1b}[K");
        }
    }

    fn write(&mut self, text: &str) {
        let mut terminal = io::stderr().lock();
        // A terminal that is gone shows nothing.
        if terminal.write_all(text.as_bytes()).and_then(|()| terminal.flush()).is_err() {
            self.seen = false;
        }
    }
}

/// `[=======>    ]  41 %  41,200 requests, 85,000 a second, 1 s left`
fn line(bytes: u64, total: Option<u64>, requests: usize, passed: Duration) -> String {
    let millis = passed.as_millis().max(1);
    let rate = thousands(requests as u128 * 1_000 / millis);
    let requests = format!("{} requests, {rate} a second", thousands(requests as u128));
    let Some(total) = total.filter(|total| *total > 0) else { return requests };
    let done = u128::from(bytes.min(total));
    let total = u128::from(total);
    let left = (total - done) * millis / done.max(1) / 1_000;
    let full = usize::try_from(done * WIDTH as u128 / total).unwrap_or(WIDTH);
    let (percent, full, rest) = (done * 100 / total, "=".repeat(full), " ".repeat(WIDTH - full));
    format!("[{full}{rest}] {percent:3} %  {requests}, {left} s left")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_it_is_and_how_long_it_takes() {
        let second = Duration::from_secs(1);
        assert_eq!(
            line(25, Some(100), 41_200, second),
            "[======                  ]  25 %  41,200 requests, 41,200 a second, 3 s left"
        );
        assert_eq!(
            line(200, Some(100), 1, 2 * second),
            "[========================] 100 %  1 requests, 0 a second, 0 s left"
        );
        assert_eq!(line(5, None, 10, second), "10 requests, 10 a second");
        assert_eq!(line(0, Some(0), 0, Duration::ZERO), "0 requests, 0 a second");
    }
}
