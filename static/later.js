// How the part of the form comes that the first screen does without. The form asks for it by the function whose name the
// splitting tool gives; one script starts both parts, so they share their memory.

import { initSync } from "./glue.js";

let source;

/** Says where the part is.
 * @param {() => Promise<WebAssembly.Module>} load Gives it, compiled. */
export function laterFrom(load) { source = load; }

export async function __wasm_split_load_later(answer, asked) {
  // Once started, this gives what the first part exports.
  const first = initSync();
  let here = true;
  try {
    await WebAssembly.instantiate(await source(), { __wasm_split: first });
  } catch (error) {
    here = false;
    console.error(error);
  }
  first.__indirect_function_table.get(answer)(asked, here);
}
