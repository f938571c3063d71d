//! The element in a page that puts it in, takes it out and moves it around.

use crate::harness::Page;

#[test]
fn two_elements_keep_separate_state() {
    let page = Page::open("/");
    page.script("document.body.append(document.createElement('create-backup-plan'))");
    page.form(0).fill("PlanName", "first");
    page.form(1).fill("PlanName", "second");
    page.form(0).says(".output", r#""PlanName": "first""#);
    page.form(1).says(".output", r#""PlanName": "second""#);
}

#[test]
fn elements_share_one_style_sheet() {
    let page = Page::open("/");
    page.script("document.body.append(document.createElement('create-backup-plan'))");
    page.form(1).control("PlanName");
    let shared = page.script(
        "const [a, b] = [...document.querySelectorAll('create-backup-plan')].map(e => e.shadowRoot.adoptedStyleSheets);
         return a.length === 1 && a[0] === b[0] && a[0].cssRules.length > 0",
    );
    assert_eq!(shared, true);
}

#[test]
fn a_moved_element_keeps_what_was_typed() {
    let page = Page::open("/");
    page.form(0).fill("PlanName", "kept");
    page.script(
        "const box = document.createElement('section');
         document.body.append(box);
         box.append(document.querySelector('create-backup-plan'))",
    );
    page.form(0).says(".output", r#""PlanName": "kept""#);
    assert_eq!(page.form(0).value("PlanName"), "kept");
}

#[test]
fn an_element_put_back_has_its_plan_again() {
    let page = Page::open("/");
    page.script("document.querySelector('create-backup-plan').removeAttribute('page')");
    page.form(0).fill("PlanName", "back");
    page.script("window.kept = document.querySelector('create-backup-plan'); kept.remove()");
    // In a task of its own, as a page does it that shows something else meanwhile.
    page.until("form to be gone", "!kept.shadowRoot.querySelector('[name=PlanName]')");
    assert_eq!(page.script("return kept.value.PlanName"), "back");
    page.script("document.body.append(window.kept)");
    page.form(0).says(".output", r#""PlanName": "back""#);
}

#[test]
fn a_destroyed_element_begins_anew() {
    let page = Page::open("/");
    page.script("document.querySelector('create-backup-plan').removeAttribute('page')");
    page.form(0).fill("PlanName", "gone");
    let left = page.ask(
        "window.kept = document.querySelector('create-backup-plan');
         await kept.destroy();
         return [kept.isConnected, kept.value ?? null]",
    );
    assert_eq!(left, serde_json::json!([false, null]));
    page.script("document.body.append(window.kept)");
    page.form(0).says(".output", "SourceType");
    assert!(!page.form(0).text(".output").contains("gone"));
}

#[test]
fn an_element_moves_to_another_document_and_back() {
    let page = Page::open("/");
    page.script(
        "const element = document.querySelector('create-backup-plan');
         element.removeAttribute('page');
         const frame = document.createElement('iframe');
         document.body.append(frame);
         frame.contentDocument.body.append(element);
         window.element = element",
    );
    let moved = page.ask(
        "const input = element.shadowRoot.querySelector('[name=PlanName]');
         input.value = 'abroad';
         input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
         const plan = await element.getPlan();
         await new Promise(requestAnimationFrame);
         return [(await element.getPlan()).PlanName, element.shadowRoot.adoptedStyleSheets.length,
             element.ownerDocument === document]",
    );
    assert_eq!(moved, serde_json::json!(["abroad", 1, false]));
    page.script("document.body.append(element)");
    assert_eq!(page.form(0).value("PlanName"), "abroad");
    let sheets = page.script("return element.shadowRoot.adoptedStyleSheets[0].cssRules.length > 0");
    assert_eq!(sheets, true);
}

#[test]
fn an_element_that_keeps_its_plan_has_it_again() {
    let page = Page::open("/");
    page.script(
        "const form = document.querySelector('create-backup-plan');
         form.remove();
         form.removeAttribute('page');
         form.removeAttribute('credentials');
         form.setAttribute('keep', 'orders');
         document.body.append(form)",
    );
    page.form(0).fill("PlanName", "kept");
    page.script(
        "const form = document.querySelector('create-backup-plan');
         form.remove();
         const again = document.createElement('create-backup-plan');
         again.setAttribute('keep', 'orders');
         document.body.append(again)",
    );
    page.form(0).says(".output", r#""PlanName": "kept""#);
    // Another name is another plan.
    page.script(
        "const form = document.querySelector('create-backup-plan');
         form.remove();
         const other = document.createElement('create-backup-plan');
         other.setAttribute('keep', 'photos');
         document.body.append(other)",
    );
    page.form(0).says(".output", "SourceType");
    assert!(!page.form(0).text(".output").contains("kept"));
    let names = page.script("return Object.keys(sessionStorage).sort().join()");
    assert!(names.as_str().unwrap().contains("create-backup-plan:orders"), "{names}");
}

#[test]
fn a_changed_attribute_loses_nothing() {
    let page = Page::open("/");
    page.form(0).fill("PlanName", "steady");
    page.script("document.querySelector('create-backup-plan').setAttribute('locale', 'zh-CN')");
    page.script("document.querySelector('create-backup-plan').setAttribute('theme', 'dark')");
    page.form(0).says(".output", r#""PlanName": "steady""#);
}

#[test]
fn mounting_and_unmounting_leaves_nothing_behind() {
    let page = Page::open("/");
    cycle(&page, 5);
    let Some(before) = page.counters() else {
        page.engine()
            .leaves_out("mounting_and_unmounting_leaves_nothing_behind", "it counts no nodes");
        return;
    };
    cycle(&page, 50);
    assert_eq!(page.counters(), Some(before), "(nodes, listeners) after 50 cycles and before");
}

/// Puts an element in, uses it and takes it out, so many times.
fn cycle(page: &Page, times: usize) {
    page.script(&format!(
        "window.cycling = true;
         (async () => {{
             const frame = () => new Promise(requestAnimationFrame);
             for (let i = 0; i < {times}; i++) {{
                 const element = document.createElement('create-backup-plan');
                 document.body.append(element);
                 await frame();
                 const input = element.shadowRoot.querySelector('[name=PlanName]');
                 input.value = 'cycle ' + i;
                 input.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
                 await frame();
                 element.remove();
                 await frame();
             }}
             window.cycling = false;
         }})()"
    ));
    page.until("end of the cycles", "!window.cycling");
}
