//! What a plan will do: held against slow oracles, an independent reader, and every combination of what can be sent.

use create_backup_plan::insight::calendar;
use create_backup_plan::insight::kept::{Kept, Life};
use create_backup_plan::insight::picture::{Picture, WIDTH};
use create_backup_plan::insight::runs::Runs;
use create_backup_plan::insight::throttle::{Day, Limit};
use create_backup_plan::insight::zone::{Clock, Zone};
use create_backup_plan::insight::{drift, sentence};
use create_backup_plan::lang::{LANGUAGES, Language};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::values::schedule::Schedule;
use proptest::prelude::*;

/// 24 November 2026, with a reader one hour ahead of UTC.
const CLOCK: Clock = Clock { now: Some(1_795_500_000), local: |_| 3_600 };

fn schedule(text: &str) -> Schedule {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

// --- runs ---

/// The runs of a schedule counted one by one: how many lie before a moment, and the next ones.
fn counted(start: i64, step: i64, now: i64) -> (u128, Vec<i64>) {
    let (mut run, mut missed) = (start, 0);
    while run < now {
        run += step;
        missed += 1;
    }
    (missed, (0..10).map(|number| run + number * step).collect())
}

proptest! {
    #[test]
    fn runs_are_those_that_counting_finds(start in 0_i64..5_000_000, step in 1_i64..100_000, now in 0_i64..9_000_000) {
        prop_assume!((now - start) / step < 20_000);
        let runs = Runs::of(&schedule(&format!("I|{start}|PT{step}S")), now);
        let (missed, next) = counted(start, step, now);
        prop_assert_eq!(runs.missed(), Some(missed));
        prop_assert_eq!(runs.upcoming().take(10).collect::<Vec<_>>(), &*next);
        prop_assert_eq!(runs.next(), Some(next[0]));
        prop_assert_eq!(runs.last_missed(), (missed > 0).then(|| next[0] - step));
    }

    #[test]
    fn any_schedule_and_moment_are_answered(start in 0..=i64::MAX, amount in 1..=i64::MAX, unit in "(P[0-9]{0,3}\\.?5?D|PxD|PxW|PTxH|PTxM|PTxS|PxM|PxY|P1YTxS)", now: i64) {
        let interval = unit.replace('x', &amount.to_string());
        let Ok(schedule) = format!("I|{start}|{interval}").parse::<Schedule>() else { return Ok(()) };
        let runs = Runs::of(&schedule, now);
        if let Some(next) = runs.next() {
            prop_assert!(next >= now && next >= start);
        }
        if let Some(last) = runs.last_missed() {
            prop_assert!(last < now);
        }
        let upcoming: Vec<i64> = runs.upcoming().take(10).collect();
        prop_assert!(upcoming.is_sorted_by(|a, b| a < b));
        prop_assert_eq!(upcoming.first().copied(), runs.next());
        let changing = Clock { now: Some(now), local: |seconds| if seconds % 40_000_000 > 20_000_000 { 7_200 } else { 3_600 } };
        if let Some(drift) = drift::of(&runs, &changing) {
            for language in LANGUAGES {
                whole(&drift.say(&runs, &changing, *language));
            }
        }
    }
}

/// A sentence is one line with nothing left to fill in, and its marks are paired.
#[track_caller]
fn whole(sentence: &str) {
    assert!(!sentence.is_empty());
    assert!(!sentence.contains(char::is_control), "{sentence:?}");
    assert!(!sentence.contains(['\u{2028}', '\u{2029}', '\u{202e}', '\u{2066}']), "{sentence:?}");
    for number in 0..9 {
        assert!(!sentence.contains(&format!("{{{number}}}")), "{sentence:?}");
    }
    assert_eq!(sentence.matches('`').count() % 2, 0, "{sentence:?}");
}

// --- the calendar file ---

/// An event as any reader of iCalendar would see it.
#[derive(Debug, Default, PartialEq)]
struct Event {
    uid: String,
    start: String,
    rule: Option<String>,
    summary: String,
    description: String,
}

/// Reads a file by RFC 5545, 3.1 and 3.3.11, and nothing else: unfolds lines, then takes back the escapes.
fn events(file: &str) -> Vec<Event> {
    assert!(file.ends_with("\r\n"));
    let lines: Vec<&str> = file.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    for line in &lines {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']));
    }
    let unfolded = lines.join("\r\n").replace("\r\n ", "");
    let mut events = Vec::new();
    let mut open: Option<Event> = None;
    for line in unfolded.split("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no property: {line}"));
        match (name, value, &mut open) {
            ("BEGIN", "VEVENT", open) => *open = Some(Event::default()),
            ("END", "VEVENT", open) => events.push(open.take().unwrap()),
            ("UID", uid, Some(event)) => event.uid = uid.into(),
            ("DTSTART", start, Some(event)) => event.start = start.into(),
            ("RRULE", rule, Some(event)) => event.rule = Some(rule.to_owned()),
            ("SUMMARY", text, Some(event)) => event.summary = unescaped(text),
            ("DESCRIPTION", text, Some(event)) => event.description = unescaped(text),
            _ => {}
        }
    }
    assert!(unfolded.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    assert!(unfolded.ends_with("END:VCALENDAR") && open.is_none());
    events
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => out.push(c),
                other => panic!("no escape: \\{other:?}"),
            },
            ';' | ',' => panic!("{c} stands bare in {text}"),
            c => out.push(c),
        }
    }
    out
}

