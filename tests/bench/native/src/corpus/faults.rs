//! What the corpus breaks on purpose: for nearly every rule that forbids something, a way to break it.

use serde_json::{Value, json};

use super::random::Random;
use super::{Plan, Source, backup_rule};

/// A way to break a rule.
pub(crate) struct Fault {
    /// The rule.
    pub(crate) rule: &'static str,
    /// The source types that the rule looks at; none means all of them.
    sources: &'static [Source],
    /// How it is broken.
    pub(crate) make: Make,
}

/// How a rule is broken.
#[derive(Clone, Copy)]
pub(crate) enum Make {
    /// By another request.
    InPlan(fn(&mut Plan, &mut Random)),
    /// By another text of the same request.
    InText(fn(&str) -> String),
}

/// A fault that a plan of this source type can have.
pub(super) fn pick(source: Source, random: &mut Random) -> &'static Fault {
    let fits = |fault: &&Fault| fault.sources.is_empty() || fault.sources.contains(&source);
    let fitting: Vec<&'static Fault> = FAULTS.iter().filter(fits).collect();
    random.pick(&fitting)
}

/// `rule, sources => make;` for each fault.
macro_rules! faults {
    ($($rule:literal, $sources:expr => $make:expr;)*) => {
        &[$(Fault { rule: $rule, sources: &$sources, make: Make::InPlan($make) },)*
          Fault { rule: "request/not-json", sources: &[], make: Make::InText(cut) },
          Fault { rule: "request/not-object", sources: &[], make: Make::InText(|text| format!("[{text}]")) }]
    };
}

const ANY: [Source; 0] = [];
const FILES: [Source; 1] = [Source::EcsFile];
const OSS: [Source; 1] = [Source::Oss];
const NAS: [Source; 1] = [Source::Nas];
const OTS: [Source; 1] = [Source::Ots];
const UDM: [Source; 1] = [Source::UdmEcs];
const SYNC: [Source; 1] = [Source::Sync];
const PATHS: [Source; 3] = [Source::EcsFile, Source::Nas, Source::Sync];
const NOT_OTS: [Source; 5] =
    [Source::EcsFile, Source::Oss, Source::Nas, Source::UdmEcs, Source::Sync];

