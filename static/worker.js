// Checks a file of many plans away from the page, so that the page never waits: reads it slice by slice, hands the slices
// to the WebAssembly, and answers what the page asks about the result. The WebAssembly is the page's own, compiled once.
// src/app/batch/message.rs has the shapes of what is said here; src/app/batch/work.rs, what is done with the slices.

// A slice takes a few milliseconds, and between two of them questions are answered.
const SLICE = 1 << 17;
// How often the page is told how far it has come, in milliseconds.
const BEAT = 150;
// The rows of the table that are written at once.
const ROWS = 5000;

// What a worker of a page that sends nothing has no use for. Where the host sends no policy with this script, none holds here.
const WAYS_OUT = ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "importScripts", "Worker"];

let scripts;
let starting;
let batch;
let file;
// The check that may go on, and the file that may still be written: both are given up by counting on.
let checking = 0;
let saving = 0;
// The plan that is wanted in full: an earlier one may take longer to read.
let opening = 0;

const calls = {
  // The scripts come at once, while there is a network; the WebAssembly starts when there is something to do.
  async start(given) {
    scripts = Promise.all([import(given.js), import(given.laterJs), given]);
    await scripts;
    for (let at = globalThis; at; at = Object.getPrototypeOf(at)) {
      for (const name of WAYS_OUT) delete at[name];
    }
  },

  async check(given) {
    const mine = ++checking;
    starting ??= started();
    const { Batch } = await starting;
    file = given.file;
    batch = Batch.begin(given.world);
    let told = 0;
    const goesOn = () => mine === checking && !batch.isFull();
    for await (const bytes of slices(goesOn)) {
      batch.push(bytes);
      if (performance.now() - told > BEAT) {
        postMessage({ progress: batch.progress(false) });
        told = performance.now();
      }
    }
    if (goesOn()) batch.end();
    postMessage({ progress: batch.progress(true) });
  },

  cancel() {
    checking += 1;
    saving += 1;
  },

  ask(question) {
    postMessage({ view: batch.view(question) });
  },

  async open({ index, language }) {
    const mine = ++opening;
    const [start, end] = batch.span(index);
    const bytes = new Uint8Array(await file.slice(start, end).arrayBuffer());
    if (mine !== opening) return;
    postMessage({ opened: batch.open(index, bytes, language) });
  },

  async save({ what, language }) {
    const mine = ++saving;
    const goesOn = () => mine === saving;
    const parts = [batch.beginFile(what, file.name, language)];
    let written = 0;
    if (what === "csv") {
      for (let row = 0; row < batch.fitting() && goesOn(); row += ROWS) {
        parts.push(batch.rows(row, row + ROWS));
        // A message that stops it is heard between two tasks.
        await new Promise((done) => setTimeout(done));
      }
    } else {
      let told = performance.now();
      for await (const bytes of slices(goesOn)) {
        parts.push(batch.nextOfFile(bytes));
        written += bytes.length;
        if (performance.now() - told > BEAT) {
          postMessage({ saving: written / file.size });
          told = performance.now();
        }
      }
    }
    parts.push(batch.endFile());
    postMessage({ saved: goesOn() ? new Blob(parts) : null, what });
  },
};

async function started() {
  const [glue, { laterFrom }, { module, later }] = await scripts;
  laterFrom(async () => later);
  glue.initSync({ module });
  await glue.whole();
  return glue;
}

async function* slices(goesOn) {
  for (let at = 0; at < file.size; at += SLICE) {
    const bytes = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
    if (!goesOn()) return;
    yield bytes;
  }
}

onmessage = async ({ data: { call, ...given } }) => {
  try {
    await calls[call](given);
  } catch (error) {
    // A file that was changed or taken away cannot be read any more; anything else is an error of this program.
    postMessage({ failed: error instanceof DOMException ? "read" : "stop" });
    if (!(error instanceof DOMException)) throw error;
  }
};
