//! Plans that come from elsewhere and go there: examples, pasted text, files, links, the request edited as JSON; and
//! the steps back and forth between them.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::form::ROOT;
use crate::harness::{Form, Page};

/// What the form would send, whatever format is shown.
fn sends(form: &Form<'_>) -> Value {
    form.click("#tab-json");
    serde_json::from_str(&form.text(".output")).unwrap()
}

#[test]
fn an_example_is_one_click_and_one_step() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#fill-in");
    form.says(".output", "nightly-home");
    // What is to be replaced has the focus, and is named until it is.
    assert_eq!(page.focused(), "InstanceId");
    form.says(".pane__panel", "ECS instance ID");
    form.put("InstanceId", "i-bp1000000000000000mine");
    form.put("VaultId", "v-000000000000000000mine");
    page.until(
        "no sample",
        &format!("!{ROOT}.querySelector('.pane__panel').innerText.includes('From the example')"),
    );
    form.click("#undo");
    form.click("#undo");
    form.click("#undo");
    page.until("the empty form", &format!("{ROOT}.querySelector('[name=PlanName]').value === ''"));
    form.says(".pane__size", "Undone: example.");
    form.click("#redo");
    form.says(".output", "nightly-home");
}

#[test]
fn every_example_lacks_nothing_but_ids() {
    let page = Page::open("/");
    let form = page.form(0);
    for preset in ["ecs-file", "ecs-file-basic", "oss", "nas", "ots", "udm-ecs", "sync"] {
        form.click("#open-presets");
        form.click(&format!("#preset-{preset}"));
        // The IDs of an example are nobody's.
        form.says(".status", "Not complete yet");
        form.says(".pane__panel", "to be replaced by your own");
    }
}

#[test]
fn what_is_pasted_is_shown_against_the_form_and_taken_as_one_step() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("PlanName", "before");
    let secret = "canary-signature-91bc";
    form.paste(&format!(
            "curl -X POST 'https://hbr.cn-beijing.aliyuncs.com/?SourceType=OSS&PlanName=photos&Bucket=b-1' \\\n  \
             -H 'Authorization: ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host,Signature={secret}' --unknown-flag"
        ),
    );
    form.says(".paste__kind", "curl");
    form.says(".changes", "photos");
    form.says(".changes", "before");
    form.says(".paste__result", "cn-beijing");
    form.says(".paste__result", "Taken out before it reaches the plan");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    form.click("#paste-apply");
    assert_eq!(sends(&form), json!({ "SourceType": "OSS", "PlanName": "photos", "Bucket": "b-1" }));
    assert_eq!(form.value("RegionId"), "cn-beijing");
    // V0: what is wrong with it shows at once.
    form.find(".message--warning");
    let all = page.script(&format!(
        "return [{ROOT}.innerHTML, JSON.stringify({{...sessionStorage}}), location.href].join()"
    ));
    assert!(!all.as_str().unwrap().contains(secret));
    form.click("#undo");
    page.until(
        "the name again",
        &format!("{ROOT}.querySelector('[name=PlanName]').value === 'before'"),
    );
    assert_eq!(form.value("RegionId"), "cn-hangzhou");
}

#[test]
fn a_text_pasted_anywhere_and_a_dropped_file_open_the_box() {
    let page = Page::open("/");
    let form = page.form(0);
    let transfer = |what: &str| format!("const data = new DataTransfer(); {what}; return data");
    page.allow_copying();
    page.script(
        r#"return navigator.clipboard.writeText('{"SourceType":"NAS","PlanName":"pasted"}')"#,
    );
    // The second time the box is there already when the text comes, and must not take it in by itself, too.
    for _ in 0..2 {
        page.chord(&[Key::Control], 'v');
        form.says(".changes", "pasted");
        assert_eq!(form.value("Pasted"), r#"{"SourceType":"NAS","PlanName":"pasted"}"#);
        form.click(".dialog__head .button");
        page.until("no dialog", &format!("!{ROOT}.querySelector('dialog')"));
        page.script(&format!("{ROOT}.activeElement?.blur()"));
    }
    page.script(&format!(
        "const data = (() => {{ {} }})();
         {ROOT}.querySelector('.form').dispatchEvent(new DragEvent('drop', {{ bubbles: true, composed: true, cancelable: true, dataTransfer: data }}))",
        transfer("data.items.add(new File(['{\"SourceType\":\"NAS\",\"PlanName\":\"dropped\"}'], 'plan.json'))")
    ));
    form.says(".changes", "dropped");
    form.click("#paste-apply");
    form.says(".output", "dropped");
}

#[test]
fn a_request_pasted_on_a_field_opens_the_box_and_a_name_stays_there() {
    let page = Page::open("/");
    let form = page.form(0);
    page.allow_copying();
    for text in
        ["of SourceType OSS", "{\n  \"SourceType\": \"NAS\",\n  \"PlanName\": \"pasted\"\n}"]
    {
        page.script(&format!("return navigator.clipboard.writeText({})", Value::from(text)));
        form.click("[name='PlanName']");
        page.chord(&[Key::Control], 'v');
    }
    form.says(".changes", "pasted");
    form.click(".dialog__head .button");
    page.until("no dialog", &format!("!{ROOT}.querySelector('dialog')"));
    assert_eq!(form.value("PlanName"), "of SourceType OSS");
    assert_eq!(page.focused(), "PlanName");
}

#[test]
fn a_link_brings_the_plan_and_what_is_changed_since_outlives_a_reload() {
    let page = Page::open("/");
    page.allow_copying();
    let form = page.form(0);
    form.click("#fill-in");
    form.put("PlanName", "shared-plan");
    form.click("#open-share");
    form.click("#copy-link");
    form.says(".share__done", "Copied the link");
    let link = page.copied();
    assert!(link.contains("#p=1.") && link.len() < 1_000, "{link}");

    let (_, fragment) = link.split_once('#').unwrap();
    let page = Page::open(&format!("/#{fragment}"));
    let form = page.form(0);
    form.says(".output", "shared-plan");
    assert_eq!(page.script("return location.hash"), "");
    form.put("PlanName", "changed");
    form.says(".output", "changed");
    page.script("location.reload()");
    form.says(".output", "changed");
    // Another link in the same tab is a step, and the plan that was here is not lost.
    page.script(&format!("location.hash = {}", Value::from(fragment)));
    form.says(".output", "shared-plan");
    form.click("#undo");
    form.says(".output", "changed");
    page.script("location.hash = 'p=1.damaged'");
    form.says(".paste__result", "cut or changed");
    form.click(".dialog__head .button");
    form.says(".output", "changed");
}

#[test]
fn what_is_not_kept_over_a_reload_is_said() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#edit-json");
    let text = r#"{"SourceType": "OSS", "PlanName": "kept", "BucketName": "canary-91bc"}"#;
    form.put("RequestJson", text);
    form.says(".pane", "BucketName");
    page.script("location.reload()");
    form.says(".output", "kept");
    form.says(".pane__size", "not kept: 1");
    assert!(!form.text(".pane").contains("canary-91bc"));
}

