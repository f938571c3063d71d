// Makes the calls in a file, one a line: {"call":"validateText","arguments":[…]}, and writes each answer on a line.
// An argument {"json":"…"} is the object that this JSON means, with a bigint for a number of many digits.
import { equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as check from "create-backup-plan/check";
import * as core from "create-backup-plan/core";
import { stringify } from "./stringify.mjs";

const LONG = /(?<=[:[,]\s*)-?\d{16,}(?=\s*[,\]}])/g;
const revive = (_, value) => (/^bigint:/.test(value) ? BigInt(value.slice("bigint:".length)) : value);
const parse = (json) => JSON.parse(json.replace(LONG, '"bigint:$&"'), revive);

const given = (value) => (value?.json === undefined ? value : parse(value.json));
const lines = readFileSync(new URL("calls.jsonl", import.meta.url), "utf8").trimEnd().split("\n");
const answers = lines.map((line) => {
  const { call, arguments: all } = JSON.parse(line);
  const answer = stringify(core[call](...all.map(given)));
  // The part that only checks answers the same.
  if (call in check) equal(stringify(check[call](...all.map(given))), answer);
  return `${answer}\n`;
});
process.stdout.write(answers.join(""));
