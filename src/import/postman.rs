//! Collections of Postman, which hold requests in folders (the Collection Format 2.1:
//! <https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html>).

use std::ops::Range;

use crate::import::call::{Call, Spelling};
use crate::import::tree::{Branch, Tree};
use crate::import::{Read, Reader, json, url};
use crate::lang::t;
use crate::values::json::{MAX_DEPTH, Node, Value};

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
    let Ok(collection) = Node::read_file(text) else { return read };
    folder(&collection, 0, &mut read);
    read
}

fn folder(folder: &Node<'_>, depth: usize, read: &mut Read) {
    for item in folder.get("item").and_then(Node::entries).unwrap_or_default() {
        if read.is_full() || depth > MAX_DEPTH {
            return;
        }
        if let Some(request) = item.get("request") {
            let mut call = call(request);
            call.title = item.get("name").and_then(Node::text).map(str::to_owned);
            if call.is_ours() {
                read.calls.push(call);
            }
        }
        self::folder(item, depth + 1, read);
    }
}

fn call(request: &Node<'_>) -> Call {
    let mut call = Call { spelling: Spelling::Wire, ..Call::default() };
    let span = |node: &Node<'_>| node.span.start..node.span.end;
    // Short forms of a request and of an address are texts.
    let address = if request.text().is_some() { Some(request) } else { request.get("url") };
    if let Some(address) = address {
        let raw = address.get("raw").unwrap_or(address);
        match raw.text() {
            Some(text) => url::url(text, raw.span.start + 1, &mut call),
            None => fields(address.get("query"), &span, &mut call),
        }
    }
    for (name, value, node) in pairs(request.get("header")) {
        url::header(&format!("{name}: {value}"), &span(node), &mut call);
    }
    if let Some(body) = request.get("body") {
        match body.get("mode").and_then(Node::text) {
            Some(form @ ("urlencoded" | "formdata")) => fields(body.get(form), &span, &mut call),
            _ => {
                if let Some((raw, text)) = body.get("raw").and_then(|raw| Some((raw, raw.text()?)))
                {
                    url::body(text, raw.span.start + 1, &mut call);
                }
            }
        }
    }
    for field in &mut call.fields {
        // A variable of the collection or of an environment.
        let variable = field.value.as_text().and_then(|text| {
            let (_, behind) = text.split_once("{{")?;
            behind.split_once("}}").map(|(name, _)| name.to_owned())
        });
        if let Some(name) = variable {
            field.value.tree = Tree::Unresolved(name);
        }
    }
    call
}

fn fields(list: Option<&Node<'_>>, span: &impl Fn(&Node<'_>) -> Range<usize>, call: &mut Call) {
    for (name, value, node) in pairs(list) {
        call.field(&name, span(node), Branch::text(value, span(node)));
    }
}

/// The pairs of a list that are not switched off; a value may be a number.
fn pairs<'n>(list: Option<&'n Node<'_>>) -> impl Iterator<Item = (String, String, &'n Node<'n>)> {
    let entries = list.and_then(Node::entries).unwrap_or_default().iter();
    entries.filter_map(|entry| {
        let is_off = entry.get("disabled").is_some_and(|off| off.value.is_true());
        let text = |name: &str| match &entry.get(name)?.value {
            Value::Text(text) => Some(text.to_string()),
            value @ (Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
            _ => None,
        };
        (!is_off).then_some((text("key")?, text("value")?, entry))
    })
}
