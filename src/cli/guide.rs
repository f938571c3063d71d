//! `explain`, `checklist`, `policy`: what helps around a request.

use std::ffi::OsString;
use std::io::{self, Write};

use create_backup_plan::guide::answer::{self, Answer};
use create_backup_plan::guide::{self, Subject, policy};
use create_backup_plan::inventory::Inventory;
use create_backup_plan::lang::{Language, Text, t};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::request::endpoint::DEFAULT_REGION;

use super::format::visible;
use super::input::Source;
use super::options::{KnownArgs, LangArgs, region};
use super::{Failure, Outcome};

#[derive(clap::Args, Debug)]
#[command(
    after_help = "Exit status: 0 the plan was made, 1 it was not, 2 wrong usage, or a text that holds no answer."
)]
pub(crate) struct ExplainArgs {
    /// The answer, as it was printed; `-` or nothing for standard input
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    file: Source,
    /// The request that was sent, so that the next commands name what it names
    #[arg(long, value_name = "FILE")]
    plan: Option<OsString>,
    /// The region it was sent to
    #[arg(long, value_name = "REGION", value_parser = region, default_value = DEFAULT_REGION)]
    region: String,
    #[command(flatten)]
    lang: LangArgs,
}

#[derive(clap::Args, Debug)]
pub(crate) struct ChecklistArgs {
    /// A file of request JSON; `-` or nothing for standard input
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    file: Source,
    /// The region it is to be sent to
    #[arg(long, value_name = "REGION", value_parser = region, default_value = DEFAULT_REGION)]
    region: String,
    #[command(flatten)]
    known: KnownArgs,
    #[command(flatten)]
    lang: LangArgs,
}

#[derive(clap::Args, Debug)]
pub(crate) struct PolicyArgs {
    /// A request for another account's data: write the trust policy of the role there
    #[arg(long, value_name = "FILE")]
    trust: Option<OsString>,
}

/// Exit 1 where no plan was made, as where a request is refused.
pub(crate) fn explain(args: &ExplainArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let text = args.file.read()?;
    let plan = args.plan.clone().map(|file| draft(&Source::from(file))).transpose()?;
    let plan = plan.unwrap_or_default();
    let known = Inventory::default();
    let subject = Subject { request: plan.root(), region: &args.region, known: &known };
    let answer = answer::read(&text)
        .ok_or_else(|| Failure::Said("there is no answer to a request in this text".to_owned()))?;
    let language = args.lang.lang;
    let say = |text: Text| text.get(language);
    writeln!(out, "{}", say(answer.title()))?;
    if let Answer::Failed(failure) = &answer {
        match failure.explained() {
            Some(code) => {
                writeln!(out, "\n{}: {} {}", failure.code, say(code.means), say(code.advice))?;
            }
            None => writeln!(out, "\n{}: {}", failure.code, say(NOT_LISTED))?,
        }
        if !failure.message.is_empty() {
            writeln!(out, "{}{}", say(MESSAGE), visible(&failure.message))?;
        }
        let given = |param: &create_backup_plan::params::Param| plan.param(param).is_some();
        for place in failure.places(given) {
            let label = place.label().render(language);
            writeln!(out, "{}{label} ({})", say(CONCERNS), place.wire_name())?;
        }
    }
    if let Some(request) = answer.request() {
        writeln!(out, "{}{request}", say(REQUEST_ID))?;
    }
    if matches!(&answer, Answer::Failed(failure) if failure.is_of_signature()) {
        writeln!(out, "\n# {}\ncreate-backup-plan doctor", say(EXAMINE))?;
    }
    for step in answer.next(&subject) {
        writeln!(out, "\n# {}\n{}", say(step.what), step.text)?;
    }
    Ok(if matches!(answer, Answer::Made { .. }) { Outcome::Good } else { Outcome::Bad })
}

const NOT_LISTED: Text = t("This code is not in any public list.", "此代码不在任何公开列表中。");
const MESSAGE: Text = t("The service says: ", "服务返回：");
const CONCERNS: Text = t("It concerns: ", "相关参数：");
const EXAMINE: Text = t(
    "Find the first byte that differs: paste the request and this answer",
    "找出第一个不同的字节：粘贴请求和此返回结果",
);
const REQUEST_ID: Text = t("Request ID: ", "请求 ID：");

pub(crate) fn checklist(args: &ChecklistArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let plan = draft(&args.file)?;
    let known = args.known.read()?;
    let subject = Subject { request: plan.root(), region: &args.region, known: &known };
    list(&subject, args.lang.lang, out)?;
    Ok(Outcome::Good)
}

fn list(subject: &Subject<'_>, language: Language, out: &mut dyn Write) -> io::Result<()> {
    for item in guide::checklist::checklist(subject) {
        let mark = if item.seen { 'x' } else { ' ' };
        let what = item.what.render(language).replace('`', "");
        writeln!(out, "[{mark}] {}", visible(&what))?;
        if let Some(command) = &item.command {
            writeln!(out, "    {command}")?;
        }
        writeln!(
            out,
            "    # {} ({})\n",
            item.evidence.page.url,
            item.evidence.certainty.text().get(language)
        )?;
    }
    Ok(())
}

pub(crate) fn policy(args: &PolicyArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let Some(file) = &args.trust else {
        writeln!(out, "{}", policy::call())?;
        return Ok(Outcome::Good);
    };
    let plan = draft(&Source::from(file.clone()))?;
    let known = Inventory::default();
    let subject = Subject { request: plan.root(), region: DEFAULT_REGION, known: &known };
    let trust = policy::trust(&subject).ok_or_else(|| {
        Failure::Said("the request backs up this account's own data: no role is needed".to_owned())
    })?;
    writeln!(out, "{}", trust.policy)?;
    Ok(Outcome::Good)
}

/// The request of a source.
pub(super) fn draft(source: &Source) -> Result<Draft, Failure> {
    let text = source.read()?;
    Draft::read(&text)
        .map_err(|_| Failure::Said(format!("{source} is no request in JSON; `check` says why")))
}
