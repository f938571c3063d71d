// A contender as a program of its own: requests in, one verdict a line out.
import { createInterface } from "node:readline";

import { CONTENDERS, load } from "./contenders/index.js";

const [name] = process.argv.slice(2);
const { text } = await load(CONTENDERS.find((contender) => contender.name === name));

// Verdicts go out in blocks: a call for each line would take longer than the verdict.
const BLOCK = 1_000;
let verdicts = "";
let count = 0;
for await (const line of createInterface({ input: process.stdin })) {
  verdicts += `{"valid":${text(line).valid}}\n`;
  if (++count % BLOCK === 0) {
    process.stdout.write(verdicts);
    verdicts = "";
  }
}
process.stdout.write(verdicts);
