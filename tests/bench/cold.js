// A process of its own: how long it takes to load a contender and to have its first verdict, in ms.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

import { fromText } from "./contenders/index.js";
import { BUNDLES, FOLDER } from "./folder.js";

const [module] = process.argv.slice(2);
const request = readFileSync(`${FOLDER}sign.json`, "utf8");

const start = performance.now();
const { object, text = fromText(object) } = await import(
  module === "ours" ? "./contenders/ours.js" : `${BUNDLES}${module}.js`
);
const { valid } = text(request);
const time = performance.now() - start;
if (!valid) throw new Error(`${module} rejects a valid request`);
console.log(time);
