//! The request as a type of TypeScript, made from the table of parameters, for whoever builds one in code.
//!
//! A type says names and kinds; what a text must look like, and what depends on another parameter, is the rules'
//! matter. `null` stands for what is absent, as everywhere.

use crate::params::source::SOURCE_TYPE;
use crate::params::{ALL, Choice, Kind, PAGE, Param};

/// Interfaces of the request, of a backup rule, and of what an object parameter holds.
#[must_use]
pub fn request() -> String {
    let begin = "// Made from the table of parameters: run `UPDATE=1 cargo test` to make it anew.\n\n\
         /**\n * The parameters of CreateBackupPlan, Alibaba Cloud Backup (hbr), version 2017-09-08.\n *\n";
    let own = interface("BackupPlanRequest", &ALL, false);
    let held = ALL.into_iter().filter(|param| !param.members.is_empty() && is_held(param));
    let held = held.map(|param| {
        let open = !matches!(param.kind, Kind::BackupRules);
        format!("\n/** {} */\n{}", about(param), interface(name_of(param), param.members, open))
    });
    format!("{begin} * @see {PAGE}\n */\n{own}{}", held.collect::<String>())
}

/// Whether its members stand in the request itself, and not inside a text.
fn is_held(param: &Param) -> bool {
    matches!(param.kind, Kind::BackupRules | Kind::Object)
}

fn name_of(param: &Param) -> &'static str {
    match param.kind {
        Kind::BackupRules => "BackupRule",
        _ => param.name,
    }
}

fn about(param: &Param) -> String {
    format!("{}. {}.", param.label.en, param.hint.en)
}

fn interface(name: &str, params: &[&'static Param], open: bool) -> String {
    let members = params.iter().copied().map(|param| {
        // Inside an object that is handed on, null is a value like any other.
        let null = if open { "" } else { " | null" };
        let (mark, null) = if *param == SOURCE_TYPE { ("", "") } else { ("?", null) };
        format!("  /** {} */\n  {}{mark}: {}{null};\n", about(param), param.name, kind(param))
    });
    let members: String = members.collect();
    let others = "  /** Other keys are handed on as they are. */\n  [key: string]: unknown;\n";
    format!("export interface {name} {{\n{members}{}}}\n", if open { others } else { "" })
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
