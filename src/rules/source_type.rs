//! The source type itself, and the operation that serves it better.

use crate::lang::{Arg, Message, t};
use crate::params::source::{SOURCE_TYPE, SourceType};
use crate::params::{self, Need};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::plan::reading::Reading;
use crate::rules::values::choice;
use crate::rules::{Check, Fix};
use crate::values::json::Value;

rules! {
    /// The one parameter that the page requires: it decides which others count.
    REQUIRED = "source-type/required", Error,
    "文档唯一必填的参数：它决定其他哪些参数有意义。",
    bad ["ots" r#"{"SourceType":null}"#, "sync" r#"{"SourceType":""}"#],
    good ["ots" "{}"];

    /// The page lists six source types.
    UNKNOWN = "source-type/unknown", Error,
    "文档列出六种数据源类型。",
    bad [
        "no-source" r#"{"SourceType":"oss"}"#,
        "no-source" r#"{"SourceType":"UDM_DISK"}"#,
        "ots" r#"{"SourceType":"OTS_TABLE"}"#,
    ],
    good ["sync" r#"{"SourceType":"SYNC"}"#];

    /// The page's own notice: for these source types standard backup is made by CreatePolicyV2 with
    /// CreatePolicyBindings, and the trial of NAS and OSS by CreateTrialBackupPlan. The old way still works.
    OTHER_OPERATION = "source-type/other-operation", Note,
    "文档提示：这些数据源的标准备份由 CreatePolicyV2 和 CreatePolicyBindings 完成，NAS 和 OSS 的试用由 CreateTrialBackupPlan 完成。旧方式仍可用。",
    bad ["no-source" r#"{"SourceType":"OSS"}"#],
    good ["ecs-file-basic" "{}", "ots" "{}"];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    let place = Place::of(&SOURCE_TYPE);
    if let Some(source) = check.reading.source {
        other_operation(check, place, source);
        return;
    }
    let node = check.reading.node(&SOURCE_TYPE);
    if let Some(node) = node.filter(|node| !node.value.is_blank()) {
        choice(check, &UNKNOWN, &place, node, &SOURCE_TYPE, true);
    } else if node.is_none_or(|node| node.value.is_blank()) {
        let only = only_fit(check.reading);
        let message = Message::new(
            t(
                "Choose the {^0}: it decides which other parameters count.",
                "选择{0}：它决定其他哪些参数有意义。",
            ),
            [Arg::Label(place.label())],
        );
        let finding = check.find(&REQUIRED, place.clone(), message);
        if let Some(source) = only {
            finding.try_fix(|| {
                Fix::write(
                    Arg::code(source.value()),
                    [Op::Add(place, Value::owned_text(source.value()))],
                )
            });
        }
    }
}

/// The one source type that all given parameters belong to and whose required ones are there.
fn only_fit(reading: &Reading<'_>) -> Option<SourceType> {
    let fits = |source: &SourceType| {
        params::ALL.iter().filter(|param| ***param != SOURCE_TYPE).all(|param| {
            match param.need(Some(*source)) {
                Need::Foreign => !reading.given(param),
                Need::Required => reading.given(param),
                _ => true,
            }
        })
    };
    let mut fitting = SourceType::ALL.into_iter().filter(fits);
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// The operation that makes a policy.
pub const CREATE_POLICY: &str = "CreatePolicyV2";
/// The operation that binds a policy to what it backs up.
pub const CREATE_BINDINGS: &str = "CreatePolicyBindings";

/// The operations that the API page advises for a source type instead of CreateBackupPlan.
#[must_use]
pub fn better_operations(source: SourceType, basic: bool) -> &'static [&'static str] {
    match source {
        SourceType::Nas | SourceType::Oss => {
            &[CREATE_POLICY, CREATE_BINDINGS, "CreateTrialBackupPlan"]
        }
        SourceType::EcsFile if basic => &[],
        SourceType::EcsFile | SourceType::UdmEcs => &[CREATE_POLICY, CREATE_BINDINGS],
        SourceType::Ots | SourceType::Sync => &[],
    }
}

fn other_operation(check: &mut Check<'_>, place: Place, source: SourceType) {
    let (text, names) = match better_operations(source, check.reading.is_basic()) {
        [policy, bindings, trial] => (
            t(
                "{0} {1}: the API page advises {2} with {3}, or {4} in the trial.",
                "{0} {1}：API 文档建议改用 {2} 和 {3}，试用则用 {4}。",
            ),
            vec![policy, bindings, trial],
        ),
        [policy, bindings] => (
            t(
                "{0} {1}: for standard backup the API page advises {2} with {3}.",
                "{0} {1}：标准备份，API 文档建议改用 {2} 和 {3}。",
            ),
            vec![policy, bindings],
        ),
        _ => return,
    };
    let names = names.into_iter().map(|name| Arg::Plain((*name).to_owned()));
    let args: Vec<Arg> =
        [Arg::Label(place.label()), Arg::code(source.value())].into_iter().chain(names).collect();
    check.find(&OTHER_OPERATION, place, Message::new(text, args));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{World, check_text};

    #[track_caller]
    fn offers(request: &str, patch: Option<&str>) {
        let report = check_text(request, &World::default());
        let finding = report.findings.iter().find(|finding| *finding.rule == REQUIRED);
        let finding = finding.expect("the source type is missing");
        let mut written = String::new();
        finding.fixes.iter().flat_map(|fix| &fix.patch).for_each(|op| op.write(&mut written));
        assert_eq!(written, patch.unwrap_or_default(), "{request}");
    }

    #[test]
    fn the_source_type_is_told_from_what_only_one_takes_and_needs() {
        let oss = r#"{"op":"add","path":"/SourceType","value":"OSS"}"#;
        offers(r#"{"Bucket":"abc"}"#, Some(oss));
        offers(r#"{"Bucket":"abc","Prefix":"a/"}"#, Some(oss));
        // The bucket it needs is missing.
        offers(r#"{"Prefix":"a/"}"#, None);
        offers(r#"{"Bucket":"abc","FileSystemId":"abc"}"#, None);
        offers(r#"{"PlanName":"abc"}"#, None);
    }
}
