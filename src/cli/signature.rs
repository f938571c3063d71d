//! `sign`: the way to a signature, step by step. `doctor`: why one is refused.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::ValueEnum;
use create_backup_plan::doctor::{self, Case, Diagnosis, Difference, Excerpt};
use create_backup_plan::lang::{Arg, Language, Message, Text, t};
use create_backup_plan::request::sign::step::{Outcome as Reached, Step};
use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{Scheme, steps};
use create_backup_plan::rules::{World, check};
use create_backup_plan::values::json::Value;
use jiff::Timestamp;
use unicode_width::UnicodeWidthStr;

use super::format::visible;
use super::guide::draft;
use super::input::Source;
use super::options::{LangArgs, Listing, TargetArgs, credentials, time};
use super::{Failure, Outcome, complain};

#[derive(clap::Args, Debug)]
#[command(
    after_help = "Keys come from the environment, as for `emit`. Without them the steps end before the signature."
)]
pub(crate) struct SignArgs {
    /// A file of request JSON; `-` or nothing for standard input
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    file: Source,
    /// How it is signed
    #[arg(long, value_enum, default_value_t, value_name = "SCHEME")]
    scheme: SchemeArg,
    #[command(flatten)]
    target: TargetArgs,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Listing,
    #[command(flatten)]
    lang: LangArgs,
}

#[derive(clap::Args, Debug)]
#[command(
    after_help = "Keys come from the environment, as for `emit`. With those that the request was signed with, the doctor \
    finds a mistake in signing by making it. Exit status: 0 nothing wrong, 1 something wrong, 2 nothing to examine."
)]
pub(crate) struct DoctorArgs {
    /// A request (curl, HTTP, URL), the service's answer, a string to sign, or several of them; `-` or nothing for
    /// standard input
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    file: Source,
    /// The plan that should have been sent, to compare with an answer that stands alone
    #[arg(long, value_name = "FILE")]
    plan: Option<OsString>,
    /// The time to judge the signature's by, as RFC 3339 [default: the system's clock]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<Timestamp>,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Listing,
    #[command(flatten)]
    lang: LangArgs,
}

/// A way to sign.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum SchemeArg {
    /// ACS3-HMAC-SHA256, in headers
    #[default]
    V3,
    /// HMAC-SHA1, in the URL; superseded
    V1,
}

pub(crate) fn sign(args: &SignArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let draft = draft(&args.file)?;
    let region = Some(args.target.region.clone());
    let world = World { now: Some(args.target.time()), region, ..World::default() };
    let report = check(draft.root(), &world);
    if !report.is_valid() {
        complain(&format!(
            "{} has errors, which `check` tells; it is signed all the same",
            args.file
        ));
    }
    let target = args.target.target(args.target.time())?.with_credentials(credentials()?);
    let scheme = match args.scheme {
        SchemeArg::V3 => Scheme::V3,
        SchemeArg::V1 => Scheme::V1,
    };
    let steps = steps(&Wire::of(draft.root()), &target, scheme);
    let language = args.lang.lang;
    match args.format {
        Listing::Human => {
            for (number, step) in (1..).zip(&steps) {
                write_step(number, step, language, out)?;
            }
        }
        Listing::Json => {
            let steps = steps.iter().map(|step| {
                Value::object([
                    ("id", Value::Text(step.id.into())),
                    ("title", Value::Text(step.title.get(language).into())),
                    ("about", Value::Text(step.about.get(language).into())),
                    ("text", step.text().map_or(Value::Null, |text| Value::Text(text.into()))),
                ])
            });
            writeln!(out, "{}", Value::array(steps).pretty())?;
        }
    }
    Ok(Outcome::Good)
}

fn write_step(
    number: usize,
    step: &Step,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{number}. {}", step.title.get(language))?;
    writeln!(out, "   {}", step.about.get(language).replace('`', ""))?;
    match &step.outcome {
        Reached::Text(text) => {
            for line in text.split('\n') {
                writeln!(out, "   | {}", visible(line))?;
            }
        }
        Reached::Secret => {}
        Reached::NeedsKeys => writeln!(out, "   ({})", NEEDS_KEYS.get(language))?,
    }
    writeln!(out)
}

const NEEDS_KEYS: Text = t(
    "needs keys: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "需要密钥：设置 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET",
);
const NOTHING_WRONG: Text = t("Nothing wrong was found.", "没有发现问题。");
const NOTHING_SEEN: Text = t(
    "Nothing wrong can be seen. The signature itself was not checked.",
    "看不出问题，但未验证签名本身。",
);
const FOUND: Text = t("Found: ", "识别到：");
const AFTER: Text = t("Equal for {0} bytes, then:", "前 {0} 个字节相同，之后：");
const SIGNED: Text = t("signed ", "签名时");
const RIGHT: Text = t("service", "服务端");
const END: Text = t("(end)", "（结束）");

