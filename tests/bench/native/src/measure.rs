//! Taking the time, on a machine that others use too.
//!
//! The work of every contender is cut into chunks. Each chunk is done by one after the other before the next chunk
//! begins, in several rounds, and timed by the processor time of this thread. What disturbs one disturbs its
//! neighbours, and the best round of a chunk is the one that nothing disturbed.

use std::time::Duration;

use cpu_time::ThreadTime;

/// How often everything is done.
const ROUNDS: usize = 9;

/// What a contender needed for all chunks together.
#[derive(Clone, Copy)]
pub struct Needed {
    /// Of each chunk the best round.
    pub best: Duration,
    /// Of each chunk the median round.
    pub median: Duration,
}

/// Has every contender do every chunk: `work(contender, chunk)`.
pub fn interleaved(
    contenders: usize,
    chunks: usize,
    mut work: impl FnMut(usize, usize),
) -> Vec<Needed> {
    let mut times = vec![vec![Vec::with_capacity(ROUNDS); chunks]; contenders];
    let mut order: Vec<usize> = (0..contenders).collect();
    for _ in 0..ROUNDS {
        for chunk in 0..chunks {
            for &contender in &order {
                let start = ThreadTime::now();
                work(contender, chunk);
                times[contender][chunk].push(start.elapsed());
            }
        }
        // Whoever comes behind one that fills the processor's caches pays for it.
        order.reverse();
    }
    let needed = |chunks: Vec<Vec<Duration>>| {
        let sorted = chunks.into_iter().map(|mut rounds: Vec<Duration>| {
            rounds.sort();
            Needed { best: rounds[0], median: rounds[ROUNDS / 2] }
        });
        let nothing = Needed { best: Duration::ZERO, median: Duration::ZERO };
        sorted.fold(nothing, |sum, chunk| Needed {
            best: sum.best + chunk.best,
            median: sum.median + chunk.median,
        })
    };
    times.into_iter().map(needed).collect()
}
