//! The same is asked of every page: its plan comes in, what the reader types comes out, and taking the form away and
//! putting it back loses nothing and leaves nothing behind.

use fantoccini::key::Key;

use crate::built::build;
use crate::engine::Engine;
use crate::harness::Page;

#[test]
fn plain_html_embeds_it() {
    embeds_it("plain");
}

#[test]
fn webpack_embeds_it() {
    embeds_it("webpack");
}

#[test]
fn react_embeds_it() {
    embeds_it("react");
}

#[test]
fn react_18_embeds_it() {
    embeds_it("react18");
}

#[test]
fn vue_embeds_it() {
    embeds_it("vue");
}

#[test]
fn svelte_embeds_it() {
    embeds_it("svelte");
}

#[test]
fn angular_embeds_it() {
    embeds_it("angular");
}

#[track_caller]
pub(crate) fn embeds_it(name: &str) {
    embeds_it_at(name, "");
}

/// The same, where the page's address ends in a query.
#[track_caller]
pub(crate) fn embeds_it_at(name: &str, query: &str) {
    build(name);
    let page = Page::open(&format!("/{name}/{query}"));
    holds(&page, "nightly");
    reader_and_page_take_turns(&page);
    the_page_sends(&page);
    putting_it_back_loses_nothing(&page);
    taking_it_away_leaves_nothing(&page, name);
}

/// Waits until the field of the plan's name holds a text. It is looked at by a script, because a driver keeps what it
/// finds, and with it all of a form that is gone.
#[track_caller]
fn holds(page: &Page, text: &str) {
    page.until(
        &format!("plan `{text}`"),
        &format!("document.querySelector('create-backup-plan')?.shadowRoot?.querySelector('[name=PlanName]')?.value === '{text}'"),
    );
}

/// What the page itself shows.
#[track_caller]
fn page_shows(page: &Page, id: &str, text: &str) {
    let expression = format!("document.querySelector('#{id}').textContent.trim() === '{text}'");
    page.until(&format!("`{text}` in the page's #{id}"), &expression);
}

fn press(page: &Page, id: &str) {
    page.script(&format!("document.querySelector('#{id}').click()"));
}

fn reader_and_page_take_turns(page: &Page) {
    page.form(0).click("[name=PlanName]");
    page.press_key(Key::End);
    page.press(" and by day");
    page.press_key(Key::Tab);
    page_shows(page, "plan", "nightly and by day");
    // The page has handed the same plan back: that is no new start, so the step can still be undone.
    let undone = page.ask(
        "const form = document.querySelector('create-backup-plan');
         return [form.matches(':state(dirty)'), await form.undo(), form.value.PlanName,
                 await form.redo(), form.value.PlanName]",
    );
    let expected = serde_json::json!([true, true, "nightly", true, "nightly and by day"]);
    assert_eq!(undone, expected);
    press(page, "other");
    holds(page, "other");
    page_shows(page, "plan", "other");
}

fn the_page_sends(page: &Page) {
    page.form(0).shows("#submit", "Create plan");
    page.form(0).click("#submit");
    page_shows(page, "sent", "hbr.cn-hangzhou.aliyuncs.com");
}

fn putting_it_back_loses_nothing(page: &Page) {
    press(page, "toggle");
    page.until("page without a form", "!document.querySelector('create-backup-plan')");
    press(page, "toggle");
    holds(page, "other");
    page.form(0).click("[name=PlanName]");
    page.press_key(Key::End);
    page.press(" again");
    page.press_key(Key::Tab);
    page_shows(page, "plan", "other again");
}

/// The pages that put the same element back name its source type, so that no section goes while the form begins:
/// Chromium 156 keeps radio buttons with a name that are removed from a shadow root for as long as that root lives.
fn taking_it_away_leaves_nothing(page: &Page, name: &str) {
    let cycles = |times| {
        for _ in 0..times {
            press(page, "toggle");
            page.until("page without a form", "!document.querySelector('create-backup-plan')");
            press(page, "toggle");
            holds(page, "other again");
        }
    };
    cycles(3);
    let Some(before) = page.counters() else {
        assert_eq!(page.engine(), Engine::Firefox);
        page.engine().leaves_out(&format!("counting what {name} leaves"), "it counts no nodes");
        return;
    };
    cycles(6);
    assert_eq!(page.counters(), Some(before), "(nodes, listeners) after six cycles and before");
}
