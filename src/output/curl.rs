//! curl commands that send the request, signed with V3, in each shell.
//!
//! Every signed header is given, `host` among them, and the body exactly as it was signed: `--data-raw` does not
//! take a leading `@` for a file.

use crate::command::shell::{Argument, Refusal, Shell};
use crate::command::{cmd, posix};
use crate::lang::{Text, t};
use crate::output::sheet::{Loss, Sheet};
use crate::output::{Format, Keys, Order, Syntax, Write, cli, group};
use crate::plan::place::Place;
use crate::request::sign::percent;
use crate::request::wire::{Pair, Wire};
use crate::request::{NeedsCredentials, Request, Scheme, build};

/// What the page calls the shells of POSIX.
pub(in crate::output) const POSIX: Text = t("bash, zsh", "bash、zsh");
/// What it calls PowerShell.
pub(in crate::output) const POWERSHELL: Text = t("PowerShell", "PowerShell");
/// What it calls the Windows command prompt.
pub(in crate::output) const CMD: Text = t("cmd", "cmd");

/// What it calls forms that hold a signature.
const SIGNED: Text = t("Signed", "已签名");

/// What the forms have in common, and the first of them.
const BASE: Format = Format {
    id: "curl",
    title: t("curl command", "curl 命令"),
    group: &group::CURL,
    kind: POSIX,
    variant: Some(SIGNED),
    about: t("Signed; to be run once, within 15 minutes", "已签名，15 分钟内可执行一次"),
    syntax: Syntax::Shell,
    keys: Keys::Signed,
};

/// `curl`
pub static FORMAT: Format = BASE;
pub(in crate::output) const WRITE: Write = |order| {
    build(&Wire::of(order.request()), order.target, Scheme::V3)
        .map(|signed| Sheet::of(&command(&signed.request)))
};

/// `curl-powershell`
pub static POWERSHELL_FORMAT: Format = Format {
    id: "curl-powershell",
    title: t("curl command for PowerShell", "PowerShell 的 curl 命令"),
    kind: POWERSHELL,
    syntax: Syntax::PowerShell,
    ..BASE
};

pub(in crate::output) const POWERSHELL_WRITE: Write = |order| {
    build(&Wire::of(order.request()), order.target, Scheme::V3)
        .map(|signed| Sheet::of(&in_powershell(&signed.request)))
};

/// `curl-cmd`
pub static CMD_FORMAT: Format = Format {
    id: "curl-cmd",
    title: t("curl command for cmd", "cmd 的 curl 命令"),
    kind: CMD,
    variant: Some(t("Signed, typed", "已签名，直接输入")),
    syntax: Syntax::Cmd,
    ..BASE
};

pub(in crate::output) const CMD_WRITE: Write = |order| in_cmd(order, Shell::Cmd);

/// `curl-bat`
pub static BATCH_FORMAT: Format = Format {
    id: "curl-bat",
    title: t("curl batch file", "curl 批处理文件"),
    kind: CMD,
    variant: Some(t("Signed, batch file", "已签名，批处理文件")),
    syntax: Syntax::Cmd,
    ..BASE
};

pub(in crate::output) const BATCH_WRITE: Write = |order| in_cmd(order, Shell::Batch);

/// The command that sends a request, in a POSIX shell.
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

/// The command in PowerShell, where `curl` alone may be another program. curl reads its options from its standard input,
/// as PowerShell before 7.3 hands a program no quote and no empty argument unharmed
/// (<https://curl.se/docs/manpage.html#-K>). The text between `@'` and `'@` is taken as it is.
fn in_powershell(request: &Request) -> String {
    let mut lines = vec!["@'".to_owned()];
    let mut option =
        |name: &str, value: &str| lines.push(format!("{name} = {}", configured(value)));
    option("request", request.method);
    option("url", &request.url);
    for (name, value) in &request.headers {
        option("header", &format!("{name}: {value}"));
    }
    option("data-raw", &request.body);
    lines.push("'@ | curl.exe --config '-'".to_owned());
    lines.join("\n")
}

/// A value as a line of curl's configuration holds it.
fn configured(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', r"\\").replace('"', "\\\""))
}

/// The command at the Windows command prompt, whose lines are short: values that do not fit are left out, and the rest
/// is signed.
fn in_cmd(order: &Order<'_>, shell: Shell) -> Result<Sheet, NeedsCredentials> {
    let written = |wire: &Wire<'_>| {
        let signed = build(wire, order.target, Scheme::V3)?;
        Ok(shell.command("curl", &first(&signed.request, shell), &arguments(&signed.request)))
    };
    let bare = written(&Wire::default())?;
    // Two characters for the `?` or `&` before a pair.
    let length = |text: &str| text.encode_utf16().count() + 2;
    let mut room = bare.lines.iter().map(|(_, line)| length(line)).sum::<usize>();
    room = cmd::LONGEST.saturating_sub(room);
    let mut lost = Vec::new();
    let mut keep_fitting = |pairs: &mut Vec<Pair<'_>>| {
        pairs.retain(|pair| {
            let encoded = percent::query(std::slice::from_ref(pair));
            let needed = shell.word(&encoded).map_or(usize::MAX, |word| length(&word));
            let left = room.checked_sub(needed);
            match left {
                Some(left) => room = left,
                None => lost.push(Loss::new(
                    Place::of_wire(&pair.0).unwrap_or_default(),
                    Refusal::TooLong(cmd::LONGEST).reason(),
                )),
            }
            left.is_some()
        });
    };
    let mut wire = Wire::of(order.request());
    keep_fitting(&mut wire.query);
    keep_fitting(&mut wire.body);
    let mut sheet = cli::sheet(order, shell, written(&wire)?);
    sheet.lose_all(lost);
    Ok(sheet)
}

/// The words on the command's first line.
fn first(request: &Request, shell: Shell) -> String {
    let url = shell.word(&request.url).unwrap_or_default();
    format!("-X {} {url}", request.method)
}

fn arguments(request: &Request) -> Vec<Argument> {
    let headers = request.headers.iter();
    let headers =
        headers.map(|(name, value)| Argument::new(None, ["-H", &format!("{name}: {value}")]));
    headers.chain([Argument::new(None, ["--data-raw", &request.body])]).collect()
}
