// For whoever cannot wait at the top of a module: scripts of one file, workers that must hear the first message, bundlers
// with an older target. The functions may be called once `load` is done.
import init from "./core-glue.js";

// On its way, or there; what failed may be asked for again.
let coming;

// The address is written out in this form because bundlers look for it and take the file along.
export function load(wasm = new URL("./core_bg.wasm", import.meta.url)) {
  coming ??= init({ module_or_path: wasm }).then(
    () => {},
    (error) => {
      coming = undefined;
      throw error;
    },
  );
  return coming;
}

export * from "./core-api.js";
