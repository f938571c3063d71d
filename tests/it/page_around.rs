//! What the page around the form decides, says and is told: its part of the session.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use create_backup_plan::app::action::{Action, IncomingPlan, Origin};
use create_backup_plan::app::frame::Frame;
use create_backup_plan::app::host::{By, HostEvent, HostMessage};
use create_backup_plan::app::session::Session;
use create_backup_plan::params::plan::PLAN_NAME;
use create_backup_plan::params::sections::SECTIONS;
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::plan::preset::PRESETS;
use create_backup_plan::rules::Severity;
use proptest::prelude::*;

fn typed(text: &str) -> Action {
    Action::Edit(Place::of(&PLAN_NAME), text.to_owned())
}

fn by_page(action: Action) -> Action {
    Action::ByPage(Box::new(action))
}

fn take(text: &str, from: Origin) -> Action {
    let draft = Rc::new(Draft::read(text).unwrap());
    Action::Take(IncomingPlan { draft, region: None, endpoint: None, from })
}

fn framed(frame: Frame) -> Session {
    Session::default().after(Action::Follow(Rc::new(frame)))
}

#[test]
fn who_changed_the_plan_last_is_known() {
    let session = Session::default().after(typed("a"));
    assert!(!session.change.by_page && !session.change.settled);
    let session = session.after(Action::Leave(Place::of(&PLAN_NAME)));
    assert!(!session.change.by_page && session.change.settled);
    let session = session.after(by_page(take("{}", Origin::Page)));
    assert!(session.change.by_page && session.change.settled);
    // What changes nothing says nothing of who changed it.
    let session = session.after(Action::Redraw);
    assert!(session.change.by_page);
}

#[test]
fn a_plan_that_can_only_be_read_is_changed_by_the_page_alone() {
    let session = framed(Frame { locked: true, ..Frame::default() });
    let start = session.draft.clone();
    for action in [
        typed("x"),
        Action::AddBackupRule,
        take(r#"{"PlanName":"x"}"#, Origin::Paste),
        Action::EditJson("{}".to_owned()),
        Action::Undo,
    ] {
        let after = session.clone().after(action.clone());
        assert_eq!(after.draft, start, "{action:?}");
        assert!(after.done.is_some(), "{action:?} is refused without a word");
        assert!(after.revision > session.revision, "{action:?}");
    }
    let after = session.after(by_page(take(r#"{"PlanName":"x"}"#, Origin::Page)));
    assert_eq!(after.draft.root().value.to_string(), r#"{"PlanName":"x"}"#);
}

#[test]
fn only_the_outputs_of_the_page_are_offered() {
    let ids = |words: &[&str]| Some(words.iter().map(ToString::to_string).collect());
    let session = framed(Frame { outputs: ids(&["cli", "python"]), ..Frame::default() });
    let groups: Vec<&str> = session.groups().iter().map(|group| group.id).collect();
    assert_eq!(groups, ["cli", "code"]);
    assert_eq!(session.format.group.id, "cli");
    let session = session
        .after(Action::Follow(Rc::new(Frame { outputs: ids(&["none"]), ..Frame::default() })));
    assert!(!session.has_outputs());
}

#[test]
fn a_start_by_the_page_cannot_be_undone() {
    let session = Session::default().after(typed("a"));
    assert!(session.undoes().is_some());
    let session = session.after(by_page(take(r#"{"PlanName":"b"}"#, Origin::Start)));
    assert!(session.undoes().is_none());
    assert_eq!(session.start, session.draft);
    // A change by the page can.
    let session = session.after(by_page(take("{}", Origin::Page)));
    assert!(session.undoes().is_some());
    assert_ne!(session.start, session.draft);
}

#[test]
fn what_the_page_says_is_said_of_one_value() {
    let heard = |text: &str, place: Place| {
        vec![HostMessage { place, severity: Severity::Error, text: text.to_owned(), of: None }]
    };
    let said = |session: &Session| {
        session.report.findings.iter().filter(|finding| finding.rule.id == "page/said").count()
    };
    let place = Place::of(&PLAN_NAME);
    let session = Session::default().after(typed("a")).after(Action::Hear(heard("taken", place)));
    assert_eq!(said(&session), 1);
    let finding = session.report.findings.iter().find(|it| it.rule.id == "page/said").unwrap();
    assert!(session.shows(finding));
    assert_eq!(finding.message.render(session.language), "taken");
    // It goes with its value, and comes back with it.
    let session = session.after(typed("ab"));
    assert_eq!(said(&session), 0);
    let session = session.after(typed("a"));
    assert_eq!(said(&session), 1);
    // Of the whole plan it is said until anything changes.
    let session = session.after(Action::Hear(heard("no", Place::ROOT)));
    assert_eq!(said(&session), 1);
    assert_eq!(said(&session.clone().after(typed("abc"))), 0);
    assert_eq!(said(&session.after(Action::Hear(Vec::new()))), 0);
}

#[test]
fn only_a_plan_without_errors_is_handed_over() {
    let told = |session: &Session| session.outward.1;
    let session = Session::default().after(Action::Submit);
    assert_eq!(told(&session), None);
    assert_eq!(session.attempts, 1);
    let good = PRESETS.iter().map(|preset| preset.draft(0, "cn-hangzhou").root().value.to_string());
    let good = good
        .into_iter()
        .find(|text| Session::default().after(take(text, Origin::Page)).report.is_valid());
    let good = good.expect("an example without errors");
    let session = session.after(take(&good, Origin::Page)).after(Action::Submit);
    assert_eq!(told(&session), Some(HostEvent::Submitted));
    let session = session.after(Action::Taken(&create_backup_plan::output::json::FORMAT, By::File));
    assert_eq!(told(&session), Some(HostEvent::Taken(session.format, By::File)));
    let session = session.after(take("{}", Origin::Paste));
    assert_eq!(told(&session), Some(HostEvent::Imported(Origin::Paste)));
}

proptest! {
    #[test]
    fn any_text_is_a_pointer_or_none_and_a_pointer_comes_back(
        text in "(/[^/]{0,6}){0,4}|.{0,12}",
    ) {
        if let Some(place) = Place::of_pointer(&text) {
            prop_assert_eq!(Place::of_pointer(&place.to_string()), Some(place));
        } else {
            prop_assert!(!text.is_empty() && !text.starts_with('/'));
        }
    }
}

#[test]
fn a_plan_that_is_handed_back_begins_nothing_anew() {
    let mut session = Session::default().after(typed("nightly"));
    session = session.after(Action::Leave(Place::of(&PLAN_NAME)));
    let (start, sent) = (session.start.clone(), session.sent.clone());
    let back = sent.root().value.to_string();
    session = session.after(by_page(take(&back, Origin::Start)));
    assert!(session.start == start && session.sent == sent);
    assert!(!session.change.by_page, "nothing has changed, so nobody has changed it");
    // Another plan is a new start, and what was typed before cannot be undone into it.
    session = session.after(by_page(take(r#"{"PlanName": "other"}"#, Origin::Start)));
    assert!(session.start != start);
    let undone = session.clone().after(Action::Undo);
    assert!(undone.sent == session.sent);
}

/// The element's reference lists them for pages that choose among them.
#[test]
fn every_section_is_named_in_the_reference() {
    let class = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/element.js");
    let class = fs::read_to_string(class).unwrap();
    let about =
        class.split("The sections to show").nth(1).and_then(|rest| rest.split("@attr").next());
    for section in SECTIONS {
        assert!(about.unwrap().contains(&format!("`{}`", section.id)), "{}", section.id);
    }
}
