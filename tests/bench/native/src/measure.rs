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
    let mut times = vec![vec![Vec::new(); contenders]; chunks];
    let mut order: Vec<usize> = (0..contenders).collect();
    for _ in 0..ROUNDS {
        for (chunk, times) in times.iter_mut().enumerate() {
            for &contender in &order {
                let start = ThreadTime::now();
                work(contender, chunk);
                times[contender].push(start.elapsed());
            }
        }
        // Whoever comes behind one that fills the processor's caches pays for it.
        order.reverse();
    }
    times.iter_mut().flatten().for_each(|rounds| rounds.sort_unstable());
    let sum = |contender: usize, round: usize| {
        times.iter().map(|chunk: &Vec<Vec<Duration>>| chunk[contender][round]).sum()
    };
    let needed = |contender| Needed { best: sum(contender, 0), median: sum(contender, ROUNDS / 2) };
    (0..contenders).map(needed).collect()
}
