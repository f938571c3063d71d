//! Reads requests from whatever they are kept in (a curl or aliyun command, SDK code, a ROS template, an answer of
//! DescribeBackupPlans …) and writes each in another form. What was left out on the way is said on standard error.
//!
//! ```sh
//! cargo run --example convert -- terraform < old-script.sh > plan.tf
//! ```
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program says what it made")]

use std::error::Error;
use std::process::ExitCode;
use std::{env, io};

use create_backup_plan::import;
use create_backup_plan::lang::Language;
use create_backup_plan::output::{self, FORMATS, Order};
use create_backup_plan::request::Target;
use create_backup_plan::request::endpoint::DEFAULT_REGION;
use jiff::Timestamp;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let name = env::args().nth(1).unwrap_or_default();
    let Some(format) = output::find(&name) else {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
        return Err(format!("expected one of {}", names.join(", ")).into());
    };
    let import = import::read(&io::read_to_string(io::stdin())?);
    for note in import.notes.iter().chain(import.plans.iter().flat_map(|plan| &plan.notes)) {
        eprintln!("{}: {}", note.kind.word(), note.message.render(Language::English));
    }
    let now = Timestamp::now().as_second();
    for plan in &import.plans {
        let region = plan.region.as_deref().unwrap_or(DEFAULT_REGION);
        // A form that is not signed has no use for the nonce, and one that is needs credentials besides.
        let target = Target::new(region, plan.endpoint.as_deref(), now, "unsigned")?;
        let sheet = format.write(&Order::new(&plan.draft, &target))?;
        for loss in sheet.losses() {
            let reason = loss.reason.render(Language::English);
            eprintln!("left out {}: {reason}", loss.place.wire_name());
        }
        println!("{}", sheet.text());
    }
    Ok(if import.plans.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
