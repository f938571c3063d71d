// For Node.js: reads the WebAssembly from disk at once, so that `require` works as well as `import`.
import { readFileSync } from "node:fs";
import { initSync } from "./core-glue.js";

initSync({ module: readFileSync(new URL("./core_bg.wasm", import.meta.url)) });

export * from "./core-api.js";
