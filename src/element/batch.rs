//! What `static/worker.js` calls: a file of many plans. What is done with it comes with the later part of the form.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::app::batch::work::Checking;
use crate::app::later;
use crate::browser;

/// Has a function called when a worker is wanted: it starts one that shares this WebAssembly.
#[wasm_bindgen(js_name = onWorker)]
pub fn on_worker(start: Function) {
    browser::start_workers_by(start);
}

/// A file of many plans.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Batch(Box<dyn Checking>);

#[wasm_bindgen]
impl Batch {
    /// A file of which nothing has been read; nothing before the later part of the form is there.
    #[must_use]
    pub fn begin(surroundings: JsValue) -> Option<Batch> {
        later::here().map(|later| Batch((later.check)(surroundings)))
    }

    /// Checks what a slice has.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.push(bytes);
    }

    /// There are no more slices.
    pub fn end(&mut self) {
        self.0.end();
    }

    /// Whether no more plans are taken, or there can be none.
    #[wasm_bindgen(js_name = isFull)]
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.0.is_full()
    }

    /// How many plans are in the table that has begun.
    #[must_use]
    pub fn fitting(&self) -> usize {
        self.0.fitting()
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self, ended: bool) -> JsValue {
        self.0.progress(ended)
    }

    /// The answer to a question.
    #[must_use]
    pub fn view(&mut self, question: JsValue) -> JsValue {
        self.0.view(question)
    }

    /// Where a plan begins in the file, and where it ends.
    #[must_use]
    pub fn span(&self, index: usize) -> Vec<usize> {
        self.0.span(index)
    }

    /// A plan in full, from its bytes.
    #[must_use]
    pub fn open(&self, index: usize, bytes: &[u8], tag: &str) -> JsValue {
        self.0.open(index, bytes, tag)
    }

    /// Begins a file: `sarif` and `csv` of the plans that fit what was asked last, or the one that is read without the
    /// errors that have a fix.
    #[wasm_bindgen(js_name = beginFile)]
    #[must_use]
    pub fn begin_file(&mut self, what: &str, name: String, tag: &str) -> Vec<u8> {
        self.0.begin_file(what, name, tag)
    }

    /// What the next slice comes to in the file that has begun.
    #[wasm_bindgen(js_name = nextOfFile)]
    #[must_use]
    pub fn next_of_file(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.next_of_file(bytes)
    }

    /// The rows of the table that has begun, from one plan to another.
    #[must_use]
    pub fn rows(&self, from: usize, to: usize) -> String {
        self.0.rows(from, to)
    }

    /// What the file that has begun ends with.
    #[wasm_bindgen(js_name = endFile)]
    #[must_use]
    pub fn end_file(&mut self) -> Vec<u8> {
        self.0.end_file()
    }
}
