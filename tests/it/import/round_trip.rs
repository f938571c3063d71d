//! What this program writes is read back as it was.

use create_backup_plan::import::note::{Note, NoteKind};
use create_backup_plan::import::read;
use create_backup_plan::output::{FORMATS, Format};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::request::Target;
use create_backup_plan::request::credentials::Credentials;
use create_backup_plan::request::wire::Wire;
use create_backup_plan::values::json::{Node, Value};
use proptest::prelude::*;

use crate::common;

fn target() -> Target {
    Target::new("cn-shanghai", None, 1_774_569_600, "0450e7c1b3ef2f670978f58d2cbcd581")
        .expect("a target")
        .with_credentials(
            Credentials::new("testid-testid", "testsecret-testsecret", Some("testtoken-testtoken"))
                .ok(),
        )
}

/// Outputs that are no request to read back.
static NOT_READ: &[&str] = &[];

/// Outputs that say nothing of a region.
static NO_REGION: &[&str] = &["json", "wire"];

/// What a format writes of a request, and the request without what the format says it leaves out.
struct Kept {
    text: String,
    draft: Draft,
    is_whole: bool,
}

fn written(format: &Format, request: &Node<'_>) -> Kept {
    let sheet = common::sheet(format.id, &request.value.to_string(), &target()).unwrap();
    let mut draft = Draft::of(request.clone().into_owned());
    let mut lost: Vec<&Place> = sheet.losses().iter().map(|loss| &loss.place).collect();
    lost.sort();
    for place in lost.iter().rev() {
        draft.remove(place);
    }
    Kept { text: sheet.text().to_owned(), draft, is_whole: lost.is_empty() }
}

impl Kept {
    /// The request and what was found, to compare. Where something is left out, lists and objects may be left empty, and
    /// send nothing.
    fn beside(&self, found: &Node<'_>) -> [serde_json::Value; 2] {
        let mut both = [unordered(found), unordered(self.draft.root())];
        if !self.is_whole {
            both.iter_mut().for_each(prune);
        }
        both
    }
}

fn prune(value: &mut serde_json::Value) {
    let is_empty = |value: &serde_json::Value| {
        value.as_array().is_some_and(Vec::is_empty)
            || value.as_object().is_some_and(serde_json::Map::is_empty)
    };
    match value {
        serde_json::Value::Array(entries) => {
            entries.iter_mut().for_each(prune);
            entries.retain(|entry| !is_empty(entry));
        }
        serde_json::Value::Object(members) => {
            members.values_mut().for_each(prune);
            members.retain(|_, member| !is_empty(member));
        }
        _ => {}
    }
}

fn read_back() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().copied().filter(|format| !NOT_READ.contains(&format.id))
}

/// A request without the order of its names: some forms keep the query and the body apart.
fn unordered(request: &Node<'_>) -> serde_json::Value {
    serde_json::from_str(&request.value.to_string()).unwrap()
}

/// Requests seen in public, those of the vectors, and the plans of the rules' examples.
fn requests() -> Vec<String> {
    let examples = std::fs::read_to_string("tests/data/real_examples.json").unwrap();
    let examples: Vec<serde_json::Value> = serde_json::from_str(&examples).unwrap();
    let examples = examples.iter().map(|example| example["params"].to_string());
    examples.chain(common::cases().map(|(_, request)| request)).collect()
}

#[test]
fn every_format_gives_the_request_back() {
    for request in requests() {
        let request = Node::read(&request).unwrap();
        for format in read_back() {
            let kept = written(format, &request);
            let text = &kept.text;
            let import = read(text);
            let [plan] = import.plans.as_slice() else { panic!("{}: {text}", format.id) };
            let [found, expected] = kept.beside(plan.draft.root());
            assert_eq!(found, expected, "{}: {text}", format.id);
            let lost =
                |note: &&Note| !matches!(note.kind, NoteKind::Dropped | NoteKind::Credential);
            let notes: Vec<&Note> = plan.notes.iter().chain(&import.notes).filter(lost).collect();
            assert_eq!(notes, Vec::<&Note>::new(), "{}: {text}", format.id);
            let region = (!NO_REGION.contains(&format.id)).then_some("cn-shanghai");
            assert_eq!(plan.region.as_deref(), region, "{}", format.id);
            assert_eq!(plan.endpoint, None, "{}", format.id);
        }
    }
}