/// The first ten moments of a file's events, by another library's calendar.
fn moments(events: &[Event]) -> Vec<i64> {
    let stamp = |text: &str| {
        let text = text.replace('Z', "+0000");
        jiff::Timestamp::strptime("%Y%m%dT%H%M%S%z", text).unwrap().as_second()
    };
    let [event] = events else {
        return events.iter().map(|event| stamp(&event.start)).collect();
    };
    let Some(rule) = &event.rule else { return vec![stamp(&event.start)] };
    let part =
        |name: &str| rule.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let unit = match part("FREQ").unwrap() {
        "DAILY" => 86_400,
        "HOURLY" => 3_600,
        other => panic!("{other}"),
    };
    let step = unit * part("INTERVAL").map_or(1, |interval| interval.parse().unwrap());
    (0..10).map(|number| stamp(&event.start) + number * step).collect()
}

proptest! {
    #[test]
    fn a_calendar_file_holds_the_next_runs(start in 0_i64..4_000_000_000, amount in 1_i64..400, unit in "(PxD|PTxH|PTxM|PTxS)", now in 0_i64..4_000_000_000, name in "\\PC{0,60}", about in any::<String>()) {
        let schedule = schedule(&format!("I|{start}|{}", unit.replace('x', &amount.to_string())));
        let file = calendar::file(&schedule, now, &name, &about).unwrap();
        let events = events(&file);
        let runs: Vec<i64> = Runs::of(&schedule, now).upcoming().take(10).collect();
        prop_assert_eq!(moments(&events), runs);
        let kept: String = about.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        for event in &events {
            prop_assert_eq!(&event.summary, &name);
            prop_assert_eq!(&event.description, &kept);
        }
        let uids: std::collections::BTreeSet<&str> = events.iter().map(|event| &*event.uid).collect();
        prop_assert_eq!(uids.len(), events.len());
        prop_assert_eq!(calendar::file(&schedule, now, &name, &about), Some(file));
    }
}

#[test]
fn a_daily_plan_is_one_repeating_event_that_stays_the_same() {
    let at = |now| {
        let file = calendar::file(&schedule("I|1795543200|P1D"), now, "Backup: home", "");
        events(&file.unwrap()).pop().unwrap()
    };
    let (first, later) = (at(1_795_500_000), at(1_796_000_000));
    assert_eq!(first.start, "20261124T180000Z");
    assert_eq!(first.rule.as_deref(), Some("FREQ=DAILY"));
    assert_eq!(first.uid, later.uid);
    assert_ne!(first.start, later.start);
}

