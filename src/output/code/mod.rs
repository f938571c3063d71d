//! Programs that send the request, with the official libraries: for each language once with the SDK of the product, and
//! once with the libraries' core alone.
//!
//! The product's SDK has a model with a property for each parameter. The generic call takes the names and values as they
//! travel, and so carries every request exactly.

pub mod csharp;
pub mod go;
pub mod java;
mod literal;
pub mod php;
pub mod python;
mod tree;
pub mod typescript;
mod value;

use crate::lang::unseen::is_unfit;
use crate::lang::{Language, Text, t};
use crate::output::code::tree::{Braces, Item, Layout, Source};
use crate::output::code::value::{Bounds, Field, Typed};
use crate::output::sheet::Sheet;
use crate::output::{Order, Syntax};
use crate::params::source::TABLE_NAMES;
use crate::plan::place::Place;
use crate::request::credentials::{ACCESS_KEY_ID, ACCESS_KEY_SECRET};
use crate::request::wire::{Pair, Wire};
use crate::request::{ACTION, METHOD, VERSION};
use crate::values::json::{Node, Value};

/// The variant with a model of the request.
pub const PRODUCT: Text = t("Product SDK", "产品 SDK");
/// The variant without one.
pub const GENERIC: Text = t("Generic call", "泛化调用");
/// What the first is good for.
pub const ABOUT_PRODUCT: Text = t(
    "Typed request; keys from the environment or a profile",
    "类型化请求，密钥取自环境变量或配置文件",
);
/// What the second is good for.
pub const ABOUT_GENERIC: Text = t(
    "Core library only, every parameter as it travels; keys from the environment or a profile",
    "只需核心库，参数按传输形式书写，密钥取自环境变量或配置文件",
);

/// How a language is written.
#[derive(Debug)]
struct Dialect {
    syntax: Syntax,
    layout: Layout,
    bounds: Bounds,
    text: fn(&str) -> String,
    integer: fn(i64) -> String,
    truth: [&'static str; 2],
    /// A literal as the value of a parameter.
    scalar: fn(Scalar, String) -> String,
    /// What stands before and behind the value of a property, by the API's name.
    property: fn(&str) -> Around,
    /// What stands before and behind the value of a name in an object or a table.
    member: fn(&str) -> Around,
    request: Braces,
    rules: Braces,
    rule: Braces,
    texts: Braces,
    tables: Braces,
    object: Braces,
    list: Braces,
    /// The request of a generic call, and what it holds.
    envelope: Braces,
    query: Braces,
    body: Braces,
}

/// What stands before and behind a value.
type Around = (String, &'static str);

/// What a literal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scalar {
    Text,
    Integer,
    Boolean,
}

/// What a program is made of.
///
/// In its text a word between `<<` and `>>` is filled in; the line with `<<request>>` becomes several. A line that begins
/// with a condition is left out where it does not hold: `<<http>>`, an address without encryption; `<<rules>>`,
/// `<<tables>>`, `<<maps>>`, `<<lists>>`, a value of that kind.
#[derive(Debug)]
struct Program {
    dialect: &'static Dialect,
    install: &'static str,
    run: &'static str,
    text: &'static str,
}

/// Writes a program that uses the product's SDK.
fn product(order: &Order<'_>, program: &Program) -> Sheet {
    let dialect = program.dialect;
    let (fields, losses) = value::fields(order.request(), &dialect.bounds);
    let mut sheet = Sheet::default();
    let request = dialect.group(&dialect.request, &fields);
    program.write(&mut sheet, order, request, &uses(&fields));
    sheet.lose_all(losses);
    sheet
}

/// Writes a program that uses the libraries' core alone.
fn generic(order: &Order<'_>, program: &Program) -> Sheet {
    let dialect = program.dialect;
    let wire = Wire::of(order.request());
    let mut sheet = Sheet::default();
    let places = [
        ("Query", dialect.pairs(&dialect.query, &wire.query, dialect.scalar)),
        ("Body", dialect.pairs(&dialect.body, &wire.body, |_, text| text)),
    ];
    let items = places.into_iter().filter_map(|(name, pairs)| {
        let (before, behind) = (dialect.property)(name);
        Some(Item { before, value: pairs?, behind, place: None })
    });
    let request = Source::Group { braces: &dialect.envelope, items: items.collect(), short: false };
    program.write(&mut sheet, order, request, &[]);
    sheet
}

/// The kinds of values that there are, as programs name them.
fn uses(fields: &[Field]) -> Vec<&'static str> {
    let mut uses = Vec::new();
    for field in fields {
        match &field.value {
            Typed::Text(_) | Typed::Integer(_) | Typed::Boolean(_) => {}
            Typed::Texts(_) => uses.push("<<lists>>"),
            Typed::Rules(_) => uses.extend(["<<rules>>", "<<lists>>"]),
            Typed::Tables(names) if names.is_empty() => uses.push("<<tables>>"),
            Typed::Tables(_) => uses.extend(["<<tables>>", "<<lists>>"]),
            Typed::Object(node, _) if has_list(node) => uses.extend(["<<maps>>", "<<lists>>"]),
            Typed::Object(..) => uses.push("<<maps>>"),
        }
    }
    uses
}

