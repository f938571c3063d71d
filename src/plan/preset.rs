//! Examples to start from: one realistic plan for each source type and for the basic edition.
//!
//! The rules find nothing wrong with them. Their IDs have the shape of real ones and belong to nobody.

use crate::lang::{Language, Text, t};
use crate::params::detail::{
    DESTINATION_REGION_ID, DESTINATION_RETENTION, DETAIL, DO_COPY, ENABLE_FS_FREEZE,
};
use crate::params::files::{EXCLUDE, OPTIONS, PATH, PERFORMANCE_LEVEL, SPEED_LIMIT};
use crate::params::plan::{
    BACKUP_TYPE, BASIC, COMPLETE, EDITION, KEEP_LATEST_SNAPSHOTS, PLAN_NAME, RETENTION, SCHEDULE,
    VAULT_ID,
};
use crate::params::source::{
    BUCKET, CREATE_TIME, FILE_SYSTEM_ID, INSTANCE_ID, INSTANCE_NAME, OTS_DETAIL, PREFIX,
    SOURCE_TYPE, SourceType, TABLE_NAMES, UDM_REGION_ID,
};
use crate::params::sync::{
    CLUSTER_ID, DATA_SOURCE_ID, DEST_DATA_SOURCE_DETAIL, DEST_DATA_SOURCE_ID, DEST_PREFIX,
    DEST_SOURCE_TYPE,
};
use crate::params::{Kind, Param, backup_rule};
use crate::plan::draft::Draft;
use crate::plan::place::Place;
use crate::values::interval::Interval;
use crate::values::json::Value;
use crate::values::schedule::Schedule;
use crate::values::time::{CHINA, DAY, HOUR};

/// The hour of China's clock at which little else goes on, in seconds.
const QUIET_HOUR: i64 = 2 * HOUR;

const VAULT: &str = "v-0003gxoksflhu46w185s";
const INSTANCE: &str = "i-bp1567rc0o5rz8bxnltz";

