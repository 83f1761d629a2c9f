import { applyChanges } from "../../scenario/changes.ts";
import { parseScenario } from "../../scenario/parse.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange } from "../../scenario/scenarioFile.ts";
import { difference } from "../difference.ts";
import type { Estimate } from "../estimate.ts";
import { type CancelSignal, MOST_SCENARIOS } from "../experiment.ts";
import type { Outcome } from "../outcome.ts";
import { ratioOf } from "../series.ts";
import type { Objective, RunExperiment } from "../tuning/tuning.ts";
import { marginOf, neverServed } from "./judge.ts";
import type { StaffTarget } from "./spec.ts";

/** Moves to choose from, and sets of them looked at: every set within the budget where there are no more. */
export const MOST_MOVES = 24;
export const MOST_SETS = 512;

/** Something that may be done to a centre, and what it takes of the budget. */
export interface Move {
  readonly id: string;
  readonly changes: readonly ScenarioChange[];
  /** ≥ 0; a puzzle by number of moves has 1 for each. */
  readonly price: number;
}

export interface MovesSpec {
  readonly scenario: Scenario;
  /** 1 to `MOST_MOVES`, ids once each. Their changes are made in this order. */
  readonly moves: readonly Move[];
  /** Prices of a set add up to at most this. */
  readonly budget: number;
  /** What must be kept; sets that miss it lose against those that do not. May be empty. */
  readonly targets: readonly StaffTarget[];
  /** What is best among those. */
  readonly objective: Pick<Objective, "figure" | "scope" | "better">;
  readonly seed: string;
  /** Days each of the best sets is known by at the end, 20 to 5,000. */
  readonly replications: number;
}

/** One set of moves and how it did. */
export interface MovesTried {
  readonly ids: readonly string[];
  readonly price: number;
  readonly replications: number;
  readonly value: Estimate;
  readonly keeps: boolean;
}

export interface MovesResult {
  readonly end: "complete" | "cancelled" | "failed";
  readonly failure?: string;
  /** Best first. The first is par; empty where nothing could be run. */
  readonly tried: readonly MovesTried[];
  /** Whether every set within the budget was looked at. */
  readonly everySet: boolean;
  /** Whether par is ahead of the next by more than chance; false: they may be as good. */
  readonly ahead: boolean;
  /** Sets that make no scenario: moves that exclude one another. */
  readonly impossible: number;
  readonly runs: number;
}

interface Entry {
  readonly members: readonly number[];
  readonly scenario: Scenario;
  outcome: Outcome | undefined;
}

/** Days of the first round; each next round has four times as many, for a quarter of the sets. */
const FIRST_RUNS = 20;

/**
 * The best set of moves within a budget: par of a puzzle. Every set is looked at where there are at most 512; else the
 * first 512, smaller sets first, moves in their order. Sets are thinned out in rounds on common random numbers (successive halving,
 * Karnin, Koren & Somekh 2013). Throws `RangeError` for a spec out of range; never rejects otherwise.
 */
export async function bestMoves(spec: MovesSpec, run: RunExperiment, signal?: CancelSignal): Promise<MovesResult> {
  check(spec);
  const sets = setsWithin(spec);
  let impossible = 0;
  const entries: Entry[] = [];
  for (const members of sets.sets) {
    const scenario = scenarioWith(spec, members);
    if (scenario === undefined) impossible += 1;
    else entries.push({ members, scenario, outcome: undefined });
  }
  let runs = 0;
  let alive: readonly Entry[] = entries;
  let end: MovesResult["end"] = "complete";
  let failure: string | undefined;
  for (let replications = Math.min(FIRST_RUNS, spec.replications); end === "complete"; ) {
    for (let first = 0; first < alive.length && end === "complete"; first += MOST_SCENARIOS) {
      const some = alive.slice(first, first + MOST_SCENARIOS);
      const scenarios = some.map(({ scenario }) => scenario);
      const result = await run({ scenarios, seed: spec.seed, plan: { kind: "replications", replications } }, signal);
      if (!("end" in result)) [end, failure] = ["failed", result.detail];
      else if (result.end !== "complete")
        [end, failure] = [result.end === "cancelled" ? "cancelled" : "failed", result.failure?.detail];
      else {
        runs += replications * some.length;
        for (const [i, entry] of some.entries()) entry.outcome = result.outcomes[i]!;
      }
    }
    alive = [...alive].filter(({ outcome }) => outcome !== undefined).sort((a, b) => better(spec, a, b));
    if (replications >= spec.replications || alive.length <= 1) break;
    alive = alive.slice(0, Math.max(2, Math.ceil(alive.length / 4)));
    replications = Math.min(spec.replications, replications * 4);
  }
  const ranked = entries.filter(({ outcome }) => outcome !== undefined);
  ranked.sort((a, b) => b.outcome!.replications - a.outcome!.replications || better(spec, a, b));
  return {
    end,
    ...(failure === undefined ? {} : { failure }),
    tried: ranked.map((entry) => triedOf(spec, entry)),
    everySet: sets.every,
    ahead: isAhead(spec, ranked),
    impossible,
    runs,
  };
}

