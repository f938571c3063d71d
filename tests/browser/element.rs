//! The element as its page uses it: properties, methods, events and states.

use serde_json::{Value, json};

use crate::harness::Page;

/// A page with one element of its own, named `element` for scripts, with these attributes, and what it says listed in
/// `events`.
pub(crate) fn widget(attributes: &str) -> Page {
    let page = Page::open("/");
    page.ask(&format!(
        "document.querySelector('create-backup-plan').remove();
         const names = {};
         window.element = document.createElement('create-backup-plan');
         for (const [name, value] of names) element.setAttribute(name, value);
         window.events = [];
         for (const type of ['ready', 'input', 'change', 'validity', 'import', 'submit', 'copy', 'error'])
             document.addEventListener('cbp-' + type, event => events.push([type, JSON.parse(JSON.stringify(event.detail))]));
         const main = document.createElement('main');
         main.append(document.createElement('h1'), element);
         main.firstChild.textContent = 'Backups';
         document.body.append(main);
         await element.ready()",
        attributes_of(attributes)
    ));
    page
}

/// `a=b c` as the entries of a JavaScript map.
fn attributes_of(text: &str) -> Value {
    let one = |word: &str| match word.split_once('=') {
        Some((name, value)) => json!([name, value.replace('+', " ")]),
        None => json!([word, ""]),
    };
    text.split_ascii_whitespace().map(one).collect()
}

/// The events so far, without those that only say how the plan stands.
pub(crate) fn events(page: &Page) -> Vec<String> {
    let events = page.script("return events.splice(0).map(([type]) => type)");
    crate::harness::strings(&events).into_iter().filter(|name| name != "validity").collect()
}

#[test]
fn a_method_waits_for_the_form() {
    let page = Page::open("/");
    let plan = page.ask(
        "const element = document.createElement('create-backup-plan');
         document.body.append(element);
         return await element.getPlan()",
    );
    assert_eq!(plan, json!({"SourceType": "ECS_FILE", "BackupType": "COMPLETE"}));
}

#[test]
fn calls_take_their_turns() {
    let page = Page::open("/");
    let answers = page.ask(
        "const element = document.querySelector('create-backup-plan');
         element.value = { SourceType: 'OSS' };
         const clean = element.dirty;
         await Promise.all([{ Bucket: 'photos' }, { PlanName: 'nightly' }].map((plan) => element.setPlan(plan, { mode: 'merge' })));
         const plan = await element.getPlan();
         return [clean, plan, element.dirty, await Promise.all([element.undo(), element.undo(), element.undo()])]",
    );
    let plan = json!({"SourceType": "OSS", "PlanName": "nightly", "Bucket": "photos"});
    assert_eq!(answers, json!([false, plan, true, [true, true, false]]));
}

#[test]
fn a_label_of_the_page_leads_into_the_form() {
    let page = Page::open("/");
    page.ask(
        "const label = document.createElement('label');
         document.querySelector('create-backup-plan').id = label.htmlFor = 'plan';
         document.body.prepend(label);
         label.click()",
    );
    page.until("the focus", "document.activeElement?.localName === 'create-backup-plan'");
    assert_eq!(page.focused(), "SourceType");
}

#[test]
fn a_method_of_an_element_in_no_document_says_so() {
    let page = Page::open("/");
    let answer = page.ask("return await document.createElement('create-backup-plan').getPlan()");
    assert!(answer.as_str().unwrap().starts_with("threw: InvalidStateError"), "{answer}");
}

#[test]
fn what_is_set_before_the_form_is_there_is_what_it_begins_with() {
    let page = Page::open("/");
    let begun = page.ask(
        "const element = document.createElement('create-backup-plan');
         element.value = { SourceType: 'OSS', Bucket: 'b-1' };
         const before = element.value.Bucket;
         document.body.append(element);
         await element.ready();
         return [before, element.value, element.matches(':state(dirty)'), element.matches(':state(ready)')]",
    );
    assert_eq!(begun, json!(["b-1", {"SourceType": "OSS", "Bucket": "b-1"}, false, true]));
}

