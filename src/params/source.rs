//! What is backed up: the source type, and the resource of each type.

use crate::lang::{Text, t};
use crate::params::evidence::{DESCRIBE_PAGE, METADATA, OWN_PAGE, TERRAFORM};
use crate::params::remark::Remark;
use crate::params::{Choice, Kind, Need, Param, Position, needs};
use crate::values::id;

/// What is backed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
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

    /// Whether its plans may run by backup rules: disk backup and Tablestore alone (DescribeBackupPlans; pull request
    /// 4861 of the official provider).
    #[must_use]
    pub fn may_run_by_rules(self) -> bool {
        matches!(self, SourceType::UdmEcs) || self.runs_by_rules_alone()
    }

    /// Whether its plans run by backup rules and by nothing else, so that a schedule of their own has no effect (the same
    /// pull request).
    #[must_use]
    pub fn runs_by_rules_alone(self) -> bool {
        matches!(self, SourceType::Ots)
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
    remarks: &[
        Remark::documented(
            &METADATA,
            t(
                "The only parameter that the gateway itself asks for in every case.",
                "网关对所有请求都要求的只有这一个参数。",
            ),
        ),
        Remark::documented(
            &OWN_PAGE,
            t(
                "The page says one data source a plan; older pages say one type of data source. Make a plan for each resource.",
                "文档写的是一个计划一个数据源，旧文档写的是一类数据源。应为每个资源各建一个计划。",
            ),
        ),
        Remark::concluded(
            &TERRAFORM,
            t(
                "The page advises CreatePolicyV2 for most types, and the provider marks its plan resources as outdated. Plans of all six types are still taken as far as public sources show.",
                "文档对多数类型建议改用 CreatePolicyV2，Provider 也将计划资源标为弃用。就公开资料所见，六种类型的计划仍被接受。",
            ),
        ),
    ],
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
    hint: t("The NAS file system; leading zeros count", "NAS 文件系统；须保留前导零"),
    remarks: &[
        Remark::documented(
            &OWN_PAGE,
            t(
                "“Required only if” on the page stands for “configure only when”: of other source types it is not read.",
                "文档的“Required only if”意为“仅当……时配置”，其他类型不读取此参数。",
            ),
        ),
        Remark::open(
            &OWN_PAGE,
            t(
                "The shape of the ID is not documented: old ones are digits, newer ones hexadecimal, and other kinds begin with `extreme-` or `cpfs-`.",
                "ID 的格式没有文档说明：旧的是数字，新的是十六进制，其他种类以 `extreme-` 或 `cpfs-` 开头。",
            ),
        ),
    ],
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
    remarks: &[Remark::seen(
        &TERRAFORM,
        t(
            "The page calls it required for NAS. The provider dropped it in version 1.153.0 and sends it only when it is set, so it seems not to be needed.",
            "文档称 NAS 必填。Provider 自 1.153.0 起仅在填写时发送，看来并非必需。",
        ),
    )],
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
    remarks: &[Remark::documented(
        &OWN_PAGE,
        t(
            "“Required only if” on the page stands for “configure only when”: of other source types it is not read.",
            "文档的“Required only if”意为“仅当……时配置”，其他类型不读取此参数。",
        ),
    )],
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
    remarks: &[
        Remark::documented(
            &OWN_PAGE,
            t(
                "The page's “required only if OSS” does not mean that it must be there: without it the whole bucket is backed up.",
                "文档的“required only if OSS”不表示必填：不填则备份整个 Bucket。",
            ),
        ),
        Remark::seen(
            &TERRAFORM,
            t(
                "No key of OSS begins with a slash. The provider's own example had one and was mended.",
                "OSS 的对象键不以斜杠开头，Provider 的示例曾写错，后已改正。",
            ),
        ),
    ],
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
    remarks: &[Remark::seen(
        &TERRAFORM,
        t(
            "The page names ECS files only. The provider sends it for whole instances, too, and CreateBackupJob asks for it there: it is needed for both.",
            "文档只提到 ECS 文件。Provider 对整机备份也发送此参数，CreateBackupJob 同样要求：两者都需要。",
        ),
    )],
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
    remarks: &[Remark::seen(
        &TERRAFORM,
        t(
            "The provider always sends the region that the request itself goes to.",
            "Provider 总是填写请求所在的地域。",
        ),
    )],
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
    remarks: &[Remark::documented(
        &METADATA,
        t(
            "The name of the Tablestore instance, where the ECS types take an ID. The vault must be one for Tablestore, in the same region.",
            "此处为表格存储实例的名称，与 ECS 各类型使用 ID 不同。备份库须为同地域的表格存储专用备份库。",
        ),
    )],
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
    remarks: &[
        Remark::documented(
            &DESCRIBE_PAGE,
            t(
                "A request holds `TableNames` as a list. Answers nest it once more, as `TableNames.TableName`.",
                "请求中 `TableNames` 是列表，返回结果中则多一层：`TableNames.TableName`。",
            ),
        ),
        Remark::concluded(
            &TERRAFORM,
            t(
                "That no table named means all of them follows from the provider, which makes the list optional.",
                "“不填表名即为全部”由 Provider 将列表设为可选推断而来。",
            ),
        ),
    ],
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
