//! What only shows when the request is built.

use crate::lang::{Arg, Message, t};
use crate::plan::place::Place;
use crate::rules::{Finding, World};

/// The most bytes of a signed URL that gateways and proxies on the way are known to take.
const MAX_URL: usize = 8_000;

rules! {
    /// Gateways and proxies take URLs of about 8 KB. Beyond that the form parameters belong in the body, where the
    /// signature of version 3 puts them.
    TOO_LONG = "url/too-long", Warning,
    "网关和代理接受的 URL 约为 8 KB。更长时应把表单参数放进正文，V3 签名正是如此。",
    bad ["url" "8001"],
    good ["url" "8000"];
}

/// The finding on a signed URL that is too long to travel.
#[must_use]
pub fn check_url(url: &str, world: &World) -> Option<Finding> {
    if url.len() <= MAX_URL {
        return None;
    }
    let message = Message::new(
        t(
            "Request URL has {0} bytes, more than {1}. Send it signed by version 3 instead.",
            "请求 URL 有 {0} 字节，超过 {1}，应改用 V3 签名发送。",
        ),
        [Arg::count(url.len()), Arg::count(MAX_URL)],
    );
    let mut finding = Finding::new(&TOO_LONG, Place::ROOT, message);
    finding.severity = world.severity(&TOO_LONG);
    world.tells(&finding).then_some(finding)
}
