//! Templates, read by what they are written for: Terraform's own configuration loader, its formatter and HashiCorp's HCL;
//! and JSON. What they say is compared with the plan, by names and types that stand in tables of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use create_backup_plan::output::sheet::Sheet;
use create_backup_plan::params::source::SOURCE_TYPE;
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::request::wire::Wire;
use serde_json::Value;

use crate::common::{owned, sheet, target};
use crate::plans::plans;
use crate::tools::python;

/// The arguments of each resource: name, type, whether it is needed.
fn arguments(table: &str) -> BTreeMap<(&str, &str), (&str, bool)> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [resource, argument, kind, need] => ((resource, argument), (kind, need == "required")),
            _ => panic!("four columns: {line}"),
        })
        .collect()
}

/// Values by the path of their names, without the numbers of blocks.
fn leaves(value: &Value, path: &str, found: &mut Vec<(String, Value)>) {
    let inner =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                leaves(value, &inner(name), found);
            }
        }
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            for entry in entries {
                leaves(entry, path, found);
            }
        }
        value => found.push((path.to_owned(), value.clone())),
    }
}

/// Whether a value has the type that an argument asks for. What is wrong in a plan stays a text, for the reader to
/// refuse.
fn fits(value: &Value, kind: &str) -> bool {
    match kind {
        "number" => value.is_number() || value.is_string(),
        "bool" => value.is_boolean() || value.is_string(),
        "list" => value.is_array() || value.is_string(),
        _ => value.is_string(),
    }
}

/// A value as the request carries it.
fn as_sent(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The texts that must be found again in a template: all that is sent, without what is said to be lost.
fn sent(request: &str, sheet: &Sheet) -> Vec<(String, String)> {
    let mut kept = Draft::read(request).unwrap();
    for loss in sheet.losses().iter().rev() {
        kept.remove(&loss.place);
    }
    if kept.param(&SOURCE_TYPE).is_none() {
        return Vec::new();
    }
    let wire = Wire::of(kept.root());
    let pairs = wire.pairs().filter(|(name, _)| !name.starts_with("SourceType"));
    owned(pairs)
}

/// A name in one case and without what tools add to it.
fn plain(name: &str) -> String {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = name.to_lowercase();
    if name.ends_with("backupplanname") { "planname".to_owned() } else { name }
}

/// Checks that every text that is sent stands in the template under its own name, and nothing else does.
#[track_caller]
fn says_the_same(found: &[(String, Value)], sent: &[(String, String)], text: &str) {
    let mut expected: BTreeSet<(String, String)> = BTreeSet::new();
    for (name, value) in sent {
        let mut parts: Vec<&str> =
            name.split('.').filter(|part| part.parse::<u32>().is_err()).collect();
        let last = parts.pop().unwrap();
        // Objects are one text on the wire; in a template they are looked at key by key, where they are blocks.
        match serde_json::from_str::<Value>(value) {
            Ok(object @ Value::Object(_))
                if !found.iter().any(|(path, _)| plain(path) == plain(last)) =>
            {
                let mut inner = Vec::new();
                leaves(&object, "", &mut inner);
                for (path, value) in inner {
                    let values = match value {
                        Value::Array(entries) => entries,
                        other => vec![other],
                    };
                    let texts = values.iter().map(|value| (plain(&path), as_sent(value)));
                    expected.extend(texts);
                }
            }
            _ => {
                expected.insert((plain(last), value.clone()));
            }
        }
    }
    let mut there: BTreeSet<(String, String)> = BTreeSet::new();
    for (path, value) in found {
        let name = plain(path.rsplit('.').next().unwrap()).replace("paths", "path");
        let values = match value {
            Value::Array(entries) => entries.clone(),
            other => vec![other.clone()],
        };
        there.extend(values.iter().map(|value| (name.clone(), as_sent(value))));
    }
    for pair in &expected {
        let by_itself = [
            ("backuptype", "COMPLETE"),
            ("udmregionid", "cn-hangzhou"),
            ("edition", "STANDARD"),
            ("enablewriters", "true"),
        ];
        let said = by_itself.iter().any(|(name, text)| pair.0 == *name && pair.1 == *text);
        assert!(there.contains(pair) || said || pair.1.is_empty(), "{pair:?} is not in\n{text}");
    }
    for pair in &there {
        let asked_for =
            [("appconsistent", "false"), ("snapshotgroup", "false"), ("enablefsfreeze", "true")];
        let asked = asked_for.iter().any(|(name, text)| pair.0 == *name && pair.1 == *text);
        assert!(expected.contains(pair) || asked, "{pair:?} is not in the plan\n{text}");
    }
}

/// Configurations as Terraform reads them, with their requests.
fn read_by_terraform(format: &str) -> Vec<(String, Sheet, Value)> {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format);
    let _ = fs::remove_dir_all(&root);
    let requests: Vec<String> = plans();
    let sheets: Vec<Sheet> = requests
        .iter()
        .enumerate()
        .map(|(index, request)| {
            let sheet = sheet(format, request, &target(None)).unwrap();
            let folder = root.join(format!("{index:04}"));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("main.tf"), format!("{}\n", sheet.text())).unwrap();
            sheet
        })
        .collect();
    let output = python().arg("tests/proofs/terraform.py").arg(&root).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let values: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()[1].clone()).collect();
    assert_eq!(values.len(), requests.len());
    let all = requests.into_iter().zip(sheets).zip(values);
    all.map(|((request, sheet), value)| (request, sheet, value)).collect()
}