#[test]
fn what_is_on_no_calendar_has_no_file() {
    assert_eq!(calendar::file(&schedule("I|253402300800|P1D"), 0, "", ""), None);
    assert_eq!(calendar::file(&schedule("I|0|P1M"), 5, "", ""), None);
    let last = calendar::file(&schedule("I|253402300799|P1D"), 0, "", "").unwrap();
    assert_eq!(events(&last)[0].rule, None);
}

// --- what is kept ---

/// How many backups are there at a moment, when each run is looked at.
fn alive(kept: &Kept, at: u128) -> u128 {
    let runs = (0..).map(|number| number * kept.step).take_while(|run| *run <= at);
    let last = at / kept.step * kept.step;
    runs.filter(|run| {
        kept.life.is_none_or(|life| at < run + life) || (kept.keeps_last && *run == last)
    })
    .count() as u128
}

proptest! {
    #[test]
    fn what_is_kept_is_what_a_simulation_keeps(step in 1_u128..40, life in 1_u128..200, keeps_last: bool) {
        let kept = Kept { step, life: Some(life), keeps_last };
        let (fewest, most) = kept.range().unwrap();
        let steady = most * step;
        let counts: Vec<u128> = (steady..steady + 2 * step).map(|at| alive(&kept, at)).collect();
        prop_assert_eq!(counts.iter().min(), Some(&fewest));
        prop_assert_eq!(counts.iter().max(), Some(&most));
        let without = counts[..usize::try_from(step).unwrap()].iter().filter(|count| **count == 0).count();
        prop_assert_eq!(kept.gap().unwrap_or(0), without as u128);
        // The first backup goes once a later moment has one fewer than there were runs.
        let goes = (0..2_000).find(|at| alive(&kept, *at) <= *at / step).unwrap();
        prop_assert_eq!(kept.first_goes(), Some(goes));
    }

    #[test]
    fn a_picture_shows_what_is_kept(step in 1_u128..2_000_000, life in 1_u128..40_000_000, ever: bool, keeps_last: bool) {
        let kept = Kept { step, life: (!ever).then_some(life), keeps_last };
        let picture = Picture::of(&kept).unwrap();
        prop_assert!((1..=12).contains(&picture.bars.len()));
        for bar in &picture.bars {
            prop_assert!(bar.from <= bar.to && bar.to <= WIDTH);
        }
        prop_assert!(picture.marks.len() <= 7 && picture.marks.iter().all(|(x, _)| *x <= WIDTH));
        prop_assert!(picture.at <= WIDTH);
        let counted = picture.bars.iter().filter(|bar| bar.counted).count() as u128;
        if let (1, Some((_, most))) = (picture.runs_a_bar, kept.range()) {
            let none_left = kept.gap().is_some();
            prop_assert_eq!(counted, if none_left { 0 } else { most });
        }
    }

    #[test]
    fn any_retention_is_told(days in 1..=u64::MAX, seconds in 1..=i64::MAX, next in proptest::option::of(any::<i64>()), keeps_last: bool, is_copy: bool) {
        let schedule = schedule(&format!("I|0|PT{seconds}S"));
        for life in [Life::Days(days), Life::Ever] {
            let kept = Kept::of(&schedule.interval, life, keeps_last).unwrap();
            let _ = Picture::of(&kept);
            for language in LANGUAGES {
                whole(&kept.say(next, is_copy, Zone::Local, &CLOCK, *language));
            }
        }
    }
}

// --- the day of a speed limit ---

