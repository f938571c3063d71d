//! The request as a JSON Schema, for editors and for whoever checks without this program.
//!
//! [`schema()`] makes it from the table of parameters.
//!
//! It never refuses what the rules let pass. Of what they refuse it refuses all that is a matter of shape; a test
//! holds both against the catalogue. What no schema can say stays with the rules: what the JSON inside a text means,
//! windows that overlap, names that stand twice, and that `7.0` is written as no integer is.
//!
//! `null` and blank text are as good as absent, so a schema that refused them would refuse more than the service.
//! Patterns are plain enough for every engine: no look-around, no Unicode classes.

mod pattern;
pub mod typescript;

use crate::lang::{Language, Text, t};
use crate::params::cross_account::{
    CROSS_ACCOUNT, CROSS_ACCOUNT_ROLE_NAME, CROSS_ACCOUNT_TYPE, CROSS_ACCOUNT_USER_ID,
};
use crate::params::detail::{self, DETAIL};
use crate::params::files::{MAX_FILTER_LENGTH, MAX_PATH_LENGTH, MAX_PATHS};
use crate::params::plan::{BASIC, EDITION};
use crate::params::source::{OTS_DETAIL, SOURCE_TYPE, SourceType};
use crate::params::{self, Choice, Kind, Need, PAGE, Param, backup_rule};
use crate::rules::COMMON;
use crate::values::json::{Node, Value, integer};
use crate::values::region::REGIONS;

/// The schema's own name.
pub const ID: &str = "urn:create-backup-plan:2017-09-08:schema";

const TITLE: Text = t("CreateBackupPlan request", "CreateBackupPlan 请求");
const ABOUT: Text = t(
    "The parameters of CreateBackupPlan, Alibaba Cloud Backup (hbr), version 2017-09-08.",
    "阿里云云备份（hbr）2017-09-08 版 CreateBackupPlan 的参数。",
);
const ABSENT: Text = t("As good as absent: null or blank text.", "等同于未填写：null 或空白文本。");
const BEYOND_64_BITS: Text =
    t("Text with a number beyond 64 bits.", "包含超出 64 位整数范围的数字的文本。");
const OF_THE_CALL: Text = t(
    "Belongs to the call, not to the plan: it is added when the request is sent.",
    "属于调用本身而不是备份计划：发送请求时会自动加上。",
);

/// The types of a list of backup rules.
const LIST: &[&str] = &["array", "null"];
/// The types of an object that may come as its text.
const HELD: &[&str] = &["object", "string", "null"];

/// Members of a JSON object under way.
type Members = Vec<(&'static str, Value<'static>)>;

/// The schema of a request, with titles and descriptions in a language.
#[must_use]
pub fn schema(language: Language) -> Value<'static> {
    let common = COMMON.iter().map(|name| (*name, common(language)));
    let rows = params::ALL.iter().map(|param| (param.name, property(param, language)));
    object([
        ("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        ("$id", text(ID)),
        ("title", text(TITLE.get(language))),
        ("description", text(ABOUT.get(language))),
        ("$comment", text(PAGE)),
        ("type", text("object")),
        ("properties", object(rows.chain(common))),
        ("required", names([SOURCE_TYPE.name])),
        ("additionalProperties", Value::Bool(false)),
        ("allOf", Value::array(conditions())),
        ("$defs", definitions(language)),
    ])
}

fn definitions(language: Language) -> Value<'static> {
    let absent = object([
        ("description", text(ABSENT.get(language))),
        ("type", types(&["string", "null"])),
        ("pattern", text(pattern::BLANK)),
    ]);
    let beyond = object([
        ("description", text(BEYOND_64_BITS.get(language))),
        ("type", text("string")),
        ("pattern", text(&pattern::beyond_64_bits())),
    ]);
    object([
        ("absent", absent),
        ("given", object([("not", refer("absent"))])),
        ("beyond64Bits", beyond),
    ])
}

