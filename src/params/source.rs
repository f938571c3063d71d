//! What is backed up: the source type, and the resource of each type.

use crate::lang::{Text, t};
use crate::params::{Choice, Kind, Need, Param, Position, needs};
use crate::values::id;

/// What is backed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceType {
    /// Files inside an ECS instance.
    EcsFile,
    /// An OSS bucket.
    Oss,
    /// A NAS file system.
    Nas,
    /// Tables of a Tablestore instance.
    Ots,
    /// A whole ECS instance.
    UdmEcs,
    /// A data source that is copied to another.
    Sync,
}

impl SourceType {
    /// Every source type, in the order of the API's page.
    pub const ALL: [SourceType; 6] = [
        SourceType::EcsFile,
        SourceType::Oss,
        SourceType::Nas,
        SourceType::Ots,
        SourceType::UdmEcs,
        SourceType::Sync,
    ];

    /// The value on the wire.
    #[must_use]
    pub fn value(self) -> &'static str {
        CHOICES[self as usize].value
    }

    /// What the form calls it.
    #[must_use]
    pub fn label(self) -> Text {
        CHOICES[self as usize].label
    }

    /// The source type of a wire value.
    #[must_use]
    pub fn of(value: &str) -> Option<SourceType> {
        SourceType::ALL.into_iter().find(|source| source.value() == value)
    }

    /// The source types that a parameter belongs to.
    pub fn of_param(param: &Param) -> impl Iterator<Item = SourceType> {
        SourceType::ALL.into_iter().filter(|source| param.needs[*source as usize] != Need::Foreign)
    }
}

static CHOICES: &[Choice] = &[
    Choice { value: "ECS_FILE", label: t("ECS files", "ECS 文件") },
    Choice { value: "OSS", label: t("OSS bucket", "对象存储 OSS") },
    Choice { value: "NAS", label: t("NAS files", "文件存储 NAS") },
    Choice { value: "OTS", label: t("Tablestore", "表格存储") },
    Choice { value: "UDM_ECS", label: t("Whole ECS", "ECS 整机") },
    Choice { value: "SYNC", label: t("Data sync", "数据同步") },
];

/// `SourceType`
pub static SOURCE_TYPE: Param = Param {
    name: "SourceType",
    order: 1,
    kind: Kind::Choice(CHOICES),
    needs: needs(*b"RRRRRR"),
    example: "ECS_FILE",
    label: t("Source type", "数据源类型"),
    hint: t("What is backed up; decides which fields apply", "要备份的对象，决定下面哪些字段适用"),
    ..Param::BASE
};

/// `FileSystemId`: text, because old IDs are digits with leading zeros.
pub static FILE_SYSTEM_ID: Param = Param {
    name: "FileSystemId",
    order: 8,
    kind: Kind::Id(None),
    needs: needs(*b"--R---"),
    example: "005494",
    label: t("File system ID", "文件系统 ID"),
    hint: t("The NAS file system; leading zeros count", "NAS 文件系统；前导零也算"),
    ..Param::BASE
};

/// `CreateTime`
pub static CREATE_TIME: Param = Param {
    name: "CreateTime",
    order: 9,
    kind: Kind::Integer { min: Some(1), unit: Some(t("s", "秒")) },
    needs: needs(*b"--P---"),
    example: "1607436917",
    label: t("Creation time", "文件系统创建时间"),
    hint: t("When the file system was created, in UNIX seconds", "文件系统的创建时间，UNIX 秒"),
    ..Param::BASE
};

/// `Bucket`
pub static BUCKET: Param = Param {
    name: "Bucket",
    order: 10,
    kind: Kind::Name { max: None },
    needs: needs(*b"-R----"),
    example: "hbr-backup-oss",
    label: t("Bucket", "Bucket 名称"),
    hint: t("The bucket's name alone, without a domain", "只写 Bucket 名称，不带域名"),
    ..Param::BASE
};

/// `Prefix`
pub static PREFIX: Param = Param {
    name: "Prefix",
    order: 11,
    kind: Kind::Verbatim,
    needs: needs(*b"-O----"),
    example: "oss-prefix",
    label: t("Object prefix", "对象前缀"),
    hint: t("Only keys that begin with it; no leading slash", "只备份以此开头的对象，开头不带斜杠"),
    ..Param::BASE
};

/// `InstanceId`: the page names ECS_FILE only, but the official provider sends it for UDM_ECS too.
pub static INSTANCE_ID: Param = Param {
    name: "InstanceId",
    order: 12,
    kind: Kind::Id(Some(&id::INSTANCE)),
    position: Position::Form,
    needs: needs(*b"R---P-"),
    example: "i-m5e*****6q",
    label: t("ECS instance ID", "ECS 实例 ID"),
    hint: t("The instance to back up, in the same region", "要备份的实例，与计划在同一地域"),
    ..Param::BASE
};

/// `UdmRegionId`
pub static UDM_REGION_ID: Param = Param {
    name: "UdmRegionId",
    order: 14,
    kind: Kind::Region,
    needs: needs(*b"----P-"),
    example: "cn-shanghai",
    label: t("Instance region", "实例所在地域"),
    hint: t("The region of the ECS instance", "ECS 实例所在的地域"),
    ..Param::BASE
};

/// `InstanceName`
pub static INSTANCE_NAME: Param = Param {
    name: "InstanceName",
    order: 22,
    kind: Kind::Name { max: None },
    position: Position::Form,
    needs: needs(*b"---P--"),
    example: "instancename",
    label: t("Tablestore instance", "表格存储实例"),
    hint: t("The instance's name, not an ID", "实例名称，不是 ID"),
    ..Param::BASE
};

/// `OtsDetail`
pub static OTS_DETAIL: Param = Param {
    name: "OtsDetail",
    order: 23,
    kind: Kind::Object,
    position: Position::Form,
    needs: needs(*b"---O--"),
    label: t("Tables", "数据表"),
    hint: t("The tables to back up; none means all", "要备份的数据表；不填为全部"),
    members: &[&TABLE_NAMES],
    ..Param::BASE
};

/// `OtsDetail.TableNames`
pub static TABLE_NAMES: Param = Param {
    name: "TableNames",
    kind: Kind::Texts(None),
    position: Position::Form,
    label: t("Table", "数据表名称"),
    hint: t("One table a line", "每行一个数据表"),
    ..Param::BASE
};
