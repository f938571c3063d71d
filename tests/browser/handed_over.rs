//! The element where its plan is handed over: in a `<form>` of its page, or by the button of its own.

use serde_json::json;

use crate::element::{events, widget};
use crate::harness::Page;

#[test]
fn a_form_is_not_sent_before_the_plan_is_there() {
    let page = Page::open("/");
    let valid = page.ask(&format!(
        "const form = document.createElement('form');
         const element = document.createElement('create-backup-plan');
         element.value = {GOOD};
         form.append(element);
         document.body.append(form);
         const early = form.checkValidity();
         await element.ready();
         return [early, form.checkValidity()]"
    ));
    assert_eq!(valid, json!([false, true]));
}

#[test]
fn what_the_page_says_keeps_nothing_from_being_sent_again() {
    let page = widget("submit");
    page.ask(&format!(
        "await element.setPlan({GOOD});
         element.messages = [{{ pointer: '', message: 'The server is busy.' }}];
         await element.getPlan()"
    ));
    assert_eq!(page.script("return element.checkValidity()"), true);
    page.form(0).says(".app", "The server is busy.");
    page.form(0).click("#submit");
    page.until("submit", "events.some(([type]) => type === 'submit')");
    page.until("no message", "!element.shadowRoot.textContent.includes('The server is busy.')");
}

#[test]
fn validity_is_told_when_it_changes() {
    let page = widget("");
    let first = page.script("return events.filter(([type]) => type === 'validity').at(-1)[1]");
    assert_eq!(first["valid"], false);
    assert!(first["errors"].as_u64().unwrap() > 0);
    assert_eq!(page.script("return element.matches(':state(invalid)')"), true);
    let issues = page.ask("return await element.validate()");
    assert_eq!(
        issues.as_array().unwrap().iter().filter(|issue| issue["severity"] == "error").count(),
        usize::try_from(first["errors"].as_u64().unwrap()).unwrap()
    );
    page.ask(&format!("await element.setPlan({GOOD})"));
    let last = page.script("return events.filter(([type]) => type === 'validity').at(-1)[1]");
    assert_eq!(last["errors"], 0);
    assert_eq!(page.script("return element.matches(':state(invalid)')"), false);
    assert_eq!(
        page.script("return [element.validationMessage, element.checkValidity()]"),
        json!(["", true])
    );
}

/// A plan without errors.
const GOOD: &str = r#"{
    SourceType: "OSS", BackupType: "COMPLETE", PlanName: "nightly", Bucket: "b-1",
    VaultId: "v-000abcdefghijklmnop1", Schedule: "I|4102444800|P1D", Retention: 7 }"#;

#[test]
fn a_form_of_the_page_carries_the_plan() {
    let page = Page::open("/");
    let data = page.ask(&format!(
        "const form = document.createElement('form');
         const element = document.createElement('create-backup-plan');
         element.name = 'plan';
         element.value = {GOOD};
         form.append(element);
         document.body.append(form);
         await element.ready();
         const data = Object.fromEntries(new FormData(form));
         const valid = form.checkValidity();
         await element.setPlan({{ PlanName: 'x' }});
         const now = JSON.parse(new FormData(form).get('plan'));
         form.reset();
         const again = (await element.getPlan()).PlanName;
         element.disabled = true;
         return [JSON.parse(data.plan).PlanName, valid, now, form.checkValidity(), again, [...new FormData(form)].length,
             element.form === form, element.type]"
    ));
    assert_eq!(
        data,
        json!(["nightly", true, {"PlanName": "x"}, true, "nightly", 0, true, "create-backup-plan"])
    );
}

#[test]
fn a_form_that_is_submitted_with_errors_shows_them() {
    let page = Page::open("/");
    page.ask(
        "document.querySelector('create-backup-plan').remove();
         const form = document.createElement('form');
         const element = document.createElement('create-backup-plan');
         form.append(element);
         form.addEventListener('submit', event => { event.preventDefault(); window.sent = true; });
         document.body.append(form);
         await element.ready();
         form.requestSubmit()",
    );
    page.form(0).find("#summary");
    page.until("focus", "document.activeElement.shadowRoot?.activeElement?.id === 'summary'");
    assert_eq!(page.script("return window.sent ?? false"), false);
}

#[test]
fn the_button_hands_the_plan_to_the_page() {
    let page = widget("submit region=cn-shanghai");
    assert_eq!(page.form(0).text("#submit"), "Create plan");
    events(&page);
    page.form(0).click("#submit");
    page.form(0).find("#summary");
    assert_eq!(events(&page), Vec::<String>::new());
    page.ask(&format!("await element.setPlan({GOOD})"));
    page.form(0).click("#submit");
    page.until("submit", "events.some(([type]) => type === 'submit')");
    let request = page.script("return events.find(([type]) => type === 'submit')[1]");
    assert_eq!(request["plan"]["Bucket"], "b-1");
    assert_eq!(request["action"], "CreateBackupPlan");
    assert_eq!(request["region"], "cn-shanghai");
    assert_eq!(request["endpoint"], "hbr.cn-shanghai.aliyuncs.com");
    assert_eq!(
        request["body"]["Bucket"].as_str().or(request["query"]["Bucket"].as_str()),
        Some("b-1")
    );

    page.script("element.setAttribute('submit', 'Save it')");
    page.form(0).shows("#submit", "Save it");
}

#[test]
fn nothing_is_handed_over_to_an_address_that_is_none() {
    let page = widget("submit");
    page.ask(&format!("await element.setPlan({GOOD})"));
    page.form(0).fill("Endpoint", "not a host");
    events(&page);
    page.form(0).click("#submit");
    page.until("focus", "element.shadowRoot.activeElement?.id === 'Endpoint'");
    assert_eq!(events(&page), Vec::<String>::new());
}

#[test]
fn an_uncancelled_submit_submits_the_form_around() {
    let page = Page::open("/");
    let sent = page.ask(&format!(
        "document.querySelector('create-backup-plan').remove();
         const form = document.createElement('form');
         const element = document.createElement('create-backup-plan');
         element.submit = '';
         element.name = 'plan';
         element.value = {GOOD};
         form.append(element);
         document.body.append(form);
         await element.ready();
         const sent = new Promise(done => form.addEventListener('submit', event => {{
             event.preventDefault();
             done(JSON.parse(new FormData(form).get('plan')).PlanName);
         }}));
         element.shadowRoot.querySelector('#submit').click();
         return await sent"
    ));
    assert_eq!(sent, "nightly");
}
