//! The requests that everything is measured on: realistic, half of them faulty, the same on every machine.
//!
//! A request is first written right, for one of the six source types, and then one to three faults are put into every
//! other one. A fault knows which rule it breaks, so the corpus knows its verdicts without asking any validator.
//!
//! Left out is what a program that starts from a parsed value cannot see: a name that stands twice, `7.0` for `7`, and
//! integers beyond 2^53. Ours reports all three; the peers in JavaScript cannot.

use serde_json::{Value, json};

use random::Random;

mod faults;
mod random;

/// One request, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Case {
    /// The request, on one line.
    pub(crate) text: String,
    /// The rules that were broken on purpose, in turn; none in a valid request.
    pub(crate) faults: Vec<&'static str>,
}

/// What a plan backs up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    EcsFile,
    Oss,
    Nas,
    Ots,
    UdmEcs,
    Sync,
}

impl Source {
    pub(crate) const ALL: [Source; 6] =
        [Source::EcsFile, Source::Oss, Source::Nas, Source::Ots, Source::UdmEcs, Source::Sync];

    fn value(self) -> &'static str {
        match self {
            Source::EcsFile => "ECS_FILE",
            Source::Oss => "OSS",
            Source::Nas => "NAS",
            Source::Ots => "OTS",
            Source::UdmEcs => "UDM_ECS",
            Source::Sync => "SYNC",
        }
    }
}

/// A request while it is put together: its members in the order they are written in.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) source: Source,
    members: Vec<(&'static str, Value)>,
}

