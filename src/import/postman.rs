//! Collections of Postman, which hold requests in folders (the Collection Format 2.1:
//! <https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html>).

use crate::import::call::{Call, Spelling};
use crate::import::tree::Branch;
use crate::import::{Read, Reader, har, json, url};
use crate::lang::t;
use crate::values::json::{MAX_DEPTH, Node};

/// `postman`
pub static READER: Reader =
    Reader { id: "postman", title: t("a Postman collection", "Postman 集合"), score, read };

fn score(text: &str) -> u8 {
    let has = |name: &str| text.contains(name);
    if json::is_likely(text) && has("\"item\"") && has("\"request\"") && has("postman") {
        90
    } else {
        0
    }
}

fn read(text: &str) -> Read {
    let mut read = Read::default();
    let json = text.trim_start_matches('\u{feff}');
    let Ok(collection) = Node::read(json) else { return read };
    folder(&collection, text.len() - json.len(), 0, &mut read);
    read
}

fn folder(folder: &Node<'_>, base: usize, depth: usize, read: &mut Read) {
    for item in folder.get("item").and_then(Node::entries).unwrap_or_default() {
        if read.is_full() || depth > MAX_DEPTH {
            return;
        }
        if let Some(request) = item.get("request") {
            let mut call = call(request, base);
            call.title = item.get("name").and_then(Node::text).map(str::to_owned);
            if har::is_ours(&call) {
                read.calls.push(call);
            }
        }
        self::folder(item, base, depth + 1, read);
    }
}

fn call(request: &Node<'_>, base: usize) -> Call {
    let mut call = Call { spelling: Spelling::Wire, ..Call::default() };
    let span = |node: &Node<'_>| base + node.span.start..base + node.span.end;
    let text = |node: &Node<'_>| node.text().map(str::to_owned);
    // A short form of the address is a text.
    let address = request.get("url").map(|address| address.get("raw").unwrap_or(address));
    if let Some((address, text)) = address.and_then(|address| Some((address, text(address)?))) {
        url::url(&text, base + address.span.start + 1, &mut call);
    }
    for (name, value, node) in pairs(request.get("header")) {
        url::header(&format!("{name}: {value}"), &span(node), &mut call);
    }
    let Some(body) = request.get("body") else { return call };
    if let Some((raw, text)) = body.get("raw").and_then(|raw| Some((raw, text(raw)?))) {
        url::body(&text, base + raw.span.start + 1, &mut call);
    }
    for form in ["urlencoded", "formdata"] {
        for (name, value, node) in pairs(body.get(form)) {
            call.field(name, span(node), Branch::text(value, span(node)));
        }
    }
    call
}

/// The pairs of a list that are not switched off.
fn pairs<'n>(list: Option<&'n Node<'_>>) -> impl Iterator<Item = (&'n str, &'n str, &'n Node<'n>)> {
    let entries = list.and_then(Node::entries).unwrap_or_default().iter();
    entries.filter_map(|entry| {
        let is_off = entry.get("disabled").is_some_and(|off| off.value.to_string() == "true");
        let text = |name: &str| entry.get(name).and_then(Node::text);
        (!is_off).then_some((text("key")?, text("value")?, entry))
    })
}
