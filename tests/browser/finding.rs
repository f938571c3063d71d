//! Finding one's way: the jump dialog, the narrowed view, the help of a field and the shortcuts.

use fantoccini::key::Key;
use serde_json::Value;

use crate::form::{ROOT, choose};
use crate::harness::{Form, Page};

#[test]
fn a_slash_finds_a_field_from_anywhere_on_the_page() {
    let page = Page::open("/");
    page.press("/");
    page.until("dialog", &format!("{ROOT}.querySelector('#dialog-jump[open]')"));
    assert_eq!(page.focused(), "jump-query");
    page.press("ret");
    page.form(0).says("[role=option][aria-selected=true]", "Retention");
    page.press_key(Key::Enter);
    page.until("focus", &format!("{ROOT}.activeElement?.name === 'Retention'"));
    assert_eq!(page.form(0).count("dialog"), 0);
}

#[test]
fn a_slash_that_is_typed_is_a_slash() {
    let page = Page::open("/");
    page.tab_to("Path.1");
    page.press("/home?");
    assert_eq!(page.form(0).value("Path.1"), "/home?");
    assert_eq!(page.form(0).count("dialog"), 0);
}

#[test]
fn a_widget_takes_no_keys_of_the_page_around_it() {
    let page = Page::open("/");
    page.script("document.querySelector('create-backup-plan').removeAttribute('page')");
    page.until("widget", &format!("{ROOT}.querySelector('h2.hidden')"));
    page.press("/");
    assert_eq!(page.form(0).count("dialog"), 0);
    page.tab_to("open-jump");
    page.press("/");
    page.until("dialog", &format!("{ROOT}.querySelector('#dialog-jump[open]')"));
}

#[test]
fn arrows_go_through_the_results_and_the_line_keeps_the_focus() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#open-jump");
    form.find("[role=listbox] [role=option]");
    let here = || {
        let id = page.script(&format!(
            "return {ROOT}.querySelector('#jump-query').getAttribute('aria-activedescendant')"
        ));
        id.as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(here(), "jump-option-0");
    page.press_key(Key::Down);
    page.until(
        "the second",
        &format!("{ROOT}.querySelector('#jump-option-1[aria-selected=true]')"),
    );
    assert_eq!(here(), "jump-option-1");
    page.press_key(Key::Up);
    page.press_key(Key::Up);
    page.until(
        "the last",
        &format!("{ROOT}.querySelector('[role=option]:last-child[aria-selected=true]')"),
    );
    let seen = page.script(&format!(
        "const list = {ROOT}.querySelector('.jump__results').getBoundingClientRect();
         const last = {ROOT}.querySelector('[role=option]:last-child').getBoundingClientRect();
         return last.bottom <= list.bottom + 1"
    ));
    assert_eq!(seen, true, "the last result is scrolled into view");
    assert_eq!(page.focused(), "jump-query");
    page.press("qqqq");
    form.says("dialog [role=status]", "Nothing here has that name");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    page.press_key(Key::Escape);
    page.until("the button", &format!("{ROOT}.activeElement?.id === 'open-jump'"));
}

#[test]
fn another_source_type_is_offered_and_not_simply_taken() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#open-jump");
    form.find("#jump-query");
    page.press("bucket");
    form.says("[role=option][aria-selected=true]", "only for OSS bucket");
    page.press_key(Key::Enter);
    form.says("#dialog-jump", "Change the source type?");
    page.until("the offer", &format!("{ROOT}.activeElement?.id === 'jump-switch-OSS'"));
    assert!(form.text(".output").contains("ECS_FILE"));
    assert_eq!(page.accessibility(), Vec::<String>::new());
    page.press_key(Key::Enter);
    page.until("bucket", &format!("{ROOT}.activeElement?.name === 'Bucket'"));
    form.says(".output", r#""SourceType": "OSS""#);
}

#[test]
fn an_action_is_found_by_its_name() {
    let page = Page::open("/");
    page.allow_copying();
    page.form(0).put("PlanName", "nightly");
    page.form(0).click("#open-jump");
    page.form(0).find("#jump-query");
    page.press("copy the request");
    page.form(0).says("[role=option][aria-selected=true]", "Copy the request");
    page.press_key(Key::Enter);
    page.form(0).says(".pane__size", "Copied JSON");
    assert!(page.copied().contains("nightly"));
}

