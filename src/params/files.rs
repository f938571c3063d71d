//! Which files, and how fast: paths, filters, bandwidth and options.

use crate::lang::t;
use crate::params::evidence::{BASIC_GUIDE, METADATA, OWN_PAGE, ROS, TERRAFORM, UPDATE_PAGE};
use crate::params::remark::Remark;
use crate::params::{Basic, Choice, Kind, Param, Position, needs};

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
    basic: Basic::Ignored,
    example: "0:24:5120",
    label: t("Speed limit", "流量控制"),
    hint: t(
        "Bandwidth by hour of the day; no window overlaps another",
        "按一天中的小时限速，时段不重叠",
    ),
    remarks: &[
        Remark::documented(
            &UPDATE_PAGE,
            t(
                "This page writes colons. UpdateBackupPlan, CreateBackupJob and DescribeBackupPlans print bars between the three numbers, but every real value has colons.",
                "CreateBackupPlan 文档用冒号。UpdateBackupPlan、CreateBackupJob 和 DescribeBackupPlans 在三个数之间写的是竖线，而实际的值都用冒号。",
            ),
        ),
        Remark::concluded(
            &OWN_PAGE,
            t(
                "That hours go from 0 to 24 follows from the examples. No bound of the bandwidth is documented.",
                "小时从 0 到 24 由示例推断，带宽没有文档规定的上限。",
            ),
        ),
        Remark::seen(
            &TERRAFORM,
            t(
                "The provider's first example of 2021 has it for NAS; later ones do not.",
                "Provider 2021 年的最初示例对 NAS 也填写，之后的没有。",
            ),
        ),
    ],
    ..Param::BASE
};

/// What is known about both filters.
const FILTER_REMARKS: &[Remark] = &[
    Remark::documented(
        &ROS,
        t(
            "The page can be read as 255 characters a path. ROS counts the whole text.",
            "文档可理解为每条路径 255 个字符，ROS 按整段文本计算。",
        ),
    ),
    Remark::seen(
        &TERRAFORM,
        t(
            "The provider's first example of 2021 has it for NAS; later ones do not, and this page names ECS files only.",
            "Provider 2021 年的最初示例对 NAS 也填写，之后的没有；CreateBackupPlan 文档只提到 ECS 文件。",
        ),
    ),
    Remark::concluded(
        &TERRAFORM,
        t(
            "Eight entries at most by the provider's text alone.",
            "最多 8 项只见于 Provider 的说明。",
        ),
    ),
];

/// `Include`
pub static INCLUDE: Param = Param {
    name: "Include",
    order: 16,
    kind: Kind::ListText,
    position: Position::Form,
    needs: needs(*b"O-----"),
    basic: Basic::Ignored,
    example: "[\"/home/alice/*.pdf\", \"/home/bob/*.txt\"]",
    label: t("Include", "包含路径"),
    hint: t("Only what matches is backed up", "只备份匹配的内容"),
    remarks: FILTER_REMARKS,
    ..Param::BASE
};

/// `Exclude`
pub static EXCLUDE: Param = Param {
    name: "Exclude",
    order: 17,
    kind: Kind::ListText,
    position: Position::Form,
    needs: needs(*b"O-----"),
    basic: Basic::Ignored,
    example: "[\"/var\", \"/proc\"]",
    label: t("Exclude", "排除路径"),
    hint: t("What matches is left out", "匹配的内容不备份"),
    remarks: FILTER_REMARKS,
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
    remarks: &[
        Remark::documented(
            &METADATA,
            t(
                "The metadata and the SDK print `[\"UseVSS\":true]`, which is no JSON. The page's `{\"UseVSS\":true}` is what works.",
                "元数据和 SDK 写的是 `[\"UseVSS\":true]`，不是 JSON。文档的 `{\"UseVSS\":true}` 才是可用的写法。",
            ),
        ),
        Remark::seen(
            &TERRAFORM,
            t(
                "The page names ECS files only; the provider and ROS take it for NAS, too.",
                "文档只提到 ECS 文件，Provider 和 ROS 对 NAS 也接受。",
            ),
        ),
    ],
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
        "以一致状态备份使用中的文件；仅限 Windows，只能一条路径",
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
    remarks: &[Remark::seen(
        &BASIC_GUIDE,
        t(
            "Not on the page: the guide names the two levels and their sizes.",
            "文档中没有，两个等级及其数据量见于操作说明。",
        ),
    )],
    ..Param::BASE
};

/// `Path`
pub static PATH: Param = Param {
    name: "Path",
    order: 20,
    kind: Kind::Paths,
    position: Position::Form,
    needs: needs(*b"O-P--O"),
    basic: Basic::Ignored,
    example: "[\"/home\"]",
    label: t("Backup path", "备份路径"),
    hint: t(
        "Absolute, up to 20; only one if it has a wildcard",
        "绝对路径，最多 20 条；含通配符时只能 1 条",
    ),
    remarks: &[
        Remark::documented(
            &METADATA,
            t(
                "20 paths by the page and the metadata; the provider's text says 8.",
                "文档和元数据规定 20 条，Provider 的说明写 8 条。",
            ),
        ),
        Remark::seen(
            &TERRAFORM,
            t(
                "The provider asks for at least one with NAS, and its text says that an empty list is refused there.",
                "Provider 对 NAS 要求至少一条，并说明空列表会被拒绝。",
            ),
        ),
    ],
    ..Param::BASE
};
