//! The rules of the policy: when backups are made, how long they and their copies are kept.

use crate::lang::{Arg, Text, t};
use crate::output::declared::{Declared, Entry};
use crate::output::policy::{Builder, RULES};
use crate::params::backup_rule::{self, RULE};
use crate::params::detail::{DESTINATION_REGION_ID, DESTINATION_RETENTION, DETAIL, DO_COPY};
use crate::params::plan::{BACKUP_TYPE, KEEP_LATEST_SNAPSHOTS, RETENTION, SCHEDULE, VAULT_ID};
use crate::params::source::SourceType;
use crate::params::{FOR_EVER, Param};
use crate::plan::held::Held;
use crate::plan::place::Place;
use crate::plan::reading::member;
use crate::values::json::{Node, Value, integer};

const RULE_TYPE: &str = "RuleType";
const DAYS: &str = "Retention";

const SWITCHED_OFF: Text = t(
    "A policy has no rules that are switched off: backup rule {0} is left out.",
    "策略的规则不能停用，因此略过已停用的备份规则 {0}。",
);
const NO_NAME: Text = t("The rules of a policy have no names.", "策略中的规则没有名称。");
const FOR_EVER_COPY: Text = t(
    "A policy keeps copies for 1 to 364,635 days and not forever. Add {0} to the rule of the type {1} first.",
    "策略的副本保留 1 至 364635 天，不能永久保留。应先在类型为 {1} 的规则中补上 {0}。",
);
const NOT_RULES: Text = t(
    "This is not a list of backup rules, so no rule is made of it.",
    "该值不是备份规则列表，未据此生成规则。",
);

