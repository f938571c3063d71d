//! A file of many plans, checked beside the page.

use std::fs;
use std::path::Path;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::form::ROOT;
use crate::harness::{Form, Page};

/// Plans of every kind: fine, wrong, doubtful, two of one name, and a line that is none.
fn plans() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/plans");
    let plan = |name: &str, changes: Value| {
        let text = fs::read_to_string(folder.join(name).with_extension("json")).unwrap();
        let mut plan: Value = serde_json::from_str(&text).unwrap();
        for (member, value) in changes.as_object().unwrap() {
            plan[member] = value.clone();
        }
        plan.to_string()
    };
    vec![
        plan("ecs-file", json!({"PlanName": "first"})),
        plan("oss", json!({"PlanName": "wrong", "Retention": "7", "bucket": "abc"})),
        "{\"PlanName\":".to_owned(),
        plan("nas", json!({"PlanName": "slash"})),
        plan("ecs-file", json!({"PlanName": "first", "Path": ["/b"]})),
    ]
}

/// Chooses a file, of which a script says what it holds.
fn choose(page: &Page, name: &str, content: &str) {
    page.script(&format!(
        "const transfer = new DataTransfer();
         transfer.items.add(new File([{content}], {name:?}));
         const input = {ROOT}.querySelector('#batch-file');
         input.files = transfer.files;
         input.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }}))"
    ));
}

fn text(content: &str) -> String {
    Value::from(content).to_string()
}

fn open(page: &Page) -> Form<'_> {
    let form = page.form(0);
    form.click("#open-batch");
    form.find("#dialog-batch");
    form
}

/// How many rows are in the list.
fn rows(page: &Page, count: usize) {
    page.until(
        &format!("{count} rows"),
        &format!("{ROOT}.querySelectorAll('.batch__row').length === {count}"),
    );
}

#[test]
fn a_file_is_checked_filtered_and_taken_away() {
    let page = Page::open("/");
    let form = open(&page);
    let lines = plans().join("\r\n");
    choose(&page, "nightly.jsonl", &text(&lines));
    form.says(".batch__title", "Checked nightly.jsonl");
    form.says(".batch__facts", "5 plans");
    rows(&page, 5);
    form.says(".batch__plan", "Plan 1, line 1");
    form.find(".week__cell--4");
    assert_eq!(page.accessibility(), Vec::<String>::new());

    page.script(&format!("{ROOT}.querySelectorAll('[name=BatchStanding]')[1].click()"));
    rows(&page, 2);
    form.says(".batch__plan", "request/unknown-parameter");
    page.script(&format!("{ROOT}.querySelectorAll('[name=BatchStanding]')[0].click()"));
    form.click("#batch-repeated");
    rows(&page, 2);
    form.says(".batch__scroller", "same name as plan 1");
    form.click("#batch-repeated");
    form.put("BatchName", "SLA");
    rows(&page, 1);
    form.says(".batch__scroller", "slash");
    form.put("BatchName", "");
    rows(&page, 5);

    form.click("#batch-fixed");
    let mended = page.saved("nightly.fixed.jsonl");
    let wrong = plans()[1].replace("\"bucket\":\"abc\",", "").replace("\"7\"", "7");
    assert!(mended.contains(&wrong) || mended.contains("\"Retention\":7"), "{mended}");
    assert_eq!(mended.matches("\r\n").count(), 4);
    assert!(mended.contains("\r\n{\"PlanName\":\r\n"));
    form.says("#dialog-batch", "Saved nightly.fixed.jsonl");
    // The table has what is listed.
    page.script(&format!("{ROOT}.querySelectorAll('[name=BatchStanding]')[1].click()"));
    form.says("#batch-csv", "CSV table (2)");
    form.click("#batch-csv");
    let table = page.saved("nightly.csv");
    assert_eq!(table.lines().count(), 3, "{table}");
    page.script(&format!("{ROOT}.querySelectorAll('[name=BatchStanding]')[0].click()"));
    form.shows("#batch-sarif", "SARIF log");
    form.click("#batch-sarif");
    let log: Value = serde_json::from_str(&page.saved("nightly.sarif")).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().any(|result| result["ruleId"] == "plan-name/unique"));
}

