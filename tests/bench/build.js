// Makes what is measured of the peers, as an application would ship it.
//
//   node build.js validators   the code that ajv generates, and a bundle of every contender
//   node build.js forms        the forms that the page is compared with
import { execFileSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import standaloneCode from "ajv/dist/standalone/index.js";

import { compiler } from "./contenders/ajv-schema.js";
import { PROGRAMS } from "./contenders/index.js";
import { BUNDLES, FOLDER, ROOT, read } from "./folder.js";

const BUILDS = { validators, forms };
const schema = JSON.parse(read("schema.json"));
writeFileSync(`${FOLDER}schema.js`, `export default ${JSON.stringify(schema)};\n`);
for (const name of process.argv.slice(2)) BUILDS[name]();

function validators() {
  const ajv = compiler({ source: true, esm: true });
  writeFileSync(`${FOLDER}ajv-generated.js`, standaloneCode.default(ajv, ajv.compile(schema)));
  bundle(`${FOLDER}ajv-generated.js`, `--outfile=${FOLDER}ajv-standalone.js`);

  for (const { module } of PROGRAMS) {
    const entry = module === "ours" ? "contenders/ours-browser.js" : `contenders/${module}.js`;
    bundle(entry, `--outfile=${BUNDLES}${module}.js`);
  }
  cpSync(`${ROOT}pkg/check_bg.wasm`, `${BUNDLES}check_bg.wasm`);
}

function forms() {
  for (const [name, entry] of [["rjsf", "rjsf.jsx"], ["vanilla", "vanilla.js"]]) {
    const folder = `${FOLDER}pages/${name}/`;
    bundle(`pages/${entry}`, "--jsx=automatic", '--define:process.env.NODE_ENV="production"', `--outfile=${folder}page.js`);
    writeFileSync(
      `${folder}index.html`,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"><body><script type="module" src="page.js"></script>`,
    );
  }
}

function bundle(...options) {
  execFileSync("esbuild", ["--bundle", "--minify", "--format=esm", "--log-level=error", ...options], {
    cwd: `${ROOT}tests/bench`,
    // What is generated lies outside of this folder, and finds ajv's functions here.
    env: { ...process.env, NODE_PATH: `${ROOT}tests/bench/node_modules` },
    stdio: "inherit",
  });
}
