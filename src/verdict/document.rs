//! A request's text together with what it says, so that a change to the request becomes edits of the text: spaces,
//! line breaks and everything else stay as their author wrote them.

use crate::plan::draft::at;
use crate::plan::patch::{Op, apply};
use crate::plan::place::{Place, Step};
use crate::values::json::{JsonError, Node, Span, Value, quoted};
use crate::values::order::sort;

/// A text that is JSON.
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    root: Node<'t>,
}

/// A text to write instead of a part of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The part, in bytes of the whole text; an empty one is a place to insert at.
    pub span: Span,
    /// What to write there.
    pub text: String,
}

/// Puts edits in the order of the text.
pub(in crate::verdict) fn in_order(edits: &mut [Edit]) {
    let ends = |edit: &Edit| (edit.span.start, edit.span.end);
    sort(edits, |one, other| ends(one).cmp(&ends(other)));
}

impl<'t> Document<'t> {
    /// Reads a text.
    ///
    /// # Errors
    /// Where it stops being JSON.
    pub fn read(text: &'t str) -> Result<Self, JsonError> {
        Ok(Document { text, root: Node::read_file(text)? })
    }

    /// What the text says.
    #[must_use]
    pub fn root(&self) -> &Node<'t> {
        &self.root
    }

    /// The edits that make a patch; nothing when it does not fit the document.
    ///
    /// Where it cannot be made piece by piece the whole request is written anew.
    #[must_use]
    pub fn edits(&self, patch: &[Op]) -> Option<Vec<Edit>> {
        self.pieces(patch).or_else(|| {
            let whole = self.root.span;
            let after = self.after(patch)?.value;
            let lines = self.json(whole).contains('\n');
            let text = if lines { after.pretty() } else { after.to_string() };
            Some(vec![Edit { span: whole, text }])
        })
    }

    /// The edits that make a patch without touching anything else, in their order in the text, none over another;
    /// nothing when there are none, or the patch does not fit.
    #[must_use]
    pub fn pieces(&self, patch: &[Op]) -> Option<Vec<Edit>> {
        let edits: Vec<Edit> = patch.iter().map(|op| self.edit(op)).collect::<Option<_>>()?;
        match edits.len() {
            0 => None,
            1 => Some(edits),
            _ => self.agreed(edits, &self.after(patch)?),
        }
    }

    /// The request after a patch.
    fn after(&self, patch: &[Op]) -> Option<Node<'static>> {
        let mut root = self.root.clone().into_owned();
        patch.iter().try_for_each(|op| apply(&mut root, op)).ok()?;
        Some(root)
    }

    /// Edits in order, if together they say what the patch does: each was made as if it were alone.
    fn agreed(&self, mut edits: Vec<Edit>, after: &Node<'_>) -> Option<Vec<Edit>> {
        in_order(&mut edits);
        let apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        let text = apart.then(|| edited(self.text, &edits))?;
        (Document::read(&text).ok()?.root == *after).then_some(edits)
    }

    /// One operation as one edit, where it is one.
    fn edit(&self, op: &Op) -> Option<Edit> {
        let (span, text) = match op {
            Op::Replace(place, value) => (at(&self.root, place)?.span, value.to_string()),
            Op::Add(place, value) => self.add(place, value)?,
            Op::Remove(place) => (self.remove(place)?, String::new()),
            Op::Move { from, to } => self.rename(from, to)?,
        };
        Some(Edit { span, text })
    }

    fn add(&self, place: &Place, value: &Value<'_>) -> Option<(Span, String)> {
        let above = at(&self.root, &place.parent()?)?;
        match (place.steps().last()?, &above.value) {
            (Step::Name(name), Value::Object(members)) => {
                if let Some(there) = above.get(name) {
                    return Some((there.span, value.to_string()));
                }
                let Some(last) = members.last() else {
                    return Some((above.span, format!("{{{}: {value}}}", quoted(name))));
                };
                let gap = self.gap(above.span, last.name_span.start);
                let colon =
                    self.json(Span { start: last.name_span.end, end: last.node.span.start });
                let end = last.node.span.end;
                let text = format!(",{gap}{}{colon}{value}", quoted(name));
                Some((Span { start: end, end }, text))
            }
            (Step::Index(index), Value::Array(entries)) => {
                let Some(last) = entries.last() else {
                    return Some((above.span, format!("[{value}]")));
                };
                Some(if let Some(entry) = entries.get(*index) {
                    let start = entry.span.start;
                    let gap = self.gap(above.span, start);
                    (Span { start, end: start }, format!("{value},{gap}"))
                } else {
                    let end = last.span.end;
                    let gap = self.gap(above.span, last.span.start);
                    (Span { start: end, end }, format!(",{gap}{value}"))
                })
            }
            _ => None,
        }
    }

    /// The part to delete with a value: one of the commas beside it goes too.
    fn remove(&self, place: &Place) -> Option<Span> {
        let above = at(&self.root, &place.parent()?)?;
        let index = match (place.steps().last()?, &above.value) {
            (Step::Name(name), Value::Object(members)) => {
                let mut named = members.iter().enumerate().filter(|(_, m)| m.name == *name);
                let (index, _) = named.next()?;
                // A name that stands twice goes altogether: that is more than one edit.
                if named.next().is_some() {
                    return None;
                }
                index
            }
            (Step::Index(index), Value::Array(_)) => *index,
            _ => return None,
        };
        let span = |index: usize| match &above.value {
            Value::Object(members) => {
                members.get(index).map(|m| Span { start: m.name_span.start, end: m.node.span.end })
            }
            Value::Array(entries) => entries.get(index).map(|entry| entry.span),
            _ => None,
        };
        let own = span(index)?;
        Some(match (index.checked_sub(1).and_then(span), span(index + 1)) {
            (Some(before), _) => Span { start: before.end, end: own.end },
            (None, Some(next)) => Span { start: own.start, end: next.start },
            (None, None) => Span { start: above.span.start + 1, end: above.span.end - 1 },
        })
    }

    fn rename(&self, from: &Place, to: &Place) -> Option<(Span, String)> {
        let (Step::Name(old), Step::Name(new)) = (from.steps().last()?, to.steps().last()?) else {
            return None;
        };
        let above = from.parent().filter(|above| Some(above) == to.parent().as_ref())?;
        let members = at(&self.root, &above)?.members()?;
        let member = members.iter().rev().find(|member| member.name == *old)?;
        Some((member.name_span, quoted(new)))
    }

    /// The space before a member or an entry, back to the comma or bracket that precedes it.
    fn gap(&self, within: Span, start: usize) -> &str {
        let before = self.json(Span { start: within.start, end: start });
        &before[before.trim_end_matches([' ', '\t', '\r', '\n']).len()..]
    }

    fn json(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}

