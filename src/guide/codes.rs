//! The codes that the service and the gateway before it answer with, in words.
//!
//! Sources: "Error codes" of Cloud Backup's API documentation, the common error codes of the gateway
//! (<https://api.alibabacloud.com/api-error>), the page of AddCrossAccount, the official SDK, and where it is said the
//! official Terraform provider and the official skill for the basic edition. A code that is not in a list is not
//! guessed at.

use crate::guide::next::Next;
use crate::lang::{Text, t};
use crate::params::Param;
use crate::params::cross_account::{CROSS_ACCOUNT_ROLE_NAME, CROSS_ACCOUNT_USER_ID};
use crate::params::evidence::Certainty::{self, Documented, Seen};
use crate::params::plan::{EDITION, RETENTION, VAULT_ID};
use crate::params::source::{BUCKET, CREATE_TIME, FILE_SYSTEM_ID, INSTANCE_ID, INSTANCE_NAME};

/// A code.
#[derive(Debug)]
pub struct Code {
    /// The code. `Throttling` is also that of `Throttling.User`.
    pub name: &'static str,
    /// What it means.
    pub means: Text,
    /// What to do about it, or what to look at first.
    pub advice: Text,
    /// The parameters it concerns, the likeliest first.
    pub params: &'static [&'static Param],
    /// What to do next.
    pub next: &'static [Next],
    /// How sure that is.
    pub certainty: Certainty,
}

/// A code that an official list has.
const fn documented(
    name: &'static str,
    means: Text,
    advice: Text,
    params: &'static [&'static Param],
    next: &'static [Next],
) -> Code {
    Code { name, means, advice, params, next, certainty: Documented }
}

/// A code that only an official tool has.
const fn seen(
    name: &'static str,
    means: Text,
    advice: Text,
    params: &'static [&'static Param],
    next: &'static [Next],
) -> Code {
    Code { certainty: Seen, ..documented(name, means, advice, params, next) }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The entry of a code: of exactly that one, or of the one it begins with before a dot.
#[must_use]
pub fn find(code: &str) -> Option<&'static Code> {
    let exact = CODES.iter().find(|known| known.name == code);
    exact.or_else(|| {
        let family =
            |known: &&Code| code.strip_prefix(known.name).is_some_and(|rest| rest.starts_with('.'));
        CODES.iter().find(family)
    })
}

const SERVICE_SIDE: Text = t(
    "Send it again in a few minutes. If it stays so, open a ticket with the request ID.",
    "几分钟后重新发送；若仍如此，凭请求 ID 提交工单。",
);
const ONE_KEY: Text = t(
    "Check which keys the command, the profile or the environment uses.",
    "检查命令、配置文件或环境变量使用的是哪组密钥。",
);
const SIGN_AGAIN: Text = t(
    "Sign the request anew and send it at once: a signature is good for 15 minutes and for one call.",
    "重新签名并立即发送：签名 15 分钟内有效且只能使用一次。",
);
const GRANT: Text = t(
    "Have hbr:CreateBackupPlan allowed on all resources for the RAM user or role.",
    "为 RAM 用户或角色授予所有资源上的 hbr:CreateBackupPlan 权限。",
);
const PAY: Text = t("Pay what is due, then send the request again.", "结清欠费后重新发送请求。");
const INSTANCE: Text = t("Check the instance's ID and its region.", "检查实例 ID 和地域。");
const BASIC_PLANS: Text = t("Look at the plans of the basic edition.", "查看基础版计划。");
const COPY_AGAIN: Text = t(
    "Copy the command or the URL again, whole, and keep its quotes.",
    "重新完整复制命令或 URL，并保留引号。",
);
const SOURCES: &[&Param] = &[&INSTANCE_ID, &BUCKET, &FILE_SYSTEM_ID, &INSTANCE_NAME, &VAULT_ID];

