//! The plan itself: its name, where backups go, when it runs and how long they are kept.

use crate::lang::t;
use crate::params::{Basic, Choice, Kind, Param, needs};
use crate::values::id;

/// The backup type that every plan has.
pub const COMPLETE: &str = "COMPLETE";
/// The usual edition.
pub const STANDARD: &str = "STANDARD";
/// The edition that needs almost nothing, for the files of ECS instances.
pub const BASIC: &str = "BASIC";
/// The days from one run of the basic edition to the next (the official skill for it,
/// <https://github.com/aliyun/alibabacloud-aiops-skills>).
pub const BASIC_INTERVAL: u64 = 1;
/// The days that the basic edition keeps a backup (the same skill).
pub const BASIC_RETENTION: u64 = 30;

/// `PlanName`: 1 to 64 characters (the page; `minLength`, `maxLength` of the official metadata).
pub static PLAN_NAME: Param = Param {
    name: "PlanName",
    order: 2,
    kind: Kind::Name { max: Some(64) },
    needs: needs(*b"PPPPPO"),
    basic: Basic::NotExpected,
    example: "planname",
    label: t("Plan name", "备份计划名称"),
    hint: t(
        "1–64 characters, unique per vault and source type",
        "1～64 个字符，同一仓库、同一类型内不重名",
    ),
    ..Param::BASE
};

/// `BackupType`
pub static BACKUP_TYPE: Param = Param {
    name: "BackupType",
    order: 3,
    kind: Kind::Choice(&[Choice { value: COMPLETE, label: t("Complete", "全量") }]),
    needs: needs(*b"PPPPPO"),
    basic: Basic::NotExpected,
    example: COMPLETE,
    label: t("Backup type", "备份类型"),
    hint: t("COMPLETE is the only type", "只有 COMPLETE 一种"),
    ..Param::BASE
};

/// `VaultId`
pub static VAULT_ID: Param = Param {
    name: "VaultId",
    order: 4,
    kind: Kind::Id(Some(&id::VAULT)),
    needs: needs(*b"PPPPOO"),
    basic: Basic::Ignored,
    example: "v-0006******q",
    label: t("Vault ID", "备份仓库 ID"),
    hint: t("Where backups are kept, in the plan's region", "存放备份的仓库，与计划在同一地域"),
    ..Param::BASE
};

/// `Schedule`: for OTS the service takes a top-level schedule and never runs by it (pull request 4861 of the
/// official Terraform provider).
pub static SCHEDULE: Param = Param {
    name: "Schedule",
    order: 5,
    needs: needs(*b"PPPIPP"),
    basic: Basic::NotExpected,
    ..Param::SCHEDULED
};

/// `Retention`: 1 day or more (the page).
pub static RETENTION: Param = Param {
    name: "Retention",
    order: 6,
    needs: needs(*b"PPPPPO"),
    basic: Basic::Ignored,
    ..Param::RETAINED
};

/// `KeepLatestSnapshots`
pub static KEEP_LATEST_SNAPSHOTS: Param = Param {
    name: "KeepLatestSnapshots",
    order: 27,
    kind: Kind::ZeroOne,
    example: "1",
    label: t("Keep the last backup", "至少保留一个备份"),
    hint: t("The latest backup stays after its days are over", "最新的备份到期后仍保留"),
    ..Param::BASE
};

/// `Disabled`
pub static DISABLED: Param = Param {
    name: "Disabled",
    order: 32,
    kind: Kind::Boolean,
    example: "true",
    label: t("Create it switched off", "创建后停用"),
    hint: t("The plan does not run until it is enabled", "启用之前不会执行"),
    ..Param::BASE
};

/// `Edition`
pub static EDITION: Param = Param {
    name: "Edition",
    order: 33,
    kind: Kind::Choice(&[
        Choice { value: STANDARD, label: t("Standard", "标准版") },
        Choice { value: BASIC, label: t("Basic", "基础版") },
    ]),
    example: STANDARD,
    label: t("Edition", "版本"),
    hint: t(
        "Basic backs up ECS files daily for 30 days",
        "基础版仅支持 ECS 文件，每天一次，保留 30 天",
    ),
    ..Param::BASE
};
