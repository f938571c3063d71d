//! Who may send the request, as policies of RAM: the permission for this one call, and for another account's data the
//! role there that lets the service in.

use crate::guide::{Subject, aliyun, given};
use crate::lang::t;
use crate::params::cross_account::{
    CROSS_ACCOUNT, CROSS_ACCOUNT_ROLE_NAME, CROSS_ACCOUNT_TYPE, CROSS_ACCOUNT_USER_ID,
};
use crate::params::evidence::{Evidence, OWN_PAGE, Page};
use crate::request::ACTION;
use crate::values::json::Value;

/// The version of RAM's policy language ("Policy structure and syntax" of the RAM documentation).
const VERSION: &str = "1";
/// The service that takes on the role in the other account (the documentation of the official Terraform provider's
/// backup plans).
const TRUSTED: &str = "crossbackup.hbr.aliyuncs.com";

/// Where the permission is: the API's page has the action, on all resources, as it cannot be granted for single ones.
pub const CALL_EVIDENCE: Evidence = OWN_PAGE.documents();
/// Where the role in the other account is described.
pub const TRUST_EVIDENCE: Evidence = TRUST_PAGE.shows();

static TRUST_PAGE: Page = Page {
    title: t(
        "Terraform documentation of alicloud_hbr_ecs_backup_plan",
        "alicloud_hbr_ecs_backup_plan 的 Terraform 文档",
    ),
    url: "https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/hbr_ecs_backup_plan",
};

/// The policy that allows this call and nothing else.
#[must_use]
pub fn call() -> String {
    let statement = Value::object([
        ("Effect", Value::Text("Allow".into())),
        ("Action", Value::owned_text(format!("hbr:{ACTION}"))),
        ("Resource", Value::Text("*".into())),
    ]);
    policy(statement).pretty()
}

/// The role that the other account needs, where the plan backs up another account's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    /// The ID of the other account, as far as it is given.
    pub account: String,
    /// The role's name, as far as it is given.
    pub role: String,
    /// The role's trust policy.
    pub policy: String,
    /// The command that makes the role, to be run with keys of the other account.
    pub command: Option<String>,
}

/// The role in the other account; nothing for a plan of this account's own data.
#[must_use]
pub fn trust(subject: &Subject<'_>) -> Option<Trust> {
    let reading = subject.reading();
    if reading.is_basic() || reading.text(&CROSS_ACCOUNT_TYPE) != Some(CROSS_ACCOUNT) {
        return None;
    }
    let statement = Value::object([
        ("Effect", Value::Text("Allow".into())),
        ("Action", Value::Text("sts:AssumeRole".into())),
        ("Principal", Value::object([("Service", Value::array([Value::Text(TRUSTED.into())]))])),
    ]);
    let policy = policy(statement);
    let role = given(&reading, &CROSS_ACCOUNT_ROLE_NAME);
    let command = (!role.is_empty()).then(|| {
        let document = policy.to_string();
        aliyun("ram CreateRole", &[("RoleName", role), ("AssumeRolePolicyDocument", &document)])
    });
    Some(Trust {
        account: reading
            .integer(&CROSS_ACCOUNT_USER_ID)
            .map(|id| id.to_string())
            .unwrap_or_default(),
        role: role.to_owned(),
        policy: policy.pretty(),
        command,
    })
}

fn policy(statement: Value<'static>) -> Value<'static> {
    Value::object([
        ("Version", Value::Text(VERSION.into())),
        ("Statement", Value::array([statement])),
    ])
}
