//! A command of the Alibaba Cloud CLI. It signs nothing: the CLI reads its keys from a profile or the environment.

use crate::lang::t;
use crate::output::{Format, Syntax, shell};
use crate::request::wire::Wire;
use crate::request::{ACTION, Target};
use crate::values::json::Node;

/// `cli`
pub static FORMAT: Format = Format {
    id: "cli",
    title: t("aliyun CLI", "aliyun CLI"),
    about: t(
        "No keys inside; they come from your profile or environment",
        "不含密钥，使用本机配置或环境变量中的密钥",
    ),
    syntax: Syntax::Shell,
    signs: false,
    write: |request, target| Ok(command(request, target)),
};

fn command(request: &Node<'_>, target: &Target) -> String {
    let lines = std::iter::once(format!("aliyun hbr {ACTION}")).chain(options(request, target));
    lines.collect::<Vec<_>>().join(" \\\n  ")
}

/// The options of the command.
#[must_use]
pub fn options(request: &Node<'_>, target: &Target) -> Vec<String> {
    let mut lines = vec![option("region", target.region())];
    if target.has_own_endpoint() {
        lines.push(option("endpoint", target.endpoint().host()));
        if target.endpoint().is_plain_http() {
            // `openapi/flags.go` of aliyun/aliyun-cli.
            lines.push("--insecure".to_owned());
        }
    }
    lines.extend(Wire::of(request).pairs().map(|(name, value)| option(name, value)));
    lines
}

/// An option and its value. The CLI takes a word that begins with `-` for an option of its own, unless it is joined
/// to the name by `=` (`cli/parser.go` of aliyun/aliyun-cli).
#[must_use]
pub fn option(name: &str, value: &str) -> String {
    if value.starts_with('-') {
        shell::word(&format!("--{name}={value}"))
    } else {
        format!("--{name} {}", shell::word(value))
    }
}
