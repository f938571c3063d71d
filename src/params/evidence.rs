//! Where something is written down, and how sure that makes us.

use crate::lang::{Text, t};
use crate::params::PAGE;

/// A public page.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// What it is called.
    pub title: Text,
    /// Its address.
    pub url: &'static str,
}

/// How sure something is, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// An official page, the official metadata or the official SDK says it.
    Documented,
    /// An official tool does it, or a test of one shows it.
    Seen,
    /// It follows from several sources that do not say it themselves.
    Concluded,
    /// No source says it: it is this project's own reading.
    Open,
}

impl Certainty {
    /// Every certainty, the surest first.
    pub const ALL: [Certainty; 4] =
        [Certainty::Documented, Certainty::Seen, Certainty::Concluded, Certainty::Open];

    /// What it means, in a few words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Certainty::Documented => t("documented", "官方文档已说明"),
            Certainty::Seen => t("seen in official tools", "见于官方工具"),
            Certainty::Concluded => t("concluded from several sources", "由多处资料推断"),
            Certainty::Open => t("not documented, our own reading", "无文档说明，为本项目的理解"),
        }
    }
}

/// A page, and how sure it makes us of what it is named for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The page; for what no source says, where one would look for it.
    pub page: &'static Page,
    /// How sure it makes us.
    pub certainty: Certainty,
}

impl Page {
    /// The page says it.
    #[must_use]
    pub const fn documents(&'static self) -> Evidence {
        Evidence { page: self, certainty: Certainty::Documented }
    }

    /// The page is that of an official tool which does it.
    #[must_use]
    pub const fn shows(&'static self) -> Evidence {
        Evidence { page: self, certainty: Certainty::Seen }
    }

    /// The page, with others, lets one conclude it.
    #[must_use]
    pub const fn implies(&'static self) -> Evidence {
        Evidence { page: self, certainty: Certainty::Concluded }
    }

    /// The page is where one would look for it.
    #[must_use]
    pub const fn leaves_open(&'static self) -> Evidence {
        Evidence { page: self, certainty: Certainty::Open }
    }
}

/// The operation's own page.
pub static OWN_PAGE: Page =
    Page { title: t("API page of CreateBackupPlan", "CreateBackupPlan 的 API 文档"), url: PAGE };
/// The page of the call that changes a plan.
pub static UPDATE_PAGE: Page = Page {
    title: t("API page of UpdateBackupPlan", "UpdateBackupPlan 的 API 文档"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-updatebackupplan",
};
/// The page of the call that lists plans.
pub static DESCRIBE_PAGE: Page = Page {
    title: t("API page of DescribeBackupPlans", "DescribeBackupPlans 的 API 文档"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-describebackupplans",
};
/// The page of the call that starts one backup.
pub static JOB_PAGE: Page = Page {
    title: t("API page of CreateBackupJob", "CreateBackupJob 的 API 文档"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-createbackupjob",
};
/// The page about application-consistent backup.
pub static CONSISTENCY_PAGE: Page = Page {
    title: t("Guide to application consistency", "应用一致性备份指南"),
    url: "https://www.alibabacloud.com/help/en/hybrid-backup-recovery/latest/enable-the-application-consistent-backup-feature",
};
/// The metadata that the official command line checks calls by.
pub static METADATA: Page = Page {
    title: t("Official API metadata", "官方 API 元数据"),
    url: "https://github.com/aliyun/aliyun-openapi-meta/blob/64e32f4dd11ba435cea05ca18ee525bb2e118244/metadatas/hbr/CreateBackupPlan.json",
};
/// The official SDK.
pub static SDK: Page = Page {
    title: t("Official SDK 2.7.1", "官方 SDK 2.7.1"),
    url: "https://pypi.org/project/alibabacloud-hbr20170908/2.7.1/",
};
/// The official Terraform provider.
pub static TERRAFORM: Page = Page {
    title: t("Official Terraform provider", "官方 Terraform Provider"),
    url: "https://github.com/aliyun/terraform-provider-alicloud/tree/master/alicloud",
};
/// The review in which Tablestore's schedule was settled.
pub static PULL_REQUEST_4861: Page = Page {
    title: t("Pull request 4861 of the Terraform provider", "Terraform Provider 的 PR 4861"),
    url: "https://github.com/aliyun/terraform-provider-alicloud/pull/4861",
};
/// The official instructions for the basic edition.
pub static BASIC_GUIDE: Page = Page {
    title: t("Official guide to the basic edition", "基础版的官方操作说明"),
    url: "https://github.com/aliyun/alibabacloud-aiops-skills/tree/master/skills/storage/hbr",
};
/// The official template service.
pub static ROS: Page = Page {
    title: t("Official ROS resource", "官方 ROS 资源"),
    url: "https://www.alibabacloud.com/help/ros/developer-reference/aliyun-hbr-ecsbackupplan",
};
