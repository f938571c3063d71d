//! A page's style sheet, however rough, changes nothing inside the form but what it is meant to.

use serde_json::json;

use crate::form::ROOT;
use crate::harness::{Page, strings};

/// What style sheets do to whatever is in their page, and worse.
const HOSTILE: &str = "
    * {
        all: unset !important; letter-spacing: 4px !important; word-spacing: 9px !important; color: hotpink !important;
        text-transform: uppercase !important; font: italic 900 31px/3 fantasy !important; white-space: pre !important;
        text-align: center !important; text-indent: 40px !important; cursor: wait !important; direction: rtl !important;
        text-shadow: 2px 2px red !important; -webkit-text-fill-color: lime !important; user-select: none !important;
        list-style: square inside !important; border-collapse: separate !important; hyphens: auto !important;
        font-variant: small-caps !important; text-decoration: line-through !important; tab-size: 40 !important;
        accent-color: red !important; caret-color: red !important; overflow-wrap: normal !important; word-break: break-all !important;
        quotes: 'a' 'b' !important; stroke: red !important; fill: red !important; text-rendering: geometricPrecision !important;
        transition: all 9s !important; animation: none !important; box-sizing: content-box !important;
    }
    button, input, select, textarea, div, span, p, h2, ul, li, dialog, svg, label {
        display: block !important; background: lime !important; border: 9px dashed red !important; margin: 30px !important; padding: 30px !important;
        float: left !important; width: 40px !important; position: fixed !important;
    }
    .app, .button, .input, .field, .section, .icon { display: none !important; }
    :host, :host * { color: red !important; }
    p::part(label), ::slotted(*) { color: red !important; }
    html { font-size: 62.5% !important; --_text: red; --_surface: red; --_primary: red; --_bar: 300px; --_height: 90px; --_host-text: red; }
    create-backup-plan {
        --_text: red !important; --_surface: red !important; --_line: red !important; --_font: fantasy !important; --_most: 1 !important;
        --_gap: 90px !important; --_above: 300px !important; --_legible: red !important; --_own-quiet: red !important;
    }";

/// Notes how everything inside the form is drawn and where; or gives what is drawn in another way than noted.
const LOOK: &str = "
    scrollTo(0, 0);
    const root = document.querySelector('create-backup-plan').shadowRoot;
    const app = root.querySelector('.app').getBoundingClientRect();
    const looks = [...root.querySelectorAll('.app, .app *, dialog')].map(element => {
        const box = element.getBoundingClientRect();
        // What is not drawn has no place, and the place of a dialog is the window's.
        const from = element.closest('dialog') ? { x: 0, y: 0 } : app;
        const place = box.width || box.height ? [box.x - from.x, box.y - from.y, box.width, box.height] : [];
        const look = new Map();
        for (const part of [undefined, '::before', '::after']) {
            const style = getComputedStyle(element, part);
            if (part && style.content === 'none') continue;
            // Firefox lists custom properties, too; what they change is seen in the others.
            for (const property of style) if (!property.startsWith('--')) look.set(`${part ?? ''} ${property}`, style.getPropertyValue(property));
        }
        return { name: `${element.localName}#${element.id}.${element.className.baseVal ?? element.className}`, place, look };
    });
    // A browser lays out in fractions of a pixel (Firefox: a sixtieth), and the whole form may begin at another of them.
    const moved = (place, clean) => place.length !== clean.length || place.some((at, index) => Math.abs(at - clean[index]) > 0.25);";

fn page() -> Page {
    let page = Page::open("/");
    page.resize(1440, 900);
    page.script(
        "document.querySelector('create-backup-plan').removeAttribute('page');
         const sheet = new CSSStyleSheet();
         sheet.replaceSync('body { margin: 0 }');
         document.adoptedStyleSheets = [sheet]",
    );
    let form = page.form(0);
    form.put("PlanName", &"x".repeat(65));
    form.put("SpeedLimit", "8:20:2048|18:22:5120");
    // Nothing is pointed at, or it would look so in one of the pages.
    press(&page, "#Rule-add");
    press(&page, "#copy");
    form.find(".summary");
    page
}

fn press(page: &Page, selector: &str) {
    page.script(&format!("{ROOT}.querySelector('{selector}').click()"));
}

