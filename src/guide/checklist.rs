//! What no check of the request can see and must be so for it to work: each with the command that shows it.

use crate::guide::probe::{Probe, Sign, done, has, lacks};
use crate::guide::{Subject, aliyun, given, list_of, show_resource};
use crate::inventory::{ResourceKind, VAULT_READY, vault_kind};
use crate::lang::{Arg, Message, Text, t};
use crate::params::Need;
use crate::params::cross_account::{
    CROSS_ACCOUNT, CROSS_ACCOUNT_ROLE_NAME, CROSS_ACCOUNT_TYPE, CROSS_ACCOUNT_USER_ID,
};
use crate::params::detail::{
    APP_CONSISTENT, DETAIL, POST_SCRIPT_PATH, PRE_SCRIPT_PATH, SNAPSHOT_GROUP,
};
use crate::params::evidence::{BASIC_GUIDE, CONSISTENCY_PAGE, Evidence, OWN_PAGE, Page};
use crate::params::plan::{BASIC, EDITION, PLAN_NAME, VAULT_ID};
use crate::params::source::{
    FILE_SYSTEM_ID, INSTANCE_ID, INSTANCE_NAME, SOURCE_TYPE, SourceType, UDM_REGION_ID,
};
use crate::params::sync::{CLUSTER_ID, DATA_SOURCE_ID, DEST_DATA_SOURCE_ID};
use crate::plan::reading::Reading;