fn has_list(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Array(_) => true,
        Value::Object(members) => members.iter().any(|member| has_list(&member.node)),
        _ => false,
    }
}

impl Dialect {
    fn group(&'static self, braces: &'static Braces, fields: &[Field]) -> Source {
        let items = fields.iter().map(|field| self.field(field)).collect();
        Source::Group { braces, items, short: false }
    }

    fn field(&'static self, field: &Field) -> Item {
        let leaf = |scalar, literal| Source::Leaf((self.scalar)(scalar, literal));
        let value = match &field.value {
            Typed::Text(text) => leaf(Scalar::Text, (self.text)(text)),
            Typed::Integer(number) => leaf(Scalar::Integer, (self.integer)(*number)),
            Typed::Boolean(boolean) => leaf(Scalar::Boolean, self.truth(*boolean)),
            Typed::Texts(texts) => self.texts(texts),
            Typed::Rules(rules) => {
                let items = rules
                    .iter()
                    .map(|(place, fields)| Item::of(place.clone(), self.group(&self.rule, fields)));
                Source::Group { braces: &self.rules, items: items.collect(), short: false }
            }
            Typed::Object(node, in_text) => {
                self.source(node, (!in_text).then_some(&field.place), &field.place)
            }
            Typed::Tables(names) => {
                let list = (!names.is_empty()).then(|| {
                    let (before, behind) = (self.property)(TABLE_NAMES.name);
                    let place = Some(field.place.clone());
                    Item { before, value: self.texts(names), behind, place }
                });
                let items = list.into_iter().collect();
                Source::Group { braces: &self.tables, items, short: false }
            }
        };
        let (before, behind) = (self.property)(field.param.name);
        Item { before, value, behind, place: Some(field.place.clone()) }
    }

    fn texts(&'static self, texts: &[(Place, String)]) -> Source {
        let item = |(place, text): &(Place, String)| {
            let literal = (self.scalar)(Scalar::Text, (self.text)(text));
            Item::of(place.clone(), Source::Leaf(literal))
        };
        Source::Group { braces: &self.texts, items: texts.iter().map(item).collect(), short: true }
    }

    /// A value in an object. Its inner values have places of their own, unless the object was given as text.
    fn source(&'static self, node: &Node<'_>, place: Option<&Place>, outer: &Place) -> Source {
        let inner = |around: Around, node: &Node<'_>, place: Option<Place>| {
            let value = self.source(node, place.as_ref(), outer);
            let place = Some(place.unwrap_or_else(|| outer.clone()));
            Item { before: around.0, value, behind: around.1, place }
        };
        match &node.value {
            Value::Array(entries) => {
                let items = entries.iter().enumerate().map(|(index, entry)| {
                    inner((String::new(), ""), entry, place.map(|place| place.index(index)))
                });
                Source::Group { braces: &self.list, items: items.collect(), short: true }
            }
            Value::Object(members) => {
                let items = members.iter().map(|member| {
                    let place = place.map(|place| place.name(&member.name));
                    inner((self.member)(&member.name), &member.node, place)
                });
                Source::Group { braces: &self.object, items: items.collect(), short: false }
            }
            Value::Text(text) => Source::Leaf((self.text)(text)),
            Value::Bool(boolean) => Source::Leaf(self.truth(*boolean)),
            Value::Number(number) => {
                Source::Leaf(number.parse().map_or_else(|_| number.to_string(), self.integer))
            }
            // Models hold none: `value` sees to that.
            Value::Null => Source::Leaf(String::new()),
        }
    }

    /// Names and values as they travel; nothing, where there are none.
    fn pairs(
        &self,
        braces: &'static Braces,
        pairs: &[Pair<'_>],
        value: fn(Scalar, String) -> String,
    ) -> Option<Source> {
        let item = |(name, text): &Pair<'_>| {
            let (before, behind) = (self.member)(name);
            let value = Source::Leaf(value(Scalar::Text, (self.text)(text)));
            Item { before, value, behind, place: Place::of_wire(name) }
        };
        let items: Vec<Item> = pairs.iter().map(item).collect();
        (!items.is_empty()).then_some(Source::Group { braces, items, short: false })
    }

    fn truth(&self, boolean: bool) -> String {
        self.truth[usize::from(boolean)].to_owned()
    }
}

