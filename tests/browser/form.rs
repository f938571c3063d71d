//! The form as a person uses it: when problems show, and what is sent.

use fantoccini::key::Key;

use crate::element::widget;
use crate::engine::Engine;
use crate::harness::{Form, Page};

#[test]
fn the_page_starts() {
    let page = Page::open("/");
    assert_eq!(page.form(0).text("h1"), "Create a backup plan");
    assert_eq!(page.script("return document.title"), "Create a backup plan");
}

#[test]
fn what_is_typed_shows_in_the_output() {
    let page = Page::open("/");
    let form = page.form(0);
    form.fill("PlanName", "nightly");
    form.says(".output", r#""PlanName": "nightly""#);
    form.fill("PlanName", "每晚");
    form.says(".output", r#""PlanName": "每晚""#);
}

#[test]
fn a_label_leads_to_its_control() {
    let page = Page::open("/");
    page.form(0).click("label[for=PlanName]");
    assert_eq!(page.focused(), "PlanName");
}

#[test]
fn problems_show_late_and_go_early() {
    let page = Page::open("/");
    let form = page.form(0);
    // V1: an untouched field, and one that is left empty, show nothing.
    page.tab_to("PlanName");
    page.press_key(Key::Tab);
    assert_eq!(form.count("[aria-invalid=true], .message--error"), 0);
    // V2: nothing while it is typed for the first time, the problem once it is left.
    form.control("PlanName");
    form.click("[name=PlanName]");
    page.press("x".repeat(65));
    assert_eq!(form.count("[name=PlanName][aria-invalid=true]"), 0);
    page.press_key(Key::Tab);
    form.find("[name=PlanName][aria-invalid=true]");
    // A5: what is red is also said.
    let described = page.script(&format!(
        "const root = {ROOT};
         const ids = root.querySelector('[name=PlanName]').getAttribute('aria-describedby').split(' ');
         return ids.map(id => root.getElementById(id).textContent).join(' ')"
    ));
    assert!(
        described.as_str().unwrap().contains("Plan name must be 64 characters or fewer"),
        "{described}"
    );
    // V3: gone with the keystroke that mends it.
    form.click("[name=PlanName]");
    page.press_key(Key::End);
    page.press_key(Key::Backspace);
    page.until("no error", &format!("!{ROOT}.querySelector('[name=PlanName][aria-invalid]')"));
}

#[test]
fn an_attempt_brings_the_summary_and_its_links_lead_to_the_fields() {
    let page = Page::open("/");
    page.allow_copying();
    let form = page.form(0);
    form.put("PlanName", "nightly");
    form.click("#copy");
    form.says(".pane__size", "Copied JSON");
    assert_eq!(page.focused(), "summary");
    assert!(page.script("return document.title").as_str().unwrap().starts_with("Error: "));
    assert!(page.copied().contains("nightly"), "what has problems is copied all the same");
    form.says(".output__note--error", "You can still copy it");
    // The same words in the summary and beside the field.
    let link = form.text(".summary .link");
    form.says(".field__messages", "");
    let inline = page.script(&format!(
        "return [...{ROOT}.querySelectorAll('.message__text')].some(text => text.textContent.endsWith({}))",
        serde_json::Value::from(link)
    ));
    assert_eq!(inline, true);
    form.click(".summary .link");
    assert_eq!(page.focused(), "InstanceId");
    form.put("InstanceId", "i-bp1567rc0o5rz8bxnltz");
    page.until("no summary", &format!("!{ROOT}.querySelector('.summary')"));
    assert_eq!(page.script("return document.title"), "Create a backup plan");
}

#[test]
fn copying_moves_nothing_under_the_pointer() {
    let page = Page::open("/");
    for (width, button) in [(1440, "#copy"), (360, ".actions .button--primary")] {
        page.resize(width, 900);
        let top = || {
            page.script(&format!(
                "return {ROOT}.querySelector('{button}').getBoundingClientRect().top"
            ))
        };
        page.form(0).put("PlanName", "");
        page.form(0).click("[name=PlanName]");
        page.press("x".repeat(65));
        let before = top();
        // The press of the mouse takes the focus away, which shows the problem; only then is the button let go.
        page.script(&format!("{ROOT}.querySelector('[name=PlanName]').blur()"));
        page.form(0).find("[name=PlanName][aria-invalid=true]");
        assert_eq!(top(), before, "{button}");
    }
}

#[test]
fn a_fix_is_named_and_mends() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("Schedule", "I|1795543200|1D");
    let fix = form.find("[id=Schedule-label]");
    drop(fix);
    form.says(FIX, "Write P1D");
    let name = page.script(&format!("return {ROOT}.querySelector('{FIX}').textContent"));
    assert!(name.as_str().unwrap().contains("Schedule"), "{name}");
    form.click(FIX);
    form.says(".output", r#""Schedule": "I|1795543200|P1D""#);
    assert_eq!(form.value("Schedule.every"), "1");
}

#[test]
fn what_has_a_name_of_its_own_is_removed_where_it_is_said() {
    let page = Page::open("/");
    let form = page.form(0);
    page.script("document.querySelector('create-backup-plan').value = {SourceType: 'OSS', Extra: 1, Bucket: 'abc'}");
    form.says(".output", r#""Extra": 1"#);
    form.says(FIX, "Remove");
    form.click(FIX);
    page.until(
        "it is gone",
        &format!("!{ROOT}.querySelector('.output').textContent.includes('Extra')"),
    );
    form.says(".output", r#""Bucket": "abc""#);
    // Nothing of its own is left to go to: the focus is at what is chosen, not at what would be another choice.
    assert_eq!(page.script(&format!("return {ROOT}.activeElement.value")), "OSS");
}

#[test]
fn what_is_yet_to_be_filled_in_is_listed_and_leads_to_its_field() {
    let page = Page::open("/");
    let form = page.form(0);
    form.says(".status", "Not complete yet");
    form.click(".status");
    form.says(".problems__list", "Enter the ECS instance ID");
    assert_eq!(form.count(".problems__list .link--error"), 0, "nothing is held against anyone yet");
    form.click(".problems__item .link--pending");
    assert_eq!(page.focused(), "PlanName");
}

#[test]
fn why_opens_in_place_and_names_its_source() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("VaultId", "v-0006******q");
    form.click(".message--warning .button--link");
    form.says(".why", "API page");
    let link = page.script(&format!(
        "const link = {ROOT}.querySelector('.why a'); return [link.target, link.rel, link.href.includes('createbackupplan')].join()"
    ));
    assert_eq!(link, "_blank,noreferrer,true");
}

#[test]
fn a_source_type_hides_what_it_does_not_take_and_keeps_it() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("InstanceId", "i-bp1567rc0o5rz8bxnltz");
    choose(&form, "OSS");
    assert_eq!(form.count("[name=InstanceId]"), 0);
    form.says(".rest", "Not sent: ECS instance ID");
    assert!(!form.text(".output").contains("InstanceId"));
    assert_eq!(form.count("[aria-invalid=true]"), 0);
    choose(&form, "ECS_FILE");
    assert_eq!(form.value("InstanceId"), "i-bp1567rc0o5rz8bxnltz");
    form.says(".output", "InstanceId");
    choose(&form, "NAS");
    form.click(".rest .button");
    choose(&form, "ECS_FILE");
    assert_eq!(form.value("InstanceId"), "");
}

#[test]
fn lists_are_edited_by_their_buttons() {
    let page = Page::open("/");
    let form = page.form(0);
    form.fill("Path.1", "/a");
    page.press_key(Key::Enter);
    assert_eq!(page.focused(), "Path.2");
    page.press("/b");
    form.click("#Path-2-up");
    form.says(".output", "\"/b\",\n    \"/a\"");
    assert_eq!(page.focused(), "Path-1-up", "the focus stays with the row");
    form.click("#Path-1-remove");
    page.until("one row", &format!("{ROOT}.querySelectorAll('[name^=\"Path.\"]').length === 1"));
    form.click("#Path-paste");
    page.until("the box has the focus", &format!("{ROOT}.activeElement.id === 'Path-lines'"));
    page.press_key(Key::Escape);
    page.until("and its button again", &format!("{ROOT}.activeElement.id === 'Path-paste'"));
    form.click("#Path-paste");
    page.script(&format!("{ROOT}.querySelector('#Path-lines').value = '/x\\r\\n\\n/y'"));
    form.click("#Path-lines-add");
    form.says(".output", "\"/a\",\n    \"/x\",\n    \"/y\"");
}

#[test]
fn the_language_changes_everything_but_what_was_typed() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("PlanName", "nightly");
    page.script("document.querySelector('create-backup-plan').setAttribute('locale', 'zh-CN')");
    form.shows("h1", "创建备份计划");
    assert_eq!(page.script("return document.documentElement.lang"), "zh-CN");
    assert_eq!(form.value("PlanName"), "nightly");
}

#[test]
fn the_last_word_is_announced_once_it_is_quiet() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("PlanName", &"x".repeat(65));
    form.says("[role=status]", "Needs fixing: 1 error");
    assert_eq!(form.count("[role=status], [aria-live=polite]"), 1);
}

