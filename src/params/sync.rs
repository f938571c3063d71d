//! Where data is copied to, and by whom: the parameters of data synchronization.

use crate::lang::t;
use crate::params::evidence::{METADATA, OWN_PAGE};
use crate::params::remark::Remark;
use crate::params::{Choice, Kind, Param, Position, needs};
use crate::values::id;

/// `ClusterId`
pub static CLUSTER_ID: Param = Param {
    name: "ClusterId",
    order: 7,
    kind: Kind::Id(Some(&id::CLUSTER)),
    needs: needs(*b"-----R"),
    example: "cl-***************",
    label: t("Client group ID", "客户端组 ID"),
    hint: t("The client group that runs the job", "执行同步任务的客户端组"),
    remarks: &[Remark::documented(
        &METADATA,
        t(
            "In the metadata since February 2025. No official tool creates a plan of this type, so little has been seen of it.",
            "2025 年 2 月起出现在元数据中。没有官方工具创建这种计划，可参考的很少。",
        ),
    )],
    ..Param::BASE
};

/// `DataSourceId`
pub static DATA_SOURCE_ID: Param = Param {
    name: "DataSourceId",
    order: 19,
    kind: Kind::Id(Some(&id::DATA_SOURCE)),
    position: Position::Form,
    needs: needs(*b"-----R"),
    example: "ds-****************",
    label: t("Source data source ID", "源端数据源 ID"),
    hint: t("What is copied", "从哪里同步"),
    remarks: &[Remark::documented(
        &METADATA,
        t("In the metadata since February 2025.", "2025 年 2 月起出现在元数据中。"),
    )],
    ..Param::BASE
};

/// `DestSourceType`: the kinds that public pages of the service show.
pub static DEST_SOURCE_TYPE: Param = Param {
    name: "DestSourceType",
    order: 28,
    kind: Kind::Suggested(&[
        Choice { value: "OSS", label: t("OSS", "OSS") },
        Choice { value: "COMMON_NAS", label: t("NAS", "NAS") },
        Choice { value: "CPFS", label: t("CPFS", "CPFS") },
        Choice { value: "BMCPFS", label: t("CPFS for bare metal", "裸金属 CPFS") },
        Choice { value: "COMMON_FILE_SYSTEM", label: t("Other file system", "通用文件系统") },
        Choice { value: "HDFS", label: t("HDFS", "HDFS") },
        Choice { value: "S3", label: t("S3-compatible", "S3 兼容存储") },
    ]),
    needs: needs(*b"-----R"),
    example: "OSS",
    label: t("Destination type", "目的端类型"),
    hint: t("The kind of the destination", "目的端的种类"),
    remarks: &[Remark::concluded(
        &OWN_PAGE,
        t(
            "The page shows `OSS` alone. The other values are those of AddDataSource.",
            "文档中只出现 `OSS`，其余的值来自 AddDataSource。",
        ),
    )],
    ..Param::BASE
};

/// `DestDataSourceId`
pub static DEST_DATA_SOURCE_ID: Param = Param {
    name: "DestDataSourceId",
    order: 29,
    kind: Kind::Id(Some(&id::DATA_SOURCE)),
    needs: needs(*b"-----R"),
    example: "ds-*********************",
    label: t("Destination data source ID", "目的端数据源 ID"),
    hint: t("Where it is copied to", "同步到哪里"),
    remarks: &[Remark::documented(
        &OWN_PAGE,
        t(
            "The ID of a data source, not of a bucket or a file system.",
            "数据源的 ID，不是 Bucket 或文件系统的 ID。",
        ),
    )],
    ..Param::BASE
};

/// `DestDataSourceDetail`
pub static DEST_DATA_SOURCE_DETAIL: Param = Param {
    name: "DestDataSourceDetail",
    order: 30,
    kind: Kind::Object,
    needs: needs(*b"-----P"),
    example: "{\"prefix\":\"/\"}",
    label: t("Destination details", "目的端详情"),
    hint: t("Where in the destination", "目的端内的位置"),
    members: &[&DEST_PREFIX],
    remarks: &[Remark::open(
        &OWN_PAGE,
        t(
            "Only `prefix` is ever shown. What a destination that holds files wants is not documented.",
            "只出现过 `prefix`，文件类目的端需要的键没有文档说明。",
        ),
    )],
    ..Param::BASE
};

/// `DestDataSourceDetail.prefix`
pub static DEST_PREFIX: Param = Param {
    name: "prefix",
    kind: Kind::Verbatim,
    label: t("Destination prefix", "目的端前缀"),
    hint: t("`/` is the whole bucket", "`/` 为整个 Bucket"),
    ..Param::BASE
};

/// `ChangeListPath`
pub static CHANGE_LIST_PATH: Param = Param {
    name: "ChangeListPath",
    order: 31,
    kind: Kind::ObjectText,
    needs: needs(*b"-----O"),
    example: "{\"dataSourceId\": \"ds-123456789\", \"path\": \"/changelist\"}",
    label: t("Change list", "增量文件列表"),
    hint: t("Where a list of changed files is found", "变更文件列表所在的位置"),
    members: &[&CHANGE_LIST_DATA_SOURCE_ID, &CHANGE_LIST_FILE],
    remarks: &[Remark::documented(
        &OWN_PAGE,
        t(
            "A text that holds JSON, not an object, unlike the destination's details.",
            "内容为 JSON 的文本而非对象，与目的端详情不同。",
        ),
    )],
    ..Param::BASE
};

/// `ChangeListPath.dataSourceId`
pub static CHANGE_LIST_DATA_SOURCE_ID: Param = Param {
    name: "dataSourceId",
    kind: Kind::Id(Some(&id::DATA_SOURCE)),
    label: t("Change list data source ID", "列表所在数据源 ID"),
    hint: t("The data source that holds the list", "存放列表的数据源"),
    ..Param::BASE
};

/// `ChangeListPath.path`
pub static CHANGE_LIST_FILE: Param = Param {
    name: "path",
    kind: Kind::Verbatim,
    label: t("Change list path", "列表路径"),
    hint: t("The list's path in that data source", "列表在该数据源内的路径"),
    ..Param::BASE
};
