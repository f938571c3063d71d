// Minifies every script in the folder that is about to become dist/.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) {
  throw new Error("TRUNK_STAGING_DIR is not set: trunk runs this, not a person");
}

const files = await readdir(folder, { recursive: true });
for (const file of files.filter((name) => name.endsWith(".js"))) {
  const path = join(folder, file);
  const { code } = await transform(await readFile(path, "utf8"), { minify: true, format: "esm", target: "es2022" });
  await writeFile(path, code);
}
