// Taking the time, on a machine that others use too.
//
// The work of every contender is cut into chunks. Each chunk is done by one after the other before the next chunk
// begins, in several rounds: what disturbs one disturbs its neighbours, and the best round of a chunk is the one that
// nothing disturbed. The first rounds are not counted, because the engine compiles while they run.
import { median } from "./table.js";

const WARMING = 2;
const ROUNDS = 7;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

// What each contender needs for all chunks together, in ms: `work(contender, chunk)`.
export async function interleaved(contenders, chunks, work) {
  const times = contenders.map(() => chunks.map(() => []));
  for (let round = 0; round < WARMING + ROUNDS; round++) {
    for (const [at, chunk] of chunks.entries()) {
      for (const [index, contender] of contenders.entries()) {
        const start = performance.now();
        await work(contender, chunk);
        const time = performance.now() - start;
        if (round >= WARMING) times[index][at].push(time);
      }
    }
  }
  return times.map((chunks) => ({
    best: sum(chunks.map((rounds) => Math.min(...rounds))),
    median: sum(chunks.map(median)),
  }));
}
