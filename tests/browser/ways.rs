//! What each engine does in its own way: Chromium by the Chrome DevTools Protocol, Firefox by its own preferences and
//! its own window, which its driver lets a test reach.

use serde_json::{Value, json};

use crate::driver::Extension;
use crate::engine::Engine;
use crate::harness::Page;

/// Firefox has no window narrower than this, in CSS pixels: below it the page is zoomed in a wide one instead, which
/// is what most readers with a narrow page do.
const NARROWEST: u32 = 500;

impl Page {
    /// The engine that shows the page.
    pub(crate) fn engine(&self) -> Engine {
        self.browser(|browser| browser.engine)
    }

    /// Brings the window to where every test begins: what a new window takes over from the browser is set back.
    pub(crate) fn begin(&self) {
        match self.engine() {
            // A second window would be drawn as if the reader looked at another.
            Engine::Chromium => {
                self.devtools("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }));
            }
            Engine::Firefox => {
                self.dark(false);
                self.resize(1440, 900);
            }
        }
    }

    /// Lets the page write to the clipboard, which headless Chromium does not by itself.
    pub(crate) fn allow_copying(&self) {
        if self.engine() == Engine::Chromium {
            let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
            self.devtools("Browser.grantPermissions", &json!({ "permissions": permissions }));
        }
    }

    /// Shows the page as a reader with a dark system sees it.
    pub(crate) fn dark(&self, dark: bool) {
        match self.engine() {
            Engine::Chromium => {
                let scheme = if dark { "dark" } else { "light" };
                let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
                self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
            }
            Engine::Firefox => {
                self.system(&format!(
                    "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', {})",
                    i32::from(!dark)
                ));
            }
        }
        self.until(
            "colours",
            &format!("matchMedia('(prefers-color-scheme: dark)').matches === {dark}"),
        );
    }

    /// Has the page's documents from now on live where the clock is that of a time zone.
    pub(crate) fn live_in(&self, zone: &str) {
        match self.engine() {
            Engine::Chromium => {
                self.devtools("Emulation.setTimezoneOverride", &json!({ "timezoneId": zone }));
            }
            Engine::Firefox => {
                self.system(&format!(
                    "gBrowser.selectedBrowser.browsingContext.timezoneOverride = '{zone}'"
                ));
            }
        }
    }

    /// Shows the page as a reader sees it whose system gives all colours, is dark and wants nothing to move. Whether it
    /// could be.
    pub(crate) fn forced_colours(&self) -> bool {
        if self.engine() != Engine::Chromium {
            return false;
        }
        let features = json!([
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-color-scheme", "value": "dark" },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
        true
    }

    /// Gives the page a window of this size, in CSS pixels.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        match self.engine() {
            Engine::Chromium => {
                self.devtools(
                    "Emulation.setDeviceMetricsOverride",
                    &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
                );
            }
            Engine::Firefox => {
                let zoom = if width < NARROWEST { 2 } else { 1 };
                self.system(&format!(
                    "const browser = gBrowser.selectedBrowser;
                     browser.browsingContext.fullZoom = {zoom};
                     const box = browser.getBoundingClientRect();
                     window.resizeTo(Math.round(window.outerWidth - box.width + {zoom} * {width}),
                                     Math.round(window.outerHeight - box.height + {zoom} * {height}))"
                ));
            }
        }
        self.until(
            "window of that size",
            &format!(
                "Math.abs(innerWidth - {width}) <= 1 && Math.abs(innerHeight - {height}) <= 1"
            ),
        );
    }

    /// DOM nodes and event listeners alive in the page, after a collection of garbage; `None` where the engine does
    /// not say.
    pub(crate) fn counters(&self) -> Option<(u64, u64)> {
        if self.engine() != Engine::Chromium {
            return None;
        }
        // The second round frees what the first one's finalizers let go.
        for _ in 0..2 {
            self.devtools("HeapProfiler.collectGarbage", &json!({}));
        }
        let counters = self.devtools("Memory.getDOMCounters", &json!({}));
        Some((counters["nodes"].as_u64()?, counters["jsEventListeners"].as_u64()?))
    }

    /// What Chromium's console says of its own accord. What the page says to the console is among its complaints in
    /// every engine.
    pub(crate) fn console(&self) -> Vec<String> {
        if self.engine() != Engine::Chromium {
            return Vec::new();
        }
        let entries = self.run(async |client| client.issue_cmd(Extension::console()).await);
        let serious = |entry: &&Value| entry["level"] == "SEVERE" || entry["level"] == "WARNING";
        let said = entries.as_array().into_iter().flatten().filter(serious);
        said.map(|entry| format!("console: {}", entry["message"].as_str().unwrap_or_default()))
            .collect()
    }

    /// All that the page's scripts keep alive, as one text; `None` where the engine does not say.
    pub(crate) fn heap(&self) -> Option<String> {
        if self.engine() != Engine::Chromium {
            return None;
        }
        Some(self.run(async |client| client.issue_cmd(Extension::heap()).await).to_string())
    }

    /// Calls a method of the Chrome DevTools Protocol.
    pub(crate) fn devtools(&self, method: &str, parameters: &Value) -> Value {
        self.run(async |client| client.issue_cmd(Extension::devtools(method, parameters)).await)
    }

    /// Runs a script's function body as Firefox's own code.
    fn system(&self, body: &str) -> Value {
        self.run(async |client| {
            client.issue_cmd(Extension::system(true)).await?;
            let answer = client.execute(body, vec![]).await;
            client.issue_cmd(Extension::system(false)).await?;
            answer
        })
    }
}
