import type { Scenario } from "../../scenario/scenario.ts";
import type { GroupSpec, SkillSpec } from "../../scenario/staff.ts";
import { Bisection } from "./bisection.ts";
import type { Judge } from "./judge.ts";
import { leastCost, type Need } from "./leastCost.ts";
import type { LookRuns } from "./lookRuns.ts";
import { EARLY_CONFIDENCE, settledIn } from "./race.ts";
import type { StaffTarget } from "./spec.ts";
import type { Agents, Staffing } from "./staffing.ts";

/** More queues with targets than these are looked at one by one and all together, not in every set. */
const MOST_IN_EVERY_SET = 3;

/**
 * What every staffing needs, found by easier questions: for a set of queues, how many agents of the groups that serve
 * any of them are wanted in a block if they all had every skill of the set, nobody else came, and the blocks around were
 * staffed plentifully. Each answer is the greatest number at which some target is missed beyond chance, and one more.
 * A question whose first runs settle every block is not run to its end: what keeps its target by them is taken as kept,
 * which can only lower the bound.
 */
export class Needs {
  readonly #staffing: Staffing;
  readonly #judge: Judge;
  readonly #seed: string;
  readonly #runs: number;
  readonly #confidence: number | undefined;

  constructor(staffing: Staffing, judge: Judge, seed: string, runs: number, confidence: number | undefined) {
    this.#staffing = staffing;
    this.#judge = judge;
    this.#seed = seed;
    this.#runs = runs;
    this.#confidence = confidence;
  }