static FAULTS: &[Fault] = faults! {
    "request/unknown-parameter", ANY => |plan, _| plan.set("planName", "nightly");
    "request/unknown-parameter", ANY => |plan, random| plan.rules(random)[0]["Name"] = "daily".into();
    "source-type/required", ANY => |plan, _| plan.remove("SourceType");
    "source-type/unknown", ANY => |plan, _| plan.set("SourceType", "ecs_file");
    "type/mismatch", ANY => |plan, _| plan.set("Retention", "30");
    "type/mismatch", ANY => |plan, _| plan.set("Disabled", "true");
    "type/mismatch", ANY => |plan, _| plan.set("Path", "/home");
    "type/mismatch", ANY => |plan, random| plan.rules(random)[0]["RuleName"] = 1.into();
    "type/integer-range", ANY => |plan, _| plan.set("Retention", 7.5);
    "instance-id/required", FILES => |plan, _| plan.remove("InstanceId");
    "bucket/required", OSS => |plan, _| plan.set("Bucket", "");
    "file-system-id/required", NAS => |plan, _| plan.remove("FileSystemId");
    "cluster-id/required", SYNC => |plan, _| plan.remove("ClusterId");
    "data-source-id/required", SYNC => |plan, _| plan.remove("DataSourceId");
    "dest-source-type/required", SYNC => |plan, _| plan.set("DestSourceType", Value::Null);
    "dest-data-source-id/required", SYNC => |plan, _| plan.remove("DestDataSourceId");
    "plan-name/length", ANY => |plan, _| plan.set("PlanName", "备".repeat(65));
    "plan-name/length", ANY => |plan, _| plan.set("PlanName", "");
    "backup-type/value", ANY => |plan, _| plan.set("BackupType", "FULL");
    "backup-type/value", NOT_OTS => |plan, random| {
        plan.rules(random)[0]["BackupType"] = "INCREMENTAL".into();
    };
    "schedule/format", ANY => |plan, _| plan.set("Schedule", "P1D");
    "schedule/start-time", ANY => |plan, _| plan.set("Schedule", "I|2026-11-25|P1D");
    "schedule/interval", ANY => |plan, _| plan.set("Schedule", "I|4102444800|1D");
    "schedule/interval", ANY => |plan, random| plan.rules(random)[0]["Schedule"] = "I|4102444800|P0D".into();
    "retention/minimum", ANY => |plan, _| plan.set("Retention", 0);
    "destination-retention/minimum", ANY => |plan, random| {
        plan.rules(random)[0]["DestinationRetention"] = 0.into();
    };
    "rule/copy-region", ANY => |plan, random| {
        let rule = &mut plan.rules(random)[0];
        rule["DoCopy"] = true.into();
        rule["DestinationRegionId"] = Value::Null;
    };
    "rule/too-many", ANY => |plan, random| {
        let rule = backup_rule(plan.source, random);
        // Names that stood twice would be a fault of their own.
        let named = |number| {
            let mut rule = rule.clone();
            rule["RuleName"] = format!("rule-{number}").into();
            rule
        };
        plan.set("Rule", (1..=65).map(named).collect::<Vec<Value>>());
    };
    "create-time/value", NAS => |plan, _| plan.set("CreateTime", 0);
    "path/absolute", PATHS => |plan, _| plan.set("Path", vec!["home/data"]);
    "path/empty", PATHS => |plan, _| plan.set("Path", vec!["/home", ""]);
    "path/one-wildcard", PATHS => |plan, _| plan.set("Path", vec!["/home", "/srv/*"]);
    "path/too-many", PATHS => |plan, _| {
        let paths: Vec<String> = (0..21).map(|index| format!("/volume{index}")).collect();
        plan.set("Path", paths);
    };
    "vss/multiple-paths", FILES => |plan, _| vss(plan, &[r"C:\data", r"D:\data"]);
    "vss/unc", FILES => |plan, _| vss(plan, &[r"\\host\share"]);
    "vss/wildcard", FILES => |plan, _| vss(plan, &[r"C:\data\*"]);
    "vss/exclude", FILES => |plan, _| {
        vss(plan, &[r"C:\data"]);
        plan.set("Exclude", r#"["C:\\data\\tmp"]"#);
    };
    "unc/wildcard", FILES => |plan, _| plan.set("Path", vec![r"\\host\share\*"]);
    "unc/exclude", FILES => |plan, _| {
        plan.set("Path", vec![r"\\host\share"]);
        plan.remove("Options");
        plan.set("Exclude", r#"["\\\\host\\share\\tmp"]"#);
    };
    "include/format", FILES => |plan, _| plan.set("Include", "/home/*.pdf, /home/*.txt");
    "include/path-length", FILES => |plan, _| {
        plan.set("Include", json!(["/".repeat(256)]).to_string());
    };
    "exclude/format", FILES => |plan, _| plan.set("Exclude", "[7]");
    "exclude/path-length", FILES => |plan, _| {
        plan.set("Exclude", json!(["备".repeat(256)]).to_string());
    };
    "options/format", FILES => |plan, _| plan.set("Options", r#"["UseVSS":true]"#);
    "options/use-vss", FILES => |plan, _| plan.set("Options", r#"{"UseVSS":"on"}"#);
    "speed-limit/format", FILES => |plan, _| plan.set("SpeedLimit", "0|24|5120");
    "speed-limit/hours", FILES => |plan, _| plan.set("SpeedLimit", "22:6:1024");
    "speed-limit/bandwidth", FILES => |plan, _| plan.set("SpeedLimit", "0:24:0");
    "speed-limit/overlap", FILES => |plan, _| plan.set("SpeedLimit", "8:20:2048|18:22:5120");
    "detail/format", UDM => |plan, _| plan.set("Detail", "snapshotGroup");
    "detail/type", UDM => |plan, _| plan.set("Detail", json!({"appConsistent": "yes"}));
    "detail/type", UDM => |plan, _| plan.set("Detail", r#"{"diskIdList":"d-bp1"}"#);
    "detail/app-consistent-scripts", UDM => |plan, _| {
        plan.set("Detail", json!({"appConsistent": true, "preScriptPath": "/opt/freeze.sh"}));
    };
    "detail/copy-region", UDM => |plan, _| plan.set("Detail", r#"{"doCopy":true}"#);
    "destination-retention/minimum", UDM => |plan, _| {
        plan.set("Detail", json!({"doCopy": true, "destinationRegionId": "cn-beijing", "destinationRetention": -7}));
    };
    "ots-detail/format", OTS => |plan, _| {
        plan.set("OtsDetail", json!({"TableNames": {"TableName": ["orders"]}}));
    };
    "dest-data-source-detail/format", SYNC => |plan, _| plan.set("DestDataSourceDetail", "/");
    "change-list-path/format", SYNC => |plan, _| plan.set("ChangeListPath", "/changelist");
    "cross-account-type/value", ANY => |plan, _| plan.set("CrossAccountType", "OTHER");
    "cross-account/required", ANY => |plan, _| {
        plan.set("CrossAccountType", "CROSS_ACCOUNT");
        plan.remove("CrossAccountRoleName");
    };
    "keep-latest-snapshots/value", ANY => |plan, _| plan.set("KeepLatestSnapshots", 2);
    "edition/value", ANY => |plan, _| plan.set("Edition", "standard");
};

/// A backup of these paths with VSS, in which nothing else is at fault.
fn vss(plan: &mut Plan, paths: &[&str]) {
    plan.set("Path", paths);
    plan.set("Options", r#"{"UseVSS":true}"#);
    plan.remove("Exclude");
}

/// The text without its last third.
fn cut(text: &str) -> String {
    text[..text.floor_char_boundary(text.len() * 2 / 3)].to_owned()
}
