//! `import`: requests out of what they are kept in.

use std::collections::BTreeSet;
use std::io::{self, Write};

use clap::ValueEnum;
use create_backup_plan::import::note::{Note, NoteKind};
use create_backup_plan::import::{Import, read};
use create_backup_plan::lang::{Arg, Message, Text, t};
use create_backup_plan::request::endpoint::DEFAULT_REGION;
use create_backup_plan::verdict::lines::{Columns, Lines};

use super::format::{Paint, visible};
use super::input::Source;
use super::options::LangArgs;
use super::{Failure, Outcome};

#[derive(clap::Args, Debug)]
#[command(
    after_help = "One plan is written as JSON over several lines; several plans are written as JSON Lines, one a line, \
    as `check --jsonl` reads them. What was left out and why is said on standard error. Keys, tokens and signatures are \
    always left out.\n\n\
    Exit status: 0 all was read, 1 no plan was found, a value is not in the text or more stands there than is read, \
    2 wrong usage or a file that cannot be read."
)]
pub(crate) struct Args {
    /// A file of any form a request is kept in: JSON, YAML, a URL, a curl or aliyun command, an answer of
    /// DescribeBackupPlans, Terraform, a ROS template, SDK code, an HTTP archive, a Postman collection; `-` or nothing
    /// for standard input
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    file: Source,
    /// What to write
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    lang: LangArgs,
}

/// What is written.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// The requests alone
    #[default]
    Request,
    /// One object with the requests, where they go, and the notes
    Json,
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let source = &args.file;
    let text = source.read()?;
    let import = read(&text);
    let lines = Lines::of(&text, Columns::Scalars);
    match args.format {
        Format::Json => {
            let json = import.to_json(args.lang.lang, |span| lines.span(span));
            writeln!(out, "{}", json.pretty())?;
        }
        Format::Request => {
            requests(&import, out)?;
            out.flush()?;
            // When standard error is closed, nobody wants to know.
            let _ = explain(args, source, &lines, &import);
        }
    }
    let is_whole = notes(&import).all(|note| !note.kind.is_loss());
    Ok(if is_whole { Outcome::Good } else { Outcome::Bad })
}

fn notes(import: &Import) -> impl Iterator<Item = &Note> {
    import.notes.iter().chain(import.plans.iter().flat_map(|plan| &plan.notes))
}

fn requests(import: &Import, out: &mut dyn Write) -> io::Result<()> {
    match import.plans.as_slice() {
        [plan] => writeln!(out, "{}", plan.draft.root().value.pretty()),
        plans => plans.iter().try_for_each(|plan| writeln!(out, "{}", plan.draft.root().value)),
    }
}

const GOES_TO: Text = t(
    "It was to be sent to {0}, which is no part of a request: name it by --region.",
    "原本发送到 {0}，但请求中不含地域：用 --region 指定。",
);

/// Says on standard error what was left out and why.
fn explain(args: &Args, source: &Source, lines: &Lines<'_>, import: &Import) -> io::Result<()> {
    let mut stderr = io::stderr().lock();
    let paint = Paint::on(&io::stderr());
    let language = args.lang.lang;
    let regions: BTreeSet<&str> =
        import.plans.iter().filter_map(|plan| plan.region.as_deref()).collect();
    if regions.iter().any(|region| *region != DEFAULT_REGION) {
        // A request has no place for it.
        let said = Message::new(GOES_TO, [Arg::codes(regions)]).render(language);
        writeln!(stderr, "{}", visible(&said))?;
    }
    for note in notes(import) {
        let place = note.span.as_ref().map_or_else(
            || format!("{source}:"),
            |span| {
                let position = lines.position(span.start);
                format!("{source}:{}:{}:", position.line, position.column)
            },
        );
        let colour =
            if note.kind.is_loss() || note.kind == NoteKind::OtherCall { "1;33" } else { "1;36" };
        let kind = paint.paint(colour, note.kind.word());
        let message = visible(&note.message.render(language));
        writeln!(stderr, "{} {kind}: {message}", paint.paint("1", &place))?;
    }
    Ok(())
}
