// Where things lie: the corpus and what is built, the page, the npm package.
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const FOLDER = `${ROOT}target/bench/`;
export const BUNDLES = `${FOLDER}bundles/`;

export const read = (name) => readFileSync(FOLDER + name, "utf8");

// The first lines of the corpus, each with whether it is valid.
export async function corpus(count = Infinity) {
  const verdicts = read("verdicts.txt").split("\n");
  const cases = [];
  for await (const text of createInterface({ input: createReadStream(`${FOLDER}corpus.jsonl`) })) {
    if (cases.length === count) break;
    cases.push({ text, valid: verdicts[cases.length] === "true" });
  }
  return cases;
}
