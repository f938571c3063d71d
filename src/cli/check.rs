//! `check`: what is wrong with requests.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};

use create_backup_plan::rules::{Names, Report, World, check_text_among, not_json};
use create_backup_plan::verdict::mend::mend;

use super::format::{self, Checked, Format, Paint, Totals};
use super::input::{Source, Unread};
use super::options::{LangArgs, WorldArgs};
use super::{Failure, Outcome, complain};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Files of request JSON; `-` or nothing for standard input
    #[arg(value_name = "FILE")]
    files: Vec<OsString>,
    /// Take each line as a request of its own, and answer as they come
    #[arg(long)]
    jsonl: bool,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: format::Name,
    /// Write the request with its errors mended to standard output, and what is left to say to standard error
    #[arg(long)]
    fix: bool,
    #[command(flatten)]
    world: WorldArgs,
    #[command(flatten)]
    lang: LangArgs,
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut sources: Vec<Source> = args.files.iter().cloned().map(Source::from).collect();
    if sources.is_empty() {
        sources.push(Source::Stdin);
    }
    if args.fix && !args.jsonl && sources.len() > 1 {
        let sentence = "--fix writes one request: name one file, or add --jsonl";
        return Err(Failure::Said(sentence.to_owned()));
    }
    // With --fix, standard output belongs to the request.
    let paint = if args.fix { Paint::on(&io::stderr()) } else { Paint::on(&io::stdout()) };
    let mut batch = Batch {
        world: args.world.world()?,
        names: Names::default(),
        fix: args.fix,
        // One verdict needs no name; several are told apart by it, and other formats always show it.
        named: sources.len() > 1 || !matches!(args.format, format::Name::Json),
        format: args.format.format(args.lang.lang, paint),
        totals: Totals::default(),
        out,
    };
    batch.begin()?;
    for source in &sources {
        let read = if args.jsonl { batch.lines(source) } else { batch.whole(source) };
        match read {
            Err(Stopped::Unread(unread)) => {
                let sentence = unread.to_string();
                complain(&sentence);
                batch.totals.unread.push(sentence);
            }
            Err(Stopped::Output(error)) => return Err(error.into()),
            Ok(()) => {}
        }
    }
    batch.end()
}

/// Requests that are checked one after another.
struct Batch<'b> {
    world: World,
    /// The names of all plans of the run: two may be the same across lines and files.
    names: Names,
    fix: bool,
    named: bool,
    format: Box<dyn Format>,
    totals: Totals,
    out: &'b mut dyn Write,
}

/// Why a source was not read to its end.
enum Stopped {
    Unread(Unread),
    Output(io::Error),
}

impl From<Unread> for Stopped {
    fn from(unread: Unread) -> Self {
        Stopped::Unread(unread)
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Stopped::Output(error)
    }
}

impl Batch<'_> {
    fn begin(&mut self) -> io::Result<()> {
        self.shown(|format, out, _| format.begin(out))
    }

    /// A source that is one request.
    fn whole(&mut self, source: &Source) -> Result<(), Stopped> {
        let text = source.read()?;
        let text = self.given_back(&text)?;
        let report = check_text_among(&text, &self.world, &mut self.names);
        Ok(self.note(source, &text, (0, 0), &report)?)
    }

    /// A source with a request on each line.
    fn lines(&mut self, source: &Source) -> Result<(), Stopped> {
        let mut lines = source.lines()?;
        loop {
            if !lines.is_ready() {
                // The next line may be long in coming; whoever waits for an answer gets it now.
                self.out.flush()?;
            }
            let Some(line) = lines.next()? else { return Ok(()) };
            let before = (line.number - 1, line.start);
            if let Some(error) = &line.broken {
                if self.fix {
                    writeln!(self.out, "{}", line.text)?;
                }
                self.note(source, &line.text, before, &not_json(error))?;
                continue;
            }
            let text = self.given_back(&line.text)?;
            let report = check_text_among(&text, &self.world, &mut self.names);
            self.note(source, &text, before, &report)?;
        }
    }

    /// A text as it is to be checked: with --fix mended, and written to standard output.
    fn given_back<'t>(&mut self, text: &'t str) -> io::Result<Cow<'t, str>> {
        if !self.fix {
            return Ok(Cow::Borrowed(text));
        }
        let text = mend(text, &self.world);
        self.out.write_all(text.as_bytes())?;
        if !text.ends_with('\n') {
            self.out.write_all(b"\n")?;
        }
        Ok(text)
    }

    /// Counts and shows what was found.
    fn note(
        &mut self,
        source: &Source,
        text: &str,
        (lines_before, bytes_before): (usize, usize),
        report: &Report,
    ) -> io::Result<()> {
        self.totals.add(report);
        let name = match source {
            Source::File(_) => Some(source.to_string()),
            Source::Stdin => None,
        };
        let file = name.as_deref().filter(|_| self.named);
        let checked = Checked { file, text, lines_before, bytes_before, report };
        self.shown(|format, out, _| format.checked(out, &checked))
    }

    fn end(mut self) -> Result<Outcome, Failure> {
        self.shown(|format, out, totals| format.end(out, totals))?;
        Ok(match &self.totals {
            totals if !totals.unread.is_empty() => Outcome::Unread,
            totals if totals.errors > 0 => Outcome::Bad,
            _ => Outcome::Good,
        })
    }

    /// Hands the format the stream it writes to.
    fn shown(
        &mut self,
        write: impl FnOnce(&mut dyn Format, &mut dyn Write, &Totals) -> io::Result<()>,
    ) -> io::Result<()> {
        if self.fix {
            // Findings about a line come after the line.
            self.out.flush()?;
            return write(&mut *self.format, &mut io::stderr().lock(), &self.totals);
        }
        write(&mut *self.format, self.out, &self.totals)
    }
}
