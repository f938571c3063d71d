//! A page in a browser, and the things a test does with it.
//!
//! Calls block, and wait up to [`PATIENCE`] for what they look for. A test that leaves a console error, a console
//! warning or a violation of the page's policy behind fails, unless it took them with [`Page::complaints`].

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::driver::{Driver, Extension};
use crate::server;

/// How long a test waits for something to appear. A busy machine needs most of it.
const PATIENCE: Duration = Duration::from_secs(20);

/// More stops of the Tab key than any form has.
const MOST_STOPS: usize = 200;

/// Runs before the page's own scripts in every document: notes what the policy stopped.
const WATCH: &str = "
    globalThis.policyViolations = [];
    document.addEventListener('securitypolicyviolation', event =>
        policyViolations.push(`policy: ${event.effectiveDirective} stopped ${event.blockedURI || event.sample}`));
";

/// One page in a browser of its own. Fields drop in this order: the session ends before its driver.
#[derive(Debug)]
pub(crate) struct Page {
    session: RefCell<Option<Client>>,
    runtime: Runtime,
    driver: Driver,
}

impl Page {
    /// Opens a path of the server and waits until the form of the first element is there.
    pub(crate) fn open(path: &str) -> Page {
        let page = Page::open_raw(path);
        page.form(0).control("PlanName");
        page
    }

    /// Opens a path and waits for nothing but the document.
    pub(crate) fn open_raw(path: &str) -> Page {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let driver = Driver::start();
        let session = runtime.block_on(driver.session());
        let page = Page { session: RefCell::new(Some(session)), runtime, driver };
        page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
        page.goto(path);
        page
    }

    /// Goes to a path of the server in the same browser.
    pub(crate) fn goto(&self, path: &str) {
        let address = format!("{}{path}", server::address());
        self.run(async |client| client.goto(&address).await);
    }

    /// The form of the element with this number, in the order of the document.
    pub(crate) fn form(&self, number: usize) -> Form<'_> {
        Form { page: self, number }
    }

    /// Runs a script's function body in the page and gives what it returns.
    pub(crate) fn script(&self, body: &str) -> Value {
        self.run(async |client| client.execute(body, vec![]).await)
    }

    /// Evaluates an expression until it is true.
    pub(crate) fn until(&self, what: &str, expression: &str) {
        let body = format!("return Boolean({expression})");
        wait_for(what, || (self.script(&body) == true).then_some(()));
    }

    /// Presses and releases keys one after the other, wherever the focus is: `Key::Tab`, or any text.
    pub(crate) fn press(&self, keys: impl AsRef<str>) {
        let strokes =
            keys.as_ref().chars().fold(KeyActions::new("keyboard".to_owned()), |strokes, value| {
                strokes.then(KeyAction::Down { value }).then(KeyAction::Up { value })
            });
        self.run(async |client| client.perform_actions(strokes.clone()).await);
    }

    /// Presses one of the keys that have a name.
    pub(crate) fn press_key(&self, key: Key) {
        self.press(String::from(char::from(key)));
    }

    /// Presses Tab until the control with this name or id has the focus.
    #[track_caller]
    pub(crate) fn tab_to(&self, name: &str) {
        for _ in 0..MOST_STOPS {
            if self.focused() == name {
                return;
            }
            self.press_key(Key::Tab);
        }
        panic!("the Tab key never came to `{name}`");
    }

    /// Lets the page write to the clipboard, which a headless browser does not by itself.
    pub(crate) fn allow_copying(&self) {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        self.devtools("Browser.grantPermissions", &json!({ "permissions": permissions }));
    }

    /// What is on the clipboard.
    pub(crate) fn copied(&self) -> String {
        let text = self.script("return navigator.clipboard.readText()");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The name of the control that has the focus, inside whichever shadow root.
    pub(crate) fn focused(&self) -> String {
        let name = self.script(
            "let at = document.activeElement;
             while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
             return at?.name || at?.id || at?.localName || ''",
        );
        name.as_str().unwrap_or_default().to_owned()
    }

    /// Shows the page as a reader with a dark system sees it.
    pub(crate) fn dark(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// Gives the page a window of this size, in CSS pixels.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        );
    }

    /// The text of a file that the page has saved under this name.
    pub(crate) fn saved(&self, name: &str) -> String {
        // The browser gives a file its name when it is complete.
        wait_for(name, || fs::read_to_string(self.driver.downloads.join(name)).ok())
    }

    /// Writes what the window shows to `screenshots/<name>.png` in the target folder.
    pub(crate) fn screenshot(&self, name: &str) {
        let picture = self.run(async |client| client.screenshot().await);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), picture).unwrap();
    }

    /// What axe-core finds wrong with the page, shadow roots included: one line a rule, with the places.
    pub(crate) fn accessibility(&self) -> Vec<String> {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("scripts/tools/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).expect("axe-core is installed: scripts/test does it");
        self.script(&axe);
        let found = self.run(async |client| {
            client
                .execute_async(
                    "const done = arguments[0];
                     const line = found => `${found.id}: ${found.help} (${found.nodes.map(node => node.target.flat(9).join(' ')).join(', ')})`;
                     axe.run(document).then(all => done(all.violations.map(line)), error => done([String(error)]))",
                    vec![],
                )
                .await
        });
        strings(&found)
    }

    /// DOM nodes and event listeners alive in the page, after a collection of garbage.
    pub(crate) fn counters(&self) -> (u64, u64) {
        // The second round frees what the first one's finalizers let go.
        for _ in 0..2 {
            self.devtools("HeapProfiler.collectGarbage", &json!({}));
        }
        let counters = self.devtools("Memory.getDOMCounters", &json!({}));
        (counters["nodes"].as_u64().unwrap(), counters["jsEventListeners"].as_u64().unwrap())
    }

    /// Takes what went wrong so far: violations of the policy, warnings and errors of the console.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let violations = self.script("return globalThis.policyViolations?.splice(0) ?? []");
        let entries = self.run(async |client| client.issue_cmd(Extension::console()).await);
        let serious = |entry: &&Value| entry["level"] == "SEVERE" || entry["level"] == "WARNING";
        let said = entries.as_array().into_iter().flatten().filter(serious);
        let said =
            said.map(|entry| format!("console: {}", entry["message"].as_str().unwrap_or_default()));
        strings(&violations).into_iter().chain(said).collect()
    }

    /// Calls a method of the Chrome DevTools Protocol.
    pub(crate) fn devtools(&self, method: &str, parameters: &Value) -> Value {
        self.run(async |client| client.issue_cmd(Extension::devtools(method, parameters)).await)
    }

    #[track_caller]
    fn run<T>(&self, command: impl AsyncFnOnce(&Client) -> Result<T, CmdError>) -> T {
        self.attempt(command).unwrap_or_else(|error| panic!("the browser refused: {error}"))
    }

    fn attempt<T>(
        &self,
        command: impl AsyncFnOnce(&Client) -> Result<T, CmdError>,
    ) -> Result<T, CmdError> {
        let session = self.session.borrow();
        let client = session.as_ref().expect("the session is open until the page is dropped");
        self.runtime.block_on(command(client))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let complaints = if thread::panicking() { vec![] } else { self.complaints() };
        if let Some(client) = self.session.take() {
            // The driver goes next, and the browser with it, so a session that is gone already is no matter.
            let _ = self.runtime.block_on(client.close());
        }
        assert!(complaints.is_empty(), "the page left complaints behind: {complaints:#?}");
    }
}

