//! What a program's literals amount to: its variables, and the tables and request objects that it fills.

use std::collections::HashMap;
use std::ops::Range;

use crate::import::call::{Call, Spelling};
use crate::import::code::wrapper::Wrapper;
use crate::import::credentials::{Secret, is_key_id};
use crate::import::expression::{Entry, Expr, Head, Link};
use crate::import::names::{self, fold, is_same};
use crate::import::tree::{Branch, Field, Tree};
use crate::import::url;
use crate::params::{self, backup_rule::RULE_NAME};
use crate::values::near::meant;
use crate::values::region;

/// A table or an object that the program fills.
#[derive(Default)]
pub(in crate::import::code) struct Model {
    /// The name of its class; empty for a table.
    pub(in crate::import::code) class: String,
    /// The name of its variable; empty for one that has none.
    pub(in crate::import::code) name: String,
    pub(in crate::import::code) fields: Vec<Field>,
    /// Whether it is part of another one.
    pub(in crate::import::code) used: bool,
}

impl Model {
    /// Whether it is a member of a request: a backup rule, the tables of an instance.
    pub(in crate::import::code) fn is_part(&self) -> bool {
        let class = fold(&self.class);
        class.ends_with("rule")
            || class.ends_with("detail")
            || self.fields.iter().any(|field| is_same(&field.name, RULE_NAME.name))
    }

    /// Whether it has so many fields that are parameters.
    pub(in crate::import::code) fn knows(&self, least: usize) -> bool {
        self.fields.iter().filter(|field| is_parameter(&field.name)).take(least).count() == least
    }

    /// The operation that a request object is for.
    pub(in crate::import::code) fn action(&self) -> Option<String> {
        let name = self.class.strip_suffix("Request")?;
        let name = name.strip_suffix("Shrink").unwrap_or(name);
        // `CreateCreateBackupPlanRequest()` makes one in the first library for Go.
        let name =
            name.strip_prefix("Create").filter(|rest| rest.starts_with("Create")).unwrap_or(name);
        (name.contains("BackupPlan")).then(|| name.to_owned())
    }

    /// Puts a field in, instead of one of the same name.
    fn put(&mut self, name: &str, span: Range<usize>, value: Branch) {
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => field.value = value,
            None => self.fields.push(Field { name: name.to_owned(), name_span: span, value }),
        }
    }
}

fn is_parameter(name: &str) -> bool {
    names::in_code(&params::ALL, name.split('.').next().unwrap_or_default()).is_some()
}

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

/// A program that has been followed so far.
#[derive(Default)]
pub(in crate::import::code) struct Program {
    pub(in crate::import::code) models: Vec<Model>,
    variables: HashMap<String, Value>,
    copied: usize,
    pub(in crate::import::code) action: Option<String>,
    pub(in crate::import::code) region: Option<String>,
    pub(in crate::import::code) host: Option<String>,
    pub(in crate::import::code) secrets: Vec<(Secret, String, Range<usize>)>,
    /// Calls that are made of a URL.
    pub(in crate::import::code) sent: Vec<Call>,
}

/// The callee of a call under way.
enum Callee {
    Path(String),
    Value(Value),
}

