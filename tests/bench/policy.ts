import { execFileSync } from "node:child_process";
import { compileCentre } from "../../sim/engine/centre.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import type { CompiledPolicy, RoutingFloor } from "../../sim/routing/compiled.ts";
import { hours, later } from "../../sim/vocabulary/index.ts";
import { MONDAY } from "../fixtures/centres.ts";
import { modelA, modelB } from "../fixtures/speedModels.ts";
import { talliesOf } from "../fixtures/tallied.ts";

/**
 * What the policy language costs: CPU time of a whole run with the compiled first come, first served, longest idle,
 * and with the same two decisions written by hand for the very centre, each in a process of its own so that neither
 * changes how the other is optimised. Printed, not asserted; the best of `ROUNDS`, in turn.
 */
const ROUNDS = 7;
const HOURS = { A: 60, B: 40 } as const;
type Model = keyof typeof HOURS;

/** The two decisions as one would write them who knows the lines and groups of the model. */
const HAND: Readonly<Record<Model, Pick<CompiledPolicy, "selectAgent" | "selectContact">>> = {
  A: {
    selectAgent: (floor) => floor.first(0, 0, 0),
    selectContact: (floor) => floor.head(0),
  },
  B: {
    // Queue k is served by the groups k − 1, k, k + 3 and k + 4 of the ring of eight.
    selectAgent: (floor: RoutingFloor, _contact: number, line: number) => {
      let best = -1;
      for (let g = 0; g < 8; g++) {
        if (g % 4 !== line && (g + 1) % 4 !== line) continue;
        const agent = floor.first(g, 0, line);
        if (agent < 0) continue;
        if (best < 0 || floor.idleSince[agent]! < floor.idleSince[best]!) best = agent;
      }
      return best;
    },
    selectContact: (floor: RoutingFloor, agent: number) => {
      const group = floor.groupOf[agent]!;
      const one = floor.head(group % 4);
      const other = floor.head((group + 1) % 4);
      if (one < 0 || other < 0) return Math.max(one, other);
      return floor.enqueuedAt[one]! <= floor.enqueuedAt[other]! ? one : other;
    },
  },
};

const [, , role, model] = process.argv as unknown as [string, string, "compiled" | "hand" | undefined, Model];
if (role === undefined) report();
else console.log(best(role, model));

/** Milliseconds of processor time of the fastest of some runs after a warm-up. */
function best(by: "compiled" | "hand", name: Model): number {
  const scenario = name === "A" ? modelA(HOURS.A) : modelB(HOURS.B);
  const centre = compileCentre(scenario);
  if (by === "hand") Object.assign(centre.policy, HAND[name]);
  const until = later(MONDAY, hours(HOURS[name]));
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4; run++) {
    const observer = talliesOf(scenario, MONDAY, until);
    const before = process.cpuUsage().user;
    createSimulation(centre, { seed: "policy", replication: run, startAt: MONDAY, observer }).advanceTo(until);
    if (run > 0) least = Math.min(least, (process.cpuUsage().user - before) / 1e3);
  }
  return least;
}

function report(): void {
  for (const name of Object.keys(HOURS) as Model[]) {
    const least = { compiled: Number.POSITIVE_INFINITY, hand: Number.POSITIVE_INFINITY };
    for (let round = 0; round < ROUNDS; round++) {
      for (const by of ["compiled", "hand"] as const) {
        const printed = execFileSync(process.execPath, [import.meta.filename, by, name], { encoding: "utf8" });
        least[by] = Math.min(least[by], Number(printed));
      }
    }
    const ratio = (least.compiled / least.hand).toFixed(2);
    console.log(
      `policy · model ${name}: compiled ÷ by hand ${ratio} (${least.compiled.toFixed(0)} ms ÷ ${least.hand.toFixed(0)} ms)`,
    );
  }
}
