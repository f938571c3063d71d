//! `many`: one request for each of many resources.

use std::io::{self, Write};

use clap::ValueEnum;
use create_backup_plan::guide::many::Many;
use create_backup_plan::guide::script::script;
use create_backup_plan::lang::{Arg, Message, t};
use create_backup_plan::request::Target;
use create_backup_plan::request::endpoint::DEFAULT_REGION;
use create_backup_plan::rules::{Severity, World};
use jiff::Timestamp;

use super::format::visible;
use super::guide::draft;
use super::input::Source;
use super::options::{KnownArgs, LangArgs, LevelArgs, region};
use super::{Failure, Outcome, complain};

#[derive(clap::Args, Debug)]
#[command(
    // clap takes `{n}` for the end of a line, so its braces stand in words.
    after_help = "In PlanName you can write {id} (the resource's ID), {name} (its name, where the list or --known has it) or an n \
    in braces (its number in the list): nightly-{id}. Without any of them the ID is put behind the name.\n\n\
    Exit status: 0 the requests were written, 1 one has errors or the list is too long (--force writes what there is), \
    2 wrong usage or a file that cannot be read."
)]
pub(crate) struct Args {
    /// A file of request JSON, used as the template
    #[arg(value_name = "PLAN")]
    plan: Source,
    /// The list: IDs or names, a table with a line of parameter names, JSON with the same, or the answer of a call that
    /// lists resources; `-` or nothing for standard input
    #[arg(long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    list: Source,
    /// What to write
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
    /// The region to send to
    #[arg(long, value_name = "REGION", value_parser = region, default_value = DEFAULT_REGION)]
    region: String,
    /// Another host to send to than the region's public one
    #[arg(long, value_name = "HOST")]
    endpoint: Option<String>,
    /// Write the requests even if some have errors or the list is too long
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    level: LevelArgs,
    #[command(flatten)]
    known: KnownArgs,
    #[command(flatten)]
    lang: LangArgs,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// A request a line, for `check --jsonl`
    #[default]
    Jsonl,
    /// A shell script that sends them one after another by the Alibaba Cloud CLI
    Script,
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let pattern = draft(&args.plan)?;
    let list = args.list.read()?;
    // What signs nothing reads neither the time nor the nonce.
    let target = Target::new(&args.region, args.endpoint.as_deref(), 0, "unsigned")
        .map_err(|error| Failure::Said(error.to_string()))?;
    let world = World {
        now: Some(Timestamp::now().as_second()),
        region: Some(args.region.clone()),
        known: args.known.read()?,
        levels: args.level.levels.clone(),
        // Notes are `check`'s to tell.
        least: Severity::Warning,
        ..World::default()
    };
    let many = Many::of(&list, &pattern, &world);
    // When standard error is closed, nobody wants to know.
    let _ = tell(args, &many, &mut io::stderr().lock());
    let lacks = many.wrong() > 0 || many.cut;
    if many.requests.is_empty() || (lacks && !args.force) {
        let instead =
            if many.requests.is_empty() { "" } else { " `--force` writes it all the same." };
        complain(&format!("nothing was written.{instead}"));
        return Ok(Outcome::Bad);
    }
    match args.format {
        Form::Jsonl => out.write_all(many.json_lines().as_bytes())?,
        Form::Script => {
            let script = script(&many, &target)
                .map_err(|message| Failure::Said(visible(&message.render(args.lang.lang))))?;
            out.write_all(script.as_bytes())?;
        }
    }
    Ok(Outcome::Good)
}

/// Says what the list and the rules found, and how many requests there are.
fn tell(args: &Args, many: &Many, err: &mut dyn Write) -> io::Result<()> {
    let language = args.lang.lang;
    for problem in &many.problems {
        writeln!(err, "{}", visible(&problem.render(language)))?;
    }
    if many.named {
        let text = t(
            "Every name ends with the ID, so that no two are the same.",
            "每个名称都以 ID 结尾，避免重名。",
        );
        writeln!(err, "{}", text.get(language))?;
    }
    for (number, one) in (1..).zip(&many.requests) {
        for finding in &one.report.findings {
            let (id, rule) = (visible(&one.id), finding.rule.id);
            let message = visible(&finding.message.render(language));
            // The number stands first: some readers of a log take a line that begins with `::` for a command.
            writeln!(err, "{number}, {id}: {}[{rule}]: {message}", finding.severity)?;
        }
    }
    let text = if many.requests.len() == 1 {
        t("{0} request, {1} with errors.", "{0} 个请求，{1} 个有错误。")
    } else {
        t("{0} requests, {1} with errors.", "{0} 个请求，{1} 个有错误。")
    };
    let counts = [Arg::count(many.requests.len()), Arg::count(many.wrong())];
    writeln!(err, "{}", Message::new(text, counts).render(language))
}
