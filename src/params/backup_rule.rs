//! Backup rules: schedules with a name and a retention of their own.

use crate::lang::t;
use crate::params::plan::COMPLETE;
use crate::params::{Choice, Kind, Param, Position, needs};

/// The most backup rules (`maxItems` of the official metadata).
pub const MAX_BACKUP_RULES: usize = 64;

/// `Rule`
pub static RULE: Param = Param {
    name: "Rule",
    order: 21,
    kind: Kind::BackupRules,
    position: Position::Form,
    needs: needs(*b"OOOPOO"),
    label: t("Backup rules", "备份规则"),
    hint: t("Tablestore takes its schedule from here", "表格存储的周期在这里设置"),
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
    ..Param::BASE
};

/// `Rule.N.DestinationRetention`
pub static DESTINATION_RETENTION: Param = Param {
    name: "DestinationRetention",
    position: Position::Form,
    example: "7",
    ..Param::COPY_RETAINED
};

/// `Rule.N.Schedule`
pub static SCHEDULE: Param =
    Param { name: "Schedule", position: Position::Form, ..Param::SCHEDULED };

/// `Rule.N.Retention`: 1 day or more (`minimum` of the official metadata).
pub static RETENTION: Param =
    Param { name: "Retention", position: Position::Form, ..Param::RETAINED };

/// `Rule.N.Disabled`: true switches the rule off, whatever older pages say.
pub static DISABLED: Param = Param {
    name: "Disabled",
    kind: Kind::Boolean,
    position: Position::Form,
    example: "false",
    label: t("Switch this rule off", "停用本规则"),
    hint: t("The rule stays and does not run", "规则保留但不执行"),
    ..Param::BASE
};

/// `Rule.N.DoCopy`
pub static DO_COPY: Param =
    Param { name: "DoCopy", position: Position::Form, example: "false", ..Param::COPIED };

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
    ..Param::BASE
};
