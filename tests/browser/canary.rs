//! Marked keys are typed in, everything there is to do is done, and they are looked for wherever a browser keeps
//! something or hands it on. What is handed on is noted by `spies.js` from before the first key on.
//!
//! No script here holds the keys: a script is a text in the page's memory, too.

use create_backup_plan::plan::draft::Draft;
use create_backup_plan::share::Shared;
use serde_json::Value;

use crate::form::ROOT;
use crate::harness::{Form, Page, strings};

const ID: &str = "LTAI5tCanaryKeyId0Canary";
const SECRET: &str = "canary-secret-4b1d9e";
const TOKEN: &str = "canary-token-77c2a0";

/// A page that is spied on, with the box for keys open.
fn page() -> Page {
    let page = Page::open("/spied/");
    page.allow_copying();
    page.resize(1440, 1200);
    page.form(0).put("PlanName", "nightly");
    page.form(0).click("#tab-curl");
    page.form(0).click(".keys__title");
    page
}

fn type_keys(form: &Form<'_>) {
    for (name, key) in [("AccessKeyId", ID), ("AccessKeySecret", SECRET), ("SecurityToken", TOKEN)]
    {
        form.fill(name, key);
    }
}

#[track_caller]
fn holds_nothing(page: &Page, when: &str) {
    let everything = page.ask("return everything()");
    let everything = everything.as_str().unwrap();
    assert!(everything.contains("nightly"), "it looks at the page: {everything}");
    for key in [ID, SECRET, TOKEN] {
        assert!(!everything.contains(key), "{when}, {key} is in {everything}");
    }
}

fn in_memory(page: &Page, key: &str) -> u64 {
    let bytes: Vec<String> = key.bytes().map(|byte| byte.to_string()).collect();
    page.ask(&format!("return countInMemory('{}')", bytes.join(","))).as_u64().expect("a count")
}

/// Presses whatever the first element is that a selector finds, if there is one.
fn press(page: &Page, selector: &str) -> bool {
    page.script(&format!("const at = {ROOT}.querySelector(`{selector}`); at?.click(); return !!at"))
        == true
}

/// Shows the first output that holds a signature, whichever of them was shown last.
fn show_curl(page: &Page) {
    for chip in ["#tab-curl", ".picks__chip", ".picks__row--variants .picks__chip"] {
        assert!(press(page, chip), "there is no {chip}");
        page.script("return new Promise(requestAnimationFrame)");
    }
}

/// Goes through every output and every dialog.
fn go_everywhere(page: &Page, look: impl Fn(&str)) {
    let all = |selector: &str| {
        strings(&page.script(&format!(
            "return [...{ROOT}.querySelectorAll(`{selector}`)].map(element => element.id)"
        )))
    };
    for tab in all("[role=tab]") {
        press(page, &format!("#{tab}"));
        look(&tab);
        for format in all("[id^=format-]") {
            press(page, &format!("#{format}"));
            look(&format);
        }
    }
    show_curl(page);
    let mut opened = 0;
    for dialog in all("[id^=open-]") {
        press(page, &format!("#{dialog}"));
        page.until("dialog", &format!("{ROOT}.querySelector('dialog')"));
        look(&dialog);
        press(page, "dialog .dialog__head .button");
        page.until("no dialog", &format!("!{ROOT}.querySelector('dialog')"));
        opened += 1;
    }
    assert!(opened >= 4, "only {opened} dialogs were opened");
}

#[test]
fn marked_keys_are_found_nowhere() {
    let page = page();
    let form = page.form(0);
    let loaded = requests(&page);
    type_keys(&form);
    holds_nothing(&page, "while they are typed");
    form.click(".keys .button");
    form.says(".output", &format!("Credential={ID}"));
    holds_nothing(&page, "when they sign");
    assert!(in_memory(&page, SECRET) > 0, "it finds what is there");

    go_everywhere(&page, |place| holds_nothing(&page, place));

    form.put("PlanName", "nightly too");
    form.click("#undo");
    form.click("#redo");
    holds_nothing(&page, "after undo and redo");
    form.click("#tab-json");
    form.click("#copy");
    form.says(".pane__size", "Copied");
    for key in [ID, SECRET, TOKEN] {
        assert!(!page.copied().contains(key), "{key} is on the clipboard");
    }
    show_curl(&page);
    form.click("#copy");
    form.says(".pane__size", "Copied curl");
    assert!(page.copied().contains(ID) && !page.copied().contains(SECRET));
    form.click("#download");
    form.says(".pane__size", "Saved curl");
    page.script(&format!(
        "const data = new DataTransfer();
         data.items.add(new File(['{{\"SourceType\":\"NAS\",\"PlanName\":\"nightly\"}}'], 'plan.json'));
         {ROOT}.querySelector('.form').dispatchEvent(new DragEvent('drop', {{ bubbles: true, composed: true, cancelable: true, dataTransfer: data }}))",
    ));
    form.says(".changes", "nightly");
    form.click("#paste-apply");
    let answers = page.ask(
        "const form = document.querySelector('create-backup-plan');
         await form.setPlan({ SourceType: 'NAS', PlanName: 'nightly' });
         const refused = await form.emit('curl').then(() => 'written', error => `${error} ${error.code}`);
         return JSON.stringify([await form.getPlan(), await form.validate(), await form.emit('json'), refused])",
    );
    let answers = answers.as_str().unwrap();
    assert!(answers.contains("credentials"), "keys that are typed in stay in the form: {answers}");
    assert!([ID, SECRET, TOKEN].iter().all(|key| !answers.contains(key)), "{answers}");
    holds_nothing(&page, "after a drop and the page's calls");
    let complaints = page.complaints();
    assert_eq!(complaints, Vec::<String>::new(), "nothing of it is against the policy");

    form.click(".keys .row .button + .button");
    form.says(".pane__size", "forgotten");
    holds_nothing(&page, "when they are forgotten");
    assert_eq!(requests(&page), loaded, "nothing is fetched after the page is there");
    forgotten(&page);
}

