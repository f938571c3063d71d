// Writes what editors and compilers read about the element, from the comments of its class: the types, the manifest, and
// the manifest in the words of JetBrains' editors and of Visual Studio Code.

import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const CLASS = "class.js";
const TAG = "create-backup-plan";
const PROGRAMS = resolve("tests/package/tools/node_modules/.bin");
const run = promisify(execFile);

// `folder` is the package's, with the class and the types of the core in it.
export async function describe(folder, version) {
  const typescript = ["--allowJs", "--declaration", "--emitDeclarationOnly", "--stripInternal"];
  const language = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--types", ""];
  const modules = ["--module", "esnext", "--moduleResolution", "bundler"];
  await run(join(PROGRAMS, "tsc"), [...typescript, ...language, ...modules, CLASS], { cwd: folder });
  // The class's own affair, and nothing in the class's types is of it.
  await rm(join(folder, "engine.d.ts"));
  await run(join(PROGRAMS, "cem"), ["analyze", "--globs", CLASS, "--outdir", "."], { cwd: folder });

  const write = (name, value) => writeFile(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
  const analyzed = JSON.parse(await readFile(join(folder, "custom-elements.json"), "utf8"));
  const manifest = publicPart(analyzed);
  const element = manifest.modules[0].declarations.find((declaration) => declaration.customElement);
  await write("custom-elements.json", manifest);
  await write("web-types.json", webTypes(element, version));
  await write("vscode.html-custom-data.json", {
    version: 1.1,
    tags: [{ name: TAG, description: element.description, attributes: element.attributes.map(attributeData) }],
  });
  await write("vscode.css-custom-data.json", {
    version: 1.1,
    properties: element.cssProperties.map(({ name, description }) => ({ name, description })),
    pseudoClasses: element.cssStates.map(({ name, description }) => ({ name: `:state(${name})`, description })),
    pseudoElements: element.cssParts.map(({ name, description }) => ({ name: `::part(${name})`, description })),
  });
}

// The analyzer knows neither that `Base` is HTMLElement, nor what the browser calls and nobody else, nor which entry
// registers the element.
function publicPart({ modules: [module] }) {
  const { declarations } = module;
  for (const declaration of declarations.filter((each) => each.customElement)) {
    declaration.superclass = { name: "HTMLElement", package: "global:" };
    declaration.members = declaration.members.filter(isPublic);
    declaration.events = declaration.events.filter(({ name }) => name.startsWith("cbp-"));
  }
  const reference = (name) => ({ name, module: "element.js" });
  const exported = ({ name }) => ({ kind: "js", name, declaration: reference(name) });
  const definition = { kind: "custom-element-definition", name: TAG, declaration: reference("CreateBackupPlanElement") };
  return {
    schemaVersion: "2.1.0",
    readme: "README.md",
    modules: [
      { kind: "javascript-module", path: "element.js", declarations, exports: declarations.map(exported) },
      ...["index.js", "inline.js", "signing.js", "signing-inline.js"].map((path) => ({
        kind: "javascript-module",
        path,
        declarations: [],
        exports: [definition],
      })),
    ],
  };
}

// What the browser calls, and what the element's own files call by a symbol, is nobody else's.
function isPublic({ name, privacy }) {
  return privacy !== "private" && !name.endsWith("Callback") && !name.startsWith("[");
}

// The words that an attribute may be, where its type lists them.
function words(type) {
  return [...(type?.text ?? "").matchAll(/"([^"]+)"/g)].map(([, word]) => word);
}

function attributeData({ name, description, type }) {
  const values = words(type).map((word) => ({ name: word }));
  if (type?.text === "boolean") return { name, description, valueSet: "v" };
  return values.length > 0 ? { name, description, values } : { name, description };
}

// https://github.com/JetBrains/web-types/blob/master/schema/web-types.json
function webTypes(element, version) {
  const described = ({ name, description }) => ({ name, description });
  const typed = ({ name, description, type }) => ({ name, description, type: type?.text });
  const attribute = ({ name, description, type }) => {
    const boolean = type?.text === "boolean";
    return { name, description, value: { type: boolean ? "boolean" : (type?.text ?? "string"), required: !boolean } };
  };
  const fields = element.members.filter(({ kind, static: isStatic }) => kind === "field" && !isStatic);
  return {
    $schema: "https://json.schemastore.org/web-types",
    name: TAG,
    version,
    "description-markup": "markdown",
    contributions: {
      html: {
        elements: [
          {
            name: TAG,
            description: element.description,
            attributes: element.attributes.map(attribute),
            slots: element.slots.map(described),
            js: { properties: fields.map(typed), events: element.events.map(typed) },
            css: {
              properties: element.cssProperties.map(described),
              parts: element.cssParts.map(described),
              "pseudo-classes": element.cssStates.map(({ name, description }) => ({ name: `state(${name})`, description })),
            },
          },
        ],
      },
    },
  };
}
