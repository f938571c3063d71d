//! `emit`: a request in another format.

use std::io::{self, Write};

use create_backup_plan::lang::Language;
use create_backup_plan::output::sheet::Loss;
use create_backup_plan::output::{self, FORMATS, Order};
use create_backup_plan::params::source::SOURCE_TYPE;
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::request::credentials::{ACCESS_KEY_ID, ACCESS_KEY_SECRET};
use create_backup_plan::rules::{Report, Severity, World, check_text, check_url};
use create_backup_plan::values::near::unknown;
use create_backup_plan::verdict::checked::Checked;

use super::format::{Format, Human, Paint, Totals};
use super::input::Source;
use super::options::{KnownArgs, LangArgs, LevelArgs, TargetArgs, credentials};
use super::{Failure, Outcome, complain, vectors};

#[derive(clap::Args, Debug)]
#[command(
    after_help = "Signed formats take their keys from the environment: ALIBABA_CLOUD_ACCESS_KEY_ID, \
    ALIBABA_CLOUD_ACCESS_KEY_SECRET and, for temporary keys, ALIBABA_CLOUD_SECURITY_TOKEN.\n\n\
    Exit status: 0 it was written, 1 the request has errors or values that the format cannot carry (--force writes it \
    all the same), 2 wrong usage, a file that cannot be read, or keys are missing."
)]
pub(crate) struct Args {
    /// One of the formats that `formats` lists
    #[arg(value_name = "FORMAT")]
    format: String,
    /// A file of request JSON; `-` or nothing for standard input
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    file: Source,
    #[command(flatten)]
    target: TargetArgs,
    /// Write the request even if it has errors, or values that the format leaves out
    #[arg(long)]
    force: bool,
    /// With `vectors`, for tests of signatures: a case `{"id", "env", "request"}` on each line
    #[arg(long, hide = true)]
    jsonl: bool,
    #[command(flatten)]
    level: LevelArgs,
    #[command(flatten)]
    known: KnownArgs,
    #[command(flatten)]
    lang: LangArgs,
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let source = &args.file;
    match (args.format.as_str(), args.jsonl) {
        ("vectors", true) => return vectors::run(source, out),
        ("vectors", false) => return said("`emit vectors` reads lines: add --jsonl"),
        (_, true) => return said("--jsonl belongs to `emit vectors`"),
        (_, false) => {}
    }
    let format = output::find(&args.format).ok_or_else(|| {
        let names = FORMATS.iter().map(|format| format.id);
        Failure::Said(unknown("format", &args.format, names, "`formats` lists them"))
    })?;
    let timestamp = args.target.time();
    // Half an access key is no matter of a format that signs nothing.
    let keys = if format.signs() { credentials()? } else { None };
    let target = args.target.target(timestamp)?.with_credentials(keys);
    let text = source.read()?;

    let world = World {
        now: Some(timestamp),
        region: Some(args.target.region.clone()),
        known: args.known.read()?,
        levels: args.level.levels.clone(),
        // Notes are `check`'s to tell.
        least: Severity::Warning,
        ..World::default()
    };
    let mut report = check_text(&text, &world);
    let draft = Draft::read(&text).ok().filter(|_| report.is_valid() || args.force);
    let language = args.lang.lang;
    let write = |draft| format.write(&Order { language, ..Order::new(draft, &target) });
    let written = draft.as_ref().map(write).transpose();
    if let Ok(Some(sheet)) = &written
        && let Some(url) = format.url(sheet.text())
    {
        report.findings.extend(check_url(url, &world));
    }
    explain(args, source, &text, &report);
    let written = written.map_err(|_| {
        let variables = format!("{ACCESS_KEY_ID} and {ACCESS_KEY_SECRET}");
        Failure::Said(format!("`{}` is signed: set {variables}", format.id))
    })?;
    if let Some(sheet) = written {
        complain_of(format, sheet.losses(), language);
        let changes = sheet.losses().iter().any(|loss| !loss.harmless);
        // Without its source type nothing of a plan is left, whoever insists.
        let is_empty = sheet.losses().iter().any(|loss| loss.place == Place::of(&SOURCE_TYPE));
        if !is_empty && (!changes || args.force) {
            writeln!(out, "{}", sheet.text())?;
            return Ok(Outcome::Good);
        }
    }
    // When standard error is closed, nobody wants to know.
    let _ = writeln!(
        io::stderr(),
        "Nothing was written.{}",
        if args.force { "" } else { " `--force` writes it all the same, if it can be read." }
    );
    Ok(Outcome::Bad)
}

/// Says on standard error what the format leaves out.
fn complain_of(format: &output::Format, losses: &[Loss], language: Language) {
    for loss in losses {
        let reason = loss.reason.render(language);
        complain(&format!("`{}` leaves out {}: {reason}", format.id, loss.place.wire_name()));
    }
}

fn said<T>(sentence: &str) -> Result<T, Failure> {
    Err(Failure::Said(sentence.to_owned()))
}

/// Says on standard error what is wrong with the request.
fn explain(args: &Args, source: &Source, text: &str, report: &Report) {
    if report.findings.is_empty() {
        return;
    }
    let mut totals = Totals::default();
    totals.add(report);
    let name = match source {
        Source::File(_) => Some(source.to_string()),
        Source::Stdin => None,
    };
    let checked = Checked {
        file: name.as_deref(),
        text,
        lines_before: 0,
        columns_before: 0,
        bytes_before: 0,
        report,
    };
    let mut stderr = io::stderr().lock();
    let mut human = Human::new(args.lang.lang, Paint::on(&io::stderr()), false);
    // When standard error is closed, nobody wants to know.
    let _ = human.checked(&mut stderr, &checked).and_then(|()| human.end(&mut stderr, &totals));
}
