//! What the page and the element hold together: the plan, the region, messages, the right to submit.

use fantoccini::key::Key;
use serde_json::json;

use crate::element::widget;
use crate::form::ROOT;
use crate::harness::Page;

/// A plan without errors, as a script writes it.
const PLAN: &str = "{ SourceType: 'OSS', PlanName: 'nightly', BackupType: 'COMPLETE', VaultId: 'v-0003gxoksflhu46w185s', \
                    Schedule: 'I|4102444800|P1D', Retention: 7, Bucket: 'photos' }";

/// Notes the events of a name in `heard`.
fn listen(page: &Page, name: &str) {
    page.script(&format!(
        "window.heard = []; element.addEventListener('{name}', event => heard.push(event.detail))"
    ));
}

#[test]
fn what_is_switched_off_submits_nothing() {
    let page = widget("submit");
    listen(&page, "cbp-submit");
    let press = format!("{ROOT}.querySelector('#submit').click(); await element.validate()");
    let count = page.ask(&format!(
        "element.value = {PLAN};
         await element.getPlan();
         element.disabled = true;
         {press};
         const off = heard.length;
         element.disabled = false;
         await element.validate();
         {press};
         return [off, heard.length]"
    ));
    assert_eq!(count, json!([0, 1]));
}

#[test]
fn the_region_that_is_chosen_is_told_and_stays() {
    let page = widget("region=cn-shanghai");
    listen(&page, "cbp-region");
    page.ask("element.region = 'cn-beijing'; await element.validate()");
    page.script(&format!(
        "const list = {ROOT}.querySelector('#RegionId');
         list.value = 'ap-southeast-1';
         list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ));
    page.until("event", "heard.length > 0");
    let told = page.ask(
        "const main = element.parentElement;
         const told = [heard, element.region];
         element.remove();
         await new Promise(setTimeout);
         main.append(element);
         await element.ready();
         const again = element.shadowRoot.querySelector('[name=RegionId]').value;
         element.region = 'cn-shanghai';
         await element.validate();
         return [...told, again, element.shadowRoot.querySelector('[name=RegionId]').value, heard.length]",
    );
    let event = json!({"region": "ap-southeast-1", "endpoint": ""});
    assert_eq!(told, json!([[event], "ap-southeast-1", "ap-southeast-1", "cn-shanghai", 1]));
}

#[test]
fn what_is_typed_survives_the_plan_of_before() {
    let page = widget("");
    page.ask(&format!("window.plan = {PLAN}; element.value = plan; await element.getPlan()"));
    page.form(0).click("[name=PlanName]");
    page.press_key(Key::End);
    page.press("x");
    page.form(0).says(".output", "nightlyx");
    // As a framework does that renders while one types.
    let kept = page.ask("element.value = { ...plan }; return (await element.getPlan()).PlanName");
    assert_eq!(kept, "nightlyx");
    // Once the field is left, the page has the new plan, and the old one is another.
    page.press_key(Key::Tab);
    page.until("change", "events.some(([type]) => type === 'change')");
    let set = page.ask("element.value = { ...plan }; return (await element.getPlan()).PlanName");
    assert_eq!(set, "nightly");
}

#[test]
fn messages_of_the_page_do_not_make_a_plan_wrong() {
    let page = widget("submit");
    let standing = page.ask(&format!(
        "element.value = {PLAN};
         element.messages = [{{ pointer: '/PlanName', message: 'Name taken' }}];
         await element.validate();
         const [counts] = events.filter(([type]) => type === 'validity').at(-1).slice(1);
         return [counts.errors, counts.valid, element.matches(':state(invalid)'), element.checkValidity()]"
    ));
    assert_eq!(standing, json!([0, true, false, true]));
    page.form(0).says(".summary", "Name taken");
    page.until(
        "said",
        &format!("{ROOT}.querySelector('[role=status]').textContent.includes('Name taken')"),
    );
}

