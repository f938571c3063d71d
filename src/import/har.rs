//! HTTP archives, which the developer tools of browsers save (HAR 1.2:
//! <http://www.softwareishard.com/blog/har-12-spec/>). They hold whatever a page sent; what has no parameter of a plan is
//! passed over.

use crate::import::call::{Call, Spelling};
use crate::import::tree::Branch;
use crate::import::{Read, Reader, json, url};
use crate::lang::t;
use crate::values::json::Node;

/// `har`
pub static READER: Reader =
    Reader { id: "har", title: t("an HTTP archive", "HTTP 归档（HAR）"), score, read };

fn score(text: &str) -> u8 {
    let has = |name: &str| text.contains(name);
    if json::is_likely(text) && has("\"log\"") && has("\"entries\"") { 90 } else { 0 }
}

fn read(text: &str) -> Read {
    let mut read = Read::default();
    let Ok(archive) = Node::read_file(text) else { return read };
    let entries = archive.get("log").and_then(|log| log.get("entries")).and_then(Node::entries);
    for request in entries.unwrap_or_default().iter().filter_map(|entry| entry.get("request")) {
        let call = call(request);
        if call.is_ours() {
            read.calls.push(call);
        }
        if read.is_full() {
            break;
        }
    }
    read
}

fn call(request: &Node<'_>) -> Call {
    let mut call = Call { spelling: Spelling::Wire, ..Call::default() };
    // A text stands behind its quote.
    let at = |node: &Node<'_>| node.span.start + 1;
    let text = |node: &Node<'_>, name: &str| {
        let node = node.get(name)?;
        Some((node.text()?.to_owned(), at(node)))
    };
    if let Some((address, at)) = text(request, "url") {
        url::url(&address, at, &mut call);
    }
    for header in request.get("headers").and_then(Node::entries).unwrap_or_default() {
        if let (Some((name, _)), Some((value, _))) = (text(header, "name"), text(header, "value")) {
            let span = header.span.start..header.span.end;
            url::header(&format!("{name}: {value}"), &span, &mut call);
        }
    }
    let Some(data) = request.get("postData") else { return call };
    match text(data, "text").filter(|(text, _)| !text.is_empty()) {
        Some((body, at)) => url::body(&body, at, &mut call),
        None => {
            for param in data.get("params").and_then(Node::entries).unwrap_or_default() {
                if let (Some((name, at)), Some((value, _))) =
                    (text(param, "name"), text(param, "value"))
                {
                    let span = at..at + name.len();
                    let value = Branch::text(value, span.clone());
                    call.field(&name, span, value);
                }
            }
        }
    }
    call
}
