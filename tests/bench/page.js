// The page beside react-jsonschema-form and the smallest form by hand: bytes, how soon it can be filled in, how long
// from a key to what it changes on the screen, and what the page holds in memory.
import { deflateRawSync } from "node:zlib";

import { fresh, launch, serve } from "./chromium.js";
import { FOLDER, ROOT, read } from "./folder.js";
import { digits, median, print, quantile, ratio } from "./table.js";

const LOADS = 7;
const KEYS = 100;
const ROUNDS = 5;

const plan = JSON.parse(read("sign.json"));
// The fields that are typed into, which are found by what they hold.
const FIELDS = [
  { field: "the name", value: plan.PlanName },
  { field: "the 20th path", value: plan.Path[19] },
];

// A plan to begin with: nothing is in it yet. Ours begins so by itself.
const begun = { SourceType: plan.SourceType, BackupType: plan.BackupType, PlanName: "", Schedule: "", Path: [""], Rule: [] };
const shared = JSON.stringify({ region: "cn-hangzhou", request: plan });
const readable = (plan) => `#${encodeURIComponent(JSON.stringify(plan))}`;
const PAGES = [
  { name: "create-backup-plan", folder: "ours", begun: "", hash: `#p=1.${deflateRawSync(shared).toString("base64url")}` },
  { name: "react-jsonschema-form, ajv", folder: "rjsf", begun: readable(begun), hash: readable(plan) },
  { name: "by hand", folder: "vanilla", begun: readable(begun), hash: readable(plan) },
];

const server = await serve({ ours: `${ROOT}dist/`, rjsf: `${FOLDER}pages/rjsf/`, vanilla: `${FOLDER}pages/vanilla/` });
const browser = await launch();
// The server compresses a file when it is first asked for it, which takes longer than anything here.
for (const { folder, hash } of PAGES) await fresh(browser, false, (page) => load(page, folder, hash));
await loading("a plan that is begun", ({ begun }) => begun, []);
await loading("a plan with 20 paths and 3 backup rules in the address", ({ hash }) => hash, FIELDS);
await typing();
await browser.close();
server.close();

// Loads the pages with an address each, until they hold some fields; any field at all, if none are named.
async function loading(what, hashOf, fields) {
  const loads = new Map(PAGES.map(({ folder }) => [folder, { fast: [], slow: [] }]));
  for (let round = 0; round < LOADS; round++) {
    for (const page of PAGES) {
      for (const speed of ["fast", "slow"]) {
        const once = (tab) => load(tab, page.folder, hashOf(page), fields);
        loads.get(page.folder)[speed].push(await fresh(browser, speed === "slow", once));
      }
    }
  }
  const time = (folder, speed, what) => loads.get(folder)[speed].map((load) => load[what]);
  const rjsf = median(time("rjsf", "slow", "ready"));
  const sizes = await Promise.all(PAGES.map(({ folder }) => server.bytes(folder, loads.get(folder).slow[0].fetched)));
  const rows = PAGES.map(({ name, folder }, index) => {
    const { raw, gzip, brotli } = sizes[index];
    const slow = time(folder, "slow", "ready");
    return [
      name,
      ...[raw, gzip, brotli].map((bytes) => (bytes / 1e3).toFixed(1)),
      digits(median(time(folder, "fast", "painted"))),
      digits(median(time(folder, "fast", "ready"))),
      digits(median(time(folder, "slow", "painted"))),
      digits(median(slow)),
      digits(Math.min(...slow)),
      ratio(median(slow) / rjsf),
    ];
  });
  print(
    `Pages with ${what}: bytes until ready, and ms from navigation (slow: processor ÷ 4, 1.6 Mbit/s, 150 ms)`,
    [
      "",
      "kB",
      "gzip",
      "brotli",
      "first paint, median",
      "ready, median",
      "slow first paint, median",
      "slow ready, median",
      "best",
      "× react-jsonschema-form's time",
    ],
    rows,
  );
}

