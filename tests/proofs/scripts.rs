//! Scripts, run by real shells with a stand-in for the official command line that keeps what it is asked and answers like
//! the service.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::common::{sheet, target};
use crate::plans::plans;
use crate::tools::python;

static SHELLS: &[&str] = &["bash", "zsh", "dash"];

/// A folder with an `aliyun` that keeps its arguments, each closed by a NUL and each call by a record separator, and answers what the
/// file of the operation's name holds; it fails where there is none.
fn stand_in(name: &str, answers: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (operation, answer) in answers {
        fs::write(folder.join(operation), answer).unwrap();
    }
    let file = folder.join("aliyun");
    let script = "#!/bin/sh\nfolder=${0%/*}\nprintf '%s\\0' \"$@\" >>\"$folder/calls\"\nprintf '\\036' >>\"$folder/calls\"\n\
                  if [ -f \"$folder/$2\" ]; then cat \"$folder/$2\"; else echo refused >&2; exit 1; fi\n";
    fs::write(&file, script).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn run(shell: &str, script: &str, folder: &Path) -> Output {
    let _ = fs::remove_file(folder.join("calls"));
    let file = folder.join("script.sh");
    fs::write(&file, script).unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let flags: &[&str] = if shell == "zsh" { &["-f"] } else { &[] };
    Command::new(shell)
        .args(flags)
        .arg(&file)
        .env("PATH", path)
        .env("RAM_ROLE_NAME", "ExampleRole")
        .output()
        .unwrap()
}

/// The calls, each with its arguments.
fn calls(folder: &Path) -> Vec<Vec<String>> {
    let kept = fs::read_to_string(folder.join("calls")).unwrap_or_default();
    let calls = kept.split_terminator('\u{1e}');
    calls.map(|call| call.split_terminator('\0').map(str::to_owned).collect()).collect()
}

/// The value of an option.
fn option<'c>(call: &'c [String], name: &str) -> Option<&'c str> {
    let joined = format!("{name}=");
    call.iter().enumerate().find_map(|(at, word)| {
        if word == name { call.get(at + 1).map(String::as_str) } else { word.strip_prefix(&joined) }
    })
}

const MADE: &str = "{\n\t\"Code\": \"200\",\n\t\"PolicyId\": \"po-000abc\",\n\t\"RequestId\": \"R\",\n\t\"Success\": true\n}\n";
const BOUND: &str = "{\"Code\":\"200\",\"RequestId\":\"R\",\"Success\":true}";
const REFUSED: &str = "{\n\t\"Code\": \"VaultNotExist\",\n\t\"Success\": false\n}\n";

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[test]
fn the_policy_and_its_binding_are_asked_for_with_every_value() {
    let folder = stand_in("policy", &[("CreatePolicyV2", MADE), ("CreatePolicyBindings", BOUND)]);
    let mut models = Vec::new();
    for request in plans() {
        let plan: Value = serde_json::from_str(&request).unwrap();
        let sheet = sheet("policy-v2", &request, &target(None)).unwrap();
        for shell in SHELLS {
            let output = run(shell, sheet.text(), &folder);
            let calls = calls(&folder);
            if !plan["SourceType"].is_string() || plan["SourceType"] == "SYNC" || calls.is_empty() {
                assert!(!output.status.success() && calls.is_empty(), "{}", sheet.text());
                assert!(!sheet.losses().is_empty());
                continue;
            }
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{shell}: {said}\n{}", sheet.text());
            assert_eq!(output.stdout, b"PolicyId: po-000abc\n");
            let [policy, binding] = calls.as_slice() else { panic!("two calls: {calls:?}") };
            assert_eq!(policy[..4], ["hbr", "CreatePolicyV2", "--region", "cn-hangzhou"]);
            assert_eq!(binding[..4], ["hbr", "CreatePolicyBindings", "--region", "cn-hangzhou"]);
            assert_eq!(option(binding, "--PolicyId"), Some("po-000abc"));
            if let Some(name) = plan.get("PlanName").filter(|name| !name.is_null()) {
                assert_eq!(option(policy, "--PolicyName"), Some(&*text_of(name)));
            }
            let rules: Value = serde_json::from_str(option(policy, "--Rules").unwrap()).unwrap();
            let bindings: Value =
                serde_json::from_str(option(binding, "--PolicyBindingList").unwrap()).unwrap();
            assert_eq!(rules[0]["RuleType"], "BACKUP");
            let bound = &bindings[0];
            assert_eq!(bound["SourceType"], plan["SourceType"]);
            for (name, taken) in [
                ("Include", "Include"),
                ("Exclude", "Exclude"),
                ("SpeedLimit", "SpeedLimit"),
                ("Prefix", "Source"),
                ("InstanceId", "DataSourceId"),
                ("Bucket", "DataSourceId"),
                ("FileSystemId", "DataSourceId"),
                ("InstanceName", "DataSourceId"),
                ("CrossAccountRoleName", "CrossAccountRoleName"),
                ("CrossAccountUserId", "CrossAccountUserId"),
            ] {
                let Some(value) = plan.get(name).filter(|value| !value.is_null()) else { continue };
                let lost = sheet.losses().iter().any(|loss| loss.place.wire_name() == name);
                let blank = value.as_str().is_some_and(|text| text.trim().is_empty());
                assert!(
                    lost || blank || bound[taken] == *value,
                    "{name}: {bound}\n{}",
                    sheet.text()
                );
            }
            let paths = plan["Path"].as_array().filter(|paths| !paths.is_empty());
            if let Some(paths) = paths.filter(|_| plan["SourceType"] == "ECS_FILE") {
                let source: Value =
                    serde_json::from_str(bound["Source"].as_str().unwrap()).unwrap();
                assert_eq!(source.as_array().unwrap(), paths);
            }
            if let Some(detail) =
                plan["Detail"].as_object().filter(|_| plan["SourceType"] == "UDM_ECS")
            {
                let options = &bound["AdvancedOptions"]["UdmDetail"];
                for (key, value) in detail.iter().filter(|(_, value)| !value.is_null()) {
                    let copied = ["doCopy", "destinationRegionId", "destinationRetention"];
                    let lost = sheet
                        .losses()
                        .iter()
                        .any(|loss| loss.place.wire_name() == format!("Detail.{key}"));
                    let name = key[..1].to_uppercase() + &key[1..];
                    let empty = value.as_array().is_some_and(Vec::is_empty);
                    assert!(
                        lost || empty || copied.contains(&key.as_str()) || options[&name] == *value,
                        "{key}: {options}"
                    );
                }
            }
            models.push(json!({"rules": rules, "bindings": bindings}));
        }
    }
    assert!(models.len() > 100);
    names_are_known(&models);
}

