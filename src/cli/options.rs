//! Options that several commands have, and how their values are read.

use std::env;
use std::ffi::OsString;
use std::str::FromStr;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use create_backup_plan::inventory::{self, Inventory};
use create_backup_plan::lang::Language;
use create_backup_plan::request::Target;
use create_backup_plan::request::credentials::Credentials;
use create_backup_plan::request::endpoint::{DEFAULT_REGION, Endpoint};
use create_backup_plan::rules::{self, Level, Rule, World};
use create_backup_plan::values::near::unknown;
use create_backup_plan::values::region::{self, REGIONS};
use jiff::Timestamp;

use super::input::Source;
use super::{Failure, complain};

/// What is made of a rule, where it is not what the catalogue says.
#[derive(Args, Debug)]
pub(crate) struct LevelArgs {
    /// Take a rule otherwise than the catalogue: as an error, a warning or a note, or switch it off
    #[arg(long = "level", value_name = "RULE=LEVEL", value_parser = level)]
    pub(crate) levels: Vec<(&'static Rule, Level)>,
}

/// What a verdict depends on besides the request.
#[derive(Args, Debug)]
pub(crate) struct WorldArgs {
    #[command(flatten)]
    level: LevelArgs,
    /// The time to judge schedules by, as RFC 3339 [default: the system's clock]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<Timestamp>,
    /// The region that requests are sent to, for rules that compare with it
    #[arg(long, value_name = "REGION", value_parser = region)]
    region: Option<String>,
    #[command(flatten)]
    known: KnownArgs,
}

impl WorldArgs {
    pub(crate) fn world(&self) -> Result<World, Failure> {
        Ok(World {
            now: Some(self.now.unwrap_or_else(Timestamp::now).as_second()),
            region: self.region.clone(),
            levels: self.level.levels.clone(),
            known: self.known.read()?,
            ..World::default()
        })
    }
}

/// What the account is known to have.
#[derive(Args, Debug)]
pub(crate) struct KnownArgs {
    /// A file with the answer of DescribeVaults, DescribeInstances, ListBuckets, DescribeFileSystems …, to compare with
    #[arg(long, value_name = "FILE")]
    known: Vec<OsString>,
}

impl KnownArgs {
    pub(crate) fn read(&self) -> Result<Arc<Inventory>, Failure> {
        let mut known = Inventory::default();
        for file in &self.known {
            let source = Source::from(file.clone());
            let text = source.read()?;
            let more = inventory::read(&text).ok_or_else(|| {
                Failure::Said(format!(
                    "{source} is no answer that lists vaults, instances, buckets or file systems"
                ))
            })?;
            known = known.with(more);
        }
        Ok(Arc::new(known))
    }
}

/// Where a request goes, and what its signature is bound to.
#[derive(Args, Debug)]
pub(crate) struct TargetArgs {
    /// The region to send to
    #[arg(long, value_name = "REGION", value_parser = region, default_value = DEFAULT_REGION)]
    pub(crate) region: String,
    /// Another host to send to than the region's public one
    #[arg(long, value_name = "HOST")]
    endpoint: Option<String>,
    /// The time of the signature, as RFC 3339 [default: the system's clock]
    #[arg(long, value_name = "TIME", value_parser = time)]
    timestamp: Option<Timestamp>,
    /// What makes the signature differ from every other [default: random]
    #[arg(long, value_name = "TEXT")]
    nonce: Option<String>,
}

impl TargetArgs {
    /// The time of the signature, in UNIX seconds.
    pub(crate) fn time(&self) -> i64 {
        self.timestamp.unwrap_or_else(Timestamp::now).as_second()
    }

    /// The target at a time, without keys.
    pub(crate) fn target(&self, time: i64) -> Result<Target, Failure> {
        let nonce = match &self.nonce {
            Some(nonce) => nonce.clone(),
            None => random_nonce()?,
        };
        Target::new(&self.region, self.endpoint.as_deref(), time, &nonce)
            .map_err(|error| Failure::Said(error.to_string()))
    }
}

/// The keys of the environment, if there are any.
pub(crate) fn credentials() -> Result<Option<Credentials>, Failure> {
    // What is not Unicode is not ASCII either, and is refused as such.
    let variable = |name: &str| env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    Credentials::from_variables(variable).map_err(|error| Failure::Said(error.to_string()))
}

/// 128 random bits.
fn random_nonce() -> Result<String, Failure> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::Said(format!("no random numbers for a nonce: {error}")))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// The language of messages.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct LangArgs {
    /// The language of messages: en or zh
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = Language::from_str)]
    pub(crate) lang: Language,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Listing {
    /// For people
    #[default]
    Human,
    /// For programs
    Json,
}

pub(crate) fn time(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_| "expected a time such as 2026-03-27T00:00:00Z".to_owned())
}

/// A region. There may be newer ones than those known, so one that is not among them is used all the same, and doubted.
pub(crate) fn region(text: &str) -> Result<String, String> {
    Endpoint::of_region(text).map_err(|error| error.to_string())?;
    if region::find(text).is_none() {
        let names = REGIONS.iter().map(|region| region.id);
        complain(&unknown("known region", text, names, "it is used as it is"));
    }
    Ok(text.to_owned())
}

fn level(text: &str) -> Result<(&'static Rule, Level), String> {
    let (rule, level) = text.split_once('=').ok_or("expected RULE=LEVEL, such as id/shape=note")?;
    let level = level.parse::<Level>().map_err(|error| error.to_string())?;
    let rule = rules::find(rule).ok_or_else(|| unknown_rule(rule))?;
    Ok((rule, level))
}

/// That there is no such rule, with the one that was meant.
pub(crate) fn unknown_rule(id: &str) -> String {
    unknown("rule", id, rules::all().map(|rule| rule.id), "`rules` lists them")
}
