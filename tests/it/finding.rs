//! Finding one's way: the jump dialog's results, the narrowed view, the next problem, and the facts of a field.

use create_backup_plan::app::action::Action;
use create_backup_plan::app::facts;
use create_backup_plan::app::jump::{Entry, Found, MOST_SHOWN, Target, find};
use create_backup_plan::app::next_problem::Way;
use create_backup_plan::app::search::{Fit, fit};
use create_backup_plan::app::session::Session;
use create_backup_plan::lang::{LANGUAGES, Language};
use create_backup_plan::params::backup_rule::{self, RULE};
use create_backup_plan::params::detail::DETAIL;
use create_backup_plan::params::files::{INCLUDE, OPTIONS, PATH, SPEED_LIMIT, USE_VSS};
use create_backup_plan::params::plan::{EDITION, PLAN_NAME, RETENTION, SCHEDULE, VAULT_ID};
use create_backup_plan::params::sections::SECTIONS;
use create_backup_plan::params::source::{BUCKET, INSTANCE_ID, SourceType};
use create_backup_plan::params::{self, Need, Param};
use create_backup_plan::plan::place::Place;
use proptest::prelude::*;

fn new(source: SourceType) -> Session {
    Session::new(source, Language::English)
}

fn fills(session: Session, param: &Param, text: &str) -> Session {
    let place = Place::of(param);
    session.after(Action::Edit(place.clone(), text.to_owned())).after(Action::Leave(place))
}

fn first(found: &Found) -> &Entry {
    &found.entries[0]
}

#[track_caller]
fn leads(query: &str, target: &Target) {
    assert_eq!(&first(&find(&new(SourceType::EcsFile), true, query)).target, target, "{query}");
}

#[test]
fn a_field_is_found_by_its_label_in_both_languages_and_by_its_name() {
    for query in ["vault", "Vault ID", "VaultId", "vid", "备份仓库", "仓库"] {
        leads(query, &Target::Field(Place::of(&VAULT_ID)));
    }
    leads("usevss", &Target::Field(Place::of(&OPTIONS).member(&USE_VSS)));
}

#[test]
fn every_field_of_every_source_type_is_found_first_by_its_own_name() {
    for source in SourceType::ALL {
        let session = new(source);
        for (_, rows) in session.sections() {
            for param in rows {
                let found = find(&session, true, param.name);
                assert_eq!(first(&found).target, Target::Field(Place::of(param)), "{}", param.name);
            }
        }
    }
}

#[test]
fn the_fields_of_backup_rules_are_found_by_their_number() {
    let session = new(SourceType::Ots).after(Action::AddBackupRule).after(Action::AddBackupRule);
    let second = Place::of(&RULE).index(1);
    let schedule = Target::Field(second.member(&backup_rule::SCHEDULE));
    for query in ["rule 2 schedule", "Rule.2.Schedule", "规则 2 周期"] {
        assert_eq!(first(&find(&session, true, query)).target, schedule, "{query}");
    }
    assert_eq!(first(&find(&session, true, "backup rule 2")).target, Target::Field(second));
}

#[test]
fn another_source_types_field_is_found_and_says_whose_it_is() {
    let found = find(&new(SourceType::EcsFile), true, "bucket");
    let entry = found.entries.iter().find(|entry| entry.target == Target::Foreign(&BUCKET));
    assert_eq!(entry.unwrap().kind, "only for OSS bucket");
    let all = find(&new(SourceType::EcsFile), true, "");
    assert!(!all.entries.iter().any(|entry| matches!(entry.target, Target::Foreign(_))));
}

#[test]
fn sections_formats_and_actions_are_found() {
    let found = |query: &str| first(&find(&new(SourceType::EcsFile), true, query)).target.clone();
    assert!(matches!(found("where from"), Target::Section(section) if section.id == "from"));
    assert!(matches!(found("show as curl"), Target::Format(format) if format.id == "curl"));
    assert!(matches!(found("copy the request"), Target::Command(command) if command.id == "copy"));
    assert!(matches!(found("share"), Target::Command(command) if command.id == "share"));
    let widget = find(&new(SourceType::EcsFile), false, "share");
    assert!(widget.entries.iter().all(|entry| !matches!(entry.target, Target::Command(_))));
    assert!(matches!(found("快捷键"), Target::Command(command) if command.id == "shortcuts"));
}

