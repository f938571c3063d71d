//! Whether an ID looks like an ID of its kind.

use std::borrow::Cow;

use crate::lang::{Arg, Message, t};
use crate::params::cross_account::CROSS_ACCOUNT_ROLE_NAME;
use crate::params::source::{FILE_SYSTEM_ID, INSTANCE_NAME};
use crate::params::{Kind, Param};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::credential::looks_like_a_key;
use crate::rules::text::clean;
use crate::rules::{Check, Fix};
use crate::values::id::{IdKind, Misfit, is_masked};
use crate::values::json::Value;

rules! {
    /// Documentation covers part of every ID with asterisks or x. Such an ID was copied from a page, not from an
    /// account.
    MASKED = "id/masked", Warning,
    "文档中的 ID 都用星号或 x 遮住一部分。这样的 ID 来自文档，而不是账号。",
    bad [
        "ecs-file" r#"{"VaultId":"v-0006******q"}"#,
        "ecs-file" r#"{"InstanceId":"i-xxxxxxxxxxxx"}"#,
        "udm-ecs" r#"{"Detail":{"diskIdList":["d-bp1****4"]}}"#,
    ],
    good ["ecs-file" r#"{"VaultId":"v-0003gxoksflhu46w185s"}"#];

    /// Every ID of a kind seen in public begins with the letters of that kind. The rule knows nothing of how long
    /// they are, and warns only.
    SHAPE = "id/shape", Warning,
    "公开可见的 ID 均以所属种类的字母开头。本规则不判断长度，仅作警告。",
    bad [
        "ecs-file" r#"{"InstanceId":"v-0003gxoksflhu46w185s"}"#,
        "ecs-file" r#"{"VaultId":"my vault"}"#,
        "sync" r#"{"ClusterId":"c-0004i0nlngorvgjpl7ck"}"#,
        "sync" r#"{"ChangeListPath":"{\"dataSourceId\":\"123456789\",\"path\":\"/changelist\"}"}"#,
        "udm-ecs" r#"{"Detail":{"diskIdList":["i-bp1567rc0o5rz8bxnltz"]}}"#,
        "nas" r#"{"FileSystemId":"i-bp1567rc0o5rz8bxnltz"}"#,
        "ots" r#"{"InstanceName":"i-bp1567rc0o5rz8bxnltz"}"#,
    ],
    good ["sync" r#"{"ChangeListPath":"{\"dataSourceId\":\"ds-123456789\",\"path\":\"/changelist\"}"}"#];

    /// These three are names by themselves (the page). An address or an ARN that holds the name is another text.
    NAME_ALONE = "id/name-alone", Warning,
    "这三个参数只写名称（文档）。包含名称的地址或 ARN 是另一段文本。",
    bad [
        "ots" r#"{"InstanceName":"https://orders.cn-hangzhou.ots.aliyuncs.com"}"#,
        "nas" r#"{"FileSystemId":"031cf4964f-abc12.cn-hangzhou.nas.aliyuncs.com"}"#,
        "nas" r#"{"FileSystemId":"031cf4964f-abc12.cn-hangzhou.nas.aliyuncs.com:/data"}"#,
        "nas" r#"{"FileSystemId":"0088abcd-sihc.cn-hangzhou.extreme.nas.aliyuncs.com"}"#,
        "ots" r#"{"InstanceName":"https://orders.cn-hangzhou.vpc.tablestore.aliyuncs.com"}"#,
        "oss" r#"{"CrossAccountType":"CROSS_ACCOUNT","CrossAccountUserId":1589753412344625,"CrossAccountRoleName":"acs:ram::1589753412344625:role/BackupRole"}"#,
    ],
    good [
        "ots" r#"{"InstanceName":"orders"}"#,
        "nas" r#"{"FileSystemId":"cpfs-099394bd928c0a1b-000001.cn-shanghai.cpfs.nas.aliyuncs.com"}"#,
    ];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    for (param, bare) in NAMES {
        name_alone(check, param, *bare);
    }
    for param in [&FILE_SYSTEM_ID, &INSTANCE_NAME] {
        another_kind(check, param);
    }
    for spot in check.spots {
        let (Kind::Id(kind) | Kind::Texts(kind)) = spot.row.kind else { continue };
        // Tables are texts too, but no IDs; and one text in place of a list is not one ID.
        if matches!(spot.row.kind, Kind::Texts(kind) if kind.is_none() || !spot.is_entry()) {
            continue;
        }
        let id = clean(spot.text);
        // What looks like a key has a rule of its own, which does not quote it.
        if id.is_empty() || looks_like_a_key(&id) {
            continue;
        }
        if is_masked(&id) {
            let message = Message::new(
                t(
                    "{0} still has the mask of an example: {1}. Enter the whole ID.",
                    "{0}仍含示例中的脱敏字符：{1}，应填写完整 ID。",
                ),
                [spot.label(), Arg::value(&*id)],
            );
            check.find_at(&MASKED, spot, message);
        }
        let Some(kind) = kind else { continue };
        let message = match kind.misfit(&id) {
            None => continue,
            Some(Misfit::Other(other)) => Message::new(
                t(
                    "{0} begins with {1}, but {2} is the ID of {3}. Enter the other ID.",
                    "{0}以 {1} 开头，而 {2} 是{3}的 ID，应换成对应的 ID。",
                ),
                [
                    spot.label(),
                    Arg::code(format!("{}-", kind.prefix)),
                    Arg::value(&*id),
                    Arg::Text(other.of),
                ],
            ),
            Some(Misfit::Shape) => Message::new(
                t(
                    "{0} should be {1} and then small letters and digits, but is {2}. Check it.",
                    "{0}应为 {1} 加小写字母和数字，实际是 {2}，应核对。",
                ),
                [spot.label(), Arg::code(format!("{}-", kind.prefix)), Arg::value(&*id)],
            ),
        };
        check.find_at(&SHAPE, spot, message);
    }
}

/// The ID of another kind of resource where an ID or a name without a prefix of its own belongs.
fn another_kind(check: &mut Check<'_>, param: &'static Param) {
    let Some(id) = check.reading.text(param).map(clean) else { return };
    let Some(kind) = IdKind::of(&id) else { return };
    let place = Place::of(param);
    let message = Message::new(
        t(
            "{0} is {1}, the ID of {2}. Enter the other one.",
            "{0}是 {1}，即{2}的 ID，应换成对应的值。",
        ),
        [Arg::Label(place.label()), Arg::value(&*id), Arg::Text(kind.of)],
    );
    check.find(&SHAPE, place, message);
}

/// What is the name in a longer text, if that holds one.
type Bare = fn(&str) -> Option<Cow<'_, str>>;

/// The parameters that are names by themselves, each with what is the name in a longer text.
const NAMES: &[(&Param, Bare)] = &[
    (&INSTANCE_NAME, |text| {
        let host = text.split_once("://").map_or(text, |(_, host)| host);
        let (name, domain) = host.split_once('.')?;
        let is_address = ["ots.", "ots-internal.", "tablestore."]
            .iter()
            .any(|product| domain.split_inclusive('.').any(|label| label == *product));
        is_address.then_some(Cow::Borrowed(name))
    }),
    (&FILE_SYSTEM_ID, |text| {
        // A mount command has the folder behind the mount target.
        let host = text.split_once(":/").map_or(text, |(host, _)| host);
        let (label, domain) = host.split_once('.')?;
        let domain = domain.strip_suffix("nas.aliyuncs.com")?;
        let is_extreme = domain.ends_with(".extreme.");
        let label = label.strip_prefix("extreme-").filter(|_| is_extreme).unwrap_or(label);
        let (id, _) = label.split_once('-')?;
        // An ID of CPFS has hyphens of its own.
        if !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        // The IDs of extreme file systems begin so (CreateMountTarget of NAS); their domains leave it out.
        Some(if is_extreme { format!("extreme-{id}").into() } else { id.into() })
    }),
    (&CROSS_ACCOUNT_ROLE_NAME, |text| {
        text.strip_prefix("acs:ram:")
            .and_then(|rest| rest.rsplit_once("role/"))
            .map(|(_, name)| name.into())
    }),
];

fn name_alone(check: &mut Check<'_>, param: &'static Param, bare: Bare) {
    let Some(text) = check.reading.text(param) else { return };
    let Some(name) = bare(text.trim()).filter(|name| !name.is_empty()) else { return };
    let place = Place::of(param);
    let message = Message::new(
        t(
            "{0} must be the name alone, but is {1}. Write {2}.",
            "{0}只写名称，实际是 {1}，应写作 {2}。",
        ),
        [Arg::Label(place.label()), Arg::value(text), Arg::value(&name)],
    );
    check
        .find(&NAME_ALONE, place.clone(), message)
        .fix(|| Fix::write(Arg::value(&name), [Op::Replace(place, Value::owned_text(name))]));
}
