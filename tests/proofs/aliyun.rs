//! Commands of the official command line: what it gets of each, in each shell, and what it makes of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use create_backup_plan::output::sheet::Sheet;
use create_backup_plan::params::{ALL, Kind, Param};
use create_backup_plan::plan::place::Place;
use create_backup_plan::request::Target;
use create_backup_plan::request::wire::Wire;
use create_backup_plan::values::json::Node;
use serde_json::{Value, json};

use crate::common::{owned, requests, sheet, target};
use crate::parsed::{Asked, parsed};
use crate::random::random_requests;
use crate::shells::{SHELLS, shell};
use crate::windows::{arguments, command_lines, powershell_text};

/// The pairs of a request that a sheet carries.
fn carried(request: &str, sheet: &Sheet) -> Vec<(String, String)> {
    let lost = |name: &str| {
        let place = Place::of_wire(name).unwrap();
        sheet.losses().iter().any(|loss| loss.place == place)
    };
    let request = Node::read(request).unwrap();
    let wire = Wire::of(&request);
    owned(wire.pairs().filter(|(name, _)| !lost(name)))
}

/// The arguments of the built-in style.
fn built_in(pairs: &[(String, String)], target: &Target) -> Vec<String> {
    let mut arguments = vec!["hbr".to_owned(), "CreateBackupPlan".to_owned()];
    arguments.extend(["--region".to_owned(), target.region().to_owned()]);
    for (name, value) in pairs {
        if value.starts_with('-') {
            arguments.push(format!("--{name}={value}"));
        } else {
            arguments.extend([format!("--{name}"), value.clone()]);
        }
    }
    arguments
}

/// What a plugin makes of its arguments, as `aliyun-openapi-runtime/argparser/argparser.go` of aliyun/aliyun-cli does.
#[track_caller]
fn read_by_plugin(arguments: &[String]) -> BTreeMap<&'static str, Value> {
    assert_eq!(arguments[..4], ["hbr", "create-backup-plan", "--region", "cn-hangzhou"]);
    let mut read = BTreeMap::new();
    let mut rest = &arguments[4..];
    while let [option, more @ ..] = rest {
        let (name, inline) = match option.strip_prefix("--").expect("an option").split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (&option[2..], None),
        };
        let pascal: String =
            name.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect();
        let param = ALL.iter().find(|param| param.name == pascal).expect("a parameter");
        let count = more.iter().take_while(|word| !word.starts_with("--")).count();
        let count = if inline.is_some() { 0 } else { count };
        let tokens: Vec<&str> = inline
            .iter()
            .map(String::as_str)
            .chain(more[..count].iter().map(String::as_str))
            .collect();
        rest = &more[count..];
        assign(&mut read, param, &tokens);
    }
    read
}

/// A value of JSON, if the tokens of an option are one.
fn as_json(tokens: &[&str]) -> Option<Value> {
    let joined = tokens.join(" ");
    let mut text = joined.trim();
    for quote in ['"', '\''] {
        text = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote)).unwrap_or(text);
    }
    if !text.starts_with(['{', '[']) {
        return None;
    }
    serde_json::Deserializer::from_str(text).into_iter().next()?.ok()
}

fn assign(read: &mut BTreeMap<&'static str, Value>, param: &'static Param, tokens: &[&str]) {
    match param.kind {
        Kind::Paths | Kind::BackupRules => {
            let list = read.entry(param.name).or_insert_with(|| json!([])).as_array_mut().unwrap();
            match as_json(tokens) {
                Some(Value::Array(entries)) => list.extend(entries),
                Some(other) => list.push(other),
                None if param.kind == Kind::BackupRules => {
                    let member = |token: &&str| {
                        let (name, value) = token.split_once('=').expect("name=value");
                        (name.to_owned(), json!(value))
                    };
                    list.push(Value::Object(tokens.iter().map(member).collect()));
                }
                None if tokens.len() == 1 => {
                    list.extend(tokens[0].split(',').map(|part| json!(part)));
                }
                None => list.extend(tokens.iter().map(|token| json!(token))),
            }
        }
        Kind::Object => {
            let object = as_json(tokens).filter(Value::is_object).expect("a JSON object");
            read.insert(param.name, object);
        }
        _ => {
            assert_eq!(tokens.len(), 1, "--{} takes one value", param.name);
            read.insert(param.name, json!(tokens[0]));
        }
    }
}

