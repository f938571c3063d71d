//! The BASIC edition, and what it has no use for.

use crate::lang::{Arg, Message, t};
use crate::params::plan::{EDITION, STANDARD};
use crate::params::source::SOURCE_TYPE;
use crate::params::{self, Basic};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::Edition;
use crate::rules::{Check, Fix};
use crate::values::json::Value;

rules! {
    /// BASIC exists for files of ECS instances alone (the official SDK; the official skill).
    BASIC_SOURCE = "edition/basic-source", Warning,
    "基础版仅用于 ECS 文件（官方 SDK、官方 Skill）。",
    bad ["udm-ecs" r#"{"Edition":"BASIC"}"#, "sync" r#"{"Edition":"BASIC"}"#],
    good ["ecs-file-basic" "{}"];

    /// BASIC has no vault and no policy of one's own, keeps backups for 30 days and knows no other account (the official
    /// skill).
    BASIC_IGNORED = "edition/basic-ignored", Warning,
    "基础版不使用您的备份库和自定义策略，备份固定保留 30 天，也不支持跨账号（官方 Skill）。",
    bad [
        "ecs-file-basic" r#"{"VaultId":"v-0003gxoksflhu46w185s"}"#,
        "ecs-file-basic" r#"{"Retention":7}"#,
        "ecs-file-basic" r#"{"CrossAccountType":"SELF_ACCOUNT"}"#,
        "ecs-file-basic" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7}]}"#,
    ],
    good ["ecs-file-basic" r#"{"PlanName":"essential"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    if let Some(source) =
        check.reading.source.filter(|_| check.reading.edition == Edition::BasicElsewhere)
    {
        let place = Place::of(&EDITION);
        let message = Message::new(
            t(
                "{0} `BASIC` is for ECS files only, but this is {1}. Write `STANDARD`.",
                "{0} `BASIC` 仅用于 ECS 文件，而此处为{1}，应写 `STANDARD`。",
            ),
            [Arg::Label(place.label()), Arg::Text(source.label())],
        );
        check.find(&BASIC_SOURCE, place.clone(), message).with(Place::of(&SOURCE_TYPE)).try_fix(
            || Fix::write(Arg::code(STANDARD), [Op::Replace(place, Value::owned_text(STANDARD))]),
        );
    }
    if !check.reading.is_basic() {
        return;
    }
    for param in params::ALL.iter().filter(|param| param.basic == Basic::Ignored) {
        if !check.reading.given(param) {
            continue;
        }
        let place = Place::of(param);
        let message = Message::new(
            t("No effect in the basic edition: {0}. Remove it.", "{0}在基础版中不起作用，应移除。"),
            [Arg::Label(place.label())],
        );
        check
            .find(&BASIC_IGNORED, place.clone(), message)
            .with(Place::of(&EDITION))
            .fix(|| Fix::remove_labelled(Arg::Label(place.label()), [Op::Remove(place)]));
    }
}
