//! The package answers what the native library and the command line answer, byte for byte.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use create_backup_plan::import::read;
use create_backup_plan::insight::preview;
use create_backup_plan::insight::zone::Clock;
use create_backup_plan::lang::{LANGUAGES, Language};
use create_backup_plan::output::FORMATS;
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{Scheme, Target, build};
use create_backup_plan::rules::{self, Earlier, World, check_text, check_text_with};
use create_backup_plan::values::json::{Node, Value, integer, quoted};
use create_backup_plan::values::time::Utc;
use create_backup_plan::verdict::lines::{Columns, Lines};
use create_backup_plan::verdict::mend::mend;
use create_backup_plan::verdict::{Verdict, catalogue};
use create_backup_plan::{output, plan};
use serde_json::json;

use crate::common::{NASTY, NOW, cases, credentials, requests, target, written};
use crate::consumer;

/// A call, and what it must answer.
struct Call {
    function: &'static str,
    arguments: serde_json::Value,
    answer: String,
}

/// Has the package make all calls at once, and compares.
#[track_caller]
fn answers(name: &str, calls: &[Call]) {
    consumer::script("stringify.mjs");
    let script = consumer::script("calls.mjs");
    // A folder of its own, because tests run beside each other.
    let script = {
        let text = fs::read_to_string(script).unwrap();
        let text = text.replace("./stringify.mjs", "../stringify.mjs");
        consumer::write(&format!("{name}/calls.mjs"), &text)
    };
    let lines: Vec<String> = calls
        .iter()
        .map(|call| json!({ "call": call.function, "arguments": call.arguments }).to_string())
        .collect();
    consumer::write(&format!("{name}/calls.jsonl"), &lines.join("\n"));
    let said = consumer::node(&script);
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(said.len(), calls.len());
    for ((call, line), said) in calls.iter().zip(&lines).zip(said) {
        assert!(said == call.answer, "{line}\nanswers\n{said}\nand not\n{}", call.answer);
    }
}

/// All request texts of the tests, right and wrong.
fn texts() -> Vec<String> {
    let plans = fs::read_dir("tests/data/plans").unwrap();
    let plans = plans.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let real: Vec<serde_json::Value> =
        serde_json::from_str(&fs::read_to_string("tests/data/real_examples.json").unwrap())
            .unwrap();
    let real = real.into_iter().map(|example| example["params"].to_string());
    let broken = ["", "[", "[1]", "\u{feff}{\"prefix\":1}", "{\"😀\":1,\"Retention\":7e0}"];
    let examples = rules::examples().filter(|example| !example.json.is_empty());
    plans
        .chain(real)
        .chain(requests())
        .chain(broken.map(str::to_owned))
        .chain(examples.map(|example| example.json.to_owned()))
        .collect()
}

/// Whether an object of JavaScript is just this: no name stands in it twice, and no number is in a spelling of its own.
fn is_object(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Number(number) => {
            integer(number).is_ok_and(|whole| whole.to_string() == *number)
                || number.parse::<f64>().is_ok_and(|parsed| parsed.to_string() == *number)
        }
        Value::Array(entries) => entries.iter().all(is_object),
        Value::Object(members) => {
            let names: BTreeSet<&str> = members.iter().map(|member| &*member.name).collect();
            names.len() == members.len() && members.iter().all(|member| is_object(&member.node))
        }
        _ => true,
    }
}

fn world() -> World {
    World { now: Some(NOW), region: Some("cn-hangzhou".to_owned()), ..World::default() }
}

fn options(language: Language) -> serde_json::Value {
    json!({ "now": Utc(NOW).to_string(), "region": "cn-hangzhou", "language": language.tag() })
}

fn verdict(text: &str, lines: Option<&Lines<'_>>, language: Language) -> String {
    let report = check_text(text, &world());
    Verdict { report: &report, lines, language, file: None, line: None }.to_string()
}

