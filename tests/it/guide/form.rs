//! The form with lists to pick from, and what was seen to before sending.

use std::sync::Arc;

use create_backup_plan::app::action::Action;
use create_backup_plan::app::dialog::Dialog;
use create_backup_plan::app::guide::key;
use create_backup_plan::app::session::Session;
use create_backup_plan::browser;
use create_backup_plan::guide::checklist::{Item, checklist};
use create_backup_plan::inventory::ResourceKind;
use create_backup_plan::lang::Language;
use create_backup_plan::params::plan::VAULT_ID;
use create_backup_plan::params::source::{
    CREATE_TIME, FILE_SYSTEM_ID, INSTANCE_ID, SourceType, UDM_REGION_ID,
};
use create_backup_plan::plan::place::Place;

use crate::guide::known;

fn form(source: SourceType, answers: &[&str]) -> Session {
    let learn = |answer: &&str| Action::Learn(Arc::new(known(answer)));
    let form = Session::new(source, Language::English);
    answers.iter().map(learn).fold(form, Session::after)
}

fn picks(form: Session, sort: ResourceKind, id: &str) -> Session {
    form.after(Action::Pick(sort, id.to_owned()))
}

fn text(form: &Session, param: &create_backup_plan::params::Param) -> String {
    form.text(&Place::of(param))
}

#[test]
fn what_is_picked_is_compared_with_what_is_known() {
    let form = form(SourceType::Oss, &["vaults.json"]);
    let form = picks(form, ResourceKind::Vault, "v-0006t3tspuq2ej7p62qs");
    assert_eq!(text(&form, &VAULT_ID), "v-0006t3tspuq2ej7p62qs");
    let shown = form.findings(&Place::of(&VAULT_ID), &[]);
    assert!(shown.iter().any(|finding| finding.rule.id == "known/vault-kind"));
    let form = picks(form, ResourceKind::Vault, "v-0003gxoksflhu46w185s");
    assert!(form.findings(&Place::of(&VAULT_ID), &[]).is_empty());
}

#[test]
fn a_file_system_comes_with_its_creation_time_in_one_step() {
    let form = form(SourceType::Nas, &["file-systems.json"]);
    let form = picks(form, ResourceKind::FileSystem, "005494");
    assert_eq!(
        (text(&form, &FILE_SYSTEM_ID), text(&form, &CREATE_TIME)),
        ("005494".into(), "1495870986".into())
    );
    let form = form.after(Action::Undo);
    assert_eq!(
        (text(&form, &FILE_SYSTEM_ID), text(&form, &CREATE_TIME)),
        (String::new(), String::new())
    );
    assert!(!form.inventory.is_empty(), "what is known stays");
}

#[test]
fn a_whole_instance_comes_with_its_region_and_files_do_not() {
    let id = "i-bp1567rc0o5rz8bxnltz";
    let whole = picks(form(SourceType::UdmEcs, &["instances.json"]), ResourceKind::Instance, id);
    assert_eq!(
        (text(&whole, &INSTANCE_ID), text(&whole, &UDM_REGION_ID)),
        (id.into(), "cn-hangzhou".into())
    );
    let files = picks(form(SourceType::EcsFile, &["instances.json"]), ResourceKind::Instance, id);
    assert_eq!(text(&files, &UDM_REGION_ID), "");
}

#[test]
fn one_that_is_not_known_can_be_picked_all_the_same() {
    let form = picks(form(SourceType::Nas, &[]), ResourceKind::FileSystem, "31a8e4");
    assert_eq!(
        (text(&form, &FILE_SYSTEM_ID), text(&form, &CREATE_TIME)),
        ("31a8e4".into(), String::new())
    );
}

#[test]
fn another_region_is_another_verdict() {
    let form = picks(
        form(SourceType::Oss, &["vaults.json"]),
        ResourceKind::Vault,
        "v-0003gxoksflhu46w185s",
    );
    let found =
        |form: &Session| form.report.findings.iter().any(|it| it.rule.id == "known/other-region");
    assert!(!found(&form));
    assert!(found(&form.after(Action::SetRegion("cn-shanghai".into()))));
}

#[test]
fn a_tick_is_for_what_it_was_put_at() {
    let vault = |form: &Session| -> Item {
        checklist(&form.subject()).into_iter().find(|item| item.id == "vault").unwrap()
    };
    let form = picks(form(SourceType::Oss, &[]), ResourceKind::Vault, "v-1");
    let item = vault(&form);
    let form = form.after(Action::TickOff(key(&item)));
    assert!(form.has_ticked(&item));
    let other = picks(form.clone(), ResourceKind::Vault, "v-2");
    assert!(!other.has_ticked(&vault(&other)), "another vault is to be seen to anew");
    let form = form.after(Action::TickOff(key(&item)));
    assert!(!form.has_ticked(&item));
}

#[test]
fn the_dialog_of_many_gives_the_focus_back() {
    let form = form(SourceType::Oss, &[]).after(Action::Open(Dialog::Many));
    assert_eq!(form.open, Some(Dialog::Many));
    let form = form.after(Action::Close);
    assert_eq!(form.open, None);
    // First to what had it, wherever the dialog was opened from.
    assert_eq!(form.focus.1[..2], [browser::BEFORE, "open-many"]);
}
