import { cpus } from "node:os";
import { EventRecorder } from "../../sim/engine/eventRecorder.ts";
import type { EngineObserver } from "../../sim/engine/observer.ts";
import { createSimulation, type Simulation } from "../../sim/engine/simulation.ts";
import { Tallies } from "../../sim/engine/tallies.ts";
import { demonstration } from "../../sim/scenario/demonstration.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { hours, later, minutes } from "../../sim/vocabulary/index.ts";
import { centre, exponential, group, MONDAY, voiceQueue } from "../fixtures/centres.ts";

/**
 * How fast the engine runs, on this machine, in one thread. Numbers are printed, not asserted.
 * Model A: 1,200 contacts an hour, exponential work of 5 and patience of 2 minutes, 100 agents (Erlang A).
 */
const ROUNDS = 7;
const line = voiceQueue(1_200, exponential(minutes(5)), { patienceMs: exponential(minutes(2)) });
const modelA = centre([line], [group(100, [line])]);

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Median of things done per second over `ROUNDS` runs of `lengthMs`, one of them before as a warm-up. */
function rate(
  scenario: Scenario,
  lengthMs: number,
  make: () => { observer: EngineObserver; done: () => number },
): number {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const { observer, done } = make();
    const before = performance.now();
    createSimulation(scenario, { seed: String(round), startAt: MONDAY, observer }).advanceTo(later(MONDAY, lengthMs));
    if (round > 0) rates.push((done() / (performance.now() - before)) * 1_000);
  }
  return Math.round(median(rates));
}

function tallied(scenario: Scenario) {
  const tallies = new Tallies(scenario.queues.map(() => 20_000));
  return { observer: tallies, done: () => scenario.queues.reduce((sum, _, k) => sum + tallies.queue(k).started, 0) };
}

function recorded() {
  let count = 0;
  return { observer: new EventRecorder("bench", () => count++), done: () => count };
}

/** Heap growth per contact after a warm-up, bytes; needs `--expose-gc` for a steady figure. */
function heapPerContact(): number {
  const { observer, done } = tallied(modelA);
  const simulation: Simulation = createSimulation(modelA, { seed: "heap", startAt: MONDAY, observer });
  const used = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  };
  simulation.advanceTo(later(MONDAY, hours(200)));
  const [before, contacts] = [used(), done()];
  simulation.advanceTo(later(MONDAY, hours(1_000)));
  return (used() - before) / (done() - contacts);
}

const processor = cpus()[0]?.model ?? "unknown processor";
console.log(`engine · ${processor} · Node ${process.version}`);
console.log(`model A, tallies        ${rate(modelA, hours(400), () => tallied(modelA))} contacts/s`);
console.log(`model A, events         ${rate(modelA, hours(100), recorded)} events/s`);
console.log(`demonstration, tallies  ${rate(demonstration, hours(24 * 30), () => tallied(demonstration))} contacts/s`);
console.log(`demonstration, events   ${rate(demonstration, hours(24 * 5), recorded)} events/s`);
console.log(`heap per contact        ${heapPerContact().toFixed(3)} bytes`);