impl Program {
    fn write(&self, sheet: &mut Sheet, order: &Order<'_>, request: Source, uses: &[&str]) {
        let Dialect { layout, text, .. } = self.dialect;
        let endpoint = order.target.endpoint();
        let mut request = Item { before: String::new(), value: request, behind: "", place: None };
        for line in self.text.lines() {
            let inner = line.trim_start();
            if inner == "<<header>>" {
                self.header(sheet, order);
                continue;
            }
            if let Some((before, behind)) = inner.split_once("<<request>>") {
                let depth = (line.len() - inner.len()) / layout.step.len();
                before.clone_into(&mut request.before);
                layout.write(sheet, &request, depth, behind);
                continue;
            }
            let holds = |condition: &str| {
                uses.contains(&condition) || condition == "<<http>>" && endpoint.is_plain_http()
            };
            let Some(line) = kept(line, holds) else { continue };
            sheet.line(
                line.replace("<<region>>", &text(order.target.region()))
                    .replace("<<endpoint>>", &text(endpoint.host()))
                    .replace("<<action>>", &text(ACTION))
                    .replace("<<version>>", &text(VERSION))
                    .replace("<<method>>", &text(METHOD)),
            );
        }
    }

    /// What the program does, what it needs and where its keys come from.
    fn header(&self, sheet: &mut Sheet, order: &Order<'_>) {
        let comment = self.dialect.syntax.comment().unwrap_or_default();
        let language = order.language;
        sheet.remark(comment, &commented(self.dialect.syntax, &order.says()));
        sheet.line(comment);
        let (colon, keys) = match language {
            Language::English => (": ", KEYS.en),
            Language::Chinese => ("：", KEYS.zh),
        };
        for (label, command) in [(INSTALL, self.install), (RUN, self.run)] {
            sheet.line(format!("{comment} {}{colon}{command}", label.get(language)));
        }
        let keys = keys.replace("{0}", ACCESS_KEY_ID).replace("{1}", ACCESS_KEY_SECRET);
        sheet.remark(comment, &keys);
    }
}

/// A line without its conditions, if it has none or one of them holds.
fn kept(line: &str, holds: impl Fn(&str) -> bool) -> Option<&str> {
    let (mut rest, mut is_kept) = (line, !line.starts_with("<<"));
    while let Some(condition) = CONDITIONS.iter().find(|condition| rest.starts_with(**condition)) {
        is_kept |= holds(condition);
        rest = &rest[condition.len()..];
    }
    is_kept.then_some(rest)
}

/// What lines of programs may depend on.
static CONDITIONS: &[&str] = &["<<http>>", "<<rules>>", "<<tables>>", "<<maps>>", "<<lists>>"];

const INSTALL: Text = t("Install", "安装");
const RUN: Text = t("Run", "运行");
const KEYS: Text = t(
    "Keys: {0} and {1} of the environment, or whatever else the default credential chain finds, such as a profile or the RAM role of the instance.",
    "密钥：环境变量 {0} 和 {1}，或默认凭据链找到的其他凭据，如配置文件、实例 RAM 角色。",
);

/// What means something in a comment: a Unicode escape of Java, the end of PHP, the encoding of a Python file (PEP 263), a
/// build constraint of Go, a directive to the TypeScript compiler.
static MEANT: &[(Syntax, &str, &str)] = &[
    (Syntax::Java, "\\", "\\\\"),
    (Syntax::Php, "?>", "? >"),
    (Syntax::Python, "coding:", "coding :"),
    (Syntax::Python, "coding=", "coding ="),
    (Syntax::Go, "+build", "+ build"),
    (Syntax::TypeScript, "@ts-", "@ ts-"),
];

/// A text that stays within a comment and is nothing else there.
fn commented(syntax: Syntax, text: &str) -> String {
    let shown = |c: char| if is_unfit(c) { '\u{fffd}' } else { c };
    let text: String = text.chars().map(shown).collect();
    let meant = MEANT.iter().filter(|(of, _, _)| *of == syntax);
    meant.fold(text, |text, (_, sign, plain)| text.replace(sign, plain))
}

/// A name with a small first letter: `planName`.
fn camel(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    format!("{}{rest}", first.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_means_nothing_to_its_language() {
        assert_eq!(commented(Syntax::Java, r"C:\users"), r"C:\\users");
        assert_eq!(commented(Syntax::Php, "a ?> b"), "a ? > b");
        assert_eq!(commented(Syntax::Python, "coding: latin-1"), "coding : latin-1");
        assert_eq!(commented(Syntax::Go, "+build x"), "+ build x");
        assert_eq!(commented(Syntax::CSharp, "a\nb\u{2028}c"), "a\u{fffd}b\u{fffd}c");
    }
}