  /** Needs of every set of queues worth asking about, by block, for a staffing that keeps all targets. */
  async all(kept: Agents): Promise<Need[]> {
    const { blocks } = this.#staffing;
    const asked = this.#sets().flatMap((queues) => {
      const targets = this.#judge.targets.filter((target) => this.#within(target, queues));
      const groups = this.#serving(queues);
      if (targets.length === 0 || groups.length === 0) return [];
      const together = Array.from({ length: blocks }, (_, b) =>
        groups.reduce((sum, g) => sum + kept[g * blocks + b]!, 0),
      );
      // Blocks beside each other are not asked about at once: a line in one would be worked off in the next.
      const parities =
        blocks === 1 ? [[0]] : [0, 1].map((parity) => together.flatMap((_, b) => (b % 2 === parity ? [b] : [])));
      return [{ queues, groups, targets, parts: parities.map((own) => new Bisection(together, own)) }];
    });
    const all = asked.flatMap((set) => set.parts.map((part) => ({ ...set, part })));
    for (;;) {
      const open = all.filter(({ part }) => part.isOpen);
      if (open.length === 0) break;
      const scenarios = open.map(({ queues, groups, part }) => this.#pooled(queues, groups, part.counts()));
      const looks = await this.#judge.look(scenarios, this.#seed, this.#runs, (runs, i) => {
        const { targets, part } = open[i]!;
        return part.asks.every((block) => settledIn(runs, targets, this.#intervalsOf(block)));
      });
      for (const [i, { runs }] of looks.entries()) {
        const { targets, part } = open[i]!;
        const isWhole = runs.replications === this.#runs;
        const confidence = isWhole ? this.#confidence : EARLY_CONFIDENCE;
        part.answer((block) => this.#missedIn(block, runs, targets, confidence));
      }
    }
    return asked.map(({ groups, parts }) => ({
      groups,
      least: Array.from({ length: blocks }, (_, b) => parts[b % parts.length]!.least(b)),
    }));
  }

  /** Least money of every block under the needs; their sum is the bound. */
  cost(needs: readonly Need[]): number {
    const { blocks, groups } = this.#staffing;
    let cost = 0;
    for (let block = 0; block < blocks; block++) {
      const prices = groups.map((_, g) => this.#staffing.price(g * blocks + block));
      cost += leastCost(prices, needs, block);
    }
    return cost;
  }

  #missedIn(block: number, runs: LookRuns, targets: readonly StaffTarget[], confidence: number | undefined): boolean {
    if (this.#staffing.blocks === 1) return this.#judge.surelyMissed(runs, confidence, targets);
    const [from, to] = this.#span(block);
    return this.#judge.surelyMissedIn(runs, confidence, targets, from, to);
  }

  #intervalsOf(block: number): (number | undefined)[] {
    const [from, to] = this.#span(block);
    const each = Array.from({ length: to - from }, (_, i) => from + i);
    // One block may hold targets over the run and by interval.
    return this.#staffing.blocks === 1 ? [undefined, ...each] : each;
  }

  /** Intervals of a block, the last excluded. */
  #span(block: number): readonly [from: number, to: number] {
    const { intervalsABlock, place } = this.#staffing;
    const from = block * intervalsABlock;
    return [from, Math.min(place.intervals, from + intervalsABlock)];
  }

  /** The scenario with one group able to do what the set of queues wants, and nobody coming to the others. */
  #pooled(queues: readonly string[], groups: readonly number[], counts: readonly number[]): Scenario {
    const { blocks, scenario } = this.#staffing;
    const agents = new Int32Array(this.#staffing.cells);
    agents.set(counts, groups[0]! * blocks);
    const served = groups.map((g) => scenario.groups[this.#staffing.groups[g]!]!);
    const slots = served.reduce((most, one) => (one.slots.total > most.slots.total ? one : most)).slots;
    const skills = queues.flatMap((queueId) => bestSkill(served, queueId));
    const others = served[0]!.skills.filter(({ queueId }) => !queues.includes(queueId));
    const pooled = this.#staffing.scenarioOf(agents, (group, g) =>
      g === groups[0] ? { ...group, slots, skills: [...skills, ...others] } : group,
    );
    return {
      ...pooled,
      queues: pooled.queues.map((queue) => {
        if (queues.includes(queue.id)) return queue;
        const { arrivals: _, backlog: __, ...rest } = queue;
        return rest;
      }),
    };
  }

  /** Sets of queues with targets, closed under what leads from one queue to another. */
  #sets(): readonly (readonly string[])[] {
    const { scenario } = this.#staffing;
    const wanted = scenario.queues.filter(({ id }) => this.#serving([id]).length > 0).map(({ id }) => id);
    const targeted = wanted.filter((id) =>
      this.#judge.targets.some((target) => this.#within(target, wanted) && touches(target, id, scenario)),
    );
    const linked = (id: string): string[] => {
      const text = JSON.stringify(scenario.queues.find((queue) => queue.id === id));
      return scenario.queues.flatMap((other) => (other.id !== id && text.includes(`"${other.id}"`) ? [other.id] : []));
    };
    if (targeted.some((id) => linked(id).length > 0)) return [scenario.queues.map(({ id }) => id)];
    if (targeted.length > MOST_IN_EVERY_SET) return [...targeted.map((id) => [id]), targeted];
    const sets: string[][] = [];
    for (let set = 1; set < 1 << targeted.length; set++) sets.push(targeted.filter((_, i) => (set & (1 << i)) !== 0));
    return sets;
  }

  /** Whether a target speaks of these queues alone, and of what can be seen in a block. */
  #within({ scope, figure, per }: StaffTarget, queues: readonly string[]): boolean {
    if (figure === "occupancy" || (per === "run" && this.#staffing.blocks > 1)) return false;
    const { scenario } = this.#staffing;
    const spoken = scenario.queues.filter(({ id, channel }) => {
      return (
        scope.kind === "total" ||
        (scope.kind === "channel" ? channel === scope.channel : scope.kind === "queue" && id === scope.queueId)
      );
    });
    return spoken.length > 0 && spoken.every(({ id }) => queues.includes(id));
  }

  #serving(queues: readonly string[]): number[] {
    const { groups, scenario } = this.#staffing;
    return groups.flatMap((number, g) =>
      scenario.groups[number]!.skills.some(({ queueId }) => queues.includes(queueId)) ? [g] : [],
    );
  }
}

function touches({ scope }: StaffTarget, queueId: string, { queues }: Scenario): boolean {
  if (scope.kind === "queue") return scope.queueId === queueId;
  if (scope.kind === "channel") return queues.some(({ id, channel }) => id === queueId && channel === scope.channel);
  return scope.kind === "total";
}

/** The best of everybody at one queue: highest level, fastest, most resolved. */
function bestSkill(groups: readonly GroupSpec[], queueId: string): SkillSpec[] {
  const skills = groups.flatMap((group) => group.skills.filter((skill) => skill.queueId === queueId));
  if (skills.length === 0) return [];
  return [
    {
      queueId,
      level: Math.max(...skills.map(({ level }) => level)),
      handleTimeFactor: Math.min(...skills.map(({ handleTimeFactor = 1 }) => handleTimeFactor)),
      resolvedFactor: Math.max(...skills.map(({ resolvedFactor = 1 }) => resolvedFactor)),
    },
  ];
}