#[test]
fn what_is_set_before_the_class_is_there_counts() {
    let page = Page::open("/");
    let begun = page.ask(
        "const element = document.createElement('create-backup-plan');
         Object.defineProperty(element, 'value', { value: { PlanName: 'early' }, configurable: true, writable: true });
         document.body.append(element);
         await element.ready();
         return element.value.PlanName",
    );
    assert_eq!(begun, "early");
}

#[test]
fn every_property_set_before_the_class_is_there_counts() {
    let page = Page::open("/");
    let begun = page.ask(
        "const element = document.createElement('create-backup-plan');
         for (const [name, value] of [['theme', 'dark'], ['readOnly', true], ['submit', 'Go'], ['sourceType', 'OSS']])
             Object.defineProperty(element, name, { value, configurable: true, writable: true, enumerable: true });
         document.body.append(element);
         await element.ready();
         return [element.getAttribute('theme'), element.hasAttribute('readonly'), element.submit, element.value.SourceType]",
    );
    assert_eq!(begun, json!(["dark", true, "Go", "OSS"]));
}

#[test]
fn what_is_done_while_the_form_comes_is_not_lost() {
    let page = widget("");
    // However far the form is: each turn waits for one microtask more. Few turns in one script, which has its time limit.
    for first in (0..40).step_by(5) {
        let script = "const lost = [];
             for (let turns = FIRST; turns < FIRST + 5; turns++) {
                 const wanted = { SourceType: 'OSS', PlanName: 'n' + turns };
                 for (const how of ['set', 'take', 'again']) {
                     const element = document.createElement('create-backup-plan');
                     if (how === 'again') element.value = wanted;
                     document.body.append(element);
                     for (let turn = 0; turn < turns; turn++) await null;
                     if (how === 'set') element.value = wanted;
                     if (how === 'take') await element.setPlan(wanted);
                     if (how === 'again') {
                         element.remove();
                         await null;
                         await null;
                         document.body.append(element);
                     }
                     element.messages = [{ pointer: '/VaultId', message: 'heard' }];
                     await element.ready();
                     const heard = (await element.validate()).some(issue => issue.message === 'heard');
                     if (!heard || element.value.PlanName !== wanted.PlanName) lost.push([turns, how]);
                     element.remove();
                 }
             }
             return lost";
        let lost = page.ask(&script.replace("FIRST", &first.to_string()));
        assert_eq!(lost, json!([]));
    }
}

#[test]
fn an_element_that_goes_during_a_call_says_so() {
    let page = widget("");
    let answers = page.ask(
        "const answers = [];
         const hear = promise => promise.then(() => 'done', error => error.name);
         element.remove();
         answers.push(await hear(element.setPlan({ PlanName: 'x' })));
         document.body.append(element);
         await element.ready();
         answers.push(await hear(element.setPlan({ get PlanName() { element.destroy(); return 'x'; } })));
         document.body.append(element);
         answers.push(await hear(element.ready()), await hear(element.setPlan({ PlanName: 'x' })), element.value.PlanName);
         return answers",
    );
    assert_eq!(answers, json!(["InvalidStateError", "InvalidStateError", "done", "done", "x"]));
}

#[test]
fn a_destroyed_element_has_nothing_left_of_the_plan() {
    let page = widget("name=plan");
    let left = page.ask(
        "const form = document.createElement('form');
         document.body.append(form);
         form.append(element);
         await element.setPlan({ SourceType: 'NOPE' });
         const before = [...new FormData(form)].length;
         element.destroy();
         form.append(element);
         return [before, [...new FormData(form)].length, element.value ?? null, element.checkValidity(),
             element.matches(':state(invalid)'), element.matches(':state(dirty)')]",
    );
    // It has no plan yet: a form that is sent now would be sent without one.
    assert_eq!(left, json!([1, 0, null, false, false, false]));
}

