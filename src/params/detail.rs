//! The details of a whole-instance backup.

use crate::lang::t;
use crate::params::evidence::{CONSISTENCY_PAGE, JOB_PAGE, METADATA, OWN_PAGE, SDK, TERRAFORM};
use crate::params::remark::Remark;
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
    remarks: &[
        Remark::documented(
            &METADATA,
            t(
                "The metadata has an object, the page's text a JSON string, and its example backslashes before the quotes. On the wire it is plain JSON in one value.",
                "元数据中是对象，文档正文写的是 JSON 字符串，示例的引号前还有反斜杠。实际传输的是一个值内的普通 JSON。",
            ),
        ),
        Remark::seen(
            &TERRAFORM,
            t(
                "The page names whole instances; the provider and ROS also take it for ECS files.",
                "文档只提到整机备份，Provider 和 ROS 对 ECS 文件也接受。",
            ),
        ),
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
    remarks: &[
        Remark::documented(
            &CONSISTENCY_PAGE,
            t(
                "Works only when every disk of the instance is an ESSD.",
                "仅当实例的云盘全部为 ESSD 时可用。",
            ),
        ),
        Remark::seen(
            &TERRAFORM,
            t(
                "The guide says not together with application consistency; a test of the provider sends both and passes.",
                "指南称不能与应用一致性同用，Provider 的测试两者同时发送并通过。",
            ),
        ),
    ],
    ..Param::BASE
};

/// `Detail.appConsistent`
pub static APP_CONSISTENT: Param = Param {
    name: "appConsistent",
    kind: Kind::Boolean,
    label: t("Application consistency", "应用一致性"),
    hint: t("Runs the two scripts around the snapshot", "在快照前后运行两个脚本"),
    remarks: &[Remark::documented(
        &CONSISTENCY_PAGE,
        t(
            "On Linux it needs both scripts; everywhere it needs ESSDs and a RAM role on the instance.",
            "Linux 需要两个脚本；任何系统都要求云盘全部为 ESSD，且实例已绑定 RAM 角色。",
        ),
    )],
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
    alias: Some("enableFsFreeze"),
    kind: Kind::Boolean,
    label: t("File system freeze", "文件系统冻结"),
    hint: t("Linux; on unless switched off", "Linux；默认开启"),
    remarks: &[Remark::documented(
        &JOB_PAGE,
        t(
            "A capital `E` in requests, a small one in every answer and in CreateBackupJob.",
            "请求中为大写 `E`，返回结果和 CreateBackupJob 中为小写。",
        ),
    )],
    ..Param::BASE
};

/// `Detail.enableWriters`
pub static ENABLE_WRITERS: Param = Param {
    name: "enableWriters",
    kind: Kind::Boolean,
    label: t("VSS writers", "VSS 编写器"),
    hint: t("Windows; on unless switched off", "Windows；默认开启"),
    remarks: &[Remark::seen(
        &TERRAFORM,
        t(
            "Not on the page; the provider always sends true.",
            "文档中没有，Provider 总是发送 true。",
        ),
    )],
    ..Param::BASE
};

/// `Detail.timeoutInSeconds`
pub static TIMEOUT_IN_SECONDS: Param = Param {
    name: "timeoutInSeconds",
    kind: Kind::Integer { min: None, unit: Some(t("s", "秒")) },
    label: t("Freeze timeout", "冻结超时"),
    hint: t("How long the freeze may take; 30 unless given", "冻结的最长时间，默认 30 秒"),
    remarks: &[
        Remark::documented(
            &JOB_PAGE,
            t(
                "30 unless given. CreateBackupJob calls the same thing `timeoutSeconds`.",
                "默认 30。CreateBackupJob 中名为 `timeoutSeconds`。",
            ),
        ),
        Remark::open(
            &OWN_PAGE,
            t(
                "No bound is documented; 30, 60 and 180 have been seen.",
                "没有文档规定的范围，见过 30、60 和 180。",
            ),
        ),
    ],
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
    remarks: &[Remark::concluded(
        &SDK,
        t("Documented for CreatePolicyBindings only.", "仅见于 CreatePolicyBindings 的文档。"),
    )],
    ..Param::BASE
};

/// `Detail.doCopy`
pub static DO_COPY: Param = Param { name: "doCopy", ..Param::COPIED };

/// `Detail.destinationRegionId`
pub static DESTINATION_REGION_ID: Param = Param { name: "destinationRegionId", ..Param::COPIED_TO };

/// `Detail.destinationRetention`
pub static DESTINATION_RETENTION: Param = Param {
    name: "destinationRetention",
    remarks: &[Remark::seen(
        &TERRAFORM,
        t(
            "-1, which means forever, is what the provider sends unless told otherwise.",
            "Provider 默认发送 -1，表示永久。",
        ),
    )],
    ..Param::COPY_RETAINED
};

/// `Detail.ramRoleName`
pub static RAM_ROLE_NAME: Param = Param {
    name: "ramRoleName",
    kind: Kind::Name { max: None },
    label: t("Instance RAM role", "实例 RAM 角色"),
    hint: t("The role that application consistency runs with", "应用一致性使用的角色"),
    remarks: &[Remark::concluded(
        &SDK,
        t("Documented for CreatePolicyBindings only.", "仅见于 CreatePolicyBindings 的文档。"),
    )],
    ..Param::BASE
};
