//! The bill of materials in the package.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::consumer;

#[test]
fn the_bill_names_what_is_built_and_no_more() {
    let bill = fs::read_to_string(consumer::installed().join("sbom.cdx.json")).unwrap();
    let bill: Value = serde_json::from_str(&bill).unwrap();
    assert_eq!(bill["bomFormat"], "CycloneDX");
    assert_eq!(bill["specVersion"], "1.6");
    let components = bill["components"].as_array().unwrap();
    let names: BTreeSet<&str> =
        components.iter().map(|component| component["name"].as_str().unwrap()).collect();
    for inside in ["yew", "wasm-bindgen", "serde_json", "hmac", "sha1", "sha2", "zeroize"] {
        assert!(names.contains(inside), "{inside} is not on it");
    }
    for outside in ["clap", "jiff", "foldhash", "proptest", "jsonschema", "fantoccini"] {
        assert!(!names.contains(outside), "{outside} is on it");
    }
    for component in components {
        let name = &component["name"];
        assert_eq!(component["hashes"][0]["content"].as_str().map(str::len), Some(64), "{name}");
        assert!(component["licenses"][0]["expression"].is_string(), "{name}");
    }
    let notices =
        fs::read_to_string(consumer::installed().join("THIRD-PARTY-NOTICES.txt")).unwrap();
    for component in components {
        let [name, version] = ["name", "version"].map(|key| component[key].as_str().unwrap());
        assert!(notices.contains(&format!("\n{name} {version} (")), "{name} has no notice");
    }
    assert!(notices.contains("Permission is hereby granted") && notices.len() < 300_000);
    assert!(notices.to_uppercase().contains("UNICODE LICENSE"), "of what is under both");
    let own = &bill["metadata"]["component"];
    let known: BTreeSet<Option<&str>> =
        components.iter().chain([own]).map(|component| component["bom-ref"].as_str()).collect();
    for dependency in bill["dependencies"].as_array().unwrap() {
        let needed = dependency["dependsOn"].as_array().unwrap();
        assert!(needed.iter().chain([&dependency["ref"]]).all(|one| known.contains(&one.as_str())));
    }
}