/// The form inside one `<create-backup-plan>`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form<'a> {
    page: &'a Page,
    number: usize,
}

impl Form<'_> {
    /// The first element inside the shadow root that a CSS selector finds.
    pub(crate) fn find(&self, selector: &str) -> Element {
        let what = format!("`{selector}` in form {}", self.number);
        wait_for(&what, || self.page.attempt(async |client| self.look(client, selector).await).ok())
    }

    /// The control with this `name`.
    pub(crate) fn control(&self, name: &str) -> Element {
        self.find(&format!("[name='{name}']"))
    }

    /// Replaces what a control holds, by keys.
    pub(crate) fn fill(&self, name: &str, text: &str) {
        let control = self.control(name);
        self.page.run(async |_| {
            control.clear().await?;
            control.send_keys(text).await
        });
    }

    /// Clicks what a selector finds.
    pub(crate) fn click(&self, selector: &str) {
        let element = self.find(selector);
        self.page.run(async |_| element.click().await);
    }

    /// The text that a selector's first element shows.
    pub(crate) fn text(&self, selector: &str) -> String {
        let element = self.find(selector);
        self.page.run(async |_| element.text().await)
    }

    /// What a control holds.
    pub(crate) fn value(&self, name: &str) -> String {
        let control = self.control(name);
        self.page.run(async |_| control.prop("value").await).unwrap_or_default()
    }

    /// Waits until what a selector finds shows this text; the failure shows what it shows instead.
    #[track_caller]
    pub(crate) fn shows(&self, selector: &str, text: &str) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE && self.text(selector) != text {
            thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(self.text(selector), text);
    }

    /// Waits until what a selector finds shows a text among others; the failure shows what it shows instead.
    #[track_caller]
    pub(crate) fn says(&self, selector: &str, part: &str) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE && !self.text(selector).contains(part) {
            thread::sleep(Duration::from_millis(20));
        }
        let text = self.text(selector);
        assert!(text.contains(part), "`{selector}` should say `{part}`, but says:\n{text}");
    }

    /// How many elements a selector finds.
    pub(crate) fn count(&self, selector: &str) -> u64 {
        self.page
            .script(&format!(
                "return document.querySelectorAll('create-backup-plan')[{}].shadowRoot.querySelectorAll(`{selector}`).length",
                self.number
            ))
            .as_u64()
            .unwrap()
    }

    /// Puts a text into a control at once, as pasting does, and leaves it.
    pub(crate) fn put(&self, name: &str, text: &str) {
        self.control(name);
        self.page.script(&format!(
            "const control = document.querySelectorAll('create-backup-plan')[{}].shadowRoot.querySelector(`[name='{name}']`);
             control.focus();
             control.value = {};
             control.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
             control.blur()",
            self.number,
            Value::from(text)
        ));
    }

    async fn look(&self, client: &Client, selector: &str) -> Result<Element, CmdError> {
        let hosts = client.find_all(Locator::Css("create-backup-plan")).await?;
        let host = hosts.get(self.number).ok_or(CmdError::NotJson("no such element".to_owned()))?;
        host.shadow_root().await?.find(Locator::Css(selector)).await
    }
}

/// Asks again and again until there is an answer.
#[track_caller]
fn wait_for<T>(what: &str, ask: impl Fn() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "still no {what} after {PATIENCE:?}");
        thread::sleep(Duration::from_millis(20));
    }
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