#[test]
fn every_verdict_on_a_text_is_the_librarys() {
    let mut calls = vec![];
    for text in texts() {
        for language in LANGUAGES {
            let lines = Lines::of(&text, Columns::Utf16);
            calls.push(Call {
                function: "validateText",
                arguments: json!([text, options(*language)]),
                answer: verdict(&text, Some(&lines), *language),
            });
        }
    }
    assert!(calls.len() > 200, "{}", calls.len());
    answers("texts", &calls);
}

#[test]
fn every_verdict_on_an_object_is_the_librarys() {
    let mut calls = vec![];
    for text in texts() {
        let Some(draft) = Draft::read(&text).ok().filter(|draft| is_object(draft.root())) else {
            continue;
        };
        let text = draft.root().value.to_string();
        calls.push(Call {
            function: "validate",
            arguments: json!([{ "json": text }, options(Language::English)]),
            answer: verdict(&text, None, Language::English),
        });
    }
    assert!(calls.len() > 80, "{}", calls.len());
    answers("objects", &calls);
}

#[test]
fn many_requests_may_not_have_one_name() {
    let plan = fs::read_to_string("tests/data/plans/oss.json").unwrap();
    let object: serde_json::Value = serde_json::from_str(&plan).unwrap();
    let language = Language::English;
    // Names stand in an object in an order of their own.
    let as_object = object.to_string();
    let again = |text: &str, lines| {
        let report = check_text_with(text, &world(), |_| Some(Earlier::Plan(1)));
        Verdict { report: &report, lines, language, file: None, line: None }.to_string()
    };
    let lines = Lines::of(&plan, Columns::Utf16);
    let of_text = |text: &str| verdict(text, Some(&Lines::of(text, Columns::Utf16)), language);
    let verdicts =
        [of_text(&plan), of_text("{"), again(&plan, Some(&lines)), again(&as_object, None)];
    assert!(verdicts[2].contains("plan-name/unique"));
    let call = Call {
        function: "validateAll",
        arguments: json!([[plan, "{", plan, object], options(language)]),
        answer: format!("[{}]", verdicts.join(",")),
    };
    answers("many", &[call]);
}

#[test]
fn every_mended_text_is_the_librarys() {
    let calls: Vec<Call> = texts()
        .into_iter()
        .map(|text| {
            let mended = mend(&text, &world()).text;
            let lines = Lines::of(&mended, Columns::Utf16);
            let verdict = verdict(&mended, Some(&lines), Language::English);
            let verdict = verdict.strip_suffix('}').unwrap();
            Call {
                function: "fix",
                arguments: json!([text, options(Language::English)]),
                answer: format!("{verdict},\"text\":{}}}", quoted(&mended)),
            }
        })
        .collect();
    answers("mended", &calls);
}

#[test]
fn every_output_of_every_request_is_the_librarys() {
    let target = target(None).with_credentials(Some(credentials()));
    let mut calls = vec![];
    for request in requests() {
        for format in FORMATS {
            let text = written(format.id, &request, &target).expect("keys are there");
            calls.push((format.id, request.clone(), text));
        }
    }
    assert!(calls.len() > FORMATS.len() * (cases().count() + NASTY.len()));
    let script = "
        import { readFileSync } from 'node:fs';
        import { emit } from 'create-backup-plan/core';
        const { target, calls } = JSON.parse(readFileSync(new URL('emit.json', import.meta.url), 'utf8'));
        const wrong = calls.filter(([format, request, text]) => emit(format, request, target).text !== text);
        if (wrong.length > 0) {
          const [[format, request, text]] = wrong;
          console.log(wrong.length, format, request, emit(format, request, target).text, text);
        }";
    consumer::write(
        "emit/emit.json",
        &json!({ "target": given(&target), "calls": calls }).to_string(),
    );
    assert_eq!(consumer::node(&consumer::write("emit/emit.mjs", script)), "");
}

