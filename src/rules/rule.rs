//! Backup rules: each by itself, and side by side.

use std::collections::HashMap;

use crate::lang::{Arg, Message, Text, t};
use crate::params::Param;
use crate::params::backup_rule::{
    BACKUP_TYPE, DISABLED, MAX_BACKUP_RULES, RETENTION, RULE, RULE_NAME, SCHEDULE,
};
use crate::params::plan::{self, COMPLETE};
use crate::params::source::SourceType;
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::member;
use crate::rules::report::Found;
use crate::rules::{Check, Fix, Rule};
use crate::values::interval::Interval;
use crate::values::json::{Node, Value, is_blank};
use crate::values::schedule::Schedule;

rules! {
    /// The official metadata: 64 items at most.
    TOO_MANY = "rule/too-many", Error,
    "官方元数据规定最多 64 项。",
    bad ["many-rules" "65"],
    good ["many-rules" "64"];

    /// The page: a plan has one policy of a fixed interval. Rules of different intervals are more than one, unless they
    /// make different backups: full and incremental ones.
    ONE_POLICY = "rule/one-policy", Warning,
    "文档说明一个计划只有一个固定间隔策略。间隔不同的规则就不止一个，除非备份类型不同（全量与增量）。",
    bad ["ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7},{"RuleName":"weekly","BackupType":"COMPLETE","Schedule":"I|4102444800|P7D","Retention":30}]}"#],
    good [
        "ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7},{"RuleName":"weekly","BackupType":"COMPLETE","Schedule":"I|4102444800|P7D","Retention":30,"Disabled":true}]}"#,
        "ots" r#"{"Rule":[{"RuleName":"a","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7},{"RuleName":"b","BackupType":"COMPLETE","Schedule":"I|4102444800|PT24H","Retention":30}]}"#,
        "ots" r#"{"Rule":[{"RuleName":"full","BackupType":"COMPLETE","Schedule":"I|4102444800|P7D","Retention":30},{"RuleName":"inc","BackupType":"INCREMENTAL","Schedule":"I|4102444800|P1D","Retention":7}]}"#,
    ];

    /// Only disk backup and Tablestore run by backup rules (DescribeBackupPlans; pull request 4861 of the official
    /// provider). Of any other plan that has rules and no schedule nothing says that it ever runs.
    OTHER_SOURCE = "rule/other-source", Warning,
    "只有云盘备份和表格存储按备份规则执行（DescribeBackupPlans、官方 Provider 的 PR 4861）。其他计划只有规则而没有执行周期时，没有资料表明它会执行。",
    bad [
        "oss" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D"}]}"#,
        "ecs-file" r#"{"Schedule":null,"Rule":[{"Schedule":"I|4102444800|P1D"},{"Schedule":"I|4102444801|P1D"}]}"#,
    ],
    good ["udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7}]}"#];

    /// Only disk backup and Tablestore run by backup rules, everything else by the schedule (DescribeBackupPlans;
    /// pull request 4861 of the official provider). With both it is not clear which counts.
    WITH_SCHEDULE = "rule/with-schedule", Warning,
    "只有云盘备份和表格存储按备份规则执行，其余按执行周期（DescribeBackupPlans、官方 Provider 的 PR 4861）。两者都有时以哪个为准并不明确。",
    bad ["ecs-file" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7}]}"#],
    good ["ecs-file" r#"{"Rule":[]}"#];

    /// Rules that are all switched off leave nothing to run by.
    ALL_DISABLED = "rule/all-disabled", Warning,
    "所有规则都停用后，计划没有可执行的规则。",
    bad ["ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"Disabled":true}]}"#],
    good ["ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"Disabled":false}]}"#];

    /// Two rules of one name cannot be told apart in jobs and reports.
    DUPLICATE_NAME = "rule/duplicate-name", Warning,
    "同名规则在任务和报告中无法区分。",
    bad ["ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7},{"RuleName":"daily","BackupType":"INCREMENTAL","Schedule":"I|4102444800|P1D","Retention":7}]}"#],
    good ["ots" r#"{"Rule":[{"BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7},{"BackupType":"INCREMENTAL","Schedule":"I|4102444800|P1D","Retention":7}]}"#];

    /// A rule without a schedule never runs.
    SCHEDULE_EXPECTED = "rule/schedule-expected", Warning,
    "没有执行周期的规则永远不会执行。",
    bad ["ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Retention":7}]}"#],
    good ["ots" r#"{"Rule":[{"BackupType":"COMPLETE","Schedule":"I|4102444800|P1D"}]}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    let count = check.reading.node(&RULE).and_then(Node::entries).map_or(0, <[_]>::len);
    let backup_rules: Vec<(usize, &Node<'_>)> = check.reading.backup_rules().collect();
    if count > MAX_BACKUP_RULES {
        let text = t(
            "{0}: there are {1}, and {2} are allowed. Remove some.",
            "{0}有 {1} 条，最多 {2} 条，应减少。",
        );
        at_list(check, &TOO_MANY, text, [Arg::count(count), Arg::count(MAX_BACKUP_RULES)]);
    }
    if backup_rules.is_empty() {
        return;
    }
    let scheduled = !check.reading.runs_by_rules_alone() && check.reading.given(&plan::SCHEDULE);
    if scheduled {
        let text = t(
            "{0} and Schedule are both given. Keep one: rules are for disks and Tablestore.",
            "{0}与执行周期同时存在，应只留其一：规则用于云盘和表格存储。",
        );
        let may_run_by_rules = check.reading.source.is_none_or(SourceType::may_run_by_rules);
        let finding = at_list(check, &WITH_SCHEDULE, text, []).with(Place::of(&plan::SCHEDULE));
        let finding = finding.choice(|| without(&RULE));
        if may_run_by_rules && backup_rules.iter().any(|(_, entry)| runs(entry)) {
            finding.choice(|| without(&plan::SCHEDULE));
        }
    } else {
        other_source(check, &backup_rules);
    }
    if !scheduled
        && backup_rules.len() == count
        && backup_rules.iter().all(|(_, entry)| is_off(entry))
    {
        let text = t(
            "{0} are all switched off: the plan never runs. Switch one on.",
            "{0}全部停用，计划不会执行，应启用至少一条。",
        );
        at_list(check, &ALL_DISABLED, text, []);
    }
    for (index, entry) in &backup_rules {
        schedule_expected(check, *index, entry);
    }
    if backup_rules.len() > 1 {
        one_policy(check, &backup_rules);
        names(check, &backup_rules);
    }
}

/// A plan without one of its parameters.
fn without(param: &'static Param) -> Fix {
    let place = Place::of(param);
    Fix::remove_labelled(Arg::Label(place.label()), [Op::Remove(place)])
}

fn at_list<'c, const N: usize>(
    check: &'c mut Check<'_>,
    rule: &'static Rule,
    text: Text,
    args: [Arg; N],
) -> Found<'c> {
    let place = Place::of(&RULE);
    let args: Vec<Arg> = [Arg::Label(place.label())].into_iter().chain(args).collect();
    check.find(rule, place, Message::new(text, args))
}

fn is_off(entry: &Node<'_>) -> bool {
    member(entry, &DISABLED).is_some_and(|node| node.value.is_true())
}

/// Whether it is on and has a schedule.
fn runs(entry: &Node<'_>) -> bool {
    !is_off(entry) && member(entry, &SCHEDULE).is_some_and(|node| !node.value.is_blank())
}

fn schedule_expected(check: &mut Check<'_>, index: usize, entry: &Node<'_>) {
    let rule = Held::in_place(Place::of(&RULE).index(index), entry);
    if !rule.given(&SCHEDULE) && !check.is_renamed(&rule.place.member(&SCHEDULE)) {
        let text =
            t("Enter the {^0}: without it the rule never runs.", "填写{0}：没有它规则不会执行。");
        check.find_held(&SCHEDULE_EXPECTED, &rule, &SCHEDULE, text);
    }
}

/// Rules of a plan that goes by its schedule, and has none.
fn other_source(check: &mut Check<'_>, backup_rules: &[(usize, &Node<'_>)]) {
    let goes_by_schedule = check.reading.source.is_some_and(|source| !source.may_run_by_rules());
    if !goes_by_schedule || !backup_rules.iter().any(|(_, entry)| runs(entry)) {
        return;
    }
    let text = t(
        "{0} are for disks and Tablestore: this plan may never run. Move the schedule into Schedule.",
        "{0}用于云盘和表格存储，此计划可能不会执行，应改填计划的执行周期。",
    );
    let own = check.reading.node(&plan::RETENTION).filter(|node| !node.value.is_blank());
    let finding = at_list(check, &OTHER_SOURCE, text, []).with(Place::of(&plan::SCHEDULE));
    // What would be lost is left to the reader.
    let kept = [&SCHEDULE, &RETENTION, &RULE_NAME, &BACKUP_TYPE];
    let [(_, entry)] = backup_rules else { return };
    let members = entry.members().unwrap_or_default();
    let loses_nothing = members.iter().all(|member| kept.iter().any(|row| row.name == member.name))
        && own.zip(member(entry, &RETENTION)).is_none_or(|(own, its)| own.value == its.value);
    if loses_nothing {
        let rows = [(&SCHEDULE, &plan::SCHEDULE), (&RETENTION, &plan::RETENTION)];
        let rows = rows.into_iter().filter(|(row, _)| **row != RETENTION || own.is_none());
        let moved = rows.filter_map(|(row, to)| {
            Some(Op::Add(Place::of(to), member(entry, row)?.value.clone().into_owned()))
        });
        let patch: Vec<Op> = moved.chain([Op::Remove(Place::of(&RULE))]).collect();
        finding.try_fix(|| Fix::new(t("Move it into Schedule", "移到执行周期"), [], patch));
    }
}

/// Rules that are on, make the same kind of backup and run at different intervals.
fn one_policy(check: &mut Check<'_>, backup_rules: &[(usize, &Node<'_>)]) {
    let mut usual: Vec<(&str, usize, Interval)> = Vec::new();
    for (index, entry) in backup_rules.iter().filter(|(_, entry)| !is_off(entry)) {
        let schedule = member(entry, &SCHEDULE).and_then(Node::text).and_then(Schedule::read);
        let Some(Schedule { interval, .. }) = schedule else { continue };
        let makes = member(entry, &BACKUP_TYPE).and_then(Node::text);
        let makes = makes.filter(|text| !is_blank(text)).unwrap_or(COMPLETE);
        let Some((_, other, first)) = usual.iter().find(|(other, ..)| *other == makes) else {
            // Each kind may have its own interval; what is none is another rule's.
            if BACKUP_TYPE.has_choice(makes) {
                usual.push((makes, *index, interval));
            }
            continue;
        };
        let same = interval == *first
            || interval.seconds().is_some_and(|seconds| first.seconds() == Some(seconds));
        if same {
            continue;
        }
        let place = Place::of(&RULE).index(*index);
        let message = Message::new(
            t(
                "{0}: {1} differs from {2} of rule {3}, but a plan has one interval. Switch one off.",
                "{0}：间隔 {1} 与规则 {3} 的 {2} 不同，而一个计划只有一种间隔，应停用其一。",
            ),
            [
                Arg::Label(place.label()),
                Arg::code(interval.to_string()),
                Arg::code(first.to_string()),
                Arg::count(other + 1),
            ],
        );
        check.find(&ONE_POLICY, place.clone(), message).with(Place::of(&RULE).index(*other)).fix(
            || {
                Fix::new(
                    t("Switch rule {0} off", "停用规则 {0}"),
                    [Arg::count(index + 1)],
                    [Op::Add(place.member(&DISABLED), Value::Bool(true))],
                )
            },
        );
    }
}

fn names(check: &mut Check<'_>, backup_rules: &[(usize, &Node<'_>)]) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (index, entry) in backup_rules {
        let name = member(entry, &RULE_NAME)
            .and_then(Node::text)
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let Some(name) = name else { continue };
        let first = *seen.entry(name).or_insert(*index);
        if first == *index {
            continue;
        }
        let place = Place::of(&RULE).index(*index).member(&RULE_NAME);
        let message = Message::new(
            t(
                "{0} {1} is that of rule {2} too. Choose another name.",
                "{0} {1} 与规则 {2} 重名，应换一个名称。",
            ),
            [Arg::Label(place.label()), Arg::value(name), Arg::count(first + 1)],
        );
        check.find(&DUPLICATE_NAME, place, message);
    }
}
