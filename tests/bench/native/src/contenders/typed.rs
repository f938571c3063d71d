//! Structs for serde_json, checked by garde and by what is written by hand where garde has no rule of its own.
//!
//! serde stops at the first value of another type; from there on, all issues of a request are found.

use std::fmt::Write;

use garde::Validate;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::hand::{self, has_wildcard, is_blank, is_unc};
use super::{Contender, FULL};

pub(super) fn contender() -> Contender {
    Contender::new("garde + serde_json", FULL, |text, issues| {
        let plan: Plan = match serde_json::from_str(text) {
            Ok(plan) => plan,
            Err(error) => {
                let _ = write!(issues, "{error}");
                return false;
            }
        };
        let Err(report) = plan.validate() else { return true };
        for (path, error) in report.iter() {
            let _ = writeln!(issues, "{path}: {error}");
        }
        false
    })
}

#[derive(Deserialize, Validate)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
#[garde(allow_unvalidated)]
struct Plan {
    source_type: SourceType,
    #[garde(length(chars, max = 64), custom(not_blank))]
    plan_name: Option<String>,
    #[garde(custom(one_of(&["COMPLETE"])))]
    backup_type: Option<String>,
    #[serde(rename = "VaultId")]
    _vault_id: Option<String>,
    #[garde(custom(text(hand::schedule)))]
    schedule: Option<String>,
    #[garde(range(min = 1))]
    retention: Option<i64>,
    #[garde(range(min = 0, max = 1))]
    keep_latest_snapshots: Option<i64>,
    #[serde(rename = "Disabled")]
    _disabled: Option<bool>,
    #[garde(custom(one_of(&["STANDARD", "BASIC"])))]
    edition: Option<String>,
    #[garde(length(max = 64), dive, custom(incremental(self.source_type)))]
    rule: Option<Vec<BackupRule>>,

    #[garde(custom(needed(self.source_type == SourceType::EcsFile)))]
    instance_id: Option<String>,
    #[garde(custom(paths), custom(paths_of_files(self)))]
    path: Option<Vec<String>>,
    #[garde(custom(filter))]
    include: Option<InText<Vec<String>>>,
    #[garde(custom(filter), custom(exclude_of_files(self)))]
    exclude: Option<InText<Vec<String>>>,
    options: Option<InText<Options>>,
    #[garde(custom(text(hand::speed_limit)))]
    speed_limit: Option<String>,

    #[garde(custom(needed(self.source_type == SourceType::Oss)))]
    bucket: Option<String>,
    #[serde(rename = "Prefix")]
    _prefix: Option<String>,

    #[garde(custom(needed(self.source_type == SourceType::Nas)))]
    file_system_id: Option<String>,
    #[garde(range(min = 1))]
    create_time: Option<i64>,

    #[serde(rename = "InstanceName")]
    _instance_name: Option<String>,
    #[serde(rename = "OtsDetail")]
    _ots_detail: Option<ObjectOrText<OtsDetail>>,

    #[serde(rename = "UdmRegionId")]
    _udm_region_id: Option<String>,
    #[garde(custom(detail_of(self.source_type)))]
    detail: Option<ObjectOrText<Detail>>,

    #[garde(custom(needed(self.source_type == SourceType::Sync)))]
    cluster_id: Option<String>,
    #[garde(custom(needed(self.source_type == SourceType::Sync)))]
    data_source_id: Option<String>,
    #[garde(custom(needed(self.source_type == SourceType::Sync)))]
    dest_source_type: Option<String>,
    #[garde(custom(needed(self.source_type == SourceType::Sync)))]
    dest_data_source_id: Option<String>,
    #[serde(rename = "DestDataSourceDetail")]
    _dest_data_source_detail: Option<ObjectOrText<serde_json::Map<String, Value>>>,
    #[serde(rename = "ChangeListPath")]
    _change_list_path: Option<InText<serde_json::Map<String, Value>>>,

