//! What is known of the account: whether the vault and the resource that a plan names are where and what they should
//! be. Without an inventory none of these rules says anything.

use crate::inventory::{Misfit, Resource, ResourceKind, VAULT_READY, vault_kind};
use crate::lang::{Arg, Message, t};
use crate::params::files::{OPTIONS, PATH};
use crate::params::source::{CREATE_TIME, INSTANCE_ID, SourceType, UDM_REGION_ID};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::text::clean;
use crate::rules::{Check, Fix};
use crate::values::json::Value;
use crate::values::path::PathKind;

rules! {
    /// The pages of CreateVault and DescribeVaults: Tablestore has vaults of a type of its own, and everything else
    /// goes into standard ones. Looked up in the answer of DescribeVaults that was given.
    VAULT_KIND = "known/vault-kind", Warning,
    "CreateVault 和 DescribeVaults 文档说明表格存储使用专用类型的备份库，其他数据源使用标准备份库。依据所给的 DescribeVaults 返回结果判断。",
    bad [
        "known ecs-file" r#"[{"Vaults":{"Vault":[{"VaultId":"v-0003gxoksflhu46w185s","VaultType":"OTS_BACKUP"}]}},{}]"#,
        "known ots-without-vault" r#"[{"Vaults":{"Vault":[{"VaultId":"v-0003gxoksflhu46w185s","VaultType":"STANDARD"}]}},{"VaultId":"v-0003gxoksflhu46w185s"}]"#,
    ],
    good ["known ecs-file" r#"[{"Vaults":{"Vault":[{"VaultId":"v-0003gxoksflhu46w185s","VaultType":"STANDARD"}]}},{}]"#];

    /// The page of CreateVault: a vault takes backups only once it is CREATED. Looked up in the answer of
    /// DescribeVaults that was given, and may have changed since.
    VAULT_STATUS = "known/vault-status", Warning,
    "CreateVault 文档说明备份库状态为 CREATED 时才能存放备份。依据所给的 DescribeVaults 返回结果判断，此后状态可能已变化。",
    bad ["known oss" r#"[{"Vaults":{"Vault":[{"VaultId":"v-0003gxoksflhu46w185s","VaultType":"STANDARD","Status":"INITIALIZING"}]}},{}]"#],
    good ["known oss" r#"[{"Vaults":{"Vault":[{"VaultId":"v-0003gxoksflhu46w185s","VaultType":"STANDARD","Status":"CREATED"}]}},{}]"#];

    /// A plan is made in the region whose endpoint is called, and what it names must be there: there is no parameter
    /// for another region. Looked up in the answers that were given.
    OTHER_REGION = "known/other-region", Warning,
    "计划创建在所调用服务接入点的地域，其中的资源须在同一地域，没有参数可以指定其他地域。依据所给的返回结果判断。",
    bad [
        "known ecs-file" r#"[{"Vaults":{"Vault":[{"VaultId":"v-0003gxoksflhu46w185s","VaultType":"STANDARD","VaultRegionId":"cn-shanghai"}]}},{}]"#,
        "known oss" r#"[{"Buckets":{"Bucket":[{"Name":"hbr-backup-oss","Location":"oss-cn-beijing"}]}},{}]"#,
        "known nas" r#"[{"FileSystems":{"FileSystem":[{"FileSystemId":"031cf4964f","ProtocolType":"NFS","RegionId":"cn-shanghai"}]}},{}]"#,
    ],
    good ["known oss" r#"[{"Buckets":{"Bucket":[{"Name":"hbr-backup-oss","Location":"oss-cn-hangzhou"}]}},{}]"#];

    /// The page: the region where the ECS instance is located. Looked up in the answer of DescribeInstances that was
    /// given.
    INSTANCE_REGION = "known/instance-region", Warning,
    "文档规定填写 ECS 实例所在的地域。依据所给的 DescribeInstances 返回结果判断。",
    bad ["known udm-ecs" r#"[{"Instances":{"Instance":[{"InstanceId":"i-bp1567rc0o5rz8bxnltz","OSType":"linux","RegionId":"cn-hangzhou"}]}},{"UdmRegionId":"cn-shanghai"}]"#],
    good ["known udm-ecs" r#"[{"Instances":{"Instance":[{"InstanceId":"i-bp1567rc0o5rz8bxnltz","OSType":"linux","RegionId":"cn-hangzhou"}]}},{"UdmRegionId":"cn-hangzhou"}]"#];

    /// The page: the time when the file system was created. Looked up in the answer of DescribeFileSystems that was
    /// given.
    CREATE_TIME_DIFFERS = "known/create-time", Warning,
    "文档规定填写文件系统的创建时间。依据所给的 DescribeFileSystems 返回结果判断。",
    bad ["known nas" r#"[{"FileSystems":{"FileSystem":[{"FileSystemId":"031cf4964f","ProtocolType":"NFS","CreateTime":"2017-05-27T15:43:06CST"}]}},{}]"#],
    good ["known nas" r#"[{"FileSystems":{"FileSystem":[{"FileSystemId":"031cf4964f","ProtocolType":"NFS","CreateTime":"2020-10-20T03:10:44Z"}]}},{}]"#];

    /// Windows paths and VSS (the page: Windows instances only) belong to Windows, and Unix paths do not. Looked up
    /// in the answer of DescribeInstances that was given.
    OTHER_SYSTEM = "known/other-system", Warning,
    "Windows 路径和 VSS（文档：仅 Windows 实例）属于 Windows，Unix 路径则不属于。依据所给的 DescribeInstances 返回结果判断。",
    bad [
        "known ecs-windows" r#"[{"Instances":{"Instance":[{"InstanceId":"i-bp1567rc0o5rz8bxnltz","OSType":"linux"}]}},{}]"#,
        "known ecs-file" r#"[{"Instances":{"Instance":[{"InstanceId":"i-bp1567rc0o5rz8bxnltz","OSType":"windows"}]}},{}]"#,
    ],
    good ["known ecs-windows" r#"[{"Instances":{"Instance":[{"InstanceId":"i-bp1567rc0o5rz8bxnltz","OSType":"windows"}]}},{}]"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    if check.world.known.is_empty() {
        return;
    }
    let own = check.reading.source.and_then(ResourceKind::of_source);
    for sort in std::iter::once(ResourceKind::Vault).chain(own) {
        misfits(check, sort);
    }
    instance_region(check);
    create_time(check);
    system(check);
}

/// The one that the plan names, if it is known.
pub(in crate::rules) fn named<'c>(check: &Check<'c>, sort: ResourceKind) -> Option<&'c Resource> {
    check.world.known.find(sort, &clean(check.reading.text(sort.param())?))
}

fn misfits(check: &mut Check<'_>, sort: ResourceKind) {
    let Some(resource) = named(check, sort) else { return };
    let Some(source) = check.reading.source else { return };
    let region = check.world.region.as_deref();
    for misfit in resource.misfits(sort, Some(source), region) {
        let place = Place::of(sort.param());
        let label = Arg::Label(place.label());
        let (rule, message) = match misfit {
            Misfit::Kind => (
                &VAULT_KIND,
                Message::new(
                    t(
                        "{0}: this vault is of the type {1}, and {2} needs {3}. Choose another vault.",
                        "{0}：该备份库类型为 {1}，{2} 需要 {3}，应选择其他备份库。",
                    ),
                    [
                        label,
                        Arg::value(&resource.kind),
                        Arg::code(source.value()),
                        Arg::code(vault_kind(source)),
                    ],
                ),
            ),
            Misfit::Status => (
                &VAULT_STATUS,
                Message::new(
                    t(
                        "{0}: this vault has the status {1}. Wait until it is {2}, or choose another.",
                        "{0}：该备份库状态为 {1}，应等待变为 {2} 或选择其他备份库。",
                    ),
                    [label, Arg::value(&resource.status), Arg::code(VAULT_READY)],
                ),
            ),
            Misfit::Region => (
                &OTHER_REGION,
                Message::new(
                    t(
                        "{0} is in {1}, and the request goes to {2}. Send it to {1}, or choose another.",
                        "{0}位于 {1}，而请求发往 {2}，应改发到 {1} 或另选。",
                    ),
                    [label, Arg::value(&resource.region), Arg::value(region.unwrap_or_default())],
                ),
            ),
        };
        check.find(rule, place, message);
    }
}

fn instance_region(check: &mut Check<'_>) {
    let given = check.reading.text(&UDM_REGION_ID).map(|text| clean(text).into_owned());
    let known = named(check, ResourceKind::Instance);
    let (Some(given), Some(region)) = (given, known.map(|instance| instance.region.clone())) else {
        return;
    };
    if region.is_empty() || region == given {
        return;
    }
    let place = Place::of(&UDM_REGION_ID);
    let message = Message::new(
        t(
            "{0}: the instance is in {1}, not in {2}. Write {1}.",
            "{0}：实例位于 {1}，不在 {2}，应写作 {1}。",
        ),
        [Arg::Label(place.label()), Arg::value(&region), Arg::value(given)],
    );
    check
        .find(&INSTANCE_REGION, place.clone(), message)
        .with(Place::of(&INSTANCE_ID))
        .fix(|| Fix::write(Arg::value(&region), [Op::Replace(place, Value::owned_text(&region))]));
}

fn create_time(check: &mut Check<'_>) {
    let known = named(check, ResourceKind::FileSystem);
    let (Some(given), Some(created)) =
        (check.reading.integer(&CREATE_TIME), known.and_then(|system| system.created))
    else {
        return;
    };
    if given == created {
        return;
    }
    let place = Place::of(&CREATE_TIME);
    let message = Message::new(
        t(
            "{0} is {1}, but this file system was created at {2}. Write {2}.",
            "{0}为 {1}，而该文件系统创建于 {2}，应写作 {2}。",
        ),
        [Arg::Label(place.label()), Arg::Number(given.into()), Arg::Number(created.into())],
    );
    check.find(&CREATE_TIME_DIFFERS, place.clone(), message).fix(|| {
        Fix::write(Arg::Number(created.into()), [Op::Replace(place, Value::integer(created))])
    });
}

/// Paths and VSS against the operating system of the instance.
fn system(check: &mut Check<'_>) {
    if check.reading.source != Some(SourceType::EcsFile) {
        return;
    }
    let known = named(check, ResourceKind::Instance);
    let Some(windows) = known.and_then(|instance| instance.windows) else { return };
    let system = Arg::Plain(if windows { "Windows" } else { "Linux" }.to_owned());
    let is_other = |path: &str| PathKind::of(path).is_some_and(|kind| kind.is_windows() != windows);
    let (place, message) =
        if let Some((index, path)) = check.reading.paths().find(|(_, path)| is_other(path)) {
            let place = Place::of(&PATH).index(index);
            let text = t(
                "{0} {2} does not fit the instance, which runs {1}. Write a path of that system.",
                "{0} {2} 与运行 {1} 的实例不符，应填写该系统的路径。",
            );
            let label = Arg::Label(place.label());
            (place, Message::new(text, [label, system, Arg::value(path)]))
        } else if check.reading.use_vss && !windows {
            let place = Place::of(&OPTIONS);
            let text = t(
                "{0}: VSS is for Windows, and the instance runs {1}. Switch it off.",
                "{0}：VSS 仅用于 Windows，而实例运行 {1}，应关闭。",
            );
            let label = Arg::Label(place.label());
            (place, Message::new(text, [label, system]))
        } else {
            return;
        };
    check.find(&OTHER_SYSTEM, place, message).with(Place::of(&INSTANCE_ID));
}
