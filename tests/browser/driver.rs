//! A WebDriver of our own, a session of it, and the commands WebDriver itself has no word for.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::thread;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::engine::Engine;

/// Starts the driver and ends it, and the browser, which is of the same process group, once nothing holds the other
/// end of its input: when the [`Driver`] is dropped, and also when the tests are killed. What both wrote goes, too.
const KEEPER: &str =
    r#"trap : TERM; "$@" & cat >/dev/null; kill 0; wait; sleep 1; rm -rf "${TMPDIR:?}"; kill -9 0"#;

/// A running WebDriver, stopped when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    engine: Engine,
    process: Child,
    port: u16,
    /// What the browser writes to disk.
    folder: PathBuf,
}

impl Driver {
    /// Starts the engine's driver.
    pub(crate) fn start(engine: Engine, number: usize) -> Driver {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("browser-{}-{number}", process::id()));
        fs::create_dir_all(folder.join("downloads")).unwrap();
        let command = engine.command();
        let mut process = Command::new("sh")
            .args(["-c", KEEPER, "sh"])
            .args(&command)
            .env("TMPDIR", &folder)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = said
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| engine.port(&line))
            .unwrap_or_else(|| panic!("cannot start {}; scripts/test installs it", command[0]));
        // A driver stops when what it says is read no more.
        thread::spawn(move || said.for_each(drop));
        Driver { engine, process, port, folder }
    }

    /// Where the browser saves files.
    pub(crate) fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    /// Opens a session.
    pub(crate) async fn session(&self) -> Client {
        let capabilities = self.engine.capabilities(&self.downloads());
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap_or_else(|error| panic!("{:?} opens no session: {error}", self.engine))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        // Already gone is as good as stopped.
        let _ = self.process.wait();
    }
}

/// A command of one driver's own.
#[derive(Debug)]
pub(crate) struct Extension {
    path: &'static str,
    body: Option<Value>,
}

impl Extension {
    /// A method of the Chrome DevTools Protocol, which ChromeDriver hands on.
    pub(crate) fn devtools(method: &str, parameters: &Value) -> Extension {
        Extension {
            path: "goog/cdp/execute",
            body: Some(json!({ "cmd": method, "params": parameters })),
        }
    }

    /// What Chromium's console has said since the last time it was asked.
    pub(crate) fn console() -> Extension {
        Extension { path: "se/log", body: Some(json!({ "type": "browser" })) }
    }

    /// A snapshot of the heap of Chromium's script engine.
    pub(crate) fn heap() -> Extension {
        Extension { path: "chromium/heap_snapshot", body: None }
    }

    /// Has Firefox run the next scripts as its own code, or as the page's again.
    pub(crate) fn system(system: bool) -> Extension {
        let context = if system { "chrome" } else { "content" };
        Extension { path: "moz/context", body: Some(json!({ "context": context })) }
    }
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            Some(body) => (Method::POST, Some(body.to_string())),
            None => (Method::GET, None),
        }
    }
}
