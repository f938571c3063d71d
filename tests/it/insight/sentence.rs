//! The plan in sentences: every combination of what can be sent, in both languages.

use create_backup_plan::insight::sentence;
use create_backup_plan::insight::zone::{Clock, Zone};
use create_backup_plan::lang::{LANGUAGES, Language};
use create_backup_plan::params;
use create_backup_plan::plan::draft::Draft;
use proptest::prelude::*;

use crate::insight::{CLOCK, whole};

#[track_caller]
fn tells(request: &str, en: &str, zh: &str) {
    let draft = Draft::read(request).unwrap();
    assert_eq!(sentence::of(&draft, &CLOCK, Zone::China, Language::English), en, "{request}");
    assert_eq!(sentence::of(&draft, &CLOCK, Zone::China, Language::Chinese), zh, "{request}");
}

const ECS: &str = r#""SourceType":"ECS_FILE","InstanceId":"i-1","VaultId":"v-1","Path":["/a"],"Schedule":"I|1795543200|P1D","Retention":7"#;

/// What an addition to an ordinary plan for files changes, without what all of them say.
#[track_caller]
fn adds(addition: &str, en: &str, zh: &str) {
    let draft = Draft::read(&format!("{{{ECS},{addition}}}")).unwrap();
    for (language, sentence) in [(Language::English, en), (Language::Chinese, zh)] {
        let said = sentence::of(&draft, &CLOCK, Zone::China, language);
        assert!(said.contains(sentence), "{addition}: {said}");
        whole(&said);
    }
}

#[test]
fn nothing_yet_is_said_as_such() {
    tells("{}", "Choose a source type first.", "先选择数据源类型。");
    tells(
        r#"{"SourceType":"ECS_FILE"}"#,
        "Back up every folder of ECS instance (not given yet) to vault (not given yet). No schedule yet.",
        "将 ECS 实例（尚未填写）的全部目录备份到备份库（尚未填写）。尚未设置执行周期。",
    );
    tells(
        r#"{"SourceType":"FILES"}"#,
        "What it backs up is not known: there is no source type `FILES`. No schedule yet.",
        "备份对象未知：没有数据源类型 `FILES`。尚未设置执行周期。",
    );
}

