//! IDs of resources: the prefix that tells their kind, and the masks that documentation puts over them.

use crate::lang::{Text, t};

/// A kind of resource that has IDs with a prefix.
#[derive(Debug, PartialEq, Eq)]
pub struct IdKind {
    /// What stands before the first hyphen: `v`.
    pub prefix: &'static str,
    /// What it is the ID of, as a message names it.
    pub of: Text,
}

/// `v-0003gxoksflhu46w185s`
pub static VAULT: IdKind = IdKind { prefix: "v", of: t("a vault", "备份库") };
/// `i-bp1567rc0o5rz8bxnltz`
pub static INSTANCE: IdKind = IdKind { prefix: "i", of: t("an ECS instance", "ECS 实例") };
/// `cl-0004i0nlngorvgjpl7ck`
pub static CLUSTER: IdKind = IdKind { prefix: "cl", of: t("a client group", "客户端组") };
/// `ds-000cov4ufudxklj24zdk`
pub static DATA_SOURCE: IdKind = IdKind { prefix: "ds", of: t("a data source", "数据源") };
/// `d-j6cgioir6m4lu4`
pub static DISK: IdKind = IdKind { prefix: "d", of: t("a disk", "云盘") };
/// `plan-000ehj3tmmd2mhkwgbkx`
static PLAN: IdKind = IdKind { prefix: "plan", of: t("a backup plan", "备份计划") };
/// `rule-0008i52rf0ulpni6kn6m`
static RULE: IdKind = IdKind { prefix: "rule", of: t("a backup rule", "备份规则") };
/// `job-000csy09q50a2jdcbwbo`
static JOB: IdKind = IdKind { prefix: "job", of: t("a backup job", "备份任务") };
/// `po-000fnjlqpnc9cjnpnevu`
static POLICY: IdKind = IdKind { prefix: "po", of: t("a backup policy", "备份策略") };
/// `s-0008xjq0r2zdl0ydcsmk`
static SNAPSHOT: IdKind = IdKind { prefix: "s", of: t("a snapshot", "快照") };

/// Every kind whose prefix is known, for naming what stands in the wrong field.
static KINDS: &[&IdKind] =
    &[&VAULT, &INSTANCE, &CLUSTER, &DATA_SOURCE, &DISK, &PLAN, &RULE, &JOB, &POLICY, &SNAPSHOT];

/// An ID is longer than this: a name of a person's choice may begin with the same letters.
const LONG: usize = 16;

/// How a text misses the shape of an ID.
#[derive(Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It has the prefix of another kind.
    Other(&'static IdKind),
    /// It has no such prefix, or characters that no ID has.
    Shape,
}

impl IdKind {
    /// The kind whose ID a text plainly is.
    #[must_use]
    pub fn of(id: &str) -> Option<&'static IdKind> {
        KINDS.iter().copied().find(|kind| kind.misfit(id).is_none() && id.len() > LONG)
    }

    /// How a text misses the shape of this kind of ID, if it does.
    #[must_use]
    pub fn misfit(&self, id: &str) -> Option<Misfit> {
        let (prefix, rest) = id.split_once('-').unwrap_or(("", id));
        if prefix != self.prefix {
            let other = KINDS.iter().find(|kind| kind.prefix == prefix);
            return Some(other.map_or(Misfit::Shape, |kind| Misfit::Other(kind)));
        }
        let plain =
            !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
        (!plain && !is_masked(rest)).then_some(Misfit::Shape)
    }
}

/// Whether a text still has the mask that documentation puts over IDs: an asterisk, or four or more `x`.
#[must_use]
pub fn is_masked(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.contains(&b'*') || bytes.windows(4).any(|four| four.eq_ignore_ascii_case(b"xxxx"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_prefix_of_its_kind() {
        assert_eq!(VAULT.misfit("v-0003gxoksflhu46w185s"), None);
        assert_eq!(VAULT.misfit("v-0006******q"), None, "a mask is another matter");
        assert_eq!(VAULT.misfit("i-bp1567rc0o5rz8bxnltz"), Some(Misfit::Other(&INSTANCE)));
        assert_eq!(VAULT.misfit("0003gxoksflhu46w185s"), Some(Misfit::Shape));
        assert_eq!(VAULT.misfit("v-"), Some(Misfit::Shape));
        assert_eq!(VAULT.misfit("V-0003"), Some(Misfit::Shape));
        assert_eq!(VAULT.misfit("my-vault"), Some(Misfit::Shape));
    }

    #[test]
    fn masks_are_seen() {
        assert!(is_masked("i-m5e*****6q"));
        assert!(is_masked("v-0003gxoksflhxxxxxxxx"));
        assert!(!is_masked("i-bp1567rc0o5rz8bxnltz"));
    }
}
