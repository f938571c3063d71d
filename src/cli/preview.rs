//! `preview` and `example`: what a plan will do, and a plan to start from.

use std::io::Write;

use create_backup_plan::insight::policy::Policy;
use create_backup_plan::insight::zone::{Clock, Zone};
use create_backup_plan::insight::{dates, preview, sentence};
use create_backup_plan::lang::{Arg, Language, Message, Text, t};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::preset::{self, PRESETS};
use create_backup_plan::request::endpoint::DEFAULT_REGION;
use create_backup_plan::values::near::unknown;
use jiff::Timestamp;

use super::format::visible;
use super::guide::draft;
use super::input::Source;
use super::options::{LangArgs, region, time};
use super::{Failure, Outcome, complain};

const RUNS: Text = t("Runs from now on, UTC+8 and UTC:", "从现在起的执行时间（UTC+8 与 UTC）：");
const OF_RULE: Text = t("Backup rule {0}", "备份规则 {0}");

#[derive(clap::Args, Debug)]
#[command(
    after_help = "Exit status: 0 it was told, whatever is wrong with the plan, 1 a calendar was asked for and nothing is \
    on it, 2 wrong usage or a file that cannot be read."
)]
pub(crate) struct PreviewArgs {
    /// A file of request JSON; `-` or nothing for standard input
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    file: Source,
    /// What to write
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// The time to count from, as RFC 3339 [default: the system's clock]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<Timestamp>,
    #[command(flatten)]
    lang: LangArgs,
}

/// What is written.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Format {
    /// Sentences, the next runs, what is kept, how fast
    #[default]
    Human,
    /// One object with all of it
    Json,
    /// A calendar file of the runs
    Ics,
}

#[derive(clap::Args, Debug)]
#[command(
    after_help = "Without a name it lists the examples. Their IDs have the shape of real ones and are nobody's."
)]
pub(crate) struct ExampleArgs {
    /// Which one, such as ecs-file
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// The region it is to be sent to
    #[arg(long, value_name = "REGION", value_parser = region, default_value = DEFAULT_REGION)]
    region: String,
    /// The time before its first run, as RFC 3339 [default: the system's clock]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<Timestamp>,
    #[command(flatten)]
    lang: LangArgs,
}

/// Exit 1 where a calendar was asked for and nothing ever runs.
pub(crate) fn preview(args: &PreviewArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let draft = draft(&args.file)?;
    let now = args.now.unwrap_or_else(Timestamp::now).as_second();
    let language = args.lang.lang;
    // A pipeline has no reader whose clock could be meant: it is spoken of in China's, as the service's pages do.
    let clock = Clock::at(now);
    match args.format {
        Format::Human => write_preview(&draft, &clock, language, out)?,
        Format::Json => {
            writeln!(out, "{}", preview::to_json(&draft, &clock, language).pretty())?;
        }
        Format::Ics => {
            let Some(file) = preview::to_calendar(&draft, &clock, language) else {
                complain(
                    "there is nothing to put on a calendar: nothing runs, or it is not known when",
                );
                return Ok(Outcome::Bad);
            };
            write!(out, "{file}")?;
        }
    }
    Ok(Outcome::Good)
}

fn write_preview(
    draft: &Draft,
    clock: &Clock,
    language: Language,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    writeln!(out, "{}", visible(&sentence::plain(draft, clock, Zone::China, language)))?;
    for (place, policy) in &preview::policies(draft) {
        if let Some(index) = place.rule_index() {
            let title = Message::new(OF_RULE, [Arg::count(index + 1)]).render(language);
            writeln!(out, "\n{title}")?;
        }
        write_policy(policy, clock, language, out)?;
    }
    if let Some(said) = preview::speed_limit(draft, language) {
        writeln!(out, "\n{said}")?;
    }
    Ok(())
}

fn write_policy(
    policy: &Policy,
    clock: &Clock,
    language: Language,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if policy.schedule.known().is_some() {
        writeln!(out, "\n{}", RUNS.get(language))?;
        for run in preview::next_runs(policy, clock) {
            let [china, utc] =
                [Zone::China, Zone::Utc].map(|zone| dates::moment(run, zone, clock, language));
            writeln!(out, "  {china}   {utc}")?;
        }
    }
    let next = policy.next(clock.now);
    for (kept, is_copy) in [(policy.kept(), false), (policy.copies_kept(), true)] {
        if let Some(kept) = kept {
            let said = kept.say(next, is_copy, Zone::China, clock, language);
            writeln!(out, "\n{}", preview::plain(&said))?;
        }
    }
    Ok(())
}

pub(crate) fn example(args: &ExampleArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let language = args.lang.lang;
    let Some(name) = &args.name else {
        let width = PRESETS.iter().map(|preset| preset.id.len()).max().unwrap_or_default();
        let colon = t(": ", "：").get(language);
        for preset in PRESETS {
            let (title, about) = (preset.title.get(language), preset.about.get(language));
            writeln!(out, "{:width$}  {title}{colon}{about}", preset.id)?;
        }
        return Ok(Outcome::Good);
    };
    let preset = preset::find(name).ok_or_else(|| {
        let names = PRESETS.iter().map(|preset| preset.id);
        Failure::Said(visible(&unknown("example", name, names, "`example` alone lists them")))
    })?;
    let now = args.now.unwrap_or_else(Timestamp::now).as_second();
    writeln!(out, "{}", preset.draft(now, &args.region).root().value.pretty())?;
    Ok(Outcome::Good)
}
