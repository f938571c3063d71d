//! XML as answers come in it, read into the tree that JSON is read into: an element with children is an object, one
//! without is a text, and elements of one name beside each other are an array.
//!
//! What answers do not use is passed over: declarations, comments, attributes, text between elements.

use std::borrow::Cow;

use crate::values::json::{MAX_DEPTH, Member, Node, Span, Value};

/// The most children of different names that an element may have.
const MOST_NAMES: usize = 256;

/// The text of an element, and the elements inside it.
#[derive(Default)]
struct Element<'a> {
    name: &'a str,
    text: String,
    children: Vec<Member<'static>>,
}

/// Reads one element, the first of the text, as an object with that one member; `None` where the text is no such XML.
#[must_use]
pub fn read(text: &str) -> Option<Node<'static>> {
    // The lowest one stands for the document.
    let mut open = vec![Element::default()];
    let mut rest = text;
    loop {
        let at = rest.find('<')?;
        let element = open.last_mut()?;
        element.text.push_str(&unescaped(&rest[..at]));
        rest = &rest[at..];
        if let Some(inner) = rest.strip_prefix("<![CDATA[") {
            let (data, after) = inner.split_once("]]>")?;
            element.text.push_str(data);
            rest = after;
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->")?.1;
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            rest = rest.split_once('>')?.1;
        } else if let Some(end) = rest.strip_prefix("</") {
            let (name, after) = end.split_once('>')?;
            rest = after;
            let closed = open.pop().filter(|closed| closed.name == name.trim_end())?;
            open.last_mut()?.take(closed)?;
        } else {
            let (tag, after) = tag(&rest[1..])?;
            rest = after;
            let (tag, is_empty) =
                tag.strip_suffix('/').map_or((tag, false), |tag| (tag.trim_end(), true));
            let name = tag.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
            if name.is_empty() || name.contains(['<', '"', '\'']) || open.len() > MAX_DEPTH {
                return None;
            }
            let element = Element { name, ..Element::default() };
            if is_empty {
                open.last_mut()?.take(element)?;
            } else {
                open.push(element);
            }
        }
        if let [document] = &mut open[..]
            && !document.children.is_empty()
        {
            return Some(Value::Object(std::mem::take(&mut document.children)).into());
        }
    }
}

/// What stands in a tag, whose attributes may hold a `>`; and what comes after it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some((&text[..at], &text[at + 1..])),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

impl Element<'_> {
    /// Takes a child in; `None` when there are too many.
    fn take(&mut self, child: Element<'_>) -> Option<()> {
        let value = if child.children.is_empty() {
            Value::owned_text(child.text.trim())
        } else {
            Value::Object(child.children)
        };
        let node = Node::from(value);
        let full = self.children.len() == MOST_NAMES;
        match self.children.iter_mut().rev().find(|member| member.name == child.name) {
            None if full => return None,
            None => self.children.push(Member {
                name: Cow::Owned(child.name.to_owned()),
                name_span: Span::default(),
                node,
            }),
            Some(Member { node: Node { value: Value::Array(entries), .. }, .. }) => {
                entries.push(node);
            }
            Some(member) => {
                let first = std::mem::replace(&mut member.node.value, Value::Null);
                member.node.value = Value::Array(vec![first.into(), node]);
            }
        }
        Some(())
    }
}

/// A text without XML's escapes; one that is none stays.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest escape is a number of seven digits.
        let end = rest.bytes().take(11).position(|byte| byte == b';');
        if let Some((c, end)) = end.and_then(|end| Some((escape(&rest[1..end])?, end))) {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn escape(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(xml: &str, json: &str) {
        assert_eq!(read(xml).map(|node| node.value.to_string()).as_deref(), Some(json));
    }

    #[test]
    fn elements_become_objects_texts_and_arrays() {
        reads("<A><B>1</B><C/></A>", r#"{"A":{"B":"1","C":""}}"#);
        reads("<A><B>1</B><B>2</B><B>3</B></A>", r#"{"A":{"B":["1","2","3"]}}"#);
        reads(
            "<?xml version=\"1.0\"?>\n<!-- a -->\n<A x='>'>\n <B y=\"1\"> a &lt;b&gt; &#20013;&amp;&x; </B>\n</A> rest",
            r#"{"A":{"B":"a <b> 中&&x;"}}"#,
        );
        reads("<A><![CDATA[<b>&amp;]]></A>", r#"{"A":"<b>&amp;"}"#);
    }

    #[test]
    fn what_is_no_xml_is_nothing() {
        for text in [
            "",
            "a",
            "<",
            "<a>",
            "<a></b>",
            "</a>",
            "<a><b></a>",
            "< a>x</ a>",
            "<a b=\"c",
            "<a'b'>x</a'b'>",
            "<>x</>",
            "<a<b>x</a<b>",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
        assert!(read(&"<a>".repeat(100_000)).is_none());
        let many: Vec<String> = (0..=MOST_NAMES).map(|number| format!("<a{number}/>")).collect();
        assert!(read(&format!("<a>{}</a>", many.concat())).is_none());
    }
}