/// A text after edits that are in order and do not overlap.
#[must_use]
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(text.get(done..edit.span.start).unwrap_or_default());
        out.push_str(&edit.text);
        done = edit.span.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value<'static> {
        Value::owned_text(text)
    }

    fn root(name: &str) -> Place {
        Place::ROOT.name(name)
    }

    #[track_caller]
    fn becomes(before: &str, patch: &[Op], after: &str) {
        let document = Document::read(before).expect("JSON");
        let edits = document.edits(patch).expect("it fits");
        assert_eq!(edited(before, &edits), after);
        let mut node = document.root().clone().into_owned();
        for op in patch {
            apply(&mut node, op).expect("it fits");
        }
        assert_eq!(*Document::read(after).expect("JSON").root(), node);
    }

    #[test]
    fn a_value_changes_where_it_stands() {
        becomes("{ \"a\" : 1 }", &[Op::Replace(root("a"), text("x"))], "{ \"a\" : \"x\" }");
        becomes("\u{feff}{\"a\":[1,2]}\r\n", &[Op::Replace(root("a").index(1), text("x"))], {
            "\u{feff}{\"a\":[1,\"x\"]}\r\n"
        });
    }

    #[test]
    fn a_new_member_looks_like_its_neighbours() {
        becomes("{\n  \"a\": 1\n}", &[Op::Add(root("b"), text("x"))], {
            "{\n  \"a\": 1,\n  \"b\": \"x\"\n}"
        });
        becomes("{\"a\":1,\"b\":2}", &[Op::Add(root("c"), text("x"))], {
            "{\"a\":1,\"b\":2,\"c\":\"x\"}"
        });
        becomes("{\"a\":1}", &[Op::Add(root("a"), text("x"))], "{\"a\":\"x\"}");
        becomes("{ }", &[Op::Add(root("a"), text("x"))], "{\"a\": \"x\"}");
    }

    #[test]
    fn a_new_entry_looks_like_its_neighbours() {
        let entry = |index| Op::Add(root("a").index(index), text("x"));
        becomes("{\"a\":[1, 2]}", &[entry(0)], "{\"a\":[\"x\",1, 2]}");
        becomes("{\"a\":[1, 2]}", &[entry(1)], "{\"a\":[1, \"x\", 2]}");
        becomes("{\"a\":[1, 2]}", &[entry(2)], "{\"a\":[1, 2, \"x\"]}");
        becomes("{\"a\":[ ]}", &[entry(0)], "{\"a\":[\"x\"]}");
    }

    #[test]
    fn what_goes_takes_a_comma_along() {
        becomes("{\"a\":1, \"b\":2, \"c\":3}", &[Op::Remove(root("a"))], "{\"b\":2, \"c\":3}");
        becomes("{\"a\":1, \"b\":2, \"c\":3}", &[Op::Remove(root("b"))], "{\"a\":1, \"c\":3}");
        becomes("{\n  \"a\": 1,\n  \"b\": 2\n}", &[Op::Remove(root("b"))], "{\n  \"a\": 1\n}");
        becomes("{ \"a\": [ 1 ] }", &[Op::Remove(root("a").index(0))], "{ \"a\": [] }");
    }

    #[test]
    fn a_name_changes_where_it_stands() {
        let rename = Op::Move { from: root("path"), to: root("Path") };
        becomes("{\"path\": [1], \"b\":2}", &[rename], "{\"Path\": [1], \"b\":2}");
    }

    #[test]
    fn several_changes_are_several_edits() {
        let patch = [Op::Remove(root("a")), Op::Replace(root("c"), text("x"))];
        becomes("{\"a\":1, \"b\": 2, \"c\":3}", &patch, "{\"b\": 2, \"c\":\"x\"}");
    }

    #[test]
    fn what_cannot_be_done_in_pieces_is_written_anew() {
        let both = [Op::Remove(root("a")), Op::Remove(root("b"))];
        becomes("{\"a\": 1, \"b\": 2}", &both, "{}");
        becomes("{\"a\":1,\n\"a\":2,\"b\":3}", &[Op::Remove(root("a"))], "{\n  \"b\": 3\n}");
        let inward = Op::Move { from: root("a"), to: root("b").name("c") };
        becomes("{\"a\":1,\"b\":{}}", &[inward], "{\"b\":{\"c\":1}}");
    }

    #[test]
    fn a_patch_for_another_document_makes_no_edits() {
        let document = Document::read("{\"a\":1}").expect("JSON");
        assert_eq!(document.edits(&[Op::Remove(root("b"))]), None);
        assert_eq!(document.edits(&[Op::Add(root("a").name("x"), text(""))]), None);
    }
}
