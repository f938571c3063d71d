//! The form in the themes of real consoles: whether it is light or dark as they are, and whether everything in it
//! stands out as WCAG asks, whatever colours they name.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::form::ROOT;
use crate::harness::{Page, strings};

/// Gives everything on the form that does not stand out.
const CONTRAST: &str = include_str!("contrast.js");

/// A page around the form: what it is called, which style sheets it has, and what the form has to be in it.
struct Around {
    name: &'static str,
    /// Names of the sheets of `tests/themes/sheets.mjs`, or rules.
    sheets: &'static [&'static str],
    /// The class of the element around the form.
    class: &'static str,
    /// The class of the page's body.
    body: &'static str,
    /// Whether the reader's system is dark.
    system_dark: bool,
    /// The attributes of the element.
    attributes: &'static [(&'static str, &'static str)],
    /// What `color-scheme` the form comes to.
    scheme: &'static str,
    /// Whether the form takes the page's surface.
    surface: bool,
}

const PLAIN: Around = Around {
    name: "no theme",
    sheets: &[],
    class: "",
    body: "",
    system_dark: false,
    attributes: &[],
    scheme: "light dark",
    surface: false,
};

const CONSOLE: Around = Around {
    name: "theme-xconsole",
    sheets: &["components"],
    class: "theme-xconsole",
    system_dark: true,
    scheme: "light",
    surface: true,
    ..PLAIN
};

const CONSOLE_DARK: Around = Around {
    name: "theme-xconsole-dark",
    sheets: &["componentsDark"],
    class: "theme-xconsole-dark",
    scheme: "dark",
    surface: true,
    ..PLAIN
};

const BASE: Around = Around {
    name: "console base",
    sheets: &["base"],
    scheme: "light",
    system_dark: true,
    surface: true,
    ..PLAIN
};

const AROUND: &[Around] = &[
    PLAIN,
    Around { name: "no theme, dark system", system_dark: true, ..PLAIN },
    CONSOLE,
    CONSOLE_DARK,
    BASE,
    Around {
        name: "console base, dark",
        body: "theme-dark",
        scheme: "dark",
        system_dark: false,
        ..BASE
    },
    Around {
        name: "orange brand",
        sheets: &["components", ".theme-xconsole { --color-brand1-7: #ff6a00; --color-brand1-8: #ff8a33 }"],
        ..CONSOLE
    },
    Around {
        name: "yellow brand, by our own name",
        sheets: &["components", "body { --cbp-color-primary: #ffe600 }"],
        ..CONSOLE
    },
    Around {
        name: "black brand on dark",
        sheets: &["componentsDark", "body { --cbp-color-primary: #101010 }"],
        ..CONSOLE_DARK
    },
    Around {
        name: "colours nobody can read",
        sheets: &["body { --cbp-color-surface: #d8cbb0; --cbp-color-text: #b0a890; --cbp-color-quiet: #c0c0c0; --cbp-color-error: #ffb0b0;
                          --cbp-color-warning: #ffff80; --cbp-color-note: #ddddff; --cbp-color-success: #b0ffb0; --cbp-color-focus: white }"],
        scheme: "light",
        system_dark: true,
        surface: true,
        ..PLAIN
    },
    Around {
        name: "dark by attribute in a light console",
        attributes: &[("theme", "dark")],
        system_dark: false,
        scheme: "dark",
        surface: false,
        ..CONSOLE
    },
    Around {
        name: "light by attribute in a dark console",
        attributes: &[("theme", "light")],
        system_dark: true,
        scheme: "light",
        surface: false,
        ..CONSOLE_DARK
    },
    Around { name: "compact", attributes: &[("density", "compact")], ..CONSOLE },
    Around { name: "a dark page", sheets: &["html { color-scheme: dark; background: #222 }"], scheme: "dark", ..PLAIN },
    Around { name: "a light page on a dark system", sheets: &["html { color-scheme: light }"], scheme: "light", system_dark: true, ..PLAIN },
];

/// The style sheets of real consoles, by name.
fn consoles() -> &'static Value {
    static SHEETS: OnceLock<Value> = OnceLock::new();
    SHEETS.get_or_init(|| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/themes/sheets.mjs");
        let output = Command::new("node").arg(script).output().unwrap();
        assert!(
            output.status.success(),
            "scripts/setup test installs them: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).unwrap()
    })
}