#[test]
fn whole_numbers_keep_all_their_digits() {
    let page = widget("");
    let kept = page.ask(
        "await element.setPlan({ SourceType: 'ECS_FILE', CrossAccountUserId: 9999999999999997n });
         const plan = await element.getPlan();
         const { text } = await element.emit('json');
         return [typeof plan.CrossAccountUserId, String(plan.CrossAccountUserId), text.includes('9999999999999997')]",
    );
    assert_eq!(kept, json!(["bigint", "9999999999999997", true]));
    let rounded = page.ask("await element.setPlan({ CrossAccountUserId: 99999999999999970 })");
    let rounded = rounded.as_str().unwrap();
    assert!(rounded.contains("/CrossAccountUserId is a whole number"), "{rounded}");
    let plan = page.ask("return String((await element.getPlan()).CrossAccountUserId)");
    assert_eq!(plan, "9999999999999997");
}

#[test]
fn what_is_no_plan_is_refused_and_changes_nothing() {
    let page = widget("");
    page.form(0).fill("PlanName", "here");
    for (plan, reason) in [
        ("[1]", "A plan is an object"),
        ("'text'", "A plan is an object"),
        ("null", "A plan is an object"),
        ("{ Path: () => 1 }", "/Path is a function"),
        ("{ get Path() { throw 1 } }", "code of the caller threw"),
    ] {
        let answer = page.ask(&format!("await element.setPlan({plan})"));
        assert!(answer.as_str().unwrap().contains(reason), "{plan}: {answer}");
    }
    let answer = page.ask("await element.setPlan({}, { mode: 'merge', fast: true })");
    assert!(answer.as_str().unwrap().contains("fast"), "{answer}");
    assert_eq!(page.form(0).value("PlanName"), "here");
}

#[test]
fn a_plan_is_taken_as_one_step() {
    let page = widget("");
    page.form(0).fill("PlanName", "by hand");
    let steps = page.ask(
        "await element.setPlan({ VaultId: 'v-1' }, { mode: 'merge' });
         const merged = element.value;
         const undone = await element.undo();
         const before = element.value;
         const redone = await element.redo();
         const none = await element.redo();
         return [merged.PlanName, merged.VaultId, undone, before.VaultId ?? null, redone, element.value.VaultId, none]",
    );
    assert_eq!(steps, json!(["by hand", "v-1", true, null, true, "v-1", false]));
    let reset =
        page.ask("await element.reset(); return [element.value, element.matches(':state(dirty)')]");
    assert_eq!(reset, json!([{"SourceType": "ECS_FILE", "BackupType": "COMPLETE"}, false]));
}

#[test]
fn what_is_set_is_what_is_read() {
    let page = widget("");
    let read = page.ask(
        "element.value = { PlanName: 'a' };
         const at_once = element.value.PlanName;
         await element.ready();
         element.value = { PlanName: 'b' };
         const asked = (await element.getPlan()).PlanName;
         element.value = undefined;
         const none = await element.getPlan();
         return [at_once, asked, element.value.PlanName ?? null, none.SourceType]",
    );
    assert_eq!(read, json!(["a", "b", null, "ECS_FILE"]));
}

