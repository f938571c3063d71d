//! The browser engines that the tests run in, and how each is started. `$TEST_BROWSER` chooses: `chromium` unless it says
//! `firefox`.

use std::env;
use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Blink, by ChromeDriver.
    Chromium,
    /// Gecko, by geckodriver.
    Firefox,
}

impl Engine {
    /// The engine of this run.
    pub(crate) fn chosen() -> Engine {
        match env::var("TEST_BROWSER").as_deref() {
            Err(_) | Ok("chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok(other) => panic!("TEST_BROWSER is `chromium` or `firefox`, not `{other}`"),
        }
    }

    /// The command that starts the driver, on a port of its own choice.
    pub(crate) fn command(self) -> Vec<String> {
        let program = |variable, name: &str| env::var(variable).unwrap_or_else(|_| name.to_owned());
        match self {
            Engine::Chromium => vec![program("CHROMEDRIVER", "chromedriver"), "--port=0".into()],
            // The last lets a test change what only the browser's own code may: how it zooms, and which colours
            // the system is said to prefer.
            Engine::Firefox => vec![
                program("GECKODRIVER", "geckodriver"),
                "--port=0".into(),
                "--allow-system-access".into(),
            ],
        }
    }

    /// The port in the line by which the driver says that it listens.
    pub(crate) fn port(self, line: &str) -> Option<u16> {
        let mark = match self {
            Engine::Chromium => "successfully on port ",
            Engine::Firefox => "Listening on 127.0.0.1:",
        };
        line.split_once(mark)?.1.trim_end_matches('.').parse().ok()
    }

    /// What to ask of a session: a headless browser with an empty profile, English, that keeps off the network and
    /// saves files into a folder.
    pub(crate) fn capabilities(self, downloads: &Path) -> Value {
        match self {
            Engine::Chromium => {
                let arguments = [
                    "--headless=new",
                    // The sandbox does not start in a container or for root, and the only page shown is our own.
                    "--no-sandbox",
                    "--no-first-run",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-quic",
                    "--lang=en",
                    "--window-size=1440,900",
                ];
                let preferences = json!({
                    "download.default_directory": downloads,
                    // Without it a headless Chromium keeps scripts back, with nobody to ask whether to keep them.
                    "safebrowsing.enabled": true,
                });
                let mut options = json!({ "args": arguments, "prefs": preferences });
                if let Ok(binary) = env::var("CHROMIUM") {
                    options["binary"] = binary.into();
                }
                json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } })
            }
            Engine::Firefox => {
                let preferences = json!({
                    "intl.accept_languages": "en",
                    "browser.download.folderList": 2,
                    "browser.download.dir": downloads,
                    // Reading the clipboard asks for a click otherwise.
                    "dom.events.testing.asyncClipboard": true,
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                });
                let arguments = ["-headless", "--width=1440", "--height=1000"];
                let binary = env::var("FIREFOX").unwrap_or_else(|_| "firefox-esr".to_owned());
                json!({ "moz:firefoxOptions": { "args": arguments, "prefs": preferences, "binary": on_path(&binary) } })
            }
        }
    }

    /// Says, past the runner's capture, that a test is left out here, and why.
    pub(crate) fn leaves_out(self, test: &str, reason: &str) {
        // A line that cannot be written changes no result.
        let _ = writeln!(io::stderr(), "left out in {self:?}: {test}, because {reason}");
    }
}

/// The path of a program: geckodriver looks for none by itself.
fn on_path(program: &str) -> String {
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
        .map_or_else(|| program.to_owned(), |path| path.display().to_string())
}
