//! Which other operations fit a plan better: the same that the rule `source-type/other-operation` notes, with the
//! pages where they stand.

use crate::params::source::SourceType;
use crate::rules::{CREATE_BINDINGS, CREATE_POLICY, better_operations};

/// Another operation of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its name.
    pub name: &'static str,
    /// The address of its page.
    pub url: &'static str,
}

/// The pages of the operations. CreateTrialBackupPlan has none of its own that is public; the page of CreateBackupPlan
/// names it.
static PAGES: &[(&str, &str)] = &[
    (
        CREATE_POLICY,
        "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-createpolicyv2",
    ),
    (
        CREATE_BINDINGS,
        "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-createpolicybindings",
    ),
];

/// The operations that the API's page advises for a source type instead of this one, in the order they are called.
#[must_use]
pub fn better(source: SourceType, basic: bool) -> Vec<Operation> {
    let page = |name: &str| PAGES.iter().find(|(known, _)| *known == name).map(|(_, url)| *url);
    better_operations(source, basic)
        .iter()
        .map(|name| Operation { name, url: page(name).unwrap_or(crate::params::PAGE) })
        .collect()
}
