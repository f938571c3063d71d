// Writes what a WebAssembly is made of as a CycloneDX bill of materials: `node scripts/tools/sbom.mjs FEATURES FOLDER`, or
// as a hook of Trunk without the folder. It is read from cargo: the crates that these features bring in, with versions,
// licences, hashes and who needs whom. No package of npm is in what is built. The same sources give the same text, so it
// holds no time and no random number.
//
// https://cyclonedx.org/docs/1.6/json/

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [features, folder = process.env.TRUNK_STAGING_DIR] = process.argv.slice(2);
if (features === undefined || folder === undefined) {
  throw new Error("name the features and the folder: scripts/package does, and Trunk.toml");
}
const given = ["--format-version=1", "--locked", "--offline", "--filter-platform=wasm32-unknown-unknown", "--no-default-features", `--features=${features}`];
const { packages, resolve } = JSON.parse(execFileSync("cargo", ["metadata", ...given], { encoding: "utf8", maxBuffer: 1 << 28 }));

// The hashes stand in the lock file alone.
const hashes = new Map();
for (const [, name, version, hash] of readFileSync("Cargo.lock", "utf8").matchAll(/name = "(.+)"\nversion = "(.+)"\nsource = .+\nchecksum = "(.+)"/g)) {
  hashes.set(`${name} ${version}`, hash);
}

const byId = new Map(packages.map((each) => [each.id, each]));
// What is only needed to compile tests and what compiles is not in what is built; a crate that runs while compiling is
// part of how it came to be, so it stays.
const needs = new Map(
  resolve.nodes.map(({ id, deps }) => [
    id,
    deps.filter(({ dep_kinds }) => dep_kinds.some(({ kind }) => kind !== "dev")).map(({ pkg }) => pkg),
  ]),
);
const reached = new Set();
const reach = (id) => {
  if (reached.has(id)) return;
  reached.add(id);
  needs.get(id).forEach(reach);
};
reach(resolve.root);

const reference = (id) => `pkg:cargo/${byId.get(id).name}@${byId.get(id).version}`;
const component = (id) => {
  const { name, version, description, license, repository } = byId.get(id);
  const hash = hashes.get(`${name} ${version}`);
  return {
    type: id === resolve.root ? "application" : "library",
    "bom-ref": reference(id),
    name,
    version,
    ...(description && { description: description.trim() }),
    ...(hash && { hashes: [{ alg: "SHA-256", content: hash }] }),
    // Some crates still write `MIT/Apache-2.0` for what SPDX writes with OR.
    ...(license && { licenses: [{ expression: license.replaceAll(/\s*\/\s*/g, " OR ") }] }),
    purl: reference(id),
    ...(repository && { externalReferences: [{ type: "vcs", url: repository }] }),
  };
};

const order = (a, b) => (reference(a) < reference(b) ? -1 : 1);
const ids = [...reached].sort(order);
const bill = {
  $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: { component: component(resolve.root) },
  components: ids.filter((id) => id !== resolve.root).map(component),
  dependencies: ids.map((id) => ({ ref: reference(id), dependsOn: [...new Set(needs.get(id))].sort(order).map(reference) })),
};
writeFileSync(join(folder, "sbom.cdx.json"), `${JSON.stringify(bill, null, 2)}\n`);