    #[garde(custom(one_of(&["SELF_ACCOUNT", "CROSS_ACCOUNT"])))]
    cross_account_type: Option<String>,
    #[garde(custom(needed_number(self.crosses_accounts())))]
    cross_account_user_id: Option<i64>,
    #[garde(custom(needed(self.crosses_accounts())))]
    cross_account_role_name: Option<String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum SourceType {
    EcsFile,
    Oss,
    Nas,
    Ots,
    UdmEcs,
    Sync,
}

#[derive(Deserialize, Validate)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
#[garde(allow_unvalidated)]
struct BackupRule {
    #[serde(rename = "RuleName")]
    _rule_name: Option<String>,
    #[garde(custom(one_of(&["COMPLETE", "INCREMENTAL"])))]
    backup_type: Option<String>,
    #[garde(custom(text(hand::schedule)))]
    schedule: Option<String>,
    #[garde(range(min = 1))]
    retention: Option<i64>,
    #[serde(rename = "Disabled")]
    _disabled: Option<bool>,
    do_copy: Option<bool>,
    #[garde(custom(needed(self.do_copy == Some(true))))]
    destination_region_id: Option<String>,
    #[garde(custom(days_or_for_ever))]
    destination_retention: Option<i64>,
}

#[derive(Deserialize)]
struct Options {
    #[serde(rename = "UseVSS")]
    use_vss: Option<bool>,
}

#[derive(Deserialize)]
struct OtsDetail {
    #[serde(rename = "TableNames")]
    _table_names: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Detail {
    #[serde(rename = "snapshotGroup")]
    _snapshot_group: Option<bool>,
    app_consistent: Option<bool>,
    pre_script_path: Option<String>,
    post_script_path: Option<String>,
    #[serde(rename = "EnableFsFreeze")]
    _enable_fs_freeze: Option<bool>,
    #[serde(rename = "enableWriters")]
    _enable_writers: Option<bool>,
    #[serde(rename = "timeoutInSeconds")]
    _timeout_in_seconds: Option<i64>,
    #[serde(rename = "diskIdList")]
    _disk_id_list: Option<Vec<String>>,
    #[serde(rename = "excludeDiskIdList")]
    _exclude_disk_id_list: Option<Vec<String>>,
    do_copy: Option<bool>,
    destination_region_id: Option<String>,
    destination_retention: Option<i64>,
    #[serde(rename = "ramRoleName")]
    _ram_role_name: Option<String>,
}

/// A value in JSON inside a text; nothing, where the text is blank.
struct InText<T>(Option<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for InText<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if is_blank(&text) {
            return Ok(InText(None));
        }
        serde_json::from_str(&text).map(Some).map(InText).map_err(D::Error::custom)
    }
}

/// An object, or the text of one: the API takes both.
struct ObjectOrText<T>(Option<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for ObjectOrText<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = match Value::deserialize(deserializer)? {
            Value::String(text) if is_blank(&text) => return Ok(ObjectOrText(None)),
            Value::String(text) => serde_json::from_str(&text),
            object => serde_json::from_value(object),
        };
        read.map(Some).map(ObjectOrText).map_err(D::Error::custom)
    }
}

impl Plan {
    fn crosses_accounts(&self) -> bool {
        self.cross_account_type.as_deref() == Some("CROSS_ACCOUNT")
            && self.edition.as_deref() != Some("BASIC")
    }

    /// The paths of a plan for files, which VSS and shares have rules about.
    fn files(&self) -> &[String] {
        let paths = self.path.as_deref().unwrap_or_default();
        if self.source_type == SourceType::EcsFile { paths } else { &[] }
    }

    fn uses_vss(&self) -> bool {
        let options = self.options.as_ref().and_then(|options| options.0.as_ref());
        self.source_type == SourceType::EcsFile
            && options.is_some_and(|options| options.use_vss == Some(true))
    }
}

fn ensure(holds: bool, message: &str) -> garde::Result {
    if holds { Ok(()) } else { Err(garde::Error::new(message)) }
}

/// Holds a text to a grammar, where there is one.
fn text(
    grammar: fn(&str) -> Result<(), &'static str>,
) -> impl Fn(&Option<String>, &()) -> garde::Result {
    move |text, ()| match text {
        Some(text) if !is_blank(text) => grammar(text).map_err(garde::Error::new),
        _ => Ok(()),
    }
}

