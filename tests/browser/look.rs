//! The page for every reader: axe-core, dark and light, narrow and wide, English and Chinese.

use crate::form::{ROOT, choose};
use crate::harness::Page;

/// The narrowest window that must not scroll sideways: 1280 pixels at 400 %.
const NARROW: u32 = 320;

#[test]
fn axe_finds_nothing_and_nothing_scrolls_sideways() {
    let page = Page::open("/");
    for dark in [false, true] {
        page.dark(dark);
        for width in [NARROW, 768, 1280] {
            page.resize(width, 800);
            look(&page, &format!("empty-{}-{width}", if dark { "dark" } else { "light" }));
        }
    }
}

#[test]
fn every_source_type_in_both_languages() {
    let page = Page::open("/");
    let form = page.form(0);
    for language in ["en", "zh-CN"] {
        page.script(&format!(
            "document.querySelector('create-backup-plan').setAttribute('locale', '{language}')"
        ));
        page.until(language, &format!("{ROOT}.querySelector('.app').lang === '{language}'"));
        for source in ["ECS_FILE", "OSS", "NAS", "OTS", "UDM_ECS", "SYNC"] {
            page.resize(1440, 900);
            choose(&form, source);
            for width in [1440, NARROW] {
                page.resize(width, 900);
                look(&page, &format!("{source}-{language}-{width}"));
            }
        }
    }
}

#[test]
fn problems_in_every_dress() {
    let page = Page::open("/");
    page.resize(1440, 900);
    let form = page.form(0);
    form.put("PlanName", &"x".repeat(65));
    form.put("VaultId", "v-0006******q");
    form.put("Schedule", "I|1795543200|1D");
    form.put("SpeedLimit", "8:20:2048|18:22:5120");
    form.click("#Rule-add");
    form.click("#copy");
    form.find(".summary");
    form.click(".message .button--link");
    form.click("#tab-curl");
    form.click(".keys__title");
    for dark in [false, true] {
        page.dark(dark);
        for width in [1440, 1024, NARROW] {
            page.resize(width, 900);
            look(&page, &format!("problems-{}-{width}", if dark { "dark" } else { "light" }));
        }
    }
    page.script("document.querySelector('create-backup-plan').setAttribute('density', 'compact')");
    look(&page, "problems-compact");
}

#[test]
fn forced_colours_and_no_motion() {
    let page = Page::open("/");
    if !page.forced_colours() {
        page.engine().leaves_out("forced_colours_and_no_motion", "it cannot be told to force them");
        return;
    }
    let form = page.form(0);
    form.click("#fill-in");
    form.put("SpeedLimit", "8:20:2048|18:22:5120");
    form.put("Retention", "0");
    page.script(&format!("{ROOT}.querySelector('#VaultId-help').click()"));
    form.click("#edit-json");
    for width in [1440, NARROW] {
        page.resize(width, 900);
        // axe-core reads the colours that the style sheet asks for, which are not those that are shown.
        fits(&page, &format!("forced-{width}"));
    }
    // Nobody sees the probe: how it moves is how it tells that the page's theme is another.
    let moves = page.script(&format!(
        "return [...{ROOT}.querySelectorAll(':not(.probe)')].filter(element => {{
             const style = getComputedStyle(element);
             return style.animationName !== 'none' || style.transitionDuration.split(',').some(time => parseFloat(time) > 0);
         }}).length"
    ));
    assert_eq!(moves, 0, "nothing moves for those who ask for that");
}

#[track_caller]
fn look(page: &Page, name: &str) {
    fits(page, name);
    assert_eq!(page.accessibility(), Vec::<String>::new(), "{name}");
}

#[track_caller]
fn fits(page: &Page, name: &str) {
    page.screenshot(&format!("page-{name}"));
    let overflow = page.script("return document.documentElement.scrollWidth - innerWidth");
    assert!(overflow.as_i64().unwrap() <= 0, "{name}: {overflow} pixels too wide");
}
