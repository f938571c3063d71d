//! What functions and methods make of their arguments.

use std::ops::Range;

use crate::import::call::{Call, Spelling};
use crate::import::code::model::{Model, is_parameter};
use crate::import::code::program::{Callee, Program, Value, is_place, last};
use crate::import::code::wrapper::Wrapper;
use crate::import::credentials::Credential;
use crate::import::expression::{Entry, Expr, Head};
use crate::import::names::{self, fold};
use crate::import::tree::{Branch, Field, Tree};
use crate::import::{json, url};
use crate::params::{self, Param, backup_rule, source};
use crate::values::key::is_key_id;
use crate::values::near::meant;
use crate::values::region;

impl Program {
    pub(super) fn call(
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
                    if let (Value::Model(id), "options") = (&arg, name) {
                        self.hand_over(*id);
                    }
                }
                of_value(value, method.as_ref().map(|(name, _)| name.as_str()), span)
            }
            (Callee::Path(root), Some((method, at))) => match self.variables.get(&root) {
                Some(Value::Model(id)) => {
                    let id = *id;
                    self.method(id, &method, at, args);
                    Value::Model(id)
                }
                Some(Value::Branch(Branch { tree: Tree::List(_), .. })) => {
                    let method = fold(&method);
                    if GROWS.contains(&method.as_str()) {
                        self.grow(&root, args);
                    } else if CHANGES.contains(&method.as_str()) {
                        let changed = Branch::new(Tree::Unresolved(root.clone()), span.clone());
                        self.variables.insert(root.clone(), Value::Branch(changed));
                    }
                    Value::Branch(Branch::new(Tree::Unresolved(root), span.clone()))
                }
                _ => {
                    self.function(&format!("{root}.{method}"), Some((root, method, at)), args, span)
                }
            },
            (Callee::Path(path), None) => self.function(&path, None, args, span),
        }
    }

    /// `paths << "/home"`
    pub(in crate::import::code) fn push(&mut self, target: Expr, value: Expr) {
        match (&target.head, target.links.is_empty()) {
            (Head::Name(root), true) => self.grow(root, vec![Entry { name: None, value }]),
            _ => self.run(target),
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
                let is_part = self.models.get(id).is_some_and(Model::is_part);
                let names = params::ALL.iter().map(|row| row.name);
                if is_parameter(name)
                    || is_part
                        && PARTS.iter().any(|part| names::in_code(part.members, name).is_some())
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
            && Self::is_setter(&method, &args)
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
        // `os.Setenv("ACCESS_KEY_SECRET", "…")`; the entries of a list do not name each other.
        if wrapper != Some(Wrapper::List)
            && let [(_, Value::Branch(key)), (_, Value::Branch(value)), ..] = values.as_slice()
            && let Some(secret) = key.as_text().and_then(Credential::named)
        {
            let value = value.clone();
            self.secret(secret, &value);
        }
        let unresolved = |name: &str| {
            Value::Branch(Branch::new(Tree::Unresolved(name.to_owned()), span.clone()))
        };
        // What is not known is what is handed over, where the function only gives it another form.
        let hands_on = wrapper.is_some() || FORMATS.contains(&fold(last(path)).as_str());
        let given = if hands_on && !values.is_empty() {
            let mut branches = values.iter().filter_map(|(_, value)| match value {
                Value::Branch(branch) => Some(branch),
                Value::Model(_) => None,
            });
            branches.find_map(Branch::missing).unwrap_or_default().to_owned()
        } else {
            path.to_owned()
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
                if let Some(name) = branch.missing() {
                    return unresolved(name);
                }
                let json = branch.into_value().map(|value| value.to_string());
                json.map_or_else(
                    || unresolved(""),
                    |json| Value::Branch(Branch::text(json, span.clone())),
                )
            }
            Some(Wrapper::Environment) => match values.first() {
                Some((_, Value::Branch(Branch { tree: Tree::Text(name), .. }))) => unresolved(name),
                _ => unresolved(path),
            },
            _ => {
                self.outside(path, values);
                unresolved(&given)
            }
        }
    }

    /// Whether a method of an unknown object sets a parameter.
    fn is_setter(method: &str, args: &[Entry]) -> bool {
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
                    key = Some((name, span));
                }
                (None, value) => self.merge(id, value),
            }
        }
        Value::Model(id)
    }

    /// A call of something that is not known: it may name the region, hold keys, or send the request.
    fn outside(&mut self, path: &str, values: Vec<(Option<String>, Value)>) {
        // What is called on a client says nothing of it, unless it makes one: `RPCClient.new`, `Client.create`.
        let mut names = path.rsplit(|c: char| !c.is_alphanumeric() && c != '_').map(fold);
        let mut folded = names.next().unwrap_or_default();
        if MAKING.iter().any(|verb| folded.starts_with(verb)) {
            folded.push_str(&names.find(|name| !name.is_empty()).unwrap_or_default());
        }
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
        let beside_key_id = texts.iter().any(|branch| branch.as_text().is_some_and(is_key_id));
        let makes_client = makes_client || beside_key_id;
        for branch in &texts {
            let text = branch.as_text().unwrap_or_default();
            if region::find(text).is_some() {
                self.region = Some(text.to_owned());
            } else if text.contains("BackupPlan") && text.bytes().all(|b| b.is_ascii_alphanumeric())
            {
                self.act(text.to_owned());
            } else if is_key_id(text) {
                self.secret(Credential::AccessKeyId, branch);
            } else if makes_client && !text.contains("aliyuncs.com") && text.len() > 3 {
                self.secret(Credential::AccessKeySecret, branch);
            }
        }
        let address = texts
            .iter()
            .find(|branch| branch.as_text().is_some_and(|text| text.starts_with("http")));
        if let Some(address) = address {
            self.send(address, tables);
        }
    }

    /// `->options(['query' => ['SourceType' => 'OSS']])`, as the library for PHP takes a request.
    fn hand_over(&mut self, id: usize) {
        let Tree::Map(places) = self.branch(Value::Model(id)).tree else { return };
        let mut call = Call { spelling: Spelling::Wire, ..Call::default() };
        for place in places.into_iter().filter(|place| is_place(&place.name)) {
            if let Tree::Map(fields) = place.value.tree {
                call.fields.extend(fields);
            }
        }
        if json::is_request(&call.fields) {
            self.sent.push(call);
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
                            url::header(&line, &header.name_span, &mut call);
                        }
                    }
                    ("body" | "data", Tree::Text(text)) => {
                        url::body(&text, field.value.span.start, &mut call);
                    }
                    ("body" | "data" | "params" | "form" | "json", Tree::Map(fields)) => {
                        call.fields.extend(fields);
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

/// The parameters whose parts have classes of their own.
static PARTS: &[&Param] = &[&backup_rule::RULE, &source::OTS_DETAIL];

/// How methods begin, folded, that make what they are called on.
static MAKING: &[&str] = &["new", "create", "build", "init", "from", "of", "get", "make"];

/// Methods that put values behind those of a list.
static GROWS: &[&str] = &["add", "append", "push", "pushback", "addlast"];

/// Methods that change a list in other ways, which are not followed.
static CHANGES: &[&str] = &[
    "insert", "extend", "addall", "addrange", "remove", "removeat", "pop", "shift", "unshift",
    "clear", "splice", "truncate", "retain",
];

/// Functions that fill values into a text.
static FORMATS: &[&str] = &["format", "sprintf", "printf", "formatted", "join", "concat"];

/// Methods that give a literal in another form of itself.
static KEEPS: &[&str] = &[
    "tostring",
    "tos",
    "toowned",
    "into",
    "clone",
    "freeze",
    "trim",
    "strip",
    "tolist",
    "toarray",
    "tovec",
    "collect",
    "valueof",
    "intvalue",
    "longvalue",
];

/// What a method makes of a value that is no object of ours: of a literal, most make something else.
fn of_value(value: Value, method: Option<&str>, span: &Range<usize>) -> Value {
    let Value::Branch(Branch { tree, .. }) = &value else { return value };
    let method = method.map(fold).unwrap_or_default();
    let is_kept = match tree {
        Tree::Unresolved(_) => true,
        // Only one that is trimmed already stays what it is.
        Tree::Text(text) if text.trim() != text => false,
        _ => KEEPS.contains(&method.as_str()),
    };
    if is_kept {
        return value;
    }
    Value::Branch(Branch::new(Tree::Unresolved(String::new()), span.clone()))
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
