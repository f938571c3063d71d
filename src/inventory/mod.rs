//! What an account is known to have: vaults, ECS instances, buckets, file systems, Tablestore instances.
//!
//! It is learned from the answers of the calls that list them ([`read()`]) or handed in by the page around the form.
//!
//! A list is what someone pasted, so it may be one page of many: what is not in it may exist all the same.

mod given;
mod read;

use std::collections::HashMap;

pub use given::{given, is_given};
pub use read::read;

use crate::lang::{Text, t};
use crate::params::plan::VAULT_ID;
use crate::params::source::{BUCKET, FILE_SYSTEM_ID, INSTANCE_ID, INSTANCE_NAME, SourceType};
use crate::params::{Kind, Param};

/// The most resources of one kind that are kept.
pub const MOST: usize = 2_000;

/// The vault type of everything but Tablestore (the page of DescribeVaults).
pub const STANDARD_VAULT: &str = "STANDARD";
/// The vault type of Tablestore (the page of CreateVault).
pub const OTS_VAULT: &str = "OTS_BACKUP";
/// The status in which a vault takes backups (the page of CreateVault).
pub const VAULT_READY: &str = "CREATED";

/// Whether a text plainly is an ID of a NAS file system: digits of base 16, or the letters of other kinds before them. Ten
/// digits of base 10 are a time.
fn is_file_system(text: &str) -> bool {
    let digits = text.strip_prefix("extreme-").or_else(|| text.strip_prefix("cpfs-"));
    let id = digits.unwrap_or(text);
    (6..=20).contains(&id.len())
        && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && !(id.len() >= 10 && id.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A kind of resource that a plan names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResourceKind {
    /// A vault.
    Vault,
    /// An ECS instance.
    Instance,
    /// An OSS bucket.
    Bucket,
    /// A NAS file system.
    FileSystem,
    /// A Tablestore instance.
    Tablestore,
}

impl ResourceKind {
    /// Every kind.
    pub const ALL: [ResourceKind; 5] = [
        ResourceKind::Vault,
        ResourceKind::Instance,
        ResourceKind::Bucket,
        ResourceKind::FileSystem,
        ResourceKind::Tablestore,
    ];

    /// Whether a text plainly is an ID of this kind. A name of a person's choice never is.
    #[must_use]
    pub fn is_id(self, text: &str) -> bool {
        match self.param().kind {
            Kind::Id(Some(kind)) => kind.misfit(text).is_none(),
            _ if self == ResourceKind::FileSystem => is_file_system(text),
            _ => false,
        }
    }

    /// The parameter that names one of this kind.
    #[must_use]
    pub fn param(self) -> &'static Param {
        match self {
            ResourceKind::Vault => &VAULT_ID,
            ResourceKind::Instance => &INSTANCE_ID,
            ResourceKind::Bucket => &BUCKET,
            ResourceKind::FileSystem => &FILE_SYSTEM_ID,
            ResourceKind::Tablestore => &INSTANCE_NAME,
        }
    }

    /// The sort that a parameter names.
    #[must_use]
    pub fn of_param(param: &Param) -> Option<ResourceKind> {
        ResourceKind::ALL.into_iter().find(|sort| sort.param() == param)
    }

    /// The sort that a source type backs up.
    #[must_use]
    pub fn of_source(source: SourceType) -> Option<ResourceKind> {
        match source {
            SourceType::EcsFile | SourceType::UdmEcs => Some(ResourceKind::Instance),
            SourceType::Oss => Some(ResourceKind::Bucket),
            SourceType::Nas => Some(ResourceKind::FileSystem),
            SourceType::Ots => Some(ResourceKind::Tablestore),
            SourceType::Sync => None,
        }
    }

    /// "1 vault", "2 vaults".
    #[must_use]
    pub fn counted(self, count: usize) -> Text {
        match (self, count) {
            (ResourceKind::Vault, 1) => t("{0} vault", "{0} 个备份库"),
            (ResourceKind::Vault, _) => t("{0} vaults", "{0} 个备份库"),
            (ResourceKind::Instance, 1) => t("{0} ECS instance", "{0} 个 ECS 实例"),
            (ResourceKind::Instance, _) => t("{0} ECS instances", "{0} 个 ECS 实例"),
            (ResourceKind::Bucket, 1) => t("{0} bucket", "{0} 个 Bucket"),
            (ResourceKind::Bucket, _) => t("{0} buckets", "{0} 个 Bucket"),
            (ResourceKind::FileSystem, 1) => t("{0} file system", "{0} 个文件系统"),
            (ResourceKind::FileSystem, _) => t("{0} file systems", "{0} 个文件系统"),
            (ResourceKind::Tablestore, 1) => t("{0} Tablestore instance", "{0} 个表格存储实例"),
            (ResourceKind::Tablestore, _) => t("{0} Tablestore instances", "{0} 个表格存储实例"),
        }
    }
}

/// One of the things that an account has. What its answer does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// The ID, which of a bucket and of a Tablestore instance is the name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The vault's type, the instance's operating system, the bucket's storage class, the file system's protocol.
    pub kind: String,
    /// The region's ID.
    pub region: String,
    /// The status, in the service's word.
    pub status: String,
    /// When it was made, in UNIX seconds.
    pub created: Option<i64>,
    /// Whether an instance runs Windows.
    pub windows: Option<bool>,
}

