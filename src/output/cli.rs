//! Commands of the Alibaba Cloud CLI, in each shell and in both of its styles. They sign nothing: the CLI reads its keys
//! from a profile or the environment.

use crate::command::shell::{Command, Shell};
use crate::command::{aliyun, comment, plugin};
use crate::lang::{Text, t};
use crate::output::sheet::{Loss, Sheet};
use crate::output::{Format, Keys, Order, Syntax, Write, curl, group};
use crate::request::ACTION;

/// What the forms have in common, and the first of them.
const BASE: Format = Format {
    id: "cli",
    title: t("aliyun CLI command", "aliyun CLI 命令"),
    group: &group::CLI,
    kind: curl::POSIX,
    variant: Some(BUILT_IN),
    about: t(
        "No keys inside; they come from your profile or environment",
        "不含密钥，使用本机配置或环境变量中的密钥",
    ),
    syntax: Syntax::Shell,
    keys: Keys::Found,
};

const POWERSHELL_BASE: Format =
    Format { kind: curl::POWERSHELL, syntax: Syntax::PowerShell, ..BASE };

const CMD_BASE: Format = Format { kind: curl::CMD, syntax: Syntax::Cmd, ..BASE };

const BUILT_IN: Text = t("Built-in", "内置命令");
const PLUGIN: Text = t("Plugin", "插件命令");
const ABOUT_PLUGIN: Text = t(
    "For the plugin aliyun-cli-hbr, with CLI 3.3.3 or newer; no keys inside",
    "用于 aliyun-cli-hbr 插件，需 CLI 3.3.3 及以上；不含密钥",
);

/// `cli`
pub static FORMAT: Format = BASE;
pub(in crate::output) const WRITE: Write = |order| Ok(built_in(order, Shell::Posix));

/// `cli-plugin`
pub static PLUGIN_FORMAT: Format = Format {
    id: "cli-plugin",
    title: t("aliyun CLI plugin command", "aliyun CLI 插件命令"),
    variant: Some(PLUGIN),
    about: ABOUT_PLUGIN,
    ..BASE
};

pub(in crate::output) const PLUGIN_WRITE: Write = |order| Ok(by_plugin(order, Shell::Posix));

/// `cli-powershell`
pub static POWERSHELL: Format = Format {
    id: "cli-powershell",
    title: t("aliyun CLI command for PowerShell", "PowerShell 的 aliyun CLI 命令"),
    ..POWERSHELL_BASE
};

pub(in crate::output) const POWERSHELL_WRITE: Write =
    |order| Ok(built_in(order, Shell::PowerShell));

/// `cli-plugin-powershell`
pub static PLUGIN_POWERSHELL: Format = Format {
    id: "cli-plugin-powershell",
    title: t("aliyun CLI plugin command for PowerShell", "PowerShell 的 aliyun CLI 插件命令"),
    variant: Some(PLUGIN),
    about: ABOUT_PLUGIN,
    ..POWERSHELL_BASE
};

pub(in crate::output) const PLUGIN_POWERSHELL_WRITE: Write =
    |order| Ok(by_plugin(order, Shell::PowerShell));

/// `cli-cmd`
pub static CMD: Format = Format {
    id: "cli-cmd",
    title: t("aliyun CLI command for cmd", "cmd 的 aliyun CLI 命令"),
    variant: Some(t("Built-in, typed", "内置命令，直接输入")),
    ..CMD_BASE
};

pub(in crate::output) const CMD_WRITE: Write = |order| Ok(built_in(order, Shell::Cmd));

/// `cli-bat`
pub static BATCH: Format = Format {
    id: "cli-bat",
    title: t("aliyun CLI batch file", "aliyun CLI 批处理文件"),
    variant: Some(t("Built-in, batch file", "内置命令，批处理文件")),
    ..CMD_BASE
};

pub(in crate::output) const BATCH_WRITE: Write = |order| Ok(built_in(order, Shell::Batch));

/// `cli-plugin-cmd`
pub static PLUGIN_CMD: Format = Format {
    id: "cli-plugin-cmd",
    title: t("aliyun CLI plugin command for cmd", "cmd 的 aliyun CLI 插件命令"),
    variant: Some(t("Plugin, typed", "插件命令，直接输入")),
    about: ABOUT_PLUGIN,
    ..CMD_BASE
};

pub(in crate::output) const PLUGIN_CMD_WRITE: Write = |order| Ok(by_plugin(order, Shell::Cmd));

/// `cli-plugin-bat`
pub static PLUGIN_BATCH: Format = Format {
    id: "cli-plugin-bat",
    title: t("aliyun CLI plugin batch file", "aliyun CLI 插件批处理文件"),
    variant: Some(t("Plugin, batch file", "插件命令，批处理文件")),
    about: ABOUT_PLUGIN,
    ..CMD_BASE
};

pub(in crate::output) const PLUGIN_BATCH_WRITE: Write = |order| Ok(by_plugin(order, Shell::Batch));

const PROGRAM: &str = "aliyun";

fn built_in(order: &Order<'_>, shell: Shell) -> Sheet {
    let arguments = aliyun::arguments(order.request(), order.target);
    sheet(order, shell, shell.command(PROGRAM, &format!("hbr {ACTION}"), &arguments))
}

fn by_plugin(order: &Order<'_>, shell: Shell) -> Sheet {
    let (arguments, lost) = plugin::arguments(order.request(), order.target);
    let first = format!("hbr {}", plugin::kebab(ACTION));
    let mut sheet = sheet(order, shell, shell.command(PROGRAM, &first, &arguments));
    sheet.lose_all(lost.into_iter().map(|(place, reason)| Loss::new(place, reason)));
    sheet
}

/// The sheet of a command: a batch file has its head.
pub(in crate::output) fn sheet(order: &Order<'_>, shell: Shell, command: Command) -> Sheet {
    let mut sheet = Sheet::default();
    if shell == Shell::Batch {
        sheet.line("@echo off");
        let said = comment::rem(&order.says());
        let is_ascii = said.is_ascii() && command.lines.iter().all(|(_, line)| line.is_ascii());
        if !is_ascii {
            // What follows is read as UTF-8, which the file is saved as.
            sheet.line("chcp 65001 >nul");
        }
        sheet.line(said);
    }
    for (place, line) in command.lines {
        match place {
            Some(place) => sheet.line_of(&place, line),
            None => sheet.line(line),
        }
    }
    sheet.lose_all(command.lost.into_iter().map(|(place, reason)| Loss::new(place, reason)));
    sheet
}
