//! The request as JSON, two spaces a level, with the names in their order and numbers digit for digit.

use crate::lang::t;
use crate::output::{Format, Syntax};

/// `json`
pub static FORMAT: Format = Format {
    id: "json",
    title: t("JSON", "JSON"),
    about: t("The request, to keep and to check again", "请求本身，可保存、可再次校验"),
    syntax: Syntax::Json { depth: 1 },
    signs: false,
    write: |request, _| Ok(request.value.pretty()),
};
