//! A URL that carries the whole request and its V1 signature.
//!
//! The operation takes POST only, so the URL is signed for POST: opened in a browser it is refused. The scheme is
//! superseded, and whoever gets hold of the URL can send it; [`curl`](crate::output::curl) is the better choice.

use crate::lang::t;
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Syntax, Write, group};
use crate::request::wire::Wire;
use crate::request::{Scheme, build};

/// `signed-url`
pub static FORMAT: Format = Format {
    id: "signed-url",
    title: t("signed URL", "签名 URL"),
    group: &group::HTTP,
    kind: t("Signed URL", "签名 URL"),
    variant: None,
    about: t(
        "Legacy HMAC-SHA1; for one POST within 15 minutes, by whoever has it",
        "旧版 HMAC-SHA1；15 分钟内可 POST 一次，持有者均可使用",
    ),
    syntax: Syntax::Text,
    keys: Keys::Signed,
};

pub(in crate::output) const WRITE: Write = |order| {
    let signed = build(&Wire::of(order.request()), order.target, Scheme::V1)?;
    Ok(Sheet::of(&signed.request.url))
};
