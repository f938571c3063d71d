//! What to do next after an answer, ready to copy: a command, or a policy.

use crate::guide::checklist::checklist;
use crate::guide::{Subject, aliyun, given, list_of, policy, show_resource};
use crate::inventory::{VAULT_READY, vault_kind};
use crate::lang::{Text, t};
use crate::params::plan::{BASIC, EDITION, VAULT_ID};
use crate::params::source::{FILE_SYSTEM_ID, INSTANCE_ID, SOURCE_TYPE, SourceType};

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Activate the service.
    Activate,
    /// Have the permission granted.
    Permit,
    /// See which vaults there are.
    Vaults,
    /// See the resource that is backed up.
    Resource,
    /// See the file systems.
    FileSystems,
    /// See whether the service's role is there.
    Role,
    /// See whether the other account's role is there.
    OtherRole,
    /// Create the role in the other account.
    Trust,
    /// See which accounts have been added.
    Accounts,
    /// See how Cloud Assistant is.
    CloudAssistant,
    /// Install the backup client.
    Client,
    /// See the plans there are.
    Plans,
    /// Compare the clock.
    Clock,
    /// See who one is.
    Caller,
    /// See the new plan.
    Show,
    /// Run it now.
    Run,
    /// Switch it off.
    Disable,
    /// Delete it.
    Delete,
}

/// A step for one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it does.
    pub what: Text,
    /// What to copy.
    pub text: String,
}

impl Next {
    /// The step for a plan; `plan` is the ID of one that has been made. Nothing where the request does not name what
    /// the step needs.
    #[must_use]
    pub fn step(self, subject: &Subject<'_>, plan: Option<&str>) -> Option<Step> {
        let reading = subject.reading();
        let region = subject.region;
        let listed = |id| checklist(subject).into_iter().find(|item| item.id == id)?.command;
        let source = reading.source.map_or("", SourceType::value);
        let vault = given(&reading, &VAULT_ID);
        let edition = if reading.is_basic() { BASIC } else { "" };
        let instance = Some(given(&reading, &INSTANCE_ID)).filter(|id| !id.is_empty());
        let made = |call: &str, options: &[(&str, &str)]| {
            let mut all = vec![("PlanId", plan?), (SOURCE_TYPE.name, source)];
            all.extend_from_slice(options);
            Some(subject.hbr(call, &all))
        };
        let text = match self {
            Next::Activate => listed("service")?,
            Next::Permit => policy::call(),
            Next::Vaults => {
                let kind = reading.source.map_or("", vault_kind);
                subject.hbr("DescribeVaults", &[("VaultType", kind), ("Status", VAULT_READY)])
            }
            Next::Resource => show_resource(subject)?,
            Next::FileSystems => {
                let id = given(&reading, &FILE_SYSTEM_ID);
                aliyun("nas DescribeFileSystems", &[("RegionId", region), ("FileSystemId", id)])
            }
            Next::Role => listed("role")?,
            Next::OtherRole => listed("cross-account-role")?,
            Next::Trust => policy::trust(subject)?.command?,
            Next::Accounts => subject.hbr("DescribeCrossAccounts", &[]),
            Next::CloudAssistant => {
                let options = [("RegionId", region), ("InstanceId.1", instance?)];
                aliyun("ecs DescribeCloudAssistantStatus", &options)
            }
            Next::Client => {
                subject.hbr("InstallBackupClients", &[("InstanceIds", &list_of(instance?))])
            }
            Next::Plans => subject
                .hbr("DescribeBackupPlans", &[(SOURCE_TYPE.name, source), (EDITION.name, edition)]),
            Next::Clock => "date -u".to_owned(),
            Next::Caller => aliyun("sts GetCallerIdentity", &[("region", region)]),
            Next::Show => {
                let filter = [("Filters.1.Key", "planId"), ("Filters.1.Values.1", plan?)];
                let mut options = vec![(SOURCE_TYPE.name, source), (EDITION.name, edition)];
                options.extend(filter);
                subject.hbr("DescribeBackupPlans", &options)
            }
            Next::Run => {
                made("ExecuteBackupPlan", &[(VAULT_ID.name, vault), (EDITION.name, edition)])?
            }
            Next::Disable => {
                made("DisableBackupPlan", &[(VAULT_ID.name, vault), (EDITION.name, edition)])?
            }
            Next::Delete => {
                made("DeleteBackupPlan", &[(VAULT_ID.name, vault), (EDITION.name, edition)])?
            }
        };
        Some(Step { what: self.what(), text })
    }

    fn what(self) -> Text {
        match self {
            Next::Activate => t("Activate the service", "开通服务"),
            Next::Permit => t("Have this policy attached to the caller", "为调用者授予此权限策略"),
            Next::Vaults => t("List the vaults that would do", "列出可用的备份库"),
            Next::Resource => t("Look at what is to be backed up", "查看要备份的资源"),
            Next::FileSystems => t("Look at the file system", "查看文件系统"),
            Next::Role => t("Check the service-linked role", "检查服务关联角色"),
            Next::OtherRole => t("Check the role in the other account", "检查源账号中的角色"),
            Next::Trust => {
                t("Create the role, with keys of the other account", "使用源账号的密钥创建角色")
            }
            Next::Accounts => t("List the accounts that were added", "列出已添加的账号"),
            Next::CloudAssistant => t("Look at Cloud Assistant", "查看云助手状态"),
            Next::Client => t("Install the backup client", "安装备份客户端"),
            Next::Plans => t("List the plans there are", "列出已有计划"),
            Next::Clock => t("Compare the clock with UTC", "将本机时钟与 UTC 对照"),
            Next::Caller => t("See whose keys these are", "查看密钥所属身份"),
            Next::Show => t("Show the new plan", "查看新计划"),
            Next::Run => t("Run it once, now", "立即执行一次"),
            Next::Disable => t("Switch it off", "停用"),
            Next::Delete => t("Delete it", "删除"),
        }
    }
}
