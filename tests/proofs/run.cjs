// Runs programs one after another in this process. A line in is the path of one. A line out is {"out", "error",
// "requests"}: what it printed, what it said when it failed, or null, and the requests that a stand-in for the SDK got.
"use strict";

const readline = require("node:readline");

const print = console.log;

function run(path) {
  return new Promise((resolve) => {
    let out = "";
    globalThis.requests = [];
    const end = (error) => resolve({ out, error, requests: globalThis.requests });
    console.log = (line) => {
      out += `${line}\n`;
      if (line.startsWith("RequestId: ")) {
        end(null);
      }
    };
    // A program that fails says so and sets the exit code in the same turn.
    console.error = (error) =>
      setImmediate(() => end(process.exitCode === 1 ? String(error) : `exit code: ${error}`));
    process.exitCode = 0;
    require(path);
  });
}

(async () => {
  for await (const path of readline.createInterface({ input: process.stdin })) {
    print(JSON.stringify(await run(path)));
  }
  process.exitCode = 0;
})();
