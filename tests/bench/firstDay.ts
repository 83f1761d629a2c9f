import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { Replicator } from "../../sim/engine/replicator.ts";
import { modelA } from "../fixtures/speedModels.ts";

/**
 * What the first answer of a new worker costs: tables and plans made, then a day of 20,000 contacts run by code nobody has
 * run before, then the same day again. Each round is a worker of its own, its modules loaded before the clock starts.
 * Wall time, and CPU time of the worker's thread alone, which says more on a busy machine; the best of `ROUNDS`.
 */
const ROUNDS = 7;

interface Answer {
  readonly wallMs: readonly number[];
  readonly cpuMs: readonly number[];
}

/** Times of making the replicator, of its first and of its second day. */
function firstDay(): Answer {
  const wallMs: number[] = [];
  const cpuMs: number[] = [];
  const timed = <T>(work: () => T): T => {
    const [wall, cpu] = [performance.now(), process.threadCpuUsage().user];
    const done = work();
    wallMs.push(performance.now() - wall);
    cpuMs.push((process.threadCpuUsage().user - cpu) / 1e3);
    return done;
  };
  const replicator = timed(() => new Replicator(modelA(16.6)));
  const into = new Float64Array(replicator.layout.size);
  for (const replication of [0, 1]) timed(() => replicator.run("day", replication, into));
  return { wallMs, cpuMs };
}

function inWorker(): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url));
    worker.once("message", resolve).once("error", reject);
  });
}

if (isMainThread) {
  const answers: Answer[] = [];
  for (let round = 0; round < ROUNDS; round++) answers.push(await inWorker());
  const best = (times: (answer: Answer) => readonly number[], part: number) =>
    Math.min(...answers.map((answer) => times(answer)[part]!)).toFixed(0);
  for (const [part, name] of ["made", "first day", "second day"].entries()) {
    const wall = best(({ wallMs }) => wallMs, part);
    console.log(`new worker · ${name.padEnd(10)} ${wall} ms, of CPU ${best(({ cpuMs }) => cpuMs, part)} ms`);
  }
} else parentPort!.postMessage(firstDay());
