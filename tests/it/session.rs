//! What the form does at each action: when a problem shows, what is sent, and where the focus goes.

use std::rc::Rc;

use create_backup_plan::app::action::{Action, IncomingPlan, Origin};
use create_backup_plan::app::dialog::Dialog;
use create_backup_plan::app::session::Session;
use create_backup_plan::app::structured::{Edge, Part};
use create_backup_plan::insight::zone::{Clock, Zone};
use create_backup_plan::lang::Language;
use create_backup_plan::params::backup_rule::{self, RULE, RULE_NAME};
use create_backup_plan::params::files::{EXCLUDE, INCLUDE, OPTIONS, PATH, SPEED_LIMIT, USE_VSS};
use create_backup_plan::params::plan::{PLAN_NAME, RETENTION, SCHEDULE, VAULT_ID};
use create_backup_plan::params::source::{BUCKET, INSTANCE_ID, SOURCE_TYPE, SourceType};
use create_backup_plan::params::{Need, Param};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::plan::preset::PRESETS;
use create_backup_plan::rules::Severity;
use create_backup_plan::values::json::{Node, Value};

/// 24 November 2026, with a reader one hour ahead of UTC.
const CLOCK: Clock = Clock { now: Some(1_795_500_000), local: |_| 3_600 };

fn new() -> Session {
    Session::new(SourceType::EcsFile, Language::English).after(Action::Tick(CLOCK))
}

fn at(param: &Param) -> Place {
    Place::of(param)
}

fn does(session: Session, actions: impl IntoIterator<Item = Action>) -> Session {
    actions.into_iter().fold(session, Session::after)
}

fn types(session: Session, place: &Place, text: &str) -> Session {
    session.after(Action::Edit(place.clone(), text.to_owned()))
}

fn fills(session: Session, place: &Place, text: &str) -> Session {
    types(session, place, text).after(Action::Leave(place.clone()))
}

#[track_caller]
fn sends(session: &Session, json: &str) {
    assert_eq!(session.sent.root().value.to_string(), json);
}

#[test]
fn a_control_is_drawn_anew_after_it_was_typed_on_and_no_other_is() {
    let before = types(new(), &at(&RETENTION), "7");
    let after = types(before.clone(), &at(&RETENTION), "7");
    assert_eq!(before.sent, after.sent);
    assert!(!after.shows_same(&before, &at(&RETENTION)), "whatever its control holds");
    assert!(after.shows_same(&before, &at(&PLAN_NAME)));
}

/// Whether an error is shown at a place.
fn is_red(session: &Session, param: &Param) -> bool {
    session.is_wrong(&at(param))
}

#[test]
fn v1_nothing_is_red_before_it_was_touched() {
    let session = new();
    assert!(!session.report.is_valid(), "the instance is missing");
    assert_eq!(session.counts().errors, 0);
    let left_empty = session.after(Action::Leave(at(&INSTANCE_ID)));
    assert!(!is_red(&left_empty, &INSTANCE_ID), "an empty field may be left");
    let tried = left_empty.after(Action::Attempt);
    assert!(is_red(&tried, &INSTANCE_ID));
    assert_eq!(tried.focus.1[0], "summary");
}

#[test]
fn v2_and_v3_punish_late_and_reward_early() {
    let name = at(&PLAN_NAME);
    let session = types(new(), &name, &"x".repeat(65));
    assert!(!is_red(&session, &PLAN_NAME), "not while it is typed for the first time");
    let session = session.after(Action::Leave(name.clone()));
    assert!(is_red(&session, &PLAN_NAME), "once it was left");
    let session = types(session, &name, &"x".repeat(64));
    assert!(!is_red(&session, &PLAN_NAME), "gone the moment it is right");
    let session = types(session, &name, &"x".repeat(66));
    assert!(is_red(&session, &PLAN_NAME), "and back with the next slip");
}

#[test]
fn v5_a_problem_between_fields_shows_once_and_the_others_lead_to_it() {
    let vss = at(&OPTIONS).member(&USE_VSS);
    let session = types(new(), &at(&PATH).index(0), r"C:\data");
    let session = types(session, &at(&EXCLUDE).index(0), r"C:\data\tmp");
    // Choosing is leaving: the switch is the one that was left, not the two texts.
    let session = session.after(Action::Set(vss, Value::Bool(true)));
    assert!(is_red(&session, &EXCLUDE) && !is_red(&session, &OPTIONS));
    assert_eq!(session.see(&at(&OPTIONS)), [&at(&EXCLUDE)]);
    let mended = session.after(Action::Remove(at(&EXCLUDE)));
    assert!(!is_red(&mended, &EXCLUDE) && mended.see(&at(&OPTIONS)).is_empty());
}