#[test]
fn the_format_that_was_shown_is_shown_again() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#tab-json");
    form.click("#format-wire");
    form.says(".output", "\"query\"");
    form.click("#tab-cli");
    // A group shows what was chosen of it.
    form.click("#tab-json");
    form.says(".output", "\"query\"");
    page.script("location.reload()");
    form.says(".output", "\"query\"");
}

#[test]
fn the_request_can_be_written_as_json() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#edit-json");
    let write = |text: &str| form.put("RequestJson", text);
    write("{\n  \"SourceType\": \"OSS\",\n  \"PlanName\": \"by-hand\",\n  \"Retention\": 0\n}");
    page.until(
        "the field",
        &format!("{ROOT}.querySelector('[name=PlanName]').value === 'by-hand'"),
    );
    form.says(".by-hand__problems", "Line 4: Retention must be 1 day or more");
    form.find(".by-hand__number--error:nth-child(4)");
    form.click(".by-hand__problem .link");
    assert_eq!(page.focused(), "RequestJson");
    write("{\n  \"SourceType\": \"OSS\",\n  \"PlanName\" \"x\"\n}");
    form.says(".by-hand__problems", "Line 3: ");
    assert_eq!(form.value("PlanName"), "by-hand");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    form.says(".status__title", "The edited JSON cannot be read");
    // What was written stays, whatever is done but one thing.
    form.click("#edit-json");
    form.says(".pane__size", "The text cannot be read and stays");
    assert_eq!(page.focused(), "RequestJson");
    form.put("Retention", "7");
    assert!(form.value("RequestJson").contains("\"PlanName\" \"x\""));
    form.click(".by-hand .output__note .button");
    assert!(form.value("RequestJson").contains("\"Retention\": 7"));
    form.click("#edit-json");
    form.says(".output", "by-hand");
}

#[test]
fn a_row_that_was_removed_comes_back_by_the_next_key() {
    let page = Page::open("/");
    let form = page.form(0);
    page.script("document.querySelector('create-backup-plan').setPlan({ SourceType: 'ECS_FILE', Path: ['/a', '/b', '/c'] })");
    form.click("#Path-2-remove");
    let paths = |expected: &str| {
        let plan = "document.querySelector('create-backup-plan').value.Path";
        page.until(expected, &format!("JSON.stringify({plan}) === '{expected}'"));
    };
    paths(r#"["/a","/c"]"#);
    page.chord(&[Key::Control], 'z');
    paths(r#"["/a","/b","/c"]"#);
}

#[test]
fn a_field_lights_its_bytes_and_bytes_light_their_field() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#fill-in");
    form.says(".output", "nightly-home");
    let over = |selector: &str| {
        page.script(&format!(
            "{ROOT}.querySelector('{selector}').dispatchEvent(new MouseEvent('mouseover', {{ bubbles: true, composed: true }}))"
        ));
    };
    over("[name=VaultId]");
    form.says(".code__line--here[data-of=VaultId]", "v-0003gxoksflhu46w185s");
    over(".code__line[data-of=Retention]");
    form.find("[data-field=Retention][data-lit]");
    assert_eq!(form.count("[data-lit]"), 1);
}

#[test]
fn what_has_changed_since_the_start_is_listed_and_can_be_taken_back() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("PlanName", "new");
    form.put("Retention", "7");
    form.click("#open-changes");
    form.says(".changes", "new");
    assert_eq!(form.count(".changes tbody tr"), 2);
    assert_eq!(page.accessibility(), Vec::<String>::new());
    form.click("#reset");
    form.says("dialog", "Nothing has changed");
    form.click(".dialog__head .button");
    assert_eq!(page.focused(), "open-changes");
    form.click("#undo");
    page.until(
        "the name again",
        &format!("{ROOT}.querySelector('[name=PlanName]').value === 'new'"),
    );
}
