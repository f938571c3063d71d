//! What is known about a parameter beyond its row: where the sources disagree, which reading is taken, and how sure
//! that is.

use crate::lang::{Text, t};
use crate::params::PAGE;

/// One thing worth knowing about a parameter, and who says so.
#[derive(Debug, PartialEq, Eq)]
pub struct Remark {
    /// The thing, in a sentence or two; literals stand between backticks.
    pub text: Text,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it is from.
    pub source: &'static Source,
}

/// How sure a remark is, the surest first.
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
            Certainty::Documented => t("documented", "官方文档有载"),
            Certainty::Seen => t("seen in official tools", "见于官方工具"),
            Certainty::Concluded => t("concluded from several sources", "由多处资料推断"),
            Certainty::Open => t("not documented, our own reading", "无文档，本项目的理解"),
        }
    }
}

/// A public source.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: Text,
    /// Its address.
    pub url: &'static str,
}

impl Remark {
    pub(in crate::params) const fn documented(source: &'static Source, text: Text) -> Remark {
        Remark { text, certainty: Certainty::Documented, source }
    }

    pub(in crate::params) const fn seen(source: &'static Source, text: Text) -> Remark {
        Remark { text, certainty: Certainty::Seen, source }
    }

    pub(in crate::params) const fn concluded(source: &'static Source, text: Text) -> Remark {
        Remark { text, certainty: Certainty::Concluded, source }
    }

    /// `source` is where one would look for it.
    pub(in crate::params) const fn open(source: &'static Source, text: Text) -> Remark {
        Remark { text, certainty: Certainty::Open, source }
    }
}

/// The operation's own page.
pub static OWN_PAGE: Source = Source {
    title: t("API page of CreateBackupPlan", "CreateBackupPlan 的 API 页面"),
    url: PAGE,
};
/// The page of the call that changes a plan.
pub static UPDATE_PAGE: Source = Source {
    title: t("API page of UpdateBackupPlan", "UpdateBackupPlan 的 API 页面"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-updatebackupplan",
};
/// The page of the call that lists plans.
pub static DESCRIBE_PAGE: Source = Source {
    title: t("API page of DescribeBackupPlans", "DescribeBackupPlans 的 API 页面"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-describebackupplans",
};
/// The page of the call that starts one backup.
pub static JOB_PAGE: Source = Source {
    title: t("API page of CreateBackupJob", "CreateBackupJob 的 API 页面"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-createbackupjob",
};
/// The page about application-consistent backup.
pub static CONSISTENCY_PAGE: Source = Source {
    title: t("Guide to application consistency", "应用一致性备份指南"),
    url: "https://www.alibabacloud.com/help/en/hybrid-backup-recovery/latest/enable-the-application-consistent-backup-feature",
};
/// The metadata that the official command line checks calls by.
pub static METADATA: Source = Source {
    title: t("Official API metadata", "官方 API 元数据"),
    url: "https://github.com/aliyun/aliyun-openapi-meta/blob/64e32f4dd11ba435cea05ca18ee525bb2e118244/metadatas/hbr/CreateBackupPlan.json",
};
/// The official SDK.
pub static SDK: Source = Source {
    title: t("Official SDK 2.7.1", "官方 SDK 2.7.1"),
    url: "https://pypi.org/project/alibabacloud-hbr20170908/2.7.1/",
};
/// The official Terraform provider.
pub static TERRAFORM: Source = Source {
    title: t("Official Terraform provider", "官方 Terraform Provider"),
    url: "https://github.com/aliyun/terraform-provider-alicloud/tree/master/alicloud",
};
/// The review in which Tablestore's schedule was settled.
pub static PULL_REQUEST_4861: Source = Source {
    title: t("Pull request 4861 of the Terraform provider", "Terraform Provider 的 PR 4861"),
    url: "https://github.com/aliyun/terraform-provider-alicloud/pull/4861",
};
/// The official instructions for the basic edition.
pub static BASIC_GUIDE: Source = Source {
    title: t("Official guide to the basic edition", "基础版的官方操作说明"),
    url: "https://github.com/aliyun/alibabacloud-aiops-skills/tree/master/skills/storage/hbr",
};
/// The official template service.
pub static ROS: Source = Source {
    title: t("Official ROS resource", "官方 ROS 资源"),
    url: "https://www.alibabacloud.com/help/ros/developer-reference/aliyun-hbr-ecsbackupplan",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::{ALL, Param};

    fn rows() -> impl Iterator<Item = &'static Param> {
        ALL.into_iter()
            .flat_map(|param| std::iter::once(param).chain(param.members.iter().copied()))
    }

    #[test]
    fn every_parameter_of_the_page_has_a_remark() {
        for param in ALL {
            assert!(!param.remarks.is_empty(), "{}", param.name);
        }
    }

    #[test]
    fn a_remark_is_a_sentence_in_both_languages_with_a_link() {
        for row in rows() {
            for remark in row.remarks {
                let Text { en, zh } = remark.text;
                assert!(en.ends_with('.') && zh.ends_with('。'), "{}: {en} {zh}", row.name);
                assert!(remark.source.url.starts_with("https://"), "{}", row.name);
                assert_eq!(en.matches('`').count() % 2, 0, "{en}");
                assert_eq!(zh.matches('`').count() % 2, 0, "{zh}");
            }
        }
    }

    #[test]
    fn every_certainty_is_used() {
        for certainty in Certainty::ALL {
            let used =
                rows().any(|row| row.remarks.iter().any(|remark| remark.certainty == certainty));
            assert!(used, "{certainty:?}");
        }
    }
}
