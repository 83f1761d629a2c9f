import {
  type StaffBySimulationProblem,
  type StaffedBySimulation,
  staffBySimulation,
} from "../sim/experiment/staffBySimulation.ts";
import { staffPlan } from "../sim/experiment/staffPlan.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { csv } from "./csv.ts";
import { localClock } from "./localClock.ts";
import { table } from "./table.ts";
import { EXIT, type ExitCode, type Terminal } from "./terminal.ts";

export interface SimulatedFlags {
  readonly waitProbability: number;
  readonly replications: number;
  readonly seed: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Rounds at most; three to ten usually settle. */
const MOST_ROUNDS = 20;

const PROBLEMS: Record<StaffBySimulationProblem, string> = {
  "unknown-group": "there is no such group",
  "shared-queues": "it shares queues with another group",
  "longer-than-a-day": "the run is longer than a day",
  "several-at-once": "its agents hold several contacts at once",
};

type Staffed = Extract<StaffedBySimulation, { readonly ok: true }>;

/** Prints the agents each group needs so that at most a share of its contacts waits, found by simulating the scenario. */
export function staffSimulated(label: string, scenario: Scenario, flags: SimulatedFlags, terminal: Terminal): ExitCode {
  const { waitProbability, replications, seed } = flags;
  // Enough for nobody to wait: twice what the formulas ask for, and a few more.
  const required = staffPlan(scenario).queues.map((queue) => Math.max(...queue.required));
  const startingAgents = 10 + 2 * required.reduce((sum, agents) => sum + agents, 0);
  const groups = scenario.groups.flatMap(({ id: groupId }) => {
    const ask = { groupId, waitProbability, replications, seed, startingAgents, mostRounds: MOST_ROUNDS };
    const found = staffBySimulation(scenario, ask);
    if (found.ok) return [{ groupId, found }];
    terminal.note(`${label}: ${groupId} is not staffed by simulation: ${PROBLEMS[found.problem]}`);
    return [];
  });
  const clock = localClock(scenario.timeZone);
  if (flags.json === true) {
    terminal.out(JSON.stringify(groups.map(({ groupId, found }) => ({ groupId, ...found.staffing }))));
  } else if (flags.csv === true) {
    const rows = groups.flatMap(({ groupId, found }) =>
      rowsOf(found, clock).map(([starts, agents, share], i) => [groupId, i, starts, agents, share]),
    );
    terminal.out(csv([["group", "interval", "starts", "agents", "wait_probability"], ...rows]));
  } else terminal.out(groups.map(({ groupId, found }) => groupText(groupId, found, flags, clock)).join("\n\n"));
  return groups.length > 0 ? EXIT.ok : EXIT.inputProblems;
}

function rowsOf({ staffing, place }: Staffed, clock: (at: number) => string): (readonly [string, number, number])[] {
  return staffing.agents.map((agents, i) => [
    clock(place.countsFrom + i * place.intervalMs),
    agents,
    staffing.waitProbability[i]!,
  ]);
}

function groupText(
  groupId: string,
  found: Staffed,
  { waitProbability, replications, seed }: SimulatedFlags,
  clock: (at: number) => string,
): string {
  const { outcome, rounds } = found.staffing;
  const rows = rowsOf(found, clock).map(([at, agents, share]) => [at, String(agents), `${(share * 100).toFixed(1)} %`]);
  return [
    `${groupId}: least agents with at most ${(waitProbability * 100).toFixed(1)} % waiting, by simulation`,
    `${rounds} rounds of ${replications} days, ${outcome}; seed ${seed}; shrinkage is not in it`,
    "",
    table([["", "agents", "waiting"], ...rows]),
  ].join("\n");
}
