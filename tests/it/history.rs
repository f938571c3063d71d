//! Steps back and forth: whatever is done to a plan can be undone, as one step a person would call one.

use std::rc::Rc;

use create_backup_plan::app::action::{Action, IncomingPlan, Origin};
use create_backup_plan::app::session::Session;
use create_backup_plan::app::structured::Part;
use create_backup_plan::insight::zone::Clock;
use create_backup_plan::lang::{Language, Message};
use create_backup_plan::params::backup_rule::RULE;
use create_backup_plan::params::files::PATH;
use create_backup_plan::params::plan::{PLAN_NAME, SCHEDULE, VAULT_ID};
use create_backup_plan::params::source::{BUCKET, SourceType};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::plan::preset::{self, PRESETS};
use create_backup_plan::values::json::{Node, Value};
use proptest::prelude::*;

const CLOCK: Clock = Clock { now: Some(1_795_500_000), local: |_| 0 };

fn new() -> Session {
    Session::new(SourceType::EcsFile, Language::English).after(Action::Tick(CLOCK))
}

fn does(session: Session, actions: impl IntoIterator<Item = Action>) -> Session {
    actions.into_iter().fold(session, Session::after)
}

fn json(session: &Session) -> String {
    session.draft.root().value.to_string()
}

/// What undo is called, in English.
fn undoes(session: &Session) -> Option<String> {
    let what = session.undoes()?.clone();
    Some(Message::new(create_backup_plan::lang::t("{0}", "{0}"), [what]).render(Language::English))
}

fn types(place: &Place, texts: &[&str]) -> Vec<Action> {
    texts.iter().map(|text| Action::Edit(place.clone(), (*text).to_owned())).collect()
}

fn coming(text: &str, from: Origin) -> Action {
    let draft = Rc::new(Draft::read(text).unwrap());
    Action::Take(IncomingPlan { draft, region: None, endpoint: None, from })
}

#[test]
fn typing_on_a_field_is_one_step_until_it_is_left() {
    let (name, vault) = (Place::of(&PLAN_NAME), Place::of(&VAULT_ID));
    let session = does(new(), types(&name, &["a", "ab", "abc"]));
    let before = json(&new());
    assert_eq!(undoes(&session).as_deref(), Some("Plan name"));
    let undone = session.clone().after(Action::Undo);
    assert_eq!(json(&undone), before);
    assert_eq!(json(&undone.after(Action::Redo)), json(&session));

    let session = does(session, [Action::Leave(name.clone())]);
    let session = does(session, types(&name, &["abcd"]));
    let session = does(session, types(&vault, &["v"]));
    assert_eq!(undoes(&session).as_deref(), Some("Vault ID"));
    let session = does(session, [Action::Undo, Action::Undo]);
    assert!(json(&session).contains("\"abc\""), "{}", json(&session));
}

#[test]
fn what_is_tidied_on_leaving_is_a_step_of_its_own() {
    let name = Place::of(&PLAN_NAME);
    let session = does(new(), types(&name, &[" nightly "]));
    let session = session.after(Action::Leave(name));
    assert!(json(&session).contains("\"nightly\""));
    assert!(json(&session.after(Action::Undo)).contains("\" nightly \""));
}

#[test]
fn what_changes_nothing_is_no_step() {
    let session = does(
        new(),
        [
            Action::Leave(Place::of(&PLAN_NAME)),
            Action::Enter(Place::of(&PLAN_NAME)),
            Action::Attempt,
            Action::SetLanguage(Language::Chinese),
            Action::Reset,
        ],
    );
    assert_eq!(undoes(&session), None);
    assert_eq!(json(&session.clone().after(Action::Undo)), json(&session));
    assert_eq!(json(&session.clone().after(Action::Redo)), json(&session));
}

