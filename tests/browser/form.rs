//! The form as a person uses it.

use fantoccini::key::Key;

use crate::harness::Page;

#[test]
fn the_page_starts() {
    let page = Page::open("/");
    assert_eq!(page.form(0).text("h1"), "Create a backup plan");
}

#[test]
fn what_is_typed_shows_in_the_output() {
    let page = Page::open("/");
    let form = page.form(0);
    form.fill("PlanName", "nightly");
    form.shows(".output", r#"{"PlanName":"nightly"}"#);
    form.fill("PlanName", "每晚");
    form.shows(".output", r#"{"PlanName":"每晚"}"#);
}

#[test]
fn a_label_leads_to_its_control() {
    let page = Page::open("/");
    page.form(0).click("label");
    assert_eq!(page.focused(), "PlanName");
}

#[test]
fn keys_alone_are_enough() {
    let page = Page::open("/");
    page.press_key(Key::Tab);
    assert_eq!(page.focused(), "PlanName");
    page.press("weekly");
    page.form(0).shows(".output", r#"{"PlanName":"weekly"}"#);
}
