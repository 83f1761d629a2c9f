import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { EventRecorder } from "../../sim/engine/eventRecorder.ts";
import { Replicator } from "../../sim/engine/replicator.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import { demonstration } from "../../sim/scenario/demonstration.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { hours, later } from "../../sim/vocabulary/index.ts";
import { MONDAY } from "../fixtures/centres.ts";
import { everythingOn, modelA, modelB } from "../fixtures/speedModels.ts";

/**
 * How fast the engine runs, on this machine, in one thread: numbers are printed, not asserted. Models A and B are those
 * of the C++ reference loops beside this file, compiled and run in turn with ours where a compiler is there: ratios in
 * one run, since absolute rates drift with the machine. CPU time; the best of `ROUNDS` after a warm-up.
 */
const ROUNDS = 7;

/** CPU time of one replication, ns per contact. */
function nanoseconds(replicator: Replicator, replication: number): number {
  const into = new Float64Array(replicator.layout.size);
  const contacts = replicator.contacts;
  const before = process.cpuUsage().user;
  replicator.run("bench", replication, into);
  return ((process.cpuUsage().user - before) * 1e3) / (replicator.contacts - contacts);
}

/** Compiles the reference loops; undefined where there is no compiler. */
function references(): { run: (name: string, model: string, seed: number) => number; clean: () => void } | undefined {
  if (spawnSync("g++", ["--version"]).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "floorcast-bench-"));
  for (const name of ["cppFast", "cppPlain"]) {
    const source = resolve(import.meta.dirname, `${name}.cpp`);
    if (!existsSync(source)) throw new RangeError(`source: expected ${source}, got nothing`);
    execFileSync("g++", ["-O2", "-std=c++17", "-o", join(folder, name), source]);
  }
  return {
    run: (name, model, seed) => {
      // CPU time like ours: on a busy machine the wall says more of the others than of the program.
      const command = `TIMEFORMAT=%U; time "${join(folder, name)}" --model ${model} --seed ${seed}`;
      const { stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8" });
      const { n } = JSON.parse(stdout) as { n: number };
      return (Number(stderr) * 1e9) / n;
    },
    clean: () => rmSync(folder, { recursive: true }),
  };
}

function compare(name: string, scenario: Scenario): void {
  const replicator = new Replicator(scenario);
  nanoseconds(replicator, 0);
  const peers = references();
  let [ours, fast, plain] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 1; round <= ROUNDS; round++) {
    ours = Math.min(ours, nanoseconds(replicator, round));
    if (peers === undefined) continue;
    fast = Math.min(fast, peers.run("cppFast", name, round));
    plain = Math.min(plain, peers.run("cppPlain", name, round));
  }
  peers?.clean();
  const rate = `${(1e3 / ours).toFixed(2)} M contacts/s (${ours.toFixed(0)} ns)`;
  const ratios =
    peers === undefined
      ? "no C++ compiler"
      : `${(ours / fast).toFixed(2)} × fast, ${(ours / plain).toFixed(2)} × plain C++`;
  console.log(`model ${name}, full statistics  ${rate} · ${ratios}`);
}

/** Heap growth per contact after a warm-up, bytes; needs `--expose-gc` for a steady figure. */
function heapPerContact(): number {
  const replicator = new Replicator(modelA(1_000));
  const into = new Float64Array(replicator.layout.size);
  const used = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  };
  for (let replication = 0; replication < 3; replication++) replicator.run("heap", replication, into);
  const [before, contacts] = [used(), replicator.contacts];
  for (let replication = 3; replication < 23; replication++) replicator.run("heap", replication, into);
  return (used() - before) / (replicator.contacts - contacts);
}

function events(): number {
  let count = 0;
  const observer = new EventRecorder("bench", () => count++);
  const before = process.cpuUsage().user;
  createSimulation(demonstration, { seed: "bench", startAt: MONDAY, observer }).advanceTo(later(MONDAY, hours(24 * 5)));
  return (count / (process.cpuUsage().user - before)) * 1e6;
}

/** First and later days of 20,000 contacts, ms: what somebody waits for. */
function days(): readonly [number, number] {
  const begun = performance.now();
  const replicator = new Replicator(modelA(16.6));
  const into = new Float64Array(replicator.layout.size);
  replicator.run("day", 0, into);
  const first = performance.now() - begun;
  let best = Number.POSITIVE_INFINITY;
  for (let replication = 1; replication < 40; replication++) {
    const before = performance.now();
    replicator.run("day", replication, into);
    best = Math.min(best, performance.now() - before);
  }
  return [first, best];
}

console.log(`engine · ${cpus()[0]?.model ?? "unknown processor"} · Node ${process.version}`);
const [first, later20k] = days();
console.log(`20,000-contact day        first ${first.toFixed(0)} ms, warm ${later20k.toFixed(1)} ms`);
compare("A", modelA(833));
compare("B", modelB(208));
const everything = new Replicator(everythingOn());
const rates = Array.from({ length: ROUNDS }, (_, round) => nanoseconds(everything, round));
console.log(`everything on             ${(1e3 / Math.min(...rates)).toFixed(2)} M contacts/s`);
console.log(`demonstration, events     ${Math.round(events())} events/s`);
console.log(`heap per contact          ${heapPerContact().toFixed(3)} bytes`);
