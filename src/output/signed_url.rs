//! A URL that carries the whole request and its V1 signature, and under it the command that POSTs it.
//!
//! The operation takes POST only, so the URL is signed for POST: opened in a browser it is refused. The scheme is
//! superseded, and whoever gets hold of the URL can send it; [`curl`] is the better choice.

use crate::lang::{Arg, Message, Text, t};
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Syntax, Write, curl, group};
use crate::request::wire::Wire;
use crate::request::{Scheme, build};
use crate::values::time::Utc;

/// How long the URL is of use.
const LIFETIME: Text = t(
    "To be POSTed once, until {0}. The V1 signature (HMAC-SHA1) is superseded by V3.",
    "在 {0} 前可 POST 一次。V1 签名（HMAC-SHA1）已被 V3 取代。",
);

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
    let until = order.target.valid_until();
    let until = Message::new(LIFETIME, [Arg::Plain(Utc(until).to_string())]);
    let mut sheet = Sheet::of(&signed.request.url);
    sheet.line("");
    sheet.line(until.render(order.language));
    sheet.line("");
    sheet.line(curl::command(&signed.request));
    Ok(sheet)
};
