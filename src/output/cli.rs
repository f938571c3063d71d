//! A command of the Alibaba Cloud CLI. It signs nothing: the CLI reads its keys from a profile or the environment.

use crate::command::aliyun;
use crate::lang::t;
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Order, Syntax, group};
use crate::plan::place::Place;
use crate::request::ACTION;

/// `cli`
pub static FORMAT: Format = Format {
    id: "cli",
    title: t("aliyun CLI", "aliyun CLI"),
    group: &group::CLI,
    kind: t("bash, zsh", "bash、zsh"),
    variant: None,
    about: t(
        "No keys inside; they come from your profile or environment",
        "不含密钥，使用本机配置或环境变量中的密钥",
    ),
    syntax: Syntax::Shell,
    keys: Keys::Found,
    write: |order| Ok(write(order)),
};

fn write(order: &Order<'_>) -> Sheet {
    let options = aliyun::options(order.request(), order.target);
    let mut sheet = Sheet::default();
    sheet.line(format!("aliyun hbr {ACTION} \\"));
    for (index, (param, option)) in options.iter().enumerate() {
        let end = if index + 1 < options.len() { " \\" } else { "" };
        let line = format!("  {option}{end}");
        match param {
            Some(param) => sheet.line_of(&Place::of(param), line),
            None => sheet.line(line),
        }
    }
    sheet
}