#[test]
fn a_plan_goes_into_the_form_and_the_file_stays() {
    let page = Page::open("/");
    let form = open(&page);
    choose(&page, "plans.json", &text(&format!("[{}]", plans()[3])));
    form.click("#batch-into-form");
    page.until("the form", &format!("!{ROOT}.querySelector('dialog')"));
    page.until("the name", &format!("{ROOT}.querySelector('[name=PlanName]').value === 'slash'"));
    form.click("#open-batch");
    rows(&page, 1);
    form.says(".batch__title", "plans.json");
}

#[test]
fn the_list_works_by_keys() {
    let page = Page::open("/");
    let form = page.form(0);
    // By its name, as any command.
    page.tab_to("open-jump");
    page.press_key(Key::Enter);
    form.find("#dialog-jump");
    page.press("many plans");
    form.says("#jump-results", "Check a file of many plans");
    page.press_key(Key::Enter);
    form.find("#dialog-batch");
    let lines: Vec<String> =
        (0..300).map(|index| format!("{{\"PlanName\":\"n{index}\"}}")).collect();
    choose(&page, "keys.jsonl", &text(&lines.join("\n")));
    form.says(".batch__fit", "300 of 300");
    page.tab_to("batch-list");
    for (key, plan) in [
        (Key::Down, 2),
        (Key::Down, 3),
        (Key::Up, 2),
        (Key::PageDown, 10),
        (Key::End, 300),
        (Key::Home, 1),
    ] {
        page.press_key(key);
        form.says(".batch__plan", &format!("Plan {plan}, line {plan}"));
        page.until("the option", &format!(
            "(() => {{
                const list = {ROOT}.querySelector('#batch-list');
                const option = {ROOT}.getElementById(list.getAttribute('aria-activedescendant'));
                if (option?.getAttribute('aria-selected') !== 'true') return false;
                const [around, inside] = [list, option].map(it => it.getBoundingClientRect());
                return Number(option.getAttribute('aria-posinset')) === {plan} && inside.top >= around.top - 1 && inside.bottom <= around.bottom + 1;
            }})()"
        ));
    }
    page.press_key(Key::Escape);
    page.until("the form", &format!("!{ROOT}.querySelector('dialog')"));
}

#[test]
fn a_file_that_has_no_plans_says_why() {
    let page = Page::open("/");
    let form = open(&page);
    for (content, said) in [
        ("", "The file is empty."),
        ("PlanName,Path\nx,/a", "neither a JSON array nor JSON Lines"),
        ("{\u{0}\"\u{0}", "UTF-16"),
        ("[{\"PlanName\":\"a\"},\n{} {}]", "breaks off on line 2, at byte 22"),
    ] {
        choose(&page, "odd.json", &text(content));
        form.says("#dialog-batch", said);
        assert_eq!(page.accessibility(), Vec::<String>::new(), "{said}");
    }
    rows(&page, 3);
    page.script(&format!(
        "const transfer = new DataTransfer();
         transfer.items.add(new File(['{{}}'], 'large.json'));
         Object.defineProperty(transfer.files[0], 'size', {{ value: 1e9 }});
         const input = {ROOT}.querySelector('#batch-file');
         Object.defineProperty(input, 'files', {{ value: transfer.files, configurable: true }});
         input.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }}));
         delete input.files"
    ));
    form.says("#dialog-batch [role=alert]", "larger than 512 MiB");
}

#[test]
fn a_dropped_file_of_many_plans_is_checked() {
    let page = Page::open("/");
    let form = page.form(0);
    page.script(&format!(
        "const transfer = new DataTransfer();
         transfer.items.add(new File([{}], 'dropped.ndjson'));
         {ROOT}.querySelector('.app').dispatchEvent(new DragEvent('drop', {{ dataTransfer: transfer, bubbles: true, composed: true, cancelable: true }}))",
        text(&plans().join("\n"))
    ));
    form.says("#dialog-batch .batch__title", "dropped.ndjson");
    rows(&page, 5);
}

/// A script that makes a file of so many plans.
fn many(count: u32) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/plans");
    let plan = fs::read_to_string(folder.join("ecs-file.json")).unwrap();
    let plan: Value = serde_json::from_str(&plan).unwrap();
    format!(
        "(() => {{
            const plan = {plan}, lines = [];
            for (let index = 0; index < {count}; index++) lines.push(JSON.stringify({{ ...plan, PlanName: `plan-${{index}}`, Schedule: `I|${{4102444800 + index % 168 * 3600}}|P1D` }}));
            return lines.join('\\n');
        }})()"
    )
}

