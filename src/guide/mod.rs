//! What helps around the request itself, before it is sent and after.
//!
//! [`checklist`] knows what must be so and no check can see, [`policy`] who may send it, [`operation`] whether another
//! operation fits better, [`answer`] what the service's answer means; [`many`] makes one request for each of many
//! resources.
//!
//! All of it is words and text to copy; nothing here calls anything.

pub mod answer;
pub mod checklist;
pub mod codes;
pub mod conceal;
mod list;
pub mod many;
pub mod next;
pub mod operation;
pub mod policy;
pub mod probe;
pub mod script;

use crate::command::aliyun::option;
use crate::command::posix;
use crate::guide::answer::Answer;
use crate::inventory::{self, Inventory, ResourceKind};
use crate::params::Param;
use crate::params::plan::VAULT_ID;
use crate::plan::reading::Reading;
use crate::values::json::Node;

/// The plan that help is about, where it is sent, and what is known of the account.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s> {
    /// The request.
    pub request: &'s Node<'s>,
    /// The ID of the region it is sent to.
    pub region: &'s str,
    /// What the account is known to have.
    pub known: &'s Inventory,
}

impl<'s> Subject<'s> {
    /// What the request says.
    #[must_use]
    pub fn reading(&self) -> Reading<'s> {
        Reading::of(self.request)
    }

    /// A call of the service in the region, as a command.
    fn hbr(&self, call: &str, options: &[(&str, &str)]) -> String {
        let options: Vec<_> =
            std::iter::once(("region", self.region)).chain(options.iter().copied()).collect();
        aliyun(&format!("hbr {call}"), &options)
    }
}

/// A text that was pasted and is no request.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Recognised {
    /// The answer of a call that lists resources.
    Inventory(Inventory),
    /// The answer to a request, good or bad.
    Answer(Answer),
}

impl Recognised {
    /// Whether it says nothing that could be used.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Recognised::Inventory(inventory) if inventory.is_empty())
    }
}

/// What a pasted text is, where it is one of the answers that are known.
#[must_use]
pub fn recognise(text: &str) -> Option<Recognised> {
    // A list that could not be had comes with a code, and a list that was had comes with code 200.
    match inventory::read(text) {
        Some(known) if !known.is_empty() => Some(Recognised::Inventory(known)),
        nothing => answer::read(text)
            .map(Recognised::Answer)
            .or_else(|| nothing.map(Recognised::Inventory)),
    }
}

/// A command of the Alibaba Cloud CLI. Options without a value are left out, and those that no shell can carry.
fn aliyun(call: &str, options: &[(&str, &str)]) -> String {
    let options = options.iter().filter(|(_, value)| !value.is_empty());
    let words = options.filter_map(|(name, value)| option(name, value).ok());
    std::iter::once(format!("aliyun {call}")).chain(words).collect::<Vec<_>>().join(" ")
}

/// A JSON list of one text, as calls take lists of IDs.
fn list_of(id: &str) -> String {
    format!("[{}]", crate::values::json::quoted(id))
}

/// The text of a parameter, empty where it is not given.
fn given<'a>(reading: &Reading<'a>, param: &Param) -> &'a str {
    reading.text(param).map_or("", str::trim)
}

/// The command that shows the resource a plan backs up, if it names one.
fn show_resource(subject: &Subject<'_>) -> Option<String> {
    let reading = subject.reading();
    let sort = ResourceKind::of_source(reading.source?)?;
    let id = given(&reading, sort.param());
    (!id.is_empty()).then(|| show(subject, sort, id))?
}

/// The command that shows a resource; there is none for a Tablestore instance.
fn show(subject: &Subject<'_>, sort: ResourceKind, id: &str) -> Option<String> {
    let region = ("RegionId", subject.region);
    Some(match sort {
        ResourceKind::Vault => subject.hbr("DescribeVaults", &[(VAULT_ID.name, id)]),
        ResourceKind::Instance => {
            aliyun("ecs DescribeInstances", &[region, ("InstanceIds", &list_of(id))])
        }
        ResourceKind::Bucket => {
            format!("aliyun oss stat {}", posix::word(&format!("oss://{id}")))
        }
        ResourceKind::FileSystem => {
            aliyun("nas DescribeFileSystems", &[region, ("FileSystemId", id)])
        }
        ResourceKind::Tablestore => return None,
    })
}
