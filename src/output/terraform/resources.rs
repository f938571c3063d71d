//! The five resources of the official provider that make a backup plan, with the names and types of their arguments
//! (`alicloud/resource_alicloud_hbr_{ecs,oss,nas,ots,server}_backup_plan.go` of aliyun/terraform-provider-alicloud).

use crate::output::resource::Shape::{Block, Blocks, Bool, Number, Text, Texts};
use crate::output::resource::{Argument, Resource, argument};
use crate::params::backup_rule::{self, RULE};
use crate::params::cross_account::{
    CROSS_ACCOUNT_ROLE_NAME, CROSS_ACCOUNT_TYPE, CROSS_ACCOUNT_USER_ID,
};
use crate::params::detail::{
    APP_CONSISTENT, DESTINATION_REGION_ID, DESTINATION_RETENTION, DETAIL, DISK_ID_LIST, DO_COPY,
    ENABLE_FS_FREEZE, POST_SCRIPT_PATH, PRE_SCRIPT_PATH, SNAPSHOT_GROUP, TIMEOUT_IN_SECONDS,
};
use crate::params::files::{EXCLUDE, INCLUDE, OPTIONS, PATH, SPEED_LIMIT};
use crate::params::plan::{BACKUP_TYPE, DISABLED, PLAN_NAME, RETENTION, SCHEDULE, VAULT_ID};
use crate::params::source::{
    BUCKET, FILE_SYSTEM_ID, INSTANCE_ID, INSTANCE_NAME, OTS_DETAIL, PREFIX, SourceType, TABLE_NAMES,
};

const BACKUP_TYPE_TEXT: Argument = argument(&BACKUP_TYPE, "backup_type", Text);
const VAULT: Argument = argument(&VAULT_ID, "vault_id", Text);
const SCHEDULE_TEXT: Argument = argument(&SCHEDULE, "schedule", Text);
/// A text, except for whole instances.
const RETENTION_TEXT: Argument = argument(&RETENTION, "retention", Text);
const DISABLED_BOOL: Argument = argument(&DISABLED, "disabled", Bool);
const ACCOUNT_TYPE: Argument = argument(&CROSS_ACCOUNT_TYPE, "cross_account_type", Text);
const ACCOUNT_USER: Argument = argument(&CROSS_ACCOUNT_USER_ID, "cross_account_user_id", Number);
const ACCOUNT_ROLE: Argument = argument(&CROSS_ACCOUNT_ROLE_NAME, "cross_account_role_name", Text);
const INSTANCE: Argument = argument(&INSTANCE_ID, "instance_id", Text);
const PATHS: Argument = argument(&PATH, "path", Texts);
const OPTIONS_TEXT: Argument = argument(&OPTIONS, "options", Text);

/// Every resource.
pub static RESOURCES: &[Resource] = &[
    Resource {
        source: SourceType::EcsFile,
        name: "alicloud_hbr_ecs_backup_plan",
        sends_more: false,
        arguments: &[
            argument(&PLAN_NAME, "ecs_backup_plan_name", Text),
            BACKUP_TYPE_TEXT,
            VAULT,
            SCHEDULE_TEXT,
            RETENTION_TEXT,
            INSTANCE,
            PATHS,
            argument(&INCLUDE, "include", Text),
            argument(&EXCLUDE, "exclude", Text),
            argument(&SPEED_LIMIT, "speed_limit", Text),
            OPTIONS_TEXT,
            argument(&DETAIL, "detail", Text),
            DISABLED_BOOL,
            ACCOUNT_TYPE,
            ACCOUNT_USER,
            ACCOUNT_ROLE,
        ],
    },
    Resource {
        source: SourceType::Oss,
        name: "alicloud_hbr_oss_backup_plan",
        sends_more: false,
        arguments: &[
            argument(&PLAN_NAME, "oss_backup_plan_name", Text),
            BACKUP_TYPE_TEXT,
            VAULT,
            SCHEDULE_TEXT,
            RETENTION_TEXT,
            argument(&BUCKET, "bucket", Text),
            argument(&PREFIX, "prefix", Text),
            DISABLED_BOOL,
            ACCOUNT_TYPE,
            ACCOUNT_USER,
            ACCOUNT_ROLE,
        ],
    },
    Resource {
        source: SourceType::Nas,
        name: "alicloud_hbr_nas_backup_plan",
        sends_more: false,
        arguments: &[
            argument(&PLAN_NAME, "nas_backup_plan_name", Text),
            BACKUP_TYPE_TEXT,
            VAULT,
            SCHEDULE_TEXT,
            RETENTION_TEXT,
            argument(&FILE_SYSTEM_ID, "file_system_id", Text),
            PATHS,
            OPTIONS_TEXT,
            DISABLED_BOOL,
            ACCOUNT_TYPE,
            ACCOUNT_USER,
            ACCOUNT_ROLE,
        ],
    },
    Resource {
        source: SourceType::Ots,
        name: "alicloud_hbr_ots_backup_plan",
        sends_more: false,
        arguments: &[
            argument(&PLAN_NAME, "ots_backup_plan_name", Text),
            BACKUP_TYPE_TEXT,
            VAULT,
            SCHEDULE_TEXT,
            RETENTION_TEXT,
            argument(&INSTANCE_NAME, "instance_name", Text),
            argument(
                &OTS_DETAIL,
                "ots_detail",
                Block(&[argument(&TABLE_NAMES, "table_names", Texts)]),
            ),
            argument(
                &RULE,
                "rules",
                Blocks(&[
                    argument(&backup_rule::RULE_NAME, "rule_name", Text),
                    argument(&backup_rule::BACKUP_TYPE, "backup_type", Text),
                    argument(&backup_rule::SCHEDULE, "schedule", Text),
                    argument(&backup_rule::RETENTION, "retention", Text),
                    argument(&backup_rule::DISABLED, "disabled", Bool),
                ]),
            ),
            DISABLED_BOOL,
            ACCOUNT_TYPE,
            ACCOUNT_USER,
            ACCOUNT_ROLE,
        ],
    },
    Resource {
        source: SourceType::UdmEcs,
        name: "alicloud_hbr_server_backup_plan",
        sends_more: true,
        arguments: &[
            argument(&PLAN_NAME, "ecs_server_backup_plan_name", Text),
            SCHEDULE_TEXT,
            argument(&RETENTION, "retention", Number),
            INSTANCE,
            argument(
                &DETAIL,
                "detail",
                Block(&[
                    argument(&APP_CONSISTENT, "app_consistent", Bool),
                    argument(&SNAPSHOT_GROUP, "snapshot_group", Bool),
                    argument(&ENABLE_FS_FREEZE, "enable_fs_freeze", Bool),
                    argument(&PRE_SCRIPT_PATH, "pre_script_path", Text),
                    argument(&POST_SCRIPT_PATH, "post_script_path", Text),
                    argument(&TIMEOUT_IN_SECONDS, "timeout_in_seconds", Number),
                    argument(&DISK_ID_LIST, "disk_id_list", Texts),
                    argument(&DO_COPY, "do_copy", Bool),
                    argument(&DESTINATION_REGION_ID, "destination_region_id", Text),
                    argument(&DESTINATION_RETENTION, "destination_retention", Number),
                ]),
            ),
            DISABLED_BOOL,
            ACCOUNT_TYPE,
            ACCOUNT_USER,
            ACCOUNT_ROLE,
        ],
    },
];
