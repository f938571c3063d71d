//! Keys to sign with: they sign, and are found nowhere else.

use crate::form::ROOT;
use crate::harness::Page;

const ID: &str = "LTAI5tCanaryKeyId";
const SECRET: &str = "canary-secret-7f3a";
const TOKEN: &str = "canary-token-91bc";

#[test]
fn without_keys_a_signing_format_says_what_to_do() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#tab-curl");
    form.says(".pane__panel", "holds a signature");
    form.click(".output__note .button");
    form.says(".output", "openssl dgst -sha256");
}

#[test]
fn the_secret_is_nowhere_but_in_the_signature() {
    let page = Page::open("/");
    page.allow_copying();
    page.resize(1440, 1200);
    let form = page.form(0);
    form.put("PlanName", "nightly");
    form.click("#tab-curl");
    form.click(".keys__title");
    form.fill("AccessKeyId", ID);
    form.fill("AccessKeySecret", SECRET);
    form.fill("SecurityToken", TOKEN);
    form.click(".keys .button");
    form.says(".output", &format!("Credential={ID}"));
    form.says(".output__note + .output__note", "Signed with LTAI5tCa");
    form.click("#copy");
    form.says(".pane__size", "Copied curl");
    assert!(page.copied().contains("x-acs-security-token"));
    assert!(!page.copied().contains(SECRET));
    // A changed plan is signed anew.
    let first = form.text(".output");
    form.put("PlanName", "weekly");
    form.says(".output", "weekly");
    page.until(
        "another nonce",
        &format!("!{ROOT}.querySelector('.output').innerText.includes('{}')", nonce(&first)),
    );

    let everywhere = page.script(&format!(
        "const form = document.querySelector('create-backup-plan');
         const parts = root => [...root.querySelectorAll('*')].flatMap(e =>
             [e.value ?? '', ...[...e.attributes].map(a => a.value)]);
         return [form.outerHTML, {ROOT}.innerHTML, ...parts({ROOT}), JSON.stringify({{...localStorage}}),
             JSON.stringify({{...sessionStorage}}), document.cookie, location.href, document.title,
             JSON.stringify(history.state)].join()"
    ));
    assert!(!everywhere.as_str().unwrap().contains(SECRET));
    form.click(".keys .row .button + .button");
    form.says(".pane__size", "forgotten");
    form.says(".pane__panel", "holds a signature");
}

#[test]
fn a_page_that_goes_takes_the_keys_with_it() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#tab-curl");
    form.click(".keys__title");
    form.fill("AccessKeyId", ID);
    form.fill("AccessKeySecret", SECRET);
    form.click(".keys .button");
    form.says(".output", "Credential=");
    form.fill("AccessKeySecret", SECRET);
    page.script("dispatchEvent(new PageTransitionEvent('pagehide'))");
    form.says(".pane__panel", "holds a signature");
    assert_eq!(form.value("AccessKeySecret"), "");
}

#[test]
fn half_an_access_key_is_named() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click(".keys__title");
    form.fill("AccessKeyId", ID);
    form.click(".keys .button");
    form.says(".keys__trouble", "Enter the access key secret");
}

#[test]
fn a_widget_asks_for_no_keys() {
    let page = Page::open("/");
    page.script("document.querySelector('create-backup-plan').removeAttribute('credentials')");
    page.until("no keys", &format!("!{ROOT}.querySelector('.keys')"));
    // Nothing that only keys can write is offered.
    page.until("no signed URL", &format!("!{ROOT}.querySelector('#format-signed-url')"));
}

#[test]
fn a_box_that_is_taken_away_takes_the_keys_with_it() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#tab-curl");
    form.click(".keys__title");
    form.fill("AccessKeyId", ID);
    form.fill("AccessKeySecret", SECRET);
    form.click(".keys .button");
    form.says(".output", &format!("Credential={ID}"));
    page.script("document.querySelector('create-backup-plan').removeAttribute('credentials')");
    page.until(
        "no signature",
        &format!("!{ROOT}.querySelector('.output')?.innerText.includes('Credential={ID}')"),
    );
}

/// The nonce of a curl command.
fn nonce(command: &str) -> String {
    let (_, rest) = command.split_once("x-acs-signature-nonce: ").unwrap();
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}
