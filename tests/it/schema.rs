//! The JSON Schema, held against the rules: it refuses nothing that they let pass, and what they refuse for its shape
//! it refuses too.

use std::fs;

use create_backup_plan::lang::Language;
use create_backup_plan::params;
use create_backup_plan::rules::{self, Example, Report, Severity, check_text, find};
use create_backup_plan::schema::{schema, typescript};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::catalogue::{plan, requests, world};
use crate::common;

/// The rules that a schema can hold wholly: types, names, values, lengths, counts, and what must be there.
static SHAPES: &[&str] = &[
    "request/not-object",
    "request/unknown-parameter",
    "type/mismatch",
    "type/integer-range",
    "source-type/required",
    "source-type/unknown",
    "instance-id/required",
    "bucket/required",
    "file-system-id/required",
    "cluster-id/required",
    "data-source-id/required",
    "dest-source-type/required",
    "dest-data-source-id/required",
    "plan-name/length",
    "backup-type/value",
    "cross-account-type/value",
    "cross-account/required",
    "keep-latest-snapshots/value",
    "edition/value",
    "schedule/format",
    "schedule/start-time",
    "schedule/interval",
    "retention/minimum",
    "destination-retention/minimum",
    "create-time/value",
    "path/too-many",
    "path/one-wildcard",
    "path/too-long",
    "path/absolute",
    "path/empty",
    "rule/too-many",
    "rule/copy-region",
    "speed-limit/format",
    "speed-limit/bandwidth",
];

const FILE: &str = "static/create-backup-plan.schema.json";
const TYPES: &str = "static/package/request.d.ts";

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(&schema(Language::English).to_string()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

#[test]
fn the_files_are_current() {
    for (file, current) in [
        (FILE, format!("{}\n", schema(Language::English).pretty())),
        (TYPES, typescript::request()),
    ] {
        if std::env::var_os("UPDATE").is_some() {
            fs::write(file, &current).unwrap();
        }
        let kept = fs::read_to_string(file).unwrap_or_default();
        assert!(kept == current, "{file} is out of step: run `UPDATE=1 cargo test`");
    }
}

#[test]
fn it_is_a_schema_of_2020_12() {
    let schema: Value = serde_json::from_str(&schema(Language::English).to_string()).unwrap();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
}

#[test]
fn it_knows_every_parameter() {
    let [schema, chinese] = [Language::English, Language::Chinese].map(|language| {
        let schema: Value = serde_json::from_str(&schema(language).to_string()).unwrap();
        schema
    });
    for param in params::ALL {
        let property = &schema["properties"][param.name];
        assert!(property["title"].is_string() && property["description"].is_string());
        let own = &chinese["properties"][param.name]["title"];
        assert!(own.is_string() && *own != property["title"], "{}", param.name);
        let examples = property["examples"].as_array().into_iter().flatten();
        for example in examples {
            let alone = json!({ "type": "object", "properties": { "p": property }, "$defs": schema["$defs"] });
            let alone = jsonschema::draft202012::new(&alone).unwrap();
            assert!(alone.is_valid(&json!({ "p": example })), "{}: {example}", param.name);
        }
    }
    for row in params::backup_rule::RULE.members {
        assert!(schema["properties"]["Rule"]["items"]["properties"][row.name]["title"].is_string());
    }
}

#[test]
fn every_listed_rule_exists_and_is_an_error() {
    for id in SHAPES {
        let rule = find(id).unwrap_or_else(|| panic!("{id} is no rule"));
        assert_eq!(rule.severity, Severity::Error, "{id}");
    }
}

#[test]
fn complete_plans_pass() {
    let validator = validator();
    for entry in fs::read_dir("tests/data/plans").unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        let instance = serde_json::from_str(&plan(&name)).unwrap();
        let said: Vec<String> = validator.iter_errors(&instance).map(|e| e.to_string()).collect();
        // This one lacks what its examples put in.
        assert_eq!(said.is_empty(), name != "no-source", "{name}: {said:?}");
    }
}

/// Whether a report has an error of shape.
fn is_misshapen(report: &Report) -> bool {
    report.findings.iter().any(|f| f.severity == Severity::Error && SHAPES.contains(&f.rule.id))
}

/// What the schema and the rules disagree about, if they do.
fn disagreement(validator: &Validator, request: &str) -> Option<&'static str> {
    let instance = serde_json::from_str(request).ok()?;
    let report = check_text(request, &world());
    match (validator.is_valid(&instance), is_misshapen(&report), report.is_valid()) {
        (true, true, _) => Some("the schema passes what is misshapen"),
        (false, _, true) => Some("the schema refuses what is valid"),
        _ => None,
    }
}

/// JSON Schema's numbers are values: it cannot tell `7.0` from `7`.
fn is_beyond_a_schema(example: &Example) -> bool {
    example.rule.id == "type/mismatch" && example.json.contains("7.0")
}