/// What depends on another parameter.
fn conditions() -> Vec<Value<'static>> {
    let mut conditions: Vec<Value<'static>> =
        SourceType::ALL.into_iter().filter_map(required).collect();
    conditions.push(incremental());
    conditions.push(cross_account());
    conditions.push(copy_of_instance());
    conditions
}

/// The parameters that a source type needs.
fn required(source: SourceType) -> Option<Value<'static>> {
    let needed: Vec<&Param> = params::ALL
        .iter()
        .copied()
        .filter(|param| *param != &SOURCE_TYPE && param.need(Some(source)) == Need::Required)
        .collect();
    (!needed.is_empty()).then(|| when(is(&SOURCE_TYPE, source.value()), given(&needed)))
}

/// The types of backup that a backup rule has for Tablestore alone: all but the first.
fn incremental() -> Value<'static> {
    let others = SourceType::ALL.into_iter().filter(|source| *source != SourceType::Ots);
    let others = object([("enum", names(others.map(SourceType::value)))]);
    let Kind::Choice([_, only_ots @ ..]) = backup_rule::BACKUP_TYPE.kind else {
        return Value::Bool(true);
    };
    let no = object([("not", object([("enum", values_of(only_ots))]))]);
    let entry = properties([(backup_rule::BACKUP_TYPE.name, no)]);
    let rules = object([("type", types(LIST)), ("items", entry)]);
    when(has(&SOURCE_TYPE, others), properties([(backup_rule::RULE.name, rules)]))
}

/// Another account is reached by its ID and a role; the basic edition ignores all of it.
fn cross_account() -> Value<'static> {
    let condition = object([
        ("allOf", Value::array([is(&CROSS_ACCOUNT_TYPE, CROSS_ACCOUNT)])),
        ("not", is(&EDITION, BASIC)),
    ]);
    when(condition, given(&[&CROSS_ACCOUNT_USER_ID, &CROSS_ACCOUNT_ROLE_NAME]))
}

/// How long the copy of a whole instance is kept counts only where an instance is backed up.
fn copy_of_instance() -> Value<'static> {
    let days = [(detail::DESTINATION_RETENTION.name, object(days_or_for_ever()))];
    let days = object([("type", types(HELD)), ("properties", object(days))]);
    let foreign = SourceType::ALL.into_iter().filter(|source| !DETAIL.applies(Some(*source)));
    let own = object([("not", object([("enum", names(foreign.map(SourceType::value)))]))]);
    when(has(&SOURCE_TYPE, own), properties([(DETAIL.name, days)]))
}

/// The schema of one parameter, or of a member of one.
fn property(param: &Param, language: Language) -> Value<'static> {
    let mut members = described(param, language);
    members.extend(shape(param, language));
    members.extend(examples(param));
    object(members)
}

fn described(param: &Param, language: Language) -> Members {
    vec![
        ("title", text(param.label.get(language))),
        ("description", text(param.hint.get(language))),
    ]
}