impl Program {
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
        self.models[id].name = name.to_owned();
        self.variables.insert(name.to_owned(), Value::Model(id));
        id
    }

    fn model(&mut self, class: &str) -> usize {
        self.models.push(Model { class: class.to_owned(), ..Model::default() });
        self.models.len() - 1
    }

    fn put(&mut self, id: usize, name: &str, span: Range<usize>, value: Value) {
        let branch = self.branch(value);
        if let Some(model) = self.models.get_mut(id)
            && model.fields.len() < FIELDS
        {
            model.put(name, span, branch);
        }
    }

    /// Whether a name says where a call goes, who makes it or which it is, and not what it asks for.
    fn is_about_call(&mut self, name: &str, value: &Value) -> bool {
        if let Some(secret) = Secret::named(name) {
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
            "endpoint" | "domain" | "host" | "sysdomain" => self.host = Some(text),
            "action" | "actionname" | "apiname" | "sysaction" => self.action = Some(text),
            _ => return false,
        }
        true
    }

    fn secret(&mut self, secret: Secret, branch: &Branch) {
        if let Tree::Text(text) = &branch.tree {
            self.secrets.push((secret, text.clone(), branch.span.clone()));
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
                    if let (Callee::Path(path), Some((before, _))) = (&mut callee, member.take()) {
                        path.push('.');
                        path.push_str(&before);
                    }
                    member = Some((name, at));
                    callee
                }
                Link::Call(args) => Callee::Value(self.call(callee, member.take(), args, &span)),
                Link::Braces(entries) => Callee::Value(self.made(callee, member.take(), entries)),
                Link::Index(index) => {
                    let path = match callee {
                        Callee::Path(path) => path,
                        Callee::Value(_) => String::new(),
                    };
                    let path =
                        member.take().map_or(path.clone(), |(name, _)| format!("{path}.{name}"));
                    let key = if let Head::Text(key) = index.head { key } else { String::new() };
                    Callee::Value(leaf(Tree::Unresolved(format!("{path}[{key}]"))))
                }
            };
        }
        match (callee, member) {
            (Callee::Value(value), None) => value,
            (Callee::Value(_), Some((name, _))) => leaf(Tree::Unresolved(name)),
            (Callee::Path(path), None) => {
                let value = self.variables.get(&path);
                if let Some(Value::Branch(branch)) = value {
                    self.copied += count(branch);
                }
                match value.filter(|_| self.copied <= COPIES) {
                    Some(value) => value.clone(),
                    None => leaf(Tree::Unresolved(path)),
                }
            }
            (Callee::Path(path), Some((name, _))) => {
                leaf(Tree::Unresolved(format!("{path}.{name}")))
            }
        }
    }

    /// Values that are joined are a text, if all of them are known.
    fn sum(&mut self, parts: Vec<Expr>, span: &Range<usize>) -> Value {
        let is_one = parts.len() == 1;
        let mut text = String::new();
        for part in parts {
            let value = self.eval(part);
            if is_one {
                return value;
            }
            let branch = self.branch(value);
            match branch.tree {
                Tree::Text(part) | Tree::Number(part) => text.push_str(&part),
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
                // The places of a call, where a table has them.
                let places = ["query", "body", "form_params", "params", "queries", "form"];
                if let (Tree::Map(inner), true) =
                    (&field.value.tree, places.iter().any(|place| is_same(place, &field.name)))
                {
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
                self.copied += count(&branch);
                if self.copied > COPIES || depth(&branch) > DEPTH {
                    return unresolved("", branch.span);
                }
                branch
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
                    self.copied +=
                        model.fields.iter().map(|field| count(&field.value)).sum::<usize>();
                    if self.copied > COPIES {
                        return unresolved(&model.name.clone(), span);
                    }
                    model.fields.clone()
                };
                let branch = Branch::new(Tree::Map(fields), span.clone());
                if depth(&branch) > DEPTH { unresolved("", span) } else { branch }
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

    fn call(
        &mut self,
        callee: Callee,
        member: Option<(String, Range<usize>)>,
        args: Vec<Entry>,
        span: &Range<usize>,
    ) -> Value {
        match (callee, member) {
            (Callee::Value(Value::Model(id)), Some((method, at))) => {
                self.method(id, &method, at, args);
                Value::Model(id)
            }
            // `new Config().setEndpoint(…)`: an object that is none of ours may still say where a call goes.
            (Callee::Value(value), method) => {
                let name = method.as_ref().map(|(name, _)| field_of(name)).unwrap_or_default();
                for arg in args {
                    let arg = self.eval(arg.value);
                    self.is_about_call(name, &arg);
                }
                value
            }
            (Callee::Path(root), Some((method, at))) => match self.variables.get(&root) {
                Some(Value::Model(id)) => {
                    let id = *id;
                    self.method(id, &method, at, args);
                    Value::Model(id)
                }
                Some(Value::Branch(Branch { tree: Tree::List(_), .. })) => {
                    self.grow(&root, args);
                    Value::Branch(Branch::new(Tree::Unresolved(root), span.clone()))
                }
                _ => {
                    self.function(&format!("{root}.{method}"), Some((root, method, at)), args, span)
                }
            },
            (Callee::Path(path), None) => self.function(&path, None, args, span),
        }
    }

    /// `paths.add("/home")`
    fn grow(&mut self, root: &str, args: Vec<Entry>) {
        for arg in args {
            let value = self.eval(arg.value);
            let branch = self.branch(value);
            if let Some(Value::Branch(Branch { tree: Tree::List(entries), .. })) =
                self.variables.get_mut(root)
            {
                entries.push(branch);
            }
        }
    }

    /// A method of a table or an object: most set a field.
    fn method(&mut self, id: usize, method: &str, at: Range<usize>, args: Vec<Entry>) {
        let mut args = args.into_iter();
        let (first, second) = (args.next(), args.next());
        match (first, second) {
            // `addQueryParameter("SourceType", "OSS")`, `put("SourceType", "OSS")`
            (Some(key), Some(value)) => {
                let key = self.eval(key.value);
                let value = self.eval(value.value);
                if let Value::Branch(Branch { tree: Tree::Text(name), span }) = key
                    && !self.is_about_call(&name, &value)
                {
                    self.put(id, &name, span, value);
                }
            }
            (Some(Entry { name: Some((name, span)), value }), None) => {
                let value = self.eval(value);
                if !self.is_about_call(&name, &value) {
                    self.put(id, &name, span, value);
                }
            }
            (Some(only), None) => {
                let value = self.eval(only.value);
                let name = field_of(method);
                if self.is_about_call(name, &value) {
                    return;
                }
                let is_part = self.models.get(id).is_some_and(|model| model.is_part());
                let names = params::ALL.iter().map(|row| row.name);
                if is_parameter(name)
                    || is_part && names::in_code(params::backup_rule::RULE.members, name).is_some()
                    || meant(name, names).is_some()
                {
                    self.put(id, name, at, value);
                } else {
                    // `from_map({…})`, `options([…])`, `putAll(map)`
                    self.merge(id, value);
                }
            }
            (None, _) => {}
        }
    }

    /// A function, or a method of something that is not known.
    fn function(
        &mut self,
        path: &str,
        method: Option<(String, String, Range<usize>)>,
        args: Vec<Entry>,
        span: &Range<usize>,
    ) -> Value {
        if let Some(class) = class(path) {
            let id = self.model(class);
            self.fill(id, args);
            return Value::Model(id);
        }
        let wrapper = Wrapper::of(path);
        if wrapper == Some(Wrapper::Table) {
            return self.table(args);
        }
        // `request.setSourceType(…)`, where the request comes from somewhere else.
        if let Some((root, method, at)) = method
            && wrapper.is_none()
            && self.is_setter(&method, &args)
        {
            let id = self.variable(&root);
            self.method(id, &method, at, args);
            return Value::Model(id);
        }
        let mut values = Vec::with_capacity(args.len());
        for Entry { name, value } in args {
            let value = self.eval(value);
            let is_known = name.as_ref().is_some_and(|(name, _)| self.is_about_call(name, &value));
            if !is_known {
                values.push((name.map(|(name, _)| name), value));
            }
        }
        let unresolved = |name: &str| {
            Value::Branch(Branch::new(Tree::Unresolved(name.to_owned()), span.clone()))
        };
        match wrapper {
            Some(Wrapper::Same) if values.len() == 1 => values.swap_remove(0).1,
            Some(Wrapper::List) => {
                let mut list: Vec<Branch> = Vec::new();
                let is_one = values.len() == 1;
                for (_, value) in values {
                    let branch = self.branch(value);
                    match branch.tree {
                        Tree::List(entries) if is_one => list = entries,
                        tree => list.push(Branch::new(tree, branch.span)),
                    }
                }
                Value::Branch(Branch::new(Tree::List(list), span.clone()))
            }
            Some(Wrapper::Json) if !values.is_empty() => {
                let value = values.swap_remove(0).1;
                let branch = self.branch(value);
                match (is_whole(&branch), branch.clone().into_value()) {
                    (true, Some(value)) => {
                        Value::Branch(Branch::text(value.to_string(), span.clone()))
                    }
                    _ => unresolved(""),
                }
            }
            Some(Wrapper::Environment) => match values.first() {
                Some((_, Value::Branch(Branch { tree: Tree::Text(name), .. }))) => unresolved(name),
                _ => unresolved(path),
            },
            _ => {
                self.outside(path, values);
                unresolved(path)
            }
        }
    }

    /// Whether a method of an unknown object sets a parameter.
    fn is_setter(&self, method: &str, args: &[Entry]) -> bool {
        match args {
            [only] if only.name.is_none() => {
                field_of(method) != method && is_parameter(field_of(method))
            }
            [key, _] => {
                let adds = ["add", "put", "set", "append"]
                    .iter()
                    .any(|verb| method.to_ascii_lowercase().starts_with(verb));
                adds && matches!(&key.value.head, Head::Text(name) if is_parameter(name) || name.eq_ignore_ascii_case("action"))
            }
            _ => false,
        }
    }

    /// `dict(a=1)`, `Map.of("a", 1)`, `buildMap(new TeaPair("a", 1))`
    fn table(&mut self, args: Vec<Entry>) -> Value {
        let id = self.model("");
        let mut key: Option<(String, Range<usize>)> = None;
        for Entry { name, value } in args {
            let value = self.eval(value);
            match (name.or_else(|| key.take()), value) {
                (Some((name, span)), value) => self.put(id, &name, span, value),
                (None, Value::Branch(Branch { tree: Tree::Text(name), span })) => {
                    key = Some((name, span))
                }
                (None, value) => self.merge(id, value),
            }
        }
        Value::Model(id)
    }

    /// A call of something that is not known: it may name the region, hold keys, or send the request.
    fn outside(&mut self, path: &str, values: Vec<(Option<String>, Value)>) {
        let folded = fold(path);
        let makes_client = ["client", "profile", "credential", "provider", "config", "initialize"]
            .iter()
            .any(|part| folded.contains(part));
        let mut texts: Vec<Branch> = Vec::new();
        let mut tables: Vec<usize> = Vec::new();
        for (name, value) in values {
            match value {
                Value::Branch(branch) if matches!(branch.tree, Tree::Text(_)) => {
                    if name.as_deref().is_some_and(|name| ["body", "data"].contains(&name)) {
                        let mut call = Call { spelling: Spelling::Wire, ..Call::default() };
                        url::body(
                            branch.as_text().unwrap_or_default(),
                            branch.span.start,
                            &mut call,
                        );
                        let id = self.model("");
                        self.models[id].fields = call.fields;
                        tables.push(id);
                    }
                    texts.push(branch);
                }
                Value::Model(id) => tables.push(id),
                Value::Branch(_) => {}
            }
        }
        for branch in &texts {
            let text = branch.as_text().unwrap_or_default();
            if region::find(text).is_some() {
                self.region = Some(text.to_owned());
            } else if is_key_id(text) {
                self.secret(Secret::AccessKeyId, branch);
            } else if makes_client && !text.contains("aliyuncs.com") && text.len() > 3 {
                self.secret(Secret::AccessKeySecret, branch);
            } else if text.contains("BackupPlan") && text.bytes().all(|b| b.is_ascii_alphanumeric())
            {
                self.action = Some(text.to_owned());
            }
        }
        let address = texts
            .iter()
            .find(|branch| branch.as_text().is_some_and(|text| text.starts_with("http")));
        if let Some(address) = address {
            self.send(address, tables);
        }
    }

    /// `fetch("https://…", { body: "…" })`, `requests.post("https://…", data={…})`
    fn send(&mut self, address: &Branch, tables: Vec<usize>) {
        let mut call = Call { spelling: Spelling::Wire, ..Call::default() };
        url::url(address.as_text().unwrap_or_default(), address.span.start, &mut call);
        for id in tables {
            let Tree::Map(fields) = self.branch(Value::Model(id)).tree else { continue };
            for field in fields {
                match (fold(&field.name).as_str(), field.value.tree) {
                    ("headers", Tree::Map(headers)) => {
                        for header in headers {
                            let value = header.value.as_text().unwrap_or_default();
                            let line = format!("{}: {value}", header.name);
                            url::header(&line, header.name_span.start, &mut call);
                        }
                    }
                    ("body" | "data", Tree::Text(text)) => {
                        url::body(&text, field.value.span.start, &mut call)
                    }
                    ("body" | "data" | "params" | "form" | "json", Tree::Map(fields)) => {
                        call.fields.extend(fields)
                    }
                    (_, tree) if is_parameter(&field.name) => {
                        let value = Branch::new(tree, field.value.span);
                        call.fields.push(Field { value, ..field });
                    }
                    _ => {}
                }
            }
        }
        self.sent.push(call);
    }
}

/// The last name of a path.
fn last(path: &str) -> &str {
    path.rsplit(['.', ':', '\\']).next().unwrap_or(path)
}

/// The class of ours that a call makes an object of: `hbr_models.CreateBackupPlanRequest(…)`, `….builder()`,
/// `….from_map({…})`, `….new(…)`.
fn class(path: &str) -> Option<&str> {
    let mut segments = path.rsplit(['.', ':', '\\']).filter(|segment| !segment.is_empty());
    let made = segments.next()?;
    let is_class = |name: &str| {
        let ends = ["Request", "Rule", "OtsDetail"].iter().any(|end| name.ends_with(end));
        // The library for PHP has classes with small letters inside the one of the request.
        name.starts_with(char::is_uppercase) && ends || matches!(name, "rule" | "otsDetail")
    };
    if is_class(made) {
        return Some(made);
    }
    let makes =
        ["builder", "from_map", "fromMap", "new", "build", "create", "newBuilder"].contains(&made);
    segments.next().filter(|name| makes && is_class(name))
}

/// The field that a setter sets: `setSourceType`, `set_SourceType`, `withSourceType`, `sourceType`.
fn field_of(method: &str) -> &str {
    for verb in ["set_", "set", "Set", "with_", "with", "With", "add_", "put_"] {
        if let Some(name) = method.strip_prefix(verb)
            && name.starts_with(|c: char| c.is_uppercase() || verb.ends_with('_'))
        {
            return name;
        }
    }
    method
}

fn is_whole(branch: &Branch) -> bool {
    match &branch.tree {
        Tree::Unresolved(_) => false,
        Tree::List(entries) => entries.iter().all(is_whole),
        Tree::Map(fields) => fields.iter().all(|field| is_whole(&field.value)),
        _ => true,
    }
}

fn count(branch: &Branch) -> usize {
    match &branch.tree {
        Tree::List(entries) => 1 + entries.iter().map(count).sum::<usize>(),
        Tree::Map(fields) => 1 + fields.iter().map(|field| count(&field.value)).sum::<usize>(),
        // A long text costs as much as many short values.
        Tree::Text(text) => 1 + text.len() / 256,
        _ => 1,
    }
}

fn depth(branch: &Branch) -> usize {
    match &branch.tree {
        Tree::List(entries) => 1 + entries.iter().map(depth).max().unwrap_or(0),
        Tree::Map(fields) => 1 + fields.iter().map(|field| depth(&field.value)).max().unwrap_or(0),
        _ => 0,
    }
}
