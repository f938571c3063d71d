//! Days and moments given as numbers.

use crate::insight::kept::Life;
use crate::insight::policy::{self, Copy, Given};
use crate::lang::{Arg, Message, t};
use crate::params::plan::{DISABLED, KEEP_LATEST_SNAPSHOTS, RETENTION, SCHEDULE};
use crate::params::source::{CREATE_TIME, SourceType};
use crate::params::{FOR_EVER, backup_rule, detail};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::{integer, member};
use crate::rules::report::Found;
use crate::rules::{Check, Fix};
use crate::values::json::{Node, Value};
use crate::values::schedule::Schedule;
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
    for (index, entry) in check.reading.backup_rules() {
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

/// Backups that are gone before the next one is made.
fn shorter_than_interval(check: &mut Check<'_>) {
    let reading = &check.reading;
    // What is written there and is no number may mean that.
    let keeps_last = reading
        .own(&KEEP_LATEST_SNAPSHOTS)
        .is_some_and(|node| integer(node).is_none_or(|number| number == 1));
    let is_off = |node: Option<&Node<'_>>| node.is_some_and(|node| node.value == Value::Bool(true));
    // The basic edition keeps its backups for 30 days, whatever is written; synchronization keeps none.
    let keeps_none = reading.is_basic() || reading.source == Some(SourceType::Sync);
    if keeps_last || keeps_none || is_off(reading.node(&DISABLED)) {
        return;
    }
    copies_shorter_than_interval(check);
    let reading = &check.reading;
    let mut short: Vec<(Place, i64, Place, Schedule)> = Vec::new();
    let own = reading.integer(&RETENTION);
    let mut add = |days: Option<i64>, schedule: Option<&str>, places: &dyn Fn() -> [Place; 2]| {
        let Some(days) = days else { return };
        let Some(schedule) = schedule.and_then(Schedule::read) else {
            return;
        };
        let kept = i128::from(days) * i128::from(DAY);
        let apart = i128::try_from(schedule.interval.longest_seconds()).unwrap_or(i128::MAX);
        if days < 1 || kept >= apart {
            return;
        }
        let [place, at] = places();
        // The plan's days are reported once, however many backup rules they are too few for.
        if short.first().is_none_or(|(first, ..)| *first != place) {
            short.push((place, days, at, schedule));
        }
    };
    // A top-level schedule of Tablestore never runs.
    if reading.source != Some(SourceType::Ots) {
        add(own, reading.text(&SCHEDULE), &|| [Place::of(&RETENTION), Place::of(&SCHEDULE)]);
    }
    let schedule = |entry| member(entry, &backup_rule::SCHEDULE).and_then(Node::text);
    let days = |entry| member(entry, &backup_rule::RETENTION);
    let inside = |index, row| Place::of(&backup_rule::RULE).index(index).member(row);
    let running = || {
        let disabled = |entry| member(entry, &backup_rule::DISABLED);
        reading.backup_rules().filter(move |(_, entry)| !is_off(disabled(entry)))
    };
    for (index, entry) in running().filter(|(_, entry)| days(entry).is_none()) {
        add(own, schedule(entry), &|| {
            [Place::of(&RETENTION), inside(index, &backup_rule::SCHEDULE)]
        });
    }
    for (index, entry) in running() {
        add(days(entry).and_then(integer), schedule(entry), &|| {
            [&backup_rule::RETENTION, &backup_rule::SCHEDULE].map(|row| inside(index, row))
        });
    }
    for (place, days, at, schedule) in short {
        let message = Message::new(
            t(
                "{0} ({1} d) is shorter than the interval {2}: at times no backup is left. Keep backups longer.",
                "{0}（{1} 天）短于间隔 {2}，有时会没有任何备份，应延长保留。",
            ),
            [
                Arg::Label(place.label()),
                Arg::Number(days.into()),
                Arg::code(schedule.interval.to_string()),
            ],
        );
        check.find(&SHORTER_THAN_INTERVAL, place, message).with(at).fix(|| {
            Fix::new(
                t("Always keep the last backup", "始终保留最新备份"),
                [],
                [Op::Add(Place::of(&KEEP_LATEST_SNAPSHOTS), Value::integer(1))],
            )
        });
    }
}

/// Copies that are gone before the next one is made. The last copy is not known to stay.
fn copies_shorter_than_interval(check: &mut Check<'_>) {
    let reading = check.reading;
    let own = policy::own(reading).map(|own| (None, own));
    let of_rules = reading
        .backup_rules()
        .filter_map(|(index, _)| Some((Some(index), policy::backup_rule(reading, index)?)));
    for (rule, policy) in own.into_iter().chain(of_rules).filter(|(_, policy)| !policy.off) {
        let Some(Copy { life: Given::Is(Life::Days(days)), .. }) = policy.copy else { continue };
        let Some(interval) = policy.interval else { continue };
        if u128::from(days) * u128::from(DAY.unsigned_abs()) >= interval.longest_seconds() {
            continue;
        }
        let (place, at, part) = if let Some(index) = rule {
            let inside = |row| Place::of(&backup_rule::RULE).index(index).member(row);
            let place = inside(&backup_rule::DESTINATION_RETENTION);
            (place, inside(&backup_rule::SCHEDULE), None)
        } else {
            let Some(held) = reading.held(&detail::DETAIL) else { continue };
            let inner = Place::ROOT.member(&detail::DESTINATION_RETENTION);
            let (place, part) = held.pointed(&inner);
            (place, Place::of(&SCHEDULE), part)
        };
        let message = Message::new(
            t(
                "Copy retention ({0} d) is shorter than the interval {1}: at times no copy is left. Keep copies longer.",
                "异地备份保留天数（{0} 天）短于间隔 {1}，有时会没有任何副本，应延长保留。",
            ),
            [Arg::Number(days.into()), Arg::code(interval.to_string())],
        );
        check.find(&SHORTER_THAN_INTERVAL, place, message).part_if(part).with(at);
    }
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
