//! The sentences that tell what a plan does. Values come with their own marks, so a placeholder has none.

use crate::insight::words::words;

words! {
    NO_SOURCE: "Choose a source type first.", "先选择数据源类型。";
    UNKNOWN_SOURCE: "What it backs up is not known: there is no source type {0}.", "备份对象未知：没有数据源类型 {0}。";
    NOT_GIVEN: "(not given yet)", "（尚未填写）";
    CANNOT_BE_READ: "(cannot be read yet)", "（尚无法读取）";
    UNREADABLE: "“{0}” is not right yet", "“{0}”尚不正确";
    BASIC_ELSEWHERE: "There is no basic edition of this source type.", "此数据源类型没有基础版。";

    EVERY_FOLDER: "every folder", "全部目录";
    EVERY_TABLE: "all tables", "全部数据表";
    EVERYTHING: "everything", "全部数据";
    AND_MORE: "{0} more", "另外 {0} 项";

    BACKS_UP_ECS_FILES: "Back up {0} of ECS instance {1} to vault {2}.", "将 ECS 实例 {1} 的 {0} 备份到备份库 {2}。";
    BACKS_UP_BASIC: "Back up {0} of ECS instance {1} once a day, each backup kept {2}.", "每天备份一次 ECS 实例 {1} 的 {0}，每个备份保留 {2}。";
    BACKS_UP_NAS: "Back up {0} of NAS file system {1} to vault {2}.", "将 NAS 文件系统 {1} 的 {0} 备份到备份库 {2}。";
    BACKS_UP_BUCKET: "Back up OSS bucket {0} to vault {1}.", "将 OSS Bucket {0} 备份到备份库 {1}。";
    BACKS_UP_PREFIX: "Back up objects that begin with {0} of OSS bucket {1} to vault {2}.", "将 OSS Bucket {1} 中以 {0} 开头的对象备份到备份库 {2}。";
    BACKS_UP_TABLES: "Back up {0} of Tablestore instance {1} to vault {2}.", "将表格存储实例 {1} 的 {0} 备份到备份库 {2}。";
    BACKS_UP_INSTANCE: "Back up the whole ECS instance {0}.", "备份整台 ECS 实例 {0}。";
    COPIES: "Copy {0} from data source {1} to data source {2}, by client group {3}.", "由客户端组 {3} 将数据源 {1} 的 {0} 同步到数据源 {2}。";

    INCLUDES: "Only what matches {0} is included.", "只包含匹配 {0} 的内容。";
    EXCLUDES: "What matches {0} is left out.", "不含匹配 {0} 的内容。";
    USES_VSS: "Files in use are read through Windows VSS.", "通过 Windows VSS 读取使用中的文件。";
    LIMITED: "Speed is limited to {0} KB/s.", "限速 {0} KB/s。";
    LIMITED_AT_TIMES: "Speed is limited for {0} of the day.", "每天限速 {0}。";
    OF_ANOTHER_ACCOUNT: "The data belongs to account {0} and is read with its role {1}.", "数据属于账号 {0}，通过其角色 {1} 读取。";
    APP_CONSISTENT: "Each backup is application-consistent.", "每个备份均为应用一致性备份。";
    NO_WRITERS: "On Windows it is consistent for the file system only, because writers are off.", "Windows 上因未启用 Writer，仅为文件系统一致性。";
    SNAPSHOT_GROUP: "Its disks are backed up at one moment.", "各云盘在同一时刻备份。";
    BOTH_CONSISTENT: "It asks for application consistency and a snapshot group at once.", "同时要求应用一致性和一致性快照组。";
    CRASH_CONSISTENT: "Each disk by itself is crash-consistent.", "每块云盘各自具有崩溃一致性。";
    ONLY_DISKS: "Only the disks {0} are backed up.", "只备份云盘 {0}。";
    ALL_DISKS_BUT: "All disks but {0} are backed up.", "备份除 {0} 以外的全部云盘。";

    OFF: "It is created switched off and runs only once it is enabled.", "创建后处于停用状态，启用之后才会执行。";
    STARTS: "first on {0} {1}, then {2}", "{0}（{1}）首次执行，之后{2}一次";
    FIRST: "first on {0} {1}", "{0}（{1}）首次执行";
    COUNTED_FROM: "runs are counted from {0} {1}, {2}", "从 {0}（{1}）起计，{2}一次";
    STARTED: "{2} since {0} {1}; when next is not known, because such an interval has no documented length", "从 {0}（{1}）起{2}一次；此类间隔的长度没有文档说明，下次执行时间未知";
    BEYOND: "{2} since {0} {1}, with no run left within any calendar", "从 {0}（{1}）起{2}一次，日历范围内不再有执行";
    FAR: "first {0} seconds after 1970, beyond the year 9999, then {1}", "1970 年后 {0} 秒（公元 9999 年之后）首次执行，之后{1}一次";
    SCHEDULE_UNREADABLE: "The schedule cannot be read yet.", "执行周期尚无法读取。";
    NO_SCHEDULE_YET: "No schedule yet.", "尚未设置执行周期。";
    NO_EFFECT: "Its own schedule has no effect for Tablestore.", "表格存储不按计划自身的执行周期执行。";
    NEVER_WITHOUT_RULE: "It never runs without a backup rule.", "没有备份规则就不会执行。";
    RULES_MAY_NOT_COUNT: "It has no schedule but backup rules, which are known to count for disks and Tablestore: it may never run.", "没有执行周期，只有备份规则，而已知备份规则用于云盘和表格存储：可能永远不会执行。";
    BOTH_SCHEDULES: "It has a schedule and backup rules; which of them counts is not documented.", "同时有执行周期和备份规则，以哪个为准没有文档说明。";

    KEEPS: "Keep each backup {0}.", "每个备份保留 {0}。";
    KEEPS_AND_LAST: "Keep each backup {0}, and always the last one.", "每个备份保留 {0}，最新的一个始终保留。";
    KEEPS_LAST: "The last backup always stays.", "最新的一个备份始终保留。";
    COPIED: "Copy each backup to {0} and keep it there {1}.", "每个备份复制到 {0}，在该地域保留 {1}。";
    COPIED_FOR_EVER: "Copy each backup to {0} and keep it there {1}.", "每个备份复制到 {0}，在该地域{1}保留。";
    FOR_EVER: "forever", "永久";

    RULE: "Backup rule {0}", "备份规则 {0}";
    MORE_RULES: "And {0} more.", "另有 {0} 条。";
    SWITCHED_OFF: "switched off", "已停用";
    RULE_WITHOUT_SCHEDULE: "never runs, because it has no schedule", "没有执行周期，不会执行";
    RULE_UNREADABLE: "a schedule that cannot be read yet", "执行周期尚无法读取";
    RULE_KEEPS: "kept {0}", "保留 {0}";
    RULE_KEEPS_AND_LAST: "kept {0} and always the last one", "保留 {0}，最新的一个始终保留";
    RULE_RETENTION_UNREADABLE: "a retention that is not right yet", "保留天数尚不正确";
    RULE_COPIED: "copied to {0} and kept there {1}", "复制到 {0}，在该地域保留 {1}";
    RULE_COPIED_FOR_EVER: "copied to {0} and kept there {1}", "复制到 {0}，在该地域{1}保留";
    CLAUSE: ", ", "，";
    COLON: ": ", "：";
}
