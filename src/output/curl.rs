//! A curl command that sends the request, signed with V3.
//!
//! Every signed header is given, `host` among them, and the body exactly as it was signed: `--data-raw` does not
//! take a leading `@` for a file.

use crate::command::posix;
use crate::lang::t;
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Syntax, group};
use crate::request::wire::Wire;
use crate::request::{Request, Scheme, build};

/// `curl`
pub static FORMAT: Format = Format {
    id: "curl",
    title: t("curl", "curl"),
    group: &group::CURL,
    kind: t("bash, zsh", "bash、zsh"),
    variant: None,
    about: t("Signed; to be run once, within 15 minutes", "已签名，15 分钟内可执行一次"),
    syntax: Syntax::Shell,
    keys: Keys::Signed,
    write: |order| {
        build(&Wire::of(order.request()), order.target, Scheme::V3)
            .map(|signed| Sheet::of(&command(&signed.request)))
    },
};

/// The command that sends a request.
#[must_use]
pub fn command(request: &Request) -> String {
    let mut lines = vec![format!("curl -X {} {}", request.method, posix::quoted(&request.url))];
    lines.extend(
        request
            .headers
            .iter()
            .map(|(name, value)| format!("-H {}", posix::quoted(&format!("{name}: {value}")))),
    );
    // Given even when it is empty: without it curl sends no content length, which gateways refuse.
    lines.push(format!("--data-raw {}", posix::quoted(&request.body)));
    lines.join(" \\\n  ")
}
