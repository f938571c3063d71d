//! Backing up another account's data.

use crate::lang::t;
use crate::params::evidence::{OWN_PAGE, SDK, TERRAFORM};
use crate::params::remark::Remark;
use crate::params::{Basic, Choice, Kind, Param};

/// The plan backs up this account's own data.
pub const SELF_ACCOUNT: &str = "SELF_ACCOUNT";
/// The plan backs up another account's data.
pub const CROSS_ACCOUNT: &str = "CROSS_ACCOUNT";

/// `CrossAccountType`
pub static CROSS_ACCOUNT_TYPE: Param = Param {
    name: "CrossAccountType",
    order: 24,
    kind: Kind::Choice(&[
        Choice { value: SELF_ACCOUNT, label: t("This account", "本账号") },
        Choice { value: CROSS_ACCOUNT, label: t("Another account", "跨账号") },
    ]),
    basic: Basic::Ignored,
    example: CROSS_ACCOUNT,
    label: t("Account", "跨账号备份类型"),
    hint: t("Whose data is backed up", "备份谁的数据"),
    remarks: &[Remark::documented(
        &SDK,
        t(
            "`SELF_ACCOUNT` unless given, as the SDK's text of CreatePolicyBindings says.",
            "默认 `SELF_ACCOUNT`，见 SDK 对 CreatePolicyBindings 的说明。",
        ),
    )],
    ..Param::BASE
};

/// `CrossAccountUserId`: a 64-bit integer, 16 digits in every example seen.
pub static CROSS_ACCOUNT_USER_ID: Param = Param {
    name: "CrossAccountUserId",
    order: 25,
    kind: Kind::Integer { min: None, unit: None },
    basic: Basic::Ignored,
    example: "15897534xxxx4625",
    label: t("Source account ID", "源账号 ID"),
    hint: t("UID of the account that is backed up, 16 digits", "被备份账号的 UID，16 位数字"),
    remarks: &[Remark::concluded(
        &OWN_PAGE,
        t(
            "Needed with `CROSS_ACCOUNT`. Every ID seen has 16 digits, which no page states.",
            "与 `CROSS_ACCOUNT` 一同填写。所见的 ID 都是 16 位数字，但没有文档写明。",
        ),
    )],
    ..Param::BASE
};

/// `CrossAccountRoleName`
pub static CROSS_ACCOUNT_ROLE_NAME: Param = Param {
    name: "CrossAccountRoleName",
    order: 26,
    kind: Kind::Name { max: None },
    basic: Basic::Ignored,
    example: "BackupRole",
    label: t("Source account role", "源账号角色名"),
    hint: t("A RAM role in that account that trusts Cloud Backup", "源账号中信任云备份的 RAM 角色"),
    remarks: &[Remark::seen(
        &TERRAFORM,
        t(
            "The role lives in the other account and trusts the service `crossbackup.hbr.aliyuncs.com`.",
            "角色建在源账号中，并信任服务 `crossbackup.hbr.aliyuncs.com`。",
        ),
    )],
    ..Param::BASE
};
