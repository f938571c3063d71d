//! An `.http` file, which editors send: VS Code with REST Client, Visual Studio, JetBrains' IDEs.
//!
//! A request is its first line, headers, an empty line and the body; a line that begins with `#` is a comment
//! (<https://learn.microsoft.com/aspnet/core/test/http-files>). The values are percent-encoded, so nothing in them is a
//! variable between braces.

use crate::lang::{Arg, Message, Text, t};
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Order, Syntax, Write, group};
use crate::request::wire::Wire;
use crate::request::{NeedsCredentials, Scheme, build};
use crate::values::time::Utc;

/// `http`
pub static FORMAT: Format = Format {
    id: "http",
    title: t(".http file", ".http 文件"),
    group: &group::HTTP,
    kind: t(".http file", ".http 文件"),
    variant: None,
    about: t(
        "For VS Code, Visual Studio and JetBrains; signed, for one use within 15 minutes",
        "用于 VS Code、Visual Studio 和 JetBrains；已签名，15 分钟内可发送一次",
    ),
    syntax: Syntax::Http,
    keys: Keys::Signed,
};

pub(in crate::output) const WRITE: Write = write;

/// How long the signature is of use.
const LIFETIME: Text = t("Signed: to be sent once, until {0}.", "已签名：在 {0} 前可发送一次。");

fn write(order: &Order<'_>) -> Result<Sheet, NeedsCredentials> {
    let request = build(&Wire::of(order.request()), order.target, Scheme::V3)?.request;
    let until = Utc(order.target.valid_until());
    let until = Message::new(LIFETIME, [Arg::Plain(until.to_string())]).render(order.language);
    let mut sheet = Sheet::default();
    // `@` begins a directive of some clients, `# @no-log`, wherever a line of the remark is broken.
    sheet.remark("#", &order.says().replace('@', "＠"));
    sheet.remark("#", &until);
    // JetBrains' client would encode the address anew.
    sheet.line("# @no-auto-encoding");
    sheet.line(format!("{} {}", request.method, request.url));
    for (name, value) in &request.headers {
        sheet.line(format!("{name}: {value}"));
    }
    if !request.body.is_empty() {
        sheet.line("");
        sheet.line(&request.body);
    }
    Ok(sheet)
}