/// The values that a row allows.
fn shape(param: &Param, language: Language) -> Members {
    match param.kind {
        Kind::Name { max: Some(max) } => vec![
            ("type", types(&["string", "null"])),
            // A name that has a limit is also one that cannot be blank.
            ("pattern", text(pattern::NOT_BLANK)),
            ("maxLength", count(max)),
        ],
        Kind::Name { max: None }
        | Kind::Id(_)
        | Kind::Region
        | Kind::Verbatim
        | Kind::Suggested(_) => vec![("type", types(&["string", "null"]))],
        Kind::Choice(choices) if *param == SOURCE_TYPE => vec![("enum", values_of(choices))],
        Kind::Choice(choices) => {
            let one = object([("enum", values_of(choices))]);
            vec![("anyOf", Value::array([one, refer("absent")]))]
        }
        Kind::Integer { .. } if *param == backup_rule::DESTINATION_RETENTION => days_or_for_ever(),
        Kind::Integer { min, .. } => whole_number(min.unwrap_or(i64::MIN)),
        Kind::ZeroOne => {
            vec![("enum", Value::array([Value::integer(0), Value::integer(1), Value::Null]))]
        }
        Kind::Boolean => vec![("type", types(&["boolean", "null"]))],
        Kind::Schedule => vec![
            ("type", types(&["string", "null"])),
            ("pattern", text(&pattern::schedule())),
            ("allOf", Value::array([object([("pattern", text(pattern::NOT_ZERO))])])),
            ("not", refer("beyond64Bits")),
        ],
        Kind::SpeedLimit => vec![
            ("type", types(&["string", "null"])),
            ("pattern", text(&pattern::speed_limit())),
            ("not", refer("beyond64Bits")),
        ],
        Kind::Paths => paths(),
        Kind::BackupRules => backup_rules(param, language),
        Kind::Texts(_) => texts(),
        Kind::Object => held(param, language),
        Kind::ObjectText => vec![
            ("type", types(&["string", "null"])),
            ("pattern", text(pattern::OBJECT)),
            ("contentMediaType", text("application/json")),
            ("contentSchema", object(inside(param, language))),
        ],
        Kind::ListText => {
            let entry = object([("type", text("string")), ("maxLength", count(MAX_FILTER_LENGTH))]);
            let list = object([("type", text("array")), ("items", entry)]);
            vec![
                ("type", types(&["string", "null"])),
                ("pattern", text(pattern::ARRAY)),
                ("contentMediaType", text("application/json")),
                ("contentSchema", list),
            ]
        }
    }
}

fn whole_number(min: i64) -> Members {
    vec![
        ("type", types(&["integer", "null"])),
        ("minimum", Value::integer(min)),
        ("maximum", Value::integer(i64::MAX)),
    ]
}

/// A number of days, or -1 for “forever”.
fn days_or_for_ever() -> Members {
    let mut members = whole_number(-1);
    members.push(("not", object([("const", Value::integer(0))])));
    members
}

fn paths() -> Members {
    let path = object([
        ("type", text("string")),
        ("pattern", text(pattern::ABSOLUTE)),
        ("maxLength", count(MAX_PATH_LENGTH)),
    ]);
    let wildcard = object([("type", text("string")), ("pattern", text(pattern::WILDCARD))]);
    vec![
        ("type", types(&["array", "null"])),
        ("items", path),
        ("if", object([("type", text("array")), ("contains", wildcard)])),
        ("then", object([("maxItems", count(1))])),
        ("else", object([("maxItems", count(MAX_PATHS))])),
    ]
}

fn backup_rules(param: &Param, language: Language) -> Members {
    let copied = object([("const", Value::Bool(true))]);
    let entry = object([
        ("type", text("object")),
        ("properties", properties_of(param, language)),
        ("additionalProperties", Value::Bool(false)),
        ("if", has(&backup_rule::DO_COPY, copied)),
        ("then", given(&[&backup_rule::DESTINATION_REGION_ID])),
    ]);
    vec![
        ("type", types(LIST)),
        ("items", entry),
        ("maxItems", count(backup_rule::MAX_BACKUP_RULES)),
    ]
}

fn texts() -> Members {
    vec![("type", text("array")), ("items", object([("type", text("string"))]))]
}

/// An object, or a text that holds one.
fn held(param: &Param, language: Language) -> Members {
    let mut members = vec![
        ("type", types(HELD)),
        ("pattern", text(pattern::OBJECT)),
        ("contentMediaType", text("application/json")),
    ];
    members.extend(inside(param, language).into_iter().filter(|(name, _)| *name != "type"));
    members
}

/// The members of an object that a parameter holds. Other keys are none of a schema's business.
fn inside(param: &Param, language: Language) -> Members {
    // The rules judge the types of these two; about the others no page says what the service takes.
    let typed = *param == DETAIL || *param == OTS_DETAIL;
    let rows = param.members.iter().map(|row| {
        let mut members = described(row, language);
        members.extend(shape(row, language).into_iter().filter(|_| typed).map(without_null));
        members.extend(examples(row));
        (row.name, object(members))
    });
    vec![("type", text("object")), ("properties", object(rows))]
}

