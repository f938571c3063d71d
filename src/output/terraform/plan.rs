//! The plan as a resource of its source type.

use crate::lang::{Arg, Message, Text, t};
use crate::output::sheet::Sheet;
use crate::output::terraform::resources::RESOURCES;
use crate::output::terraform::{self, KIND};
use crate::output::{Format, Keys, Order, Syntax, Write, group, resource};
use crate::params::backup_rule::RULE;
use crate::params::plan::SCHEDULE;

/// `terraform`
pub static FORMAT: Format = Format {
    id: "terraform",
    title: t("Terraform backup plan", "Terraform 备份计划"),
    group: &group::TEMPLATES,
    kind: KIND,
    variant: Some(t("Backup plan", "备份计划")),
    about: t(
        "The plan itself; the provider has marked the resource as deprecated",
        "计划本身；Provider 已将该资源标为弃用",
    ),
    syntax: Syntax::Hcl,
    keys: Keys::Found,
};

pub(in crate::output) const WRITE: Write = |order| Ok(write(order));

/// The provider: the version that marked the resources as deprecated, and those after it that still have them.
const VERSION: &str = "~> 1.249";
/// The documentation of each of the five resources.
const DEPRECATED: Text = t(
    "The provider has marked {0} as deprecated since version 1.249.0, in favour of {1} and {2}.",
    "Provider 自 1.249.0 起将 {0} 标为弃用，建议改用 {1} 和 {2}。",
);

/// The same documentation: of those that take no backup rules, each requires a schedule.
const NEEDS_SCHEDULE: Text = t(
    "{0} cannot be applied without {1}. The Terraform policy takes backup rules.",
    "{0} 缺少 {1} 时无法应用。Terraform 备份策略支持备份规则。",
);

fn write(order: &Order<'_>) -> Sheet {
    let resource = match resource::choose(RESOURCES, KIND, order.request()) {
        Ok(resource) => resource,
        Err(loss) => return terraform::none(order, *loss),
    };
    let mut filled = resource.fill(order.request(), order.target.region());
    terraform::keep_unchanged(&mut filled.entries, &mut filled.losses);
    let mut sheet = terraform::begin(order, VERSION, &filled.losses);
    let names = [resource.name, "alicloud_hbr_policy", "alicloud_hbr_policy_binding"];
    let names = names.map(|name| Arg::Plain(name.to_owned()));
    terraform::remark(&mut sheet, order, &Message::new(DEPRECATED, names));
    let takes = |param| resource.arguments.iter().find(|argument| argument.param == param);
    if let (Some(schedule), None) = (takes(&SCHEDULE), takes(&RULE))
        && !filled.entries.iter().any(|entry| entry.name == schedule.name)
    {
        let names = [resource.name, schedule.name].map(Arg::code);
        terraform::remark(&mut sheet, order, &Message::new(NEEDS_SCHEDULE, names));
    }
    terraform::block(
        &mut sheet,
        &format!("resource \"{}\" \"plan\"", resource.name),
        &filled.entries,
    );
    terraform::output(&mut sheet, "plan_id", &format!("{}.plan.id", resource.name));
    sheet.lose_all(filled.losses);
    sheet
}