/// An example.
#[derive(Debug)]
pub struct Preset {
    /// Its stable name.
    pub id: &'static str,
    /// What it is, in a few words.
    pub title: Text,
    /// What it does.
    pub about: Text,
    /// Its source type.
    pub source: SourceType,
    members: fn(Moment<'_>) -> Vec<(&'static Param, Value<'static>)>,
}

impl PartialEq for Preset {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Preset {}

/// When and where an example is made.
#[derive(Clone, Copy, Debug)]
struct Moment<'r> {
    now: i64,
    region: &'r str,
}

/// Every example, in the order of the source types.
pub static PRESETS: &[&Preset] = &[
    &Preset {
        id: "ecs-file",
        title: t("Files of an ECS instance", "ECS 实例的文件"),
        about: t(
            "Two folders every night, kept 30 days, slow in office hours",
            "每晚备份两个目录，保留 30 天，白天限速",
        ),
        source: SourceType::EcsFile,
        members: |at| {
            let mut members = standard("nightly-home", at.daily(), 30);
            members.extend([
                (&INSTANCE_ID, text(INSTANCE)),
                (&PATH, list(["/home", "/var/lib/mysql-dumps"])),
                (&EXCLUDE, text(list(["/home/*/.cache"]).to_string())),
                (&SPEED_LIMIT, text("8:20:5120")),
                (&KEEP_LATEST_SNAPSHOTS, Value::integer(1)),
            ]);
            members
        },
    },
    &Preset {
        id: "ecs-file-basic",
        title: t("Files of an ECS instance, Basic", "ECS 实例的文件，基础版"),
        about: t(
            "Everything, daily, kept 30 days, with nothing else to set",
            "每天备份全部文件，保留 30 天，无需其他设置",
        ),
        source: SourceType::EcsFile,
        members: |_| {
            vec![
                (&EDITION, text(BASIC)),
                (&INSTANCE_ID, text(INSTANCE)),
                (&KEEP_LATEST_SNAPSHOTS, Value::integer(1)),
                (&OPTIONS, text(Value::object([(PERFORMANCE_LEVEL.name, text("L0"))]).to_string())),
            ]
        },
    },
    &Preset {
        id: "oss",
        title: t("An OSS bucket", "一个 OSS Bucket"),
        about: t("The objects under one prefix, daily", "每天备份一个前缀下的对象"),
        source: SourceType::Oss,
        members: |at| {
            let mut members = standard("photos-daily", at.daily(), 30);
            members.extend([(&BUCKET, text("hbr-backup-oss")), (&PREFIX, text("photos/"))]);
            members
        },
    },
    &Preset {
        id: "nas",
        title: t("A NAS file system", "一个 NAS 文件系统"),
        about: t("All of it every 4 hours, kept 7 days", "每 4 小时备份全部内容，保留 7 天"),
        source: SourceType::Nas,
        members: |at| {
            let mut members = standard("nas-4h", at.every(Interval::hours(4)), 7);
            members.extend([
                (&FILE_SYSTEM_ID, text("031cf4964f")),
                (&CREATE_TIME, Value::integer(1_607_436_917)),
                (&PATH, list(["/"])),
                (&KEEP_LATEST_SNAPSHOTS, Value::integer(1)),
            ]);
            members
        },
    },
    &Preset {
        id: "ots",
        title: t("Tables of Tablestore", "表格存储的数据表"),
        about: t(
            "Two tables, daily; the schedule stands in a backup rule",
            "每天备份两张数据表，执行周期写在备份规则中",
        ),
        source: SourceType::Ots,
        members: |at| {
            let mut members = standard("orders-daily", at.daily(), 7);
            members.retain(|(param, _)| **param != SCHEDULE);
            let tables = list(["orders", "customers"]);
            let rule = Value::object([
                (backup_rule::RULE_NAME.name, text("daily")),
                (backup_rule::BACKUP_TYPE.name, text(COMPLETE)),
                (backup_rule::SCHEDULE.name, at.daily()),
                (backup_rule::RETENTION.name, Value::integer(7)),
                (backup_rule::DISABLED.name, Value::Bool(false)),
            ]);
            members.extend([
                (&INSTANCE_NAME, text("shop-prod")),
                (&OTS_DETAIL, Value::object([(TABLE_NAMES.name, tables)])),
                (&backup_rule::RULE, Value::array([rule])),
            ]);
            members
        },
    },
    &Preset {
        id: "udm-ecs",
        title: t("A whole ECS instance", "整台 ECS 实例"),
        about: t(
            "Snapshots of every disk nightly, copied to a second region",
            "每晚为全部云盘创建快照，并复制到另一地域",
        ),
        source: SourceType::UdmEcs,
        members: |at| {
            let mut members = standard("web-01-nightly", at.daily(), 14);
            members.retain(|(param, _)| **param != VAULT_ID);
            let elsewhere = if at.region == "cn-shanghai" { "cn-hangzhou" } else { "cn-shanghai" };
            let detail = Value::object([
                (ENABLE_FS_FREEZE.name, Value::Bool(true)),
                (DO_COPY.name, Value::Bool(true)),
                (DESTINATION_REGION_ID.name, text(elsewhere)),
                (DESTINATION_RETENTION.name, Value::integer(30)),
            ]);
            members.extend([
                (&INSTANCE_ID, text(INSTANCE)),
                (&UDM_REGION_ID, text(at.region)),
                (&DETAIL, detail),
            ]);
            members
        },
    },
    &Preset {
        id: "sync",
        title: t("Data sync to OSS", "数据同步到 OSS"),
        about: t("One data source copied to another, daily", "每天将一个数据源同步到另一个"),
        source: SourceType::Sync,
        members: |at| {
            vec![
                (&PLAN_NAME, text("nas-to-oss")),
                (&BACKUP_TYPE, text(COMPLETE)),
                (&SCHEDULE, at.daily()),
                (&CLUSTER_ID, text("cl-0004i0nlngorvgjpl7ck")),
                (&DATA_SOURCE_ID, text("ds-000ht6o9m4k2d8s1pw61")),
                (&DEST_SOURCE_TYPE, text("OSS")),
                (&DEST_DATA_SOURCE_ID, text("ds-000cov4ufudxklj24zdk")),
                (&DEST_DATA_SOURCE_DETAIL, Value::object([(DEST_PREFIX.name, text("/"))])),
            ]
        },
    },
];

impl Preset {
    /// The plan, with its first run in the coming night; `now` in UNIX seconds.
    #[must_use]
    pub fn draft(&self, now: i64, region: &str) -> Draft {
        let mut draft = Draft::default();
        draft.set(&Place::of(&SOURCE_TYPE), text(self.source.value()));
        for (param, value) in (self.members)(Moment { now, region }) {
            draft.set(&Place::of(param), value);
        }
        draft
    }
}

impl Moment<'_> {
    fn every(self, interval: Interval) -> Value<'static> {
        text(Schedule { start: next_quiet_hour(self.now), interval }.to_string())
    }

    fn daily(self) -> Value<'static> {
        self.every(Interval::days(1))
    }
}

