// Starts the form with its first part, which was compiled, and says where the second is: beside this file, or beside the
// first where the page names the place of that.
import * as glue from "./element-glue.js";
import { laterFrom } from "./element-later.js";
import { compile } from "./engine.js";

export async function start(module, url) {
  const beside = url && new URL("./element_later.wasm", new URL(url, document.baseURI));
  laterFrom(() => compile(beside || new URL("./element_later.wasm", import.meta.url)));
  await glue.default({ module_or_path: module });
  return glue;
}
