// Trunk's post_build hook: Trunk writes into index.html how the form starts, with the hashed names of its files. The
// other pages in the folder that is about to become dist/ get the same line where they name boot.js.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) {
  throw new Error("TRUNK_STAGING_DIR is not set: trunk runs this, not a person");
}

const index = await readFile(join(folder, "index.html"), "utf8");
const [start] = index.match(/<script[^>]* data-wasm="[^"]*"[^>]*><\/script>/) ?? [];
if (!start) {
  throw new Error("index.html has no script with data-wasm: Trunk.toml's pattern_script writes it");
}

for (const name of (await readdir(folder)).filter((name) => name.endsWith(".html") && name !== "index.html")) {
  const page = await readFile(join(folder, name), "utf8");
  await writeFile(join(folder, name), page.replace('<script type="module" src="boot.js"></script>', start));
}