/// The models of the official SDK have every name that is used.
fn names_are_known(models: &[Value]) {
    let program = "
import json, sys
from alibabacloud_hbr20170908 import models as hbr
def same(given, model, path):
    made = model.from_map(given).to_map()
    for name, value in given.items():
        kept = made.get(name)
        if isinstance(value, dict):
            same_map(value, kept, f'{path}.{name}')
        elif kept != value:
            sys.exit(f'{path}.{name}: {value!r} became {kept!r}')
def same_map(given, made, path):
    for name, value in given.items():
        if isinstance(value, dict):
            same_map(value, (made or {}).get(name), f'{path}.{name}')
        elif (made or {}).get(name) != value:
            sys.exit(f'{path}.{name} is unknown')
for line in sys.stdin:
    case = json.loads(line)
    for rule in case['rules']:
        same(rule, hbr.CreatePolicyV2RequestRules(), 'Rules')
    for binding in case['bindings']:
        same(binding, hbr.CreatePolicyBindingsRequestPolicyBindingList(), 'PolicyBindingList')
";
    let mut child = python()
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = child.stdin.take().unwrap();
    for model in models {
        writeln!(lines, "{model}").unwrap();
    }
    drop(lines);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

const PLAN: &str = r#"{"SourceType":"ECS_FILE","PlanName":"a","VaultId":"v-0001","InstanceId":"i-bp1","Retention":7}"#;

#[test]
fn a_script_stops_at_an_answer_that_is_none() {
    let sheet = sheet("policy-v2", PLAN, &target(None)).unwrap();
    for (made, bound, count, says) in [
        (REFUSED, BOUND, 1, "VaultNotExist"),
        ("{\"Success\":true}", BOUND, 1, "Success"),
        (MADE, REFUSED, 2, "po-000abc"),
    ] {
        let folder =
            stand_in("stops", &[("CreatePolicyV2", made), ("CreatePolicyBindings", bound)]);
        for shell in SHELLS {
            let output = run(shell, sheet.text(), &folder);
            assert_eq!(output.status.code(), Some(1));
            assert!(String::from_utf8_lossy(&output.stderr).contains(says), "{says}");
            assert_eq!(output.stdout, b"");
            assert_eq!(calls(&folder).len(), count);
        }
    }
    let folder = stand_in("fails", &[]);
    for shell in SHELLS {
        assert_eq!(run(shell, sheet.text(), &folder).status.code(), Some(1));
        assert_eq!(calls(&folder).len(), 1);
    }
}

/// How the operations begin that change nothing.
static READS: &[&str] = &["Describe", "List", "Get", "Check", "stat"];

#[test]
fn looking_before_sending_changes_nothing() {
    let folder = stand_in("looks", &[]);
    let mut operations = BTreeSet::new();
    for request in plans() {
        let sheet = sheet("preflight", &request, &target(None)).unwrap();
        for shell in SHELLS {
            let output = run(shell, sheet.text(), &folder);
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{shell}: {said}\n{}", sheet.text());
            let calls = calls(&folder);
            assert!(!calls.is_empty());
            operations.extend(calls.into_iter().map(|call| call[1].clone()));
        }
    }
    for operation in &operations {
        assert!(READS.iter().any(|begin| operation.starts_with(begin)), "{operation}");
    }
    assert!(operations.len() > 5, "{operations:?}");
}

static GOOD: &[(&str, &str)] = &[
    (
        "DescribeVaults",
        "{\n\t\"Success\": true,\n\t\"Vaults\": {\"Vault\": [{\"Status\": \"CREATED\", \"VaultId\": \"v-0001\", \"VaultType\": \"STANDARD\"}]}\n}",
    ),
    ("CheckRole", "{\"Success\": true}"),
    (
        "DescribeInstances",
        "{\"Instances\": {\"Instance\": [{\"InstanceId\": \"i-bp1\", \"Status\": \"Running\", \"OSType\": \"linux\"}]}}",
    ),
    (
        "DescribeCloudAssistantStatus",
        "{\"InstanceCloudAssistantStatusSet\": {\"InstanceCloudAssistantStatus\": [{\"CloudAssistantStatus\": \"true\"}]}}",
    ),
    (
        "DescribeBackupClients",
        "{\"Clients\": [{\"InstanceId\": \"i-bp1\", \"Status\": \"ACTIVATED\"}], \"Success\": true}",
    ),
    (
        "DescribeBackupPlans",
        "{\"BackupPlans\": {\"BackupPlan\": []}, \"Success\": true, \"TotalCount\": 0}",
    ),
];

#[test]
fn each_check_tells_what_it_saw() {
    let sheet = sheet("preflight", PLAN, &target(None)).unwrap();
    let lines = |output: &Output| -> Vec<String> {
        let said = String::from_utf8(output.stdout.clone()).unwrap();
        said.lines().map(|line| line.split(':').next().unwrap().to_owned()).collect()
    };
    let folder = stand_in("good", GOOD);
    for shell in SHELLS {
        let output = run(shell, sheet.text(), &folder);
        assert_eq!(lines(&output), ["ok"; 7], "{}", String::from_utf8_lossy(&output.stdout));
        assert_eq!(output.status.code(), Some(0));
    }
    for (operation, answer, expected) in [
        ("DescribeVaults", "{\"Success\": true, \"Vaults\": {}}", [0, 1, 0, 0, 0, 0, 0]),
        ("DescribeInstances", "{\"Instances\": {\"Instance\": []}}", [0, 0, 0, 1, 0, 0, 0]),
        ("DescribeBackupClients", "{\"Clients\": [], \"Success\": true}", [0, 0, 0, 0, 0, 1, 0]),
        (
            "DescribeBackupPlans",
            "{\"Success\": true, \"BackupPlans\": {\"BackupPlan\": [{\"PlanName\": \"a\"}]}}",
            [0, 0, 0, 0, 0, 0, 1],
        ),
    ] {
        let folder = stand_in("bad", GOOD);
        fs::write(folder.join(operation), answer).unwrap();
        for shell in SHELLS {
            let output = run(shell, sheet.text(), &folder);
            let words = expected.map(|bad| if bad == 1 { "missing" } else { "ok" });
            assert_eq!(lines(&output), words, "{shell} {operation}");
            assert_eq!(output.status.code(), Some(1));
        }
    }
    let folder = stand_in("silent", GOOD);
    for operation in ["DescribeBackupPlans", "CheckRole"] {
        fs::remove_file(folder.join(operation)).unwrap();
    }
    for shell in SHELLS {
        let output = run(shell, sheet.text(), &folder);
        let words = ["ok", "ok", "see for yourself", "ok", "ok", "ok", "could not check"];
        assert_eq!(lines(&output), words, "{shell}");
        assert_eq!(output.status.code(), Some(1));
    }
}
