// For hosts that cannot serve a .wasm file, and for bundles of one file: the WebAssembly is in a script.
import init from "./core-glue.js";
import packed from "./core-packed.js";
import { unpacked } from "./unpacked.js";

await init({ module_or_path: unpacked(packed) });

export * from "./core-api.js";
