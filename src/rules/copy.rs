//! Copies in another region, which the details of an instance and each backup rule can ask for.

use crate::lang::{Arg, Message, Text, t};
use crate::params::backup_rule::{self, RULE};
use crate::params::source::{SourceType, UDM_REGION_ID};
use crate::params::{FOR_EVER, Param, detail};
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::integer;
use crate::rules::{Check, Fix, Rule};
use crate::values::json::{Node, Value};

rules! {
    /// A copy needs a region to go to.
    DETAIL_REGION = "detail/copy-region", Error,
    "异地复制必须指明目标地域。",
    bad ["udm-ecs" r#"{"Detail":{"doCopy":true}}"#, "udm-ecs" r#"{"Detail":{"doCopy":true,"destinationRegionId":""}}"#],
    good ["udm-ecs" r#"{"Detail":{"doCopy":true,"destinationRegionId":"cn-shanghai","destinationRetention":7}}"#];

    /// CreateBackupJob: the region and the days of the copy belong to a copy that is switched on. The official provider
    /// always sends -1 days, which say nothing.
    DETAIL_OFF = "detail/copy-off", Warning,
    "CreateBackupJob：副本的地域和保留天数只在开启异地复制时起作用。官方 Provider 总会发送 -1 天，不表示任何设置。",
    bad [
        "udm-ecs" r#"{"Detail":{"destinationRegionId":"cn-shanghai"}}"#,
        "udm-ecs" r#"{"Detail":{"doCopy":false,"destinationRetention":7}}"#,
    ],
    good [
        "udm-ecs" r#"{"Detail":{"doCopy":true,"destinationRegionId":"cn-shanghai","destinationRetention":7}}"#,
        "udm-ecs" r#"{"Detail":{"doCopy":false,"destinationRetention":-1}}"#,
    ];

    /// A copy in the same region is lost together with the original.
    DETAIL_SAME_REGION = "detail/copy-same-region", Warning,
    "与原备份在同一地域的副本会一同丢失。",
    bad ["udm-ecs" r#"{"Detail":{"doCopy":true,"destinationRegionId":"cn-hangzhou","destinationRetention":7}}"#],
    good ["udm-ecs" r#"{"Detail":{"doCopy":true,"destinationRegionId":"cn-shanghai","destinationRetention":7}}"#];

    /// The official provider: without days, or with -1, copies are kept forever, and paid for.
    DETAIL_FOR_EVER = "detail/copy-for-ever", Note,
    "官方 Provider：不填天数或填 -1 时副本永久保留，并持续计费。",
    bad ["udm-ecs" r#"{"Detail":{"doCopy":true,"destinationRegionId":"cn-shanghai"}}"#],
    good ["udm-ecs" r#"{"Detail":{"doCopy":true,"destinationRegionId":"cn-shanghai","destinationRetention":7}}"#];

    /// A copy needs a region to go to.
    RULE_REGION = "rule/copy-region", Error,
    "异地复制必须指明目标地域。",
    bad ["udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true}]}"#],
    good ["udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-shanghai","DestinationRetention":30}]}"#];

    /// The region and the days of a copy belong to a copy that is made (CreateBackupJob says so of its own).
    RULE_OFF = "rule/copy-off", Warning,
    "副本的地域和天数属于开启的异地复制（CreateBackupJob 对其自身参数有此说明）。",
    bad [
        "udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DestinationRegionId":"cn-shanghai"}]}"#,
        "udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":false,"DestinationRegionId":"cn-shanghai","DestinationRetention":30}]}"#,
    ],
    good ["udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":false,"DestinationRetention":-1}]}"#];

    /// A copy in the same region is lost together with the original.
    RULE_SAME_REGION = "rule/copy-same-region", Warning,
    "同一地域内的副本会与原件一起丢失。",
    bad ["udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-hangzhou","DestinationRetention":30}]}"#],
    good ["udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-shanghai","DestinationRetention":30}]}"#];

    /// The official provider: without days, or with -1, copies are kept forever, and paid for.
    RULE_FOR_EVER = "rule/copy-for-ever", Note,
    "官方 Provider：不填天数或填 -1 时副本永久保留，并持续计费。",
    bad ["udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-shanghai"}]}"#],
    good ["udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-shanghai","DestinationRetention":-1}]}"#];

    /// The details of the instance and a backup rule can each ask for copies. Nothing says which one counts, or whether two
    /// copies are made and paid for.
    TWICE = "rule/copy-twice", Warning,
    "整机备份详情和备份规则都可以要求异地复制。没有资料说明以哪个为准，或是否会产生两份副本并重复计费。",
    bad ["udm-ecs" r#"{"Schedule":null,"Detail":{"doCopy":true,"destinationRegionId":"cn-shanghai","destinationRetention":30},"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-shanghai","DestinationRetention":30}]}"#],
    good ["udm-ecs" r#"{"Schedule":null,"Detail":{"doCopy":false},"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-shanghai","DestinationRetention":30}]}"#];

    /// Backups of Tablestore stay in the vault's region, which is the instance's (the user guide).
    OTS = "rule/ots-copy", Warning,
    "表格存储的备份只能留在备份库即实例所在的地域（用户指南）。",
    bad ["ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-shanghai","DestinationRetention":30}]}"#],
    good ["udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-shanghai","DestinationRetention":30}]}"#];
}

