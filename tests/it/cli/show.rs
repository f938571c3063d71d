//! `rules`, `schema` and `formats`.

use std::fs;

use create_backup_plan::output::FORMATS;
use create_backup_plan::rules;

use crate::cli::{ends, json};

#[test]
fn the_rules_can_be_read() {
    let list = ends(&["rules"], "", 0).out;
    assert_eq!(list.lines().count(), rules::all().count());
    let one = ends(&["rules", "schedule/interval"], "", 0).out;
    assert!(
        one.starts_with("schedule/interval (error)\n") && one.contains("I|4102444800|1D"),
        "{one}"
    );
    let all = json(&ends(&["rules", "--format", "json"], "", 0).out);
    assert_eq!(all.as_array().unwrap().len(), rules::all().count());
    let one = json(&ends(&["rules", "id/shape", "--format", "json", "--lang", "zh"], "", 0).out);
    assert_eq!(one["id"], "id/shape");
    assert!(one["why"].as_str().unwrap().ends_with('。'));
}

#[test]
fn the_forms_and_the_schema_can_be_read() {
    let list = ends(&["formats"], "", 0).out;
    assert!(FORMATS.iter().all(|format| list.contains(format.id)));
    let all = json(&ends(&["formats", "--format", "json"], "", 0).out);
    assert_eq!(all.as_array().unwrap().len(), FORMATS.len());
    let schema = ends(&["schema"], "", 0).out;
    assert_eq!(schema, fs::read_to_string("static/create-backup-plan.schema.json").unwrap());
    let chinese = json(&ends(&["schema", "--lang", "zh"], "", 0).out);
    assert_eq!(chinese["title"], "CreateBackupPlan 请求");
}
