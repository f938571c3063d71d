//! Which parameter goes with which source type: what is missing, and what does not belong.

use crate::lang::{Arg, Message, t};
use crate::params::{
    self, Basic, Kind, Need, Param, backup_rule, detail, files, plan, source, sync,
};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::{Edition, Reading, member};
use crate::rules::{Check, Fix, Rule};
use crate::values::json::Value;

rules! {
    /// A plan has one data source and one vault. What belongs to another source type is dropped by the service
    /// without a word, so a plan can look as if it did more than it does (the page; older pages; the provider).
    IGNORED = "applies/ignored", Warning,
    "一个计划只有一个数据源和一个备份库。属于其他类型的参数会被服务悄悄忽略，计划看起来比实际做得多（文档、旧版文档、官方 Provider）。",
    bad [
        "oss" r#"{"InstanceId":"i-bp1567rc0o5rz8bxnltz"}"#,
        "ecs-file" r#"{"Bucket":"hbr-backup-oss"}"#,
        "sync" r#"{"Detail":{"snapshotGroup":false}}"#,
    ],
    good ["ecs-file" r#"{"Bucket":""}"#];

    /// The page: required for ECS files. The service has no other way to know which instance is meant.
    INSTANCE_ID_REQUIRED = "instance-id/required", Error,
    "文档规定 ECS 文件备份必填；否则服务无从得知是哪台实例。",
    bad ["ecs-file" r#"{"InstanceId":null}"#, "ecs-file" r#"{"InstanceId":""}"#],
    good ["ecs-file" r#"{"InstanceId":"i-bp1567rc0o5rz8bxnltz"}"#];

    /// The page names ECS files only, but the official provider sends the instance for a whole-instance backup too,
    /// and nothing else in the request says which instance it is.
    INSTANCE_ID_EXPECTED = "instance-id/expected", Warning,
    "文档只提到 ECS 文件，但官方 Provider 在整机备份时也会发送实例 ID，请求中再无其他参数指明是哪台实例。",
    bad ["udm-ecs" r#"{"InstanceId":null}"#],
    good ["udm-ecs" r#"{"InstanceId":"i-bp1567rc0o5rz8bxnltz"}"#];

    /// The page: required for OSS.
    BUCKET_REQUIRED = "bucket/required", Error,
    "文档规定 OSS 备份必填。",
    bad ["oss" r#"{"Bucket":null}"#],
    good ["oss" r#"{"Bucket":"hbr-backup-oss"}"#];

    /// The page: required for NAS.
    FILE_SYSTEM_ID_REQUIRED = "file-system-id/required", Error,
    "文档规定 NAS 备份必填。",
    bad ["nas" r#"{"FileSystemId":null}"#],
    good ["nas" r#"{"FileSystemId":"005494"}"#];

    /// The page: required for data synchronization.
    CLUSTER_ID_REQUIRED = "cluster-id/required", Error,
    "文档规定数据同步必填。",
    bad ["sync" r#"{"ClusterId":null}"#],
    good ["sync" r#"{"ClusterId":"cl-0004i0nlngorvgjpl7ck"}"#];

    /// The page: required for data synchronization.
    DATA_SOURCE_ID_REQUIRED = "data-source-id/required", Error,
    "文档规定数据同步必填。",
    bad ["sync" r#"{"DataSourceId":null}"#],
    good ["sync" r#"{"DataSourceId":"ds-000ht6o9k2w1x0l4w61a"}"#];

    /// The page: required for data synchronization.
    DEST_SOURCE_TYPE_REQUIRED = "dest-source-type/required", Error,
    "文档规定数据同步必填。",
    bad ["sync" r#"{"DestSourceType":null}"#],
    good ["sync" r#"{"DestSourceType":"OSS"}"#];

    /// The page: required for data synchronization.
    DEST_DATA_SOURCE_ID_REQUIRED = "dest-data-source-id/required", Error,
    "文档规定数据同步必填。",
    bad ["sync" r#"{"DestDataSourceId":null}"#],
    good ["sync" r#"{"DestDataSourceId":"ds-000cov4ufudxklj24zdk"}"#];

    /// The page does not require a name, but the gateway did until 2025-08 and every official tool still does.
    PLAN_NAME_EXPECTED = "plan-name/expected", Warning,
    "文档不要求名称，但网关在 2025-08 之前要求，各官方工具至今仍要求。",
    bad ["ecs-file" r#"{"PlanName":null}"#, "udm-ecs" r#"{"PlanName":null}"#],
    good ["ecs-file-basic" "{}", "sync" r#"{"PlanName":null}"#];

    /// The page does not require it, but the gateway did until 2025-08 and every official tool sends COMPLETE.
    BACKUP_TYPE_EXPECTED = "backup-type/expected", Warning,
    "文档不要求，但网关在 2025-08 之前要求，各官方工具均发送 COMPLETE。",
    bad ["nas" r#"{"BackupType":null}"#],
    good ["ecs-file-basic" "{}"];

    /// Backups need a vault; older pages and the official tools require it. Only the BASIC edition, whole-instance
    /// backup and synchronization do without.
    VAULT_ID_EXPECTED = "vault-id/expected", Warning,
    "备份须有备份库，旧版文档和官方工具均要求；只有基础版、整机备份和数据同步不需要。",
    bad ["oss" r#"{"VaultId":null}"#, "ots" r#"{"VaultId":null}"#],
    good ["udm-ecs" "{}", "ecs-file-basic" "{}"];

    /// A plan without a schedule is taken and never runs by itself (the gateway required one until 2025-08).
    SCHEDULE_EXPECTED = "schedule/expected", Warning,
    "没有执行周期的计划会被接受，但永远不会自动执行（网关在 2025-08 之前要求此项）。",
    bad ["ecs-file" r#"{"Schedule":null}"#, "sync" r#"{"Schedule":""}"#],
    good [
        "ecs-file-basic" "{}",
        "udm-ecs" r#"{"Schedule":null,"Rule":[{"BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7}]}"#,
    ];

    /// Older pages and the official tools require the days. How long backups live is not for a default to decide.
    RETENTION_EXPECTED = "retention/expected", Warning,
    "旧版文档和官方工具要求填写。备份保留多久不应由默认值决定。",
    bad ["oss" r#"{"Retention":null}"#],
    good ["sync" "{}", "ecs-file-basic" "{}"];

    /// The page asks for the creation time; current official tools leave it out, and the service takes that.
    CREATE_TIME_EXPECTED = "create-time/expected", Warning,
    "文档要求填写创建时间；当前官方工具不再发送，服务也接受。",
    bad ["nas" r#"{"CreateTime":null}"#],
    good ["nas" r#"{"CreateTime":1607436917}"#];

    /// For NAS an empty list of paths is refused (the official provider's page); `/` backs up the whole file system.
    PATH_EXPECTED = "path/expected", Warning,
    "NAS 的路径为空会被拒绝（官方 Provider 文档）；`/` 表示整个文件系统。",
    bad ["nas" r#"{"Path":null}"#, "nas" r#"{"Path":[]}"#],
    good ["ecs-file" r#"{"Path":null}"#];

    /// Nothing else in the request says which Tablestore instance is meant.
    INSTANCE_NAME_EXPECTED = "instance-name/expected", Warning,
    "请求中再无其他参数指明是哪个表格存储实例。",
    bad ["ots" r#"{"InstanceName":null}"#],
    good ["ots" r#"{"InstanceName":"orders-prod"}"#];

    /// A Tablestore plan runs by its backup rules alone (pull request 4861 of the official provider).
    RULE_EXPECTED = "rule/expected", Warning,
    "表格存储计划只按备份规则执行（官方 Provider 的 PR 4861）。",
    bad ["ots" r#"{"Rule":null}"#, "ots" r#"{"Rule":[]}"#],
    good ["ecs-file" "{}"];

    /// The official provider always sends the region of the instance.
    UDM_REGION_ID_EXPECTED = "udm-region-id/expected", Warning,
    "官方 Provider 总是发送实例所在地域。",
    bad ["udm-ecs" r#"{"UdmRegionId":null}"#],
    good ["udm-ecs" r#"{"UdmRegionId":"cn-hangzhou"}"#];

    /// The official provider always sends the details; without them the service decides on consistency and disks.
    DETAIL_EXPECTED = "detail/expected", Warning,
    "官方 Provider 总是发送备份详情；否则一致性和云盘范围由服务决定。",
    bad ["udm-ecs" r#"{"Detail":null}"#, "udm-ecs" r#"{"Detail":{}}"#],
    good ["udm-ecs" r#"{"Detail":{"snapshotGroup":false}}"#];

    /// The page's example gives it: without it nothing says where in the destination the data goes.
    DEST_DATA_SOURCE_DETAIL_EXPECTED = "dest-data-source-detail/expected", Warning,
    "文档示例给出了此项；否则无从得知数据写到目的端的哪个位置。",
    bad ["sync" r#"{"DestDataSourceDetail":null}"#],
    good ["sync" r#"{"DestDataSourceDetail":"{\"prefix\":\"/\"}"}"#];
}

/// The rule that speaks when a required parameter is missing.
static REQUIRED: &[(&Param, &Rule)] = &[
    (&source::INSTANCE_ID, &INSTANCE_ID_REQUIRED),
    (&source::BUCKET, &BUCKET_REQUIRED),
    (&source::FILE_SYSTEM_ID, &FILE_SYSTEM_ID_REQUIRED),
    (&sync::CLUSTER_ID, &CLUSTER_ID_REQUIRED),
    (&sync::DATA_SOURCE_ID, &DATA_SOURCE_ID_REQUIRED),
    (&sync::DEST_SOURCE_TYPE, &DEST_SOURCE_TYPE_REQUIRED),
    (&sync::DEST_DATA_SOURCE_ID, &DEST_DATA_SOURCE_ID_REQUIRED),
];

/// The rule that speaks when an expected parameter is missing.
static EXPECTED: &[(&Param, &Rule)] = &[
    (&plan::PLAN_NAME, &PLAN_NAME_EXPECTED),
    (&plan::BACKUP_TYPE, &BACKUP_TYPE_EXPECTED),
    (&plan::VAULT_ID, &VAULT_ID_EXPECTED),
    (&plan::SCHEDULE, &SCHEDULE_EXPECTED),
    (&plan::RETENTION, &RETENTION_EXPECTED),
    (&source::INSTANCE_ID, &INSTANCE_ID_EXPECTED),
    (&source::CREATE_TIME, &CREATE_TIME_EXPECTED),
    (&files::PATH, &PATH_EXPECTED),
    (&source::INSTANCE_NAME, &INSTANCE_NAME_EXPECTED),
    (&backup_rule::RULE, &RULE_EXPECTED),
    (&source::UDM_REGION_ID, &UDM_REGION_ID_EXPECTED),
    (&detail::DETAIL, &DETAIL_EXPECTED),
    (&sync::DEST_DATA_SOURCE_DETAIL, &DEST_DATA_SOURCE_DETAIL_EXPECTED),
];

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    let Some(source) = check.reading.source else { return };
    for param in params::ALL {
        match param.need(Some(source)) {
            Need::Foreign if check.reading.given(param) => {
                let place = Place::of(param);
                let message = Message::new(
                    t(
                        "{0}: not for {1}, and ignored. Remove it.",
                        "{0}不适用于{1}，会被忽略，应移除。",
                    ),
                    [Arg::Label(place.label()), Arg::Text(source.label())],
                );
                check
                    .find(&IGNORED, place.clone(), message)
                    .fix(|| Fix::remove_labelled(Arg::Label(place.label()), [Op::Remove(place)]));
            }
            Need::Required | Need::Expected if check.is_renamed(&Place::of(param)) => {}
            Need::Required if !stands(check.reading, param) => missing(check, param, REQUIRED),
            Need::Expected if !stands(check.reading, param) && !excused(check.reading, param) => {
                missing(check, param, EXPECTED);
            }
            _ => {}
        }
    }
}

/// Whether a value counts as given: one that is there and not blank, or that cannot be read.
fn stands(reading: &Reading<'_>, param: &Param) -> bool {
    let holds_no_text = matches!(
        param.kind,
        Kind::Integer { .. } | Kind::ZeroOne | Kind::Boolean | Kind::Paths | Kind::BackupRules
    );
    let node = reading.node(param);
    let unreadable = || holds_no_text && node.is_some_and(|node| node.text().is_some());
    // An empty list is no empty object: its own rule says so.
    let list = || param.kind == Kind::Object && node.is_some_and(|node| node.entries().is_some());
    reading.given(param) || unreadable() || list()
}

/// Whether an expected parameter may be left out here.
fn excused(reading: &Reading<'_>, param: &Param) -> bool {
    // An empty name has a rule of its own.
    let empty_name = *param == plan::PLAN_NAME && reading.node(param).is_some();
    // A list that cannot be read may have one.
    let unread = reading.given(&backup_rule::RULE)
        && reading.own(&backup_rule::RULE).is_some_and(|node| node.entries().is_none());
    let scheduled_by_rule = *param == plan::SCHEDULE
        && (unread
            || reading.backup_rules().any(|(_, entry)| {
                member(entry, &backup_rule::SCHEDULE).is_some_and(|node| !node.value.is_blank())
            }));
    // An edition that cannot be read may be the basic one, where there is one.
    let may_be_basic =
        reading.edition == Edition::Unknown && reading.source == Some(source::SourceType::EcsFile);
    let basic = reading.is_basic() || may_be_basic;
    // A schedule beside which Tablestore needs rules has a rule of its own, which moves it into one.
    let misplaced_schedule = *param == backup_rule::RULE
        && reading.source == Some(source::SourceType::Ots)
        && reading.given(&plan::SCHEDULE);
    (basic && param.basic != Basic::Same) || empty_name || scheduled_by_rule || misplaced_schedule
}

fn missing(check: &mut Check<'_>, param: &'static Param, rules: &[(&Param, &'static Rule)]) {
    let (Some((_, rule)), Some(source)) =
        (rules.iter().find(|(of, _)| *of == param), check.reading.source)
    else {
        return;
    };
    let place = Place::of(param);
    let text = match param.kind {
        Kind::Paths | Kind::BackupRules => {
            t("{0}: add at least one. Source type {1} needs it.", "{0}：至少添加一项（{1} {2}）。")
        }
        Kind::Object => t(
            "{0}: fill in at least one. Source type {1} needs it.",
            "{0}：至少填写一项（{1} {2}）。",
        ),
        // What the service takes without it needs no more than the page does.
        _ if *param == source::CREATE_TIME => t(
            "{0}: the page asks for it, though current tools leave it out. Enter it to be sure.",
            "{0}：文档要求填写，当前官方工具已不再发送；稳妥起见应填写。",
        ),
        Kind::Choice(_) | Kind::Suggested(_) | Kind::Region => {
            t("Choose the {^0}. Source type {1} needs it.", "选择{0}（{1} {2}）。")
        }
        _ => t("Enter the {^0}. Source type {1} needs it.", "填写{0}（{1} {2}）。"),
    };
    let word = match param.need(Some(source)) {
        Need::Required => t("required", "必填"),
        _ => t("needed", "应填"),
    };
    let args = [Arg::Label(place.label()), Arg::code(source.value()), Arg::Text(word)];
    let message = Message::new(text, args);
    let value = match param.kind {
        Kind::Choice([only]) => Some(only.value.to_owned()),
        Kind::Region => check.world.region.clone(),
        _ => None,
    };
    let finding = check.find(rule, place.clone(), message);
    if let Some(value) = value {
        finding.fix(|| Fix::write(Arg::value(&value), [Op::Add(place, Value::owned_text(value))]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row that says R or P and has no rule would pass over a missing parameter in silence.
    #[test]
    fn every_need_has_its_rule() {
        let has = |rules: &[(&Param, &Rule)], param| rules.iter().any(|(of, _)| *of == param);
        for param in params::ALL.iter().copied().filter(|param| **param != source::SOURCE_TYPE) {
            assert_eq!(
                param.needs.contains(&Need::Required),
                has(REQUIRED, param),
                "{}",
                param.name
            );
            assert_eq!(
                param.needs.contains(&Need::Expected),
                has(EXPECTED, param),
                "{}",
                param.name
            );
        }
    }
}
