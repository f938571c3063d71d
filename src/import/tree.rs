//! A value as a text gives it, before it is known what it is the value of.

use std::ops::Range;

use crate::values::json::{Member, Node, Span, Value};

/// A value.
#[derive(Clone, PartialEq)]
pub(in crate::import) enum Tree {
    Null,
    Bool(bool),
    /// A number as JSON writes it, digit for digit.
    Number(String),
    Text(String),
    List(Vec<Branch>),
    Map(Vec<Field>),
    /// What is not in the text: a variable, a reference, the content of a file. It is known by a name.
    Unresolved(String),
}

/// A value and the bytes it stands at.
#[derive(Clone, PartialEq)]
pub(in crate::import) struct Branch {
    pub(in crate::import) tree: Tree,
    pub(in crate::import) span: Range<usize>,
}

/// A name and its value.
#[derive(Clone, PartialEq)]
pub(in crate::import) struct Field {
    pub(in crate::import) name: String,
    pub(in crate::import) name_span: Range<usize>,
    pub(in crate::import) value: Branch,
}

impl Branch {
    pub(in crate::import) fn new(tree: Tree, span: Range<usize>) -> Self {
        Branch { tree, span }
    }

    pub(in crate::import) fn text(text: impl Into<String>, span: Range<usize>) -> Self {
        Branch { tree: Tree::Text(text.into()), span }
    }

    /// A value of JSON that begins at a byte of the whole text.
    pub(in crate::import) fn of(node: Node<'_>, base: usize) -> Self {
        let shifted = |span: Span| span.start + base..span.end + base;
        let tree = match node.value {
            Value::Null => Tree::Null,
            Value::Bool(bool) => Tree::Bool(bool),
            Value::Number(number) => Tree::Number(number.into_owned()),
            Value::Text(text) => Tree::Text(text.into_owned()),
            Value::Array(entries) => {
                Tree::List(entries.into_iter().map(|entry| Branch::of(entry, base)).collect())
            }
            Value::Object(members) => {
                let field = |member: Member<'_>| Field {
                    name: member.name.into_owned(),
                    name_span: shifted(member.name_span),
                    value: Branch::of(member.node, base),
                };
                Tree::Map(members.into_iter().map(field).collect())
            }
        };
        Branch { tree, span: shifted(node.span) }
    }

    /// Says that all of a value stands at some bytes: of what is escaped no part can be told apart.
    pub(in crate::import) fn stand_at(&mut self, span: &Range<usize>) {
        self.span = span.clone();
        match &mut self.tree {
            Tree::List(entries) => entries.iter_mut().for_each(|entry| entry.stand_at(span)),
            Tree::Map(fields) => fields.iter_mut().for_each(|field| {
                field.name_span = span.clone();
                field.value.stand_at(span);
            }),
            _ => {}
        }
    }

    /// The value as JSON, without what is unresolved.
    pub(in crate::import) fn into_value(self) -> Option<Value<'static>> {
        Some(match self.tree {
            Tree::Null => Value::Null,
            Tree::Bool(bool) => Value::Bool(bool),
            Tree::Number(number) => Value::Number(number.into()),
            Tree::Text(text) => Value::Text(text.into()),
            Tree::List(entries) => Value::array(entries.into_iter().filter_map(Branch::into_value)),
            Tree::Map(fields) => object(fields),
            Tree::Unresolved(_) => return None,
        })
    }

    /// The name of the first value in it that is unresolved.
    pub(in crate::import) fn missing(&self) -> Option<&str> {
        match &self.tree {
            Tree::Unresolved(name) => Some(name),
            Tree::List(entries) => entries.iter().find_map(Branch::missing),
            Tree::Map(fields) => fields.iter().find_map(|field| field.value.missing()),
            _ => None,
        }
    }

    /// How many values there are in it, at most so many and a few more; a long text counts as several.
    pub(in crate::import) fn count(&self, most: usize) -> usize {
        let add = |sum: usize, branch: &Branch| {
            let sum = sum + branch.count(most.saturating_sub(sum));
            if sum > most { Err(sum) } else { Ok(sum) }
        };
        match &self.tree {
            Tree::List(entries) => entries.iter().try_fold(1, add),
            Tree::Map(fields) => fields.iter().map(|field| &field.value).try_fold(1, add),
            Tree::Text(text) => Ok(1 + text.len() / 256),
            _ => Ok(1),
        }
        .unwrap_or_else(|sum| sum)
    }

    /// How deep values stand in each other.
    pub(in crate::import) fn depth(&self) -> usize {
        match &self.tree {
            Tree::List(entries) => 1 + entries.iter().map(Branch::depth).max().unwrap_or(0),
            Tree::Map(fields) => {
                1 + fields.iter().map(|field| field.value.depth()).max().unwrap_or(0)
            }
            _ => 0,
        }
    }

    pub(in crate::import) fn as_text(&self) -> Option<&str> {
        match &self.tree {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(in crate::import) fn as_map(&self) -> Option<&[Field]> {
        match &self.tree {
            Tree::Map(fields) => Some(fields),
            _ => None,
        }
    }
}

/// The fields as a JSON object, without what is unresolved.
pub(in crate::import) fn object(fields: Vec<Field>) -> Value<'static> {
    let member = |field: Field| {
        Some(Member {
            name: field.name.into(),
            name_span: Span::default(),
            node: field.value.into_value()?.into(),
        })
    };
    Value::Object(fields.into_iter().filter_map(member).collect())
}