/// The next time it is two o'clock at night in China on another day than now, in UNIX seconds.
#[must_use]
pub fn next_quiet_hour(now: i64) -> i64 {
    let tomorrow = now.saturating_add(CHINA).div_euclid(DAY) + 1;
    tomorrow.saturating_mul(DAY).saturating_add(QUIET_HOUR - CHINA)
}

/// Whether a value is that of an example, where only its owner can know the right one.
#[must_use]
pub fn is_sample(param: &Param, value: &Value<'_>) -> bool {
    let own = matches!(param.kind, Kind::Id(_))
        || [&BUCKET, &CREATE_TIME, &INSTANCE_NAME].contains(&param);
    let at = Moment { now: 0, region: "" };
    own && PRESETS.iter().any(|preset| {
        (preset.members)(at).iter().any(|(of, sample)| *of == param && sample == value)
    })
}

/// The examples for machines: `[{"id","title","about","request"}]`; their first run is in the coming night, and `now` is
/// in UNIX seconds.
#[must_use]
pub fn catalogue(language: Language, now: i64, region: &str) -> Value<'static> {
    Value::array(PRESETS.iter().map(|preset| {
        Value::object([
            ("id", Value::Text(preset.id.into())),
            ("title", Value::Text(preset.title.get(language).into())),
            ("about", Value::Text(preset.about.get(language).into())),
            ("request", preset.draft(now, region).root().value.clone()),
        ])
    }))
}

/// The example of a name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().copied().find(|preset| preset.id == id)
}

/// What every plan of the usual edition has.
fn standard(
    name: &str,
    schedule: Value<'static>,
    days: i64,
) -> Vec<(&'static Param, Value<'static>)> {
    vec![
        (&PLAN_NAME, text(name)),
        (&BACKUP_TYPE, text(COMPLETE)),
        (&VAULT_ID, text(VAULT)),
        (&SCHEDULE, schedule),
        (&RETENTION, Value::integer(days)),
    ]
}

fn text(text: impl Into<String>) -> Value<'static> {
    Value::owned_text(text)
}

fn list<const N: usize>(entries: [&str; N]) -> Value<'static> {
    Value::array(entries.map(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_run_is_in_the_coming_night_of_china() {
        // Tue 24 Nov 2026, 12:00 UTC is 20:00 in China; the next night there is 18:00 UTC.
        assert_eq!(next_quiet_hour(1_795_521_600), 1_795_543_200);
        // 23:30 UTC is 07:30 in China.
        assert_eq!(next_quiet_hour(1_795_563_000), 1_795_629_600);
        let _ = next_quiet_hour(i64::MAX);
    }

    #[test]
    fn every_source_type_has_an_example() {
        for source in SourceType::ALL {
            assert!(PRESETS.iter().any(|preset| preset.source == source), "{source:?}");
        }
    }
}