/// Every code that is known.
pub static CODES: &[Code] = &[
    documented(
        "BadRequest",
        t("The service refuses a parameter.", "服务拒绝了某个参数。"),
        t(
            "Its message may name the parameter. Mend the problems that the check finds first, warnings too.",
            "返回的消息中可能指出了该参数。先处理检查发现的问题，包括警告。",
        ),
        &[],
        &[Next::Vaults, Next::Resource],
    ),
    documented(
        "NoPermission",
        t("The caller may not make backup plans.", "调用者没有创建备份计划的权限。"),
        GRANT,
        &[],
        &[Next::Permit, Next::Caller],
    ),
    documented(
        "Forbidden.RAM",
        t("RAM refuses the call to this caller.", "RAM 拒绝了此调用者的调用。"),
        GRANT,
        &[],
        &[Next::Permit, Next::Caller],
    ),
    documented(
        "ServiceNotActivated",
        t("Cloud Backup is not activated for this account.", "此账号尚未开通云备份。"),
        t("Activate it once, then send the request again.", "先开通一次，再重新发送请求。"),
        &[],
        &[Next::Activate],
    ),
    documented(
        "InDebt",
        t("The account has a payment that is due.", "账号存在欠费。"),
        PAY,
        &[],
        &[Next::Caller],
    ),
    documented(
        "InDebtOverdue",
        t("A payment of the account is overdue.", "账号欠费已逾期。"),
        PAY,
        &[],
        &[Next::Caller],
    ),
    documented(
        "RiskControlProhibited",
        t("The account is held by risk control.", "账号被风控限制。"),
        t(
            "Nothing in the request can change that: contact Alibaba Cloud.",
            "无法通过修改请求解决，应联系阿里云。",
        ),
        &[],
        &[Next::Caller],
    ),
    documented(
        "AssumeRoleFail",
        t("The service could not take on a role.", "服务无法扮演角色。"),
        t(
            "For another account's data, check the role's name and its trust policy; else the service-linked role.",
            "跨账号备份时检查角色名和信任策略，否则检查服务关联角色。",
        ),
        &[&CROSS_ACCOUNT_ROLE_NAME, &CROSS_ACCOUNT_USER_ID],
        &[Next::OtherRole, Next::Trust, Next::Role],
    ),
    documented(
        "RoleNotExist",
        t("A role that the plan needs does not exist.", "计划需要的角色不存在。"),
        t(
            "For another account's data, make the role there; else have the service-linked role made.",
            "跨账号备份时在源账号中创建角色，否则创建服务关联角色。",
        ),
        &[&CROSS_ACCOUNT_ROLE_NAME, &CROSS_ACCOUNT_USER_ID],
        &[Next::OtherRole, Next::Trust, Next::Role],
    ),
    documented(
        "CrossAccountBackupSlrNotExist",
        t(
            "This account lacks the service-linked role for other accounts' data.",
            "本账号缺少用于跨账号备份的服务关联角色。",
        ),
        t(
            "Create the role AliyunServiceRoleForHbrCrossAccountBackup in this account.",
            "在本账号中创建角色 AliyunServiceRoleForHbrCrossAccountBackup。",
        ),
        &[&CROSS_ACCOUNT_USER_ID],
        &[Next::OtherRole],
    ),
    documented(
        "VaultNotExist",
        t("There is no such vault in the region that was called.", "所调用的地域中没有该备份库。"),
        t(
            "Check the vault's ID, and whether the request went to the vault's region.",
            "检查备份库 ID，以及请求是否发往备份库所在地域。",
        ),
        &[&VAULT_ID],
        &[Next::Vaults],
    ),
    documented(
        "ResourceNotFound",
        t("Something that the plan names was not found.", "找不到计划中指定的资源。"),
        t(
            "Check the ID of what is backed up, and whether it is in the region that was called.",
            "检查要备份的资源 ID，以及它是否位于所调用的地域。",
        ),
        SOURCES,
        &[Next::Resource, Next::Vaults],
    ),
    seen(
        "NasFileSystemNotExist",
        t("There is no such file system.", "没有该文件系统。"),
        t(
            "Check the file system's ID, its region and its creation time.",
            "检查文件系统 ID、地域和创建时间。",
        ),
        &[&FILE_SYSTEM_ID, &CREATE_TIME],
        &[Next::FileSystems],
    ),
    documented(
        "InstanceNotExists",
        t("There is no such ECS instance.", "没有该 ECS 实例。"),
        INSTANCE,
        &[&INSTANCE_ID],
        &[Next::Resource],
    ),
    seen(
        "InvalidInstanceId",
        t("The instance's ID is not taken.", "实例 ID 未被接受。"),
        INSTANCE,
        &[&INSTANCE_ID],
        &[Next::Resource],
    ),
    documented(
        "InstanceNotRunning",
        t("The ECS instance is not running.", "ECS 实例未在运行。"),
        t("Start the instance, then send the request again.", "启动实例后重新发送请求。"),
        &[&INSTANCE_ID],
        &[Next::Resource],
    ),
    documented(
        "CloudAssistNotRunningOnInstance",
        t("Cloud Assistant does not run on the instance.", "实例上的云助手未运行。"),
        t(
            "Start Cloud Assistant on the instance; the backup client is installed through it.",
            "在实例上启动云助手，备份客户端通过它安装。",
        ),
        &[&INSTANCE_ID],
        &[Next::CloudAssistant],
    ),
    seen(
        "ClientNotInstalled",
        t("The instance has no backup client.", "实例未安装备份客户端。"),
        t("Install the client, then send the request again.", "安装客户端后重新发送请求。"),
        &[&INSTANCE_ID],
        &[Next::Client, Next::CloudAssistant],
    ),
    documented(
        "InternalError",
        t("Something failed inside the service.", "服务内部出错。"),
        SERVICE_SIDE,
        &[],
        &[Next::Plans],
    ),
    documented(
        "EcsClientError",
        t("The service could not reach ECS.", "服务访问 ECS 失败。"),
        SERVICE_SIDE,
        &[&INSTANCE_ID],
        &[Next::Resource, Next::Role],
    ),
    documented(
        "AccessVaultFail",
        t("The service could not reach the vault.", "服务访问备份库失败。"),
        SERVICE_SIDE,
        &[&VAULT_ID],
        &[Next::Vaults],
    ),
    documented(
        "InitVaultError",
        t("The vault could not be initialised.", "备份库初始化失败。"),
        t(
            "Look at the vault's status, and choose another vault if it stays in error.",
            "查看备份库状态，若一直异常则另选备份库。",
        ),
        &[&VAULT_ID],
        &[Next::Vaults],
    ),
    documented(
        "ArchiveDaysTooShort",
        t("Archiving after so few days is not offered.", "归档等待天数过短。"),
        t("Archive after 30 days or more.", "至少 30 天后归档。"),
        &[&RETENTION],
        &[],
    ),
    documented(
        "ArchiveRetentionDaysTooShort",
        t("Archived backups are to be kept too few days.", "归档备份的保留天数过短。"),
        t("Keep archived backups 60 days or more.", "归档备份至少保留 60 天。"),
        &[&RETENTION],
        &[],
    ),
    documented(
        "AirBackupPlanNotExists",
        t("There is no plan of the basic edition for this instance.", "此实例没有基础版计划。"),
        BASIC_PLANS,
        &[&INSTANCE_ID, &EDITION],
        &[Next::Plans],
    ),
    documented(
        "AirInstanceNotExists",
        t("The basic edition does not know this instance.", "基础版中没有此实例。"),
        INSTANCE,
        &[&INSTANCE_ID, &EDITION],
        &[Next::Resource],
    ),
    documented(
        "AirInstanceError",
        t("The basic edition of this instance is in error.", "此实例的基础版状态异常。"),
        SERVICE_SIDE,
        &[&INSTANCE_ID, &EDITION],
        &[Next::Plans],
    ),
    documented(
        "AirInstanceExpired",
        t("The basic edition of this instance has expired.", "此实例的基础版已到期。"),
        t("Renew it, or make a plan of the standard edition.", "续费，或创建标准版计划。"),
        &[&EDITION, &INSTANCE_ID],
        &[Next::Plans],
    ),
    documented(
        "AirInstanceInitializing",
        t(
            "The basic edition of this instance is still being set up.",
            "此实例的基础版仍在初始化。",
        ),
        t("Send the request again in a few minutes.", "几分钟后重新发送请求。"),
        &[&INSTANCE_ID, &EDITION],
        &[Next::Plans],
    ),
    documented(
        "AirInstanceAtLeastOnePlan",
        t("An instance in the basic edition must keep one plan.", "基础版实例须至少保留一个计划。"),
        BASIC_PLANS,
        &[&INSTANCE_ID, &EDITION],
        &[Next::Plans],
    ),
    documented(
        "AccountNotEnableRdTrustedService",
        t(
            "Cloud Backup is not a trusted service of the resource directory.",
            "云备份不是资源目录的可信服务。",
        ),
        t(
            "Enable it in the resource directory, or add the account by a role.",
            "在资源目录中启用它，或通过角色添加账号。",
        ),
        &[&CROSS_ACCOUNT_USER_ID],
        &[Next::Accounts],
    ),
    documented(
        "BackupAccountNotInSpecifiedRd",
        t("The other account is not in this resource directory.", "源账号不在此资源目录中。"),
        t(
            "Check the account's ID, or add the account by a role.",
            "检查账号 ID，或通过角色添加账号。",
        ),
        &[&CROSS_ACCOUNT_USER_ID],
        &[Next::Accounts],
    ),
    documented(
        "MissingParameter",
        t("A parameter that the gateway wants is missing.", "缺少网关要求的参数。"),
        t(
            "Its message names the parameter. Lists on the command line are written Path.1, Path.2.",
            "返回的消息中指出了该参数。命令行中的列表写作 Path.1、Path.2。",
        ),
        &[],
        &[],
    ),
    documented(
        "InvalidAccessKeyId",
        t(
            "The ID of the access key is not known, or the key is switched off.",
            "AccessKey ID 不存在或已禁用。",
        ),
        ONE_KEY,
        &[],
        &[Next::Caller],
    ),
    documented(
        "SignatureDoesNotMatch",
        t("The signature is not the one that the gateway computes.", "签名与网关计算的不一致。"),
        t(
            "The secret is another one, or the request was changed after it was signed. Copy it again, whole.",
            "AccessKey Secret 不对，或签名后请求被改动，应重新完整复制。",
        ),
        &[],
        &[Next::Caller],
    ),
    documented(
        "IncompleteSignature",
        t("Part of the signature did not arrive.", "签名不完整。"),
        COPY_AGAIN,
        &[],
        &[],
    ),
    documented(
        "IllegalTimestamp",
        t("The time of the signature is not taken.", "签名时间未被接受。"),
        SIGN_AGAIN,
        &[],
        &[Next::Clock],
    ),
    documented(
        "InvalidTimeStamp",
        t("The time of the signature is too far from now.", "签名时间与当前时间相差过大。"),
        SIGN_AGAIN,
        &[],
        &[Next::Clock],
    ),
    documented(
        "MissingTimestamp",
        t("The request has no time.", "请求中没有时间。"),
        COPY_AGAIN,
        &[],
        &[Next::Clock],
    ),
    documented(
        "SignatureNonceUsed",
        t("This signed request was sent before.", "此签名请求已发送过。"),
        t(
            "The first one may have made the plan: look before you sign and send it again.",
            "首次发送可能已创建计划：先查看，再重新签名发送。",
        ),
        &[],
        &[Next::Plans],
    ),
    documented(
        "Throttling",
        t("Too many calls came in too short a time.", "短时间内调用过多。"),
        t("Wait a minute, then send the request again.", "等待一分钟后重新发送请求。"),
        &[],
        &[],
    ),
    documented(
        "InvalidSecurityToken",
        t(
            "The temporary keys have expired, or the token is not theirs.",
            "临时密钥已过期，或 STS Token 不匹配。",
        ),
        t("Get new temporary keys and sign the request anew.", "获取新的临时密钥并重新签名。"),
        &[],
        &[Next::Caller],
    ),
];
