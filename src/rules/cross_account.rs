//! Backing up another account's data.

use crate::lang::{Arg, Message, t};
use crate::params::cross_account::{
    CROSS_ACCOUNT, CROSS_ACCOUNT_ROLE_NAME, CROSS_ACCOUNT_TYPE, CROSS_ACCOUNT_USER_ID, SELF_ACCOUNT,
};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::integer;
use crate::rules::{Check, Fix};
use crate::values::json::Value;

/// The digits of an account's ID in every example seen.
const USER_ID_DIGITS: usize = 16;

rules! {
    /// Another account's data is reached through a role in that account: without its ID and the role there is no way
    /// to it.
    REQUIRED = "cross-account/required", Error,
    "访问源账号的数据须借助该账号中的角色：缺少账号 ID 或角色名就无从访问。",
    bad [
        "ecs-file" r#"{"CrossAccountType":"CROSS_ACCOUNT","CrossAccountUserId":1589753412344625}"#,
        "ecs-file" r#"{"CrossAccountType":"CROSS_ACCOUNT","CrossAccountRoleName":"BackupRole"}"#,
    ],
    good ["ecs-file" r#"{"CrossAccountType":"CROSS_ACCOUNT","CrossAccountUserId":1589753412344625,"CrossAccountRoleName":"BackupRole"}"#];

    /// The page: the account's ID and role count for CROSS_ACCOUNT alone. The service takes them otherwise and backs
    /// up its own account's data.
    UNUSED = "cross-account/unused", Warning,
    "文档说明账号 ID 和角色仅用于 CROSS_ACCOUNT；否则服务照样接受，却备份本账号的数据。",
    bad [
        "ecs-file" r#"{"CrossAccountUserId":1589753412344625,"CrossAccountRoleName":"BackupRole"}"#,
        "ecs-file" r#"{"CrossAccountType":"SELF_ACCOUNT","CrossAccountRoleName":"BackupRole"}"#,
    ],
    good ["ecs-file" r#"{"CrossAccountType":"SELF_ACCOUNT"}"#];

    /// Account IDs have 16 digits in every example seen.
    USER_ID = "cross-account/user-id", Warning,
    "所见示例中的账号 ID 均为 16 位数字。",
    bad ["ecs-file" r#"{"CrossAccountType":"CROSS_ACCOUNT","CrossAccountUserId":158975341234462,"CrossAccountRoleName":"BackupRole"}"#],
    good ["ecs-file" r#"{"CrossAccountType":"CROSS_ACCOUNT","CrossAccountUserId":1589753412344625,"CrossAccountRoleName":"BackupRole"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    // The basic edition ignores all three, which is a rule of its own.
    if check.reading.is_basic() {
        return;
    }
    let both = [&CROSS_ACCOUNT_USER_ID, &CROSS_ACCOUNT_ROLE_NAME];
    let (given, missing): (Vec<_>, Vec<_>) =
        both.into_iter().partition(|param| check.reading.given(param));
    let kind = check.reading.node(&CROSS_ACCOUNT_TYPE).filter(|node| !node.value.is_blank());
    match kind.map(|node| node.text()) {
        Some(Some(CROSS_ACCOUNT)) => {
            user_id(check);
            for param in missing {
                let place = Place::of(param);
                let message = Message::new(
                    t(
                        "Enter the {^0}: another account cannot be reached without it.",
                        "填写{0}：没有它无法访问源账号。",
                    ),
                    [Arg::Label(place.label())],
                );
                check.find(&REQUIRED, place, message);
            }
        }
        None | Some(Some(SELF_ACCOUNT)) => {
            let Some(first) = given.first() else { return };
            let place = Place::of(first);
            let message = Message::new(
                t(
                    "{0} is ignored for this account's own data. Remove it, or choose `CROSS_ACCOUNT`.",
                    "{0}在备份本账号数据时不起作用，应移除，或选择 `CROSS_ACCOUNT`。",
                ),
                [Arg::Label(place.label())],
            );
            let all_given = missing.is_empty();
            let finding = check.find(&UNUSED, place, message).with(Place::of(&CROSS_ACCOUNT_TYPE));
            let finding = finding.fix(|| {
                let given = given.iter().map(|param| Op::Remove(Place::of(param)));
                Fix::remove(given.collect::<Vec<_>>())
            });
            if all_given {
                finding.try_fix(|| {
                    let other = Value::owned_text(CROSS_ACCOUNT);
                    Fix::write(
                        Arg::code(CROSS_ACCOUNT),
                        [Op::Add(Place::of(&CROSS_ACCOUNT_TYPE), other)],
                    )
                });
            }
        }
        // A type that cannot be read is another rule's.
        Some(_) => {}
    }
}

fn user_id(check: &mut Check<'_>) {
    let Some(id) = check.reading.node(&CROSS_ACCOUNT_USER_ID).and_then(integer) else { return };
    if id > 0 && id.to_string().len() == USER_ID_DIGITS {
        return;
    }
    let place = Place::of(&CROSS_ACCOUNT_USER_ID);
    let message = Message::new(
        t(
            "{0} has {1} digits in every example, but is {2}. Check it.",
            "{0}在示例中均为 {1} 位数字，实际是 {2}，应核对。",
        ),
        [Arg::Label(place.label()), Arg::count(USER_ID_DIGITS), Arg::Number(id.into())],
    );
    check.find(&USER_ID, place, message);
}