/// Why a plan cannot use a resource as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The vault is of another type than the source type needs.
    Kind,
    /// The vault takes no backups yet, or no longer.
    Status,
    /// It is in another region than the one that is called.
    Region,
}

/// The vault type that a source type needs.
#[must_use]
pub fn vault_kind(source: SourceType) -> &'static str {
    if source == SourceType::Ots { OTS_VAULT } else { STANDARD_VAULT }
}

impl Resource {
    /// Why a plan of a source type, sent to a region, cannot use this. What is not known is no reason.
    #[must_use]
    pub fn misfits(
        &self,
        sort: ResourceKind,
        source: Option<SourceType>,
        region: Option<&str>,
    ) -> Vec<Misfit> {
        let is_vault = sort == ResourceKind::Vault;
        let differs = |is: &str, wanted: Option<&str>| {
            !is.is_empty() && wanted.is_some_and(|wanted| wanted != is)
        };
        [
            (Misfit::Kind, is_vault && differs(&self.kind, source.map(vault_kind))),
            (Misfit::Status, is_vault && differs(&self.status, Some(VAULT_READY))),
            (Misfit::Region, differs(&self.region, region)),
        ]
        .into_iter()
        .filter_map(|(misfit, is_one)| is_one.then_some(misfit))
        .collect()
    }
}

/// What is known of an account, in the order it was learned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    lists: [Vec<Resource>; ResourceKind::ALL.len()],
}

impl Inventory {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists.iter().all(Vec::is_empty)
    }

    /// What is known of a sort.
    #[must_use]
    pub fn of(&self, sort: ResourceKind) -> &[Resource] {
        &self.lists[sort as usize]
    }

    /// The one with an ID.
    #[must_use]
    pub fn find(&self, sort: ResourceKind, id: &str) -> Option<&Resource> {
        self.of(sort).iter().find(|resource| resource.id == id)
    }

    /// Takes one in. One of the same ID is replaced; beyond [`MOST`] nothing is added.
    pub fn add(&mut self, sort: ResourceKind, resource: Resource) {
        self.add_all(sort, [resource]);
    }

    /// What is known by this or by a later one, which has the last word on what both know.
    #[must_use]
    pub fn with(mut self, later: Inventory) -> Inventory {
        for (sort, list) in ResourceKind::ALL.into_iter().zip(later.lists) {
            self.add_all(sort, list);
        }
        self
    }

    fn add_all(&mut self, sort: ResourceKind, resources: impl IntoIterator<Item = Resource>) {
        let list = &mut self.lists[sort as usize];
        let mut places: HashMap<String, usize> =
            list.iter().enumerate().map(|(place, resource)| (resource.id.clone(), place)).collect();
        for resource in resources {
            match places.get(&resource.id) {
                Some(place) => list[*place] = resource,
                None if list.len() < MOST => {
                    places.insert(resource.id.clone(), list.len());
                    list.push(resource);
                }
                None => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(id: &str, name: &str) -> Resource {
        Resource { id: id.to_owned(), name: name.to_owned(), ..Resource::default() }
    }

    #[test]
    fn what_is_learned_later_replaces_what_was_known() {
        let mut first = Inventory::default();
        first.add(ResourceKind::Vault, named("v-1", "a"));
        first.add(ResourceKind::Vault, named("v-2", "b"));
        let mut second = Inventory::default();
        second.add(ResourceKind::Vault, named("v-1", "c"));
        second.add(ResourceKind::Bucket, named("v-1", "d"));
        let both = first.with(second);
        let names = |sort| both.of(sort).iter().map(|r| r.name.as_str()).collect::<Vec<_>>();
        assert_eq!(
            (names(ResourceKind::Vault), names(ResourceKind::Bucket)),
            (vec!["c", "b"], vec!["d"])
        );
        assert!(both.find(ResourceKind::Instance, "v-1").is_none() && !both.is_empty());
    }

    #[test]
    fn a_list_has_its_end() {
        let mut many = Inventory::default();
        many.add_all(ResourceKind::Bucket, (0..=MOST).map(|number| named(&number.to_string(), "")));
        assert_eq!(many.of(ResourceKind::Bucket).len(), MOST);
    }

    #[test]
    fn each_sort_is_named_by_one_parameter() {
        for sort in ResourceKind::ALL {
            assert_eq!(ResourceKind::of_param(sort.param()), Some(sort));
        }
    }
}
