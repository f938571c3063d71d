// Taking the time, on a machine that others use too.
//
// The work of every contender is cut into chunks. Each chunk is done by one after the other before the next chunk
// begins, in several rounds: what disturbs one disturbs its neighbours, and the best round of a chunk is the one that
// nothing disturbed. The first rounds are not counted, because the engine compiles while they run.
//
// What counts is the processor time of this process, with its threads that collect garbage: a process that has to wait
// for a processor has not worked.
import { median } from "./table.js";

const WARMING = 2;
const ROUNDS = 7;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

// Whoever comes behind one that fills the processor's caches pays for it: every other round goes backwards.
function inTurn(count, round) {
  const order = [...Array(count).keys()];
  return round % 2 === 0 ? order : order.reverse();
}

// What each contender needs for all chunks together, in ms: `work(contender, chunk)`.
export async function interleaved(contenders, chunks, work) {
  const times = contenders.map(() => chunks.map(() => []));
  for (let round = 0; round < WARMING + ROUNDS; round++) {
    for (const [at, chunk] of chunks.entries()) {
      for (const index of inTurn(contenders.length, round)) {
        const start = process.cpuUsage();
        await work(contenders[index], chunk);
        const { user, system } = process.cpuUsage(start);
        if (round >= WARMING) times[index][at].push((user + system) / 1e3);
      }
    }
  }
  return times.map((chunks) => ({
    best: sum(chunks.map((rounds) => Math.min(...rounds))),
    median: sum(chunks.map(median)),
  }));
}
