// Prints the style sheets of real consoles as one JSON object: the tokens of Alibaba Cloud's console components, light
// and dark, and those of its console base, which the package hands to React and which are written out here by its rule.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const components = (name) => readFileSync(require.resolve(`@alicloud/console-components/dist/${name}`), "utf8");

// COLOR_… of the package: { TEXT_PRIMARY: "#181818" } stands for --cb-color-text-primary.
const { COLOR_LIGHT, COLOR_DARK } = require("@alicloud/console-base-theme-color");
const { default: SIZE } = require("@alicloud/console-base-theme/build/cjs/var/size.js");
const { default: TYPO } = require("@alicloud/console-base-theme/build/cjs/var/typo.js");
const token = (kind, name, value) => `--cb-${kind}-${name.toLowerCase().replaceAll("_", "-")}: ${value};`;
const colours = (all) => Object.entries(all).map(([name, value]) => token("color", name, value));
const radii = Object.entries(SIZE)
  .filter(([name]) => name.startsWith("BORDER_RADIUS"))
  .map(([name, value]) => token("size", name, `${value}px`));
const fonts = Object.entries(TYPO).map(([name, value]) => token("typo", name, value));

process.stdout.write(
  JSON.stringify({
    components: components("xconsole-var.css"),
    componentsDark: components("xconsole-dark-var.css"),
    base: `:root { ${[...colours(COLOR_LIGHT), ...fonts, ...radii].join(" ")} }
      body.theme-dark, body.dark-workbench, body.dark-plus { ${colours(COLOR_DARK).join(" ")} }`,
  }),
);
