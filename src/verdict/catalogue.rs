//! The catalogue of rules, for machines.

use crate::lang::Language;
use crate::rules::{Rule, all, examples};
use crate::values::json::Value;

/// Every rule as JSON: `[{"id","severity","why","examples":[{"breaks","over","json"}]}]`.
#[must_use]
pub fn catalogue(language: Language) -> Value<'static> {
    Value::array(all().map(|rule| entry(rule, language)))
}

/// One rule as JSON.
#[must_use]
pub fn entry(rule: &'static Rule, language: Language) -> Value<'static> {
    let examples = examples().filter(|example| example.rule == rule).map(|example| {
        Value::object([
            ("breaks", Value::Bool(example.breaks)),
            ("over", Value::Text(example.over.into())),
            ("json", Value::Text(example.json.into())),
        ])
    });
    Value::object([
        ("id", Value::Text(rule.id.into())),
        ("severity", Value::Text(rule.severity.word().into())),
        ("why", Value::Text(rule.why(language).into())),
        ("examples", Value::array(examples)),
    ])
}