/// Exit 1 where something is wrong, as where a request is.
pub(crate) fn examine(args: &DoctorArgs, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let source = &args.file;
    let text = source.read()?;
    let plan = args.plan.clone().map(|file| draft(&Source::from(file))).transpose()?;
    let plan = plan.as_ref().map(|draft| Wire::of(draft.root()));
    let keys = credentials()?;
    let case = Case {
        text: &text,
        plan: plan.as_ref(),
        now: Some(args.now.unwrap_or_else(Timestamp::now).as_second()),
        credentials: keys.as_ref(),
    };
    let diagnosis = doctor::examine(&case).ok_or_else(|| {
        Failure::Said(
            "there is no signed request and no string to sign in this text; the answer of the service names one after \
            `string to sign is:`"
                .to_owned(),
        )
    })?;
    match args.format {
        Listing::Human => {
            let fine = if keys.is_some() { NOTHING_WRONG } else { NOTHING_SEEN };
            write_diagnosis(&diagnosis, fine, args.lang.lang, out)?;
        }
        Listing::Json => writeln!(out, "{}", to_json(&diagnosis, args.lang.lang).pretty())?,
    }
    Ok(if diagnosis.is_wrong() { Outcome::Bad } else { Outcome::Good })
}

fn write_diagnosis(
    diagnosis: &Diagnosis,
    fine: Text,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    let plain = |text: String| text.replace('`', "");
    let seen: Vec<&str> = diagnosis.seen.iter().map(|seen| seen.get(language)).collect();
    writeln!(out, "{}{}", FOUND.get(language), seen.join(t("; ", "；").get(language)))?;
    if !diagnosis.is_wrong() {
        writeln!(out, "{}", fine.get(language))?;
    }
    for finding in &diagnosis.findings {
        let message = plain(finding.message.render(language));
        match finding.place.name() {
            "" => writeln!(out, "\n- {}", visible(&message))?,
            name => writeln!(out, "\n- {name}: {}", visible(&message))?,
        }
    }
    if let Some(difference) = &diagnosis.difference {
        write_difference(difference, language, out)?;
    }
    for remark in &diagnosis.remarks {
        writeln!(out, "\n{}", plain(remark.render(language)))?;
    }
    Ok(())
}

fn write_difference(
    difference: &Difference,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    let after = Message::new(AFTER, [Arg::count(difference.at)]);
    writeln!(out, "\n{}", after.render(language))?;
    for (side, excerpt) in [(SIGNED, &difference.signed), (RIGHT, &difference.right)] {
        let Excerpt { before, here, after } = excerpt;
        let here = if here.is_empty() { END.get(language) } else { here };
        writeln!(out, "  {} {}", side.get(language), visible(&format!("{before}{here}{after}")))?;
    }
    // Under the character that differs, where every one before it is as wide as a letter.
    let indent = SIGNED.get(language).width() + 1 + difference.signed.before.width();
    writeln!(out, "  {:indent$}^", "")
}

fn to_json(diagnosis: &Diagnosis, language: Language) -> Value<'static> {
    let text = |text: &str| Value::owned_text(text);
    let side = |excerpt: &Excerpt| {
        Value::object([
            ("before", text(&excerpt.before)),
            ("here", text(&excerpt.here)),
            ("after", text(&excerpt.after)),
        ])
    };
    let findings = diagnosis.findings.iter().map(|finding| {
        Value::object([
            ("id", text(finding.id)),
            ("place", text(finding.place.name())),
            ("message", text(&finding.message.render(language))),
        ])
    });
    let difference = diagnosis.difference.as_ref().map_or(Value::Null, |difference| {
        Value::object([
            ("at", Value::Number(difference.at.to_string().into())),
            ("place", text(difference.place.name())),
            ("signed", side(&difference.signed)),
            ("right", side(&difference.right)),
        ])
    });
    let scheme = match diagnosis.scheme {
        Scheme::V1 => "v1",
        Scheme::V3 => "v3",
    };
    Value::object([
        ("scheme", text(scheme)),
        ("ok", Value::Bool(!diagnosis.is_wrong())),
        ("seen", Value::array(diagnosis.seen.iter().map(|seen| text(seen.get(language))))),
        ("findings", Value::array(findings)),
        ("difference", difference),
        (
            "remarks",
            Value::array(diagnosis.remarks.iter().map(|remark| text(&remark.render(language)))),
        ),
    ])
}
