export * from "./core.js";

/** Brings the WebAssembly, once however often it is asked for: from beside this file, or from what is given: an address,
 * bytes, a `Response` or a compiled `WebAssembly.Module`. In Node.js it is there from the start. */
export function load(wasm?: string | object | Promise<object>): Promise<void>;