/// A page with a form that is a part of it.
fn open() -> Page {
    let page = Page::open("/");
    page.allow_copying();
    page.resize(1440, 900);
    page.script(&format!(
        "window.consoles = Object.fromEntries(Object.entries({}).map(([name, css]) => {{
             const sheet = new CSSStyleSheet();
             sheet.replaceSync(css);
             return [name, sheet];
         }}));
         const element = document.querySelector('create-backup-plan');
         element.removeAttribute('page');
         const around = document.createElement('div');
         element.replaceWith(around);
         around.append(element)",
        consoles()
    ));
    page
}

impl Around {
    /// Puts the page around the form and waits until the form has followed.
    fn put(&self, page: &Page) {
        page.dark(self.system_dark);
        page.script(&format!(
            "const {{ sheets, shape, body, attributes }} = {};
             // What changes its colour is looked at when it has changed.
             document.adoptedStyleSheets = ['html {{ --cbp-duration: 0s }}', ...sheets].map(sheet => {{
                 if (window.consoles[sheet]) return window.consoles[sheet];
                 const own = new CSSStyleSheet();
                 own.replaceSync(sheet);
                 return own;
             }});
             const element = document.querySelector('create-backup-plan');
             element.parentElement.className = shape;
             document.body.className = body;
             for (const name of ['theme', 'density']) element.removeAttribute(name);
             for (const [name, value] of attributes) element.setAttribute(name, value)",
            json!({ "sheets": self.sheets, "shape": self.class, "body": self.body, "attributes": self.attributes })
        ));
        page.until(
            &format!("`{}` in `{}`", self.scheme, self.name),
            &format!(
                "getComputedStyle({ROOT}.querySelector('.app')).colorScheme === '{}'
                 && ({ROOT}.querySelector('.app').dataset.surface === 'host') === {}",
                self.scheme, self.surface
            ),
        );
    }
}

/// Asserts that everything stands out in every page around the form.
#[track_caller]
fn stands_out(page: &Page, state: &str) {
    let mut troubles = Vec::new();
    for around in AROUND {
        around.put(page);
        let found = contrast(page, "find");
        let seen = found["seen"]["text"].as_u64().unwrap();
        assert!(seen > 50, "{state}: only {seen} texts were found");
        troubles.extend(
            strings(&found["troubles"])
                .into_iter()
                .map(|line| format!("{} / {state}: {line}", around.name)),
        );
    }
    PLAIN.put(page);
    assert!(troubles.is_empty(), "{} places:\n{}", troubles.len(), troubles.join("\n"));
}

fn contrast(page: &Page, function: &str) -> Value {
    let script = CONTRAST.replace("export function", "function");
    page.script(&format!("{script}\nreturn {function}({ROOT})"))
}

#[test]
fn a_fresh_form_stands_out_in_every_theme() {
    let page = open();
    stands_out(&page, "fresh");
}

#[test]
fn problems_stand_out_in_every_theme() {
    let page = open();
    let form = page.form(0);
    form.put("PlanName", &"x".repeat(65));
    form.put("VaultId", "v-0006******q");
    form.put("Schedule", "I|1795543200|1D");
    form.put("SpeedLimit", "8:20:2048|18:22:5120");
    form.click("#Rule-add");
    form.click("#copy");
    form.find(".summary");
    form.click(".message .button--link");
    page.script(&format!("{ROOT}.querySelector('#VaultId-help').click()"));
    form.click(".status");
    stands_out(&page, "problems");
}

