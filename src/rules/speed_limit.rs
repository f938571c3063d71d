//! The windows of a speed limit.

use crate::lang::{Arg, Message, Text, t};
use crate::params::files::SPEED_LIMIT;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::report::Found;
use crate::rules::{Check, Fix, Rule};
use crate::values::json::{Node, Value};
use crate::values::speed_limit::{FormatError, LAST_HOUR, Window, hour, overlaps, windows};
use crate::values::width::half_width;

rules! {
    /// The page: `{start}:{end}:{bandwidth}`, several joined by a bar. Older pages print bars inside a window too;
    /// every real request has colons.
    FORMAT = "speed-limit/format", Error,
    "文档规定 `{start}:{end}:{bandwidth}`，多个时段以竖线连接。旧版文档在时段内也写竖线，而实际请求均用冒号。",
    bad [
        "ecs-file" r#"{"SpeedLimit":"5120"}"#,
        "ecs-file" r#"{"SpeedLimit":"0|24|5120"}"#,
        "ecs-file" r#"{"SpeedLimit":"0:24:5120|"}"#,
        "ecs-file" r#"{"SpeedLimit":"0:8:1024, 8:24:5120"}"#,
        "ecs-file" r#"{"SpeedLimit":"I|4102444800|P1D"}"#,
    ],
    good ["ecs-file" r#"{"SpeedLimit":"0:8:1024|8:24:5120"}"#];

    /// The page: hours of a day; that the start comes before the end follows from its examples.
    HOURS = "speed-limit/hours", Error,
    "文档规定为一天中的小时；开始早于结束由示例推断。",
    bad [
        "ecs-file" r#"{"SpeedLimit":"22:6:1024"}"#,
        "ecs-file" r#"{"SpeedLimit":"8:8:1024"}"#,
        "ecs-file" r#"{"SpeedLimit":"0:25:1024"}"#,
        "ecs-file" r#"{"SpeedLimit":"24:6:1024"}"#,
        "ecs-file" r#"{"SpeedLimit":":24:1024"}"#,
        "ecs-file" r#"{"SpeedLimit":"8 : 20:1024"}"#,
    ],
    good ["ecs-file" r#"{"SpeedLimit":"22:24:1024|0:6:1024"}"#];

    /// The page: KB/s. A limit of nothing would stop the backup; no bound above is known.
    BANDWIDTH = "speed-limit/bandwidth", Error,
    "文档规定单位为 KB/s。限为零会让备份停住；没有已知的上限。",
    bad [
        "ecs-file" r#"{"SpeedLimit":"0:24:0"}"#,
        "ecs-file" r#"{"SpeedLimit":"0:24:"}"#,
        "ecs-file" r#"{"SpeedLimit":"0:24:1.5"}"#,
        "ecs-file" r#"{"SpeedLimit":"0:24:5120KB/s"}"#,
    ],
    good ["ecs-file" r#"{"SpeedLimit":"0:24:1"}"#];

    /// The page: windows do not overlap.
    OVERLAP = "speed-limit/overlap", Error,
    "文档规定时段不能重叠。",
    bad ["ecs-file" r#"{"SpeedLimit":"8:20:2048|18:22:5120"}"#],
    good ["ecs-file" r#"{"SpeedLimit":"8:18:2048|18:22:5120"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    let Some(text) = check
        .reading
        .node(&SPEED_LIMIT)
        .and_then(Node::text)
        .filter(|text| !text.trim().is_empty())
    else {
        return;
    };
    match windows(text) {
        Err(error) => format(check, text, error),
        Ok(windows) => {
            for window in &windows {
                hours(check, text, window);
                bandwidth(check, text, window);
            }
            // More windows than a day has hours overlap of necessity; that is said often enough.
            let pairs = overlaps(windows.iter().map(Window::hours));
            for (first, second) in pairs.into_iter().take(usize::from(LAST_HOUR)) {
                let (first, second) = (&windows[first], &windows[second]);
                let args = [label(), quoted(text, first), quoted(text, second)];
                let sentence = t(
                    "{0} has two windows for the same hour, {1} and {2}. Change one.",
                    "{0}的时段 {1} 和 {2} 重叠，应修改其一。",
                );
                let apart = ended_sooner(text, first, second);
                let finding = find(check, &OVERLAP, sentence, args).part(second.span.clone());
                if let Some((hour, apart)) = apart {
                    finding.choice(|| {
                        Fix::new(
                            t("End the earlier one at {0}:00", "较早的时段在 {0}:00 结束"),
                            [Arg::count(hour.into())],
                            [Op::Replace(Place::of(&SPEED_LIMIT), Value::owned_text(apart))],
                        )
                    });
                }
            }
        }
    }
}

/// The text with the earlier of two windows ended where the later one starts, and that hour; nothing where hours after
/// the later one would be left without a limit.
fn ended_sooner(text: &str, one: &Window<'_>, other: &Window<'_>) -> Option<(u8, String)> {
    let (hours, others) = (one.hours()?, other.hours()?);
    let ((earlier, first), second) =
        if hours.start <= others.start { ((one, hours), others) } else { ((other, others), hours) };
    if first.start == second.start || first.end > second.end {
        return None;
    }
    let (before, after) = (&text[..earlier.span.start], &text[earlier.span.end..]);
    let Window { start, bandwidth, .. } = earlier;
    Some((second.start, format!("{before}{start}:{}:{bandwidth}{after}", second.start)))
}

fn label() -> Arg {
    Arg::Label(Place::of(&SPEED_LIMIT).label())
}

fn quoted(text: &str, window: &Window<'_>) -> Arg {
    Arg::value(&text[window.span.clone()])
}

fn find<'c>(
    check: &'c mut Check<'_>,
    rule: &'static Rule,
    text: Text,
    args: impl Into<Vec<Arg>>,
) -> Found<'c> {
    check.find(rule, Place::of(&SPEED_LIMIT), Message::new(text, args))
}

fn offer(finding: Found<'_>, whole: String) {
    finding.try_fix(|| {
        Fix::write(
            Arg::value(&whole),
            [Op::Replace(Place::of(&SPEED_LIMIT), Value::owned_text(whole))],
        )
    });
}

fn format(check: &mut Check<'_>, text: &str, error: FormatError) {
    let form = Arg::code("{start}:{end}:{KB/s}");
    let (sentence, meant) = match error {
        FormatError::Schedule => (
            t(
                "{0} holds a schedule, {1}. Move it to Schedule and write {2} here.",
                "{0}里是执行周期 {1}，应移到执行周期，此处写 {2}。",
            ),
            None,
        ),
        FormatError::Bars { meant } => (
            t(
                "{0} {1} has bars where colons belong. Write {2}.",
                "{0} {1} 在应为冒号处用了竖线，应写作 {2}。",
            ),
            meant,
        ),
        FormatError::Shape { meant } => (
            t(
                "{0} must be {2}, joined by bars, but is {1}.",
                "{0}须为 {2}，以竖线连接，实际是 {1}。",
            ),
            meant,
        ),
    };
    let finding = find(check, &FORMAT, sentence, [label(), Arg::value(text), form]);
    if let Some(meant) = meant {
        offer(finding, meant);
    }
}

fn hours(check: &mut Check<'_>, text: &str, window: &Window<'_>) {
    if window.hours().is_some() {
        return;
    }
    let args = [label(), quoted(text, window)];
    let ends = hour(window.end).is_some_and(|end| (1..LAST_HOUR).contains(&end));
    let from_midnight = (ends && hour(window.start) == Some(LAST_HOUR))
        .then(|| format!("0:{}:{}", window.end, window.bandwidth));
    let readable = hour(window.start).is_some() && hour(window.end).is_some();
    let sentence = if window.split_at_midnight().is_some() {
        t(
            "{0} has the window {1} over midnight. Write it as two.",
            "{0}的时段 {1} 跨越午夜，应写成两个时段。",
        )
    } else if from_midnight.is_some() {
        t(
            "{0} has the window {1}, but midnight at the start is hour 0. Write it so.",
            "{0}的时段 {1} 中，作为开始的午夜应写 0。",
        )
    } else if readable {
        t(
            "{0} has the window {1}, which does not end after it starts. Put the earlier hour first.",
            "{0}的时段 {1} 结束不晚于开始，应先写较早的小时。",
        )
    } else if window.start.is_empty() || window.end.is_empty() {
        t(
            "{0} has the window {1} without an hour. Write hours from 0 to 24.",
            "{0}的时段 {1} 缺少小时，应写 0 到 24。",
        )
    } else {
        t(
            "{0} has the window {1}. Write whole hours from 0 to 24.",
            "{0}的时段是 {1}，应写 0 到 24 的整数小时。",
        )
    };
    let instead = window.split_at_midnight().or(from_midnight).or_else(|| {
        let (start, end) = (tidy(window.start), tidy(window.end));
        let plain = hour(&start).is_some() && hour(&end).is_some() && !readable;
        plain.then(|| format!("{start}:{end}:{}", window.bandwidth))
    });
    let instead = instead.filter(|_| check.afford(text.len()));
    let finding = find(check, &HOURS, sentence, args).part(window.span.clone());
    if let Some(instead) = instead {
        offer(finding, with(text, window, &instead));
    }
}

fn bandwidth(check: &mut Check<'_>, text: &str, window: &Window<'_>) {
    if window.bandwidth().is_some() {
        return;
    }
    let args = [label(), quoted(text, window)];
    let sentence = if window.bandwidth.is_empty() {
        t(
            "{0} has the window {1} without a bandwidth. Write KB/s behind the last colon.",
            "{0}的时段 {1} 缺少带宽，应在最后一个冒号后写 KB/s。",
        )
    } else {
        t(
            "{0} has the window {1}. Write the bandwidth as whole KB/s, 1 or more.",
            "{0}的时段是 {1}，带宽应为整数 KB/s，至少为 1。",
        )
    };
    // `5120KB/s` says the unit that is meant anyway; `kbps` is another.
    let digits = tidy(window.bandwidth).to_ascii_lowercase();
    let digits = ["kb/s", "kib/s"]
        .iter()
        .find_map(|unit| digits.strip_suffix(unit))
        .unwrap_or(&digits)
        .to_owned();
    let plain = Window { bandwidth: &digits, ..window.clone() }.bandwidth().is_some();
    let plain = plain && check.afford(text.len());
    let finding = find(check, &BANDWIDTH, sentence, args).part(window.span.clone());
    if plain {
        offer(finding, with(text, window, &format!("{}:{}:{digits}", window.start, window.end)));
    }
}

/// Full-width digits made plain, and no space.
fn tidy(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect()
}

/// The whole text with another window in the place of one.
fn with(text: &str, window: &Window<'_>, instead: &str) -> String {
    format!("{}{instead}{}", &text[..window.span.start], &text[window.span.end..])
}
