// Completes the npm package in the folder that it is called with: what is written by hand, what is made from it, and
// the version. scripts/package runs this, after the WebAssembly is there.

import { copyFile, cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { transform } from "esbuild";

import { describe } from "./describe.mjs";

const [folder] = process.argv.slice(2);
if (!folder) {
  throw new Error("name the folder of the package: scripts/package does");
}
const into = (name) => join(folder, name);

await cp("static/package", folder, { recursive: true });
await copyFile("static/create-backup-plan.schema.json", into("schema.json"));
await copyFile("static/element.js", into("class.js"));
await copyFile("static/engine.js", into("engine.js"));
await copyFile("LICENSE", into("LICENSE"));

// One version for the crate and the package.
const [, version] = /^version = "(.+)"$/m.exec(await readFile("Cargo.toml", "utf8"));
const { name, ...rest } = JSON.parse(await readFile("static/package/package.json", "utf8"));
await writeFile(into("package.json"), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);

const minify = async (file, options) => {
  const how = { minify: true, charset: "utf8", format: "esm", target: "es2022", ...options };
  const { code } = await transform(await readFile(file, "utf8"), how);
  await writeFile(file, code);
};
await describe(folder, version);

// The entries of the form that can sign are those of the form, with other WebAssembly behind them.
const twins = { index: "signing", element: "signing-element", inline: "signing-inline", fetched: "signing-fetched", start: "signing-start" };
for (const [entry, twin] of Object.entries(twins)) {
  const code = await readFile(into(`${entry}.js`), "utf8");
  const signing = code.replaceAll(/"\.\/element([-_])/g, '"./signing$1').replaceAll(/"\.\/(fetched|start)\.js"/g, '"./signing-$1.js"');
  if (signing === code) throw new Error(`${entry}.js names nothing that has a twin`);
  await writeFile(into(`${twin}.js`), signing);
}
// What only checks is what does more, with less behind it.
const checkers = { core: "check", "core-load": "check-load", node: "check-node", "node-load": "check-node-load" };
for (const [entry, twin] of Object.entries(checkers)) {
  const code = await readFile(into(`${entry}.js`), "utf8");
  await writeFile(into(`${twin}.js`), code.replaceAll(/"(\.\/)?core([-_.])/g, '"$1check$2').replaceAll('"./node.js"', '"./check-node.js"'));
}
for (const script of ["class", "engine", ...Object.entries(twins).flat()]) await minify(into(`${script}.js`));

const pack = async (wasm, script) => {
  const packed = deflateSync(await readFile(into(wasm)), { level: 9 }).toString("base64");
  await writeFile(into(script), `export default "${packed}";\n`);
};
// Node.js shows the line that an error was thrown from, whole.
for (const part of ["core", "check"]) await minify(into(`${part}-glue.js`), { lineLimit: 120 });
for (const part of ["element", "signing"]) await minify(into(`${part}-glue.js`));
for (const part of ["core", "element", "signing"]) await pack(`${part}_bg.wasm`, `${part}-packed.js`);
for (const part of ["element", "signing"]) {
  await minify(into(`${part}-later.js`));
  await pack(`${part}_later.wasm`, `${part}-later-packed.js`);
}
