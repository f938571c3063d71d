//! Browsers, kept from one test to the next: starting one takes longer than most tests.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use fantoccini::Client;
use fantoccini::error::CmdError;
use tokio::runtime::{Builder, Runtime};

use crate::driver::Driver;
use crate::engine::Engine;

/// Browsers that no test uses now. Those left at the end go with the process: see [`Driver`].
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A browser with one window.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    pub(crate) session: Client,
    pub(crate) runtime: Runtime,
    pub(crate) driver: Driver,
}

impl Browser {
    /// One that is free, or a new one.
    pub(crate) fn take() -> Browser {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let free = IDLE.lock().unwrap().pop();
        free.unwrap_or_else(|| {
            let engine = Engine::chosen();
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            let driver = Driver::start(engine, STARTED.fetch_add(1, Ordering::Relaxed));
            let session = runtime.block_on(driver.session());
            Browser { engine, session, runtime, driver }
        })
    }

    /// Closes the window, and with it all that a test changed in it, and keeps the browser for another test.
    pub(crate) fn give_back(self) {
        // A browser that cannot even do this is of no use to another test.
        if self.runtime.block_on(renew(&self.session)).is_ok() {
            IDLE.lock().unwrap().push(self);
        }
    }
}

async fn renew(session: &Client) -> Result<(), CmdError> {
    // The browser keeps settings for the next window. A page may allow no storage, or be none.
    session.execute("try { localStorage.clear() } catch {}", vec![]).await?;
    let fresh = session.new_window(true).await?.handle;
    session.close_window().await?;
    session.switch_to_window(fresh).await
}
