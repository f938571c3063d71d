//! `preview` and `example`: what a plan will do, and a plan to start from.

use std::ffi::OsString;
use std::io::Write;

use create_backup_plan::insight::policy::{self, Policy};
use create_backup_plan::insight::runs::Runs;
use create_backup_plan::insight::throttle::Day;
use create_backup_plan::insight::zone::{Clock, Zone};
use create_backup_plan::insight::{calendar, dates, sentence};
use create_backup_plan::lang::{Arg, Language, Message, Text, t};
use create_backup_plan::params::backup_rule::RULE;
use create_backup_plan::params::files::SPEED_LIMIT;
use create_backup_plan::params::plan::PLAN_NAME;
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::plan::preset::{self, PRESETS};
use create_backup_plan::plan::reading::Reading;
use create_backup_plan::request::endpoint::DEFAULT_REGION;
use create_backup_plan::values::json::Node;
use create_backup_plan::values::near::meant;
use jiff::Timestamp;

use super::format::visible;
use super::guide::draft;
use super::input::Source;
use super::options::{LangArgs, region, time};
use super::{Failure, Outcome};

/// How many runs are listed.
const SHOWN_RUNS: usize = 10;

const RUNS: Text = t("Runs from now on, UTC+8 and UTC:", "从现在起的执行时间（UTC+8 与 UTC）：");
const OF_RULE: Text = t("Backup rule {0}", "备份规则 {0}");

#[derive(clap::Args, Debug)]
pub(crate) struct PreviewArgs {
    /// A file of request JSON; `-` or nothing for standard input
    #[arg(value_name = "FILE")]
    file: Option<OsString>,
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
    let draft = draft(&args.file.clone().map_or(Source::Stdin, Source::from))?;
    let now = args.now.unwrap_or_else(Timestamp::now).as_second();
    let language = args.lang.lang;
    // A pipeline has no reader whose clock could be meant: it is spoken of in China's, as the service's pages do.
    let clock = Clock::at(now);
    let says = sentence::plain(&draft, &clock, Zone::China, language);
    let policies = policies(&draft);
    if let Format::Ics = args.format {
        let schedule = policies.iter().find_map(|(_, policy)| policy.schedule.known());
        let name = draft.param(&PLAN_NAME).and_then(Node::text).unwrap_or_default();
        let file = schedule.and_then(|schedule| calendar::file(schedule, now, name, &says));
        let Some(file) = file else { return Ok(Outcome::Bad) };
        write!(out, "{file}")?;
        return Ok(Outcome::Good);
    }
    writeln!(out, "{}", visible(&says))?;
    for (index, policy) in &policies {
        if let Some(index) = index {
            let title = Message::new(OF_RULE, [Arg::count(index + 1)]).render(language);
            writeln!(out, "\n{title}")?;
        }
        write_policy(policy, &clock, language, out)?;
    }
    let limit = draft.param(&SPEED_LIMIT).and_then(Node::text);
    if let Some(day) = limit.and_then(|limit| Day::of(limit).ok()) {
        writeln!(out, "\n{} {}", day.say(language), plain(&day.facts(language)))?;
    }
    Ok(Outcome::Good)
}

/// What runs: the plan's own schedule, and each backup rule by its number from 0.
fn policies(draft: &Draft) -> Vec<(Option<usize>, Policy)> {
    let reading = Reading::of(draft.root());
    let rules = draft.param(&RULE).and_then(Node::entries).map_or(0, <[_]>::len);
    let own = policy::own(&reading).map(|policy| (None, policy));
    let of_rules = (0..rules).filter_map(|index| {
        Some((Some(index), policy::at(&reading, &Place::of(&RULE).index(index))?))
    });
    own.into_iter().chain(of_rules).collect()
}

fn write_policy(
    policy: &Policy,
    clock: &Clock,
    language: Language,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let runs =
        policy.schedule.known().zip(clock.now).map(|(schedule, now)| Runs::of(schedule, now));
    if let Some(runs) = runs {
        writeln!(out, "\n{}", RUNS.get(language))?;
        for run in runs.upcoming().take(SHOWN_RUNS) {
            let [china, utc] =
                [Zone::China, Zone::Utc].map(|zone| dates::moment(run, zone, clock, language));
            writeln!(out, "  {china}   {utc}")?;
        }
    }
    let next = policy.next(clock.now);
    for (kept, is_copy) in [(policy.kept(), false), (policy.copies_kept(), true)] {
        if let Some(kept) = kept {
            let said = kept.say(next, is_copy, Zone::China, clock, language);
            writeln!(out, "\n{}", plain(&said))?;
        }
    }
    Ok(())
}

/// A sentence without the marks of what matters in it.
fn plain(marked: &str) -> String {
    marked.replace('`', "")
}

pub(crate) fn example(args: &ExampleArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let language = args.lang.lang;
    let Some(name) = &args.name else {
        let width = PRESETS.iter().map(|preset| preset.id.len()).max().unwrap_or_default();
        for preset in PRESETS {
            let (title, about) = (preset.title.get(language), preset.about.get(language));
            writeln!(out, "{:width$}  {title}: {about}", preset.id)?;
        }
        return Ok(Outcome::Good);
    };
    let preset = preset::find(name).ok_or_else(|| {
        let names = PRESETS.iter().map(|preset| preset.id);
        let near = meant(name, names);
        let near = near.map_or_else(|| ".".to_owned(), |near| format!("; did you mean `{near}`?"));
        Failure::Said(format!(
            "there is no example `{}`{near} `example` alone lists them",
            visible(name)
        ))
    })?;
    let now = args.now.unwrap_or_else(Timestamp::now).as_second();
    writeln!(out, "{}", preset.draft(now, &args.region).root().value.pretty())?;
    Ok(Outcome::Good)
}
