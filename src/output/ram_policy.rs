//! The permission to send the request, as a policy of RAM.

use crate::guide::policy;
use crate::lang::t;
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Syntax, Write, group};

/// `ram-policy`
pub static FORMAT: Format = Format {
    id: "ram-policy",
    title: t("RAM policy", "RAM 权限策略"),
    group: &group::AROUND,
    kind: t("RAM policy", "RAM 权限策略"),
    variant: None,
    about: t("Allows this one call and nothing else", "只允许这一个调用"),
    syntax: Syntax::Json,
    keys: Keys::None,
};

pub(in crate::output) const WRITE: Write = |_| Ok(Sheet::of(&policy::call()));