#[test]
fn each_source_type_is_told() {
    tells(
        &format!(r#"{{{ECS},"KeepLatestSnapshots":1}}"#),
        "Back up `/a` of ECS instance `i-1` to vault `v-1`. \
         First on `Wed 25 Nov 2026, 02:00` UTC+8, then `every day`. \
         Keep each backup `7 days`, and always the last one.",
        "将 ECS 实例 `i-1` 的 `/a` 备份到备份库 `v-1`。\
         `2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每天`一次。\
         每个备份保留 `7 天`，最新的一个始终保留。",
    );
    tells(
        r#"{"SourceType":"ECS_FILE","Edition":"BASIC","InstanceId":"i-1","Schedule":"I|1795543200|PT12H","Retention":7}"#,
        "Back up every folder of ECS instance `i-1` once a day, each backup kept 30 days. \
         First on `Wed 25 Nov 2026, 02:00` UTC+8.",
        "每天备份一次 ECS 实例 `i-1` 的全部目录，每个备份保留 30 天。\
         `2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行。",
    );
    tells(
        r#"{"SourceType":"OSS","Bucket":"b","Prefix":"photos/","VaultId":"v-1","Schedule":"I|1602673264|PT5H"}"#,
        "Back up objects that begin with `photos/` of OSS bucket `b` to vault `v-1`. \
         First on `Tue 24 Nov 2026, 16:01:04` UTC+8, then `every 5 hours`.",
        "将 OSS Bucket `b` 中以 `photos/` 开头的对象备份到备份库 `v-1`。\
         `2026 年 11 月 24 日（周二）16:01:04`（UTC+8）首次执行，之后`每 5 小时`一次。",
    );
    tells(
        r#"{"SourceType":"NAS","FileSystemId":"005494","VaultId":"v-1","Path":["/"],"Schedule":"I|1795543200|P1M"}"#,
        "Back up `/` of NAS file system `005494` to vault `v-1`. \
         First on `Wed 25 Nov 2026, 02:00` UTC+8, then `every month`.",
        "将 NAS 文件系统 `005494` 的 `/` 备份到备份库 `v-1`。\
         `2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每月`一次。",
    );
    tells(
        r#"{"SourceType":"OSS","Edition":"BASIC","Bucket":"b","VaultId":"v-1","Schedule":"I|1795543200|P2D","Retention":9}"#,
        "Back up OSS bucket `b` to vault `v-1`. There is no basic edition of this source type. \
         First on `Wed 25 Nov 2026, 02:00` UTC+8, then `every 2 days`. Keep each backup `9 days`.",
        "将 OSS Bucket `b` 备份到备份库 `v-1`。此数据源类型没有基础版。\
         `2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每 2 天`一次。每个备份保留 `9 天`。",
    );
    tells(
        r#"{"SourceType":"SYNC","ClusterId":"cl-1","DataSourceId":"ds-1","DestDataSourceId":"ds-2","Schedule":"I|1795543200|P1D"}"#,
        "Copy everything from data source `ds-1` to data source `ds-2`, by client group `cl-1`. \
         First on `Wed 25 Nov 2026, 02:00` UTC+8, then `every day`.",
        "由客户端组 `cl-1` 将数据源 `ds-1` 的全部数据同步到数据源 `ds-2`。\
         `2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每天`一次。",
    );
}

#[test]
fn tablestore_runs_by_its_rules_alone() {
    tells(
        r#"{"SourceType":"OTS","InstanceName":"in","VaultId":"v-1","Schedule":"I|1795543200|P1D","Retention":7}"#,
        "Back up all tables of Tablestore instance `in` to vault `v-1`. \
         Its own schedule has no effect for Tablestore. It never runs without a backup rule.",
        "将表格存储实例 `in` 的全部数据表备份到备份库 `v-1`。\
         表格存储不按计划自身的执行周期执行。没有备份规则就不会执行。",
    );
    tells(
        r#"{"SourceType":"OTS","InstanceName":"in","VaultId":"v-1","Retention":7,"OtsDetail":{"TableNames":["t"]},
            "Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|1795543200|P1D"},
            {"BackupType":"INCREMENTAL","Schedule":"I|1795543200|PT4H","Retention":2,"DoCopy":true,"DestinationRegionId":"cn-shanghai","DestinationRetention":30},
            {"RuleName":"old","Disabled":true},{"RuleName":"x"},{"RuleName":"y"}]}"#,
        "Back up `t` of Tablestore instance `in` to vault `v-1`. \
         Backup rule 1 `daily`: complete, first on `Wed 25 Nov 2026, 02:00` UTC+8, then `every day`, kept `7 days`. \
         Backup rule 2: incremental, first on `Wed 25 Nov 2026, 02:00` UTC+8, then `every 4 hours`, kept `2 days`, \
         copied to `cn-shanghai` and kept there `30 days`. \
         Backup rule 3 `old`: switched off. \
         Backup rule 4 `x`: never runs, because it has no schedule, kept `7 days`. And 1 more.",
        "将表格存储实例 `in` 的 `t` 备份到备份库 `v-1`。\
         备份规则 1 `daily`：全量，`2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每天`一次，保留 `7 天`。\
         备份规则 2：增量，`2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每 4 小时`一次，保留 `2 天`，\
         复制到 `cn-shanghai`，在该地域保留 `30 天`。\
         备份规则 3 `old`：已停用。备份规则 4 `x`：没有执行周期，不会执行，保留 `7 天`。另有 1 条。",
    );
}

