//! A page in a browser, and the things a test does with it. What each engine does in its own way is in `ways`.
//!
//! Calls block, and wait up to [`PATIENCE`] for what they look for. A test that leaves a console error, a console
//! warning or a violation of the page's policy behind fails, unless it took them with [`Page::complaints`].

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::Value;

use crate::browser::Browser;
use crate::server;

/// How long a test waits for something to appear. A busy machine needs most of it.
const PATIENCE: Duration = Duration::from_secs(20);

/// More stops of the Tab key than any form has.
const MOST_STOPS: usize = 200;

/// One page in a window of its own.
#[derive(Debug)]
pub(crate) struct Page {
    browser: RefCell<Option<Browser>>,
}

impl Page {
    /// Opens a path of the server and waits until the form of the first element is there.
    pub(crate) fn open(path: &str) -> Page {
        let page = Page::open_raw(path);
        page.form(0).control("PlanName");
        // The rest of the form comes a little later, and draws what it has to draw.
        page.ask("await document.querySelector('create-backup-plan').emit('json').catch(() => {})");
        page
    }

    /// Opens a path and waits for nothing but the document.
    pub(crate) fn open_raw(path: &str) -> Page {
        let page = Page { browser: RefCell::new(Some(Browser::take())) };
        page.begin();
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

    /// Runs the body of an async function in the page and gives what it returns, or `threw: …`.
    pub(crate) fn ask(&self, body: &str) -> Value {
        let body = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {body} }})().then(done, error => done(`threw: ${{error}}`))"
        );
        self.run(async |client| client.execute_async(&body, vec![]).await)
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

    /// Presses a key while others are held: `Key::Control` and the like.
    pub(crate) fn chord(&self, held: &[Key], key: impl Into<char>) {
        let held: Vec<char> = held.iter().copied().map(char::from).collect();
        let key = key.into();
        let down = held.iter().copied().chain([key]);
        let up = [key].into_iter().chain(held.iter().rev().copied());
        let strokes = down
            .map(|value| KeyAction::Down { value })
            .chain(up.map(|value| KeyAction::Up { value }))
            .fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.run(async |client| client.perform_actions(strokes.clone()).await);
    }

    /// Presses the left button of the mouse at a point of the window, and leaves it pressed.
    pub(crate) fn mouse_down(&self, x: f64, y: f64) {
        let actions = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: Some(Duration::ZERO), x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        self.run(async |client| client.perform_actions(actions.clone()).await);
    }

    /// Lets the left button of the mouse go.
    pub(crate) fn mouse_up(&self) {
        let actions = MouseActions::new("mouse".to_owned())
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.run(async |client| client.perform_actions(actions.clone()).await);
    }

    /// Drags with the mouse from one point of the window to another, in CSS pixels.
    pub(crate) fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let at = |(x, y): (f64, f64)| PointerAction::MoveTo { duration: None, x, y };
        let half = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
        let strokes = MouseActions::new("mouse".to_owned())
            .then(at(from))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(at(half))
            .then(at(to))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
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

    /// The text of a file that the page has saved under this name.
    pub(crate) fn saved(&self, name: &str) -> String {
        let folder = self.browser(|browser| browser.driver.downloads());
        // Chromium gives a file its name when it is complete, and Firefox fills the file that has it.
        wait_for(name, || {
            fs::read_to_string(folder.join(name)).ok().filter(|text| !text.is_empty())
        })
    }

    /// Writes what the window shows to `screenshots/<engine>/<name>.png` in the target folder.
    pub(crate) fn screenshot(&self, name: &str) {
        let picture = self.run(async |client| client.screenshot().await);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        let folder = folder.join(format!("{:?}", self.engine()).to_lowercase());
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

    /// Takes what went wrong so far: violations of the policy, warnings and errors of the console.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let seen = self.script("return globalThis.complaints?.splice(0) ?? []");
        strings(&seen).into_iter().chain(self.console()).collect()
    }

    #[track_caller]
    pub(crate) fn run<T>(&self, command: impl AsyncFnOnce(&Client) -> Result<T, CmdError>) -> T {
        self.attempt(command).unwrap_or_else(|error| panic!("the browser refused: {error}"))
    }

    /// Looks at the browser, which is there until the page is dropped.
    pub(crate) fn browser<T>(&self, look: impl FnOnce(&Browser) -> T) -> T {
        look(self.browser.borrow().as_ref().unwrap())
    }

    fn attempt<T>(
        &self,
        command: impl AsyncFnOnce(&Client) -> Result<T, CmdError>,
    ) -> Result<T, CmdError> {
        self.browser(|browser| browser.runtime.block_on(command(&browser.session)))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // What a failed test leaves behind is no ground for another one, so its browser goes.
        if thread::panicking() {
            return;
        }
        let complaints = self.complaints();
        if let Some(browser) = self.browser.take() {
            browser.give_back();
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
        // What was found may be replaced by another rendering before it is asked.
        wait_for(&format!("text of `{selector}` in form {}", self.number), || {
            let look = async |client: &Client| self.look(client, selector).await?.text().await;
            self.page.attempt(look).ok()
        })
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

    /// Puts a text into the box for anything.
    pub(crate) fn paste(&self, text: &str) {
        self.click("#open-paste");
        self.put("Pasted", text);
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

/// The texts of a list.
pub(crate) fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
