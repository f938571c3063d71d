//! The request as JSON, two spaces a level, with the names in their order and numbers digit for digit.

use crate::lang::t;
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Order, Syntax, Write, group};

/// `json`
pub static FORMAT: Format = Format {
    id: "json",
    title: t("JSON", "JSON"),
    group: &group::JSON,
    kind: t("Request", "请求"),
    variant: None,
    about: t("The request, to keep and to check again", "请求本身，可保存、可再次校验"),
    syntax: Syntax::Json,
    keys: Keys::None,
};

pub(in crate::output) const WRITE: Write = |order| Ok(sheet(order));

/// Writes it.
#[must_use]
pub fn sheet(order: &Order<'_>) -> Sheet {
    Sheet::of(&order.request().value.pretty())
}
