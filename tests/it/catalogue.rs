//! The rule catalogue: every rule by its own examples, every fix tried, every message read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use create_backup_plan::inventory;
use create_backup_plan::lang::{LANGUAGES, Language, Message};
use create_backup_plan::params::Param;
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::rules::{
    self, Example, Finding, Fixes, Level, Names, Report, Severity, World, check_text,
    check_text_among, check_url,
};
use create_backup_plan::values::json::{Node, Value};

/// The world of the examples: 24 November 2026, in Hangzhou.
pub(crate) fn world() -> World {
    World { now: Some(1_795_500_000), region: Some("cn-hangzhou".into()), ..World::default() }
}

/// The same, with what an example knows of the account.
pub(crate) fn world_of(example: &Example) -> World {
    let mut world = world();
    if let Some((answer, _)) = example.known() {
        world.known = Arc::new(inventory::read(&answer).unwrap());
    }
    world
}

/// A complete plan of `tests/data/plans`.
pub(crate) fn plan(name: &str) -> String {
    fs::read_to_string(format!("tests/data/plans/{name}.json"))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// An example's request with the bare one it is compared with, as texts.
pub(crate) fn requests(example: &Example) -> (String, String) {
    let number = || example.json.parse::<usize>().unwrap();
    let text = |c: char, length: usize| std::iter::repeat_n(c, length).collect::<String>();
    let (over, fragment) = match example.over {
        "text" => return (example.json.to_owned(), "{}".to_owned()),
        "long-path" => ("nas", format!(r#"{{"Path":["/{}"]}}"#, text('a', number() - 1))),
        "long-include" => {
            ("ecs-file", format!(r#"{{"Include":"[\"/home/{}\"]"}}"#, text('a', number() - 6)))
        }
        "long-exclude" => {
            ("ecs-file", format!(r#"{{"Exclude":"[\"/{}\"]"}}"#, text('a', number() - 1)))
        }
        "many-rules" => {
            let one = r#"{"BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7}"#;
            ("ots", format!(r#"{{"Rule":[{}]}}"#, vec![one; number()].join(",")))
        }
        plan => match (example.known_over(), example.known()) {
            (Some(plan), Some((_, fragment))) => (plan, fragment),
            _ => (plan, example.json.to_owned()),
        },
    };
    let bare = plan(over);
    (laid_over(&bare, &fragment), bare)
}

/// A plan with the members of a fragment; `null` takes a parameter away.
pub(crate) fn laid_over(plan: &str, fragment: &str) -> String {
    let mut draft = Draft::read(plan).unwrap();
    for member in Draft::read(fragment).unwrap().members() {
        let place = Place::ROOT.name(&member.name);
        match member.node.value {
            Value::Null => draft.remove(&place),
            ref value => draft.set(&place, value.clone()),
        }
    }
    draft.root().value.pretty()
}

/// What an example adds to the report of its bare plan.
fn added(example: &Example) -> Vec<Finding> {
    match example.over {
        "batch" => return batch(example),
        "url" => return url(example),
        _ => {}
    }
    let (request, bare) = requests(example);
    beyond(&check_text(&request, &world_of(example)), &check_text(&bare, &world()))
}

fn beyond(report: &Report, bare: &Report) -> Vec<Finding> {
    let same = |a: &Finding, b: &Finding| a.rule == b.rule && a.place == b.place;
    report
        .findings
        .iter()
        .filter(|finding| !bare.findings.iter().any(|other| same(finding, other)))
        .cloned()
        .collect()
}

fn batch(example: &Example) -> Vec<Finding> {
    let list = Node::read(example.json).unwrap();
    let mut names = Names::default();
    let bare = check_text(&plan("ecs-file"), &world());
    let mut found = Vec::new();
    for fragment in list.entries().unwrap() {
        let request = laid_over(&plan("ecs-file"), &fragment.value.to_string());
        found.extend(beyond(&check_text_among(&request, &world(), &mut names), &bare));
    }
    found
}

fn url(example: &Example) -> Vec<Finding> {
    let address = "https://hbr.cn-hangzhou.aliyuncs.com/?";
    let rest = example.json.parse::<usize>().unwrap() - address.len();
    let long = format!("{address}{}", "a".repeat(rest));
    check_url(&long, &world()).into_iter().collect()
}

fn shown(findings: &[Finding]) -> String {
    let line = |f: &Finding| {
        format!("\n  {} at `{}`: {}", f.rule.id, f.place, f.message.render(Language::English))
    };
    findings.iter().map(line).collect::<Vec<_>>().concat()
}

#[test]
fn every_example_shows_its_rule() {
    let mut wrong: Vec<String> = Vec::new();
    for example in rules::examples() {
        let found = added(example);
        let right = match (example.breaks, &found[..]) {
            (true, [only]) => only.rule == example.rule,
            (breaks, found) => !breaks && found.is_empty(),
        };
        if !right {
            let word = if example.breaks { "bad" } else { "good" };
            let json: String = example.json.chars().take(160).collect();
            wrong.push(format!(
                "\n{} {word} over {}: {json}{}",
                example.rule.id,
                example.over,
                shown(&found)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn the_rules_are_those_of_the_list() {
    let list = fs::read_to_string("tests/data/rules.tsv").unwrap();
    let listed: BTreeMap<&str, &str> = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.trim_end_matches("\tfix").split_once('\t'))
        .collect();
    let has: BTreeMap<&str, &str> =
        rules::all().map(|rule| (rule.id, rule.severity.word())).collect();
    assert_eq!(rules::all().count(), has.len(), "an id stands once");
    assert_eq!(has, listed);
}

#[test]
fn a_complete_plan_has_no_error_and_no_warning() {
    for entry in fs::read_dir("tests/data/plans").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let report = check_text(&plan(&name), &world());
        let loud: Vec<Finding> = report
            .findings
            .into_iter()
            .filter(|finding| finding.severity != Severity::Note)
            .collect();
        match name.as_str() {
            // These two lack what their examples put in.
            "no-source" | "ots-without-vault" => {
                assert_eq!(loud.len(), 1, "{name}: {}", shown(&loud));
            }
            _ => assert!(loud.is_empty(), "{name}: {}", shown(&loud)),
        }
    }
}

#[test]
fn every_fix_mends_and_breaks_nothing() {
    let mut tried = BTreeSet::new();
    for example in rules::examples()
        .filter(|example| example.breaks && !["text", "batch", "url"].contains(&example.over))
    {
        let (request, _) = requests(example);
        let draft = Draft::read(&request).unwrap();
        let before = check_text(&request, &world_of(example));
        for finding in &before.findings {
            for fix in &finding.fixes {
                let mut fixed = draft.clone();
                fixed.apply(&fix.patch).unwrap();
                let text = fixed.root().value.to_string();
                let after = check_text(&text, &world_of(example));
                let title = fix.title.render(Language::English);
                let context = format!(
                    "{} ({title}) over {} {}\n-> {text}{}",
                    finding.rule.id,
                    example.over,
                    example.json,
                    shown(&after.findings)
                );
                let count = |report: &Report, of: &Finding| {
                    report
                        .findings
                        .iter()
                        .filter(|other| {
                            other.rule == of.rule && other.place.top() == of.place.top()
                        })
                        .count()
                };
                assert!(
                    count(&after, finding) < count(&before, finding),
                    "does not mend: {context}"
                );
                for error in
                    after.findings.iter().filter(|finding| finding.severity == Severity::Error)
                {
                    assert!(
                        count(&after, error) <= count(&before, error),
                        "adds {}: {context}",
                        error.rule.id
                    );
                }
                as_json_patch(&request, &fix.patch, &text);
                tried.insert((finding.rule.id, title));
            }
        }
    }
    // A fix that is no longer offered would fall away unseen; one more should be known of.
    let with_fix: BTreeSet<&str> = tried.iter().map(|(id, _)| *id).collect();
    let listed = fs::read_to_string("tests/data/rules.tsv").unwrap();
    let listed: BTreeSet<&str> = listed
        .lines()
        .filter_map(|line| line.strip_suffix("\tfix"))
        .filter_map(|line| line.split('\t').next())
        .collect();
    assert_eq!(with_fix, listed);
}

/// An independent reader of RFC 6902 comes to the same request.
fn as_json_patch(request: &str, patch: &[create_backup_plan::plan::patch::Op], expected: &str) {
    let written = patch.iter().map(|op| {
        let mut out = String::new();
        op.write(&mut out);
        out
    });
    let ops = format!("[{}]", written.collect::<Vec<_>>().join(","));
    let patch: json_patch::Patch = serde_json::from_str(&ops).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(request).unwrap();
    json_patch::patch(&mut value, &patch)
        .unwrap_or_else(|error| panic!("{error}: {ops} on {request}"));
    assert_eq!(value, serde_json::from_str::<serde_json::Value>(expected).unwrap(), "{ops}");
}

#[test]
fn without_fixes_the_same_is_found() {
    for example in rules::examples().filter(|example| !["batch", "url"].contains(&example.over)) {
        let request = requests(example).0;
        let mut report = check_text(&request, &world_of(example));
        for finding in &mut report.findings {
            finding.fixes.clear();
        }
        let plain = World { fixes: Fixes::LeftOut, ..world_of(example) };
        assert_eq!(check_text(&request, &plain), report, "{}", example.json);
    }
}

#[test]
fn every_finding_points_into_its_text() {
    for example in rules::examples()
        .filter(|example| example.breaks && !["batch", "url"].contains(&example.over))
    {
        let (request, _) = requests(example);
        for finding in check_text(&request, &world_of(example)).findings {
            let span = finding.span.unwrap_or_else(|| panic!("{} has no span", finding.rule.id));
            assert!(request.get(span.start..span.end).is_some(), "{}: {span:?}", finding.rule.id);
        }
    }
}

/// Words that blame, beg or say nothing (GOV.UK's and USWDS's guides to error messages).
const EMPTY_WORDS: &[&str] = &[
    "please",
    "sorry",
    "valid",
    "invalid",
    "oops",
    "illegal",
    "forbidden",
    "forgot",
    "required",
    "occurred",
];
const EMPTY_WORDS_ZH: &[&str] = &["请", "无效", "非法", "抱歉"];

pub(crate) fn is_empty_talk(text: &str, language: Language) -> bool {
    match language {
        Language::English => text
            .to_lowercase()
            .split(|c: char| !c.is_alphabetic())
            .any(|word| EMPTY_WORDS.contains(&word)),
        // 请求 is the request.
        Language::Chinese => {
            EMPTY_WORDS_ZH.iter().any(|word| text.replace("请求", "").contains(word))
        }
    }
}

/// What a message may call its field.
fn labels(finding: &Finding, language: Language) -> Vec<String> {
    let mut rows: Vec<&Param> = Vec::new();
    rows.extend(finding.place.param());
    rows.extend(finding.place.top());
    rows.extend(finding.place.top().into_iter().flat_map(|top| top.members.iter().copied()));
    let mut labels: Vec<String> =
        rows.iter().map(|row| row.label.get(language).to_lowercase()).collect();
    labels.extend(finding.place.to_string().rsplit('/').next().map(str::to_lowercase));
    if finding.place == Place::ROOT {
        labels.clear();
        labels.push(finding.place.label().text.get(language).to_lowercase());
    }
    labels
}

#[test]
fn every_message_is_a_short_sentence_that_names_its_field() {
    let mut seen = BTreeSet::new();
    let mut wrong: Vec<String> = Vec::new();
    for example in rules::examples() {
        for finding in added(example) {
            seen.insert(finding.rule.id);
            for language in LANGUAGES.iter().copied() {
                let message = finding.message.render(language);
                let titles = finding.fixes.iter().map(|fix| fix.title.render(language));
                let empty_talk =
                    titles.chain([message.clone()]).any(|text| is_empty_talk(&text, language));
                let end = if language == Language::English { '.' } else { '。' };
                let names_it = labels(&finding, language)
                    .iter()
                    .any(|label| message.to_lowercase().contains(label.as_str()));
                if empty_talk
                    || !names_it
                    || !message.ends_with(end)
                    || message.chars().count() > 120
                    || message.contains('{') && placeholder(&message)
                {
                    wrong.push(format!(
                        "\n{} ({} characters): {message}",
                        finding.rule.id,
                        message.chars().count()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
    assert_eq!(seen.len(), rules::all().count(), "every rule speaks in its examples");
}

/// Whether a number was left between braces.
fn placeholder(message: &str) -> bool {
    (0..9).any(|number| {
        message.contains(&format!("{{{number}}}")) || message.contains(&format!("{{^{number}}}"))
    })
}

#[test]
fn every_why_is_said_in_both_languages() {
    for rule in rules::all() {
        let (en, zh) = (rule.why(Language::English), rule.why(Language::Chinese));
        assert!(en.ends_with('.') && en.len() > 20, "{}: {en}", rule.id);
        assert!(zh.ends_with('。') && zh.chars().any(|c| c > '\u{4e00}'), "{}: {zh}", rule.id);
        assert!(!en.contains('\n'), "{}", rule.id);
    }
}

#[test]
fn levels_move_any_rule_but_an_unreadable_request() {
    let mut world = world();
    let rule = |id| rules::find(id).unwrap();
    world.levels = vec![
        (rule("retention/minimum"), Level::At(Severity::Note)),
        (rule("request/not-json"), Level::Off),
        (rule("plan-name/expected"), Level::At(Severity::Error)),
        (rule("vault-id/expected"), Level::Off),
    ];
    let text = laid_over(&plan("ecs-file"), r#"{"Retention":0,"PlanName":null,"VaultId":null}"#);
    let severity = |id, world: &World| {
        let report = check_text(&text, world);
        let found = report.findings.iter().find(|finding| finding.rule.id == id);
        found.map(|finding| finding.severity)
    };
    assert_eq!(severity("retention/minimum", &world), Some(Severity::Note));
    assert_eq!(severity("plan-name/expected", &world), Some(Severity::Error));
    assert_eq!(severity("vault-id/expected", &world), None);
    assert!(!check_text("{", &world).is_valid());
    world.levels.push((rule("vault-id/expected"), Level::At(Severity::Warning)));
    assert_eq!(severity("vault-id/expected", &world), Some(Severity::Warning), "the last counts");
}

#[test]
fn what_is_less_severe_than_asked_for_is_left_out() {
    let text = laid_over(&plan("ecs-file"), r#"{"Retention":0,"PlanName":null}"#);
    let count = |least, severity| check_text(&text, &World { least, ..world() }).count(severity);
    let all = [Severity::Error, Severity::Warning, Severity::Note];
    let counts = |least| all.map(|severity| count(least, severity));
    let [errors, warnings, notes] = counts(Severity::Note);
    assert!(errors > 0 && warnings > 0 && notes > 0, "one of each");
    assert_eq!(counts(Severity::Warning), [errors, warnings, 0]);
    assert_eq!(counts(Severity::Error), [errors, 0, 0]);
}

#[test]
fn a_message_quotes_no_secret() {
    let looks_like_a_key = "Ex4mpl3Ex4mpl3Ex4mpl3Ex4mpl3Ex";
    let report = check_text(
        &laid_over(&plan("oss"), &format!(r#"{{"VaultId":"{looks_like_a_key}"}}"#)),
        &world(),
    );
    let english = |finding: &Finding| finding.message.render(Language::English);
    let said: Vec<String> = report.findings.iter().map(english).collect();
    assert!(said.iter().all(|said| !said.contains("Ex4mpl3")), "{said:?}");
    for name in ["AccessKeyId", "Signature", "SecurityToken", "AccessKeySecret"] {
        let report = check_text(
            &laid_over(&plan("oss"), &format!(r#"{{"{name}":"canary-7f3a"}}"#)),
            &world(),
        );
        let said: String = report
            .findings
            .iter()
            .flat_map(|finding| {
                let titles = finding.fixes.iter().map(|fix| &fix.title);
                std::iter::once(&finding.message)
                    .chain(titles)
                    .map(Message::to_owned)
                    .map(|message| message.render(Language::English))
            })
            .collect();
        assert!(report.findings.iter().any(|finding| finding.place == Place::ROOT.name(name)));
        assert!(!said.contains("canary"), "{said}");
    }
}
