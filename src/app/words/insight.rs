//! What the form says beside the pictures of what a plan will do. What they mean in sentences is in `insight`.

words! {
    NEXT_RUNS: "The next runs", "后续执行时间";
    RUN: "Run", "序号";
    LOCAL_TIME: "Local time", "本地时间";
    RUNS_HERE: "The next runs show here once the schedule can be read.", "执行周期可以读取后，此处显示后续执行时间。";
    MANY_RUNS: "{0} runs", "{0} 次执行";
    CALENDAR_FILE: "Calendar file", "日历文件";
    CALENDAR_SAVED: "Saved the calendar file.", "已保存日历文件。";
    ONE_MISSED: "{0} run before now is not made up; the first real run is {1} {2}.", "此前的 {0} 次执行不会补上，首次实际执行在 {1}（{2}）。";
    MISSED: "{0} runs before now are not made up; the first real run is {1} {2}.", "此前的 {0} 次执行不会补上，首次实际执行在 {1}（{2}）。";
    NO_MORE_RUNS: "No run is left within 64 bits of seconds.", "64 位秒数范围内不再有执行。";
    MONTHS_UNKNOWN: "How the service counts months and years is not documented, so only the first run is known.", "服务如何计算月和年没有文档说明，因此只知道首次执行。";
    FRACTIONS_UNKNOWN: "How the service counts parts of a second is not documented, so only the first run is known.", "服务如何计算不足一秒的间隔没有文档说明，因此只知道首次执行。";
    NOT_WHILE_OFF: "It is switched off: none of these is made until it is enabled.", "目前处于停用状态，启用之前不会执行。";
    WHAT_IS_KEPT: "What is kept", "保留情况";
    WHAT_COPY_KEEPS: "What the copy keeps", "副本保留情况";
    KEPT_HERE: "What is kept shows here once there are a schedule and a retention.", "填写执行周期和保留天数后，此处显示保留情况。";
    KEPT_UNKNOWN: "The interval has no fixed length, so how many are kept cannot be worked out.", "间隔没有固定长度，无法算出保留数量。";
    KEPT_NOW: "{0} kept", "保留 {0} 个";
    A_YEAR: "+{0} a year", "每年 +{0}";
    IN_DAYS: "{0} days", "{0} 天";
    IN_HOURS: "{0} h", "{0} 小时";
    RUNS_A_BAR: "Each bar stands for {0} runs.", "每条代表 {0} 次执行。";
    FREE: "no limit", "不限速";
    BY_HOUR: "The day by the hour", "一天各小时";
    DRAG: "Drag across hours to add a window. Drag an edge to move it.", "在小时上拖动可添加时段，拖动边缘可调整。";
    KB_IS: "1 KB is taken as 1,000 bytes.", "1 KB 按 1,000 字节计。";
}
