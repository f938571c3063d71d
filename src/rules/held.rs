//! Opening what a parameter holds, with one sentence for what cannot be opened.

use crate::lang::{Arg, Message, Text, t};
use crate::params::{Kind, Param};
use crate::plan::held::{Held, NotHeld};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::json::duplicates_held;
use crate::rules::report::Found;
use crate::rules::{Check, Fix, Rule};
use crate::values::json::{Member, Node, Value};

impl<'c> Check<'c> {
    /// The object or list that a parameter holds, whether or not it belongs to the source type; nothing where it is
    /// absent or blank. What cannot be read breaks the parameter's own rule for its format.
    ///
    /// A text parameter that is given as something else is `type/mismatch` and opens all the same.
    pub(in crate::rules) fn open(
        &mut self,
        param: &'static Param,
        format: &'static Rule,
    ) -> Option<&'c Held<'c>> {
        let list = param.kind == Kind::ListText;
        // An empty list is as good as absent where a list belongs, but it is no object.
        let absent = |node: &Node<'_>| node.value.is_blank() && (list || node.entries().is_none());
        let node = self.reading.node(param).filter(|node| !absent(node))?;
        let problem = match self.reading.opened(param)? {
            Ok(held) => {
                // In the request itself every object is looked through already.
                if held.in_text {
                    duplicates_held(self, held);
                }
                // An object is sent without them; other texts are sent as they are.
                if held.is_escaped() && param.kind != Kind::Object {
                    self.escaped(format, held);
                }
                return Some(held);
            }
            Err(problem) => problem,
        };
        let place = Place::of(param);
        let label = Arg::Label(place.label());
        let wanted = Arg::Text(if list {
            t("an array of texts", "文本数组")
        } else {
            t("an object", "对象")
        });
        match (problem, node.text()) {
            (NotHeld::NotJson(error), Some(_)) => {
                let message = Message::new(
                    t(
                        "{0} must hold {1} as JSON: expected {2}, but found {3}.",
                        "{0}须为内容是{1}的 JSON：此处应为{2}，实际是{3}。",
                    ),
                    [label, wanted, Arg::Text(error.expected), error.found_there()],
                );
                let end = node.text().map_or(error.at, |text| {
                    text.len().min(error.at + error.found.map_or(0, char::len_utf8))
                });
                self.find(format, place, message).part(error.at..end);
            }
            (_, None) if param.kind != Kind::Object => {}
            _ => {
                let message = Message::new(
                    t(
                        "{0} must hold {1}, but holds {2}. Write {1}.",
                        "{0}须为{1}，实际是{2}，应写成{1}。",
                    ),
                    [
                        label,
                        wanted,
                        Arg::Text(inner_kind(node.text()).unwrap_or_else(|| node.value.kind())),
                    ],
                );
                self.find(format, place, message);
            }
        }
        None
    }

    /// Notes a breach at a member of what is held, which its text names.
    pub(in crate::rules) fn find_held(
        &mut self,
        rule: &'static Rule,
        held: &Held<'_>,
        row: &'static Param,
        text: Text,
    ) -> Found<'_> {
        let inner = Place::ROOT.member(row);
        let (place, part) = held.pointed(&inner);
        let message = Message::new(text, [Arg::Label(held.place.join(&inner).label())]);
        self.find(rule, place, message).part_if(part)
    }

    /// Notes the backslashes of documentation before the quotes of a text that is sent as it is.
    fn escaped(&mut self, format: &'static Rule, held: &Held<'_>) {
        let plain = held.node().value.to_string();
        let message = Message::new(
            t(
                "{0} has backslashes before its quotes, which make it no JSON. Write {1}.",
                "{0}的引号前有反斜杠，不是 JSON，应写作 {1}。",
            ),
            [Arg::Label(held.place.label()), Arg::value(&plain)],
        );
        let offer = self.afford(held.cost());
        let finding = self.find(format, held.place.clone(), message);
        if offer {
            finding.try_fix(|| {
                let op = Op::Replace(held.place.clone(), Value::owned_text(&*plain));
                Fix::write(Arg::value(&plain), [op])
            });
        }
    }

    /// Notes a key that is not known inside a parameter, and offers to rename it or, where `removable`, to remove it.
    pub(in crate::rules) fn unknown_key(
        &mut self,
        rule: &'static Rule,
        held: &Held<'_>,
        member: &Member<'_>,
        renamed: Option<&'static str>,
        removable: bool,
    ) {
        let inner = Place::ROOT.name(&member.name);
        let (place, part) = held.pointed_at(&inner, Some(&member.node));
        let (label, key) = (Arg::Label(held.place.label()), Arg::value(&member.name));
        let message = match renamed {
            Some(name) => Message::new(
                t("{0}: there is no key {1}. Write {2}.", "{0}没有 {1} 这个键，应写作 {2}。"),
                [label, key, Arg::code(name)],
            ),
            None if removable => Message::new(
                t("{0}: there is no key {1}. Remove it.", "{0}没有 {1} 这个键，应移除。"),
                [label, key],
            ),
            None => Message::new(
                t("{0}: no key {1} is known. Check its name.", "{0}没有已知的键 {1}，应核对名称。"),
                [label, key],
            ),
        };
        let offer = (renamed.is_some() || removable) && self.afford(held.cost());
        let finding = self.find(rule, place, message).part_if(part);
        match renamed {
            _ if !offer => {}
            Some(name) => {
                finding.try_fix(|| {
                    Fix::rename(
                        name,
                        held.patch(&[Op::Move { from: inner, to: Place::ROOT.name(name) }]),
                    )
                });
            }
            None if removable => {
                finding.try_fix(|| Fix::remove(held.patch(&[Op::Remove(inner)])));
            }
            None => {}
        }
    }
}

/// The kind of the JSON in a text.
fn inner_kind(text: Option<&str>) -> Option<Text> {
    Node::read(text?).ok().map(|inner| inner.value.kind())
}
