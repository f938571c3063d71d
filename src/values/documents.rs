//! The documents in a text that was copied from a terminal or a page: JSON or XML, with a prompt, headers or a
//! program's own words around them.

use crate::values::json::{Node, Value};
use crate::values::xml;

/// The longest text that is looked at, in bytes: an answer with a thousand instances has about two million.
pub const MOST_BYTES: usize = 4 << 20;
/// How many bytes are read of beginnings that turn out to be none: lines of a log begin with brackets, too.
const MOST_READ: usize = 4 << 20;
/// How many beginnings of XML are tried.
const MOST_TRIES: usize = 32;

/// Every JSON object or array in a text, one after another; where there is no object, the first XML element, too.
#[must_use]
pub fn documents(text: &str) -> Vec<Node<'static>> {
    if text.len() > MOST_BYTES {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut left = MOST_READ;
    let mut rest = text;
    while left > 0
        && let Some(at) = rest.find(['{', '['])
    {
        rest = &rest[at..];
        match json(rest) {
            Ok((node, length)) => {
                found.push(node);
                rest = &rest[length..];
            }
            Err(read) => {
                rest = &rest[1..];
                left = left.saturating_sub(read + 1);
            }
        }
    }
    if !found.iter().any(|node| node.members().is_some()) {
        // What comes before may have angle brackets of its own, such as `curl -v` writes.
        let starts = text.match_indices('<').map(|(at, _)| &text[at..]);
        found.extend(starts.take(MOST_TRIES).find_map(xml::read));
    }
    found
}

/// The JSON value at the beginning of a text, and how long it is; or how much was read of what is none.
fn json(text: &str) -> Result<(Node<'static>, usize), usize> {
    let (node, length) = Node::read_first(text).map_err(|error| error.at)?;
    // `[INFO]` is no list, and an empty one says nothing.
    let says = match &node.value {
        Value::Object(members) => !members.is_empty(),
        Value::Array(entries) => !entries.is_empty(),
        _ => false,
    };
    if says { Ok((node.into_owned(), length)) } else { Err(length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        let found: Vec<String> =
            documents(text).iter().map(|node| node.value.to_string()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn documents_are_found_among_other_words() {
        finds(r#"{"a":1}"#, &[r#"{"a":1}"#]);
        finds("$ aliyun hbr X\n{\"a\":1}\n{\"b\":[2]}\n$ ", &[r#"{"a":1}"#, r#"{"b":[2]}"#]);
        finds("HTTP/1.1 200 OK\nx: [y]\n\n{\"a\":1}", &[r#"{"a":1}"#]);
        finds("< HTTP/1.1 403\n<A><B>1</B></A>", &[r#"{"A":{"B":"1"}}"#]);
        finds("[INFO] [] {} [1,2]", &["[1,2]"]);
        finds(&format!("{}{{\"a\":1}}", "[INFO] read\n".repeat(1_000)), &[r#"{"a":1}"#]);
        finds("[1] 4711\n<A><B>1</B></A>", &["[1]", r#"{"A":{"B":"1"}}"#]);
        finds("nothing {here}", &[]);
    }

    #[test]
    fn a_text_full_of_beginnings_ends_with_an_answer() {
        finds(&"[".repeat(200_000), &[]);
        finds(&"{\"a\":".repeat(200_000), &[]);
        finds(&"<a>".repeat(200_000), &[]);
    }
}
