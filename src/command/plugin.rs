//! Calls of the Alibaba Cloud CLI in the style of its plugins: `aliyun hbr create-backup-plan --path /home`.
//!
//! How a plugin reads its options is in `aliyun-openapi-runtime/argparser/argparser.go` of aliyun/aliyun-cli, and in the
//! CLI's guide, "Understand command parameters"
//! (<https://www.alibabacloud.com/help/en/cli/understanding-command-line-parameters>):
//!
//! - A name is the parameter's in small letters with hyphens; the members of an entry keep theirs.
//! - Each `--path` adds an entry. A comma in its one word separates entries, and what looks like JSON is read as such, so
//!   a path that could be either is written as a JSON list of one.
//! - Each `--rule` adds a backup rule, of the `Name=value` words behind it or of JSON.
//! - An object is JSON.

use crate::command::aliyun;
use crate::command::shell::Argument;
use crate::lang::{Message, Text, t};
use crate::params::backup_rule::RULE;
use crate::params::{Kind, Param};
use crate::plan::place::{Place, Step};
use crate::request::Target;
use crate::request::wire::Wire;
use crate::values::case::delimited;
use crate::values::json::{Node, Value};

/// What a plugin cannot take, as the API would read it.
const NO_LIST: Text = t(
    "The CLI's plugin takes a list here, and this is none. The built-in style sends it as it is.",
    "CLI 插件在此处只接受列表，而这个值不是列表。内置命令会原样发送。",
);
const NO_OBJECT: Text = t(
    "The CLI's plugin takes a JSON object here, and this is none. The built-in style sends it as it is.",
    "CLI 插件在此处只接受 JSON 对象，而这个值不是对象。内置命令会原样发送。",
);

/// A name as a plugin spells it: `create-backup-plan`.
#[must_use]
pub fn kebab(name: &str) -> String {
    delimited(name, '-')
}

/// The arguments of a request's command, and what the plugin cannot take.
#[must_use]
pub fn arguments(request: &Node<'_>, target: &Target) -> (Vec<Argument>, Vec<(Place, Message)>) {
    let mut style = Style { arguments: aliyun::addressed(target), lost: Vec::new(), rules: 0 };
    for (name, value) in Wire::of(request).pairs() {
        let place = Place::of_wire(name).unwrap_or_default();
        if let Some(param) = place.top() {
            style.pair(param, place, value);
        }
    }
    (style.arguments, style.lost)
}

struct Style {
    arguments: Vec<Argument>,
    lost: Vec<(Place, Message)>,
    /// How many backup rules have an option.
    rules: usize,
}

impl Style {
    fn pair(&mut self, param: &'static Param, place: Place, value: &str) {
        let option = format!("--{}", kebab(param.name));
        match (param.kind, place.steps()) {
            (Kind::Paths, [_, _]) => {
                let value = entry(value);
                self.arguments.push(Argument::new(Some(place), [&option, &value]));
            }
            (Kind::BackupRules, [_, Step::Index(index), Step::Name(member)]) => {
                let word = format!("{member}={value}");
                self.rule(*index, &option);
                self.arguments.push(Argument::new(Some(place), [&word]));
            }
            (Kind::Paths | Kind::BackupRules, _) => {
                self.lost.push((place, Message::new(NO_LIST, [])));
            }
            (Kind::Object, _) if !is_object(value) => {
                self.lost.push((place, Message::new(NO_OBJECT, [])));
            }
            _ => self.arguments.push(aliyun::given(Some(place), &kebab(param.name), value)),
        }
    }

    /// Begins a backup rule, after those without anything in them, unless its option has begun.
    fn rule(&mut self, index: usize, option: &str) {
        let rule = |index| Some(Place::of(&RULE).index(index));
        while self.rules < index {
            self.arguments.push(Argument::new(rule(self.rules), [option, "{}"]));
            self.rules += 1;
        }
        if self.rules == index {
            self.arguments.push(Argument::new(rule(index), [option]));
            self.rules += 1;
        }
    }
}

/// An entry of a list of texts: as it is where that can mean nothing else.
fn entry(text: &str) -> String {
    let is_plain =
        text.starts_with(|c: char| c == '/' || c.is_alphanumeric()) && !text.contains(',');
    if is_plain { text.to_owned() } else { Value::array([Value::Text(text.into())]).to_string() }
}

fn is_object(text: &str) -> bool {
    Node::read(text).is_ok_and(|node| node.members().is_some())
}