#[test]
fn the_examples_are_read_as_one_text() {
    let text = std::fs::read_to_string("tests/data/real_examples.json").unwrap();
    let examples: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let import = read(&text);
    assert_eq!(import.plans.len(), examples.len());
    for (plan, example) in import.plans.iter().zip(&examples) {
        assert_eq!(unordered(plan.draft.root()), example["params"]);
        assert_eq!(plan.notes, [], "{example}");
    }
}

#[test]
fn json_comes_back_as_it_is() {
    for request in [
        r#"{"SourceType":"OSS","CrossAccountUserId":9007199254740993,"Retention":"7","Prefix":null}"#,
        r#"{"Z":1,"SourceType":"OTS","Rule":[{"Nonsense":[1.50,{"a":"b"}]},7],"Z":2}"#,
        r#"{"Paths":["/home"],"PlanName":"\u00e9\ud83d\ude00\n","Path":"/home","Options":{"UseVSS":true}}"#,
        r#"{"SourceType":"UDM_ECS","Detail":"{ \"osType\" : 1 }","Disabled":"True","Retention":7.0}"#,
    ] {
        let expected = Node::read(request).unwrap().value.to_string();
        assert_eq!(crate::import::requests(request), [expected]);
    }
}

/// Any text that a value could be, and that is not a credential.
fn text() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "it's \"quoted\"",
        "back\\slash\\",
        "$HOME ${x} $(id) `id`",
        "%41 %s",
        "a&b=c",
        "* ? [a-z] {a,b} | ; < > ( )",
        "line\nbreak\ttab",
        "@/etc/passwd",
        "-1",
        "--force=yes",
        "",
        "中文 é 😀",
        "<A>",
        "a+b c",
        "\u{1b}[0m",
        "=x",
        "#x",
        "~",
    ]);
    prop_oneof![nasty.prop_map(str::to_owned), "[ -~é中\n]{0,12}"]
}

/// Requests whose values have the types that their rows ask for.
fn request() -> impl Strategy<Value = String> {
    let rule = (text(), any::<Option<i64>>(), any::<Option<bool>>());
    let texts = prop::collection::vec(text(), 0..4);
    let rules = prop::collection::vec(rule, 0..3);
    (text(), any::<i64>(), any::<bool>(), texts, rules, text()).prop_map(
        |(name, days, disabled, paths, rules, detail)| {
            let rules = rules.into_iter().map(|(name, days, disabled)| {
                let mut members = vec![("RuleName", Value::owned_text(name))];
                members.extend(days.map(|days| ("Retention", Value::integer(days))));
                members.extend(disabled.map(|disabled| ("Disabled", Value::Bool(disabled))));
                Value::object(members)
            });
            let mut members = vec![
                ("SourceType", Value::owned_text("ECS_FILE")),
                ("PlanName", Value::owned_text(name)),
                ("Retention", Value::integer(days)),
                ("Disabled", Value::Bool(disabled)),
                ("Detail", Value::object([("preScriptPath", Value::owned_text(detail))])),
            ];
            let (paths, rules) = (
                paths.into_iter().map(Value::owned_text).collect::<Vec<_>>(),
                rules.collect::<Vec<_>>(),
            );
            // An empty list sends nothing.
            if !paths.is_empty() {
                members.push(("Path", Value::array(paths)));
            }
            if !rules.is_empty() {
                members.push(("Rule", Value::array(rules)));
            }
            Value::object(members).to_string()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_request_survives_any_format(request in request()) {
        let request = Node::read(&request).unwrap();
        for format in read_back() {
            let kept = written(format, &request);
            let import = read(&kept.text);
            prop_assert_eq!(import.plans.len(), 1, "{}: {}", format.id, kept.text);
            let [found, expected] = kept.beside(import.plans[0].draft.root());
            prop_assert_eq!(found, expected, "{}: {}", format.id, kept.text);
        }
    }

    #[test]
    fn what_is_sent_again_is_what_was_sent(request in request()) {
        let request = Node::read(&request).unwrap();
        let wire = Wire::of(&request);
        let lines: Vec<String> = wire
            .pairs()
            .map(|(name, value)| {
                format!("{}={}", percent(name), percent(value))
            })
            .collect();
        let import = read(&lines.join("&"));
        prop_assert_eq!(import.plans.len(), 1);
        prop_assert_eq!(Wire::of(import.plans[0].draft.root()), wire);
    }
}

fn percent(text: &str) -> String {
    percent_encoding::percent_encode(text.as_bytes(), percent_encoding::NON_ALPHANUMERIC)
        .to_string()
}
