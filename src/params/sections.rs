//! The form's sections: which parameters stand together, and in which order a person meets them.

use crate::lang::{Text, t};
use crate::params::source::SourceType;
use crate::params::{Need, Param, backup_rule, cross_account, detail, files, plan, source, sync};

/// A group of parameters, one fieldset of the form.
#[derive(Debug)]
pub struct Section {
    /// A short name, for ids and anchors.
    pub id: &'static str,
    /// The legend.
    pub title: Text,
    /// What the section is about, in a few words.
    pub about: Text,
    /// Its rows, in the form's order.
    pub params: &'static [&'static Param],
}

impl PartialEq for Section {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Every section; a source type sees those that hold one of its parameters.
pub static SECTIONS: &[Section] = &[
    Section {
        id: "source",
        title: t("Source type", "数据源类型"),
        about: t("What is backed up", "备份什么"),
        params: &[&source::SOURCE_TYPE],
    },
    Section {
        id: "what",
        title: t("What", "备份对象"),
        about: t("The plan and what it belongs to", "计划和它所属的资源"),
        params: &[
            &plan::PLAN_NAME,
            &source::INSTANCE_ID,
            &source::BUCKET,
            &source::FILE_SYSTEM_ID,
            &source::INSTANCE_NAME,
            &sync::CLUSTER_ID,
            &sync::DATA_SOURCE_ID,
            &plan::VAULT_ID,
            &source::UDM_REGION_ID,
            &source::CREATE_TIME,
            &source::PREFIX,
            &plan::EDITION,
            &plan::BACKUP_TYPE,
            &source::OTS_DETAIL,
        ],
    },
    Section {
        id: "when",
        title: t("When", "执行时间"),
        about: t("First run and interval", "首次执行和间隔"),
        params: &[&plan::SCHEDULE],
    },
    Section {
        id: "keep",
        title: t("Keep", "保留"),
        about: t("How long backups live", "备份保留多久"),
        params: &[&plan::RETENTION, &plan::KEEP_LATEST_SNAPSHOTS],
    },
    Section {
        id: "from",
        title: t("Where from", "备份来源"),
        about: t("Paths and filters", "路径和筛选"),
        params: &[&files::PATH, &files::INCLUDE, &files::EXCLUDE],
    },
    Section {
        id: "to",
        title: t("Where to", "同步目的端"),
        about: t("The destination of the copy", "数据同步到哪里"),
        params: &[
            &sync::DEST_SOURCE_TYPE,
            &sync::DEST_DATA_SOURCE_ID,
            &sync::DEST_DATA_SOURCE_DETAIL,
            &sync::CHANGE_LIST_PATH,
        ],
    },
    Section {
        id: "detail",
        title: t("How", "备份方式"),
        about: t("Consistency, disks and the copy", "一致性、云盘和异地复制"),
        params: &[&detail::DETAIL],
    },
    Section {
        id: "limits",
        title: t("Limits", "限制"),
        about: t("Bandwidth and options", "带宽和附加选项"),
        params: &[&files::SPEED_LIMIT, &files::OPTIONS],
    },
    Section {
        id: "rules",
        title: t("Backup rules", "备份规则"),
        about: t("Schedules with a retention of their own", "各有执行周期和保留天数"),
        params: &[&backup_rule::RULE],
    },
    Section {
        id: "more",
        title: t("More", "更多"),
        about: t("Another account, and the plan's state", "跨账号和计划状态"),
        params: &[
            &cross_account::CROSS_ACCOUNT_TYPE,
            &cross_account::CROSS_ACCOUNT_USER_ID,
            &cross_account::CROSS_ACCOUNT_ROLE_NAME,
            &plan::DISABLED,
        ],
    },
];

/// The order in which a backup rule's members are asked for.
pub static BACKUP_RULE: &[&Param] = &[
    &backup_rule::RULE_NAME,
    &backup_rule::BACKUP_TYPE,
    &backup_rule::SCHEDULE,
    &backup_rule::RETENTION,
    &backup_rule::DISABLED,
    &backup_rule::DO_COPY,
    &backup_rule::DESTINATION_REGION_ID,
    &backup_rule::DESTINATION_RETENTION,
];

impl Section {
    /// Its rows for a source type, given which parameters hold a value: a foreign one is hidden, an idle one shows
    /// only while it is there.
    pub fn rows(
        &self,
        source: Option<SourceType>,
        given: impl Fn(&Param) -> bool,
    ) -> impl Iterator<Item = &'static Param> {
        self.params.iter().copied().filter(move |param| match param.need(source) {
            Need::Foreign => false,
            Need::Idle => given(param),
            Need::Required | Need::Expected | Need::Optional => true,
        })
    }
}
