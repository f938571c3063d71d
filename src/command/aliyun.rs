//! Calls of the Alibaba Cloud CLI. They sign nothing: the CLI reads its keys from a profile or the environment.

use crate::command::posix;
use crate::params::{self, Param};
use crate::request::Target;
use crate::request::wire::Wire;
use crate::values::json::Node;

/// The options of a request's command, each with the parameter it comes from.
#[must_use]
pub fn options(request: &Node<'_>, target: &Target) -> Vec<(Option<&'static Param>, String)> {
    let mut lines: Vec<_> = to(target).into_iter().map(|option| (None, option)).collect();
    lines.extend(
        Wire::of(request).pairs().map(|(name, value)| (params::of_wire(name), option(name, value))),
    );
    lines
}

/// The options that say where a call goes.
#[must_use]
pub fn to(target: &Target) -> Vec<String> {
    let mut options = vec![option("region", target.region())];
    if target.has_own_endpoint() {
        options.push(option("endpoint", target.endpoint().host()));
        if target.endpoint().is_plain_http() {
            // `openapi/flags.go` of aliyun/aliyun-cli.
            options.push("--insecure".to_owned());
        }
    }
    options
}

/// An option and its value. The CLI takes a word that begins with `-` for an option of its own, unless it is joined
/// to the name by `=` (`cli/parser.go` of aliyun/aliyun-cli).
#[must_use]
pub fn option(name: &str, value: &str) -> String {
    if value.starts_with('-') {
        posix::word(&format!("--{name}={value}"))
    } else {
        format!("--{name} {}", posix::word(value))
    }
}
