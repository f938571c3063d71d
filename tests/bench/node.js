// Checking requests in Node.js: who agrees with the corpus, how long it takes, and how long until the first verdict.
import { execFileSync } from "node:child_process";

import { CONTENDERS, PROGRAMS, load } from "./contenders/index.js";
import { ROOT, corpus } from "./folder.js";
import { interleaved } from "./measure.js";
import { digits, median, print, ratio } from "./table.js";

// What is timed is the start of the corpus, in chunks of so many lines.
const TIMED = 10_000;
const CHUNK = 100;
const ANCHOR = "ajv standalone";

const contenders = await Promise.all(CONTENDERS.map(async (each) => ({ ...each, ...(await load(each)) })));
const cases = await corpus();
agreement();
const timed = cases.slice(0, TIMED);
await speed("from text to all issues", contenders, chunksOf(timed.map(({ text }) => text)), "text");
const judges = contenders.filter(({ rules }) => rules !== "none");
await speed("from an object to all issues", judges, chunksOf(timed.flatMap(objectOf)), "object");
coldStart();

function agreement() {
  const rows = contenders.map(({ name, rules, text }) => {
    const wrong = cases.filter((each) => text(each.text).valid !== each.valid);
    const passed = wrong.filter(({ valid }) => !valid).length;
    return [name, rules, passed, wrong.length - passed];
  });
  const invalid = cases.filter(({ valid }) => !valid).length;
  print(
    `Agreement in Node.js: ${cases.length} requests, ${invalid} of them invalid`,
    ["", "rules", "wrongly passed", "wrongly rejected"],
    rows,
  );
}

async function speed(what, contenders, chunks, method) {
  const count = chunks.flat().length;
  const needed = await interleaved(contenders, chunks, (contender, chunk) => {
    const judge = contender[method];
    for (const each of chunk) judge(each);
  });
  const anchor = needed[contenders.findIndex(({ name }) => name === ANCHOR)];
  const rows = contenders.map(({ name, rules }, index) => {
    const { best, median } = needed[index];
    return [
      name,
      rules,
      digits((count / median) * 1e3),
      digits((count / best) * 1e3),
      ratio(anchor.median / median),
      ratio(anchor.best / best),
    ];
  });
  print(
    `Checking in Node.js, ${what}: ${count} requests`,
    ["", "rules", "a second, median", "best", `× ${ANCHOR}, median`, "best"],
    rows,
  );
}

function coldStart() {
  const times = PROGRAMS.map(() => []);
  for (let round = 0; round < 15; round++) {
    for (const [index, { module }] of PROGRAMS.entries()) {
      const said = execFileSync(process.execPath, [`${ROOT}tests/bench/cold.js`, module], { encoding: "utf8" });
      times[index].push(Number(said));
    }
  }
  const anchor = times[PROGRAMS.findIndex(({ name }) => name === ANCHOR)];
  const rows = PROGRAMS.map(({ name, rules }, index) => [
    name,
    rules,
    digits(median(times[index])),
    digits(Math.min(...times[index])),
    ratio(median(times[index]) / median(anchor)),
    ratio(Math.min(...times[index]) / Math.min(...anchor)),
  ]);
  print(
    "From loading to the first verdict in a new process of Node.js, bundled",
    ["", "rules", "ms, median", "best", `× ${ANCHOR}'s time, median`, "best"],
    rows,
  );
}

function chunksOf(items) {
  const chunks = [];
  for (let at = 0; at < items.length; at += CHUNK) chunks.push(items.slice(at, at + CHUNK));
  return chunks;
}

// A text that is no JSON has no object.
function objectOf({ text }) {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
