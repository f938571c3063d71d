//! `rules`, `schema`, `formats`: what there is to know.

use std::io::{self, Write};

use create_backup_plan::lang::{Arg, Language, Message, Text, t};
use create_backup_plan::output::{self, FORMATS};
use create_backup_plan::rules::{self, Rule};
use create_backup_plan::schema;
use create_backup_plan::verdict::catalogue::{BREAKS, KEEPS, catalogue, entry};

use super::options::{LangArgs, Listing, unknown_rule};
use super::{Failure, Outcome};

#[derive(clap::Args, Debug)]
pub(crate) struct RulesArgs {
    /// A rule to explain, such as schedule/interval
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Listing,
    #[command(flatten)]
    lang: LangArgs,
}

#[derive(clap::Args, Debug)]
pub(crate) struct FormatsArgs {
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Listing,
    #[command(flatten)]
    lang: LangArgs,
}

#[derive(clap::Args, Debug)]
pub(crate) struct SchemaArgs {
    #[command(flatten)]
    lang: LangArgs,
}

pub(crate) fn rules(args: &RulesArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let language = args.lang.lang;
    let one =
        args.id.as_deref().map(|id| rules::find(id).ok_or_else(|| Failure::Said(unknown_rule(id))));
    match (one.transpose()?, args.format) {
        (None, Listing::Json) => writeln!(out, "{}", catalogue(language).pretty())?,
        (Some(rule), Listing::Json) => writeln!(out, "{}", entry(rule, language).pretty())?,
        (None, Listing::Human) => list(language, out)?,
        (Some(rule), Listing::Human) => explain(rule, language, out)?,
    }
    Ok(Outcome::Good)
}

fn list(language: Language, out: &mut dyn Write) -> io::Result<()> {
    let width = rules::all().map(|rule| rule.id.len()).max().unwrap_or_default();
    for rule in rules::all() {
        writeln!(out, "{:width$}  {:7}  {}", rule.id, rule.severity, rule.why(language))?;
    }
    Ok(())
}

fn explain(rule: &'static Rule, language: Language, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} ({})\n\n{}", rule.id, rule.severity, rule.why(language))?;
    for (breaks, title) in [(true, BREAKS), (false, KEEPS)] {
        writeln!(out, "\n{}", title.get(language))?;
        for example in rules::examples().filter(|e| e.rule == rule && e.breaks == breaks) {
            let (json, plan) = example.shown(language);
            let over =
                plan.map(|plan| Message::new(OVER, [Arg::Plain(plan.to_owned())]).render(language));
            writeln!(out, "  {json}{}", over.unwrap_or_default())?;
        }
    }
    Ok(())
}

/// What an example is laid over, where it is no text of its own.
const OVER: Text = t("    (in the plan {0})", "    （在计划 {0} 中）");

pub(crate) fn schema(args: &SchemaArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    writeln!(out, "{}", schema::schema(args.lang.lang).pretty())?;
    Ok(Outcome::Good)
}

pub(crate) fn formats(args: &FormatsArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let language = args.lang.lang;
    match args.format {
        Listing::Json => writeln!(out, "{}", output::catalogue(language).pretty())?,
        Listing::Human => {
            let width = FORMATS.iter().map(|format| format.id.len()).max().unwrap_or_default();
            let colon = t(": ", "：").get(language);
            for format in FORMATS {
                let (title, about) = (format.title.get(language), format.about.get(language));
                writeln!(out, "{:width$}  {title}{colon}{about}", format.id)?;
            }
        }
    }
    Ok(Outcome::Good)
}
