//! The ways a page can fail, and what it shows then: a sentence, never a blank.

use serde_json::json;

use crate::harness::Page;

#[test]
fn any_folder_will_do() {
    Page::open("/sub/folder/");
}

#[test]
fn a_wrong_type_does_not_stop_the_page() {
    Page::open("/typeless/");
}

#[test]
fn a_missing_file_is_said_in_both_languages() {
    let page = failed("/missing/", "could not be loaded");
    assert_eq!(
        page.script(
            "return document.querySelector('create-backup-plan').shadowRoot.querySelector('[lang]').textContent.includes('加载失败')"
        ),
        true
    );
    assert!(page.complaints().iter().any(|line| line.contains("404")));
}

#[test]
fn without_its_second_part_the_form_works_and_says_what_is_missing() {
    let page = Page::open("/halved/");
    let form = page.form(0);
    form.fill("PlanName", "halved");
    form.says(".output", r#""PlanName": "halved""#);
    form.click("[role=tab]:nth-of-type(2)");
    form.says(".pane [role=alert]", "This part could not be loaded");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    form.click(".pane [role=alert] .button");
    form.says(".pane [role=alert]", "This part could not be loaded");
    form.click("#open-share");
    form.says("#dialog-share", "This part could not be loaded");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    form.click("#dialog-share .dialog__head .button");
    form.click("[role=tab]:nth-of-type(1)");
    form.says(".output", r#""PlanName": "halved""#);
    assert!(page.complaints().iter().any(|line| line.contains("404")));
}

#[test]
fn nothing_jumps_when_the_form_takes_the_place_of_its_frame() {
    let page = Page::open("/");
    for width in [1440, 1100, 700, 320] {
        page.resize(width, 900);
        // The frame is still in the page, under the form.
        let moved = page.script(
            "const frame = document.querySelector('.wait').cloneNode(true);
             document.body.append(frame);
             frame.style.position = 'absolute';
             frame.style.inset = '0';
             const { shadowRoot } = document.querySelector('create-backup-plan');
             const box = (root, of) => root.querySelector(of).getBoundingClientRect();
             const pairs = { bar: 'bar', rail: 'rail', cards: 'cards', field: 'field', pane: 'pane' };
             const moved = [];
             for (const [mine, its] of Object.entries(pairs)) {
                 const [from, to] = [box(frame, `.wait__${mine}`), box(shadowRoot, `.${its}`)];
                 // In a narrow window the pane is far below, and the frame has none.
                 if (mine === 'pane' && innerWidth < 960) continue;
                 // How high the lines of tools are in a narrow window depends on the machine's fonts.
                 for (const side of innerWidth < 960 ? ['x', 'width'] : ['x', 'y', 'width']) {
                     if (Math.abs(from[side] - to[side]) > 1.5) moved.push([mine, side, from[side], to[side]]);
                 }
             }
             frame.remove();
             return moved",
        );
        assert_eq!(moved, json!([]), "{width}");
    }
    page.resize(1440, 900);
}

#[test]
fn a_file_that_is_something_else_is_said() {
    let page = failed("/garbled/", "could not start");
    assert!(!page.complaints().is_empty());
}

#[test]
fn a_browser_without_webassembly_is_told() {
    let page = failed("/old/", "has no WebAssembly");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    page.complaints();
}

#[test]
fn the_policy_lets_a_text_be_saved() {
    let page = Page::open("/");
    page.script(
        "const link = document.createElement('a');
         link.href = URL.createObjectURL(new Blob(['{}']));
         link.download = 'plan.json';
         link.click()",
    );
    assert_eq!(page.saved("plan.json"), "{}");
}

#[test]
fn a_stopped_form_leaves_a_sentence_and_the_plan() {
    let page = Page::open("/");
    page.form(0).fill("PlanName", "rescued");
    page.form(0).says(".output", r#""PlanName": "rescued""#);
    // Yew cannot go on when a node cannot be inserted, and says so by a panic.
    page.script(
        "Node.prototype.insertBefore = () => { throw new Error('no more nodes') };
         document.body.append(document.createElement('create-backup-plan'))",
    );
    page.until(
        "sentence",
        "document.querySelector('create-backup-plan').shadowRoot.querySelector('[role=alert]')",
    );
    assert!(page.form(0).text("[role=alert]").starts_with("The form has stopped"));
    let plan = page.script("return document.querySelector('create-backup-plan').shadowRoot.querySelector('textarea').value");
    assert!(plan.as_str().unwrap().contains(r#""PlanName": "rescued""#), "{plan}");
    assert_eq!(page.accessibility(), Vec::<String>::new());

    // An element that comes later says the same, and one that goes asks nothing of what has stopped.
    page.script("document.body.append(document.createElement('create-backup-plan'))");
    assert!(page.form(2).text("[role=alert]").starts_with("The form has stopped"));
    page.complaints();
    page.script("document.querySelector('create-backup-plan').remove()");
}

/// Opens a path where the form cannot start, and waits for the sentence that says so.
fn failed(path: &str, sentence: &str) -> Page {
    let page = Page::open_raw(path);
    page.until(
        sentence,
        &format!("document.querySelector('create-backup-plan')?.shadowRoot?.textContent.includes('{sentence}')"),
    );
    page
}