/// What a plugin should make of the pairs.
fn meant(pairs: &[(String, String)]) -> BTreeMap<&'static str, Value> {
    let mut meant: BTreeMap<&'static str, Value> = BTreeMap::new();
    for (name, value) in pairs {
        let mut parts = name.split('.');
        let top = parts.next().unwrap();
        let param = ALL.iter().find(|param| param.name == top).unwrap();
        match (param.kind, parts.next(), parts.next()) {
            (Kind::Paths, Some(_), None) => {
                let list = meant.entry(param.name).or_insert_with(|| json!([]));
                list.as_array_mut().unwrap().push(json!(value));
            }
            (Kind::BackupRules, Some(number), Some(member)) => {
                let list = meant.entry(param.name).or_insert_with(|| json!([]));
                let list = list.as_array_mut().unwrap();
                list.resize(list.len().max(number.parse().unwrap()), json!({}));
                list[number.parse::<usize>().unwrap() - 1][member] = json!(value);
            }
            (Kind::Object, ..) => {
                meant.insert(param.name, serde_json::from_str(value).unwrap());
            }
            _ => {
                meant.insert(param.name, json!(value));
            }
        }
    }
    meant
}

/// Fails unless the arguments say what the request says, apart from what is said to be left out.
#[track_caller]
fn says(format: &str, request: &str, sheet: &Sheet, seen: &[String]) {
    let pairs = carried(request, sheet);
    if format.starts_with("cli-plugin") {
        let mut read = read_by_plugin(seen);
        // A backup rule of which every value is left out is still there.
        if let Some(Value::Array(rules)) = read.get_mut("Rule") {
            while rules.last() == Some(&json!({})) {
                rules.pop();
            }
        }
        read.retain(|_, value| *value != json!([]));
        assert_eq!(read, meant(&pairs), "{}", sheet.text());
    } else {
        assert_eq!(seen, built_in(&pairs, &target(None)), "{}", sheet.text());
    }
}

fn everything() -> Vec<String> {
    requests().chain(random_requests(150)).collect()
}

/// A folder with an `aliyun` that prints its arguments, each closed by a NUL.
fn stub() -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("stub");
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("aliyun");
    std::fs::write(&file, "#!/bin/sh\nprintf '%s\\0' \"$@\"\n").expect("a script");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o755)).expect("permissions");
    folder
}

#[test]
fn a_cli_command_hands_over_every_value_as_it_is() {
    let path = format!("{}:{}", stub().display(), std::env::var("PATH").expect("a path"));
    for format in ["cli", "cli-plugin"] {
        for request in everything() {
            let sheet = sheet(format, &request, &target(None)).expect("no credentials needed");
            for name in SHELLS {
                let output =
                    shell(name, sheet.text()).env("PATH", &path).output().expect("a shell");
                let said = String::from_utf8(output.stdout).expect("UTF-8");
                let seen: Vec<String> = said.split_terminator('\0').map(str::to_owned).collect();
                says(format, &request, &sheet, &seen);
            }
        }
    }
}

#[test]
fn a_command_of_powershell_gives_a_line_with_every_value() {
    for format in ["cli-powershell", "cli-plugin-powershell"] {
        let requests = everything();
        let sheets: Vec<Sheet> = requests
            .iter()
            .map(|request| sheet(format, request, &target(None)).expect("none needed"))
            .collect();
        let asked: Vec<Asked<'_>> = sheets
            .iter()
            .map(|sheet| Asked {
                language: "powershell",
                text: sheet.text(),
                nodes: &["pipeline"],
                within: "array_expression",
            })
            .collect();
        for ((request, sheet), elements) in requests.iter().zip(&sheets).zip(parsed(&asked)) {
            let start = "Start-Process aliyun -NoNewWindow -Wait -ArgumentList @(\n";
            assert!(sheet.text().starts_with(start));
            // A part in parentheses is a pipeline within the pipeline that it stands in.
            let elements: Vec<&String> =
                elements.iter().filter(|text| is_element(sheet.text(), text)).collect();
            // `Start-Process` joins its list by spaces.
            let line: Vec<String> = elements.iter().map(|text| powershell_text(text)).collect();
            says(format, request, sheet, &arguments(&line.join(" ")));
        }
    }
}

/// Whether a part of a list is an element of it: on a line of its own.
fn is_element(text: &str, part: &str) -> bool {
    text.lines().any(|line| line.trim_start() == part)
}

#[test]
fn a_command_of_cmd_gives_a_line_with_every_value() {
    for (format, batch) in
        [("cli-cmd", false), ("cli-bat", true), ("cli-plugin-cmd", false), ("cli-plugin-bat", true)]
    {
        let requests = everything();
        let sheets: Vec<Sheet> = requests
            .iter()
            .map(|request| sheet(format, request, &target(None)).expect("none needed"))
            .collect();
        let asked: Vec<Asked<'_>> = sheets
            .iter()
            .map(|sheet| Asked { language: "batch", text: sheet.text(), nodes: &[], within: "" })
            .collect();
        parsed(&asked);
        for (request, sheet) in requests.iter().zip(&sheets) {
            let lines = command_lines(sheet.text(), batch);
            let line = lines.iter().find_map(|line| line.strip_prefix("aliyun ")).expect("it");
            says(format, request, sheet, &arguments(line));
        }
    }
}