#[test]
fn a_result_counts_the_problems_there_and_without_a_query_they_come_first() {
    let session = fills(new(SourceType::EcsFile), &SPEED_LIMIT, "0|24|5120");
    let found = find(&session, true, "");
    assert_eq!(first(&found).target, Target::Field(Place::of(&SPEED_LIMIT)));
    assert_eq!(first(&found).counts.errors, 1);
    assert_eq!(found.entries[1].counts.errors, 0);
}

#[test]
fn results_are_bounded() {
    let mut session = new(SourceType::Ots);
    for _ in 0..64 {
        session = session.after(Action::AddBackupRule);
    }
    let found = find(&session, true, "schedule");
    assert_eq!(found.entries.len(), MOST_SHOWN);
    assert_eq!(found.total, 64);
    assert_eq!(find(&session, true, &"long ".repeat(100_000)).total, 0);
}

#[test]
fn the_narrowed_view_hides_what_is_optional_and_empty() {
    let session = fills(new(SourceType::EcsFile), &INCLUDE, "[\"/home\"]");
    assert_eq!(session.hidden(), 0);
    let narrow = session.after(Action::Narrow(true));
    for param in [&EDITION, &PATH, &SPEED_LIMIT, &OPTIONS] {
        assert!(narrow.hides(param), "{}", param.name);
    }
    for param in [&PLAN_NAME, &INSTANCE_ID, &VAULT_ID, &SCHEDULE, &RETENTION, &INCLUDE] {
        assert!(!narrow.hides(param), "{}", param.name);
    }
    assert!(narrow.hidden() > 4);
    assert_eq!(narrow.after(Action::Narrow(false)).hidden(), 0);
}

#[test]
fn nothing_hidden_is_wrong_given_or_needed() {
    for source in SourceType::ALL {
        let session = new(source).after(Action::Narrow(true)).after(Action::Attempt);
        for (_, rows) in session.sections() {
            for param in rows.into_iter().filter(|param| session.hides(param)) {
                assert!(matches!(session.need(param), Need::Optional | Need::Idle));
                assert!(session.draft.param(param).is_none());
                assert!(session.report.within(&Place::of(param)).next().is_none());
            }
        }
    }
}

#[test]
fn a_field_that_was_entered_stays_until_the_view_is_narrowed_anew() {
    let path = Place::of(&PATH);
    let narrow = new(SourceType::EcsFile).after(Action::Narrow(true));
    let found = narrow.after(Action::Find(path.clone()));
    assert!(!found.hides(&PATH));
    let elsewhere = found.after(Action::Enter(path)).after(Action::Enter(Place::of(&PLAN_NAME)));
    assert!(!elsewhere.hides(&PATH), "nothing moves under the pointer");
    let anew = elsewhere.after(Action::Narrow(false)).after(Action::Narrow(true));
    assert!(anew.hides(&PATH));
}

#[test]
fn a_hidden_section_is_shown_when_it_is_asked_for() {
    let limits = SECTIONS.iter().find(|section| section.id == "limits").unwrap();
    let narrow = new(SourceType::EcsFile).after(Action::Narrow(true));
    assert!(narrow.in_view(&narrow.rows(limits)).is_empty());
    let shown = narrow.after(Action::Reveal(limits));
    assert_eq!(shown.in_view(&shown.rows(limits)).len(), limits.params.len());
    assert_eq!(shown.focus.1[0], "section-limits");
}

#[test]
fn problems_are_gone_through_in_the_order_of_the_form_and_round() {
    let session = fills(new(SourceType::EcsFile), &SPEED_LIMIT, "0|24|5120");
    let session = fills(session, &PLAN_NAME, &"x".repeat(65));
    let session = fills(session, &RETENTION, "0");
    let go = |session: Session, way| {
        let place = session.next_problem(way).unwrap();
        (session.after(Action::Enter(place.clone())), place)
    };
    let mut session = session;
    for param in [&PLAN_NAME, &RETENTION, &SPEED_LIMIT, &PLAN_NAME] {
        let (next, place) = go(session, Way::Onward);
        assert_eq!(place, Place::of(param));
        session = next;
    }
    let (session, place) = go(session, Way::Back);
    assert_eq!(place, Place::of(&SPEED_LIMIT));
    let (_, place) = go(session, Way::Back);
    assert_eq!(place, Place::of(&RETENTION));
}