async function typing() {
  const runs = new Map(PAGES.map(({ folder }) => [folder, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { folder, hash } of PAGES) {
      runs.get(folder).push(
        await fresh(browser, false, async (page, devtools) => {
          await load(page, folder, hash);
          const memory = await memoryOf(page, devtools);
          const fields = [];
          for (const { value } of FIELDS) fields.push(await keys(page, devtools, value));
          return { memory, fields };
        }),
      );
    }
  }
  const figures = (folder, field) => {
    const each = runs.get(folder).map(({ fields }) => fields[field]);
    const paints = each.flatMap(({ paints }) => paints);
    return {
      p50: median(paints),
      p95: quantile(paints, 0.95),
      best: Math.min(...each.map(({ paints }) => median(paints))),
      script: median(each.map(({ script }) => script)),
    };
  };
  const rows = FIELDS.flatMap(({ field }, index) =>
    PAGES.map(({ name, folder }) => {
      const own = figures(folder, index);
      const floor = figures("vanilla", index);
      const times = [own.p50, own.p95, own.best].map((time) => time.toFixed(1));
      return [field, name, ...times, ratio(own.p50 / floor.p50), ratio(own.best / floor.best), own.script.toFixed(2)];
    }),
  );
  print(
    `A key to its paint, ms, with 20 paths and 3 backup rules: ${ROUNDS} rounds of ${KEYS} keys`,
    ["key in", "", "p50", "p95", "p50 of the best round", "× by hand, p50", "best", "script ms a key"],
    rows,
  );
  print(
    "What the pages hold",
    ["", "JS heap MB", "WebAssembly memory MB", "elements"],
    PAGES.map(({ name, folder }) => {
      const { heap, wasm, elements } = runs.get(folder)[0].memory;
      return [name, (heap / 1e6).toFixed(1), (wasm / 1e6).toFixed(1), elements];
    }),
  );
}

// Loads a page, and says when something was first painted, when it could be filled in (the fields are there, and a frame
// with them has been shown), and what had been fetched by then.
async function load(page, folder, hash, fields = FIELDS) {
  await page.addInitScript(watch, fields.map(({ value }) => value));
  await page.goto(`${server.origin}/${folder}/${hash}`, { waitUntil: "commit" });
  return await page.evaluate(() => globalThis.bench.ready);
}

// Runs in the page before anything else does.
function watch(values) {
  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const plain = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await plain.apply(WebAssembly, given);
      memories.push((made.instance ?? made).exports.memory);
      return made;
    };
  }

  const roots = (root) => [
    root,
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
  ];
  const anyField = () => roots(document).some((root) => root.querySelector("input[type=text], input:not([type])"));
  const find = (value) => {
    for (const root of roots(document)) {
      const found = [...root.querySelectorAll("input, textarea")].find((field) => field.value === value);
      if (found) return found;
    }
  };
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(null);
      }),
    );
  const ready = async () => {
    while (!document.documentElement || !(values.length ? values.every(find) : anyField())) await painted();
    const ready = await painted();
    const files = performance.getEntriesByType("resource").filter(({ responseEnd }) => responseEnd > 0);
    const fetched = [location, ...files.map(({ name }) => new URL(name))].map(({ pathname }) => pathname);
    const [first] = performance.getEntriesByName("first-contentful-paint");
    return { ready, painted: first?.startTime ?? ready, fetched };
  };

  const paints = [];
  addEventListener(
    "keydown",
    async () => {
      const start = performance.now();
      paints.push((await painted()) - start);
    },
    { capture: true },
  );

  globalThis.bench = {
    ready: ready(),
    focus: (value) => find(value).focus(),
    painted,
    takePaints: () => paints.splice(0),
    elements: () => roots(document).reduce((sum, root) => sum + root.querySelectorAll("*").length, 0),
    wasm: () => memories.reduce((sum, memory) => sum + (memory?.buffer.byteLength ?? 0), 0),
  };
}

// Types into the field that holds this value.
async function keys(page, devtools, value) {
  await page.evaluate((value) => globalThis.bench.focus(value), value);
  await page.keyboard.press("End");
  // The first keys are not counted: the engine compiles while they are handled.
  await press(20);
  await page.evaluate(() => globalThis.bench.takePaints());
  // Processor time, which does not grow while the process has to wait for a processor.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await script();
  await press(KEYS);
  const after = await script();
  const paints = await page.evaluate(() => globalThis.bench.takePaints());
  return { paints, script: ((after - before) * 1e3) / KEYS };

  // A letter and its removal in turn, so that the text stays what it is.
  async function press(count) {
    for (let key = 0; key < count; key++) {
      await page.keyboard.press(key % 2 === 0 ? "x" : "Backspace");
      await page.evaluate(() => globalThis.bench.painted());
    }
  }

  async function script() {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ScriptDuration").value;
  }
}

async function memoryOf(page, devtools) {
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize: heap } = await devtools.send("Runtime.getHeapUsage");
  const { elements, wasm } = await page.evaluate(() => ({
    elements: globalThis.bench.elements(),
    wasm: globalThis.bench.wasm(),
  }));
  return { heap, elements, wasm };
}
