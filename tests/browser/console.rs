//! The page that looks like somebody's console, `embed.html`, with the form as a part of it.

use fantoccini::key::Key;

use crate::harness::Page;

/// What stands in the shadow root of the page's first form.
const ROOT: &str = "document.querySelector('create-backup-plan').shadowRoot";

fn open() -> Page {
    let page = Page::open("/embed.html");
    page.until("ready form", "document.querySelector('create-backup-plan:state(ready)')");
    // What changes its colour is looked at when it has changed.
    page.script(
        "const sheet = new CSSStyleSheet();
         sheet.replaceSync('html { --cbp-duration: 0s }');
         document.adoptedStyleSheets = [sheet]",
    );
    page
}

fn choose(page: &Page, list: &str, value: &str) {
    page.script(&format!(
        "const list = document.getElementById('{list}');
         list.value = '{value}';
         list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ));
}

fn click(page: &Page, selector: &str) {
    page.script(&format!("document.querySelector(`{selector}`).click()"));
}

#[test]
fn the_page_sends_nothing_while_the_plan_has_errors() {
    let page = open();
    click(&page, "[form=create]");
    page.form(0).find(".summary");
    assert_eq!(page.script("return document.getElementById('sent').hidden"), true);
}

#[test]
fn a_plan_of_the_page_is_taken_and_its_request_handed_over() {
    let page = open();
    click(&page, "#use");
    page.form(0).says(".output", r#""PlanName": "photos-daily""#);
    // The page's own answer to a name that is taken stands at the field, until it is another.
    click(&page, "[form=create]");
    page.form(0).says("[data-field=PlanName]", "exists already");
    page.form(0).fill("PlanName", "photos-nightly");
    page.press_key(Key::Tab);
    click(&page, "[form=create]");
    page.until("request", "!document.getElementById('sent').hidden");
    let request = page.script("return document.getElementById('request').textContent");
    assert!(request.as_str().unwrap().contains("photos-nightly"), "{request}");
    page.until("change", "document.getElementById('log').textContent.includes('cbp-change')");
    let heard = page.script("return [...new Set([...document.querySelectorAll('#log li :nth-child(2)')].map(it => it.textContent))].sort().join()");
    assert_eq!(heard, "cbp-change,cbp-input,cbp-ready,cbp-validity");
}

#[test]
fn the_form_follows_the_choices_of_the_page() {
    let page = open();
    let scheme = format!("getComputedStyle({ROOT}.querySelector('.app')).colorScheme");
    page.until("light form", &format!("{scheme} === 'light'"));
    choose(&page, "theme", "dark");
    page.until("dark form", &format!("{scheme} === 'dark'"));
    choose(&page, "theme", "light");
    page.until("light form again", &format!("{scheme} === 'light'"));
    choose(&page, "locale", "zh-CN");
    page.until("Chinese form", &format!("{ROOT}.querySelector('.app').lang === 'zh-CN'"));
    choose(&page, "density", "comfortable");
    page.until("comfortable form", &format!("!{ROOT}.querySelector('.app--compact')"));
}

#[test]
fn forms_come_and_go() {
    let page = open();
    click(&page, "#add");
    click(&page, "#add");
    page.form(1).fill("PlanName", "second");
    page.form(2).fill("PlanName", "third");
    let values = page.script(
        "return [...document.querySelectorAll('create-backup-plan')].map(form => form.value.PlanName ?? '').join()",
    );
    assert_eq!(values, ",second,third");
    click(&page, "#remove");
    click(&page, "#remove");
    assert_eq!(page.script("return document.querySelectorAll('create-backup-plan').length"), 1);
}

#[test]
fn the_page_is_for_every_reader() {
    let page = open();
    click(&page, "#use");
    page.form(0).says(".output", r#""PlanName": "photos-daily""#);
    for (theme, locale) in [("light", "en"), ("dark", "zh-CN"), ("dark", "en"), ("light", "zh-CN")]
    {
        choose(&page, "theme", theme);
        choose(&page, "locale", locale);
        page.until(locale, &format!("{ROOT}.querySelector('.app').lang === '{locale}'"));
        for width in [1440, 320] {
            page.resize(width, 900);
            let name = format!("console-{theme}-{locale}-{width}");
            page.screenshot(&name);
            let overflow = page.script("return document.documentElement.scrollWidth - innerWidth");
            assert!(overflow.as_i64().unwrap() <= 0, "{name}: {overflow} pixels too wide");
            assert_eq!(page.accessibility(), Vec::<String>::new(), "{name}");
        }
    }
    for brand in ["orange", "yellow"] {
        choose(&page, "brand", brand);
        page.resize(1440, 900);
        page.screenshot(&format!("console-{brand}"));
        assert_eq!(page.accessibility(), Vec::<String>::new(), "{brand}");
    }
}
