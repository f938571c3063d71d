//! What travels: the flat names and values of the query and of the form body, as JSON, because a value may hold a
//! line break.

use crate::lang::t;
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Order, Syntax, Write, group};
use crate::plan::place::Place;
use crate::request::wire::Wire;
use crate::values::json::quoted;

/// `wire`
pub static FORMAT: Format = Format {
    id: "wire",
    title: t("parameters", "平铺参数"),
    group: &group::JSON,
    kind: t("Parameters", "平铺参数"),
    variant: None,
    about: t("Names and values as they travel", "实际传输的名称和值"),
    syntax: Syntax::Json,
    keys: Keys::None,
};

pub(in crate::output) const WRITE: Write = |order| Ok(write(order));

fn write(order: &Order<'_>) -> Sheet {
    let wire = Wire::of(order.request());
    let mut sheet = Sheet::default();
    sheet.line("{");
    for (name, pairs, comma) in [("query", &wire.query, ","), ("body", &wire.body, "")] {
        if pairs.is_empty() {
            sheet.line(format!("  \"{name}\": {{}}{comma}"));
            continue;
        }
        sheet.line(format!("  \"{name}\": {{"));
        for (index, (name, value)) in pairs.iter().enumerate() {
            let comma = if index + 1 < pairs.len() { "," } else { "" };
            let line = format!("    {}: {}{comma}", quoted(name), quoted(value));
            match Place::of_wire(name) {
                Some(place) => sheet.line_of(&place, line),
                None => sheet.line(line),
            }
        }
        sheet.line(format!("  }}{comma}"));
    }
    sheet.line("}");
    sheet
}