#[test]
fn every_signed_request_is_the_librarys() {
    let target = target(None).with_credentials(Some(credentials()));
    let mut calls = vec![];
    for text in requests() {
        let Ok(draft) = Draft::read(&text) else { continue };
        let wire = Wire::of(draft.root());
        for (word, scheme) in [("v1", Scheme::V1), ("v3", Scheme::V3)] {
            let signed = build(&wire, &target, scheme).expect("keys are there").request;
            let headers: serde_json::Map<_, _> = signed
                .headers
                .into_iter()
                .filter(|(name, _)| name != "host")
                .map(|(name, value)| (name, value.into()))
                .collect();
            calls.push(json!([text, word, signed.method, signed.url, headers, signed.body]));
        }
    }
    assert!(calls.len() > 2 * NASTY.len());
    let script = "
        import { deepEqual } from 'node:assert/strict';
        import { readFileSync } from 'node:fs';
        import { sign } from 'create-backup-plan/core';
        const { target, calls } = JSON.parse(readFileSync(new URL('sign.json', import.meta.url), 'utf8'));
        for (const [text, scheme, ...wanted] of calls) {
          const { method, url, headers, body, validUntil } = sign(text, { ...target, scheme });
          deepEqual([method, url, headers, body], wanted, text);
          deepEqual(new Date(validUntil) - new Date(target.time), 15 * 60 * 1000);
        }";
    consumer::write(
        "sign/sign.json",
        &json!({ "target": given(&target), "calls": calls }).to_string(),
    );
    assert_eq!(consumer::node(&consumer::write("sign/sign.mjs", script)), "");
}

/// A target with the keys of [`credentials`], as JavaScript gives it.
fn given(target: &Target) -> serde_json::Value {
    json!({
        "region": target.region(),
        "time": Utc(target.timestamp()).to_string(),
        "nonce": target.nonce(),
        "credentials": {
            "accessKeyId": "STS.example",
            "accessKeySecret": "MARKED-SECRET",
            "securityToken": "CAIS+it's/\"$token`\\==&x=1%41^ y",
        },
    })
}

#[test]
fn lists_previews_and_imports_are_the_librarys() {
    let mut calls = vec![];
    for language in LANGUAGES.iter().copied() {
        let of = json!([{ "language": language.tag() }]);
        let mut list = |function, answer: Value<'_>| {
            calls.push(Call { function, arguments: of.clone(), answer: answer.to_string() });
        };
        list("formats", output::catalogue(language));
        list("rules", catalogue::catalogue(language));
        let at = json!({ "language": language.tag(), "now": Utc(NOW).to_string() });
        let examples = plan::preset::catalogue(language, NOW, "cn-hangzhou").to_string();
        calls.push(Call { function: "examples", arguments: json!([at]), answer: examples });
        for text in texts() {
            if let Ok(draft) = Draft::read(&text) {
                let clock = Clock { now: Some(NOW), ..Clock::UNKNOWN };
                let answer = preview::to_json(&draft, &clock, language).to_string();
                calls.push(Call { function: "preview", arguments: json!([text, at]), answer });
            }
            let lines = Lines::of(&text, Columns::Utf16);
            let import = read(&text);
            if import.plans.iter().all(|plan| is_object(plan.draft.root())) {
                let answer = import.to_json(language, |span| lines.span(span)).to_string();
                let of = json!([text, { "language": language.tag() }]);
                calls.push(Call { function: "importText", arguments: of, answer });
            }
        }
    }
    answers("lists", &calls);
}

#[test]
fn the_command_line_says_the_same_of_a_file() {
    let mut calls = vec![];
    for entry in fs::read_dir("tests/data/plans").unwrap() {
        let path = entry.unwrap().path();
        let time = Utc(NOW).to_string();
        let said = Command::new(env!("CARGO_BIN_EXE_create-backup-plan"))
            .args(["check", "--format", "json", "--region", "cn-hangzhou", "--now", &time])
            .arg(&path)
            .output()
            .unwrap();
        let said = String::from_utf8(said.stdout).unwrap();
        calls.push(Call {
            function: "validate",
            arguments: json!([{ "json": fs::read_to_string(&path).unwrap() }, options(Language::English)]),
            answer: without_spans(said.trim_end()),
        });
    }
    answers("command", &calls);
}

/// A verdict without the places in a text, which an object does not have.
fn without_spans(verdict: &str) -> String {
    let mut parts = verdict.split(",\"span\":{");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').map_or("", |(_, rest)| rest))
}