/** Sets of moves within the budget, the empty one first; all of them, or the first so many. */
export function setsWithin({ moves, budget }: Pick<MovesSpec, "moves" | "budget">): {
  sets: number[][];
  every: boolean;
} {
  const sets: number[][] = [[]];
  const cost = (members: readonly number[]) => members.reduce((sum, i) => sum + moves[i]!.price, 0);
  for (let size = 0; size < sets.length; size++) {
    const members = sets[size]!;
    for (let i = (members.at(-1) ?? -1) + 1; i < moves.length; i++) {
      const grown = [...members, i];
      if (cost(grown) > budget + 1e-9) continue;
      if (sets.length === MOST_SETS) return { sets, every: false };
      sets.push(grown);
    }
  }
  return { sets, every: true };
}

function scenarioWith({ scenario, moves }: MovesSpec, members: readonly number[]): Scenario | undefined {
  const changed = applyChanges(
    scenario,
    members.flatMap((i) => moves[i]!.changes),
  );
  if (!changed.ok) return undefined;
  const parsed = parseScenario(changed.value);
  return parsed.ok ? parsed.scenario : undefined;
}

function keeps({ targets }: MovesSpec, outcome: Outcome): boolean {
  return targets.every((target) => {
    const intervals =
      target.per === "run" ? [undefined] : Array.from({ length: outcome.rows.layout.intervals }, (_, i) => i);
    return intervals.every((interval) => {
      if (neverServed(outcome, target.scope, interval)) return false;
      const series = outcome.series(target.figure, target.scope, interval);
      return marginOf(series && ratioOf(series), target) >= 0;
    });
  });
}

/** Negative where `a` is better: who keeps the targets, then the objective, then the price, then fewer moves. */
function better(spec: MovesSpec, a: Entry, b: Entry): number {
  const kept = Number(keeps(spec, b.outcome!)) - Number(keeps(spec, a.outcome!));
  if (kept !== 0) return kept;
  const way = spec.objective.better === "higher" ? -1 : 1;
  const by = way * (valueOfEntry(spec, a) - valueOfEntry(spec, b));
  if (by !== 0) return by;
  const price = (entry: Entry) => entry.members.reduce((sum, i) => sum + spec.moves[i]!.price, 0);
  return price(a) - price(b) || a.members.length - b.members.length || a.members.join().localeCompare(b.members.join());
}

/** What counts nobody is the worst there is. */
function valueOfEntry({ objective }: MovesSpec, { outcome }: Entry): number {
  const series = outcome!.series(objective.figure, objective.scope);
  const value = series && ratioOf(series);
  return value ?? (objective.better === "higher" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
}

function triedOf(spec: MovesSpec, { members, outcome }: Entry): MovesTried {
  const { figure, scope } = spec.objective;
  return {
    ids: members.map((i) => spec.moves[i]!.id),
    price: members.reduce((sum, i) => sum + spec.moves[i]!.price, 0),
    replications: outcome!.replications,
    value: outcome!.estimate(figure, scope)!,
    keeps: keeps(spec, outcome!),
  };
}

function isAhead(spec: MovesSpec, [first, second]: readonly Entry[]): boolean {
  if (first === undefined) return false;
  if (second === undefined) return true;
  if (first.outcome!.replications !== second.outcome!.replications) return true;
  const { figure, scope } = spec.objective;
  const { value, halfWidth } = difference(
    second.outcome!.series(figure, scope)!,
    first.outcome!.series(figure, scope)!,
  );
  return value !== undefined && halfWidth !== undefined && Math.abs(value) > halfWidth;
}

function check({ moves, budget, replications, scenario, objective }: MovesSpec): void {
  const whole = Number.isInteger(replications) && replications >= FIRST_RUNS && replications <= 5_000;
  if (!whole)
    throw new RangeError(`replications: expected a whole number in [${FIRST_RUNS}, 5000], got ${replications}`);
  if (!(moves.length >= 1 && moves.length <= MOST_MOVES)) {
    throw new RangeError(`moves: expected 1 to ${MOST_MOVES}, got ${moves.length}`);
  }
  if (new Set(moves.map(({ id }) => id)).size < moves.length)
    throw new RangeError("moves: expected ids once each, got twins");
  if (!(budget >= 0)) throw new RangeError(`budget: expected a number ≥ 0, got ${budget}`);
  if (moves.some(({ price }) => !(price >= 0))) throw new RangeError("price: expected numbers ≥ 0, got another");
  if (scenario.queues.length === 0)
    throw new RangeError(`objective: expected ${objective.figure} of somebody, got nobody`);
}