static ERRORS: Page = Page {
    title: t("Error codes of the API", "API 错误码"),
    url: "https://www.alibabacloud.com/help/doc-detail/431269.htm",
};
static VAULTS: Page = Page {
    title: t("API page of DescribeVaults", "DescribeVaults 的 API 文档"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-describevaults",
};
static ROLES: Page = Page {
    title: t("Service-linked roles", "服务关联角色"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/service-linked-roles-for-hbr",
};
static ECS_FILES: Page = Page {
    title: t("Guide to ECS file backup", "ECS 文件备份指南"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/user-guide/ecs-file-backup-overview",
};
static NAS_MOUNTS: Page = Page {
    title: t("API page of DetachNasFileSystem", "DetachNasFileSystem 的 API 文档"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-detachnasfilesystem",
};
static TABLESTORE: Page = Page {
    title: t("Guide to Tablestore backup", "表格存储备份指南"),
    url: "https://www.alibabacloud.com/help/tc/tablestore/backup-tablestore-data-in-during-the-free-trial-period",
};
static ACCOUNTS: Page = Page {
    title: t("Guide to cross-account backup", "跨账号备份指南"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/user-guide/back-up-data-sources-across-alibaba-cloud-accounts",
};
static SYNC: Page = Page {
    title: t("Guide to data synchronization", "数据同步指南"),
    url: "https://www.alibabacloud.com/help/en/cloud-backup/user-guide/synchronization-of-overview",
};

/// Something that must be so before the request is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// A short name that stays the same.
    pub id: &'static str,
    /// What must be so.
    pub what: Message,
    /// The command that shows whether it is, or makes it so; nothing where there is none, or where the request does
    /// not yet name what to look for.
    pub command: Option<String>,
    /// Where it is written down.
    pub evidence: Evidence,
    /// The call whose answer says so by itself, where there is one.
    pub probe: Option<Probe>,
    /// Whether what is known of the account shows it already.
    pub seen: bool,
}

/// A filter of DescribeBackupPlans (its page names the keys); none for nothing.
fn filter<'f>(
    [key, value]: [&'static str; 2],
    name: &'static str,
    text: &'f str,
) -> Vec<(&'static str, &'f str)> {
    if text.is_empty() { Vec::new() } else { vec![(key, name), (value, text)] }
}

/// The categories of disks that are no ESSDs ("Block storage overview" of the ECS documentation).
static OTHER_DISKS: &[&str] = &["cloud", "cloud_efficiency", "cloud_ssd", "ephemeral_ssd"];

/// The list for a plan, the most general first.
#[must_use]
pub fn checklist(subject: &Subject<'_>) -> Vec<Item> {
    let reading = subject.reading();
    let mut list = Checklist { subject, items: Vec::new() };
    list.account();
    list.vault(&reading);
    if let Some(source) = reading.source {
        list.roles(source);
        match source {
            SourceType::EcsFile => list.ecs_files(&reading),
            SourceType::UdmEcs => list.whole_ecs(&reading),
            SourceType::Oss => list.bucket(),
            SourceType::Nas => list.file_system(&reading),
            SourceType::Ots => list.tables(&reading),
            SourceType::Sync => list.sync(&reading),
        }
    }
    list.other_account(&reading);
    list.name(&reading);
    list.items
}

struct Checklist<'l> {
    subject: &'l Subject<'l>,
    items: Vec<Item>,
}

impl Checklist<'_> {
    fn add(
        &mut self,
        id: &'static str,
        what: Text,
        args: impl Into<Vec<Arg>>,
        command: Option<String>,
        evidence: Evidence,
    ) -> &mut Item {
        let what = Message::new(what, args);
        self.items.push(Item { id, what, command, evidence, probe: None, seen: false });
        let last = self.items.len() - 1;
        &mut self.items[last]
    }

    /// Adds what the answer of the same command tells.
    fn add_seen_by(
        &mut self,
        id: &'static str,
        what: Text,
        args: impl Into<Vec<Arg>>,
        command: Option<String>,
        signs: impl Into<Vec<Sign>>,
        evidence: Evidence,
    ) -> &mut Item {
        let probe = command.clone().map(|command| Probe {
            what: None,
            command,
            signs: signs.into(),
            needed: true,
        });
        let item = self.add(id, what, args, command, evidence);
        item.probe = probe;
        item
    }

    fn account(&mut self) {
        let what = t(
            "Cloud Backup is activated for the account. The command activates it, and answers ORDER.OPEND if it already is.",
            "账号已开通云备份。该命令用于开通，已开通时返回 ORDER.OPEND。",
        );
        // The service is opened at its central address (`data_source_alicloud_hbr_service.go` of the official
        // Terraform provider).
        let command = self.subject.hbr("OpenHbrService", &[("endpoint", "hbr.aliyuncs.com")]);
        // Before that, every call is refused: one that is answered shows that it is.
        let probe = Probe {
            what: Some(t("Cloud Backup is activated for the account.", "账号已开通云备份。")),
            command: self.subject.hbr("DescribeVaults", &[("PageSize", "1")]),
            signs: vec![done()],
            needed: true,
        };
        self.add("service", what, [], Some(command), ERRORS.documents()).probe = Some(probe);
    }

    fn vault(&mut self, reading: &Reading<'_>) {
        let Some(source) = reading.source else { return };
        let needed = VAULT_ID.need(Some(source)) == Need::Expected && !reading.is_basic();
        let id = given(reading, &VAULT_ID);
        if !needed && id.is_empty() {
            return;
        }
        let kind = vault_kind(source);
        let region = Arg::code(self.subject.region);
        let ready = [has("VaultType", kind), has("Status", VAULT_READY)];
        let (what, args, command) = if id.is_empty() {
            let what = t(
                "There is a vault in {0}, of the type {1} and with the status {2}.",
                "{0} 有一个类型为 {1}、状态为 {2} 的备份库。",
            );
            let filters = [("VaultType", kind), ("Status", VAULT_READY)];
            (
                what,
                vec![region, Arg::code(kind), Arg::code(VAULT_READY)],
                self.subject.hbr("DescribeVaults", &filters),
            )
        } else {
            let what = t(
                "The vault {3} is in {0}, is of the type {1} and has the status {2}.",
                "备份库 {3} 位于 {0}，类型为 {1}，状态为 {2}。",
            );
            let args = vec![region, Arg::code(kind), Arg::code(VAULT_READY), Arg::value(id)];
            (what, args, self.subject.hbr("DescribeVaults", &[(VAULT_ID.name, id)]))
        };
        let vault = self.subject.known.find(ResourceKind::Vault, id);
        let seen = vault.is_some_and(|vault| {
            let says_all =
                [&vault.kind, &vault.status, &vault.region].iter().all(|it| !it.is_empty());
            says_all
                && vault
                    .misfits(ResourceKind::Vault, Some(source), Some(self.subject.region))
                    .is_empty()
        });
        let mut signs = ready.to_vec();
        if !id.is_empty() {
            signs.push(has(VAULT_ID.name, id));
        }
        self.add_seen_by("vault", what, args, Some(command), signs, VAULTS.documents()).seen = seen;
    }

    /// The role that the service takes on to reach the source (the page of service-linked roles), and the name under
    /// which CheckRole asks for it (the official SDK).
    fn roles(&mut self, source: SourceType) {
        let (role, kind) = match source {
            SourceType::EcsFile => ("AliyunServiceRoleForHbrEcsBackup", "EcsBackupRole"),
            SourceType::UdmEcs => ("AliyunServiceRoleForHbrEcsBackup", "UdmRole"),
            SourceType::Oss => ("AliyunServiceRoleForHbrOssBackup", "OssRole"),
            SourceType::Nas => ("AliyunServiceRoleForHbrNasBackup", "NasRole"),
            SourceType::Ots => ("AliyunServiceRoleForHbrOtsBackup", "OtsRole"),
            SourceType::Sync => return,
        };
        let what = t(
            "The service-linked role {0} exists, or the caller may create it: the first plan does so.",
            "服务关联角色 {0} 已存在，或调用者有权创建：创建第一个计划时会自动创建。",
        );
        let command = self.subject.hbr("CheckRole", &[("CheckRoleType", kind)]);
        let item = self.add_seen_by(
            "role",
            what,
            [Arg::code(role)],
            Some(command),
            [done()],
            ROLES.documents(),
        );
        if let Some(probe) = &mut item.probe {
            probe.needed = false;
        }
    }

    fn ecs_files(&mut self, reading: &Reading<'_>) {
        let id = given(reading, &INSTANCE_ID);
        self.resource(
            t("The ECS instance is in {0} and is running.", "ECS 实例位于 {0} 且正在运行。"),
            vec![has(INSTANCE_ID.name, id), has("Status", "Running")],
            OWN_PAGE.documents(),
        );
        let status = (!id.is_empty()).then(|| {
            let region = ("RegionId", self.subject.region);
            aliyun("ecs DescribeCloudAssistantStatus", &[region, ("InstanceId.1", id)])
        });
        let what = t(
            "Cloud Assistant runs on the instance: through it the backup client is installed and managed.",
            "实例上的云助手正在运行：备份客户端通过它安装和管理。",
        );
        let signs = [has("CloudAssistantStatus", "true")];
        self.add_seen_by("cloud-assistant", what, [], status, signs, ECS_FILES.documents());
        let client = (!id.is_empty()).then(|| {
            let options = [("ClientType", "ECS_CLIENT"), ("InstanceIds", &*list_of(id))];
            self.subject.hbr("DescribeBackupClients", &options)
        });
        let what = t(
            "The backup client is installed on the instance and is online.",
            "实例已安装备份客户端且在线。",
        );
        let signs = [has(INSTANCE_ID.name, id), has("Status", "ACTIVATED")];
        self.add_seen_by("backup-client", what, [], client, signs, ECS_FILES.documents());
        if reading.use_vss {
            let instance = self.subject.known.find(ResourceKind::Instance, id);
            let seen = instance.and_then(|instance| instance.windows) == Some(true);
            let what =
                t("The instance runs Windows, as VSS needs.", "实例运行 Windows（VSS 的要求）。");
            let command = show_resource(self.subject);
            let signs = [has("OSType", "windows")];
            self.add_seen_by("windows", what, [], command, signs, OWN_PAGE.documents()).seen = seen;
        }
        if reading.is_basic() {
            let mut filters =
                vec![(SOURCE_TYPE.name, SourceType::EcsFile.value()), (EDITION.name, BASIC)];
            filters.extend(filter(["Filters.1.Key", "Filters.1.Values.1"], "instanceId", id));
            let what = t(
                "The instance has no plan of the basic edition yet: there is one for each.",
                "实例尚无基础版计划：每个实例只有一个。",
            );
            let command = self.subject.hbr("DescribeBackupPlans", &filters);
            let signs = [done(), lacks(INSTANCE_ID.name, id)];
            self.add_seen_by("one-basic-plan", what, [], Some(command), signs, BASIC_GUIDE.shows());
        }
    }

    fn whole_ecs(&mut self, reading: &Reading<'_>) {
        let id = given(reading, &INSTANCE_ID);
        let own = given(reading, &UDM_REGION_ID);
        let region = if own.is_empty() { self.subject.region } else { own };
        self.resource(
            t("The ECS instance is in {0}.", "ECS 实例位于 {0}。"),
            vec![has(INSTANCE_ID.name, id)],
            OWN_PAGE.documents(),
        );
        let Some(detail) = reading.held(&DETAIL) else { return };
        let consistent = detail.is_true(&APP_CONSISTENT);
        if consistent || detail.is_true(&SNAPSHOT_GROUP) {
            let what = t(
                "All disks of the instance are ESSDs: their category begins with {0}.",
                "实例的所有云盘均为 ESSD：云盘种类（Category）以 {0} 开头。",
            );
            let command = (!id.is_empty())
                .then(|| aliyun("ecs DescribeDisks", &[("RegionId", region), ("InstanceId", id)]));
            let mut signs = vec![Sign::Has("\"Category\":\"cloud_essd".to_owned())];
            signs.extend(OTHER_DISKS.iter().map(|category| lacks("Category", category)));
            let args = [Arg::code("cloud_essd")];
            self.add_seen_by("essd", what, args, command, signs, OWN_PAGE.documents());
        }
        if consistent {
            let what = t(
                "A RAM role that may freeze and thaw is attached to the instance.",
                "实例已绑定可执行冻结和解冻的 RAM 角色。",
            );
            let options = [("RegionId", region), ("InstanceIds", &*list_of(id))];
            let command = (!id.is_empty()).then(|| aliyun("ecs DescribeInstanceRamRole", &options));
            let signs = [has(INSTANCE_ID.name, id), lacks("RamRoleName", "")];
            let page = CONSISTENCY_PAGE.documents();
            self.add_seen_by("instance-role", what, [], command, signs, page);
            let path = |param| {
                detail.get(param).and_then(|node| node.text()).unwrap_or_default().to_owned()
            };
            let (pre, post) = (path(&PRE_SCRIPT_PATH), path(&POST_SCRIPT_PATH));
            if !pre.is_empty() && !post.is_empty() {
                let what = t(
                    "The scripts {0} and {1} are on the instance, belong to root and have the mode 700.",
                    "脚本 {0} 和 {1} 已在实例上，属主为 root，权限为 700。",
                );
                let args = [Arg::value(pre), Arg::value(post)];
                self.add("scripts", what, args, None, CONSISTENCY_PAGE.documents());
            }
        }
    }

    fn bucket(&mut self) {
        self.resource(
            t("The bucket is in {0}, as the vault is.", "Bucket 与备份库都位于 {0}。"),
            // Not JSON: `Location : oss-cn-hangzhou`.
            vec![Sign::Has(format!("oss-{}", self.subject.region))],
            OWN_PAGE.implies(),
        );
    }

    fn file_system(&mut self, reading: &Reading<'_>) {
        let id = given(reading, &FILE_SYSTEM_ID);
        self.resource(
            t("The file system is in {0}, as the vault is.", "文件系统与备份库都位于 {0}。"),
            vec![has(FILE_SYSTEM_ID.name, id)],
            OWN_PAGE.implies(),
        );
        let command = (!id.is_empty()).then(|| {
            let region = ("RegionId", self.subject.region);
            aliyun("nas DescribeMountTargets", &[region, ("FileSystemId", id)])
        });
        let what = t(
            "The file system can take one more mount target: Cloud Backup makes one of its own.",
            "文件系统还能添加一个挂载点：云备份会创建自己的挂载点。",
        );
        self.add("mount-target", what, [], command, NAS_MOUNTS.documents());
    }

    fn tables(&mut self, reading: &Reading<'_>) {
        let name = given(reading, &INSTANCE_NAME);
        let what = t(
            "The Tablestore instance {1} is in {0}, as the vault is.",
            "表格存储实例 {1} 与备份库都位于 {0}。",
        );
        let args = [Arg::code(self.subject.region), Arg::value(name)];
        if !name.is_empty() {
            self.add("resource", what, args, None, TABLESTORE.documents());
        }
        let what = t(
            "Only data tables and search indexes are to be backed up: nothing else of Tablestore is.",
            "只需要备份数据表和多元索引：表格存储的其他内容不会备份。",
        );
        self.add("tables", what, [], None, TABLESTORE.documents());
    }

    fn sync(&mut self, reading: &Reading<'_>) {
        let id = given(reading, &CLUSTER_ID);
        let command =
            (!id.is_empty()).then(|| self.subject.hbr("DescribeClients", &[("ClusterId", id)]));
        let what = t(
            "The client group has a client that is online and reaches both sides.",
            "客户端组中有在线的客户端，且能访问两端。",
        );
        self.add("client-group", what, [], command, SYNC.documents());
        let ids = [given(reading, &DATA_SOURCE_ID), given(reading, &DEST_DATA_SOURCE_ID)];
        if ids.iter().all(|id| !id.is_empty()) {
            let what =
                t("The data sources {0} and {1} have been added.", "数据源 {0} 和 {1} 已添加。");
            self.add("data-sources", what, ids.map(Arg::value), None, SYNC.documents());
        }
    }

    /// The resource that is backed up, in the region the request goes to.
    fn resource(&mut self, what: Text, signs: Vec<Sign>, evidence: Evidence) {
        let reading = self.subject.reading();
        let region = self.subject.region;
        let sort = reading.source.and_then(ResourceKind::of_source);
        let known =
            sort.and_then(|sort| self.subject.known.find(sort, given(&reading, sort.param())));
        let seen = known.is_some_and(|resource| resource.region == region);
        let command = show_resource(self.subject);
        let args = [Arg::code(region)];
        self.add_seen_by("resource", what, args, command, signs, evidence).seen = seen;
    }

    fn other_account(&mut self, reading: &Reading<'_>) {
        if reading.is_basic() || reading.text(&CROSS_ACCOUNT_TYPE) != Some(CROSS_ACCOUNT) {
            return;
        }
        let user = reading.integer(&CROSS_ACCOUNT_USER_ID).map(|id| id.to_string());
        let role = given(reading, &CROSS_ACCOUNT_ROLE_NAME);
        let command = user.filter(|_| !role.is_empty()).map(|user| {
            let kind = ("CheckRoleType", "CrossAccountRole");
            self.subject.hbr(
                "CheckRole",
                &[kind, (CROSS_ACCOUNT_USER_ID.name, &user), (CROSS_ACCOUNT_ROLE_NAME.name, role)],
            )
        });
        let what = t(
            "The other account has the role with the trust policy below, and it may read what is backed up.",
            "源账号中已有该角色，采用下方的信任策略，且有权读取要备份的数据。",
        );
        let page = ACCOUNTS.documents();
        self.add_seen_by("cross-account-role", what, [], command, [done()], page);
        let what =
            t("This account has the service-linked role {0}.", "本账号已有服务关联角色 {0}。");
        let args = [Arg::code("AliyunServiceRoleForHbrCrossAccountBackup")];
        let command = self.subject.hbr("CheckRole", &[("CheckRoleType", "CrossAccountRole")]);
        let page = ACCOUNTS.documents();
        let command = Some(command);
        self.add_seen_by("cross-account-service-role", what, args, command, [done()], page);
    }

    fn name(&mut self, reading: &Reading<'_>) {
        let (name, Some(source)) = (given(reading, &PLAN_NAME), reading.source) else { return };
        if name.is_empty() {
            return;
        }
        let what = t(
            "No other {0} plan of this vault is called {1}.",
            "该备份库中没有名为 {1} 的其他 {0} 计划。",
        );
        let mut options = vec![(SOURCE_TYPE.name, source.value())];
        options.extend(filter(["Filters.1.Key", "Filters.1.Values.1"], "planName", name));
        let vault = given(reading, &VAULT_ID);
        options.extend(filter(["Filters.2.Key", "Filters.2.Values.1"], "vaultId", vault));
        let command = self.subject.hbr("DescribeBackupPlans", &options);
        let args = [Arg::code(source.value()), Arg::value(name)];
        let signs = [done(), lacks(PLAN_NAME.name, name)];
        self.add_seen_by("name", what, args, Some(command), signs, OWN_PAGE.documents());
    }
}
