//! A request as the typed models of the product SDKs take it.
//!
//! A value is kept when it travels as the same text from the model as from the plan: `"7"` fits where an integer
//! belongs, `"abc"` does not. What does not fit is left out and said; the generic call carries it.

use std::ops::RangeInclusive;

use crate::lang::{Arg, Message, Text, t};
use crate::output::sheet::Loss;
use crate::params::source::{OTS_DETAIL, TABLE_NAMES};
use crate::params::{self, Kind, Param};
use crate::plan::held::Held;
use crate::plan::place::Place;
use crate::plan::reading::member;
use crate::request::wire::text_of;
use crate::values::json::{Node, Value};

/// What a language's models can hold.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    /// The whole numbers.
    pub(super) integers: RangeInclusive<i64>,
    /// Whether an object and a list are told apart only by their keys, as in PHP: there `{}` would become `[]`, and
    /// `{"0": …}` a list.
    pub(super) keys_tell: bool,
}

/// A parameter with its value.
#[derive(Debug)]
pub(super) struct Field {
    /// Its row.
    pub(super) param: &'static Param,
    /// Where its value stands.
    pub(super) place: Place,
    /// What it is set to.
    pub(super) value: Typed,
}

/// A value of a model.
#[derive(Debug)]
pub(super) enum Typed {
    Text(String),
    Integer(i64),
    Boolean(bool),
    Texts(Vec<(Place, String)>),
    Rules(Vec<(Place, Vec<Field>)>),
    /// An object that the model takes as a map, and whether it was given as JSON text.
    Object(Node<'static>, bool),
    /// The names of a Tablestore instance's tables, which have a model of their own.
    Tables(Vec<(Place, String)>),
}

/// The parameters of a request that a model can hold, in the order of the API's page.
pub(super) fn fields(request: &Node<'_>, bounds: &Bounds) -> (Vec<Field>, Vec<Loss>) {
    let mut walk = Walk { bounds, losses: Vec::new() };
    let fields = walk.members(request, &params::ALL, &Place::ROOT);
    (fields, walk.losses)
}

struct Walk<'b> {
    bounds: &'b Bounds,
    losses: Vec<Loss>,
}

impl Walk<'_> {
    fn members(&mut self, object: &Node<'_>, rows: &[&'static Param], above: &Place) -> Vec<Field> {
        let mut fields = Vec::new();
        for param in rows {
            let Some(node) = member(object, param) else { continue };
            // An empty list sends nothing.
            if matches!(&node.value, Value::Array(entries) if entries.is_empty()) {
                continue;
            }
            let place = above.member(param);
            if let Some(value) = self.typed(param, &place, node) {
                fields.push(Field { param, place, value });
            }
        }
        fields
    }

    fn typed(&mut self, param: &'static Param, place: &Place, node: &Node<'_>) -> Option<Typed> {
        match param.kind {
            Kind::Integer { .. } | Kind::ZeroOne => self.integer(place, node).map(Typed::Integer),
            Kind::Boolean => self.boolean(place, node).map(Typed::Boolean),
            Kind::Paths => self.texts(place, node).map(Typed::Texts),
            Kind::BackupRules => self.rules(param, place, node),
            Kind::Object => self.object(param, place, node),
            _ => text_of(&node.value).map(|text| Typed::Text(text.into_owned())),
        }
    }

    fn integer(&mut self, place: &Place, node: &Node<'_>) -> Option<i64> {
        let text = text_of(&node.value).unwrap_or_default();
        let number = text.parse::<i64>().ok().filter(|number| number.to_string() == text);
        let fits = number.filter(|number| self.bounds.integers.contains(number));
        if fits.is_none() {
            let wanted = if number.is_some() { SMALLER_INTEGER } else { INTEGER };
            self.lose(place, wanted);
        }
        fits
    }

    fn boolean(&mut self, place: &Place, node: &Node<'_>) -> Option<bool> {
        let boolean = match text_of(&node.value).as_deref() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        };
        if boolean.is_none() {
            self.lose(place, t("`true` or `false`", "`true` 或 `false`"));
        }
        boolean
    }

    fn texts(&mut self, place: &Place, node: &Node<'_>) -> Option<Vec<(Place, String)>> {
        let Some(entries) = node.entries() else {
            self.lose(place, t("a list of texts", "文本列表"));
            return None;
        };
        let mut texts = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let place = place.index(index);
            match text_of(&entry.value) {
                Some(text) => texts.push((place, text.into_owned())),
                None => self.lose(&place, t("a text", "文本")),
            }
        }
        (!texts.is_empty()).then_some(texts)
    }

    fn rules(&mut self, param: &'static Param, place: &Place, node: &Node<'_>) -> Option<Typed> {
        let Some(entries) = node.entries() else {
            self.lose(place, t("a list of backup rules", "备份规则列表"));
            return None;
        };
        let mut rules = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let place = place.index(index);
            if entry.members().is_some() {
                let fields = self.members(entry, param.members, &place);
                rules.push((place, fields));
            } else {
                self.lose(&place, t("a backup rule", "备份规则"));
            }
        }
        (!rules.is_empty()).then_some(Typed::Rules(rules))
    }

    fn object(&mut self, param: &'static Param, place: &Place, node: &Node<'_>) -> Option<Typed> {
        let Ok(held) = Held::open(place.clone(), node, false) else {
            self.lose(place, t("an object", "对象"));
            return None;
        };
        if *param == OTS_DETAIL {
            return self.tables(place, &held);
        }
        let in_text = held.in_text;
        let node = held.into_node().into_owned();
        // What stands in a text has no place of its own, and a part of an object alone would be another object.
        if !self.holds(&node) {
            let wanted = if self.bounds.keys_tell { KEYED_OBJECT } else { PLAIN_OBJECT };
            self.lose(place, wanted);
            return None;
        }
        Some(Typed::Object(node, in_text))
    }

    fn tables(&mut self, place: &Place, held: &Held<'_>) -> Option<Typed> {
        let members = held.node().members().unwrap_or_default();
        let names = match members {
            [] => Some(Vec::new()),
            // Some languages do not send a list without entries.
            [only] if only.name == TABLE_NAMES.name => {
                let entries = only.node.entries().unwrap_or_default();
                let at = |index| held.pointed(&Place::ROOT.member(&TABLE_NAMES).index(index)).0;
                let name = |(index, entry): (usize, &Node<'_>)| {
                    Some((at(index), entry.text()?.to_owned()))
                };
                let all: Option<Vec<_>> = entries.iter().enumerate().map(name).collect();
                all.filter(|names| !names.is_empty())
            }
            _ => None,
        };
        if names.is_none() {
            self.lose(
                place,
                t(
                    "an object of `TableNames` alone, a list of texts that is not empty",
                    "只含 `TableNames`（非空文本列表）的对象",
                ),
            );
        }
        names.map(Typed::Tables)
    }

    /// Whether a map of the language is sent as this very value.
    fn holds(&self, node: &Node<'_>) -> bool {
        match &node.value {
            Value::Null => false,
            Value::Bool(_) | Value::Text(_) => true,
            Value::Number(number) => number.parse::<i64>().is_ok_and(|integer| {
                self.bounds.integers.contains(&integer) && integer.to_string() == **number
            }),
            Value::Array(entries) => entries.iter().all(|entry| self.holds(entry)),
            Value::Object(members) => {
                let mut names: Vec<&str> = members.iter().map(|member| &*member.name).collect();
                names.sort_unstable();
                let told = !self.bounds.keys_tell
                    || !names.is_empty()
                        && !names.iter().any(|name| {
                            !name.is_empty()
                                && name.bytes().all(|b| b.is_ascii_digit() || b == b'-')
                        });
                told && names.windows(2).all(|pair| pair[0] != pair[1])
                    && members.iter().all(|member| self.holds(&member.node))
            }
        }
    }

    fn lose(&mut self, place: &Place, wanted: Text) {
        let reason = Message::new(
            t(
                "The SDK's model takes only {1} as {^0}, so this value was left out. The generic call sends it as it is.",
                "SDK 的模型中{0}只接受{1}，此值已略过。泛化调用会原样发送。",
            ),
            [Arg::Label(place.label()), Arg::Text(wanted)],
        );
        self.losses.push(Loss::new(place.clone(), reason));
    }
}