#[test]
fn a_plan_that_is_refused_leaves_the_one_that_is_there() {
    let page = widget("");
    page.form(0).fill("PlanName", "typed");
    page.form(0).says(".output", r#""PlanName": "typed""#);
    let kept = page.ask(
        "element.value = { Path: () => 1 };
         const before = element.value.PlanName;
         const main = element.parentElement;
         element.remove();
         await new Promise(setTimeout);
         const out = element.value.PlanName;
         main.append(element);
         return [before, out, (await element.getPlan()).PlanName]",
    );
    assert_eq!(kept, json!(["typed", "typed", "typed"]));
    assert!(page.complaints().join("\n").contains("/Path is a function"));
}

#[test]
fn typing_is_an_input_and_leaving_is_a_change() {
    let page = widget("");
    assert_eq!(events(&page), ["ready"]);
    page.form(0).click("[name=PlanName]");
    // One after the other: a slow machine shows two keys at once, and tells of both as one.
    page.press("a");
    page.form(0).says(".output", r#""PlanName": "a""#);
    page.press("b");
    page.form(0).says(".output", r#""PlanName": "ab""#);
    assert_eq!(events(&page), ["input", "input"]);
    page.press_key(fantoccini::key::Key::Tab);
    page.until("change", "events.some(([type]) => type === 'change')");
    let change = page.script("return events.find(([type]) => type === 'change')[1].plan.PlanName");
    assert_eq!(change, "ab");
    assert_eq!(events(&page), ["change"]);
    // What is chosen is complete at once.
    page.form(0).click("label.card:nth-of-type(2)");
    page.form(0).control("Bucket");
    page.until("change", "events.some(([type]) => type === 'change')");
    assert_eq!(events(&page), ["input", "change"]);
}

#[test]
fn what_the_page_changes_fires_no_input() {
    let page = widget("");
    events(&page);
    page.ask(
        "await element.setPlan({ SourceType: 'OSS' });
         await element.importText('{\"SourceType\":\"NAS\",\"FileSystemId\":\"f-1\"}');
         await element.undo();
         element.value = { SourceType: 'OTS' };
         element.setAttribute('source-type', 'SYNC');
         element.setAttribute('region', 'cn-beijing');
         await element.reset()",
    );
    assert_eq!(events(&page), Vec::<String>::new());
}

#[test]
fn a_plan_that_can_only_be_read_stays_as_it_is() {
    let page = widget("readonly");
    page.form(0).control("PlanName");
    let name = "element.shadowRoot.querySelector('[name=PlanName]')";
    assert_eq!(page.script(&format!("return {name}.readOnly")), true);
    page.form(0).click("[name=PlanName]");
    page.press("typed");
    assert_eq!(page.form(0).value("PlanName"), "");
    for gone in ["#open-paste", "#open-presets", "#undo", "#fill-in", "#edit-json"] {
        assert_eq!(page.form(0).count(gone), 0, "{gone}");
    }
    // The page may change it all the same.
    page.ask("await element.setPlan({ SourceType: 'ECS_FILE', PlanName: 'set' })");
    assert_eq!(page.form(0).value("PlanName"), "set");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    page.script("element.readOnly = false");
    page.form(0).fill("PlanName", "typed");
    page.form(0).says(".output", r#""PlanName": "typed""#);
}

#[test]
fn sections_and_outputs_are_the_pages_choice() {
    let page = widget("sections=what+when outputs=json+cli");
    page.form(0).control("PlanName");
    assert_eq!(page.form(0).count("[name='Path.1']"), 0);
    assert_eq!(page.form(0).count("[role=tab]"), 2);
    page.script("element.setAttribute('outputs', 'none')");
    page.until("no pane", "!element.shadowRoot.querySelector('#output')");
    assert_eq!(page.form(0).value("PlanName"), "");
    page.script("element.removeAttribute('sections')");
    page.form(0).control("Path.1");
    assert_eq!(page.accessibility(), Vec::<String>::new());
}

#[test]
fn a_misspelt_section_or_output_is_said_in_the_console() {
    let page = widget("sections=what+wen outputs=jsn levels=id/shap=note");
    let complaints = page.complaints();
    for word in
        ["sections has no \"wen\"", "outputs has no \"jsn\"", "levels has no \"id/shap=note\""]
    {
        assert!(complaints.iter().any(|line| line.contains(word)), "{word}: {complaints:?}");
    }
}

#[test]
fn the_page_says_which_vaults_there_are() {
    let page = widget("source-type=OSS");
    page.script(
        "element.options = { vaults: [{ VaultId: 'v-000abcdefghijklmnop1', VaultName: 'east', VaultType: 'STANDARD' }],
             buckets: [{ Name: 'photos', Location: 'oss-cn-hangzhou', StorageClass: 'Standard', CreationDate: '2020-01-01T00:00:00.000Z' }] }",
    );
    page.form(0).says("form, .app", "photos");
    page.form(0).says("form, .app", "east");
    assert!(reported(&page, "element.options = { vault: [] }").contains("There is no \"vault\""));
    // What is no entry is left out; all others are offered.
    for entry in
        ["1", "'v-000abcdefghijklmnop1'", "{}", "{ Name: 'b', Location: 'oss-cn-hangzhou' }"]
    {
        let set = format!(
            "element.options = {{ vaults: [{entry}, {{ VaultId: 'v-000abcdefghijklmnop2' }}] }}"
        );
        let said = reported(&page, &set);
        assert!(said.contains("options: vaults[0] has no VaultId."), "{entry}: {said}");
    }
    page.form(0).says("form, .app", "v-000abcdefghijklmnop2");
    page.script("element.options = { vaults: [], buckets: [] }");
}

/// What a script has the page report: an error that nobody catches.
#[track_caller]
fn reported(page: &Page, script: &str) -> String {
    page.script(script);
    page.complaints().join("\n")
}

#[test]
fn what_the_page_says_of_a_value_stands_beside_it_until_it_changes() {
    let page = widget("");
    page.form(0).fill("PlanName", "taken");
    page.script(
        "element.messages = [{ pointer: '/PlanName', message: 'A plan of this name exists.' }]",
    );
    page.form(0).says(".app", "A plan of this name exists.");
    let issues =
        page.ask("return (await element.validate()).filter(issue => issue.rule === 'page/said')");
    assert_eq!(issues[0]["pointer"], "/PlanName");
    page.form(0).fill("PlanName", "free");
    page.until(
        "no message",
        "!element.shadowRoot.textContent.includes('A plan of this name exists.')",
    );
    for (messages, reason) in [
        ("[{ message: 'x' }]", "messages are a list"),
        ("[{ pointer: 'PlanName', message: 'x' }]", "no JSON Pointer"),
        ("[{ pointer: '', message: 'x', severity: 'bad' }]", "error, warning or note"),
        ("{}", "messages are a list"),
    ] {
        let wrong = reported(&page, &format!("element.messages = {messages}"));
        assert!(wrong.contains(reason), "{messages}: {wrong}");
    }
}

#[test]
fn a_field_is_found_by_its_pointer() {
    let page = widget("");
    let found = page.ask(
        "return [await element.focusField('/PlanName'), element.shadowRoot.activeElement.name,
             await element.focusField('/Bucket'), await element.focusField('nonsense'), await element.focusField('/Path/0')]",
    );
    assert_eq!(found, json!([true, "PlanName", false, false, true]));
    page.script("document.activeElement.blur(); element.focus()");
    page.until("focus", "element.shadowRoot.activeElement?.name === 'SourceType'");
}

#[test]
fn a_text_is_read_and_taken() {
    let page = widget("");
    let read = page.ask(
        "const { reader, plans } = await element.importText('aliyun hbr CreateBackupPlan --SourceType NAS --FileSystemId f-1 --PlanName read');
         return [reader, plans.length, element.value.PlanName]",
    );
    assert_eq!(read[2], "read", "{read}");
    let none = page.ask("await element.importText('nothing here')");
    assert!(none.as_str().unwrap().contains("There is no plan in this text"), "{none}");
}

#[test]
fn copying_says_what_and_never_the_text() {
    let page = widget("");
    page.form(0).fill("PlanName", "copied");
    page.form(0).click("#copy");
    page.until("copy", "events.some(([type]) => type === 'copy')");
    let copy = page.script("return events.find(([type]) => type === 'copy')[1]");
    assert_eq!(copy, json!({"format": "json", "by": "clipboard"}));
    page.form(0).click("#open-presets");
    page.form(0).click(".dialog [id^='preset-'], .presets button");
    page.until("import", "events.some(([type]) => type === 'import')");
    let import = page.script("return events.find(([type]) => type === 'import')[1].from");
    assert_eq!(import, "example");
}

#[test]
fn keys_reach_no_event_and_no_property() {
    let page = widget("credentials outputs=curl");
    page.form(0).fill("PlanName", "signed");
    page.form(0).put("AccessKeyId", "testid");
    page.form(0).put("AccessKeySecret", "canary-of-a-secret");
    page.form(0).click("#copy");
    page.ask("await element.setPlan({ PlanName: 'again' }); element.remove(); await new Promise(setTimeout)");
    let seen = page.script(
        "const all = [events, element.value, element.outerHTML, element.validationMessage];
         return JSON.stringify(all) + document.documentElement.outerHTML + JSON.stringify({ ...sessionStorage, ...localStorage })",
    );
    assert!(!seen.as_str().unwrap().contains("canary"), "{seen}");
}
