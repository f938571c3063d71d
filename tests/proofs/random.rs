//! Random requests, the same ones each time.

use create_backup_plan::values::json::Value;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::common::NASTY;

/// Texts that are hard on shells: pieces of nasty ones, and any characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(NASTY.to_vec()).prop_map(str::to_owned),
        prop::sample::select(vec![
            "\"", "\\", "\\\"", "'", "%", "^", "!", " ", "$", "`", ",", "&", "=", "[", "{", "@",
            "‘", "\n", "a", "中", "-",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,8}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn request() -> impl Strategy<Value = String> {
    let rule = (text(), any::<Option<i64>>(), any::<Option<bool>>());
    let lists = (prop::collection::vec(text(), 0..4), prop::collection::vec(rule, 0..3));
    (text(), any::<i64>(), any::<bool>(), lists, text(), text()).prop_map(
        |(name, days, disabled, (paths, rules), prefix, detail)| {
            let rules = rules.into_iter().map(|(name, days, disabled)| {
                let mut members = vec![("RuleName", Value::owned_text(name))];
                members.extend(days.map(|days| ("Retention", Value::integer(days))));
                members.extend(disabled.map(|disabled| ("Disabled", Value::Bool(disabled))));
                Value::object(members)
            });
            Value::object([
                ("PlanName", Value::owned_text(name)),
                ("Retention", Value::integer(days)),
                ("Disabled", Value::Bool(disabled)),
                ("Prefix", Value::owned_text(prefix)),
                ("Path", Value::array(paths.into_iter().map(Value::owned_text))),
                ("Rule", Value::array(rules.collect::<Vec<_>>())),
                ("Detail", Value::object([("preScriptPath", Value::owned_text(detail))])),
            ])
            .to_string()
        },
    )
}

/// A number of requests.
pub(crate) fn random_requests(count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| request().new_tree(&mut runner).unwrap().current()).collect()
}
