//! Expressions of the usual languages, as far as they are made of literals: what a request is written as in code, in
//! JSON that is not quite JSON, and in tables of scripts.
//!
//! Reading never fails and never goes deeper than [`MAX_DEPTH`](crate::values::json::MAX_DEPTH).

mod parse;
pub(in crate::import) mod token;

use std::ops::Range;

pub(in crate::import) use parse::Parser;

use crate::import::tree::{Branch, Field, Tree};

/// An expression and the bytes it stands at.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) struct Expr {
    pub(in crate::import) head: Head,
    /// What follows the head: members, calls, indices. Kept in a row, so that a long chain is no deep tree.
    pub(in crate::import) links: Vec<Link>,
    pub(in crate::import) span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) enum Head {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    /// A text with something filled in.
    Filled(String),
    Name(String),
    /// What stands between brackets or braces, or in the parentheses of an array.
    Group(Vec<Entry>),
    /// Texts and other values that are joined.
    Sum(Vec<Expr>),
    Unknown,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) enum Link {
    Member(String, Range<usize>),
    Call(Vec<Entry>),
    Index(Box<Expr>),
    /// What stands in braces behind a type.
    Braces(Vec<Entry>),
}

/// A value in a group, with its name if it has one.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) struct Entry {
    pub(in crate::import) name: Option<(String, Range<usize>)>,
    pub(in crate::import) value: Expr,
}

impl Expr {
    /// The value of data: what is more than a literal is unresolved.
    pub(in crate::import) fn into_branch(self) -> Branch {
        let span = self.span;
        if !self.links.is_empty() {
            let name = if let Head::Name(name) = self.head { name } else { String::new() };
            return Branch::new(Tree::Unresolved(name), span);
        }
        let tree = match self.head {
            Head::Null => Tree::Null,
            Head::Bool(bool) => Tree::Bool(bool),
            Head::Number(number) => Tree::Number(number),
            Head::Text(text) => Tree::Text(text),
            Head::Filled(name) | Head::Name(name) => Tree::Unresolved(name),
            Head::Group(entries) => group(entries, Expr::into_branch),
            Head::Sum(parts) => joined(&parts).map_or(Tree::Unresolved(String::new()), Tree::Text),
            Head::Unknown => Tree::Unresolved(String::new()),
        };
        Branch::new(tree, span)
    }
}

/// The entries of a group as an object, if they have names, or as a list.
pub(in crate::import) fn group(entries: Vec<Entry>, mut value: impl FnMut(Expr) -> Branch) -> Tree {
    let named = entries.iter().any(|entry| entry.name.is_some());
    if named {
        let fields = entries.into_iter().filter_map(|entry| {
            let (name, name_span) = entry.name?;
            Some(Field { name, name_span, value: value(entry.value) })
        });
        return Tree::Map(fields.collect());
    }
    Tree::List(entries.into_iter().map(|entry| value(entry.value)).collect())
}

/// The texts that are joined, if they are nothing else.
pub(in crate::import) fn joined(parts: &[Expr]) -> Option<String> {
    let text = |part: &Expr| match (&part.head, part.links.is_empty()) {
        (Head::Text(text), true) => Some(text.clone()),
        _ => None,
    };
    parts.iter().map(text).collect()
}
