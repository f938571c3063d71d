//! The catalogue of rules, for machines.

use crate::lang::{Language, Text, t};
use crate::rules::{Rule, all, examples};
use crate::values::json::Value;

/// What stands above the examples that break a rule.
pub const BREAKS: Text = t("Breaks it:", "违反本规则：");
/// What stands above those that do not.
pub const KEEPS: Text = t("Does not:", "不违反：");

/// Every rule as JSON; `over` is the plan that an example is laid over, if it is JSON of one: `[{"id","severity","why","examples":[{"breaks","over","text"}]}]`.
#[must_use]
pub fn catalogue(language: Language) -> Value<'static> {
    Value::array(all().map(|rule| entry(rule, language)))
}

/// One rule as JSON.
#[must_use]
pub fn entry(rule: &'static Rule, language: Language) -> Value<'static> {
    let examples = examples().filter(|example| example.rule == rule).map(|example| {
        let (text, plan) = example.shown(language);
        Value::object([
            ("breaks", Value::Bool(example.breaks)),
            ("over", plan.map_or(Value::Null, |plan| Value::Text(plan.into()))),
            ("text", Value::owned_text(text)),
        ])
    });
    Value::object([
        ("id", Value::Text(rule.id.into())),
        ("severity", Value::Text(rule.severity.word().into())),
        ("why", Value::Text(rule.why(language).into())),
        ("examples", Value::array(examples)),
    ])
}
