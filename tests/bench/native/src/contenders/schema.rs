//! The crate jsonschema with our JSON Schema.

use std::fmt::Write;

use serde_json::Value;

use super::{Contender, SCHEMA};

/// With all errors, and with a verdict alone.
pub(super) fn contenders(schema: &str) -> [Contender; 2] {
    let schema: Value = serde_json::from_str(schema).expect("a schema in JSON");
    let compile = || jsonschema::validator_for(&schema).expect("a JSON Schema");
    let (all_errors, is_valid) = (compile(), compile());
    [
        Contender::new("jsonschema, all errors", SCHEMA, move |text, issues| {
            let request: Value = match serde_json::from_str(text) {
                Ok(request) => request,
                Err(error) => {
                    let _ = write!(issues, "{error}");
                    return false;
                }
            };
            let mut valid = true;
            for error in all_errors.iter_errors(&request) {
                valid = false;
                let _ = writeln!(issues, "{}: {error}", error.instance_path());
            }
            valid
        }),
        Contender::new("jsonschema, is_valid", SCHEMA, move |text, _| {
            serde_json::from_str(text).is_ok_and(|request| is_valid.is_valid(&request))
        }),
    ]
}
