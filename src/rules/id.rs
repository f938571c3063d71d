//! Whether an ID looks like an ID of its kind.

use crate::lang::{Arg, Message, t};
use crate::params::Kind;
use crate::rules::Check;
use crate::rules::credential::looks_like_a_key;
use crate::rules::text::clean;
use crate::values::id::{Misfit, is_masked};

rules! {
    /// Documentation covers part of every ID with asterisks or x. Such an ID was copied from a page, not from an
    /// account.
    MASKED = "id/masked", Warning,
    "文档中的 ID 都用星号或 x 遮住一部分。这样的 ID 来自文档页面，而不是账号。",
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
    ],
    good ["sync" r#"{"ChangeListPath":"{\"dataSourceId\":\"ds-123456789\",\"path\":\"/changelist\"}"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
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
                    "{0}还带着示例的遮盖符号：{1}，应填写完整 ID。",
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
