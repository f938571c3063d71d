//! Checking on several threads, with the answers in the order of the input.
//!
//! One thread reads, several check, and the one that started them shows. Whether a name is there already depends on all
//! requests before it: so a block is checked as it comes, then waits for its turn to take its names, and only those
//! whose name is taken are checked again.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::Scope;

use create_backup_plan::batch::reader::{Piece, Reader};
use create_backup_plan::rules::World;

use super::block::{Block, Done, How};
use super::names::Names;
use crate::cli::format::Format;
use crate::cli::input::{LONGEST, Source, Taker, Unread};

/// How many blocks may wait for each thread.
const AHEAD: usize = 4;

/// What is checked, and how.
pub(super) struct Line<'l> {
    pub(super) sources: &'l [Source],
    pub(super) world: &'l World,
    pub(super) how: How,
    pub(super) fix: bool,
    /// A format for each thread.
    pub(super) format: &'l (dyn Fn() -> Box<dyn Format> + Sync),
    /// Whether files are named.
    pub(super) named: bool,
    /// Whether they are named from the working directory, where they lie in it.
    pub(super) from_here: bool,
}

/// What is to be shown next.
pub(super) enum Word {
    /// A block, once it is done.
    Block(Receiver<Done>),
    /// A source that cannot be read.
    Unread(Unread),
}

/// A block to check.
struct Job {
    /// Which one it is, from 0.
    number: usize,
    block: Block,
    done: SyncSender<Done>,
}

/// The names of all requests, taken in the order of the blocks.
#[derive(Default)]
struct Turns {
    /// Whose turn it is.
    next: Mutex<(usize, Names)>,
    passed: Condvar,
}

/// Everything that is shared by the threads.
struct Shared {
    jobs: Mutex<Receiver<Job>>,
    turns: Turns,
}

/// Starts the threads. They end when all is read, or when nobody takes their words any more.
pub(super) fn start<'s, 'l: 's>(
    scope: &'s Scope<'s, '_>,
    line: &'l Line<'l>,
    threads: usize,
) -> Receiver<Word> {
    let (words_in, words) = sync_channel(threads * AHEAD);
    let (jobs_in, jobs) = sync_channel(threads * AHEAD);
    let shared = Arc::new(Shared { jobs: Mutex::new(jobs), turns: Turns::default() });
    for _ in 0..threads {
        let shared = shared.clone();
        scope.spawn(move || work(line, &shared));
    }
    scope.spawn(move || read(line, words_in, jobs_in));
    words
}

/// Reads all sources.
fn read(line: &Line<'_>, words: SyncSender<Word>, jobs: SyncSender<Job>) {
    let mut feed =
        Feed { file: None, block: Block::default(), number: 0, words, jobs, closed: false };
    for source in line.sources {
        feed.file = match source {
            Source::File(_) if line.named && line.from_here => {
                Some(source.relative().to_string().into())
            }
            Source::File(_) if line.named => Some(source.to_string().into()),
            _ => None,
        };
        feed.block = Block::new(feed.file.clone());
        let read = match line.how {
            How::Whole => source.read().map(|text| {
                feed.block = Block::whole(feed.file.clone(), text);
                feed.pause();
            }),
            How::Lines => source.pour(Reader::of_lines(LONGEST), &mut feed),
            How::Batch => source.pour(Reader::of_either(LONGEST), &mut feed),
        };
        if let Err(unread) = read {
            feed.closed |= feed.words.send(Word::Unread(unread)).is_err();
        }
        if feed.closed {
            return;
        }
    }
}

/// Makes blocks of pieces, and hands them to the threads.
struct Feed {
    file: Option<Arc<str>>,
    block: Block,
    number: usize,
    words: SyncSender<Word>,
    jobs: SyncSender<Job>,
    /// Whether nobody listens any more, because the output cannot be written.
    closed: bool,
}

impl Taker for Feed {
    fn take(&mut self, piece: Piece<'_>) {
        self.block.add(&piece);
    }

    fn pause(&mut self) -> bool {
        if self.block.is_empty() {
            return true;
        }
        let block = std::mem::replace(&mut self.block, Block::new(self.file.clone()));
        let (done, when_done) = sync_channel(1);
        let job = Job { number: self.number, block, done };
        self.number += 1;
        self.closed |=
            self.words.send(Word::Block(when_done)).is_err() || self.jobs.send(job).is_err();
        !self.closed
    }
}

/// Checks blocks until there are no more.
fn work(line: &Line<'_>, shared: &Shared) {
    let mut format = (line.format)();
    loop {
        let next = shared.jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { number, block, done }) = next else { return };
        let mut mended = Vec::new();
        let mut found = block.check(line.world, line.how, line.fix.then_some(&mut mended));
        let repeated =
            shared.turns.take(number, |names| block.take_names(&mut found, line.how, names));
        for (index, earlier) in repeated {
            found[index].repeat(line.world, earlier);
        }
        // As above.
        let _ = done.send(block.done(found, mended, &mut *format));
    }
}

impl Turns {
    /// Does something with the names when all blocks before this one have.
    fn take<T>(&self, number: usize, with: impl FnOnce(&mut Names) -> T) -> T {
        let turn = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.passed.wait_while(turn, |(next, _)| *next != number);
        let mut turn = waited.unwrap_or_else(PoisonError::into_inner);
        let taken = with(&mut turn.1);
        turn.0 += 1;
        self.passed.notify_all();
        taken
    }
}