/// How many elements there are, and what differs between the clean page and the one with this style sheet.
fn differences(page: &Page, css: &str) -> (u64, Vec<String>) {
    let still = format!("{ROOT}.getAnimations({{ subtree: true }}).length === 0");
    page.until("stillness", &still);
    page.script(&format!("{LOOK} window.clean = looks"));
    page.script(&format!(
        "const sheet = new CSSStyleSheet();
         sheet.replaceSync({});
         document.adoptedStyleSheets = [sheet]",
        json!(css)
    ));
    page.until("stillness", &still);
    let found = page.script(&format!(
        "{LOOK}
         const differences = looks.length === window.clean.length ? [] : [`${{looks.length}} elements, not ${{window.clean.length}}`];
         for (const [index, {{ name, place, look }}] of looks.entries()) {{
             const clean = window.clean[index];
             if (clean && moved(place, clean.place)) differences.push(`${{name}} box: ${{place}}, not ${{clean.place}}`);
             for (const [property, value] of look) {{
                 const drawn = clean?.look.get(property);
                 if (drawn !== value) differences.push(`${{name}} ${{property}}: ${{value}}, not ${{drawn}}`);
             }}
         }}
         return [looks.length, differences.slice(0, 20)]"
    ));
    (found[0].as_u64().unwrap(), strings(&found[1]))
}

#[test]
fn a_hostile_style_sheet_changes_nothing_inside() {
    let page = page();
    let (count, differences) = differences(&page, HOSTILE);
    assert!(count > 500, "only {count} elements were looked at");
    assert_eq!(differences, Vec::<String>::new());
}

#[test]
fn a_hostile_style_sheet_changes_no_dialog() {
    let page = page();
    press(&page, "#open-paste");
    page.form(0).put("Pasted", "{\"Retention\": 0, \"Nobody\": 1}");
    page.form(0).find(".paste__note");
    assert_eq!(differences(&page, HOSTILE).1, Vec::<String>::new());
}

#[test]
fn a_page_may_hide_the_form_give_it_a_size_and_style_its_parts() {
    let page = page();
    let put = |css: &str| {
        page.script(&format!(
            "const sheet = new CSSStyleSheet(); sheet.replaceSync({}); document.adoptedStyleSheets = [sheet]",
            json!(css)
        ));
    };
    put(
        "body { margin: 0 } create-backup-plan { width: 700px; margin: 40px; } create-backup-plan::part(label) { color: rgb(1, 2, 3); }",
    );
    let seen = page.script(&format!(
        "const box = {ROOT}.querySelector('.app').getBoundingClientRect();
         return [box.width, box.left, getComputedStyle({ROOT}.querySelector('.field__label')).color]"
    ));
    assert_eq!(seen, json!([700, 40, "rgb(1, 2, 3)"]));
    put("body { visibility: hidden; pointer-events: none }");
    let seen = page.script(&format!(
        "const style = getComputedStyle({ROOT}.querySelector('[name=PlanName]'));
         return [style.visibility, style.pointerEvents]"
    ));
    assert_eq!(seen, json!(["hidden", "none"]));
    put("create-backup-plan { display: none }");
    assert_eq!(page.script(&format!("return {ROOT}.querySelector('.app').offsetHeight")), 0);
}

#[test]
fn nothing_of_the_form_lies_over_the_bars_of_the_page() {
    let page = page();
    // A bar of the page, on the lowest layer there is: the form's own layers stay inside the form.
    page.script(
        "const bar = document.createElement('div');
         bar.id = 'bar';
         document.body.prepend(bar);
         const sheet = new CSSStyleSheet();
         sheet.replaceSync('#bar { position: fixed; inset: 0 0 auto; height: 50px; z-index: 1; background: #222 } create-backup-plan { --cbp-offset-top: 50px }');
         document.adoptedStyleSheets = [sheet];
         scrollTo(0, 600)",
    );
    page.until("scrolled page", "scrollY > 400");
    let over = page.script(
        "const at = [];
         for (let x = 10; x < innerWidth; x += 40) at.push(document.elementFromPoint(x, 25)?.id);
         return at.filter(id => id !== 'bar').length",
    );
    assert_eq!(over, 0);
    let top =
        page.script(&format!("return {ROOT}.querySelector('.bar').getBoundingClientRect().top"));
    assert_eq!(top, 50, "what stays in view of the form stays below the page's bar");
}
