//! What is said of what a plan will do, in every language.

use crate::lang::{Arg, Language, Message, Text, t};
use crate::values::interval::Unit;

macro_rules! words {
    ($($name:ident: $en:literal, $zh:literal;)+) => {
        $(
            #[doc = concat!("`", $en, "`")]
            pub const $name: crate::lang::Text = crate::lang::t($en, $zh);
        )+
    };
}
pub(in crate::insight) use words;

/// A text with what fills it, which comes with its own marks.
pub(in crate::insight) fn say(text: Text, args: Vec<String>, language: Language) -> String {
    Message::new(text, args.into_iter().map(Arg::Plain).collect::<Vec<_>>()).render(language)
}

words! {
    SPACE: " ", "";
    COMMA: ", ", "、";
    SEMICOLON: "; ", "；";
    STOP: ".", "。";

    EVENT: "Backup", "备份";

    ONE_DAY: "{0} day", "{0} 天";
    DAYS: "{0} days", "{0} 天";
    ONE_HOUR: "{0} hour", "{0} 小时";
    HOURS: "{0} hours", "{0} 小时";
    ONE_MINUTE: "{0} minute", "{0} 分钟";
    MINUTES: "{0} minutes", "{0} 分钟";
    ONE_SECOND: "{0} second", "{0} 秒";
    SECONDS: "{0} seconds", "{0} 秒";
    EVERY: "every {0}", "每 {0}";

    WANDERS: "Every {0}: not at the same time each day.", "每 {0}一次：每天的执行时刻不同。";
    MOVES: "The interval is fixed: from {0} runs move from {1} to {2} local time.", "间隔固定：从 {0}起，本地执行时刻由 {1} 变为 {2}。";
    MOVES_LATER: "The interval is fixed: from {0} runs are {1} later by local time.", "间隔固定：从 {0}起，本地执行时刻推后 {1}。";
    MOVES_EARLIER: "The interval is fixed: from {0} runs are {1} earlier by local time.", "间隔固定：从 {0}起，本地执行时刻提前 {1}。";

    ONE_BACKUP: "{0} backup", "{0} 个备份";
    BACKUPS: "{0} backups", "{0} 个备份";
    ONE_COPY: "{0} copy", "{0} 份副本";
    COPIES: "{0} copies", "{0} 份副本";
    AT_A_TIME: "{0} at a time.", "同一时间有 {0}。";
    FROM_TO: "{0} to {1} at a time.", "同一时间有 {0}～{1}。";
    FIRST_GOES: "The first goes on {0}.", "第一个在 {0}到期。";
    FIRST_GOES_AFTER: "The first goes {0} after its run.", "第一个在执行 {0}后到期。";
    NEVER_WITHOUT: "Never without one.", "始终至少有一份。";
    WITHOUT_FOR: "None is left for {0} of every {1}.", "每 {1}中有 {0}一份也没有。";
    GROWS: "Kept forever: {0} more each year, without end.", "永久保留：每年增加 {0}，不断累积。";
    GROWS_SLOWLY: "Kept forever: one more every {0}, without end.", "永久保留：每 {0}增加一份，不断累积。";

    FREE_FROM_TO: "no limit from {0} to {1}", "{0} 时至 {1} 时不限速";
    UNKNOWN_FROM_TO: "not known from {0} to {1}", "{0} 时至 {1} 时未知";
    LIMITED_FROM_TO: "{2} KB/s from {0} to {1}", "{0} 时至 {1} 时 {2} KB/s";
    UNREAD_FROM_TO: "window {2} without a readable bandwidth from {0} to {1}", "{0} 时至 {1} 时为时段 {2}，带宽无法读取";
    CLASH_FROM_TO: "windows {2} overlap from {0} to {1}", "{0} 时至 {1} 时时段 {2} 重叠";
    NO_LIMIT_AT_ALL: "No limit at any hour.", "全天不限速。";
    PASS_AT_MOST: "Limited hours pass at most {0} a day.", "限速时段每天最多传输 {0}。";
    PASS_UNKNOWN: "How much limited hours pass is known once each has a bandwidth.", "各时段填写带宽后，即可得知每天最多传输多少数据。";
    ONE_FREE_HOUR: "{0} hour has no limit.", "{0} 个小时不限速。";
    FREE_HOURS: "{0} hours have no limit.", "{0} 个小时不限速。";
    OVERLAP: "Windows {0} overlap from {1} to {2}.", "时段 {0} 在 {1} 时至 {2} 时重叠。";
    NOT_DRAWN: "Window {0} has no readable hours and is not drawn.", "时段 {0} 的小时无法读取，未画出。";
}

/// Units of a schedule.
#[must_use]
pub fn unit(unit: Unit) -> Text {
    match unit {
        Unit::Second => t("seconds", "秒"),
        Unit::Minute => t("minutes", "分钟"),
        Unit::Hour => t("hours", "小时"),
        Unit::Day => t("days", "天"),
        Unit::Week => t("weeks", "周"),
        Unit::Month => t("months", "个月"),
        Unit::Year => t("years", "年"),
    }
}

/// One unit of a schedule: "every hour".
#[must_use]
pub fn every_one(unit: Unit) -> Text {
    match unit {
        Unit::Second => t("every second", "每秒"),
        Unit::Minute => t("every minute", "每分钟"),
        Unit::Hour => t("every hour", "每小时"),
        Unit::Day => t("every day", "每天"),
        Unit::Week => t("every week", "每周"),
        Unit::Month => t("every month", "每月"),
        Unit::Year => t("every year", "每年"),
    }
}

/// The days of the week, from Monday.
pub static WEEKDAYS: [Text; 7] = [
    t("Mon", "周一"),
    t("Tue", "周二"),
    t("Wed", "周三"),
    t("Thu", "周四"),
    t("Fri", "周五"),
    t("Sat", "周六"),
    t("Sun", "周日"),
];

/// The months.
pub static MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
