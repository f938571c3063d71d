//! Calls of the service's console, as the developer tools of a browser copy them.
//!
//! Its gateway takes one form for every product: `action` names the operation and `params` holds its parameters as
//! JSON text; with several calls in one, `actions` holds a list of `{"action", "params"}` (the public packages
//! `@alicloud/console-fetcher` and `@alicloud/one-console-utils` write both). What else stands there is the console's own.
//! Links to the OpenAPI portal have `params` alone.

use crate::import::call::Call;
use crate::import::names::is_same;
use crate::import::note::{Note, NoteKind};
use crate::import::tree::{Branch, Field, Tree};
use crate::import::{Read, json};
use crate::lang::{Text, t};
use crate::request::ACTION;

/// The parameters in the form of a console, and the operation that they are those of.
struct Inner {
    action: Option<String>,
    fields: Vec<Field>,
    /// Whether there are more of the kind in the form.
    is_one_of_several: bool,
}

const SEVERAL: Text = t(
    "Several plans are created in one call; only the first was read.",
    "一次调用创建了多个计划，只读取了第一个。",
);

/// Whether the fields are such a form.
pub(in crate::import) fn is_form(fields: &[Field]) -> bool {
    inner(fields).is_some()
}

/// Puts the parameters in the place of the form around them, which may hold the token of a session.
pub(in crate::import) fn open(call: &mut Call) {
    let Some(inner) = inner(&call.fields) else { return };
    let mut around = std::mem::replace(&mut call.fields, inner.fields);
    call.seen.sweep(&mut around);
    if inner.is_one_of_several {
        call.notes.push(Note::new(NoteKind::Limit, SEVERAL, []));
    }
    call.action = inner.action.or_else(|| text(&around, "action").map(str::to_owned));
    if text(&call.fields, "RegionId").is_none() {
        call.region = call.region.take().or_else(|| text(&around, "region").map(str::to_owned));
    }
    // That is where the console is: the service's own address follows from the region.
    call.host = None;
}

fn inner(fields: &[Field]) -> Option<Inner> {
    let is_console = get(fields, "product").or_else(|| get(fields, "action")).is_some();
    if let Some(params) = get(fields, "params") {
        let fields = object(params)?;
        return (is_console || json::is_request(&fields)).then_some(Inner {
            action: None,
            fields,
            is_one_of_several: false,
        });
    }
    if !is_console {
        return None;
    }
    let list = get(fields, "actions")?;
    let entries = json::values(list.as_text()?, &mut Read::default()).into_iter().next()?;
    let Tree::List(entries) = entries.tree else { return None };
    let mut calls: Vec<Inner> = entries
        .iter()
        .filter_map(|entry| {
            let entry = entry.as_map()?;
            let action = text(entry, "action").map(str::to_owned);
            let mut fields = object(get(entry, "params")?)?;
            stand_at(&mut fields, list);
            Some(Inner { action, fields, is_one_of_several: false })
        })
        .collect();
    let is_ours = |inner: &Inner| inner.action.as_deref().is_some_and(|name| is_same(name, ACTION));
    let ours = calls.iter().filter(|inner| is_ours(inner)).count();
    let at = calls.iter().position(is_ours).unwrap_or(0);
    let first = (at < calls.len()).then(|| calls.swap_remove(at))?;
    Some(Inner { is_one_of_several: ours > 1, ..first })
}

/// The members of a value that is an object, also as JSON text, of which no part can be told apart among its escapes.
fn object(value: &Branch) -> Option<Vec<Field>> {
    if let Some(fields) = value.as_map() {
        return Some(fields.to_vec());
    }
    let (mut fields, _) = json::object(value.as_text()?);
    stand_at(&mut fields, value);
    (!fields.is_empty()).then_some(fields)
}

fn stand_at(fields: &mut [Field], value: &Branch) {
    for field in fields {
        field.name_span = value.span.clone();
        field.value.stand_at(&value.span);
    }
}

fn get<'f>(fields: &'f [Field], name: &str) -> Option<&'f Branch> {
    fields.iter().find(|field| field.name.eq_ignore_ascii_case(name)).map(|field| &field.value)
}

fn text<'f>(fields: &'f [Field], name: &str) -> Option<&'f str> {
    get(fields, name)?.as_text()
}