#[test]
fn what_is_required_is_seen_alone() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("Include", "[\"/home\"]");
    form.click("#narrow");
    form.find("#narrow[aria-checked=true]");
    assert_eq!(form.count("[name=Edition], [name='Path.1'], [name=SpeedLimit]"), 0);
    assert_eq!(form.count("[name=Include], [name=InstanceId]"), 2);
    form.says(".left-out", "optional fields are hidden");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    // A section without a field in view stays in the list, and leads to its fields.
    form.click(".rail__link--hidden");
    page.until("limits", &format!("{ROOT}.activeElement?.id === 'section-limits'"));
    form.control("SpeedLimit");
    form.click(".left-out .button");
    form.control("Path.1");
    page.until("switch", &format!("{ROOT}.activeElement?.id === 'narrow'"));
}

#[test]
fn a_field_says_what_is_known_about_it() {
    let page = Page::open("/");
    let form = page.form(0);
    page.tab_to("VaultId-help");
    page.press(" ");
    form.says(".help", "the ID of a vault");
    form.says(".help", "seen in official tools");
    form.find("#VaultId-help[aria-expanded=true]");
    let links = page.script(&format!(
        "return [...{ROOT}.querySelectorAll('.help a')].every(a => a.target === '_blank' && a.rel === 'noreferrer')"
    ));
    assert_eq!(links, true);
    assert_eq!(page.accessibility(), Vec::<String>::new());
    page.press(" ");
    page.until("no help", &format!("!{ROOT}.querySelector('.help')"));
}

#[test]
fn problems_are_gone_through_by_keys() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("PlanName", &"x".repeat(65));
    form.put("Retention", "0");
    page.until("two", &format!("{ROOT}.querySelectorAll('[aria-invalid=true]').length >= 2"));
    page.script(&format!("{ROOT}.querySelector('[name=PlanName]').focus()"));
    page.press_key(Key::F8);
    page.until("retention", &format!("{ROOT}.activeElement?.name === 'Retention'"));
    page.chord(&[Key::Shift], Key::F8);
    page.until("name", &format!("{ROOT}.activeElement?.name === 'PlanName'"));
}

#[test]
fn the_request_is_copied_from_where_one_types() {
    let page = Page::open("/");
    page.allow_copying();
    page.form(0).click("[name=PlanName]");
    page.press("nightly");
    page.chord(&[Key::Control], Key::Enter);
    page.form(0).says(".pane__size", "Copied JSON");
    assert!(page.copied().contains("nightly"));
}

#[test]
fn the_shortcuts_are_listed() {
    let page = Page::open("/");
    page.press("?");
    page.form(0).says("#dialog-shortcuts", "Copy the request");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    page.press_key(Key::Escape);
    page.until("the button", &format!("{ROOT}.activeElement?.id === 'open-shortcuts'"));
}

/// Loads the page anew, and waits until the form is there again: the page that goes still answers for a while.
fn reload(page: &Page) {
    page.script("window.goes = true; location.reload()");
    let there = "!window.goes && document.querySelector('create-backup-plan')?.shadowRoot?.querySelector('.finder')";
    page.until("the form", there);
}

/// WCAG 2.1.4: who speaks to the computer may say a character by mistake.
#[test]
fn shortcuts_of_one_character_can_be_switched_off_for_good() {
    let page = Page::open("/");
    let form = page.form(0);
    page.press("?");
    form.click("#single-keys");
    page.until("off", &format!("{ROOT}.querySelector('#single-keys').ariaChecked === 'false'"));
    page.press_key(Key::Escape);
    reload(&page);
    // After a reload Firefox has the focus nowhere. `/` is then its own: it looks for text with it.
    form.click(".bar__brand");
    page.press("?");
    page.chord(&[Key::Control], Key::Enter);
    form.says(".pane__size", "Copied JSON");
    assert_eq!(
        page.script(&format!("return {ROOT}.querySelector('dialog, .finder .cap')")),
        Value::Null
    );
    form.click("#open-shortcuts");
    form.click("#single-keys");
    page.press_key(Key::Escape);
    page.press("/");
    form.find("#jump-query");
}