#[test]
fn a_fix_a_source_type_pasted_lines_and_a_pasted_plan_are_one_step_each() {
    let lines = Action::PasteRows(Place::of(&PATH), "/a\n/b\n/c".to_owned());
    let steps = [
        (lines, "Backup path"),
        (Action::SetSource(SourceType::Oss), "Source type"),
        (Action::AddBackupRule, "backup rules"),
        (Action::SetRegion("cn-beijing".into()), "region"),
        (Action::EditPart(Place::of(&SCHEDULE), Part::Raw, "I|1|1D".into()), "Schedule"),
        (Action::FixAll, "all fixes"),
        (coming(r#"{"SourceType":"OSS","Foo":1}"#, Origin::Paste), "paste"),
        (Action::Reset, "reset"),
    ];
    let mut session = new();
    let mut states = vec![json(&session) + &session.region];
    for (action, name) in steps {
        session = session.after(action);
        assert_eq!(undoes(&session).as_deref(), Some(name));
        states.push(json(&session) + &session.region);
    }
    while let Some(state) = states.pop() {
        assert_eq!(json(&session) + &session.region, state);
        session = session.after(Action::Undo);
    }
    assert_eq!(undoes(&session), None);
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let name = Place::of(&PLAN_NAME);
    let session = does(new(), types(&name, &["a"])).after(Action::Undo);
    assert!(session.redoes().is_some());
    let session = does(session, types(&name, &["b"]));
    assert!(session.redoes().is_none());
}

#[test]
fn a_hundred_steps_are_kept() {
    let mut session = new();
    for number in 0..150 {
        session = does(session, types(&Place::of(&PLAN_NAME), &[&number.to_string()]));
        session = session.after(Action::Leave(Place::of(&PLAN_NAME)));
    }
    let mut steps = 0;
    while session.undoes().is_some() {
        session = session.after(Action::Undo);
        steps += 1;
    }
    assert_eq!(steps, 100);
    assert!(json(&session).contains("\"49\""), "{}", json(&session));
}

#[test]
fn the_way_back_to_the_start_is_a_step_too() {
    let session = does(new(), types(&Place::of(&PLAN_NAME), &["a"]));
    let reset = session.clone().after(Action::Reset);
    assert_eq!(json(&reset), json(&new()));
    assert_eq!(json(&reset.after(Action::Undo)), json(&session));
}

#[test]
fn a_shared_plan_is_a_start_and_a_pasted_one_is_not() {
    let text = r#"{"SourceType":"OSS","Bucket":"b"}"#;
    let link = new().after(coming(text, Origin::Link));
    assert_eq!(json(&link.after(Action::Reset)), text);
    let pasted = new().after(coming(text, Origin::Paste));
    assert_eq!(json(&pasted.after(Action::Reset)), json(&new()));
}

#[test]
fn what_comes_from_elsewhere_shows_its_problems_at_once() {
    let text = r#"{"SourceType":"OSS","Retention":0}"#;
    for from in [Origin::Paste, Origin::Link] {
        assert!(new().after(coming(text, from)).counts().errors > 1, "{from:?}");
    }
    let kept = new().after(coming(text, Origin::Tab));
    assert_eq!(kept.counts().errors, 1, "what was not typed yet is still to come");
    assert_eq!(undoes(&kept), None);
}

#[test]
fn a_backup_rule_without_a_list_around_it_is_the_first_of_more() {
    let alone = r#"{"SourceType":"OTS","Rule":{"RuleName":"daily","Retention":7}}"#;
    let session = new().after(coming(alone, Origin::Paste)).after(Action::AddBackupRule);
    let rules = session.draft.param(&RULE).and_then(Node::entries).expect("a list");
    assert_eq!(rules.len(), 2);
    assert_eq!(rules[0].get("RuleName").and_then(Node::text), Some("daily"));
}

#[test]
fn an_example_says_what_is_to_be_replaced() {
    let preset = preset::find("ecs-file").unwrap();
    let draft = Rc::new(preset.draft(1_795_500_000, "cn-hangzhou"));
    let from = Origin::Preset;
    let session =
        new().after(Action::Take(IncomingPlan { draft, region: None, endpoint: None, from }));
    let samples: Vec<String> = session.samples.iter().map(Place::to_string).collect();
    assert_eq!(samples, ["/InstanceId", "/VaultId"]);
    assert_eq!(session.focus.1[0], "InstanceId");
    let session = does(session, types(&Place::of(&VAULT_ID), &["v-000mine"]));
    assert_eq!(session.samples.len(), 1);
    let session = does(session, [Action::Undo, Action::Undo]);
    assert_eq!(session.samples.len(), 0, "the example itself is undone");
}

#[test]
fn every_example_can_be_sent_as_it_is() {
    for preset in PRESETS {
        for region in ["cn-hangzhou", "cn-shanghai"] {
            let draft = preset.draft(1_795_500_000, region);
            let world = create_backup_plan::rules::World {
                now: Some(1_795_500_000),
                region: Some(region.to_owned()),
                ..Default::default()
            };
            let report = create_backup_plan::rules::check(draft.root(), &world);
            let found: Vec<_> = report
                .findings
                .iter()
                .filter(|finding| finding.severity != create_backup_plan::rules::Severity::Note)
                .map(|finding| finding.rule.id)
                .collect();
            assert_eq!(found, Vec::<&str>::new(), "{} in {region}", preset.id);
        }
    }
}

#[test]
fn the_form_follows_the_json() {
    let session = does(new(), types(&Place::of(&BUCKET), &["kept"])).after(Action::ByHand(true));
    assert!(!session.json.as_deref().unwrap().contains("kept"), "it is not sent");
    let session =
        session.after(Action::EditJson(r#"{"PlanName":"x","SourceType":"ECS_FILE"}"#.into()));
    assert_eq!(session.text(&Place::of(&PLAN_NAME)), "x");
    assert_eq!(session.text(&Place::of(&BUCKET)), "kept");
    // What cannot be read changes nothing and stays as it was typed.
    let broken = session.clone().after(Action::EditJson(r#"{"PlanName":"y","#.into()));
    assert_eq!(json(&broken), json(&session));
    assert_eq!(broken.json.as_deref(), Some(r#"{"PlanName":"y","#));
    // What the form changes shows in the text.
    let session = does(session, types(&Place::of(&PLAN_NAME), &["z"]));
    assert!(session.json.as_deref().unwrap().contains("\"z\""));
    let session = session.after(Action::Undo);
    assert!(session.json.as_deref().unwrap().contains("\"x\""));
}

#[test]
fn a_value_of_another_source_type_in_the_json_moves_out_of_it() {
    let session = new().after(Action::ByHand(true));
    let text = r#"{"SourceType":"OSS","Bucket":"b"}"#;
    let session = session.after(Action::EditJson(text.into()));
    assert_eq!(session.source(), Some(SourceType::Oss));
    let session = session.after(Action::EditJson(r#"{"SourceType":"NAS","Bucket":"b"}"#.into()));
    assert_eq!(session.sent.root().value.to_string(), r#"{"SourceType":"NAS"}"#);
    assert_eq!(session.text(&Place::of(&BUCKET)), "b");
}

#[test]
fn what_changes_nothing_is_no_step_that_the_next_key_goes_on_with() {
    let session = does(
        new(),
        [
            coming(r#"{"SourceType":"OSS","Bucket":"b"}"#, Origin::Preset),
            Action::ByHand(true),
            Action::EditJson("{".into()),
            Action::EditJson(r#"{"SourceType":"OSS","Bucket":"b","PlanName":"y"}"#.into()),
        ],
    );
    let back = session.after(Action::Undo);
    assert_eq!(json(&back), r#"{"SourceType":"OSS","Bucket":"b"}"#, "the example stays");
}

fn action() -> impl Strategy<Value = Action> {
    let place = prop::sample::select(vec![
        Place::of(&PLAN_NAME),
        Place::of(&SCHEDULE),
        Place::of(&PATH).index(0),
        Place::of(&RULE).index(0).name("Retention"),
    ]);
    let text = prop::sample::select(vec!["", "7", " a ", "I|1795543200|P1D", "{", "/home\n/var"]);
    (0..16_u8, place, text).prop_map(|(kind, place, text)| match kind {
        0..=3 => Action::Edit(place, text.to_owned()),
        4 => Action::Leave(place),
        5 => Action::Set(place, Value::owned_text(text)),
        6 => Action::Remove(place),
        7 => Action::AddBackupRule,
        8 => Action::DuplicateBackupRule(0),
        9 => Action::MoveRow(Place::of(&RULE), 0, 1),
        10 => Action::RemoveRow(Place::of(&RULE), 0),
        11 => Action::SetSource(SourceType::Ots),
        12 => Action::FixAll,
        13 if text.is_empty() => Action::EditJson("{".to_owned()),
        13 => Action::EditJson(format!("{{\"PlanName\":\"{}\"}}", text.len())),
        14 => Action::ByHand(text.is_empty()),
        _ => coming(r#"{"SourceType":"NAS","Rule":[{},{}]}"#, Origin::Paste),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn undo_leads_back_through_every_state_and_redo_forth(
        actions in prop::collection::vec(action(), 1..30)
    ) {
        let mut session = new();
        let begin = json(&session);
        // Each step is found on the way forward, not by what undo does: whatever is done by another control, or by none
        // that is typed on, is a step of its own.
        let mut steps = Vec::new();
        for action in actions {
            let before = (json(&session), session.undoes().cloned());
            session = session.after(action);
            if json(&session) != before.0 && (!session.is_typed_on() || session.undoes().cloned() != before.1) {
                steps.push(before.0);
            }
        }
        steps.dedup();
        let end = json(&session);
        let mut back = session;
        let mut states = Vec::new();
        while back.undoes().is_some() {
            states.push(json(&back));
            back = back.after(Action::Undo);
            prop_assert_eq!(back.backup_rules.len(), back.value(&Place::of(&RULE)).and_then(|node| node.entries().map(<[_]>::len)).unwrap_or(0));
        }
        prop_assert_eq!(json(&back), begin);
        while let Some(state) = states.pop() {
            back = back.after(Action::Redo);
            prop_assert_eq!(json(&back), state);
        }
        prop_assert_eq!(json(&back), end);
        prop_assert!(back.redoes().is_none());
        let mut again = back;
        let mut passed = vec![json(&again)];
        while again.undoes().is_some() {
            again = again.after(Action::Undo);
            passed.push(json(&again));
        }
        for step in steps {
            prop_assert!(passed.contains(&step), "{step} cannot be come back to");
        }
    }
}

#[test]
fn a_key_written_into_the_json_goes_no_further() {
    let session = new().after(Action::ByHand(true));
    let text = r#"{"PlanName":"x","AccessKeySecret":"marked","security_token":"marked"}"#;
    let session = session.after(Action::EditJson(text.into()));
    assert_eq!(json(&session), r#"{"PlanName":"x"}"#);
    assert!(session.done.is_some());
    let session = session.after(Action::ByHand(false));
    assert!(!format!("{session:?}").contains("marked"));
}

#[test]
fn a_choice_and_what_was_typed_and_left_are_steps_of_their_own() {
    let region = |id: &'static str| [Action::SetRegion(id.into()), Action::Settle];
    let session = does(new(), region("cn-shanghai").into_iter().chain(region("cn-beijing")));
    assert!(session.change.settled && !session.is_typed_on());
    assert_eq!(session.after(Action::Undo).region, "cn-shanghai");

    let typed = does(new(), [Action::ByHand(true), Action::EditJson(r#"{"PlanName":"a"}"#.into())]);
    assert!(!typed.change.settled);
    let left = typed.clone().after(Action::Settle);
    assert!(left.change.settled && !left.is_typed_on());
    assert_eq!(json(&left), json(&typed));
    // What is taken back is whole, too.
    assert!(typed.after(Action::Undo).change.settled);
}

#[test]
fn a_form_that_is_put_in_again_begins_where_it_did() {
    let given = r#"{"SourceType":"OSS","Bucket":"given"}"#;
    let made = r#"{"SourceType":"OSS","Bucket":"made"}"#;
    let session = does(new(), [coming(given, Origin::Start), coming(made, Origin::Back)]);
    assert_eq!(json(&session), made);
    assert_eq!(json(&session.after(Action::Reset)), given);
}