#[test]
fn a_whole_instance_has_its_consistency_disks_and_copy() {
    let tells = |detail: &str, en: &str, zh: &str| {
        tells(
            &format!(
                r#"{{"SourceType":"UDM_ECS","InstanceId":"i-1","Retention":7,"Schedule":"I|1795543200|P1D","Detail":{detail}}}"#
            ),
            &format!("Back up the whole ECS instance `i-1`. {en}"),
            &format!("备份整台 ECS 实例 `i-1`。{zh}"),
        );
    };
    let en =
        "First on `Wed 25 Nov 2026, 02:00` UTC+8, then `every day`. Keep each backup `7 days`.";
    let zh = "`2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每天`一次。每个备份保留 `7 天`。";
    tells(
        "{}",
        &format!("Each disk by itself is crash-consistent. {en}"),
        &format!("每块云盘各自具有崩溃一致性。{zh}"),
    );
    tells(
        r#""{\"appConsistent\":true,\"diskIdList\":[\"d-1\"]}""#,
        &format!("Each backup is application-consistent. Only the disks `d-1` are backed up. {en}"),
        &format!("每个备份均为应用一致性备份。只备份云盘 `d-1`。{zh}"),
    );
    tells(
        r#"{"snapshotGroup":true,"doCopy":true,"destinationRegionId":"cn-beijing"}"#,
        &format!(
            "Its disks are backed up at one moment. {en} Copy each backup to `cn-beijing` and keep it there `forever`."
        ),
        &format!("各云盘在同一时刻备份。{zh}每个备份复制到 `cn-beijing`，在该地域`永久`保留。"),
    );
    tells(
        r#"{"appConsistent":"yes","doCopy":1}"#,
        &format!(
            "“Application consistency” is not right yet. {en} “Copy to another region” is not right yet."
        ),
        &format!("“应用一致性”尚不正确。{zh}“异地复制”尚不正确。"),
    );
    tells(
        r#""{oops""#,
        &format!("“Instance backup details” is not right yet. {en}"),
        &format!("“整机备份详情”尚不正确。{zh}"),
    );
}

