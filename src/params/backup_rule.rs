//! Backup rules: schedules with a name and a retention of their own.

use crate::lang::t;
use crate::params::evidence::{
    DESCRIBE_PAGE, METADATA, OWN_PAGE, PULL_REQUEST_4861, SDK, TERRAFORM, UPDATE_PAGE,
};
use crate::params::plan::COMPLETE;
use crate::params::remark::Remark;
use crate::params::{Basic, Choice, Kind, Param, Position, needs};

/// The most backup rules (`maxItems` of the official metadata).
pub const MAX_BACKUP_RULES: usize = 64;

/// `Rule`
pub static RULE: Param = Param {
    name: "Rule",
    order: 21,
    kind: Kind::BackupRules,
    position: Position::Form,
    needs: needs(*b"OOOPOO"),
    basic: Basic::Ignored,
    label: t("Backup rules", "备份规则"),
    hint: t("Tablestore takes its schedule from here", "表格存储的执行周期在这里设置"),
    members: &[
        &DESTINATION_RETENTION,
        &SCHEDULE,
        &RETENTION,
        &DISABLED,
        &DO_COPY,
        &DESTINATION_REGION_ID,
        &RULE_NAME,
        &BACKUP_TYPE,
    ],
    remarks: &[
        Remark::seen(
            &PULL_REQUEST_4861,
            t(
                "DescribeBackupPlans says that rules are for disk backup alone, yet Tablestore runs by them and by nothing else.",
                "DescribeBackupPlans 称规则仅用于云盘备份，而表格存储正是且只按规则执行。",
            ),
        ),
        Remark::open(
            &OWN_PAGE,
            t(
                "What counts when a plan has both a schedule and rules is not documented. Give one of them.",
                "同时有执行周期和规则时以哪个为准没有文档说明，应只填一种。",
            ),
        ),
        Remark::documented(
            &METADATA,
            t(
                "64 rules by the metadata, while the page speaks of one policy of a fixed interval. The provider's tests use two.",
                "元数据最多 64 条，文档则说一个计划只有一个固定间隔策略，Provider 的测试使用两条。",
            ),
        ),
    ],
    ..Param::BASE
};

/// `Rule.N.DestinationRetention`
pub static DESTINATION_RETENTION: Param = Param {
    name: "DestinationRetention",
    position: Position::Form,
    example: "7",
    remarks: &[Remark::documented(
        &SDK,
        t(
            "1 or more by the SDK; the provider also sends -1, which means forever.",
            "SDK 规定至少为 1，Provider 也发送 -1，表示永久。",
        ),
    )],
    ..Param::COPY_RETAINED
};

/// `Rule.N.Schedule`
pub static SCHEDULE: Param =
    Param { name: "Schedule", position: Position::Form, ..Param::SCHEDULED };

/// `Rule.N.Retention`: 1 day or more (`minimum` of the official metadata).
pub static RETENTION: Param = Param {
    name: "Retention",
    position: Position::Form,
    remarks: &[Remark::seen(
        &TERRAFORM,
        t(
            "For Tablestore the provider sends the plan's own retention as well.",
            "对表格存储，Provider 同时发送计划自身的保留天数。",
        ),
    )],
    ..Param::RETAINED
};

/// `Rule.N.Disabled`: true switches the rule off, whatever older pages say.
pub static DISABLED: Param = Param {
    name: "Disabled",
    kind: Kind::Boolean,
    position: Position::Form,
    example: "false",
    label: t("Switch this rule off", "停用本规则"),
    hint: t("The rule stays and does not run", "规则保留但不执行"),
    remarks: &[Remark::documented(
        &UPDATE_PAGE,
        t(
            "Older pages read “whether the rule is in effect”. The name, UpdateBackupPlan and every example say the opposite: true switches it off.",
            "旧文档写“规则是否生效”。名称、UpdateBackupPlan 和所有示例则相反：true 表示停用。",
        ),
    )],
    ..Param::BASE
};

/// `Rule.N.DoCopy`
pub static DO_COPY: Param = Param {
    name: "DoCopy",
    position: Position::Form,
    example: "false",
    remarks: &[
        Remark::documented(
            &DESCRIBE_PAGE,
            t(
                "The page calls it geo-redundancy, DescribeBackupPlans a copy of the snapshot to the vault.",
                "文档称为异地容灾，DescribeBackupPlans 称为将快照复制到备份库。",
            ),
        ),
        Remark::concluded(
            &OWN_PAGE,
            t(
                "That a region must then be named follows from what it does.",
                "打开后须填写地域，由其作用推断。",
            ),
        ),
    ],
    ..Param::COPIED
};

/// `Rule.N.DestinationRegionId`
pub static DESTINATION_REGION_ID: Param = Param {
    name: "DestinationRegionId",
    position: Position::Form,
    example: "cn-hangzhou",
    ..Param::COPIED_TO
};

/// `Rule.N.RuleName`
pub static RULE_NAME: Param = Param {
    name: "RuleName",
    kind: Kind::Name { max: None },
    position: Position::Form,
    example: "rule-test-name",
    label: t("Rule name", "规则名称"),
    hint: t("A name for this rule", "本规则的名称"),
    ..Param::BASE
};

/// `Rule.N.BackupType`: INCREMENTAL for OTS only (the official SDK's text of the member).
pub static BACKUP_TYPE: Param = Param {
    name: "BackupType",
    kind: Kind::Choice(&[
        Choice { value: COMPLETE, label: t("Complete", "全量") },
        Choice { value: "INCREMENTAL", label: t("Incremental", "增量") },
    ]),
    position: Position::Form,
    example: COMPLETE,
    label: t("Backup type", "备份类型"),
    hint: t("Incremental exists for Tablestore only", "增量仅用于表格存储"),
    remarks: &[Remark::documented(
        &SDK,
        t(
            "`INCREMENTAL` is for Tablestore. The metadata lists more, which belong to policies.",
            "`INCREMENTAL` 用于表格存储。元数据中其余的值属于策略。",
        ),
    )],
    ..Param::BASE
};
