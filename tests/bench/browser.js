// Checking in Chromium: how many bytes a validator is, and how long it takes from asking for it to the first verdict.
import { writeFileSync } from "node:fs";

import { fresh, launch, serve } from "./chromium.js";
import { PROGRAMS } from "./contenders/index.js";
import { BUNDLES, FOLDER, read } from "./folder.js";
import { digits, median, print, ratio } from "./table.js";

const ROUNDS = 11;
const ANCHOR = "ajv standalone";
const contenders = PROGRAMS.filter(({ module }) => module !== "parse");
const request = read("sign.json");

// The bundles have a name for each contender, so that what is fetched can be told apart.
const bundles = Object.fromEntries(contenders.map(({ module }) => [module, BUNDLES]));
writeFileSync(`${FOLDER}index.html`, "<!doctype html><title>cold start</title>");
const server = await serve({ page: FOLDER, ...bundles });
const browser = await launch();

// The server compresses a file when it is first asked for it, which takes longer than anything here.
for (const { module } of contenders) await fresh(browser, false, (page) => firstVerdict(page, module));
const times = new Map();
for (const slow of [false, true]) {
  const each = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { module }] of contenders.entries()) {
      each[index].push(await fresh(browser, slow, (page) => firstVerdict(page, module)));
    }
  }
  times.set(slow, each);
}

const anchor = contenders.findIndex(({ name }) => name === ANCHOR);
const sizes = await Promise.all(contenders.map(({ module }) => server.bytes(module)));
const rows = contenders.map(({ name, rules }, index) => {
  const { raw, gzip, brotli } = sizes[index];
  const cold = [false, true].flatMap((slow) => {
    const own = median(times.get(slow)[index]);
    return [digits(own), digits(Math.min(...times.get(slow)[index])), ratio(own / median(times.get(slow)[anchor]))];
  });
  return [name, rules, ...[raw, gzip, brotli].map((bytes) => (bytes / 1e3).toFixed(1)), ...cold];
});
print(
  "Validators in Chromium: bytes of a bundle, and ms from asking for it to the first verdict (slow: processor ÷ 4, 1.6 Mbit/s, 150 ms)",
  [
    "",
    "rules",
    "kB",
    "gzip",
    "brotli",
    "ms, median",
    "best",
    `× ${ANCHOR}'s time`,
    "slow ms, median",
    "best",
    `× ${ANCHOR}'s time`,
  ],
  rows,
);
await browser.close();
server.close();

async function firstVerdict(page, module) {
  await page.goto(`${server.origin}/page/`);
  const { valid, time } = await page.evaluate(
    async ({ address, request }) => {
      const start = performance.now();
      const { object, text = (text) => object(JSON.parse(text)) } = await import(address);
      const { valid } = text(request);
      return { valid, time: performance.now() - start };
    },
    { address: `/${module}/${module}.js`, request },
  );
  if (!valid) throw new Error(`${module} rejects a valid request`);
  return time;
}
