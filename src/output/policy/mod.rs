//! The plan as a policy with a binding, which the API's page advises for most source types: what `CreatePolicyV2` and
//! `CreatePolicyBindings` are told, with what goes where and what is lost on the way.
//!
//! Names, types and rules are those of the operations' pages, of the request models of the official SDK
//! (alibabacloud-hbr20170908 2.7.1) and of the official command line's metadata (`metadatas/hbr/CreatePolicyV2.json`,
//! `CreatePolicyBindings.json` of aliyun/aliyun-openapi-meta).

mod binding;
mod rules;
pub mod script;

use std::collections::HashSet;

use crate::lang::{Arg, Message, Text, t};
use crate::output::Order;
use crate::output::declared::{Declared, Entry};
use crate::output::sheet::Loss;
use crate::params::plan::{BASIC, EDITION, PLAN_NAME, STANDARD};
use crate::params::source::{CREATE_TIME, SOURCE_TYPE, SourceType, UDM_REGION_ID};
use crate::params::{self, Param};
use crate::plan::place::Place;
use crate::plan::reading::{Reading, member};
use crate::values::json::{Node, Value};

/// The parameter that holds the rules of a policy.
pub const RULES: &str = "Rules";
/// The parameter that holds the bindings.
pub const BINDINGS: &str = "PolicyBindingList";
/// The parameter that ties the two together.
pub const POLICY_ID: &str = "PolicyId";
/// The role that application consistency runs with. A plan has none; without it a binding is refused.
pub const RAM_ROLE: &str = "RamRoleName";

/// A list of objects, each with its place.
pub type Objects = Vec<(Option<Place>, Vec<Entry>)>;

/// A policy, and what it is bound to.
#[derive(Debug, Default)]
pub struct Policy {
    /// The parameters of the policy, its rules apart.
    pub head: Vec<Entry>,
    /// Its rules.
    pub rules: Objects,
    /// The binding.
    pub binding: Vec<Entry>,
    /// Which values of the plan went where.
    pub moves: Vec<Move>,
    /// What could not be carried.
    pub losses: Vec<Loss>,
    /// Whether a RAM role has to be named that the plan does not know.
    pub needs_role: bool,
}

/// A value of the plan, and where it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The value.
    pub place: Place,
    /// The parameter that carries it: `Rules[].Schedule`.
    pub to: String,
}

/// Who reads the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The API.
    Api,
    /// The official Terraform provider.
    Terraform,
}

const NO_PARAMETER: Text = t(
    "Neither a policy nor a binding has a parameter for {0}.",
    "策略和绑定都没有与 {0} 对应的参数。",
);
const BASIC_EDITION: Text = t(
    "A policy makes backups of the standard edition. For the basic edition keep to CreateBackupPlan.",
    "策略用于标准版备份。基础版仍应使用 CreateBackupPlan。",
);
const OTHER_REGION: Text = t(
    "A binding takes an instance of the region it is made in, which here is {0}. Choose {1} as the region.",
    "绑定的实例须与调用位于同一地域，此处为 {0}。应将地域改为 {1}。",
);
const FOUND_BY_ID: Text = t(
    "A binding finds the file system by its ID alone and has no parameter for {0}.",
    "绑定仅凭 ID 找到文件系统，没有与 {0} 对应的参数。",
);
const NO_POLICY: Text = t(
    "There are no policies for the source type {0}. Keep to CreateBackupPlan.",
    "策略不支持数据源类型 {0}，仍应使用 CreateBackupPlan。",
);
const NO_SOURCE: Text = t(
    "The plan names no source type, and a policy is bound to one.",
    "该计划未填写数据源类型，而策略须绑定到一种数据源。",
);

/// Turns a plan into a policy with a binding.
///
/// # Errors
/// What is lost where there is no such policy: all of the plan.
pub fn of(order: &Order<'_>, reader: Reader) -> Result<Policy, Box<Loss>> {
    let request = order.request();
    let reading = Reading::of(request);
    let source = match reading.source {
        Some(source) if source != SourceType::Sync => source,
        _ => {
            let given = reading.node(&SOURCE_TYPE).and_then(Node::text);
            let reason = match given {
                Some(source) => Message::new(NO_POLICY, [Arg::value(source)]),
                None => Message::new(NO_SOURCE, []),
            };
            return Err(Box::new(Loss::new(Place::of(&SOURCE_TYPE), reason)));
        }
    };
    let mut builder = Builder {
        request,
        source,
        reader,
        region: order.target.region(),
        policy: Policy::default(),
        done: Vec::new(),
        told: HashSet::new(),
        copies: HashSet::new(),
    };
    builder.head();
    builder.rules();
    builder.binding();
    builder.rest();
    Ok(builder.policy)
}

struct Builder<'b> {
    request: &'b Node<'static>,
    source: SourceType,
    reader: Reader,
    region: &'b str,
    policy: Policy,
    /// What has been looked at.
    done: Vec<&'static Param>,
    /// Which moves have been noted: several rules may share a value.
    told: HashSet<(Place, String)>,
    /// Which copies there are, by their region and days.
    copies: HashSet<[String; 2]>,
}

impl<'b> Builder<'b> {
    /// The value of a parameter, which is then dealt with.
    fn take(&mut self, param: &'static Param) -> Option<&'b Node<'static>> {
        self.done.push(param);
        member(self.request, param)
    }

    fn moved(&mut self, place: &Place, to: String) {
        if self.told.insert((place.clone(), to.clone())) {
            self.policy.moves.push(Move { place: place.clone(), to });
        }
    }

    fn lose(&mut self, place: Place, text: Text, args: impl Into<Vec<Arg>>) {
        self.policy.losses.push(Loss::new(place, Message::new(text, args)));
    }

    fn head(&mut self) {
        if let Some(node) = self.take(&PLAN_NAME)
            && let Some(name) = Declared::text(&node.value)
        {
            let place = Place::of(&PLAN_NAME);
            self.moved(&place, "PolicyName".to_owned());
            self.policy.head.push(Entry::of("PolicyName", &place, name));
        }
        // By itself the service would go by whether there is a vault.
        let kind = if self.source == SourceType::UdmEcs { "UDM_ECS_ONLY" } else { "STANDARD" };
        self.policy.head.push(Entry::fixed("PolicyType", kind));
    }

    /// What no part of a policy carries.
    fn rest(&mut self) {
        for param in params::ALL {
            let Some(node) = member(self.request, param) else { continue };
            if self.done.contains(&param) || node.value.is_blank() {
                continue;
            }
            let place = Place::of(param);
            let is = |text: &str| node.value == Value::Text(text.to_owned().into());
            match param {
                param if *param == EDITION && is(STANDARD) => {}
                param if *param == EDITION && is(BASIC) => self.lose(place, BASIC_EDITION, []),
                param if *param == UDM_REGION_ID && is(self.region) => {}
                param if *param == UDM_REGION_ID && self.source == SourceType::UdmEcs => {
                    let region = Arg::value(node.text().unwrap_or_default());
                    self.lose(place, OTHER_REGION, [Arg::code(self.region), region]);
                }
                param if *param == CREATE_TIME && self.source == SourceType::Nas => {
                    let reason = Message::new(FOUND_BY_ID, [Arg::code(param.name)]);
                    self.policy.losses.push(Loss { place, reason, harmless: true });
                }
                param => self.lose(place, NO_PARAMETER, [Arg::code(param.name)]),
            }
        }
    }
}
