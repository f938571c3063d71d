//! Reads the answers of the calls that list resources: as the API gives them (JSON or XML), as the command line and
//! the SDKs print them, several after another, and the table that ossutil prints.
//!
//! | call | list |
//! | --- | --- |
//! | hbr `DescribeVaults` | `Vaults.Vault[]` (the page of DescribeVaults) |
//! | ecs `DescribeInstances` | `Instances.Instance[]` (the page of DescribeInstances) |
//! | nas `DescribeFileSystems` | `FileSystems.FileSystem[]` (the page of DescribeFileSystems) |
//! | oss `ListBuckets` (GetService) | `Buckets.Bucket[]` (the page of ListBuckets) |
//! | tablestore `ListInstances` | `Instances[]` (the page of ListInstances, 2020-12-09) |
//! | ots `ListInstance` | `InstanceInfos.InstanceInfo[]` (version 2016-06-20) |

use crate::inventory::{Inventory, Resource, ResourceKind};
use crate::values::documents::documents;
use crate::values::id::{self, IdKind, is_masked};
use crate::values::json::{Node, Value};
use crate::values::moment::nas_time;

/// The lists, by the name of the member that holds them, with the name of an entry in it.
static LISTS: &[(&str, &str)] = &[
    ("Vaults", "Vault"),
    ("Instances", "Instance"),
    ("FileSystems", "FileSystem"),
    ("Buckets", "Bucket"),
    ("InstanceInfos", "InstanceInfo"),
];

/// How deep a list may stand: SDKs wrap an answer in `body`, XML in the name of the call.
const DEPTH: usize = 3;
/// The most characters of a name that are kept.
const NAME_LENGTH: usize = 128;
/// The longest ID that is taken for one.
const ID_LENGTH: usize = 64;

/// What a text says an account has; `None` where it is no such answer. An answer whose list is empty is one, too.
#[must_use]
pub fn read(text: &str) -> Option<Inventory> {
    let mut found = Found::new();
    let mut is_answer = false;
    for document in documents(text) {
        is_answer |= match document.entries() {
            // What `--cli-query` or jq leaves of an answer.
            Some(entries) => bare(&mut found, entries),
            None => walk(&mut found, &document, DEPTH),
        };
    }
    is_answer |= table(&mut found, text);
    is_answer.then(|| {
        let mut inventory = Inventory::default();
        for sort in ResourceKind::ALL {
            let of_sort = found.extract_if(.., |(of, _)| *of == sort);
            inventory.add_all(sort, of_sort.map(|(_, resource)| resource));
        }
        inventory
    })
}

/// What has been found so far.
type Found = Vec<(ResourceKind, Resource)>;

/// Looks for the lists in an object; whether there was one.
fn walk(found: &mut Found, node: &Node<'_>, depth: usize) -> bool {
    let mut is_answer = false;
    for member in node.members().unwrap_or_default() {
        if let Some((_, entry)) = LISTS.iter().find(|(list, _)| *list == member.name) {
            is_answer |= list(found, &member.node, entry);
        } else if depth > 0 {
            is_answer |= walk(found, &member.node, depth - 1);
        }
    }
    is_answer
}

/// Takes in a list: an array, or an object with an array, or with one object where XML has a single entry.
fn list(found: &mut Found, list: &Node<'_>, entry: &str) -> bool {
    let inner = list.get(entry).unwrap_or(list);
    if let Some(entries) = inner.entries() {
        return entries
            .iter()
            .map(|entry| take(found, entry))
            .fold(entries.is_empty(), |a, b| a | b);
    }
    // An empty list in XML is an empty text.
    take(found, inner) || inner.text().is_some_and(str::is_empty)
}

