//! The resources that template languages have for a plan: one for each source type, with the arguments that carry a
//! parameter. What has no argument is left out and said.

use std::borrow::Cow;

use crate::lang::{Arg, Message, Text, t};
use crate::output::declared::{Declared, Entry};
use crate::output::sheet::Loss;
use crate::params::detail::{APP_CONSISTENT, DETAIL, ENABLE_FS_FREEZE, ENABLE_WRITERS};
use crate::params::plan::{BACKUP_TYPE, BASIC, COMPLETE, EDITION, STANDARD};
use crate::params::source::{CREATE_TIME, SOURCE_TYPE, SourceType, UDM_REGION_ID};
use crate::params::{self, Param};
use crate::plan::held::Held;
use crate::plan::place::Place;
use crate::plan::reading::{Reading, member};
use crate::values::json::{Node, Value};

/// A resource type.
#[derive(Debug)]
pub struct Resource {
    /// What it backs up.
    pub source: SourceType,
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub arguments: &'static [Argument],
    /// Whether its maker sends some parameters by itself: COMPLETE as the backup type, its own region as that of the
    /// instance, and the keys of `Detail` that are not given.
    pub sends_more: bool,
}

/// An argument of a resource.
#[derive(Debug)]
pub struct Argument {
    /// The parameter that it carries.
    pub param: &'static Param,
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub shape: Shape,
}