/// A value that is not blank, and its place.
type Placed = Option<(Place, Value<'static>)>;

fn placed(place: Place, node: &Node<'_>) -> Placed {
    (!node.value.is_blank()).then(|| (place, node.value.clone().into_owned()))
}

fn is_true(placed: &Placed) -> bool {
    placed.as_ref().is_some_and(|(_, value)| value.is_true())
}

/// What a rule of the type BACKUP is made of.
struct Backup {
    rule: Option<Place>,
    kind: Placed,
    schedule: Placed,
    days: Placed,
}

/// What a rule of the type REPLICATION is made of.
struct Copy {
    rule: Place,
    on: Placed,
    region: Placed,
    days: Placed,
    /// Where the days are, or would be.
    days_at: Place,
}

impl Builder<'_> {
    fn top(&mut self, param: &'static Param) -> Placed {
        let node = self.take(param)?;
        placed(Place::of(param), node)
    }

    pub(super) fn rules(&mut self) {
        let first = Backup {
            rule: None,
            kind: self.top(&BACKUP_TYPE),
            schedule: self.top(&SCHEDULE),
            days: self.top(&RETENTION),
        };
        let (vault, keep) = (self.top(&VAULT_ID), self.top(&KEEP_LATEST_SNAPSHOTS));
        let (mut backups, mut copies) = self.backup_rules(&first);
        copies.extend(self.copy_of_detail());
        // For Tablestore the service follows only the schedules of backup rules.
        let idle = self.source.runs_by_rules_alone() && !backups.is_empty();
        if backups.is_empty() || (first.schedule.is_some() && !idle) {
            backups.insert(0, first);
        }
        let common = common_days(&backups);
        for backup in backups {
            let mut rule = vec![Entry::fixed(RULE_TYPE, "BACKUP")];
            self.add(&mut rule, "BackupType", backup.kind, Declared::text);
            self.add(&mut rule, "Schedule", backup.schedule, Declared::text);
            self.add(&mut rule, DAYS, backup.days, Declared::number);
            self.add(&mut rule, "VaultId", vault.clone(), Declared::text);
            self.add(&mut rule, "KeepLatestSnapshots", keep.clone(), Declared::number);
            self.policy.rules.push((backup.rule, rule));
        }
        // "Exactly one TRANSITION rule" is what the operation's page asks for. Its days go before those of the rules
        // of the type BACKUP, so it can only be there when these are all the same.
        if let Some((place, days)) = common {
            let days = Entry::of(DAYS, &place, Declared::Number(days));
            let rule = vec![Entry::fixed(RULE_TYPE, "TRANSITION"), days];
            self.policy.rules.push((Some(place), rule));
        }
        for copy in copies {
            self.replicate(copy);
        }
    }

    /// Adds a value to a rule.
    fn add(
        &mut self,
        rule: &mut Vec<Entry>,
        name: &'static str,
        value: Placed,
        as_declared: fn(&Value<'_>) -> Option<Declared>,
    ) {
        let Some((place, value)) = value else { return };
        let Some(value) = as_declared(&value) else { return };
        self.moved(&place, format!("{RULES}[].{name}"));
        rule.push(Entry::of(name, &place, value));
    }

    /// The backup rules that are switched on, and their copies.
    fn backup_rules(&mut self, first: &Backup) -> (Vec<Backup>, Vec<Copy>) {
        let (mut backups, mut copies) = (Vec::new(), Vec::new());
        let list = Place::of(&RULE);
        let Some(node) = self.take(&RULE).filter(|node| !node.value.is_blank()) else {
            return (backups, copies);
        };
        let Some(entries) = node.entries() else {
            self.lose(list, NOT_RULES, []);
            return (backups, copies);
        };
        for (index, entry) in entries.iter().enumerate() {
            let rule = list.index(index);
            if entry.members().is_none() {
                if entry.value != Value::Null {
                    self.lose(rule, NOT_RULES, []);
                }
                continue;
            }
            let of = |row: &'static Param| placed(rule.member(row), member(entry, row)?);
            if is_true(&of(&backup_rule::DISABLED)) {
                self.lose(rule, SWITCHED_OFF, [Arg::count(index + 1)]);
                continue;
            }
            if let Some((place, _)) = of(&backup_rule::RULE_NAME) {
                self.lose(place, NO_NAME, []);
            }
            backups.push(Backup {
                rule: Some(rule.clone()),
                kind: of(&backup_rule::BACKUP_TYPE).or_else(|| first.kind.clone()),
                schedule: of(&backup_rule::SCHEDULE),
                days: of(&backup_rule::RETENTION).or_else(|| first.days.clone()),
            });
            copies.push(Copy {
                on: of(&backup_rule::DO_COPY),
                region: of(&backup_rule::DESTINATION_REGION_ID),
                days: of(&backup_rule::DESTINATION_RETENTION),
                days_at: rule.member(&backup_rule::DESTINATION_RETENTION),
                rule,
            });
        }
        (backups, copies)
    }

    /// The copy of a whole instance, which a plan has in `Detail`.
    fn copy_of_detail(&self) -> Option<Copy> {
        let rule = Place::of(&DETAIL);
        let node = member(self.request, &DETAIL)?;
        let held = Held::open(rule.clone(), node, false).ok()?;
        let of = |row: &'static Param| {
            let place = held.pointed_at(&Place::of(row), None).0;
            placed(place, held.get(row)?)
        };
        let whole = self.source == SourceType::UdmEcs;
        whole.then(|| Copy {
            on: of(&DO_COPY),
            region: of(&DESTINATION_REGION_ID),
            days: of(&DESTINATION_RETENTION),
            days_at: rule.member(&DESTINATION_RETENTION),
            rule,
        })
    }

    /// A rule of the type REPLICATION, unless there is no copy, or the same rule already.
    fn replicate(&mut self, copy: Copy) {
        if !is_true(&copy.on) {
            return;
        }
        if let Some((place, _)) = &copy.on {
            self.moved(place, format!("{RULES}[].{RULE_TYPE}"));
        }
        let text = |placed: &Placed| {
            placed.as_ref().map(|(_, value)| value.to_string()).unwrap_or_default()
        };
        let is_new = self.copies.insert([text(&copy.region), text(&copy.days)]);
        let mut rule = vec![Entry::fixed(RULE_TYPE, "REPLICATION")];
        self.add(&mut rule, "ReplicationRegionId", copy.region, Declared::text);
        match copy.days {
            Some((_, ref value)) if *value != Value::integer(FOR_EVER) => {
                self.add(&mut rule, DAYS, copy.days, Declared::number);
            }
            days => {
                let place = days.map_or(copy.days_at, |(place, _)| place);
                self.lose(place, FOR_EVER_COPY, [Arg::code(DAYS), Arg::code("REPLICATION")]);
            }
        }
        if is_new {
            self.policy.rules.push((Some(copy.rule), rule));
        }
    }
}

/// The days that all rules keep their backups for, if they are the same.
fn common_days(backups: &[Backup]) -> Option<(Place, i64)> {
    let days = |backup: &Backup| match &backup.days {
        Some((place, Value::Number(number))) => Some((place.clone(), integer(number).ok()?)),
        _ => None,
    };
    let (place, first) = days(backups.first()?)?;
    let same = backups.iter().all(|it| days(it).is_some_and(|(_, days)| days == first));
    same.then_some((place, first))
}
