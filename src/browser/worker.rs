//! What works beside the page.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Event, File, MessageEvent, Worker};

thread_local! {
    static START_WORKER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Has workers started by a function of the page: where their script is, only the page knows.
pub fn start_workers_by(start: Function) {
    START_WORKER.replace(Some(start));
}

/// Something that works beside the page, until it is dropped.
#[derive(Debug)]
pub struct WorkerHandle {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl WorkerHandle {
    /// Starts it; nothing where that cannot be done. A function hears what it says, and nothing once it has failed.
    #[must_use]
    pub fn start(hear: impl Fn(Option<JsValue>) + Clone + 'static) -> Option<WorkerHandle> {
        let start = START_WORKER.with_borrow(Clone::clone)?;
        let worker: Worker = start.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()?;
        let said = {
            let hear = hear.clone();
            move |event: &Event| hear(event.dyn_ref().map(MessageEvent::data))
        };
        let listeners = [
            EventListener::new(&worker, "message", said),
            EventListener::new(&worker, "error", move |_| hear(None)),
        ];
        Some(WorkerHandle { worker, _listeners: listeners })
    }

    /// Calls one of its functions with the members of an object, and with a file where there is one.
    pub fn call(&self, name: &str, given: JsValue, file: Option<&File>) {
        let given = if given.is_object() { given } else { Object::new().into() };
        // A plain object takes every member.
        let _ = Reflect::set(&given, &"call".into(), &name.into());
        if let Some(file) = file {
            let _ = Reflect::set(&given, &"file".into(), file);
        }
        // A worker that has failed says so by itself.
        let _ = self.worker.post_message(&given);
    }
}

impl PartialEq for WorkerHandle {
    fn eq(&self, other: &Self) -> bool {
        self.worker == other.worker
    }
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A member of an object that was said.
#[must_use]
pub fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}
