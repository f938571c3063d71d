// Puts the form in two parts in place of the one that Trunk made, under Trunk's names.

import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";

import { split } from "./split.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) {
  throw new Error("TRUNK_STAGING_DIR is not set: trunk runs this, not a person");
}

const index = await readFile(join(folder, "index.html"), "utf8");
const [, js, wasm] = index.match(/ data-js="([^"]*)" data-wasm="([^"]*)"/) ?? [];
if (!wasm) {
  throw new Error("index.html has no script with data-js and data-wasm: Trunk.toml's pattern_script writes it");
}
const target = process.env.CARGO_TARGET_DIR ?? "target";
const name = basename(js, ".js");
// static/boot.js knows these names.
split(join(target, "wasm32-unknown-unknown/page/create_backup_plan.wasm"), folder, {
  js: basename(js),
  wasm: basename(wasm),
  laterJs: `${name}-later.js`,
  laterWasm: `${name}_later.wasm`,
});
