import { compileCentre } from "../engine/centre.ts";
import { createSimulation } from "../engine/simulation.ts";
import { Tallies } from "../engine/tallies.ts";
import { tallyLayout } from "../engine/tallyLayout.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { GroupSpec, HeadcountSpec } from "../scenario/staff.ts";
import { type SimulatedStaffing, simulatedStaffing } from "../staffing/index.ts";
import { DAY_MS, type Instant, later, MINUTE_MS } from "../vocabulary/index.ts";
import { LocalTime } from "../vocabulary/localTime.ts";
import { type RunPlace, runPlace } from "./runPlace.ts";

/** Instants of an interval at which the number in the system is looked at, evenly spread. */
const LOOKS = 4;

export interface StaffBySimulationAsk {
  readonly groupId: string;
  /** Greatest probability that a contact coming at any time of the day has to wait, in (0, 1). */
  readonly waitProbability: number;
  /** Days simulated in each round, 20 to 100,000. */
  readonly replications: number;
  readonly seed: string;
  /** Agents of the first round: so many that nobody waits. */
  readonly startingAgents: number;
  readonly mostRounds: number;
}

/** Why a group cannot be staffed so. */
export type StaffBySimulationProblem = "unknown-group" | "shared-queues" | "longer-than-a-day" | "several-at-once";
export type StaffedBySimulation =
  | { readonly ok: true; readonly staffing: SimulatedStaffing; readonly place: RunPlace }
  | { readonly ok: false; readonly problem: StaffBySimulationProblem };

/**
 * How many agents of one group keep the probability of waiting, interval by interval of the run, by iterative staffing
 * with the simulation itself (see `simulatedStaffing`): redials, patience, busyness and open hours of the scenario count.
 * For a group that shares its queues with nobody, whose agents hold one contact each, and a run of at most a day.
 */
export function staffBySimulation(scenario: Scenario, ask: StaffBySimulationAsk): StaffedBySimulation {
  const place = runPlace(scenario);
  const g = scenario.groups.findIndex(({ id }) => id === ask.groupId);
  const group = scenario.groups[g];
  if (group === undefined) return { ok: false, problem: "unknown-group" };
  const own = scenario.queues.flatMap(({ id }, k) => (serves(group, id) ? [k] : []));
  const shared = scenario.groups.some(
    (other) => other !== group && own.some((k) => serves(other, scenario.queues[k]!.id)),
  );
  if (shared) return { ok: false, problem: "shared-queues" };
  if (group.slots.total > 1) return { ok: false, problem: "several-at-once" };
  if (place.endsAt - place.beginsAt > DAY_MS) return { ok: false, problem: "longer-than-a-day" };
  const staffing = simulatedStaffing({
    intervals: place.intervals,
    waitProbability: ask.waitProbability,
    startingAgents: ask.startingAgents,
    mostRounds: ask.mostRounds,
    simulate: (agents) => lawsUnder(staffedWith(scenario, group, place, agents), g, own, place, ask),
  });
  return { ok: true, staffing, place };
}

function serves(group: GroupSpec, queueId: string): boolean {
  return group.skills.some((skill) => skill.queueId === queueId);
}

/** The scenario with this many unnamed agents of the group in each interval of the run. */
function staffedWith(scenario: Scenario, group: GroupSpec, place: RunPlace, agents: readonly number[]): Scenario {
  const intervalMinutes = place.intervalMs / MINUTE_MS;
  const perDay = 1_440 / intervalMinutes;
  const first = Math.floor(new LocalTime(scenario.timeZone).minuteOf(place.countsFrom) / intervalMinutes);
  // Before the first counted interval as in it, after the last as in that one; the run may pass midnight.
  const at = (i: number) => {
    const counted = (i - first + perDay) % perDay;
    if (counted < agents.length) return agents[counted]!;
    return counted - agents.length < perDay - counted ? agents.at(-1)! : agents[0]!;
  };
  const headcount: HeadcountSpec = {
    profile: "daily",
    intervalMinutes,
    agents: Array.from({ length: perDay }, (_, i) => at(i)),
  };
  const { shrinkage: _, ...rest } = group;
  const staffed: GroupSpec = { ...rest, people: [], shifts: [], headcount };
  return { ...scenario, groups: scenario.groups.map((one) => (one === group ? staffed : one)) };
}

/** Law of the number in the system in each interval: in line for the group or held by it. */
function lawsUnder(
  scenario: Scenario,
  g: number,
  queues: readonly number[],
  place: RunPlace,
  { replications, seed }: StaffBySimulationAsk,
): number[][] {
  const centre = compileCentre(scenario);
  const layout = tallyLayout(1, place.endsAt - place.countsFrom, scenario.queues.length, scenario.groups.length);
  const seen: number[][] = Array.from({ length: place.intervals }, () => []);
  const startAt = place.beginsAt as Instant;
  for (let replication = 0; replication < replications; replication++) {
    const observer = new Tallies({ layout, fromAt: place.countsFrom, untilAt: place.endsAt });
    const simulation = createSimulation(centre, { seed, replication, startAt, observer });
    for (let i = 0; i < place.intervals; i++) {
      for (let look = 0; look < LOOKS; look++) {
        const at = place.countsFrom + i * place.intervalMs + ((look + 0.5) / LOOKS) * place.intervalMs;
        if (at > place.endsAt) continue;
        simulation.advanceTo(later(startAt, Math.round(at) - startAt));
        const number = queues.reduce((sum, k) => sum + simulation.waiting(k), simulation.held(g));
        seen[i]![number] = (seen[i]![number] ?? 0) + 1;
      }
    }
  }
  return seen.map((counts) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    return Array.from(counts, (count) => (count ?? 0) / all);
  });
}
