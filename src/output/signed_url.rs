//! A URL that carries the whole request and its V1 signature, and under it the command that POSTs it.
//!
//! The operation takes POST only, so the URL is signed for POST: opened in a browser it is refused. The scheme is
//! superseded, and whoever gets hold of the URL can send it; [`curl`] is the better choice.

use crate::lang::t;
use crate::output::{Format, Syntax, curl};
use crate::request::wire::Wire;
use crate::request::{Scheme, build};

/// `signed-url`
pub static FORMAT: Format = Format {
    id: "signed-url",
    title: t("Signed URL", "签名 URL"),
    about: t(
        "Legacy HMAC-SHA1; for one POST within 15 minutes, by whoever has it",
        "旧版 HMAC-SHA1；15 分钟内可 POST 一次，持有者均可使用",
    ),
    syntax: Syntax::Text,
    signs: true,
    write: |request, target| {
        build(&Wire::of(request), target, Scheme::V1)
            .map(|signed| format!("{}\n\n{}", signed.request.url, curl::command(&signed.request)))
    },
};
