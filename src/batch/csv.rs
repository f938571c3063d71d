//! What was found, as a table: a row for each plan (RFC 4180).

use std::fmt::Write as _;

use crate::batch::plans::Plan;
use crate::values::time::Utc;

/// The media type of the table.
pub const MEDIA_TYPE: &str = "text/csv;charset=utf-8";

/// What the table begins with: the mark by which spreadsheets know UTF-8, and the names of the columns.
pub const HEAD: &str = "\u{feff}plan,line,name,source_type,valid,errors,warnings,notes,rules,next_start_utc,same_name_as\r\n";

/// Writes the row of a plan, given which one it is.
pub fn write(index: usize, plan: &Plan, out: &mut String) {
    let _ = write!(out, "{},{},", index + 1, plan.line);
    cell(out, &plan.name);
    let source = plan.source.map_or("", |source| source.value());
    let (errors, warnings, notes) = (plan.errors, plan.warnings, plan.notes);
    let _ = write!(out, ",{source},{},{errors},{warnings},{notes},", errors == 0);
    for (at, rule) in plan.broken_rules().enumerate() {
        let space = if at > 0 { " " } else { "" };
        let _ = write!(out, "{space}{}", rule.id);
    }
    out.push(',');
    if let Some(next) = plan.starts.iter().map(|starts| starts.next).min() {
        let _ = write!(out, "{}", Utc(next));
    }
    out.push(',');
    if let Some(first) = plan.first {
        let _ = write!(out, "{}", first + 1);
    }
    out.push_str("\r\n");
}

/// Writes a text. One that a spreadsheet would work out begins with an apostrophe, as its own users write such texts
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn cell(out: &mut String, text: &str) {
    let works = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let mark = if works { "'" } else { "" };
    let _ = write!(out, "\"{mark}{}\"", text.replace('"', "\"\""));
}