proptest! {
    #[test]
    fn a_day_is_what_its_hours_are(windows in proptest::collection::vec((0_u8..26, 0_u8..26, 0_u64..10_000), 0..6)) {
        let text: Vec<String> = windows.iter().map(|(start, end, kb)| format!("{start}:{end}:{kb}")).collect();
        let day = Day::of(&text.join("|")).unwrap();
        prop_assert_eq!(day.spans.iter().map(|span| span.hours.count()).sum::<u8>(), 24);
        let mut bytes = Some(0);
        for hour in 0..24 {
            let span = day.spans.iter().find(|span| (span.hours.start..span.hours.end).contains(&hour)).unwrap();
            let here: Vec<usize> = (0..windows.len())
                .filter(|index| {
                    let (start, end, _) = windows[*index];
                    start < end && end <= 24 && (start..end).contains(&hour)
                })
                .collect();
            match &span.limit {
                Limit::Free => prop_assert!(here.is_empty()),
                Limit::One(window, _) => prop_assert_eq!(&here, &[*window]),
                Limit::Clash(windows, _) => prop_assert_eq!(&here, windows),
            }
            if !here.is_empty() {
                let readable = here.iter().all(|index| windows[*index].2 > 0);
                let most = here.iter().map(|index| windows[*index].2).max().unwrap();
                bytes = bytes.filter(|_| readable).map(|sum| sum + u128::from(most) * 3_600_000);
            }
        }
        prop_assert_eq!(day.bytes(), bytes);
        for language in LANGUAGES {
            whole(&day.say(*language));
            whole(&day.facts(*language));
        }
    }

    #[test]
    fn any_text_is_a_day_or_none(text in "[0-9:|a ]{0,40}") {
        if let Ok(day) = Day::of(&text) {
            whole(&day.facts(Language::English));
        }
    }
}

// --- the sentence ---

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
        "将 ECS 实例（尚未填写）的全部目录备份到仓库（尚未填写）。尚未设置执行周期。",
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
        "将 ECS 实例 `i-1` 的 `/a` 备份到仓库 `v-1`。\
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
        "将 OSS Bucket `b` 中以 `photos/` 开头的对象备份到仓库 `v-1`。\
         `2026 年 11 月 24 日（周二）16:01:04`（UTC+8）首次执行，之后`每 5 小时`一次。",
    );
    tells(
        r#"{"SourceType":"NAS","FileSystemId":"005494","VaultId":"v-1","Path":["/"],"Schedule":"I|1795543200|P1M"}"#,
        "Back up `/` of NAS file system `005494` to vault `v-1`. \
         First on `Wed 25 Nov 2026, 02:00` UTC+8, then `every month`.",
        "将 NAS 文件系统 `005494` 的 `/` 备份到仓库 `v-1`。\
         `2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每月`一次。",
    );
    tells(
        r#"{"SourceType":"OSS","Edition":"BASIC","Bucket":"b","VaultId":"v-1","Schedule":"I|1795543200|P2D","Retention":9}"#,
        "Back up OSS bucket `b` to vault `v-1`. There is no basic edition of this source type. \
         First on `Wed 25 Nov 2026, 02:00` UTC+8, then `every 2 days`. Keep each backup `9 days`.",
        "将 OSS Bucket `b` 备份到仓库 `v-1`。此数据源类型没有基础版。\
         `2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每 2 天`一次。每个备份保留 `9 天`。",
    );
    tells(
        r#"{"SourceType":"SYNC","ClusterId":"cl-1","DataSourceId":"ds-1","DestDataSourceId":"ds-2","Schedule":"I|1795543200|P1D"}"#,
        "Copy everything from data source `ds-1` to data source `ds-2`, by client group `cl-1`. \
         First on `Wed 25 Nov 2026, 02:00` UTC+8, then `every day`.",
        "由客户端组 `cl-1` 将数据源 `ds-1` 的全部数据复制到数据源 `ds-2`。\
         `2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每天`一次。",
    );
}