#[test]
fn it_agrees_with_the_rules_on_every_example() {
    let validator = validator();
    let mut wrong = Vec::new();
    let mut refused = 0;
    for example in rules::examples().filter(|example| !is_beyond_a_schema(example)) {
        if ["batch", "url"].contains(&example.over) {
            continue;
        }
        let (request, _) = requests(example);
        if let Some(problem) = disagreement(&validator, &request) {
            wrong.push((example.rule.id, example.over, example.json, problem));
        }
        let shape = SHAPES.contains(&example.rule.id);
        refused += usize::from(shape && example.breaks);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(refused > 80, "only {refused} examples break a rule of shape");
}

/// The basic edition ignores backup rules, and what is wrong inside them is wrong all the same.
#[test]
fn it_agrees_with_the_rules_on_what_the_basic_edition_ignores() {
    let validator = validator();
    let faults = [
        json!([{"Retention": 0}]),
        json!([{"BackupType": "FULL"}]),
        json!([{"BackupType": "INCREMENTAL"}]),
        json!([{"DoCopy": true}]),
        json!([{"DoCopy": true, "DestinationRegionId": "cn-shanghai", "DestinationRetention": 0}]),
        json!(vec![json!({"Retention": 7}); 65]),
    ];
    for rules in faults {
        let mut request: Value = serde_json::from_str(&plan("ecs-file-basic")).unwrap();
        request["Rule"] = rules;
        assert!(!validator.is_valid(&request), "the schema passes {request}");
        assert!(!check_text(&request.to_string(), &world()).is_valid(), "the rules pass {request}");
    }
}

#[test]
fn it_passes_what_official_tools_send() {
    let validator = validator();
    for (case, request) in common::cases() {
        assert_eq!(disagreement(&validator, &request), None, "{}", case["id"]);
    }
    let real: Value =
        serde_json::from_str(&fs::read_to_string("tests/data/real_examples.json").unwrap())
            .unwrap();
    let mut seen = 0;
    walk(&real, &mut |request| {
        seen += 1;
        assert_eq!(disagreement(&validator, &request.to_string()), None, "{request}");
    });
    assert!(seen > 5, "only {seen} requests were found");
}

/// Every object that names a source type.
fn walk(value: &Value, found: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(members) => {
            if members.contains_key("SourceType") {
                found(value);
            }
            members.values().for_each(|value| walk(value, found));
        }
        Value::Array(entries) => entries.iter().for_each(|value| walk(value, found)),
        _ => {}
    }
}

/// Values that come near what some parameter takes.
fn value() -> impl Strategy<Value = Value> {
    let texts = [
        "",
        " ",
        "x",
        "7",
        "true",
        "OSS",
        "SYNC",
        "BASIC",
        "COMPLETE",
        "INCREMENTAL",
        "CROSS_ACCOUNT",
        "SELF_ACCOUNT",
        "cn-hangzhou",
        "I|0|P1D",
        "I|0|P0D",
        "I|9223372036854775808|P1D",
        "I|07|PT1.5H",
        "I|7|P1W1D",
        "I|7|P1Y2M3DT4H5M6,7S",
        "I|7|PT9223372036854775807S",
        "I|7|P1DT",
        "I|7|P1.0D",
        "I|7|PT0.0000000000000000001H",
        "0:24:1",
        "0:24:0",
        "00:024:01",
        "0:25:1",
        "8:20:1|20:24:2",
        "0:24:9223372036854775808",
        "/home",
        "/*",
        "C:\\",
        "\\\\h\\s",
        "\\\\h\\",
        " /x",
        "home",
        "{}",
        "{\"UseVSS\":true}",
        "[]",
        "[\"/a\"]",
        "{\\\"a\\\":1}",
        "\u{3000}",
    ];
    let scalar = prop_oneof![
        4 => prop::sample::select(texts.to_vec()).prop_map(|text| json!(text)),
        1 => prop::sample::select(vec![-2_i64, -1, 0, 1, 2, 7, i64::MAX, i64::MIN]).prop_map(|n| json!(n)),
        1 => prop::sample::select(vec![json!(null), json!(true), json!(false), json!(7.5), json!(u64::MAX), json!(1e300)]),
    ];
    let names = [
        "DoCopy",
        "DestinationRegionId",
        "DestinationRetention",
        "Retention",
        "Schedule",
        "BackupType",
        "RuleName",
        "TableNames",
        "snapshotGroup",
        "destinationRetention",
        "timeoutInSeconds",
        "diskIdList",
        "prefix",
        "Name",
    ];
    scalar.prop_recursive(3, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(prop::sample::select(names.to_vec()), inner, 0..4)
                .prop_map(|members| members.into_iter().map(|(n, v)| (n.to_owned(), v)).collect()),
        ]
    })
}

fn request() -> impl Strategy<Value = Value> {
    let plans = ["ecs-file", "ecs-file-basic", "oss", "nas", "ots", "udm-ecs", "sync", "no-source"];
    let names: Vec<&str> =
        params::ALL.iter().map(|p| p.name).chain(["Action", "path", "x"]).collect();
    let change = (prop::sample::select(names), value());
    (prop::sample::select(plans.to_vec()), prop::collection::vec(change, 1..4)).prop_map(
        |(base, changes)| {
            let mut request: Value = serde_json::from_str(&plan(base)).unwrap();
            for (name, value) in changes {
                request[name] = value;
            }
            request
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn it_agrees_with_the_rules_on_any_request(request in request()) {
        thread_local!(static VALIDATOR: Validator = validator());
        let text = request.to_string();
        let problem = VALIDATOR.with(|validator| disagreement(validator, &text));
        prop_assert_eq!(problem, None, "{}", text);
    }
}
