// Writes what a WebAssembly is made of: a CycloneDX bill of materials, and the notices that the licences of its parts want
// to be handed on: `node scripts/tools/sbom.mjs FEATURES FOLDER`, or as a hook of Trunk without the folder. It is read from
// cargo: the crates that these features bring in, with versions, licences, hashes and who needs whom. No package of npm is
// in what is built. The same sources give the same texts, so they hold no time and no random number.
//
// https://cyclonedx.org/docs/1.6/json/

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [features, folder = process.env.TRUNK_STAGING_DIR] = process.argv.slice(2);
if (features === undefined || folder === undefined) {
  throw new Error("name the features and the folder: scripts/package does, and Trunk.toml");
}
const TARGET = "wasm32-unknown-unknown";
const cargo = (...words) => {
  const given = ["--locked", "--offline", "--no-default-features", `--features=${features}`];
  return execFileSync("cargo", [...words, ...given], { encoding: "utf8", maxBuffer: 1 << 28 });
};
const { packages, resolve } = JSON.parse(cargo("metadata", "--format-version=1", `--filter-platform=${TARGET}`));
// What is only needed to compile tests brings features and crates along that are not in what is built; this leaves them
// out. A crate that runs while compiling is part of how the build came to be, so it stays.
const tree = cargo("tree", "--edges=normal,build", "--prefix=none", `--target=${TARGET}`);
const built = new Set([...tree.matchAll(/^(\S+) v(\S+)/gm)].map(([, name, version]) => `${name} ${version}`));

// The hashes stand in the lock file alone.
const hashes = new Map();
for (const [, name, version, hash] of readFileSync("Cargo.lock", "utf8").matchAll(/name = "(.+)"\nversion = "(.+)"\nsource = .+\nchecksum = "(.+)"/g)) {
  hashes.set(`${name} ${version}`, hash);
}

const byId = new Map(packages.map((each) => [each.id, each]));
const isBuilt = (id) => built.has(`${byId.get(id).name} ${byId.get(id).version}`);
const needs = (id) => {
  const { deps } = resolve.nodes.find((node) => node.id === id);
  return deps.filter(({ dep_kinds }) => dep_kinds.some(({ kind }) => kind !== "dev")).map(({ pkg }) => pkg).filter(isBuilt);
};

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
const ids = [...byId.keys()].filter(isBuilt).sort(order);
const bill = {
  $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: { component: component(resolve.root) },
  components: ids.filter((id) => id !== resolve.root).map(component),
  dependencies: ids.map((id) => ({ ref: reference(id), dependsOn: [...new Set(needs(id))].sort(order).map(reference) })),
};
writeFileSync(join(folder, "sbom.cdx.json"), `${JSON.stringify(bill, null, 2)}\n`);

// The texts that stand beside each crate's manifest. Of licences to choose from one is enough, and MIT's is short. Many
// crates have the same ones, which stand once.
const crates = new Map();
for (const id of ids.filter((id) => id !== resolve.root)) {
  const { name, version, license, manifest_path: manifest } = byId.get(id);
  const beside = dirname(manifest);
  const files = readdirSync(beside).filter((file) => /^(licen[cs]e|copying|copyright|notice|unlicense)/i.test(file)).sort();
  const short = files.filter((file) => /mit/i.test(file));
  // What stands behind an AND is no choice.
  const chosen = /\bMIT\b/.test(license) && !/\bAND\b/.test(license) && short.length > 0 ? short : files;
  const texts = chosen.map((file) => readFileSync(join(beside, file), "utf8").replaceAll("\r\n", "\n").trim());
  const text = texts.join(`\n\n`) || `Licensed under ${license ?? "a licence that it does not name"}; the crate brings no text of it.`;
  crates.set(text, [...(crates.get(text) ?? []), `${name} ${version} (${license})`]);
}
const rule = "=".repeat(80);
const notices = [...crates].map(([text, names]) => `${rule}\n${names.join("\n")}\n${rule}\n\n${text}\n`);
const head = "The WebAssembly of create-backup-plan is made of its own sources and of these crates.\n";
writeFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), [head, ...notices].join("\n"));
