//! What a program's literals amount to: its variables, and what is assigned and put together.
//!
//! What its functions and methods do is in `function`.

mod function;

use std::collections::HashMap;
use std::ops::Range;

use crate::import::call::{Call, is_without_plan};
use crate::import::code::model::{Model, is_parameter};
use crate::import::credentials::{Credential, Seen};
use crate::import::expression::{Entry, Expr, Head, Link};
use crate::import::names::{fold, is_same};
use crate::import::tree::{Branch, Tree};

/// A value that an expression has.
#[derive(Clone)]
enum Value {
    Branch(Branch),
    Model(usize),
}

/// How many values may be copied out of variables altogether.
const COPIES: usize = 1 << 17;
/// How deep a value that is put together through variables may be.
const DEPTH: usize = 32;
/// How many fields a table may have that are looked through for each new one.
const FIELDS: usize = 512;

/// The request of a generic call, which holds what travels in each place.
const GENERIC_REQUEST: &str = "OpenApiRequest";

/// Whether a name is that of a place that parameters travel in.
fn is_place(name: &str) -> bool {
    let places = ["query", "body", "form_params", "params", "queries", "form"];
    places.iter().any(|place| is_same(place, name))
}

/// A program that has been followed so far.
#[derive(Default)]
pub(in crate::import::code) struct Program {
    pub(in crate::import::code) models: Vec<Model>,
    variables: HashMap<String, Value>,
    copied: usize,
    pub(in crate::import::code) action: Option<String>,
    pub(in crate::import::code) region: Option<String>,
    pub(in crate::import::code) host: Option<String>,
    pub(in crate::import::code) seen: Seen,
    /// Calls that are made of a URL.
    pub(in crate::import::code) sent: Vec<Call>,
}

/// The callee of a call under way.
enum Callee {
    Path(String),
    Value(Value),
}

impl Callee {
    /// Goes on to a member; what is not known by a name has none that is.
    fn go_to(&mut self, name: &str) {
        if let Callee::Path(path)
        | Callee::Value(Value::Branch(Branch { tree: Tree::Unresolved(path), .. })) = self
            && !path.is_empty()
        {
            path.push('.');
            path.push_str(name);
        }
    }

    /// The name that an unresolved value is known by; empty for others.
    fn into_path(self) -> String {
        match self {
            Callee::Path(path)
            | Callee::Value(Value::Branch(Branch { tree: Tree::Unresolved(path), .. })) => path,
            Callee::Value(_) => String::new(),
        }
    }
}

impl Program {
    /// Notes the operation that is called. One that only asks for plans does not tell what another request was for.
    fn act(&mut self, action: String) {
        if self.action.is_none() || !is_without_plan(&action) {
            self.action = Some(action);
        }
    }

    /// Follows `target = value`.
    pub(in crate::import::code) fn assign(&mut self, target: Expr, value: Expr) {
        let value = self.eval(value);
        let Head::Name(root) = target.head else { return };
        let root = root.trim_start_matches('$').to_owned();
        match target.links.last() {
            None => {
                if self.is_about_call(&root, &value) {
                    return;
                }
                if let Value::Model(id) = value
                    && let Some(model) = self.models.get_mut(id)
                    && model.name.is_empty()
                {
                    model.name.clone_from(&root);
                }
                self.variables.insert(root, value);
            }
            Some(Link::Member(name, span)) => self.set(&root, name, span.clone(), value),
            Some(Link::Index(index)) => {
                if let Head::Text(name) = &index.head {
                    self.set(&root, name, index.span.clone(), value);
                }
            }
            Some(_) => {}
        }
    }

    /// Follows an expression that stands by itself.
    pub(in crate::import::code) fn run(&mut self, expr: Expr) {
        // A bare name, as most words between statements are.
        if !expr.links.is_empty() {
            self.eval(expr);
        }
    }

    /// Sets a field of a variable, which may not have been seen before: `request.SourceType = …`.
    fn set(&mut self, root: &str, name: &str, span: Range<usize>, value: Value) {
        if self.is_about_call(name, &value) {
            return;
        }
        let is_parameter = is_parameter(name);
        let there = match self.variables.get(root) {
            Some(Value::Model(id)) => Some(*id),
            _ => None,
        };
        let Some(id) = there.or_else(|| is_parameter.then(|| self.variable(root))) else { return };
        // A class of ours may have a misspelt member; anything else has members of its own.
        if is_parameter
            || self.models.get(id).is_some_and(|model| model.class.is_empty() || model.is_part())
        {
            self.put(id, name, span, value);
        }
    }

    /// A new table for a variable.
    fn variable(&mut self, name: &str) -> usize {
        let id = self.model("");
        name.clone_into(&mut self.models[id].name);
        self.variables.insert(name.to_owned(), Value::Model(id));
        id
    }