const INTEGER: Text = t("a whole number of 64 bits", "64 位整数");
const SMALLER_INTEGER: Text =
    t("a whole number that the language holds exactly", "该语言能精确表示的整数");
const PLAIN_OBJECT: Text = t(
    "an object of texts, booleans, whole numbers and lists, each name once",
    "由文本、布尔值、整数和列表组成且名称不重复的对象",
);
const KEYED_OBJECT: Text = t(
    "an object of texts, booleans, whole numbers and lists, with names that are no numbers",
    "由文本、布尔值、整数和列表组成且名称不是数字的对象",
);

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields and losses of a request, in short.
    fn read(request: &str) -> (String, Vec<String>) {
        let bounds = Bounds { integers: -10_000..=10_000, keys_tell: true };
        let (fields, losses) = fields(&Node::read(request).expect("JSON"), &bounds);
        let fields: Vec<String> =
            fields.iter().map(|field| format!("{} {:?}", field.place, field.value)).collect();
        (fields.join("; "), losses.iter().map(|loss| loss.place.to_string()).collect())
    }

    #[test]
    fn a_value_that_travels_the_same_is_kept() {
        let (fields, losses) = read(
            r#"{"SourceType":"OSS","PlanName":7,"Retention":"7","Disabled":"true","Path":[true]}"#,
        );
        assert_eq!(losses, [""; 0]);
        assert!(fields.contains(r#"/PlanName Text("7")"#), "{fields}");
        assert!(fields.contains("/Retention Integer(7)"), "{fields}");
        assert!(fields.contains("/Disabled Boolean(true)"), "{fields}");
    }

    #[test]
    fn a_value_that_does_not_fit_is_left_out_where_it_stands() {
        let (fields, losses) = read(
            r#"{"Retention":7.0,"CreateTime":10001,"Disabled":"True","Path":"/a","Rule":[7,{"Retention":"x","DoCopy":true}]}"#,
        );
        assert_eq!(
            losses,
            ["/Retention", "/CreateTime", "/Path", "/Rule/0", "/Rule/1/Retention", "/Disabled"]
        );
        assert!(fields.contains("Boolean(true)"), "{fields}");
    }

    #[test]
    fn an_object_is_kept_whole_or_not_at_all() {
        for kept in [r#"{"a":[1,"b",{"c":true}]}"#, r#""{ \"a\": 1 }""#] {
            assert_eq!(read(&format!(r#"{{"Detail":{kept}}}"#)).1, [""; 0], "{kept}");
        }
        for lost in ["{}", r#"{"a":null}"#, r#"{"a":1.5}"#, r#"{"0":1}"#, r#"{"a":1,"a":2}"#, "7"] {
            assert_eq!(read(&format!(r#"{{"Detail":{lost}}}"#)).1, ["/Detail"], "{lost}");
        }
        assert_eq!(read(r#"{"OtsDetail":{"TableNames":["a"],"b":1}}"#).1, ["/OtsDetail"]);
        assert_eq!(read(r#"{"OtsDetail":{"TableNames":["a"]}}"#).1, [""; 0]);
    }
}
