//! The plan itself: its name, where backups go, when it runs and how long they are kept.

use crate::lang::t;
use crate::params::evidence::{
    BASIC_GUIDE, DESCRIBE_PAGE, METADATA, OWN_PAGE, PULL_REQUEST_4861, SDK, TERRAFORM,
};
use crate::params::remark::Remark;
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
        "1～64 个字符，同一备份库、同一类型内不重名",
    ),
    remarks: &[Remark::concluded(
        &METADATA,
        t(
            "The page marks it as not required. The metadata required it until 2025, when the basic edition came: outside that edition every official tool still sends it.",
            "文档标为非必填。元数据直到 2025 年基础版出现前都要求填写，基础版之外官方工具仍都发送。",
        ),
    )],
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
    remarks: &[
        Remark::documented(
            &SDK,
            t(
                "`COMPLETE` is the only value a plan takes. `INCREMENTAL` exists in a backup rule, for Tablestore.",
                "计划只接受 `COMPLETE`。`INCREMENTAL` 只用于表格存储的备份规则。",
            ),
        ),
        Remark::concluded(
            &METADATA,
            t(
                "Required by the metadata until 2025, and sent by every official tool.",
                "2025 年之前元数据要求必填，官方工具都会发送。",
            ),
        ),
    ],
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
    label: t("Vault ID", "备份库 ID"),
    hint: t("Where backups are kept, in the plan's region", "备份存入的备份库，须与计划在同一地域"),
    remarks: &[
        Remark::concluded(
            &TERRAFORM,
            t(
                "The page marks it as not required; its first version did not. Files, buckets, NAS and Tablestore are stored in a vault, so their plans need one.",
                "文档标为非必填，最初的版本则为必填。文件、Bucket、NAS 和表格存储都存放在备份库中，因此需要填写。",
            ),
        ),
        Remark::seen(
            &TERRAFORM,
            t(
                "Whole instances are kept as snapshots: the provider sends no vault for them.",
                "整机备份保存为快照，Provider 不发送备份库 ID。",
            ),
        ),
    ],
    ..Param::BASE
};

/// `Schedule`: for OTS the service takes a top-level schedule and never runs by it (pull request 4861 of the
/// official Terraform provider).
pub static SCHEDULE: Param = Param {
    name: "Schedule",
    order: 5,
    needs: needs(*b"PPPIPP"),
    basic: Basic::NotExpected,
    remarks: &[
        Remark::documented(
            &OWN_PAGE,
            t(
                "The page's example is said to be 14:00, which is true in UTC+8; in UTC it is 06:00.",
                "文档示例所说的 14:00 是 UTC+8 时间，对应 UTC 06:00。",
            ),
        ),
        Remark::seen(
            &PULL_REQUEST_4861,
            t(
                "For Tablestore a schedule here is taken, read back and never followed: only those in backup rules count.",
                "对表格存储，此处的执行周期会被接受和返回，但不会执行，只有备份规则中的执行周期有效。",
            ),
        ),
        Remark::documented(
            &SDK,
            t(
                "`C|start|cron` belongs to CreatePolicyV2, not to plans.",
                "`C|start|cron` 属于 CreatePolicyV2，不用于计划。",
            ),
        ),
        Remark::open(
            &OWN_PAGE,
            t(
                "No smallest interval is documented. The shortest seen in public is an hour; weeks, months and minutes were never seen.",
                "最小间隔没有文档说明，公开资料中最短为一小时，未见过周、月和分钟。",
            ),
        ),
    ],
    ..Param::SCHEDULED
};

/// `Retention`: 1 day or more (the page).
pub static RETENTION: Param = Param {
    name: "Retention",
    order: 6,
    needs: needs(*b"PPPPPO"),
    basic: Basic::Ignored,
    remarks: &[
        Remark::concluded(
            &METADATA,
            t(
                "The page marks it as not required; only the basic edition, which keeps 30 days, does without.",
                "文档标为非必填，但只有固定保留 30 天的基础版可以不填。",
            ),
        ),
        Remark::concluded(
            &SDK,
            t(
                "The page names no greatest value. CreatePolicyV2 takes 364635 days at most.",
                "文档没有写最大值，CreatePolicyV2 最多 364635 天。",
            ),
        ),
    ],
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
    remarks: &[
        Remark::documented(
            &DESCRIBE_PAGE,
            t(
                "The page says that the latest snapshot is kept permanently. Other pages say that at least one version is kept, which is what it does: the one kept changes with each backup.",
                "文档称永久保留最新快照，其他文档称至少保留一个备份版本。后者准确：保留的那一个随每次备份更新。",
            ),
        ),
        Remark::documented(
            &METADATA,
            t("The integers 0 and 1, not true and false.", "取整数 0 和 1，不是 true 和 false。"),
        ),
    ],
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
    remarks: &[Remark::seen(
        &TERRAFORM,
        t(
            "Left out, the plan is created switched on, which is how the provider creates every plan.",
            "不填则创建后即启用，Provider 创建的计划都是如此。",
        ),
    )],
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
    remarks: &[
        Remark::documented(
            &SDK,
            t(
                "The newest parameter: it came to the page in 2026, and standard is what an older request means.",
                "最新的参数，2026 年才出现在文档中；不含此参数的旧请求等同于标准版。",
            ),
        ),
        Remark::seen(
            &BASIC_GUIDE,
            t(
                "The basic edition takes the files of ECS instances only, runs daily and keeps 30 days; one plan an instance, and no vault, other account or other region.",
                "基础版只支持 ECS 文件，每天执行，保留 30 天。每个实例一个计划，不支持备份库、跨账号和跨地域。",
            ),
        ),
    ],
    ..Param::BASE
};
