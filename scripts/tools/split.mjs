// Makes the files of the form out of the WebAssembly that cargo built: what the first screen needs, what src/app/later.rs
// cuts off, and a script for each. scripts/package calls it by its command line, Trunk's hook by its function.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * @param {string} built The WebAssembly that cargo built.
 * @param {string} folder Where the files go.
 * @param {{ js: string, wasm: string, laterJs: string, laterWasm: string }} names What they are called.
 */
export function split(built, folder, names) {
  const work = mkdtempSync(join(tmpdir(), "split-"));
  try {
    const run = (tool, ...args) => execFileSync(tool, args, { stdio: ["ignore", "inherit", "inherit"] });
    run("wasm-split-cli", "--target", "web", "--out-name", "form", built, work);
    // The second part needs the table of functions and the memory, which wasm-bindgen takes for the linker's own otherwise.
    run("wasm-bindgen", "--target", "web", "--no-typescript", "--omit-default-module-path", "--keep-lld-exports", "--remove-name-section",
      "--out-dir", work, "--out-name", "form", join(work, "form.wasm"));
    const small = (from, to) => run("wasm-opt", "-Oz", "--strip-debug", "--strip-producers", "-o", join(folder, to), join(work, from));
    small("form_bg.wasm", names.wasm);
    small("split_later.wasm", names.laterWasm);
    const glue = readFileSync(join(work, "form.js"), "utf8");
    const cut = 'from "./__wasm_split.js"';
    if (!glue.includes(cut)) throw new Error("wasm-bindgen writes the import of the second part in another way");
    writeFileSync(join(folder, names.js), glue.replace(cut, `from "./${names.laterJs}"`));
    writeFileSync(join(folder, names.laterJs), readFileSync("static/later.js", "utf8").replace("./glue.js", `./${names.js}`));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (import.meta.filename === process.argv[1]) {
  const [built, folder, name] = process.argv.slice(2);
  if (!name) throw new Error("name the WebAssembly, the folder for the files, and what they are called: scripts/package does");
  split(built, folder, { js: `${name}-glue.js`, wasm: `${name}_bg.wasm`, laterJs: `${name}-later.js`, laterWasm: `${name}_later.wasm` });
}