#[test]
fn every_output_stands_out_in_every_theme() {
    let page = open();
    let form = page.form(0);
    form.click("#fill-in");
    form.put("SpeedLimit", "8:20:2048|18:22:5120");
    let tabs = page
        .script(&format!("return [...{ROOT}.querySelectorAll('[role=tab]')].map(tab => tab.id)"));
    for tab in strings(&tabs) {
        form.click(&format!("#{tab}"));
        stands_out(&page, &tab);
    }
    page.script(&format!("{ROOT}.querySelector('[value=OTS]').click()"));
    form.says(".output", "OTS");
    page.script(&format!("{ROOT}.querySelector('#tab-json').click()"));
    page.script(&format!("{ROOT}.querySelector('#edit-json').click()"));
    stands_out(&page, "by hand");
}

#[test]
fn every_dialog_stands_out_in_every_theme() {
    let page = open();
    let form = page.form(0);
    form.put("Retention", "30");
    for (opener, text) in [
        ("#open-paste", "{\"PlanName\": \"x\", \"Retention\": 0, \"Nobody\": 1}"),
        ("#open-presets", ""),
        ("#open-changes", ""),
        ("#open-jump", ""),
        ("#open-shortcuts", ""),
    ] {
        form.click(opener);
        form.find("dialog[open]");
        if !text.is_empty() {
            form.put("Pasted", text);
            form.find(".paste__note");
        }
        stands_out(&page, opener);
        form.click("dialog[open] .dialog__head .button");
    }
}

#[test]
fn the_focus_stands_out_in_every_theme() {
    let page = open();
    page.form(0).put("SpeedLimit", "8:20:2048|18:22:5120");
    let mut troubles = Vec::new();
    for around in AROUND {
        around.put(&page);
        page.press_key(fantoccini::key::Key::Tab);
        let found = contrast(&page, "rings");
        assert!(found["seen"].as_u64().unwrap() > 8, "{found}");
        let lines = strings(&found["troubles"]);
        troubles.extend(lines.into_iter().map(|line| format!("{}: {line}", around.name)));
    }
    assert!(troubles.is_empty(), "{} places:\n{}", troubles.len(), troubles.join("\n"));
}

#[test]
fn a_console_decides_fonts_corners_and_heights() {
    let page = open();
    CONSOLE.put(&page);
    let shown = || {
        page.script(&format!(
            "const style = getComputedStyle({ROOT}.querySelector('[name=PlanName]'));
             return [style.borderTopLeftRadius, style.minBlockSize, getComputedStyle({ROOT}.querySelector('.app')).fontFamily.split(',')[0]]"
        ))
    };
    assert_eq!(shown(), json!(["2px", "32px", "-apple-system"]));
    // The small controls of a console are 24 pixels high: as small as a target may be.
    page.script("document.querySelector('create-backup-plan').setAttribute('density', 'compact')");
    page.until("compact", &format!("{ROOT}.querySelector('.app--compact')"));
    assert_eq!(shown()[1], "24px");
    let small = page.script(&format!(
        "return [...{ROOT}.querySelectorAll('button, input, select, textarea, summary, .segment__item')].filter(it => {{
             const box = it.getBoundingClientRect();
             return box.width > 0 && !it.closest('.hidden, .guide__tick') && (box.width < 23.9 || box.height < 23.9) && !it.closest('.link');
         }}).map(it => `${{it.localName}}#${{it.id}}.${{it.className}} ${{JSON.stringify(it.getBoundingClientRect())}}`)"
    ));
    assert_eq!(strings(&small), Vec::<String>::new(), "smaller than 24 by 24 pixels");
}

#[test]
fn a_theme_that_changes_while_the_form_is_hidden_is_followed() {
    let page = open();
    CONSOLE_DARK.put(&page);
    page.script("document.querySelector('create-backup-plan').parentElement.hidden = true");
    page.script(
        "document.adoptedStyleSheets = [window.consoles.components];
         const around = document.querySelector('create-backup-plan').parentElement;
         around.className = 'theme-xconsole';
         requestAnimationFrame(() => requestAnimationFrame(() => around.hidden = false))",
    );
    page.until(
        "light form",
        &format!("getComputedStyle({ROOT}.querySelector('.app')).colorScheme === 'light'"),
    );
}
