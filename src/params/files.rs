//! Which files, and how fast: paths, filters, bandwidth and options.

use crate::lang::t;
use crate::params::{Choice, Kind, Param, Position, needs};

/// The most paths without a wildcard (the page; `maxItems` of the official metadata).
pub const MAX_PATHS: usize = 20;
/// The most characters of one path (the page).
pub const MAX_PATH_LENGTH: usize = 65_536;
/// The most characters of one entry of Include or Exclude (the page).
pub const MAX_FILTER_LENGTH: usize = 255;

/// `SpeedLimit`
pub static SPEED_LIMIT: Param = Param {
    name: "SpeedLimit",
    order: 15,
    kind: Kind::SpeedLimit,
    position: Position::Form,
    needs: needs(*b"O-----"),
    example: "0:24:5120",
    label: t("Speed limit", "流量控制"),
    hint: t(
        "Bandwidth by hour of the day; no window overlaps another",
        "按一天中的小时限速，时段不重叠",
    ),
    ..Param::BASE
};

/// `Include`
pub static INCLUDE: Param = Param {
    name: "Include",
    order: 16,
    kind: Kind::ListText,
    position: Position::Form,
    needs: needs(*b"O-----"),
    example: "[\"/home/alice/*.pdf\", \"/home/bob/*.txt\"]",
    label: t("Include", "包含路径"),
    hint: t("Only what matches is backed up", "只备份匹配的内容"),
    ..Param::BASE
};

/// `Exclude`
pub static EXCLUDE: Param = Param {
    name: "Exclude",
    order: 17,
    kind: Kind::ListText,
    position: Position::Form,
    needs: needs(*b"O-----"),
    example: "[\"/var\", \"/proc\"]",
    label: t("Exclude", "排除路径"),
    hint: t("What matches is left out", "匹配的内容不备份"),
    ..Param::BASE
};

/// `Options`
pub static OPTIONS: Param = Param {
    name: "Options",
    order: 18,
    kind: Kind::ObjectText,
    position: Position::Form,
    needs: needs(*b"O-----"),
    example: "{\"UseVSS\":false}",
    label: t("Options", "附加选项"),
    hint: t("Windows VSS, or the level of the basic edition", "Windows VSS，或基础版的性能等级"),
    members: &[&USE_VSS, &PERFORMANCE_LEVEL],
    ..Param::BASE
};

/// `Options.UseVSS`
pub static USE_VSS: Param = Param {
    name: "UseVSS",
    kind: Kind::Boolean,
    position: Position::Form,
    label: t("Windows VSS", "Windows VSS"),
    hint: t(
        "Consistent copies of files in use; Windows only, one path",
        "备份使用中的文件；仅 Windows，一条路径",
    ),
    ..Param::BASE
};

/// `Options.performanceLevel`, of the BASIC edition (aliyun/alibabacloud-aiops-skills).
pub static PERFORMANCE_LEVEL: Param = Param {
    name: "performanceLevel",
    kind: Kind::Choice(&[
        Choice { value: "L0", label: t("L0: under 600 GB", "L0：600 GB 以内") },
        Choice { value: "L1", label: t("L1: 600 GB to 2 TB", "L1：600 GB 至 2 TB") },
    ]),
    position: Position::Form,
    label: t("Performance level", "性能等级"),
    hint: t("Basic edition only, by the size of the data", "仅基础版，按数据量选择"),
    ..Param::BASE
};

/// `Path`
pub static PATH: Param = Param {
    name: "Path",
    order: 20,
    kind: Kind::Paths,
    position: Position::Form,
    needs: needs(*b"O-P--O"),
    example: "[\"/home\"]",
    label: t("Backup path", "备份路径"),
    hint: t(
        "Absolute, up to 20; only one if it has a wildcard",
        "绝对路径，最多 20 条；含通配符时只能 1 条",
    ),
    ..Param::BASE
};
