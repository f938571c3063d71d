// For Node.js: reads the WebAssembly from disk at once, so that `require` works as well as `import`.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { initSync } from "./core-glue.js";

// By its path: some servers put a URL of their own in place of Node's, which Node then refuses.
initSync({ module: readFileSync(join(dirname(fileURLToPath(import.meta.url)), "core_bg.wasm")) });

export * from "./core-api.js";