fn bare(found: &mut Found, entries: &[Node<'_>]) -> bool {
    entries.iter().map(|entry| take(found, entry)).fold(false, |a, b| a | b)
}

/// Takes in one entry, if it is told by its members.
fn take(found: &mut Found, node: &Node<'_>) -> bool {
    let Some(sort) = sort_of(node) else { return false };
    found.extend(usable(sort, node).map(|resource| (sort, resource)));
    true
}

/// An entry of a sort, unless its ID is masked or none at all.
pub(super) fn usable(sort: ResourceKind, node: &Node<'_>) -> Option<Resource> {
    let resource = resource(sort, node);
    let kind: Option<&IdKind> = match sort {
        ResourceKind::Vault => Some(&id::VAULT),
        ResourceKind::Instance => Some(&id::INSTANCE),
        ResourceKind::Bucket | ResourceKind::FileSystem | ResourceKind::Tablestore => None,
    };
    let plain = |byte: u8| byte == b'-' || byte == b'_' || byte.is_ascii_alphanumeric();
    let id = &resource.id;
    let fits = (1..=ID_LENGTH).contains(&id.len())
        && id.bytes().all(plain)
        && !is_masked(id)
        && kind.is_none_or(|kind| kind.misfit(id).is_none());
    fits.then_some(resource)
}

/// What an entry is, by the members that only such an entry has.
fn sort_of(node: &Node<'_>) -> Option<ResourceKind> {
    let has = |names: &[&str]| names.iter().any(|name| node.get(name).is_some());
    if has(&["VaultId"]) && has(&["VaultType", "VaultName", "VaultRegionId"]) {
        Some(ResourceKind::Vault)
    } else if has(&["FileSystemId"]) && has(&["ProtocolType", "StorageType", "FileSystemType"]) {
        Some(ResourceKind::FileSystem)
    } else if has(&["InstanceId"])
        && has(&["OSType", "OSName", "InstanceType", "ImageId", "HostName"])
    {
        Some(ResourceKind::Instance)
    } else if has(&["Name"]) && has(&["ExtranetEndpoint", "Location", "StorageClass"]) {
        Some(ResourceKind::Bucket)
    } else if has(&["InstanceName"]) && !has(&["InstanceId"]) {
        Some(ResourceKind::Tablestore)
    } else {
        None
    }
}

/// The member that holds the ID of an entry.
pub(super) fn id_name(sort: ResourceKind) -> &'static str {
    match sort {
        ResourceKind::Vault => "VaultId",
        ResourceKind::Instance => "InstanceId",
        ResourceKind::Bucket => "Name",
        ResourceKind::FileSystem => "FileSystemId",
        ResourceKind::Tablestore => "InstanceName",
    }
}

fn resource(sort: ResourceKind, node: &Node<'_>) -> Resource {
    let text = |name: &str| node.get(name).and_then(word).unwrap_or_default();
    let id = text(id_name(sort));
    let resource = Resource { id, region: text("RegionId"), ..Resource::default() };
    match sort {
        ResourceKind::Vault => Resource {
            name: text("VaultName"),
            kind: text("VaultType"),
            region: text("VaultRegionId"),
            status: text("Status"),
            ..resource
        },
        ResourceKind::FileSystem => Resource {
            name: text("Description"),
            kind: text("ProtocolType"),
            status: text("Status"),
            created: nas_time(&text("CreateTime")),
            ..resource
        },
        ResourceKind::Instance => {
            let system = text("OSType");
            Resource {
                name: text("InstanceName"),
                kind: Some(text("OSName"))
                    .filter(|name| !name.is_empty())
                    .unwrap_or(system.clone()),
                status: text("Status"),
                windows: (!system.is_empty()).then(|| system.eq_ignore_ascii_case("windows")),
                ..resource
            }
        }
        ResourceKind::Bucket => {
            let location = text("Location");
            let of_location = location.strip_prefix("oss-").unwrap_or(&location).to_owned();
            let region = Some(text("Region")).filter(|region| !region.is_empty());
            Resource {
                kind: text("StorageClass"),
                region: region.unwrap_or(of_location),
                ..resource
            }
        }
        ResourceKind::Tablestore => Resource {
            name: text("AliasName"),
            kind: text("InstanceSpecification"),
            status: text("InstanceStatus"),
            ..resource
        },
    }
}

/// A text or a number on one line, cut to what a list can show.
fn word(node: &Node<'_>) -> Option<String> {
    let text = match &node.value {
        Value::Text(text) => text,
        Value::Number(number) => number,
        _ => return None,
    };
    Some(text.chars().filter(|c| !c.is_control()).take(NAME_LENGTH).collect())
}

/// The table of `ossutil ls` and `aliyun oss ls`: on each line the time, the region, the class and `oss://bucket`.
fn table(found: &mut Found, text: &str) -> bool {
    let mut is_table = false;
    for line in text.lines().filter(|line| line.contains("oss://")) {
        let words: Vec<&str> = line.split_ascii_whitespace().collect();
        let Some((address, before)) = words.split_last() else { continue };
        let Some(bucket) = address.strip_prefix("oss://") else { continue };
        let bucket = bucket.strip_suffix('/').unwrap_or(bucket);
        let region = before.iter().find_map(|word| word.strip_prefix("oss-"));
        // A line of objects has their keys, and a size where the region would stand.
        if bucket.contains('/') || (!before.is_empty() && region.is_none()) {
            continue;
        }
        let kind = before.last().filter(|kind| !kind.starts_with("oss-"));
        let member = |name, value: &str| (name, Value::owned_text(value));
        let members = [
            member("Name", bucket),
            member("Region", region.unwrap_or_default()),
            member("StorageClass", kind.copied().unwrap_or_default()),
        ];
        is_table |= take(found, &Value::object(members).into());
    }
    is_table
}
