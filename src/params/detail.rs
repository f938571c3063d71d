//! The details of a whole-instance backup.

use crate::lang::t;
use crate::params::{Kind, Param, needs};
use crate::values::id;

/// `Detail`: the keys are those of the page, of the official provider and of the sibling call `CreateBackupJob`.
pub static DETAIL: Param = Param {
    name: "Detail",
    order: 13,
    kind: Kind::Object,
    needs: needs(*b"----P-"),
    example: "{\"EnableFsFreeze\":true,\"appConsistent\":false,\"postScriptPath\":\"\",\"preScriptPath\":\"\",\"snapshotGroup\":true,\"timeoutInSeconds\":60}",
    label: t("Instance backup details", "整机备份详情"),
    hint: t(
        "Consistency, scripts, disks and the copy to another region",
        "一致性、脚本、云盘和异地复制",
    ),
    members: &[
        &SNAPSHOT_GROUP,
        &APP_CONSISTENT,
        &PRE_SCRIPT_PATH,
        &POST_SCRIPT_PATH,
        &ENABLE_FS_FREEZE,
        &ENABLE_WRITERS,
        &TIMEOUT_IN_SECONDS,
        &DISK_ID_LIST,
        &EXCLUDE_DISK_ID_LIST,
        &DO_COPY,
        &DESTINATION_REGION_ID,
        &DESTINATION_RETENTION,
        &RAM_ROLE_NAME,
    ],
    ..Param::BASE
};

/// Keys that only answers carry; they are named when one is sent back.
pub static READ_ONLY: &[&str] = &[
    "doBackup",
    "instanceName",
    "osName",
    "osNameEn",
    "osType",
    "platform",
    "backupVaultId",
    "backupRetention",
    "ecsDeleted",
];

/// `Detail.snapshotGroup`
pub static SNAPSHOT_GROUP: Param = Param {
    name: "snapshotGroup",
    kind: Kind::Boolean,
    label: t("Snapshot group", "一致性快照组"),
    hint: t("All disks at one moment; needs ESSDs only", "所有云盘同一时刻；要求全部为 ESSD"),
    ..Param::BASE
};

/// `Detail.appConsistent`
pub static APP_CONSISTENT: Param = Param {
    name: "appConsistent",
    kind: Kind::Boolean,
    label: t("Application consistency", "应用一致性"),
    hint: t("Runs the two scripts around the snapshot", "在快照前后运行两个脚本"),
    ..Param::BASE
};

/// `Detail.preScriptPath`
pub static PRE_SCRIPT_PATH: Param = Param {
    name: "preScriptPath",
    kind: Kind::Name { max: None },
    label: t("Pre-freeze script", "冻结脚本路径"),
    hint: t("Run in the instance before the snapshot", "快照之前在实例内执行"),
    ..Param::BASE
};

/// `Detail.postScriptPath`
pub static POST_SCRIPT_PATH: Param = Param {
    name: "postScriptPath",
    kind: Kind::Name { max: None },
    label: t("Post-thaw script", "解冻脚本路径"),
    hint: t("Run in the instance after the snapshot", "快照之后在实例内执行"),
    ..Param::BASE
};

/// `Detail.EnableFsFreeze`: a capital E on requests, a small one in answers.
pub static ENABLE_FS_FREEZE: Param = Param {
    name: "EnableFsFreeze",
    kind: Kind::Boolean,
    label: t("File system freeze", "文件系统冻结"),
    hint: t("Linux; on unless switched off", "Linux；默认开启"),
    ..Param::BASE
};

/// `Detail.enableWriters`
pub static ENABLE_WRITERS: Param = Param {
    name: "enableWriters",
    kind: Kind::Boolean,
    label: t("VSS writers", "VSS 写入器"),
    hint: t("Windows; on unless switched off", "Windows；默认开启"),
    ..Param::BASE
};

/// `Detail.timeoutInSeconds`
pub static TIMEOUT_IN_SECONDS: Param = Param {
    name: "timeoutInSeconds",
    kind: Kind::Integer { min: None, unit: Some(t("s", "秒")) },
    label: t("Freeze timeout", "冻结超时"),
    hint: t("How long the freeze may take; 30 unless given", "冻结最长时间，默认 30"),
    ..Param::BASE
};

/// `Detail.diskIdList`
pub static DISK_ID_LIST: Param = Param {
    name: "diskIdList",
    kind: Kind::Texts(Some(&id::DISK)),
    label: t("Disk ID", "云盘 ID"),
    hint: t("The disks to back up; none means all", "要备份的云盘；不填为全部"),
    ..Param::BASE
};

/// `Detail.excludeDiskIdList`
pub static EXCLUDE_DISK_ID_LIST: Param = Param {
    name: "excludeDiskIdList",
    kind: Kind::Texts(Some(&id::DISK)),
    label: t("Excluded disk ID", "排除的云盘 ID"),
    hint: t("Without effect where disks are listed above", "上面已列出云盘时不起作用"),
    ..Param::BASE
};

/// `Detail.doCopy`
pub static DO_COPY: Param = Param { name: "doCopy", ..Param::COPIED };

/// `Detail.destinationRegionId`
pub static DESTINATION_REGION_ID: Param = Param { name: "destinationRegionId", ..Param::COPIED_TO };

/// `Detail.destinationRetention`
pub static DESTINATION_RETENTION: Param =
    Param { name: "destinationRetention", ..Param::COPY_RETAINED };

/// `Detail.ramRoleName`
pub static RAM_ROLE_NAME: Param = Param {
    name: "ramRoleName",
    kind: Kind::Name { max: None },
    label: t("Instance RAM role", "实例 RAM 角色"),
    hint: t("The role that application consistency runs with", "应用一致性使用的角色"),
    ..Param::BASE
};