/// Where a page, its WebAssembly and, in Chromium, its script engine have memory, the secret is in none of it. The token is
/// part of what was signed, whose text nobody wipes.
fn forgotten(page: &Page) {
    assert_eq!(in_memory(page, SECRET), 0, "it is still in the WebAssembly's memory");
    // Made in the page and in one piece: of a text that is put together, a snapshot has the pieces.
    page.script("globalThis.marker = ['marker', 'in', 'the', 'heap'].join('-')");
    let Some(heap) = page.heap() else {
        return page.engine().leaves_out("the snapshot of the heap", "its driver makes none");
    };
    assert!(heap.contains("marker-in-the-heap"), "{} bytes are no heap", heap.len());
    assert!(!heap.contains(SECRET), "it is still in the heap");
}

#[test]
fn a_form_that_stops_gives_no_key_away() {
    let page = page();
    let form = page.form(0);
    type_keys(&form);
    form.click(".keys .button");
    form.says(".output", &format!("Credential={ID}"));
    // Yew cannot go on when a node cannot be inserted, and says so by a panic.
    page.script(
        "Node.prototype.insertBefore = () => { throw new Error('no more nodes') };
         document.body.append(document.createElement('create-backup-plan'))",
    );
    page.until("sentence", &format!("{ROOT}.querySelector('[role=alert]')"));
    holds_nothing(&page, "when the form has stopped");
    let complaints = page.complaints().join("\n");
    assert!(complaints.contains("stopped at"), "{complaints}");
    for key in [ID, SECRET, TOKEN] {
        assert!(!complaints.contains(key), "{key} is in {complaints}");
    }
}

#[test]
fn what_is_typed_shows_until_the_button_is_pressed_again_or_left() {
    let page = page();
    let form = page.form(0);
    type_keys(&form);
    let kind = format!("{ROOT}.querySelector('[name=AccessKeySecret]').type");
    assert_eq!(page.script(&format!("return {kind}")), "password");
    let reveal = "[...ROOT.querySelectorAll('.keys button')].at(-1)".replace("ROOT", ROOT);
    // As assistive technology presses a button: by a click, and by nothing else.
    for hides in ["click", "blur"] {
        page.script(&format!("{reveal}.focus(); {reveal}.click()"));
        page.until("what is typed", &format!("{kind} === 'text'"));
        page.until("said", &format!("{reveal}.ariaPressed === 'true'"));
        page.script(&format!("{reveal}.{hides}()"));
        page.until("dots", &format!("{kind} === 'password'"));
    }
    assert_eq!(form.value("AccessKeySecret"), SECRET, "it is still there");
    form.click(".keys .button");
    form.says(".keys", "This key works until it is deleted");
}

#[test]
fn a_link_brings_a_plan_that_nobody_has_agreed_to_sign() {
    let page = page();
    let form = page.form(0);
    type_keys(&form);
    form.click(".keys .button");
    form.says(".output", &format!("Credential={ID}"));
    let plan = Draft::read(r#"{"SourceType":"OSS","PlanName":"of-a-stranger"}"#).expect("a plan");
    let link = Shared::of(&plan, "cn-beijing", "").fragment();
    page.script(&format!("location.hash = {}", Value::from(link)));
    form.says(".pane", "This format holds a signature");
    page.until(
        "no signature",
        &format!("!{ROOT}.querySelector('.pane').textContent.includes('Credential=')"),
    );
    form.click("#tab-json");
    form.says(".output", "of-a-stranger");
}

#[test]
fn no_request_leaves_the_page_with_or_without_keys() {
    let page = page();
    let loaded = requests(&page);
    go_everywhere(&page, |_| ());
    assert_eq!(requests(&page), loaded, "without keys");
    type_keys(&page.form(0));
    page.form(0).click(".keys .button");
    page.form(0).says(".output", &format!("Credential={ID}"));
    go_everywhere(&page, |_| ());
    assert_eq!(requests(&page), loaded, "with keys");
    // And could not: the policy knows no other place than the page's own.
    let refused = page.ask(
        "const tried = await Promise.allSettled(['https://hbr.cn-hangzhou.aliyuncs.com/', 'https://aliyuncs.com/'].map(url =>
             fetch(url, { method: 'POST', mode: 'no-cors' })));
         return [...tried.map(({ status }) => status), navigator.sendBeacon?.('https://hbr.cn-hangzhou.aliyuncs.com/') ?? false]",
    );
    assert_eq!(refused[0], "rejected");
    assert_eq!(refused[1], "rejected");
    let complaints = page.complaints();
    let of_policy = complaints.iter().filter(|said| said.contains("connect-src")).count();
    assert!(of_policy >= 2, "{complaints:?}");
}

/// What has been asked for since the page began: resources, and calls that spies saw.
fn requests(page: &Page) -> Value {
    page.script(
        "return [performance.getEntriesByType('resource').map(entry => entry.name), heard.filter(what => what.startsWith('request'))]",
    )
}