fn not_blank(text: &Option<String>, (): &()) -> garde::Result {
    ensure(text.as_ref().is_none_or(|text| !is_blank(text)), "must not be empty")
}

fn one_of(choices: &'static [&'static str]) -> impl Fn(&Option<String>, &()) -> garde::Result {
    move |text, ()| match text {
        Some(text) if !is_blank(text) && !choices.contains(&text.as_str()) => {
            Err(garde::Error::new(format!("must be one of {}", choices.join(", "))))
        }
        _ => Ok(()),
    }
}

fn needed(is: bool) -> impl Fn(&Option<String>, &()) -> garde::Result {
    move |text, ()| ensure(!is || text.as_ref().is_some_and(|text| !is_blank(text)), "is needed")
}

fn needed_number(is: bool) -> impl Fn(&Option<i64>, &()) -> garde::Result {
    move |number, ()| ensure(!is || number.is_some(), "is needed")
}

fn days_or_for_ever(days: &Option<i64>, (): &()) -> garde::Result {
    let holds = days.is_none_or(|days| days == -1 || days >= 1);
    ensure(holds, "must be 1 or more, or -1 for ever")
}

fn incremental(source: SourceType) -> impl Fn(&Option<Vec<BackupRule>>, &()) -> garde::Result {
    move |rules, ()| {
        let mut rules = rules.iter().flatten();
        let found = rules.any(|rule| rule.backup_type.as_deref() == Some("INCREMENTAL"));
        ensure(!found || source == SourceType::Ots, "is INCREMENTAL, which only OTS takes")
    }
}

fn paths(paths: &Option<Vec<String>>, (): &()) -> garde::Result {
    hand::paths(paths.as_deref().unwrap_or_default()).map_err(garde::Error::new)
}

fn paths_of_files(plan: &Plan) -> impl Fn(&Option<Vec<String>>, &()) -> garde::Result {
    let (vss, paths) = (plan.uses_vss(), plan.files());
    move |_, ()| {
        let shares = || paths.iter().filter(|path| is_unc(path));
        ensure(!shares().any(|path| has_wildcard(path)), "is a UNC path with a wildcard")?;
        ensure(!vss || paths.len() <= 1, "must be one path with VSS")?;
        ensure(!vss || shares().next().is_none(), "must not be a UNC path with VSS")?;
        ensure(!vss || !paths.iter().any(|path| has_wildcard(path)), "has a wildcard, with VSS")
    }
}

fn exclude_of_files(plan: &Plan) -> impl Fn(&Option<InText<Vec<String>>>, &()) -> garde::Result {
    let (vss, unc) = (plan.uses_vss(), plan.files().iter().any(|path| is_unc(path)));
    move |exclude, ()| {
        let given = entries(exclude).next().is_some();
        ensure(!(vss && given), "cannot be used with VSS")?;
        ensure(!(unc && given), "cannot be used with a UNC path")
    }
}

fn filter(filter: &Option<InText<Vec<String>>>, (): &()) -> garde::Result {
    let holds = entries(filter).all(|path| path.chars().count() <= 255);
    ensure(holds, "must have paths of 255 characters or fewer")
}

fn entries(list: &Option<InText<Vec<String>>>) -> impl Iterator<Item = &String> {
    list.iter().filter_map(|list| list.0.as_ref()).flatten()
}

fn detail_of(source: SourceType) -> impl Fn(&Option<ObjectOrText<Detail>>, &()) -> garde::Result {
    move |detail, ()| {
        let Some(ObjectOrText(Some(detail))) = detail else { return Ok(()) };
        if source != SourceType::UdmEcs {
            return Ok(());
        }
        let given = |text: &Option<String>| text.as_ref().is_some_and(|text| !is_blank(text));
        let scripts = given(&detail.pre_script_path) && given(&detail.post_script_path);
        let retention = detail.destination_retention;
        ensure(detail.app_consistent != Some(true) || scripts, "must name both scripts")?;
        ensure(
            detail.do_copy != Some(true) || given(&detail.destination_region_id),
            "must say where the copy goes",
        )?;
        days_or_for_ever(&retention, &())
    }
}
