//! `check`: what is wrong with requests.

mod block;
mod names;
mod progress;
mod threads;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::thread;

use create_backup_plan::rules::{Fixes, Severity, World};

use self::block::{Done, How};
use self::progress::Progress;
use self::threads::{Line, Word};
use super::format::{self, Format, Paint, Totals};
use super::input::Source;
use super::options::{LangArgs, WorldArgs};
use super::{Failure, Outcome, complain};

#[derive(clap::Args, Debug)]
#[command(
    after_help = "Exit status: 0 no errors (nothing as bad as --fail-on says), 1 an error was found, 2 wrong usage or a \
    file that cannot be read."
)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(crate) struct Args {
    /// Files of request JSON; `-` or nothing for standard input
    #[arg(value_name = "FILE")]
    files: Vec<OsString>,
    /// Take each line as a request of its own, and answer as they come
    #[arg(long)]
    jsonl: bool,
    /// Take each file as many requests: a JSON array of them, or one on each line
    #[arg(long, conflicts_with = "jsonl")]
    batch: bool,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: format::Name,
    /// Write the request with its errors mended to standard output, and what is left to say to standard error
    #[arg(long)]
    fix: bool,
    /// Leave out how to mend what is found, which takes less time
    #[arg(long, conflicts_with = "fix")]
    no_fixes: bool,
    /// Leave out what is less severe: error, warning or note
    #[arg(long, value_name = "SEVERITY", default_value_t)]
    severity: Severity,
    /// Exit with 1 for what is this severe, or more: error, warning or note
    #[arg(long, value_name = "SEVERITY", default_value_t = Severity::Error)]
    fail_on: Severity,
    /// How many threads check requests [default: as many as there are processors]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    world: WorldArgs,
    #[command(flatten)]
    lang: LangArgs,
}

/// The most threads that are started, whatever is asked for: each takes memory, and none beyond the processors helps.
const MOST_THREADS: usize = 256;

impl Args {
    fn how(&self) -> How {
        match (self.jsonl, self.batch) {
            (true, _) => How::Lines,
            (_, true) => How::Batch,
            _ => How::Whole,
        }
    }

    /// How many threads are of use.
    fn threads(&self, sources: &[Source]) -> usize {
        let wanted = self.threads.or_else(|| thread::available_parallelism().ok());
        let wanted = wanted.map_or(1, NonZeroUsize::get).min(MOST_THREADS);
        if self.how() == How::Whole { wanted.min(sources.len()) } else { wanted }
    }
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut sources: Vec<Source> = args.files.iter().cloned().map(Source::from).collect();
    if sources.is_empty() {
        sources.push(Source::Stdin);
    }
    if args.fix && !args.jsonl && sources.len() > 1 {
        let what = if args.batch { "file" } else { "request" };
        let sentence = format!("--fix writes one {what}: name one file, or add --jsonl");
        return Err(Failure::Said(sentence));
    }
    // With --fix, standard output belongs to the request.
    let paint = if args.fix { Paint::on(&io::stderr()) } else { Paint::on(&io::stdout()) };
    let format = || args.format.format(args.lang.lang, paint, args.how() != How::Whole);
    let fixes = if args.no_fixes { Fixes::LeftOut } else { Fixes::Offered };
    let line = Line {
        sources: &sources,
        world: &World { fixes, least: args.severity, ..args.world.world()? },
        how: args.how(),
        fix: args.fix,
        format: &format,
        // One verdict needs no name; several are told apart by it, and other formats always show it.
        named: sources.len() > 1 || !matches!(args.format, format::Name::Json),
        from_here: args.format.is_of_a_repository(),
    };
    let seen = io::stderr().is_terminal() && !io::stdout().is_terminal() && !args.fix;
    let progress = Progress::new(&sources, seen && line.how != How::Whole);
    thread::scope(|scope| {
        let words = threads::start(scope, &line, args.threads(&sources));
        let totals = Totals::default();
        let (fix, fail_on) = (args.fix, args.fail_on);
        Shown { fix, fail_on, format: format(), progress, totals, out }.all(&words)
    })
}

/// What is shown, in the order of the input.
struct Shown<'o> {
    fix: bool,
    fail_on: Severity,
    format: Box<dyn Format>,
    progress: Progress,
    totals: Totals,
    out: &'o mut dyn Write,
}

impl Shown<'_> {
    fn all(mut self, words: &Receiver<Word>) -> Result<Outcome, Failure> {
        self.shown(|format, out, _| format.begin(out))?;
        while let Some(word) = self.next(words)? {
            match word {
                Word::Unread(unread) => {
                    let sentence = unread.to_string();
                    self.progress.clear();
                    complain(&sentence);
                    self.totals.unread.push(sentence);
                }
                Word::Block(done) => {
                    if let Some(done) = self.next(&done)? {
                        self.block(&done)?;
                    }
                }
            }
        }
        self.progress.clear();
        self.shown(|format, out, totals| format.end(out, totals))?;
        Ok(match &self.totals {
            totals if !totals.unread.is_empty() => Outcome::Unread,
            totals if totals.has(self.fail_on) => Outcome::Bad,
            _ => Outcome::Good,
        })
    }

    /// What comes next; nothing at the end. It may be long in coming: whoever waits for an answer gets now what there is.
    fn next<T>(&mut self, from: &Receiver<T>) -> io::Result<Option<T>> {
        match from.try_recv() {
            Ok(next) => Ok(Some(next)),
            Err(TryRecvError::Disconnected) => Ok(None),
            Err(TryRecvError::Empty) => {
                self.out.flush()?;
                Ok(from.recv().ok())
            }
        }
    }

    fn block(&mut self, done: &Done) -> io::Result<()> {
        self.totals.join(&done.totals);
        self.out.write_all(&done.mended)?;
        self.shown(|format, out, _| {
            out.write_all(&done.said)?;
            let mut found = done.found.iter();
            found.try_for_each(|found| format.checked(out, &found.checked(done.file.as_deref())))
        })?;
        self.progress.step(done.bytes, self.totals.requests);
        Ok(())
    }

    /// Hands the format the stream it writes to.
    fn shown(
        &mut self,
        write: impl FnOnce(&mut dyn Format, &mut dyn Write, &Totals) -> io::Result<()>,
    ) -> io::Result<()> {
        if self.fix {
            // What is left to say of a request comes after it.
            self.out.flush()?;
            return write(&mut *self.format, &mut io::stderr().lock(), &self.totals);
        }
        write(&mut *self.format, self.out, &self.totals)
    }
}