#[test]
fn c1_to_c4_a_source_type_hides_and_keeps() {
    let session = fills(new(), &at(&INSTANCE_ID), "i-bp1567rc0o5rz8bxnltz");
    let before = session.draft.clone();
    let session = session.after(Action::SetSource(SourceType::Oss));
    sends(&session, r#"{"SourceType":"OSS","BackupType":"COMPLETE"}"#);
    assert_eq!(session.not_sent(), [&INSTANCE_ID]);
    let all = session.report.findings.iter().map(|finding| finding.place.top());
    assert!(all.flatten().all(|param| param.need(session.source()) != Need::Foreign));
    let back = session.after(Action::SetSource(SourceType::EcsFile));
    assert_eq!(back.draft, before);
    let gone =
        back.after(Action::SetSource(SourceType::Oss)).after(Action::Remove(at(&INSTANCE_ID)));
    assert!(gone.not_sent().is_empty());
}

#[test]
fn what_a_source_type_needs_stands_first() {
    for source in SourceType::ALL {
        let session = Session::new(source, Language::English);
        let needed = session.sections().into_iter().map(|(_, rows)| {
            rows.iter()
                .any(|param| matches!(param.need(Some(source)), Need::Required | Need::Expected))
        });
        let needed: Vec<bool> = needed.collect();
        assert!(needed.is_sorted_by(|a, b| a >= b), "{source:?}: {needed:?}");
        assert_eq!(session.sections()[0].1, [&SOURCE_TYPE]);
    }
}

#[test]
fn a_number_stays_what_was_typed_until_it_is_left() {
    let retention = at(&RETENTION);
    let session = types(new(), &retention, " ０7");
    assert_eq!(session.text(&retention), " ０7");
    let session = session.after(Action::Leave(retention.clone()));
    assert_eq!(session.value(&retention).unwrap().value, Value::integer(7));
    let session = types(session, &retention, "");
    assert!(session.value(&retention).is_none(), "an emptied field is absent");
}

#[test]
fn a_schedule_is_written_part_by_part_and_as_a_whole() {
    let place = at(&SCHEDULE);
    let part = |part, text: &str| Action::EditPart(place.clone(), part, text.to_owned());
    let session = new().after(part(Part::Start, "2026-11-25 02:00"));
    let session = does(session, [part(Part::Every, "4"), part(Part::Unit, "PT1H")]);
    assert_eq!(session.text(&place), "I|1795543200|PT4H");
    let session =
        session.after(Action::ReadAs(Zone::Utc)).after(part(Part::Start, "2026-11-25 02:00"));
    assert_eq!(session.text(&place), "I|1795572000|PT4H");
    let session = session.after(part(Part::Raw, "I|1795543200|P1D"));
    assert_eq!(session.text(&place), "I|1795543200|P1D");
    let session = does(session, [part(Part::Start, ""), part(Part::Every, "")]);
    assert!(session.value(&place).is_none());
}

#[test]
fn a_unit_is_remembered_while_there_is_no_amount() {
    let place = at(&SCHEDULE);
    let part = |part, text: &str| Action::EditPart(place.clone(), part, text.to_owned());
    let session = does(new(), [part(Part::Unit, "PT1H"), part(Part::Every, "6")]);
    assert_eq!(session.text(&place), "I||PT6H");
}

#[test]
fn windows_come_and_go() {
    let place = at(&SPEED_LIMIT);
    let part = |index, edge, text: &str| {
        Action::EditPart(place.clone(), Part::Window(index, edge), text.to_owned())
    };
    let session = does(
        new(),
        [
            part(0, Edge::Start, "8"),
            part(0, Edge::End, "20"),
            part(0, Edge::Bandwidth, "2048"),
            Action::AddRow(place.clone()),
            part(1, Edge::Start, "20"),
        ],
    );
    assert_eq!(session.text(&place), "8:20:2048|20::");
    let session = session.after(Action::RemoveWindow(place.clone(), 0));
    assert_eq!(session.text(&place), "20::");
    let session = does(session, [part(0, Edge::Start, ""), Action::Leave(place.clone())]);
    assert!(session.value(&place).is_none());
}

#[test]
fn rows_are_added_moved_and_removed_and_the_focus_follows() {
    let list = at(&PATH);
    let session = fills(new(), &list.index(0), "/a").after(Action::AddRow(list.clone()));
    assert_eq!(session.focus.1[0], "Path-2");
    let session = fills(session, &list.index(1), "/b");
    let session = session.after(Action::MoveRow(list.clone(), 1, 0));
    assert_eq!(session.focus.1[0], "Path-1-up");
    assert_eq!(session.text(&list), r#"["/b","/a"]"#);
    let session = session.after(Action::RemoveRow(list.clone(), 0));
    assert_eq!(session.text(&list), r#"["/a"]"#);
    let session = session.after(Action::PasteRows(list.clone(), "/x\r\n\n/y\n".to_owned()));
    assert_eq!(session.text(&list), r#"["/a","/x","/y"]"#);
}

#[test]
fn an_empty_row_goes_when_its_list_is_left() {
    let list = at(&PATH);
    let session = fills(new(), &list.index(0), "/a");
    let session = fills(session.after(Action::AddRow(list.clone())), &list.index(1), "/b");
    let session = fills(session, &list.index(0), "");
    assert_eq!(session.text(&list), r#"["","/b"]"#, "the focus may be on the way to its buttons");
    let session = session.after(Action::LeaveList(list.clone()));
    assert_eq!(session.text(&list), r#"["/b"]"#);
}

#[test]
fn a_list_that_the_api_takes_as_text_is_written_as_text() {
    let session = fills(new(), &at(&INCLUDE).index(0), "/home/*.pdf");
    assert_eq!(session.text(&at(&INCLUDE)), r#"["/home/*.pdf"]"#);
    let vss = at(&OPTIONS).member(&USE_VSS);
    let session = session.after(Action::Set(vss.clone(), Value::Bool(true)));
    assert_eq!(session.text(&at(&OPTIONS)), r#"{"UseVSS":true}"#);
    let session = session.after(Action::Remove(vss));
    assert!(session.value(&at(&OPTIONS)).is_none());
}

#[test]
fn a_backup_rule_keeps_its_number_wherever_it_goes() {
    let name = |index| at(&RULE).index(index).member(&RULE_NAME);
    let session = does(new(), [Action::AddBackupRule, Action::AddBackupRule]);
    let session = fills(fills(session, &name(0), "first"), &name(1), "second");
    let numbers = session.backup_rules.clone();
    let session = session.after(Action::MoveRow(at(&RULE), 1, 0));
    assert_eq!(session.text(&name(0)), "second");
    assert_eq!(*session.backup_rules, [numbers[1], numbers[0]]);
    let session = session.after(Action::DuplicateBackupRule(0));
    assert_eq!(session.text(&name(1)), "second");
    assert_eq!(session.backup_rules.len(), 3);
    let session = session.after(Action::RemoveRow(at(&RULE), 0));
    assert_eq!(session.text(&name(1)), "first");
}

#[test]
fn of_many_backup_rules_only_the_one_at_work_is_open() {
    let mut session = new();
    for _ in 0..64 {
        session = session.after(Action::AddBackupRule);
    }
    assert_eq!(session.folded.keys().count(), 63);
    let found = session.after(Action::Find(at(&RULE).index(5).member(&RULE_NAME)));
    assert_eq!(found.folded.keys().count(), 62, "what is looked for is opened");
    assert!(found.focus.1.contains(&"Rule-6-RuleName".to_owned()));
}

#[test]
fn a_fix_mends_and_all_fixes_are_one_step() {
    let schedule = at(&SCHEDULE);
    let session = fills(new(), &at(&INSTANCE_ID), "i-bp1567rc0o5rz8bxnltz");
    let part = Action::EditPart(schedule.clone(), Part::Raw, "I|1795543200|1D".to_owned());
    let session = does(session, [part, Action::Leave(schedule.clone())]);
    assert!(is_red(&session, &SCHEDULE));
    let fix = session.findings(&schedule, &[])[0].fixes[0].patch.clone();
    assert_eq!(session.clone().after(Action::Fix(fix)).text(&schedule), "I|1795543200|P1D");
    let session = session.after(Action::FixAll);
    assert!(session.report.is_valid(), "{:?}", session.report);
    // A fix of a report that is gone changes nothing.
    let late = session.report.findings.iter().find_map(|finding| finding.fixes.first()).cloned();
    if let Some(late) = late {
        let emptied = session.after(Action::Remove(schedule));
        let _ = emptied.after(Action::Fix(late.patch));
    }
}

#[test]
fn all_fixes_are_all_of_them() {
    let mut session = new().after(Action::SetSource(SourceType::Ots));
    for index in 0..20 {
        let schedule = at(&RULE).index(index).member(&backup_rule::SCHEDULE);
        session = session.after(Action::AddBackupRule);
        session =
            session.after(Action::EditPart(schedule, Part::Raw, "I|1795543200|1D".to_owned()));
    }
    let wrong = |session: &Session| {
        session.report.findings.iter().filter(|f| f.rule.id == "schedule/interval").count()
    };
    assert_eq!(wrong(&session), 20);
    assert_eq!(wrong(&session.after(Action::FixAll)), 0);
}

#[test]
fn no_text_stops_the_form() {
    let texts = [
        "I|9223372036854775807|P1D",
        "",
        " ",
        "\0",
        "I|",
        "I||||",
        "{",
        "[",
        "{\"a\":",
        "🙂",
        "9223372036854775808",
        "-",
        "\u{202e}",
    ];
    let parts = [
        Part::Raw,
        Part::Start,
        Part::Every,
        Part::Unit,
        Part::Window(0, Edge::Start),
        Part::Window(99, Edge::End),
    ];
    for (round, source) in SourceType::ALL.into_iter().enumerate() {
        let mut session = new().after(Action::SetSource(source));
        for (number, param) in create_backup_plan::params::ALL.iter().enumerate() {
            // Every source type meets every text, and every parameter most of them.
            for text in texts.into_iter().cycle().skip(number + 2 * round).take(2) {
                session = fills(session, &at(param), text);
                session = fills(session, &at(param).index(0), text);
                for part in parts {
                    session = session.after(Action::EditPart(at(param), part, text.to_owned()));
                }
                session = does(
                    session,
                    [
                        Action::LeaveList(at(param)),
                        Action::AddRow(at(param)),
                        Action::MoveRow(at(param), 0, 1),
                    ],
                );
                let _ = (session.sections(), session.counts(), session.homeless());
            }
        }
        let _ = does(session, [Action::Attempt, Action::FixAll, Action::AddBackupRule]);
    }
}

#[test]
fn the_region_of_the_form_is_the_region_of_the_rules() {
    let session = new().after(Action::SetRegion("eu-central-1".into()));
    assert_eq!(session.region, "eu-central-1");
    let session = fills(session, &at(&VAULT_ID), "v-0003gxoksflhu46w185s");
    let session = session.after(Action::SetSource(SourceType::Oss));
    let session = fills(session, &at(&BUCKET), "photos.oss-cn-hangzhou.aliyuncs.com");
    assert!(!session.findings(&at(&BUCKET), &[]).is_empty());
}

#[test]
fn an_hour_can_be_typed_key_by_key() {
    let place = at(&SPEED_LIMIT);
    let part = Part::Window(0, Edge::Start);
    let mut session = fills(new(), &place, "8:12:100");
    for typed in ["0", "09", "09:", "09:0", "09:00"] {
        session = session.after(Action::EditPart(place.clone(), part, typed.to_owned()));
        // The control shows what is typed, and the value what it comes to.
        assert_eq!(session.typing_on(&part.name(&place)).as_deref(), Some(typed));
    }
    assert_eq!(session.text(&place), "09:12:100");
    assert_eq!(session.after(Action::Leave(place.clone())).typing_on(&part.name(&place)), None);
}

#[test]
fn what_is_in_view_and_cannot_be_read_is_not_handed_to_the_page() {
    let example = PRESETS.iter().find(|preset| preset.source == SourceType::Oss).unwrap();
    let draft = Rc::new(example.draft(1_795_500_000, "cn-hangzhou"));
    let taken = IncomingPlan {
        draft,
        region: Some("cn-hangzhou".into()),
        endpoint: None,
        from: Origin::Preset,
    };
    let ready = new().after(Action::Take(taken));
    let outward = |session: &Session| session.clone().after(Action::Submit).outward.0;
    assert!(outward(&ready) > ready.outward.0, "{:?}", ready.report);
    let unread = does(ready, [Action::ByHand(true), Action::EditJson("{".to_owned())]);
    assert_eq!(outward(&unread), unread.outward.0);
    assert_eq!(unread.clone().after(Action::Submit).focus.1[0], "request-json");
    assert_eq!(unread.after(Action::Report).focus.1[0], "request-json");
}

#[test]
fn a_change_by_the_page_leaves_a_dialog_open() {
    let open = new().after(Action::Open(Dialog::Paste));
    let taken = IncomingPlan {
        draft: Rc::new(Draft::read(r#"{"SourceType":"OSS"}"#).unwrap()),
        region: None,
        endpoint: None,
        from: Origin::Page,
    };
    assert!(open.after(Action::Take(taken)).is_box_open());
}

#[test]
fn what_no_rule_misses_is_not_needed() {
    let session = new().after(Action::SetSource(SourceType::UdmEcs));
    assert_eq!(session.need(&SCHEDULE), Need::Expected);
    let rule = r#"[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","DoCopy":true}]"#;
    let rules = Node::read(rule).unwrap().into_owned().value;
    let session = session.after(Action::Set(at(&RULE), rules));
    assert_eq!(session.need(&SCHEDULE), Need::Optional);
    // The copy is on and has nowhere to go.
    let region = at(&RULE).index(0).member(&backup_rule::DESTINATION_REGION_ID);
    assert_eq!(session.missed(&region), Some(Severity::Error));
    let there = session.after(Action::Edit(region.clone(), "cn-shanghai".to_owned()));
    assert_eq!(there.missed(&region), None);
}