/// The first fix beside a field.
const FIX: &str = ".message--error .message__acts .button";

/// The shadow root of the first form.
pub(crate) const ROOT: &str = "document.querySelector('create-backup-plan').shadowRoot";

/// Chooses a source type.
pub(crate) fn choose(form: &Form<'_>, source: &str) {
    form.click(&format!(".card:has([value={source}])"));
    form.says(".output", &format!(r#""SourceType": "{source}""#));
}

/// V6: what leaving a field shows must not move a button away from under the pointer that presses it.
#[test]
fn a_press_meets_what_it_was_aimed_at() {
    let page = Page::open("/");
    let form = page.form(0);
    form.fill("VaultId", "bad");
    let at = page.script(&format!(
        "const zone = {ROOT}.querySelectorAll('[name=\"Schedule.zone\"]')[1];
         zone.scrollIntoView({{ block: 'center' }});
         const box = zone.getBoundingClientRect();
         return [box.x + box.width / 2, box.y + box.height / 2]"
    ));
    page.mouse_down(at[0].as_f64().unwrap(), at[1].as_f64().unwrap());
    // By then everything that has happened is drawn.
    page.ask("await document.querySelector('create-backup-plan').validate()");
    assert_eq!(form.count(".message--warning"), 0, "it waits for the pointer");
    page.mouse_up();
    page.until("UTC", &format!("{ROOT}.querySelectorAll('[name=\"Schedule.zone\"]')[1].checked"));
    form.says(".message--warning", "Vault ID should be");
}

#[test]
fn what_a_button_copies_is_tidied_first() {
    let page = Page::open("/");
    if page.engine() == Engine::Firefox {
        let reason = "its driver clicks from a script, and nothing is drawn until that ends";
        return page.engine().leaves_out("what_a_button_copies_is_tidied_first", reason);
    }
    page.allow_copying();
    let form = page.form(0);
    form.click("#fill-in");
    form.fill("PlanName", "  nightly ");
    form.click("#copy");
    form.says(".pane__size", "Copied JSON");
    assert!(page.copied().contains("\"nightly\""), "{}", page.copied());
}

/// The button of a page is pressed in the form and let go elsewhere.
#[test]
fn a_press_that_ends_outside_is_over() {
    let page = widget("");
    let form = page.form(0);
    form.fill("VaultId", "bad");
    page.script(&format!(
        "const field = {ROOT}.querySelector('[name=VaultId]');
         const options = {{ bubbles: true, composed: true }};
         field.focus();
         field.dispatchEvent(new PointerEvent('pointerdown', options));
         field.blur();
         document.body.dispatchEvent(new PointerEvent('pointerup', options))"
    ));
    form.says(".message--warning", "Vault ID should be");
}

#[test]
fn what_cannot_be_taken_apart_is_kept_as_it_was_typed() {
    let page = Page::open("/");
    let form = page.form(0);
    form.fill("SpeedLimit", "0|24|5120");
    form.fill("PlanName", "nightly");
    form.says(".message--error", "has bars where colons belong");
    assert_eq!(form.value("SpeedLimit"), "0|24|5120");
    form.click("#Schedule-suggest");
    page.until("daily", &format!("{ROOT}.querySelector('[name=Schedule]').value.endsWith('|P1D')"));
    form.fill("Schedule.every", "4h");
    assert!(form.value("Schedule").ends_with("|PT4H"));
}

#[test]
fn an_endpoint_is_replaced_and_given_back() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#tab-cli");
    form.put("Endpoint", "hbr-vpc.cn-hangzhou.aliyuncs.com");
    form.says(".output", "--endpoint hbr-vpc.cn-hangzhou.aliyuncs.com");
    form.put("Endpoint", "hbr.cn-hangzhou.aliyuncs.com");
    page.until(
        "the region's own",
        &format!("!{ROOT}.querySelector('.output').innerText.includes('--endpoint')"),
    );
}
