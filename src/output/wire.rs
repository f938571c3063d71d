//! What travels: the flat names and values of the query and of the form body, as JSON, because a value may hold a
//! line break.

use crate::lang::t;
use crate::output::{Format, Syntax};
use crate::request::wire::Wire;

/// `wire`
pub static FORMAT: Format = Format {
    id: "wire",
    title: t("Parameters", "平铺参数"),
    about: t("Names and values as they travel", "实际传输的名称和值"),
    syntax: Syntax::Json { depth: 2 },
    signs: false,
    write: |request, _| Ok(Wire::of(request).to_json().pretty()),
};
