// Starts the page: says where its WebAssembly is, and registers the element. An inline script could do this, but the
// page's policy forbids those. Trunk leaves the two addresses on the script's tag.

import { CreateBackupPlanElement, define } from "./element.js";
import { compile } from "./engine.js";

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;

CreateBackupPlanElement.load = async () => {
  const [glue, module] = await Promise.all([import(js), compile(wasm)]);
  await glue.default({ module_or_path: module });
  return glue;
};

define();
