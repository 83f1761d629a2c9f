import { compileCentre } from "../../sim/engine/centre.ts";
import { Kernel } from "../../sim/engine/kernel/kernel.ts";
import { Sources } from "../../sim/engine/kernel/sources.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import { DecisionTrace } from "../../sim/engine/trace/decisionTrace.ts";
import { hours, later } from "../../sim/vocabulary/index.ts";
import { MONDAY } from "../fixtures/centres.ts";
import { modelB } from "../fixtures/speedModels.ts";
import { talliesOf } from "../fixtures/tallied.ts";

/**
 * What a trace of decisions costs: CPU time of the same run by a kernel made without the option, by a simulation without
 * a trace, and by one with it. Printed, not asserted; the best of `ROUNDS`, in turn, since rates drift with the machine.
 */
const ROUNDS = 5;
const HOURS = 4;
const UNTIL = later(MONDAY, hours(HOURS));
const scenario = modelB(HOURS);

function milliseconds(run: () => void): number {
  const before = process.cpuUsage().user;
  run();
  return (process.cpuUsage().user - before) / 1e3;
}

function without(): void {
  const centre = compileCentre(scenario);
  const observer = talliesOf(scenario, MONDAY, UNTIL);
  const options = { seed: "trace", replication: 0, startAt: MONDAY, observer, lazy: true };
  const kernel = new Kernel(centre, new Sources(centre), options);
  kernel.begins();
  kernel.advance(UNTIL, Number.POSITIVE_INFINITY);
}

function simulated(trace?: DecisionTrace): void {
  const observer = talliesOf(scenario, MONDAY, UNTIL);
  const options = { seed: "trace", startAt: MONDAY, observer, ...(trace && { trace }) };
  createSimulation(scenario, options).advanceTo(UNTIL);
}

let [plain, off, on, recorded] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
for (let round = 0; round < ROUNDS; round++) {
  plain = Math.min(plain, milliseconds(without));
  off = Math.min(
    off,
    milliseconds(() => simulated()),
  );
  if (round > 1) continue;
  const trace = new DecisionTrace();
  on = Math.min(
    on,
    milliseconds(() => simulated(trace)),
  );
  recorded = trace.recorded;
}
const bytes = (() => {
  const trace = new DecisionTrace();
  simulated(trace);
  return JSON.stringify(trace.records()).length;
})();
console.log(`trace · model B, ${HOURS} h, ${recorded} decisions`);
console.log(`off ÷ without the option  ${(off / plain).toFixed(2)} (${off.toFixed(0)} ms ÷ ${plain.toFixed(0)} ms)`);
console.log(
  `on                        ${(((on - off) * 1e3) / recorded).toFixed(0)} µs a decision, ${(on / off).toFixed(0)} × the run`,
);
console.log(`kept                      1,000 decisions, ${(bytes / 2 ** 20).toFixed(1)} MiB as JSON`);