#[test]
fn tablestore_runs_by_its_rules_alone() {
    tells(
        r#"{"SourceType":"OTS","InstanceName":"in","VaultId":"v-1","Schedule":"I|1795543200|P1D","Retention":7}"#,
        "Back up all tables of Tablestore instance `in` to vault `v-1`. \
         Its own schedule has no effect for Tablestore. It never runs without a backup rule.",
        "将表格存储实例 `in` 的全部数据表备份到仓库 `v-1`。\
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
        "将表格存储实例 `in` 的 `t` 备份到仓库 `v-1`。\
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
        &format!("Each backup is crash-consistent. {en}"),
        &format!("每个备份保证崩溃一致。{zh}"),
    );
    tells(
        r#""{\"appConsistent\":true,\"diskIdList\":[\"d-1\"]}""#,
        &format!("Each backup is application-consistent. Only the disks `d-1` are backed up. {en}"),
        &format!("每个备份保证应用一致。只备份云盘 `d-1`。{zh}"),
    );
    tells(
        r#"{"snapshotGroup":true,"doCopy":true,"destinationRegionId":"cn-beijing"}"#,
        &format!(
            "Its disks are backed up at one moment. {en} Copy each backup to `cn-beijing` and keep it there `for ever`."
        ),
        &format!("各云盘在同一时刻备份。{zh}每个备份复制到 `cn-beijing`，在该地域保留 `永久`。"),
    );
    tells(
        r#"{"appConsistent":"yes","doCopy":1}"#,
        &format!(
            "“Application consistency” cannot be read yet. {en} “Copy to another region” cannot be read yet."
        ),
        &format!("“应用一致性”尚无法读取。{zh}“异地复制”尚无法读取。"),
    );
    tells(
        r#""{oops""#,
        &format!("“Instance backup details” cannot be read yet. {en}"),
        &format!("“整机备份详情”尚无法读取。{zh}"),
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
    adds(r#""Retention":"a week""#, "“Retention” cannot be read yet.", "“保留天数”尚无法读取。");
    adds(r#""Retention":0"#, "“Retention” cannot be read yet.", "“保留天数”尚无法读取。");
    adds(r#""SpeedLimit":"8:20:""#, "“Speed limit” cannot be read yet.", "“流量控制”尚无法读取。");
    adds(
        r#""Options":"[\"UseVSS\":true]""#,
        "“Options” cannot be read yet.",
        "“附加选项”尚无法读取。",
    );
    adds(
        r#""Options":"{\"UseVSS\":1}""#,
        "“Windows VSS” cannot be read yet.",
        "“Windows VSS”尚无法读取。",
    );
    adds(
        r#""CrossAccountType":"OTHER""#,
        "“Account” cannot be read yet.",
        "“跨账号备份类型”尚无法读取。",
    );
    adds(
        r#""Rule":[{"DoCopy":"yes","Disabled":1}]"#,
        "Backup rule 1: “Switch this rule off” cannot be read yet, “Copy to another region” cannot be read yet, \
         never runs, because it has no schedule, kept `7 days`.",
        "备份规则 1：“停用本规则”尚无法读取，“异地复制”尚无法读取，没有执行周期，不会执行，保留 `7 天`。",
    );
    adds(r#""SpeedLimit":"fast""#, "“Speed limit” cannot be read yet.", "“流量控制”尚无法读取。");
    adds(r#""Exclude":"/tmp""#, "“Exclude” cannot be read yet.", "“排除路径”尚无法读取。");
    adds(
        r#""Disabled":"yes""#,
        "“Create it switched off” cannot be read yet.",
        "“创建后停用”尚无法读取。",
    );
    adds(
        r#""KeepLatestSnapshots":7"#,
        "“Keep the last backup” cannot be read yet.",
        "“至少保留一个备份”尚无法读取。",
    );
    adds(
        r#""Path":"/a""#,
        "Back up (cannot be read yet) of ECS instance",
        "将 ECS 实例 `i-1` 的（尚无法读取）备份",
    );
    adds(r#""Rule":[7]"#, "“Backup rules” cannot be read yet.", "“备份规则”尚无法读取。");
}

#[test]
fn a_start_that_is_past_counts_from_the_next_run() {
    adds(
        r#""Schedule":"I|0|P1M""#,
        "`every month` since `Thu 1 Jan 1970, 08:00` UTC+8; when next is not known",
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
            .map(|(row, value)| format!("\"{}\":{value}", create_backup_plan::params::ALL[row].name))
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