#[test]
fn terraform_reads_what_the_plan_says() {
    let table = arguments(include_str!("../data/terraform.tsv"));
    let mut count = 0;
    for (request, sheet, value) in read_by_terraform("terraform") {
        let Some(resources) = value["resource"].as_object() else {
            assert!(sheet.losses().iter().any(|loss| loss.place == Place::of(&SOURCE_TYPE)));
            continue;
        };
        count += 1;
        let (name, resource) = resources.iter().next().unwrap();
        let mut found = Vec::new();
        leaves(&resource["plan"], "", &mut found);
        for (path, value) in &found {
            let known = table.get(&(name.as_str(), path.as_str()));
            let (kind, _) = known.unwrap_or_else(|| panic!("{name} has no {path}"));
            assert!(fits(value, kind), "{name}.{path} takes a {kind}, not {value}");
        }
        says_the_same(&found, &sent(&request, &sheet), sheet.text());
    }
    assert!(count > 50, "{count}");
}

#[test]
fn terraform_reads_a_policy_and_its_binding() {
    let table = arguments(include_str!("../data/terraform.tsv"));
    let mut count = 0;
    for (_, sheet, value) in read_by_terraform("terraform-policy") {
        let Some(resources) = value["resource"].as_object() else { continue };
        count += 1;
        for (name, resource) in resources {
            let mut found = Vec::new();
            leaves(resource, "", &mut found);
            for (path, value) in &found {
                let path = path.split_once('.').unwrap().1;
                let known = table.get(&(name.as_str(), path));
                let (kind, _) =
                    known.unwrap_or_else(|| panic!("{name} has no {path}\n{}", sheet.text()));
                assert!(fits(value, kind), "{name}.{path} takes a {kind}, not {value}");
            }
            for ((_, argument), (_, required)) in table.iter().filter(|((of, _), _)| of == name) {
                let is_there = found.iter().any(|(path, _)| path.ends_with(argument));
                assert!(is_there || !required, "{name} needs {argument}\n{}", sheet.text());
            }
        }
    }
    assert!(count > 50, "{count}");
}

#[test]
fn ros_reads_what_the_plan_says() {
    let table = arguments(include_str!("../data/ros.tsv"));
    let mut count = 0;
    for request in plans() {
        let sheet = sheet("ros", &request, &target(None)).unwrap();
        let template: Value = serde_json::from_str(sheet.text()).expect("JSON");
        assert_eq!(template["ROSTemplateFormatVersion"], "2015-09-01");
        let Some(resource) = template["Resources"].get("BackupPlan") else {
            assert!(sheet.losses().iter().any(|loss| loss.place == Place::of(&SOURCE_TYPE)));
            continue;
        };
        count += 1;
        let value = &template["Outputs"]["PlanId"]["Value"]["Fn::GetAtt"];
        assert_eq!(value, &serde_json::json!(["BackupPlan", "PlanId"]));
        let name = resource["Type"].as_str().unwrap();
        let mut found = Vec::new();
        for (property, value) in resource["Properties"].as_object().unwrap() {
            if let Some(("map", _)) = table.get(&(name, property.as_str())) {
                // On the wire it is the text of the object.
                found.push((property.clone(), Value::String(value.to_string())));
            } else {
                leaves(value, property, &mut found);
            }
        }
        for (path, value) in &found {
            let known = table.get(&(name, path.as_str()));
            let (kind, _) = known.unwrap_or_else(|| panic!("{name} has no {path}"));
            assert!(
                *kind == "map" || fits(value, kind),
                "{name}.{path} takes a {kind}, not {value}"
            );
        }
        let sent = sent(&request, &sheet).into_iter().map(|(name, value)| match &*name {
            // Without the space between its parts, and in the order that the reader gives them.
            "Options" | "Detail" => match serde_json::from_str::<Value>(&value) {
                Ok(object) => (name, object.to_string()),
                Err(_) => (name, value),
            },
            _ => (name, value),
        });
        says_the_same(&found, &sent.collect::<Vec<_>>(), sheet.text());
    }
    assert!(count > 50, "{count}");
}