/// Inside an object null is a value like any other, and none of those that are asked for.
fn without_null((name, value): (&'static str, Value<'static>)) -> (&'static str, Value<'static>) {
    match value {
        Value::Array(types) if name == "type" => {
            let null = Value::Text("null".into());
            let mut types = types.into_iter().filter(|node| node.value != null);
            (name, types.next().map_or(Value::Null, |first| first.value))
        }
        value => (name, value),
    }
}

fn properties_of(param: &Param, language: Language) -> Value<'static> {
    object(param.members.iter().map(|row| (row.name, property(row, language))))
}

/// The page's example, and the values that are known of a text that may have others.
fn examples(param: &Param) -> Option<(&'static str, Value<'static>)> {
    let mut examples: Vec<Value<'static>> = example(param).into_iter().collect();
    let known: Vec<&str> = match param.kind {
        Kind::Suggested(choices) => choices.iter().map(|choice| choice.value).collect(),
        Kind::Region => REGIONS.iter().filter(|r| r.open).map(|region| region.id).collect(),
        _ => Vec::new(),
    };
    examples.extend(known.into_iter().filter(|id| *id != param.example).map(text));
    (!examples.is_empty()).then(|| ("examples", Value::array(examples)))
}

/// The page's example as the kind of value that it is; nothing for one that is masked beyond that.
fn example(param: &Param) -> Option<Value<'static>> {
    let example = Some(param.example).filter(|example| !example.is_empty())?;
    match param.kind {
        // Its values are all there already.
        Kind::Choice(_) => None,
        Kind::Integer { .. } | Kind::ZeroOne | Kind::Boolean | Kind::Paths | Kind::Object => {
            let value = Node::read(example).ok()?.into_owned().value;
            let fits = match &value {
                Value::Number(number) => integer(number).is_ok(),
                _ => true,
            };
            fits.then_some(value)
        }
        _ => Some(text(example)),
    }
}

/// A parameter of the call that stands in the request: taken, and added again when it is sent.
fn common(language: Language) -> Value<'static> {
    object([("description", text(OF_THE_CALL.get(language))), ("deprecated", Value::Bool(true))])
}

/// Parameters that must be there, and neither null nor blank.
fn given(params: &[&Param]) -> Value<'static> {
    object([
        ("type", text("object")),
        ("required", names(params.iter().map(|param| param.name))),
        ("properties", object(params.iter().map(|param| (param.name, refer("given"))))),
    ])
}

/// A parameter that is there and has a value.
fn is(param: &Param, value: &'static str) -> Value<'static> {
    has(param, object([("const", text(value))]))
}

/// A parameter that is there and fits a schema.
fn has(param: &Param, schema: Value<'static>) -> Value<'static> {
    object([
        ("type", text("object")),
        ("required", names([param.name])),
        ("properties", object([(param.name, schema)])),
    ])
}

fn when(condition: Value<'static>, then: Value<'static>) -> Value<'static> {
    object([("if", condition), ("then", then)])
}

fn properties(members: impl IntoIterator<Item = (&'static str, Value<'static>)>) -> Value<'static> {
    object([("type", text("object")), ("properties", object(members))])
}

fn values_of(choices: &[Choice]) -> Value<'static> {
    names(choices.iter().map(|choice| choice.value))
}

fn refer(definition: &str) -> Value<'static> {
    object([("$ref", text(&format!("#/$defs/{definition}")))])
}

fn types(names_of_types: &[&'static str]) -> Value<'static> {
    names(names_of_types.iter().copied())
}

fn names(list: impl IntoIterator<Item = &'static str>) -> Value<'static> {
    Value::array(list.into_iter().map(|name| Value::Text(name.into())))
}

fn text(words: &str) -> Value<'static> {
    Value::owned_text(words)
}

fn count(number: usize) -> Value<'static> {
    Value::Number(number.to_string().into())
}

fn object(members: impl IntoIterator<Item = (&'static str, Value<'static>)>) -> Value<'static> {
    Value::object(members)
}