    fn model(&mut self, class: &str) -> usize {
        self.models.push(Model { class: class.to_owned(), ..Model::default() });
        self.models.len() - 1
    }

    fn put(&mut self, id: usize, name: &str, span: Range<usize>, value: Value) {
        let is_generic = self.models.get(id).is_some_and(|model| model.class == GENERIC_REQUEST);
        if is_generic && is_place(name) && matches!(value, Value::Model(_)) {
            return self.merge(id, value);
        }
        let branch = self.branch(value);
        if let Some(model) = self.models.get_mut(id)
            && model.fields.len() < FIELDS
        {
            model.put(name, span, branch);
        }
    }

    /// Whether a name says where a call goes, who makes it or which it is, and not what it asks for.
    fn is_about_call(&mut self, name: &str, value: &Value) -> bool {
        if let Some(secret) = Credential::named(name) {
            if let Value::Branch(branch) = value {
                self.secret(secret, branch);
            }
            return true;
        }
        let text = match value {
            Value::Branch(Branch { tree: Tree::Text(text), .. }) => text.clone(),
            _ => return false,
        };
        match fold(name).as_str() {
            "regionid" | "region" => self.region = Some(text),
            "endpoint" | "endpointoverride" | "domain" | "host" | "sysdomain" => {
                self.host = Some(text);
            }
            "action" | "actionname" | "apiname" | "sysaction" => self.act(text),
            _ => return false,
        }
        true
    }

    fn secret(&mut self, secret: Credential, branch: &Branch) {
        if let Tree::Text(text) = &branch.tree {
            self.seen.add(secret, text, Some(branch.span.clone()));
        }
    }

    /// The value of an expression.
    fn eval(&mut self, expr: Expr) -> Value {
        let span = expr.span;
        let leaf = |tree| Value::Branch(Branch::new(tree, span.clone()));
        let mut callee = match expr.head {
            Head::Name(name) => Callee::Path(name.trim_start_matches('$').to_owned()),
            Head::Null => Callee::Value(leaf(Tree::Null)),
            Head::Bool(bool) => Callee::Value(leaf(Tree::Bool(bool))),
            Head::Number(number) => Callee::Value(leaf(Tree::Number(number))),
            Head::Text(text) => Callee::Value(leaf(Tree::Text(text))),
            Head::Filled(name) => Callee::Value(leaf(Tree::Unresolved(name))),
            Head::Unknown => Callee::Value(leaf(Tree::Unresolved(String::new()))),
            Head::Sum(parts) => Callee::Value(self.sum(parts, &span)),
            Head::Group(entries) => Callee::Value(self.group(entries, &span)),
        };
        let mut member: Option<(String, Range<usize>)> = None;
        for link in expr.links {
            callee = match link {
                Link::Member(name, at) => {
                    if let Some((before, _)) = member.replace((name, at)) {
                        callee.go_to(&before);
                    }
                    callee
                }
                Link::Call(args) => Callee::Value(self.call(callee, member.take(), args, &span)),
                Link::Braces(entries) => Callee::Value(self.made(callee, member.take(), entries)),
                Link::Index(index) => {
                    if let Some((name, _)) = member.take() {
                        callee.go_to(&name);
                    }
                    let mut path = callee.into_path();
                    if !path.is_empty() {
                        path.push_str(&spelled(&index));
                    }
                    Callee::Value(leaf(Tree::Unresolved(path)))
                }
            };
        }
        match (callee, member) {
            (Callee::Value(value), None) => value,
            (Callee::Value(Value::Model(_)), Some((name, _))) => leaf(Tree::Unresolved(name)),
            (mut callee, Some((name, _))) => {
                callee.go_to(&name);
                leaf(Tree::Unresolved(callee.into_path()))
            }
            (Callee::Path(path), None) => {
                let value = self.variables.get(&path);
                if let Some(Value::Branch(branch)) = value {
                    self.copied += branch.count(COPIES.saturating_sub(self.copied));
                }
                match value.filter(|_| self.copied <= COPIES) {
                    Some(value) => value.clone(),
                    None => leaf(Tree::Unresolved(path)),
                }
            }
        }
    }

