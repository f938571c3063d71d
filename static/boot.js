// Starts the page: says where its WebAssembly is, and registers the element. An inline script could do this, but the
// page's policy forbids those. Trunk leaves two addresses on the script's tag; scripts/tools/form.mjs names the others
// after them.

import { CreateBackupPlanElement, define } from "./element.js";
import { compile } from "./engine.js";

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const [laterJs, laterWasm] = ["-later.js", "_later.wasm"].map((end) => js.replace(/\.js$/, end));

// The second part, once it is there, and a worker that waits from then on, with its scripts.
let later;
let waiting;

CreateBackupPlanElement.load = async () => {
  const [glue, { laterFrom }, module] = await Promise.all([import(js), import(laterJs), compile(wasm)]);
  laterFrom(async () => {
    later = await compile(laterWasm);
    keepWaiting(module);
    return later;
  });
  await glue.default({ module_or_path: module });
  glue.onWorker(() => {
    const worker = waiting ?? startWorker(module);
    waiting = undefined;
    return worker;
  });
  return glue;
};

// What goes wrong here is said when a file is to be checked, and must not keep the second part from coming. One that failed
// while it waited would never say so: another is started in its place.
function keepWaiting(module) {
  try {
    const worker = startWorker(module);
    waiting = worker;
    worker.addEventListener("error", () => {
      if (waiting === worker) waiting = undefined;
    });
  } catch (error) {
    console.error(error);
  }
}

// What the reader chose on an earlier visit, which src/app/settings.rs keeps. A browser may allow no storage.
// A form in a page of somebody else's follows that page.
const form = document.querySelector("create-backup-plan[page]");
for (const name of ["locale", "theme", "single-keys"]) {
  try {
    const chosen = localStorage.getItem(`create-backup-plan:${name}`);
    if (chosen) form?.setAttribute(name, chosen);
  } catch {}
}

define();

// The one script besides this that may run, and only as a worker: the policy of this name, which index.html allows,
// gives no other address.
const address = new URL("worker.js", import.meta.url).href;
let policy;

// A worker that shares the WebAssembly of the page. What asks for one is in the second part.
function startWorker(module) {
  policy ??= globalThis.trustedTypes?.createPolicy("plan-worker", { createScriptURL: () => address });
  const worker = new Worker(policy?.createScriptURL(address) ?? address, { type: "module" });
  const [glue, loader] = [js, laterJs].map((script) => new URL(script, document.baseURI).href);
  worker.postMessage({ call: "start", js: glue, laterJs: loader, module, later });
  return worker;
}
