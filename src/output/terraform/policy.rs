//! A policy and its binding, which the provider advises instead of its resources for plans.

use std::borrow::Cow;

use crate::lang::{Arg, Message, Text, t};
use crate::output::declared::{Declared, Entry};
use crate::output::policy::{self, Policy, Reader};
use crate::output::sheet::Sheet;
use crate::output::terraform::{self, KIND};
use crate::output::{Format, Keys, Order, Syntax, Write, group};
use crate::values::case::delimited;

/// `terraform-policy`
pub static FORMAT: Format = Format {
    id: "terraform-policy",
    title: t("Terraform policy", "Terraform 备份策略"),
    group: &group::TEMPLATES,
    kind: KIND,
    variant: Some(t("Policy", "备份策略")),
    about: t(
        "A policy and its binding, which the provider advises instead of a plan",
        "策略和绑定，Provider 建议以此代替计划",
    ),
    syntax: Syntax::Hcl,
    keys: Keys::Found,
};

pub(in crate::output) const WRITE: Write = |order| Ok(write(order));

/// The provider: since this version a binding has its source type (the documentation of `alicloud_hbr_policy_binding`).
const VERSION: &str = "~> 1.260, >= 1.260.1";
const CONSISTENT: Text = t(
    "Application consistency needs a version of the provider from August 2026 or later, and a RAM role of the instance.",
    "应用一致性需要 2026 年 8 月或之后的 Provider 版本，以及实例的 RAM 角色。",
);

fn write(order: &Order<'_>) -> Sheet {
    let policy = match policy::of(order, Reader::Terraform) {
        Ok(policy) => policy,
        Err(loss) => return terraform::none(order, *loss),
    };
    let mut sheet = terraform::begin(order, VERSION, &policy.losses);
    let Policy { head, rules, binding, mut losses, needs_role, .. } = policy;
    if needs_role {
        terraform::remark(&mut sheet, order, &Message::new(CONSISTENT, Vec::<Arg>::new()));
        let kind = Declared::Expression("string".to_owned());
        let kind = Entry { name: Cow::Borrowed("type"), place: None, value: kind };
        terraform::block(&mut sheet, "variable \"ram_role_name\"", &[kind]);
        sheet.line("");
    }
    let mut entries: Vec<Entry> = head.into_iter().map(in_snake_case).collect();
    entries.push(Entry {
        name: Cow::Borrowed("rules"),
        place: None,
        value: Declared::Blocks(
            rules
                .into_iter()
                .map(|(place, rule)| (place, rule.into_iter().map(in_snake_case).collect()))
                .collect(),
        ),
    });
    terraform::keep_unchanged(&mut entries, &mut losses);
    terraform::block(&mut sheet, "resource \"alicloud_hbr_policy\" \"policy\"", &entries);
    sheet.line("");
    let mut entries = vec![Entry {
        name: Cow::Borrowed("policy_id"),
        place: None,
        value: Declared::Expression("alicloud_hbr_policy.policy.id".to_owned()),
    }];
    entries.extend(binding.into_iter().map(in_snake_case));
    terraform::keep_unchanged(&mut entries, &mut losses);
    terraform::block(&mut sheet, "resource \"alicloud_hbr_policy_binding\" \"binding\"", &entries);
    terraform::output(&mut sheet, "policy_id", "alicloud_hbr_policy.policy.id");
    sheet.lose_all(losses);
    sheet
}

/// The provider's names are those of the API, in its own case.
fn in_snake_case(entry: Entry) -> Entry {
    let name = delimited(&entry.name, '_');
    let value = match entry.value {
        Declared::Block(entries) => {
            Declared::Block(entries.into_iter().map(in_snake_case).collect())
        }
        value => value,
    };
    Entry { name: Cow::Owned(name), value, ..entry }
}
