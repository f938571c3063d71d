//! An HTTP archive with the one request, which the developer tools of browsers and API clients import.
//!
//! HAR 1.2 (<http://www.softwareishard.com/blog/har-12-spec/>). The request was not sent, so its answer is an empty one
//! of status 0, as browsers write requests that got none; sizes that are not known are -1.

use crate::lang::t;
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Order, Syntax, Write, group};
use crate::plan::place::Place;
use crate::request::sign::v3;
use crate::request::wire::Wire;
use crate::request::{NeedsCredentials, Request, Scheme, build};
use crate::values::json::quoted;
use crate::values::time::Utc;

/// `har`
pub static FORMAT: Format = Format {
    id: "har",
    title: t("HAR", "HAR"),
    group: &group::HTTP,
    kind: t("HAR", "HAR"),
    variant: None,
    about: t(
        "For Postman, Insomnia and other clients; signed, for one use within 15 minutes",
        "用于 Postman、Insomnia 等客户端；已签名，15 分钟内可发送一次",
    ),
    syntax: Syntax::Har,
    keys: Keys::Signed,
};

pub(in crate::output) const WRITE: Write = write;

/// What stands behind the request.
const ANSWER: &str = r#"        "response": {
          "status": 0,
          "statusText": "",
          "httpVersion": "HTTP/1.1",
          "cookies": [],
          "headers": [],
          "content": { "size": 0, "mimeType": "" },
          "redirectURL": "",
          "headersSize": -1,
          "bodySize": -1
        },
        "cache": {},
        "timings": { "send": 0, "wait": 0, "receive": 0 }
      }
    ]
  }
}"#;

fn write(order: &Order<'_>) -> Result<Sheet, NeedsCredentials> {
    let wire = Wire::of(order.request());
    let request = build(&wire, order.target, Scheme::V3)?.request;
    let mut sheet = Sheet::default();
    let (name, version) = (quoted(env!("CARGO_PKG_NAME")), quoted(env!("CARGO_PKG_VERSION")));
    sheet.line(format!(
        "{{\n  \"log\": {{\n    \"version\": \"1.2\",\n    \"creator\": {{ \"name\": {name}, \"version\": {version} }},"
    ));
    let started = quoted(&Utc(order.target.timestamp()).to_string());
    sheet.line(format!(
        "    \"entries\": [\n      {{\n        \"startedDateTime\": {started},\n        \"time\": 0,"
    ));
    request_of(&mut sheet, &request, &v3::sorted(&wire.query));
    sheet.line(ANSWER);
    Ok(sheet)
}

fn request_of(sheet: &mut Sheet, request: &Request, query: &[(&str, &str)]) {
    let (method, url) = (quoted(request.method), quoted(&request.url));
    sheet.line(format!(
        "        \"request\": {{\n          \"method\": {method},\n          \"url\": {url},\n          \"httpVersion\": \"HTTP/1.1\",\n          \"cookies\": [],"
    ));
    list(sheet, "headers", &request.headers, |_| None);
    list(sheet, "queryString", query, Place::of_wire);
    if !request.body.is_empty() {
        let media = request.headers.iter().find(|(name, _)| name == "content-type");
        let media = quoted(media.map_or("", |(_, value)| value));
        let text = quoted(&request.body);
        sheet.line(format!(
            "          \"postData\": {{ \"mimeType\": {media}, \"text\": {text} }},"
        ));
    }
    let size = request.body.len();
    sheet.line(format!(
        "          \"headersSize\": -1,\n          \"bodySize\": {size}\n        }},"
    ));
}

/// A list of names and values, one a line.
fn list<T: AsRef<str>>(
    sheet: &mut Sheet,
    name: &str,
    pairs: &[(T, T)],
    place: impl Fn(&str) -> Option<Place>,
) {
    if pairs.is_empty() {
        return sheet.line(format!("          \"{name}\": [],"));
    }
    sheet.line(format!("          \"{name}\": ["));
    for (index, (name, value)) in pairs.iter().enumerate() {
        let name = name.as_ref();
        let comma = if index + 1 < pairs.len() { "," } else { "" };
        let (shown, value) = (quoted(name), quoted(value.as_ref()));
        let line = format!("            {{ \"name\": {shown}, \"value\": {value} }}{comma}");
        match place(name) {
            Some(place) => sheet.line_of(&place, line),
            None => sheet.line(line),
        }
    }
    sheet.line("          ],");
}