/// What an argument takes.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text; other values as they travel.
    Text,
    /// A number.
    Number,
    /// A boolean.
    Bool,
    /// A list of texts.
    Texts,
    /// An object, as JSON.
    Map,
    /// An object with arguments of its own.
    Block(&'static [Argument]),
    /// A list of such objects.
    Blocks(&'static [Argument]),
}

/// An argument.
#[must_use]
pub const fn argument(param: &'static Param, name: &'static str, shape: Shape) -> Argument {
    Argument { param, name, shape }
}

/// What a template says of a plan.
#[derive(Debug, Default)]
pub struct Filled {
    /// The arguments, in the order of the API's page.
    pub entries: Vec<Entry>,
    /// What has none.
    pub losses: Vec<Loss>,
}

const NO_ARGUMENT: Text = t("{0} has no argument for {1}.", "{0} 没有与 {1} 对应的参数。");
/// Current official tools make plans of NAS without the time that the page asks for.
const LEFT_OUT: Text =
    t("{0} leaves {1} out, and the service takes that.", "{0} 不发送 {1}，服务也接受。");
const STANDARD_ONLY: Text = t(
    "{0} makes plans of the standard edition only. The aliyun CLI and the SDK code carry {1}.",
    "{0} 只能创建标准版计划。aliyun CLI 和 SDK 代码支持 {1}。",
);
const OWN_REGION: Text = t(
    "{0} always sends the region of its provider, which here is {2}, as {1}.",
    "{0} 总是将 Provider 的地域（此处为 {2}）作为 {1} 发送。",
);
const ALWAYS_TRUE: Text = t("{0} always sends true as {1}.", "{0} 总是将 {1} 设为 true 发送。");
const FUNCTION: Text = t(
    "{0} would take what stands in {1} for a call of a template function.",
    "{0} 会将 {1} 中的内容当作模板函数调用。",
);
const NOT_READABLE: Text = t(
    "{0} takes {1} only as an object, which this value is not.",
    "{0} 的 {1} 只接受对象，而该值不是对象。",
);
const NOT_RULES: Text = t(
    "{0} takes {1} only as a list of backup rules, which this value is not.",
    "{0} 的 {1} 只接受备份规则列表，而该值不是。",
);

impl Resource {
    /// Fills the arguments from a request that is sent to a region.
    #[must_use]
    pub fn fill(&self, request: &Node<'_>, region: &str) -> Filled {
        let mut filled = Filled::default();
        for param in params::ALL {
            let Some(node) = member(request, param).filter(|_| *param != SOURCE_TYPE) else {
                continue;
            };
            let place = Place::of(param);
            match self.arguments.iter().find(|argument| argument.param == param) {
                Some(argument) => {
                    if let Some(value) = self.value(argument, &place, node, &mut filled.losses) {
                        filled.entries.push(Entry::of(argument.name, &place, value));
                    }
                }
                None => {
                    if let Some(reason) = self.loss(param, node, region) {
                        let harmless = *param == CREATE_TIME;
                        filled.losses.push(Loss { place, reason, harmless });
                    }
                }
            }
        }
        filled
    }

    /// Why a value without an argument changes the plan; nothing, where it is what the resource makes anyway.
    fn loss(&self, param: &'static Param, node: &Node<'_>, region: &str) -> Option<Message> {
        let is = |text: &str| node.text() == Some(text);
        let args = vec![Arg::code(self.name), Arg::code(param.name)];
        if *param == EDITION {
            return (!is(STANDARD)).then(|| {
                let text = if is(BASIC) { STANDARD_ONLY } else { NO_ARGUMENT };
                Message::new(text, args)
            });
        }
        if self.sends_more && *param == UDM_REGION_ID {
            let args = [args, vec![Arg::code(region)]].concat();
            return (!is(region)).then(|| Message::new(OWN_REGION, args));
        }
        if *param == CREATE_TIME {
            return Some(Message::new(LEFT_OUT, args));
        }
        let anyway = self.sends_more && *param == BACKUP_TYPE && is(COMPLETE);
        (!anyway && !node.value.is_blank()).then(|| Message::new(NO_ARGUMENT, args))
    }

    fn value(
        &self,
        argument: &Argument,
        place: &Place,
        node: &Node<'_>,
        losses: &mut Vec<Loss>,
    ) -> Option<Declared> {
        let value = &node.value;
        let refuse = |reason| {
            let args = [Arg::code(self.name), Arg::code(argument.param.name)];
            Loss::new(place.clone(), Message::new(reason, args))
        };
        match argument.shape {
            Shape::Text => Declared::text(value),
            Shape::Number => Declared::number(value),
            Shape::Bool => Declared::bool(value),
            Shape::Texts => Declared::texts(value, place),
            Shape::Map | Shape::Block(_) => {
                let Ok(held) = Held::open(place.clone(), node, false) else {
                    losses.push(refuse(NOT_READABLE));
                    return None;
                };
                if let Shape::Block(arguments) = argument.shape {
                    return Some(Declared::Block(self.block(arguments, &held, losses)));
                }
                if is_function(&held.node().value) {
                    losses.push(refuse(FUNCTION));
                    return None;
                }
                Some(Declared::Json(held.into_node().into_owned().value))
            }
            Shape::Blocks(arguments) => {
                let Some(entries) = node.entries() else {
                    losses.push(refuse(NOT_RULES));
                    return None;
                };
                let mut blocks = Vec::new();
                for (index, entry) in entries.iter().enumerate() {
                    let place = place.index(index);
                    if entry.members().is_some() {
                        let block = self.members(arguments, argument.param, &place, entry, losses);
                        blocks.push((Some(place), block));
                    } else if entry.value != Value::Null {
                        losses.push(Loss { place, ..refuse(NOT_RULES) });
                    }
                }
                (!blocks.is_empty()).then_some(Declared::Blocks(blocks))
            }
        }
    }

    /// The members that have rows, each as its argument has it. Others are never sent.
    fn members(
        &self,
        arguments: &'static [Argument],
        param: &'static Param,
        place: &Place,
        object: &Node<'_>,
        losses: &mut Vec<Loss>,
    ) -> Vec<Entry> {
        let mut entries = Vec::new();
        for row in param.members {
            let Some(node) = member(object, row) else { continue };
            let place = place.member(row);
            match arguments.iter().find(|argument| argument.param == *row) {
                Some(argument) => {
                    let value = self.value(argument, &place, node, losses);
                    entries.extend(value.map(|value| Entry::of(argument.name, &place, value)));
                }
                None if node.value.is_blank() => {}
                None => {
                    let args = [Arg::code(self.name), Arg::code(row.name)];
                    losses.push(Loss::new(place, Message::new(NO_ARGUMENT, args)));
                }
            }
        }
        entries
    }

    /// An object that travels whole, as a block: here every key counts.
    fn block(
        &self,
        arguments: &'static [Argument],
        held: &Held<'_>,
        losses: &mut Vec<Loss>,
    ) -> Vec<Entry> {
        let mut entries = Vec::new();
        for key in held.node().members().unwrap_or_default() {
            let inner = Place::ROOT.name(&key.name);
            let place = held.pointed_at(&inner, None).0;
            if key.node.value == Value::Null {
                continue;
            }
            if let Some(argument) = arguments.iter().find(|it| held.is_of(it.param, &key.name)) {
                // In here an empty list travels, too.
                let value = match &key.node.value {
                    Value::Array(none) if none.is_empty() => Some(Declared::Texts(Vec::new())),
                    _ => self.value(argument, &place, &key.node, losses),
                };
                entries.extend(value.map(|value| Entry::of(argument.name, &place, value)));
                continue;
            }
            let always = self.sends_more && key.name == ENABLE_WRITERS.name;
            if always && key.node.value.is_true() {
                continue;
            }
            let text = if always { ALWAYS_TRUE } else { NO_ARGUMENT };
            let args = [Arg::code(self.name), Arg::value(&key.name)];
            losses.push(Loss::new(place, Message::new(text, args)));
        }
        if self.sends_more {
            complete(arguments, held, &mut entries);
        }
        entries
    }
}

/// Adds what the maker of the resource would send otherwise than the service does by itself, and what it asks for.
///
/// The official Terraform provider asks for `app_consistent` and `snapshot_group`, and sends false as
/// `EnableFsFreeze` unless told otherwise, where the service has true (`convertDetailToString` in
/// `service_alicloud_hbr.go`).
fn complete(arguments: &'static [Argument], held: &Held<'_>, entries: &mut Vec<Entry>) {
    let has = |entries: &[Entry], name: &str| entries.iter().any(|entry| entry.name == name);
    let freezes = held.is_true(&APP_CONSISTENT) && held.get(&ENABLE_FS_FREEZE).is_none();
    for argument in arguments {
        let value = match argument.param {
            param if *param == ENABLE_FS_FREEZE && freezes => true,
            param if [&APP_CONSISTENT, &crate::params::detail::SNAPSHOT_GROUP].contains(&param) => {
                false
            }
            _ => continue,
        };
        if !has(entries, argument.name) {
            let name = Cow::Borrowed(argument.name);
            let place = Some(Place::of(&DETAIL).member(argument.param));
            entries.push(Entry { name, place, value: Declared::Bool(value) });
        }
    }
}

/// Whether there is an object in a value that a template takes for a call of a function: one with the single name
/// `Ref` or `Fn::…` ("Functions" of the ROS documentation).
fn is_function(value: &Value<'_>) -> bool {
    match value {
        Value::Array(entries) => entries.iter().any(|entry| is_function(&entry.value)),
        Value::Object(members) => {
            let named = |name: &str| name == "Ref" || name.starts_with("Fn::");
            matches!(members.as_slice(), [only] if named(&only.name))
                || members.iter().any(|member| is_function(&member.node.value))
        }
        _ => false,
    }
}

/// The resource for a request, among those of a template language.
///
/// # Errors
/// What is lost where there is none: all of the plan.
pub fn choose(
    resources: &'static [Resource],
    language: Text,
    request: &Node<'_>,
) -> Result<&'static Resource, Box<Loss>> {
    let reading = Reading::of(request);
    let found = resources.iter().find(|resource| Some(resource.source) == reading.source);
    found.ok_or_else(|| {
        let place = Place::of(&SOURCE_TYPE);
        let reason = match reading.node(&SOURCE_TYPE).and_then(Node::text) {
            Some(source) => Message::new(
                t(
                    "{0} has no resource for the source type {1}, so nothing of the plan is written.",
                    "{0} 没有与数据源类型 {1} 对应的资源，因此不写出该计划。",
                ),
                [Arg::Text(language), Arg::value(source)],
            ),
            None => Message::new(
                t(
                    "{0} has a resource for each source type, and the plan names none, so nothing of it is written.",
                    "{0} 的资源按数据源类型区分，该计划未填写类型，因此不写出。",
                ),
                [Arg::Text(language)],
            ),
        };
        Box::new(Loss::new(place, reason))
    })
}
