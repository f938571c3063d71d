// For browsers and bundlers: fetches the WebAssembly that lies beside this file, then offers the functions.
//
// The address is written out in this form because bundlers look for it and take the file along.
import init from "./core-glue.js";

await init({ module_or_path: new URL("./core_bg.wasm", import.meta.url) });

export * from "./core-api.js";
