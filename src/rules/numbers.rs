//! Days and moments given as numbers.

use crate::insight::kept::Life;
use crate::insight::policy::{self, Given};
use crate::lang::{Arg, Message, t};
use crate::params::plan::{KEEP_LATEST_SNAPSHOTS, RETENTION, SCHEDULE};
use crate::params::source::CREATE_TIME;
use crate::params::{FOR_EVER, backup_rule, detail};
use crate::plan::draft;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::{Reading, integer, member};
use crate::rules::report::Found;
use crate::rules::{Check, Fix};
use crate::values::interval::Interval;
use crate::values::json::Value;
use crate::values::time::{DAY, Utc, calendar, in_seconds};

/// The most days a backup may be kept by the sibling call CreatePolicyV2 (the official metadata).
const MAX_RETENTION: i64 = 364_635;

rules! {
    /// The page: at least 1 day; the metadata gives the same minimum for a backup rule.
    RETENTION_MINIMUM = "retention/minimum", Error,
    "文档规定至少 1 天；元数据对备份规则有同样的下限。",
    bad [
        "ecs-file" r#"{"Retention":0}"#,
        "oss" r#"{"Retention":-1}"#,
        "ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":0}]}"#,
    ],
    good ["ecs-file" r#"{"Retention":1}"#];

    /// The sibling call CreatePolicyV2 takes up to 364,635 days. This call states no bound, so the rule only warns.
    RETENTION_MAXIMUM = "retention/maximum", Warning,
    "同类接口 CreatePolicyV2 的上限为 364635 天。本接口没有写明上限，因此仅作警告。",
    bad ["ecs-file" r#"{"Retention":364636}"#],
    good ["ecs-file" r#"{"Retention":364635}"#];

    /// A backup that goes before the next one comes leaves a gap with none. Keeping the last backup closes it.
    SHORTER_THAN_INTERVAL = "retention/shorter-than-interval", Warning,
    "备份在下一次执行前就到期，中间会没有任何备份。保留最新备份可避免。",
    bad [
        "ecs-file" r#"{"Schedule":"I|4102444800|P8D"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P8D","KeepLatestSnapshots":0}"#,
        "ots" r#"{"Rule":[{"RuleName":"monthly","BackupType":"COMPLETE","Schedule":"I|4102444800|P30D","Retention":7}]}"#,
        "ots" r#"{"Rule":[{"RuleName":"monthly","BackupType":"COMPLETE","Schedule":"I|4102444800|P30D"}]}"#,
        "udm-ecs" r#"{"Schedule":"I|4102444800|P7D","Retention":30,"Detail":{"doCopy":true,"destinationRegionId":"cn-shanghai","destinationRetention":1}}"#,
        "udm-ecs" r#"{"Schedule":"I|4102444800|P7D","KeepLatestSnapshots":1,"Detail":{"doCopy":true,"destinationRegionId":"cn-shanghai","destinationRetention":1}}"#,
    ],
    good [
        "ecs-file" r#"{"Schedule":"I|4102444800|P7D"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P8D","KeepLatestSnapshots":1}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P8D","Disabled":true}"#,
        "sync" r#"{"Schedule":"I|4102444800|P8D","Retention":1}"#,
        "ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7},{"RuleName":"old","BackupType":"COMPLETE","Schedule":"I|4102444800|P30D","Retention":7,"Disabled":true}]}"#,
    ];

    /// The official SDK: at least 1 day; the official provider sends -1 for a copy that is kept forever.
    DESTINATION_RETENTION_MINIMUM = "destination-retention/minimum", Error,
    "官方 SDK 规定至少 1 天；官方 Provider 用 -1 表示副本永久保留。",
    bad [
        "udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"cn-shanghai","DestinationRetention":0}]}"#,
        "udm-ecs" r#"{"Detail":{"doCopy":true,"destinationRegionId":"cn-shanghai","destinationRetention":-2}}"#,
    ],
    good ["udm-ecs" r#"{"Detail":{"doCopy":true,"destinationRegionId":"cn-shanghai","destinationRetention":-1}}"#];

    /// A time of creation is a number of seconds after 1970.
    CREATE_TIME_VALUE = "create-time/value", Error,
    "创建时间是 1970 年以来的秒数。",
    bad ["nas" r#"{"CreateTime":0}"#, "nas" r#"{"CreateTime":-1607436917}"#],
    good ["nas" r#"{"CreateTime":1}"#];

    /// The page's example is in seconds. Twelve digits of them are the year 5138, so these are milliseconds.
    CREATE_TIME_MILLISECONDS = "create-time/milliseconds", Warning,
    "文档示例以秒为单位。12 位秒数已是公元 5138 年，因此这是毫秒。",
    bad ["nas" r#"{"CreateTime":1607436917000}"#],
    good ["nas" r#"{"CreateTime":1607436917}"#];

    /// A number that reads as a date, such as 20201020111044, is no number of seconds that anybody means.
    CREATE_TIME_DATE = "create-time/date", Warning,
    "形如 20201020111044 的日期不是任何人想要的秒数。",
    bad ["nas" r#"{"CreateTime":20201020111044}"#, "nas" r#"{"CreateTime":20201020}"#],
    good ["nas" r#"{"CreateTime":1603163444}"#];

    /// A file system that is backed up has been created already.
    CREATE_TIME_FUTURE = "create-time/future", Warning,
    "要备份的文件系统必然已经创建。",
    bad ["nas" r#"{"CreateTime":4102444800}"#, "nas" r#"{"CreateTime":16031634440}"#],
    good ["nas" r#"{"CreateTime":1603163444}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    if let Some(days) = check.reading.node(&RETENTION).and_then(integer) {
        retention(check, || Place::of(&RETENTION), days);
    }
    for (index, entry) in check.reading.given_backup_rules() {
        let place = |row| Place::of(&backup_rule::RULE).index(index).member(row);
        if let Some(days) = member(entry, &backup_rule::RETENTION).and_then(integer) {
            retention(check, || place(&backup_rule::RETENTION), days);
        }
        if let Some(days) = member(entry, &backup_rule::DESTINATION_RETENTION).and_then(integer) {
            destination_retention(check, || place(&backup_rule::DESTINATION_RETENTION), days);
        }
    }
    if let Some(held) = check.reading.held(&detail::DETAIL)
        && let Some(days) = held.get(&detail::DESTINATION_RETENTION).and_then(integer)
    {
        let inner = Place::ROOT.member(&detail::DESTINATION_RETENTION);
        let (place, part) = held.pointed(&inner);
        if let Some(finding) = destination_retention(check, || place, days) {
            finding.part_if(part);
        }
    }
    shorter_than_interval(check);
    create_time(check);
}

fn retention(check: &mut Check<'_>, place: impl FnOnce() -> Place, days: i64) {
    if (1..=MAX_RETENTION).contains(&days) {
        return;
    }
    let place = place();
    let label = Arg::Label(place.label());
    if days < 1 {
        let message = Message::new(
            t("{0} must be 1 day or more, but is {1}.", "{0}至少为 1 天，实际是 {1}。"),
            [label, Arg::Number(days.into())],
        );
        check.find(&RETENTION_MINIMUM, place, message);
    } else {
        let message = Message::new(
            t(
                "{0} is {1} days; the service is known to take up to {2}. Write fewer.",
                "{0}为 {1} 天，已知服务最多接受 {2} 天，应写小一些。",
            ),
            [label, Arg::Number(days.into()), Arg::Number(MAX_RETENTION.into())],
        );
        check.find(&RETENTION_MAXIMUM, place, message);
    }
}

fn destination_retention<'c>(
    check: &'c mut Check<'_>,
    place: impl FnOnce() -> Place,
    days: i64,
) -> Option<Found<'c>> {
    if days >= 1 || days == FOR_EVER {
        return None;
    }
    let message = Message::new(
        t(
            "Copy retention must be 1 day or more, or -1, which means forever, but is {0}.",
            "异地备份保留天数至少为 1 天，或用 -1 表示永久，实际是 {0}。",
        ),
        [Arg::Number(days.into())],
    );
    Some(check.find(&DESTINATION_RETENTION_MINIMUM, place(), message))
}

/// Backups, and copies of them, that are gone before the next one is made.
fn shorter_than_interval(check: &mut Check<'_>) {
    let reading = check.reading;
    // Synchronization keeps no backups.
    if policy::keeps_nothing(reading) {
        return;
    }
    // The plan's days are reported once, however many backup rules they are too few for.
    let mut plan_told = false;
    for (at, policy) in policy::running(reading) {
        let Some(interval) = &policy.interval else { continue };
        // What is written there and cannot be read may mean that the last backup stays.
        let may_keep_last = matches!(policy.last_kept, Given::Is(true) | Given::Unreadable);
        if let Some(days) = too_few(policy.life.known(), interval).filter(|_| !may_keep_last) {
            let own = own_days(reading, &at);
            if own.is_some() || !plan_told {
                plan_told |= own.is_none();
                let place = own.unwrap_or_else(|| Place::of(&RETENTION));
                backups_shorter(check, place, days, interval).with(schedule_of(&at));
            }
        }
        let copy = policy.copy.as_ref().and_then(|copy| copy.life.known());
        if let Some(days) = too_few(copy, interval) {
            copies_shorter(check, &at, days, interval);
        }
    }
}

/// The days that something is kept, where the next run comes later.
fn too_few(life: Option<&Life>, interval: &Interval) -> Option<u64> {
    let Life::Days(days) = life? else { return None };
    let kept = u128::from(*days) * u128::from(DAY.unsigned_abs());
    (kept < interval.longest_seconds()).then_some(*days)
}

/// Where a backup rule says how long its own backups are kept, if it does.
fn own_days(reading: &Reading<'_>, rule: &Place) -> Option<Place> {
    rule.rule_index()?;
    let place = rule.member(&backup_rule::RETENTION);
    let is_given = draft::at(reading.root, &place).is_some_and(|node| !node.value.is_blank());
    is_given.then_some(place)
}

/// Where the schedule of what runs stands: of the plan, or of a backup rule.
fn schedule_of(at: &Place) -> Place {
    match at.rule_index() {
        Some(_) => at.member(&backup_rule::SCHEDULE),
        None => Place::of(&SCHEDULE),
    }
}

fn backups_shorter<'c>(
    check: &'c mut Check<'_>,
    place: Place,
    days: u64,
    interval: &Interval,
) -> Found<'c> {
    let message = Message::new(
        t(
            "{0} ({1} d) is shorter than the interval {2}: at times no backup is left. Keep backups longer.",
            "{0}（{1} 天）短于间隔 {2}，有时会没有任何备份，应延长保留。",
        ),
        [Arg::Label(place.label()), Arg::Number(days.into()), Arg::code(interval.to_string())],
    );
    check.find(&SHORTER_THAN_INTERVAL, place, message).fix(|| {
        Fix::new(
            t("Always keep the last backup", "始终保留最新备份"),
            [],
            [Op::Add(Place::of(&KEEP_LATEST_SNAPSHOTS), Value::integer(1))],
        )
    })
}

/// Copies that are gone. The last copy is not known to stay.
fn copies_shorter(check: &mut Check<'_>, at: &Place, days: u64, interval: &Interval) {
    let (place, part) = match check.reading.held(&detail::DETAIL) {
        Some(held) if at.rule_index().is_none() => {
            held.pointed(&Place::ROOT.member(&detail::DESTINATION_RETENTION))
        }
        _ => (at.member(&backup_rule::DESTINATION_RETENTION), None),
    };
    let message = Message::new(
        t(
            "Copy retention ({0} d) is shorter than the interval {1}: at times no copy is left. Keep copies longer.",
            "异地备份保留天数（{0} 天）短于间隔 {1}，有时会没有任何副本，应延长保留。",
        ),
        [Arg::Number(days.into()), Arg::code(interval.to_string())],
    );
    check.find(&SHORTER_THAN_INTERVAL, place, message).part_if(part).with(schedule_of(at));
}

fn create_time(check: &mut Check<'_>) {
    let Some(seconds) = check.reading.node(&CREATE_TIME).and_then(integer) else { return };
    let place = Place::of(&CREATE_TIME);
    let label = Arg::Label(place.label());
    if seconds < 1 {
        let message = Message::new(
            t(
                "{0} must be UNIX seconds, 1 or more, but is {1}.",
                "{0}须为 UNIX 秒，至少为 1，实际是 {1}。",
            ),
            [label, Arg::Number(seconds.into())],
        );
        check.find(&CREATE_TIME_VALUE, place, message);
    } else if let Some(moment) = calendar(seconds) {
        let message = Message::new(
            t(
                "{0} {1} is a date and not UNIX seconds. By UTC+8 that is {2}.",
                "{0} {1} 是日期而非 UNIX 秒，按 UTC+8 应为 {2}。",
            ),
            [label, Arg::Number(seconds.into()), Arg::Number(moment.into())],
        );
        check.find(&CREATE_TIME_DATE, place.clone(), message).fix(|| {
            Fix::write(Arg::Number(moment.into()), [Op::Replace(place, Value::integer(moment))])
        });
    } else if let Some(divided) = in_seconds(seconds) {
        let message = Message::new(
            t(
                "{0} is {1}: milliseconds, not seconds. Write {2}.",
                "{0} {1} 是毫秒而非秒，应写 {2}。",
            ),
            [label, Arg::Number(seconds.into()), Arg::Number(divided.into())],
        );
        check.find(&CREATE_TIME_MILLISECONDS, place.clone(), message).fix(|| {
            Fix::write(Arg::Number(divided.into()), [Op::Replace(place, Value::integer(divided))])
        });
    } else if check.world.now.is_some_and(|now| seconds > now.saturating_add(DAY)) {
        let message = Message::new(
            t(
                "{0} is {1}, at {2}, which is still to come. Check it.",
                "{0} {1} 即 {2}，尚未到来，应核对。",
            ),
            [label, Arg::Number(seconds.into()), Arg::code(Utc(seconds).to_string())],
        );
        check.find(&CREATE_TIME_FUTURE, place, message);
    }
}