    /// Values that are joined are a text, if all of them are known; numbers out of variables are not added.
    fn sum(&mut self, parts: Vec<Expr>, span: &Range<usize>) -> Value {
        let is_one = parts.len() == 1;
        let mut text = String::new();
        let mut numbers = true;
        for (at, part) in parts.into_iter().enumerate() {
            let value = self.eval(part);
            if is_one {
                return value;
            }
            let branch = self.branch(value);
            match branch.tree {
                Tree::Number(part) if !(numbers && at > 0) => text.push_str(&part),
                Tree::Text(part) => {
                    numbers = false;
                    text.push_str(&part);
                }
                Tree::Unresolved(name) => {
                    return Value::Branch(Branch::new(Tree::Unresolved(name), span.clone()));
                }
                _ => {
                    return Value::Branch(Branch::new(
                        Tree::Unresolved(String::new()),
                        span.clone(),
                    ));
                }
            }
        }
        Value::Branch(Branch::text(text, span.clone()))
    }

    fn group(&mut self, entries: Vec<Entry>, span: &Range<usize>) -> Value {
        if entries.iter().any(|entry| entry.name.is_some()) {
            let id = self.model("");
            self.fill(id, entries);
            return Value::Model(id);
        }
        let mut list = Vec::with_capacity(entries.len());
        for entry in entries {
            let value = self.eval(entry.value);
            list.push(self.branch(value));
        }
        Value::Branch(Branch::new(Tree::List(list), span.clone()))
    }

    /// Puts named values into a table or an object, and all of a table that stands among them.
    fn fill(&mut self, id: usize, entries: Vec<Entry>) {
        for entry in entries {
            let value = self.eval(entry.value);
            match entry.name {
                Some((name, span)) => {
                    let name = name.trim_start_matches('$');
                    if !self.is_about_call(name, &value) || is_parameter(name) {
                        self.put(id, name, span, value);
                    }
                }
                None => self.merge(id, value),
            }
        }
    }

    /// Puts the fields of a table into another one.
    fn merge(&mut self, id: usize, value: Value) {
        if let Value::Model(other) = value
            && other != id
            && let Tree::Map(fields) = self.branch(value).tree
        {
            for field in fields {
                if let (Tree::Map(inner), true) = (&field.value.tree, is_place(&field.name)) {
                    for field in inner.clone() {
                        self.put(id, &field.name, field.name_span, Value::Branch(field.value));
                    }
                    continue;
                }
                self.put(id, &field.name, field.name_span, Value::Branch(field.value));
            }
        }
    }

    /// A value as a part of another one.
    fn branch(&mut self, value: Value) -> Branch {
        let unresolved =
            |name: &str, span: Range<usize>| Branch::new(Tree::Unresolved(name.to_owned()), span);
        match value {
            Value::Branch(branch) => {
                if branch.depth() > DEPTH {
                    unresolved("", branch.span)
                } else {
                    branch
                }
            }
            Value::Model(id) => {
                let Some(model) = self.models.get_mut(id) else { return unresolved("", 0..0) };
                model.used = true;
                let start = model.fields.first().map_or(0, |field| field.name_span.start);
                let end = model.fields.last().map_or(start, |field| field.value.span.end);
                let span = start..end.max(start);
                // One that no variable holds is needed no more.
                let fields = if model.name.is_empty() {
                    std::mem::take(&mut model.fields)
                } else {
                    for field in &model.fields {
                        self.copied += field.value.count(COPIES.saturating_sub(self.copied));
                    }
                    if self.copied > COPIES {
                        return unresolved(&model.name, span);
                    }
                    model.fields.clone()
                };
                let branch = Branch::new(Tree::Map(fields), span.clone());
                if branch.depth() > DEPTH { unresolved("", span) } else { branch }
            }
        }
    }

    /// An object with what stands in braces behind its type.
    fn made(
        &mut self,
        callee: Callee,
        member: Option<(String, Range<usize>)>,
        entries: Vec<Entry>,
    ) -> Value {
        let class = match (callee, member) {
            (Callee::Value(Value::Model(id)), None) => {
                self.fill(id, entries);
                return Value::Model(id);
            }
            (_, Some((name, _))) => name,
            (Callee::Path(path), None) => path,
            (Callee::Value(_), None) => String::new(),
        };
        let span = entries.first().map_or(0..0, |entry| entry.value.span.clone());
        // `new List<string> { … }` and `new string[] { … }`
        if !entries.is_empty() && entries.iter().all(|entry| entry.name.is_none()) {
            return self.group(entries, &span);
        }
        let id = self.model(last(&class));
        self.fill(id, entries);
        Value::Model(id)
    }
}

/// An index as a name shows it.
fn spelled(index: &Expr) -> String {
    match (&index.head, index.links.is_empty()) {
        (Head::Text(key), true) => format!("[\"{key}\"]"),
        (Head::Number(key) | Head::Name(key), true) => format!("[{key}]"),
        _ => "[…]".to_owned(),
    }
}

/// The last name of a path.
fn last(path: &str) -> &str {
    path.rsplit(['.', ':', '\\']).next().unwrap_or(path)
}
