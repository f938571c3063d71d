//! Schedules: the plan's own and those of its backup rules.

use std::ops::Range;

use crate::insight::policy;
use crate::lang::{Arg, Message, Text, t};
use crate::params::Kind;
use crate::params::plan::{DISABLED, EDITION};
use crate::plan::place::Place;
use crate::plan::reading::Reading;
use crate::rules::spot::Spot;
use crate::rules::{Check, Fix, Rule};
use crate::values::cron::Cron;
use crate::values::interval::{Interval, IntervalError, Slip};
use crate::values::json::is_blank;
use crate::values::moment::instant;
use crate::values::schedule::{FormatError, Parts, Schedule, seconds};
use crate::values::time::{self, CHINA, DAY, Utc, calendar, in_seconds};
use crate::values::width::half_width;

const HOUR: u128 = time::HOUR.unsigned_abs() as u128;

rules! {
    /// The page: `I|{startTime}|{interval}`. Cron expressions, `C|…`, belong to CreatePolicyV2.
    FORMAT = "schedule/format", Error,
    "文档规定格式为 `I|{startTime}|{interval}`。cron 表达式 `C|…` 属于 CreatePolicyV2。",
    bad [
        "ecs-file" r#"{"Schedule":"P1D"}"#,
        "ecs-file" r#"{"Schedule":"C|4102444800|0 0 2 * * ?"}"#,
        "ecs-file" r#"{"Schedule":"0 2 * * *"}"#,
        "ecs-file" r#"{"Schedule":"30 1 * * 1-5"}"#,
        "ecs-file" r#"{"Schedule":"I ｜ 4102444800 ｜ P1D"}"#,
        "ecs-file" r#"{"Schedule":"i|4102444800|P1D"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P1D|"}"#,
        "ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"4102444800|P1D","Retention":7}]}"#,
    ],
    good ["ecs-file" r#"{"Schedule":"I|4102444800|PT12H"}"#];

    /// The page: the start is a UNIX time in seconds.
    START_TIME = "schedule/start-time", Error,
    "文档规定起始时间为 UNIX 秒。",
    bad [
        "ecs-file" r#"{"Schedule":"I||P1D"}"#,
        "ecs-file" r#"{"Schedule":"I|2026-11-25T02:00:00Z|P1D"}"#,
        "ecs-file" r#"{"Schedule":"I|-1|P1D"}"#,
        "ecs-file" r#"{"Schedule":"I|９９９９９９９９９９|P1D"}"#,
        "ecs-file" r#"{"Schedule":"I|99999999999999999999|P1D"}"#,
    ],
    good ["ecs-file" r#"{"Schedule":"I|4102444801|P1D"}"#];

    /// Twelve digits of seconds are the year 5138: whoever writes them took milliseconds, as most languages give
    /// them. Such a plan is taken and never runs.
    START_IN_MILLISECONDS = "schedule/start-in-milliseconds", Warning,
    "12 位秒数已是公元 5138 年：写的人用了毫秒（多数语言给出的就是毫秒）。这样的计划会被接受，却永远不会执行。",
    bad ["ecs-file" r#"{"Schedule":"I|4102444800000|P1D"}"#],
    good ["ecs-file" r#"{"Schedule":"I|9999999999|P1D"}"#];

    /// A number that reads as a date, such as 202612010200, is the year 1970 or 8390 in UNIX seconds. Which clock was meant
    /// cannot be told.
    START_DATE = "schedule/start-is-date", Warning,
    "形如 202612010200 的日期，当作 UNIX 秒则是 1970 年或 8390 年；也无从得知以哪个时区为准。",
    bad [
        "ecs-file" r#"{"Schedule":"I|202612010200|P1D"}"#,
        "ecs-file" r#"{"Schedule":"I|20261201|P1D"}"#,
        "ecs-file" r#"{"Schedule":"I|20261201020000|P1D"}"#,
    ],
    good ["ecs-file" r#"{"Schedule":"I|4102444800|P1D"}"#];

    /// Eleven digits of seconds are the year 2286 or later: a digit too many. The service takes the plan, and it never
    /// runs.
    START_FAR = "schedule/start-far", Warning,
    "11 位秒数已是 2286 年以后，多半多写了一位。服务会接受，但计划不会执行。",
    bad ["ecs-file" r#"{"Schedule":"I|17959968000|P1D"}"#],
    good ["ecs-file" r#"{"Schedule":"I|9999999999|P1D"}"#];

    /// The page: the interval is an ISO 8601 duration.
    INTERVAL = "schedule/interval", Error,
    "文档规定间隔为 ISO 8601 时长。",
    bad [
        "ecs-file" r#"{"Schedule":"I|4102444800|"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|1D"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P2H"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|PT1D"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P1DT"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P30m"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|p1d"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P0D"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|-P1D"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|daily"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P1W2D"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P99999999999999999999D"}"#,
    ],
    good ["ecs-file" r#"{"Schedule":"I|4102444800|P1DT12H"}"#];

    /// Every official example uses whole days or hours, the shortest one hour. Nothing says that the service knows
    /// weeks, months, years, minutes, seconds or fractions, or keeps up with shorter intervals; and in ten years nobody
    /// waits for the second run.
    INTERVAL_UNUSUAL = "schedule/interval-unusual", Warning,
    "官方示例只用整天或整小时，最短一小时。没有资料表明服务支持周、月、年、分、秒或小数，或跟得上更短的间隔；超过十年的间隔等于只执行一次。",
    bad [
        "ecs-file" r#"{"Schedule":"I|4102444800|P1W","Retention":30}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P1M","Retention":60}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|PT1.5H"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|PT90M"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|PT86400S"}"#,
        "ecs-file" r#"{"Schedule":"I|4102444800|P9999D","KeepLatestSnapshots":1}"#,
    ],
    good ["ecs-file" r#"{"Schedule":"I|4102444800|P365D","Retention":400}"#];

    /// The BASIC edition backs up once a day (the official skill for it).
    BASIC_DAILY = "schedule/basic-daily", Warning,
    "基础版每天备份一次（官方 Skill）。",
    bad ["ecs-file-basic" r#"{"Schedule":"I|4102444800|PT12H"}"#],
    good ["ecs-file-basic" r#"{"Schedule":"I|4102444800|PT24H"}"#];

    /// The page: no run starts while the last one is unfinished. With an hour or less between them that happens.
    OVERLAPPING_RUNS = "schedule/overlapping-runs", Note,
    "文档说明上一次未结束时不会启动下一次。间隔一小时或更短时这种情况会出现。",
    bad ["ecs-file" r#"{"Schedule":"I|4102444800|PT1H"}"#],
    good ["ecs-file" r#"{"Schedule":"I|4102444800|PT2H"}"#];

    /// The page: runs are counted from the start, and missed ones are not made up. A start in the past is usual; the
    /// next run is then somewhere in the rhythm of the interval.
    START_IN_PAST = "schedule/start-in-past", Note,
    "文档说明执行时刻从起始时间算起，错过的不补。起始时间在过去很常见，下一次执行按间隔推算。",
    bad ["ecs-file" r#"{"Schedule":"I|1602673264|P1D"}"#, "ecs-file" r#"{"Schedule":"I|0|PT12H"}"#],
    good ["ecs-file" r#"{"Schedule":"I|4102444800|P1D"}"#];
}

/// The least UNIX seconds with 11 digits, of 20 November 2286.
const FAR: i64 = 10_000_000_000;

/// Ten years, in seconds. Nobody waits so long for the next backup.
const LONG: u128 = 3_652 * 86_400;

/// The year of a moment.
fn year(seconds: i64) -> String {
    Utc(seconds).to_string().split('-').next().unwrap_or_default().to_owned()
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    for spot in check.spots {
        if matches!(spot.row.kind, Kind::Schedule) && !is_blank(spot.text) {
            schedule(check, spot);
        }
    }
}

fn schedule(check: &mut Check<'_>, spot: &Spot<'_>) {
    match Parts::read(spot.text) {
        Err(error) => format(check, spot, error),
        Ok(parts) => {
            let start = start(check, spot, &parts);
            let interval = interval(check, spot, &parts);
            if let (Some(start), Some(interval)) = (start, interval) {
                in_past(check, spot, &Schedule { start, interval }, parts.start.1);
            }
        }
    }
}

fn format(check: &mut Check<'_>, spot: &Spot<'_>, error: FormatError) {
    let form = Arg::code("I|{start}|{interval}");
    match error {
        FormatError::Cron { said, after } => cron(check, spot, said.as_ref(), after, form),
        FormatError::Parts { meant } => {
            let message = Message::new(
                t("{0} must be {2}, but is {1}.", "{0}须为 {2}，实际是 {1}。"),
                [spot.label(), Arg::value(spot.text), form],
            );
            let finding = check.find_at(&FORMAT, spot, message);
            if let Some(meant) = meant {
                finding.fix(|| Fix::write(Arg::value(&meant), spot.rewrite(meant)));
            }
        }
    }
}

/// A cron expression. Whose clock it goes by it does not say: the form's and the console's is China's.
fn cron(
    check: &mut Check<'_>,
    spot: &Spot<'_>,
    said: Option<&Cron>,
    after: Option<i64>,
    form: Arg,
) {
    let meant = said.zip(check.world.now).map(|(cron, now)| {
        let first = after.map_or(now, |after| after.max(now));
        Schedule { start: cron.next_run(first, CHINA), interval: cron.interval.clone() }.to_string()
    });
    let sentence = if meant.is_some() {
        t(
            "{0} is a cron expression, which CreatePolicyV2 takes and plans do not. By UTC+8 it is {1}.",
            "{0}是 cron 表达式，CreatePolicyV2 可用而计划不可用，按 UTC+8 应为 {1}。",
        )
    } else {
        t(
            "{0} is a cron expression, which CreatePolicyV2 takes and plans do not. Write {1}.",
            "{0}是 cron 表达式，CreatePolicyV2 可用而计划不可用，应写作 {1}。",
        )
    };
    let shown = meant.as_ref().map_or(form, Arg::code);
    let finding = check.find_at(&FORMAT, spot, Message::new(sentence, [spot.label(), shown]));
    if let Some(meant) = meant {
        finding.fix(|| Fix::write(Arg::value(&meant), spot.rewrite(meant)));
    }
}

/// The start in seconds, if it can be read as such.
fn start(check: &mut Check<'_>, spot: &Spot<'_>, parts: &Parts<'_>) -> Option<i64> {
    let (text, part) = (parts.start.0, parts.start.1.clone());
    let Some(start) = seconds(text) else {
        let empty = text.trim().is_empty();
        let sentence = if empty {
            t(
                "{0} has no start. Write UNIX seconds; the form takes `2026-12-01 02:00`, too.",
                "{0}缺少首次执行时间，应写 UNIX 秒；表单中也可写 `2026-12-01 02:00`。",
            )
        } else {
            t(
                "{0} has the start {1}. Write UNIX seconds; the form takes `2026-12-01 02:00`, too.",
                "{0}的首次执行时间 {1} 无法识别，应写 UNIX 秒；表单中也可写 `2026-12-01 02:00`。",
            )
        };
        let message = Message::new(sentence, [spot.label(), Arg::value(text)]);
        let tidy: String = text.trim().chars().map(half_width).collect();
        let finding = check.find_at(&START_TIME, spot, message).part_of(spot, part);
        let tidy = instant(&tidy).map_or(tidy, |seconds| seconds.to_string());
        if seconds(&tidy).is_some() {
            finding.fix(|| start_at(spot, &tidy, parts));
        }
        return None;
    };
    if let Some(moment) = calendar(start) {
        let message = Message::new(
            t(
                "{0} starts at {1}, a date and not UNIX seconds. By UTC+8 that is {2}.",
                "{0}的起始时间 {1} 是日期而非 UNIX 秒，按 UTC+8 应为 {2}。",
            ),
            [spot.label(), Arg::value(text), Arg::code(moment.to_string())],
        );
        check
            .find_at(&START_DATE, spot, message)
            .part_of(spot, part)
            .fix(|| start_at(spot, &moment.to_string(), parts));
        return None;
    }
    let Some(divided) = in_seconds(start) else {
        if start >= FAR {
            let message = Message::new(
                t(
                    "{0} starts in {1}, at {2}: nothing runs before. Take a digit out.",
                    "{0}的起始时间在 {1} 年（{2}），此前不会执行，应去掉一位数字。",
                ),
                [spot.label(), Arg::Plain(year(start)), Arg::value(text)],
            );
            check.find_at(&START_FAR, spot, message).part_of(spot, part);
        }
        return Some(start);
    };
    let message = Message::new(
        t(
            "{0} starts at {1}: milliseconds, not seconds. Write {2}.",
            "{0}的起始时间 {1} 是毫秒而非秒，应写 {2}。",
        ),
        [spot.label(), Arg::value(text), Arg::code(divided.to_string())],
    );
    check
        .find_at(&START_IN_MILLISECONDS, spot, message)
        .part_of(spot, part)
        .fix(|| start_at(spot, &divided.to_string(), parts));
    None
}

/// Writes another start.
fn start_at(spot: &Spot<'_>, start: &str, parts: &Parts<'_>) -> Fix {
    Fix::write(Arg::value(start), spot.rewrite(format!("I|{start}|{}", parts.interval.0)))
}

/// Writes another interval.
fn every(spot: &Spot<'_>, interval: &str, parts: &Parts<'_>) -> Fix {
    Fix::write(Arg::value(interval), spot.rewrite(format!("I|{}|{interval}", parts.start.0)))
}

/// The interval, if it can be read.
fn interval(check: &mut Check<'_>, spot: &Spot<'_>, parts: &Parts<'_>) -> Option<Interval> {
    let (text, part) = (parts.interval.0, parts.interval.1.clone());
    let interval: Interval = match text.parse() {
        Ok(interval) => interval,
        Err(error) => {
            let (sentence, meant) = explain(error);
            let mut args = vec![spot.label(), Arg::value(text)];
            args.extend(meant.iter().map(|(meant, _)| Arg::code(meant)));
            let message = Message::new(sentence, args);
            let finding = check.find_at(&INTERVAL, spot, message).part_of(spot, part);
            // Without its minus, no time is still none.
            let offered =
                |(meant, sure): &(String, bool)| *sure && meant.parse::<Interval>().is_ok();
            if let Some((meant, _)) = meant.filter(offered) {
                finding.fix(|| every(spot, &meant, parts));
            }
            return None;
        }
    };
    let basic = check.reading.is_basic();
    let mut note = |rule: &'static Rule, sentence: Text, instead: Option<Interval>| {
        let mut args = vec![spot.label(), Arg::value(text)];
        args.extend(instead.iter().map(|instead| Arg::code(instead.to_string())));
        let mut finding =
            check.find_at(rule, spot, Message::new(sentence, args)).part_of(spot, part.clone());
        if *rule == BASIC_DAILY {
            finding = finding.with(Place::of(&EDITION));
        }
        if let Some(instead) = instead {
            finding.fix(|| every(spot, &instead.to_string(), parts));
        }
    };
    let shortest = interval.shortest_seconds();
    if shortest < HOUR && !basic {
        note(
            &INTERVAL_UNUSUAL,
            t(
                "{0} runs every {1}, more often than any example. Write `PT1H` or more.",
                "{0}的间隔 {1} 比任何示例都短，应写 `PT1H` 或更长。",
            ),
            None,
        );
    } else if interval.longest_seconds() > LONG && !basic {
        note(
            &INTERVAL_UNUSUAL,
            t(
                "{0} runs every {1}, which is more than ten years. Write a shorter interval.",
                "{0}的间隔 {1} 超过十年，应写较短的间隔。",
            ),
            None,
        );
    } else if interval.is_exotic() && !basic {
        match interval.in_days_or_hours() {
            Some(plain) => note(
                &INTERVAL_UNUSUAL,
                t(
                    "{0} counts in {1}; every example has whole days or hours. Write {2}.",
                    "{0}的间隔为 {1}，而示例只用整天或整小时，应写 {2}。",
                ),
                Some(plain),
            ),
            None => note(
                &INTERVAL_UNUSUAL,
                t(
                    "{0} counts in {1}; every example has whole days or hours. Write it so.",
                    "{0}的间隔为 {1}，而示例只用整天或整小时，应照此写。",
                ),
                None,
            ),
        }
    }
    if shortest <= HOUR && !basic {
        note(
            &OVERLAPPING_RUNS,
            t(
                "{0} runs every {1}: a run is skipped while the last one goes on. Allow time for it.",
                "{0}的间隔为 {1}：上一次未结束时会跳过，应留足时间。",
            ),
            None,
        );
    }
    if basic && interval.seconds() != u128::try_from(DAY).ok() {
        note(
            &BASIC_DAILY,
            t(
                "{0} must be daily in the basic edition, but is {1}. Write {2}.",
                "基础版的{0}只能每天一次，实际是 {1}，应写 {2}。",
            ),
            Some(Interval::days(1)),
        );
    }
    Some(interval)
}

/// What is wrong with an interval, and what to write, with whether nothing else can have been meant.
fn explain(error: IntervalError) -> (Text, Option<(String, bool)>) {
    let (slip, meant) = match error {
        IntervalError::Empty => {
            return (
                t(
                    "{0} has no interval. Enter how often it runs: `P1D` is daily.",
                    "{0}缺少间隔，应填写多久执行一次，每天为 `P1D`。",
                ),
                None,
            );
        }
        IntervalError::Negative { meant } => {
            return (
                t(
                    "{0} has the interval {1}, which runs backwards. Write it without a minus.",
                    "{0}的间隔 {1} 是负数，应去掉负号。",
                ),
                meant.map(|meant| (meant, true)),
            );
        }
        IntervalError::Zero => {
            return (
                t(
                    "{0} has the interval {1}, which lasts no time. Write `PT1H` or more.",
                    "{0}的间隔 {1} 为零，应写 `PT1H` 或更长。",
                ),
                None,
            );
        }
        IntervalError::TooLarge => {
            return (
                t(
                    "{0} has the interval {1}, beyond 64 bits. Write a shorter one.",
                    "{0}的间隔 {1} 超出 64 位，应写较短的间隔。",
                ),
                None,
            );
        }
        IntervalError::MinutesOrMonths { minutes } => {
            return (
                t(
                    "{0} has the interval {1}: minutes come behind a `T`, months do not. Write {2} for minutes.",
                    "{0}的间隔 {1} 无法区分分钟与月：分钟写在 `T` 之后。表示分钟应写作 {2}。",
                ),
                Some((minutes, false)),
            );
        }
        IntervalError::Shape { meant, slip } => (slip, meant),
    };
    let sentence = match slip {
        Slip::NoP => t(
            "{0} has the interval {1}, without its `P`. Write {2}.",
            "{0}的间隔是 {1}，缺少 `P`，应写作 {2}。",
        ),
        Slip::NoT => t(
            "{0} has the interval {1}, without a `T` in front of the time. Write {2}.",
            "{0}的间隔是 {1}，时、分、秒之前缺少 `T`，应写作 {2}。",
        ),
        Slip::DaysAfterT => t(
            "{0} has the interval {1}, with days behind the `T`. Write {2}.",
            "{0}的间隔是 {1}，天数写在了 `T` 之后，应写作 {2}。",
        ),
        Slip::EmptyT => t(
            "{0} has the interval {1}, with nothing behind the `T`. Leave the `T` out.",
            "{0}的间隔是 {1}，`T` 之后没有内容，应去掉 `T`。",
        ),
        Slip::Spelling => t(
            "{0} has the interval {1}, with spaces or full-width characters. Write {2}.",
            "{0}的间隔是 {1}，含空格或全角字符，应写作 {2}。",
        ),
        Slip::LowerCase => t(
            "{0} has the interval {1}, in small letters. Write {2}.",
            "{0}的间隔是 {1}，应使用大写字母，写作 {2}。",
        ),
        Slip::NoAmount => t(
            "{0} has the interval {1}, without an amount. Write `P1D` for daily.",
            "{0}的间隔是 {1}，缺少数量，每天应写 `P1D`。",
        ),
        Slip::Other => t(
            "{0} has the interval {1}, no ISO 8601 duration. Write `P1D` for daily.",
            "{0}的间隔 {1} 不是 ISO 8601 时长，每天应写 `P1D`。",
        ),
    };
    (sentence, meant.map(|meant| (meant, true)))
}

/// Whether the plan, or the backup rule whose schedule it is, is switched off.
fn is_off(reading: &Reading<'_>, spot: &Spot<'_>) -> bool {
    let is_off = |at| policy::backup_rule(reading, at).is_some_and(|policy| policy.off);
    reading.is_true(&DISABLED) || spot.backup_rule().is_some_and(is_off)
}

fn in_past(check: &mut Check<'_>, spot: &Spot<'_>, schedule: &Schedule, part: Range<usize>) {
    let Some(now) = check.world.now.filter(|now| schedule.start < *now) else { return };
    // A schedule that has no effect has no next run.
    let idle = spot.is_top() && check.reading.runs_by_rules_alone();
    if idle || is_off(check.reading, spot) {
        return;
    }
    let Some(next) = schedule.next_run(now) else {
        let message = Message::new(
            t(
                "{0} starts in the past, at {1}. Runs missed since are not made up.",
                "{0}的起始时间 {1} 已过，错过的执行不会补上。",
            ),
            [spot.label(), Arg::code(Utc(schedule.start).to_string())],
        );
        check.find_at(&START_IN_PAST, spot, message).part_of(spot, part);
        return;
    };
    let message = Message::new(
        t(
            "{0} starts in the past. It next runs at {1}; missed runs are not made up.",
            "{0}的起始时间已过，下次执行在 {1}，错过的不会补上。",
        ),
        [spot.label(), Arg::code(Utc(next).to_string())],
    );
    check.find_at(&START_IN_PAST, spot, message).part_of(spot, part).fix(|| {
        let patch = spot.rewrite(format!("I|{next}|{}", schedule.interval));
        Fix::new(t("Start at the next run", "从下次执行开始"), [], patch)
    });
}