/// The title of a fix for a copy that is off.
const REMOVE: Text = t("Remove what is said of the copy", "移除异地复制的设置");
/// The title of the other one.
const SWITCH_ON: Text = t("Switch the copy on", "开启异地复制");

/// How one of the two asks for copies, and the rules about it.
struct Asking {
    /// The switch.
    on: &'static Param,
    region: &'static Param,
    days: &'static Param,
    no_region: &'static Rule,
    off: &'static Rule,
    same_region: &'static Rule,
    for_ever: &'static Rule,
}

static BY_DETAIL: Asking = Asking {
    on: &detail::DO_COPY,
    region: &detail::DESTINATION_REGION_ID,
    days: &detail::DESTINATION_RETENTION,
    no_region: &DETAIL_REGION,
    off: &DETAIL_OFF,
    same_region: &DETAIL_SAME_REGION,
    for_ever: &DETAIL_FOR_EVER,
};

static BY_RULE: Asking = Asking {
    on: &backup_rule::DO_COPY,
    region: &backup_rule::DESTINATION_REGION_ID,
    days: &backup_rule::DESTINATION_RETENTION,
    no_region: &RULE_REGION,
    off: &RULE_OFF,
    same_region: &RULE_SAME_REGION,
    for_ever: &RULE_FOR_EVER,
};

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    let reading = check.reading;
    let details = reading.held(&detail::DETAIL);
    if let Some(held) = details {
        without_region(check, held, &BY_DETAIL);
        copy(check, held, &BY_DETAIL);
    }
    // The basic edition makes no copies, and what is misshapen is so all the same.
    for (index, entry) in reading.given_backup_rules() {
        let rule = Held::in_place(Place::of(&RULE).index(index), entry);
        without_region(check, &rule, &BY_RULE);
    }
    for (index, entry) in reading.backup_rules() {
        let rule = Held::in_place(Place::of(&RULE).index(index), entry);
        copy(check, &rule, &BY_RULE);
        if rule.is_true(BY_RULE.on) {
            no_copies(check, &rule);
            if let Some(held) = details.filter(|held| held.is_true(BY_DETAIL.on)) {
                twice(check, &rule, held);
            }
        }
    }
}

