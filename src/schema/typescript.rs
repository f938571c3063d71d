//! The request as a type of TypeScript, made from the table of parameters, for whoever builds one in code.
//!
//! A type says names and kinds; what a text must look like, and what depends on another parameter, is the rules'
//! matter. `null` stands for what is absent, as everywhere.

use crate::params::source::SOURCE_TYPE;
use crate::params::{ALL, Choice, Kind, PAGE, Param};

/// Interfaces of the request, of a backup rule, and of what an object parameter holds.
#[must_use]
pub fn request() -> String {
    let mut out = format!(
        "// Made from the table of parameters: run `UPDATE=1 cargo test` to make it anew.\n\n\
         /**\n * The parameters of CreateBackupPlan, Alibaba Cloud Backup (hbr), version 2017-09-08.\n *\n * @see {PAGE}\n */\n"
    );
    interface(&mut out, "BackupPlanRequest", &ALL, false);
    for param in ALL.into_iter().filter(|param| !param.members.is_empty() && is_held(param)) {
        let open = !matches!(param.kind, Kind::BackupRules);
        out.push_str(&format!("\n/** {}. {}. */\n", param.label.en, param.hint.en));
        interface(&mut out, &name_of(param), param.members, open);
    }
    out
}

/// Whether its members stand in the request itself, and not inside a text.
fn is_held(param: &Param) -> bool {
    matches!(param.kind, Kind::BackupRules | Kind::Object)
}

fn name_of(param: &Param) -> String {
    match param.kind {
        Kind::BackupRules => "BackupRule".to_owned(),
        _ => param.name.to_owned(),
    }
}

fn interface(out: &mut String, name: &str, params: &[&'static Param], open: bool) {
    out.push_str(&format!("export interface {name} {{\n"));
    for param in params {
        out.push_str(&format!("  /** {}. {}. */\n", param.label.en, param.hint.en));
        // Inside an object that is handed on, null is a value like any other.
        let null = if open { "" } else { " | null" };
        let (mark, null) = if *param == &SOURCE_TYPE { ("", "") } else { ("?", null) };
        out.push_str(&format!("  {}{mark}: {}{null};\n", param.name, kind(param)));
    }
    if open {
        out.push_str("  /** Other keys are handed on as they are. */\n  [key: string]: unknown;\n");
    }
    out.push_str("}\n");
}

fn kind(param: &Param) -> String {
    match param.kind {
        Kind::Choice(choices) => literals(choices),
        // Others are taken, too: the literals are there to be offered.
        Kind::Suggested(choices) => format!("{} | (string & {{}})", literals(choices)),
        Kind::Integer { .. } => "number | bigint".to_owned(),
        Kind::ZeroOne => "0 | 1".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Paths | Kind::Texts(_) => "string[]".to_owned(),
        Kind::BackupRules => format!("{}[]", name_of(param)),
        Kind::Object if param.members.is_empty() => "Record<string, unknown> | string".to_owned(),
        Kind::Object => format!("{} | string", name_of(param)),
        Kind::Name { .. }
        | Kind::Id(_)
        | Kind::Region
        | Kind::Verbatim
        | Kind::Schedule
        | Kind::SpeedLimit
        | Kind::ObjectText
        | Kind::ListText => "string".to_owned(),
    }
}

fn literals(choices: &[Choice]) -> String {
    let literals: Vec<String> =
        choices.iter().map(|choice| format!("\"{}\"", choice.value)).collect();
    literals.join(" | ")
}