#[test]
fn the_page_begins_in_the_language_and_the_colours_that_were_chosen() {
    let page = Page::open("/");
    page.script(&format!(
        "const list = {ROOT}.querySelector('#Language');
         list.value = 'zh-CN';
         list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ));
    let theme = format!("{ROOT}.querySelector('.app').dataset.theme");
    page.until("Chinese", &format!("{ROOT}.querySelector('.app').lang === 'zh-CN'"));
    page.script(&format!("{ROOT}.querySelector('.bar__tools > .button:last-child').click()"));
    page.until("other colours", &format!("{theme} !== 'auto'"));
    let chosen = page.script(&format!("return {theme}"));
    let kept = "return Object.keys(localStorage).sort().join()";
    assert_eq!(page.script(kept), "create-backup-plan:locale,create-backup-plan:theme");
    reload(&page);
    page.until("Chinese", &format!("{ROOT}.querySelector('.app')?.lang === 'zh-CN'"));
    page.until("the colours", &format!("{theme} === {chosen}"));
    // What the page would begin with by itself is not kept.
    page.script(
        "const form = document.querySelector('create-backup-plan');
         form.setAttribute('theme', 'auto');
         form.setAttribute('locale', 'en')",
    );
    page.until("nothing kept", "localStorage.length === 0");
}

/// WCAG 2.4.1: the request is some eighty stops away.
#[test]
fn the_first_stop_leads_to_the_request() {
    let page = Page::open("/");
    page.press_key(Key::Tab);
    page.until("the way", &format!("{ROOT}.activeElement?.matches('.skip')"));
    page.press_key(Key::Enter);
    page.until("the request", &format!("{ROOT}.activeElement?.id === 'output'"));
}

#[test]
fn it_looks_right_in_every_dress() {
    let page = Page::open("/");
    let form = page.form(0);
    // Not by the mouse: the driver scrolls no further than to where a bar may cover the button.
    let press = |id: &str| page.script(&format!("{ROOT}.querySelector('{id}').click()"));
    for (language, dark) in [("en", false), ("zh-CN", true)] {
        page.script(&format!(
            "document.querySelector('create-backup-plan').setAttribute('locale', '{language}')"
        ));
        page.until(language, &format!("{ROOT}.querySelector('.app').lang === '{language}'"));
        page.dark(dark);
        for width in [1440, 1024, 320] {
            page.resize(width, 900);
            let name = |what: &str| format!("{what}-{language}-{width}");
            press("#Schedule-help");
            press("#PlanName-help");
            press("#narrow");
            fits(&page, &name("help"));
            press("#open-jump");
            form.find("#jump-query");
            fits(&page, &name("jump"));
            page.press_key(Key::Escape);
            page.until("no dialog", &format!("!{ROOT}.querySelector('dialog')"));
            press("#open-shortcuts");
            fits(&page, &name("shortcuts"));
            page.press_key(Key::Escape);
            page.until("no dialog", &format!("!{ROOT}.querySelector('dialog')"));
            press("#Schedule-help");
            press("#PlanName-help");
            press("#narrow");
        }
    }
}

#[test]
fn every_help_of_every_source_type_can_be_read() {
    let page = Page::open("/");
    let form = page.form(0);
    for source in ["ECS_FILE", "OSS", "NAS", "OTS", "UDM_ECS", "SYNC"] {
        open_all(&page, &form, source);
        assert_eq!(page.accessibility(), Vec::<String>::new(), "{source}");
    }
}

/// Chooses a source type and opens the help of each of its fields.
fn open_all(page: &Page, form: &Form<'_>, source: &str) {
    page.script("window.scrollTo(0, 0)");
    choose(form, source);
    page.script(&format!(
        "for (const button of {ROOT}.querySelectorAll('button[id$=\"-help\"][aria-expanded=false]')) button.click()"
    ));
    page.until(
        "all of them",
        &format!("{ROOT}.querySelectorAll('button[id$=\"-help\"]').length === {ROOT}.querySelectorAll('.help').length"),
    );
}

#[track_caller]
fn fits(page: &Page, name: &str) {
    page.screenshot(&format!("finding-{name}"));
    assert_eq!(page.accessibility(), Vec::<String>::new(), "{name}");
    let overflow = page.script("return document.documentElement.scrollWidth - innerWidth");
    assert!(overflow.as_i64().unwrap() <= 0, "{name}: {overflow} pixels too wide");
}
