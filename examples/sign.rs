//! Builds a request, refuses to go on when it has an error, signs it and prints the curl command that sends it.
//!
//! ```sh
//! export ALIBABA_CLOUD_ACCESS_KEY_ID=… ALIBABA_CLOUD_ACCESS_KEY_SECRET=…
//! cargo run --example sign -- my-bucket v-0003gxoksflhu46w185s
//! ```
//!
//! The command holds a signature, which can be used once and for 15 minutes, and never the secret.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program says what it made")]

use std::error::Error;
use std::process::ExitCode;
use std::{env, process};

use create_backup_plan::lang::Language;
use create_backup_plan::output::{self, Order};
use create_backup_plan::params::plan::{
    BACKUP_TYPE, COMPLETE, PLAN_NAME, RETENTION, SCHEDULE, VAULT_ID,
};
use create_backup_plan::params::source::{BUCKET, SOURCE_TYPE, SourceType};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::plan::preset::next_quiet_hour;
use create_backup_plan::request::Target;
use create_backup_plan::request::credentials::{ACCESS_KEY_ID, ACCESS_KEY_SECRET, Credentials};
use create_backup_plan::rules::{self, Severity, World};
use create_backup_plan::values::json::Value;
use jiff::Timestamp;

const REGION: &str = "cn-hangzhou";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(bucket), Some(vault)) = (arguments.next(), arguments.next()) else {
        return Err("expected a bucket and a vault".into());
    };
    let now = Timestamp::now();
    let draft = nightly(&bucket, &vault, now.as_second());

    let world =
        World { now: Some(now.as_second()), region: Some(REGION.to_owned()), ..World::default() };
    let report = rules::check(draft.root(), &world);
    for finding in report.findings.iter().filter(|finding| finding.severity != Severity::Note) {
        eprintln!("{}: {}", finding.severity, finding.message.render(Language::English));
    }
    if !report.is_valid() {
        return Ok(ExitCode::FAILURE);
    }

    // The library has no source of randomness. A nonce need not be secret, only never used before.
    let nonce = format!("{}-{}", process::id(), now.as_nanosecond());
    let keys = Credentials::from_variables(|name| env::var(name).ok())?
        .ok_or(format!("expected keys in {ACCESS_KEY_ID} and {ACCESS_KEY_SECRET}"))?;
    let target = Target::new(REGION, None, now.as_second(), &nonce)?.with_credentials(Some(keys));
    let curl = output::find("curl").ok_or("there is no output of this name")?;
    println!("{}", curl.write(&Order::new(&draft, &target))?.text());
    Ok(ExitCode::SUCCESS)
}

/// A plan that backs a bucket up every night and keeps each backup for thirty days.
fn nightly(bucket: &str, vault: &str, now: i64) -> Draft {
    let mut draft = Draft::default();
    let mut set = |param, value| draft.set(&Place::of(param), value);
    set(&SOURCE_TYPE, Value::owned_text(SourceType::Oss.value()));
    set(&PLAN_NAME, Value::owned_text(format!("{bucket}-nightly")));
    set(&BACKUP_TYPE, Value::owned_text(COMPLETE));
    set(&VAULT_ID, Value::owned_text(vault));
    set(&BUCKET, Value::owned_text(bucket));
    set(&SCHEDULE, Value::owned_text(format!("I|{}|P1D", next_quiet_hour(now))));
    set(&RETENTION, Value::integer(30));
    draft
}