#[test]
fn what_is_added_is_told() {
    adds(
        r#""Include":"[\"*.pdf\"]","Exclude":"[\"/tmp\",\"/proc\"]""#,
        "Only what matches `*.pdf` is included. What matches `/tmp`, `/proc` is left out.",
        "只包含匹配 `*.pdf` 的内容。不含匹配 `/tmp`、`/proc` 的内容。",
    );
    adds(
        r#""Options":"{\"UseVSS\":true}""#,
        "Files in use are read through Windows VSS.",
        "通过 Windows VSS 读取使用中的文件。",
    );
    adds(r#""SpeedLimit":"0:24:5120""#, "Speed is limited to `5,120` KB/s.", "限速 `5,120` KB/s。");
    adds(
        r#""SpeedLimit":"8:20:2048|20:22:5120""#,
        "Speed is limited for `14 hours` of the day.",
        "每天限速 `14 小时`。",
    );
    adds(
        r#""CrossAccountType":"CROSS_ACCOUNT","CrossAccountUserId":1234567890123456,"CrossAccountRoleName":"reader""#,
        "The data belongs to account `1234567890123456` and is read with its role `reader`.",
        "数据属于账号 `1234567890123456`，通过其角色 `reader` 读取。",
    );
    adds(
        r#""Disabled":true"#,
        "It is created switched off and runs only once it is enabled. \
         Runs are counted from `Wed 25 Nov 2026, 02:00` UTC+8, `every day`.",
        "创建后处于停用状态，启用之后才会执行。从 `2026 年 11 月 25 日（周三）02:00`（UTC+8）起计，`每天`一次。",
    );
    adds(
        r#""Rule":[{"Schedule":"I|1795543200|P1D"}]"#,
        "It has a schedule and backup rules; which of them counts is not documented.",
        "同时有执行周期和备份规则，以哪个为准没有文档说明。",
    );
}

#[test]
fn what_cannot_be_read_is_said_and_not_guessed() {
    adds(r#""Schedule":"daily""#, "The schedule cannot be read yet.", "执行周期尚无法读取。");
    adds(r#""Retention":"a week""#, "“Retention” is not right yet.", "“保留天数”尚不正确。");
    adds(r#""Retention":0"#, "“Retention” is not right yet.", "“保留天数”尚不正确。");
    adds(r#""SpeedLimit":"8:20:""#, "“Speed limit” is not right yet.", "“流量控制”尚不正确。");
    adds(r#""Options":"[\"UseVSS\":true]""#, "“Options” is not right yet.", "“附加选项”尚不正确。");
    adds(
        r#""Options":"{\"UseVSS\":1}""#,
        "“Windows VSS” is not right yet.",
        "“Windows VSS”尚不正确。",
    );
    adds(
        r#""CrossAccountType":"OTHER""#,
        "“Account” is not right yet.",
        "“跨账号备份类型”尚不正确。",
    );
    adds(
        r#""Rule":[{"DoCopy":"yes","Disabled":1}]"#,
        "Backup rule 1: “Switch this rule off” is not right yet, “Copy to another region” is not right yet, \
         never runs, because it has no schedule, kept `7 days`.",
        "备份规则 1：“停用本规则”尚不正确，“异地复制”尚不正确，没有执行周期，不会执行，保留 `7 天`。",
    );
    adds(r#""SpeedLimit":"fast""#, "“Speed limit” is not right yet.", "“流量控制”尚不正确。");
    adds(r#""Exclude":"/tmp""#, "“Exclude” is not right yet.", "“排除路径”尚不正确。");
    adds(
        r#""Disabled":"yes""#,
        "“Create it switched off” is not right yet.",
        "“创建后停用”尚不正确。",
    );
    adds(
        r#""KeepLatestSnapshots":7"#,
        "“Keep the last backup” is not right yet.",
        "“至少保留一个备份”尚不正确。",
    );
    adds(
        r#""Path":"/a""#,
        "Back up (cannot be read yet) of ECS instance",
        "将 ECS 实例 `i-1` 的（尚无法读取）备份",
    );
    adds(r#""Rule":[7]"#, "“Backup rules” is not right yet.", "“备份规则”尚不正确。");
}

#[test]
fn a_start_that_is_past_counts_from_the_next_run() {
    adds(
        r#""Schedule":"I|0|P1M""#,
        "`Every month` since `Thu 1 Jan 1970, 08:00` UTC+8; when next is not known",
        "从 `1970 年 1 月 1 日（周四）08:00`（UTC+8）起`每月`一次",
    );
    adds(
        r#""Schedule":"I|0|P9223372036854775807D""#,
        "with no run left within any calendar.",
        "日历范围内不再有执行。",
    );
    adds(
        r#""Schedule":"I|4102444800000|P1D""#,
        "First `4102444800000` seconds after 1970, beyond the year 9999, then `every day`.",
        "1970 年后 `4102444800000` 秒（公元 9999 年之后）首次执行，之后`每天`一次。",
    );
}

#[test]
fn moments_are_told_in_the_zone_that_was_chosen() {
    let draft = Draft::read(&format!("{{{ECS}}}")).unwrap();
    for (zone, said) in [
        (Zone::Local, "First on `Tue 24 Nov 2026, 19:00` UTC+1,"),
        (Zone::Utc, "First on `Tue 24 Nov 2026, 18:00` UTC,"),
    ] {
        let told = sentence::of(&draft, &CLOCK, zone, Language::English);
        assert!(told.contains(said), "{told}");
        let plain = sentence::plain(&draft, &CLOCK, zone, Language::English);
        assert_eq!(plain, told.replace('`', ""));
    }
}

/// A value of any kind, some of them as parameters have them.
fn value() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        any::<String>(),
        "I\\|[0-9]{0,20}\\|P?T?[0-9.]{0,4}[DHMSWY]",
        "[0-9:|]{0,12}",
        Just(
            "{\"doCopy\":true,\"destinationRetention\":-1,\"diskIdList\":[1,null,\"\u{2028}`\"]}"
                .to_owned()
        ),
        Just("BASIC".to_owned()),
        Just("CROSS_ACCOUNT".to_owned()),
        Just("`{0}` {1}\u{202e}\u{7}\n".to_owned()),
    ];
    let text = text.prop_map(|text| serde_json::to_string(&text).unwrap());
    let leaf = prop_oneof![
        text,
        any::<i64>().prop_map(|number| number.to_string()),
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("1".to_owned()),
        Just("{}".to_owned()),
        Just("[]".to_owned()),
    ];
    let rule = proptest::collection::vec(
        (
            prop_oneof![
                Just("Schedule"),
                Just("Retention"),
                Just("DoCopy"),
                Just("Disabled"),
                Just("RuleName"),
                Just("BackupType"),
                Just("DestinationRegionId"),
                Just("DestinationRetention"),
            ],
            leaf.clone(),
        ),
        0..5,
    );
    let rule = rule.prop_map(|members| {
        let members: Vec<String> =
            members.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    });
    prop_oneof![
        leaf.clone(),
        proptest::collection::vec(leaf, 0..5).prop_map(|list| format!("[{}]", list.join(","))),
        proptest::collection::vec(rule, 0..6).prop_map(|list| format!("[{}]", list.join(","))),
    ]
}

proptest! {
    #[test]
    fn any_draft_is_told_on_one_line(
        source in prop_oneof![Just("ECS_FILE"), Just("OSS"), Just("NAS"), Just("OTS"), Just("UDM_ECS"), Just("SYNC"), Just("x")],
        values in proptest::collection::vec((0_usize..33, value()), 0..12),
        now in proptest::option::of(any::<i64>()),
    ) {
        let members: Vec<String> = values
            .into_iter()
            .map(|(row, value)| format!("\"{}\":{value}", params::ALL[row].name))
            .collect();
        let request = format!("{{\"SourceType\":\"{source}\"{}{}}}", if members.is_empty() { "" } else { "," }, members.join(","));
        let Ok(draft) = Draft::read(&request) else { return Ok(()) };
        let clock = Clock { now, ..CLOCK };
        for language in LANGUAGES {
            for zone in Zone::ALL {
                let told = sentence::of(&draft, &clock, zone, *language);
                let values = told.split('`').step_by(2).collect::<String>();
                prop_assert!(!values.contains(['{', '}']), "{}", told);
                prop_assert!(!told.contains(char::is_control), "{:?}", told);
                prop_assert!(!told.contains(['\u{2028}', '\u{2029}', '\u{202e}']), "{:?}", told);
                prop_assert_eq!(told.matches('`').count() % 2, 0, "{}", told);
                prop_assert!(!sentence::plain(&draft, &clock, zone, *language).contains('`'));
            }
        }
    }
}

#[test]
fn what_has_no_effect_is_not_told_as_if_it_had() {
    let basic = r#"{"SourceType":"ECS_FILE","Edition":"BASIC","InstanceId":"i-1","Path":["/a"],"Include":"[\"/b\"]","SpeedLimit":"0:24:1024","Options":"{\"UseVSS\":true}","Rule":[{"RuleName":"d","Schedule":"I|1795543200|PT1H","Retention":1}]}"#;
    tells(
        basic,
        "Back up every folder of ECS instance `i-1` once a day, each backup kept 30 days.",
        "每天备份一次 ECS 实例 `i-1` 的全部目录，每个备份保留 30 天。",
    );
    let rules = r#"{"SourceType":"OSS","Bucket":"b","VaultId":"v-1","Rule":[{"Schedule":"I|1795543200|P1D"}]}"#;
    let said =
        sentence::plain(&Draft::read(rules).unwrap(), &CLOCK, Zone::China, Language::English);
    assert!(said.contains("it may never run"), "{said}");
    let off = r#"{"SourceType":"UDM_ECS","InstanceId":"i-1","Detail":{"appConsistent":true,"enableWriters":false}}"#;
    let said = sentence::plain(&Draft::read(off).unwrap(), &CLOCK, Zone::China, Language::English);
    assert!(said.contains("On Windows it is consistent for the file system only"), "{said}");
}