#[test]
fn without_a_problem_the_way_leads_to_what_is_to_be_filled_in_and_then_nowhere() {
    let session = new(SourceType::EcsFile);
    let mut session = session;
    for param in [&PLAN_NAME, &INSTANCE_ID, &VAULT_ID] {
        let place = session.next_problem(Way::Onward).unwrap();
        assert_eq!(place, Place::of(param));
        session = session.after(Action::Enter(place));
    }
    let session = fills(session, &PLAN_NAME, "nightly");
    let session = fills(session, &INSTANCE_ID, "i-bp1567rc0o5rz8bxnlt0");
    let session = fills(session, &VAULT_ID, "v-0003gxoksflhu46w1850");
    let session = fills(session, &SCHEDULE, "I|4102444800|P1D");
    let session = fills(session, &RETENTION, "7");
    assert_eq!(session.next_problem(Way::Onward), None);
    let focus = session.focus.0;
    assert_eq!(session.after(Action::GoToProblem(Way::Onward)).focus.0, focus);
}

#[track_caller]
fn says(place: &Place, fact: &str) {
    let facts = facts::of(place, Language::English);
    assert!(facts.iter().any(|(_, said)| said == fact), "{fact} is not in {facts:#?}");
}

#[test]
fn a_field_says_what_its_row_says() {
    says(&Place::of(&PLAN_NAME), "a text of 1 to 64 characters");
    says(&Place::of(&INSTANCE_ID), "`InstanceId`, in the form body");
    says(&Place::of(&INSTANCE_ID), "Required: ECS files. Needed in practice: Whole ECS.");
    says(&Place::of(&VAULT_ID), "the ID of a vault, which begins with `v-`");
    says(&Place::of(&VAULT_ID), "has no effect");
    says(&Place::of(&PATH), "`Path.1`, in the form body");
    let rule = Place::of(&RULE).index(1);
    says(&rule.member(&backup_rule::SCHEDULE), "`Rule.2.Schedule`, in the form body");
    says(&Place::of(&OPTIONS).member(&USE_VSS), "`UseVSS` inside `Options`, in the form body");
}

#[test]
fn every_field_has_its_facts_in_every_language() {
    let places = params::ALL.into_iter().flat_map(|param| {
        let place = Place::of(param);
        let members: Vec<Place> =
            param.members.iter().map(|member| place.index(0).member(member)).collect();
        std::iter::once(place).chain(members)
    });
    for place in places.chain([Place::of(&DETAIL)]) {
        for language in LANGUAGES {
            for (_, fact) in facts::of(&place, *language) {
                let whole = !fact.is_empty() && !fact.contains(['{', '}']);
                assert!(whole || fact.contains('"'), "{place} {language:?}: {fact}");
                assert_eq!(fact.matches('`').count() % 2, 0, "{fact}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_can_be_searched_for(query in ".{0,100}", name in ".{0,60}") {
        let _ = fit(&query, [name.as_str()].into_iter());
        prop_assert_eq!(fit(&name, [name.as_str()].into_iter()), Some(Fit::Whole));
    }

    #[test]
    fn what_begins_a_name_fits_it_better_than_what_does_not(name in "[a-zA-Z]{2,40}", length in 1_usize..40) {
        let part: String = name.chars().take(length).collect();
        prop_assert!(fit(&part, [name.as_str()].into_iter()) <= Some(Fit::Beginning));
    }
}

#[test]
fn a_choice_leads_to_its_field() {
    for typed in ["nas", "NAS", "表格存储", "basic"] {
        let found = find(&new(SourceType::EcsFile), false, typed);
        assert!(
            found.entries.iter().any(|entry| matches!(entry.target, Target::Field(_))),
            "{typed}: {found:?}"
        );
    }
}