/// A copy that has nowhere to go.
fn without_region(check: &mut Check<'_>, held: &Held<'_>, by: &Asking) {
    if held.is_true(by.on) && !held.given(by.region) {
        check.find_held(
            by.no_region,
            held,
            by.region,
            t("Choose the {^0}: the copy has nowhere to go.", "选择{0}：尚未指定副本存放的地域。"),
        );
    }
}

/// Where a copy goes, and for how long.
fn copy(check: &mut Check<'_>, held: &Held<'_>, by: &Asking) {
    if held.is_off(by.on) {
        unused(check, held, by);
    }
    if !held.is_true(by.on) || !held.given(by.region) {
        return;
    }
    if !held.given(by.days) {
        check.find_held(
            by.for_ever,
            held,
            by.days,
            t(
                "{0} is not given: copies are kept forever, and paid for. Write the days, or -1.",
                "未填写{0}：副本会永久保留并持续计费；应填写天数或 -1。",
            ),
        );
    }
    same_region(check, held, by);
}

/// What is said of a copy that is not made.
fn unused(check: &mut Check<'_>, held: &Held<'_>, by: &Asking) {
    // The official provider always sends -1 days, which say nothing.
    let is_said =
        |row: &&'static Param| held.given(row) && held.get(row).and_then(integer) != Some(FOR_EVER);
    let said = || [by.region, by.days].into_iter().filter(is_said);
    let Some(first) = said().next() else { return };
    let finding = check.find_held(
        by.off,
        held,
        first,
        t(
            "{0} has no effect while the copy is off. Remove this, or switch it on.",
            "{0}在未开启异地复制时不起作用，应移除此项或开启异地复制。",
        ),
    );
    let finding = finding.with(held.place_of(by.on)).try_fix(|| {
        let patch: Vec<_> = said().map(|row| Op::Remove(Place::ROOT.member(row))).collect();
        Fix::new(REMOVE, [], held.patch(&patch))
    });
    if held.given(by.region) {
        finding.try_fix(|| {
            let on = Op::Add(Place::ROOT.member(by.on), Value::Bool(true));
            Fix::new(SWITCH_ON, [], held.patch(&[on]))
        });
    }
}

fn same_region(check: &mut Check<'_>, held: &Held<'_>, by: &Asking) {
    let own = check.reading.text(&UDM_REGION_ID);
    let Some(here) = own.or(check.world.region.as_deref()) else { return };
    let to = held.get(by.region).and_then(Node::text).unwrap_or_default().trim();
    if to != here {
        return;
    }
    let inner = Place::ROOT.member(by.region);
    let (place, part) = held.pointed(&inner);
    let message = Message::new(
        t(
            "{0} {1} is where the backup itself is. Choose another region.",
            "{0} {1} 就是备份所在地域，应选择其他地域。",
        ),
        [Arg::Label(held.place.join(&inner).label()), Arg::value(to)],
    );
    let finding = check.find(by.same_region, place, message).part_if(part);
    if own.is_some() {
        finding.with(Place::of(&UDM_REGION_ID));
    }
}

/// A copy of what is never copied.
fn no_copies(check: &mut Check<'_>, rule: &Held<'_>) {
    if check.reading.source == Some(SourceType::Ots) {
        check.find_held(
            &OTS,
            rule,
            BY_RULE.on,
            t(
                "{0}: Tablestore backups stay in the vault's region. Switch the copy off.",
                "{0}：表格存储的备份只能留在备份库所在地域，应关闭异地复制。",
            ),
        );
    }
}

/// A copy that the details of the instance ask for, too.
fn twice(check: &mut Check<'_>, rule: &Held<'_>, details: &Held<'_>) {
    let place = rule.place.member(BY_RULE.on);
    let message = Message::new(
        t(
            "{0} is on, and so is that of {1}. Keep one.",
            "{0}与{1}的异地复制同时开启，应只留其一。",
        ),
        [Arg::Label(place.label()), Arg::Label(details.place.label())],
    );
    check.find(&TWICE, place, message).with(details.place_of(BY_DETAIL.on));
}