/// The page must answer within 50 ms. A busy machine may not let it, so that is said and not asserted.
#[test]
#[expect(clippy::print_stdout, reason = "what was measured is to be read, not to be met")]
fn a_hundred_thousand_plans_leave_the_page_free() {
    let page = Page::open("/");
    let form = open(&page);
    // A script of a test leaves no variables behind in Firefox: what is measured stands in the document.
    page.script(&format!(
        "const transfer = new DataTransfer();
         transfer.items.add(new File([{}], 'many.jsonl'));
         const input = {ROOT}.querySelector('#batch-file'), said = document.documentElement.dataset;
         input.files = transfer.files;
         said.longest = 0;
         let last = performance.now();
         const beat = setInterval(() => {{
            const now = performance.now();
            said.longest = Math.max(said.longest, now - last - 4);
            last = now;
            if (said.over) clearInterval(beat);
         }}, 4);
         input.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }}))",
        many(100_000)
    ));
    // The list can be used while the check goes on.
    form.find(".batch__row");
    form.put("BatchName", "plan-99");
    form.says(".batch__title", "Checked many.jsonl");
    form.says(".batch__facts", "100,000 plans");
    form.says(".batch__fit", "1,111 of 100,000");
    let facts = form.text(".batch__facts");
    let longest = page.script(
        "const said = document.documentElement.dataset; said.over = true; return Math.round(said.longest)",
    );
    println!("{:?}: {facts}; the page was busy for {longest} ms at most", page.engine());
    form.put("BatchName", "");
    form.says(".batch__fit", "100,000 of 100,000");
    let there = form.count(".batch__row");
    assert!(there < 80, "{there} rows are there at once");
    assert_eq!(page.accessibility(), Vec::<String>::new());
}

#[test]
fn a_check_can_be_stopped() {
    let page = Page::open("/");
    let form = open(&page);
    choose(&page, "long.jsonl", &many(300_000));
    // Earlier there may be nothing to keep.
    form.find(".batch__row");
    form.click("#batch-cancel");
    form.says(".batch__title", "Stopped in long.jsonl");
    form.find(".batch__row");
    let fit = form.text(".batch__fit");
    assert!(!fit.contains("300,000"), "{fit}");
    form.find("#batch-csv:not([aria-disabled])");
    // Another file begins anew.
    choose(&page, "short.jsonl", &text(&plans().join("\n")));
    form.says(".batch__title", "Checked short.jsonl");
    rows(&page, 5);
}

#[test]
fn it_looks_right_in_every_dress() {
    let page = Page::open("/");
    let form = open(&page);
    let lines = format!("{}\n{}", plans().join("\n"), plans().join("\n").repeat(6));
    choose(&page, "a-file-with-a-rather-long-name-of-many-plans.jsonl", &text(&lines));
    form.find(".week__cell--4");
    page.script(&format!("{ROOT}.querySelectorAll('.batch__row')[1].click()"));
    form.says(".batch__plan", "request/unknown-parameter");
    for (language, dark) in [("en", false), ("zh-CN", true), ("en", true), ("zh-CN", false)] {
        page.script(&format!(
            "document.querySelector('create-backup-plan').setAttribute('locale', '{language}')"
        ));
        page.until(language, &format!("{ROOT}.querySelector('.app').lang === '{language}'"));
        page.dark(dark);
        for width in [1440, 320] {
            page.resize(width, 900);
            let name = format!("batch-{language}-{}-{width}", if dark { "dark" } else { "light" });
            page.script(&format!(
                "{ROOT}.querySelector('#dialog-batch .dialog__body').scrollTop = 0"
            ));
            page.screenshot(&name);
            assert_eq!(page.accessibility(), Vec::<String>::new(), "{name}");
            let overflow = page.script(&format!(
                "const body = {ROOT}.querySelector('#dialog-batch .dialog__body');
                 return body.scrollWidth - body.clientWidth"
            ));
            assert_eq!(overflow, 0, "{name}");
            page.script(&format!(
                "const body = {ROOT}.querySelector('#dialog-batch .dialog__body');
                 body.scrollTop = body.scrollHeight"
            ));
            page.screenshot(&format!("{name}-end"));
        }
    }
    page.resize(1440, 900);
}
