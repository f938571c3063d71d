// Starts the page: says where its WebAssembly is, and registers the element. An inline script could do this, but the
// page's policy forbids those. Trunk leaves two addresses on the script's tag; scripts/tools/form.mjs names the others
// after them.

import { CreateBackupPlanElement, define } from "./element.js";
import { compile } from "./engine.js";

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const [laterJs, laterWasm] = ["-later.js", "_later.wasm"].map((end) => js.replace(/\.js$/, end));

CreateBackupPlanElement.load = async () => {
  const [glue, { laterFrom }, module] = await Promise.all([import(js), import(laterJs), compile(wasm)]);
  laterFrom(() => compile(laterWasm));
  await glue.default({ module_or_path: module });
  return glue;
};

define();