impl Plan {
    pub(crate) fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        self.remove(name);
        self.members.push((name, value.into()));
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.members.retain(|(member, _)| *member != name);
    }

    /// The backup rules, of which there is at least one from now on.
    pub(crate) fn rules(&mut self, random: &mut Random) -> &mut Vec<Value> {
        if !self.members.iter().any(|(name, _)| *name == "Rule") {
            let rule = backup_rule(self.source, random);
            self.set("Rule", vec![rule]);
        }
        let rules = self.members.iter_mut().find(|(name, _)| *name == "Rule");
        rules.and_then(|(_, rules)| rules.as_array_mut()).expect("an array of rules")
    }

    fn text(&self) -> String {
        let members = self.members.iter().map(|(name, value)| format!("{}:{value}", json!(name)));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

/// The request with this number.
#[must_use]
pub(crate) fn case(number: u64) -> Case {
    let random = &mut Random::seeded(number);
    let mut plan = plan(random);
    let mut text_fault = None;
    let mut faults = Vec::new();
    if number % 2 == 1 {
        for _ in 0..random.between(1, 3) {
            let fault = faults::pick(plan.source, random);
            match fault.make {
                faults::Make::InPlan(make) => make(&mut plan, random),
                faults::Make::InText(make) => text_fault = Some(make),
            }
            faults.push(fault.rule);
        }
    }
    let text = plan.text();
    let text = match text_fault {
        Some(make) => make(&text),
        None => text,
    };
    Case { text, faults }
}

/// Requests that are large in one way each, by name; the last one has more backup rules than the page allows.
#[must_use]
pub(crate) fn large() -> [(&'static str, String); 3] {
    let start = json!({"SourceType": "ECS_FILE", "InstanceId": "i-bp1a2b3c4d5e6f7g8h9i"});
    let with = |name: &str, value: Value| {
        let mut request = start.clone();
        request[name] = value;
        request.to_string()
    };
    let paths = |letter: &str| -> Value {
        (0..20).map(|index| format!("/{index:02}/{}", letter.repeat(65_532))).collect()
    };
    let rule = json!({"BackupType": "COMPLETE", "Schedule": "I|4102444800|P1D", "Retention": 7, "RuleName": "daily"});
    [
        ("20 paths of 65,536 letters", with("Path", paths("a"))),
        ("the same in Chinese", with("Path", paths("备"))),
        ("10,000 backup rules", with("Rule", vec![rule; 10_000].into())),
    ]
}

/// The request of everyday work that is signed and filled in: twenty paths and three backup rules.
#[must_use]
pub(crate) fn typical() -> String {
    let paths: Value =
        (1..=20).map(|index| format!("/srv/projects/volume{index:02}/data")).collect();
    let rule = |name: &str| json!({"RuleName": name, "BackupType": "COMPLETE", "Schedule": "I|4102444800|P1D", "Retention": 30});
    json!({
        "SourceType": "ECS_FILE",
        "PlanName": "nightly",
        "BackupType": "COMPLETE",
        "InstanceId": "i-bp1a2b3c4d5e6f7g8h9i",
        "VaultId": "v-0003gxoksflhu46w185s",
        "Schedule": "I|4102444800|P1D",
        "Retention": 30,
        "Path": paths,
        "Rule": [rule("daily"), rule("weekly"), rule("monthly")],
    })
    .to_string()
}

fn plan(random: &mut Random) -> Plan {
    let source = random.pick(&Source::ALL);
    let mut plan = Plan { source, members: Vec::new() };
    plan.set("SourceType", source.value());
    plan.set("PlanName", name(random));
    plan.set("BackupType", "COMPLETE");
    plan.set("Schedule", schedule(random));
    plan.set("Retention", random.between(1, 3_650));
    if !matches!(source, Source::UdmEcs | Source::Sync) {
        plan.set("VaultId", random.id("v-", 20));
    }
    match source {
        Source::EcsFile => ecs_file(&mut plan, random),
        Source::Oss => {
            plan.set("Bucket", format!("hbr-{}", random.id("", 12)));
            plan.set("Prefix", format!("{}/", random.id("", 8)));
        }
        Source::Nas => {
            plan.set("FileSystemId", random.id("", 10));
            plan.set("CreateTime", random.between(1_500_000_000, 1_790_000_000));
            plan.set("Path", paths(random, "/", "/"));
        }
        Source::Ots => {
            plan.set("InstanceName", random.id("ots-", 10));
            let tables: Vec<String> =
                (0..random.between(1, 12)).map(|_| random.id("table_", 12)).collect();
            object(&mut plan, random, "OtsDetail", json!({"TableNames": tables}));
        }
        Source::UdmEcs => {
            plan.set("InstanceId", random.id("i-", 20));
            plan.set("UdmRegionId", random.pick(&REGIONS));
            let detail = detail(random);
            object(&mut plan, random, "Detail", detail);
        }
        Source::Sync => {
            plan.set("ClusterId", random.id("cl-", 20));
            plan.set("DataSourceId", random.id("ds-", 20));
            plan.set("DestSourceType", "OSS");
            plan.set("DestDataSourceId", random.id("ds-", 20));
            object(&mut plan, random, "DestDataSourceDetail", json!({"prefix": "/"}));
            let list = json!({"dataSourceId": random.id("ds-", 20), "path": "/changelist"});
            plan.set("ChangeListPath", list.to_string());
            plan.set("Path", paths(random, "/", "/"));
        }
    }
    let rules = random.between(u64::from(source == Source::Ots), 3);
    if rules > 0 {
        let rules = (0..rules).map(|_| backup_rule(source, random)).collect::<Vec<_>>();
        plan.set("Rule", rules);
    }
    common(&mut plan, random);
    if random.chance(30) {
        random.shuffle(&mut plan.members);
    }
    plan
}

fn ecs_file(plan: &mut Plan, random: &mut Random) {
    plan.set("InstanceId", random.id("i-", 20));
    let windows = random.chance(40);
    match random.between(0, 9) {
        0 => plan.set("Path", vec![r"\\fileserver\projects\current"]),
        1 if windows => plan.set("Path", vec![r"D:\exports\*"]),
        1 => plan.set("Path", vec!["/srv/exports/*"]),
        2 | 3 if windows => {
            plan.set("Path", vec![r"C:\data"]);
            plan.set("Options", r#"{"UseVSS":true}"#);
            return;
        }
        _ if windows => plan.set("Path", paths(random, r"C:\", r"\")),
        _ => plan.set("Path", paths(random, "/", "/")),
    }
    let unc = plan.members.last().is_some_and(|(_, path)| path.to_string().contains("fileserver"));
    if random.chance(50) {
        plan.set("Include", filter(random));
    }
    if random.chance(50) && !unc {
        plan.set("Exclude", filter(random));
    }
    if random.chance(40) {
        plan.set("Options", r#"{"UseVSS":false}"#);
    }
    if random.chance(60) {
        plan.set("SpeedLimit", speed_limit(random));
    }
}

/// What any plan may have besides.
fn common(plan: &mut Plan, random: &mut Random) {
    if random.chance(25) {
        plan.set("KeepLatestSnapshots", random.between(0, 1));
    }
    if random.chance(25) {
        plan.set("Disabled", random.chance(50));
    }
    if random.chance(20) {
        plan.set("Edition", "STANDARD");
    }
    if random.chance(20) {
        plan.set("CrossAccountType", "CROSS_ACCOUNT");
        plan.set(
            "CrossAccountUserId",
            random.between(1_000_000_000_000_000, 1_999_999_999_999_999),
        );
        plan.set("CrossAccountRoleName", "backup-role");
    }
}

/// An object, or the text of one: the API takes both.
fn object(plan: &mut Plan, random: &mut Random, name: &'static str, value: Value) {
    let value = if random.chance(50) { Value::String(value.to_string()) } else { value };
    plan.set(name, value);
}

fn detail(random: &mut Random) -> Value {
    let mut detail = json!({"snapshotGroup": false, "EnableFsFreeze": random.chance(50)});
    if random.chance(40) {
        detail["appConsistent"] = true.into();
        detail["preScriptPath"] = "/opt/backup/freeze.sh".into();
        detail["postScriptPath"] = "/opt/backup/thaw.sh".into();
        detail["timeoutInSeconds"] = random.between(10, 300).into();
    }
    if random.chance(50) {
        let disks: Value = (0..random.between(1, 6)).map(|_| random.id("d-", 20)).collect();
        detail["diskIdList"] = disks;
    }
    if random.chance(30) {
        detail["doCopy"] = true.into();
        detail["destinationRegionId"] = random.pick(&REGIONS).into();
        detail["destinationRetention"] = random.between(1, 90).into();
    }
    detail
}

pub(crate) fn backup_rule(source: Source, random: &mut Random) -> Value {
    let incremental = source == Source::Ots && random.chance(50);
    let mut rule = json!({
        "RuleName": random.id("rule-", 6),
        "BackupType": if incremental { "INCREMENTAL" } else { "COMPLETE" },
        "Schedule": schedule(random),
        "Retention": random.between(1, 365),
    });
    if random.chance(30) {
        rule["DoCopy"] = true.into();
        rule["DestinationRegionId"] = random.pick(&REGIONS).into();
        rule["DestinationRetention"] = random.between(1, 90).into();
    }
    rule
}

/// 1 to 64 characters, in Latin letters, Chinese, or with emoji.
fn name(random: &mut Random) -> String {
    let stem = random.pick(&["nightly", "orders-db", "每日备份", "归档计划", "photos 📷", "web"]);
    let longest = 64 - stem.chars().count();
    let tail = random.pick(&["x", "备", "😀"]).repeat(random.below(longest + 1) / 2);
    format!("{stem}{tail}")
}

pub(crate) fn schedule(random: &mut Random) -> String {
    let interval = random.pick(&["P1D", "PT12H", "P7D", "PT6H", "P1DT12H", "P30D"]);
    format!("I|{}|{interval}", random.between(1_600_000_000, 4_102_444_800))
}

/// One to twenty paths below a root, none inside another.
fn paths(random: &mut Random, root: &str, separator: &str) -> Vec<String> {
    const FOLDERS: [&str; 6] = ["home", "srv", "var", "数据", "projects", "media"];
    let count = random.between(1, 20);
    let mut path = |index| {
        let depth = random.between(1, 4);
        let folders = (0..depth).map(|_| random.pick(&FOLDERS)).collect::<Vec<_>>();
        format!("{root}volume{index}{separator}{}", folders.join(separator))
    };
    (0..count).map(&mut path).collect()
}

/// The JSON text of a list of paths.
fn filter(random: &mut Random) -> String {
    let paths = (0..random.between(1, 6)).map(|_| format!("/data/{}/*.log", random.id("", 6)));
    paths.collect::<Value>().to_string()
}

/// One to four windows, none of which overlap.
fn speed_limit(random: &mut Random) -> String {
    let windows = random.between(1, 4);
    let width = 24 / windows;
    let window = |index| {
        let start = index * width;
        format!("{start}:{}:{}", start + width, random.between(1, 1_024) * 10)
    };
    (0..windows).map(window).collect::<Vec<_>>().join("|")
}

const REGIONS: [&str; 5] =
    ["cn-hangzhou", "cn-shanghai", "cn-beijing", "ap-southeast-1", "eu-central-1"];