#[test]
fn a_message_that_is_done_with_does_not_come_back() {
    let page = widget("submit");
    let shown = page.ask(&format!(
        "const list = () => [{{ pointer: '/PlanName', message: 'Name taken' }}, {{ pointer: '', message: 'Throttled' }}];
         const says = text => element.shadowRoot.textContent.includes(text);
         const shown = [];
         const note = async () => (await element.validate(), shown.push([says('Name taken'), element.messages.length]));
         element.value = {PLAN};
         element.messages = list();
         await note();
         await element.setPlan({{ PlanName: 'weekly' }}, {{ mode: 'merge' }});
         await note();
         element.messages = list();
         await note();
         const main = element.parentElement;
         element.remove();
         await new Promise(setTimeout);
         main.append(element);
         await element.ready();
         await note();
         element.shadowRoot.querySelector('#submit').click();
         await element.validate();
         element.messages = list();
         await note();
         return shown"
    ));
    // Of the whole plan it is said until anything changes; after another try the page may say the same again.
    assert_eq!(shown, json!([[true, 2], [false, 0], [false, 0], [false, 0], [true, 2]]));
}

#[test]
fn a_message_about_a_row_that_is_missing_stands_at_its_list() {
    let page = widget("");
    page.ask("element.messages = [{ pointer: '/Rule/3/Schedule', message: 'No such rule' }]; await element.validate()");
    page.form(0).says("#section-rules, .app", "No such rule");
    assert_eq!(page.ask("return (await element.validate()).at(-1).pointer"), "/Rule");
}

#[test]
fn nothing_leads_to_a_section_that_is_left_out() {
    let page = widget("sections=what+when submit");
    page.ask("element.value = { SourceType: 'OSS', Retention: -5 }; await element.getPlan()");
    page.script(&format!("{ROOT}.querySelector('#submit').click()"));
    page.form(0).says(".summary", "Retention must be");
    let links = page.script(&format!(
        "return [...{ROOT}.querySelectorAll('.summary__item')].filter(item => item.textContent.includes('Retention'))
             .map(item => item.querySelectorAll('.link').length)"
    ));
    assert_eq!(links, json!([0]));
}

#[test]
fn one_class_has_as_many_names_as_the_page_wants() {
    let page = widget("");
    let made = page.ask(
        "const { define, CreateBackupPlanElement } = await import(new URL('element.js', document.baseURI).href);
         // In Firefox a script of a test has modules of its own.
         CreateBackupPlanElement.load = customElements.get('create-backup-plan').load;
         define('a-plan'); define('b-plan'); define('b-plan');
         const made = ['a-plan', 'b-plan'].map(name => document.createElement(name));
         document.querySelector('main').append(...made);
         await Promise.all(made.map(element => element.ready()));
         return made.map(element => element instanceof CreateBackupPlanElement)",
    );
    assert_eq!(made, json!([true, true]));
}

#[test]
fn the_focus_comes_in_once_the_form_is_there() {
    let page = widget("");
    let focused = page.ask(
        "const late = document.createElement('create-backup-plan');
         document.querySelector('main').append(late);
         late.focus();
         await late.ready();
         await late.validate();
         return [document.activeElement === late, late.shadowRoot.activeElement?.name]",
    );
    assert_eq!(focused, json!([true, "SourceType"]));
}

#[test]
fn what_a_rule_counts_for_is_the_pages_choice() {
    let page = widget("");
    let says = |rule: &str| {
        format!(
            "return (await element.validate()).find(issue => issue.rule === '{rule}')?.severity"
        )
    };
    let severity = |rule: &str| page.ask(&says(rule));
    assert_eq!(severity("source-type/other-operation"), "note");
    assert_eq!(severity("plan-name/expected"), "warning");
    page.script("element.levels = 'source-type/other-operation=off plan-name/expected=error'");
    page.until("a note less", "!element.shadowRoot.querySelector('.message--note')");
    assert_eq!(severity("source-type/other-operation"), serde_json::Value::Null);
    assert_eq!(severity("plan-name/expected"), "error");
    page.script("element.removeAttribute('levels')");
    page.until("the note", "element.shadowRoot.querySelector('.message--note')");
}
