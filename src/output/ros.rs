//! A template of Resource Orchestration Service with the plan as its one resource.

use crate::lang::{Text, t};
use crate::output::declared::{Line, json};
use crate::output::resource::Shape::{Block, Blocks, Bool, Map, Number, Text as Words, Texts};
use crate::output::resource::{self, Argument, Resource, argument};
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Order, Syntax, Write, group};
use crate::params::backup_rule::{self, RULE};
use crate::params::cross_account::{
    CROSS_ACCOUNT_ROLE_NAME, CROSS_ACCOUNT_TYPE, CROSS_ACCOUNT_USER_ID,
};
use crate::params::detail::DETAIL;
use crate::params::files::{EXCLUDE, INCLUDE, OPTIONS, PATH, SPEED_LIMIT};
use crate::params::plan::{BACKUP_TYPE, DISABLED, PLAN_NAME, RETENTION, SCHEDULE, VAULT_ID};
use crate::params::source::{
    BUCKET, FILE_SYSTEM_ID, INSTANCE_ID, INSTANCE_NAME, OTS_DETAIL, PREFIX, SourceType, TABLE_NAMES,
};
use crate::values::json::quoted;

/// `ros`
pub static FORMAT: Format = Format {
    id: "ros",
    title: t("ROS template", "ROS 模板"),
    group: &group::TEMPLATES,
    kind: LANGUAGE,
    variant: None,
    about: t("A stack with the plan as its one resource", "以该计划为唯一资源的资源栈"),
    syntax: Syntax::Json,
    keys: Keys::None,
};

pub(in crate::output) const WRITE: Write = |order| Ok(write(order));

const LANGUAGE: Text = t("ROS", "ROS");
/// The one version there is ("Template syntax" of the ROS documentation).
const FORMAT_VERSION: &str = "2015-09-01";
/// What the resource is called inside the template.
const RESOURCE: &str = "BackupPlan";

const NAME: Argument = same(&PLAN_NAME, Words);
const TYPE: Argument = same(&BACKUP_TYPE, Words);
const VAULT: Argument = same(&VAULT_ID, Words);
const WHEN: Argument = same(&SCHEDULE, Words);
const DAYS: Argument = same(&RETENTION, Number);
const OFF: Argument = same(&DISABLED, Bool);
const ACCOUNT_TYPE: Argument = same(&CROSS_ACCOUNT_TYPE, Words);
/// A text: an account's ID has more digits than some readers of JSON keep.
const ACCOUNT_USER: Argument = same(&CROSS_ACCOUNT_USER_ID, Words);
const ACCOUNT_ROLE: Argument = same(&CROSS_ACCOUNT_ROLE_NAME, Words);
const PATHS: Argument = argument(&PATH, "Paths", Texts);
const OPTIONS_MAP: Argument = same(&OPTIONS, Map);

/// The resource types and their properties (the pages `aliyun-hbr-{ecs,oss,nas,ots}backupplan` of the ROS
/// documentation, and `lib/hbr.generated.js` of the ROS CDK). There is none for whole instances.
pub static RESOURCES: &[Resource] = &[
    Resource {
        source: SourceType::EcsFile,
        name: "ALIYUN::HBR::EcsBackupPlan",
        sends_more: false,
        arguments: &[
            NAME,
            TYPE,
            VAULT,
            WHEN,
            DAYS,
            same(&INSTANCE_ID, Words),
            same(&DETAIL, Map),
            same(&SPEED_LIMIT, Words),
            same(&INCLUDE, Words),
            same(&EXCLUDE, Words),
            OPTIONS_MAP,
            PATHS,
            ACCOUNT_TYPE,
            ACCOUNT_USER,
            ACCOUNT_ROLE,
            OFF,
        ],
    },
    Resource {
        source: SourceType::Oss,
        name: "ALIYUN::HBR::OssBackupPlan",
        sends_more: false,
        arguments: &[
            NAME,
            TYPE,
            VAULT,
            WHEN,
            DAYS,
            same(&BUCKET, Words),
            same(&PREFIX, Words),
            ACCOUNT_TYPE,
            ACCOUNT_USER,
            ACCOUNT_ROLE,
            OFF,
        ],
    },
    Resource {
        source: SourceType::Nas,
        name: "ALIYUN::HBR::NasBackupPlan",
        sends_more: false,
        arguments: &[
            NAME,
            TYPE,
            VAULT,
            WHEN,
            DAYS,
            same(&FILE_SYSTEM_ID, Words),
            OPTIONS_MAP,
            PATHS,
            ACCOUNT_TYPE,
            ACCOUNT_USER,
            ACCOUNT_ROLE,
            OFF,
        ],
    },
    Resource {
        source: SourceType::Ots,
        name: "ALIYUN::HBR::OtsBackupPlan",
        sends_more: false,
        arguments: &[
            NAME,
            TYPE,
            VAULT,
            WHEN,
            DAYS,
            same(&INSTANCE_NAME, Words),
            same(&OTS_DETAIL, Block(&[same(&TABLE_NAMES, Texts)])),
            argument(
                &RULE,
                "Rules",
                Blocks(&[
                    same(&backup_rule::RULE_NAME, Words),
                    same(&backup_rule::BACKUP_TYPE, Words),
                    same(&backup_rule::SCHEDULE, Words),
                    same(&backup_rule::RETENTION, Number),
                    same(&backup_rule::DISABLED, Bool),
                ]),
            ),
            ACCOUNT_TYPE,
            ACCOUNT_USER,
            ACCOUNT_ROLE,
            OFF,
        ],
    },
];

/// A property with the name of its parameter.
const fn same(param: &'static crate::params::Param, shape: resource::Shape) -> Argument {
    argument(param, param.name, shape)
}

fn write(order: &Order<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.line("{");
    sheet.line(format!("  \"ROSTemplateFormatVersion\": \"{FORMAT_VERSION}\","));
    let resource = match resource::choose(RESOURCES, LANGUAGE, order.request()) {
        Ok(resource) => resource,
        Err(loss) => {
            sheet.line(format!(
                "  \"Description\": {}",
                quoted(&loss.reason.render(order.language))
            ));
            sheet.line("}");
            sheet.lose_all([*loss]);
            return sheet;
        }
    };
    let filled = resource.fill(order.request(), order.target.region());
    sheet.line(format!("  \"Description\": {},", quoted(&order.says_without(&filled.losses))));
    sheet.line("  \"Resources\": {");
    sheet.line(format!("    \"{RESOURCE}\": {{"));
    sheet.line(format!("      \"Type\": \"{}\",", resource.name));
    let properties = json::object(&filled.entries);
    for (index, Line { place, text }) in properties.into_iter().enumerate() {
        let text = if index == 0 {
            format!("      \"Properties\": {text}")
        } else {
            format!("      {text}")
        };
        match &place {
            Some(place) => sheet.line_of(place, text),
            None => sheet.line(text),
        }
    }
    sheet.line("    }");
    sheet.line("  },");
    sheet.line("  \"Outputs\": {");
    sheet.line("    \"PlanId\": {");
    sheet.line(format!("      \"Value\": {{ \"Fn::GetAtt\": [\"{RESOURCE}\", \"PlanId\"] }}"));
    sheet.line("    }");
    sheet.line("  }");
    sheet.line("}");
    sheet.lose_all(filled.losses);
    sheet
}
